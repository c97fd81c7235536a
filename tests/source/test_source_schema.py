"""Types come from the schema alone, and one slip is told once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from recap_print.source import check_schema, parse, read, typed

SCHEMA: dict[str, Any] = json.loads((Path(__file__).parent / "schema.json").read_text("utf-8"))


def data(text: str, schema: dict[str, Any]) -> Any:
    return typed(parse(text.encode(), "f"), schema).data


def told(text: str, schema: dict[str, Any] = SCHEMA) -> list[tuple[int, str, str]]:
    """Line, code and message of each finding."""
    return [(f.where.line, f.code, f.message) for f in read(text.encode(), "f", schema).findings]


def of(schema: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": {"a": schema}, "additionalProperties": False}


@pytest.mark.parametrize(
    ("said", "text", "value"),
    [
        ({"type": "integer"}, "48", 48),
        ({"type": "integer"}, "-3", -3),
        ({"type": "integer"}, "048", "048"),
        ({"type": "integer"}, "+3", "+3"),
        ({"type": "integer"}, "4.0", "4.0"),
        ({"type": "integer"}, "1_000", "1_000"),
        ({"type": "integer"}, "'48'", "48"),
        ({"type": "integer"}, "٤٨", "٤٨"),
        ({"type": "integer"}, "9" * 5000, "9" * 5000),
        ({"type": "number"}, "0.5", 0.5),
        ({"type": "number"}, "3", 3),
        ({"type": "number"}, ".5", ".5"),
        ({"type": "number"}, "1e3", "1e3"),
        ({"type": "number"}, ".nan", ".nan"),
        ({"type": "boolean"}, "true", True),
        ({"type": "boolean"}, "True", "True"),
        ({"type": "boolean"}, "no", "no"),
        ({"type": "string"}, "48", "48"),
        ({"type": "string"}, "true", "true"),
        ({}, "48", "48"),
        ({"type": ["integer", "string"]}, "48", 48),
        ({"type": ["integer", "string"]}, "fill", "fill"),
        ({"type": ["string", "null"]}, "null", "null"),
        ({"const": 1}, "1", 1),
        ({"enum": ["1", "2"]}, "1", "1"),
        ({"enum": [8, "fill"]}, "8", 8),
        ({"anyOf": [{"const": "fill"}, {"type": "number"}]}, "8.5", 8.5),
        ({"allOf": [{"type": "number"}, {"type": "integer"}]}, "8.5", "8.5"),
        ({"allOf": [{"type": ["integer", "string"]}, {"type": "string"}]}, "8", "8"),
        ({"$ref": "#/$defs/n"}, "8", 8),
        ({"type": "array", "items": {"type": "integer"}}, "[1, '2', x]", [1, "2", "x"]),
        ({"type": "array", "prefixItems": [{"type": "string"}], "items": {"type": "integer"}}, "[1, 2]", ["1", 2]),
        ({"type": "object", "additionalProperties": {"type": "integer"}}, "{b: 1}", {"b": 1}),
        ({"patternProperties": {"^n": {"type": "integer"}}}, "{n1: 1, m1: 1}", {"n1": 1, "m1": "1"}),
        ({"unevaluatedProperties": {"type": "integer"}, "properties": {"b": {}}}, "{b: 1, c: 1}", {"b": "1", "c": 1}),
    ],
)
def test_a_scalar_is_what_its_schema_says(said: dict[str, Any], text: str, value: Any) -> None:
    found = data(f"a: {text}\n", of(said) | {"$defs": {"n": {"type": "integer"}}})["a"]
    assert found == value
    assert type(found) is type(value)


KIND = {
    "properties": {"kind": {}},
    "if": {
        "properties": {"kind": {"enum": ["notes", "page"]}, "draft": {"not": {"const": True}}},
        "required": ["kind"],
    },
    "then": {"properties": {"n": {"type": "integer"}}},
    "else": {"properties": {"n": {"type": "string"}}},
}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("kind: notes\nn: 1\n", 1),
        ("kind: cover\nn: 1\n", "1"),
        ("n: 1\n", "1"),
        ("kind: page\ndraft: true\nn: 1\n", "1"),
    ],
)
def test_types_follow_the_kind(text: str, value: int | str) -> None:
    assert data(text, KIND)["n"] == value


def test_a_condition_that_is_not_understood_is_never_guessed() -> None:
    with pytest.raises(NotImplementedError, match="pattern"):
        data("a: b\n", {"if": {"properties": {"a": {"pattern": "b"}}}, "then": {}})


HEAD = "id: v11\nlanguage: fr\nsections:\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A misspelt kind: its keys are not judged.
        (HEAD + "- {id: a, kind: calender, title: T, months: [a], start: 3}\n", [(4, "S104")]),
        # No kind at all: nothing of any kind is asked for.
        (HEAD + "- {id: a, title: T, months: [a]}\n", [(4, "S102")]),
        (HEAD + "- {id: a, kind: , title: T, months: [a]}\n", [(4, "S112")]),
        # A misspelt required key is not missing as well.
        (HEAD + "- {id: a, kind: cover, title: T, promis: P}\n", [(4, "S101")]),
        # A bad value does not make its key unknown.
        (HEAD + "- {id: a, kind: calendar, title: T, months: x}\n", [(4, "S103")]),
        (HEAD + "- {id: a, kind: calendar, title: T, months: [a, ''], start: 0}\n", [(4, "S106"), (4, "S112")]),
        # Deep down, through references and single-key mappings.
        (
            HEAD + "- id: a\n  kind: page\n  title: T\n  blocks:\n  - box:\n      blocks:\n      - lines: {count: x}\n",
            [(10, "S103")],
        ),
        (HEAD + "- {id: a, kind: page, title: T, blocks: [{hd: x, text: y}]}\n", [(4, "S101")]),
        (HEAD + "- {id: a, kind: page, title: T, blocks: [{box: {blocs: []}}]}\n", [(4, "S101")]),
        # `anyOf` names what is possible, or goes into the branch that was meant.
        ("height: [1, x]\n" + HEAD + "- {id: a, kind: notes}\n", [(1, "S103")]),
        ("height: {a: 1}\n" + HEAD + "- {id: a, kind: notes}\n", [(1, "S103")]),
        # A key that one kind forbids.
        (HEAD + "- {id: a, kind: notes, pictogram: x}\n", [(4, "S111")]),
    ],
)
def test_one_slip_is_told_once(text: str, expected: list[tuple[int, str]]) -> None:
    assert sorted((line, code) for line, code, _ in told(text)) == expected


def test_the_place_is_the_key_or_the_value_at_fault() -> None:
    text = HEAD + "- id: a\n  kind: notes\n  rulled: x\n- id: b\n  kind: calendar\n  title: T\n  months: [ok, {a: b}]\n"
    first, second = read(text.encode(), "f", SCHEMA).findings
    for finding, typed_text in ((first, "rulled"), (second, "{a: b}")):
        where = finding.where
        assert where.excerpt[where.column - 1 : where.column - 1 + where.width] == typed_text


def test_words_of_the_schema_reach_the_reader() -> None:
    (finding,) = read((HEAD + "- {id: a, kind: cover, title: T}\n").encode(), "f", SCHEMA).findings
    assert (finding.message, finding.help) == (
        "the section `a` has no `promise`",
        "One line under the title.",
    )


def test_the_costly_part_can_be_left_out() -> None:
    document = typed(parse((HEAD + "- {id: a, kind: notes, ruled: true}\n").encode(), "f"), SCHEMA)
    assert document.data["sections"][0]["ruled"] is True
    assert check_schema(document, SCHEMA) == []
