"""What a booklet says: an edition is metadata and an ordered list of sections.

Every declared string is a ``Said``: it remembers its path, so that a finding about printed words
can point at the line of YAML they come from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from recap_print.declared import Said


class Answer(StrEnum):
    """What a field leaves room for."""

    LINES = "lines"
    DATE = "date"
    TIME = "time"
    PHONE = "phone"
    TICKS = "ticks"
    TICK = "tick"
    BLANK = "blank"


class Width(StrEnum):
    """How much of the row a field takes."""

    FULL = "full"
    TWO_THIRDS = "two-thirds"
    HALF = "half"
    THIRD = "third"

    @property
    def sixths(self) -> int:
        return {"full": 6, "two-thirds": 4, "half": 3, "third": 2}[self.value]


@dataclass(frozen=True, slots=True)
class Field:
    """A question and the room to answer it by hand. ``example`` is shown on the guide pages only."""

    id: str
    label: Said
    answer: Answer = Answer.LINES
    lines: int = 1
    width: Width = Width.FULL
    options: tuple[Said, ...] = ()
    example: Said | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Named content: what a template reaches with ``from: name`` or ``from: name.part``."""

    entries: tuple[tuple[str, Content], ...] = ()

    def get(self, name: str) -> Content | None:
        """The content at a dotted name, or None."""
        head, _, rest = name.partition(".")
        found = next((value for key, value in self.entries if key == head), None)
        if not rest:
            return found
        return found.get(rest) if isinstance(found, Group) else None

    def said(self) -> Iterator[tuple[str, Said]]:
        """Every string within, with its dotted name, in file order."""
        for key, value in self.entries:
            yield from _said(key, value)


Content = Said | int | Field | Group | tuple["Content", ...]


def _said(name: str, value: Content) -> Iterator[tuple[str, Said]]:
    match value:
        case Said():
            yield name, value
        case Group():
            for inner, said in value.said():
                yield f"{name}.{inner}", said
        case tuple():
            for part in value:
                yield from _said(name, part)
        case Field():
            yield f"{name}.{value.id}", value.label
            for said in (*value.options, *([value.example] if value.example else [])):
                yield f"{name}.{value.id}", said
        case int():
            return


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the booklet. ``pages`` is a number, or None for ``fill``; 0 means "as many as its template has".

    ``blocks`` (kind ``page`` only) is plain data in the layout's own block language, at ``origin.blocks``.
    """

    id: str
    kind: str
    origin: str
    title: Said
    pictogram: str
    color: str
    pages: int | None
    content: Group
    blocks: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What this edition changes, why, and the hypothesis it puts to the test."""

    what: str
    why: str
    hypothesis: str


@dataclass(frozen=True, slots=True)
class Waiver:
    """What preflight finds by ``rule`` and this edition lets pass, if it says the words of ``only``; and why."""

    origin: str
    rule: str
    why: str
    only: str = ""


@dataclass(frozen=True, slots=True)
class Variant:
    """The edition in another language, another layout, or both; what is empty is as in the edition itself."""

    origin: str
    language: str = ""
    layout: str = ""
    pages: int = 0

    @property
    def name(self) -> str:
        """What it is called after its edition: ``ar``, ``large``, ``ar-large``."""
        return "-".join(part for part in (self.language, self.layout) if part)


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of the booklet. ``pages`` is the printed page count it promises.

    ``variant`` says which of its ``variants`` this is: the edition itself when it is empty. ``press`` is the profile it
    is imposed for when none is named.
    """

    id: str
    title: Said
    author: str
    language: str
    layout: str
    previous: str
    date: str
    status: str
    copies: int
    pages: int
    changes: tuple[Change, ...]
    sections: tuple[Section, ...]
    waivers: tuple[Waiver, ...] = ()
    press: str = ""
    variants: tuple[Variant, ...] = ()
    variant: str = ""

    @property
    def name(self) -> str:
        """``v11``, or ``v11.ar``: what its lock and its files are called."""
        return f"{self.id}.{self.variant}" if self.variant else self.id

    @property
    def facts(self) -> dict[str, str]:
        """What ``{edition}`` and ``{language}`` stand for in declared strings."""
        return {"edition": self.id, "language": self.language}
