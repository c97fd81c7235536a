"""Two or three edits at once, that have nothing to do with each other: each is told, each once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

import edits_facts
import edits_layout
import edits_lists
import edits_numbers
import edits_sections
import edits_words
from drafts import as_it_is, both
from expect import MINOR, NOTABLE, Account
from ledger import Edit
from making import BASES

PAIRS = (
    ("a digit", "a word"),
    ("a digit", "a row less"),
    ("a digit", "a section's color"),
    ("a digit", "a section moved"),
    ("a QR code", "a line more"),
    ("a QR code", "a section's title"),
    ("a word", "a word"),
    ("a word", "a field's id"),
    ("a word", "a section moved"),
    ("a word", "a section's title"),
    ("a word", "a style's ink"),
    ("a word", "a swatch"),
    ("a word", "a fact"),
    ("a row less", "a row more"),
    ("a row more", "a section's title"),
    ("rows in another order", "a word"),
    ("a field less", "a field more"),
    ("a field less", "a section's id"),
    ("a field more", "a word"),
    ("fields in another order", "a row less"),
    ("a section's title", "a section moved"),
    ("a section's id", "a section moved"),
    ("a section's id", "a word"),
    ("a section's pages", "a word"),
    ("a section more", "a digit"),
    ("a section less", "a word"),
    ("a section less", "a section more"),
    ("a block more", "a block less"),
    ("a fact", "reasons"),
    ("a swatch", "a section's id"),
)
OF_EACH = 6
"""Couples made of each pair of families."""


def _singles() -> dict[tuple[str, str], list[Edit]]:
    """Edits by family and edition."""
    found: dict[tuple[str, str], list[Edit]] = {}
    rooms: Iterable[Iterator[Edit]] = (
        room.all_edits()
        for room in (edits_numbers, edits_words, edits_lists, edits_sections, edits_facts, edits_layout)
    )
    for edit in chain.from_iterable(rooms):
        if edit.given is as_it_is:
            found.setdefault((edit.family, edit.base), []).append(edit)
    return found


def _apart(*edits: Edit) -> bool:
    """Do these edits speak of sections, or files, of their own?"""
    named = [frozenset(chain.from_iterable(a.sections or () for a in edit.accounts)) for edit in edits]
    return all(not (x & y) for i, x in enumerate(named) for y in named[:i])


def couples() -> Iterator[Edit]:
    singles = _singles()
    for n, (first, second) in enumerate(PAIRS):
        for name in BASES:
            one, other = singles.get((first, name), []), singles.get((second, name), [])
            made = 0
            for k in range(len(one) * 3):
                a, b = one[(k * 7 + n) % len(one)], other[(k * 11 + 5 * n) % len(other)] if other else one[0]
                if other and a is not b and _apart(a, b) and made < OF_EACH // 2:
                    made += 1
                    yield _together(a, b)


def triples() -> Iterator[Edit]:
    singles = _singles()
    for n, families in enumerate((("a digit", "a word", "a row more"), ("a section moved", "a digit", "a field less"))):
        for name in BASES:
            own = [singles[family, name] for family in families]
            made = 0
            for k in range(200):
                found = [edits[(k * (7 + 4 * i) + n) % len(edits)] for i, edits in enumerate(own)]
                if made < OF_EACH and _apart(*found):
                    made += 1
                    yield _together(*found)


def _together(*edits: Edit) -> Edit:
    change = both(*(edit.change for edit in edits))
    accounts = tuple(map(_weighed, chain.from_iterable(edit.accounts for edit in edits)))
    family = "two at once" if len(edits) == 2 else "three at once"
    return Edit(family, edits[0].base, " + ".join(f"{e.family}: {e.name}" for e in edits), change, accounts)


def _weighed(account: Account) -> Account:
    """What weighs as much as is seen on paper is not seen alone there any more."""
    return account if account.levels is not None else replace(account, levels=MINOR | NOTABLE)


def all_edits() -> Iterator[Edit]:
    yield from couples()
    yield from triples()
