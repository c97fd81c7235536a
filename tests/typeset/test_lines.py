"""Lines: every word once, in order, within the measure, in as few and as even lines as can be."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recap_print.fonts import FontFile
from recap_print.typeset.lines import SLACK, broken, measure

FILE = Path(__file__).parents[2] / "fonts/atkinson-hyperlegible-next/AtkinsonHyperlegibleNext-Regular.ttf"
FONT = FontFile("regular", FILE.read_bytes())
WORDS = st.lists(st.text("abeilmnorstuéà’,.", min_size=1, max_size=12), min_size=1, max_size=25)


def fewest(words: list[str], width: float) -> int:
    """How many lines a greedy setter needs: no way of breaking needs fewer."""
    count, line = 1, words[0]
    for word in words[1:]:
        longer = f"{line} {word}"
        if (
            sum(measure(FONT, 14, w) for w in longer.split()) + longer.count(" ") * measure(FONT, 14, " ")
            <= width + SLACK
        ):
            line = longer
        else:
            count, line = count + 1, word
    return count


@given(WORDS, st.floats(20, 120))
def test_every_word_once_and_in_order(words: list[str], width: float) -> None:
    assert " ".join(broken(FONT, 14, " ".join(words), width)).split() == words


@given(WORDS, st.floats(20, 120), st.booleans())
def test_a_line_is_never_wider_than_its_measure_unless_it_is_one_word(
    words: list[str], width: float, balance: bool
) -> None:
    for line in broken(FONT, 14, " ".join(words), width, balance=balance):
        assert measure(FONT, 14, line) <= width + 2 * SLACK * len(line.split()) or " " not in line


@given(WORDS, st.floats(20, 120), st.booleans())
def test_never_a_line_more_than_needed(words: list[str], width: float, balance: bool) -> None:
    assert len(broken(FONT, 14, " ".join(words), width, balance=balance)) == fewest(words, width)


def test_a_title_is_balanced() -> None:
    lines = broken(FONT, 26, "Préparer un rendez-vous important", 118, balance=True)
    assert lines == ("Préparer un", "rendez-vous important")


def test_one_short_word_is_not_left_alone_on_the_last_line() -> None:
    text = "Vous pouvez aussi demander de l’aide à une personne de votre famille ici"
    width = measure(FONT, 14, text.removesuffix(" ici")) + 1
    assert broken(FONT, 14, text, width)[-1] != "ici"


def test_what_is_tied_stays_together() -> None:
    number = "06\u00a039\u00a098\u00a000\u00a027"
    for width in range(40, 100, 5):
        assert any(number in line for line in broken(FONT, 14, f"Appelez le {number} du lundi au vendredi", width))


@pytest.mark.parametrize("text", ["Une phrase.\nUne autre.", "Une phrase.\n\nUne autre.\n"])
def test_a_line_break_starts_a_line(text: str) -> None:
    lines = broken(FONT, 14, text, 100)
    assert [lines[0], lines[-1]] == ["Une phrase.", "Une autre."]


def test_words_are_kerned() -> None:
    apart = sum(FONT.width_of(FONT.shape(letter).glyphs[0].gid) for letter in "AVATAR")
    assert FONT.shape("AVATAR").advance < apart
