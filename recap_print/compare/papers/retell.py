"""Words of which a file does not say what their glyphs mean, told as the other paper tells the same glyphs.

Programs that write a PDF again lose what stood in it in place of glyphs, and mangle what ligatures say. That the other
paper knows a word for such glyphs is no proof that it is this one: pages of two hands are looked at besides.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import replace
from functools import cache
from math import hypot

from recap_print.compare.papers.leaf import Leaf, Sheaf, key
from recap_print.compare.papers.limits import NEAR_MM
from recap_print.pdf.legible_model import UNKNOWN, UNSURE, Word

_BRACKETS = str.maketrans(")]}»>", "([{«<")
_MOST_LETTERS = 4
"""That a glyph may stand for of which nobody knows what it says."""


def retold(old: Sheaf, new: Sheaf) -> tuple[Sheaf, Sheaf]:
    """Both papers, each with those of its words that the other one knows better."""
    if not any(word.shape for sheaf in (old, new) for leaf in sheaf.leaves for word in leaf.words):
        return old, new
    new = _retold(new, _Known(old))
    return _retold(old, _Known(new)), new


def _retold(sheaf: Sheaf, known: _Known) -> Sheaf:
    leaves = tuple(_leaf(leaf, known) for leaf in sheaf.leaves)
    words = zip(*((word for leaf in some for word in leaf.words) for some in (sheaf.leaves, leaves)), strict=True)
    found = sum(was.text != now.text and not known.has_shape(was) for was, now in words)
    why = (f"it does not tell all letters of {found} words: their pictures were compared",) if found else ()
    return replace(sheaf, leaves=leaves, unread=(*sheaf.unread, *why))


def _leaf(leaf: Leaf, known: _Known) -> Leaf:
    words = tuple(word._replace(text=known.text_of(word, leaf.number)) for word in leaf.words)
    return leaf if words == leaf.words else replace(leaf, words=words)


class _Known:
    """What a paper says, by the glyphs that it shows."""

    def __init__(self, sheaf: Sheaf) -> None:
        self._shapes: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        self._pages: dict[int, list[Word]] = {leaf.number: list(leaf.words) for leaf in sheaf.leaves}
        for leaf in sheaf.leaves:
            for word in leaf.words:
                self._shapes[key(word.shape or word.text)][word.text] += 1

    def has_shape(self, word: Word) -> bool:
        """Does it have a word of such glyphs, whatever they say?"""
        return key(word.shape or word.text) in self._shapes

    def text_of(self, word: Word, page: int) -> str:
        """What another paper's word says, if this one knows it better."""
        same = self._shapes.get(key(word.shape or word.text), {})
        if word.text in same or not (same or UNSURE in word.shape):
            return word.text
        better = {text: count for text, count in same.items() if _is_better(text, word)}
        beside = self._beside(word, page)
        here = next((one.text for one in beside if one.text in better), "")
        if here or better:
            return here or max(better, key=lambda text: better[text])
        if UNSURE not in word.shape:
            return word.text
        form = _form(word.shape)
        fits = (one.text for one in beside if _is_better(one.text, word) and form.fullmatch(_parted(one.text)))
        return next(fits, word.text)

    def _beside(self, word: Word, page: int) -> list[Word]:
        """The words near its place, the nearest first."""
        far = [(hypot(one.x - word.x, one.y - word.y), nth) for nth, one in enumerate(self._pages.get(page, ()))]
        return [self._pages[page][nth] for away, nth in sorted(far) if away < NEAR_MM]


def _is_better(text: str, word: Word) -> bool:
    """Is this what the glyphs of a word say, rather than what the word says?"""
    if UNSURE not in word.shape:
        return not word.shape  # it has nothing but its glyphs to go by
    letters = (sorted(said.translate(_BRACKETS)) for said in (text, word.text))
    return _doubt(text) < _doubt(word.text) or next(letters) == next(letters)


@cache
def _doubt(text: str) -> tuple[bool, int]:
    """How little a reading is to be trusted: mangled letters are of no script of their neighbours."""
    scripts = {unicodedata.name(char, "").partition(" ")[0] for char in text if char.isalpha()}
    return UNKNOWN in text, len(scripts)


@cache
def _form(shape: str) -> re.Pattern[str]:
    known = map(re.escape, _parted(shape).split(UNSURE))
    return re.compile(f".{{1,{_MOST_LETTERS}}}".join(known))


def _parted(text: str) -> str:
    """A text with its accents by themselves, as fonts may have them."""
    return unicodedata.normalize("NFD", key(text))
