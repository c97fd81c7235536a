"""A booklet read from the right: every page is the mirror image of the same page read from the left, words aside."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic import booklet
from booklets import items
from recap_print.pages.model import Booklet, Box, Direction, Item, Path, Text, bounds
from recap_print.typeset.mirror import mirrored
from small import layout

TABBED = """
- id: notes
  kind: notes
  title: ملاحظات
  color: blue
  pictogram: star
  pages: 4
"""
WIDTH = layout().width


def both() -> tuple[Booklet, Booklet]:
    return booklet(), booklet(language="en")


def numbers(item: Item) -> bool:
    """Is it a part of a number to fill in, which nobody writes from the right?"""
    return ".cell." in item.tag.name or ".sign." in item.tag.name or item.tag.name.endswith("when.example.1")


def test_the_language_gives_the_direction() -> None:
    right, left = both()
    assert (right.direction, left.direction) == (Direction.RTL, Direction.LTR)
    assert [right.is_right(number) for number in (1, 2)] == [False, True]


def test_everything_stands_at_the_same_distance_from_the_other_edge() -> None:
    right, left = both()
    for page, twin in zip(right.pages, left.pages, strict=True):
        assert [item.tag.name for item in page.items] == [item.tag.name for item in twin.items]
        for item, other in zip(page.items, twin.items, strict=True):
            if not numbers(item):
                here, there = bounds(item), bounds(other)
                # a full stop of a line of Arabic is as wide and as high as the Arabic font has it
                assert here.right == pytest.approx(WIDTH - there.x, abs=0.4 if isinstance(item, Text) else 0.002)
                if not isinstance(item, Text):
                    assert (here.y, here.height) == (there.y, there.height)


def test_words_start_at_the_right_margin() -> None:
    page = booklet().pages[2]
    started = [i for i in page.items if isinstance(i, Text) and i.tag.name.startswith("text-")]
    assert len({text.x + text.width for text in started if text.text != "يسار"}) == 1
    (first,), (second,) = ([t for t in started if t.text == side] for side in ("يمين", "يسار"))
    assert first.x > second.x + second.width


def test_a_number_to_fill_in_is_written_from_left_to_right() -> None:
    page = booklet().pages[1]
    for field in ("when", "hour", "phone"):
        cells = [i.rect for i in page.items if isinstance(i, Box) and i.tag.name.startswith(f"{field}.cell.")]
        assert len(cells) in (4, 8, 10)
        assert all(before.right <= after.x + 0.001 for before, after in pairwise(cells))
    (label,) = (i for i in page.items if i.tag.name == "phone.label.1")
    assert bounds(label).right == pytest.approx(cells[-1].right, abs=0.002)  # and stands where its label starts


def test_an_example_fills_its_cells_in_the_order_of_a_date() -> None:
    page = booklet().pages[1]
    (example,) = (i for i in page.items if isinstance(i, Text) and i.tag.name == "when.example.1")
    cells = [i.rect for i in page.items if isinstance(i, Box) and i.tag.name.startswith("when.cell.")]
    assert [run.text for run in example.runs] == list("12052026")
    assert all(cell.x < run.x < cell.right for run, cell in zip(example.runs, cells, strict=True))


def test_hours_and_minutes_are_parted_as_the_language_does() -> None:
    for language, sign in (("ar", ":"), ("en", ":"), ("fr", "h")):
        page = booklet(language=language).pages[1]
        assert [i.text for i in page.items if isinstance(i, Text) and i.tag.name.startswith("hour.sign")] == [sign]


def test_tabs_and_folios_are_at_the_fore_edge() -> None:
    made = booklet(TABBED)
    bleed = layout().bleed
    for page in made.pages:
        named = {item.tag.name: bounds(item) for item in page.items}
        tab, folio = named["furniture.tab.notes"], named["furniture.folio.1"]
        if made.is_right(page.number):
            assert tab.right == WIDTH + bleed
            assert folio.x > WIDTH / 2
        else:
            assert tab.x == -bleed
            assert folio.right < WIDTH / 2


def test_a_pictogram_is_moved_and_not_turned_over() -> None:
    drawn = [[item for item in made.pages[0].items if isinstance(item, Path)] for made in both()]
    for here, there in zip(*drawn, strict=True):
        by = here.rect.x - there.rect.x
        assert by > 1
        for step, same in zip(here.segments, there.segments, strict=True):
            assert step.at[::2] == pytest.approx([x + by for x in same.at[::2]], abs=0.002)
            assert step.at[1::2] == same.at[1::2]


@given(items(), st.integers(0, 300))
def test_a_mirror_twice_is_no_mirror(item: Item, axis: int) -> None:
    here, there = bounds(mirrored(mirrored(item, axis / 2), axis / 2)), bounds(item)
    assert (here.x, here.y, here.width) == pytest.approx((there.x, there.y, there.width), abs=0.01)


def test_a_booklet_read_from_the_right_is_kept_by_its_lock() -> None:
    from recap_print.pages.store import dumps, loads

    made = booklet()
    assert loads(dumps(made), "small.lock.json") == made
