"""The schemas teach the format: an editor that reads them needs no manual. Every key is explained, with its default as
the readers have it, examples that are right, and the meaning of every word there is to choose from."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import pytest
import yaml
from jsonschema import Draft202012Validator

from recap_print.design.read import blocks_from, layout_from
from recap_print.edition.read import edition_from, field_from
from recap_print.pipeline.prepare import SCHEMAS
from recap_print.sheets.read import press_from
from recap_print.source.mend import folded
from trial import CASES

KINDS = ("edition", "layout", "press", "pictograms", "conditions")
WHOLE: dict[str, dict[str, Any]] = {kind: json.loads(SCHEMAS[kind].read_text("utf-8")) for kind in KINDS}
UNIT = re.compile(r"\b(mm|points|percent|micrometres|g/m²|pixels per inch|units|currency)\b")
Data = dict[str, Any]


class Part(NamedTuple):
    """A part of a schema: where it stands, and of a property whether it may be left out."""

    kind: str
    path: str
    schema: Data
    is_property: bool = False
    is_optional: bool = False

    @property
    def meant(self) -> Data:
        """With what the definition says that it points to."""
        target = WHOLE[self.kind]["$defs"][self.schema["$ref"].rpartition("/")[2]] if "$ref" in self.schema else {}
        meant = {**target, **self.schema}
        return Part(self.kind, self.path, target).meant | meant if "$ref" in target else meant

    def accepts(self, value: Any) -> bool:
        schema = {"$defs": WHOLE[self.kind].get("$defs", {}), **self.schema}
        return Draft202012Validator(schema).is_valid(value)


def parts_of(kind: str, schema: Data, path: str, **facts: bool) -> Iterator[Part]:
    yield Part(kind, path, schema, **facts)
    one_of_them = schema.get("maxProperties") == 1
    for key, below in schema.get("properties", {}).items():
        is_optional = key not in schema.get("required", ()) and not one_of_them
        yield from parts_of(kind, below, f"{path}.{key}", is_property=True, is_optional=is_optional)
    for word in ("items", "additionalProperties", "then", "else", "propertyNames"):
        if isinstance(below := schema.get(word), dict):
            yield from parts_of(kind, below, f"{path}[]" if word == "items" else path)
    for below in schema.get("allOf", ()):
        yield from parts_of(kind, below["then"], f"{path}:{below['if']['properties']['kind']['const']}")
    for name, below in schema.get("$defs", {}).items():
        yield from parts_of(kind, below, name)


PARTS = [part for kind in KINDS for part in parts_of(kind, WHOLE[kind], kind)]
PROPERTIES = [part for part in PARTS if part.is_property]


def named(parts: Iterable[Part]) -> list[str]:
    return [f"{part.kind}: {part.path}" for part in parts]


def test_every_key_is_explained_in_a_sentence() -> None:
    sentence = re.compile(r"^[A-Z`0].*[.?»]$", re.DOTALL)
    assert named(p for p in PROPERTIES if not sentence.match(p.meant.get("description", ""))) == []


def test_every_key_that_may_be_left_out_says_what_happens_then() -> None:
    free = [part for part in PROPERTIES if part.is_optional and "default" not in part.meant]
    assert named(p for p in free if "Left out" not in p.meant["description"]) == []


def test_nothing_is_said_twice_of_a_default() -> None:
    assert named(p for p in PARTS if re.search(r"\bDefaults?\b", p.schema.get("description", ""))) == []


def test_every_word_to_choose_from_has_its_meaning() -> None:
    assert (
        named(
            p
            for p in PARTS
            if "enum" in p.schema and len(p.schema.get("enumDescriptions", ())) != len(p.schema["enum"])
        )
        == []
    )


def test_every_measure_names_its_unit() -> None:
    measures = [p for p in PROPERTIES if "number" in p.meant.get("type", ()) and "const" not in p.meant]
    assert len(measures) > 60
    assert named(p for p in measures if not UNIT.search(p.meant["description"])) == []


def test_every_value_that_is_no_choice_has_an_example() -> None:
    def is_choice(part: Part) -> bool:
        meant = part.meant
        return "enum" in meant or "const" in meant or meant.get("type") == "boolean"

    assert named(p for p in PROPERTIES if not is_choice(p) and not p.meant.get("examples")) == []


@pytest.mark.parametrize("word", ["examples", "default"])
def test_what_a_schema_proposes_it_accepts(word: str) -> None:
    proposed = [(p, p.schema[word] if word == "examples" else [p.schema[word]]) for p in PARTS if word in p.schema]
    assert len(proposed) > 40
    assert [(p.path, one) for p, values in proposed for one in values if not p.accepts(one)] == []


def filled_in(body: Any) -> Any:
    """What an editor writes for a snippet when nothing is changed in it."""
    match body:
        case dict():
            return {key: filled_in(value) for key, value in body.items()}
        case list():
            return [filled_in(value) for value in body]
        case str():
            text = re.sub(r"\$\{\d+:((?:\\.|[^}\\])*)\}", lambda found: found[1].replace("\\}", "}"), body)
            return json.loads(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else text
    return body


def test_what_a_snippet_writes_is_accepted() -> None:
    snippets = [(p, snippet) for p in PARTS for snippet in p.schema.get("defaultSnippets", ())]
    assert [(p.path, one["label"]) for p, one in snippets if not p.accepts(filled_in(one["body"]))] == []
    assert not [one["label"] for _, one in snippets if "$" in json.dumps(filled_in(one["body"]))]


def test_there_is_a_snippet_for_each_kind_of_block_and_of_section() -> None:
    definitions = WHOLE["edition"]["$defs"]
    blocks = {next(iter(one["body"])) for one in definitions["block"]["defaultSnippets"]}
    sections = [one["body"]["kind"] for one in definitions["section"]["defaultSnippets"]]
    assert blocks == {*definitions["block"]["properties"]}
    assert sections == definitions["section"]["properties"]["kind"]["enum"]


def test_the_words_that_people_have_for_a_key_lead_to_one_key_and_are_no_key_themselves() -> None:
    for part in PARTS:
        keys = part.schema.get("properties", {})
        words = [word for schema in keys.values() for word in schema.get("x-also", ())]
        assert len(words) == len(set(words)), part.path
        assert not {*words} & {*keys}, part.path
        assert words == [folded(word) for word in words], part.path


def test_the_words_that_people_have_for_a_choice_lead_to_one_that_there_is() -> None:
    for part in PARTS:
        meant = part.schema.get("x-meant", {})
        assert {*meant.values()} <= {*part.schema.get("enum", ())}, part.path
        assert [*meant] == [folded(word) for word in meant], part.path


def small(file: str, kind: str) -> Data:
    found: Data = yaml.safe_load((CASES / "project" / file).read_text("utf-8"))
    assert Part(kind, file, WHOLE[kind]).accepts(found)
    return found


EDITION, LAYOUT, PRESS = (
    small(file, kind)
    for file, kind in (
        ("editions/small.yaml", "edition"),
        ("layouts/small.yaml", "layout"),
        ("layouts/presses/small.yaml", "press"),
    )
)
READERS: dict[str, tuple[Data, Callable[[Data], Any]]] = {
    "edition": (EDITION, edition_from),
    "field": ({"id": "a", "label": "b"}, lambda data: field_from(data, "o")),
    "swatch": ({}, lambda data: layout_from({**LAYOUT, "swatches": {"black": data}})),
    "style": (
        {"font": "a", "size_pt": 9, "leading": 9},
        lambda data: layout_from({**LAYOUT, "styles": {"body": data}}),
    ),
    "page": ({"blocks": []}, lambda data: layout_from({**LAYOUT, "templates": {"notes": {"first": [data]}}})),
    "template": ({}, lambda data: layout_from({**LAYOUT, "templates": {"notes": data}})),
    "layout.furniture.tab": (
        LAYOUT["furniture"]["tab"],
        lambda data: layout_from({**LAYOUT, "furniture": {"tab": data}}),
    ),
    "press": (PRESS, press_from),
    **{
        f"press.{key}": (example, lambda data, key=key: press_from({**PRESS, key: data}))  # type: ignore[misc]
        for key, example in (
            ("unprintable", {}),
            ("fold", {}),
            ("trims", {}),
            ("spoilage", {}),
            ("costs", {"currency": "EUR"}),
            ("limits", {}),
        )
    },
}


def block_reader(kind: str) -> Callable[[Data], Any]:
    return lambda data: blocks_from([{kind: data}], "o")


DEFAULTS = [part for part in PROPERTIES if "default" in part.schema and part.kind in ("edition", "layout", "press")]


@pytest.mark.parametrize("part", DEFAULTS, ids=lambda part: part.path)
def test_a_default_is_what_the_reader_takes(part: Part) -> None:
    around, _, key = part.path.rpartition(".")
    if around.startswith("block_"):
        example = next(p.schema for p in PARTS if p.path == around)["examples"][0]
        example, read = {name: value for name, value in example.items() if name != key}, block_reader(around[6:])
    else:
        example, read = READERS[around]
    without = {name: value for name, value in example.items() if name != key}
    assert read({**without, key: part.schema["default"]}) == read(without)
