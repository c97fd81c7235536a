"""Lay a booklet's pages on sheets: signatures measured, placed where the press can print them, with creep."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recap_print.errors import CannotLayOut
from recap_print.geometry import Rect
from recap_print.impose.block import Block, Cell, block_of
from recap_print.impose.fit import Fit, Spot, fitted
from recap_print.impose.marks import marks
from recap_print.impose.notes import mm, notes
from recap_print.impose.schemes import SCHEMES, Scheme
from recap_print.impose.signatures import Blanks, Signature, depths, multiple_of, reading_order, shift, signatures
from recap_print.sheets.model import Crease, Imposition, Placement, Sheet, Side
from recap_print.sheets.press import Binding, CreepWay, Heads, Press, Repeat, Work
from recap_print.units import snap

SMALLEST_WITH_COVER = 8
"""Pages: a cover of four around a body of four."""


@dataclass(frozen=True, slots=True)
class _Job:
    """What every sheet of one booklet has in common. ``order`` is the page read at each position."""

    order: tuple[int | None, ...]
    width: float
    height: float
    bleed: float
    press: Press
    right_to_left: bool
    separate_cover: bool
    deepest: float


def impose(
    page_count: int,
    trim_width: float,
    trim_height: float,
    bleed: float,
    press: Press,
    *,
    right_to_left: bool = False,
    blanks: Blanks | int | None = None,
) -> Imposition:
    """The sheets to print, fold, gather or slip into one another, bind and trim.

    ``bleed`` is what the pages carry beyond their trim (mm); what the press does not want of it is cut.
    ``right_to_left`` binds on the right. Inner pages are moved, as the press says, by the thickness of the paper they
    are folded around, so that one cut trims them all to the same width.

    Raises CannotLayOut, with the arithmetic, when a sheet cannot take a signature, or when the page count needs
    ``blanks`` and none are asked for.
    """
    order = reading_order(page_count, blanks, multiple_of(press.folding))
    total = len(order)
    covered = press.cover is not None and total >= SMALLEST_WITH_COVER
    found = signatures(total, press.folding, separate_cover=covered)
    deepest = max(max(depths(one, total, press, separate_cover=covered)) for one in found)
    if not trim_width > 0 or not trim_height > 0:
        raise CannotLayOut(f"no page is {mm(trim_width)} × {mm(trim_height)} mm", help="look at the pages' trim")
    if deepest > trim_width / 2:
        raise CannotLayOut(
            f"too many pages to fold into one another: the centre pages would move {mm(deepest)} mm toward the spine, "
            f"more than half their {mm(trim_width)} mm",
            help="split the booklet, or use thinner paper",
        )
    kept = min(bleed, press.bleed)
    job = _Job(order, snap(trim_width), snap(trim_height), kept, press, right_to_left, covered, deepest)
    groups = list(_printed_together(found, press))
    sheets = tuple(_sheet(number, len(groups), group, job) for number, group in enumerate(groups, 1))
    return Imposition(
        press=press,
        trim_width=job.width,
        trim_height=job.height,
        bleed=kept,
        page_count=page_count,
        blanks=order.count(None),
        sheets=sheets,
        notes=tuple(notes(order, sheets, bleed, deepest, press)),
    )


def _printed_together(found: Sequence[Signature], press: Press) -> Iterable[tuple[Signature | None, ...]]:
    """The signatures of each sheet, one for each place on it: itself again, or the next of each stack."""
    folding = press.folding
    if folding.repeat is Repeat.STEP:
        return [(one,) * folding.copies for one in found]
    groups: list[tuple[Signature | None, ...]] = []
    for size, cover in dict.fromkeys((one.pages, one.is_cover) for one in found):
        alike = [one for one in found if (one.pages, one.is_cover) == (size, cover)]
        high = -(-len(alike) // folding.copies)  # the height of each stack
        for layer in range(high):
            places = range(layer, high * folding.copies, high)
            groups.append(tuple(alike[at] if at < len(alike) else None for at in places))
    return groups


def _sheet(number: int, count: int, group: tuple[Signature | None, ...], job: _Job) -> Sheet:
    first = next(one for one in group if one is not None)
    block, work, fit = _set_out(first, len(group), job)
    fronts = _placements(group, block.front, fit.fronts, job)
    backs = _placements(group, block.back, fit.backs, job)
    folds, behind = _creases(block, fit.fronts), _creases(block, fit.backs, mirrored=True)
    told = f"sheet {number} of {count}"
    numbers = tuple(dict.fromkeys(one.number for one in group if one))
    back: Side | None = None
    if work.is_one_plate:
        front = _side(f"{told}, {work.value}", "both", (*fronts, *backs), (*folds, *behind), job)
    else:
        front = _side(f"{told}, front", "front", fronts, folds, job)
        back = _side(f"{told}, back", "back", backs, behind, job)
    return Sheet(number, front, back, work, numbers, first.pages, fit.cuts, folds, first.is_cover)


def _creases(block: Block, spots: tuple[Spot, ...], *, mirrored: bool = False) -> tuple[Crease, ...]:
    found = {_crease(fold, spot, mirrored=mirrored) for spot in spots for fold in block.folds}
    return tuple(sorted(found, key=lambda crease: (crease.step, crease.vertical, crease.at)))


def _set_out(signature: Signature, copies: int, job: _Job) -> tuple[Block, Work, Fit]:
    """A signature measured, how its sheet is worked, and where it stands on it."""
    press, folding = job.press, job.press.folding
    block = block_of(_scheme(signature.pages, job), job.width, job.height, press.trims, _spine(signature, job))
    what = "a cover" if signature.is_cover else f"a {signature.pages}-page signature"
    if folding.work is None and signature.pages < folding.signature and not signature.is_cover:
        try:  # half a sheet: one plate serves both sides, and each sheet makes two
            return block, Work.TURN, fitted(block, what, press, Work.TURN, copies, job.bleed)
        except CannotLayOut:
            pass
    work = folding.work or Work.SHEETWISE
    return block, work, fitted(block, what, press, work, copies, job.bleed)


def _scheme(pages: int, job: _Job) -> Scheme:
    scheme = SCHEMES[pages]
    if job.press.folding.heads is Heads.OUT:
        scheme = scheme.heads_out
    return scheme.mirrored if job.right_to_left else scheme


def _spine(signature: Signature, job: _Job) -> float:
    """How thick the body is that a wrapped cover goes around (mm): each leaf is two pages."""
    if not signature.is_cover or job.press.folding.binding is not Binding.PERFECT:
        return 0.0
    return snap((len(job.order) - signature.pages) / 2 * job.press.caliper_um / 1000)


def _placements(
    group: tuple[Signature | None, ...], cells: tuple[Cell, ...], spots: tuple[Spot, ...], job: _Job
) -> tuple[Placement, ...]:
    repeated = job.press.folding.repeat is Repeat.STEP
    return tuple(
        _placed(cell, one, spot, copy if repeated else 1, job)
        for copy, (one, spot) in enumerate(zip(group, spots, strict=True), 1)
        if one is not None
        for cell in cells
    )


def _placed(cell: Cell, signature: Signature, spot: Spot, copy: int, job: _Job) -> Placement:
    """One page of a signature whose block stands at ``spot``, moved by its creep."""
    way = job.press.folding.creep
    deep = depths(signature, len(job.order), job.press, separate_cover=job.separate_cover)[cell.position - 1]
    moved = shift(deep, job.deepest, way)
    trim = cell.trim.inset(cell.toward_spine * moved, 0, -cell.toward_spine * moved, 0)
    ink = _common(trim.inset(*(-job.bleed,) * 4), cell.room)
    sheet = Rect(0.0, 0.0, job.press.width, job.press.height)
    return Placement(
        page=job.order[signature.positions[cell.position - 1] - 1],
        trim=_on_sheet(trim, spot),
        clip=_common(_on_sheet(ink, spot), sheet),
        rotation=(cell.rotation + spot.rotation) % 360,
        creep=moved,
        scale=snap((job.width - deep) / job.width) if way is CreepWay.SCALE else 1.0,
        copy=copy,
    )


def _side(what: str, name: str, placements: tuple[Placement, ...], folds: tuple[Crease, ...], job: _Job) -> Side:
    sheet = Rect(0.0, 0.0, job.press.width, job.press.height)
    trim = _common(_union(*(place.trim for place in placements)), sheet)
    bleed = _union(*(place.clip for place in placements))
    return Side(name, placements, marks(placements, trim, job.bleed, folds, job.press, what), trim, bleed)


def _crease(fold: Crease, spot: Spot, *, mirrored: bool = False) -> Crease:
    """A fold of a block's front on the sheet; ``mirrored`` as the back shows it."""
    at = -fold.at if mirrored and fold.vertical else fold.at
    vertical = fold.vertical == (spot.rotation % 180 == 0)
    turned = {0: at, 180: -at, 90: -at if fold.vertical else at, 270: at if fold.vertical else -at}[spot.rotation]
    return Crease(vertical, snap((spot.x if vertical else spot.y) + turned), fold.step)


def _on_sheet(rect: Rect, spot: Spot) -> Rect:
    """A rectangle around the middle of a block, turned with the block and moved to its spot."""
    match spot.rotation:
        case 0:
            x, y, width, height = rect.x, rect.y, rect.width, rect.height
        case 180:
            x, y, width, height = -rect.right, -rect.bottom, rect.width, rect.height
        case 90:
            x, y, width, height = rect.y, -rect.right, rect.height, rect.width
        case _:
            x, y, width, height = -rect.bottom, rect.x, rect.height, rect.width
    return Rect(snap(spot.x + x), snap(spot.y + y), snap(width), snap(height))


def _union(first: Rect, *others: Rect) -> Rect:
    rects = (first, *others)
    x, y = min(r.x for r in rects), min(r.y for r in rects)
    return Rect(x, y, snap(max(r.right for r in rects) - x), snap(max(r.bottom for r in rects) - y))


def _common(a: Rect, b: Rect) -> Rect:
    x, y = max(a.x, b.x), max(a.y, b.y)
    return Rect(snap(x), snap(y), snap(min(a.right, b.right) - x), snap(min(a.bottom, b.bottom) - y))
