"""How values and numbers are said in a message: short, on one line, with nothing invisible."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from recap_print.declared import LANGUAGES
from recap_print.source.paths import Step

_KINDS = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "`true` or `false`",
    "array": "a list",
    "object": "keys and values",
    "null": "nothing",
}


def shown(text: str, limit: int = 60) -> str:
    """The text on one line, cut at ``limit`` characters."""
    text = "".join(c if c.isprintable() or c.isspace() else "\N{REPLACEMENT CHARACTER}" for c in text[: limit * 4])
    # Only plain spaces are folded: a no-break space is there on purpose.
    text = " ".join(part for part in text.replace("\n", " ").replace("\t", " ").split(" ") if part)
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def found(value: Any) -> str:
    """What a value is, to someone who typed it: ``the text `douze` ``, ``a list``."""
    match value:
        case None:
            return "nothing"
        case bool():
            return f"`{str(value).lower()}`"
        case int() | float():
            return f"the number {value}"
        case str():
            return f"the text `{shown(value)}`" if value else "an empty text"
        case list():
            return "a list"
        case dict() if value and value.keys() <= {*LANGUAGES}:
            return "one text for each language"
    return "keys and values"


def written(value: Any) -> str:
    """A constant of a schema as one types it: ``true``, ``12``, ``fill``."""
    return str(value).lower() if isinstance(value, bool) else shown(str(value))


def flow(value: Any) -> str:
    """A value as one types it on one line: ``{width: 148, height: 210}``, ``[oui, non]``."""
    match value:
        case dict():
            return "{" + ", ".join(f"{key}: {flow(one)}" for key, one in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(flow, value)) + "]"
        case str() if not value or re.search(r"^[\s\W]|: |:$|[\[\]{},#]", value) or value in ("true", "false"):
            return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value).lower() if isinstance(value, bool) else str(value)


def typed_at(step: Step | None, value: Any) -> str:
    """A value as one types it after its key, or as an item: ``pages: 48``, ``- fr``."""
    return f"{shown(step, 40)}: {flow(value)}" if isinstance(step, str) else f"- {flow(value)}"


def kinds(types: Iterable[str], noun: str = "") -> str:
    """``a whole number or a text``. ``noun`` is what keys and values are called here: ``a variant``."""
    named = {"object": noun} if noun.startswith(("a ", "an ", "the ")) else {}
    return either([{**_KINDS, **named}.get(kind, kind) for kind in types])


def either(words: Sequence[str]) -> str:
    """``a, b or c``."""
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def listed(words: Iterable[str], limit: int = 24) -> str:
    """``\\`a\\`, \\`b\\`, …``."""
    every = [f"`{shown(word, 40)}`" for word in words]
    return ", ".join(every[:limit]) + (", …" if len(every) > limit else "")


def label(steps: Sequence[Step]) -> str:
    """What people call a value: `` `pages` ``, ``item 2 of `fields` ``, ``the file``."""
    words: list[str] = []
    for step in reversed(steps):
        if isinstance(step, str):
            words.append(f"`{shown(step, 40)}`")
            break
        words.append(f"item {step + 1}")
    return " of ".join(words) or "the file"


def count(number: int, word: str) -> str:
    """``1 item``, ``2 items``."""
    return f"{number} {word}" + ("" if number == 1 else "s")
