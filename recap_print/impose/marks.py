"""The marks around a side's pages, as far as the sheet has room for them. Within the pages there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from recap_print.geometry import Rect
from recap_print.sheets.marks import Lines, extent, marks_around
from recap_print.sheets.model import AnyMark, Crease, Placement
from recap_print.sheets.press import MarkKind, Press
from recap_print.units import snap

HAIR = 0.01


def marks(
    placements: Sequence[Placement], trim: Rect, bleed: float, folds: Sequence[Crease], press: Press, what: str
) -> tuple[AnyMark, ...]:
    """The marks this press asks for around ``trim``, leaving out those it could not print.

    ``what`` says in the slug line which side this is.
    """
    wanted = _wanted(placements, trim, bleed, folds, press, what)
    return tuple(mark for mark in wanted if _within(mark, press.printable))


def missing_marks(
    placements: Sequence[Placement], trim: Rect, bleed: float, folds: Sequence[Crease], press: Press
) -> tuple[tuple[MarkKind, int, int], ...]:
    """Per kind of mark the sheet lacks room for: the kind, how many are printed, how many were wanted."""
    wanted = list(_wanted(placements, trim, bleed, folds, press, ""))
    printed = marks(placements, trim, bleed, folds, press, "")
    counts = ((kind, _count(printed, kind), _count(wanted, kind)) for kind in press.marks)
    return tuple((kind, got, of) for kind, got, of in counts if got < of)


def _wanted(
    placements: Sequence[Placement], trim: Rect, bleed: float, folds: Sequence[Crease], press: Press, what: str
) -> Iterator[AnyMark]:
    fold_x = tuple(dict.fromkeys(fold.at for fold in folds if fold.vertical))
    fold_y = tuple(dict.fromkeys(fold.at for fold in folds if not fold.vertical))
    cut_x, cut_y = set[float](), set[float]()
    for place in placements:
        spare = abs(place.creep) + HAIR  # pages that meet at a fold are not cut there, and creep moves them past it
        cut_x.update(x for x in (place.trim.x, place.trim.right) if all(abs(x - at) > spare for at in fold_x))
        cut_y.update(y for y in (place.trim.y, place.trim.bottom) if all(abs(y - at) > spare for at in fold_y))
    lines = Lines(tuple(sorted(cut_x)), tuple(sorted(cut_y)), fold_x, fold_y)
    return marks_around(trim, bleed, press.marks, what, lines)


def _within(mark: AnyMark, area: Rect) -> bool:
    room = extent(mark)
    return area.x <= room.x and area.y <= room.y and snap(room.right) <= area.right and snap(room.bottom) <= area.bottom


def _count(found: Iterable[AnyMark], kind: MarkKind) -> int:
    return sum(mark.kind is kind for mark in found)
