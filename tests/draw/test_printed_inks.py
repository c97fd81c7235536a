"""Plates, QR codes and crop marks of the real editions, as Ghostscript separates them and zbar reads them."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

import pytest
from printed import (
    EDITIONS,
    FAMILY,
    PIXELS,
    PLATES,
    Made,
    Printed,
    apart,
    covered,
    cut,
    darkest,
    lightest,
    made,
    plates,
)

from recap_print.geometry import Rect
from recap_print.pages.model import Item, Qr, Text, bounds, inks
from recap_print.sheets.marks import extent
from recap_print.sheets.model import Mark
from witnesses import witness

PAPER = 255
PRESSES = ("sra3", "office-a4")


def placed(rect: Rect, trim: Rect) -> Rect:
    return Rect(trim.x + rect.x, trim.y + rect.y, rect.width, rect.height)


def grown(rect: Rect, by: float) -> Rect:
    return rect.inset(*(-by,) * 4)


def plates_of(item: Item) -> set[str]:
    return {plate for ink in inks(item) for plate, part in zip(PLATES, ink.cmyk, strict=True) if part}


def test_every_page_prints_on_the_plates_its_items_ask_for_and_on_no_other() -> None:
    """Four plates, no spot colour, and nothing on cyan, magenta or yellow where all is black."""
    assert inked("v11") == set(PLATES)


@pytest.mark.parametrize(
    ("edition", "pages", "wanted"),
    [
        ("v1", range(1, 17, 3), {"Black"}),
        ("v4", range(1, 25, 3), {"Cyan", "Magenta", "Black"}),
        ("v11.ar", (1, 4, 47), set(PLATES)),
        ("v11.large", (1, 4, 51), set(PLATES)),
    ],
)
def test_other_editions_print_on_their_own_plates(edition: str, pages: Iterable[int], wanted: set[str]) -> None:
    """One ink; black and one blue; four inks."""
    assert inked(edition, *pages) == wanted


def inked(edition: str, *numbers: int) -> set[str]:
    """The plates of some pages, or of all. On each there is what its items ask for, and nothing on the others."""
    printed, used = made(edition), set()
    # Ghostscript inks every pixel that is touched: a mark that ends at the bleed may seem to reach into it.
    bleed = grown(printed.pages.trim(), printed.booklet.stock.bleed - 1 / PIXELS)
    looked_at = numbers or range(1, len(printed.booklet.pages) + 1)
    for number, found in zip(looked_at, plates(printed.pages, *numbers), strict=True):
        page = printed.booklet.pages[number - 1]
        assert set(found) == set(PLATES)
        there = {name for name, plate in found.items() if darkest(cut(plate, bleed)) < PAPER}
        assert there == set().union(*map(plates_of, page.items)), page.id
        used |= there
    return used


@pytest.mark.parametrize("press", ["sra3", "offset-700x500"])
def test_sheets_print_on_four_plates_what_their_pages_ask_for(press: str) -> None:
    """Within the bleed. Around it there are marks, on every plate."""
    printed = made("v11")
    sides = printed.plans[press].sides
    for found, side in zip(plates(printed.sheets[press], 1, len(sides)), (sides[0], sides[-1]), strict=True):
        items = (item for place in side.placements for item in printed.booklet.pages[(place.page or 0) - 1].items)
        assert set(found) == set(PLATES)
        # Ghostscript inks every pixel that is touched: a mark that ends at the bleed may seem to reach into it.
        inked = {name for name, plate in found.items() if darkest(cut(plate, grown(side.bleed, -1 / PIXELS))) < PAPER}
        assert inked == set().union(*map(plates_of, items))
        assert all(darkest(covered(plate, grown(side.bleed, 1 / PIXELS))) < PAPER for plate in found.values())


def test_black_text_is_on_the_black_plate_alone() -> None:
    """Every line of black text that stands on bare paper."""
    printed = made("v11")
    trim, looked_at = printed.pages.trim(), 0
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


@pytest.mark.parametrize("edition", FAMILY)
def test_text_is_set_in_black_left_white_or_large_in_one_hue(edition: str) -> None:
    """Letters of several inks show every shift of the plates: such are bold, from 18 pt on, of two inks at most, and
    all of one hue."""
    hues = set()
    for page in made(edition).booklet.pages:
        for part in (part for item in page.items if isinstance(item, Text) for part in item.runs):
            if not part.ink.is_black_only:
                assert "bold" in part.font, part.text
                assert part.size_pt >= 18, part.text
                assert sum(ink > 0 for ink in part.ink.cmyk) <= 2, part.text
                hues.add(part.ink)
    assert len(hues) <= 1


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


def links(printed: Made) -> list[str]:
    """Where the codes declared lead: to a conversation, and to a survey in each of its languages."""
    feedback: Mapping[str, Any] = next(
        (section for section in printed.declared["sections"] if section["kind"] == "feedback"), {}
    )
    found = []
    if whatsapp := feedback.get("whatsapp"):
        number = "33" + whatsapp["number"].replace(" ", "")[1:]
        found.append(f"https://wa.me/{number}?text={quote(whatsapp['message'])}")
    if "url" in (survey := feedback.get("survey", {})):
        languages = [code["language"] for code in survey.get("codes", [])] or [printed.booklet.language]
        edition = printed.name.partition(".")[0]
        found += [survey["url"].replace("{edition}", edition).replace("{language}", each) for each in languages]
    return found


@pytest.mark.parametrize(
    ("edition", "count"), [("v1", 0), ("v4", 0), ("v10", 2), ("v11", 4), ("v11.ar", 4), ("v11.large", 4)]
)
def test_qr_codes_say_what_they_should(edition: str, count: int) -> None:
    printed = made(edition)
    pages = {number for number, _ in symbols(printed)}
    assert sorted(item.payload for _, item in symbols(printed)) == sorted(links(printed))
    assert len(set(links(printed))) == len(symbols(printed)) == count
    for number in pages:
        assert decoded(printed.pages, number) == {item.payload for page, item in symbols(printed) if page == number}


@pytest.mark.parametrize("press", PRESSES)
def test_qr_codes_are_read_from_the_sheet(press: str) -> None:
    printed = made("v11")
    sheets, plan, read = printed.sheets[press], printed.plans[press], set[str]()
    for number, side in enumerate(plan.sides, start=1):
        there = {place.page for place in side.placements}
        payloads = {item.payload for page, item in symbols(printed) if page in there}
        if payloads:
            assert decoded(sheets, number) == payloads
            read |= payloads
    assert read == set(links(printed))


@pytest.mark.parametrize("edition", [*EDITIONS, "v11.ar", "v11.large"])
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


@pytest.mark.parametrize("edition", [*EDITIONS, "v11.ar"])
def test_qr_codes_are_black_modules_in_a_zone_of_bare_paper(edition: str) -> None:
    """Four modules of paper around, nothing but black within, and every module where the symbol has it."""
    printed = made(edition)
    trim = printed.pages.trim()
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
        assert darkest(cut(covered(black, grown(symbol, 1 / PIXELS)), quiet)) == PAPER


def test_marks_stand_on_every_plate_outside_the_bleed_and_nothing_else_does() -> None:
    """Eight hairlines in line with the trim's edges, eight with the bleed's, four targets: on all four plates. Beyond
    the bleed there is nothing else but the colour bar and, on black alone, the slug line."""
    printed = made("v11")
    trim = printed.pages.trim()
    # Ghostscript inks every pixel that is touched: ink may seem to reach one pixel too far.
    bleed = grown(trim, printed.booklet.stock.bleed + 1 / PIXELS)
    crops, bleeds, targets = corner_marks(trim, trim, 5.0), corner_marks(trim, grown(trim, 3), 2.5), targets_of(trim)
    bar, slug = bar_of(trim), Rect(trim.x + 5, trim.bottom + 4, trim.width / 2 - 10, 2.5)
    for found in plates(printed.pages):
        for plate, image in found.items():
            around = covered(image, bleed)
            for length, strips in ((5.0, crops), (2.5, bleeds)):
                for strip in strips:
                    mark = cut(around, strip)
                    assert min(mark.size) <= 4
                    steps = [mark.crop(step(mark.size, at)) for at in range(max(mark.size))]
                    unbroken = sum(darkest(one) < PAPER for one in steps)
                    assert length * PIXELS - 2 <= unbroken <= length * PIXELS + 2, plate
            for target in targets:
                assert all(darkest(cut(around, arm)) == 0 for arm in arms(target)), plate
            words = [slug] if plate == "Black" else []
            rest = covered(around, *crops, *bleeds, *(grown(target, 0.2) for target in targets), *bar, *words)
            assert darkest(rest) == PAPER, plate
        assert darkest(cut(found["Black"], slug)) < 64
        assert all(darkest(cut(found[plate], slug)) == PAPER for plate in PLATES[:3])


def test_the_colour_bar_prints_each_field_in_its_own_inks() -> None:
    """Solids, halves, two inks on one another, and a grey of three: every field flat, and nothing on other plates."""
    printed = made("v11")
    page = next(plates(printed.pages))
    side = next(plates(printed.sheets["sra3"], 1, 24))
    for found, trim in ((page, printed.pages.trim()), (side, printed.plans["sra3"].sides[0].trim)):
        for field, inks_of_field in zip(bar_of(trim), BAR, strict=True):
            for plate, percent in zip(PLATES, inks_of_field, strict=True):
                image = cut(found[plate], grown(field, -0.6))
                assert (lightest(image), darkest(image)) == pytest.approx((255 - 2.55 * percent,) * 2, abs=2)


BAR = (
    *((100, 0, 0, 0), (0, 100, 0, 0), (0, 0, 100, 0), (0, 0, 0, 100)),
    *((50, 0, 0, 0), (0, 50, 0, 0), (0, 0, 50, 0), (0, 0, 0, 50)),
    *((0, 100, 100, 0), (100, 0, 100, 0), (100, 100, 0, 0), (50, 40, 40, 0)),
)


def bar_of(trim: Rect) -> list[Rect]:
    """Twelve fields of 4.5 mm, from 5 mm right of the trim's corner, their heads 8 mm above it."""
    return [Rect(trim.x + 5 + 4.5 * nth, trim.y - 8, 4.5, 4.5) for nth in range(len(BAR))]


def corner_marks(trim: Rect, edges: Rect, length: float) -> list[Rect]:
    """Strips 0.8 mm wide, in line with ``edges``, from 3 mm outside the trim outward, a pixel left out."""
    half, near = 0.4, 3 + 1 / PIXELS
    upright = [
        Rect(x - half, y, 2 * half, length)
        for x in (edges.x, edges.right)
        for y in (trim.y - near - length, trim.bottom + near)
    ]
    level = [
        Rect(x, y - half, length, 2 * half)
        for y in (edges.y, edges.bottom)
        for x in (trim.x - near - length, trim.right + near)
    ]
    return upright + level


def targets_of(trim: Rect, across: float = 0.5) -> list[Rect]:
    """Squares of 4 mm, their middles 5.5 mm outside the middle of each edge (``across`` the head and foot)."""
    x, y = trim.x + across * trim.width, trim.y + trim.height / 2
    middles = ((x, trim.y - 5.5), (x, trim.bottom + 5.5), (trim.x - 5.5, y), (trim.right + 5.5, y))
    return [Rect(x - 2, y - 2, 4, 4) for x, y in middles]


def arms(target: Rect) -> Iterator[Rect]:
    """Four spots on the cross of a registration mark and four on its circle, 4/3 mm from the middle."""
    x, y = target.x + 2, target.y + 2
    for distance in (0.7, 1.8):
        for dx, dy in ((distance, 0), (-distance, 0), (0, distance), (0, -distance)):
            yield grown(Rect(x + dx, y + dy, 0, 0), 0.25)
    for dx, dy in ((1, 1), (1, -1), (-1, 1), (-1, -1)):
        yield grown(Rect(x + dx * 4 / 3 / 2**0.5, y + dy * 4 / 3 / 2**0.5, 0, 0), 0.3)


def step(size: tuple[int, int], at: int) -> tuple[int, int, int, int]:
    """The slice of a strip at one step along its longer side."""
    width, height = size
    return (0, at, width, at + 1) if height > width else (at, 0, at + 1, height)


def test_a_folded_sheet_carries_every_mark_of_its_plan_on_every_plate() -> None:
    printed = made("v11")
    plan = printed.plans["offset-700x500"]
    ends = (plan.sides[0], plan.sides[-1])
    for found, side in zip(plates(printed.sheets["offset-700x500"], 1, len(plan.sides)), ends, strict=True):
        lines = [grown(extent(mark), 0.4) for mark in side.marks if isinstance(mark, Mark)]
        assert len(lines) > 20
        for plate in found.values():
            assert all(darkest(cut(plate, line)) < PAPER for line in lines)


def test_sheets_that_have_room_carry_their_marks_on_every_plate() -> None:
    """Crop and bleed marks at the corners, a fold mark in the middle, targets; A4 has no room for any."""
    printed = made("v11")
    plan = printed.plans["sra3"]
    ends = (plan.sides[0], plan.sides[-1])
    for found, side in zip(plates(printed.sheets["sra3"], 1, len(plan.sides)), ends, strict=True):
        trim, fold = side.trim, plan.press.width / 2
        folds = [Rect(fold - 0.4, y, 0.8, 4.6) for y in (trim.y - 8, trim.bottom + 3.4)]
        strips = [*corner_marks(trim, trim, 4.5), *corner_marks(trim, grown(trim, 3), 2.2), *folds]
        for plate in found.values():
            assert all(darkest(cut(plate, strip)) < PAPER for strip in strips)
            assert all(darkest(cut(plate, arm)) == 0 for target in targets_of(trim, 0.75) for arm in arms(target))
    assert not any(side.marks for name in ("office-a4", "long-edge") for side in printed.plans[name].sides)
