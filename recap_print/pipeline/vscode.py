"""What tells VS Code which schema describes which file: a setting of the project's folder."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from recap_print.errors import CannotRead
from recap_print.pipeline import jsonc
from recap_print.pipeline.files import is_file, read, shown, write
from recap_print.pipeline.prepare import SCHEMAS
from recap_print.pipeline.product import Product
from recap_print.pipeline.project import Project

SETTING = "yaml.schemas"
EXTENSION = "redhat.vscode-yaml"
KINDS = ("edition", "layout", "pictograms", "press", "conditions")


def install(project: Project) -> Product:
    """Put the setting into ``.vscode/settings.json``: what stands there stays, comments too.

    Where this program lies outside the project, its schemas are copied beside the settings: a path into somebody's
    Python serves nobody else.

    Raises CannotRead for settings that cannot be understood, which are then left alone, and CannotWrite.
    """
    path = project.root / ".vscode" / "settings.json"
    schemas, copies = _schemas(project)
    before = _text(path)
    for file, data in copies.items():
        _keep(file, data)
    setting = {schemas[kind]: globs for kind, globs in _globs(project).items()}
    try:
        after = jsonc.with_members(before, SETTING, setting)
        wanted: dict[str, Any] = jsonc.read(before)
        wanted[SETTING] = {**wanted.get(SETTING, {}), **setting}
        if jsonc.read(after) != wanted:
            raise ValueError("it is written in an unusual way")
    except (ValueError, RecursionError) as error:
        by_hand = json.dumps({SETTING: setting}, indent=2)
        why = f"{shown(path)} cannot be added to: {error}"
        raise CannotRead(why, help=f"it was left as it is: mend it, or add this yourself\n{by_hand}") from error
    changed = _keep(path, after.encode())
    about = f"{len(setting)} schemas" if changed else "as it was"
    notes = (
        f"VS Code reads them with its extension {EXTENSION}",
        "a layout that is new is found when this is run again",
    )
    return Product(path, len(after.encode()), (about,), notes)


def _schemas(project: Project) -> tuple[dict[str, str], dict[Path, bytes]]:
    """What the settings call each schema, and what must be copied for it."""
    root = project.root.resolve()
    if all(SCHEMAS[kind].resolve().is_relative_to(root) for kind in KINDS):
        return {kind: f"./{SCHEMAS[kind].resolve().relative_to(root).as_posix()}" for kind in KINDS}, {}
    copies = {project.root / ".vscode" / "recap-print" / f"{kind}.schema.json": read(SCHEMAS[kind]) for kind in KINDS}
    return {kind: f"./.vscode/recap-print/{kind}.schema.json" for kind in KINDS}, copies


def _globs(project: Project) -> dict[str, list[str]]:
    """Which files each schema describes. Layouts by name: a file must have one schema alone, and older editors know no
    pattern that leaves one out."""
    return {
        "edition": ["editions/*.yaml"],
        "layout": [f"layouts/{name}.yaml" for name in project.layout_names()],
        "pictograms": ["layouts/pictograms.yaml"],
        "press": ["layouts/presses/*.yaml"],
        "conditions": ["layouts/profiles/conditions.yaml"],
    }


def _text(path: Path) -> str:
    """The settings as they are; those of nobody are empty."""
    if not os.path.lexists(path):
        return "{}\n"
    try:
        text = read(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CannotRead(f"{shown(path)} is no text in UTF-8", help="save it as UTF-8") from None
    return text if jsonc.plain(text).strip() else f"{text}{{}}\n"


def _keep(path: Path, data: bytes) -> bool:
    """Write a file, unless it says so already."""
    if is_file(path) and read(path) == data:
        return False
    write(path, data)
    return True
