"""docs/ci.md says what is there: commands and their options, the inputs of the action, the hooks, the files."""

from __future__ import annotations

import re

import pytest
import typer
import yaml
from repositories import ROOT

from recap_print.cli.commands import app

PAGE = (ROOT / "docs" / "ci.md").read_text("utf-8")
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
SAID = re.findall(r"recap-print ([a-z]+)([^`\n#\"]*)", PAGE)


@pytest.mark.parametrize(("name", "words"), SAID)
def test_every_command_is_one(name: str, words: str) -> None:
    group = typer.main.get_group(app)
    command = group.get_command(typer.Context(group), name)
    assert command is not None
    known = {option for parameter in command.params for option in parameter.opts}
    assert set(re.findall(r"--[a-z-]+", words)) <= known


def test_every_format_of_check_is_told() -> None:
    group = typer.main.get_group(app)
    check = group.get_command(typer.Context(group), "check")
    assert check is not None
    (wanted,) = [getattr(parameter.type, "choices", ()) for parameter in check.params if parameter.name == "format"]
    (table,) = re.findall(r"(?s)\| `--format` \|.*?\n\n", PAGE)
    assert set(re.findall(r"`(\w+)`", table)) == set(wanted)


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
