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
CODES = "codes"
"""The codes of a survey that is asked in several languages."""
_FIXED = frozenset({"id", "kind", "title", "pictogram", "color", "pages", "blocks"})


def edition_from(data: Data, variant: str = "") -> m.Edition:
    """An edition from data that its schema accepts, in one language. Every string remembers its path as its origin.

    ``variant`` is the name of the variant whose data this is.
    """
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
        press=data.get("press", ""),
        variants=variants_from(data),
        variant=variant,
    )


def variants_from(data: Data) -> tuple[m.Variant, ...]:
    """The variants that an edition declares."""
    return tuple(m.Variant(f"variants[{i}]", **said) for i, said in enumerate(data.get("variants", ())))


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
            group = _group({name: part for name, part in value.items() if name != CODES}, origin, facts)
            return m.Group((*group.entries, *_links(key, value, origin, facts)))


def _links(key: str, data: Data, origin: str, facts: dict[str, str]) -> list[tuple[str, m.Content]]:
    """What the QR code of a ``whatsapp`` or ``survey`` panel opens, reachable as ``whatsapp.link``."""
    if key == "whatsapp":
        message = Said(data.get("message", ""), "").filled(facts).text
        return [(DERIVED, Said(whatsapp_link(data["number"], message), f"{origin}.number"))]
    if key == "survey" and "url" in data:
        link = DERIVED, Said(survey_link(data["url"], facts), f"{origin}.url")
        codes = tuple(
            _code(code, f"{origin}.{CODES}[{i}]", data["url"], facts) for i, code in enumerate(data.get(CODES, ()))
        )
        return [(CODES, codes)] if codes else [link]
    return []


def _code(data: Data, origin: str, url: str, facts: dict[str, str]) -> m.Group:
    """One code of a survey that has several: the survey's own address in the code's language, or the code's own."""
    link = survey_link(data.get("url", url), {**facts, "language": data["language"]})
    said = _group({key: value for key, value in data.items() if key != "url"}, origin, facts)
    return m.Group((*said.entries, (DERIVED, Said(link, f"{origin}.language"))))


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
