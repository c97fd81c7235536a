"""Marks around a trim of any size: outside its bleed, clear of one another, and within the paper."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from presses import PORTRAIT, SRA3, STITCHED, Inked, folding_presses, ink_of, lines
from printed_paper import pieces

from recap_print.errors import CannotLayOut
from recap_print.geometry import Rect
from recap_print.impose.plan import impose
from recap_print.impose.signatures import Blanks
from recap_print.impose.works import printable
from recap_print.sheets.marks import Lines, extent, marks_around, reach
from recap_print.sheets.model import AnyMark, Mark, Patch, SlugLine, Target
from recap_print.sheets.press import Binding, Edges, Flip, Folding, MarkKind, Press, Trims, Work

A6, A5, A4 = (105.0, 148.0), (148.0, 210.0), (210.0, 297.0)
FORMATS = (A6, A5, A4, (120.0, 120.0), (297.0, 210.0))
LARGE = replace(SRA3, id="large", width=900, height=640, gripper=12, unprintable=Edges(5, 0, 5, 5))
MARGIN = 2.0
"""White between the marks of a single page and the edge of its medium."""

# What the schema of layouts allows: 40 × 40 to 500 × 700 mm, bleed up to 10.
trims = st.builds(
    lambda x, y, width, height: Rect(x / 10, y / 10, width / 10, height / 10),
    *(st.integers(0, 900), st.integers(0, 900), st.integers(400, 5000), st.integers(400, 7000)),
)
bleeds = st.just(0.0) | st.integers(10, 100).map(lambda tenths: tenths / 10)


def inside(inner: Rect, outer: Rect) -> bool:
    hair = 1e-6
    across = outer.x - hair <= inner.x and inner.right <= outer.right + hair
    return across and outer.y - hair <= inner.y and inner.bottom <= outer.bottom + hair


def overlaps(marks: list[AnyMark]) -> list[tuple[AnyMark, AnyMark]]:
    """Pairs of different kinds that ink the same paper."""
    pairs = ((a, b) for a, b in combinations(marks, 2) if a.kind is not b.kind)
    return [(a, b) for a, b in pairs if not ink_of(a).misses(ink_of(b).box)]


def in_the_middle(trim: Rect) -> Lines:
    return Lines(fold_x=(trim.x + trim.width / 2,))


def kinds(marks: list[AnyMark]) -> set[MarkKind]:
    return {mark.kind for mark in marks}


@given(trims, bleeds, st.booleans())
def test_no_mark_is_in_the_bleed_on_another_or_off_the_paper(trim: Rect, bleed: float, folded: bool) -> None:
    lines = in_the_middle(trim) if folded else Lines()
    marks = list(marks_around(trim, bleed, tuple(MarkKind), "page 1", lines))
    for mark in marks:
        assert ink_of(mark).misses(trim.inset(*(-bleed,) * 4)), mark
        assert inside(ink_of(mark).box, trim.inset(*(-(max(3.0, bleed) + 5 + 0.05),) * 4)), mark
    assert overlaps(marks) == []
    patches = [mark.rect for mark in marks if isinstance(mark, Patch)]
    assert all(a.right == pytest.approx(b.x, abs=0.002) for a, b in pairwise(patches))


@given(trims, bleeds)
def test_a_mark_stays_within_what_it_says_it_needs(trim: Rect, bleed: float) -> None:
    """``extent`` decides what a sheet has room for; a hairline may reach out of it by half its own width."""
    for mark in marks_around(trim, bleed, tuple(MarkKind), "", in_the_middle(trim)):
        assert inside(ink_of(mark).box, extent(mark).inset(*(-0.05,) * 4))


@given(trims, bleeds, st.sets(st.sampled_from(STITCHED)))
def test_the_marks_that_are_wanted_are_drawn_and_no_others(trim: Rect, bleed: float, wanted: set[MarkKind]) -> None:
    page = kinds(list(marks_around(trim, bleed, wanted, "")))
    sheet = kinds(list(marks_around(trim, bleed, wanted, "", in_the_middle(trim))))
    needless = {MarkKind.BLEED} if not bleed else set()
    assert sheet == wanted - needless
    assert page == wanted - needless - {MarkKind.FOLD}


@pytest.mark.parametrize("size", FORMATS, ids=str)
@pytest.mark.parametrize("bleed", [0.0, 3.0, 5.0])
def test_all_marks_of_a_page_fit_on_its_medium(size: tuple[float, float], bleed: float) -> None:
    around = reach(bleed)[1] + MARGIN
    medium = Rect(0, 0, size[0] + 2 * around, size[1] + 2 * around)
    trim = Rect(around, around, *size)
    marks = list(marks_around(trim, bleed, tuple(MarkKind), ""))
    assert kinds(marks) == set(STITCHED) - {MarkKind.FOLD} - (set() if bleed else {MarkKind.BLEED})
    assert sum(isinstance(mark, Patch) for mark in marks) == 12
    assert sum(isinstance(mark, Target) for mark in marks) == 4
    assert sum(isinstance(mark, SlugLine) for mark in marks) == 1
    assert all(inside(ink_of(mark).box, medium.inset(*(MARGIN - 0.05,) * 4)) for mark in marks)


@given(
    st.sampled_from(FORMATS) | st.tuples(st.integers(60, 300).map(float), st.integers(60, 400).map(float)),
    bleeds,
    st.sampled_from((SRA3, PORTRAIT, LARGE)),
    st.sampled_from(Flip),
    st.integers(0, 20).map(float),
)
def test_on_a_sheet_marks_keep_within_the_printable_area(
    size: tuple[float, float], bleed: float, press: Press, flip: Flip, gripper: float
) -> None:
    press = replace(press, flip=flip, gripper=gripper, bleed=bleed)
    try:
        plan = impose(12, *size, bleed, press)
    except CannotLayOut:  # larger than the sheet
        return
    for side in plan.sides:
        marks = list(side.marks)
        for mark in marks:
            assert inside(extent(mark), press.printable), mark
            assert ink_of(mark).misses(side.bleed), mark
        assert overlaps(marks) == []


def test_a_small_booklet_on_a_large_sheet_has_every_mark() -> None:
    for side in impose(8, *A6, 3, LARGE).sides:
        marks = list(side.marks)
        assert kinds(marks) == set(STITCHED)
        assert sum(isinstance(mark, Patch) for mark in marks) == 12


def on_a_spread_of_a4(room: float) -> list[AnyMark]:
    """The marks of A4 pages side by side, with so much white that takes ink above and below them (mm)."""
    rim = 4.0
    press = replace(SRA3, width=450, height=297 + 2 * (room + rim), unprintable=Edges(rim, rim, rim, rim))
    return list(impose(4, *A4, 3, press).sheets[0].front.marks)


@pytest.mark.parametrize(("room", "length"), [(9.0, 5.0), (8.0, 5.0), (7.5, 4.5), (6.0, 3.0), (5.8, 2.8)])
def test_where_paper_is_short_strokes_are_shorter(room: float, length: float) -> None:
    marks = on_a_spread_of_a4(room)
    for kind, count in ((MarkKind.CROP, 4), (MarkKind.FOLD, 2)):
        upright = [mark for mark in lines(marks, kind) if mark.x1 == mark.x2]
        assert [mark.y2 - mark.y1 for mark in upright] == pytest.approx([length] * count, abs=0.001)
    across = [mark for mark in lines(marks, MarkKind.CROP) if mark.y1 == mark.y2]
    assert [mark.x2 - mark.x1 for mark in across] == [5.0] * 4
    (head, *_) = sorted(lines(marks, MarkKind.FOLD), key=lambda mark: mark.y1)
    assert head.y1 == pytest.approx(4 + room - 3 - length)
    assert head.y2 == pytest.approx(4 + room - 3)
    assert overlaps(marks) == []


@pytest.mark.parametrize("room", [5.7, 3.5, 3.0, 1.0, 0.0])
def test_strokes_that_would_be_too_short_are_left_out(room: float) -> None:
    marks = on_a_spread_of_a4(room)
    assert {mark.x1 == mark.x2 for mark in lines(marks, MarkKind.CROP)} == {False}
    assert lines(marks, MarkKind.FOLD) == []


@pytest.mark.parametrize(("room", "height"), [(9.0, 4.5), (8.0, 4.5), (7.5, 4.0), (5.5, 2.0), (5.4, None)])
def test_where_paper_is_short_the_colour_bar_is_lower(room: float, height: float | None) -> None:
    patches = [mark.rect for mark in on_a_spread_of_a4(room) if isinstance(mark, Patch)]
    assert len(patches) == (12 if height else 0)
    assert all(patch.height == pytest.approx(height) for patch in patches)
    assert all(patch.y >= 4 and patch.bottom <= 4 + room - 3.5 + 1e-6 for patch in patches)


def test_large_print_on_sra3_has_every_mark() -> None:
    plan = impose(52, *A4, 3, SRA3)
    assert not [note for note in plan.notes if "marks" in note]
    for side in plan.sides:
        assert kinds(list(side.marks)) == set(STITCHED)
        assert sum(mark.kind is MarkKind.CROP for mark in side.marks) == 8


def test_the_colour_bar_holds_solids_halves_overprints_and_a_grey_of_three_inks() -> None:
    patches = [mark for mark in marks_around(Rect(0, 0, *A5), 3, (MarkKind.COLOR_BAR,), "") if isinstance(mark, Patch)]
    inks = [(patch.c, patch.m, patch.y, patch.k) for patch in patches]
    alone = [tuple(100 if i == ink else 0 for i in range(4)) for ink in range(4)]
    assert inks[:4] == alone
    assert inks[4:8] == [tuple(part / 2 for part in ink) for ink in alone]
    assert sorted(inks[8:11]) == [(0, 100, 100, 0), (100, 0, 100, 0), (100, 100, 0, 0)]
    assert inks[11] == (50, 40, 40, 0)
    assert all(sum(ink) <= 200 for ink in inks)


def test_lines_are_hairs() -> None:
    marks = marks_around(Rect(0, 0, *A5), 3, tuple(MarkKind), "", in_the_middle(Rect(0, 0, *A5)))
    assert {mark.thickness for mark in marks if isinstance(mark, Mark | Target)} == {0.1}


@settings(max_examples=80)
@given(st.integers(4, 64), st.sampled_from([0.0, 3.0, 5.0]), folding_presses(), st.booleans())
def test_on_every_plate_marks_keep_out_of_pages_off_one_another_and_where_ink_holds(
    count: int, bleed: float, press: Press, right_to_left: bool
) -> None:
    press = replace(press, bleed=bleed, marks=tuple(MarkKind))
    plan = impose(count, *A5, bleed, press, right_to_left=right_to_left, blanks=Blanks.END)
    for sheet in (plan.sheets[0], plan.sheets[-1]):
        area = printable(press, sheet.work)
        for side in sheet.plates:
            steps = [mark for mark in side.marks if mark.kind is MarkKind.COLLATION]
            marks = [mark for mark in side.marks if mark.kind is not MarkKind.COLLATION]
            pages = [place.trim.inset(*(-bleed,) * 4) for place in side.placements]
            for mark in marks:
                assert inside(ink_of(mark).box, area.inset(*(-0.05,) * 4)), mark
                assert ink_of(mark).misses(side.bleed), mark
                assert all(ink_of(mark).misses(page) for page in pages), mark
            for mark in steps:  # within the bleed, where the spine is milled off
                assert all(ink_of(mark).misses(place.trim) for place in side.placements), mark
            assert collisions(marks) == []
            assert {mark.kind for mark in marks} >= set(STITCHED) - {MarkKind.FOLD, MarkKind.BLEED}
            assert (MarkKind.FOLD in kinds(marks)) is (sheet.pages > 2)


def collisions(marks: list[AnyMark]) -> list[tuple[AnyMark, AnyMark]]:
    """Pairs of marks that ink the same paper. The fields of the colour bar are one; bleed marks meet in a corner."""
    boxes: list[tuple[AnyMark, Inked]] = [(mark, ink_of(mark)) for mark in marks if not isinstance(mark, Patch)]
    bar = [mark.rect for mark in marks if isinstance(mark, Patch)]
    if bar:
        whole = Patch(Rect(bar[0].x, bar[0].y, bar[-1].right - bar[0].x, bar[0].height))
        boxes.append((whole, ink_of(whole)))
    pairs = [(a, b) for (a, ink), (b, other) in combinations(boxes, 2) if not ink.misses(other.box)]
    return [(a, b) for a, b in pairs if not a.kind is b.kind is MarkKind.BLEED]


@given(st.sampled_from([8.0, 10.0, 20.0]), st.sampled_from(Work), st.sampled_from([4, 16]))
def test_the_colour_bar_stands_in_the_zone_kept_for_it(bar: float, work: Work, signature: int) -> None:
    press = replace(LARGE, width=1600, height=1200, bar=bar, folding=Folding(signature, work=work))
    for sheet in impose(16, *A5, 3, press).sheets:
        top = printable(press, sheet.work).y
        for side in sheet.plates:
            fields = [mark.rect for mark in side.marks if isinstance(mark, Patch)]
            assert len(fields) == 12
            if bar - top >= 2:
                assert all(top <= field.y and field.bottom <= bar + 1e-6 for field in fields)


def test_folds_are_marked_on_both_halves_of_a_plate_that_prints_both_sides() -> None:
    press = replace(LARGE, folding=Folding(8, work=Work.TURN))
    [sheet] = impose(8, *A5, 3, press).sheets
    middle = press.width / 2
    upright = sorted({mark.x1 - middle for mark in lines(sheet.front.marks, MarkKind.FOLD) if mark.x1 == mark.x2})
    assert upright == [-151, 151]
    assert all(mark.dash for mark in lines(sheet.front.marks, MarkKind.FOLD))


def test_each_column_is_cut_once_where_its_outermost_page_ends() -> None:
    """Creep moves the pages of one column by different amounts; a knife goes through all of them."""
    press = replace(LARGE, folding=Folding(16), caliper_um=200)
    side = impose(16, *A5, 3, press).sheets[0].front
    x = {place.page: place.trim for place in side.placements}
    cuts = sorted({mark.x1 for mark in lines(side.marks, MarkKind.CROP) if mark.x1 == mark.x2})
    # columns of 5 and 4, 12 and 13, 9 and 16, 8 and 1: of each pair one lies further out, by one leaf or more
    assert cuts == [x[4].x, x[13].right, x[16].x, x[1].right]
    assert (x[5].x, x[12].right, x[9].x, x[8].right) == pytest.approx(
        (x[4].x + 0.2, x[13].right - 0.2, x[16].x + 0.6, x[1].right - 0.6)
    )


@pytest.mark.parametrize("pages", [4, 16])
def test_collation_steps_go_down_the_spine_from_signature_to_signature(pages: int) -> None:
    press = replace(LARGE, marks=tuple(MarkKind), folding=Folding(pages, Binding.PERFECT), trims=Trims(spine=3))
    plan = impose(4 * pages, *A5, 3, press)
    heights = []
    for sheet in plan.sheets:
        [step] = [mark for mark in sheet.front.marks if mark.kind is MarkKind.COLLATION]
        assert isinstance(step, Patch)
        [piece] = pieces(sheet, press)
        spine = [fold.at for fold in piece.folds if fold.vertical]
        assert any(step.rect.x < at < step.rect.right for at in spine)
        first = next(one.trim for one in sheet.front.placements if one.page == 1 + pages * (sheet.number - 1))
        heights.append(step.rect.y - first.y)
    assert heights == sorted(heights)
    assert len(set(heights)) == 4
    stitched = replace(press, folding=Folding(pages))
    assert not [m for side in impose(pages, *A5, 3, stitched).sides for m in side.marks if m.kind is MarkKind.COLLATION]


@pytest.mark.parametrize("work", [Work.PERFECTING, Work.TUMBLE])
def test_tail_to_head_no_ink_is_at_either_edge(work: Work) -> None:
    """The gripper holds one edge for one side and the other edge for the other."""
    press = replace(
        LARGE, width=700, height=500 if work is Work.PERFECTING else 932, gripper=30, folding=Folding(16, work=work)
    )
    [sheet] = impose(16, *A5, 3, press).sheets
    for side in sheet.plates:
        assert side.marks
        assert min(ink_of(mark).box.y for mark in side.marks) >= 30
        assert max(ink_of(mark).box.bottom for mark in side.marks) <= press.height - 30
        assert side.bleed.y >= 30
        assert side.bleed.bottom <= press.height - 30
