"""Where a PDF page's trim is, and how to set it upright: the arithmetic of page boxes, without any PDF library.

A ``Box`` is (left, bottom, right, top) in the page's own units, y up, as PDF has it (ISO 32000-1 §14.11.2).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite, nan

from recap_print.units import number, snap, to_mm, to_pt

Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Upright:
    """A page's trim and its ``ink`` (all that may show of it, trim included), as stored, before /Rotate.

    ``rotation`` is 0, 90, 180 or 270, clockwise; ``scale`` is points per unit (/UserUnit). Lengths are mm and
    concern the page as it is seen.
    """

    trim: Box
    ink: Box
    rotation: int = 0
    scale: float = 1.0

    @property
    def width(self) -> float:
        return self._across if self.rotation % 180 == 0 else self._along

    @property
    def height(self) -> float:
        return self._along if self.rotation % 180 == 0 else self._across

    @property
    def size(self) -> str:
        return f"{number(snap(self.width))} × {number(snap(self.height))} mm"

    @property
    def _across(self) -> float:
        return to_mm((self.trim[2] - self.trim[0]) * self.scale)

    @property
    def _along(self) -> float:
        return to_mm((self.trim[3] - self.trim[1]) * self.scale)

    @property
    def bleed(self) -> float:
        """How far ink reaches beyond the trim at its worst edge. One of the sides may have none: the spine's."""
        left, bottom, right, top = (
            to_mm(abs(ink - trim) * self.scale) for ink, trim in zip(self.ink, self.trim, strict=True)
        )
        if self.rotation % 180:
            return min(left, right, max(bottom, top))
        return min(bottom, top, max(left, right))

    def matrix(self, width: float, height: float) -> Matrix:
        """From the page's own units to points from the lower left corner of a ``width`` × ``height`` mm trim.

        A page that is a hair larger or smaller is centred on it.
        """
        (left, bottom, right, top), s = self.trim, self.scale
        a, b, c, d, e, f = {
            0: (s, 0.0, 0.0, s, -left * s, -bottom * s),
            90: (0.0, -s, s, 0.0, -bottom * s, right * s),
            180: (-s, 0.0, 0.0, -s, right * s, top * s),
            270: (0.0, s, -s, 0.0, top * s, -left * s),
        }[self.rotation]
        return (a, b, c, d, e + to_pt(width - self.width) / 2, f + to_pt(height - self.height) / 2)


def upright(
    media: Box, crop: Box | None, trim: Box | None, bleed: Box | None, rotation: int, scale: float
) -> Upright | None:
    """Settle a page's boxes with the defaults of ISO 32000-1 Table 30; None when no trim is left within the page."""
    crop = overlap(crop or media, media)
    trim = overlap(trim or crop, media)
    if not has_area(trim):
        return None
    ink = overlap(bleed or crop, media)
    # A CropBox or BleedBox smaller than the trim hides nothing from a press.
    ink = (min(ink[0], trim[0]), min(ink[1], trim[1]), max(ink[2], trim[2]), max(ink[3], trim[3]))
    return Upright(trim, ink, rotation, scale)


def box_of(corners: Iterable[object]) -> Box | None:
    """Four finite numbers as a box, its corners in order; None for anything that is not such a rectangle."""
    values = [float(c) if isinstance(c, int | float) else nan for c in corners]
    if len(values) != 4 or not all(map(isfinite, values)):
        return None
    x1, y1, x2, y2 = values
    box = (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
    return box if has_area(box) else None


def overlap(a: Box, b: Box) -> Box:
    return (max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3]))


def has_area(box: Box) -> bool:
    return box[0] < box[2] and box[1] < box[3]
