"""VS Code told of our schemas, in settings that are somebody's own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from desk import ROOT, Desk, a_small_desk
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from recap_print.errors import ExitCode
from recap_print.pipeline import jsonc, vscode
from recap_print.pipeline.project import Project

SETTINGS = ".vscode/settings.json"
THEIRS = """\
{
    // tabs are for others
    "editor.tabSize": 2, /* "yaml.schemas": {} */
    "home": "http://example.org // no comment, nor {",

    "yaml.schemas": {
        // theirs
        "./theirs.json": ["x/*.yaml",],
    },
}
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return a_small_desk(tmp_path)


def setting(desk: Desk) -> dict[str, list[str]]:
    found = jsonc.read((desk.root / SETTINGS).read_text("utf-8"))["yaml.schemas"]
    assert isinstance(found, dict)
    return found


def test_every_declaration_has_one_schema_and_it_is_there(desk: Desk) -> None:
    told = desk.run("schema", "--install")
    assert (told.code, told.out.partition("  ")[0]) == (0, SETTINGS)
    assert "redhat.vscode-yaml" in told.err
    declared = {path for folder in ("editions", "layouts") for path in (desk.root / folder).rglob("*.yaml")}
    seen = [path for globs in setting(desk).values() for glob in globs for path in desk.root.glob(glob)]
    assert sorted(seen) == sorted(declared)
    for schema in setting(desk):
        Draft202012Validator.check_schema(json.loads((desk.root / schema).read_text("utf-8")))


def test_in_the_programs_own_folder_nothing_is_copied() -> None:
    schemas, copies = vscode._schemas(Project(ROOT))
    assert copies == {}
    assert schemas["press"] == "./recap_print/sheets/press.schema.json"


def test_what_people_wrote_stays_and_once_is_enough(desk: Desk) -> None:
    (desk.root / ".vscode").mkdir()
    (desk.root / SETTINGS).write_text(THEIRS, "utf-8")
    assert desk.run("schema", "--install").code == 0
    after = (desk.root / SETTINGS).read_text("utf-8")
    assert [line for line in THEIRS.split("\n") if line not in after.split("\n")] == []
    assert setting(desk)["./theirs.json"] == ["x/*.yaml"]
    assert len(setting(desk)) == 6
    assert "as it was" in desk.run("schema", "--install").out
    assert (desk.root / SETTINGS).read_text("utf-8") == after


def test_what_we_wrote_once_is_brought_up_to_date(desk: Desk) -> None:
    desk.run("schema", "--install")
    before = (desk.root / SETTINGS).read_text("utf-8")
    (desk.root / "layouts/wide.yaml").write_bytes((desk.root / "layouts/small.yaml").read_bytes())
    desk.run("schema", "--install")
    after = (desk.root / SETTINGS).read_text("utf-8")
    assert after == before.replace('["layouts/small.yaml"]', '["layouts/small.yaml", "layouts/wide.yaml"]')


@pytest.mark.parametrize("text", ['{"a": [1}', "[]", '{"yaml.schemas": 3}', "{", '{"a": 1} x', "é", '{"a": "b\n"}'])
def test_what_is_not_understood_is_left_alone_and_said(desk: Desk, text: str) -> None:
    (desk.root / ".vscode").mkdir()
    (desk.root / SETTINGS).write_bytes(text.encode("latin-1"))
    told = desk.run("schema", "--install")
    assert (told.code, told.out) == (ExitCode.CANNOT_READ, "")
    assert SETTINGS in told.err
    assert text == "é" or '"editions/*.yaml"' in told.err  # to be added by hand
    assert (desk.root / SETTINGS).read_bytes() == text.encode("latin-1")


@pytest.mark.parametrize("words", [("schema",), ("schema", "edition", "--install")])
def test_it_is_one_or_the_other(desk: Desk, words: tuple[str, ...]) -> None:
    assert desk.run(*words).code == ExitCode.USAGE
    assert not (desk.root / ".vscode").exists()


@pytest.mark.parametrize(
    "text", ["{}", "{ }", "{ // a\n}", "{\n}\n", '{"a": 1}', '{"yaml.schemas": {}}', "// a\n{/* b */}"]
)
def test_settings_however_they_are_written(text: str) -> None:
    after = jsonc.with_members(text, "yaml.schemas", {"x": ["y"], "z": []})
    assert jsonc.read(after) == {**jsonc.read(text), "yaml.schemas": {"x": ["y"], "z": []}}
    for comment in ("// a", "/* b */"):
        assert (comment in text) == (comment in after)


keys = st.sampled_from(["a", "b", "yaml.schemas ", '"', "//", "/*", "{", "x,}"])
values = st.recursive(
    st.none() | st.booleans() | st.integers() | keys,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=8,
)
objects = st.dictionaries(keys, values, max_size=3)


@settings(max_examples=80)
@given(objects, st.none() | objects, objects, st.sampled_from([None, 0, 2, "\t"]))
def test_members_are_added_to_anything(others: Any, there: Any, ours: Any, indent: Any) -> None:
    before = {**others, **({} if there is None else {"us": there})}
    text = json.dumps(before, indent=indent)
    after = jsonc.with_members(text, "us", ours)
    assert jsonc.read(after) == {**others, "us": {**(there or {}), **ours}}
