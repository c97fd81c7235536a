"""The schemas editors read: one block language in both files, a description on every key, a modeline everywhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
SCHEMAS = sorted([*ROOT.glob("recap_print/*/schema.json"), *ROOT.glob("recap_print/*/*.schema.json")])
YAML = sorted([*ROOT.glob("editions/*.yaml"), *ROOT.glob("layouts/**/*.yaml")])
MODELINE = "# yaml-language-server: $schema="


def load(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def properties(schema: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property described anywhere in a schema, with its path."""
    if isinstance(schema, dict):
        for name, value in schema.get("properties", {}).items():
            if "const" not in value or set(value) != {"const"}:  # `kind: {const: …}` of an if
                yield f"{path}/{name}", value
        for key, value in schema.items():
            yield from properties(value, f"{path}/{key}")
    elif isinstance(schema, list):
        for i, value in enumerate(schema):
            yield from properties(value, f"{path}/{i}")


def test_an_edition_composes_its_pages_of_the_blocks_of_the_layout() -> None:
    """Editors read one file at a time, so the edition's schema repeats the definitions of blocks: word for word."""
    edition, layout = (load(ROOT / "recap_print" / room / "schema.json")["$defs"] for room in ("edition", "design"))
    shared = {name for name in layout if name.startswith("block") or name in {"from", "ink", "length", "style_name"}}
    assert len(shared) > 15
    different = [name for name in sorted(shared) if edition.get(name) != layout[name]]
    assert not different, f"copy from design/schema.json to edition/schema.json: {different}"


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.parent.name + "/" + path.name)
def test_every_key_is_described_on_hover(path: Path) -> None:
    schema = load(path)
    silent = [
        name
        for name, value in properties(schema)
        if "description" not in value and "description" not in target(value, schema)
    ]
    assert not silent


def target(value: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in value:
        value = schema["$defs"][value["$ref"].rpartition("/")[2]]
    return value


@pytest.mark.parametrize("path", YAML, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_names_its_schema_to_editors(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith(MODELINE)
    assert (path.parent / first.removeprefix(MODELINE)).resolve() in SCHEMAS
