"""Fonts in our PDFs: only what is printed, as wide as the font says, and readable as text again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest
import uharfbuzz
from hypothesis import given
from hypothesis import strategies as st
from printed import MM, Printed
from reading import FONTS, SHELF, booklet, line

from booklets import FAINT, SOLID, tag
from recap_print.draw import embed
from recap_print.draw.embed import FontUse, fonts_of
from recap_print.draw.pages import pages_pdf
from recap_print.fonts import FontFile, FontShelf
from recap_print.geometry import Glyph, Rect
from recap_print.pages.model import Box, Item, Run, Text

SENTENCE = "L’été, où êtes-vous allés ? À l’œuvre, ça suffit !"
FRENCH = (
    "abcdefghijklmnopqrstuvwxyzàâæçéèêëîïôœùûüÿABCDEFGHIJKLMNOPQRSTUVWXYZÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ0123456789 .,;:!?’«»()-/@+€%"
)


def use_of(*lines: str, font: str = "regular") -> FontUse:
    made = booklet([line(text, ink=SOLID, font=font) for text in lines])
    return fonts_of(made, SHELF)[font]


def written(folder: Path, *pages: Iterable[Item]) -> Printed:
    path = folder / "essai.pdf"
    path.write_bytes(pages_pdf(booklet(*pages), SHELF))
    return Printed(path)


def face_of(data: bytes) -> uharfbuzz.Font:
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(data)))


def test_resource_names_do_not_depend_on_the_order_of_the_pages() -> None:
    plain, strong = line("Mon", ink=SOLID), line("Récap", ink=SOLID, font="bold")
    names = [
        {name: use.resource for name, use in fonts_of(booklet(*pages), SHELF).items()}
        for pages in ([[plain], [strong]], [[strong], [plain]], [[plain, strong]])
    ]
    assert names[0] == names[1] == names[2]
    assert len(set(names[0].values())) == 2


def test_only_fonts_that_print_are_embedded() -> None:
    assert set(fonts_of(booklet([line("Mon", ink=SOLID)]), SHELF)) == {"regular"}
    assert fonts_of(booklet([Box(tag("box"), Rect(0, 0, 9, 9), FAINT)]), SHELF) == {}


def test_the_subset_holds_the_outlines_of_what_is_printed_under_their_own_numbers_and_not_the_others() -> None:
    use = use_of(SENTENCE)
    whole, part = face_of(use.file.data), face_of(embed.subset(use))
    for gid in use.says:
        assert part.get_glyph_extents(gid) == whole.get_glyph_extents(gid)
        assert part.get_glyph_h_advance(gid) == whole.get_glyph_h_advance(gid)
    for glyph in use.file.shape("BCDFGHKWXYZbhkxyz0123456789").glyphs:  # no accented letter is made of these here
        left = part.get_glyph_extents(glyph.gid)
        assert left is None or (left.width, left.height) == (0, 0)
    assert len(embed.subset(use)) < len(use.file.data) / 3


def test_subsets_are_named_by_what_they_hold() -> None:
    name = embed.base_name(use_of("Mon carnet"))
    assert re.fullmatch(r"[A-Z]{6}\+AtkinsonHyperlegibleNext-Regular", name)
    assert name == embed.base_name(use_of("carnet", "Mon "))
    assert name != embed.base_name(use_of("Mon carnet !"))
    assert name[:7] != embed.base_name(use_of("Mon carnet", font="bold"))[:7]


def test_widths_are_the_font_s_own_for_every_printed_glyph_and_for_the_missing_one() -> None:
    use = use_of(SENTENCE, "AVATAR")
    stated = {first + at: width for first, run in embed.widths(use) for at, width in enumerate(run)}
    assert set(stated) == {0, *use.says}
    assert stated == {gid: use.file.width_of(gid) for gid in stated}
    spans = [(first, first + len(run)) for first, run in embed.widths(use)]
    assert all(before[1] < after[0] for before, after in pairwise(spans))


def test_pdf_widths_and_maps_are_those_of_the_font(tmp_path: Path) -> None:
    """As qpdf reads them from the file: /W against the font's own table, no default that could stand in."""
    objects = written(tmp_path, [line(SENTENCE, ink=SOLID)]).objects
    (descendant,) = (
        entry["value"]
        for entry in objects.table.values()
        if isinstance(entry.get("value"), dict) and entry["value"].get("/Subtype") == "/CIDFontType2"
    )
    assert (descendant["/DW"], descendant["/CIDToGIDMap"]) == (0, "/Identity")
    w = descendant["/W"]
    stated = {first + at: width for first, run in zip(w[::2], w[1::2], strict=True) for at, width in enumerate(run)}
    font = SHELF["regular"]
    assert set(stated) == {0, *(glyph.gid for glyph in font.shape(SENTENCE).glyphs)}
    assert all(font.width_of(gid) == width for gid, width in stated.items())


@given(st.text(st.sampled_from(FRENCH), min_size=1, max_size=40))
def test_every_glyph_of_french_says_its_own_letter(text: str) -> None:
    use = use_of(text, FRENCH)
    glyphs = SHELF["regular"].shape(text).glyphs
    assert "".join(use.says[glyph.gid] for glyph in glyphs) == text


def test_a_ligature_says_all_its_letters() -> None:
    """The shipped font has none by default: a run made by hand, one glyph for two letters."""
    ligature = Run(20, "file", "regular", 14, SOLID, (Glyph(500, 600, 0), Glyph(164, 262, 2), Glyph(133, 538, 3)))
    made = booklet([Text(tag("line.1"), 20, 30, 9, 5, 2, "file", (ligature,))])
    says = fonts_of(made, SHELF)["regular"].says
    assert [says[gid] for gid in (500, 164, 133)] == ["fi", "l", "e"]


def test_letters_from_right_to_left_keep_their_clusters() -> None:
    run = Run(20, "abc", "regular", 14, SOLID, (Glyph(3, 500, 2), Glyph(2, 500, 1), Glyph(1, 500, 0)))
    assert list(embed.clusters(run)) == [(3, "c"), (2, "b"), (1, "a")]


def test_poppler_reads_what_was_written(tmp_path: Path) -> None:
    decomposed = "e\u0301te\u0301"
    pdf = written(tmp_path, [line(SENTENCE, ink=SOLID), line(decomposed, y=60, ink=SOLID, font="bold")])
    assert " ".join(pdf.raw[0]).replace("e\u0301", "é") == f"{SENTENCE} été"


def test_a_letter_under_a_mark_does_not_lend_the_mark_to_others(tmp_path: Path) -> None:
    pdf = written(tmp_path, [line("q\u0303", ink=SOLID), line("cinq coqs", y=60, ink=SOLID)])
    assert " ".join(pdf.raw[0]).endswith("cinq coqs")


def test_a_run_without_glyphs_is_nothing_to_embed() -> None:
    empty = Run(20, "", "regular", 14, SOLID, ())
    assert list(embed.clusters(empty)) == []


@pytest.mark.parametrize(("word", "tightened"), [("AVATAR", 100), ("Tel", 50)])
def test_kerning_reaches_the_page(word: str, tightened: int, tmp_path: Path) -> None:
    """Shaped narrower than its letters side by side, and found so by poppler, to the hundredth of a millimetre."""
    font, size_pt = SHELF["regular"], 40.0
    shaped = font.shape(word)
    raw = sum(font.width_of(glyph.gid) for glyph in shaped.glyphs)
    assert raw - shaped.advance >= tightened
    pdf = written(tmp_path, [line(word, x=20, size_pt=size_pt, ink=SOLID)])
    (found,) = pdf.words[0]
    last = shaped.glyphs[-1]
    expected = (shaped.advance - last.advance + font.width_of(last.gid)) * size_pt / 1000 / MM
    assert found.text == word
    assert found.right - found.left == pytest.approx(expected, abs=0.01)


def test_fonts_of_one_family_may_share_a_page_without_sharing_a_name(tmp_path: Path) -> None:
    bold = FontFile("again", (FONTS / "AtkinsonHyperlegibleNext-Bold.ttf").read_bytes())
    shelf = FontShelf({**SHELF.fonts, "again": bold})
    twice = [line("Mon", ink=SOLID, font="bold"), line("carnet", y=60, ink=SOLID, font="bold")]
    other = Text(
        tag("line.2"),
        20,
        60,
        30,
        5,
        2,
        "carnet",
        tuple(Run(run.x, run.text, "again", run.size_pt, run.ink, run.glyphs) for run in twice[1].runs),
    )
    path = tmp_path / "essai.pdf"
    path.write_bytes(pages_pdf(booklet([twice[0], other]), shelf))
    assert Printed(path).raw[0] == ["Mon", "carnet"]
