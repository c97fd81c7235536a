"""Pictograms in both weights: what is open stays open when they are small and their ink spreads."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from gallery_pictures import DESK
from pictogram_sheet import CELL, GAP, mask, sheet
from recap_print.design.pictograms import GRID, Pictogram, Weight, parse
from small import a5

SIDE = 96
"""Pixels to a drawing: a gap of one unit is 4 of them wide."""
LEAST = 5
"""Pixels that count as a patch: less is the rim of a curve."""
SPREAD = 0.05 * 2 * GRID / 6
"""Grid units that ink adds to a stroke 6 mm wide drawings are made of, when it spreads 0.05 mm on both sides."""


def patches(drawing: Pictogram, pen: float) -> tuple[int, int]:
    """How many patches of paper and of ink a drawing consists of."""
    found = mask(drawing, SIDE, pen).point(lambda grey: 255 if grey > 127 else 0)
    return _patches(found, 0), _patches(found, 255)


def _patches(found: Image.Image, grey: int) -> int:
    seen, count = 100, 0
    picture = found.copy()
    while (at := picture.tobytes().find(grey)) >= 0:
        before = picture.histogram()[seen]
        ImageDraw.floodfill(picture, (at % SIDE, at // SIDE), seen)
        count += picture.histogram()[seen] - before >= LEAST
    return count


def test_the_measure_sees_a_hole_that_closes_and_strokes_that_touch() -> None:
    ring = Pictogram("ring", "Un rond", (parse("M10 12 A2 2 0 0 1 14 12 A2 2 0 0 1 10 12 Z"),))
    assert [patches(ring, pen) for pen in (2, 4.2)] == [(2, 1), (1, 1)]
    pair = Pictogram("pair", "Deux traits", (parse("M4 8 H20"), parse("M4 12 H20")))
    assert [patches(pair, pen) for pen in (2, 4.2)] == [(1, 2), (1, 1)]


@pytest.mark.parametrize("name", sorted(a5().pictograms))
def test_bold_at_6_mm_closes_no_gap_even_when_its_ink_spreads(name: str) -> None:
    drawing = a5().pictograms[name]
    assert patches(drawing, Weight.BOLD.pen + SPREAD) == patches(drawing, Weight.REGULAR.pen)


@pytest.mark.parametrize("weight", Weight)
def test_a_line_is_as_wide_as_its_pen(weight: Weight) -> None:
    line = Pictogram("line", "Un trait", (parse("M4 12 H20"),))
    picture = mask(line, 240, weight.pen)
    assert picture.crop((120, 0, 121, 240)).tobytes().count(255) == pytest.approx(10 * weight.pen, abs=1)


def test_a_sheet_has_a_cell_for_each() -> None:
    drawings = list(a5().pictograms.values())[:7]
    whole = sheet(drawings, [(200, 0, 0), (0, 0, 200)])
    assert whole.height == 2 * CELL[1] + 3 * GAP, "six in a row, then one"
    corners = [whole.getpixel((GAP + i * (CELL[0] + GAP), GAP + CELL[1] + GAP)) for i in range(2)]
    assert corners == [(255, 255, 255), DESK]
