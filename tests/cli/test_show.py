"""All that an edition declares, shown: nothing by language, nothing in braces, nothing left to a default."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import yaml
from desk import ROOT, SMALL, Desk, a_ready_desk
from hypothesis import given, settings
from hypothesis import strategies as st

from recap_print.declared import LANGUAGES
from recap_print.source.emit import as_yaml
from small import shipped

NAMES = ("v1", "v10", "v11", "v11.en", "v11.ar", "v11.large")


@cache
def shown(name: str) -> Any:
    told = Desk(ROOT).run("show", name)
    assert told.code == 0
    return yaml.load(told.out, yaml.CSafeLoader)


def within(data: Any) -> Iterator[Any]:
    yield data
    for part in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from within(part)


@pytest.mark.parametrize("name", NAMES)
def test_people_and_programs_are_told_the_same(name: str) -> None:
    told = json.loads(Desk(ROOT).run("show", name, "--format", "json").out)
    assert told == {"format": 1, **shown(name)}


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_left_to_be_worked_out(name: str) -> None:
    said = shown(name)
    parts = [*within(said)]
    assert not [part for part in parts if isinstance(part, dict) and part and part.keys() <= {*LANGUAGES}]
    assert not [part for part in parts if isinstance(part, str) and ("{edition}" in part or "{language}" in part)]
    fields = [part for part in parts if isinstance(part, dict) and {"id", "label"} <= part.keys()]
    assert fields
    assert all({"answer", "lines", "width"} <= field.keys() for field in fields)
    assert said["name"] == name


@pytest.mark.parametrize("name", NAMES)
def test_sections_stand_where_they_are_set(name: str) -> None:
    said, booklet = shown(name), shipped(name).booklet
    assert booklet is not None
    placed = [(section.id, section.first, section.pages) for section in booklet.sections]
    assert [(one["id"], one["first_page"], one["pages"]) for one in said["sections"]] == placed
    assert said["direction"] == booklet.direction.value
    assert said["trim"]["width"] == booklet.stock.width


def test_a_variant_has_its_own_language_links_and_pages() -> None:
    french, arabic, large = (shown(name) for name in ("v11", "v11.ar", "v11.large"))
    assert [one["language"] for one in (french, arabic, large)] == ["fr", "ar", "fr"]
    assert (french["layout"], large["layout"]) == ("a5", "large")
    assert large["pages"] > french["pages"]
    panels = [next(s for s in one["sections"] if s["kind"] == "feedback")["whatsapp"] for one in (french, arabic)]
    assert all(panel["link"].startswith("https://wa.me/33") for panel in panels)
    assert panels[0]["link"] != panels[1]["link"]
    assert Desk(ROOT).run("show", "v11", "--lang", "ar").out == Desk(ROOT).run("show", "v11.ar").out


def test_an_edition_that_cannot_be_placed_is_shown_all_the_same(tmp_path: Any) -> None:
    small = a_ready_desk(tmp_path)
    small.edit(SMALL, "\nlayout: small\n", "\nlayout: smal\n")
    told = small.run("show", "small")
    assert told.code == 0
    assert "recap-print validate small" in told.err
    said = yaml.load(told.out, yaml.CSafeLoader)
    assert "trim" not in said
    assert all("first_page" not in section for section in said["sections"])


def test_an_edition_that_cannot_be_read_is_told_as_validate_tells_it(tmp_path: Any) -> None:
    small = a_ready_desk(tmp_path)
    small.edit(SMALL, "\nlayout: small\n", "\nlayuot: small\n")
    told, judged = small.run("show", "small"), small.run("validate", "small")
    assert (told.code, told.out) == (judged.code, judged.out)
    assert told.code == 1


words = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn", "Zl", "Zp"), exclude_characters="\ufeff"), max_size=20
)
lines = st.lists(words, min_size=1, max_size=3).map("\n".join)
plain = st.recursive(
    lines | st.integers() | st.booleans(), lambda inner: st.lists(inner) | st.dictionaries(words, inner), max_leaves=12
)


@settings(max_examples=40)
@given(st.dictionaries(words, plain, max_size=4))
def test_whatever_is_said_is_read_back(data: Any) -> None:
    assert yaml.safe_load(as_yaml(data)) == data
