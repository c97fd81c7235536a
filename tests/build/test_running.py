"""Builds as people run them: many processes, some editions that fail, and Ctrl-C."""

from __future__ import annotations

import fcntl
import os
import pty
import termios
import time
from collections import deque
from contextlib import closing
from pathlib import Path

import pytest

from recap_print.errors import ExitCode
from recap_print.pipeline.builder import built
from recap_print.pipeline.crew import Answer, Task, side_by_side
from recap_print.pipeline.outcome import State
from recap_print.pipeline.prepare import Workshop
from yard import MADE, Yard, an_edition


def test_some_fail_and_the_others_are_built_as_ever(yard: Yard) -> None:
    """One at a time, all again, among editions that cannot be: the same bytes as two at a time among none."""
    before = yard.files("out")
    for name in ("broken", "noise", "walled"):
        an_edition(yard.root, name)
    yard.edit("editions/broken.yaml", "kind: notes", "kind: note")
    (yard.root / "editions/noise.yaml").write_text("format: [")
    (yard.root / "out/walled").write_text("no folder")
    ran = yard.run("build", "--jobs", "1", "--force", "one.wide", "broken", "noise", "walled")
    after = yard.files("out")
    assert {file: after[file] for file in before} == before
    assert {*after} - {*before} == {"out/walled"}
    assert ran.code == ExitCode.CANNOT_WRITE, "the gravest of what happened"
    assert {line.split()[0] for line in ran.out.splitlines() if line.startswith("out/")} == MADE["one.wide"]
    assert "editions/broken.yaml:" in ran.out
    assert "editions/noise.yaml:" in ran.out
    assert "recap-print: walled: out/walled" in ran.err
    assert "· one.wide: built\n" in ran.err
    assert ran.err.endswith("· 4 editions: 1 built, 3 failed (broken, noise, walled)\n")
    assert yard.stale() == {"broken", "noise", "walled"}, "what failed is tried again"


def test_how_a_failure_is_told(yard: Yard) -> None:
    for name, old, new, code in (
        ("broken", "kind: notes", "kind: note", ExitCode.FINDINGS),
        ("noise", "format: 1", "format: [", ExitCode.CANNOT_READ),
    ):
        an_edition(yard.root, name)
        yard.edit(f"editions/{name}.yaml", old, new)
        outcome = built(Workshop(yard.project), name)
        assert (outcome.state, outcome.code) == (State.FAILED, code)
        assert outcome.findings or outcome.refusal
        assert not outcome.products
    an_edition(yard.root, "pressed", "press: letterpress\n")
    outcome = built(Workshop(yard.project), "pressed")
    assert outcome.state is State.FAILED
    assert "letterpress" in (outcome.refusal or outcome.findings[0].message)
    assert not outcome.products, "a slip is told before anything is drawn"
    outcome = built(Workshop(yard.project), "one.tall")
    assert outcome.code == ExitCode.USAGE
    assert "tall" in outcome.refusal
    assert built(Workshop(yard.project), "broken/none.yaml").code == ExitCode.CANNOT_READ


def test_a_name_that_nobody_knows_is_told_before_anything_is_built(yard: Yard) -> None:
    (yard.root / ".cache/build/two.json").unlink()
    ran = yard.run("build", "two", "onne")
    assert (ran.code, ran.out) == (ExitCode.USAGE, "")
    assert "did you mean `one`?" in ran.err
    assert yard.stale() == {"two"}


def test_quiet_says_products_and_findings_alone(yard: Yard, findings: str) -> None:
    ran = yard.run("build", "-q")
    assert (ran.code, ran.out, ran.err) == (ExitCode.OK, findings, "")


@pytest.mark.skipif(not Path("/proc/self/cwd").exists(), reason="asks /proc who is at work")
def test_ctrl_c_at_a_terminal(yard: Yard) -> None:
    """The whole group is told, as a terminal does it, while a bar shows who is at work."""
    an_edition(yard.root, "three")
    before, stale = yard.files(), yard.stale()
    ours, theirs = pty.openpty()
    at = {"stdin": theirs, "stdout": theirs, "stderr": theirs, "env": {"TERM": "xterm", "NO_COLOR": "1"}}
    process = yard.start(
        "build", "--force", **at, start_new_session=True, preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    )
    os.close(theirs)
    screen = b""
    while b"three" not in screen:
        screen += os.read(ours, 1000)
    _until(lambda: len(_at_work(yard)) > 3, "their children are at work too")
    os.write(ours, b"\x03")
    while part := _read(ours):
        screen += part
    os.close(ours)
    said = screen.decode()
    assert process.wait(10) == ExitCode.INTERRUPTED
    assert "0/" in said
    assert "\x1b[K· stopped: nothing built; no file is half-written" in said, "the bar is taken away first"
    assert "\x1b[3" not in said, "no colour"
    _until(lambda: not _at_work(yard), "nobody is left")
    assert yard.files() == before
    assert yard.stale() == stale


def test_a_crew_that_is_left_ends(yard: Yard) -> None:
    """What nobody waits for any more is stopped; what cannot start, or falls, says why."""
    tasks = deque([Task("here", b"x"), Task("there", b"")])
    with closing(side_by_side("recap_print.pipeline.nowhere", tasks, 1)) as crew:
        told = list(crew)
    assert told == [
        "here",
        Answer("here", b"", "ended with exit code 1"),
        "there",
        Answer("there", b"", "ended with exit code 1"),
    ]
    began = time.monotonic()
    with closing(side_by_side("pdb", deque([Task("stuck", b"\n" * 9)]), 1)) as crew:  # waits for nobody
        assert next(crew) == "stuck"
    assert time.monotonic() - began < 4


def _at_work(yard: Yard) -> list[int]:
    """The processes that work in the project's folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (process / "cwd").readlink() == yard.root and b"recap_print" in (process / "cmdline").read_bytes():
                found.append(int(process.name))
        except OSError:  # it ended meanwhile
            continue
    return found


def _until(true: object, why: str, seconds: float = 10) -> None:
    until = time.monotonic() + seconds
    assert callable(true)
    while not true():
        assert time.monotonic() < until, why
        time.sleep(0.01)


def _read(screen: int) -> bytes:
    try:
        return os.read(screen, 10_000)
    except OSError:  # the other end is closed
        return b""
