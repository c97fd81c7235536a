"""Processes of ours at work side by side: each is fed with bytes, answers with bytes, and none outlives the command.

Each runs ``main()`` of one of our modules, as children do (see ``children``); unlike them it reads what we trust,
writes files, and is given the time to leave none of them half-written.
"""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Generator
from contextlib import suppress
from dataclasses import dataclass
from queue import SimpleQueue
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired
from threading import Thread

from recap_print.pipeline.children import START, ended

GRACE = 5.0
"""Seconds in which a process that is asked to end takes away what it began."""


@dataclass(frozen=True, slots=True)
class Task:
    """Who is to work, and on what."""

    name: str
    fed: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What a process wrote; ``fault`` says why it did not end well: ``was stopped by SIGKILL (signal 9)``."""

    name: str
    data: bytes
    fault: str = ""


def side_by_side(module: str, waiting: deque[Task], jobs: int) -> Generator[Answer | str, None, None]:
    """The name of each task that begins, and its answer when it ends. Close it, and whoever is at work is stopped.

    ``waiting`` is taken from the left; whoever listens may add to it between two answers.
    """
    at_work: dict[str, Popen[bytes]] = {}
    answers: SimpleQueue[Answer] = SimpleQueue()
    debug = bool(os.environ.get("RECAP_PRINT_DEBUG"))
    try:
        while waiting or at_work:
            while waiting and len(at_work) < jobs:
                task = waiting.popleft()
                try:
                    process = Popen(
                        [sys.executable, "-P", "-c", START, module, *sys.path],
                        stdin=PIPE,
                        stdout=PIPE,
                        stderr=None if debug else DEVNULL,
                    )
                except OSError as error:
                    yield Answer(task.name, b"", f"cannot be started: {error.strerror or error}")
                    continue
                at_work[task.name] = process
                Thread(target=_listen, args=(process, task, answers), daemon=True).start()
                yield task.name
            if at_work:
                answer = answers.get()
                del at_work[answer.name]
                yield answer
    finally:
        _stop(list(at_work.values()))


def _listen(process: Popen[bytes], task: Task, answers: SimpleQueue[Answer]) -> None:
    data = b""
    with suppress(OSError, ValueError):
        data, _ = process.communicate(task.fed)
    answers.put(Answer(task.name, data, ended(process.wait())))


def _stop(processes: list[Popen[bytes]]) -> None:
    """Ask all to end, then wait; one that does not listen is stopped."""
    for process in processes:
        process.terminate()
    for process in processes:
        try:
            process.wait(GRACE)
        except TimeoutExpired:
            process.kill()
            process.wait()
