"""Where signatures stand on a sheet, and the arithmetic that refuses a sheet too small for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from recap_print.errors import CannotLayOut
from recap_print.impose.block import Block
from recap_print.impose.notes import mm
from recap_print.sheets.model import Crease
from recap_print.sheets.press import Press, Trims, Work
from recap_print.units import snap, to_mm

ROUNDING = to_mm(1)
"""How much a trim may exceed the sheet: other programs round their pages to whole points (A5 high: 595.28, 596)."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the middle of a block stands on a sheet (mm from its top-left corner), and by how many degrees the block
    is turned counter-clockwise."""

    x: float
    y: float
    rotation: int


@dataclass(frozen=True, slots=True)
class Fit:
    """The spots of fronts and, for each, of its back on the side where that is displayed: the other one or, when one
    plate carries both, the same. ``cuts`` part the sheet between blocks."""

    fronts: tuple[Spot, ...]
    backs: tuple[Spot, ...]
    cuts: tuple[Crease, ...]


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


def fitted(block: Block, what: str, press: Press, work: Work, copies: int, bleed: float) -> Fit:
    """Where ``copies`` of a block go. Upright is preferred to lying, a row to a column.

    Raises CannotLayOut, with the sum that does not come out, when there is no way.
    """
    area = _area(press, work, bleed)
    ways = list(_ways(block, work, copies, press.trims, bleed))
    fitting = (way for way in ways if not any(over > ROUNDING for over in _excess(way, area)))
    way = next(fitting, None)
    if way is None:
        raise _refusal(min(ways, key=lambda way: sum(max(0.0, over) for over in _excess(way, area))), area, what, press)
    return _set_out(way, block, area, press, work)


def turns_backs(press: Press, work: Work) -> bool:
    """Does the sheet turn about its horizontal axis between its two sides?"""
    match work:
        case Work.SHEETWISE:
            return press.turns_backs
        case Work.TURN:
            return False
        case Work.PERFECTING | Work.TUMBLE:
            return True


def _area(press: Press, work: Work, bleed: float) -> _Area:
    """A press that grips its sheet or prints a bar needs all of its margins; an office printer loses ink there."""
    rim = press.unprintable
    if not (press.gripper or press.bar):
        return _Area(press.width, press.height, (press.width / 2, press.height / 2), 0.0)
    foot = max(rim.foot, press.gripper)
    head = max(rim.head, press.bar, press.gripper if turns_backs(press, work) else 0.0)
    if work is Work.TUMBLE:
        head = foot = max(head, foot)  # both sides show the same plate, about the middle of the sheet
    side = max(rim.left, rim.right)
    middle = (press.width / 2, (head + press.height - foot) / 2)
    return _Area(press.width - 2 * side, press.height - head - foot, middle, bleed)


def _ways(block: Block, work: Work, copies: int, trims: Trims, bleed: float) -> Iterator[_Way]:
    gap = 2 * max(trims.head, trims.foot, trims.fore_edge, bleed)
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


def _set_out(way: _Way, block: Block, area: _Area, press: Press, work: Work) -> Fit:
    width, height = (block.width, block.height) if way.rotation == 0 else (block.height, block.width)
    step_x, step_y = width + way.gap, height + way.gap
    left, top = area.middle[0] - way.width / 2, area.middle[1] - way.height / 2
    xs = [left + width / 2 + n * step_x for n in range(way.across)]
    ys = [top + height / 2 + n * step_y for n in range(way.down)]
    fronts = tuple(Spot(snap(x), snap(y), way.rotation) for y in ys for x in xs)
    turned = turns_backs(press, work)
    backs = tuple(_behind(spot, press, turned=turned) for spot in fronts)
    columns = [left - way.gap / 2 + n * step_x for n in range(1, way.across * (2 if work is Work.TURN else 1))]
    rows = [top - way.gap / 2 + n * step_y for n in range(1, way.down * (2 if work is Work.TUMBLE else 1))]
    cuts = [Crease(True, snap(x)) for x in columns] + [Crease(False, snap(y)) for y in rows]
    return Fit(fronts, backs, tuple(cuts))


def _behind(spot: Spot, press: Press, *, turned: bool) -> Spot:
    """Where the back of what stands at ``spot`` is displayed once the sheet is turned over."""
    if turned:
        return Spot(spot.x, snap(press.height - spot.y), (180 - spot.rotation) % 360)
    return Spot(snap(press.width - spot.x), spot.y, -spot.rotation % 360)


def _refusal(way: _Way, area: _Area, what: str, press: Press) -> CannotLayOut:
    """``a 16-page signature needs 452 mm in height (…), the sheet offers 450``."""
    over_x, over_y = _excess(way, area)
    over, axis, needs, offers = (
        (over_y, "height", way.height, press.height) if over_y >= over_x else (over_x, "width", way.width, press.width)
    )
    margins = offers - (area.height if axis == "height" else area.width)
    extra = 2 * area.around + margins
    parts = [f"{mm(needs)} of pages and what is cut between them"]
    if area.around:
        parts.append(f"{mm(2 * area.around)} of bleed")
    if margins:
        named = f"{mm(press.gripper)} of gripper and {mm(margins - press.gripper)} at the tail"
        parts.append(named if axis == "height" and press.gripper else f"{mm(margins)} that take no ink")
    told = f" ({', '.join(parts)})" if extra else ""
    fix = f"reduce the gripper by {mm(over)} mm, or " if axis == "height" and 0 < over <= press.gripper else ""
    return CannotLayOut(
        f"{what} needs {mm(needs + extra)} mm in {axis}{told}, the sheet of {press.id} offers {mm(offers)}",
        help=f"{fix}choose a press with a larger sheet, fewer pages to a signature, or a smaller trim",
    )
