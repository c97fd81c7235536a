"""Accents that are glyphs of their own: shown where they were shaped, and read with their letter as one."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from printed import MM, Printed, words_of
from reading import FONTS, booklet, painted

from booklets import SOLID, tag
from recap_print.draw.content import content
from recap_print.draw.embed import fonts_of
from recap_print.draw.pages import pages_pdf
from recap_print.fonts import FontFile, FontShelf
from recap_print.pages.model import Page, Run, Text

HANDS = FontShelf(
    {
        "hand": FontFile("hand", (FONTS.parent / "playpen-sans" / "PlaypenSans-Medium.ttf").read_bytes()),
        "plain": FontFile("plain", (FONTS / "AtkinsonHyperlegibleNext-Regular.ttf").read_bytes()),
    }
)
"""A hand that takes accents apart, with a glyph that is nothing; and a font that has no glyph like it."""
SENTENCES = {
    "hand": ("réécrire", "été étéé", "Éléphant, ça où naïve", "L’identité « Hélène »", "e\u0301te\u0301 q\u0303ue"),
    "plain": ("q\u0303ue coq\u0303ue", "q\u0303"),
}
SIZE_PT = 15.0


def line(text: str, y: float, font: str) -> Text:
    file, em = HANDS[font], SIZE_PT / MM / 1000
    shaped = file.shape(text)
    reach, run = file.metrics, Run(20, text, font, SIZE_PT, SOLID, shaped.glyphs)
    return Text(tag(f"{y}"), 20, y, shaped.advance * em, reach.ascent * em, reach.descent * em, text, (run,))


def lines(font: str) -> list[Text]:
    return [line(text, 30.0 + 12 * nth, font) for nth, text in enumerate(SENTENCES[font])]


def written(folder: Path, font: str) -> Printed:
    path = folder / "essai.pdf"
    path.write_bytes(pages_pdf(booklet(lines(font)), HANDS))
    return Printed(path)


@pytest.mark.parametrize("font", SENTENCES)
def test_words_are_read_whole_and_where_they_stand(font: str, tmp_path: Path) -> None:
    pdf = written(tmp_path, font)
    corner = pdf.trim()
    wanted = [word for placed in lines(font) for word in words_of(placed, HANDS)]
    found = pdf.words[0]
    assert [word.text for word in found] == [word.text for word in wanted]
    for one, other in zip(found, wanted, strict=True):
        assert (one.left - corner.x, one.right - corner.x) == pytest.approx((other.left, other.right), abs=0.1)
        assert (one.top - corner.y, one.bottom - corner.y) == pytest.approx((other.top, other.bottom), abs=0.1)
    assert pdf.raw[0] == [word.text for word in wanted]


def test_another_reader_finds_the_same_words(tmp_path: Path) -> None:
    """pdfium, in browsers."""
    said = pypdfium2.PdfDocument(written(tmp_path, "hand").path)[0].get_textpage().get_text_bounded()
    assert composed(said).split() == composed(" ".join(SENTENCES["hand"])).split()


def composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


@given(st.text(st.sampled_from("éèçtaei\u0301 ’"), min_size=1, max_size=12), st.sampled_from(sorted(SENTENCES)))
def test_every_glyph_is_shown_where_it_was_shaped(text: str, font: str) -> None:
    """In another order, perhaps, and with one that shows nothing."""
    placed = line(text, 30, font)
    pen, wanted = placed.x, []
    for glyph in placed.runs[0].glyphs:
        em = SIZE_PT / MM / 1000
        wanted.append((glyph.gid, pen + glyph.dx * em, placed.y - glyph.dy * em))
        pen += glyph.advance * em
    found = [(one.gid, one.box.x, one.box.y) for one in painted([placed], HANDS) if is_drawn(font, one.gid)]
    wanted = [one for one in wanted if is_drawn(font, one[0])]
    assert len(found) == len(wanted)
    for one, other in zip(sorted(found, key=place), sorted(wanted, key=place), strict=True):
        assert one == pytest.approx(other, abs=0.002)


def place(glyph: tuple[int, float, float]) -> tuple[int, int, int]:
    return glyph[0], round(glyph[1] * 20), round(glyph[2] * 20)


def is_drawn(font: str, gid: int) -> bool:
    extents = HANDS[font].font.get_glyph_extents(gid)
    return extents is not None and bool(extents.width or extents.height)


def test_words_are_said_where_glyphs_alone_do_not_and_nowhere_else() -> None:
    """Letter by letter: a reader would take whatever is said at once for one word, of letters of one width."""
    placed = line("Où est l’été ?", 30, "hand")
    operators = content(Page("p/1", 1, "p", (placed,)), 210, fonts_of(booklet([placed]), HANDS)).decode()
    said = re.findall(r"ActualText <feff([0-9a-f]*)>", operators)
    assert [bytes.fromhex(one).decode("utf-16-be") for one in said] == ["ù", "é", "é"]
    assert operators.count("BT") == 1


def test_a_letter_is_said_by_its_glyph_whatever_accent_it_bore_first() -> None:
    """The hand has several glyphs for a letter: one first seen under an accent is that letter all the same."""
    under, bare = line("réécrire", 30, "hand"), line("mener", 42, "hand")
    says = fonts_of(booklet([under, bare]), HANDS)["hand"].says
    assert {says[glyph.gid] for glyph in bare.runs[0].glyphs} == set("mner")
    accents = [glyph.gid for glyph in under.runs[0].glyphs if not glyph.advance]
    assert {says[gid] for gid in accents} == {"\u0301"}
