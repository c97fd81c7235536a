"""A plate drawn in characters: where its pages lie, which way their heads point, where the sheet is folded and cut.

::

    ┌─────3─────1─────3─────┐
    │  ↓5 ┊ ↓12 ┊  ↓9 ┊  ↓8 │
    2┈┈┈┈┈┼┈┈┈┈┈┼┈┈┈┈┈┼┈┈┈┈┈┤
    │   4 ┊  13 ┊  16 ┊   1 │
    └─────┴─────┴─────┴─────┘

Numbers on the rim are the folds in their order. ``║`` and ``═`` are cuts, made before any fold.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from recap_print.impose.works import turns_backs
from recap_print.report.terminal import columns
from recap_print.sheets.model import Crease, Placement, Sheet, Side
from recap_print.sheets.press import Press

LEGEND = "↓ ← → where a head points when not up · ┊ ┈ fold, numbered on the rim · ║ ═ cut, before folding · – blank"

_HEADS = {0: "", 180: "↓", 90: "←", 270: "→"}
_BLANK = "–"
_NARROWEST = 4


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines between neighbouring columns, or rows: ``kinds`` by the crease that is there, and fold numbers."""

    kinds: tuple[str, ...]
    steps: tuple[str, ...]


def drawing(sheet: Sheet, side: Side, press: Press) -> list[str]:
    """One side of a sheet as it is displayed, in lines of equal width."""
    xs = _clusters([_middle(place)[0] for place in side.placements], min(p.trim.width for p in side.placements))
    ys = _clusters([_middle(place)[1] for place in side.placements], min(p.trim.height for p in side.placements))
    grid = {(_nearest(ys, _middle(p)[1]), _nearest(xs, _middle(p)[0])): _said(p) for p in side.placements}
    creases = _creases(sheet, side, press)
    between = _lines(xs, (crease for crease in creases if crease.vertical))
    below = _lines(ys, (crease for crease in creases if not crease.vertical))
    cell = max(_NARROWEST, *(len(said) + 1 for said in grid.values()))
    drawn = [_rim("┌", "┐", between, cell, {"cut": "╥", "": "─", "fold": "┬"}, numbered=True)]
    for row in range(len(ys)):
        said = [f"{grid.get((row, column), ''):>{cell}} " for column in range(len(xs))]
        walls = [{"cut": "║", "fold": "┊", "": " "}[kind] for kind in between.kinds]
        drawn.append("│" + "".join(part for pair in zip(said, [*walls, ""], strict=True) for part in pair) + "│")
        if row + 1 < len(ys):
            kind, step = below.kinds[row], below.steps[row]
            stroke = {"cut": "═", "fold": "┈", "": " "}[kind]
            left = step or {"cut": "╞", "fold": "├", "": "│"}[kind]
            across = [_crossing(kind, wall) for wall in between.kinds]
            parts = [part for wall in (*across, "") for part in (stroke * (cell + 1), wall)]
            drawn.append(left + "".join(parts) + {"cut": "╡", "fold": "┤", "": "│"}[kind])
    return [*drawn, _rim("└", "┘", between, cell, {"cut": "╨", "": "─", "fold": "┴"}, numbered=False)]


def side_by_side(blocks: Sequence[Sequence[str]], width: int, gap: int = 3) -> list[str]:
    """Drawings beside one another when they fit ``width``, below one another otherwise."""
    widths = [max(map(columns, block)) for block in blocks]
    if sum(widths) + gap * (len(blocks) - 1) > width:
        return [line for block in blocks for line in block]
    high = max(map(len, blocks))
    rows = ([block[i] if i < len(block) else "" for block in blocks] for i in range(high))
    return [
        (" " * gap).join(part + " " * (wide - columns(part)) for part, wide in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _creases(sheet: Sheet, side: Side, press: Press) -> list[Crease]:
    """Folds and cuts as this side shows them; a plate that is both sides shows those of both."""
    front = [*sheet.cuts, *sheet.folds]
    turned = turns_backs(press, sheet.work)

    def behind(crease: Crease) -> Crease:
        if crease.vertical:
            return crease if turned else replace(crease, at=press.width - crease.at)
        return replace(crease, at=press.height - crease.at) if turned else crease

    back = [behind(crease) for crease in front]
    if sheet.back is None:
        return [*front, *back]
    return front if side is sheet.front else back


def _lines(centres: Sequence[float], creases: Iterable[Crease]) -> _Lines:
    creases = list(creases)
    kinds, steps = [], []
    for a, b in pairwise(centres):
        here = sorted(crease.step for crease in creases if a < crease.at < b)
        kinds.append("" if not here else "fold" if here[0] else "cut")
        steps.append(str(here[0]) if here and here[0] else "")
    return _Lines(tuple(kinds), tuple(steps))


def _rim(left: str, right: str, between: _Lines, cell: int, joints: dict[str, str], *, numbered: bool) -> str:
    marks = [
        step if numbered and step else joints[kind] for kind, step in zip(between.kinds, between.steps, strict=True)
    ]
    return left + "".join("─" * (cell + 1) + mark for mark in (*marks, "")) + right


def _crossing(row: str, column: str) -> str:
    if row == "cut":
        return {"cut": "╬", "fold": "╪", "": "═"}[column]
    if row == "fold":
        return {"cut": "╫", "fold": "┼", "": "┈"}[column]
    return {"cut": "║", "fold": "┊", "": " "}[column]


def _said(place: Placement) -> str:
    return f"{_HEADS[place.rotation]}{place.page or _BLANK}"


def _middle(place: Placement) -> tuple[float, float]:
    return place.trim.x + place.trim.width / 2, place.trim.y + place.trim.height / 2


def _clusters(places: Sequence[float], size: float) -> list[float]:
    """Where rows, or columns, lie: creep moves pages of one column apart by less than half of one."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > size / 2:
            found.append(place)
    return found


def _nearest(centres: Sequence[float], place: float) -> int:
    return min(range(len(centres)), key=lambda i: abs(centres[i] - place))
