"""Arabic lines: joined, ordered, in the right font, as wide as another engine sets them."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic import arabic, booklet, shelf
from hard import HARD, bare
from recap_print.fonts.family import Part, family
from recap_print.pages.model import Text
from recap_print.typeset.lines import SLACK, broken, measure, paragraphs
from recap_print.typeset.typography import tied

ARABIC = shelf()["arabic.regular"]


def parts(text: str) -> tuple[Part, ...]:
    return arabic().parts(tied(text, "ar"))


def fonts(text: str) -> dict[str, str]:
    """The font that sets each part, by its words."""
    return {part.text.strip(): part.font for part in parts(text)}


def test_letters_join() -> None:
    """Initial, medial and final forms are other glyphs than the letter alone."""
    (word,) = parts("ببب")
    alone = ARABIC.glyph_of("ب")
    assert len({glyph.gid for glyph in word.shaped.glyphs} | {alone}) == 4


def test_lam_and_alef_are_one_glyph_with_both_letters() -> None:
    (word,) = parts("لا")
    (glyph,) = word.shaped.glyphs
    assert (word.text, glyph.cluster) == ("لا", 0)


def test_marks_take_no_room_and_keep_their_place_in_the_text() -> None:
    (marked,), (bare,) = parts("كَتَبَ"), parts("كتب")
    assert marked.shaped.advance == bare.shaped.advance
    clusters = [glyph.cluster for glyph in marked.shaped.glyphs]
    assert clusters == sorted(range(6), reverse=True)
    assert sum(glyph.advance == 0 for glyph in marked.shaped.glyphs) == 3


def test_glyphs_of_arabic_stand_in_the_order_they_are_seen() -> None:
    (word,) = parts("كتاب")
    assert [glyph.cluster for glyph in word.shaped.glyphs] == [3, 2, 1, 0]


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("من 9 إلى 17", ["17", "إلى", "9", "من"]),
        ("رقم 06 39 98 00 27 هنا", ["هنا", "06\u00a039\u00a098\u00a000\u00a027", "رقم"]),
        ("رقم +33 6 39 98 هنا", ["هنا", "+33\u00a06\u00a039\u00a098", "رقم"]),
        ("يوم 12-05-2026 هنا", ["هنا", "12-05-2026", "يوم"]),
        ("موقع https://example.org/a?b=1&l=ar هنا", ["هنا", "https://example.org/a?b=1&l=ar", "موقع"]),
        ("راسلوا aide@example.org.", [".", "aide@example.org", "راسلوا"]),
        ("مع France Travail هنا", ["هنا", "France Travail", "مع"]),
        ("اقرأ «Mon Récap» 11 مرة", ["مرة", "11", "«Mon Récap»", "اقرأ"]),
    ],
)
def test_numbers_addresses_and_names_read_from_left_to_right(text: str, order: list[str]) -> None:
    assert [said for part in parts(text) if (said := part.text.strip())] == order


def test_brackets_are_mirrored() -> None:
    (part,) = parts("(هنا)")
    seen = [glyph.gid for glyph in part.shaped.glyphs]
    assert (seen[0], seen[-1]) == (ARABIC.glyph_of("("), ARABIC.glyph_of(")"))
    assert (part.shaped.glyphs[0].cluster, part.shaped.glyphs[-1].cluster) == (4, 0)


def test_letters_take_the_font_of_their_script_and_digits_the_family_s_own() -> None:
    set_in = fonts("مع France Travail في 12/05/2026 (هنا)")
    assert set_in.pop("France Travail") == set_in.pop("12/05/2026") == "regular"
    assert set(set_in.values()) == {"arabic.regular"}
    assert all(glyph.gid for line in HARD for part in parts(bare(line)) for glyph in part.shaped.glyphs)


def test_a_sign_that_the_arabic_font_lacks_keeps_its_place() -> None:
    found = parts("قلم ∙ ورقة")
    assert [part.text for part in found] == [" ورقة", "∙", "قلم "]
    assert [part.font for part in found] == ["arabic.regular", "regular", "arabic.regular"]


def test_signs_within_a_number_in_arabic_digits_are_of_its_font() -> None:
    assert [part.text for part in parts("في ١٢/٠٥/٢٠٢٦ ثم")] == [" ثم", "١٢/٠٥/٢٠٢٦", "في "]


def test_what_only_steers_is_not_shown() -> None:
    assert [part.text for part in parts("رقم \u2066A-1 (B)\u2069 هنا\u200f")] == [" هنا", "A-1 (B)", "رقم "]
    assert [part.text for part in arabic(language="fr").parts("A\u200f b")] == ["A b"]


@pytest.mark.parametrize("font", ["regular", "medium", "semibold", "bold"])
def test_each_weight_has_its_arabic(font: str) -> None:
    (word,) = arabic(font).parts("كتاب")
    assert word.font == f"arabic.{font}"


def test_words_of_another_script_alone_are_read_their_own_way() -> None:
    assert [part.text for part in parts("Mon Récap !")] == ["Mon Récap !"]
    (label,) = arabic(language="fr").parts("رأيكم!")
    assert (label.font, label.shaped.glyphs[0].cluster) == ("arabic.regular", 5)


def test_without_an_arabic_font_a_missing_letter_shows() -> None:
    bare = family(type(shelf())({"regular": shelf()["regular"]}), "regular", "ar")
    assert {glyph.gid for part in bare.parts("كتاب") for glyph in part.shaped.glyphs} == {0}


@given(st.text(st.sampled_from("abcé ’,.:?!12()"), max_size=30))
def test_a_line_of_french_is_one_part_as_its_font_shapes_it(text: str) -> None:
    (part,) = arabic(language="fr").parts(text)
    assert part.shaped == shelf()["regular"].shape(text, language="fr")


def test_a_line_keeps_the_order_of_the_paragraph_it_is_broken_from() -> None:
    """Digits after Arabic letters are Arabic numbers, also where a line begins with them (W2)."""
    whole = arabic().lines(["رقم", "12-34 هنا"])
    assert [part.text for part in whole[1]] == [" هنا", "34", "-", "12"]
    assert [part.text for part in arabic().parts("12-34")] == ["12-34"]


WORDS = st.lists(
    st.sampled_from(("كتاب", "لا", "(هنا)", "12", "06\u00a039\u00a098", "Travail", "شكرًا،", "؟", "example.org/a")),
    min_size=1,
    max_size=20,
)


@given(WORDS, st.floats(30, 120))
def test_lines_hold_every_word_once_within_the_measure(words: list[str], width: float) -> None:
    own = arabic()
    (lines,) = paragraphs(own, 14, " ".join(words), width)
    assert " ".join(lines).split(" ") == words
    for line, set_line in zip(lines, own.lines(lines), strict=True):
        assert sorted("".join(part.text for part in set_line)) == sorted(line)
        assert measure(own, 14, line) <= width + 2 * SLACK * len(words) or " " not in line


def test_a_run_holds_its_words_as_they_are_read() -> None:
    texts = [item for page in booklet().pages for item in page.items if isinstance(item, Text)]
    mixed = [text for text in texts if len(text.runs) > 2]
    assert mixed
    for text in mixed:
        if not text.tag.name.endswith("example.1"):  # digits in cells leave the spaces out
            assert all(run.text in text.text for run in text.runs)
            assert sum(len(run.text) for run in text.runs) == len(text.text)
        assert [run.x for run in text.runs] == sorted(run.x for run in text.runs)


def test_lines_are_broken_as_they_are_read() -> None:
    lines = broken(arabic(), 14, "كتاب قلم دفتر ورقة", measure(arabic(), 14, "كتاب قلم دفتر"))
    assert list(chain.from_iterable(line.split() for line in lines)) == ["كتاب", "قلم", "دفتر", "ورقة"]
