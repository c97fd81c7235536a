"""QR codes read apart: the child that renders a hostile file, and the parent that waits for what it saw.

``python -m recap_print.pipeline.seeing`` reads a PDF from standard input and writes what it sees as JSON.
"""

from __future__ import annotations

import json
import sys
from dataclasses import astuple

from recap_print.geometry import Rect
from recap_print.pdf.model import Seen, Symbol
from recap_print.pipeline.children import Child, Stopped, limited

PATIENCE = 30.0
"""Seconds from when the child is fed. Of its own accord it begins no page after 20."""
MOST_PROCESSOR_SECONDS = 60


class Seeing:
    """Pages being looked at, while the command goes on with something else."""

    def __init__(self, child: Child) -> None:
        self._child = child

    def result(self, seconds: float = PATIENCE) -> Seen:
        """What was seen. Never raises for what is in the file: a renderer that stopped is told in ``unread``."""
        try:
            return seen_from(self._child.result(seconds))
        except Stopped as stopped:
            return Seen(None, (f"no page was looked at: the renderer {stopped}",))


def eyes() -> Child:
    """A process that will look at one PDF: its libraries load while there is none yet. Hand it to ``start_seeing``."""
    return Child(__name__)


def start_seeing(data: bytes, by: Child | None = None) -> Seeing:
    """Begin to look at the pages of a PDF, in a process of its own."""
    by = by or eyes()
    by.feed(data)
    return Seeing(by)


def main() -> None:
    """The child: a PDF in, JSON out."""
    from recap_print.pdf.symbols import read_symbols  # the parent starts a process so as not to load this

    data = sys.stdin.buffer.read()
    limited(MOST_PROCESSOR_SECONDS, fed=len(data))
    sys.stdout.buffer.write(told(read_symbols(data)))


def told(seen: Seen) -> bytes:
    """What was seen, to be sent from one process to another."""
    return json.dumps(astuple(seen)).encode()


def seen_from(answer: bytes) -> Seen:
    """The inverse of ``told``. Raises Stopped for anything else."""
    try:
        symbols, unread, damaged, looked = json.loads(answer)
        return Seen(
            None if symbols is None else tuple(map(_symbol, symbols)),
            tuple(map(str, unread)),
            tuple(map(_symbol, damaged)),
            tuple(map(int, looked)),
        )
    except (ValueError, TypeError, OverflowError, RecursionError) as error:
        raise Stopped("gave an answer that cannot be understood") from error


def _symbol(said: list[object]) -> Symbol:
    page, text, box, module = said
    if not isinstance(page, int) or not isinstance(box, list) or not isinstance(module, int | float):
        raise TypeError("not a symbol")
    return Symbol(page, str(text), Rect(*map(float, box)), float(module))


if __name__ == "__main__":
    main()
