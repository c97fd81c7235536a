"""Hears of saved files in a thread of its own. How is ``pipeline.watching``'s business."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from recap_print.pipeline.project import Project
from recap_print.pipeline.watching import changes

AGAIN = 1.0
"""Seconds until watching begins anew after it failed: a disk was taken away, the system had no watches left."""


@contextmanager
def watching(project: Project, tell: Callable[[], object]) -> Iterator[None]:
    """``tell`` is called once when changes are noticed from now on, then after each; from the watching thread."""
    stop = Event()

    def watch() -> None:
        while not stop.is_set():
            try:
                for _ in changes(project, stop):
                    tell()
            except OSError:
                stop.wait(AGAIN)

    thread = Thread(target=watch, name="watching", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(timeout=AGAIN)
