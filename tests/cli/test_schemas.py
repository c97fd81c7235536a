"""The schemas that editors and other programs are given: valid themselves, and true of every file we ship."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from desk import ROOT, Desk
from jsonschema import Draft202012Validator

from recap_print.pipeline.prepare import SCHEMAS

SHIPPED = sorted(
    path for folder in ("editions", "layouts", "tests/cases/project") for path in (ROOT / folder).rglob("*.yaml")
)


def schema(kind: str) -> Any:
    return json.loads(SCHEMAS[kind].read_text("utf-8"))


@pytest.mark.parametrize("kind", sorted(SCHEMAS))
def test_what_is_printed_is_the_file_and_a_valid_schema(kind: str) -> None:
    told = Desk(ROOT).run("schema", kind)
    assert (told.code, told.err) == (0, "")
    assert told.out == SCHEMAS[kind].read_text("utf-8")
    Draft202012Validator.check_schema(json.loads(told.out))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_file_names_its_schema_and_follows_it(path: Path) -> None:
    text = path.read_text("utf-8")
    named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
    assert named, "an editor helps when the first line names the schema"
    (kind,) = [kind for kind, file in SCHEMAS.items() if file.samefile(path.parent / named[1])]
    errors = Draft202012Validator(schema(kind)).iter_errors(yaml.safe_load(text))
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


@pytest.mark.parametrize(
    "kind",
    ["edition", "layout", "pictograms", "press"],
)
def test_an_editor_has_words_to_show_for_every_key(kind: str) -> None:
    def silent(part: Any, path: str = "") -> list[str]:
        if not isinstance(part, dict):
            return []
        keys = part.get("properties", {})
        found = [f"{path}.{key}" for key, value in keys.items() if isinstance(value, dict) and not _said(value)]
        inner = [(f"{path}.{key}", value) for key, value in keys.items()]
        inner += [(f"$defs.{name}", value) for name, value in part.get("$defs", {}).items()]
        return found + [name for where, value in inner for name in silent(value, where)]

    def _said(part: dict[str, Any]) -> bool:
        target = whole["$defs"][part["$ref"].rpartition("/")[2]] if "$ref" in part else {}
        return bool(part.get("description") or target.get("description"))

    whole = schema(kind)
    assert silent(whole) == []
