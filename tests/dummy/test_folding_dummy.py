"""Dummies as poppler reads them: every page where the plan says, whichever way the machine turns its paper, and a
booklet that reads from 1 to its end once it is folded as the sheets themselves tell."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from by_hand import bound, cut, fold, folios, leaves
from trial_prints import SHELF, SRA3, STANDING, Sheet, press, printed

from recap_print.draw.sheets import sheets_pdf
from recap_print.geometry import Rect
from recap_print.impose.dummy import dummy_of
from recap_print.impose.plan import impose
from recap_print.impose.signatures import Blanks
from recap_print.sheets.dummy import OFFICE_RIM, PAPERS, Lies
from recap_print.sheets.model import Imposition, Placement
from recap_print.sheets.press import Binding, Flip, Folding, Heads, Press, Repeat, Work
from recap_print.typeset.dummy import dummy_pages

NEAR = 0.05
UP = {0: (0, -1), 90: (-1, 0), 180: (0, 1), 270: (1, 0)}
"""By the rotation of a page: where its head is."""


def sheets_of(plan: Imposition, flip: Flip, paper: str = "") -> list[Sheet]:
    dummy = dummy_of(plan, flip, PAPERS[paper] if paper else None)
    return printed(sheets_pdf(dummy_pages(dummy, SHELF, "small", "Petit carnet"), dummy.plan, SHELF))


def folded(what: Press, **how: object) -> Press:
    return replace(what, folding=replace(what.folding, **how))  # type: ignore[arg-type]


OFFSET = press("offset-900x640")
PRESSES = {
    "two up": (8, SRA3),
    "signatures of 8, standing": (16, STANDING),
    "signatures of 32 and 16, one of them turned": (48, OFFSET),
    "heads out": (32, folded(OFFSET, heads=Heads.OUT)),
    "gathered": (32, folded(press("offset-700x500"), binding=Binding.PERFECT)),
    "tumbled": (8, folded(OFFSET, signature=8, work=Work.TUMBLE)),
    "perfecting": (16, folded(OFFSET, signature=16, work=Work.PERFECTING)),
    "two copies": (8, folded(OFFSET, signature=8, copies=2)),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page must be found on paper: its middle, its height, and how it is turned."""

    page: int
    x: float
    y: float
    height: float
    rotation: int


def expected(plan: Imposition, paper: str) -> dict[str, list[Place]]:
    """By side, where the plan puts pages on paper if the machine turns sheets as the press does."""
    press = plan.press
    width, height = press.width, press.height
    scale = 1.0
    if paper:
        width, height = sorted(PAPERS[paper], reverse=press.width >= press.height)
        scale = min((width - 2 * OFFICE_RIM) / press.width, (height - 2 * OFFICE_RIM) / press.height, 1)

    def place(one: Placement) -> Place:
        trim = one.trim
        x = width / 2 + scale * (trim.x + trim.width / 2 - press.width / 2)
        y = height / 2 + scale * (trim.y + trim.height / 2 - press.height / 2)
        assert one.page
        return Place(one.page, x, y, scale * plan.trim_height, one.rotation)

    sides = [("front", sheet.front) for sheet in plan.sheets]
    sides += [("back", sheet.back or sheet.front) for sheet in plan.sheets]
    found: dict[str, list[Place]] = {}
    for name, side in sides:
        index = sum(key.startswith(name) for key in found)
        found[f"{name} {index}"] = [place(one) for one in side.placements]
    return found


@pytest.mark.parametrize("paper", ["", "a4"])
@pytest.mark.parametrize("kind", ["two up", "signatures of 8, standing", "signatures of 32 and 16, one of them turned"])
def test_every_number_stands_where_the_plan_puts_its_page(kind: str, paper: str) -> None:
    count, what = PRESSES[kind]
    plan = impose(count, 148, 210, 3, what)
    sides = sheets_of(plan, what.flip, paper)
    places = expected(plan, paper)
    assert len(sides) == 2 * len(plan.sheets)
    above = set()
    for index, side in enumerate(sides):
        wanted = sorted(places[f"{('front', 'back')[index % 2]} {index // 2}"], key=lambda place: place.page)
        words = folios(side)
        assert [int(word.text) for word in words] == [place.page for place in wanted]
        for word, place in zip(words, wanted, strict=True):
            up = UP[place.rotation]
            dx, dy = word.middle[0] - place.x, word.middle[1] - place.y
            assert abs(dx * up[1] + dy * up[0]) < NEAR, "in the middle of its page, from left to right"
            tall = word.box.width if up[0] else word.box.height
            above.add(round((dx * up[0] + dy * up[1]) / tall, 2))
            heads = [(head.middle[0] - place.x, head.middle[1] - place.y) for head in side.words if head.text == "head"]
            assert any(
                abs(x * up[1] + y * up[0]) < NEAR and place.height * 0.2 < x * up[0] + y * up[1] < place.height / 2
                for x, y in heads
            ), "its head is up"
    assert max(above) - min(above) < 0.011, "figures stand at the same height of every page"


def test_every_page_is_there_once_and_blanks_say_so() -> None:
    plan = impose(45, 148, 210, 3, press("offset-700x500"), blanks=Blanks.BEFORE_BACK_COVER)
    sides = sheets_of(plan, Flip.SHORT_EDGE, "a3")
    assert sorted(int(word.text) for side in sides for word in folios(side)) == list(range(1, 46))
    assert sum(word.text == "blank" for side in sides for word in side.words) == 3


@pytest.mark.parametrize("flip", list(Flip))
@pytest.mark.parametrize("kind", list(PRESSES))
@pytest.mark.parametrize("right_to_left", [False, True])
def test_folded_as_it_says_it_reads_from_1_to_the_end(kind: str, flip: Flip, right_to_left: bool) -> None:
    count, what = PRESSES[kind]
    plan = impose(count, 148, 210, 3, what, right_to_left=right_to_left)
    sides = sheets_of(plan, flip, "a3")
    books: list[list[list[int]]] = []
    for index, sheet in enumerate(plan.sheets):
        front, back = sides[2 * index : 2 * index + 2]
        books.append([fold(part, sheet) for part in cut(leaves(front, back, flip), sheet, plan, front)])
    assert [len(parts) for parts in books] == [sheet.copies for sheet in plan.sheets]
    for nth in range(max(map(len, books))):
        assert bound([parts[nth % len(parts)] for parts in books], what) == list(range(1, count + 1))


def test_a_stack_that_is_cut_tells_its_signatures_apart() -> None:
    stacked = folded(OFFSET, signature=4, copies=2, repeat=Repeat.STACK)
    dummy = dummy_of(impose(8, 148, 210, 3, stacked), Flip.SHORT_EDGE)
    assert len(dummy.plan.sheets) == 1
    found: dict[int, set[int | None]] = {}
    for face in dummy.faces:
        found.setdefault(face.signature, set()).add(face.page)
    assert sum(bool(face.cuts) for face in dummy.faces) == 4
    assert found == {1: {1, 2, 7, 8}, 2: {3, 4, 5, 6}}


def test_each_fold_and_cut_is_told_on_the_pages_beside_it() -> None:
    """48 pages on 900 × 640: 32 folded four times, and 16 folded three times after a cut."""
    plan = impose(48, 148, 210, 3, OFFSET)
    first, _, second, _ = sheets_of(plan, Flip.SHORT_EDGE, "a3")
    assert steps(first) == {"1": 8, "2": 8, "3": 16, "4": 16}
    assert steps(second) == {"1": 8, "2": 16, "3": 16}
    assert [sum(word.text == "cut" for word in side.words) for side in (first, second)] == [0, 8]


@pytest.mark.parametrize("kind", list(PRESSES))
def test_the_first_leaf_of_each_signature_says_how_it_lies(kind: str) -> None:
    count, what = PRESSES[kind]
    plan = impose(count, 148, 210, 3, what)
    faces = dummy_of(plan, Flip.LONG_EDGE).faces
    for sheet in plan.sheets:
        for number in sheet.signatures:
            own = [face for face in faces if (face.sheet, face.signature) == (sheet.number, number)]
            first = min(face.page or count for face in own)
            assert {(face.page, face.lies) for face in own if face.lies} == {(first, Lies.DOWN), (first + 1, Lies.UP)}


def test_a_dummy_fits_what_an_office_printer_prints_of_its_paper() -> None:
    for name, (width, height) in PAPERS.items():
        plan = dummy_of(impose(48, 148, 210, 3, OFFSET), Flip.SHORT_EDGE, (width, height)).plan
        area = Rect(0, 0, width, height).inset(*(OFFICE_RIM - 0.002,) * 4)
        assert (plan.press.width, plan.press.height) == (width, height), name
        for side in plan.sides:
            assert side.marks
            for box in (side.trim, *(place.trim for place in side.placements)):
                assert box.x >= area.x
                assert box.y >= area.y
                assert box.right <= area.right
                assert box.bottom <= area.bottom


def test_a_sheet_is_never_enlarged() -> None:
    dummy = dummy_of(impose(8, 148, 210, 0, press("office-a4")), Flip.SHORT_EDGE, PAPERS["a3"])
    assert dummy.scale == 1
    assert dummy.plan.trim_width == 148


def steps(side: Sheet) -> dict[str, int]:
    """How often each fold is named: a word ``fold``, and the small number nearest to it."""
    small = [word for word in side.words if word.text.isdecimal() and word not in folios(side)]
    found: dict[str, int] = {}
    for fold_word in (word for word in side.words if word.text == "fold"):
        x, y = fold_word.middle
        nearest = min(small, key=lambda word: abs(word.middle[0] - x) + abs(word.middle[1] - y))
        found[nearest.text] = found.get(nearest.text, 0) + 1
    return dict(sorted(found.items()))


def test_folding_a_press_without_a_fold_is_one_leaf() -> None:
    single = replace(SRA3, folding=Folding(signature=2))
    dummy = dummy_of(impose(2, 148, 210, 3, single), Flip.SHORT_EDGE)
    assert [(face.page, face.folds) for face in dummy.faces] == [(1, ()), (2, ())]
