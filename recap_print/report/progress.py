"""How far a long command is: one line for a terminal. Pure: nothing is printed here."""

from __future__ import annotations

from collections.abc import Sequence

from recap_print.report.terminal import CYAN, Paint, clean, columns

BAR = 24
"""Columns of the bar itself."""


def bar(done: int, count: int, at_work: Sequence[str], *, colour: bool, width: int) -> str:
    """``━━━━━━━━╌╌╌╌╌╌╌╌  7/14  v7, v8``, in less than ``width`` columns: a full line would begin another."""
    counted, names = f"{done}/{count}", clean(", ".join(at_work))
    room = width - BAR - len(counted) - 5
    if room < 1:
        return counted
    if columns(names) > room:
        while columns(names) >= room:
            names = names[:-1]
        names += "…"
    full = BAR * done // max(count, 1)
    return f"{Paint(colour)(CYAN, '━' * full)}{'╌' * (BAR - full)}  {counted}  {names}".rstrip()
