"""Text: what size it shows at, where it stands, in which font, and whether it shows at all."""

from __future__ import annotations

from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from small_pdf import BLACK, MM, near, painted, seen

from recap_print.pdf.model import What

AT = "1 0 0 -1"
"""Letters stand upright: the page's own y runs down here, and theirs runs up."""


def line(shown: str = "(abcd) Tj", before: str = "", size: float = 5.0) -> str:
    """A line at 10, 20; its type size is in mm, as everything on this page."""
    return f"{BLACK} BT {before} /F1 {size} Tf {AT} 10 20 Tm {shown} ET"


def test_a_line_stands_on_its_baseline() -> None:
    (paint,) = painted(line())
    assert (paint.what, paint.font, paint.count) == (What.TEXT, "Helvetica", 1)
    assert paint.size_pt == pytest.approx(5 * MM, abs=0.001)
    assert near(paint.boxes[0], 10, 20 - 0.75 * 5, 4 * 0.6 * 5, 5)


@pytest.mark.parametrize(
    ("shown", "before", "start", "length"),
    [
        ("[(ab) -1000 (cd)] TJ", "", 0, 12 + 5),
        ("[-1000 (abcd) -1000] TJ", "", 5, 12),
        ("(abcd) Tj", "1 Tc", 0, 12 + 4),
        ("(a bc) Tj", "2 Tw", 0, 12 + 2),
        ("(abcd) Tj", "50 Tz", 0, 6),
        ("<61626364> Tj", "", 0, 12),
        (r"(a\142\(\n) Tj", "", 0, 12),
        ("(abcd) '", "", 0, 12),
        ('2 1 (a bc) "', "", 0, 12 + 4 + 2),
    ],
)
def test_a_line_is_as_long_as_its_letters(shown: str, before: str, start: float, length: float) -> None:
    (paint,) = painted(line(shown, before))
    assert paint.boxes[0].x == pytest.approx(10 + start, abs=0.001)
    assert paint.boxes[0].width == pytest.approx(length, abs=0.001)


def test_one_string_after_the_other() -> None:
    (paint,) = painted(line("(ab) Tj (cd) Tj 0 -10 Td (e) Tj 3 TL T* (f) Tj 0 -10 TD (g) Tj T* (h) Tj 2 Ts (i) Tj"))
    lefts_and_tops = [(round(box.x - 10, 2), round(box.y - 16.25, 2)) for box in paint.boxes]
    assert lefts_and_tops == [(0, 0), (6, 0), (0, 10), (0, 13), (0, 23), (0, 33), (3, 31)]


def test_size_is_as_it_shows() -> None:
    turned = f"q 0 2 -2 0 60 10 cm {line()} Q"
    (paint,) = painted(turned)
    assert paint.size_pt == pytest.approx(10 * MM, abs=0.001)
    assert near(paint.boxes[0], 60 - 2 * (20 + 0.25 * 5), 10 + 20, 10, 24)
    (paint,) = painted("BT /F1 1 Tf 9 0 0 -6 10 20 Tm (abcd) Tj ET")
    assert paint.size_pt == pytest.approx(6 * MM, abs=0.001)


@pytest.mark.parametrize("mode", [3, 7])
def test_invisible_text_is_not_painted_and_its_font_is_used(mode: int) -> None:
    page = seen(line(before=f"{mode} Tr"))
    assert page.paints == ()


def test_whitespace_is_not_painted() -> None:
    assert painted(line("(   ) Tj")) == ()


@pytest.mark.parametrize(
    ("mode", "found"),
    [
        (0, [(What.TEXT, 1)]),
        (1, [(What.TEXT, 0.5), (What.STROKE, 0.5)]),
        (2, [(What.TEXT, 1), (What.STROKE, 0.5)]),
        (4, [(What.TEXT, 1)]),
        (6, [(What.TEXT, 1), (What.STROKE, 0.5)]),
    ],
)
def test_outlines_are_lines(mode: int, found: list[tuple[What, float]]) -> None:
    paints = painted(line(before=f"0 0 0 0.5 K 0.1 w {mode} Tr"))
    assert [(paint.what, paint.colour.values[3]) for paint in paints] == found
    lines = [paint for paint in paints if paint.what is What.STROKE]
    assert all(paint.thickness_pt == pytest.approx(0.1 * MM, abs=0.001) for paint in lines)


def composite(pdf: Pdf, **entries: Any) -> Any:
    """A font of two bytes a code, glyph 1 half an em wide, glyph 2 and 3 a quarter."""
    below = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name("/ABCDEF+Wide"))
    below.W, below.DW = Array([1, Array([500]), 2, 3, 250]), 800
    below.FontDescriptor = Dictionary(FontFile2=pdf.make_stream(b"font"), Ascent=900, Descent=-300)
    known = {
        "Type": Name.Font,
        "Subtype": Name.Type0,
        "BaseFont": Name("/ABCDEF+Wide"),
        "Encoding": Name("/Identity-H"),
    }
    return pdf.make_indirect(Dictionary(**(known | {"DescendantFonts": Array([below])} | entries)))


def test_fonts_of_two_bytes_a_code() -> None:
    (paint,) = painted(line("<0001000200030004> Tj"), lambda pdf: {"Font": Dictionary(F1=composite(pdf))})
    assert paint.font == "ABCDEF+Wide"
    assert near(paint.boxes[0], 10, 20 - 0.9 * 5, (0.5 + 0.25 + 0.25 + 0.8) * 5, 1.2 * 5)


def test_columns_of_text_run_down() -> None:
    def resources(pdf: Pdf) -> dict[str, Any]:
        return {"Font": Dictionary(F1=composite(pdf, Encoding=Name("/Identity-V")))}

    (paint,) = painted(line("<00010002> Tj"), resources)
    assert near(paint.boxes[0], 7.5, 20, 5, 10)


def test_spaces_of_such_a_font_are_known_by_what_they_mean() -> None:
    meaning = b"1 beginbfchar\n<0003> <0020>\nendbfchar\n1 beginbfrange\n<0005> <0006> <00A0>\nendbfrange"

    def resources(pdf: Pdf) -> dict[str, Any]:
        return {"Font": Dictionary(F1=composite(pdf, ToUnicode=pdf.make_stream(meaning)))}

    assert painted(line("<00030005> Tj"), resources) == ()
    assert len(painted(line("<00030001> Tj"), resources)) == 1


def drawn(pdf: Pdf, proc: str) -> dict[str, Any]:
    """A font whose a is a square of 0.5 em, painted by ``proc``."""
    glyph = pdf.make_stream(f"{proc} 0 0 500 500 re f".encode())
    entries = Dictionary(Type=Name.Font, Subtype=Name.Type3, FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]))
    entries.Encoding = Dictionary(Differences=Array([97, Name("/square")]))
    entries.CharProcs = Dictionary(square=glyph)
    entries.FirstChar, entries.LastChar, entries.Widths = 97, 97, Array([600])
    entries.FontBBox, entries.Name = Array([0, 0, 500, 500]), Name("/F3")
    return {"Font": Dictionary(F1=pdf.make_indirect(entries))}


def test_drawn_glyphs_of_the_text_s_own_colour() -> None:
    page = seen(line("(aaa) Tj"), lambda pdf: drawn(pdf, "600 0 0 0 500 500 d1 1 0 0 rg"))
    shape, text = page.paints
    assert (shape.what, shape.within, shape.colour.space) == (What.FILL, "glyph /F3", "DeviceCMYK")
    assert near(shape.boxes[0], 10, 17.5, 2.5, 2.5)
    assert (text.what, text.font) == (What.TEXT, "F3")
    assert text.size_pt == pytest.approx(5 * MM, abs=0.001)
    assert text.boxes[0].width == pytest.approx(9, abs=0.001)


def test_drawn_glyphs_of_their_own_colour() -> None:
    (shape,) = painted(line("(aaa) Tj"), lambda pdf: drawn(pdf, "600 0 d0 1 0 0 rg"))
    assert (shape.colour.space, shape.colour.values, shape.within) == ("DeviceRGB", (1, 0, 0), "glyph /F3")


def test_a_glyph_that_shows_itself_ends() -> None:
    page = seen(line("(a) Tj"), lambda pdf: drawn(pdf, "600 0 0 0 1 1 d1 BT /F1 1 Tf (a) Tj ET"))
    assert page.unread == ("glyph /F3 contains itself",)


def test_text_without_a_font_is_told() -> None:
    assert "the font “F9” is not in the resources" in seen("BT /F9 5 Tf (a) Tj ET").unread
    assert seen("BT (a) Tj ET").unread == ("text is shown without a font",)
