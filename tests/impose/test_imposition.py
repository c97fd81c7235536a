"""Plans are proved by folding them, and by the numbers of the trade."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from fold_simulator import fore_edges, read
from hypothesis import given
from hypothesis import strategies as st
from presses import A5, OFFICE, PORTRAIT, SRA3, ink_of, lines

from recap_print.errors import CannotLayOut
from recap_print.geometry import Rect
from recap_print.impose.signatures import Blanks
from recap_print.impose.plan import impose
from recap_print.sheets.marks import extent
from recap_print.sheets.model import Imposition, Side, SlugLine
from recap_print.sheets.press import Edges, Flip, MarkKind, Press

VECTORS = json.loads(Path(__file__).with_name("vectors.json").read_text("utf-8"))

presses = st.builds(
    lambda press, flip: replace(press, flip=flip),
    st.sampled_from([OFFICE, SRA3, PORTRAIT]),
    st.sampled_from(list(Flip)),
)
plans = st.builds(
    lambda pages, bleed, press, rtl, blanks: impose(pages, *A5, bleed, press, right_to_left=rtl, blanks=blanks),
    st.integers(4, 128),
    st.sampled_from([0.0, 3.0, 5.0]),
    presses,
    st.booleans(),
    st.sampled_from(list(Blanks)),
)


def pages(side: Side) -> list[int | None]:
    return [placement.page for placement in side.placements]


@pytest.mark.parametrize("direction", ["left_to_right", "right_to_left"])
def test_orders_are_those_other_tools_agree_on(direction: str) -> None:
    for count, sheets in VECTORS[direction].items():
        plan = impose(int(count), *A5, 3, SRA3, right_to_left=direction == "right_to_left")
        assert [{"front": pages(s.front), "back": pages(s.back)} for s in plan.sheets] == sheets


@pytest.mark.parametrize("count", ["16", "48"])
def test_creep_is_what_the_paper_adds_up_to(count: str) -> None:
    plan = impose(int(count), *A5, 0, OFFICE)
    found = {str(p.page): p.creep for side in plan.sides for p in side.placements}
    assert found == VECTORS["creep"][count]


def test_creep_of_the_digital_press_paper() -> None:
    plan = impose(48, *A5, 3, SRA3)
    left, right = plan.sheets[-1].back.placements
    assert (left.page, left.trim.x) == (24, 225 - 148 + 1.232)
    assert (right.page, right.trim.x) == (25, 225 - 1.232)


@given(
    count=st.integers(4, 128),
    press=presses,
    right_to_left=st.booleans(),
    blanks=st.sampled_from(list(Blanks)),
)
def test_folded_it_reads_from_first_to_last(count: int, press: Press, right_to_left: bool, blanks: Blanks) -> None:
    plan = impose(count, *A5, 3, press, right_to_left=right_to_left, blanks=blanks)
    booklet = read(plan, bound_on_the_right=right_to_left)
    empty: list[int | None] = [None] * (-count % 4)
    numbers = list(range(1, count + 1))
    last = numbers[:0] if blanks is Blanks.END else numbers[-1:]
    assert [p.page for p in booklet] == numbers[: count - len(last)] + empty + last
    assert plan.blanks == len(empty)
    assert all(p.head_up for p in booklet)
    for index, p in enumerate(booklet):
        is_right_hand = (index % 2 == 0) is not right_to_left
        assert p.spine_on_its_left is is_right_hand


def test_a_printer_set_to_the_other_flip_does_not_fold_to_a_booklet() -> None:
    plan = impose(8, *A5, 3, OFFICE)
    misprinted = read(replace(plan, press=replace(OFFICE, flip=Flip.LONG_EDGE)))
    assert [p.page for p in misprinted] != list(range(1, 9))
    assert not all(p.head_up for p in misprinted)


@given(plans)
def test_one_cut_trims_every_leaf_to_the_same_width(plan: Imposition) -> None:
    assert fore_edges(plan) == pytest.approx([148.0] * (4 * len(plan.sheets)), abs=0.0005)


@given(plans)
def test_two_faces_of_a_leaf_register(plan: Imposition) -> None:
    booklet = read(plan)
    for recto, verso in zip(booklet[::2], booklet[1::2], strict=True):
        assert (recto.near, recto.far, recto.top) == pytest.approx((verso.near, verso.far, verso.top), abs=0.0005)


def within(inner: Rect, outer: Rect) -> bool:
    hair = 1e-6
    return (
        inner.x >= outer.x - hair
        and inner.y >= outer.y - hair
        and inner.right <= outer.right + hair
        and inner.bottom <= outer.bottom + hair
    )


@given(plans)
def test_ink_stays_on_its_side_of_the_fold_and_on_the_sheet(plan: Imposition) -> None:
    press = plan.press
    fold, sheet = press.width / 2, Rect(0, 0, press.width, press.height)
    for side in plan.sides:
        left, right = side.placements
        assert left.clip.right == pytest.approx(fold)
        assert right.clip.x == pytest.approx(fold)
        for p in side.placements:
            assert within(p.clip, sheet)
            assert within(p.clip, p.trim.inset(*(-plan.bleed,) * 4))
            assert within(p.trim, sheet)
        assert within(side.trim, side.bleed)
        assert within(side.bleed, sheet)


@given(plans)
def test_marks_stay_clear_of_every_trim_and_bleed_and_within_reach(plan: Imposition) -> None:
    for side in plan.sides:
        for mark in side.marks:
            assert within(extent(mark), plan.press.printable)
            for area in (side.bleed, *(p.trim.inset(*(-plan.bleed,) * 4) for p in side.placements)):
                assert ink_of(mark).misses(area), mark
        for kind, length in ((MarkKind.CROP, 5), (MarkKind.BLEED, 2.5), (MarkKind.FOLD, 5)):
            for line in lines(side.marks, kind):
                assert max(line.x2 - line.x1, line.y2 - line.y1) == pytest.approx(length)
                assert min(line.x2 - line.x1, line.y2 - line.y1) == 0


def test_marks_on_a_sheet_with_room() -> None:
    side = impose(8, *A5, 3, SRA3).sheets[0].front
    crops, folds = lines(side.marks, MarkKind.CROP), lines(side.marks, MarkKind.FOLD)
    assert {(m.x1, m.y1, m.x2, m.y2) for m in crops} == {
        (77, 47, 77, 52), (77, 268, 77, 273), (373, 47, 373, 52), (373, 268, 373, 273),
        (69, 55, 74, 55), (69, 265, 74, 265), (376, 55, 381, 55), (376, 265, 381, 265),
    }  # fmt: skip
    assert {(m.x1, m.y1, m.x2, m.y2) for m in lines(side.marks, MarkKind.BLEED)} == {
        (74, 49.5, 74, 52), (74, 268, 74, 270.5), (376, 49.5, 376, 52), (376, 268, 376, 270.5),
        (71.5, 52, 74, 52), (71.5, 268, 74, 268), (376, 52, 378.5, 52), (376, 268, 378.5, 268),
    }  # fmt: skip
    assert [(m.x1, m.y1, m.x2, m.y2) for m in folds] == [(225, 47, 225, 52), (225, 268, 225, 273)]
    assert all(m.dash for m in folds)
    assert not any(m.dash for m in (*crops, *lines(side.marks, MarkKind.BLEED)))
    assert {mark.kind for mark in side.marks} == set(MarkKind)


def test_each_side_is_named_in_its_slug_line() -> None:
    told = [mark.what for side in impose(8, *A5, 3, SRA3).sides for mark in side.marks if isinstance(mark, SlugLine)]
    assert told == ["sheet 1 of 2, front", "sheet 1 of 2, back", "sheet 2 of 2, front", "sheet 2 of 2, back"]


def test_crop_marks_follow_the_creep_so_that_the_cut_is_where_they_say() -> None:
    inner = impose(48, *A5, 3, SRA3).sheets[-1].front
    upright = {kind: {m.x1 for m in lines(inner.marks, kind) if m.x1 == m.x2} for kind in MarkKind}
    assert upright[MarkKind.CROP] == {77 + 1.232, 373 - 1.232}
    assert upright[MarkKind.BLEED] == {74 + 1.232, 376 - 1.232}
    assert upright[MarkKind.FOLD] == {225}


@pytest.mark.parametrize(
    ("press", "turned"),
    [
        (SRA3, False),
        (replace(SRA3, flip=Flip.LONG_EDGE), True),
        (PORTRAIT, True),
        (replace(PORTRAIT, flip=Flip.LONG_EDGE), False),
    ],
)
def test_backs_are_turned_when_the_sheet_turns_about_its_horizontal_axis(press: Press, turned: bool) -> None:
    plan = impose(8, *A5, 3, press)
    assert {p.turned for sheet in plan.sheets for p in sheet.back.placements} == {turned}
    assert {p.turned for sheet in plan.sheets for p in sheet.front.placements} == {False}
    assert pages(plan.sheets[0].back) == ([7, 2] if turned else [2, 7])
    assert [p.page for p in read(plan)] == list(range(1, 9))


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


def test_a_spread_larger_than_the_sheet_is_refused_with_its_numbers() -> None:
    said = refusal(lambda: impose(8, 160, 225, 3, OFFICE))
    assert "need 320 × 225 mm" in said
    assert "offers 297 × 210 (289 × 202 within its printable area): 23 mm too wide and 15 mm too high" in said


def test_two_millimetres_too_many_are_two_millimetres_too_many() -> None:
    assert "1 mm too wide" in refusal(lambda: impose(8, 149, 210, 0, OFFICE))
    assert "2 mm too high" in refusal(lambda: impose(8, 148, 212, 0, OFFICE))


@pytest.mark.parametrize("size", [(0, 210), (-1, 210), (148, 0), (float("nan"), 210), (148, float("inf"))])
def test_a_size_that_is_none_is_refused(size: tuple[float, float]) -> None:
    refusal(lambda: impose(8, *size, 0, OFFICE))


def test_pages_rounded_to_whole_points_are_let_pass_and_stay_on_the_sheet() -> None:
    plan = impose(8, 148.167, 210.256, 3, OFFICE)  # 420 × 596 pt
    sheet = Rect(0, 0, 297, 210)
    assert all(within(p.clip, sheet) for side in plan.sides for p in side.placements)
    assert all(within(side.trim, sheet) for side in plan.sides)


def test_more_paper_than_a_fold_holds_is_refused() -> None:
    assert "would move 74.9 mm" in refusal(lambda: impose(3000, *A5, 0, OFFICE))


def test_notes_say_what_the_office_printer_cannot_do() -> None:
    assert impose(8, *A5, 3, OFFICE).notes == (
        "office-a4 cannot print the edge of its sheet: each spread loses up to "
        "4 mm at the head, 4 mm at the foot, 3.5 mm at the left, 3.5 mm at the right",
        "creep moves the centre pages 0.1 mm toward the spine: "
        "a picture across the centre spread loses 0.2 mm at the fold",
    )


def test_notes_say_when_marks_or_bleed_have_no_room() -> None:
    press = replace(OFFICE, marks=tuple(MarkKind), bleed=3)
    notes = impose(4, *A5, 3, press).notes
    assert "room for 0 mm of bleed on 297 × 210, not for 3" in notes
    assert [note for note in notes if note.startswith("no room for ")] == [
        f"no room for {kind} marks on 297 × 210" for kind in MarkKind
    ]
    assert not impose(4, *A5, 3, press).sheets[0].front.marks


def test_marks_that_fit_are_kept_when_others_do_not() -> None:
    # 296 mm across 320 leaves 12 mm a side: 3 + 5 fit once 4 are unprintable; 210 along 220 leaves 5: they do not.
    press = replace(SRA3, width=320, height=220)
    plan = impose(4, *A5, 3, press)
    marks = plan.sheets[0].front.marks
    assert Counter(mark.kind for mark in marks) == {MarkKind.CROP: 4, MarkKind.REGISTRATION: 2}
    assert all(within(ink_of(mark).box, press.printable) for mark in marks)
    assert [note for note in plan.notes if "room for" in note] == [
        "room for 4 of 8 crop marks on 320 × 220",
        "no room for bleed marks on 320 × 220",  # at 2 mm from the edge
        "no room for fold marks on 320 × 220",
        "room for 2 of 4 registration marks on 320 × 220",
        "no room for color-bar marks on 320 × 220",
        "no room for slug marks on 320 × 220",
    ]


def test_notes_say_what_bleed_is_missing_and_which_pages_are_blank() -> None:
    notes = impose(46, *A5, 2, SRA3, blanks=Blanks.BEFORE_BACK_COVER).notes
    assert "the pages carry 2 mm of bleed, sra3 asks for 3" in notes
    assert "blank pages added: 46, 47 of 48" in notes
    assert impose(4, *A5, 8.5 * 25.4 / 72, SRA3).notes == ()


def test_marks_mind_the_rim_of_the_side_they_are_on() -> None:
    press = replace(SRA3, unprintable=Edges(head=50), flip=Flip.LONG_EDGE)
    for side in impose(4, *A5, 3, press).sides:
        assert {mark.kind for mark in side.marks} >= {MarkKind.CROP, MarkKind.SLUG}
        assert min(ink_of(mark).box.y for mark in side.marks) >= 50


@pytest.mark.parametrize("flip", list(Flip))
@pytest.mark.parametrize("press", [SRA3, PORTRAIT], ids=lambda press: press.id)
def test_no_ink_is_where_the_gripper_holds_the_sheet(press: Press, flip: Flip) -> None:
    """It holds the bottom edge; a sheet turned about its horizontal axis is held by what was its head."""
    gripped = replace(press, flip=flip, gripper=49, unprintable=Edges(6, 5, 4, 3))
    area = gripped.printable
    head = 49 if gripped.turns_backs else 6
    assert (area.x, area.y, area.right, area.bottom) == (4, head, press.width - 3, press.height - 49)
    assert replace(gripped, gripper=2).printable == replace(gripped, gripper=0).printable
    marks = [mark for side in impose(4, *A5, 3, gripped).sides for mark in side.marks]
    assert all(within(extent(mark), area) for mark in marks)
    wanted = [mark for side in impose(4, *A5, 3, replace(gripped, gripper=0)).sides for mark in side.marks]
    assert len(marks) < len(wanted) or press is PORTRAIT


def test_the_gripper_is_told_when_it_costs_the_page_its_foot() -> None:
    notes = impose(4, *A5, 0, replace(OFFICE, gripper=12)).notes
    assert "12 mm at the foot" in notes[0]
