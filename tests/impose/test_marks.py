"""Marks around a trim of any size: outside its bleed, clear of one another, and within the paper."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from presses import PORTRAIT, SRA3, ink_of

from recap_print.errors import CannotLayOut
from recap_print.geometry import Rect
from recap_print.impose.plan import impose
from recap_print.sheets.marks import extent, marks_around, reach
from recap_print.sheets.model import AnyMark, Mark, Patch, SlugLine, Target
from recap_print.sheets.press import Edges, Flip, MarkKind, Press

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


def kinds(marks: list[AnyMark]) -> set[MarkKind]:
    return {mark.kind for mark in marks}


@given(trims, bleeds, st.booleans())
def test_no_mark_is_in_the_bleed_on_another_or_off_the_paper(trim: Rect, bleed: float, folded: bool) -> None:
    fold = trim.x + trim.width / 2 if folded else None
    marks = list(marks_around(trim, bleed, tuple(MarkKind), "page 1", fold))
    for mark in marks:
        assert ink_of(mark).misses(trim.inset(*(-bleed,) * 4)), mark
        assert inside(ink_of(mark).box, trim.inset(*(-(max(3.0, bleed) + 5 + 0.05),) * 4)), mark
    assert overlaps(marks) == []
    patches = [mark.rect for mark in marks if isinstance(mark, Patch)]
    assert all(a.right == pytest.approx(b.x, abs=0.002) for a, b in pairwise(patches))


@given(trims, bleeds)
def test_a_mark_stays_within_what_it_says_it_needs(trim: Rect, bleed: float) -> None:
    """``extent`` decides what a sheet has room for; a hairline may reach out of it by half its own width."""
    for mark in marks_around(trim, bleed, tuple(MarkKind), "", trim.x + trim.width / 2):
        assert inside(ink_of(mark).box, extent(mark).inset(*(-0.05,) * 4))


@given(trims, bleeds, st.sets(st.sampled_from(MarkKind)))
def test_the_marks_that_are_wanted_are_drawn_and_no_others(trim: Rect, bleed: float, wanted: set[MarkKind]) -> None:
    page = kinds(list(marks_around(trim, bleed, wanted, "")))
    sheet = kinds(list(marks_around(trim, bleed, wanted, "", trim.x + trim.width / 2)))
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
    assert kinds(marks) == set(MarkKind) - {MarkKind.FOLD} - (set() if bleed else {MarkKind.BLEED})
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
        assert kinds(marks) == set(MarkKind)
        assert sum(isinstance(mark, Patch) for mark in marks) == 12


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
    marks = marks_around(Rect(0, 0, *A5), 3, tuple(MarkKind), "", 74)
    assert {mark.thickness for mark in marks if isinstance(mark, Mark | Target)} == {0.1}
