"""What a comparison tells: every edit once, at its own level, with its pages and its millimetres."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booklets import (
    BLUE,
    GREEN,
    GUIDE,
    PHONE,
    SURVEY,
    Chapter,
    bind,
    booklets,
    cards,
    edit,
    notebook,
    ruled,
    shift,
    words,
)
from recap_print.compare.changes import Change, Changes, Hunk, Kind, Level
from recap_print.compare.story import compare
from recap_print.geometry import Rect
from recap_print.ink import Ink
from recap_print.pages.model import Booklet, Box, Item, Line, Page, Path, Picture, Qr, Role, Text

V1 = bind(notebook(), "v1")


def only(old: Booklet, new: Booklet) -> Change:
    """The single change between two booklets."""
    changes = compare(old, new)
    assert [(c.kind, c.name, c.before, c.after) for c in changes][1:] == []
    return changes.changes[0]


def told(changes: Changes) -> list[tuple[Kind, Level, str]]:
    return [(change.kind, change.level, change.section) for change in changes]


def test_the_same_booklet_has_no_changes() -> None:
    assert not compare(V1, bind(notebook(), "v1"))
    assert not compare(V1, bind(notebook(), "v2"))  # another name for the same pages


# Structure


@pytest.mark.parametrize("at", [0, 1, 2, 4])
def test_an_inserted_page_is_one_change(at: int) -> None:
    more = (*GUIDE[:at], "Ce carnet reste chez vous./Personne ne le lit sans vous.", *GUIDE[at:])
    chapters = notebook()
    titled = notebook(guide=more)[1].pages
    page = tuple(titled[at])
    inserted = replace(chapters[1], pages=(*chapters[1].pages[:at], page, *chapters[1].pages[at:]))
    change = only(V1, bind([chapters[0], inserted, *chapters[2:]]))
    assert (change.kind, change.level) == (Kind.PAGE_ADDED, Level.NOTABLE)
    assert (change.section, change.pages_old, change.pages_new) == ("guide", (), (2 + at,))
    gone = only(bind([chapters[0], inserted, *chapters[2:]]), V1)
    assert (gone.kind, gone.level, gone.pages_old) == (Kind.PAGE_REMOVED, Level.CRITICAL, (2 + at,))


def test_more_of_the_same_page_is_another_size_and_fewer_is_critical_only_when_the_booklet_shrinks() -> None:
    chapters = notebook()
    longer = replace(chapters[2], pages=(cards(),) * 14)
    shorter = replace(chapters[4], pages=(ruled(),) * 15)
    more = only(V1, bind([*chapters[:2], longer, *chapters[3:]]))
    assert (more.kind, more.before, more.after, more.pages_new) == (
        Kind.SECTION_RESIZED,
        "12 pages",
        "14 pages",
        (18, 19),
    )
    fewer = only(V1, bind([*chapters[:4], shorter, *chapters[5:]]))
    assert (fewer.kind, fewer.level, fewer.pages_old) == (Kind.SECTION_RESIZED, Level.CRITICAL, (45, 46))
    traded = compare(V1, bind([*chapters[:2], longer, chapters[3], shorter, *chapters[5:]]))
    assert told(traded) == [
        (Kind.SECTION_RESIZED, Level.NOTABLE, "contacts"),
        (Kind.SECTION_RESIZED, Level.NOTABLE, "notes"),
    ]


def test_a_moved_section_is_one_change_and_the_fewest_sections_move() -> None:
    chapters = notebook()
    change = only(V1, bind([chapters[0], *chapters[2:6], chapters[1], chapters[6]]))
    assert (change.kind, change.section) == (Kind.SECTION_MOVED, "guide")
    assert (change.pages_old, change.pages_new) == ((2, 3, 4, 5), (44, 45, 46, 47))
    swapped = only(V1, bind([chapters[0], chapters[2], chapters[1], *chapters[3:]]))
    assert swapped.section == "guide"  # the shorter of two neighbours


def test_a_section_more_is_one_change_though_it_turns_every_page_after_it_over() -> None:
    chapters = notebook()
    extra = Chapter("privacy", "Ce qui reste à vous", (words("title", "N’écrivez pas votre numéro"),))
    change = only(V1, bind([*chapters[:2], extra, *chapters[2:]]))
    assert (change.kind, change.section, change.after) == (Kind.SECTION_ADDED, "privacy", "Ce qui reste à vous")
    assert only(bind([*chapters[:2], extra, *chapters[2:]]), V1).level is Level.CRITICAL


def test_a_renamed_section_is_told_once_though_its_title_runs_on_every_page() -> None:
    chapters = notebook()
    change = only(V1, bind([*chapters[:2], replace(chapters[2], title="Mon équipe"), *chapters[3:]]))
    assert (change.kind, change.before, change.after) == (Kind.SECTION_RENAMED, "Mes contacts", "Mon équipe")


def test_a_list_of_contents_follows_the_structure_without_a_word() -> None:
    def listed(chapters: list[Chapter]) -> Booklet:
        first = 2
        rows: tuple[Item, ...] = words("title", "Sommaire")
        for nth, chapter in enumerate(chapters, 1):
            rows += words(f"index.{nth}.title", chapter.title, 0, 30.0 + 10 * nth)
            rows += words(f"index.{nth}.page", str(first), 100, 30.0 + 10 * nth)
            first += len(chapter.pages)
        return bind([Chapter("contents", "Sommaire", (rows,)), *chapters])

    chapters = notebook()
    moved = [chapters[0], *chapters[2:6], chapters[1], chapters[6]]
    assert told(compare(listed(chapters), listed(moved))) == [(Kind.SECTION_MOVED, Level.NOTABLE, "guide")]
    shorter = [*chapters[:1], *chapters[2:]]
    assert told(compare(listed(chapters), listed(shorter))) == [(Kind.SECTION_REMOVED, Level.CRITICAL, "guide")]


def test_pages_that_swap_within_a_section_move() -> None:
    chapters = notebook()
    a, b, *rest = chapters[1].pages
    change = only(V1, bind([chapters[0], replace(chapters[1], pages=(b, a, *rest)), *chapters[2:]]))
    assert change.kind is Kind.PAGE_MOVED


# Words and numbers


@pytest.mark.parametrize(
    ("after", "what"),
    [
        ("Appelez le 06 39 98 12 35, du lundi au vendredi, de 9h à 17h.", "phone number"),
        ("Appelez le 06 39 98 12 34, du lundi au vendredi, de 9h à 18h.", "time"),
    ],
)
def test_one_digit_is_one_critical_change(after: str, what: str) -> None:
    change = only(V1, bind(notebook(phone=after)))
    assert (change.kind, change.level, change.what, change.section) == (Kind.NUMBER, Level.CRITICAL, what, "feedback")
    assert sum(not hunk.same for hunk in change.hunks) == 1
    assert change.origin_new == "sections[5].phone"


def test_a_qr_payload_is_one_critical_change() -> None:
    change = only(V1, bind(notebook(survey=SURVEY.replace("v=1", "v=2"))))
    assert (change.kind, change.level) == (Kind.QR, Level.CRITICAL)
    assert (change.before, change.after) == (SURVEY, SURVEY.replace("v=1", "v=2"))


def test_a_label_reworded_on_every_card_is_one_change() -> None:
    chapters = notebook()
    reworded = replace(chapters[2], pages=(cards("Avec quelle personne ?"),) * 12)
    change = only(V1, bind([*chapters[:2], reworded, *chapters[3:]]))
    assert (change.kind, change.level, change.what) == (Kind.REWORDED, Level.NOTABLE, "label")
    assert (change.name, change.times, change.pages_new) == ("cards.*.who.label", 48, tuple(range(6, 18)))
    assert change.hunks == (Hunk("Avec", "Avec"), Hunk("qui", "quelle personne"), Hunk("?", "?", gap=False))


def test_words_that_only_break_elsewhere_are_not_reworded() -> None:
    rewrapped = (GUIDE[0].replace("vous./Vous", "vous. Vous/"), *GUIDE[1:])
    change = only(V1, bind(notebook(guide=rewrapped)))
    assert change.kind is Kind.REWRAPPED


def test_a_space_that_may_not_break_is_a_detail() -> None:
    change = only(V1, bind(notebook(phone=PHONE.replace("à 17h", "à\u00a017h"))))
    assert (change.kind, change.level) == (Kind.REDRAWN, Level.MINOR)


def test_a_row_more_in_a_list_leaves_the_others_alone() -> None:
    def listing(*rows: str) -> Booklet:
        found: tuple[Item, ...] = ()
        for nth, row in enumerate(rows, 1):
            found += words(f"list.{nth}", row, 6, 30.0 + 8 * nth, role=Role.LIST)
        return bind([Chapter("guide", "Guide", (found,))])

    rows = ("Votre carte d’identité", "Votre CV", "Ce carnet", "Un stylo")
    changes = compare(listing(*rows), listing(*rows[:1], "Vos diplômes", *rows[1:]))
    assert told(changes) == [(Kind.ITEM_ADDED, Level.NOTABLE, "guide")]
    (added,) = changes
    assert added.after == "Vos diplômes"
    assert [(e.kind, e.times, e.moved_mm) for e in added.effects] == [(Kind.MOVED, 3, (0, 8))]  # told with its cause


def test_a_field_more_on_every_card_is_one_change_with_its_lines() -> None:
    chapters = notebook()

    def without(page: Page, item: Item) -> Item | None:
        return None if page.section == "contacts" and ".phone." in item.tag.name else item

    change = only(edit(V1, without), V1)
    assert (change.kind, change.name, change.after, change.times) == (
        Kind.ITEM_ADDED,
        "cards.*.phone",
        "Téléphone",
        48,
    )
    assert len(chapters[2].pages) == len(change.pages_new)


def test_furniture_is_told_once_for_all_its_pages() -> None:
    def stamp(_: Page, item: Item) -> Item:
        if isinstance(item, Text) and item.tag.name == "furniture.running.1":
            return replace(
                item, text="Mon Récap, version 2", runs=(replace(item.runs[0], text="Mon Récap, version 2"),)
            )
        return item

    old = edit(V1, lambda _, item: None if item.tag.name == "furniture.running.1" else item)
    change = only(old, edit(V1, stamp))
    assert (change.kind, change.section, change.times) == (Kind.ITEM_ADDED, "", 48)


# Geometry


def nudge(section: str, name: str, dx: float, dy: float) -> Booklet:
    return edit(V1, lambda p, i: shift(i, dx, dy) if p.section == section and i.tag.name.startswith(name) else i)


@pytest.mark.parametrize(
    ("dy", "level"), [(0.04, None), (0.2, Level.MINOR), (0.5, Level.MINOR), (0.6, Level.NOTABLE), (4.0, Level.NOTABLE)]
)
def test_a_shift_is_judged_by_its_millimetres(dy: float, level: Level | None) -> None:
    changes = compare(V1, nudge("feedback", "phone", 0, dy))
    assert [(c.kind, c.level, c.moved_mm) for c in changes] == (
        [(Kind.MOVED, level, (0, dy))] if level is not None else []
    )


def test_items_that_move_together_are_told_once() -> None:
    change = only(V1, nudge("contacts", "cards.1", 0, 2))
    assert (change.kind, change.times, change.moved_mm, change.section) == (Kind.MOVED, 12 * 16, (0, 2), "contacts")
    everywhere = only(V1, edit(V1, lambda _, item: shift(item, 0.2)))
    assert (everywhere.level, everywhere.section, everywhere.moved_mm) == (Level.MINOR, "", (0.2, 0))


def test_a_real_shift_shows_even_on_pages_that_changed_sides() -> None:
    chapters = notebook()
    extra = Chapter("privacy", "À vous", (words("title", "Rien de secret ici"),))
    nudged = tuple(shift(i, 3) if i.tag.name == "survey" else i for i in chapters[5].pages[0])
    changes = compare(
        V1, bind([*chapters[:1], extra, *chapters[1:5], replace(chapters[5], pages=(nudged,)), chapters[6]])
    )
    assert [(c.kind, c.moved_mm) for c in changes] == [(Kind.SECTION_ADDED, None), (Kind.MOVED, (3, 0))]


def test_another_size_is_told_with_both_sizes() -> None:
    def grow(page: Page, item: Item) -> Item:
        if page.id == "contacts/1" and isinstance(item, Box) and item.tag.name == "cards.1.frame":
            return replace(item, rect=Rect(item.rect.x, item.rect.y, item.rect.width, item.rect.height + 2))
        return item

    change = only(V1, edit(V1, grow))
    assert (change.kind, change.before, change.after) == (Kind.RESIZED, "128 × 42 mm", "128 × 44 mm")


# Style


def recolour(item: Item, old: str, new: Ink) -> Item:
    def ink(was: Ink) -> Ink:
        return Ink(new.swatch, was.tint) if was.swatch.name == old else was

    match item:
        case Text():
            return replace(item, runs=tuple(replace(run, ink=ink(run.ink)) for run in item.runs))
        case Line() | Qr():
            return replace(item, ink=ink(item.ink))
        case Box() | Path():
            fill, stroke = (ink(i) if i else None for i in (item.fill, item.stroke))
            return replace(item, fill=fill, stroke=stroke)
        case Picture():
            return item


def test_a_section_in_another_colour_is_one_change() -> None:
    green = edit(V1, lambda page, item: recolour(item, "blue", Ink(GREEN)) if page.section == "contacts" else item)
    change = only(V1, green)
    assert (change.kind, change.section, change.before, change.after) == (Kind.RECOLOURED, "contacts", "blue", "green")


def test_another_recipe_of_a_swatch_is_one_change() -> None:
    cyan = replace(BLUE, m=0)

    def mix(_: Page, item: Item) -> Item:
        return recolour(item, "blue", Ink(cyan))

    swatches = tuple(cyan if swatch == BLUE else swatch for swatch in V1.swatches)
    change = only(V1, replace(edit(V1, mix), swatches=swatches))
    assert (change.kind, change.before, change.after) == (Kind.SWATCH, "C100 M40 Y0 K0", "C100 M0 Y0 K0")


def test_another_type_size_is_one_change() -> None:
    def larger(_: Page, item: Item) -> Item:
        if isinstance(item, Text) and item.tag.role is Role.LABEL:
            return replace(item, width=item.width * 1.1, runs=tuple(replace(run, size_pt=15.4) for run in item.runs))
        return item

    changes = compare(V1, edit(V1, larger))
    assert [(c.kind, c.before, c.after) for c in changes] == [
        (Kind.RESTYLED, "regular 14 pt", "regular 15.4 pt"),
        (Kind.RESTYLED, "regular 14 pt", "regular 15.4 pt"),
    ]  # one for each of the two sections that have labels


def test_another_font_file_is_told_once_and_not_on_every_line() -> None:
    def reshape(_: Page, item: Item) -> Item:
        if not isinstance(item, Text):
            return item
        runs = tuple(replace(r, glyphs=tuple(replace(g, gid=g.gid + 1) for g in r.glyphs)) for r in item.runs)
        return replace(item, width=item.width + 0.3, runs=runs)

    new = replace(edit(V1, reshape), hashes=(V1.hashes[0], ("font regular", "00" * 32)))
    change = only(V1, new)
    assert (change.kind, change.name) == (Kind.FONTS, "regular")


def test_the_same_glyphs_from_the_same_font_are_the_same_drawing() -> None:
    def kern(page: Page, item: Item) -> Item:
        if page.id != "cover/1" or not isinstance(item, Text) or item.tag.name != "title.1":
            return item
        run = item.runs[0]
        return replace(item, runs=(replace(run, glyphs=(replace(run.glyphs[0], advance=390), *run.glyphs[1:])),))

    assert only(V1, edit(V1, kern)).kind is Kind.REDRAWN


def test_facts_of_the_booklet() -> None:
    wider = replace(V1, stock=replace(V1.stock, width=150))
    assert (only(V1, wider).name, only(V1, wider).level) == ("trim", Level.CRITICAL)
    named = replace(V1, author="La Plateforme")
    assert (only(V1, named).name, only(V1, named).level) == ("author", Level.MINOR)
    relaid = replace(V1, hashes=(("layout", "00"), V1.hashes[1]))
    assert (only(V1, relaid).kind, only(V1, relaid).level) == (Kind.LAYOUT, Level.MINOR)


def test_the_gravest_comes_first() -> None:
    phone = PHONE.replace("12 34", "12 35")
    guide = (GUIDE[0].replace("montrer", "donner"), *GUIDE[1:])
    new = edit(bind(notebook(guide, phone)), lambda p, i: shift(i, 0, 0.2) if p.section == "back" else i)
    assert [change.level for change in compare(V1, new)][:2] == [Level.CRITICAL, Level.NOTABLE]


# Laws

_OPPOSITE = {
    Kind.SECTION_ADDED: Kind.SECTION_REMOVED,
    Kind.SECTION_REMOVED: Kind.SECTION_ADDED,
    Kind.PAGE_ADDED: Kind.PAGE_REMOVED,
    Kind.PAGE_REMOVED: Kind.PAGE_ADDED,
    Kind.ITEM_ADDED: Kind.ITEM_REMOVED,
    Kind.ITEM_REMOVED: Kind.ITEM_ADDED,
    Kind.SECTION_SPLIT: Kind.SECTION_JOINED,
    Kind.SECTION_JOINED: Kind.SECTION_SPLIT,
    Kind.PAGE_SPLIT: Kind.PAGE_JOINED,
    Kind.PAGE_JOINED: Kind.PAGE_SPLIT,
}


def account(changes: Changes, *, mirrored: bool = False) -> Counter[tuple[object, ...]]:
    """What is told, without its weight: a page lost and a page gained do not weigh the same."""
    found: Counter[tuple[object, ...]] = Counter()
    renamed = [(c.before, c.after) for c in changes if c.kind is Kind.ID]
    ids = {id: min(pair) for pair in renamed for id in pair}  # what was renamed goes by its new id, whichever that is
    for c in changes:
        sides = (c.before, c.after), (c.pages_old, c.pages_new)
        kind, move = c.kind, c.moved_mm
        words_of = [(hunk.before, hunk.after) for hunk in c.hunks]
        if mirrored:
            sides = (c.after, c.before), (c.pages_new, c.pages_old)
            kind, move = _OPPOSITE.get(kind, kind), (0 - move[0], 0 - move[1]) if move else None
            words_of = [(after, before) for before, after in words_of]
        section = ids.get(c.section, c.section)
        found[kind, section, *sides, c.times, move, tuple(words_of)] += 1
    return found


@given(booklets())
@settings(max_examples=20)
def test_law_a_booklet_does_not_differ_from_itself(booklet: Booklet) -> None:
    assert not compare(booklet, booklet)
    assert not compare(booklet, edit(booklet, lambda _, item: replace(item)))


@given(booklets(), booklets())
@settings(max_examples=20)
def test_law_a_comparison_mirrors_the_other_way_round(old: Booklet, new: Booklet) -> None:
    assert account(compare(old, new)) == account(compare(new, old), mirrored=True)


@given(booklets(), booklets())
@settings(max_examples=20)
def test_law_each_change_is_told_once_and_in_one_order(old: Booklet, new: Booklet) -> None:
    changes = compare(old, new)
    assert compare(old, new) == changes
    keys = [(c.kind, c.level, c.section, c.name, c.before, c.after, c.moved_mm) for c in changes]
    looks = {Kind.ITEM_ADDED, Kind.ITEM_REMOVED}
    assert max(Counter(keys).values(), default=1) == 1 or {k[0] for k, n in Counter(keys).items() if n > 1} <= looks
    ranks = [(not c.unexpected, c.level) for c in changes]
    assert ranks == sorted(ranks)


SENTENCES = st.lists(st.sampled_from(GUIDE), unique=True, max_size=4).map(tuple)


@given(SENTENCES, SENTENCES, st.permutations(range(7)))
@settings(max_examples=6)
def test_law_edited_notebooks_mirror_too(guide: tuple[str, ...], other: tuple[str, ...], order: list[int]) -> None:
    old, chapters = bind(notebook(guide)), notebook(other)
    new = bind([chapters[i] for i in order])
    assert account(compare(old, new)) == account(compare(new, old), mirrored=True)
    assert all(len(set(c.pages_new)) == len(c.pages_new) for c in compare(old, new))


def test_pages_of_numbered_cards_are_one_page_repeated() -> None:
    def numbered(count: int) -> Booklet:
        pages = tuple((*words("number", str(nth), 0, 10), *cards()) for nth in range(1, count + 1))
        return bind([Chapter("contacts", "Mes contacts", pages)])

    assert only(numbered(12), numbered(14)).kind is Kind.SECTION_RESIZED


def test_a_title_curled_by_typesetting_is_the_same_title() -> None:
    def titled(title: str) -> Booklet:
        heading = words("title", title.replace("'", "’"), role=Role.HEADING)
        return bind([Chapter("guide", title, (heading,))])

    assert only(titled("Mode d'emploi"), titled("Comment ça marche")).kind is Kind.SECTION_RENAMED


def test_what_is_drawn_over_what_is_told_once() -> None:
    page = V1.pages[5]
    back_to_front = replace(V1, pages=(*V1.pages[:5], replace(page, items=page.items[::-1]), *V1.pages[6:]))
    change = only(V1, back_to_front)
    assert (change.kind, change.what, change.level) == (Kind.REDRAWN, "stacking order", Level.MINOR)
