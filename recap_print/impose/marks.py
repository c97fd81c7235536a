"""The marks around a side's pages, as far as the sheet has room for them. Within the pages there is none.

Where paper is short, a stroke is shorter and a colour bar lower: a sheet that is not marked cannot be cut or judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from recap_print.geometry import Rect
from recap_print.impose.works import printable
from recap_print.sheets.marks import AIR, Lines, extent, marks_around, reach
from recap_print.sheets.model import AnyMark, Crease, Mark, Placement, Sheet
from recap_print.sheets.press import MarkKind, Press
from recap_print.units import snap

APART = 0.5
"""mm: strokes nearer to one another than this read as one."""
STEP_HEIGHT, STEP_WIDTH = 5.0, 3.0
"""mm: a collation mark along the spine and across it. It is narrower where less of the spine is cut off …"""
LEAST_STEP = 1.0
"""mm: … down to this, below which folding may hide it."""
STEP_MARGIN = 10.0
"""mm between the ends of the spine and the stair of collation marks: the head and foot are trimmed."""
LEAST_STROKE = 2.8
"""mm: a stroke that is cut shorter is left out. Customer's Canvas draws whole crop marks of 8 pt (2.8 mm) by default:
no shorter ones were found in use."""
LEAST_BAR = 2.0
"""mm: a colour bar that is lower cannot be measured."""


def marks(
    placements: Sequence[Placement],
    trim: Rect,
    bleed: float,
    folds: Sequence[Crease],
    press: Press,
    area: Rect,
    what: str,
) -> tuple[AnyMark, ...]:
    """The marks this press asks for around ``trim``, as far as the ``area`` that takes ink has room for them.

    ``what`` says in the slug line which side this is.
    """
    if not press.marks:
        return ()
    wanted = (_fitted(mark, area) for mark in _wanted(placements, trim, bleed, folds, press, area, what))
    return tuple(mark for mark in wanted if within(mark, area))


def missing_marks(sheet: Sheet, bleed: float, press: Press) -> tuple[tuple[MarkKind, int, int], ...]:
    """Per kind of mark a sheet's front lacks room for: the kind, how many are printed, how many were wanted."""
    front, area = sheet.front, printable(press, sheet.work)
    wanted = list(_wanted(front.placements, front.trim, bleed, sheet.folds, press, area, ""))
    counts = ((kind, _count(front.marks, kind), _count(wanted, kind)) for kind in press.marks)
    return tuple((kind, got, of) for kind, got, of in counts if got < of)


def _wanted(
    placements: Sequence[Placement],
    trim: Rect,
    bleed: float,
    folds: Sequence[Crease],
    press: Press,
    area: Rect,
    what: str,
) -> Iterator[AnyMark]:
    fold_x = tuple(dict.fromkeys(fold.at for fold in folds if fold.vertical))
    fold_y = tuple(dict.fromkeys(fold.at for fold in folds if not fold.vertical))
    cut_x = _cuts([(place, place.trim.x, place.trim.right) for place in placements], fold_x, (trim.x, trim.right))
    cut_y = _cuts([(place, place.trim.y, place.trim.bottom) for place in placements], fold_y, (trim.y, trim.bottom))
    zone = _bar_zone(trim, bleed, press, area)
    return marks_around(trim, bleed, press.marks, what, Lines(cut_x, cut_y, fold_x, fold_y), zone)


def _bar_zone(trim: Rect, bleed: float, press: Press, area: Rect) -> tuple[float, float] | None:
    """The top and the height of where the colour bar stands: the zone the press keeps for it, or beside the bleed."""
    if press.bar - area.y >= LEAST_BAR:
        return area.y, snap(press.bar - area.y)
    near, far = reach(bleed)
    top = max(trim.y - far, area.y)
    height = snap(trim.y - near - AIR - top)
    return (top, height) if height >= LEAST_BAR else None


def _fitted(mark: AnyMark, area: Rect) -> AnyMark:
    """The mark; a stroke that begins within the ``area`` ends there, if enough of it is left."""
    if not isinstance(mark, Mark):
        return mark
    left, right = max(mark.x1, area.x), min(mark.x2, area.right)
    top, bottom = max(mark.y1, area.y), min(mark.y2, area.bottom)
    is_enough = min(right - left, bottom - top) >= 0 and snap(max(right - left, bottom - top)) >= LEAST_STROKE
    return replace(mark, x1=left, y1=top, x2=right, y2=bottom) if is_enough else mark


def _cuts(
    spans: Sequence[tuple[Placement, float, float]], folds: Sequence[float], ends: tuple[float, float]
) -> tuple[float, ...]:
    """Where, between the ``ends``, pages are cut that lie one behind the other in columns (or rows): once for each
    column, at the page that lies outermost once it is folded. Pages that meet at a fold are not cut there."""
    found: list[float] = []
    marked: list[float] = []
    for place, start, end in sorted(spans, key=lambda span: (span[0].creep, -span[0].scale)):
        middle = (start + end) / 2
        if any(abs(middle - at) < (end - start) / 2 for at in marked):
            continue
        marked.append(middle)
        spare = abs(place.creep) + APART  # creep moves pages that meet at a fold past it
        found += [at for at in (start, end) if all(abs(at - fold) > spare for fold in folds)]
    kept: list[float] = []
    for at in sorted(found):
        if all(abs(at - other) > APART for other in (*ends, *kept)) and ends[0] < at < ends[1]:
            kept.append(at)
    return tuple(kept)


def collation_step(first: Rect, last: Rect, number: int) -> Rect | None:
    """The bar on the spine of signature ``number``, in the gap between its ``last`` page and its ``first``: each is a
    step lower than the one before, so that gathered spines show a stair. None where no spine is cut off."""
    left, right = min(first.right, last.right), max(first.x, last.x)
    width = snap(min(STEP_WIDTH, right - left))
    steps = int((first.height - 2 * STEP_MARGIN) // STEP_HEIGHT)
    if width < LEAST_STEP or steps < 1:
        return None
    y = first.y + STEP_MARGIN + (number - 1) % steps * STEP_HEIGHT
    return Rect(snap((left + right - width) / 2), snap(y), width, STEP_HEIGHT)


def within(mark: AnyMark, area: Rect) -> bool:
    room = extent(mark)
    return area.x <= room.x and area.y <= room.y and snap(room.right) <= area.right and snap(room.bottom) <= area.bottom


def _count(found: Iterable[AnyMark], kind: MarkKind) -> int:
    return sum(mark.kind is kind for mark in found)
