"""Plans agree with the numbers of the trade: orders, creep, marks, and what their notes say."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from presses import A5, CARD, LARGE, OFFICE, PORTRAIT, SRA3, STITCHED, ink_of, lines
from printed_paper import within

from recap_print.impose.plan import impose
from recap_print.impose.signatures import Blanks
from recap_print.sheets.marks import extent
from recap_print.sheets.model import Side, SlugLine
from recap_print.sheets.press import Binding, CreepWay, Edges, Flip, Folding, Heads, MarkKind, Press, Work

VECTORS = json.loads(Path(__file__).with_name("vectors.json").read_text("utf-8"))


def pages(side: Side) -> list[int | None]:
    return [placement.page for placement in side.placements]


def grid(side: Side) -> list[list[int | None]]:
    """Rows from the top, cells from the left; negative where the head is down."""
    rows: dict[float, list[tuple[float, int | None]]] = {}
    for one in side.placements:
        assert one.rotation in (0, 180)
        page = -one.page if one.page and one.rotation else one.page
        rows.setdefault(one.trim.y, []).append((one.trim.x, page))
    return [[page for _, page in sorted(row, key=lambda cell: cell[0])] for _, row in sorted(rows.items())]


def grids(count: int, press: Press) -> list[dict[str, list[list[int | None]]]]:
    plan = impose(count, *A5, 3, press)
    return [{"front": grid(s.front), "back": grid(s.back)} for s in plan.sheets if s.back]


def on_large(signature: int, **how: Any) -> Press:
    return replace(LARGE, folding=Folding(signature, **how))


@pytest.mark.parametrize("direction", ["left_to_right", "right_to_left"])
def test_orders_are_those_other_tools_agree_on(direction: str) -> None:
    for count, sheets in VECTORS[direction].items():
        plan = impose(int(count), *A5, 3, SRA3, right_to_left=direction == "right_to_left")
        assert [{"front": pages(s.front), "back": pages(s.back)} for s in plan.sheets if s.back] == sheets


@pytest.mark.parametrize("size", VECTORS["signatures"])
def test_a_signature_is_laid_as_other_tools_lay_it(size: str) -> None:
    told = VECTORS["signatures"][size]
    assert grids(int(size), on_large(int(size))) == [{"front": told["front"], "back": told["back"]}]


@pytest.mark.parametrize("case", VECTORS["nested"])
def test_signatures_are_slipped_into_one_another(case: str) -> None:
    count, size = map(int, case.split(" on "))
    assert grids(count, on_large(size)) == VECTORS["nested"][case]


@pytest.mark.parametrize("case", VECTORS["gathered"])
def test_signatures_are_gathered(case: str) -> None:
    count, size = map(int, case.split(" on "))
    assert grids(count, on_large(size, binding=Binding.PERFECT)) == VECTORS["gathered"][case]


@pytest.mark.parametrize("work", VECTORS["one_plate"])
def test_one_plate_carries_both_sides(work: str) -> None:
    [sheet] = impose(8, *A5, 3, on_large(8, work=Work(work))).sheets
    assert sheet.back is None
    assert grid(sheet.front) == VECTORS["one_plate"][work]
    assert sheet.copies == 2
    [cut] = sheet.cuts
    assert (cut.vertical, cut.at) == ((True, LARGE.width / 2) if work == "work-and-turn" else (False, LARGE.height / 2))


def test_heads_out_is_the_same_with_its_rows_exchanged() -> None:
    told = VECTORS["signatures"]["16"]
    [out] = grids(16, on_large(16, heads=Heads.OUT))
    assert out == {side: told[side][::-1] for side in ("front", "back")}


@pytest.mark.parametrize("count", ["16", "48"])
def test_creep_is_what_the_paper_adds_up_to(count: str) -> None:
    for press in (OFFICE, *(on_large(size) for size in (8, 16))):
        plan = impose(int(count), *A5, 0, press)
        found = {str(p.page): p.creep for side in plan.sides for p in side.placements}
        assert found == VECTORS["creep"][count], "however many pages a sheet has"


@pytest.mark.parametrize("way", [CreepWay.PUSH_IN, CreepWay.PUSH_OUT])
@pytest.mark.parametrize("count", ["16", "48"])
def test_creep_of_each_sheet(way: CreepWay, count: str) -> None:
    plan = impose(int(count), *A5, 0, on_large(4, creep=way))
    found = [{place.creep for side in sheet.plates for place in side.placements} for sheet in plan.sheets]
    assert found == [{creep} for creep in VECTORS["creep_of_sheets"][way.value][count]]


def test_creep_within_a_cover_apart() -> None:
    cover, *body = impose(52, *A5, 0, replace(on_large(4), cover=CARD)).sheets
    assert cover.is_cover
    assert {place.creep for place in cover.front.placements} == {0}
    told = VECTORS["creep_of_sheets"]["body within a cover"]
    assert [sheet.front.placements[0].creep for sheet in body] == told


def test_creep_is_split() -> None:
    plan = impose(16, *A5, 0, on_large(4, creep=CreepWay.SPLIT))
    assert [sheet.front.placements[0].creep for sheet in plan.sheets] == [-0.15, -0.05, 0.05, 0.15]


def test_creep_by_scaling_narrows_pages_from_the_fore_edge() -> None:
    plan = impose(16, *A5, 3, on_large(4, creep=CreepWay.SCALE))
    middle = LARGE.width / 2
    left, right = plan.sheets[-1].front.placements
    assert (left.creep, right.creep) == (0, 0)
    assert (left.trim.x, left.trim.right, right.trim.x, right.trim.right) == pytest.approx(
        (middle - 147.7, middle, middle, middle + 147.7)
    )
    assert left.scale == right.scale == pytest.approx(147.7 / 148)
    assert {place.scale for place in plan.sheets[0].front.placements} == {1}


def test_creep_of_gathered_signatures_starts_again_in_each() -> None:
    plan = impose(32, *A5, 3, on_large(16, binding=Binding.PERFECT))
    for first, sheet in zip((1, 17), plan.sheets, strict=True):
        found = {p.page: p.creep for side in sheet.plates for p in side.placements}
        assert [found[first + nth] for nth in range(0, 16, 2)] == [0, 0.1, 0.2, 0.3, 0.3, 0.2, 0.1, 0]


def test_creep_of_the_digital_press_paper() -> None:
    plan = impose(48, *A5, 3, SRA3)
    left, right = plan.sides[-1].placements
    assert (left.page, left.trim.x) == (24, 225 - 148 + 1.232)
    assert (right.page, right.trim.x) == (25, 225 - 1.232)


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
    assert {mark.kind for mark in side.marks} == set(STITCHED)


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
    front, back, *_ = plan.sides
    assert {place.rotation for place in back.placements} == {180 if turned else 0}
    assert {place.rotation for place in front.placements} == {0}
    assert set(pages(back)) == {2, 7}
    assert grid(back) == ([[-7, -2]] if turned else [[2, 7]])


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
        f"no room for {kind} marks on 297 × 210" for kind in STITCHED
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
    for side in impose(4, *A5, 3, gripped).sides:
        assert within(side.bleed, area), "the booklet moves away from the gripper"
