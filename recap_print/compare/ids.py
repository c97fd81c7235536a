"""Sections that changed their id and not themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from recap_print.compare.pairs import Part, read_words
from recap_print.compare.words import likeness
from recap_print.pages.model import Booklet, Item, Page, Role

SAME_SECTION = 600
"""Thousandths of words in common from which two sections of one kind, under two ids, are one section."""


def renames(old: Mapping[str, Part], new: Mapping[str, Part]) -> dict[str, str]:
    """Sections that changed their id and not themselves: of one kind, with the same title or mostly the same words."""
    alone = [[part for id, part in a.items() if id not in b] for a, b in ((old, new), (new, old))]
    near: list[tuple[tuple[object, ...], str, str]] = []
    for i, was in enumerate(alone[0]):
        for j, now in enumerate(alone[1]):
            if was.section.kind != now.section.kind:
                continue
            alike = likeness(_all_words(was.pages), _all_words(now.pages))
            titled = was.section.title == now.section.title
            if alike >= SAME_SECTION or (titled and alike):
                near.append(((not titled, -alike, i + j, abs(i - j)), was.section.id, now.section.id))
    found: dict[str, str] = {}
    for _, was_id, now_id in sorted(near):
        if was_id not in found and now_id not in found.values():
            found[was_id] = now_id
    return found


def renamed(booklet: Booklet, ids: Mapping[str, str]) -> Booklet:
    """The same booklet with other section ids, in page ids and in the names of its furniture too."""
    if not ids:
        return booklet

    def item(one: Item, section: str) -> Item:
        # On its own pages a section's id may be a field's too.
        mine = {section} if one.tag.role is not Role.ARTIFACT else set()
        steps = one.tag.name.split(".")
        name = ".".join(step if step in mine else ids.get(step, step) for step in steps)
        return one if name == one.tag.name else replace(one, tag=replace(one.tag, name=name))

    def page(one: Page) -> Page:
        own = ids.get(one.section)
        id = one.id if own is None else own + one.id.removeprefix(one.section)
        return replace(one, id=id, section=own or one.section, items=tuple(item(i, one.section) for i in one.items))

    sections = tuple(replace(s, id=ids.get(s.id, s.id)) for s in booklet.sections)
    return replace(booklet, sections=sections, pages=tuple(map(page, booklet.pages)))


def _all_words(pages: Iterable[Page]) -> Counter[str]:
    return sum((read_words(page) for page in pages), Counter[str]())


def fields_renamed(booklet: Booklet, fields: Iterable[tuple[str, str, str]]) -> Booklet:
    """The same booklet with other field ids in the names of items; ``fields`` are (path, old id, new id)."""
    becomes = {path: (was, now) for path, was, now in fields}
    if not becomes:
        return booklet

    def item(one: Item) -> Item:
        path = next((path for path in becomes if one.tag.origin.startswith((f"{path}.", f"{path}["))), "")
        if not path:
            return one
        was, now = becomes[path]
        name = ".".join(now if step == was else step for step in one.tag.name.split("."))
        return replace(one, tag=replace(one.tag, name=name))

    pages = tuple(replace(page, items=tuple(map(item, page.items))) for page in booklet.pages)
    return replace(booklet, pages=pages)
