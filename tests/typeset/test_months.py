"""A calendar with dates: every day of each month once, in order, under its weekday."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recap_print.design.model import Margins, PageSpec, Template
from recap_print.design.read import blocks_from
from recap_print.pages.model import Booklet, Box, Line, Page, Text
from recap_print.typeset.compose import compose
from recap_print.typeset.months import NAMES, WEEK, month_after, title, weeks
from small import a5, edition, layout, named, page, shipped, workshop

MONTHS = st.dates(date(1900, 1, 1), date(2099, 12, 1)).map(lambda day: day.replace(day=1))
DAYS = ["Lun", "Mar", "Mer", "Jeu", "Ven", "Sam", "Dim"]


def last_day(month: date) -> int:
    """Reckoned from the day before the next month: another way than the one under test."""
    return ((month + timedelta(days=31)).replace(day=1) - timedelta(days=1)).day


@given(MONTHS)
def test_every_day_once_in_order_under_its_weekday(month: date) -> None:
    found = weeks(month)
    assert [day for week in found for day in week if day] == list(range(1, last_day(month) + 1))
    for week in found:
        assert len(week) == WEEK
        assert any(week), "a week without a day of the month takes room for nothing"
        for weekday, day in enumerate(week):
            assert not day or month.replace(day=day).weekday() == weekday


@given(MONTHS, st.integers(0, 60))
def test_months_follow_one_another(month: date, count: int) -> None:
    after = month_after(f"{month:%Y-%m}", count)
    assert after.day == 1
    assert (after.year * 12 + after.month) - (month.year * 12 + month.month) == count


@pytest.mark.parametrize(
    ("month", "days", "high"),
    [
        (date(2024, 2, 1), 29, 5),
        (date(2025, 2, 1), 28, 5),
        (date(2027, 2, 1), 28, 4),
        (date(1900, 2, 1), 28, 5),
        (date(2000, 2, 1), 29, 5),
        (date(2026, 3, 1), 31, 6),
    ],
    ids=lambda value: f"{value:%Y-%m}" if isinstance(value, date) else str(value),
)
def test_leap_years_and_the_number_of_weeks(month: date, days: int, high: int) -> None:
    assert max(map(max, weeks(month))) == days
    assert len(weeks(month)) == high


def test_each_language_has_its_own_twelve_months() -> None:
    assert set(NAMES) == set(workshop().schema("edition")["properties"]["language"]["enum"])
    assert all(len(set(names)) == 12 for names in NAMES.values())
    assert title(date(2025, 8, 1), "fr") == "Août 2025"
    assert title(date(2025, 8, 1), "en") == "August 2025"
    assert title(date(2025, 8, 1), "ar") == "أغسطس 2025"


def composed(first: str, blocks: Sequence[Mapping[str, Any]], pages: int = 1, language: str = "fr") -> Booklet:
    """A calendar of a section alone: each of its pages has these blocks, in a frame of 100 × 150 mm."""
    said = edition(
        f"""
        - id: calendar
          kind: calendar
          title: Mon calendrier
          intro: Notez vos rendez-vous.
          pages: {pages}
          first: {first}
          days: [{", ".join(DAYS)}]
        """
    )
    frame = Margins(head=30.0, foot=30.0, inside=30.0, outside=18.0)
    spec = PageSpec("", 0.0, frozenset(), frame, blocks_from(blocks, "layout:templates.calendar.each[0].blocks"))
    design = replace(layout(), templates=(Template("calendar", "any", False, (), (spec,)),))
    return compose(replace(said, language=language), design, a5().shelf, a5().pictograms)


def lines(page: Page, start: str) -> list[Line]:
    return [item for item in named(page, start) if isinstance(item, Line)]


def numbers(page: Page) -> list[tuple[int, float, float]]:
    """Every number of a day with the middle of its cell, in reading order of the file."""
    cells = [item for item in named(page, "day") if isinstance(item, Box)]
    texts = [item for item in named(page, "day") if isinstance(item, Text)]
    middles = [(cell.rect.x + cell.rect.width / 2, cell.rect.y + cell.rect.height / 2) for cell in cells]
    for text, (x, y) in zip(texts, middles, strict=True):
        assert text.x + text.width / 2 == pytest.approx(x, abs=0.01), "a number is in the middle of its cell"
        assert abs(text.y - y) < 3
    return [(int(text.text), x, y) for text, (x, y) in zip(texts, middles, strict=True)]


def month_of(page: Page) -> str:
    (heading,) = (item.text for item in named(page, "month") if isinstance(item, Text))
    return heading.replace("\u00a0", " ")


def between(at: float, edges: list[float]) -> int:
    """The interval between two neighbouring edges in which a place is."""
    return sum(edge <= at for edge in edges) - 1


MONTH: Mapping[str, Any] = {"from": "first", "names": "days"}


@pytest.mark.parametrize("first", ["2025-09", "2027-02", "2028-02", "2026-03", "2099-12"])
def test_a_page_has_every_day_under_the_name_of_its_weekday(first: str) -> None:
    (page,) = composed(first, [{"month": MONTH}]).pages
    month = month_after(first, 0)
    columns = sorted(line.x1 for line in lines(page, "column"))
    rows = sorted(line.y1 for line in lines(page, "row"))
    assert len(columns) == WEEK + 1
    assert len(rows) == len(weeks(month)) + 1
    heads = [item for item in named(page, "head") if isinstance(item, Text)]
    assert [head.text for head in heads] == DAYS
    assert [between(head.x + head.width / 2, columns) for head in heads] == list(range(WEEK))
    found = numbers(page)
    assert [day for day, _, _ in found] == list(range(1, last_day(month) + 1))
    for day, x, y in found:
        assert between(x, columns) == month.replace(day=day).weekday()
        assert day in weeks(month)[between(y, rows)]


@pytest.mark.parametrize("first", ["2027-02", "2025-09", "2026-03"])
def test_weeks_share_the_height_that_is_left(first: str) -> None:
    (page,) = composed(first, [{"month": MONTH}]).pages
    rows = sorted(line.y1 for line in lines(page, "row"))
    high = {round(below - above, 3) for above, below in pairwise(rows)}
    assert len(high) == 1, "all weeks are as high"
    assert 0 <= 180 - rows[-1] < layout().grid * (len(rows) - 1), "what is left under them is less than one module each"
    assert high.pop() % layout().grid == 0


def test_each_page_has_the_next_month_over_the_turn_of_the_year() -> None:
    pages = composed("2025-11", [{"month": MONTH}], pages=4).pages
    assert [month_of(page) for page in pages] == ["Novembre 2025", "Décembre 2025", "Janvier 2026", "Février 2026"]


def test_two_months_on_a_page_follow_one_another() -> None:
    small = {**MONTH, "corner": 6, "style": "strong"}
    pages = composed("2025-12", [{"repeat": {"times": 2, "name": "half", "blocks": [{"month": small}]}}], 2).pages
    texts = [item for page in pages for item in page.items if isinstance(item, Text)]
    said = [text.text.replace("\u00a0", " ") for text in texts if text.tag.name.endswith("month.1")]
    assert said == ["Décembre 2025", "Janvier 2026", "Février 2026", "Mars 2026"]


def test_weeks_of_a_booklet_read_from_the_right_begin_on_the_right() -> None:
    (page,) = composed("2025-09", [{"month": MONTH}], language="ar").pages
    columns = sorted((line.x1 for line in lines(page, "column")), reverse=True)
    for day, x, _ in numbers(page):
        assert sum(edge >= x for edge in columns) - 1 == date(2025, 9, day).weekday()


def test_a_number_that_does_not_fit_its_cell_is_told() -> None:
    assert not composed("2025-09", [{"month": MONTH}]).overset
    assert any(trouble.across for trouble in composed("2025-09", [{"month": {**MONTH, "corner": 4}}]).overset)


def test_nothing_is_drawn_without_a_first_month() -> None:
    assert not [item for item in page("- month: {from: first, names: days}").items if "day" in item.tag.name]


def test_the_school_year_is_complete() -> None:
    """The ninth edition has the twelve months it says, and a blank edition of the same layout has none of them."""
    dated, undated = shipped("v9").booklet, shipped("v8").booklet
    assert dated is not None
    assert undated is not None
    months = [page for page in dated.pages if named(page, "day")]
    assert [month_of(page) for page in months] == [title(month_after("2025-09", n), "fr") for n in range(12)]
    assert sum(len(numbers(page)) for page in months) == 365
    assert not any(named(page, "day") for page in undated.pages)
