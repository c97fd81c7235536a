"""Millimetres and points: the only file that knows 72 and 25.4.

Millimetres are silent everywhere in this program; any other unit wears its name
(``size_pt``, ``caliper_um``).
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

POINTS_PER_INCH = 72.0
MM_PER_INCH = 25.4


def to_pt(mm: float) -> float:
    """Millimetres to PostScript points (1/72 inch, ISO 32000-1 §8.3.2.3)."""
    return mm * POINTS_PER_INCH / MM_PER_INCH


def to_mm(pt: float) -> float:
    """PostScript points to millimetres."""
    return pt * MM_PER_INCH / POINTS_PER_INCH


def snap(mm: float) -> float:
    """The nearest micrometre. Every placed coordinate is snapped, so that two machines
    agree to the last digit and a lock never shows 41.99999999."""
    return round(mm, 3) + 0.0  # + 0.0 turns -0.0 into 0.0


def number(value: float) -> str:
    """A number with at most four decimals, for people and for PDF operators: 10, 7.5, 0.353."""
    value = round(value, 4) + 0.0
    return f"{value:.4f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


def ranges(pages: Iterable[int]) -> str:
    """Page numbers in short, for people: ``3, 8–19``."""
    numbers = list(pages)
    starts = [0, *(i for i, (a, b) in enumerate(pairwise(numbers), 1) if b != a + 1), len(numbers)]
    runs = [numbers[a:b] for a, b in pairwise(starts) if a < b]
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
