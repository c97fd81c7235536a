"""Where signatures stand on a sheet, and the arithmetic that refuses a sheet too small for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from recap_print.errors import CannotLayOut
from recap_print.geometry import Rect
from recap_print.impose.block import FAR, Block
from recap_print.impose.notes import mm
from recap_print.impose.works import printable, turns_backs
from recap_print.sheets.model import Crease
from recap_print.sheets.press import Press, Trims, Work
from recap_print.units import snap, to_mm

ROUNDING = to_mm(1)
"""How much a trim may exceed a sheet that nothing holds: other programs round their pages to whole points (A5 high:
595.28, 596)."""
HAIR = 0.05
"""Elsewhere: several pages of 595.28 points are some thousandths of a millimetre more than as many of 210 mm."""

TRADE_SHEETS = ((297, 210), (420, 297), (450, 320), (640, 450), (700, 500), (900, 640), (1000, 700))
"""mm, to advise a larger one: A4 and A3, SRA3 to SRA1 (ISO 217), and the half and whole size of offset presses."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the middle of a block stands on a sheet (mm from its top-left corner), and by how many degrees the block
    is turned counter-clockwise."""

    x: float
    y: float
    rotation: int

    def rect(self, rect: Rect) -> Rect:
        """A rectangle around the middle of a block, turned with the block and moved here."""
        match self.rotation:
            case 0:
                x, y, width, height = rect.x, rect.y, rect.width, rect.height
            case 180:
                x, y, width, height = -rect.right, -rect.bottom, rect.width, rect.height
            case 90:
                x, y, width, height = rect.y, -rect.right, rect.height, rect.width
            case _:
                x, y, width, height = -rect.bottom, rect.x, rect.height, rect.width
        return Rect(snap(self.x + x), snap(self.y + y), snap(width), snap(height))

    def crease(self, fold: Crease, *, mirrored: bool = False) -> Crease:
        """A fold of a block's front on the sheet; ``mirrored`` as the back shows it."""
        at = -fold.at if mirrored and fold.vertical else fold.at
        vertical = fold.vertical == (self.rotation % 180 == 0)
        turned = {0: at, 180: -at, 90: -at if fold.vertical else at, 270: at if fold.vertical else -at}[self.rotation]
        return Crease(vertical, snap((self.x if vertical else self.y) + turned), fold.step)


@dataclass(frozen=True, slots=True)
class Fit:
    """The spots of fronts and, for each, of its back on the side where that is displayed: the other one or, when one
    plate carries both, the same. ``cuts`` part the sheet between blocks. ``share`` is the width and height around each
    spot that no other block takes."""

    fronts: tuple[Spot, ...]
    backs: tuple[Spot, ...]
    cuts: tuple[Crease, ...]
    share: tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to set blocks out: so many across and down, upright or lying."""

    across: int
    down: int
    rotation: int
    width: float
    height: float
    gap: float


@dataclass(frozen=True, slots=True)
class _Area:
    """What of a sheet signatures may take, with what it is reduced by."""

    width: float
    height: float
    middle: tuple[float, float]
    around: float
    """Ink beyond the block that must fit too: the bleed, on a press that holds its sheet."""
    slack: float
    """By how much a block may exceed it all the same."""


def fitted(block: Block, what: str, press: Press, work: Work, copies: int, bleed: float) -> Fit:
    """Where ``copies`` of a block go. Upright is preferred to lying, a row to a column.

    Raises CannotLayOut, with the sum that does not come out, when there is no way; ``what`` begins it: "a cover needs".
    """
    way = _fitting(block, press, work, copies, bleed)
    if way is None:
        raise _refusal(block, what, press, work, copies, bleed)
    return _set_out(way, _area(press, work, bleed), press, work)


def _fitting(block: Block, press: Press, work: Work, copies: int, bleed: float) -> _Way | None:
    area = _area(press, work, bleed)
    ways = _ways(block, work, copies, press.trims, bleed)
    return next((way for way in ways if not any(over > area.slack for over in _excess(way, area))), None)


def _is_held(press: Press) -> bool:
    return press.gripper > 0 or press.bar > 0


def _area(press: Press, work: Work, bleed: float) -> _Area:
    """A press that grips its sheet or prints a bar needs all of its margins; an office printer loses ink there."""
    rim = press.unprintable
    if not _is_held(press):
        return _Area(press.width, press.height, (press.width / 2, press.height / 2), 0.0, ROUNDING)
    foot, head = max(rim.foot, press.gripper), max(rim.head, press.bar)
    if turns_backs(press, work):
        head = foot = max(head, foot)  # each of the two edges is the gripper's on one side and the bar's on the other
    side = max(rim.left, rim.right)
    middle = (press.width / 2, (head + press.height - foot) / 2)
    return _Area(press.width - 2 * side, press.height - head - foot, middle, bleed, HAIR)


def _ways(block: Block, work: Work, copies: int, trims: Trims, bleed: float) -> Iterator[_Way]:
    leaf_spine = trims.spine if len(block.front) == 1 else 0.0
    gap = 2 * max(trims.head, trims.foot, trims.fore_edge, leaf_spine, bleed)
    for rotation in (0, 90):
        width, height = (block.width, block.height) if rotation == 0 else (block.height, block.width)
        for across in (n for n in range(copies, 0, -1) if copies % n == 0):
            down = copies // across
            whole_w, whole_h = across * (width + gap) - gap, down * (height + gap) - gap
            whole_w += (whole_w + gap) * (work is Work.TURN)
            whole_h += (whole_h + gap) * (work is Work.TUMBLE)
            yield _Way(across, down, rotation, whole_w, whole_h, gap)


def _excess(way: _Way, area: _Area) -> tuple[float, float]:
    return way.width + 2 * area.around - area.width, way.height + 2 * area.around - area.height


def _set_out(way: _Way, area: _Area, press: Press, work: Work) -> Fit:
    columns_of = way.across * (2 if work is Work.TURN else 1)
    rows_of = way.down * (2 if work is Work.TUMBLE else 1)
    step_x, step_y = (way.width + way.gap) / columns_of, (way.height + way.gap) / rows_of
    width, height = step_x - way.gap, step_y - way.gap
    left, top = area.middle[0] - way.width / 2, area.middle[1] - way.height / 2
    xs = [left + width / 2 + n * step_x for n in range(way.across)]
    ys = [top + height / 2 + n * step_y for n in range(way.down)]
    fronts = tuple(Spot(snap(x), snap(y), way.rotation) for y in ys for x in xs)
    turned = turns_backs(press, work)
    backs = tuple(_behind(spot, press, turned=turned) for spot in fronts)
    columns = [left - way.gap / 2 + n * step_x for n in range(1, columns_of)]
    rows = [top - way.gap / 2 + n * step_y for n in range(1, rows_of)]
    cuts = [Crease(True, snap(x)) for x in columns] + [Crease(False, snap(y)) for y in rows]
    share = (step_x if columns_of > 1 else FAR, step_y if rows_of > 1 else FAR)
    return Fit(fronts, backs, tuple(cuts), share)


def _behind(spot: Spot, press: Press, *, turned: bool) -> Spot:
    """Where the back of what stands at ``spot`` is displayed once the sheet is turned over."""
    if turned:
        return Spot(spot.x, snap(press.height - spot.y), (180 - spot.rotation) % 360)
    return Spot(snap(press.width - spot.x), spot.y, -spot.rotation % 360)


def _refusal(block: Block, what: str, press: Press, work: Work, copies: int, bleed: float) -> CannotLayOut:
    """What the way that lacks least would need, what the sheet offers, and what would help."""
    area = _area(press, work, bleed)
    ways = _ways(block, work, copies, press.trims, bleed)
    way = min(ways, key=lambda way: sum(max(0.0, over) for over in _excess(way, area)))
    over_x, over_y = _excess(way, area)
    narrow, low = over_x > area.slack, over_y > area.slack
    if _is_held(press):
        needs = " and ".join(
            f"{mm(pages + 2 * area.around + margins)} mm in {axis} ({_sum(pages, margins, area, press, axis)})"
            for axis, pages, margins, lacks in (
                ("width", way.width, press.width - area.width, narrow),
                ("height", way.height, press.height - area.height, low),
            )
            if lacks
        )
        offers = [mm(size) for size, lacks in ((press.width, narrow), (press.height, low)) if lacks]
        told = f"{what} {needs}, the sheet of {press.id} offers {' × '.join(offers)}"
    else:
        ink = printable(press, work)
        loses = (ink.width, ink.height) != (press.width, press.height)
        within = f" ({mm(ink.width)} × {mm(ink.height)} within its printable area)" if loses else ""
        lacks = [f"{mm(over_x)} mm too wide"] * narrow + [f"{mm(over_y)} mm too high"] * low
        told = (
            f"{what} {mm(way.width)} × {mm(way.height)} mm, the sheet of {press.id} offers "
            f"{mm(press.width)} × {mm(press.height)}{within}: {' and '.join(lacks)}"
        )
    return CannotLayOut(told, help=_advice(block, press, work, copies, bleed, over_y))


def _sum(pages: float, margins: float, area: _Area, press: Press, axis: str) -> str:
    parts = [f"{mm(pages)} of pages and what is cut between them"]
    if area.around:
        parts.append(f"{mm(2 * area.around)} of bleed")
    if axis == "height" and press.gripper:
        parts.append(f"{mm(press.gripper)} of gripper and {mm(margins - press.gripper)} at the tail")
    elif margins:
        parts.append(f"{mm(margins)} that take no ink")
    return ", ".join(parts)


def _advice(block: Block, press: Press, work: Work, copies: int, bleed: float, too_high: float) -> str:
    """What would help, tried out: a smaller gripper, a larger sheet of the trade."""

    def takes(other: Press) -> bool:
        return _fitting(block, other, work, copies, bleed) is not None

    advice = []
    less = snap(too_high / 2 if turns_backs(press, work) else too_high)
    if 0 < less <= press.gripper and takes(replace(press, gripper=press.gripper - less)):
        advice.append(f"reduce the gripper by {mm(less)} mm")
    sizes = ((long, short) if press.width >= press.height else (short, long) for long, short in TRADE_SHEETS)
    larger = next((size for size in sizes if takes(replace(press, width=size[0], height=size[1]))), None)
    if larger:
        advice.append(f"use a sheet of {mm(larger[0])} × {mm(larger[1])}")
    if len(block.front) > 2:
        advice.append("fold fewer pages to a signature")
    return " or ".join((", ".join([*advice, "choose a press with a larger sheet"]), "a smaller trim"))
