"""The pictures of a comparison, as its report shows them: each is made when somebody looks at it, and known by its
digest. What did not change since the last comparison is not made again, nor fetched."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import TYPE_CHECKING

from recap_print.errors import CannotRead
from recap_print.pages.model import Booklet
from recap_print.pdf.shot import Shot, Shots
from recap_print.preview.darkroom import Darkroom, Film
from recap_print.preview.shown import Known, Leaf, numbered, seals_of

if TYPE_CHECKING:
    from recap_print.pipeline.shots import Draw, Seats

MOST_BYTES = 32 << 20
"""Of pictures that are kept: some 400 pages."""
MEMORY = 8
"""Comparisons whose pictures can still be made: a browser looks at the one before until the next is there."""
ADDRESS = "/against/{}.jpg"
DPI = 144
"""What ``pdf.raster`` makes of a page that is alone."""


class Print(Film):
    """Pages within their trim, by the diff's own renderer."""

    def picture(self, digest: str, dpi: int, how: str) -> bytes:
        """A JPEG of one of them. Not for two threads at once."""
        from recap_print.pdf.raster import photograph

        number = self.numbers[digest]
        shots = photograph(self.plain, [number])
        if number not in shots.pages:
            raise CannotRead(shots.unseen)
        return shots.pages[number].data


class Prints:
    """Shoots nothing: says where each page will be found. For booklets of ours alone.

    ``face`` it first with the two that are compared. ``picture`` may be asked by any thread.
    """

    def __init__(self) -> None:
        self._darkroom = Darkroom(MOST_BYTES)
        self._known = Known(), Known()
        self._booklets: tuple[Booklet, ...] = ()
        self._remembered: deque[set[str]] = deque(maxlen=MEMORY)

    def face(self, old: Booklet, new: Booklet, profile: str) -> None:
        """What is compared next; ``profile`` names the one that pictures in RGB go through."""
        first, second = (
            numbered(one, seals_of(one, profile), known) for one, known in zip((old, new), self._known, strict=True)
        )
        self._booklets, self._known = (first[0], second[0]), (first[1], second[1])

    def shoot(
        self, old: Draw, new: Draw, wanted: tuple[Iterable[int], Iterable[int]], seats: tuple[Seats, Seats] = ({}, {})
    ) -> tuple[Shots, Shots]:
        """As ``shots.Cameras`` does, with addresses for pictures. Draws a side only when one of its pages is new."""
        leaves = [[leaf for _, leaf in known.pages.values()] for known in self._known]
        before, after = (
            self._laid(booklet, some, draw, set(numbers))
            for booklet, some, draw, numbers in zip(self._booklets, leaves, (old, new), wanted, strict=True)
        )
        self._remembered.append({leaf.digest for some in leaves for leaf in some})
        self._darkroom.keep_only({digest for seen in self._remembered for digest in seen})
        return before, after

    def _laid(self, booklet: Booklet, leaves: list[Leaf], draw: Draw, wanted: set[int]) -> Shots:
        seen = [leaf for leaf in leaves if leaf.number in wanted]
        if not all(self._darkroom.knows(leaf.digest) for leaf in seen):
            try:
                data = draw()
            except CannotRead as error:
                return Shots({}, error.message)
            self._darkroom.load([Print([leaf.digest for leaf in leaves], lambda: data, None, {})])
        size = booklet.stock.width, booklet.stock.height
        return Shots({leaf.number: Shot(*size, address=ADDRESS.format(leaf.digest)) for leaf in seen})

    def picture(self, digest: str) -> bytes:
        """A JPEG of a page in the last comparisons. Raises CannotRead for any other."""
        return self._darkroom.picture(digest, DPI)
