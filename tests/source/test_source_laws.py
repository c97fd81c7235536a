"""What holds for any bytes, any data and any slip."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from recap_print.report.findings import as_json, concise, github, text
from recap_print.source import Document, Step, Unreadable, join, parse, read, split
from recap_print.source.rules import MAX_FINDINGS

HERE = Path(__file__).parent
SCHEMA: dict[str, Any] = json.loads((HERE / "schema.json").read_text("utf-8"))
SEEDS = [path.read_bytes() for path in sorted(HERE.glob("cases/*.yaml"))]
VALIDATOR = Draft202012Validator(SCHEMA)

printable = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=20)
keys = printable.filter(bool)
trees = st.recursive(
    printable,
    lambda below: st.lists(below, max_size=4) | st.dictionaries(keys, below, max_size=4),
    max_leaves=12,
)
mappings = st.dictionaries(keys, trees, min_size=1, max_size=4)
yaml_like = st.text(st.sampled_from("ab:-?[]{},#&*!|>'\"%@` \t\n\\é"), max_size=60)


@st.composite
def mutants(draw: st.DrawFn) -> bytes:
    """A case with a stretch of it cut, doubled, or replaced by something else."""
    seed = draw(st.sampled_from(SEEDS))
    begin = draw(st.integers(0, len(seed)))
    end = draw(st.integers(begin, min(len(seed), begin + 40)))
    middle = draw(st.sampled_from([b"", seed[begin:end] * 2]) | st.binary(max_size=4) | yaml_like.map(str.encode))
    return seed[:begin] + middle + seed[end:]


@settings(max_examples=300)
@given(st.binary(max_size=200) | yaml_like.map(str.encode) | mutants())
def test_no_bytes_raise_anything(raw: bytes) -> None:
    loaded = read(raw, "any.yaml", SCHEMA)
    assert loaded.document or loaded.findings
    assert len(loaded.findings) <= MAX_FINDINGS
    for finding in loaded.findings:
        assert 1 <= finding.where.line <= max(1, len(raw) + 1)
        assert finding.where.column >= 1
        assert "\n" not in finding.message + finding.help
    for written in (text(loaded.findings, colour=False, width=80), concise(loaded.findings), github(loaded.findings)):
        assert bool(written) == bool(loaded.findings)
        assert "\x1b" not in written
    assert len(json.loads(as_json(loaded.findings))["findings"]) == len(loaded.findings)


@settings(max_examples=200)
@given(yaml_like)
def test_both_parsers_read_the_same(text: str) -> None:
    def parsed(pure: bool) -> Any:
        try:
            return parse(text.encode(), "f", pure=pure).data
        except Unreadable:
            return None

    in_c, in_python = parsed(False), parsed(True)
    assert None in (in_c, in_python) or in_c == in_python


@given(mappings, st.booleans())
def test_what_is_dumped_is_read_again(tree: dict[str, Any], flow: bool) -> None:
    dumped = yaml.safe_dump(tree, allow_unicode=True, default_style='"', default_flow_style=flow, width=10_000)
    assert parse(dumped.encode(), "f").data == tree


def every_path(tree: Any, path: tuple[Step, ...] = ()) -> list[tuple[Step, ...]]:
    below: list[tuple[Step, Any]] = []
    if isinstance(tree, dict):
        below = list(tree.items())
    elif isinstance(tree, list):
        below = list(enumerate(tree))
    return [path, *(found for step, value in below for found in every_path(value, (*path, step)))]


def underlined(document: Document, path: str, *, key: bool) -> str:
    place = document.where(path, key=key)
    return place.excerpt[place.column - 1 : place.column - 1 + place.width]


@given(mappings, st.booleans())
def test_where_points_at_the_exact_key_and_value(tree: dict[str, Any], flow: bool) -> None:
    dumped = yaml.safe_dump(tree, allow_unicode=True, default_style='"', default_flow_style=flow, width=10_000)
    document = parse(dumped.encode(), "f")
    for steps in every_path(tree):
        path = join("", *steps)
        assert split(path) == steps
        value: Any = tree
        for step in steps:
            value = value[step]
        if isinstance(value, str):
            assert yaml.safe_load(underlined(document, path, key=False)) == value
        if steps and isinstance(steps[-1], str):
            shown = underlined(document, path, key=True)
            assert yaml.safe_load(shown.removeprefix("?").strip()) == steps[-1]


@settings(max_examples=300)
@given(mutants())
def test_our_words_and_the_standard_agree(raw: bytes) -> None:
    """We find something exactly when plain jsonschema does."""
    loaded = read(raw, "f", SCHEMA)
    if loaded.document:
        assert bool(loaded.findings) == (not VALIDATOR.is_valid(loaded.data))


@settings(max_examples=300)
@given(mutants())
def test_no_place_is_told_twice(raw: bytes) -> None:
    """But for missing keys and items too many, which have no place of their own."""
    told = [
        (f.where.line, f.where.column)
        for f in read(raw, "f", SCHEMA).findings
        if f.code > "S1" and f.code not in ("S102", "S109")
    ]
    assert len(told) == len(set(told))
