"""A workshop that stays open: each look asks for every file again, and makes nothing again that has not changed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from recap_print.errors import CannotRead
from recap_print.pipeline.designs import Design
from recap_print.pipeline.files import is_file, read
from recap_print.pipeline.prepare import MOST_YAML, Prepared, Workshop
from recap_print.pipeline.project import Project
from recap_print.source import Loaded
from recap_print.typeset.ream import Ream

MOST_LOOKS = 150
"""Fonts keep every word they have shaped: after so many saves they begin anew (a look of 0.4 s instead of 0.2)."""
Stamp = tuple[int, int, int]


class Bench(Workshop):
    """YAML is known by its bytes, fonts by time, size and inode. For one thread."""

    def __init__(self, project: Project) -> None:
        super().__init__(project)
        self._texts: dict[tuple[Path, str], tuple[bytes, Loaded]] = {}
        self._kept: dict[str, tuple[object, Design]] = {}
        self._reams: dict[Path, Ream] = {}
        self._looks = 0
        self.hears: Callable[[Prepared], object] = lambda prepared: None
        """Told of pages before they are judged."""

    def ream(self, path: Path) -> Ream:
        return self._reams.setdefault(path, Ream())

    def placed(self, prepared: Prepared) -> None:
        self.hears(prepared)

    def look_again(self) -> None:
        """From here on files are what they are now."""
        self._read.clear()
        self._designs.clear()
        self._looks += 1
        if self._looks % MOST_LOOKS == 0:
            self._kept.clear()
            self._fonts.clear()

    def read_yaml(self, path: Path, kind: str) -> Loaded:
        raw = read(path, cut=MOST_YAML)
        known = self._texts.get((path, kind))
        if known and known[0] == raw:
            return known[1]
        found = super().read_yaml(path, kind)
        self._texts.pop((path, kind), None)
        if read(path, cut=MOST_YAML) == raw:  # or it was saved meanwhile, and these are not its bytes
            self._texts[path, kind] = raw, found
        return found

    def design(self, name: str) -> Design:
        if name in self._designs:
            return self._designs[name]
        kept = self._kept.get(name)
        if kept and self._seal(name, kept[1]) == kept[0]:
            self._designs[name] = kept[1]
            return kept[1]
        design = super().design(name)
        self._kept[name] = self._seal(name, design), design
        return design

    def _seal(self, name: str, design: Design) -> object:
        """What a design was made of: it is the same while this is."""
        layout = self.project.layouts / f"{name}.yaml"
        texts = [layout, layout.with_name(design.layout.pictograms)] if design.layout else [layout]
        files = [self.project.fonts / file for _, file, _ in design.layout.font_files] if design.layout else []
        return [_bytes(path) for path in texts], [_stamp(path) for path in files], self.project.font_files()


def _bytes(path: Path) -> bytes:
    try:
        return read(path, cut=MOST_YAML) if is_file(path) else b""
    except CannotRead:
        return b""


def _stamp(path: Path) -> Stamp | None:
    with suppress(OSError):
        seen = path.stat()
        return seen.st_mtime_ns, seen.st_size, seen.st_ino
    return None
