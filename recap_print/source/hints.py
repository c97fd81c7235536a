"""What to do about a fault, guessed from what was typed and from what the schema says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from recap_print.declared import LANGUAGES
from recap_print.findings import did_you_mean
from recap_print.source.document import Node
from recap_print.source.mend import folded
from recap_print.source.paths import Step
from recap_print.source.schema import Schema, convert
from recap_print.source.words import either, listed, shown, typed_at, written

_YES = frozenset(["yes", "y", "on", "oui", "vrai"])
_NO = frozenset(["no", "n", "off", "non", "faux"])


def first_said(word: str, parts: Iterable[Any]) -> str:
    """The first ``description``, ``x-form``, … that these schema parts give."""
    return next((str(part[word]) for part in parts if isinstance(part, dict) and part.get(word)), "")


def example(step: Step | None, parts: Iterable[Any]) -> str:
    """``for example `pages: 48```, from the schema."""
    for part in parts:
        if isinstance(part, dict) and part.get("examples"):
            return f"for example `{typed_at(step, part['examples'][0])}`"
    return ""


def item_example(parts: Iterable[Any]) -> str:
    """An item of a list, as one types it: ``- {language: ar}``."""
    lists = [part["examples"][0] for part in parts if isinstance(part, dict) and part.get("examples")]
    return next((typed_at(0, one[0]) for one in lists if isinstance(one, list) and one), "")


def explained(step: Step | None, parts: Sequence[Any]) -> str:
    """What to write, by an example or by its words, and what it is for."""
    words = next((part for part in parts if isinstance(part, dict) and "enum" in part), None)
    return sentences(choices(words) if words else example(step, parts), first_said("description", parts))


def choices(schema: Schema) -> str:
    """The words that have a meaning here, each with it when all of that is short."""
    words, meanings = schema["enum"], schema.get("enumDescriptions", ())
    told = ", ".join(
        f"`{written(word)}` ({said[:1].lower()}{said[1:].rstrip('.')})"
        for word, said in zip(words, meanings, strict=False)
    )
    return f"one of: {told}" if told and len(told) <= 240 else f"one of: {listed(map(written, words))}"


def sentences(*parts: str) -> str:
    """Those that are not empty, one after the other."""
    said = [part for part in parts if part]
    return " ".join([*(part if part.rstrip("`")[-1:] in ".?!" else f"{part}." for part in said[:-1]), *said[-1:]])


def meant(word: str, known: Iterable[str], also: Mapping[str, str]) -> str:
    """The known word that somebody probably meant: by what it is called elsewhere, or by its letters."""
    if found := also.get(folded(word)):
        return found
    return did_you_mean(word, known).partition("`")[2].partition("`")[0] if len(word) <= 60 else ""


def also_called(properties: Mapping[str, Any]) -> dict[str, str]:
    """The keys of an object by the words that people have for them (``x-also``)."""
    return {
        word: key for key, schema in properties.items() if isinstance(schema, dict) for word in schema.get("x-also", ())
    }


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


def about_type(step: Step | None, value: Any, wanted: Sequence[str], node: Node, parts: Sequence[Schema]) -> str:
    """How to write the wanted type, seen from what was written."""
    if isinstance(value, str):
        return _about_text(step, value.strip(), wanted, node, parts)
    shape = example(step, parts)
    if isinstance(value, dict) and {"string", "number", "integer"} & set(wanted):
        texts = [text for key, text in value.items() if key in LANGUAGES and isinstance(text, str)]
        return f"it is the same in every language: {_write(step, texts[0])}" if texts else shape
    if isinstance(value, list) and "string" in wanted:
        by_language = {key: text for part in value if isinstance(part, dict) for key, text in part.items()}
        if by_language and "object" in wanted:
            return f"write {_write(step, by_language)}"
        texts = [part for part in value if isinstance(part, str)]
        if texts and len(texts) < 6:
            return f"write one text: {_write(step, ' '.join(texts))}"
        return sentences("write one text, without `- `", shape)
    if "array" in wanted and isinstance(value, dict):
        item = item_example(parts)
        return "start each item with `- `" + (f", as in `{item}`" if item else "")
    return shape


def _write(step: Step | None, value: Any) -> str:
    """What somebody typed, as it should be typed."""
    return f"`{shown(typed_at(step, value), 80)}`"


def _about_text(step: Step | None, text: str, wanted: Sequence[str], node: Node, parts: Sequence[Schema]) -> str:
    if wanted == ["boolean"]:
        answer = "true" if text.lower() in _YES | {"true"} else "false" if text.lower() in _NO | {"false"} else ""
        return f"write `{answer}`" if answer else "write `true` or `false`"
    if {"integer", "number"} & set(wanted):
        return _about_number(text, wanted, node)
    shape = example(step, parts)
    if "array" in wanted:
        items = [item.strip() for item in text.split(",") if item.strip()]
        lines = "each item on a line of its own, after `- `"
        return f"write {_write(step, items)}, or {lines}" if len(items) < 9 else f"write {lines}"
    if glued := re.fullmatch(r"([\w-]+):(\S.*)", text):
        return f"write `{glued[1]}: {shown(glued[2], 40)}`"
    properties = {key: schema for part in parts for key, schema in part.get("properties", {}).items()}
    if text in properties and any(part.get("maxProperties") == 1 for part in parts):
        return f"write `- {text}: {{}}`, or its settings in the place of `{{}}`"
    return shape or (f"its keys are: {listed(properties)}" if properties else "write `key: value` lines below it")


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
