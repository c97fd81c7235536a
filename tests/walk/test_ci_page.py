"""docs/ci.md: what it says to do is done in a repository, and commands, inputs, hooks and files are as it says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from front_desk import choices, command, options, spoken_of

from walks import ROOT, Run, Save, Told, Walk, a_walk, judge, save, steps

if TYPE_CHECKING:
    from collections.abc import Sequence

FILE = ROOT / "docs" / "ci.md"
PAGE = FILE.read_text("utf-8")
STEPS = steps(FILE)
RUNS = [(nth, step) for nth, step in enumerate(STEPS) if isinstance(step, Run)]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    """A repository with two editions, the later one with a variant: what more there is only takes longer."""
    walk = a_walk(tmp_path_factory.mktemp("ci") / "project")
    editions = walk.root / "editions"
    kept = {"v10.yaml", "v10.lock.json", "v11.yaml", "v11.lock.json", "v11.en.lock.json"}
    for file in editions.iterdir():
        if file.is_file() and file.name not in kept:
            file.unlink()
    _leave_out(editions / "v10.yaml", "previous: v9\n")
    _leave_out(editions / "v11.yaml", "  - language: ar\n  - layout: large\n    pages: 52\n")
    told = walk.shell("git init -q -b main . && git add . && git commit -q -m 'As it was'")
    assert told.code == 0, told.said
    return walk


def _leave_out(file: Path, piece: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(piece) == 1
    file.write_text(text.replace(piece, ""), "utf-8")


@pytest.fixture(scope="module")
def told(walk: Walk) -> Sequence[Told]:
    """The page followed to its end; each answer is judged by a test of its own."""
    answers = []
    for step in STEPS:
        if isinstance(step, Save):
            save(walk.root, step)
        answers.append(walk.run(step.command) if isinstance(step, Run) else Told(0, ""))
    return answers


@pytest.mark.parametrize(("nth", "step"), RUNS, ids=lambda value: value.command if isinstance(value, Run) else "")
def test_every_command_answers_what_the_page_says(told: Sequence[Told], nth: int, step: Run) -> None:
    judge(step, told[nth])


def test_what_was_accepted_is_committed_whole(walk: Walk, told: Sequence[Told]) -> None:
    """The locks of variants too; what else the page makes is not for the repository."""
    assert len(told) == len(STEPS)
    left = walk.shell("git status --porcelain")
    assert left.code == 0
    assert {line[3:] for line in left.said.splitlines()} == {".cache/", ".gitattributes", "history.html"}
    assert walk.shell("git show --format= --name-only").said.split() == [
        "editions/v11.en.lock.json",
        "editions/v11.lock.json",
        "editions/v11.yaml",
    ]


def test_the_release_note_is_one(told: Sequence[Told]) -> None:
    (note,) = [told[nth].said for nth, step in RUNS if "--format markdown" in step.command]
    assert note.startswith("## v10 → v11\n")


def test_every_command_of_the_gate_is_followed() -> None:
    gate = set(re.findall(r"(?m)^\| `(recap-print [^`]+)` \|", PAGE))
    assert gate
    assert gate <= {step.command for _, step in RUNS}


@pytest.mark.parametrize(("name", "words"), spoken_of(PAGE))
def test_every_command_is_one(name: str, words: set[str]) -> None:
    assert command(name) is not None
    assert words <= options(name)


def test_every_format_of_check_is_told() -> None:
    (table,) = re.findall(r"(?s)\| `--format` \|.*?\n\n", PAGE)
    assert set(re.findall(r"`(\w+)`", table)) == choices("check", "--format")


def test_validate_has_the_first_four_formats() -> None:
    (table,) = re.findall(r"(?s)\| `--format` \|.*?\n\n", PAGE)
    assert "`validate` has the first four" in PAGE
    assert set(re.findall(r"`(\w+)`", table)[:4]) == choices("validate", "--format")


def test_every_input_and_output_of_the_action_is_told() -> None:
    (table,) = re.findall(r"(?s)\| input \|.*?\n\n", PAGE)
    assert re.findall(r"^\| `([\w-]+)`", table, re.M) == list(ACTION["inputs"])
    assert set(re.findall(r"`(\w+)`", PAGE.split("Outputs: ")[1].split("\n")[0])) >= set(ACTION["outputs"])


def test_every_hook_is_told() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert re.findall(r"- id: ([\w-]+)", PAGE) == [hook["id"] for hook in hooks]


def test_every_link_leads_to_a_file() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", PAGE):
        assert (ROOT / "docs" / target).is_file()
