"""What cannot be printed is refused with its arithmetic, and with advice that helps."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from presses import A5, LARGE, OFFICE, SRA3
from printed_paper import within

from recap_print.errors import CannotLayOut
from recap_print.geometry import Rect
from recap_print.impose.plan import impose
from recap_print.impose.signatures import Blanks
from recap_print.sheets.press import Binding, CreepWay, Edges, Folding, Press, Work

OFFSET = replace(LARGE, id="offset", width=640, height=450, folding=Folding(16))
"""Gripper 12, bar 8, rim 5; pages bleed by 3 and stand 6 apart at their heads and fore-edges."""


def refusal(do: Callable[[], object]) -> str:
    with pytest.raises(CannotLayOut) as refused:
        do()
    return f"{refused.value.message} | {refused.value.help}"


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (46, "46 pages: a folded booklet has a multiple of 4 | add 2 or remove 2, or ask for"),
        (45, "45 pages: a folded booklet has a multiple of 4 | add 3 or remove 1, or ask for"),
        (47, "47 pages: a folded booklet has a multiple of 4 | add 1 or remove 3, or ask for"),
        (3, "3 pages: a folded booklet has a multiple of 4 | add 1, or ask for"),
        (1, "1 page: a folded booklet has a multiple of 4 | add 3, or ask for"),
        (0, "there are no pages to impose"),
    ],
)
def test_a_page_count_that_cannot_be_folded_is_refused_with_advice(count: int, said: str) -> None:
    assert refusal(lambda: impose(count, *A5, 3, SRA3)).startswith(said)


def test_leaves_come_in_twos_and_only_that() -> None:
    leaves = replace(SRA3, folding=Folding(2))
    assert len(impose(46, *A5, 3, leaves).sheets) == 23
    assert refusal(lambda: impose(45, *A5, 3, leaves)).startswith("45 pages: a booklet of leaves has a multiple of 2")


@pytest.mark.parametrize(
    ("blanks", "order"),
    [
        (Blanks.END, [*range(1, 14), None, None, None]),
        (Blanks.BEFORE_BACK_COVER, [*range(1, 13), None, None, None, 13]),
        (11, [*range(1, 12), None, None, None, 12, 13]),
        (0, [None, None, None, *range(1, 14)]),
        (13, [*range(1, 14), None, None, None]),
    ],
)
def test_blanks_go_where_they_are_asked_for(blanks: Blanks | int, order: list[int | None]) -> None:
    plan = impose(13, *A5, 3, SRA3, blanks=blanks)
    sides = [[place.page for place in side.placements] for side in plan.sides]
    laid = (16, 1, 2, 15, 14, 3, 4, 13, 12, 5, 6, 11, 10, 7, 8, 9)
    assert [page for side in sides for page in side] == [order[position - 1] for position in laid]
    assert plan.blanks == 3


@pytest.mark.parametrize("after", [14, -1])
def test_blanks_after_a_page_that_is_not_there_are_refused(after: int) -> None:
    said = refusal(lambda: impose(13, *A5, 3, SRA3, blanks=after))
    assert said == f"there is no page {after} to put blanks after: 13 pages | a number up to 13"


def test_a_spread_larger_than_the_sheet_is_refused_with_its_numbers() -> None:
    assert refusal(lambda: impose(8, 160, 225, 3, OFFICE)) == (
        "two pages side by side need 320 × 225 mm, the sheet of office-a4 offers 297 × 210 (289 × 202 within its "
        "printable area): 23 mm too wide and 15 mm too high | "
        "use a sheet of 420 × 297, choose a press with a larger sheet or a smaller trim"
    )


def test_two_millimetres_too_many_are_two_millimetres_too_many() -> None:
    assert "1 mm too wide" in refusal(lambda: impose(8, 149, 210, 0, OFFICE))
    assert "2 mm too high" in refusal(lambda: impose(8, 148, 212, 0, OFFICE))


def test_sixteen_pages_miss_640_by_450_by_two_millimetres() -> None:
    assert refusal(lambda: impose(48, *A5, 3, OFFSET)) == (
        "a 16-page signature needs 452 mm in height (426 of pages and what is cut between them, 6 of bleed, 12 of "
        "gripper and 8 at the tail), the sheet of offset offers 450 | reduce the gripper by 2 mm, use a sheet of "
        "700 × 500, fold fewer pages to a signature, choose a press with a larger sheet or a smaller trim"
    )


@pytest.mark.parametrize("work", [None, Work.PERFECTING])
def test_the_advice_helps(work: Work | None) -> None:
    press = replace(OFFSET, folding=Folding(16, work=work), height=450 if work is None else 454)
    said = refusal(lambda: impose(48, *A5, 3, press))
    [less] = re.findall(r"reduce the gripper by ([\d.]+) mm", said)
    [(width, height)] = re.findall(r"use a sheet of (\d+) × (\d+)", said)
    assert float(less) == (2 if work is None else 1), "tail to head, both edges are the gripper's"
    for fixed in (
        replace(press, gripper=12 - float(less)),
        replace(press, width=float(width), height=float(height)),
        replace(press, folding=Folding(8, work=work)),
    ):
        assert impose(48, *A5, 3, fixed).sheets


def test_both_directions_are_told_when_both_lack() -> None:
    said = refusal(lambda: impose(48, 170, 240, 3, OFFSET))
    assert said.startswith(
        "a 16-page signature needs 702 mm in width (686 of pages and what is cut between them, 6 of bleed, 10 that "
        "take no ink) and 512 mm in height (486 of pages and what is cut between them, 6 of bleed, 12 of gripper and "
        "8 at the tail), the sheet of offset offers 640 × 450 | "
    )


@pytest.mark.parametrize(("gripper", "fits"), [(10, True), (12, True), (12.1, False), (13, False)])
def test_four_up_on_sra3_takes_18_mm_of_gripper_and_tail(gripper: float, fits: bool) -> None:
    press = replace(SRA3, gripper=gripper, unprintable=Edges(head=6), folding=Folding(8))
    if fits:
        [sheet] = impose(8, *A5, 3, press).sheets
        assert {place.rotation for place in sheet.front.placements} == {90, 270}
    else:
        assert f"needs {320 + gripper - 12:g} mm in height" in refusal(lambda: impose(8, *A5, 3, press))


def test_what_a_plate_carries_twice_is_told() -> None:
    press = replace(OFFSET, folding=Folding(16, work=Work.TURN))
    assert refusal(lambda: impose(16, *A5, 3, press)).startswith(
        "a 16-page signature, both sides on one plate (work-and-turn), needs"
    )
    press = replace(OFFSET, folding=Folding(8, copies=4))
    assert refusal(lambda: impose(16, *A5, 3, press)).startswith("4 copies of an 8-page signature need ")
    press = replace(SRA3, width=150, folding=Folding(2), height=200)
    assert refusal(lambda: impose(2, *A5, 3, press)).startswith("a leaf needs 148 × 210 mm")


@pytest.mark.parametrize("size", [(0, 210), (-1, 210), (148, 0), (float("nan"), 210), (148, float("inf"))])
def test_a_size_that_is_none_is_refused(size: tuple[float, float]) -> None:
    assert refusal(lambda: impose(8, *size, 0, OFFICE)).startswith("no page is ")


def test_pages_rounded_to_whole_points_are_let_pass_and_stay_on_the_sheet() -> None:
    plan = impose(8, 148.167, 210.256, 3, OFFICE)  # 420 × 596 pt
    sheet = Rect(0, 0, 297, 210)
    assert all(within(p.clip, sheet) for side in plan.sides for p in side.placements)
    assert all(within(side.trim, sheet) for side in plan.sides)


def test_more_paper_than_a_fold_holds_is_refused() -> None:
    assert "would move 74.9 mm" in refusal(lambda: impose(3000, *A5, 0, OFFICE))
    gathered = replace(LARGE, folding=Folding(16, Binding.PERFECT))
    assert len(impose(3000, *A5, 0, gathered, blanks=Blanks.END).sheets) == 188, "gathered, nothing moves that far"


def test_a_gripper_that_takes_what_the_page_needs_is_refused() -> None:
    said = refusal(lambda: impose(4, *A5, 0, replace(OFFICE, gripper=12)))
    assert "304 mm in width (296 of pages and what is cut between them, 8 that take no ink)" in said
    assert "226 mm in height (210 of pages and what is cut between them, 12 of gripper and 4 at the tail)" in said


def test_pages_pushed_off_the_sheet_are_refused() -> None:
    pushed = replace(OFFICE, folding=Folding(creep=CreepWay.PUSH_OUT))
    assert "two pages side by side need 298.2 × 210 mm" in refusal(lambda: impose(48, *A5, 0, pushed))


@given(st.sampled_from([4, 8, 16, 32]), st.integers(300, 1000), st.integers(250, 800), st.sampled_from([0.0, 12.0]))
def test_a_sheet_is_refused_or_everything_is_on_it(signature: int, width: int, height: int, gripper: float) -> None:
    press: Press = replace(LARGE, width=width, height=height, gripper=gripper, bar=gripper, folding=Folding(signature))
    try:
        plan = impose(signature, *A5, 3, press)
    except CannotLayOut as refused:
        assert "mm" in refused.message  # noqa: PT017 - being refused is fine, being printed is too
        assert refused.help  # noqa: PT017
        return
    area = press.printable if gripper else Rect(0, 0, width, height)
    for side in plan.sides:
        assert within(side.bleed if gripper else side.trim, area, 0.4)
