"""Lay a booklet's pages on sheets: signatures measured, placed where the press can print them, with creep."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import inf

from recap_print.errors import CannotLayOut
from recap_print.geometry import Rect, common, union
from recap_print.impose.block import Block, Cell, block_of
from recap_print.impose.fit import Fit, Spot, fitted
from recap_print.impose.marks import collation_step, marks, within
from recap_print.impose.notes import mm, notes
from recap_print.impose.schemes import SCHEMES, Scheme, fold_order
from recap_print.impose.signatures import (
    LEAF,
    Blanks,
    Signature,
    depths,
    multiple_of,
    named,
    nests,
    printed_together,
    reading_order,
    shift,
    signatures,
)
from recap_print.impose.works import printable
from recap_print.sheets.model import Crease, Imposition, Patch, Placement, Sheet, Side
from recap_print.sheets.press import CreepWay, Heads, MarkKind, Press, Repeat, Trims, Work
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
    deep: Mapping[int, tuple[float, ...]]
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
    deep = {one.number: depths(one, total, press, separate_cover=covered) for one in found}
    deepest = max(map(max, deep.values()))
    if not (0 < trim_width < inf and 0 < trim_height < inf):
        raise CannotLayOut(f"no page is {mm(trim_width)} × {mm(trim_height)} mm", help="look at the pages' trim")
    if deepest > trim_width / 2:
        raise CannotLayOut(
            f"too many pages to fold into one another: the centre pages would move {mm(deepest)} mm toward the spine, "
            f"more than half their {mm(trim_width)} mm",
            help="split the booklet, or use thinner paper",
        )
    kept = min(bleed, press.bleed)
    job = _Job(order, snap(trim_width), snap(trim_height), kept, press, right_to_left, deep, deepest)
    groups = list(printed_together(found, press.folding))
    laid: dict[tuple[int, bool], _Laid] = {}  # sheets of as many pages are set out alike
    sheets = tuple(_sheet(number, len(groups), group, laid, job) for number, group in enumerate(groups, 1))
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


_Laid = tuple[Block, Work, Fit]
"""A signature measured, how its sheet is worked, and where it stands on it."""


def _sheet(
    number: int,
    count: int,
    group: tuple[Signature | None, ...],
    laid: dict[tuple[int, bool], _Laid],
    job: _Job,
) -> Sheet:
    first = next(one for one in group if one is not None)
    kind = first.pages, first.is_cover
    if kind not in laid:
        laid[kind] = _set_out(first, len(group), job)
    block, work, fit = laid[kind]
    fronts = _placements(group, block.front, fit.fronts, fit.share, job)
    backs = _placements(group, block.back, fit.backs, fit.share, job)
    folds, behind = _creases(block, fit.fronts), _creases(block, fit.backs, mirrored=True)
    told = f"sheet {number} of {count}"
    how = [*(["cut apart"] * bool(fit.cuts)), fold_order(_scheme(first.pages, job), fit.backs[0].rotation)]
    order = "".join(f"; {words}" for words in how if words)
    numbers = tuple(dict.fromkeys(one.number for one in group if one))
    back: Side | None = None
    area = printable(job.press, work)
    if work.is_one_plate:
        front = _side(f"{told}, {work.value}{order}", "both", (*fronts, *backs), (*folds, *behind), area, job)
    else:
        front = _side(f"{told}, front{order}", "front", fronts, folds, area, job)
        back = _side(f"{told}, back", "back", backs, behind, area, job)
    front = replace(front, marks=(*front.marks, *_steps(group, block, fit, area, job.press)))
    return Sheet(number, front, back, work, numbers, first.pages, fit.cuts, folds, first.is_cover)


def _steps(group: tuple[Signature | None, ...], block: Block, fit: Fit, area: Rect, press: Press) -> Iterable[Patch]:
    """The collation mark of each signature on a sheet: on its outer side, between its last page and its first."""
    if MarkKind.COLLATION not in press.marks or nests(press.folding):
        return
    for one, spot in zip(group, fit.fronts, strict=True):
        if one is None or one.is_cover or one.pages == LEAF:
            continue
        first, last = (next(c.trim for c in block.front if c.position == at) for at in (1, one.pages))
        step = collation_step(first, last, one.number)
        if step is not None:
            mark = Patch(spot.rect(step), k=100, kind=MarkKind.COLLATION)
            if within(mark, area):
                yield mark


def _creases(block: Block, spots: tuple[Spot, ...], *, mirrored: bool = False) -> tuple[Crease, ...]:
    found = {spot.crease(fold, mirrored=mirrored) for spot in spots for fold in block.folds}
    return tuple(sorted(found, key=lambda crease: (crease.step, crease.vertical, crease.at)))


def _set_out(signature: Signature, copies: int, job: _Job) -> _Laid:
    press, folding = job.press, job.press.folding
    outward = max(0.0, -shift(0.0, job.deepest, folding.creep))
    block = block_of(
        _scheme(signature.pages, job),
        job.width,
        job.height,
        _trims(signature, job),
        spine=_spine(signature, job),
        outward=outward,
    )
    if folding.work is None and signature.pages < folding.signature and not signature.is_cover:
        try:  # half a sheet: one plate serves both sides, and each sheet makes two
            what = named(signature, copies, Work.TURN)
            return block, Work.TURN, fitted(block, what, press, Work.TURN, copies, job.bleed)
        except CannotLayOut:
            pass
    work = folding.work or Work.SHEETWISE
    return block, work, fitted(block, named(signature, copies, work), press, work, copies, job.bleed)


def _trims(signature: Signature, job: _Job) -> Trims:
    """What is cut off this signature: a stitched fold and a wrapped cover keep their spine."""
    trims = job.press.trims
    if nests(job.press.folding):
        return replace(trims, spine=0.0)
    if signature.is_cover:
        return replace(trims, spine=0.0, lap=0.0)
    return replace(trims, lap=0.0) if signature.pages == LEAF else trims


def _scheme(pages: int, job: _Job) -> Scheme:
    scheme = SCHEMES[pages]
    if job.press.folding.heads is Heads.OUT:
        scheme = scheme.heads_out
    return scheme.mirrored if job.right_to_left else scheme


def _spine(signature: Signature, job: _Job) -> float:
    """How thick the body is that a wrapped cover goes around (mm): each leaf is two pages."""
    if not signature.is_cover or nests(job.press.folding):
        return 0.0
    return snap((len(job.order) - signature.pages) / 2 * job.press.caliper_um / 1000)


def _placements(
    group: tuple[Signature | None, ...],
    cells: tuple[Cell, ...],
    spots: tuple[Spot, ...],
    share: tuple[float, float],
    job: _Job,
) -> tuple[Placement, ...]:
    repeated = job.press.folding.repeat is Repeat.STEP
    return tuple(
        _placed(cell, one, spot, share, copy if repeated else 1, job)
        for copy, (one, spot) in enumerate(zip(group, spots, strict=True), 1)
        if one is not None
        for cell in cells
    )


def _placed(
    cell: Cell, signature: Signature, spot: Spot, share: tuple[float, float], copy: int, job: _Job
) -> Placement:
    """One page of a signature whose block stands at ``spot``, moved or narrowed by its creep."""
    way = job.press.folding.creep
    deep = job.deep[signature.number][cell.position - 1]
    moved = shift(deep, job.deepest, way)
    narrowed = deep if way is CreepWay.SCALE else 0.0
    left = moved + narrowed if cell.toward_spine > 0 else -moved
    trim = cell.trim.inset(left, 0, narrowed - left, 0)
    ink = common(trim.inset(*(-job.bleed,) * 4), cell.room)
    sheet = Rect(0.0, 0.0, job.press.width, job.press.height)
    own = common(sheet, Rect(spot.x - share[0] / 2, spot.y - share[1] / 2, *share))
    return Placement(
        page=job.order[signature.positions[cell.position - 1] - 1],
        trim=spot.rect(trim),
        clip=common(spot.rect(ink), own),
        rotation=(cell.rotation + spot.rotation) % 360,
        creep=moved,
        scale=(job.width - narrowed) / job.width,
        copy=copy,
    )


def _side(
    what: str, name: str, placements: tuple[Placement, ...], folds: tuple[Crease, ...], area: Rect, job: _Job
) -> Side:
    sheet = Rect(0.0, 0.0, job.press.width, job.press.height)
    trim = common(union(*(place.trim for place in placements)), sheet)
    bleed = union(*(place.clip for place in placements))
    return Side(name, placements, marks(placements, trim, job.bleed, folds, job.press, area, what), trim, bleed)
