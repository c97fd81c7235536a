"""Changes for a program: what ``recap-print schema changes`` promises."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from anything import STEERS, comparisons
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from told import EVERY, NEW, OLD, VERSIONS, wrong_digit_and_shift

from recap_print.compare.changes import Changes, Kind, Layer, Level
from recap_print.pipeline.prepare import SCHEMAS
from recap_print.report.changes_json import as_json

SCHEMA: dict[str, Any] = json.loads(SCHEMAS["changes"].read_text("utf-8"))


def objects(schema: object) -> Iterator[dict[str, Any]]:
    """Every object that a schema describes."""
    if isinstance(schema, dict):
        if "properties" in schema:
            yield schema
        for part in schema.values():
            yield from objects(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from objects(part)


def closed(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema, refusing every key that it does not describe."""
    tight = deepcopy(schema)
    for part in objects(tight):
        part["additionalProperties"] = False
    return tight


TIGHT = Draft202012Validator(closed(SCHEMA))


def test_the_schema_is_one_and_says_what_each_key_is() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    for part in objects(SCHEMA):
        assert sorted(part["required"]) == sorted(part["properties"])
        assert all(value.get("description") for value in part["properties"].values())
    change = SCHEMA["$defs"]["change"]["properties"]
    assert change["kind"]["enum"] == [kind.value for kind in Kind]
    assert change["layer"]["enum"] == [layer.value for layer in Layer]
    assert change["level"]["enum"] == [level.name.lower() for level in Level]


@given(comparisons)
@settings(max_examples=40)
def test_whatever_changed_fits_the_schema(changes: Changes) -> None:
    said = as_json(changes)
    assert not STEERS & set(said)
    data = json.loads(said)
    TIGHT.validate(data)
    assert len(data["changes"]) == len(changes) == sum(data["levels"].values())


def test_a_comparison_fits_the_schema_with_one_change_a_line() -> None:
    for changes in (EVERY, VERSIONS, Changes(OLD, NEW, ())):
        TIGHT.validate(json.loads(as_json(changes)))
    rows = as_json(EVERY).splitlines()
    started = rows.index('"changes": [')
    told = [json.loads(row.removesuffix(",")) for row in rows[started + 1 : -2]]
    assert [change["kind"] for change in told] == [change.kind.value for change in EVERY]


def test_json_holds_the_lines_the_layer_the_effects_and_the_sides() -> None:
    data = json.loads(as_json(EVERY, left_out=4))
    assert (data["format"], data["left_out"], data["unexpected"]) == (1, 4, 2)
    assert data["old"] == {"name": "v10", "edition": "v10", "title": "Mon Récap", "pages": 16}
    assert data["form"] == [
        {"name": "colour", "before": "DeviceCMYK", "after": "DeviceRGB", "note": "the printer converts it back"}
    ]
    stray, engine, phone, intro, _ = data["changes"]
    assert (stray["unexpected"], phone["unexpected"]) == (True, False)
    assert (engine["layer"], phone["layer"]) == ("declaration", "words")
    assert phone["where_old"] == {"file": "editions/v10.yaml", "line": 80, "column": 5}
    assert phone["where_new"] == {"file": "editions/v11.yaml", "line": 84, "column": 5}
    assert stray["where_new"] is None
    (effect,) = intro["effects"]
    assert (effect["kind"], effect["times"], effect["moved_mm"], effect["effects"]) == ("moved", 9, [0, -13], [])


def test_spots_are_rectangles_in_mm_from_the_trim() -> None:
    data = json.loads(as_json(wrong_digit_and_shift()))
    (spot,) = data["changes"][0]["spots_new"]
    assert spot["page"] == data["changes"][0]["pages_new"][0]
    assert spot["width"] > 50
    assert spot["y"] > 0


def test_a_wrong_digit_is_critical_and_a_fifth_of_a_millimetre_is_minor() -> None:
    data = json.loads(as_json(wrong_digit_and_shift()))
    assert [(c["kind"], c["level"]) for c in data["changes"]] == [("number", "critical"), ("moved", "minor")]
    assert data["levels"] == {"critical": 1, "notable": 0, "minor": 1}
    assert data["changes"][1]["moved_mm"] == [0, 0.2]


def test_a_version_of_a_notebook_holds_its_origins() -> None:
    data = json.loads(as_json(VERSIONS))
    first = data["changes"][0]
    assert (first["origin_old"], first["origin_new"]) == ("sections[5].phone", "sections[6].phone")
    assert data["levels"] == {"critical": 2, "notable": 6, "minor": 1}
