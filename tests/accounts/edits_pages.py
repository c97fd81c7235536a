"""Pages of a section that has pages of its own: one more, one less, two that swap; seen in locks and in the layout."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from drafts import EDITION, LAYOUT, Change, Place, both, drop, insert, placed, put, reorder, sealed, swapped
from expect import CRITICAL, NOTABLE, account
from ledger import Edit
from making import BASES

PAGE: Any = {
    "furniture": ["folio"],
    "margins": {"head": 16, "foot": 18, "inside": 16, "outside": 16},
    "blocks": [
        {"heading": {"text": "Une page de plus"}},
        {"text": {"text": "Écrivez avec un stylo qui ne coule pas.", "style": "lead"}},
        {"list": {"items": ["Un stylo bleu", "Un stylo noir"]}},
    ],
}
SECOND: Any = {
    **PAGE,
    "blocks": [
        {"heading": {"text": "Autre chose encore"}},
        {"text": {"text": "Rangez votre carnet dans une poche sèche.", "style": "lead"}},
        {"lines": {"count": 4}},
    ],
}
GUIDE = ("templates", "guide", "first")


def _alone(name: str, total: int) -> Change:
    """A lock whose notes have as many pages on both sides, and that forgot its layout: only the pages can tell."""
    notes = {"v10": 6, "v11": 4}[name]
    notes_path = ("sections", "#notes", "pages")
    no_hashes = placed(lambda booklet: replace(booklet, hashes=()))
    return both(sealed, no_hashes, put(EDITION, notes_path, notes), put(EDITION, ("pages",), total))


def in_locks() -> Iterator[Edit]:
    """A page more is one page more, wherever it stands; a page less is critical; two that swap are one that moved."""
    for name in BASES:
        for i in range(4):
            first = 3 + i
            more = both(insert(LAYOUT, GUIDE, i, PAGE), put(EDITION, ("pages",), 49))
            told = account("page-added", NOTABLE, "guide", pages_old=(), pages_new=(first,), unexpected=None)
            yield Edit("a page more", name, f"guide at {i}", more, (told,), _alone(name, 48))
        for i in range(3):
            less = both(drop(LAYOUT, (*GUIDE, i)), put(EDITION, ("pages",), 47))
            told = account("page-removed", CRITICAL, "guide", pages_old=(3 + i,), pages_new=(), unexpected=None)
            yield Edit("a page less", name, f"guide {i}", less, (told,), _alone(name, 48))
        for i in range(2):
            swap = reorder(LAYOUT, GUIDE, *swapped(3, i, i + 1))
            told = account("page-moved", NOTABLE, "guide", unexpected=None)
            yield Edit("pages swapped", name, f"guide {i}", swap, (told,), _alone(name, 48))
        less = both(drop(LAYOUT, ("templates", "feedback", "first", 1)), put(EDITION, ("pages",), 47))
        told = account("page-removed", CRITICAL, "feedback", pages_new=(), unexpected=None)
        yield Edit("a page less", name, "feedback", less, (told,), _alone(name, 48))


def in_layouts() -> Iterator[Edit]:
    """Pages of a template: two more, so that what starts on the left still does; the notes make room."""
    for name in BASES:
        for i in range(4):
            more = both(insert(LAYOUT, GUIDE, i, PAGE), insert(LAYOUT, GUIDE, i + 1, SECOND))
            told = tuple(
                account("layout setting page-added", NOTABLE, new=Place(LAYOUT, (*GUIDE, i + j))) for j in range(2)
            )
            yield Edit("a template's pages", name, f"guide at {i}", more, told)


def all_edits() -> Iterator[Edit]:
    yield from in_locks()
    yield from in_layouts()
