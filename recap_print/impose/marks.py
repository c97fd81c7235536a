"""Crop and fold marks around a side's trim, as far as the sheet has room for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from recap_print.geometry import Rect
from recap_print.sheets.marks import crop_marks, fold_marks
from recap_print.sheets.model import Mark, MarkKind, Press


def marks(trim: Rect, bleed: float, press: Press) -> tuple[Mark, ...]:
    """The marks this press asks for around ``trim`` (mm on the sheet), leaving out those it could not print."""
    return tuple(mark for mark in _wanted(trim, bleed, press) if _within(mark, press.printable))


def missing_marks(trim: Rect, bleed: float, press: Press) -> tuple[tuple[MarkKind, int, int], ...]:
    """Per kind of mark the sheet lacks room for: the kind, how many are printed, how many were wanted."""
    wanted, printed = list(_wanted(trim, bleed, press)), marks(trim, bleed, press)
    counts = ((kind, _count(printed, kind), _count(wanted, kind)) for kind in press.marks)
    return tuple((kind, got, of) for kind, got, of in counts if got < of)


def _wanted(trim: Rect, bleed: float, press: Press) -> Iterator[Mark]:
    if MarkKind.CROP in press.marks:
        yield from crop_marks(trim, bleed)
    if MarkKind.FOLD in press.marks:
        yield from fold_marks(trim, bleed, press.width / 2)


def _within(mark: Mark, area: Rect) -> bool:
    return area.x <= mark.x1 <= mark.x2 <= area.right and area.y <= mark.y1 <= mark.y2 <= area.bottom


def _count(found: Iterable[Mark], kind: MarkKind) -> int:
    return sum(mark.kind is kind for mark in found)
