"""Pages full of ink on sheets, as poppler sees them: cut at the fold, bled elsewhere, pushed in by creep."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from printed import Printed, darkest, opened
from reading import SHELF, booklet

from booklets import SOLID, tag
from recap_print.draw.pages import pages_pdf
from recap_print.draw.sheets import sheets_pdf
from recap_print.geometry import Rect
from recap_print.impose.plan import impose
from recap_print.ink import Ink, Swatch
from recap_print.pages.model import Box, Item
from recap_print.sheets.press import Edges, Flip, Press

DPI = 254
"""Ten pixels a millimetre."""
THICK = Press(
    id="thick",
    name="Card, a millimetre thick",
    width=320,
    height=230,
    unprintable=Edges(),
    flip=Flip.SHORT_EDGE,
    bleed=3,
    paper="card",
    caliper_um=1000,
    marks=(),
)
FOLD, HEAD = 160.0, 10.0
FLOOD = Box(tag("flood"), Rect(-9, -9, 166, 228), SOLID)
"""More ink than the bleed asks for: the page must be cut at its bleed."""
WINDOW = Box(tag("window"), Rect(100, 30, 20, 10), Ink(Swatch("paper")))


def one_black_page(number: int, press: Press, folder: Path) -> Printed:
    """Eight pages on two sheets, all empty but one that is black, with a white window."""
    pages: list[list[Item]] = [[] for _ in range(8)]
    pages[number - 1] = [FLOOD, WINDOW]
    made = booklet(*pages)
    path = folder / "sheets.pdf"
    path.write_bytes(sheets_pdf(made, impose(8, 148, 210, 3, press), SHELF))
    return Printed(path)


def inked(pdf: Printed, side: int) -> Rect | None:
    """The rectangle that holds all ink of a side, or None for white paper."""
    image = opened(pdf.gray(side, DPI)).point(lambda value: 255 if value < 128 else 0)
    box = image.getbbox()
    return None if box is None else Rect(box[0] / 10, box[1] / 10, (box[2] - box[0]) / 10, (box[3] - box[1]) / 10)


# Where eight pages go (two sheets, saddle stitch), and how far each is pushed toward the spine by 1 mm of card.
PLACES = [
    (1, 1, "right", 0.0),
    (2, 2, "left", 0.0),
    (3, 3, "right", 1.0),
    (4, 4, "left", 1.0),
    (5, 4, "right", 1.0),
    (6, 3, "left", 1.0),
    (7, 2, "right", 0.0),
    (8, 1, "left", 0.0),
]


def corners(rect: Rect | None) -> tuple[float, float, float, float]:
    assert rect is not None
    return rect.x, rect.y, rect.right, rect.bottom


@pytest.mark.parametrize(("page", "side", "half", "creep"), PLACES)
def test_a_black_page_stops_at_the_fold_and_bleeds_on_three_sides(
    page: int, side: int, half: str, creep: float, tmp_path: Path
) -> None:
    pdf = one_black_page(page, THICK, tmp_path)
    ends = (FOLD - 151 + creep, FOLD) if half == "left" else (FOLD, FOLD + 151 - creep)
    assert corners(inked(pdf, side)) == pytest.approx((ends[0], HEAD - 3, ends[1], HEAD + 213), abs=0.11)
    for other in {1, 2, 3, 4} - {side}:
        assert inked(pdf, other) is None


@pytest.mark.parametrize(("page", "side", "half", "creep"), PLACES)
def test_creep_moves_what_is_on_the_page_and_stretches_nothing(
    page: int, side: int, half: str, creep: float, tmp_path: Path
) -> None:
    image = opened(one_black_page(page, THICK, tmp_path).gray(side, DPI))
    origin = FOLD - 148 + creep if half == "left" else FOLD - creep
    left, top, right, bottom = (origin + 100) * 10, (HEAD + 30) * 10, (origin + 120) * 10, (HEAD + 40) * 10
    inside = image.crop((round(left) + 2, round(top) + 2, round(right) - 2, round(bottom) - 2))
    assert darkest(inside) == 255
    for x, y in ((left - 2, top + 50), (right + 2, top + 50), (left + 50, top - 2), (left + 50, bottom + 2)):
        assert image.getpixel((round(x), round(y))) == 0


def test_backs_turned_head_down_are_cut_at_the_fold_too(tmp_path: Path) -> None:
    """Long edge: page 3 is on a front and stays; page 4, on its back, is displayed upside down on the other half."""
    press = replace(THICK, flip=Flip.LONG_EDGE)
    front = one_black_page(3, press, tmp_path)
    assert corners(inked(front, 3)) == pytest.approx((FOLD, HEAD - 3, FOLD + 150, HEAD + 213), abs=0.11)
    back = one_black_page(4, press, tmp_path)
    assert corners(inked(back, 4)) == pytest.approx((FOLD, HEAD - 3, FOLD + 150, HEAD + 213), abs=0.11)
    image = opened(back.gray(4, DPI))
    # The window, 100 mm from the page's left edge and 30 from its head, seen with the head down: 20 mm wide, 10 high.
    right, bottom = FOLD - 1 + 148 - 100, HEAD + 210 - 30
    assert image.getpixel((round((right - 10) * 10), round((bottom - 5) * 10))) == 255
    assert image.getpixel((round((right + 1) * 10), round((bottom - 5) * 10))) == 0
    assert image.getpixel((round((right - 10) * 10), round((bottom + 1) * 10))) == 0


def test_a_press_without_bleed_gets_the_trim_alone(tmp_path: Path) -> None:
    press = replace(THICK, width=297, height=210, bleed=0)
    pdf = one_black_page(3, press, tmp_path)
    assert corners(inked(pdf, 3)) == pytest.approx((148.5, 0, 148.5 + 147, 210), abs=0.11)


def test_an_empty_page_shows_its_crop_marks_and_nothing_within_them(tmp_path: Path) -> None:
    path = tmp_path / "pages.pdf"
    path.write_bytes(pages_pdf(booklet([]), SHELF))
    pdf = Printed(path)
    image = opened(pdf.gray(1, DPI))
    trim, bleed = pdf.box(1, "Trim"), pdf.box(1, "Bleed")
    assert bleed == pytest.approx((trim[0] - 3, trim[1] - 3, trim[2] + 3, trim[3] + 3), abs=0.01)
    left, bottom, right, top = (round(side * 10) for side in bleed)
    assert darkest(image.crop((left + 2, bottom + 2, right - 2, top - 2))) == 255
    assert inked(pdf, 1) is not None


def test_a_black_page_alone_is_cut_at_its_bleed(tmp_path: Path) -> None:
    path = tmp_path / "pages.pdf"
    path.write_bytes(pages_pdf(booklet([FLOOD]), SHELF))
    pdf = Printed(path)
    left, bottom, right, top = (side * 10 for side in pdf.box(1, "Bleed"))
    image = opened(pdf.gray(1, DPI))
    assert image.crop((round(left) + 2, round(bottom) + 2, round(right) - 2, round(top) - 2)).getextrema() == (0, 0)
    middle = (round((left + right) / 2), round((bottom + top) / 2))
    assert [image.getpixel((x, middle[1])) for x in (round(left) - 2, round(left) + 1)] == [255, 0]
    assert [image.getpixel((x, middle[1])) for x in (round(right) + 1, round(right) - 2)] == [255, 0]
    assert [image.getpixel((middle[0], y)) for y in (round(bottom) - 2, round(bottom) + 1)] == [255, 0]
    assert [image.getpixel((middle[0], y)) for y in (round(top) + 1, round(top) - 2)] == [255, 0]
