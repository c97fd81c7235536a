"""Words gathered as the eye does: into lines, and lines into blocks. No declaration says what belongs together here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from recap_print.geometry import Rect, union
from recap_print.pdf.legible_glyphs import is_leftward
from recap_print.pdf.legible_model import Word
from recap_print.units import to_mm

LINE_EM = 1.2
"""A wider gap, in type sizes, parts two texts on one baseline: a word space is a quarter, wide ones a half."""
DIGITS_EM = 3.0
"""The same between single digits: they stand in cells, each in its own, and are one number."""
LEADING_EM = 1.75
"""Lines farther apart than this are of two texts; books are set with 1.2 to 1.6."""
ALIGNED_MM = 0.6
SIZE_ALIKE = 0.05
BASELINE_MM = 0.3


@dataclass(frozen=True, slots=True)
class Block:
    """Words by their places on the page, in reading order, and what they say."""

    at: tuple[int, ...]
    text: str
    rect: Rect
    size_pt: float
    lines: tuple[int, ...]
    """How many words stand on each line."""


def blocks(words: Sequence[Word]) -> list[Block]:
    """All words of a page in blocks, from the top."""
    stacks: list[list[list[int]]] = []
    for line in _lines(words):
        fitting = [stack for stack in stacks if _follows(words, stack[-1], line)]
        if fitting:
            min(fitting, key=lambda stack: words[line[0]].y - words[stack[-1][0]].y).append(line)
        else:
            stacks.append([line])
    return [_block(words, stack) for stack in stacks]


def _block(words: Sequence[Word], lines: list[list[int]]) -> Block:
    at = tuple(nth for line in lines for nth in as_read(words, line))
    text = " ".join(words[nth].text for nth in at)
    rect = union(*(words[nth].rect for nth in at))
    return Block(at, text, rect, words[at[0]].size_pt, tuple(len(line) for line in lines))


def as_read(words: Sequence[Word], line: list[int]) -> list[int]:
    """The words of a line in the order in which they are read: from right to left, but for numbers and names in it,
    where most of its letters run so."""
    turned = [is_leftward(words[nth].text) for nth in line]
    if not any(turned) or sum(turned) * 2 < sum(any(map(str.isalpha, words[nth].text)) for nth in line):
        return line
    groups = groupby(zip(line, turned, strict=True), key=lambda one: one[1])
    found = [[nth for nth, _ in group][:: -1 if leftward else 1] for leftward, group in groups]
    return [nth for group in reversed(found) for nth in group]


def _lines(words: Sequence[Word]) -> list[list[int]]:
    """Words on one baseline, next to one another and of one size, from left to right; lines from the top."""
    rows: list[list[int]] = []
    for nth in sorted(range(len(words)), key=lambda n: (words[n].y, words[n].x)):
        word = words[nth]
        row = rows[-1] if rows else None
        if row and abs(words[row[-1]].y - word.y) <= BASELINE_MM and not _is_turned(word):
            row.append(nth)
        else:
            rows.append([nth])
    lines: list[list[int]] = []
    for row in rows:
        row.sort(key=lambda n: words[n].x)
        lines.append([row[0]])
        for before, nth in pairwise(row):
            if _beside(words[before], words[nth]):
                lines[-1].append(nth)
            else:
                lines.append([nth])
    return lines


def _is_turned(word: Word) -> bool:
    return abs(word.y2 - word.y) > abs(word.x2 - word.x) or word.x2 < word.x


def _alike(one: Word, other: Word) -> bool:
    return abs(one.size_pt - other.size_pt) <= SIZE_ALIKE * max(one.size_pt, other.size_pt)


def _beside(left: Word, right: Word) -> bool:
    digits = len(left.text) == len(right.text) == 1 and (left.text + right.text).isdecimal()
    gap = (DIGITS_EM if digits else LINE_EM) * to_mm(right.size_pt)
    return not _is_turned(left) and _alike(left, right) and right.x - left.x2 <= gap


def _follows(words: Sequence[Word], above: list[int], line: list[int]) -> bool:
    """Is a line the next one of the text whose last line is ``above``?"""
    first, other = words[above[0]], words[line[0]]
    step = other.y - first.y
    if not BASELINE_MM < step <= LEADING_EM * to_mm(other.size_pt) or not _alike(first, other) or _is_turned(other):
        return False
    left, right = (first.x, words[above[-1]].x2), (other.x, words[line[-1]].x2)
    middles = (sum(left) / 2, sum(right) / 2)
    return any(abs(a - b) <= ALIGNED_MM for a, b in (*zip(left, right, strict=True), middles))
