"""Pictures on paper: what poppler lists in the PDF, and what Ghostscript separates of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import pytest
from PIL import Image
from printed import PIXELS, Printed, drawn, plates, run
from reading import SHELF, booklet, line, painted

from booklets import SOLID, tag
from raster import PROFILE, bitmap, cmyk, grey, rgb, saved
from recap_print.draw.pages import pages_pdf
from recap_print.draw.sheets import sheets_pdf
from recap_print.geometry import Rect
from recap_print.impose.plan import impose
from recap_print.pages.model import Booklet, Picture, Role
from recap_print.pictures import RasterPicture, read_picture
from recap_print.pipeline.presses import read_press
from recap_print.profiles import Profile
from small import workshop

WIDE = 50.8
"""mm: two inches."""


@cache
def files() -> dict[str, RasterPicture]:
    """Pictures of 300 × 200 pixels and one of 1200 × 800, in every way a PDF holds them."""
    raw = {
        "photo.jpg": saved(cmyk(300, 200), "JPEG", quality=95),
        "photo.tif": saved(cmyk(300, 200), "TIFF"),
        "grey.png": saved(grey(300, 200), "PNG"),
        "grey.jpg": saved(grey(300, 200), "JPEG", quality=95),
        "lines.png": saved(bitmap(1200, 800), "PNG"),
        "screen.png": saved(rgb(300, 200), "PNG"),
    }
    paper = Profile("uncoated", PROFILE.read_bytes())
    read = {name: read_picture(name, data) for name, data in raw.items()}
    return {name: file.converted(paper.separated) if file.is_rgb else file for name, file in read.items()}


@cache
def placed() -> dict[str, Picture]:
    """Each file once, two side by side, from the trim's corner in mm."""
    return {name: photo(name, 10 + 60 * (i % 2), 20 + 45 * (i // 2)) for i, name in enumerate(files())}


def photo(name: str, x: float, y: float) -> Picture:
    file = files()[name]
    who = tag(name.replace(".", "-"), Role.FIGURE)
    rect = Rect(x, y, WIDE, WIDE * 2 / 3)
    return Picture(who, rect, name, file.sha256, file.pixels, file.space, file.bits)


@cache
def pages() -> Booklet:
    """One page of all of them; one where a picture stands twice; two without any."""
    return booklet(tuple(placed().values()), (photo("photo.jpg", 10, 20), photo("photo.jpg", 10, 100)), (), ())


@cache
def printed() -> Printed:
    return drawn("pictures.pdf", pages_pdf(pages(), SHELF, pictures=files()))


@cache
def imposed() -> Printed:
    press, _ = read_press(workshop(), "sra3")
    stock = pages().stock
    plan = impose(len(pages().pages), stock.width, stock.height, stock.bleed, press)
    return drawn("pictures-sra3.pdf", sheets_pdf(pages(), plan, SHELF, pictures=files()))


@dataclass(frozen=True)
class Listed:
    """A line of ``pdfimages -list``."""

    page: int
    pixels: tuple[int, int]
    color: str
    bits: int
    packed: str
    object: str
    ppi: tuple[int, int]


def listed(pdf: Printed) -> list[Listed]:
    rows = [line.split() for line in run("pdfimages", "-list", str(pdf.path)).splitlines()[2:]]
    return [
        Listed(int(r[0]), (int(r[3]), int(r[4])), r[5], int(r[7]), r[8], r[10], (int(r[12]), int(r[13]))) for r in rows
    ]


def test_poppler_finds_every_picture_in_its_inks_at_its_resolution() -> None:
    found = [(one.pixels, one.color, one.bits, one.packed, one.ppi) for one in listed(printed()) if one.page == 1]
    small, large = ((300, 200), (150, 150)), ((1200, 800), (600, 600))
    assert found == [
        (small[0], "cmyk", 8, "jpeg", small[1]),
        (small[0], "cmyk", 8, "image", small[1]),
        (small[0], "gray", 8, "image", small[1]),
        (small[0], "gray", 8, "jpeg", small[1]),
        (large[0], "gray", 1, "image", large[1]),
        (small[0], "cmyk", 8, "image", small[1]),
    ]
    assert [round(item.ppi) for item in placed().values()] == [ppi[0] for _, _, _, _, ppi in found]


def test_a_picture_shown_twice_is_written_once() -> None:
    first = next(one for one in listed(printed()) if one.page == 1)
    assert [one.object for one in listed(printed()) if one.page == 2] == [first.object] * 2


def test_sheets_hold_the_same_pictures() -> None:
    assert {(one.pixels, one.color, one.bits, one.ppi) for one in listed(imposed())} == {
        (one.pixels, one.color, one.bits, one.ppi) for one in listed(printed())
    }
    single, forms = printed().objects.contents(1)[1], [imposed().objects.forms(side) for side in (1, 2)]
    assert single in [form for side in forms for form in side.values()]


def test_a_page_names_only_the_pictures_it_shows() -> None:
    objects = printed().objects
    resources = [objects.resolved(objects.resolved(page["object"])["/Resources"]) for page in objects.pages]
    named = [len(objects.resolved(resource.get("/XObject", {}))) for resource in resources]
    assert named == [6, 1, 0, 0]
    contents = [b"\n".join(objects.contents(page)) for page in (1, 2, 3, 4)]
    assert [len(re.findall(rb"/Im\w+ Do", content)) for content in contents] == [6, 2, 0, 0]


def separations(page: int = 1) -> dict[str, Image.Image]:
    return next(plates(printed(), page))


def ink(plate: Image.Image, item: Picture, across: float, down: float) -> float:
    """Percent of ink at a place within a picture, told in parts of its width and height."""
    left, _, _, top = printed().box(1, "Trim")
    x = left + item.rect.x + across * item.rect.width
    y = printed().box(1, "Media")[3] - top + item.rect.y + down * item.rect.height
    found = plate.getpixel((round(x * PIXELS), round(y * PIXELS)))
    assert isinstance(found, int)
    return (255 - found) / 2.55


@pytest.mark.parametrize("name", ["photo.jpg", "photo.tif"])
def test_inks_reach_their_own_plates_as_strong_as_they_are(name: str) -> None:
    """Cyan 100 % on the left, magenta 50 % on the right, black 20 % below: nothing inverted, nothing upside down."""
    found, item = separations(), placed()[name]
    assert set(found) == {"Cyan", "Magenta", "Yellow", "Black"}

    def at(across: float, down: float) -> list[float]:
        return [ink(found[plate], item, across, down) for plate in ("Cyan", "Magenta", "Yellow", "Black")]

    assert at(0.25, 0.3) == pytest.approx([100, 0, 0, 0], abs=2)
    assert at(0.75, 0.3) == pytest.approx([0, 50, 0, 0], abs=2)
    assert at(0.25, 0.9) == pytest.approx([0, 0, 0, 20], abs=2)


@pytest.mark.parametrize("name", ["grey.png", "grey.jpg"])
def test_grey_is_black_ink_alone(name: str) -> None:
    found, item = separations(), placed()[name]
    for across in (0.1, 0.5, 0.9):
        assert ink(found["Black"], item, across, 0.5) == pytest.approx(100 * (1 - across), abs=3)
        assert [ink(found[plate], item, across, 0.5) for plate in ("Cyan", "Magenta", "Yellow")] == [0, 0, 0]


def test_black_and_white_is_black_and_white() -> None:
    found, item = separations(), placed()["lines.png"]
    assert [ink(found["Black"], item, 0.5, down) for down in (0.25, 0.75)] == [100, 0]
    assert ink(found["Cyan"], item, 0.5, 0.25) == 0


def test_converted_colours_print_as_they_were_converted() -> None:
    found, item = separations(), placed()["screen.png"]
    wanted = files()["screen.png"].image()
    for across, down in ((0.02, 0.4), (0.34, 0.4), (0.67, 0.4), (0.5, 0.9)):
        inks = wanted.getpixel((round(across * 300), round(down * 200)))
        assert isinstance(inks, tuple)
        found_inks = [ink(found[plate], item, across, down) for plate in ("Cyan", "Magenta", "Yellow", "Black")]
        assert found_inks == pytest.approx([part / 2.55 for part in inks], abs=6)


def test_a_picture_never_prints_over_what_is_beneath_it() -> None:
    """Small black text before it overprints (GWG 2022, R0013: nothing in grey may)."""
    small = line("petit", size_pt=8, ink=SOLID)
    before, *_, shown = painted([small, photo("grey.png", 10, 20)])
    assert (before.pen.over, shown.pen.over) == ((True, False), (False, False))
    assert shown.operator == "Do"


def test_the_same_pictures_make_the_same_bytes() -> None:
    assert pages_pdf(pages(), SHELF, pictures=files()) == printed().path.read_bytes()


def test_another_picture_makes_another_page() -> None:
    """A page's bytes change with its picture, though the picture is not among them: hashes of pages can be trusted."""
    other = saved(cmyk(300, 200), "JPEG", quality=60)
    changed = read_picture("photo.jpg", other)
    item = photo("photo.jpg", 10, 20)
    again = Picture(item.tag, item.rect, item.file, changed.sha256, item.pixels, item.space, item.bits)
    one, two = (
        drawn(f"one-{i}.pdf", pages_pdf(booklet((shown,)), SHELF, pictures={"photo.jpg": file}))
        for i, (shown, file) in enumerate(((item, files()["photo.jpg"]), (again, changed)))
    )
    assert one.objects.contents(1)[1] != two.objects.contents(1)[1]
