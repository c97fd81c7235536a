"""Words read apart: the child that reads what is on the pages of a PDF, and how its answer comes back.

``python -m recap_print.pipeline.leafing`` reads a PDF from standard input, after the length of its name (8 bytes,
big-endian) and its name, and writes what can be read as JSON.
"""

from __future__ import annotations

import json
import sys
from dataclasses import astuple
from typing import Any

from recap_print.errors import CannotRead, RecapError
from recap_print.geometry import Rect
from recap_print.pdf.legible_model import Paper, PaperForm, PaperPage, Word
from recap_print.pipeline.children import Child, Stopped, limited

PATIENCE = 60.0
"""Seconds for one file; a booklet takes a third of one."""
MOST_PROCESSOR_SECONDS = 120
LENGTH = 8
HELP = "open it in a viewer and export it again"


def leafer() -> Child:
    """A process that will read one PDF: its libraries load while there is none yet."""
    return Child(__name__)


def start_leafing(data: bytes, name: str, by: Child | None = None) -> Leafing:
    """Begin to read a PDF; ``name`` is what messages call it."""
    by = by or leafer()
    named = name.encode("utf-8", "replace")
    by.feed(len(named).to_bytes(LENGTH, "big") + named + data)
    return Leafing(by, name, data)


class Leafing:
    """A PDF being read, while the command goes on with something else."""

    def __init__(self, child: Child, name: str, data: bytes) -> None:
        self._child, self._name, self._data = child, name, data

    def result(self, seconds: float = PATIENCE) -> Paper:
        """What it says. Raises CannotRead for what is not a PDF, is locked or too damaged, and when the child falls."""
        try:
            return paper_from(self._child.result(seconds), self._data)
        except Stopped as stopped:
            why = f"{self._name} could not be read: the reader {stopped}, as happens with damaged or hostile files"
            raise CannotRead(why, help=HELP) from stopped


def main() -> None:
    """The child: a PDF in, JSON out."""
    from recap_print.pdf.legible import read_paper  # the parent starts a process so as not to load this

    fed = sys.stdin.buffer.read()
    limited(MOST_PROCESSOR_SECONDS, fed=len(fed))
    start = LENGTH + int.from_bytes(fed[:LENGTH], "big")
    name, data = fed[LENGTH:start].decode(), fed[start:]
    del fed
    try:
        answer = told(read_paper(data, name))
    except RecapError as error:
        answer = json.dumps({"message": error.message, "help": error.help}).encode()
    except MemoryError:
        message = f"{name} takes more memory to read than a file may"
        answer = json.dumps({"message": message, "help": HELP}).encode()
    sys.stdout.buffer.write(answer)


def told(paper: Paper) -> bytes:
    """What was read, to be sent from one process to another; the bytes stay where they are."""
    pages = [(p.number, p.width, p.height, astuple(p.edge), p.boxes, p.bleed, p.words, p.digest) for p in paper.pages]
    return json.dumps(
        {"name": paper.name, "pages": pages, "form": astuple(paper.form), "unread": paper.unread}
    ).encode()


def paper_from(answer: bytes, data: bytes) -> Paper:
    """The inverse of ``told``. Raises CannotRead with the child's own words, Stopped for what is no answer."""
    try:
        said = json.loads(answer)
        if "message" in said:
            raise CannotRead(str(said["message"]), help=str(said["help"]))
        return Paper(
            str(said["name"]),
            tuple(map(_page, said["pages"])),
            _form(*said["form"]),
            tuple(map(str, said["unread"])),
            data,
        )
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
        raise Stopped("gave an answer that cannot be understood") from error


def _page(said: list[Any]) -> PaperPage:
    number, width, height, edge, boxes, bleed, words, digest = said
    return PaperPage(
        int(number),
        float(width),
        float(height),
        Rect(*map(float, edge)),
        tuple(map(str, boxes)),
        float(bleed),
        tuple(Word(*word) for word in words),
        str(digest),
    )


def _form(producer: str, version: str, spaces: list[str], intent: str, *lists: list[str]) -> PaperForm:
    fonts, subsets, structure = lists
    return PaperForm(producer, version, tuple(spaces), intent, tuple(fonts), tuple(subsets), tuple(structure))


if __name__ == "__main__":
    main()
