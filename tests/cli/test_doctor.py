"""What is here and what is not, and what to do about it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from desk import ROOT, SMALL, Desk, a_ready_desk

from recap_print.pipeline.installed import PROGRAMS, within
from recap_print.report.doctor import Fact, Mark, as_json, text


@pytest.fixture
def small(tmp_path: Path) -> Desk:
    desk = a_ready_desk(tmp_path)
    folder = desk.root / "fonts"
    shutil.rmtree(folder)
    shutil.copytree(ROOT / "fonts/atkinson-hyperlegible-next", folder / "atkinson")
    shutil.copy(ROOT / "fonts/atkinson-hyperlegible-next/AtkinsonHyperlegibleNext-Regular.ttf", folder / "Regular.ttf")
    desk.run("check", "--update", "--reason", "a first time")
    return desk


def facts(desk: Desk, *, code: int = 0) -> dict[tuple[str, str], Any]:
    told = desk.run("doctor", "--format", "json")
    assert told.code == code, told.out
    return {(fact["group"], fact["name"]): fact for fact in json.loads(told.out)["facts"]}


def wrong(desk: Desk) -> list[tuple[str, str, str]]:
    """The problems: group, name, help."""
    found = facts(desk, code=1).values()
    return [(one["group"], one["name"], one["help"]) for one in found if one["mark"] == "problem"]


def test_all_is_well_twice(small: Desk) -> None:
    first = facts(small)
    assert {group for group, _ in first} == {
        *("recap-print", "packages", "programs", "fonts and profiles", "project", "editions")
    }
    assert first["editions", "1 of them"]["said"].endswith(": small")
    assert {name for group, name in first if group == "programs"} == {name for name, *_ in PROGRAMS}
    assert first["packages", "pypdf"]["said"][0].isdigit()
    assert facts(small) == first  # the second time from what the first kept
    assert small.run("doctor").out.count("help:") == sum(bool(fact["help"]) for fact in first.values())


def test_a_font_that_is_another_one_and_one_that_is_gone(small: Desk) -> None:
    bold = small.root / "fonts/atkinson/AtkinsonHyperlegibleNext-Bold.ttf"
    bold.write_bytes(bold.read_bytes() + b"\0")
    (small.root / "fonts/atkinson/AtkinsonHyperlegibleNext-Medium.ttf").unlink()
    named = [Path(name).stem.rpartition("-")[2] for group, name, help in wrong(small) if group == "fonts and profiles"]
    assert named == ["Bold", "Medium"]


def test_a_font_nobody_recorded_is_only_noted(small: Desk) -> None:
    fact = facts(small)["fonts and profiles", "fonts/Regular.ttf"]
    assert fact["mark"] == "note"
    assert "SHA256SUMS" in fact["help"]


def test_editions_with_errors_and_locks_that_do_not_hold(small: Desk) -> None:
    kept = (small.root / SMALL).read_text("utf-8")
    facts(small)
    small.edit(SMALL, "title: Mes notes", "title: Mes mots")
    assert [(group, name, "check small" in help) for group, name, help in wrong(small)] == [("editions", "small", True)]
    small.edit(SMALL, "layout: small", "layout: smal")
    assert [(group, name, "validate small" in help) for group, name, help in wrong(small)] == [
        ("editions", "small", True)
    ]
    (small.root / SMALL).write_bytes(b"\xff")
    assert [name for _, name, _ in wrong(small)] == ["small"]
    (small.root / SMALL).write_text(kept, "utf-8")
    facts(small)
    (small.root / "editions/small.lock.json").unlink()
    assert [name for _, name, _ in wrong(small)] == ["small"]
    (small.root / "editions/gone.lock.json").write_text("{}")
    assert [name for _, name, _ in wrong(small)] == ["small", "gone"]


def test_a_folder_that_cannot_be_written(small: Desk) -> None:
    (small.root / "out").write_text("a file")
    assert [(group, name) for group, name, _ in wrong(small)] == [("project", "out/")]


@pytest.mark.parametrize(
    ("made", "said"), [({"small": "1"}, ""), ({}, "small is missing"), ({"small": "1", "old": "2"}, "old is gone")]
)
def test_a_gallery_that_shows_other_editions(small: Desk, made: dict[str, str], said: str) -> None:
    (small.root / "docs/gallery").mkdir(parents=True)
    (small.root / "docs/gallery/made.json").write_text(json.dumps({**made, "pictograms.png": "3"}))
    assert facts(small, code=1 if said else 0)["project", "gallery"]["said"] == said or "shows every edition"


def test_without_a_project_the_rest_is_told(tmp_path: Path) -> None:
    assert [(group, name) for group, name, _ in wrong(Desk(tmp_path))] == [("project", "folder")]
    assert ("packages", "pypdf") in facts(Desk(tmp_path), code=1)


def test_programs_that_are_missing_are_only_noted(small: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(small.root))
    found = facts(small)
    assert all(found["programs", name]["mark"] == "note" for name, *_ in PROGRAMS)
    assert found["programs", "zbar"]["help"].endswith("zbar-tools")


@pytest.mark.parametrize(
    ("version", "bounds", "fits"),
    [
        ("0.26.8", ">=0.26,<0.27", True),
        ("0.27", "<0.27,>=0.26", False),
        ("6", ">=6.0", True),
        ("6.0.post1", ">=6.0.0", True),
        ("5.9", ">= 6", False),
        ("1.2", "", True),
        ("1.2", "!=1.2.0", False),
    ],
)
def test_versions_within_bounds(version: str, bounds: str, fits: bool) -> None:
    assert within(version, bounds) == fits


def test_help_stands_below_its_fact_and_steers_no_terminal() -> None:
    told = [
        Fact("a", "x", "fine"),
        Fact("a", "longer\x1b[2J", "not", Mark.PROBLEM, "mend " * 40),
        Fact("b", "y", "so", Mark.NOTE),
    ]
    said = text(told, colour=False, width=60)
    assert "\x1b" not in said
    assert max(map(len, said.split("\n"))) <= 60
    assert said.split("\n")[0] == "a"
    assert said.endswith("1 problem, 1 note")
    assert "\x1b[1;31mproblem" in text(told, colour=True, width=60)
    assert json.loads(as_json(told))["summary"] == {"problems": 1, "notes": 1}
