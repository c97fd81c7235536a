"""A printed sheet: turned over as its work style says, and cut into the pieces that are folded.

Paper has coordinates of the front as displayed, x to the right and y down, seen through the paper for the back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from recap_print.geometry import Rect
from recap_print.sheets.model import Crease, Placement, Sheet, Side
from recap_print.sheets.press import Flip, Press, Work

HAIR = 0.001 + 1e-9
ROUNDING = 0.4
"""mm: pages of whole points may exceed a sheet that nothing holds."""
HEAD = {0: (0, -1), 90: (-1, 0), 180: (0, 1), 270: (1, 0)}
"""By rotation (counter-clockwise): where a head points."""


class Misfold(AssertionError):
    """What the binder would shout."""


def ask(holds: bool, what: str) -> None:
    if not holds:
        raise Misfold(what)


@dataclass(frozen=True, slots=True)
class Print:
    """A page on a face of the paper: its trim and ink, in coordinates that follow the paper, and where its head
    points. ``place`` is what the plate has."""

    page: int | None
    trim: Rect
    clip: Rect
    head: tuple[int, int]
    place: Placement

    def moved(self, rect: Callable[[Rect], Rect], head: Callable[[int, int], tuple[int, int]]) -> Print:
        return replace(self, trim=rect(self.trim), clip=rect(self.clip), head=head(*self.head))


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of paper between cuts: what lies on its two faces, and the lines it is folded along, in order."""

    area: Rect
    front: tuple[Print, ...]
    back: tuple[Print, ...]
    folds: tuple[Crease, ...]


def pieces(sheet: Sheet, press: Press) -> list[Piece]:
    """A printed sheet, turned as its work style says, and cut. Those of the second half of a one-plate sheet come
    last, turned over; within a half they come in reading order."""
    about_vertical = _turns_about_vertical(sheet.work, press)
    back = sheet.back or sheet.front
    fronts, backs = _prints(sheet.front), [_through(one, press, about_vertical) for one in _prints(back)]
    if sheet.back is None:
        ask(sheet.work.is_one_plate, "a sheet with one plate is worked with one")
    found = []
    for area in _parts(sheet.cuts, press):
        mine, behind = _inside(fronts, area), _inside(backs, area)
        found.append(Piece(area, mine, behind, tuple(f for f in sheet.folds if _crosses(f, area))))
    ask(sum(len(one.front) for one in found) == len(sheet.front.placements), "a cut goes through a page")
    if not sheet.work.is_one_plate:
        return found
    first = [one for one in found if _in_first_half(one, sheet.work, press)]
    rest = [_turned_over(one, sheet.work, press) for one in found if one not in first]
    rest.sort(key=lambda one: (one.area.y, one.area.x))
    folds = [one.folds for one in first]
    return first + [replace(one, folds=fold) for one, fold in zip(rest, folds, strict=True)]


def _in_first_half(piece: Piece, work: Work, press: Press) -> bool:
    if work is Work.TURN:
        return piece.area.right <= press.width / 2 + HAIR
    return piece.area.bottom <= press.height / 2 + HAIR


def _turned_over(piece: Piece, work: Work, press: Press) -> Piece:
    """The second half, turned as the sheet was between its two sides: now its other face is seen."""
    vertical = work is Work.TURN
    front = tuple(_through(one, press, vertical) for one in piece.back)
    back = tuple(_through(one, press, vertical) for one in piece.front)
    return Piece(_mirrored(piece.area, press, vertical), front, back, ())


def _turns_about_vertical(work: Work, press: Press) -> bool:
    match work:
        case Work.SHEETWISE:  # the edge the flip names is the one the axis runs along
            short_is_vertical = press.height <= press.width
            return (press.flip is Flip.SHORT_EDGE) == short_is_vertical
        case Work.TURN:
            return True
        case Work.PERFECTING | Work.TUMBLE:
            return False


def _prints(side: Side) -> list[Print]:
    return [Print(one.page, one.trim, one.clip, HEAD[one.rotation], one) for one in side.placements]


def _mirrored(rect: Rect, press: Press, about_vertical: bool) -> Rect:
    if about_vertical:
        return Rect(press.width - rect.right, rect.y, rect.width, rect.height)
    return Rect(rect.x, press.height - rect.bottom, rect.width, rect.height)


def _through(one: Print, press: Press, about_vertical: bool) -> Print:
    """What a displayed back shows, in coordinates of the front."""
    return one.moved(
        lambda rect: _mirrored(rect, press, about_vertical), lambda x, y: (-x, y) if about_vertical else (x, -y)
    )


def _parts(cuts: Iterable[Crease], press: Press) -> list[Rect]:
    xs = [0.0, *sorted(cut.at for cut in cuts if cut.vertical), press.width]
    ys = [0.0, *sorted(cut.at for cut in cuts if not cut.vertical), press.height]
    return [Rect(x, y, right - x, bottom - y) for y, bottom in pairwise(ys) for x, right in pairwise(xs)]


def _inside(prints: Iterable[Print], area: Rect) -> tuple[Print, ...]:
    return tuple(one for one in prints if within(one.trim, area, ROUNDING))


def within(inner: Rect, outer: Rect, hair: float = 1e-6) -> bool:
    across = outer.x - hair <= inner.x and inner.right <= outer.right + hair
    return across and outer.y - hair <= inner.y and inner.bottom <= outer.bottom + hair


def _crosses(fold: Crease, area: Rect) -> bool:
    first, last = (area.x, area.right) if fold.vertical else (area.y, area.bottom)
    return first < fold.at < last
