"""Folded signatures on paper: every page's number where the plan says, and nothing of a page beyond its fold.

Numbers are found by poppler, whichever way up they stand; ink is measured on what poppler renders.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from printed import Printed, Word, a_job, drawn, opened, words_of
from reading import SHELF, booklet, line

from booklets import SOLID, tag
from recap_print.draw.foreign import imposed_pdf, read_foreign
from recap_print.draw.pages import pages_pdf
from recap_print.draw.sheets import sheets_pdf
from recap_print.geometry import Rect
from recap_print.impose.plan import impose
from recap_print.pages.model import Booklet, Box, Direction, Item
from recap_print.sheets.model import Imposition, Patch, Placement
from recap_print.sheets.press import Binding, CreepWay, Edges, Flip, Folding, Heads, MarkKind, Press, Trims, Work

NEAR = 0.05
WIDTH, HEIGHT, BLEED = 60.0, 80.0, 3.0
"""Small pages: their sheets are soon rendered."""
PRESS = Press(
    id="small",
    name="Small offset",
    width=420,
    height=360,
    unprintable=Edges(),
    flip=Flip.SHORT_EDGE,
    bleed=BLEED,
    paper="uncoated",
    caliper_um=100,
    marks=(),
)


def folded(**how: object) -> Press:
    return replace(PRESS, folding=Folding(**how))  # type: ignore[arg-type]


CASES: dict[str, tuple[int, Press, bool]] = {
    "16": (16, folded(signature=16), False),
    "16, two of them": (32, folded(signature=16), False),
    "16, heads out": (16, folded(signature=16, heads=Heads.OUT), False),
    "16, right to left": (16, folded(signature=16), True),
    "16, long edge": (16, replace(folded(signature=16), flip=Flip.LONG_EDGE), False),
    "16, gathered": (
        32,
        replace(folded(signature=16, binding=Binding.PERFECT), trims=Trims(spine=2)),
        False,
    ),
    "32": (32, folded(signature=32), False),
    "32, heads out": (32, folded(signature=32, heads=Heads.OUT), False),
    "32, right to left, heads out": (32, folded(signature=32, heads=Heads.OUT), True),
    "32 and 16, work-and-turn": (48, folded(signature=32), False),
    "8, work-and-turn": (8, folded(signature=8, work=Work.TURN), False),
    "8, work-and-tumble": (8, folded(signature=8, work=Work.TUMBLE), False),
    "8, perfecting": (8, folded(signature=8, work=Work.PERFECTING), False),
    "8, two copies": (8, folded(signature=8, copies=2), False),
    "16, lying": (16, replace(folded(signature=16), width=200, height=280), False),
    "16, lying, long edge": (16, replace(folded(signature=16), width=200, height=280, flip=Flip.LONG_EDGE), False),
    "4, narrowed": (24, replace(folded(creep=CreepWay.SCALE), caliper_um=400), False),
    "16, narrowed, lying": (
        32,
        replace(folded(signature=16, creep=CreepWay.SCALE), width=200, height=280, caliper_um=400),
        False,
    ),
}


@cache
def numbered(count: int, *, right_to_left: bool = False) -> Booklet:
    """Page n shows its number, large, away from the middle in both directions."""
    return sized(booklet(*([line(f"{n}", 12, 30, size_pt=48, ink=SOLID)] for n in range(1, count + 1))), right_to_left)


def sized(made: Booklet, right_to_left: bool = False) -> Booklet:
    stock = replace(made.stock, width=WIDTH, height=HEIGHT, bleed=BLEED)
    return replace(made, stock=stock, direction=Direction.RTL if right_to_left else Direction.LTR)


def singles(made: Booklet) -> bytes:
    """What another program might have made: single pages with their bleed, and no marks that reach into it."""
    return pages_pdf(made, SHELF, replace(a_job(), press=replace(a_job().press, marks=())))


def planned(name: str) -> tuple[Imposition, Booklet]:
    count, press, right_to_left = CASES[name]
    plan = impose(count, WIDTH, HEIGHT, BLEED, press, right_to_left=right_to_left)
    return plan, numbered(count, right_to_left=right_to_left)


def on_sheet(word: Word, place: Placement) -> Word:
    """Where a word of a page is to be found on the side where the page lies."""
    trim, left, right = place.trim, word.left * place.scale, word.right * place.scale
    match place.rotation:
        case 0:
            x1, x2, y1, y2 = trim.x + left, trim.x + right, trim.y + word.top, trim.y + word.bottom
        case 180:
            x1, x2 = trim.right - right, trim.right - left
            y1, y2 = trim.bottom - word.bottom, trim.bottom - word.top
        case 90:  # head to the left
            x1, x2, y1, y2 = trim.x + word.top, trim.x + word.bottom, trim.bottom - right, trim.bottom - left
        case _:
            x1, x2 = trim.right - word.bottom, trim.right - word.top
            y1, y2 = trim.y + left, trim.y + right
    return Word(word.text, x1, y1, x2, y2)


def corners(word: Word) -> tuple[float, float, float, float]:
    return word.left, word.top, word.right, word.bottom


def assert_every_number_in_place(plan: Imposition, made: Booklet, pdf: Printed) -> None:
    assert len(pdf.words) == len(plan.sides)
    for side, found in zip(plan.sides, pdf.words, strict=True):
        expected = []
        for place in side.placements:
            (item,) = made.pages[(place.page or 0) - 1].items
            (word,) = words_of(item, SHELF)  # type: ignore[arg-type]
            expected.append(on_sheet(word, place))
        assert sorted(word.text for word in found) == sorted(word.text for word in expected)
        left = list(found)
        for word in expected:
            near = min(left, key=lambda one: distance(one, word))
            left.remove(near)
            assert near.text == word.text
            assert corners(near) == pytest.approx(corners(word), abs=NEAR), word


def distance(a: Word, b: Word) -> float:
    return sum(abs(one - other) for one, other in zip(corners(a), corners(b), strict=True)) + 1e6 * (a.text != b.text)


@pytest.mark.parametrize("name", CASES)
def test_poppler_finds_every_number_of_ours_where_the_plan_says(name: str) -> None:
    plan, made = planned(name)
    pdf = drawn(f"numbers {name}.pdf", sheets_pdf(made, plan, SHELF))
    assert_every_number_in_place(plan, made, pdf)


@pytest.mark.parametrize("name", CASES)
def test_poppler_finds_every_number_of_a_foreign_file_where_the_plan_says(name: str) -> None:
    plan, made = planned(name)
    foreign = read_foreign(singles(made))
    assert (foreign.count, foreign.trim_width, foreign.trim_height) == (plan.page_count, WIDTH, HEIGHT)
    pdf = drawn(f"foreign numbers {name}.pdf", imposed_pdf(foreign, plan))
    assert_every_number_in_place(plan, made, pdf)


def test_these_plans_turn_pages_every_way_and_narrow_some() -> None:
    """Or the tests above would prove less than they say."""
    places = [place for name in CASES for side in planned(name)[0].sides for place in side.placements]
    assert {place.rotation for place in places} == {0, 90, 180, 270}
    assert any(place.scale < 0.99 for place in places)
    assert any(place.copy == 2 for place in places)
    works = {sheet.work for name in CASES for sheet in planned(name)[0].sheets}
    assert works == set(Work)


@pytest.mark.parametrize("name", ["16", "32 and 16, work-and-turn", "8, work-and-tumble", "8, two copies"])
def test_bookmarks_name_every_plate(name: str) -> None:
    plan, made = planned(name)
    ours = drawn(f"marks {name}.pdf", sheets_pdf(made, plan, SHELF))
    foreign = drawn(f"foreign marks {name}.pdf", imposed_pdf(read_foreign(singles(made)), plan))
    expected = []
    for sheet in plan.sheets:
        sides = [sheet.work.value] if sheet.back is None else ["front", "back"]
        expected += [f"sheet {sheet.number}, {side}" for side in sides]
    for pdf in (ours, foreign):
        found = [(mark["title"], mark["destpageposfrom1"]) for mark in pdf.objects.outlines]
        assert found == list(zip(expected, range(1, len(expected) + 1), strict=True))


FLOOD = Box(tag("flood"), Rect(-9, -9, WIDTH + 18, HEIGHT + 18), SOLID)
"""More ink than any bleed."""


def one_black(number: int, count: int) -> Booklet:
    pages: list[list[Item]] = [[] for _ in range(count)]
    pages[number - 1] = [FLOOD]
    return sized(booklet(*pages))


@pytest.mark.parametrize(
    ("name", "number"),
    [
        *(("16", n) for n in (1, 5, 8, 11, 12)),
        ("16, gathered", 16),
        ("32", 21),
        ("8, work-and-tumble", 3),
        ("16, lying", 12),
        ("16, narrowed, lying", 15),
    ],
)
@pytest.mark.parametrize("own", [True, False], ids=["own", "foreign"])
def test_a_page_full_of_ink_shows_nothing_beyond_its_fold(name: str, number: int, own: bool) -> None:
    """A black page inks its trim and its bleed up to the next fold: no more, and no less (0.1 mm a pixel)."""
    plan, _ = planned(name)
    made = one_black(number, plan.page_count)
    data = sheets_pdf(made, plan, SHELF) if own else imposed_pdf(read_foreign(singles(made)), plan)
    pdf = drawn(f"black {name} {number} {own}.pdf", data)
    ((at, sheet, place),) = [
        (at, sheet, place)
        for at, (sheet, side) in enumerate(((s, side) for s in plan.sheets for side in s.plates), start=1)
        for place in side.placements
        if place.page == number
    ]
    image = opened(pdf.gray(at, 254)).point(lambda value: 255 if value < 128 else 0)
    box = image.getbbox()
    assert box is not None
    inked = Rect(box[0] / 10, box[1] / 10, (box[2] - box[0]) / 10, (box[3] - box[1]) / 10)
    assert ends(inked) == pytest.approx(ends(place.clip), abs=0.11)
    across, along = (WIDTH * place.scale, HEIGHT) if place.rotation % 180 == 0 else (HEIGHT, WIDTH * place.scale)
    assert (place.trim.width, place.trim.height) == pytest.approx((across, along), abs=0.01)
    if at % 2 and sheet.back is not None:  # creases are told for fronts
        for crease in sheet.folds:
            start, end = (inked.x, inked.right) if crease.vertical else (inked.y, inked.bottom)
            assert not start + 0.11 < crease.at < end - 0.11, crease
    side = plan.sides[at - 1]
    for other in side.placements:
        assert other is place or not overlap(inked, other.clip)


def ends(rect: Rect) -> tuple[float, float, float, float]:
    return rect.x, rect.y, rect.right, rect.bottom


def overlap(a: Rect, b: Rect, hair: float = 0.11) -> bool:
    apart = (a.right - hair <= b.x, b.right - hair <= a.x, a.bottom - hair <= b.y, b.bottom - hair <= a.y)
    return not any(apart)


def test_the_steps_of_gathered_signatures_go_down_their_spines() -> None:
    """5 × 3 mm of black between the last page and the first, a step lower on each signature, never in a trim."""
    press = replace(folded(signature=16, binding=Binding.PERFECT), trims=Trims(spine=2), marks=(MarkKind.COLLATION,))
    plan = impose(48, WIDTH, HEIGHT, BLEED, press)
    pdf = drawn("steps.pdf", sheets_pdf(numbered(48), plan, SHELF))
    heights = []
    for at, sheet in enumerate(plan.sheets):
        ((step, other),) = [(sheet.front.marks, sheet.back.marks if sheet.back else ())]
        (patch,) = step
        assert isinstance(patch, Patch)
        assert other == ()
        assert (patch.kind, patch.c, patch.m, patch.y, patch.k) == (MarkKind.COLLATION, 0, 0, 0, 100)
        assert (patch.rect.width, patch.rect.height) == (3, 5)
        first, last = (
            next(place.trim for place in sheet.front.placements if place.page == page)
            for page in (16 * at + 1, 16 * at + 16)
        )
        assert last.right < patch.rect.x < patch.rect.right < first.x
        assert all(not overlap(patch.rect, place.trim, 0) for place in sheet.front.placements)
        heights.append(patch.rect.y - first.y)
        image = opened(pdf.gray(2 * at + 1, 127))
        middle = (patch.rect.x + 1.5, patch.rect.y + 2.5)
        assert image.getpixel((round(middle[0] * 5), round(middle[1] * 5))) == 0
        assert image.getpixel((round(middle[0] * 5), round((middle[1] + 4) * 5))) == 255
    assert heights == [pytest.approx(heights[0] + 5 * step) for step in range(3)]


@pytest.mark.parametrize(("binding", "spine"), [(Binding.PERFECT, 0.0), (Binding.SADDLE, 2.0)])
def test_a_spine_that_is_not_cut_off_has_no_steps(binding: Binding, spine: float) -> None:
    press = replace(folded(signature=16, binding=binding), trims=Trims(spine=spine), marks=(MarkKind.COLLATION,))
    assert all(side.marks == () for side in impose(32, WIDTH, HEIGHT, BLEED, press).sides)
