"""What a version did to the sections of the one before.

Judged from what was declared, section by section: nothing is composed, so a whole family answers at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Verb(StrEnum):
    """What a version can do to a section of the one before."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    RENAMED = "renamed"
    RETITLED = "retitled"
    RESIZED = "resized"
    FIELDS_ADDED = "fields-added"
    FIELDS_REMOVED = "fields-removed"
    FIELDS_REWORDED = "fields-reworded"
    TEXTS_CHANGED = "texts-changed"


@dataclass(frozen=True, slots=True)
class Part:
    """A section as declared. ``pages`` is 0 where nobody knows; a lock knows neither ``fields`` nor ``texts``.

    ``fields`` are its questions, (id, label), wherever in the section they stand; ``texts`` its other words.
    """

    id: str
    kind: str
    title: str
    pages: int = 0
    fields: tuple[tuple[str, str], ...] | None = None
    texts: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing a version did to a section. ``count`` is of pages, fields or texts; ``items`` are their words."""

    verb: Verb
    section: str
    title: str
    before: str = ""
    after: str = ""
    count: int = 1
    items: tuple[str, ...] = ()


def deeds(old: Sequence[Part], new: Sequence[Part]) -> Iterator[Deed]:
    """What became of the sections, in the reading order of ``new``; those that are gone come last."""
    before = {part.id: part for part in old}
    was = _renamed(before, {part.id: part for part in new})
    ids = [was.get(part.id, part.id) for part in new]
    stays = _in_order([part.id for part in old], ids)
    names, after = called(new), ""
    for part, id in zip(new, ids, strict=True):
        name = names[part.id]
        if id not in before:
            yield Deed(Verb.ADDED, part.id, name, count=part.pages)
        else:
            if id not in stays:
                yield Deed(Verb.MOVED, part.id, name, after=after)
            yield from _reworked(before[id], part, name)
        after = name
    names = called(old)
    for part in old:
        if part.id not in ids:
            yield Deed(Verb.REMOVED, part.id, names[part.id], count=part.pages)


def called(parts: Sequence[Part]) -> dict[str, str]:
    """What people call each section: its title, with its id where two have the same, or where it has none."""
    titles = Counter(part.title for part in parts)
    return {p.id: p.title if p.title and titles[p.title] == 1 else f"{p.title} ({p.id})".lstrip() for p in parts}


def _renamed(old: Mapping[str, Part], new: Mapping[str, Part]) -> dict[str, str]:
    """Which new id is which old one: the same kind and title, and neither id on the other side."""
    gone = {(part.kind, part.title): id for id, part in old.items() if id not in new}
    came = ((id, gone.get((part.kind, part.title))) for id, part in new.items() if id not in old)
    return {id: was for id, was in came if was}


def _in_order(old: Sequence[str], new: Sequence[str]) -> frozenset[str]:
    """The longest run of ids that kept their order: the others have moved."""
    place = {id: nth for nth, id in enumerate(new)}
    best: dict[str, tuple[str, ...]] = {}
    for id in (id for id in old if id in place):
        runs = (best[other] for other in best if place[other] < place[id])
        best[id] = (*_longest(runs), id)
    return frozenset(_longest(best.values()))


def _longest(runs: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return max(runs, key=len, default=())


def _reworked(old: Part, new: Part, name: str) -> Iterator[Deed]:
    if old.id != new.id:
        yield Deed(Verb.RENAMED, new.id, name, old.id, new.id)
    if old.title != new.title:
        yield Deed(Verb.RETITLED, new.id, name, old.title, new.title)
    if old.pages and new.pages and old.pages != new.pages:
        yield Deed(Verb.RESIZED, new.id, name, str(old.pages), str(new.pages), new.pages - old.pages)
    if old.fields is not None and new.fields is not None:
        yield from _fields(dict(old.fields), dict(new.fields), new.id, name)
    if old.texts is not None and new.texts is not None:
        came, gone = Counter(new.texts), Counter(old.texts)
        if count := max((came - gone).total(), (gone - came).total()):
            yield Deed(Verb.TEXTS_CHANGED, new.id, name, count=count)


def _fields(old: Mapping[str, str], new: Mapping[str, str], section: str, name: str) -> Iterator[Deed]:
    for verb, words in (
        (Verb.FIELDS_ADDED, [new[id] for id in new if id not in old]),
        (Verb.FIELDS_REMOVED, [old[id] for id in old if id not in new]),
        (Verb.FIELDS_REWORDED, [f"{old[id]} → {new[id]}" for id in new if id in old and old[id] != new[id]]),
    ):
        if words:
            yield Deed(verb, section, name, count=len(words), items=tuple(words))
