"""Sheets, plates, make-ready, impressions and paper: sums that a printer would do on the back of an envelope."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from planned_presses import DIGITAL, HALF, a_plan, a_press, reckoned

from recap_print.impose.reckon import pages_of
from recap_print.sheets.press import Work

ONE_SIDED = ({"fold": {"signature": 8, "work": "work-and-turn"}}, {"fold": {"signature": 8, "work": "work-and-tumble"}})


def test_48_pages_5000_times_on_a_medium_sheet() -> None:
    """A sheet of 32 pages with a plate a side, and one of 16 on one plate that makes two of each sheet."""
    found = reckoned(a_press())
    assert (found.sheets, found.plates) == (7500, 12)
    assert [(run.sheet.work, run.good, run.plates, run.make_ready, run.impressions) for run in found.runs] == [
        (Work.SHEETWISE, 5000, 8, 2, 10000),
        (Work.TURN, 2500, 4, 1, 5000),
    ]
    assert (found.make_ready, found.impressions) == (3, 15000)


def test_the_same_on_a_half_sheet() -> None:
    found = reckoned(a_press(HALF))
    assert (found.sheets, found.plates, found.make_ready, found.impressions) == (15000, 24, 6, 30000)


@pytest.mark.parametrize(("inks", "plates"), [(1, 3), (2, 6), (4, 12)])
def test_a_plate_for_each_ink(inks: int, plates: int) -> None:
    assert reckoned(a_press(), inks=inks).plates == plates


def test_a_press_that_prints_both_sides_in_one_run() -> None:
    found = reckoned(a_press(fold={"signature": 16, "work": "perfecting"}), pages=16)
    assert (found.plates, found.make_ready, found.sheets, found.impressions) == (8, 1, 5000, 5000)


def test_two_copies_side_by_side_take_half_the_sheets() -> None:
    found = reckoned(a_press(fold={"signature": 16, "copies": 2}), pages=16, copies=5001)
    assert (found.sheets, found.plates, found.impressions) == (2501, 8, 5002)


def test_stacks_that_are_cut_take_a_sheet_a_booklet() -> None:
    """Two signatures of the same booklet lie on one sheet: nothing is there twice."""
    found = reckoned(a_press(fold={"signature": 16, "copies": 2, "repeat": "cut-and-stack"}), pages=32)
    assert [(run.sheet.signatures, run.good) for run in found.runs] == [((1, 2), 5000)]


def test_a_press_without_plates_is_not_made_ready() -> None:
    found = reckoned(a_press(DIGITAL, spoilage={"sheets": 100}))
    assert (found.sheets, found.spoiled, found.plates, found.make_ready, found.impressions) == (60000, 0, 0, 0, 120000)


def test_spoilage_is_for_each_make_ready_and_of_the_run() -> None:
    found = reckoned(a_press(spoilage={"sheets": 100, "percent": 2}))
    assert [run.spoiled for run in found.runs] == [2 * 100 + 100, 100 + 50]
    assert found.spoiled == 450


def test_seven_percent_of_300_are_21_sheets() -> None:
    """0.07 × 300 is a hair more in binary fractions: no sheet is spoiled by rounding."""
    assert reckoned(a_press(HALF, spoilage={"percent": 7}), copies=300, pages=16).spoiled == 21


def test_paper_is_weighed_with_what_is_spoiled() -> None:
    found = reckoned(a_press(spoilage={"sheets": 100, "percent": 2}))
    assert found.paper_m2 == pytest.approx(7950 * 0.9 * 0.64)
    assert found.body_kg == pytest.approx(7950 * 0.9 * 0.64 * 0.09)
    assert found.cover_kg == 0


def test_a_cover_of_its_own_stock_is_weighed_apart() -> None:
    cover = {"name": "card", "caliper_um": 250, "grammage": 200}
    found = reckoned(a_press(HALF, cover=cover), copies=100, pages=20)
    assert [(run.sheet.is_cover, run.paper, run.good) for run in found.runs] == [
        (True, "card", 100),
        (False, "uncoated 90 g/m²", 100),
    ]
    assert found.cover_kg == pytest.approx(100 * 0.7 * 0.5 * 0.2)
    assert found.body_kg == pytest.approx(100 * 0.7 * 0.5 * 0.09)


def test_nobody_weighs_paper_of_unknown_grammage() -> None:
    found = reckoned(a_press(paper={"name": "white", "caliper_um": 100}))
    assert found.body_kg is None
    assert found.paper_m2 == pytest.approx(7500 * 0.9 * 0.64)


def test_costs_are_added_up() -> None:
    press = a_press(
        costs={"currency": "EUR", "plate": 10, "make_ready": 50, "sheet": 0.05, "impression": 0.01},
        spoilage={"sheets": 100, "percent": 2},
    )
    assert reckoned(press).cost == pytest.approx(12 * 10 + 3 * 50 + 7950 * 0.05 + 15000 * 0.01)
    assert reckoned(a_press()).cost is None


@given(st.integers(1, 10**6), st.sampled_from(({}, HALF, DIGITAL, *ONE_SIDED)), st.sampled_from((8, 16, 32, 48)))
def test_enough_sheets_and_not_one_more(copies: int, change: dict[str, Any], pages: int) -> None:
    for run in reckoned(a_press(change), copies=copies, pages=pages).runs:
        assert copies <= run.good * run.sheet.copies < copies + run.sheet.copies


@given(st.sampled_from(({}, HALF, DIGITAL, *ONE_SIDED)), st.sampled_from((8, 16, 32, 48)))
def test_every_page_is_on_one_plate(change: dict[str, Any], pages: int) -> None:
    sides = a_plan(a_press(change), pages).sides
    assert sorted(page for side in sides for page in pages_of(side)) == list(range(1, pages + 1))
