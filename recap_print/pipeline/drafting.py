"""A new edition from another one: its text, with what every version says anew, and what it had better not repeat."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import date as Day
from pathlib import Path
from typing import Any

from recap_print.errors import CannotRead, UsageError
from recap_print.findings import Where
from recap_print.pipeline.files import is_file, shown, write
from recap_print.pipeline.prepare import SCHEMAS, Workshop
from recap_print.pipeline.product import Product
from recap_print.pipeline.variants import variant_of
from recap_print.source import Document, NewKey, Unreadable, parse, rewritten, typed
from recap_print.source.paths import Step

UNDECIDED = "0000-01"
"""A date that is none: pages are set and shown, and rule E017 asks for a real one until somebody writes it."""
REMINDER = "# when is this version decided? 2026-12, or 2026-12-14"
HEADER = re.compile(r"# yaml-language-server: \$schema=\S+")


def draft(shop: Workshop, name: str, base: str, date: str = "") -> Product:
    """Write ``editions/NAME.yaml`` from the text of another edition.

    Its id, its date, what came before it and its status are its own, it has no copies and no changes yet. All else
    stays as typed: comments, waivers, variants, and the words on its covers, which the notes list when they speak of
    the other version.

    Raises UsageError for a name or date that cannot be one and for a name that is taken, Unreadable for a text that
    is not sound, CannotRead for one that is sound and written in a way that is not understood here, and CannotWrite.
    """
    path = _place(shop, name)
    if date:
        _check_date(shop, date)
    file, variant = variant_of(shop.project.edition(base))
    if variant:
        raise UsageError(f"{base} is a variant, which has no text of its own", help=f"name its edition: {file.stem}")
    found = shop.read_yaml(file, "edition")
    if found.document is None or found.findings:
        raise Unreadable(shown(file), list(found.findings))
    before = found.document.data["id"]
    values = {"id": name, "previous": before, "status": "draft", "copies": "0", "changes": "[]"}
    values["date"] = date or f"{UNDECIDED}  {REMINDER}"
    places = {"previous": NewKey(before, ("press", "layout")), "changes": NewKey("[]", ("variants", "pages"))}
    text = _with_header(rewritten(found.document, values, places), file, path).rstrip("\n") + "\n"
    written = _read_again(shop, text, path, found.document, {**values, "date": date or UNDECIDED})
    data = text.encode()
    write(path, data, new=True)
    notes = [f"{place}: {said}" for place, said in _repeats(written, before)]
    if not date:
        notes.insert(
            0, f"{written.where('date')}: write the date once it is decided; until then `validate` asks for it"
        )
    return Product(path, len(data), (f"from {before}", "draft"), tuple(notes))


def _place(shop: Workshop, name: str) -> Path:
    """The file of a new edition."""
    said = shop.schema("edition")["properties"]["id"]
    if not re.search(said["pattern"], name):
        raise UsageError(f"no edition can be called `{name}`", help=f"{said['x-form']}: v12")
    path = shop.project.editions / f"{name}.yaml"
    if is_file(path):
        raise UsageError(f"there is an edition `{name}` already: {shown(path)}", help="choose another name")
    return path


def _check_date(shop: Workshop, date: str) -> None:
    said = shop.schema("edition")["properties"]["date"]
    try:
        if not re.search(said["pattern"], date):
            raise ValueError
        Day.fromisoformat(date if date.count("-") == 2 else f"{date}-01")
    except ValueError:
        raise UsageError(f"`{date}` is no date", help=f"write {said['x-form']}") from None


def _with_header(text: str, file: Path, path: Path) -> str:
    """The line by which editors find the schema, when it would lead elsewhere from the new place, or is missing."""
    if file.resolve().parent == path.resolve().parent and HEADER.match(text):
        return text
    to_schema = os.path.relpath(SCHEMAS["edition"], path.parent.resolve())
    header = f"# yaml-language-server: $schema={Path(to_schema).as_posix()}"
    first, _, rest = text.partition("\n")
    return f"{header}\n{rest}" if HEADER.match(first) else f"{header}\n{text}"


def _read_again(shop: Workshop, text: str, path: Path, base: Document, values: dict[str, Any]) -> Document:
    """The new text as a document. Raises CannotRead unless it says what the other says, with these values."""
    wanted = {**base.data, **values, "changes": []}
    if "copies" in base.data:
        wanted["copies"] = 0
    else:
        del wanted["copies"]
    try:
        document = typed(parse(text.encode(), shown(path)), shop.schema("edition"))
        if document.data == wanted:
            return document
    except Unreadable:
        pass
    why = f"{base.name} is written in a way that is not understood well enough to copy it"
    raise CannotRead(why, help="write each of its first keys on a line of its own, or copy the file by hand")


def _repeats(document: Document, before: str) -> Iterator[tuple[Where, str]]:
    """What a new version hardly means to say again: the other's name, its number on the covers, its WhatsApp number."""
    number = re.search(r"\d+$", before)
    named = re.compile(rf"\b{re.escape(before)}\b", re.IGNORECASE)
    # as a number of its own: not among the pairs of a telephone number
    counted = re.compile(rf"(?<!\d)(?<!\d[ .]){number[0]}(?![ .]?\d)") if number else None
    for i, section in enumerate(document.data["sections"]):
        is_cover = section["kind"] in ("cover", "back")
        for steps, text in _texts(section, ("sections", i)):
            if steps[-2:] == ("whatsapp", "number"):
                yield (
                    document.place(steps),
                    f"{text} is the WhatsApp number of {before}; answers tell versions apart by it",
                )
            elif named.search(text) or (is_cover and counted and counted.search(text)):
                yield document.place(steps), f"“{' '.join(text.split())}” speaks of {before}"


def _texts(data: Any, steps: tuple[Step, ...]) -> Iterator[tuple[tuple[Step, ...], str]]:
    match data:
        case str():
            yield steps, data
        case dict():
            for key, value in data.items():
                yield from _texts(value, (*steps, key))
        case list():
            for i, value in enumerate(data):
                yield from _texts(value, (*steps, i))
