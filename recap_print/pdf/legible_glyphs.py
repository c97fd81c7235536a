"""Glyphs -> words, by where they stand and what each says alone. No promise of the file's own is needed.

pdfium's words follow /ActualText, and its own view of scripts that run from right to left. Programs that write a file
again lose the one and cut text into other pieces, which changes the other. So pages with either, and pages with glyphs
of which nobody knows what they say, are read here from left to right, line by line: two files that show the same glyphs
in the same places are read alike, whatever else they say.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from recap_print.pdf.legible_model import UNKNOWN, UNSURE, Word
from recap_print.pdf.matrix import Matrix

GAP_EM = 0.15
"""A wider gap parts two words, in type sizes; a word space is a quarter, letters set apart on purpose a tenth."""
LINE_PT = 0.6
"""Baselines nearer to each other than this are one line."""
SAME_PT = 0.02
"""Letters that begin nearer to each other than this, one after the other, are one glyph's, as those of a ligature."""
AROUND = 3
"""A mark's letter is told so few glyphs before or after it."""
TOLD_MM = 0.15
"""Words that begin, and end, nearer to each other than this are the same paint."""


class Glyph(NamedTuple):
    """A letter that is shown, in the page's own units, y up: ``ink`` is where it paints, ``room`` what its advance
    takes, both (left, bottom, right, top); ``quarter`` turns to the left from upright, ``size_pt`` as shown."""

    said: str
    origin: tuple[float, float]
    ink: tuple[float, float, float, float]
    room: tuple[float, float, float, float]
    quarter: int
    size_pt: float
    colour: str
    font: str


class _Sign(NamedTuple):
    """A glyph with its marks: where it begins and ends along its line, its baseline, and its letters."""

    start: float
    end: float
    line: float
    said: str
    is_sure: bool
    nth: int
    glyph: Glyph


def is_leftward(text: str) -> bool:
    """Has it a letter that runs from right to left?"""
    return not text.isascii() and any(unicodedata.bidirectional(char) in ("R", "AL") for char in text)


def words_of(glyphs: Sequence[Glyph], down: Matrix, told: Sequence[Word] = ()) -> tuple[Word, ...]:
    """The words that some glyphs show, in the order of their first glyphs. ``down`` leads to mm from the trim's
    corner; ``told`` are the words as the file tells them itself, taken at their word where they run to the right."""
    ways: dict[int, list[_Sign]] = defaultdict(list)
    for sign in _signs(glyphs):
        ways[sign.glyph.quarter].append(sign)
    found = [
        (min(sign.nth for sign in word), _word(word, down))
        for signs in ways.values()
        for line in _lines(_marked(signs))
        for word in _parted(line)
    ]
    words = [word for _, word in sorted(found, key=lambda one: one[0])]
    return tuple(_as_told(words, told) if told else words)


def _signs(glyphs: Sequence[Glyph]) -> Iterator[_Sign]:
    groups: list[list[Glyph]] = []
    for glyph in glyphs:
        last = groups[-1][-1] if groups else None
        if last and all(abs(a - b) < SAME_PT for a, b in zip((*glyph.origin, *glyph.ink), (*last.origin, *last.ink))):
            groups[-1].append(glyph)
        else:
            groups.append([glyph])
    places = [_along(group[0].origin, group[0].quarter) for group in groups]
    for nth, (group, (start, line)) in enumerate(zip(groups, places, strict=True)):
        glyph = group[0]
        letters = [one.said for one in group]
        around = (places[at] for at in (nth - 1, nth + 1) if 0 <= at < len(places))
        before, after = ([at for at in around if abs(at[1] - line) < LINE_PT] + [(start, line)] * 2)[:2]
        if len(letters) > 1 and is_leftward("".join(letters)) and after[0] < start or before[0] > start:
            letters.reverse()
        said = "".join(letters)
        said = " " if said.isspace() else "".join(char for char in said if unicodedata.category(char) != "Cf")
        end = max(_along(corner, glyph.quarter)[0] for corner in (glyph.room[:2], glyph.room[2:]))
        if said:
            yield _Sign(start, max(start, end), line, said, len(group) == 1 and said != UNKNOWN, nth, glyph)
