"""A page's boxes, and the way from its own units to millimetres on the finished page."""

from __future__ import annotations

from dataclasses import dataclass

from pypdf.generic import DictionaryObject

from recap_print.geometry import Rect
from recap_print.pdf.matrix import Bounds, Matrix, bounds
from recap_print.pdf.model import Points, Zone
from recap_print.pdf.objects import Objects
from recap_print.pdf.paints import Paper
from recap_print.pdf.upright import Box, Upright, box_of, upright
from recap_print.units import to_mm

LETTER: Box = (0.0, 0.0, 612.0, 792.0)
"""What viewers take for a page that does not say its size."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's boxes as written, and where its trim lies."""

    media: Points | None
    crop: Points | None
    bleed: Points | None
    trim: Points | None
    art: Points | None
    rotation: int
    user_unit: float
    paper: Paper

    def placed(self, corners: list[float]) -> Rect:
        """A rectangle in the page's units, where it shows; nothing at the corner for what is none."""
        if len(corners) != 4:
            return Rect(0.0, 0.0, 0.0, 0.0)
        left, top, right, bottom = bounds(self.paper.matrix, *corners)
        return Rect(round(left, 4), round(top, 4), round(right - left, 4), round(bottom - top, 4))

    def zone(self, box: Rect) -> Zone:
        return self.paper.zone((box.x, box.y, box.right, box.bottom))


def sheet(objects: Objects, entries: DictionaryObject) -> Sheet:
    """Settle a page's boxes. ``entries`` hold the inherited ones."""
    media, crop, bleed, trim, art = (
        _box(objects, entries, key) for key in ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")
    )
    if media is None:
        objects.notes.add("it has no usable MediaBox: its size is a guess")
    rotation = objects.number(entries.get("/Rotate")) or 0.0
    turn = int(rotation) % 360
    if turn % 90:
        objects.notes.add(f"it is rotated by {turn}°: it was looked at unrotated")
    unit = objects.number(entries.get("/UserUnit"))
    scale = unit if unit and 0 < unit < 1e6 else 1.0
    edge = media or LETTER
    quarters = 0 if turn % 90 else turn
    found = upright(edge, crop, trim or art, bleed, quarters, scale)
    if found is None:
        objects.notes.add("its trim lies outside of it: it was measured from its edge")
        found = Upright(edge, edge, quarters, scale)
    matrix = _down(found)
    paper = Paper(
        width=round(found.width, 4),
        height=round(found.height, 4),
        bleed=bounds(matrix, *found.ink),
        clip=bounds(matrix, *edge),
        matrix=matrix,
        bleed_width=round(found.bleed, 4),
    )
    return Sheet(media, crop, bleed, trim, art, turn, scale, paper)


def _box(objects: Objects, entries: DictionaryObject, key: str) -> Bounds | None:
    corners = objects.numbers(entries.get(key))
    if corners is None:
        if key in entries:
            objects.notes.add(f"its {key[1:]} makes no sense")
        return None
    return box_of(corners)


def _down(found: Upright) -> Matrix:
    """From the page's own units to mm from the upright trim's top left corner, y down."""
    a, b, c, d, e, f = map(to_mm, found.matrix(found.width, found.height))
    return (a, 0.0 - b, c, 0.0 - d, e, found.height - f)
