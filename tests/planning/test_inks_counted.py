"""How many inks a booklet prints with."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recap_print.geometry import Rect
from recap_print.ink import Ink, Swatch
from recap_print.pages.model import Booklet, Box, Item, Picture, Role, Tag
from recap_print.pipeline.plan import inks_of
from small import one_page, shipped

TAG = Tag("a", "", Role.FIGURE)


def with_items(*items: Item) -> Booklet:
    booklet = one_page("- text: {text: Bonjour}")
    return replace(booklet, pages=(replace(booklet.pages[0], items=items), *booklet.pages[4:]))


def box(**recipe: float) -> Box:
    return Box(TAG, Rect(0, 0, 1, 1), Ink(Swatch("x", **recipe)))


def picture(space: str) -> Picture:
    return Picture(TAG, Rect(0, 0, 1, 1), "a.png", "ab" * 32, (1, 1), space, 8)


@pytest.mark.parametrize(
    ("items", "inks"),
    [
        ((), 1),
        ((box(k=100),), 1),
        ((box(k=100), box(c=20)), 2),
        ((box(c=20, m=20), box(m=20, y=1)), 3),
        ((picture("DeviceGray"),), 1),
        ((picture("DeviceGray"), box(c=100)), 2),
        ((picture("DeviceCMYK"),), 4),
    ],
)
def test_inks_are_those_that_some_item_prints_with(items: tuple[Item, ...], inks: int) -> None:
    assert inks_of(with_items(*items)) == inks


def test_a_shipped_edition_prints_in_four_colours() -> None:
    booklet = shipped("v11").booklet
    assert booklet is not None
    assert inks_of(booklet) == 4
