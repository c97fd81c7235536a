"""How one paper lies upon the other: a scale and a shift, measured between words that both have, whoever moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from recap_print.compare.papers.leaf import key
from recap_print.compare.papers.limits import FAR_MM, SCALED, STILL_MM, SURE_WORDS
from recap_print.pdf.legible_model import Word
from recap_print.pdf.matrix import Matrix
from recap_print.units import number

Point = tuple[float, float, float, float]
"""A word's place on both sides: x and y of the old, x and y of the new."""


MOST = 8.0
"""A scale beyond this, or below its inverse, is no scale: the words are other words."""


@dataclass(frozen=True, slots=True)
class Fit:
    """Where a point of the old paper lies on the new one: ``across`` × x + ``right``, ``down`` × y + ``lower``."""

    across: float = 1.0
    down: float = 1.0
    right: float = 0.0
    lower: float = 0.0

    @property
    def matrix(self) -> Matrix:
        return (self.across, 0.0, 0.0, self.down, self.right, self.lower)

    @property
    def is_still(self) -> bool:
        return self == Fit()

    @property
    def scale(self) -> str:
        """``97 %``, or both ways where they differ: ``97 % × 98 %``."""
        return " × ".join(f"{number(round(by * 100, 2))} %" for by in dict.fromkeys((self.across, self.down)))

    @property
    def inverse(self) -> Fit:
        """How the old paper lies upon the new one."""
        return Fit(1 / self.across, 1 / self.down, 0.0 - self.right / self.across, 0.0 - self.lower / self.down)

    def back(self, word: Word) -> Word:
        """A word of the new paper where the old one has it."""
        if self.is_still:
            return word
        return word._replace(
            x=(word.x - self.right) / self.across,
            y=(word.y - self.lower) / self.down,
            x2=(word.x2 - self.right) / self.across,
            y2=(word.y2 - self.lower) / self.down,
            size_pt=word.size_pt / self.down,
        )


def median(values: Iterable[float]) -> float:
    """The middle one: half of the others are larger. (``statistics`` takes longer to load than all this to do.)"""
    ordered = sorted(values)
    return ordered[len(ordered) // 2]


def points(old: Iterable[Word], new: Iterable[Word]) -> list[Point]:
    """Words that either page says just once, and their places on both."""
    sides = []
    for words in (old, new):
        words = list(words)
        count = Counter(key(word.text) for word in words)
        sides.append({key(word.text): word for word in words if count[key(word.text)] == 1})
    first, second = sides
    return [(first[k].x, first[k].y, second[k].x, second[k].y) for k in first if k in second]


def fit(pages: list[list[Point]]) -> Fit:
    """The scale and shift that most words of most pages agree on. Too few words, or a difference within
    rounding, and they lie as they are."""
    flat = [point for page in pages for point in page]
    if len(flat) < SURE_WORDS:
        return Fit()
    across = _scale([[(p[0], p[2]) for p in page] for page in pages])
    down = _scale([[(p[1], p[3]) for p in page] for page in pages])
    if abs(across - down) < SCALED:
        across = down = (across + down) / 2
    right = median(p[2] - across * p[0] for p in flat)
    lower = median(p[3] - down * p[1] for p in flat)
    still = across == down == 1.0
    return Fit(across, down, *(0.0 if still and abs(shift) < STILL_MM / 2 else shift for shift in (right, lower)))


def _scale(pages: list[list[tuple[float, float]]]) -> float:
    """The median of how far words are from each other there, in parts of how far here."""
    ratios = []
    for page in pages:
        page = sorted(page)
        half = len(page) // 2
        ratios += [
            (b[1] - a[1]) / (b[0] - a[0])
            for a, b in (*zip(page, page[half:], strict=False), *zip(page, reversed(page), strict=False))
            if b[0] - a[0] >= FAR_MM
        ]
    if len(ratios) < SURE_WORDS:
        return 1.0
    found = median(ratios)
    return found if abs(found - 1.0) >= SCALED and 1 / MOST < found < MOST else 1.0
