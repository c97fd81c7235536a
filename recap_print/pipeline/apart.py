"""PDFs looked at apart from the command: a child process reads the bytes, we read what it says."""

from __future__ import annotations

from types import TracebackType

from recap_print.errors import CannotRead
from recap_print.pdf.model import Facts
from recap_print.pipeline.children import Child, Stopped
from recap_print.pipeline.reading import Strange, asked, facts_from
from recap_print.pipeline.seeing import Seeing, start_seeing

PATIENCE = 60.0
"""Seconds for the facts of one file; those of a booklet take a tenth of one."""
LARGEST_ANSWER = 256 << 20
HELP = "open it in a viewer and export it again"

__all__ = ["Reader", "Seeing", "start_reader", "start_seeing"]


class Reader:
    """A child that has loaded its libraries and waits for a file. Use it as a context, so that none is left over."""

    def __init__(self) -> None:
        self._ready: Child | None = _child()

    def facts(self, data: bytes, name: str, seconds: float = PATIENCE) -> Facts:
        """What a PDF holds; ``name`` is what messages call it. Each file is read by a child of its own.

        Raises CannotRead for what is not a PDF or too damaged, and when the child falls or takes too long.
        """
        child, self._ready = self._ready or _child(), None
        child.feed(asked(data, name))
        try:
            return facts_from(child.result(seconds))
        except Stopped as stopped:
            why = f"{name} could not be read: the reader {stopped}, as happens with damaged or hostile files"
            raise CannotRead(why, help=HELP) from stopped
        except Strange as strange:
            raise CannotRead(f"{name} could not be read: the reader gave no answer", help=HELP) from strange

    def close(self) -> None:
        """Stop the child that waits: one that is forgotten stops."""
        self._ready = None

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def start_reader() -> Reader:
    """Start the child at once: what it has to load, it loads while we do something else."""
    return Reader()


def _child() -> Child:
    return Child("recap_print.pipeline.reading", largest=LARGEST_ANSWER)
