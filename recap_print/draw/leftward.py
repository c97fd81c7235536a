"""Runs read from right to left, written so that a reader who goes by places finds the letters in their order.

Such readers (poppler's pdftotext is one) take letters from left to right, turn what is Arabic round, and know no more
of UAX #9. Three things would mislead them, and are told by ActualText (ISO 32000-1 §14.9.4): a glyph that shows several
letters (lam-alef) would be read backwards; a mark above or below is not on the line; and a sign or a space beside a
number would go with the number. What has no glyph of its own is said by a glyph without width or outline.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from unicodedata import bidirectional, category

from recap_print.draw.embed import FontUse, carrier
from recap_print.draw.operators import begin_saying
from recap_print.geometry import Glyph
from recap_print.pages.model import Run
from recap_print.units import number

LRM, RLM = "\u200e", "\u200f"
_WITH_NUMBERS = ("CS", "ES", "ET")
"""Classes of signs that are taken for a part of a number …"""
_LETTERS = ("R", "AL", "NSM")
"""… unless a letter read from right to left stands between, or the mark RLM, which is one that nobody sees."""
ROOM = 170
"""How wide RLM is made, in thousandths of the size: what begins within 100 of another, poppler takes for its shadow
(TextOutputDev.cc: dupMaxPriDelta)."""


def leftward_operators(run: Run, font: FontUse) -> Iterator[str]:
    """The glyphs of a run from where the pen stands, each cluster saying its own letters."""
    silent = carrier(font.file)
    pen = _Pen(run.size_pt, font, silent if silent in font.says else None)
    at = 0
    for first, end, glyphs in _letters(run):
        said, left = run.text[first:end], at
        shown = []
        for glyph in glyphs:
            shown.append((glyph, at + glyph.dx))
            at += glyph.advance
        shown.sort(key=lambda pair: pair[0].advance > 0)  # the letter last: there the next one begins
        if _is_sign(run.text, first):
            before, after = run.text[first - 1 : first], run.text[end : end + 1]
            if after.isspace():
                yield from pen.says(RLM, left - ROOM, left)
            alone = not (after.isspace() or _is_letter(after))
            yield from pen.speaks(RLM * alone + said + RLM * (not _is_letter(before)), shown)
        elif len(shown) == 1 and len(said) == 1 and not shown[0][0].dy and font.says[shown[0][0].gid] == said:
            yield from pen.shows(shown)
        elif pen.silent is None:
            yield from pen.speaks(said, shown)
        else:
            each = (at - left) // len(said)
            for nth, letter in enumerate(reversed(said[1:])):
                yield from pen.says(letter, left + nth * each, left + (nth + 1) * each)
            yield from pen.speaks(said[0], [pen.nothing(left + (len(said) - 1) * each), *shown])
    if run.text[0].isspace():
        yield from pen.says(RLM, at - ROOM, at)


class _Pen:
    """Shows glyphs at places, in thousandths of the size from where the run begins."""

    def __init__(self, size_pt: float, font: FontUse, silent: int | None) -> None:
        self.unit, self.font, self.silent = size_pt / 1000, font, silent
        self.at = 0

    def nothing(self, x: int) -> tuple[Glyph, int]:
        return Glyph(self.silent or 0, 0, 0), x

    def says(self, text: str, x: int, end: int) -> Iterator[str]:
        """A letter that no glyph shows, from ``x`` to ``end``."""
        if self.silent is not None:
            yield from self.speaks(text, [self.nothing(x), self.nothing(end)])

    def speaks(self, text: str, shown: list[tuple[Glyph, int]]) -> Iterator[str]:
        yield begin_saying(text)
        yield from self.shows(shown)
        yield "EMC"

    def shows(self, shown: list[tuple[Glyph, int]]) -> Iterator[str]:
        for glyph, x in shown:
            if glyph.dy:
                yield f"{number(glyph.dy * self.unit)} Ts"
            yield f"[{self.at - x or ''}<{glyph.gid:04x}>] TJ"
            if glyph.dy:
                yield "0 Ts"
            self.at = x + self.font.width_of(glyph.gid)


def _is_letter(character: str) -> bool:
    return bool(character) and bidirectional(character) in _LETTERS


def _is_sign(text: str, at: int) -> bool:
    """Is it a sign that could be taken for a part of a number, or of what stands before the run?"""
    if text[at].isspace():
        return False
    return bidirectional(text[at]) in _WITH_NUMBERS or (at == 0 and not _is_letter(text[at]))


def _letters(run: Run) -> Iterator[tuple[int, int, list[Glyph]]]:
    """From left to right: where a letter and its marks stand in the text, and the glyphs that show them."""
    bases = {}
    for cluster in {glyph.cluster for glyph in run.glyphs}:
        base = cluster
        while base and category(run.text[base]) in ("Mn", "Me"):
            base -= 1
        bases[cluster] = base
    end = len(run.text)
    for base, glyphs in groupby(run.glyphs, lambda glyph: bases[glyph.cluster]):
        yield base, end, list(glyphs)
        end = base
