"""Sections and pages whose matter is now in two places, or in one: split and joined."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from recap_print.compare.changes import LEVELS, Change, Kind
from recap_print.compare.leaves import Kept, Pair, Structure, page_numbers, page_spots
from recap_print.compare.pairs import Part, page_words, read_words
from recap_print.compare.words import likeness
from recap_print.pages.model import Page

SAME_MATTER = 600
"""Thousandths of words in common from which what one page lost is what another page has."""
LEAST_WORDS = 3
"""Words from which matter that left a page can be told from a coincidence."""


def handed_over(both: list[Kept], old: dict[str, Part], new: dict[str, Part], told: Structure) -> set[str]:
    """Sections that were made of another's matter, or went into another: of whole pages, or of part of a page."""
    handed: set[str] = set()
    lost: Lost = {}
    for kind, takers in (
        (Kind.SECTION_SPLIT, [part for id, part in new.items() if id not in old]),
        (Kind.SECTION_JOINED, [part for id, part in old.items() if id not in new]),
    ):
        splits = kind is Kind.SECTION_SPLIT
        for part in takers:
            for one in both:
                given = _whole_pages(one, part, told, splits) or _part_of_a_page(one, part, told, splits, lost)
                if given:
                    told.changes.append(_parting(kind, one, part, given))
                    handed.add(part.section.id)
                    break
    return handed


def _parting(kind: Kind, one: Kept, part: Part, given: list[Page]) -> Change:
    """A section that became two, or two that became one; ``given`` are the pages whose matter went from one to the
    other, as they are in the section that gave or took it."""
    splits = kind is Kind.SECTION_SPLIT
    before, after = (given, part.pages) if splits else (part.pages, given)
    titles = (one.old.section.title, part.section.title) if splits else (part.section.title, one.new.section.title)
    ends = (page_numbers(before), page_numbers(after))
    spots = (page_spots(before), page_spots(after))
    name = part.section.id
    told = Change(kind, LEVELS[kind], one.new.section.id, name, "section", *titles, *ends)
    return replace(told, spots_old=spots[0], spots_new=spots[1])


def _whole_pages(one: Kept, part: Part, told: Structure, splits: bool) -> list[Page]:
    """Pages that a section gave to another, or took from it: half of the other's at least. They are paired."""
    free = one.gone if splits else one.come
    same_kind = part.section.kind == (one.old if splits else one.new).section.kind
    left, matched = list(free), []
    for page in part.pages:
        twin = next((other for other in left if _is_same(other, page, same_kind)), None)
        if twin is not None:
            left.remove(twin)
            matched.append((twin, page))
    if not matched or 2 * len(matched) < len(part.pages):
        return []
    for page, twin in matched:
        free.remove(page)
        told.pairs.append(Pair(part.section.id, *((page, twin) if splits else (twin, page))))
    return [page for page, _ in matched]


def _is_same(page: Page, other: Page, same_kind: bool) -> bool:
    """Is it the same page in another section? Ruled pages all look alike: only within one kind of section."""
    read = read_words(other)
    if read.total() >= LEAST_WORDS:
        return likeness(read_words(page), read) >= SAME_MATTER
    return same_kind and page_words(page) == page_words(other)


Lost = dict[tuple[int, int], Counter[str]]
"""What one of two pages says and the other does not, by their numbers: asked for each section that came or went."""


def _part_of_a_page(one: Kept, part: Part, told: Structure, splits: bool, known: Lost) -> list[Page]:
    """The page whose words went to another section, or came from it, without going as a whole."""
    bag = sum((read_words(page) for page in part.pages), Counter[str]())
    for nth, pair in enumerate(told.pairs):
        if pair.section != one.new.section.id:
            continue
        whole, rest = (pair.old, pair.new) if splits else (pair.new, pair.old)
        key = (whole.number, rest.number) if splits else (-whole.number, rest.number)
        if key not in known:
            same = whole.items == rest.items
            known[key] = Counter() if same else read_words(whole) - read_words(rest)
        lost = known[key]
        if lost.total() >= LEAST_WORDS and likeness(lost, bag) >= SAME_MATTER:
            told.pairs[nth] = replace(pair, parted=(*pair.parted, *part.pages))
            return [whole]
    return []


def split_pages(one: Kept, told: Structure) -> None:
    """A page whose matter is now on two, or that took in the matter of another."""
    for kind, alone in ((Kind.PAGE_SPLIT, one.come), (Kind.PAGE_JOINED, one.gone)):
        for page in [page for page in alone if page not in one.repeats(alone)]:
            bag = read_words(page)
            for nth, pair in enumerate(told.pairs):
                if pair.section != one.new.section.id or bag.total() < LEAST_WORDS:
                    continue
                splits = kind is Kind.PAGE_SPLIT
                whole, rest = (pair.old, pair.new) if splits else (pair.new, pair.old)
                lost = read_words(whole) - read_words(rest)
                if lost.total() < LEAST_WORDS or likeness(lost, bag) < SAME_MATTER:
                    continue
                told.pairs[nth] = replace(pair, parted=(*pair.parted, page))
                alone.remove(page)
                ends = [whole], sorted([rest, page], key=lambda p: p.number)
                before, after = ends if splits else ends[::-1]
                told.changes.append(
                    Change(
                        kind,
                        LEVELS[kind],
                        pair.section,
                        page.id,
                        "page",
                        pages_old=page_numbers(before),
                        pages_new=page_numbers(after),
                        spots_old=page_spots(before),
                        spots_new=page_spots(after),
                    )
                )
                break
