"""The marks around a side's trim, as far as the sheet has room for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from recap_print.geometry import Rect
from recap_print.sheets.marks import extent, marks_around
from recap_print.sheets.model import AnyMark
from recap_print.sheets.press import MarkKind, Press
from recap_print.units import snap


def marks(trim: Rect, bleed: float, press: Press, what: str) -> tuple[AnyMark, ...]:
    """The marks this press asks for around ``trim`` (mm on the sheet), leaving out those it could not print.

    ``what`` says in the slug line which side this is.
    """
    return tuple(mark for mark in _wanted(trim, bleed, press, what) if _within(mark, press.printable))


def missing_marks(trim: Rect, bleed: float, press: Press) -> tuple[tuple[MarkKind, int, int], ...]:
    """Per kind of mark the sheet lacks room for: the kind, how many are printed, how many were wanted."""
    wanted, printed = list(_wanted(trim, bleed, press, "")), marks(trim, bleed, press, "")
    counts = ((kind, _count(printed, kind), _count(wanted, kind)) for kind in press.marks)
    return tuple((kind, got, of) for kind, got, of in counts if got < of)


def _wanted(trim: Rect, bleed: float, press: Press, what: str) -> Iterator[AnyMark]:
    return marks_around(trim, bleed, press.marks, what, fold=press.width / 2)


def _within(mark: AnyMark, area: Rect) -> bool:
    room = extent(mark)
    return area.x <= room.x and area.y <= room.y and snap(room.right) <= area.right and snap(room.bottom) <= area.bottom


def _count(found: Iterable[AnyMark], kind: MarkKind) -> int:
    return sum(mark.kind is kind for mark in found)
