"""Lay a booklet's pages on sheets: two up, saddle-stitched, spread in the middle, fold in the sheet's middle."""

from __future__ import annotations

from dataclasses import replace

from recap_print.errors import CannotLayOut
from recap_print.geometry import Rect
from recap_print.impose.marks import marks
from recap_print.impose.notes import mm, notes
from recap_print.impose.order import SADDLE_2UP, Blanks, creep_at, nested_sheets, reading_order
from recap_print.sheets.model import Imposition, Placement, Sheet, Side
from recap_print.sheets.press import Press
from recap_print.units import snap, to_mm

ROUNDING = to_mm(1)
"""How much a trim may exceed the sheet: other programs round their pages to whole points (A5 high: 595.28, 596)."""


def impose(
    page_count: int,
    trim_width: float,
    trim_height: float,
    bleed: float,
    press: Press,
    *,
    right_to_left: bool = False,
    blanks: Blanks | None = None,
) -> Imposition:
    """The sheets to print, fold in the middle, slip into one another (sheet 1 outside) and staple.

    ``bleed`` is what the pages carry beyond their trim (mm); what the press does not want of it is cut.
    ``right_to_left`` binds on the right. Inner pages are pushed toward the spine by the thickness of the paper
    outside them, so that one cut trims them all to the same width.

    Raises CannotLayOut when the spread exceeds the sheet, or the page count needs ``blanks`` and none are asked for.
    """
    trim_width, trim_height = snap(trim_width), snap(trim_height)
    order = reading_order(page_count, blanks, SADDLE_2UP.pages)
    scheme = SADDLE_2UP.mirrored if right_to_left else SADDLE_2UP
    creep = creep_at(len(order) // 2, len(order), press.caliper_um)
    _refuse_what_exceeds_the_sheet(trim_width, trim_height, press)
    _refuse_what_cannot_be_folded(creep, trim_width)
    kept = min(bleed, press.bleed)
    fold, top = press.width / 2, (press.height - trim_height) / 2

    def side(sheet: int, name: str, positions: tuple[int, ...]) -> Side:
        placements = tuple(
            _place(
                order[position - 1],
                Rect(fold - trim_width if column == 0 else fold, top, trim_width, trim_height),
                creep_at(position, len(order), press.caliper_um),
                kept,
                press,
            )
            for column, position in enumerate(positions)
        )
        if name == "back" and press.turns_backs:
            placements = tuple(_turned(placement, press) for placement in reversed(placements))
        trim = _common(_union(*(p.trim for p in placements)), Rect(0.0, 0.0, press.width, press.height))
        told = f"sheet {sheet} of {len(order) // 4}, {name}"
        return Side(name, placements, marks(trim, kept, press, told), trim, _union(*(p.clip for p in placements)))

    sheets = tuple(
        Sheet(number, side(number, "front", front), side(number, "back", back))
        for number, (front, back) in enumerate(nested_sheets(scheme, len(order)), start=1)
    )
    return Imposition(
        press=press,
        trim_width=trim_width,
        trim_height=trim_height,
        bleed=kept,
        page_count=page_count,
        blanks=order.count(None),
        sheets=sheets,
        notes=tuple(notes(order, sheets[0].front.trim, bleed, creep, press)),
    )


def _place(page: int | None, flat: Rect, creep: float, bleed: float, press: Press) -> Placement:
    """A page whose trim would touch the fold at ``flat``, pushed over it by ``creep``."""
    fold = press.width / 2
    on_left = flat.x < fold
    trim = Rect(snap(flat.x + (creep if on_left else -creep)), snap(flat.y), flat.width, flat.height)
    half = Rect(0.0 if on_left else fold, 0.0, fold, press.height)
    return Placement(page, trim, _common(trim.inset(*(-bleed,) * 4), half), turned=False, creep=creep)


def _turned(placement: Placement, press: Press) -> Placement:
    """The page rotated by 180° about the middle of the sheet: left becomes right, the head comes down."""

    def rect(r: Rect) -> Rect:
        return Rect(snap(press.width - r.right), snap(press.height - r.bottom), r.width, r.height)

    return replace(placement, trim=rect(placement.trim), clip=rect(placement.clip), turned=True)


def _union(first: Rect, *others: Rect) -> Rect:
    rects = (first, *others)
    x, y = min(r.x for r in rects), min(r.y for r in rects)
    return Rect(x, y, snap(max(r.right for r in rects) - x), snap(max(r.bottom for r in rects) - y))


def _common(a: Rect, b: Rect) -> Rect:
    x, y = max(a.x, b.x), max(a.y, b.y)
    return Rect(x, y, snap(min(a.right, b.right) - x), snap(min(a.bottom, b.bottom) - y))


def _refuse_what_exceeds_the_sheet(trim_width: float, trim_height: float, press: Press) -> None:
    """NaN and nothing are refused too: both comparisons must hold."""
    across, along = 2 * trim_width, trim_height
    if 0 < across <= press.width + ROUNDING and 0 < along <= press.height + ROUNDING:
        return
    excess = [
        f"{mm(over)} mm too {word}"
        for over, word in ((across - press.width, "wide"), (along - press.height, "high"))
        if over > ROUNDING
    ]
    area = press.printable
    raise CannotLayOut(
        f"two pages side by side need {mm(across)} × {mm(along)} mm, the sheet of {press.id} offers "
        f"{mm(press.width)} × {mm(press.height)} ({mm(area.width)} × {mm(area.height)} within its printable area): "
        + (" and ".join(excess) or "no page has such a size"),
        help="choose a press with a larger sheet, or a smaller trim",
    )


def _refuse_what_cannot_be_folded(creep: float, trim_width: float) -> None:
    if creep > trim_width / 2:
        raise CannotLayOut(
            f"too many pages to fold into one another: the centre pages would move {mm(creep)} mm toward the spine, "
            f"more than half their {mm(trim_width)} mm",
            help="split the booklet, or use thinner paper",
        )
