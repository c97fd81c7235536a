"""Every plan is proved by printing, turning, cutting, folding, binding and reading it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fold_simulator import FOLDS, Booklet, booklets
from hypothesis import given, settings
from hypothesis import strategies as st
from presses import A5, CARD, LARGE, OFFICE, PORTRAIT, SRA3, folding_presses
from printed_paper import Misfold, Piece, Print, pieces, within

from recap_print.geometry import Rect
from recap_print.impose.plan import impose
from recap_print.impose.schemes import SCHEMES, fold_order
from recap_print.impose.signatures import Blanks
from recap_print.sheets.model import Imposition
from recap_print.sheets.press import Binding, CreepWay, Flip, Folding, Heads, Press, Repeat, Trims, Work

EVEN = 0.0011
"""mm: every coordinate is snapped to a micrometre, half of it is nobody's."""

every_blanks = st.sampled_from(Blanks) | st.integers(0, 4)
two_up_presses = st.builds(
    lambda press, flip: replace(press, flip=flip), st.sampled_from([OFFICE, SRA3, PORTRAIT]), st.sampled_from(Flip)
)


def read_from(count: int, multiple: int, blanks: Blanks | int) -> list[int | None]:
    """The pages in reading order, blanks where they were asked for."""
    numbers: list[int | None] = list(range(1, count + 1))
    kept = count if blanks is Blanks.END else count - 1 if blanks is Blanks.BEFORE_BACK_COVER else int(blanks)
    return [*numbers[:kept], *[None] * (-count % multiple), *numbers[kept:]]


def multiple_of(press: Press) -> int:
    return 2 if press.folding.signature == 2 else 4


@settings(max_examples=60)
@given(st.integers(4, 128), folding_presses(), st.booleans(), every_blanks)
def test_folded_it_reads_from_first_to_last(
    count: int, press: Press, right_to_left: bool, blanks: Blanks | int
) -> None:
    plan = impose(count, *A5, 3, press, right_to_left=right_to_left, blanks=blanks)
    copies = booklets(plan, right_to_left=right_to_left)
    expected = read_from(count, multiple_of(press), blanks)
    if press.folding.repeat is Repeat.STEP:
        assert len(copies) == min(sheet.copies for sheet in plan.sheets)
        assert len(copies) >= press.folding.copies * (2 if press.folding.work in (Work.TURN, Work.TUMBLE) else 1)
    for booklet in copies:
        assert booklet.pages == expected
        assert all(leaf.is_head_up for leaf in booklet.leaves)
        assert all(leaf.binds_left is not right_to_left for leaf in booklet.leaves)
    assert plan.blanks == expected.count(None)
    assert_even(copies[0], plan)


@settings(max_examples=50)
@given(st.integers(4, 128), two_up_presses, st.booleans(), st.sampled_from(Blanks))
def test_two_up_on_sheets_it_hardly_fits(count: int, press: Press, right_to_left: bool, blanks: Blanks) -> None:
    plan = impose(count, *A5, 3, press, right_to_left=right_to_left, blanks=blanks)
    [booklet] = booklets(plan, right_to_left=right_to_left)
    assert booklet.pages == read_from(count, 4, blanks)
    assert all(leaf.is_head_up and leaf.binds_left is not right_to_left for leaf in booklet.leaves)
    assert_even(booklet, plan)


def assert_even(booklet: Booklet, plan: Imposition) -> None:
    """One cut trims every leaf at the fore-edge, one at the head and one at the foot."""
    way, width = plan.press.folding.creep, plan.trim_width
    deepest = max(booklet.outside)
    beyond = {CreepWay.PUSH_OUT: deepest, CreepWay.SPLIT: deepest / 2}.get(way, 0.0)
    for leaf, outside, begins, ends in zip(
        booklet.leaves, booklet.outside, booklet.spines, booklet.fore_edges, strict=True
    ):
        if way is CreepWay.NONE:
            assert ends == pytest.approx(width + outside, abs=EVEN)
        else:
            assert ends == pytest.approx(width + beyond, abs=EVEN)
        if way is CreepWay.SCALE:
            assert leaf.recto.place.scale == pytest.approx((width - outside) / width)
            assert begins == pytest.approx(outside, abs=EVEN)
        elif way is not CreepWay.NONE:
            assert begins == pytest.approx(beyond, abs=EVEN)
        assert leaf.recto.trim.height == plan.trim_height


LYING = {4: (210, 296), 8: (426, 296), 16: (426, 598), 32: (858, 598)}
"""mm: what a signature of A5 takes when it is turned by a quarter, 6 apart at heads and fore-edges."""


@given(
    st.sampled_from(list(LYING)),
    st.sampled_from(Work),
    st.sampled_from(Flip),
    st.sampled_from(Heads),
    st.booleans(),
    st.sampled_from([1, 2]),
)
def test_signatures_that_only_fit_lying(
    size: int, work: Work, flip: Flip, heads: Heads, right_to_left: bool, copies: int
) -> None:
    """Both sides of a plate, heads to the left and to the right, turned about either axis."""
    width, height = LYING[size]
    across, down = (2 if work is Work.TURN else 1), copies * (2 if work is Work.TUMBLE else 1)
    sheet = (across * (width + 16) + 12, down * (height + 16) + 36)
    folding = Folding(size, heads=heads, work=work, copies=copies)
    press = replace(LARGE, width=sheet[0], height=sheet[1], flip=flip, folding=folding)
    plan = impose(2 * size, *A5, 3, press, right_to_left=right_to_left)
    for side in plan.sides:
        assert {place.rotation for place in side.placements} <= {90, 270}
    made = booklets(plan, right_to_left=right_to_left)
    assert len(made) == copies * (2 if work.is_one_plate else 1)
    for booklet in made:
        assert booklet.pages == list(range(1, 2 * size + 1))
        assert all(leaf.is_head_up and leaf.binds_left is not right_to_left for leaf in booklet.leaves)
        assert_even(booklet, plan)
    assert_ink_ends_where_it_should(plan)


@pytest.mark.parametrize("right_to_left", [False, True])
@pytest.mark.parametrize("heads", list(Heads))
@pytest.mark.parametrize("binding", list(Binding))
def test_mixed_signatures_and_a_cover_apart(binding: Binding, heads: Heads, right_to_left: bool) -> None:
    press = replace(LARGE, folding=Folding(32, binding, heads), cover=CARD, trims=Trims(spine=3))
    plan = impose(64, *A5, 3, press, right_to_left=right_to_left)
    assert [(sheet.pages, sheet.is_cover, sheet.work) for sheet in plan.sheets] == [
        (4, True, Work.SHEETWISE),
        (32, False, Work.SHEETWISE),
        (16, False, Work.TURN),
        (8, False, Work.TURN),
        (4, False, Work.TURN),
    ]
    [booklet] = booklets(plan, right_to_left=right_to_left)
    assert booklet.pages == list(range(1, 65))
    front_cover = plan.sheets[0].front.placements
    first, last = (next(one.trim for one in front_cover if one.page == page) for page in (1, 64))
    spine = first.x - last.right if not right_to_left else last.x - first.right
    assert spine == (3.0 if binding is Binding.PERFECT else 0.0), "30 leaves of 0.1 mm; a stitched cover is only folded"


def test_a_wrapped_cover_is_creased_at_both_edges_of_its_spine() -> None:
    press = replace(LARGE, folding=Folding(16, Binding.PERFECT), cover=CARD, trims=Trims(spine=3, lap=8))
    cover = impose(64, *A5, 3, press).sheets[0]
    assert [(fold.vertical, fold.step) for fold in cover.folds] == [(True, 1), (True, 1)]
    back, front = cover.front.placements
    assert [fold.at for fold in cover.folds] == [back.trim.right, front.trim.x]
    assert (back.clip.right, front.clip.x) == (press.width / 2, press.width / 2)


def test_a_printer_set_to_the_other_flip_does_not_fold_to_a_booklet() -> None:
    plan = impose(8, *A5, 3, OFFICE)
    [misprinted] = booklets(replace(plan, press=replace(OFFICE, flip=Flip.LONG_EDGE)))
    assert misprinted.pages != list(range(1, 9))
    assert not all(leaf.is_head_up for leaf in misprinted.leaves)


@pytest.mark.parametrize("work", [Work.PERFECTING, Work.SHEETWISE])
def test_a_sheet_turned_about_its_other_axis_is_noticed(work: Work) -> None:
    """The simulator can say no: the same plates, turned the other way, do not even register."""
    press = replace(LARGE, folding=Folding(16, work=work))
    plan = impose(16, *A5, 3, press)
    other = Work.SHEETWISE if work is Work.PERFECTING else Work.PERFECTING
    misprinted = replace(plan, sheets=tuple(replace(sheet, work=other) for sheet in plan.sheets))
    with pytest.raises(Misfold, match=r"does not register|not at one height"):
        booklets(misprinted)


@pytest.mark.parametrize("pages", [4, 8, 16, 32])
def test_the_order_of_folds_is_the_one_the_simulator_folds_in(pages: int) -> None:
    assert SCHEMES[pages].folds == FOLDS[pages]


def own_room(one: Print, piece: Piece) -> Rect:
    """What a page may ink of its piece: as far as the folds around it."""
    x, y = one.trim.x + one.trim.width / 2, one.trim.y + one.trim.height / 2
    # a cover's two creases leave the spine to both of its pages, half and half
    columns = [fold.at for fold in piece.folds if fold.vertical]
    rows = [fold.at for fold in piece.folds if not fold.vertical]
    if len(piece.folds) == 2 and piece.folds[0].step == piece.folds[1].step:
        columns, rows = ([sum(lines) / 2] if lines else [] for lines in (columns, rows))
    area = piece.area
    left, right = max([area.x, *(at for at in columns if at < x)]), min([area.right, *(at for at in columns if at > x)])
    top, foot = max([area.y, *(at for at in rows if at < y)]), min([area.bottom, *(at for at in rows if at > y)])
    return Rect(left, top, right - left, foot - top)


@settings(max_examples=40)
@given(st.integers(4, 64), st.sampled_from([0.0, 3.0, 5.0]), folding_presses(), st.booleans())
def test_ink_ends_at_the_folds_and_half_way_to_its_neighbours_and_nowhere_before(
    count: int, bleed: float, press: Press, right_to_left: bool
) -> None:
    plan = impose(count, *A5, bleed, replace(press, bleed=5), right_to_left=right_to_left, blanks=Blanks.END)
    assert plan.bleed == bleed
    assert_ink_ends_where_it_should(plan)


def assert_ink_ends_where_it_should(plan: Imposition) -> None:
    for sheet in plan.sheets:
        for piece in pieces(sheet, plan.press):
            for face in (piece.front, piece.back):
                for one in face:
                    wanted = one.trim.inset(*(-plan.bleed,) * 4)
                    assert edges(one.clip) == pytest.approx(edges(common(wanted, own_room(one, piece))), abs=EVEN)
                assert not any(overlap(a.clip, b.clip) for nth, a in enumerate(face) for b in face[:nth])
        for side in sheet.plates:
            clips = [place.clip for place in side.placements]
            assert not any(overlap(a, b) for nth, a in enumerate(clips) for b in clips[:nth])
            assert all(within(clip, side.bleed, EVEN) for clip in clips)
            assert all(within(place.trim, side.trim, EVEN) for place in side.placements)


@settings(max_examples=40)
@given(st.integers(4, 64), folding_presses(), st.booleans())
def test_neighbours_are_as_far_apart_as_what_is_trimmed_off_both(count: int, press: Press, right_to_left: bool) -> None:
    """At the head, the foot and the fore-edge, wherever creep moves pages; a closed fold must be cut open there."""
    plan = impose(count, *A5, 3, press, right_to_left=right_to_left, blanks=Blanks.END)
    trims = press.trims
    for sheet in plan.sheets:
        for piece in pieces(sheet, press):
            for one in piece.front:  # backs register with it
                room, trim = own_room(one, piece), one.trim
                rims = (trim.x - room.x, trim.y - room.y, room.right - trim.right, room.bottom - trim.bottom)
                spine_right = (one.place.page or 0) % 2 == (1 if right_to_left else 0)
                if one.page is None or sheet.pages == 2:
                    continue
                for edge, least in (
                    ("head", trims.head),
                    ("foot", trims.foot),
                    ("left" if spine_right else "right", trims.fore_edge),
                ):
                    assert rims[EDGES[one.head].index(edge)] >= least - EVEN, edge


EDGES = {
    (0, -1): ("left", "head", "right", "foot"),
    (0, 1): ("right", "foot", "left", "head"),
    (-1, 0): ("head", "right", "foot", "left"),
    (1, 0): ("foot", "left", "head", "right"),
}
"""By where a head points: which of a page's edges lie left, up, right and down."""


@given(st.sampled_from([8, 16, 32]), st.booleans())
def test_the_lap_stands_out_beyond_the_first_page(pages: int, right_to_left: bool) -> None:
    press = replace(LARGE, folding=Folding(pages))
    short, long = (
        impose(pages, *A5, 3, replace(press, trims=Trims(lap=lap)), right_to_left=right_to_left) for lap in (0.0, 8.0)
    )
    moved = {
        b.page: b.trim.x - a.trim.x
        for a, b in zip(short.sheets[0].front.placements, long.sheets[0].front.placements, strict=True)
    }
    assert set(moved.values()) == {4.0 if right_to_left else -4.0}, "the whole block makes room for it at one edge"


def edges(rect: Rect) -> tuple[float, float, float, float]:
    return rect.x, rect.y, rect.right, rect.bottom


def common(a: Rect, b: Rect) -> Rect:
    x, y = max(a.x, b.x), max(a.y, b.y)
    return Rect(x, y, min(a.right, b.right) - x, min(a.bottom, b.bottom) - y)


def overlap(a: Rect, b: Rect) -> bool:
    return min(a.right, b.right) - max(a.x, b.x) > EVEN and min(a.bottom, b.bottom) - max(a.y, b.y) > EVEN


def test_the_order_of_folds_is_told_as_the_sheet_lies() -> None:
    """As field notes and simulator have it, and turned with a block that lies on its side."""
    assert fold_order(SCHEMES[4], 0) == ""
    assert fold_order(SCHEMES[16], 0) == "back up, fold right, top, left"
    assert fold_order(SCHEMES[16], 180) == "back up, fold left, bottom, right"
    assert fold_order(SCHEMES[8], 90) == "back up, fold left, bottom"
    assert fold_order(SCHEMES[8].mirrored, 0) == "back up, fold top, right"
