"""Runs read from right to left, written so that readers who go by places find the letters in their order.

Such readers (poppler's pdftotext, and pdfium in Chrome) take letters from left to right, turn what is Arabic round, and
know no more of UAX #9. Three things would mislead them, and are told by ActualText (ISO 32000-1 §14.9.4), one letter at
a time: a glyph that shows several letters (lam-alef) would be read backwards; a mark above or below is not on the line;
and a sign or a space beside a number would go with the number. What has no glyph of its own is said by two that show
nothing, from one to the other.

pdfium asks for more (core/fpdftext/cpdf_textpage.cpp, and what it was seen to do):

- It passes over what a TJ shows when that has neither ink nor length, so a letter takes some room.
- It sees a space unless a TJ begins where the one before ends, give or take a part of the wider of the glyphs that meet
  there: so the first of the two has a width, and the last one has none. A font without thin spaces has no such glyph:
  there, only poppler hears what is said.
- It takes the first TJ of what is said for all of it, if no other comes between. It sorts them by where they begin, but
  for those at other heights; how far apart these must be depends on the glyphs that meet. So a mark stands between two
  glyphs without width, and the line is taken up again after it.
- Letters that follow one another are not turned round when the leftmost is said, and not shown. So RLM, the letter that
  nobody sees, is shown on the left of that one. Its ActualText is empty: that pdfium ignores, and other readers obey.
  Between a letter and its mark there is no place for it: letters before a lam-alef with a mark are read backwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from unicodedata import bidirectional, category

from recap_print.draw.embed import RLM, FontUse, carrier, spacer
from recap_print.draw.operators import begin_saying
from recap_print.geometry import Glyph
from recap_print.pages.model import Run
from recap_print.units import number

LRM = "\u200e"
_WITH_NUMBERS = ("CS", "ES", "ET")
"""Classes of signs that are taken for a part of a number …"""
_MARKS = ("Mn", "Me")
_LETTERS = ("R", "AL", "NSM")
"""… unless a letter read from right to left stands between, or the mark RLM."""
ROOM = 170
"""How wide RLM is made, in thousandths of the size: what begins within 100 of another, poppler takes for its shadow
(TextOutputDev.cc: dupMaxPriDelta)."""
TOUCH = 10
"""How wide a mark is made, which stands on the line beside its letter."""

Placed = tuple[Glyph, int]


def leftward_operators(run: Run, font: FontUse, before: str = "", after: str = "") -> Iterator[str]:
    """The glyphs of a run from where the pen stands, each cluster saying its own letters.

    On the same line, ``before`` stands on the right of the run, and ``after`` on its left.
    """
    pen = _Pen(run.size_pt, font)
    at = 0
    for first, end, glyphs in _letters(run):
        said, left = run.text[first:end], at
        shown = []
        for glyph in glyphs:
            shown.append((glyph, at + glyph.dx))
            at += glyph.advance
        shown.sort(key=lambda pair: not pair[0].advance)  # the letter, then its marks
        if _is_sign(run.text, first):
            right, beyond = run.text[first - 1 : first] or before, run.text[end : end + 1] or after
            if beyond.isspace() or (beyond and _is_letter(right) and not _is_letter(beyond)):
                yield from pen.hints(RLM, left - ROOM, left)
            apart = RLM * (not _is_letter(right))
            yield from pen.speaks(apart + said + apart, shown)
        else:
            yield from pen.cluster(said, left, at, shown)
    if run.text[0].isspace():
        yield from pen.hints(RLM, at - ROOM, at)


class _Pen:
    """Shows glyphs at places, in thousandths of the size from where the run begins."""

    def __init__(self, size_pt: float, font: FontUse) -> None:
        self.unit, self.font = size_pt / 1000, font
        silent, wide = carrier(font.file), spacer(font.file)
        self.can_say = silent in font.says
        self.silent = Glyph(silent or 0, 0, 0)
        self.wide = Glyph(wide, 0, 0) if wide in font.says and wide is not None else None
        self.at = 0
        self.turned = False
        """Is a letter on the left of here, so that pdfium will turn round what comes?"""

    def cluster(self, said: str, left: int, end: int, shown: Sequence[Placed]) -> Iterator[str]:
        """Letters that stand together from ``left`` to ``end``: the last one first, on its left its marks."""
        parts = _with_marks(said)
        (letter, place), *marks = shown
        is_plain = not letter.dy and self.font.says[letter.gid] == said[0]
        if not self.can_say:
            alone = is_plain and len(said) == len(shown) == 1
            yield from self.shows(shown) if alone else self.speaks(said[::-1], shown)
            return
        each = (end - left) // len(parts)
        for nth, (other, above) in enumerate(reversed(parts)):
            x = left + nth * each
            if above:
                yield from self.says(above[::-1], x - TOUCH, (self.silent, x), marks)
                marks = []
            if nth < len(parts) - 1:
                yield from self.turns(x)
                yield from self.says(other, x, (self.silent, x + each))
            elif is_plain and not marks:
                yield from self.shows([(letter, place)])
            else:
                yield from self.turns(x)
                yield from self.says(other, x, (letter, place), marks)
            self.turned = _is_letter(other)

    def turns(self, x: int) -> Iterator[str]:
        """Makes pdfium turn letters round from ``x`` on."""
        if self.wide and not self.turned:
            yield from self.says("", x - TOUCH, (self.silent, x))

    def says(self, text: str, x: int, last: Placed, marks: Sequence[Placed] = ()) -> Iterator[str]:
        """A text from ``x`` to the end of the last glyph, and the marks that stand there."""
        if self.wide is None:
            yield from self.speaks(text, [(self.silent, x), *marks, last])
            return
        level = last[0].dy
        yield begin_saying(text)
        yield self.glyphs((self.wide, x), *(pair for pair in marks if pair[0].dy == level), last, height=level)
        others = [pair for pair in marks if pair[0].dy != level]
        for mark, place in others:
            yield self.glyphs((self.silent, place), (mark, place), (self.silent, place), height=mark.dy)
        if others:
            yield self.glyphs((self.silent, x), (self.wide, x), (self.silent, last[1] + last[0].advance))
        yield "EMC"

    def hints(self, text: str, x: int, end: int) -> Iterator[str]:
        """A text from ``x`` to ``end``, which pdfium does not need, and passes over."""
        if self.can_say:
            yield from self.speaks(text, [(self.silent, x), (self.silent, end)])

    def speaks(self, text: str, shown: Sequence[Placed]) -> Iterator[str]:
        self.turned = False
        yield begin_saying(text)
        yield from self.shows(shown)
        yield "EMC"

    def shows(self, shown: Sequence[Placed]) -> Iterator[str]:
        for glyph, x in shown:
            yield self.glyphs((glyph, x), height=glyph.dy)

    def glyphs(self, *shown: Placed, height: int = 0) -> str:
        parts = []
        for glyph, x in shown:
            parts.append(f"{self.at - x or ''}<{glyph.gid:04x}>")
            self.at = x + self.font.width_of(glyph.gid)
        show = f"[{''.join(parts)}] TJ"
        return f"{number(height * self.unit)} Ts\n{show}\n0 Ts" if height else show


def _with_marks(said: str) -> list[tuple[str, str]]:
    """Each letter, and the marks above and below it."""
    parts: list[tuple[str, str]] = []
    for character in said:
        if parts and category(character) in _MARKS:
            parts[-1] = parts[-1][0], parts[-1][1] + character
        else:
            parts.append((character, ""))
    return parts


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
        while base and category(run.text[base]) in _MARKS:
            base -= 1
        bases[cluster] = base
    end = len(run.text)
    for base, glyphs in groupby(run.glyphs, lambda glyph: bases[glyph.cluster]):
        yield base, end, list(glyphs)
        end = base
