"""What to do about a fault, guessed from what was typed and from what the schema says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from recap_print.source.document import Node
from recap_print.source.schema import Schema, convert
from recap_print.source.words import either, shown, written

_YES = frozenset(["yes", "y", "on", "oui", "vrai"])
_NO = frozenset(["no", "n", "off", "non", "faux"])


def first_said(word: str, parts: Iterable[Any]) -> str:
    """The first ``description``, ``x-form``, … that these schema parts give."""
    return next((str(part[word]) for part in parts if isinstance(part, dict) and part.get(word)), "")


def discriminators(condition: Schema) -> list[str]:
    """The keys that a condition looks at."""
    keys = [*condition.get("properties", ()), *condition.get("required", ())]
    inner = [condition["not"]] if "not" in condition else []
    for part in (*inner, *condition.get("allOf", ()), *condition.get("anyOf", ())):
        keys += discriminators(part)
    return list(dict.fromkeys(keys))


def condition_words(condition: Schema) -> str:
    """``\\`kind: cover\\```."""
    words = []
    for key, wanted in condition.get("properties", {}).items():
        values = wanted.get("enum", [wanted["const"]] if "const" in wanted else [])
        words.append(either([f"`{key}: {written(value)}`" for value in values]) or f"another `{key}`")
    return " and ".join(words) or "another place"


def about_type(value: Any, wanted: Sequence[str], node: Node, lines: Sequence[str]) -> str:
    """How to write the wanted type, seen from what was written."""
    if isinstance(value, str):
        text = value.strip()
        if wanted == ["boolean"]:
            answer = "true" if text.lower() in _YES | {"true"} else "false" if text.lower() in _NO | {"false"} else ""
            return f"write `{answer}`" if answer else "write `true` or `false`"
        if {"integer", "number"} & set(wanted):
            return _about_number(text, wanted, node)
        if "array" in wanted:
            return "write each item on a line of its own, after `- `"
        if "object" in wanted:
            glued = re.fullmatch(r"([\w-]+):(\S.*)", text)
            return f"write `{glued[1]}: {shown(glued[2], 40)}`" if glued else "write `key: value` lines below it"
    if "string" in wanted and isinstance(value, dict | list):
        line = lines[node.value.line - 1]
        sign = line[node.value.column - 1 : node.value.column]
        if sign in ("{", "["):
            return f"put quotes around a text that starts with `{sign}`"
        if isinstance(value, dict):
            return "put quotes around a text with a colon and a space in it"
        return "write one text, without `- `"
    if "array" in wanted and isinstance(value, dict):
        return "start each item with `- `"
    if "object" in wanted and isinstance(value, list):
        return "write `key: value` lines, without `- `"
    return ""


def _about_number(text: str, wanted: Sequence[str], node: Node) -> str:
    types = frozenset(wanted)
    if not node.plain and convert(text, types) != text:
        return "remove the quotes"
    if "number" in types and re.fullmatch(r"-?\d+,\d+", text):
        return f"write {text.replace(',', '.')}, with a point"
    if re.fullmatch(r"-?\d+[.,]\d+", text):
        return "write it without decimals"
    bare = re.sub(r"[\s_\u00a0\u202f]|mm$|pt$|%$|^\+|pages?$", "", text)
    bare = re.sub(r"^(-?)0+(?=\d)", r"\1", bare)
    if bare and bare != text and convert(bare, types) != bare:
        return f"write {shown(bare)}"
    return "write it in digits"
