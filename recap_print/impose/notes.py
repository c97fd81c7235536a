"""What a person should read before printing a plan, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recap_print.geometry import Rect
from recap_print.impose.marks import missing_marks
from recap_print.sheets.model import Sheet
from recap_print.sheets.press import Binding, CreepWay, Press
from recap_print.units import number, snap

HAIR = 0.01
"""Bleed is often written in tenths of a point (8.5 pt = 2.999 mm): nobody trims to a hundredth of a millimetre."""


def notes(
    order: Sequence[int | None], sheets: Sequence[Sheet], bleed: float, creep: float, press: Press
) -> Iterator[str]:
    """Sentences about blanks, white edges, bleed, marks, creep and facing pages.

    ``bleed`` is what the pages carry; ``creep`` how deep the innermost pages lie (mm).
    """
    blanks = [str(position) for position, page in enumerate(order, start=1) if page is None]
    if blanks:
        yield f"blank page{'s' * (len(blanks) > 1)} added: {', '.join(blanks)} of {len(order)}"

    first = sheets[0].front
    white = _white_edges(first.trim, press)
    if white:
        yield f"{press.id} cannot print the edge of its sheet: each spread loses up to {', '.join(white)}"

    if bleed < press.bleed - HAIR:
        yield f"the pages carry {mm(bleed)} mm of bleed, {press.id} asks for {mm(press.bleed)}"
    kept, trim = min(bleed, press.bleed), first.trim
    room = max(0.0, min(trim.x, trim.y, press.width - trim.right, press.height - trim.bottom))
    if room < kept - HAIR:
        yield f"room for {mm(room)} mm of bleed on {_sheet(press)}, not for {mm(kept)}"

    for kind, printed, wanted in missing_marks(sheets[0], kept, press):
        how_many = f"room for {printed} of {wanted}" if printed else "no room for"
        yield f"{how_many} {kind} marks on {_sheet(press)}"

    yield from _creep(creep, press)
    if press.folding.signature > 4:
        yield from _facing(order, sheets)


def _white_edges(trim: Rect, press: Press) -> list[str]:
    area = press.printable
    rims = {
        "head": area.y - trim.y,
        "foot": trim.bottom - area.bottom,
        "left": area.x - trim.x,
        "right": trim.right - area.right,
    }
    return [f"{mm(width)} mm at the {edge}" for edge, width in rims.items() if snap(width) > 0]


def _creep(creep: float, press: Press) -> Iterator[str]:
    if not creep:
        return
    where = "centre pages" if press.folding.binding is Binding.SADDLE else "inner pages of a signature"
    match press.folding.creep:
        case CreepWay.PUSH_IN:
            lost = f"a picture across the centre spread loses {mm(2 * creep)} mm at the fold"
            yield f"creep moves the {where} {mm(creep)} mm toward the spine: {lost}"
        case CreepWay.PUSH_OUT:
            yield f"creep moves the outermost pages {mm(creep)} mm away from the spine, where a white gap may show"
        case CreepWay.SPLIT:
            lost = f"a picture across the centre spread loses {mm(creep)} mm at the fold"
            yield f"creep moves the {where} {mm(creep / 2)} mm toward the spine and the outermost as much away: {lost}"
        case CreepWay.SCALE:
            yield f"creep narrows the {where} by {mm(creep)} mm: round things become oval by as much"
        case CreepWay.NONE:
            yield f"creep is left as it is: the trim takes {mm(creep)} mm more off the {where}"


def _facing(order: Sequence[int | None], sheets: Sequence[Sheet]) -> Iterator[str]:
    """Which spreads are printed in one piece: the others meet from two places, and colour and height may differ."""
    whole = []
    beside: set[frozenset[int]] = set()
    for side in (side for sheet in sheets for side in sheet.plates):
        for a in side.placements:
            for b in side.placements:
                if not (a.page and b.page and a.page < b.page and a.rotation == b.rotation):
                    continue
                if _touch(a.trim, b.trim, abs(a.creep) + abs(b.creep)):
                    beside.add(frozenset((a.page, b.page)))
    for left, right in zip(order[1::2], order[2::2], strict=False):
        if left and right and frozenset((left, right)) in beside:
            whole.append(f"{left}–{right}")
    spreads = (len(order) - 2) // 2
    if spreads > 0:
        lie = "lies" if len(whole) == 1 else "lie"
        told = (
            f"{len(whole)} {lie} side by side on a sheet ({', '.join(whole)}): the others meet" if whole else "all meet"
        )
        yield f"of {spreads} spreads, {told} from two places"


def _touch(a: Rect, b: Rect, creep: float) -> bool:
    apart_x = max(a.x, b.x) - min(a.right, b.right)
    apart_y = max(a.y, b.y) - min(a.bottom, b.bottom)
    near = creep + HAIR
    return (abs(apart_x) <= near and apart_y < -near) or (abs(apart_y) <= near and apart_x < -near)


def mm(length: float) -> str:
    """A length for people: 148.5, 1.1, 210."""
    return number(snap(length))


def _sheet(press: Press) -> str:
    return f"{mm(press.width)} × {mm(press.height)}"
