"""The family of editions: which version came of which, and what each did to the one before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from recap_print.compare.deeds import Deed, Part, called, deeds
from recap_print.edition.model import Change


class Known(StrEnum):
    """How a version is known: from its file, from its lock alone, or only because another names it."""

    FILE = "file"
    LOCK = "lock"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Member:
    """One version, as far as it is known. ``trim`` is in mm; empty words and zeros are what nobody said.

    ``troubles`` are what stood in the way of reading it, one sentence each.
    """

    name: str
    known: Known = Known.FILE
    title: str = ""
    language: str = ""
    previous: str = ""
    date: str = ""
    status: str = ""
    layout: str = ""
    trim: tuple[float, float] | None = None
    pages: int = 0
    copies: int = 0
    changes: tuple[Change, ...] = ()
    parts: tuple[Part, ...] = ()
    troubles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A version in its line. ``deeds`` is None where there is nothing to compare it with."""

    member: Member
    parent: Member | None = None
    deeds: tuple[Deed, ...] | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A section across versions: its pages in each, 0 where nobody knows how many, None where it is not there."""

    id: str
    title: str
    cells: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Sections × versions, the oldest version first, sections in reading order of the newest that has them."""

    versions: tuple[str, ...]
    rows: tuple[Row, ...]
    pages: tuple[int, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Family:
    """Versions, newest first and never before one that came of them."""

    entries: tuple[Entry, ...]

    @property
    def title(self) -> str:
        """The title of the newest version that has one."""
        return next((entry.member.title for entry in self.entries if entry.member.title), "")

    @property
    def told(self) -> tuple[Entry, ...]:
        """The versions of which more than the name is known."""
        return tuple(entry for entry in self.entries if entry.member.known is not Known.NAME)

    @property
    def troubles(self) -> tuple[str, ...]:
        return tuple(trouble for entry in self.entries for trouble in entry.member.troubles)

    def matrix(self) -> Matrix:
        return matrix([entry.member for entry in reversed(self.told)])


def family(members: Iterable[Member], of: str = "") -> Family:
    """Every version, or with ``of`` that one and its ancestors.

    ``members`` come in the order of their names, each name once. A circle of `previous` is cut at its oldest version
    and told as a trouble; a `previous` that is no member becomes one, known by name alone.
    """
    known = _cut({member.name: member for member in members})
    known = {member.name: member for member in _with_missing(known)}
    if of:
        known = {member.name: member for member in _line(known, of)}
    return Family(tuple(_entry(member, known) for member in _newest_first(known)))


def _with_missing(known: Mapping[str, Member]) -> Iterator[Member]:
    """Each version, and before the first that came of it each that is named and not there."""
    told = set(known)
    for member in known.values():
        if member.previous and member.previous not in told:
            said = f"{member.name}: there is neither a file nor a lock of its `previous`, {member.previous}"
            yield Member(member.previous, Known.NAME, troubles=(said,))
            told.add(member.previous)
        yield member


def _entry(member: Member, known: Mapping[str, Member]) -> Entry:
    parent = known.get(member.previous)
    if parent is None or not parent.parts or not member.parts:
        return Entry(member, parent)
    return Entry(member, parent, tuple(deeds(parent.parts, member.parts)))


def _line(known: Mapping[str, Member], name: str) -> Iterator[Member]:
    member = known.get(name)
    while member is not None:
        yield member
        member = known.get(member.previous)


def _cut(known: dict[str, Member]) -> dict[str, Member]:
    """The same versions without a circle: its first by date, then by name, has no `previous` any more."""
    order = list(known)
    sound: set[str] = set()
    for name in order:
        path: list[str] = []
        while name in known and name not in sound and name not in path:
            path.append(name)
            name = known[name].previous
        sound.update(path)
        if name in path:
            circle = path[path.index(name) :]
            first = min(circle, key=lambda one: (known[one].date, order.index(one)))
            turn = circle.index(first)
            said = " → ".join([*circle[turn:], *circle[:turn], first])
            trouble = f"`previous` goes round in a circle: {said}; it is cut before {first}"
            cut = known[first]
            known[first] = replace(cut, previous="", troubles=(*cut.troubles, trouble))
    return known


def _newest_first(known: Mapping[str, Member]) -> Iterator[Member]:
    """By date, but never a version before all those that came of it. One without a date follows its neighbour's."""
    when: dict[str, tuple[str, int]] = {}
    date = ""
    for place, member in enumerate(known.values()):
        date = member.date or date
        when[member.name] = date, place
    children = Counter(member.previous for member in known.values())
    free = [name for name in known if not children[name]]
    while free:
        free.sort(key=lambda name: when[name])
        member = known[free.pop()]
        yield member
        children[member.previous] -= 1
        if member.previous in known and not children[member.previous]:
            free.append(member.previous)


def matrix(members: Sequence[Member]) -> Matrix:
    """Sections × versions; ``members`` come oldest first."""
    order: list[str] = []
    titles: dict[str, str] = {}
    for member in reversed(members):
        names = called(member.parts)
        at = -1  # a section the newer versions lack stands after the one it followed
        for part in member.parts:
            if part.id not in titles:
                order.insert(at + 1, part.id)
                titles[part.id] = names[part.id]
            at = order.index(part.id)
    pages = [{part.id: part.pages for part in member.parts} for member in members]
    rows = (Row(id, titles[id], tuple(of.get(id) for of in pages)) for id in order)
    return Matrix(tuple(m.name for m in members), tuple(rows), tuple(m.pages for m in members))
