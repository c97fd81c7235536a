"""Plain data that follows ``schema.json`` -> ``Edition``. Defaults and derived links live here, once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from recap_print.declared import Said
from recap_print.edition import model as m
from recap_print.edition.links import survey_link, whatsapp_link

Data = Mapping[str, Any]
LINKED = ("whatsapp", "survey")
DERIVED = "link"
"""Panels that have a QR code, and the name of what it opens: reading adds it to what was declared."""
_FIXED = frozenset({"id", "kind", "title", "pictogram", "color", "pages", "blocks"})


def edition_from(data: Data) -> m.Edition:
    """An edition from data that its schema accepts. Every string remembers its path as its origin."""
    facts = {"edition": data["id"], "language": data["language"]}
    return m.Edition(
        id=data["id"],
        title=Said(data["title"], "title"),
        author=data.get("author", ""),
        language=data["language"],
        layout=data["layout"],
        previous=data.get("previous", ""),
        date=data["date"],
        status=data["status"],
        copies=data.get("copies", 0),
        pages=data["pages"],
        changes=tuple(m.Change(**change) for change in data.get("changes", ())),
        sections=tuple(_section(s, f"sections[{i}]", facts) for i, s in enumerate(data["sections"])),
        waivers=tuple(m.Waiver(f"waivers[{i}]", **waiver) for i, waiver in enumerate(data.get("waivers", ()))),
    )


def _section(data: Data, origin: str, facts: dict[str, str]) -> m.Section:
    pages = data.get("pages", 0)
    return m.Section(
        id=data["id"],
        kind=data["kind"],
        origin=origin,
        title=Said(data["title"], f"{origin}.title"),
        pictogram=data.get("pictogram", ""),
        color=data.get("color", ""),
        pages=None if pages == "fill" else pages,
        content=_group({k: v for k, v in data.items() if k not in _FIXED}, origin, facts),
        blocks=tuple(data.get("blocks", ())),
    )


def _group(data: Data, origin: str, facts: dict[str, str]) -> m.Group:
    entries = [(key, _content(key, value, f"{origin}.{key}", facts)) for key, value in data.items()]
    return m.Group(tuple(entries))


def _content(key: str, value: Any, origin: str, facts: dict[str, str]) -> m.Content:
    match value:
        case str():
            return Said(value, origin)
        case int():
            return value
        case Sequence() if key == "fields":
            return tuple(field_from(field, f"{origin}[{i}]") for i, field in enumerate(value))
        case Sequence():
            return tuple(_content("", part, f"{origin}[{i}]", facts) for i, part in enumerate(value))
        case _:
            group = _group(value, origin, facts)
            return m.Group((*group.entries, *_links(key, value, origin, facts)))


def _links(key: str, data: Data, origin: str, facts: dict[str, str]) -> list[tuple[str, m.Content]]:
    """What the QR code of a ``whatsapp`` or ``survey`` panel opens, reachable as ``whatsapp.link``."""
    if key == "whatsapp":
        message = Said(data.get("message", ""), "").filled(facts).text
        return [(DERIVED, Said(whatsapp_link(data["number"], message), f"{origin}.number"))]
    if key == "survey":
        return [(DERIVED, Said(survey_link(data["url"], facts), f"{origin}.url"))]
    return []


def field_from(data: Any, origin: str) -> m.Field:
    """A field from its data, which stands at ``origin``. Layout blocks use this too."""
    options = data.get("options", ())
    return m.Field(
        id=data["id"],
        label=Said(data["label"], f"{origin}.label"),
        answer=m.Answer(data.get("answer", "lines")),
        lines=data.get("lines", 1),
        width=m.Width(data.get("width", "full")),
        options=tuple(Said(option, f"{origin}.options[{i}]") for i, option in enumerate(options)),
        example=Said(data["example"], f"{origin}.example") if "example" in data else None,
    )
