"""What the program's commands take, for pages that speak of them."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import typer.main

from recap_print.cli.commands import app


@cache
def command(name: str) -> Any:
    """None when there is no such command."""
    group = typer.main.get_group(app)
    return group.get_command(typer.Context(group), name)


def options(name: str) -> set[str]:
    """``--format``, ``-o`` … of a command."""
    return {option for parameter in command(name).params for option in parameter.opts}


def choices(name: str, option: str) -> set[str]:
    """What an option of a command may be."""
    (one,) = [parameter for parameter in command(name).params if option in parameter.opts]
    return set(one.type.choices)


def spoken_of(text: str) -> list[tuple[str, set[str]]]:
    """Each ``recap-print NAME …`` of a text, with its options; a comment after it is not its own."""
    found = re.findall(r"recap-print ([a-z]+)([^`\n#\"]*)", text)
    return [(name, set(re.findall(r"(?<!\S)--[a-z-]+", words))) for name, words in found]
