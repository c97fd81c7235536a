"""Rows of lists, fields of cards, and how much room a field leaves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafts import EDITION, Place, drop, edit, insert, put, reorder, shifted, swapped
from expect import CRITICAL, MINOR, NOTABLE, Levels, account, said
from ledger import Edit
from making import BASES, base
from walking import Listed, has_number, lists, named, section_path

ROWS = frozenset({"never", "items", "steps", "days", "publisher", "paragraphs", "options"})
FIELD = {"id": "bus", "label": "En bus, ou en train ?"}
ROW = "Une chose de plus"
STEP = {"title": "Gardez le carnet", "text": "Il est à vous.", "pictogram": "lock"}


def _rows(name: str) -> Iterator[Listed]:
    for found in lists(base(name).edition):
        if found.key in ROWS:
            yield found


def _grave(words: str) -> Levels:
    return CRITICAL if has_number(words) else NOTABLE


def _removed(family: str, name: str, found: Listed, i: int) -> Edit:
    words = found.words(i)
    told = account(
        "item-removed", _grave(words), found.section, before=words, old=found.entry(i), printed=True, what=None
    )
    return Edit(family, name, f"{named(found.path)} without {words!r}", drop(EDITION, found.entry(i).path), (told,))


def _added(family: str, name: str, found: Listed, i: int, value: Any, words: str) -> Edit:
    step = f"#{value['id']}" if isinstance(value, dict) and "id" in value else i
    new = Place(EDITION, (*found.path, step))
    told = account("item-added", _grave(words), found.section, after=words, new=new, printed=True)
    change = insert(EDITION, found.path, i, value)
    return Edit(family, name, f"{named(found.path)}[{i}] {words!r}", change, (told,))


def _reordered(family: str, name: str, found: Listed, order: list[int]) -> Edit:
    told = said("reordered", NOTABLE, found.place, found.section)
    return Edit(family, name, f"{named(found.path)} {order}", reorder(EDITION, found.path, *order), (told,))


def rows() -> Iterator[Edit]:
    """A row less, a row more, two rows that swap, a row that goes to the end."""
    for name in BASES:
        for found in _rows(name):
            count = len(found.entries)
            for i in range(count):
                yield _removed("a row less", name, found, i)
            value: Any = STEP if found.key == "steps" else ROW
            for i in sorted({0, count // 2, count}):
                yield _added("a row more", name, found, i, value, STEP["title"] if value is STEP else ROW)
            for i in range(0, count - 1, 2):
                yield _reordered("rows in another order", name, found, swapped(count, i, i + 1))
            if count > 2:
                yield _reordered("rows in another order", name, found, shifted(count, 0, count - 1))


def numbered_rows() -> Iterator[Edit]:
    """A row that has a number: more or less of it is critical."""
    for name in BASES:
        for found in _rows(name):
            if found.key == "items" and found.section == "privacy":
                row = "Ou le 01 99 00 45 12."
                yield _added("a row more", name, found, 1, row, row)


def fields() -> Iterator[Edit]:
    """A question less, a question more, questions in another order."""
    for name in BASES:
        for found in lists(base(name).edition):
            if found.key != "fields":
                continue
            count = len(found.entries)
            for i in range(count):
                if found.path[2] != "example":
                    yield _removed("a field less", name, found, i)
            for i in (0, count // 2, count):
                yield _added("a field more", name, found, i, FIELD, FIELD["label"])
                half = {**FIELD, "label": "En bus ?", "width": "half"}
                yield _added("a field more", name, found, i, half, half["label"])
            for i in range(0, count - 1, 2):
                yield _reordered("fields in another order", name, found, swapped(count, i, i + 1))
            yield _reordered("fields in another order", name, found, shifted(count, 0, count - 1))


def field_ids() -> Iterator[Edit]:
    """A field under another id, which nobody reads: told as what it is, and nothing else."""
    for name in BASES:
        for found in lists(base(name).edition):
            if found.key == "fields":
                for entry in found.entries:
                    path = (*found.path, f"#{entry['id']}")
                    old, new = Place(EDITION, path), Place(EDITION, (*found.path, "#renamed"))
                    told = account("id", MINOR, found.section, before=entry["id"], after="renamed", old=old, new=new)
                    change = edit(EDITION, path, _under_id)
                    yield Edit("a field's id", name, f"{named(path)} renamed", change, (told,))


def _under_id(entry: Any) -> Any:
    return {**entry, "id": "renamed"}


def _set(name: str, found: Listed, entry: Any, key: str, value: Any, levels: Levels | None) -> Edit:
    path = (*found.path, f"#{entry['id']}")
    new = Place(EDITION, (*path, key))
    old = new if key in entry else None
    told = account("setting", levels, found.section, after=str(value), old=old, new=new)
    return Edit("room to answer", name, f"{named(path)}.{key} = {value}", put(EDITION, (*path, key), value), (told,))


def room() -> Iterator[Edit]:
    """How many lines, how wide, which boxes: settings, as grave as what they do on paper."""
    for name in BASES:
        for found in lists(base(name).edition):
            if found.key != "fields":
                continue
            for i, entry in enumerate(found.entries):
                answer = entry.get("answer", "lines")
                if answer == "lines":
                    yield _set(name, found, entry, "lines", entry.get("lines", 1) + 1, NOTABLE)
                    if "example" not in entry:
                        yield _set(name, found, entry, "answer", ("date", "time", "phone", "blank")[i % 4], NOTABLE)
                if answer in ("date", "time", "phone"):
                    yield _set(name, found, entry, "answer", "lines", NOTABLE)
                widths = ("full", "two-thirds", "half", "third")
                was = entry.get("width", "full")
                yield _set(name, found, entry, "width", widths[(widths.index(was) + 1 + i % 2) % 4], NOTABLE)
    for name in BASES:
        for section, count in (("appointments", 1), ("contacts", 2), ("actions", 1)):
            path = section_path(section, "per_page")
            told = said("setting", NOTABLE, Place(EDITION, path), section, after=str(count))
            yield Edit("room to answer", name, f"{section} {count} a page", put(EDITION, path, count), (told,))


def defaults() -> Iterator[Edit]:
    """What goes without saying, said: nothing prints otherwise, and it was declared."""
    for name in BASES:
        for section, field, key, value in (
            ("appointments", "decided", "answer", "lines"),
            ("appointments", "decided", "width", "full"),
            ("actions", "goal", "lines", 1),
        ):
            path = section_path(section, "fields", f"#{field}")
            told = account("setting", MINOR, section, after=str(value), new=Place(EDITION, (*path, key)))
            yield Edit("said by default", name, f"{named(path)}.{key}", put(EDITION, (*path, key), value), (told,))


def all_edits() -> Iterator[Edit]:
    yield from rows()
    yield from numbered_rows()
    yield from fields()
    yield from field_ids()
    yield from room()
    yield from defaults()
