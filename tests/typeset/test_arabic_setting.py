"""Arabic lines: joined, ordered, in the right font, as wide as another engine sets them."""

from __future__ import annotations

import io
import re
from itertools import chain
from pathlib import Path

import pypdf
import pytest
import weasyprint
from hypothesis import given
from hypothesis import strategies as st
from weasyprint.formatting_structure import boxes

from arabic import FONTS, HARD, arabic, booklet, shelf
from recap_print.fonts.family import Family, Part, _apart, family
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
    ],
)
def test_numbers_addresses_and_names_read_from_left_to_right(text: str, order: list[str]) -> None:
    assert [part.text.strip() for part in parts(text)] == order


def test_brackets_are_mirrored() -> None:
    (part,) = parts("(هنا)")
    seen = [glyph.gid for glyph in part.shaped.glyphs]
    assert (seen[0], seen[-1]) == (ARABIC.glyph_of("("), ARABIC.glyph_of(")"))
    assert (part.shaped.glyphs[0].cluster, part.shaped.glyphs[-1].cluster) == (4, 0)


def test_letters_take_the_font_of_their_script_and_digits_the_family_s_own() -> None:
    set_in = fonts("مع France Travail في 12/05/2026 (هنا)")
    assert set_in.pop("France Travail") == set_in.pop("12/05/2026") == "regular"
    assert set(set_in.values()) == {"arabic.regular"}
    assert all(glyph.gid for line in HARD for part in parts(line) for glyph in part.shaped.glyphs)


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


def elsewhere(lines: list[str], language: str, font: Path, size_px: int = 100) -> weasyprint.HTML:
    """Lines for WeasyPrint (Pango) to set in one font, each a paragraph."""
    paragraphs_ = "".join(f"<p>{line.replace('&', '&amp;')}</p>" for line in lines)
    face = f"@font-face {{font-family: It; src: url(file://{font})}}"
    style = f"{face} @page {{size: 900mm 900mm; margin: 0}} p {{font: {size_px}px/1 It; margin: 0; white-space: pre}}"
    direction = "rtl" if language == "ar" else "ltr"
    return weasyprint.HTML(string=f"<html lang={language} dir={direction}><style>{style}</style>{paragraphs_}")


def widths_elsewhere(lines: list[str], language: str, font: Path) -> list[float]:
    """How wide WeasyPrint sets each line, in thousandths of the type size."""
    (page,) = elsewhere(lines, language, font, 100).render().pages
    blocks = [box for box in page._page_box.descendants() if isinstance(box, boxes.BlockBox) and box.element_tag == "p"]
    texts = [[box.width for box in block.descendants() if isinstance(box, boxes.TextBox)] for block in blocks]
    return [sum(widths) * 1000 / 100 for widths in texts]


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_arabic_is_as_wide_as_pango_sets_it(weight: str) -> None:
    """In one font, so that what is compared is shaping."""
    lines = [tied(line, "ar") for line in HARD]
    own = Family(weight, shelf()[f"arabic.{weight.lower()}"], "ar")
    others = widths_elsewhere(lines, "ar", FONTS / f"Vazirmatn-{weight}.ttf")
    assert [own.advance(line) for line in lines] == pytest.approx(others, rel=0.005)


def set_apart(line: str) -> str:
    """The line with what reads from left to right by itself between LRI and PDI, for a program that does not look."""
    at, found = 0, ""
    for first, end in _apart(line):
        found += f"{line[at:first]}\u2066{line[first:end]}\u2069"
        at = end
    return found + line[at:]


def test_glyphs_stand_in_the_order_pango_puts_them() -> None:
    """Every glyph of every hard line, as WeasyPrint's own PDF shows them from left to right."""
    lines = [tied(line, "ar") for line in HARD]
    html = elsewhere([set_apart(line) for line in lines], "ar", FONTS / "Vazirmatn-Regular.ttf")
    page = pypdf.PdfReader(io.BytesIO(html.write_pdf(full_fonts=True))).pages[0]
    stream = page.get_contents()
    assert stream is not None
    codes = "".join(re.findall(r"<([0-9a-fA-F]+)>", stream.get_data().decode("latin-1")))
    steering = {ARABIC.glyph_of("\u2066"), ARABIC.glyph_of("\u2069")}
    theirs = [gid for at in range(0, len(codes), 4) if (gid := int(codes[at : at + 4], 16)) not in steering]
    own = Family("regular", ARABIC, "ar")
    assert [glyph.gid for line in lines for part in own.parts(line) for glyph in part.shaped.glyphs] == theirs


def test_french_is_as_wide_as_pango_sets_it() -> None:
    lines = ["Préparer un rendez-vous important", "L’été, où êtes-vous allés ?", "AVATAR 06 39 98 00 27"]
    folder = FONTS.parent / "atkinson-hyperlegible-next"
    others = widths_elsewhere(lines, "fr", folder / "AtkinsonHyperlegibleNext-Regular.ttf")
    assert [arabic(language="fr").advance(line) for line in lines] == pytest.approx(others, rel=0.005)


def test_lines_are_broken_as_they_are_read() -> None:
    lines = broken(arabic(), 14, "كتاب قلم دفتر ورقة", measure(arabic(), 14, "كتاب قلم دفتر"))
    assert list(chain.from_iterable(line.split() for line in lines)) == ["كتاب", "قلم", "دفتر", "ورقة"]
