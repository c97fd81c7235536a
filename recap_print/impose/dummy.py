"""A plan -> its folding dummy: the same placements, both sides of each sheet, on the paper of an office machine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recap_print.geometry import Rect
from recap_print.impose.works import turns_backs
from recap_print.sheets.dummy import OFFICE_RIM, Dummy, Edge, Face, Lies
from recap_print.sheets.marks import DASH
from recap_print.sheets.model import Crease, Imposition, Mark, Placement, Sheet, Side
from recap_print.sheets.press import Edges, Flip, MarkKind, Press, Work
from recap_print.units import snap

LINE = 0.2
"""mm: how thick folds, cuts and the edge of the sheet are drawn."""
BEYOND = 8.0
"""mm on the sheet by which the line of a fold sticks out of the pages it folds, as far as there is paper."""
AROUND = {
    0: (Edge.LEFT, Edge.HEAD, Edge.RIGHT, Edge.FOOT),
    90: (Edge.HEAD, Edge.RIGHT, Edge.FOOT, Edge.LEFT),
    180: (Edge.RIGHT, Edge.FOOT, Edge.LEFT, Edge.HEAD),
    270: (Edge.FOOT, Edge.LEFT, Edge.HEAD, Edge.RIGHT),
}
"""By the rotation of a page: which of its edges are at the left, top, right and bottom of the sheet."""
MANY = 1_000_000
"""More pages than a booklet has: where a blank stands among them."""

_Lying = tuple[Lies | None, ...]


@dataclass(frozen=True, slots=True)
class _Paper:
    """What is printed on: the machine, and where a rectangle of the sheet (mm) falls on its paper."""

    press: Press
    sheet: Rect
    scale: float

    def onto(self, rect: Rect) -> Rect:
        left = (self.press.width - self.sheet.width * self.scale) / 2
        top = (self.press.height - self.sheet.height * self.scale) / 2
        x, y = snap(left + rect.x * self.scale), snap(top + rect.y * self.scale)
        return Rect(x, y, snap(rect.width * self.scale), snap(rect.height * self.scale))

    @property
    def is_framed(self) -> bool:
        """Does the sheet end before the paper does?"""
        return self.onto(self.sheet) != Rect(0.0, 0.0, self.press.width, self.press.height)


@dataclass(frozen=True, slots=True)
class _Printed:
    """One side as the machine prints it, with the creases that show there. ``lies`` is told for each place."""

    name: str
    places: tuple[Placement, ...]
    folds: tuple[Crease, ...]
    cuts: tuple[Crease, ...]
    lies: _Lying


def dummy_of(plan: Imposition, flip: Flip, paper: tuple[float, float] | None = None) -> Dummy:
    """The dummy of a plan for a machine that turns sheets as ``flip`` says.

    ``paper`` is its width × height (mm), lying or standing: the sheet is reduced, never enlarged, to what the machine
    can print, and stands in the middle so that both sides meet. Without it the dummy is as large as the sheet.
    """
    press = plan.press
    width, height = press.width, press.height
    scale = 1.0
    if paper:
        width, height = sorted(paper, reverse=press.width >= press.height)
        rim = 2 * OFFICE_RIM
        scale = min((width - rim) / press.width, (height - rim) / press.height, 1.0)
    machine = replace(press, width=width, height=height, flip=flip, unprintable=Edges(), gripper=0.0)
    onto = _Paper(machine, Rect(0.0, 0.0, press.width, press.height), scale)
    faces: list[Face] = []
    sheets = []
    for sheet in plan.sheets:
        sides = []
        for printed in _both(sheet, press, machine):
            sides.append(_side(printed, len(faces) + 1, onto))
            faces += _faces(printed, sheet, len(faces) + 1)
        front, back = sides
        sheets.append(replace(sheet, front=front, back=back, work=Work.SHEETWISE, folds=(), cuts=()))
    numbered = replace(
        plan,
        press=machine,
        trim_width=snap(plan.trim_width * scale),
        trim_height=snap(plan.trim_height * scale),
        bleed=snap(plan.bleed * scale),
        page_count=len(faces),
        blanks=0,
        sheets=tuple(sheets),
    )
    return Dummy(numbered, tuple(faces), scale, onto.is_framed)


def _both(sheet: Sheet, press: Press, machine: Press) -> Iterator[_Printed]:
    """Front and back of a sheet. One plate may print both, and the machine may turn the sheet about its other edge."""
    turned = turns_backs(press, sheet.work)

    def behind(crease: Crease) -> Crease:
        return crease if crease.vertical == turned else _mirrored(crease, press)

    fronts, folds, cuts = sheet.front.placements, sheet.folds, sheet.cuts
    if sheet.back:
        backs = sheet.back.placements
        lies, lies_behind = _lying(fronts, backs, sheet.pages // 2)
    else:  # what one plate carries is seen on both sides, once the sheet is turned
        backs, half = fronts, len(fronts) // 2
        folds = tuple(dict.fromkeys((*folds, *map(behind, folds))))
        down, up = _lying(fronts[:half], fronts[half:], sheet.pages // 2)
        lies = lies_behind = (*down, *up)
    yield _Printed("front", fronts, folds, cuts, lies)
    folds, cuts = tuple(map(behind, folds)), tuple(map(behind, cuts))
    if turned != machine.turns_backs:
        folds, cuts = (tuple(_mirrored(crease, press) for crease in creases) for creases in (folds, cuts))
        backs = tuple(_half_turned(place, press) for place in backs)
    yield _Printed("back", backs, folds, cuts, lies_behind)


def _mirrored(crease: Crease, press: Press) -> Crease:
    return replace(crease, at=snap((press.width if crease.vertical else press.height) - crease.at))


def _half_turned(place: Placement, press: Press) -> Placement:
    def turned(rect: Rect) -> Rect:
        return Rect(snap(press.width - rect.right), snap(press.height - rect.bottom), rect.width, rect.height)

    return replace(place, trim=turned(place.trim), clip=turned(place.clip), rotation=(place.rotation + 180) % 360)


def _lying(fronts: Sequence[Placement], backs: Sequence[Placement], size: int) -> tuple[_Lying, _Lying]:
    """How the first leaf of each signature lies: its front face down, its back face up.

    Signatures follow one another, ``size`` places a side. Where blanks come before the first page, nothing is told.
    """
    down: list[Lies | None] = [None] * len(fronts)
    up = down.copy()
    for start in range(0, len(fronts), size):
        within = range(start, start + size)
        front = min((fronts[index].page or MANY, index) for index in within)
        back = min((backs[index].page or MANY, index) for index in within)
        if back[0] == front[0] + 1:
            down[front[1]], up[back[1]] = Lies.DOWN, Lies.UP
    return tuple(down), tuple(up)


def _faces(side: _Printed, sheet: Sheet, first: int) -> Iterator[Face]:
    """What each place shows. The places of one signature follow one another."""
    size, count = sheet.pages // 2, len(sheet.signatures)
    for index, (place, lies) in enumerate(zip(side.places, side.lies, strict=True)):
        folds = {edge: fold.step for fold in side.folds if (edge := _edge(place, fold))}
        yield Face(
            number=first + index,
            page=place.page,
            sheet=sheet.number,
            signature=sheet.signatures[index // size % count],
            side=side.name,
            folds=tuple(folds.items()),
            cuts=tuple(edge for cut in side.cuts if (edge := _edge(place, cut)) and edge not in folds),
            lies=lies,
        )


def _edge(place: Placement, crease: Crease) -> Edge | None:
    """The edge of a page that lies along a crease: within a quarter of the page from it."""
    trim, around = place.trim, AROUND[place.rotation]
    left, top, right, bottom = around
    if crease.vertical:
        ends, near = ((trim.x, left), (trim.right, right)), trim.width / 4
    else:
        ends, near = ((trim.y, top), (trim.bottom, bottom)), trim.height / 4
    return next((edge for at, edge in ends if abs(at - crease.at) < near), None)


def _side(side: _Printed, first: int, paper: _Paper) -> Side:
    """One side on the paper, its places numbered from ``first``."""
    placements = tuple(
        replace(
            place,
            page=number,
            trim=paper.onto(place.trim),
            clip=paper.onto(place.clip),
            creep=snap(place.creep * paper.scale),
        )
        for number, place in enumerate(side.places, first)
    )
    lines = [_line(cut, [paper.sheet], paper, None) for cut in side.cuts]
    for fold in side.folds:
        folded = [place.trim for place in side.places if _edge(place, fold)]
        lines += [_line(fold, folded, paper, DASH)] if folded else []
    frame = paper.onto(paper.sheet)
    if paper.is_framed:
        lines += [_mark(x, frame.y, x, frame.bottom) for x in (frame.x, frame.right)]
        lines += [_mark(frame.x, y, frame.right, y) for y in (frame.y, frame.bottom)]
    return Side(side.name, placements, tuple(lines), frame, frame)


def _line(crease: Crease, along: Sequence[Rect], paper: _Paper, dash: tuple[float, float] | None) -> Mark:
    """A crease from one end of what it creases to the other, and a little beyond."""
    sheet = paper.sheet
    if crease.vertical:
        start, end = min(r.y for r in along) - BEYOND, max(r.bottom for r in along) + BEYOND
        line = Rect(crease.at, max(start, 0.0), 0.0, min(end, sheet.height) - max(start, 0.0))
    else:
        start, end = min(r.x for r in along) - BEYOND, max(r.right for r in along) + BEYOND
        line = Rect(max(start, 0.0), crease.at, min(end, sheet.width) - max(start, 0.0), 0.0)
    drawn = paper.onto(line)
    return _mark(drawn.x, drawn.y, snap(drawn.right), snap(drawn.bottom), dash)


def _mark(x1: float, y1: float, x2: float, y2: float, dash: tuple[float, float] | None = None) -> Mark:
    return Mark(MarkKind.FOLD if dash else MarkKind.CROP, x1, y1, x2, y2, LINE, dash)


def duplex_sheet(width: float, height: float) -> Imposition:
    """One sheet whose page 1 is its front; its back is the upper halves of page 2 and, head down, of page 3."""
    whole, half = Rect(0.0, 0.0, width, height), snap(height / 2)
    press = Press(
        id="duplex",
        name="any machine",
        width=width,
        height=height,
        unprintable=Edges(),
        flip=Flip.SHORT_EDGE,
        bleed=0.0,
        paper="",
        caliper_um=0.0,
        marks=(),
    )
    upper, lower = Rect(0.0, 0.0, width, half), Rect(0.0, half, width, half)
    front = Side("front", (Placement(1, whole, whole, 0, 0.0),), (), whole, whole)
    back = Side("back", (Placement(2, whole, upper, 0, 0.0), Placement(3, whole, lower, 180, 0.0)), (), whole, whole)
    return Imposition(press, width, height, 0.0, 3, 0, (Sheet(1, front, back, signatures=(1,)),), ())
