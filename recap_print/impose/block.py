"""A signature measured: where its pages lie around the middle of the area they take, before it is put on a sheet.

Coordinates are mm from that middle, x to the right, y down, one side as displayed with the grid upright.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from recap_print.geometry import Rect
from recap_print.impose.schemes import Grid, Scheme
from recap_print.sheets.model import Crease
from recap_print.sheets.press import Trims
from recap_print.units import snap

FAR = 10_000.0
"""mm: beyond any sheet."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Where one page of a scheme lies: its ``trim`` before creep, and the ``room`` its ink may not leave, which ends
    at the folds and half way to its neighbours. ``toward_spine`` is +1 when its spine is on its right as displayed."""

    position: int
    rotation: int
    trim: Rect
    room: Rect
    toward_spine: int


@dataclass(frozen=True, slots=True)
class Block:
    """Both sides of a signature. ``width`` × ``height`` encloses all trims wherever creep moves them, and the lap."""

    width: float
    height: float
    front: tuple[Cell, ...]
    back: tuple[Cell, ...]
    folds: tuple[Crease, ...]


def block_of(
    scheme: Scheme, width: float, height: float, trims: Trims, *, spine: float = 0.0, outward: float = 0.0
) -> Block:
    """A signature of pages of ``width`` × ``height`` mm, neighbours as far apart as what is trimmed off both.

    ``spine`` is added between the two pages of a row: the thickness that a wrapped cover goes around. ``outward`` is
    how far creep moves pages toward their fore-edge. The lap stands out beyond the fore-edge of the first page.
    """
    fore_edge = 2 * (trims.fore_edge + outward)
    across = [fore_edge if column % 2 else 2 * trims.spine + spine for column in range(scheme.columns - 1)]
    down = [2 * (trims.head if scheme.meets_heads(row) else trims.foot) for row in range(scheme.rows - 1)]
    whole_w = scheme.columns * width + sum(across) + 2 * outward + trims.lap
    whole_h = scheme.rows * height + sum(down)
    left = outward + (trims.lap if any(1 in row[:1] for row in scheme.front) else 0.0)
    xs, ys = _starts(left - whole_w / 2, width, across), _starts(-whole_h / 2, height, down)
    columns = [x + width + gap / 2 for x, gap in zip(xs, across, strict=False)]
    rows = [y + height + gap / 2 for y, gap in zip(ys, down, strict=False)]
    # the sheet turns over about the vertical: what was on the left, the lap included, is on the right of the back
    back_xs, back_columns = [-x - width for x in reversed(xs)], [-x for x in reversed(columns)]

    def cells(grid: Grid, xs: Sequence[float], columns: Sequence[float]) -> tuple[Cell, ...]:
        lefts, rights = (-FAR, *columns), (*columns, FAR)
        heads, feet = (-FAR, *rows), (*rows, FAR)
        return tuple(
            Cell(
                position=abs(position),
                rotation=0 if position > 0 else 180,
                trim=Rect(xs[c], ys[r], width, height),
                room=Rect(lefts[c], heads[r], rights[c] - lefts[c], feet[r] - heads[r]),
                toward_spine=-1 if c % 2 else 1,
            )
            for r, positions in enumerate(grid)
            for c, position in enumerate(positions)
        )

    return Block(
        width=snap(whole_w),
        height=snap(whole_h),
        front=cells(scheme.front, xs, columns),
        back=cells(scheme.back, back_xs, back_columns),
        folds=tuple(_folds(scheme, columns, rows, spine)),
    )


def _starts(first: float, size: float, gaps: Sequence[float]) -> list[float]:
    starts = [first]
    for gap in gaps:
        starts.append(starts[-1] + size + gap)
    return starts


def _folds(scheme: Scheme, columns: Sequence[float], rows: Sequence[float], spine: float) -> list[Crease]:
    """Every fold of the flat front, in the order they are made: each halves what is there. A cover that is wrapped
    around a thick spine is creased at both of its edges."""
    if spine:
        return [Crease(True, middle + half, 1) for middle in columns for half in (-spine / 2, spine / 2)]
    found: list[Crease] = []
    bounds = {True: [0, scheme.columns], False: [0, scheme.rows]}
    for step, letter in enumerate(scheme.folds, 1):
        vertical = letter in "LR"
        middles = [(a + b) // 2 for a, b in pairwise(bounds[vertical])]
        lines = columns if vertical else rows
        found += [Crease(vertical, lines[middle - 1], step) for middle in middles]
        bounds[vertical] = sorted({*bounds[vertical], *middles})
    return found
