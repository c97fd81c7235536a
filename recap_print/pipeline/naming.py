"""Names to choose from at a prompt, found without reading a declaration whole: a finger waits on the Tab key."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from recap_print.declared import LANGUAGES
from recap_print.errors import CannotRead, UsageError
from recap_print.pipeline.files import read
from recap_print.pipeline.project import Project, find_project

_VARIANTS = re.compile(r"^variants:[^\n]*\n((?:[ \t-][^\n]*\n|#[^\n]*\n|\r?\n)*)", re.MULTILINE)
_SAID = re.compile(r"""^[ \t-]*(language|layout):[ \t]*["']?([\w-]+)""", re.MULTILINE)


def editions(project: Project) -> list[str]:
    """Every edition, the newest first, each followed by its variants."""
    return [name for edition in reversed(project.edition_names()) for name in (edition, *_variants(project, edition))]


def presses(project: Project) -> list[str]:
    return project.press_names()


def layouts(project: Project) -> list[str]:
    return [*project.layout_names()]


def languages(_: Project) -> list[str]:
    return [*LANGUAGES]


def rules(_: Project) -> list[str]:
    """Every rule, by its code."""
    from recap_print.check.every import RULES

    return [rule.code for rule in RULES]


KINDS: Mapping[str, Callable[[Project], Sequence[str]]] = {
    "edition": editions,
    "editions": editions,
    "old": editions,
    "new": editions,
    "base": editions,
    "against": editions,
    "press": presses,
    "layout": layouts,
    "lang": languages,
    "code": rules,
}
"""What an argument or option of this name is chosen from."""


def names(kind: str) -> Sequence[str]:
    """What a parameter may be, by its name; nothing for one that is free, and outside any project."""
    with suppress(UsageError, CannotRead, OSError):
        if kind in KINDS:
            return KINDS[kind](find_project())
    return ()


def _variants(project: Project, edition: str) -> list[str]:
    """What the variants of an edition are called, as far as a glance tells."""
    text = read(project.editions / f"{edition}.yaml", cut=1 << 16).decode(errors="replace")
    found = _VARIANTS.search(text)
    items = re.split(r"^[ \t]*-", found[1], flags=re.MULTILINE)[1:] if found else ()
    said = [dict(_SAID.findall(item)) for item in items]
    parts = [[one[key] for key in ("language", "layout") if key in one] for one in said]
    return [f"{edition}.{'-'.join(part)}" for part in parts if part]
