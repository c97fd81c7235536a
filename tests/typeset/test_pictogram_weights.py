"""Two weights of one drawing: the same outlines, a wider pen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recap_print.design.pictograms import GRID, Weight
from recap_print.pages.model import Page, Path
from recap_print.typeset.compose import compose
from small import a5, edition, layout, named, page

NOTES = "- {id: notes, kind: notes, title: Mes notes, color: grey, pictogram: pencil, pages: 4}\n"


def strokes(found: Page, name: str) -> Path:
    (path,) = (item for item in named(found, name) if isinstance(item, Path) and item.stroke)
    return path


@pytest.mark.parametrize("size", [6, 20])
def test_a_bold_picture_has_the_same_outlines_and_a_wider_pen(size: int) -> None:
    plain, regular, bold = (
        strokes(page(f"- picture: {{pictogram: clock, size: {size}{weight}}}\n"), "picture-1")
        for weight in ("", ", weight: regular", ", weight: bold")
    )
    assert plain == regular
    assert (bold.segments, bold.rect) == (regular.segments, regular.rect)
    assert regular.thickness == pytest.approx(2 * size / GRID, abs=0.001)
    assert bold.thickness == pytest.approx(2.5 * size / GRID, abs=0.001)


def test_tabs_are_as_heavy_as_their_layout_says() -> None:
    own = layout()
    assert own.furniture.tab is not None

    def thickness(weight: Weight) -> float:
        assert own.furniture.tab is not None
        tab = replace(own.furniture.tab, weight=weight)
        changed = replace(own, furniture=replace(own.furniture, tab=tab))
        found = compose(edition(NOTES), changed, a5().shelf, a5().pictograms).pages[1]
        return strokes(found, "furniture.tab.notes.pictogram").thickness

    assert thickness(Weight.REGULAR) == pytest.approx(2 * own.furniture.tab.pictogram / GRID, abs=0.001)
    assert thickness(Weight.BOLD) == pytest.approx(2.5 * own.furniture.tab.pictogram / GRID, abs=0.001)
