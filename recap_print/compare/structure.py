"""Which sections and pages came, went, moved, were split or joined; and which old page is which new one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from recap_print.compare.changes import LEVELS, Change, Kind, Level
from recap_print.compare.leaves import Kept, Pair, Structure, page_numbers, page_spots
from recap_print.compare.pairs import Part, moved, pair_pages
from recap_print.compare.parting import handed_over, split_pages
from recap_print.compare.words import numbers
from recap_print.pages.model import Page


def structure(
    old: dict[str, Part], new: dict[str, Part], paths: tuple[Mapping[str, str], Mapping[str, str]]
) -> Structure:
    """Sections, then pages. ``paths`` are the paths in either YAML of sections, by their id."""
    told = Structure()
    shrinks = sum(len(p.pages) for p in new.values()) < sum(len(p.pages) for p in old.values())
    both = [Kept(old[id], new[id], *pair_pages(old[id].pages, new[id].pages)) for id in new if id in old]
    told.changes += _moved_and_renamed(old, new)
    for one in both:
        told.pairs += _pairs(one)
    handed = handed_over(both, old, new, told)
    for one in both:
        split_pages(one, told)
        _other_pages(one, told, shrinks, handed)
    told.changes += [_section(Kind.SECTION_ADDED, None, part) for id, part in new.items() if id not in {*old, *handed}]
    told.changes += [
        _section(Kind.SECTION_REMOVED, part, None) for id, part in old.items() if id not in {*new, *handed}
    ]
    told.changes = [_placed(change, paths) for change in told.changes]
    return told


def _placed(change: Change, paths: tuple[Mapping[str, str], Mapping[str, str]]) -> Change:
    """A change of structure with the path in the YAML that says so, on the sides that have its section."""
    key = _KEYS.get(change.kind, "")
    ids = [change.section, change.section]
    if change.kind in (Kind.SECTION_SPLIT, Kind.SECTION_JOINED):
        ids[change.kind is Kind.SECTION_SPLIT] = change.name  # the other of the two sections
    origins = [f"{side[id]}{key}" if id in side else "" for id, side in zip(ids, paths, strict=True)]
    old, new = change.origin_old or origins[0], change.origin_new or origins[1]
    return replace(change, origin_old=old, origin_new=new)


_KEYS = {Kind.SECTION_RENAMED: ".title", Kind.SECTION_RETYPED: ".kind", Kind.SECTION_RESIZED: ".pages"}


def _moved_and_renamed(old: dict[str, Part], new: dict[str, Part]) -> Iterator[Change]:
    movers = moved(old, new)
    for id in (id for id in new if id in old):
        before, after = old[id], new[id]
        if id in movers:
            yield _section(Kind.SECTION_MOVED, before, after)
        for kind, was, now in (
            (Kind.SECTION_RENAMED, before.section.title, after.section.title),
            (Kind.SECTION_RETYPED, before.section.kind, after.section.kind),
        ):
            if was != now:
                grave = Level.CRITICAL if numbers(was) != numbers(now) else LEVELS[kind]
                yield replace(_section(kind, before, after), before=was, after=now, level=grave)


def _section(kind: Kind, old: Part | None, new: Part | None) -> Change:
    part = new or old
    assert part is not None
    return Change(
        kind,
        LEVELS[kind],
        part.section.id,
        part.section.id,
        "section",
        old.section.title if old else "",
        new.section.title if new else "",
        page_numbers(old.pages if old else ()),
        page_numbers(new.pages if new else ()),
        spots_old=page_spots(old.pages if old else ()),
        spots_new=page_spots(new.pages if new else ()),
    )


def _pairs(of: Kept) -> Iterator[Pair]:
    for i, j in of.pairs + of.elsewhere:
        yield Pair(of.new.section.id, of.old.pages[i], of.new.pages[j])


def _other_pages(one: Kept, told: Structure, shrinks: bool, handed: set[str]) -> None:
    """Pages that came, went or moved within a section. More, or fewer, of a page it still has is another size."""
    id = one.new.section.id
    repeats = one.repeats(one.gone), one.repeats(one.come)
    if any(repeats):
        told.changes.append(
            Change(
                Kind.SECTION_RESIZED,
                Level.CRITICAL if repeats[0] and shrinks else LEVELS[Kind.SECTION_RESIZED],
                id,
                id,
                "section",
                _count(len(one.old.pages), "page"),
                _count(len(one.new.pages), "page"),
                page_numbers(repeats[0]),
                page_numbers(repeats[1]),
                spots_old=page_spots(repeats[0]),
                spots_new=page_spots(repeats[1]),
            )
        )
    for kind, pages in ((Kind.PAGE_REMOVED, one.gone), (Kind.PAGE_ADDED, one.come)):
        for page in (page for page in pages if page not in repeats[0] + repeats[1]):
            gone = kind is Kind.PAGE_REMOVED
            told.changes.append(_page(kind, id, page, page if gone else None, None if gone else page))
    for i, j in one.elsewhere:
        told.changes.append(_page(Kind.PAGE_MOVED, id, one.new.pages[j], one.old.pages[i], one.new.pages[j]))


def _page(kind: Kind, section: str, named: Page, old: Page | None, new: Page | None) -> Change:
    before, after = ([page] if page else [] for page in (old, new))
    return Change(
        kind,
        LEVELS[kind],
        section,
        named.id,
        "page",
        pages_old=page_numbers(before),
        pages_new=page_numbers(after),
        spots_old=page_spots(before),
        spots_new=page_spots(after),
    )


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
