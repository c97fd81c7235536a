"""Which way characters are read: UAX #9, against an implementation by other hands."""

from __future__ import annotations

from unicodedata import bidirectional

import pytest
from fpdf.bidi import BIDI_BRACKETS, BidiParagraph
from fpdf.enums import TextDirection
from hypothesis import given, settings
from hypothesis import strategies as st

from recap_print.fonts import bidi, bidi_classes

REMOVED = {"LRE", "RLE", "LRO", "RLO", "PDF", "BN"}
STEERS = "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
POOL = 'abAאבבت1239٠١+-$%,./:()[]{}() \t!"&\u0301\u064e«»' + STEERS
ANY = st.text(st.sampled_from(POOL), max_size=16)


def seen(text: str, levels: tuple[int, ...]) -> str:
    """The characters from left to right, without those that only steer."""
    kept = [at for at, character in enumerate(text) if bidirectional(character) not in REMOVED]
    deep = [levels[at] for at in kept]
    places = [range(first, end)[:: -1 if deep[first] % 2 else 1] for first, end in bidi.visual(deep)]
    return "".join(text[kept[at]] for run in places for at in run)


@settings(max_examples=600)
@given(ANY, st.sampled_from((0, 1)))
def test_characters_stand_where_another_implementation_puts_them(text: str, base: int) -> None:
    other = BidiParagraph(text, TextDirection.RTL if base else TextDirection.LTR)
    assert seen(text, bidi.levels(text, base)) == other.get_reordered_string()


def test_the_brackets_are_those_of_unicode() -> None:
    pairs = {opening: known["pair"] for opening, known in BIDI_BRACKETS.items() if known["type"] == "o"}
    pairs.pop("\u2329")  # the same as U+3008
    assert pairs == bidi_classes.CLOSES


@given(st.lists(st.integers(0, 5), max_size=12))
def test_every_character_is_seen_once(levels: list[int]) -> None:
    runs = bidi.visual(levels)
    assert sorted(at for first, end in runs for at in range(first, end)) == list(range(len(levels)))
    assert all(len(set(levels[first:end])) == 1 for first, end in runs)


@pytest.mark.parametrize("number", ["06 39 98 00 27", "٠٦ ٣٩ ٩٨ ٠٠ ٢٧", "a.b/?c=د"])
def test_what_is_set_apart_reads_from_left_to_right(number: str) -> None:
    text = f"رقم {number} هنا"
    first = text.index(number)
    levels = bidi.levels(text, 1, ((first, first + len(number)),))
    assert number in seen(text, levels)
    assert number not in seen(text, bidi.levels(text, 1))
