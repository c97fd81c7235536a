"""What changed since an edition was built: the files that went in, those that came out, and the program between."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from recap_print.errors import CannotRead, CannotWrite
from recap_print.findings import Finding, Level, Where
from recap_print.pipeline.files import read, shown, write
from recap_print.pipeline.project import Project, is_path

FORMAT = 1
LARGEST = 16 << 20
"""Bytes: far more than the findings of any edition."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A file as it was: its path (from the project's root when it lies below), size, time of change, and content."""

    path: str
    size: int
    mtime_ns: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """An edition that was built, and a printer would take: from what, by which program, and into what.

    ``editions`` are those there were: a declaration may name another. ``variants`` are what this one's are called.
    ``findings`` name their files from the project's root.
    """

    program: str
    inputs: tuple[Trace, ...]
    outputs: tuple[Trace, ...]
    editions: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


class Looks:
    """Files of a project looked at, each once: their bytes are read only when their size or time is another."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._traces: dict[str, Trace | None] = {}

    def same(self, trace: Trace) -> bool:
        """Does the file still hold what it held? One that was touched, and says the same, does."""
        size, mtime_ns = _stat(self._path(trace.path))
        if size == trace.size and mtime_ns == trace.mtime_ns:
            return True
        if size != trace.size:
            return False
        now = self.trace(trace.path)
        return now is not None and now.sha256 == trace.sha256

    def trace(self, path: str) -> Trace | None:
        """A file as it is; None for one that cannot be read, or is written while we read."""
        if path not in self._traces:
            self._traces[path] = self._look(path)
        return self._traces[path]

    def named(self, path: Path) -> str:
        """What the trace of a file calls it."""
        whole = Path(os.path.abspath(path))
        return whole.relative_to(self.root).as_posix() if whole.is_relative_to(self.root) else whole.as_posix()

    def _look(self, name: str) -> Trace | None:
        import hashlib

        path = self._path(name)
        before = _stat(path)
        try:
            digest = hashlib.sha256(read(Path(path))).hexdigest()
        except CannotRead:
            return None
        return Trace(name, *before, digest) if _stat(path) == before else None

    def _path(self, name: str) -> str:
        return os.path.join(self.root, name)


def holds(stamp: Stamp, program: str, editions: Iterable[str], looks: Looks) -> bool:
    """Would building again make what is there? An edition more changes nothing; one that is gone may be missed."""
    return (
        stamp.program == program
        and {*stamp.editions} <= {*editions}
        and all(looks.same(trace) for trace in (*stamp.inputs, *stamp.outputs))
    )


def stamp_file(project: Project, name: str) -> Path:
    """Where the stamp of an edition is kept. It may be deleted at any time: the edition is then built again."""
    if is_path(name):
        import hashlib

        name = f".{hashlib.sha256(os.fsencode(os.path.abspath(name))).hexdigest()[:16]}"
    return project.cache / "build" / f"{name}.json"


def load_stamp(path: Path) -> Stamp | None:
    """A stamp from its file; None when there is none, or it cannot be understood."""
    try:
        said = json.loads(read(path, cut=LARGEST))
        if said["format"] != FORMAT or not said["inputs"] or not said["outputs"]:
            return None
        return Stamp(
            str(said["program"]),
            tuple(map(_trace, said["inputs"])),
            tuple(map(_trace, said["outputs"])),
            tuple(map(str, said["editions"])),
            tuple(map(str, said["variants"])),
            tuple(map(_finding, said["findings"])),
        )
    except (CannotRead, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def keep_stamp(path: Path, stamp: Stamp) -> None:
    """Keep a stamp. A cache that cannot be written only means that the edition is built again."""
    said = {
        "format": FORMAT,
        "program": stamp.program,
        "editions": stamp.editions,
        "variants": stamp.variants,
        "inputs": [_row(trace) for trace in stamp.inputs],
        "outputs": [_row(trace) for trace in stamp.outputs],
        "findings": [_said(finding) for finding in stamp.findings],
    }
    with suppress(CannotWrite):
        write(path, json.dumps(said, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def from_root(findings: Sequence[Finding], looks: Looks) -> tuple[Finding, ...]:
    """Findings whose files are called from the project's root, wherever the command stood that found them."""
    return tuple(_at(finding, looks.named(Path(finding.where.file))) for finding in findings)


def from_here(findings: Sequence[Finding], looks: Looks) -> tuple[Finding, ...]:
    """The inverse of ``from_root``, for whoever stands here now."""
    return tuple(_at(finding, shown(looks.root / finding.where.file)) for finding in findings)


def _at(finding: Finding, file: str) -> Finding:
    return replace(finding, where=replace(finding.where, file=file)) if finding.where.file else finding


def _stat(path: str) -> tuple[int, int]:
    """Size and time of change; -1 for what is not there."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return -1, -1
    return found.st_size, found.st_mtime_ns


def _row(trace: Trace) -> list[object]:
    return [trace.path, trace.size, trace.mtime_ns, trace.sha256]


def _trace(row: Any) -> Trace:
    path, size, mtime_ns, sha256 = row
    return Trace(str(path), int(size), int(mtime_ns), str(sha256))


def _said(finding: Finding) -> dict[str, object]:
    at = finding.where
    return {
        "where": [at.file, at.line, at.column, at.width, at.excerpt, at.page],
        "spot": at.spot,
        "level": finding.level.name,
        "words": [finding.code, finding.name, finding.message, finding.help],
    }


def _finding(said: Any) -> Finding:
    file, line, column, width, excerpt, page = said["where"]
    spot = (float(said["spot"][0]), float(said["spot"][1])) if said["spot"] else None
    where = Where(str(file), int(line), int(column), int(width), str(excerpt), str(page), spot)
    code, name, message, help = map(str, said["words"])
    return Finding(where, Level[said["level"]], code, name, message, help)
