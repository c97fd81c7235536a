"""What an edition says of itself and never prints: told, and minor; but how many copies is a committee's decision."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafts import EDITION, Place, drop, insert, put
from expect import MINOR, NOTABLE, account, said
from ledger import Edit
from making import BASES, base

CHANGE: Any = {
    "what": "Les lignes sont plus espacées.",
    "why": "Essai de terrain : on écrit gros.",
    "hypothesis": "Une ligne plus large se remplit plus souvent.",
}
WAIVER: Any = {"rule": "P122", "why": "Le code se lit aussi à cette taille."}
FACT = "fact setting"


def plain_facts() -> Iterator[Edit]:
    for name in BASES:
        for key, values in (
            ("date", ("2027-01", "2026-09-14")),
            ("status", ("draft", "retired")),
            ("copies", (500, 25000)),
            ("author", ("La Plateforme de l'inclusion", "Mon Récap")),
            ("previous", ("v10" if name == "v11" else "v11",)),
        ):
            for now in values:
                if base(name).edition.get(key) == now:
                    continue
                place = Place(EDITION, (key,))
                old = place if key in base(name).edition else None
                told = account(FACT, NOTABLE if key == "copies" else MINOR, "", after=str(now), old=old, new=place)
                yield Edit("a fact", name, f"{key} {now}", put(EDITION, (key,), now), (told,))


def reasons() -> Iterator[Edit]:
    """What changed, why, what is waived: entries more, fewer and reworded, told of the list."""
    for name in BASES:
        for key, value in (("changes", CHANGE), ("waivers", WAIVER)):
            entries = base(name).edition[key]
            for i in (0, len(entries)):
                told = account(FACT, MINOR, "", new=Place(EDITION, (key,)))
                yield Edit("reasons", name, f"{key} more at {i}", insert(EDITION, (key,), i, value), (told,))
            for i in range(len(entries)):
                told = account(FACT, MINOR, "", old=Place(EDITION, (key,)))
                yield Edit("reasons", name, f"{key} less {i}", drop(EDITION, (key, i)), (told,))
                path = (key, i, "why")
                told = said(FACT, MINOR, Place(EDITION, (key,)), "")
                change = put(EDITION, path, "Une autre raison, tout aussi bonne.")
                yield Edit("reasons", name, f"{key}[{i}].why", change, (told,))


def all_edits() -> Iterator[Edit]:
    yield from plain_facts()
    yield from reasons()
