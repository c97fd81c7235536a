"""A plan as people and programs read it: what is drawn is what is planned."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recap_print.impose.choose import Choice, Comparison, Refusal
from recap_print.impose.plan import impose
from recap_print.impose.reckon import reckon
from recap_print.impose.remake import Replating, remade
from recap_print.report import plan as report
from recap_print.report import replate
from recap_print.report.plates import drawing, side_by_side
from recap_print.report.terminal import columns
from recap_print.sheets.model import Imposition
from recap_print.sheets.press import Press
from recap_print.sheets.read import press_from

PRESS: dict[str, Any] = {
    "id": "large",
    "name": "Large",
    "sheet": {"width": 1400, "height": 1000},
    "gripper": 12,
    "bleed": 3,
    "paper": {"name": "white", "caliper_um": 100, "grammage": 100},
    "marks": [],
}


def plan(pages: int = 16, **keys: Any) -> Imposition:
    press: Press = press_from(PRESS | keys)
    return impose(pages, 148, 210, 3, press)


def comparison(of: Imposition, copies: int = 1000) -> Comparison:
    return Comparison("v11", of.page_count, (148, 210), copies, 4, (reckon(of, copies),))


def drawn(of: Imposition, sheet: int = 0, side: int = 0) -> str:
    found = of.sheets[sheet]
    return "\n".join(drawing(found, found.plates[side], of.press))


def test_a_signature_of_16_pages() -> None:
    of = plan(sheet={"width": 700, "height": 500}, fold={"signature": 16})
    assert drawn(of) == (
        "┌─────3─────1─────3─────┐\n"
        "│  ↓5 ┊ ↓12 ┊  ↓9 ┊  ↓8 │\n"
        "2┈┈┈┈┈┼┈┈┈┈┈┼┈┈┈┈┈┼┈┈┈┈┈┤\n"
        "│   4 ┊  13 ┊  16 ┊   1 │\n"
        "└─────┴─────┴─────┴─────┘"
    )
    assert drawn(of, side=1) == (
        "┌─────3─────1─────3─────┐\n"
        "│  ↓7 ┊ ↓10 ┊ ↓11 ┊  ↓6 │\n"
        "2┈┈┈┈┈┼┈┈┈┈┈┼┈┈┈┈┈┼┈┈┈┈┈┤\n"
        "│   2 ┊  15 ┊  14 ┊   3 │\n"
        "└─────┴─────┴─────┴─────┘"
    )


def test_one_plate_for_both_sides_is_cut_in_two() -> None:
    of = plan(8, fold={"signature": 8, "work": "work-and-turn"}, sheet={"width": 700, "height": 500})
    assert drawn(of) == (
        "┌─────2─────╥─────2─────┐\n"
        "│  ↓5 ┊  ↓4 ║  ↓3 ┊  ↓6 │\n"
        "1┈┈┈┈┈┼┈┈┈┈┈╫┈┈┈┈┈┼┈┈┈┈┈┤\n"
        "│   8 ┊   1 ║   2 ┊   7 │\n"
        "└─────┴─────╨─────┴─────┘"
    )


def test_tumbled_sheets_are_cut_across() -> None:
    of = plan(4, fold={"signature": 4, "work": "work-and-tumble"}, sheet={"width": 450, "height": 500})
    assert drawn(of) == (
        "┌─────1─────┐\n"
        "│   4 ┊   1 │\n"
        "╞═════╪═════╡\n"
        "│  ↓3 ┊  ↓2 │\n"
        "└─────┴─────┘"
    )  # fmt: skip


def test_a_signature_that_lies_shows_where_heads_point() -> None:
    of = plan(4, sheet={"width": 240, "height": 450}, gripper=0)
    assert drawn(of) == (
        "┌─────┐\n"
        "│  ←1 │\n"
        "1┈┈┈┈┈┤\n"
        "│  ←4 │\n"
        "└─────┘"
    )  # fmt: skip


STYLES = st.sampled_from(("sheetwise", "perfecting", "work-and-turn", "work-and-tumble"))


@given(STYLES, st.sampled_from((4, 8, 16)), st.sampled_from((1, 2)), st.sampled_from(("in", "out")), st.integers(1, 6))
def test_every_cell_is_a_page_where_it_lies(work: str, signature: int, copies: int, heads: str, sheets: int) -> None:
    """Read row by row, a drawing says the pages of the side from top left to bottom right, creep or none."""
    of = plan(
        signature * sheets,
        fold={"signature": signature, "work": work, "copies": copies, "heads": heads},
        sheet={"width": 1900, "height": 1900},
        paper={"name": "card", "caliper_um": 1000},
    )
    for sheet in of.sheets:
        for side in sheet.plates:
            lines = drawing(sheet, side, of.press)
            assert len(set(map(columns, lines))) == 1
            cells = re.findall(r"([↓←→]?)(\d+)", "\n".join(line for line in lines if line.startswith("│")))
            rows = sorted({round(place.trim.y) for place in side.placements})
            height = min(place.trim.height for place in side.placements)
            upright = sorted(
                side.placements,
                key=lambda place: (sum(y < place.trim.y - height / 2 for y in rows), place.trim.x),
            )
            heads_at = {0: "", 90: "←", 180: "↓", 270: "→"}
            assert cells == [(heads_at[place.rotation], str(place.page)) for place in upright]


def test_what_does_not_fit_beside_stands_below() -> None:
    assert side_by_side([["ab", "cd"], ["ef"]], 7) == ["ab   ef", "cd"]
    assert side_by_side([["ab", "cd"], ["ef"]], 6) == ["ab", "cd", "ef"]


def test_the_table_and_the_plates_in_words() -> None:
    of = plan(sheet={"width": 700, "height": 500}, fold={"signature": 16}, spoilage={"sheets": 50, "percent": 1})
    told = report.text(comparison(of), width=100)
    assert "v11 · 16 pages of 148 × 210 mm · 1\u202f000 copies in 4 inks" in told
    assert re.search(r"^press +sheets +spoilage +plates +make-readies +impressions +paper kg$", told, re.M)
    assert re.search(r"^large +1\u202f000 +110 +8 +2 +2\u202f000 +39$", told, re.M)
    assert "sheet 1 · 16 pages · sheetwise · 1\u202f000 + 110 sheets · 8 plates" in told
    assert "front: 1, 4–5, 8–9, 12–13, 16" in told
    assert "back: 2–3, 6–7, 10–11, 14–15" in told
    assert all(columns(line) <= 100 for line in told.splitlines())


def test_a_choice_is_told_with_its_sheets_alone() -> None:
    one, other = plan(), plan(id="other")
    both = replace(comparison(one), reckoned=(reckon(one, 10), reckon(other, 10)), best=Choice("other", "cheap"))
    told = report.text(both)
    assert "best: other: cheap" in told
    assert "\nlarge · 1400 × 1000 mm" not in told
    assert "\nother · 1400 × 1000 mm" in told


def test_a_refusal_is_told_with_its_reason() -> None:
    refused = replace(comparison(plan()), refused=(Refusal("tiny", "it needs 452 mm", "use another"),))
    told = report.text(refused)
    assert "tiny cannot take it: it needs 452 mm\n  = help: use another" in told
    assert json.loads(report.as_json(refused))["refused"] == [
        {"press": "tiny", "reason": "it needs 452 mm", "help": "use another"}
    ]


def test_weights_and_costs_that_nobody_said_are_unknown() -> None:
    of = plan(paper={"name": "white", "caliper_um": 100}, cover={"name": "card", "caliper_um": 200, "grammage": 200})
    told = report.text(comparison(of))
    assert "cover kg" in told
    assert " unknown " in told
    press = json.loads(report.as_json(comparison(of)))["presses"][0]
    assert (press["paper_kg"], press["cost"], press["currency"]) == (None, None, None)
    assert press["cover_kg"] > 0


def test_costs_are_a_column_when_a_press_states_them() -> None:
    of = plan(sheet={"width": 700, "height": 500}, fold={"signature": 16}, costs={"currency": "EUR", "plate": 10})
    assert re.search(r"^large .* 80\.00 EUR$", report.text(comparison(of), width=120), re.M)


def test_json_for_a_program() -> None:
    of = plan(8, sheet={"width": 700, "height": 500}, fold={"signature": 8})
    data = json.loads(report.as_json(comparison(of)))
    assert {key: data[key] for key in ("format", "subject", "pages", "trim_mm", "copies", "inks", "best")} == {
        "format": 1,
        "subject": "v11",
        "pages": 8,
        "trim_mm": [148, 210],
        "copies": 1000,
        "inks": 4,
        "best": None,
    }
    (press,) = data["presses"]
    assert set(press) == {
        *("press", "name", "sheet_mm", "binding", "sheets", "spoilage", "plates", "make_readies", "impressions"),
        *("paper_m2", "paper_kg", "cover_kg", "cost", "currency", "notes", "runs"),
    }
    (run,) = press["runs"]
    assert set(run) == {
        *("sheet", "work", "cover", "signatures", "signature_pages", "copies_per_sheet", "sheets", "spoilage"),
        *("plates", "make_readies", "impressions", "paper", "paper_m2", "paper_kg", "cuts", "folds", "sides"),
    }
    assert [(side["side"], side["pages"]) for side in run["sides"]] == [("front", [1, 4, 5, 8]), ("back", [2, 3, 6, 7])]
    placed = run["sides"][0]["placements"][0]
    place = of.sheets[0].front.placements[0]
    assert placed == {
        "page": place.page,
        "rotation": place.rotation,
        "copy": 1,
        "trim_mm": [place.trim.x, place.trim.y, place.trim.width, place.trim.height],
    }
    assert [fold["step"] for fold in run["folds"]] == [1, 2]


def test_plates_to_make_again_in_words() -> None:
    of = plan(48, sheet={"width": 450, "height": 320}, gripper=0)
    told = replate.text(Replating("v10", "v11", of, 4, (5, 44), remade(of, {5, 44})))
    assert told.splitlines()[:2] == ["v10 → v11 on large", "pages 5 and 44 changed: sheet 3 front only"]
    assert told.endswith("\n4 of 96 plates to make again\n")
    one = replate.text(Replating("v10", "v11", of, 4, (1, 2), remade(of, {1, 2})))
    assert "pages 1–2 changed: sheet 1\n" in one


def test_nothing_to_make_again() -> None:
    of = plan()
    assert replate.text(Replating("a", "b", of, 4, (), ())) == (
        "a → b on large: no page prints differently, every plate serves again\n"
    )


@pytest.mark.parametrize(("plates", "again"), [(True, 8), (False, 2)])
def test_everything_again_says_why(plates: bool, again: int) -> None:
    of = plan(4, sheet={"width": 450, "height": 320}, gripper=0, plates=plates)
    replating = Replating("a", "b", of, 4, (), remade(of, None), "8 pages became 4: every page lies elsewhere")
    assert "8 pages became 4: every page lies elsewhere: everything\n" in replate.text(replating)
    assert json.loads(replate.as_json(replating)) == {
        "format": 1,
        "old": "a",
        "new": "b",
        "press": "large",
        "inks": 4,
        "pages": [],
        "why": "8 pages became 4: every page lies elsewhere",
        "plates": {"all": again, "again": again},
        "sides": [
            {"sheet": 1, "side": "front", "pages": [1, 4], "plates": again // 2},
            {"sheet": 1, "side": "back", "pages": [2, 3], "plates": again // 2},
        ],
    }
