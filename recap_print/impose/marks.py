"""Crop and fold marks around a side's trim, as far as the sheet has room for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from recap_print.geometry import Rect
from recap_print.sheets.model import Mark, MarkKind, Press
from recap_print.units import snap

LENGTH = 5.0
OFFSET = 3.0
"""From the trim; more when the bleed reaches further. The trade's usual length and offset."""
THICKNESS = 0.1
DASH = (1.0, 1.0)


def marks(trim: Rect, bleed: float, press: Press) -> tuple[Mark, ...]:
    """The marks this press asks for around ``trim`` (mm on the sheet), leaving out those it could not print."""
    return tuple(mark for mark in _wanted(trim, bleed, press) if _within(mark, press.printable))


def missing_marks(trim: Rect, bleed: float, press: Press) -> tuple[tuple[MarkKind, int, int], ...]:
    """Per kind of mark the sheet lacks room for: the kind, how many are printed, how many were wanted."""
    wanted, printed = list(_wanted(trim, bleed, press)), marks(trim, bleed, press)
    counts = ((kind, _count(printed, kind), _count(wanted, kind)) for kind in press.marks)
    return tuple((kind, got, of) for kind, got, of in counts if got < of)


def _wanted(trim: Rect, bleed: float, press: Press) -> Iterator[Mark]:
    near = max(OFFSET, bleed)
    far = near + LENGTH
    above, below = (trim.y - far, trim.y - near), (trim.bottom + near, trim.bottom + far)
    before, after = (trim.x - far, trim.x - near), (trim.right + near, trim.right + far)
    if MarkKind.CROP in press.marks:
        for x in (trim.x, trim.right):
            for start, end in (above, below):
                yield _mark(MarkKind.CROP, x, start, x, end)
        for y in (trim.y, trim.bottom):
            for start, end in (before, after):
                yield _mark(MarkKind.CROP, start, y, end, y)
    if MarkKind.FOLD in press.marks:
        fold = press.width / 2
        for start, end in (above, below):
            yield _mark(MarkKind.FOLD, fold, start, fold, end)


def _mark(kind: MarkKind, x1: float, y1: float, x2: float, y2: float) -> Mark:
    dash = DASH if kind is MarkKind.FOLD else None
    return Mark(kind, snap(x1), snap(y1), snap(x2), snap(y2), THICKNESS, dash)


def _within(mark: Mark, area: Rect) -> bool:
    return area.x <= mark.x1 <= mark.x2 <= area.right and area.y <= mark.y1 <= mark.y2 <= area.bottom


def _count(found: Iterable[Mark], kind: MarkKind) -> int:
    return sum(mark.kind is kind for mark in found)
