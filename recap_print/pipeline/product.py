"""What a command made: a file, and what there is to say of it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from recap_print.errors import UsageError
from recap_print.findings import Finding
from recap_print.pipeline.files import shown, write
from recap_print.pipeline.project import LOCK, Project, is_path

DECLARED = (".yaml", ".yml", LOCK)
"""How the names of declarations and locks end: no report is called so."""


@dataclass(frozen=True, slots=True)
class Product:
    """A file that was made: what it is, in a few words, what the person at the press should know, and what keeps
    it from being PDF/X-4."""

    path: Path
    size: int
    about: tuple[str, ...]
    notes: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def keep(path: Path, text: str, about: str) -> Product:
    """Write words to a file."""
    data = f"{text}\n".encode("utf-8", "replace")
    write(path, data)
    return Product(path, len(data), (about,))


def spare(project: Project | None, read: Sequence[str], *reports: Path | None) -> None:
    """Before anything is read: a slip in the name of a report must not cost anybody what they wrote or were sent.

    Raises UsageError for a report in the place of what is ``read`` (as typed), among the project's editions, layouts
    or fonts, or called like a declaration or a lock, and for two reports in one file.
    """
    wanted = [path for path in reports if path]
    for path in wanted:
        if why := _precious(project, read, path):
            raise UsageError(f"no report is written to {shown(path)}: {why}", help="name another file")
    if len(wanted) > 1 and _same(*wanted):
        raise UsageError(f"{shown(wanted[0])} cannot hold two reports", help="name two files")


def _precious(project: Project | None, read: Sequence[str], path: Path) -> str:
    """Why a file is not written over; nothing when it may be."""
    if any(_same(path, Path(said)) for said in read if is_path(said) or ":" in said):
        return "it is what is read"
    named, real = Path(os.path.abspath(path)), _real(path)  # a link leads into a folder, or out of it
    for folder in (project.editions, project.layouts, project.fonts) if project else ():
        if any(_same(above, folder) for above in (named, *named.parents, real, *real.parents)):
            return f"{shown(folder)} holds what people wrote"
    if any(one.name.lower().endswith(DECLARED) for one in (named, real)):
        return "a declaration or a lock is called so"
    return ""


def _same(one: Path, other: Path) -> bool:
    with suppress(OSError, ValueError):  # one of them is not there
        return one.samefile(other)
    return _real(one) == _real(other)


def _real(path: Path) -> Path:
    with suppress(OSError, ValueError, RuntimeError):
        return path.resolve()
    return path.absolute()
