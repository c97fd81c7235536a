"""Cells of a grid that stand together."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby


def near(cells: Iterable[int], across: int, reach: int) -> list[list[int]]:
    """Cells of a grid, ``across`` of them to a row, gathered with those no farther than ``reach`` rows and columns."""
    runs: list[tuple[int, list[int]]] = []  # which group each run is of at first, its cells
    above: list[tuple[int, int, int, int]] = []  # row, first column, last column, run
    joins: dict[int, int] = {}

    def top(run: int) -> int:
        while run in joins:
            run = joins[run]
        return run

    for row, columns in groupby(sorted(cells), key=lambda cell: cell // across):
        begun: list[tuple[int, int, int, int]] = []
        for cell in columns:
            x = cell % across
            if begun and x - begun[-1][2] <= reach:
                begun[-1] = (*begun[-1][:2], x, begun[-1][3])
                runs[-1][1].append(cell)
            else:
                begun.append((row, x, x, len(runs)))
                runs.append((len(runs), [cell]))
        above = [run for run in above if row - run[0] <= reach]
        for _, first, last, run in begun:
            for _, other_first, other_last, other in above:
                if first - reach <= other_last and other_first <= last + reach and top(run) != top(other):
                    joins[top(run)] = top(other)
        above += begun
    groups: dict[int, list[int]] = {}
    for run, members in runs:
        groups.setdefault(top(run), []).extend(members)
    return list(groups.values())
