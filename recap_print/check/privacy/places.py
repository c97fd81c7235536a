"""Every text of an edition with the place where it stands: what asks, what answers, what only tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from recap_print.check.case import LAYOUT, Case
from recap_print.check.privacy.blocks import ROOM, Reader
from recap_print.check.privacy.forms import Place
from recap_print.check.privacy.links import has_link
from recap_print.check.walks import blocks_within, once
from recap_print.declared import Said
from recap_print.edition.model import Answer, Content, Edition, Field, Group, Section
from recap_print.edition.read import DERIVED

WRITTEN_IN = frozenset({"calendar", "appointments", "contacts", "actions", "notes"})
"""Kinds of section that are pages to fill in: their titles say with what."""
_NEVER, _FOUND, _SENT = "never", "found", "message"
_LABELS = frozenset({"owner", "month", "year", "key"})
_ADDRESSES = frozenset({DERIVED, "url", "short"})


@dataclass(frozen=True, slots=True)
class Told:
    """Words, where they stand, and their section. ``is_found``: they speak to whoever finds the notebook."""

    said: Said
    place: Place
    section: Section
    is_found: bool = False


@once
def told(case: Case) -> Iterator[Told]:
    """Every text that is printed, in reading order; then the layout's own words, for the sections that it sets."""
    for section in case.edition.sections:
        yield Told(section.title, Place.LABEL if section.kind in WRITTEN_IN else Place.SENTENCE, section)
        for name, said, place in _within("", section.content):
            yield Told(said, place, section, name.startswith(_FOUND))
        yield from _blocks(section, section.blocks, f"{section.origin}.blocks", section.title)
    yield from _layout(case)


def has_room(section: Section) -> bool:
    """Does a section leave room to write? A cover's line for a first name, and examples, do not count."""
    blocks = blocks_within(section.blocks, f"{section.origin}.blocks")
    return section.kind in WRITTEN_IN or any(kind in ROOM for _, kind, _ in blocks)


def addresses(edition: Edition) -> Iterator[Said]:
    """Everything that opens something: what QR codes hold, and addresses in plain letters."""
    for section in edition.sections:
        for name, said in section.content.said():
            if name.rpartition(".")[2] in _ADDRESSES or has_link(said.text):
                yield said
        for path, kind, settings in blocks_within(section.blocks, f"{section.origin}.blocks"):
            text = settings.get("text")
            if isinstance(text, str) and (kind == "qr" or has_link(text)):
                yield Said(text, f"{path}.text")


def _within(name: str, content: Content) -> Iterator[tuple[str, Said, Place]]:
    last = name.rpartition(".")[2]
    if last == _NEVER or last in _ADDRESSES:
        return
    match content:
        case Said():
            yield name, content, Place.LABEL if last in _LABELS else Place.OPTION if last == _SENT else Place.SENTENCE
        case Group():
            for key, value in content.entries:
                yield from _within(f"{name}.{key}".removeprefix("."), value)
        case Field():
            yield name, content.label, Place.OPTION if content.answer is Answer.TICK else Place.LABEL
            answers = (*content.options, *([content.example] if content.example else []))
            yield from ((name, said, Place.OPTION) for said in answers)
        case tuple():
            for part in content:
                yield from _within(name, part)
        case int():
            return


def _blocks(section: Section, blocks: object, path: str, title: Said | None = None) -> Iterator[Told]:
    reader = Reader(title)
    if isinstance(blocks, list | tuple):
        for said, place in reader.read(blocks, path):
            yield Told(said, place, section, reader.is_found)


def _layout(case: Case) -> Iterator[Told]:
    data = case.layout_document.data if case.layout_document else None
    if not case.layout or not isinstance(data, Mapping):
        return
    first = {section.kind: section for section in reversed(case.edition.sections)}
    for kind, section in first.items():
        for when in ("first", "each"):
            for i, page in enumerate(data["templates"].get(kind, {}).get(when, ())):
                path = f"{LAYOUT}templates.{kind}.{when}[{i}].blocks"
                yield from _blocks(section, page.get("blocks", ()), path)
