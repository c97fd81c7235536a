"""Small solid black prints over what is beneath it; everything else knocks it out: no white rim, and no ghost."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from printed import FILES, PLATES, a_job, cut, darkest, drawn, file, lightest, made, plates
from reading import MM, SHELF, booklet, line, painted
from test_content import drawable

from booklets import BLUE, FAINT, items, qr, tag
from recap_print.draw.pages import pages_pdf
from recap_print.geometry import Rect, Segment
from recap_print.ink import Ink, Swatch
from recap_print.pages.model import Box, Item, Line, Path

BLACK, WHITE, FIRST = Ink(Swatch("black", k=100)), Ink(Swatch("paper")), Ink(BLUE)
DARK_GREY, RICH = Ink(BLACK.swatch, 90), Ink(Swatch("rich", c=50, m=40, y=40, k=100))
TWELVE, TWO_PT = 12.0, 2 / MM
MICRON = 0.001
AREA = Rect(20, 20, 60, 40)
SIGN = tuple(Segment(op, at) for op, at in (("M", (20, 20)), ("L", (80, 20)), ("L", (80, 60)), ("Z", ())))
NOTHING, FILL, STROKE = (False, False), (True, False), (False, True)


def words(ink: Ink, size_pt: float) -> Item:
    return line("Oui", 30, 40, size_pt=size_pt, ink=ink)


def rule(ink: Ink, thickness: float) -> Item:
    return Line(tag("rule"), 30, 40, 70, 40, thickness, ink)


CASES: dict[str, tuple[Item, tuple[bool, bool]]] = {
    "small black text": (words(BLACK, 11.9), FILL),
    "black text of 12 pt": (words(BLACK, TWELVE), NOTHING),
    "small white text": (words(WHITE, 8), NOTHING),
    "small text of four inks": (words(RICH, 8), NOTHING),
    "small grey text": (words(DARK_GREY, 8), NOTHING),
    "small blue text": (words(FIRST, 8), NOTHING),
    "thin black line": (rule(BLACK, TWO_PT - 0.01), STROKE),
    "black line of 2 pt": (rule(BLACK, TWO_PT), NOTHING),
    "thin white line": (rule(WHITE, 0.2), NOTHING),
    "thin grey line": (rule(FAINT, 0.2), NOTHING),
    "black box": (Box(tag("a"), AREA, BLACK), NOTHING),
    "black box as low as a line": (Box(tag("a"), Rect(20, 20, 60, 0.5), BLACK), FILL),
    "black box as narrow as a line": (Box(tag("a"), Rect(20, 20, 0.5, 60), BLACK), FILL),
    "white box as low as a line": (Box(tag("a"), Rect(20, 20, 60, 0.5), WHITE), NOTHING),
    "black frame": (Box(tag("a"), AREA, None, BLACK, 0.3), STROKE),
    "white box in a black frame": (Box(tag("a"), AREA, WHITE, BLACK, 0.3), STROKE),
    "black box in a white frame": (Box(tag("a"), AREA, BLACK, WHITE, 0.3), NOTHING),
    "thick black frame": (Box(tag("a"), AREA, None, BLACK, 0.8), NOTHING),
    "black outline": (Path(tag("a"), AREA, SIGN, None, BLACK, 0.3), STROKE),
    "black shape": (Path(tag("a"), AREA, SIGN, BLACK), NOTHING),
    "white shape in a blue outline": (Path(tag("a"), AREA, SIGN, WHITE, FIRST, 0.3), NOTHING),
    "QR code": (qr("a", "https://example.org"), NOTHING),
}


@pytest.mark.parametrize("name", CASES)
def test_what_overprints(name: str) -> None:
    """Text under 12 pt and lines under 2 pt (GWG 2022, R0009 and R0010), whatever was drawn before."""
    item, over = CASES[name]
    for before in ([], [words(BLACK, 9)], [rule(BLACK, 0.1)], [words(WHITE, 9)]):
        already = len(painted(before))
        assert {found.pen.over for found in painted([*before, item])[already:]} == {over}


def sound(item: Item) -> bool:
    """Arbitrary boxes include some whose sides are less than nothing."""
    return drawable(item) and not (isinstance(item, Box) and min(item.rect.width, item.rect.height, item.radius) < 0)


@given(st.lists(items().filter(sound), max_size=6))
def test_what_overprints_is_seen_from_what_is_painted(drawn: list[Item]) -> None:
    """Whoever reads the file alone, as a printer's preflight does, comes to the same verdict."""
    solid = (0, 0, 0, 1)
    for found in painted(drawn):
        fills, strokes = found.pen.over
        if found.operator == "TJ":
            assert fills == (found.pen.fill == solid and found.size_pt < TWELVE)
        elif found.operator == "Do":
            assert not fills
        elif fills:
            assert found.pen.fill == solid
            assert min(found.box.width, found.box.height) < TWO_PT + MICRON
        if found.operator in "SB":
            assert strokes == (found.pen.stroke == solid and round(found.pen.width, 6) < round(TWO_PT, 6))


@pytest.mark.parametrize("name", FILES)
def test_overprinting_leaves_the_other_inks_alone(name: str) -> None:
    """OPM 1: the zero of an ink means nothing is said of it. Pages and forms on sheets know the same four states."""
    objects = file("v11", name).objects
    flags = {"O0": NOTHING, "Of": FILL, "Os": STROKE, "Ofs": (True, True)}
    wanted = {
        f"/{key}": {"/Type": "/ExtGState", "/op": fill, "/OP": stroke, "/OPM": 1}
        for key, (fill, stroke) in flags.items()
    }
    holders = [objects.resolved(entry["object"]) for entry in objects.pages]
    streams = [objects.resolved(key[4:])["dict"] for key, entry in objects.table.items() if "stream" in entry]
    holders += [entries for entries in streams if entries.get("/Subtype") == "/Form"]
    assert len(holders) == 48 + (0 if name == "pages" else len(made("v11").plans[name].sides))
    for holder in holders:
        assert objects.resolved(objects.resolved(holder["/Resources"])["/ExtGState"]) == wanted


PANEL = Rect(20, 20, 100, 40)
WITHIN = Rect(21, 21, 98, 38)
OVER: dict[str, list[Item]] = {
    "black text of 10 pt": [line("Mon carnet", 30, 40, font="bold", size_pt=10, ink=BLACK)],
    "black text of 14 pt": [line("Mon carnet", 30, 40, font="bold", size_pt=14, ink=BLACK)],
    "white text": [line("Mon carnet", 30, 40, font="bold", size_pt=10, ink=WHITE)],
    "thin line": [rule(BLACK, 0.4)],
    "thick line": [rule(BLACK, 1.2)],
    "QR code": [qr("a", "https://example.org", 40, 30)],
    "white after black": [
        line("Mon carnet", 30, 40, font="bold", size_pt=10, ink=BLACK),
        Box(tag("b"), Rect(60, 30, 20, 20), WHITE),
    ],
}
KNOCKED_OUT = {"black text of 14 pt", "white text", "thick line", "QR code", "white after black"}
INKED = {name for name in OVER if name != "white text"}


@cache
def panels() -> dict[str, dict[str, tuple[int, int]]]:
    """A blue panel with something on it, a page each: lightest and darkest of every plate within the panel."""
    pages = [[Box(tag("panel"), PANEL, FIRST), *things] for things in OVER.values()]
    pdf = drawn("panels.pdf", pages_pdf(booklet(*pages), SHELF, a_job()))
    trim = pdf.trim()
    place = Rect(trim.x + WITHIN.x, trim.y + WITHIN.y, WITHIN.width, WITHIN.height)
    found = {}
    for name, page in zip(OVER, plates(pdf), strict=True):
        assert set(page) == set(PLATES)
        looked_at = {plate: cut(image, place) for plate, image in page.items()}
        found[name] = {plate: (lightest(image), darkest(image)) for plate, image in looked_at.items()}
    return found


@pytest.mark.parametrize("name", OVER)
def test_ghostscript_finds_a_hole_in_the_colour_only_where_there_must_be_one(name: str) -> None:
    found = panels()[name]
    assert found["Yellow"] == (255, 255)
    assert found["Cyan"] == ((255, 0) if name in KNOCKED_OUT else (0, 0))
    light, dark = found["Magenta"]
    assert 140 < dark < 165  # 40 %
    assert light == (255 if name in KNOCKED_OUT else dark)
    assert found["Black"] == (255, 0 if name in INKED else 255)
