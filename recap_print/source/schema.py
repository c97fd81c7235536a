"""Which parts of a JSON Schema apply to a value, and what they make of a text.

This is not a validator: ``judge`` asks one. It answers the three questions a validator does not: what type
was wanted where, which keys were possible, and which words describe them.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from recap_print.source.document import Document, Node
from recap_print.source.paths import Step

Schema = Mapping[str, Any]

_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,14})")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,14})\.[0-9]{1,15}")
_BOOLEANS = {"true": True, "false": False}


def typed(document: Document, schema: Schema) -> Document:
    """The same document, whose plain scalars are numbers and booleans where the schema wants them.

    Strict forms only: ``12``, ``-3``, ``0.5``, ``true``, ``false``. Anything else, and anything between
    quotes, stays a text, for ``check_schema`` to judge.
    """
    data = _typed(document.root, document.data, [schema], schema)
    return dataclasses.replace(document, data=data)


def _typed(node: Node, data: Any, schemas: list[Schema], root: Schema) -> Any:
    match data:
        case dict():
            parts = [part for schema in schemas for part in applying(schema, data, root)]
            keys = cast(Mapping[str, Node], node.children)
            return {key: _typed(keys[key], data[key], below(parts, key), root) for key in data}
        case list():
            parts = [part for schema in schemas for part in applying(schema, data, root)]
            items = cast(Sequence[Node], node.children)
            return [_typed(items[i], item, below(parts, i), root) for i, item in enumerate(data)]
    return convert(data, types(schemas, root)) if node.plain and node.text else data


def convert(text: str, wanted: frozenset[str] | None) -> str | int | float | bool:
    """A plain scalar as the first of its wanted types that its form fits, or the text itself."""
    if wanted is None:
        return text
    if wanted & {"integer", "number"} and _WHOLE.fullmatch(text):
        return int(text)
    if "number" in wanted and _DECIMAL.fullmatch(text):
        return float(text)
    return _BOOLEANS.get(text, text) if "boolean" in wanted else text


def resolve(ref: str, root: Schema) -> Schema:
    """The target of a local reference (``#/$defs/text``). Raises KeyError when there is none."""
    target: Any = root
    for step in ref.removeprefix("#").split("/")[1:]:
        target = target[step.replace("~1", "/").replace("~0", "~")]
    return cast(Schema, target)


def applying(schema: Any, data: Any, root: Schema) -> Iterator[Schema]:
    """The schema and every part of it that applies to this same value: references, allOf, then or else."""
    if not isinstance(schema, dict):
        return
    yield schema
    if "$ref" in schema:
        yield from applying(resolve(schema["$ref"], root), data, root)
    for part in schema.get("allOf", ()):
        yield from applying(part, data, root)
    for part in (*schema.get("anyOf", ()), *schema.get("oneOf", ())):
        if _could_be(data, types([part], root)):
            yield from applying(part, data, root)
    if "if" in schema:
        yield from applying(schema.get("then" if holds(schema["if"], data, root) else "else"), data, root)


def branches(schema: Any, root: Schema, given: Schema | None = None) -> Iterator[tuple[Schema, Schema | None]]:
    """Every part that could apply to a value, with the condition (the ``if``) that it hangs on."""
    if not isinstance(schema, dict):
        return
    yield schema, given
    if "$ref" in schema:
        yield from branches(resolve(schema["$ref"], root), root, given)
    for part in (*schema.get("allOf", ()), *schema.get("anyOf", ()), *schema.get("oneOf", ())):
        yield from branches(part, root, given)
    yield from branches(schema.get("then"), root, schema.get("if"))
    yield from branches(schema.get("else"), root, given)


def below(parts: Sequence[Schema], step: Step) -> list[Schema]:
    """What the parts that apply to a mapping or list say of the value one step below."""
    found: list[Any] = []
    for part in parts:
        if isinstance(step, int):
            prefix = part.get("prefixItems", ())
            found.append(prefix[step] if step < len(prefix) else part.get("items"))
            continue
        named = [part["properties"][step]] if step in part.get("properties", ()) else []
        named += [s for pattern, s in part.get("patternProperties", {}).items() if re.search(pattern, step)]
        found += named or [part.get("additionalProperties")]
    if not any(isinstance(schema, dict) for schema in found):
        found += [part.get("unevaluatedProperties") for part in parts]
    return [schema for schema in found if isinstance(schema, dict)]


def types(schemas: Sequence[Any], root: Schema) -> frozenset[str] | None:
    """The JSON types that all of these schemas accept, or None when they do not say."""
    found: frozenset[str] | None = None
    for schema in schemas:
        for said in _types_said(schema, root) if isinstance(schema, dict) else ():
            found = said if found is None else _both(found, said)
    return found


def _types_said(schema: Schema, root: Schema) -> Iterator[frozenset[str]]:
    if "type" in schema:
        said = schema["type"]
        yield frozenset([said] if isinstance(said, str) else said)
    elif "enum" in schema or "const" in schema:
        yield frozenset(map(type_of, schema.get("enum", [schema.get("const")])))
    parts = [*schema.get("allOf", ())] + ([resolve(schema["$ref"], root)] if "$ref" in schema else [])
    if (together := types(parts, root)) is not None:
        yield together
    for word in ("anyOf", "oneOf"):
        either = [types([part], root) for part in schema.get(word, ())]
        if either and None not in either:
            yield frozenset().union(*(part for part in either if part))


def _both(a: frozenset[str], b: frozenset[str]) -> frozenset[str]:
    both = a & b
    if ("number" in a and "integer" in b) or ("integer" in a and "number" in b):
        both |= {"integer"}
    return both


def type_of(value: Any) -> str:
    """The JSON type of a value."""
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
    return "object"


def _could_be(data: Any, wanted: frozenset[str] | None) -> bool:
    kind = type_of(data)
    # A text may still turn out to be a number: types are asked for before they are given.
    return wanted is None or kind in wanted or (kind in ("string", "integer") and bool(wanted - {"array", "object"}))


def holds(condition: Schema, data: Any, root: Schema) -> bool:
    """Does a value fulfil an ``if``? Understands what conditions are made of here, refuses the rest.

    Raises NotImplementedError for another keyword: a condition half understood would be a lie.
    """
    return all(_holds(word, wanted, data, root) for word, wanted in condition.items())


def _holds(word: str, wanted: Any, data: Any, root: Schema) -> bool:
    match word:
        case "const":
            return _same(data, wanted)
        case "enum":
            return any(_same(data, one) for one in wanted)
        case "properties":
            return not isinstance(data, dict) or all(holds(s, data[k], root) for k, s in wanted.items() if k in data)
        case "required":
            return not isinstance(data, dict) or all(key in data for key in wanted)
        case "type":
            return _could_be(data, frozenset([wanted] if isinstance(wanted, str) else wanted))
        case "not":
            return not holds(wanted, data, root)
        case "allOf":
            return all(holds(part, data, root) for part in wanted)
        case "anyOf":
            return any(holds(part, data, root) for part in wanted)
        case "$ref":
            return holds(resolve(wanted, root), data, root)
        case "title" | "description" | "$comment":
            return True
    raise NotImplementedError(f"a condition with `{word}`")


def _same(data: Any, constant: Any) -> bool:
    if isinstance(data, str) and not isinstance(constant, str):
        return data == json.dumps(constant)
    return bool(data == constant) and isinstance(data, bool) == isinstance(constant, bool)
