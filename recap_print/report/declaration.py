"""An edition with everything it leaves unsaid: for people as YAML, for programs as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from recap_print.declared import Said
from recap_print.edition.model import Content, Edition, Field, Group, Section
from recap_print.edition.read import field_from
from recap_print.pages.model import Booklet
from recap_print.report.data import written
from recap_print.source.emit import as_yaml as emitted

FORMAT = 1
Data = dict[str, Any]


def as_json(declared: Data) -> str:
    """For programs. The shape of ``declared``; keys may be added while ``format`` is 1."""
    return written({"format": FORMAT, **declared})


def as_yaml(declared: Data) -> str:
    """For people. It reads like the edition's own file, and is not one."""
    return f"# {declared['name']}, with all that it leaves unsaid. Edit its own file, not this.\n{emitted(declared)}"


def declared(edition: Edition, booklet: Booklet | None) -> Data:
    """All that an edition says, in its language: defaults, links and ``{placeholders}`` filled in.

    With the booklet that is set from it come the page size in mm and, for each section, its first page and how many
    it has; without one, how many it asks for (0: as many as its template has; ``fill``: what is left).
    """
    facts = edition.facts
    stand = {section.id: section for section in booklet.sections} if booklet else {}
    return {
        "name": edition.name,
        "id": edition.id,
        "title": edition.title.filled(facts).text,
        "author": edition.author,
        "language": edition.language,
        **({"direction": booklet.direction.value} if booklet else {}),
        "layout": edition.layout,
        **({"trim": _trim(booklet)} if booklet else {}),
        "press": edition.press,
        "previous": edition.previous,
        "date": edition.date,
        "status": edition.status,
        "copies": edition.copies,
        "pages": edition.pages,
        "variants": [f"{edition.id}.{variant.name}" for variant in edition.variants],
        "changes": [asdict(change) for change in edition.changes],
        "waivers": [{"rule": waiver.rule, "only": waiver.only, "why": waiver.why} for waiver in edition.waivers],
        "sections": [
            {
                **_head(section, facts),
                **({"first_page": at.first, "pages": at.pages} if (at := stand.get(section.id)) else _asked(section)),
                **_group(section.content, facts),
                **({"blocks": _filled(list(section.blocks), facts)} if section.blocks else {}),
            }
            for section in edition.sections
        ],
    }


def _trim(booklet: Booklet) -> Data:
    stock = booklet.stock
    return {"width": stock.width, "height": stock.height, "bleed": stock.bleed}


def _head(section: Section, facts: Mapping[str, str]) -> Data:
    said = {"id": section.id, "kind": section.kind, "title": section.title.filled(facts).text}
    return said | {"pictogram": section.pictogram, "color": section.color}


def _asked(section: Section) -> Data:
    return {"pages": "fill" if section.pages is None else section.pages}


def _group(group: Group, facts: Mapping[str, str]) -> Data:
    return {name: _content(value, facts) for name, value in group.entries}


def _content(value: Content, facts: Mapping[str, str]) -> Any:
    match value:
        case Said():
            return value.filled(facts).text
        case Group():
            return _group(value, facts)
        case Field():
            return _field(value, facts)
        case tuple():
            return [_content(part, facts) for part in value]
        case int():
            return value


def _field(field: Field, facts: Mapping[str, str]) -> Data:
    said: Data = {"id": field.id, "label": field.label.filled(facts).text, "answer": field.answer.value}
    said |= {"lines": field.lines, "width": field.width.value}
    if field.options:
        said["options"] = [option.filled(facts).text for option in field.options]
    if field.example:
        said["example"] = field.example.filled(facts).text
    return said


def _filled(blocks: Any, facts: Mapping[str, str]) -> Any:
    """Blocks of a page, their fields with their defaults."""
    match blocks:
        case str():
            return Said(blocks, "").filled(facts).text
        case {"field": {"id": _, "label": _} as field, **others}:
            return {"field": _field(field_from(field, ""), facts), **_filled(others, facts)}
        case {"id": _, "label": _}:
            return _field(field_from(blocks, ""), facts)
        case dict():
            return {key: _filled(value, facts) for key, value in blocks.items()}
        case list():
            return [_filled(part, facts) for part in blocks]
    return blocks
