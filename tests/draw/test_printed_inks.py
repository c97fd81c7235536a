"""Plates, QR codes and crop marks of the real editions, as Ghostscript separates them and zbar reads them."""

from __future__ import annotations

import subprocess
from math import ceil, floor

import pytest
from PIL import Image
from printed import EDITIONS, PIXELS, PLATES, Made, Printed, apart, cut, darkest, made, plates

from recap_print.geometry import Rect
from recap_print.pages.model import Item, Qr, Text, bounds, inks
from witnesses import witness

PAPER = 255
PRESSES = ("sra3", "office-a4")


def trim_of(pdf: Printed) -> Rect:
    """Where the trim of a single page lies on its medium."""
    left, bottom, right, top = pdf.box(1, "Trim")
    return Rect(left, pdf.box(1, "Media")[3] - top, right - left, top - bottom)


def placed(rect: Rect, trim: Rect) -> Rect:
    return Rect(trim.x + rect.x, trim.y + rect.y, rect.width, rect.height)


def grown(rect: Rect, by: float) -> Rect:
    return rect.inset(*(-by,) * 4)


def plates_of(item: Item) -> set[str]:
    return {plate for ink in inks(item) for plate, part in zip(PLATES, ink.cmyk, strict=True) if part}


def test_every_page_prints_on_the_plates_its_items_ask_for_and_on_no_other() -> None:
    """Four plates, no spot colour, and nothing on cyan, magenta or yellow where all is black."""
    printed = made("v11")
    bleed = grown(trim_of(printed.pages), printed.booklet.stock.bleed)
    for page, found in zip(printed.booklet.pages, plates(printed.pages), strict=True):
        assert set(found) == set(PLATES)
        inked = {name for name, plate in found.items() if darkest(cut(plate, bleed)) < PAPER}
        assert inked == set().union(*map(plates_of, page.items)), page.id


def test_sheets_print_on_four_plates() -> None:
    printed = made("v11")
    for found, sides in zip(plates(printed.sheets["sra3"], 1, 24), (0, 23), strict=True):
        side = printed.plans["sra3"].sides[sides]
        items = (item for place in side.placements for item in printed.booklet.pages[(place.page or 0) - 1].items)
        assert set(found) == set(PLATES)
        inked = {name for name, plate in found.items() if darkest(plate) < PAPER}
        assert inked == set().union({"Black"}, *map(plates_of, items))


def test_black_text_is_on_the_black_plate_alone() -> None:
    """Every line of black text that stands on bare paper."""
    printed = made("v11")
    trim, looked_at = trim_of(printed.pages), 0
    for page, found in zip(printed.booklet.pages, plates(printed.pages), strict=True):
        coloured = [grown(bounds(item), 0.4) for item in page.items if plates_of(item) - {"Black"}]
        for item in page.items:
            if isinstance(item, Text) and plates_of(item) == {"Black"}:
                line = bounds(item)
                if all(apart(line, other) for other in coloured):
                    looked_at += 1
                    assert darkest(cut(found["Black"], placed(line, trim))) == 0, item.text
                    for plate in PLATES[:3]:
                        assert darkest(cut(found[plate], placed(line, trim))) == PAPER, item.text
    assert looked_at > 100


@pytest.mark.parametrize("edition", EDITIONS)
def test_text_is_set_in_black_or_left_white(edition: str) -> None:
    for page in made(edition).booklet.pages:
        for item in page.items:
            if isinstance(item, Text):
                assert all(ink.is_black_only for ink in inks(item)), item.text


def symbols(printed: Made) -> list[tuple[int, Qr]]:
    return [(page.number, item) for page in printed.booklet.pages for item in page.items if isinstance(item, Qr)]


def decoded(pdf: Printed, page: int) -> set[str]:
    """What zbar reads on a page at 300 dpi, about what a phone sees at arm's length."""
    said = subprocess.run(
        [witness("zbarimg"), "--raw", "-q", "-Sdisable", "-Sqrcode.enable", str(pdf.gray(page, 300))],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    return set(said.stdout.splitlines())


@pytest.mark.parametrize("edition", EDITIONS)
def test_qr_codes_say_what_they_should(edition: str) -> None:
    printed = made(edition)
    pages = {number for number, _ in symbols(printed)}
    assert len(symbols(printed)) == 2
    for number in pages:
        assert decoded(printed.pages, number) == {item.payload for page, item in symbols(printed) if page == number}


@pytest.mark.parametrize("press", PRESSES)
def test_qr_codes_are_read_from_the_sheet(press: str) -> None:
    printed = made("v11")
    sheets, plan = printed.sheets[press], printed.plans[press]
    for number, side in enumerate(plan.sides, start=1):
        there = {place.page for place in side.placements}
        payloads = {item.payload for page, item in symbols(printed) if page in there}
        if payloads:
            assert decoded(sheets, number) == payloads
    assert len({item.payload for _, item in symbols(printed)}) == 2


@pytest.mark.parametrize("edition", EDITIONS)
def test_qr_codes_are_large_enough_and_in_solid_black(edition: str) -> None:
    printed = made(edition)
    for number, item in symbols(printed):
        assert item.module >= 0.4
        assert item.ink.cmyk == (0, 0, 0, 100)
        assert item.rect.width == item.rect.height
        quiet, safe = grown(item.rect, 4 * item.module), printed.booklet.safe(number)
        assert quiet.x >= 0
        assert quiet.y >= 0
        assert quiet.right <= printed.booklet.stock.width
        assert quiet.bottom <= printed.booklet.stock.height
        assert safe.x <= item.rect.x
        assert item.rect.right <= safe.right


@pytest.mark.parametrize("edition", EDITIONS)
def test_qr_codes_are_black_modules_in_a_zone_of_bare_paper(edition: str) -> None:
    """Four modules of paper around, nothing but black within, and every module where the symbol has it."""
    printed = made(edition)
    trim = trim_of(printed.pages)
    numbers = sorted({number for number, _ in symbols(printed)})
    found = dict(zip(numbers, plates(printed.pages, *numbers), strict=True))
    for number, item in symbols(printed):
        symbol, quiet = placed(item.rect, trim), placed(grown(item.rect, 4 * item.module), trim)
        for plate in PLATES[:3]:
            assert darkest(cut(found[number][plate], quiet)) == PAPER
        black = found[number]["Black"]
        left, top, side = (length * PIXELS for length in (symbol.x, symbol.y, item.module))
        for y, row in enumerate(item.rows):
            for x, module in enumerate(row):
                middle = (int(left + (x + 0.5) * side), int(top + (y + 0.5) * side))
                assert black.getpixel(middle) == (0 if module == "1" else PAPER)
        assert darkest(cut(outside(black, grown(symbol, 1 / PIXELS)), quiet)) == PAPER


def test_crop_marks_point_at_the_trim_and_stay_outside_the_bleed() -> None:
    """Eight hairlines in line with the trim's edges, black alone; beyond the bleed there is nothing else."""
    printed = made("v11")
    trim = trim_of(printed.pages)
    # Ghostscript inks every pixel that is touched: ink may seem to reach one pixel too far.
    bleed = grown(trim, printed.booklet.stock.bleed + 1 / PIXELS)
    for found in plates(printed.pages):
        assert all(darkest(outside(found[plate], bleed)) == PAPER for plate in PLATES[:3])
        rest = outside(found["Black"], bleed)
        for strip in crop_marks(trim, bleed):
            mark = cut(rest, strip)
            assert min(mark.size) <= 4
            steps = [mark.crop(step(mark.size, at)) for at in range(max(mark.size))]
            assert sum(darkest(one) < PAPER for one in steps) >= 4 * PIXELS  # an unbroken line of 4 mm at least
            rest = outside(rest, strip)
        assert darkest(rest) == PAPER


def outside(plate: Image.Image, rect: Rect) -> Image.Image:
    """The plate without what is printed within ``rect``."""
    bare = plate.copy()
    edges = (floor(rect.x * PIXELS), floor(rect.y * PIXELS), ceil(rect.right * PIXELS), ceil(rect.bottom * PIXELS))
    bare.paste(PAPER, edges)
    return bare


def crop_marks(trim: Rect, bleed: Rect, reach: float = 6.0) -> list[Rect]:
    """Strips 0.8 mm wide, in line with the trim's edges, from the bleed outward."""
    half = 0.4
    upright = [
        Rect(x - half, y, 2 * half, reach) for x in (trim.x, trim.right) for y in (bleed.y - reach, bleed.bottom)
    ]
    level = [Rect(x, y - half, reach, 2 * half) for y in (trim.y, trim.bottom) for x in (bleed.x - reach, bleed.right)]
    return upright + level


def step(size: tuple[int, int], at: int) -> tuple[int, int, int, int]:
    """The slice of a strip at one step along its longer side."""
    width, height = size
    return (0, at, width, at + 1) if height > width else (at, 0, at + 1, height)


def test_sheets_that_have_room_carry_their_marks() -> None:
    """SRA3: crop marks at the trim's corners and a fold mark in the middle; A4 has no room for any."""
    printed = made("v11")
    plan = printed.plans["sra3"]
    (front,) = plates(printed.sheets["sra3"], 1)
    trim, bleed = plan.sides[0].trim, plan.sides[0].bleed
    rest = outside(front["Black"], bleed)
    for strip in crop_marks(trim, bleed):
        assert darkest(cut(rest, strip)) < PAPER
    fold = plan.press.width / 2
    assert darkest(cut(rest, Rect(fold - 0.4, trim.y - 9, 0.8, 6))) < PAPER
    assert not any(side.marks for side in printed.plans["office-a4"].sides)
