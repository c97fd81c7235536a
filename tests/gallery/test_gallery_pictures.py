"""Spreads as a reader turns them, cut at the trim."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from booklets import SWATCHES
from gallery_pictures import (
    ACROSS,
    DESK,
    THUMB_GAP,
    THUMB_WIDTH,
    close_up,
    laid_out,
    png,
    sheet,
    shown,
    spread_with,
    spreads,
)
from recap_print.draw.pages import pages_pdf
from recap_print.geometry import Rect
from recap_print.ink import Ink, Swatch
from recap_print.pages.model import Booklet, Box, Direction, Page, Role, Stock, Tag
from small import a5, one_page

LTR, RTL = Direction
COUNT = 12
Colour = tuple[int, int, int]


@cache
def booklet(direction: Direction) -> Booklet:
    """Pages inked to the bleed, each in a hue of its own."""
    plain = one_page("- text: {text: Rien}")
    swatches = tuple(
        Swatch(f"hue-{i}", c=100 * (i % 2), m=100 * (i // 2 % 2), y=25 * (i // 4)) for i in range(1, COUNT + 1)
    )
    stock = Stock(105, 148, 3, 6, 6, 6, 6)
    whole = Rect(-3, -3, 111, 154)

    def page(number: int) -> Page:
        ground = Box(Tag("ground", "layout:", Role.ARTIFACT), whole, Ink(swatches[number - 1]))
        return Page(f"page/{number}", number, "page", (ground,))

    pages = tuple(page(number) for number in range(1, COUNT + 1))
    return replace(plain, stock=stock, swatches=(*SWATCHES, *swatches), pages=pages, direction=direction)


@cache
def pdf(direction: Direction) -> bytes:
    return pages_pdf(booklet(direction), a5().shelf)


@cache
def hues() -> dict[Colour, int]:
    """Which page has this colour in its middle."""
    with shown(pdf(LTR)) as page:
        pictures = {number: page(number, 40) for number in range(1, COUNT + 1)}
    return {at(picture, 20, 20): number for number, picture in pictures.items()}


def at(picture: Image.Image, x: int, y: int) -> Colour:
    found = picture.getpixel((x, y))
    assert isinstance(found, tuple)
    red, green, blue = found
    return red, green, blue


def test_every_page_has_a_hue_of_its_own() -> None:
    assert len(hues()) == COUNT


@given(st.integers(1, 40).map(lambda n: 4 * n), st.sampled_from(Direction))
def test_every_page_is_seen_once_beside_the_one_it_faces(count: int, direction: Direction) -> None:
    found = spreads(count, direction)
    assert sorted(number for spread in found for number in spread) == list(range(1, count + 1))
    assert set(found[0]) == {1, count}
    assert all(abs(left - right) == 1 for left, right in found[1:])
    assert [min(spread) for spread in found] == sorted(min(spread) for spread in found)
    odd_on_the_right = direction is Direction.LTR
    assert all((right % 2 == 1) == odd_on_the_right for _, right in found)


@pytest.mark.parametrize(
    ("direction", "rows"),
    [
        (LTR, [(12, 1, 2, 3, 4, 5, 6, 7), (8, 9, 10, 11, 0, 0, 0, 0)]),
        (RTL, [(7, 6, 5, 4, 3, 2, 1, 12), (0, 0, 0, 0, 11, 10, 9, 8)]),
    ],
)
def test_a_sheet_shows_the_spreads_in_the_order_of_reading(direction: Direction, rows: list[tuple[int, ...]]) -> None:
    with shown(pdf(direction)) as page:
        whole = sheet(page, COUNT, direction)
    cell = (2 * THUMB_WIDTH + THUMB_GAP, (whole.height - THUMB_GAP) // len(rows))
    assert whole.width == ACROSS * cell[0] + THUMB_GAP <= 1600
    for r, row in enumerate(rows):
        for place, number in enumerate(row):
            x = THUMB_GAP + place // 2 * cell[0] + place % 2 * THUMB_WIDTH + THUMB_WIDTH // 2
            colour = at(whole, x, THUMB_GAP + r * cell[1] + cell[1] // 2)
            assert hues().get(colour, 0) == number
            assert number or colour == DESK


@pytest.mark.parametrize(("page", "there"), [("page/1", (12, 1)), ("page/12", (12, 1)), ("page/5", (4, 5))])
def test_a_spread_is_found_by_one_of_its_pages(page: str, there: tuple[int, int]) -> None:
    assert spread_with(booklet(LTR), page) == there
    assert spread_with(booklet(RTL), page) == there[::-1]


@pytest.mark.parametrize("width", [61, 184, 420])
def test_pages_are_whole_to_their_edges_whatever_their_width(width: int) -> None:
    with shown(pdf(LTR)) as page:
        picture = page(3, width)
    assert picture.size == (width, round(width * 148 / 105))
    assert picture.getcolors() == [(picture.width * picture.height, at(picture, 20, 20))]


def test_a_spread_lies_on_the_desk_with_a_fold_an_edge_and_a_shadow() -> None:
    with shown(pdf(LTR)) as page:
        picture = laid_out(page, (2, 3), 184)
    middle, around = picture.height // 2, THUMB_GAP // 2
    assert at(picture, 0, 0) == DESK
    assert hues()[at(picture, around + 90, middle)] == 2
    assert hues()[at(picture, around + 184 + 90, middle)] == 3
    for line in (around, around + 184):
        assert sum(at(picture, line, middle)) < sum(at(picture, line + 2, middle))
    assert sum(at(picture, picture.width // 2, picture.height - around + 1)) < sum(DESK)


def test_the_same_pages_are_the_same_bytes() -> None:
    def once() -> bytes:
        with shown(pages_pdf(booklet(RTL), a5().shelf)) as page:
            return png(sheet(page, COUNT, RTL)) + png(close_up(page, booklet(RTL), "page/5"))

    assert once() == once()


def test_thin_lines_keep_their_grey() -> None:
    picture = Image.new("RGB", (300, 300), "white")
    for i in range(60):
        picture.paste((4 * i, 20, 255 - 4 * i), (0, 5 * i, 140, 5 * i + 5))
    picture.paste((199, 198, 196), (150, 0, 151, 300))
    with Image.open(BytesIO(png(picture))) as found:
        assert max(abs(a - b) for a, b in zip(at(found.convert("RGB"), 150, 40), (199, 198, 196), strict=True)) <= 6
