"""The marks around a trim: one place for single pages and for sheets. All of them stand outside the bleed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import assert_never

from recap_print.geometry import Rect
from recap_print.sheets.model import AnyMark, Mark, Patch, SlugLine, Target
from recap_print.sheets.press import MarkKind
from recap_print.units import snap

LENGTH = 5.0
OFFSET = 3.0
"""From the trim; more when the bleed reaches further. The trade's usual length and offset."""
THICKNESS = 0.1
DASH = (1.0, 1.0)
RADIUS = 2.0
"""Half the width of a registration mark, its cross included."""
CLEAR = 5.0
"""Between the line of a trim and the colour bar or slug line."""
AIR = 0.5
"""mm between the colour bar and the bleed."""
WIDEST_PATCH = LENGTH - AIR
"""mm: room for the measuring spot of a densitometer."""

BAR: tuple[tuple[float, float, float, float], ...] = (
    *((100, 0, 0, 0), (0, 100, 0, 0), (0, 0, 100, 0), (0, 0, 0, 100)),
    *((50, 0, 0, 0), (0, 50, 0, 0), (0, 0, 50, 0), (0, 0, 0, 50)),
    *((0, 100, 100, 0), (100, 0, 100, 0), (100, 100, 0, 0)),
    (50, 40, 40, 0),
)
"""Solids, half tones, the overprints of two inks, and a grey of three that turns coloured when one ink drifts
(C 50 M 40 Y 40 beside K 50: the grey balance of ISO 12647-2)."""


def reach(bleed: float) -> tuple[float, float]:
    """From the trim to the near end of a mark, and to its far end (mm)."""
    near = max(OFFSET, bleed)
    return near, near + LENGTH


@dataclass(frozen=True, slots=True)
class Lines:
    """Where a sheet is cut and folded between its pages: x of vertical lines, y of horizontal ones (mm)."""

    cut_x: tuple[float, ...] = ()
    cut_y: tuple[float, ...] = ()
    fold_x: tuple[float, ...] = ()
    fold_y: tuple[float, ...] = ()


def marks_around(
    trim: Rect,
    bleed: float,
    kinds: Collection[MarkKind],
    what: str,
    lines: Lines = Lines(),
    bar: tuple[float, float] | None = None,
) -> Iterator[AnyMark]:
    """The marks of these kinds around ``trim``, in mm where ``trim`` is. ``what`` is for the slug line;
    ``lines`` are those of a sheet of several pages: each is marked where it leaves the trim. ``bar`` is the top and
    the height of the zone a press keeps for the colour bar."""
    if MarkKind.CROP in kinds:
        yield from crop_marks(trim, bleed)
        inner_x = [x for x in lines.cut_x if x not in (trim.x, trim.right)]
        inner_y = [y for y in lines.cut_y if y not in (trim.y, trim.bottom)]
        yield from _strokes(MarkKind.CROP, inner_x, inner_y, trim, *reach(bleed))
    if MarkKind.BLEED in kinds and bleed:
        yield from bleed_marks(trim, bleed)
    if MarkKind.FOLD in kinds:
        yield from _strokes(MarkKind.FOLD, lines.fold_x, lines.fold_y, trim, *reach(bleed))
    near, far = reach(bleed)
    busy_x, busy_y = (*lines.cut_x, *lines.fold_x), (*lines.cut_y, *lines.fold_y)
    if MarkKind.REGISTRATION in kinds:
        across = clear_of(trim.x + trim.width / 2, (*busy_x, trim.right))
        along = clear_of(trim.y + trim.height / 2, (*busy_y, trim.bottom))
        yield from targets(trim, (near + far) / 2, across, along)
    room = min([x - trim.x for x in busy_x if x > trim.x + CLEAR] + [trim.width / 2]) - 2 * CLEAR
    if MarkKind.COLOR_BAR in kinds:
        top, height = bar or (trim.y - far, WIDEST_PATCH)
        side = snap(min(WIDEST_PATCH, height, room / len(BAR)))
        for nth, inks in enumerate(BAR):
            yield Patch(Rect(snap(trim.x + CLEAR + nth * side), snap(top), side, side), *inks)
    if MarkKind.SLUG in kinds:
        yield SlugLine(snap(trim.x + CLEAR), snap(trim.bottom + near + 3), snap(room), what)


def clear_of(wanted: float, lines: Collection[float]) -> float:
    """``wanted``, or the next place after it midway between two lines where none is marked too near."""
    beyond = sorted(line for line in lines if line > wanted - RADIUS - 1)
    places = (wanted, *((a + b) / 2 for a, b in pairwise(beyond)))
    return next((at for at in places if all(abs(line - at) > RADIUS + 1 for line in lines)), wanted)


def crop_marks(trim: Rect, bleed: float) -> Iterator[Mark]:
    """Two strokes at each corner, outside the bleed."""
    yield from _corners(MarkKind.CROP, trim, *reach(bleed), trim)


def bleed_marks(trim: Rect, bleed: float) -> Iterator[Mark]:
    """The same at the corners of the bleed, half as long."""
    near, far = reach(bleed)
    yield from _corners(MarkKind.BLEED, trim.inset(*(-bleed,) * 4), near, (near + far) / 2, trim)


def targets(trim: Rect, distance: float, across: float, along: float) -> Iterator[Target]:
    """A registration mark at each edge: at x = ``across`` and at y = ``along``, ``distance`` from the trim."""
    places = (
        (across, trim.y - distance),
        (across, trim.bottom + distance),
        (trim.x - distance, along),
        (trim.right + distance, along),
    )
    for x, y in places:
        yield Target(snap(x), snap(y), RADIUS * 2 / 3, THICKNESS)


def extent(mark: AnyMark) -> Rect:
    """The rectangle a mark stays within."""
    match mark:
        case Mark():
            return Rect(mark.x1, mark.y1, mark.x2 - mark.x1, mark.y2 - mark.y1)
        case Target():
            arm = mark.radius * 1.5
            return Rect(mark.x - arm, mark.y - arm, 2 * arm, 2 * arm)
        case Patch():
            return mark.rect
        case SlugLine():
            return Rect(mark.x, mark.y - 2, mark.width, 2.5)
        case _:
            assert_never(mark)


def _corners(kind: MarkKind, lines: Rect, near: float, far: float, trim: Rect) -> Iterator[Mark]:
    """Strokes on the edges of ``lines``, from ``near`` to ``far`` outside ``trim``."""
    yield from _strokes(kind, (lines.x, lines.right), (lines.y, lines.bottom), trim, near, far)


def _strokes(
    kind: MarkKind, xs: Iterable[float], ys: Iterable[float], trim: Rect, near: float, far: float
) -> Iterator[Mark]:
    """A stroke at both ends of each vertical and horizontal line, from ``near`` to ``far`` outside ``trim``."""
    for x in xs:
        for start, end in ((trim.y - far, trim.y - near), (trim.bottom + near, trim.bottom + far)):
            yield _mark(kind, x, start, x, end)
    for y in ys:
        for start, end in ((trim.x - far, trim.x - near), (trim.right + near, trim.right + far)):
            yield _mark(kind, start, y, end, y)


def _mark(kind: MarkKind, x1: float, y1: float, x2: float, y2: float) -> Mark:
    dash = DASH if kind is MarkKind.FOLD else None
    return Mark(kind, snap(x1), snap(y1), snap(x2), snap(y2), THICKNESS, dash)
