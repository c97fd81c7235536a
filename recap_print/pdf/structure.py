"""What a PDF says beside its pages: properties, output intents, layers, actions, forms, embedded files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf.generic import DictionaryObject

from recap_print.pdf.intents import intents
from recap_print.pdf.metadata import Properties, info, metadata
from recap_print.pdf.model import Intent
from recap_print.pdf.objects import Notes, Objects, Reader
from recap_print.pdf.state import Book

MOST = 10_000
"""Entries of one kind: actions, fields, names of files. No honest file has as many."""
DEEPEST = 64


@dataclass(slots=True)
class Structure:
    """The facts of a file as a whole."""

    notes: Notes
    version: str = ""
    identified: bool = False
    info: Properties = ()
    xmp: Properties = ()
    xmp_state: str = ""
    intents: tuple[Intent, ...] = ()
    layers: tuple[str, ...] = ()
    layers_state: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    form_fields: int = 0
    attachments: tuple[str, ...] = field(default=())


def structure(book: Book, reader: Reader, catalog: DictionaryObject) -> Structure:
    """Everything but the pages."""
    objects = book.objects
    trailer = reader.trailer
    layers = objects.dictionary(catalog.get("/OCProperties"))
    named = objects.dictionary(catalog.get("/Names"))
    xmp, state = metadata(objects, book.unpacker, catalog.get("/Metadata"))
    found = Structure(
        notes=objects.notes,
        version=objects.name(catalog.get("/Version")),
        identified=_identified(objects, trailer.get("/ID")),
        info=info(objects, trailer.get("/Info")),
        xmp=xmp,
        xmp_state=state,
        intents=intents(objects, book.unpacker, catalog.get("/OutputIntents")),
        form_fields=sum(1 for _ in _fields(objects, catalog)),
    )
    if "/OCProperties" in catalog:
        groups = objects.array(layers.get("/OCGs"))[:MOST]
        found.layers = tuple(objects.text(objects.dictionary(group).get("/Name"), 200) or "?" for group in groups)
        found.layers_state = tuple(dict.fromkeys(_layers_state(objects, layers)))
    files = (_file_name(objects, key, value) for key, value in _names(objects, named.get("/EmbeddedFiles")))
    also = (_file_name(objects, None, value) for value in objects.array(catalog.get("/AF"))[:MOST])
    found.attachments = tuple(dict.fromkeys((*files, *also)))
    found.actions = tuple(_document_actions(objects, catalog, named))
    return found


def _identified(objects: Objects, value: Any) -> bool:
    parts = [objects.look(part) for part in objects.array(value)]
    return len(parts) == 2 and all(isinstance(part, str | bytes) and len(part) > 0 for part in parts)


def _layers_state(objects: Objects, properties: DictionaryObject) -> Iterator[str]:
    """What ISO 15930-7, 6.24 does not allow optional content to say."""
    usual = objects.look(properties.get("/D"))
    if not isinstance(usual, DictionaryObject):
        yield "no /D"
    others = [objects.dictionary(other) for other in objects.array(properties.get("/Configs"))[:MOST]]
    names = []
    for configuration in ([usual] if isinstance(usual, DictionaryObject) else []) + others:
        if "/AS" in configuration:
            yield "AS"
        names.append(objects.text(configuration.get("/Name"), 200))
    if "" in names:
        yield "unnamed configuration"
    if len(set(names)) < len(names):
        yield "two configurations of one name"


def page_actions(objects: Objects, entries: DictionaryObject) -> list[str]:
    """The kinds of the actions of a page or an annotation: its own, and those that events call."""
    found = list(_chain(objects, entries.get("/A")))
    for event in list(objects.dictionary(entries.get("/AA")).values())[:MOST]:
        found += _chain(objects, event)
    return found


def _document_actions(objects: Objects, catalog: DictionaryObject, named: DictionaryObject) -> Iterator[str]:
    opening = objects.look(catalog.get("/OpenAction"))
    if isinstance(opening, DictionaryObject):  # an array is a place to open at, and does nothing
        yield from (f"OpenAction {kind}" for kind in _chain(objects, opening))
    yield from page_actions(objects, catalog)
    for _, value in _names(objects, named.get("/JavaScript")):
        yield from _chain(objects, value)
    seen: set[int] = set()
    pending = [objects.dictionary(objects.dictionary(catalog.get("/Outlines")).get("/First"))]
    while pending and len(seen) < MOST:
        item = pending.pop()
        if not item or id(item) in seen:
            continue
        seen.add(id(item))
        yield from _chain(objects, item.get("/A"))
        pending += [objects.dictionary(item.get("/Next")), objects.dictionary(item.get("/First"))]


def _chain(objects: Objects, value: Any) -> Iterator[str]:
    """The kinds of an action and of those that follow it."""
    pending: list[Any] = [value]
    seen: set[int] = set()
    while pending and len(seen) < DEEPEST:
        action = objects.dictionary(pending.pop())
        if not action or id(action) in seen:
            continue
        seen.add(id(action))
        yield objects.name(action.get("/S")) or "unknown"
        following = objects.look(action.get("/Next"))
        pending += list(following)[:DEEPEST] if isinstance(following, list) else [following]


def _names(objects: Objects, root: Any) -> Iterator[tuple[Any, Any]]:
    """Keys and values of a name tree (ISO 32000-1 §7.9.6)."""
    seen: set[int] = set()
    pending, count = [root], 0
    while pending and len(seen) < MOST:
        node = objects.dictionary(pending.pop())
        if not node or id(node) in seen:
            continue
        seen.add(id(node))
        row = objects.array(node.get("/Names"))
        for key, value in zip(row[::2], row[1::2], strict=False):
            count += 1
            if count > MOST:
                return
            yield key, value
        pending += list(reversed(objects.array(node.get("/Kids"))[:MOST]))


def _file_name(objects: Objects, key: Any, value: Any) -> str:
    entries = objects.dictionary(value)
    named = objects.text(entries.get("/UF"), 200) or objects.text(entries.get("/F"), 200)
    return named or objects.text(key, 200) or "a file without a name"


def _fields(objects: Objects, catalog: DictionaryObject) -> Iterator[DictionaryObject]:
    """The fields of a form that have no fields of their own; XFA, a form beside the PDF, counts as one."""
    form = objects.dictionary(catalog.get("/AcroForm"))
    if "/XFA" in form:
        yield form
    seen: set[int] = set()
    pending = objects.array(form.get("/Fields"))[:MOST]
    while pending and len(seen) < MOST:
        entries = objects.dictionary(pending.pop())
        if not entries or id(entries) in seen:
            continue
        seen.add(id(entries))
        kids = [kid for kid in map(objects.dictionary, objects.array(entries.get("/Kids"))[:MOST]) if "/T" in kid]
        pending += kids
        if not kids:
            yield entries
