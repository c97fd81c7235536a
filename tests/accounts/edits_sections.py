"""Sections: in another order, more of them, fewer, split; their ids, colours, pictograms and pages."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from drafts import EDITION, Place, both, drop, edit, insert, put, reorder, shifted, swapped
from expect import CRITICAL, MINOR, NOTABLE, Account, account, said
from ledger import Edit
from making import BASES, base
from walking import section_path

SECTIONS = ("sections",)
PAGE: Any = {
    "id": "rights",
    "kind": "page",
    "title": "Mes droits",
    "pictogram": "star",
    "color": "navy",
    "blocks": [
        {"heading": {"from": "title"}},
        {"text": {"text": "Vous pouvez demander de l'aide."}},
        {"list": {"mark": "dot", "items": ["Pour lire une lettre", "Pour remplir un papier", "Pour téléphoner"]}},
    ],
}
TEXT: Any = {
    "id": "words",
    "kind": "text",
    "title": "Les mots difficiles",
    "pictogram": "question",
    "color": "navy",
    "intro": "Demandez ce que veut dire un mot.",
    "paragraphs": ["Un justificatif est un papier qui prouve.", "Une échéance est une date à ne pas dépasser."],
}
CARDS: Any = {
    "id": "papers",
    "kind": "contacts",
    "title": "Mes papiers",
    "pictogram": "bag",
    "color": "grey",
    "pages": 2,
    "intro": "Où sont vos papiers ?",
    "fields": [{"id": "what", "label": "Quel papier ?"}, {"id": "until", "label": "Bon jusqu'au", "answer": "date"}],
}


def _ids(name: str) -> list[str]:
    return [section["id"] for section in base(name).edition["sections"]]


def _of(name: str, id: str) -> Any:
    return next(section for section in base(name).edition["sections"] if section["id"] == id)


def _section(id: str) -> Place:
    return Place(EDITION, section_path(id))


def _moved(*ids: str) -> Account:
    """One section of these moved; its pages are those it has on either side."""
    if len(ids) == 1:
        return said("section-moved", NOTABLE, _section(ids[0]), *ids, section=ids[0])
    return account("section-moved", NOTABLE, *ids)


def orders() -> Iterator[Edit]:
    """Two sections that swap, and one that goes elsewhere. Of two neighbours, either may be the one that moved; of
    three that turn round, any two."""
    for name in BASES:
        ids = _ids(name)
        count = len(ids)
        for i, j in combinations(range(1, count - 1), 2):
            if j == i + 1:
                told: tuple[Account, ...] = (_moved(ids[i], ids[j]),)
            elif j == i + 2:
                told = (_moved(*ids[i : j + 1]), _moved(*ids[i : j + 1]))
            else:
                told = (_moved(ids[i]), _moved(ids[j]))
            change = reorder(EDITION, SECTIONS, *swapped(count, i, j))
            yield Edit("sections swapped", name, f"{ids[i]} and {ids[j]}", change, told)
        for i in range(1, count - 1):
            for j in range(1, count - 1):
                if abs(i - j) > 1:
                    change = reorder(EDITION, SECTIONS, *shifted(count, i, j))
                    yield Edit("a section moved", name, f"{ids[i]} to {j}", change, (_moved(ids[i]),))


def more() -> Iterator[Edit]:
    """A section more, a section less; the one that fills makes room without a word."""
    for name in BASES:
        ids = _ids(name)
        for value in (PAGE, TEXT, CARDS):
            for i in range(1, len(ids)):
                told = account(
                    "section-added",
                    NOTABLE,
                    value["id"],
                    after=value["title"],
                    new=_section(value["id"]),
                    section=value["id"],
                )
                change = insert(EDITION, SECTIONS, i, value)
                yield Edit("a section more", name, f"{value['id']} at {i}", change, (told,))
        for id in ids[1:-1]:
            told = account("section-removed", CRITICAL, id, before=_of(name, id)["title"], old=_section(id), section=id)
            yield Edit("a section less", name, id, drop(EDITION, _section(id).path), (told,))


def ids() -> Iterator[Edit]:
    """A section under another id: nobody reads it, and nothing else may be told."""
    for name in BASES:
        for id in _ids(name):
            for now in ("renamed", f"{id}-2"):
                path = section_path(id)
                told = account("id", MINOR, id, now, before=id, after=now, old=_section(id), new=_section(now))
                change = put(EDITION, (*path, "id"), now)
                yield Edit("a section's id", name, f"{id} is {now}", change, (told,))


def pages() -> Iterator[Edit]:
    """More pages, or fewer, of a section while another fills; more or fewer pages of the booklet as a whole."""
    for name in BASES:
        for id in ("calendar", "appointments", "contacts", "actions"):
            was = _of(name, id)["pages"]
            for now in (was - 4, was - 2, was + 2, was + 4):
                if now < 2:
                    continue
                path = section_path(id, "pages")
                told = said("section-resized setting", NOTABLE, Place(EDITION, path), id, after=str(now))
                yield Edit("a section's pages", name, f"{id} {was} to {now}", put(EDITION, path, now), (told,))
        total = Place(EDITION, ("pages",))
        for now in (44, 52, 56, 64):
            told = said("fact setting section-resized", CRITICAL if now < 48 else NOTABLE, total, "", "notes")
            yield Edit("the booklet's pages", name, str(now), put(EDITION, total.path, now), (told,))


def looks() -> Iterator[Edit]:
    """Another colour, another pictogram: settings, which may show or not."""
    for name in BASES:
        for i, id in enumerate(_ids(name)):
            section = _of(name, id)
            for key, values, kinds in (
                ("color", ("purple", "green", "grey"), "setting recoloured"),
                ("pictogram", ("sun", "bell", "phone"), "setting redrawn"),
            ):
                for now in (values[i % 3], values[(i + 1) % 3]):
                    if now != section[key]:
                        path = section_path(id, key)
                        told = said(kinds, None, Place(EDITION, path), id, before=section[key], after=now)
                        yield Edit(f"a section's {key}", name, f"{id} {now}", put(EDITION, path, now), (told,))


def splits() -> Iterator[Edit]:
    """A section that becomes two: what stood in one now stands in both."""
    for name, id, at in (
        ("v11", "prepare", 5),
        ("v11", "prepare", 8),
        ("v11", "my-steps", 3),
        ("v11", "my-steps", 5),
        ("v10", "about", 1),
        ("v10", "about", 2),
    ):
        whole = _of(name, id)
        key = "blocks" if "blocks" in whole else "paragraphs"
        second = {**whole, "id": f"{id}-more", "title": f"{whole['title']} (suite)", key: whole[key][at:]}
        if key == "blocks":
            second[key] = [{"heading": {"from": "title"}}, *second[key]]
        place = _ids(name).index(id) + 1
        change = both(put(EDITION, section_path(id, key), whole[key][:at]), insert(EDITION, SECTIONS, place, second))
        told = account("section-split", NOTABLE, id, f"{id}-more", old=_section(id))
        yield Edit("a section split", name, f"{id} at {at}", change, (told,))
    for name, id, kept in (("v11", "contacts", 4), ("v11", "appointments", 8), ("v11", "actions", 4)):
        whole = _of(name, id)
        second = {**whole, "id": f"{id}-more", "pages": whole["pages"] - kept, "title": f"{whole['title']} (suite)"}
        change = both(
            put(EDITION, section_path(id, "pages"), kept),
            insert(EDITION, SECTIONS, _ids(name).index(id) + 1, second),
        )
        told = account("section-split", NOTABLE, id, f"{id}-more", old=_section(id))
        yield Edit("a section split", name, f"{id} after {kept} pages", change, (told,))


def panels() -> Iterator[Edit]:
    """Parts of a section that are its choice to have."""
    for name in BASES:
        for section, key, levels in (
            ("cover", "owner", NOTABLE),
            ("privacy", "advice", NOTABLE),
            ("privacy", "found", CRITICAL),
            ("feedback", "survey", CRITICAL),
            ("feedback", "whatsapp", CRITICAL),
            ("feedback", "phone", CRITICAL),
            ("calendar", "key", NOTABLE),
        ):
            path = section_path(section, key)
            told = account("item-removed", levels, section, old=Place(EDITION, path), printed=True)
            yield Edit("a panel less", name, f"{section}.{key}", drop(EDITION, path), (told,))


def blocks() -> Iterator[Edit]:
    """Blocks of a section composed by hand."""
    block: Any = {"text": {"text": "Respirez, vous avez le temps."}}
    for name, id in (("v11", "prepare"), ("v11", "my-steps"), ("v10", "contents")):
        path = section_path(id, "blocks")
        own = _of(name, id)["blocks"]
        for i in range(1, len(own) + 1):
            told = account("item-added", NOTABLE, id, after="Respirez", new=Place(EDITION, (*path, i)), printed=True)
            yield Edit("a block more", name, f"{id} at {i}", insert(EDITION, path, i, block), (told,))
        for i, inner in enumerate(own):
            ((kind, value),) = inner.items()
            if kind in ("text", "list"):
                told = account("item-removed", NOTABLE, id, old=Place(EDITION, (*path, i)), printed=True)
                yield Edit("a block less", name, f"{id} {kind} {i}", drop(EDITION, (*path, i)), (told,))
            if kind == "spacer":
                for now in (value + 1, value + 5):
                    step = (*path, i, "spacer")
                    told = said("setting", None, Place(EDITION, step), id)
                    yield Edit("a block's setting", name, f"{id} {i} spacer {now}", put(EDITION, step, now), (told,))
            for key, now in (("mark", "cross"), ("gap", 3), ("style", "lead"), ("pitch", 11), ("count", 2)):
                if kind in ("text", "list", "lines") and key in value:
                    step = (*path, i, kind, key)
                    told = said("setting restyled", None, Place(EDITION, step), id)
                    yield Edit("a block's setting", name, f"{id} {i} {kind}.{key}", put(EDITION, step, now), (told,))


def kinds() -> Iterator[Edit]:
    """The same words, set by another template."""
    for name, now in (("v11", "actions"), ("v10", "appointments")):
        path = section_path("contacts", "kind")
        told = said("section-retyped setting", NOTABLE, Place(EDITION, path), "contacts", after=now)
        fewer = edit(EDITION, section_path("contacts"), lambda section: {**section, "per_page": 2})
        yield Edit("a section's kind", name, now, put(EDITION, path, now), (told,), fewer)


def all_edits() -> Iterator[Edit]:
    yield from orders()
    yield from more()
    yield from ids()
    yield from pages()
    yield from looks()
    yield from splits()
    yield from panels()
    yield from blocks()
    yield from kinds()
