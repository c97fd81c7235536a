"""Which pages print differently, and which plates that makes again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from planned_presses import a_plan, a_press

from recap_print.compare.plates import changed_pages, elsewhere
from recap_print.geometry import Rect
from recap_print.impose.remake import Replating, remade
from recap_print.ink import Ink, Swatch
from recap_print.pages.model import Booklet, Box, Direction, Item, Role, Tag, Text
from small import booklet

FOLDED_ONCE = a_press(sheet={"width": 450, "height": 320}, gripper=0, bar=0, fold={"signature": 4})
PAGES = "\n".join(
    f"- {{id: page-{n}, kind: page, title: Page {n}, blocks: [{{text: {{text: Bonjour {n}}}}}]}}" for n in range(1, 5)
)


def four_pages() -> Booklet:
    return replace(booklet(PAGES), hashes=(("layout", "a"), ("font regular", "b"), ("font bold", "c")))


def changed(of: Booklet, page: int, *items: Item) -> Booklet:
    """The booklet with other items on one page."""
    return replace(of, pages=tuple(replace(one, items=items) if one.number == page else one for one in of.pages))


def test_the_same_pages_make_no_plate_again() -> None:
    old = four_pages()
    assert changed_pages(old, old) == ()
    assert elsewhere(old, old) == ""


def test_a_box_more_is_a_page_changed() -> None:
    old = four_pages()
    box = Box(Tag("more", "", Role.FIGURE), Rect(10, 10, 5, 5), Ink(Swatch("black", k=100)))
    assert changed_pages(old, changed(old, 3, *old.pages[2].items, box)) == (3,)


def test_order_prints() -> None:
    """What is painted later lies on top."""
    old = four_pages()
    assert changed_pages(old, changed(old, 2, *reversed(old.pages[1].items))) == (2,)


def test_what_leaves_no_ink_makes_no_plate_again() -> None:
    """Names, origins, languages, the words for readers aloud, and the number of the edition."""
    old = four_pages()
    page = old.pages[0]
    unseen = [replace(item, tag=Tag("other", "elsewhere", Role.LABEL, "ar", "words")) for item in page.items]
    unseen = [replace(item, text="other words", width=1.0) if isinstance(item, Text) else item for item in unseen]
    new = replace(changed(old, 1, *unseen), edition="v99", title="Autre", hashes=(("layout", "x"), *old.hashes[1:]))
    assert changed_pages(old, new) == ()


def test_a_swatch_of_another_name_prints_the_same_and_of_another_recipe_does_not() -> None:
    box = Box(Tag("a", "", Role.FIGURE), Rect(0, 0, 1, 1), Ink(Swatch("black", k=100)))
    old = changed(four_pages(), 1, box)
    assert changed_pages(old, changed(old, 1, replace(box, fill=Ink(Swatch("dark", k=100))))) == ()
    assert changed_pages(old, changed(old, 1, replace(box, fill=Ink(Swatch("black", k=90))))) == (1,)


def test_another_file_of_a_font_changes_the_pages_set_in_it() -> None:
    old = four_pages()
    bare = changed(old, 4)
    fonts = tuple((name, "other") if name.startswith("font ") else (name, digest) for name, digest in old.hashes)
    assert changed_pages(bare, replace(bare, hashes=fonts)) == (1, 2, 3)


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ({"pages": four_pages().pages[:2]}, "4 pages became 2: every page lies elsewhere"),
        ({"stock": replace(four_pages().stock, width=140)}, "the trim was 148 × 210 mm and is 140 × 210 mm"),
        ({"stock": replace(four_pages().stock, bleed=5)}, "the bleed was 3 mm and is 5 mm"),
        ({"direction": Direction.RTL}, "it was read ltr and is read rtl: the spine is on the other side"),
    ],
    ids=["pages", "trim", "bleed", "direction"],
)
def test_what_makes_every_plate_again(what: dict[str, object], said: str) -> None:
    assert elsewhere(four_pages(), replace(four_pages(), **what)) == said  # type: ignore[arg-type]


def test_pages_5_and_44_are_on_the_front_of_the_third_sheet() -> None:
    sides = remade(a_plan(FOLDED_ONCE), {5, 44})
    assert [(one.sheet.number, one.side.name, one.pages) for one in sides] == [(3, "front", (5, 44))]


def test_plates_are_counted_by_ink() -> None:
    plan = a_plan(a_press())
    for pages, again in (({1}, 4), ({1, 2}, 8), ({17}, 4), (set[int](), 0)):
        found = Replating("a", "b", plan, 4, tuple(pages), remade(plan, pages))
        assert (found.plates, found.all_plates) == (again, 12)


def test_everything_is_every_side_with_all_its_pages() -> None:
    plan = a_plan(a_press())
    assert sorted(page for one in remade(plan, None) for page in one.pages) == list(range(1, 49))
