"""What changes in a project while people work on it: for those who want to see what they save."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from recap_print.errors import UsageError
from recap_print.pipeline.files import is_folder
from recap_print.pipeline.project import LOCK, Project
from recap_print.pipeline.variants import variant_of

TOGETHER_MS = 20
"""What is saved within this time of a first file is one change: an editor's “save all” is."""
AWAKE_MS, ASLEEP_MS = 5, 30
"""How often the library looks whether the system has told it anything: while somebody works, and after ten minutes
without a save. Measured over 50 saves on two busy cores: told after 12 ms (median) for 0.4 % of one processor, or after
60 ms for 0.1 %."""
PATIENCE_MS, QUIET_ROUNDS = 10_000, 60
KINDS = {".yaml", ".yml", ".json", ".ttf", ".otf", ".icc", ".jpg", ".jpeg", ".png", ".tif", ".tiff"}
"""How the names of what booklets are made of end. Editors save under other names first."""
AMISS_MS = 500
"""A folder that is not there tells nobody when it comes: it is looked for."""


class Stop(Protocol):
    """Whether to stop: a ``threading.Event``."""

    def is_set(self) -> bool: ...


def changes(project: Project, stop: Stop | None = None) -> Iterator[frozenset[Path]]:
    """Which files below editions/, layouts/ and fonts/ were written, renamed or removed, as soon as they are.

    The first set is empty, and comes once changes are noticed: what is made then misses none. Another empty set says
    that a whole folder went or came, and anything may have changed. Only what
    booklets are made of is told, not what editors write beside it.

    Ends when ``stop`` is set, which may take ASLEEP_MS; Ctrl-C raises KeyboardInterrupt. Raises UsageError where
    watchfiles is not installed.
    """
    try:
        # Its own `watch` begins only when it is first waited for, and what is saved until then is lost.
        from watchfiles._rust_notify import RustNotify
    except ImportError as error:
        raise UsageError("watching needs watchfiles, which is not installed", help="`make setup` brings it") from error
    while not (stop and stop.is_set()):
        folders = _folders(project)
        quiet = 0
        try:
            watching = RustNotify([*folders], False, False, 0, True, True)
        except FileNotFoundError:
            continue  # one went since it was looked at
        with watching as watcher:
            yield frozenset()
            while _folders(project) == folders:
                step = AWAKE_MS if quiet < QUIET_ROUNDS else ASLEEP_MS
                patience = PATIENCE_MS if len(folders) == len(_watched(project)) else AMISS_MS
                found = watcher.watch(TOGETHER_MS, step, patience, stop)
                if found == "signal":
                    raise KeyboardInterrupt
                if found == "stop":
                    return
                told = frozenset() if isinstance(found, str) else _told(project, (Path(path) for _, path in found))
                quiet = 0 if told else quiet + 1
                if told:
                    yield told


def concerned(project: Project, said: Iterable[str], changed: Iterable[Path]) -> list[str]:
    """Which of these editions a change may concern: all of them, unless declarations of editions are all that changed.

    ``changed`` is a set that ``changes`` told. Locks concern no edition.
    """
    files = {_real(path) for path in changed}
    if not files:
        return list(said)
    home = _real(project.editions)
    ours = {path for path in files if os.path.dirname(path) == home and path.endswith((".yaml", LOCK))}
    if files - ours:
        return list(said)
    return [name for name in said if _real(variant_of(project.edition(name))[0]) in ours]


def _watched(project: Project) -> tuple[Path, ...]:
    return project.editions, project.layouts, project.fonts


def _folders(project: Project) -> dict[str, int]:
    """Each folder that is there, and which one it is: another may have come in its place."""
    found = {}
    for folder in _watched(project):
        with suppress(OSError):  # it may go while it is looked at
            if is_folder(folder):
                found[str(folder)] = folder.stat().st_ino
    return found


def _told(project: Project, paths: Iterable[Path]) -> frozenset[Path]:
    """Those that booklets are made of: not ``v11.yaml~``, ``.v11.yaml.swp``, ``4913``."""
    return frozenset(
        path for path in paths if (path.suffix.lower() in KINDS or is_folder(path)) and _is_open(project, path)
    )


def _is_open(project: Project, path: Path) -> bool:
    """Neither hidden nor in a hidden folder."""
    inside = path.relative_to(project.root).parts if path.is_relative_to(project.root) else (path.name,)
    return not any(part.startswith(".") for part in inside)


def _real(path: Path) -> str:
    return os.path.realpath(path)
