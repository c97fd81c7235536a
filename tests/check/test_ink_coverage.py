"""Ink in a square of 15 mm, in numbers that a pocket calculator gives."""

from __future__ import annotations

import pytest
from at_press import filled, ink, judged
from hypothesis import given, settings
from hypothesis import strategies as st

from booklets import qr, tag, words
from raster import cmyk, saved
from recap_print.check.press.coverage import most_possible, worst_square
from recap_print.geometry import Rect
from recap_print.ink import Ink
from recap_print.pages.model import Box, Item, Line, Page, Picture, Role, inks
from recap_print.pictures import read_picture

AREA = Rect(-3, -3, 154, 216)
THREE = ink(100, 100, 100)
BLACK = ink(k=100)
DARK = ink(90, 80, 70)


def worst(*items: Item) -> float:
    return worst_square(Page("words/1", 1, "words", items), AREA).percent


@pytest.mark.parametrize(("side", "percent"), [(10, 133.33), (15, 300), (40, 300), (7.5, 75), (1, 1.33)])
def test_a_solid_square_on_white_is_averaged_over_15_mm(side: float, percent: float) -> None:
    assert worst(filled(20, 30, side, side, THREE)) == pytest.approx(percent, abs=0.01)


def test_bare_paper_has_no_ink() -> None:
    assert worst() == 0


def test_what_knocks_out_takes_away_what_is_beneath() -> None:
    below = filled(20, 30, 40, 40, THREE)
    assert worst(below, filled(20, 30, 40, 40, BLACK)) == 100
    assert worst(below, filled(20, 30, 40, 40, ink())) == 0


def test_ink_counts_out_to_the_bleed_and_no_farther() -> None:
    assert worst(filled(-3, -3, 15, 15, THREE)) == 300
    assert worst(filled(-13, -3, 15, 15, THREE)) == pytest.approx(300 * 5 / 15)


def test_thin_black_lines_add_to_what_is_beneath_and_thick_ones_do_not() -> None:
    def ruled(thickness: float) -> float:
        lines = [Line(tag("line"), 20, 30 + n, 60, 30 + n, thickness, BLACK) for n in range(40)]
        return worst(filled(20, 30, 40, 40, DARK), *lines)

    assert ruled(0.5) == pytest.approx(240 + 50, abs=1)  # half the area, 1.4 pt
    assert ruled(0.9) < 240  # 2.6 pt


def test_small_black_text_adds_to_what_is_beneath_and_large_text_does_not() -> None:
    def set_in(size_pt: float) -> float:
        lines = [item for n in range(8) for item in words("t", "M" * 30, 20, 30 + 5.5 * n, ink=BLACK, size_pt=size_pt)]
        return worst(filled(10, 20, 80, 60, DARK), *lines)

    assert 240 < set_in(11.5) <= 240 + 30
    assert set_in(12) <= 240


def test_a_qr_code_counts_its_dark_modules() -> None:
    symbol = qr("qr", "https://www.cnil.fr")
    dark = sum(row.count("1") for row in symbol.rows) / len(symbol.rows) ** 2
    assert worst(symbol) == pytest.approx(100 * dark, abs=0.1)


def test_a_frame_counts_along_its_edge_alone() -> None:
    frame = Box(tag("box"), Rect(20.5, 30.5, 60, 60), stroke=THREE, thickness=1)
    assert worst(frame) == pytest.approx(300 * (15 * 15 - 14 * 14) / 225, abs=0.01)


def test_a_picture_counts_by_its_own_inks() -> None:
    file = read_picture("photo.tif", saved(cmyk(400, 300), "TIFF"))
    photo = Picture(tag("photo", Role.FIGURE), Rect(20, 30, 80, 60), "photo.tif", "", (400, 300), "DeviceCMYK", 8)
    page = Page("words/1", 1, "words", (photo,))
    assert most_possible(page) == 400
    assert worst_square(page, AREA, {"photo.tif": file}).percent == pytest.approx(100, abs=0.5)
    assert worst_square(page, AREA).percent == 0  # nobody gave its file


def test_the_square_told_is_the_one_with_most_ink() -> None:
    page = Page("words/1", 1, "words", (filled(10, 10, 15, 15, BLACK), filled(100, 150, 15, 15, THREE)))
    square = worst_square(page, AREA)
    assert (square.x, square.y) == (100, 150)


PARTS = st.integers(0, 100).map(float)
INKS = st.builds(ink, PARTS, PARTS, PARTS, PARTS) | st.just(BLACK)
AT, LONG = st.integers(-20, 210).map(lambda n: n / 2), st.integers(1, 120).map(lambda n: n / 3)
BOXES = st.builds(filled, AT, AT, LONG, LONG, INKS)
FRAMES = st.builds(
    lambda x, y, w, h, i, t, r: Box(tag("box"), Rect(x, y, w, h), stroke=i, thickness=t, radius=r),
    *(AT, AT, LONG, LONG, INKS, st.sampled_from((0.1, 0.7, 3.0)), st.sampled_from((0.0, 2.0))),
)
LINES = st.builds(lambda x, y, w, i, t: Line(tag("l"), x, y, x + w, y, t, i), AT, AT, LONG, INKS, st.floats(0.1, 3))
TEXTS = st.builds(lambda x, y, i, s: words("t", "abcdefgh", x, y, ink=i, size_pt=s)[0], AT, AT, INKS, st.floats(6, 40))
PAGES = st.lists(BOXES | FRAMES | LINES | TEXTS, max_size=6)


@given(PAGES)
@settings(max_examples=60, deadline=None)
def test_no_square_has_more_ink_than_is_possible(items: list[Item]) -> None:
    page = Page("words/1", 1, "words", tuple(items))
    heaviest = max((sum(used.cmyk) for item in items for used in inks(item)), default=0.0)
    assert worst_square(page, AREA).percent <= most_possible(page) + 0.01
    assert heaviest <= most_possible(page) <= heaviest + 100


@given(BOXES, st.integers(-10, 10), st.integers(-10, 10))
@settings(max_examples=30, deadline=None)
def test_moving_a_box_within_the_page_moves_its_worst_square_and_nothing_else(box: Box, dx: int, dy: int) -> None:
    rect, fill = Rect(40, 60, box.rect.width, box.rect.height), box.fill
    assert isinstance(fill, Ink)
    here = worst(Box(box.tag, rect, fill))
    there = worst(Box(box.tag, rect.inset(dx, dy, -dx, -dy), fill))
    assert here == there


def test_the_rule_tells_the_worst_page_once_and_on_how_many_pages() -> None:
    light, heavy = filled(20, 30, 14, 15, ink(100, 100, 100, 20)), filled(50, 60, 20, 20, ink(100, 100, 100, 20))
    (found,) = judged("P101", (light,), (heavy,), (light,))
    assert found.message == "320 % of ink in a square of 15 mm, on 3 pages"
    assert found.where.page == "page 2 (words/2)"
    assert found.where.spot is not None
    x, y = found.where.spot
    assert 50 <= x <= 55
    assert 60 <= y <= 65
