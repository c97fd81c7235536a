"""What a revision of the project holds: its files as people name them, and their bytes."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterable
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from recap_print.errors import CannotRead, UsageError
from recap_print.findings import did_you_mean
from recap_print.pipeline.files import read, shown
from recap_print.pipeline.git import Entry, Repository, Tree
from recap_print.pipeline.project import LOCK, is_path, natural

FOLDERS = ("editions", "layouts", "fonts")
_POINTER = re.compile(
    rb"version https://git-lfs\.github\.com/spec/v1\n(?:.*\n)*?oid sha256:([0-9a-f]{64})\n(?:.*\n)*?size \d+\n"
)
_LONGEST_POINTER = 1024
"""Bytes, by the specification of Git LFS."""


def revision_in(said: str) -> tuple[str, str] | None:
    """``HEAD~3:v11`` as (``HEAD~3``, ``v11``), or None for what names no revision.

    As git reads it: the first colon that is not in braces. ``C:\\v11.yaml`` is a file of Windows.
    """
    if re.match(r"[A-Za-z]:[\\/]", said):
        return None
    depth = 0
    for at, char in enumerate(said):
        depth += (char == "{") - (char == "}")
        if char == ":" and depth <= 0:
            return said[:at], said[at + 1 :]
    return None


class Revision:
    """What a revision holds, by paths from the top of its repository. Nothing is read before it is asked for."""

    def __init__(self, repository: Repository, tree: Tree) -> None:
        self.repository = repository
        self.tree = tree
        self.entries: dict[str, Entry] = {}

    @property
    def said(self) -> str:
        return self.tree.said

    def called(self, path: str) -> str:
        """A file as people name it: ``HEAD~3:editions/v11.yaml``, from the root of the project when it is below."""
        within = self.repository.within
        inside = within and path.startswith(f"{within}/")
        return f"{self.said}:{path[len(within) + 1 :] if inside else path}"

    def inside(self, path: str) -> str:
        """A path from the project's root as one from the top."""
        return posixpath.join(self.repository.within, path)

    @cached_property
    def project(self) -> frozenset[str]:
        """Every file of the project that an edition may need. Raises UsageError when there was no project."""
        found = frozenset(path for folder in FOLDERS for path in self._listed(self.inside(folder)))
        if not any(path.startswith(self.inside("editions/")) for path in found):
            raise UsageError(f"the revision {self.said} has no booklet: nothing is in {self.inside('editions/')}")
        return found

    def find(self, said: str) -> list[str]:
        """A file, or all that is below a folder, as typed: from the project's root, the top, or, with ./, from here.

        Empty when there is none.
        """
        said = said.replace("\\", "/")
        if said.startswith(("./", "../")) or said in (".", ".."):
            with suppress(ValueError):
                here = Path.cwd().resolve().relative_to(self.repository.top.resolve()).as_posix()
                return self._listed(posixpath.normpath(posixpath.join(here, said)))
            raise CannotRead(f"`{said}` starts in the current folder, which is not in {shown(self.repository.top)}")
        path = posixpath.normpath(said)
        return self._listed(posixpath.normpath(self.inside(path))) or self._listed(path)

    def file(self, said: str) -> str:
        """The path of one file, as typed. Raises CannotRead when there is none."""
        found = self.find(said)
        if len(found) == 1 and found[0].endswith(posixpath.basename(said)):
            return found[0]
        beside = [path.removeprefix(self.inside("")) for path in self.find(posixpath.dirname(said) or ".")]
        help = "name a file in it" if found else did_you_mean(said, beside)
        raise CannotRead(f"{self.said}:{said} {'is a folder' if found else 'is no file of that revision'}", help=help)

    def _listed(self, path: str) -> list[str]:
        if path == ".":
            path = ""
        if path == ".." or path.startswith(("../", "/")):
            return []
        found = self.repository.files(self.tree, path)
        self.entries |= found
        return list(found)

    def read(self, path: str) -> bytes:
        """The bytes of a file that was listed; otherwise as ``data``."""
        return self.data([path])[path]

    def data(self, paths: Iterable[str]) -> dict[str, bytes]:
        """The bytes of files that were listed.

        Raises CannotRead for links that lead out, submodules, and large files that are kept elsewhere.
        """
        wanted = {path: self.entries[path] for path in paths}
        for path, entry in wanted.items():
            if entry.unreadable:
                raise CannotRead(f"{self.called(path)} {entry.unreadable}")
        blobs = self.repository.read(entry.id for entry in wanted.values())
        return {path: self._whole(path, blobs[entry.id]) for path, entry in wanted.items()}

    def _whole(self, path: str, blob: bytes) -> bytes:
        """The file itself where git keeps a pointer to it (Git LFS), when its bytes are on this machine."""
        pointer = _POINTER.fullmatch(blob) if len(blob) < _LONGEST_POINTER else None
        if not pointer:
            return blob
        wanted = pointer[1].decode()
        kept = self.repository.storage / "lfs" / "objects" / wanted[:2] / wanted[2:4] / wanted
        for place in (kept, self.repository.top / path):
            with suppress(CannotRead):
                data = read(place)
                if hashlib.sha256(data).hexdigest() == wanted:
                    return data
        fetch = f"`git lfs fetch origin {self.said}` brings it"
        raise CannotRead(f"{self.called(path)} is kept in Git LFS, and is not on this machine", help=fetch)

    def edition(self, said: str) -> str:
        """The path of an edition's YAML: a name, or a path. Raises UsageError with the nearest names."""
        if is_path(said):
            return self.file(said)
        if self.declares(said):
            return self.inside(f"editions/{said}.yaml")
        known = sorted({*self._editions(".yaml"), *self._editions(LOCK)}, key=natural)
        help = did_you_mean(said, known) or (f"there are: {', '.join(known)}" if known else "it has none")
        raise UsageError(f"the revision {self.said} has no edition `{said}`", help=help)

    def declaration(self, path: str) -> str:
        """The file of an edition's YAML: a variant, called as if it had one of its own, has that of its edition."""
        folder, name = posixpath.split(path)
        return path if path in self.project else posixpath.join(folder, f"{name.partition('.')[0]}.yaml")

    def lock(self, name: str) -> str:
        """The path of an edition's lock, or nothing when it has none."""
        path = self.inside(f"editions/{name}{LOCK}")
        return path if path in self.project else ""

    def declares(self, name: str) -> bool:
        """Is there YAML of this edition, or of the one whose variant this is?"""
        return self.inside(f"editions/{name.partition('.')[0]}.yaml") in self.project

    def knows(self, name: str) -> bool:
        """Can this edition be read, from its YAML or from its lock?"""
        return self.declares(name) or bool(self.lock(name))

    def locks(self, folder: str) -> dict[str, str]:
        """The locks that lie directly in a folder, as typed: paths by the names of their editions."""
        below = [path for path in self.find(folder) if path.endswith(LOCK)]
        top = min((path.count("/") for path in below), default=0)
        return {posixpath.basename(path).removesuffix(LOCK): path for path in below if path.count("/") == top}

    def _editions(self, ending: str) -> list[str]:
        folder = self.inside("editions/")
        names = (
            path.removeprefix(folder) for path in self.project if path.startswith(folder) and path.endswith(ending)
        )
        return [name.removesuffix(ending) for name in names if "/" not in name and not name.startswith(".")]
