"""Pages photographed apart: children that render, while the command composes and compares.

``python -m recap_print.pipeline.shots`` reads which pages are wanted and a PDF from standard input, and writes
their pictures.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING

from recap_print.errors import CannotRead
from recap_print.pdf.shot import Seat, Shot, Shots
from recap_print.pipeline.children import Child, Stopped, limited

if TYPE_CHECKING:
    pass

PATIENCE = 30.0
"""Seconds from when a child is fed. Of its own accord it begins no page after 20."""
MOST_PROCESSOR_SECONDS = 60

Draw = Callable[[], bytes]
"""Makes, or has, the PDF of one side. It may raise CannotRead: that side is then not shown, and why is told."""


Seats = Mapping[int, Seat]
NO_SEATS: Seats = {}


class Cameras:
    """A child for either side. Start them first: they load the renderer while versions are read and compared.

    Use it as a context, so that none is left over.
    """

    def __init__(self) -> None:
        self._children = (Child(__name__), Child(__name__))

    def shoot(
        self,
        old: Draw,
        new: Draw,
        wanted: tuple[Iterable[int], Iterable[int]],
        seats: tuple[Seats, Seats] = (NO_SEATS, NO_SEATS),
    ) -> tuple[Shots, Shots]:
        """The pages of these numbers on either side: the new side is drawn while the old one is rendered.

        ``seats`` are for pages that lie on sheets. Never raises for what is in a file. Once only: a camera takes one
        film.
        """
        begun = [
            _begin(child, draw, sorted(set(numbers)), places)
            for child, draw, numbers, places in zip(self._children, (old, new), wanted, seats, strict=True)
        ]
        first, second = (_end(child, why) for child, why in zip(self._children, begun, strict=True))
        return first, second

    def close(self) -> None:
        for child in self._children:
            child.close()

    def __enter__(self) -> Cameras:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def _begin(child: Child, draw: Draw, numbers: list[int], seats: Seats) -> Shots | None:
    """Hand a child its work; when there is none, what is known without it."""
    if not numbers:
        return Shots()
    try:
        asked = json.dumps([[number, *seats.get(number, ())] for number in numbers])
        child.feed(asked.encode() + b"\n" + draw())
    except CannotRead as error:
        return Shots({}, error.message)
    return None


def _end(child: Child, known: Shots | None) -> Shots:
    if known is not None:
        child.close()
        return known
    try:
        return shots_from(child.result(PATIENCE))
    except Stopped as stopped:
        return Shots({}, f"the renderer {stopped}")


def main() -> None:
    """The child: page numbers and a PDF in, pictures out."""
    from recap_print.pdf.raster import photograph  # the parent starts a process so as not to load this

    said, _, data = sys.stdin.buffer.read().partition(b"\n")
    limited(MOST_PROCESSOR_SECONDS, fed=len(data))
    asked = json.loads(said)
    seats = {number: Seat(sheet, tuple(way), *size) for number, sheet, way, *size in (one for one in asked if one[1:])}
    sys.stdout.buffer.write(told(photograph(data, [number for number, *_ in asked], seats)))


def told(shots: Shots) -> bytes:
    """Pictures, to be sent from one process to another: a line of JSON, then their bytes one after another."""
    pages = [[number, shot.width, shot.height, len(shot.data)] for number, shot in shots.pages.items()]
    head = json.dumps({"pages": pages, "unseen": shots.unseen}).encode()
    return b"\n".join((head, b"".join(shot.data for shot in shots.pages.values())))


def shots_from(answer: bytes) -> Shots:
    """The inverse of ``told``. Raises Stopped for anything else."""
    try:
        head, _, data = answer.partition(b"\n")
        said, pages, at = json.loads(head), {}, 0
        for number, width, height, size in said["pages"]:
            pages[int(number)] = Shot(float(width), float(height), data[at : at + int(size)])
            at += int(size)
        if at != len(data):
            raise ValueError("cut short")
        return Shots(pages, str(said["unseen"]))
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
        raise Stopped("gave an answer that cannot be understood") from error


if __name__ == "__main__":
    main()
