"""Text -> lines. Ragged, never hyphenated, never justified; a line breaks at ordinary spaces only.

Among all ways of breaking a paragraph into the fewest lines, the one whose lines are most even is taken
(the total-fit idea of Knuth & Plass, "Breaking paragraphs into lines", 1981, without stretch or hyphens).
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache
from itertools import pairwise
from typing import Protocol

from recap_print.units import to_mm

SLACK = 0.05
"""mm by which kerning across a space may make a line wider than the sum of its words."""
SHORT_LAST = 0.35
"""A last line under this part of the measure looks abandoned…"""
ABANDONED = 0.25
"""…and costs as much as a line that is short by half the measure."""


class Measures(Hashable, Protocol):
    """What knows how wide words are, in thousandths of the size: a font, or a family of them."""

    def advance(self, text: str) -> int:
        """The width of a line."""

    def gap(self, before: str, after: str) -> int:
        """The width of the space between two words."""


def measure(font: Measures, size_pt: float, text: str) -> float:
    """Width of a string set on one line, in mm."""
    return to_mm(font.advance(text) * size_pt / 1000)


def broken(font: Measures, size_pt: float, text: str, width: float, *, balance: bool = False) -> tuple[str, ...]:
    """The lines of a text within ``width`` mm. A line break in the text starts a new line.

    A word wider than ``width`` stands alone on its line and sticks out; the caller reports it.
    """
    return tuple(line for lines in paragraphs(font, size_pt, text, width, balance=balance) for line in lines)


@lru_cache(maxsize=4096)  # the same card on every page of its section
def paragraphs(
    font: Measures, size_pt: float, text: str, width: float, *, balance: bool = False
) -> tuple[tuple[str, ...], ...]:
    """The same lines, those of a paragraph together: each is in the order it is read."""
    width = max(width, 0.1)  # a column without width: every word sticks out of it
    return tuple(
        tuple(_paragraph(font, size_pt, paragraph.split(" "), width, balance))
        for paragraph in text.strip("\n").split("\n")
    )


def _paragraph(font: Measures, size_pt: float, words: list[str], width: float, balance: bool) -> list[str]:
    words = [word for word in words if word] or [""]
    spaces = [to_mm(font.gap(*pair) * size_pt / 1000) for pair in pairwise(words)]
    widths = [measure(font, size_pt, word) for word in words]
    count = len(words)
    # best[i]: (number of lines, cost, end of the first line) for the words from i on.
    best: list[tuple[int, float, int]] = [(0, 0.0, count)] * (count + 1)
    for start in range(count - 1, -1, -1):
        options: list[tuple[int, float, int]] = []
        line = 0.0
        for end in range(start + 1, count + 1):
            line += widths[end - 1] + (spaces[end - 2] if end > start + 1 else 0.0)
            if line > width + SLACK and end > start + 1:
                break
            lines, cost, _ = best[end]
            options.append((lines + 1, cost + _cost(line / width, end == count, start == 0, balance), end))
        best[start] = min(options)
    lines_found, at = [], 0
    while at < count:
        end = best[at][2]
        lines_found.append(" ".join(words[at:end]))
        at = end
    return lines_found


def _cost(filled: float, last: bool, only: bool, balance: bool) -> float:
    if last and not balance:
        return ABANDONED if filled < SHORT_LAST and not only else 0.0
    return (1.0 - min(filled, 1.0)) ** 2
