"""Scratch repositories: small projects with a history, made by git itself, that no setting of this machine reaches."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

from recap_print.pages.made import Made
from recap_print.pages.store import dumps
from recap_print.pipeline.prepare import Workshop
from recap_print.pipeline.project import Project
from recap_print.pipeline.sides import Pair, sides

ROOT = Path(__file__).parents[2]
SMALL = "editions/small.yaml"
WAIVED = "waivers: [{rule: Y122, why: Un exemple que personne ne remplit.}]\n"
"""The small project says nothing of what not to write: here, that is not what is looked at."""
LOCK = "editions/small.lock.json"
LAYOUT = "layouts/small.yaml"
FONT = "fonts/Regular.ttf"
ALONE = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.org",
    "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z",
}
RECORDED = Made((("HarfBuzz", "1.0"),), (), "first print")


@contextmanager
def alone(**more: str) -> Iterator[None]:
    """Git as it is just after it was installed."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    with patch.dict(os.environ, {**kept, **ALONE, **more}, clear=True):
        yield


@dataclass(frozen=True, slots=True)
class Scratch:
    """A repository at ``top`` with a project in ``within``."""

    top: Path
    within: str = "."
    said: list[str] = field(default_factory=list)
    """What was said while sides were read, last reading only."""

    @property
    def root(self) -> Path:
        return self.top / self.within

    def git(self, *words: str) -> str:
        return subprocess.run(["git", *words], cwd=self.top, check=True, capture_output=True, text=True).stdout

    def commit(self, tag: str) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", f"the {tag} one")
        self.git("tag", tag)

    def read(self, file: str) -> str:
        return (self.root / file).read_text("utf-8")

    def write(self, file: str, text: str | bytes) -> None:
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    def edit(self, file: str, old: str, new: str) -> None:
        text = self.read(file)
        assert text.count(old) == 1
        self.write(file, text.replace(old, new))

    def sides(self, old: str, new: str, here: str = ".") -> list[Pair]:
        self.said.clear()
        with chdir(self.root / here):
            return sides(Workshop(Project(self.root)), old, new, self.said.append)

    def record(self, name: str = "small") -> None:
        """Write the lock of an edition as it is now."""
        shop = Workshop(Project(self.root))
        booklet = shop.prepare(self.root / f"editions/{name}.yaml").drawable
        assert booklet is not None
        self.write(f"editions/{name}.lock.json", dumps(booklet, RECORDED))


def a_project(folder: Path, within: str = ".") -> Scratch:
    """The small project of the rule cases, in a new repository. Nothing is committed."""
    scratch = Scratch(folder, within)
    shutil.copytree(ROOT / "tests/cases/project", scratch.root, dirs_exist_ok=True)
    scratch.edit(SMALL, "pages: 4\n", "pages: 4\n" + WAIVED)
    scratch.write(FONT, (ROOT / "fonts/atkinson-hyperlegible-next/AtkinsonHyperlegibleNext-Regular.ttf").read_bytes())
    scratch.git("init", "--quiet", "--initial-branch", "main")
    scratch.write("../.gitignore" if within != "." else ".gitignore", ".cache/\n")
    return scratch


def a_history(folder: Path) -> Scratch:
    """Five revisions: ``first``, ``words`` (an edited intro), ``look`` (another layout and font), ``future`` (YAML of
    a later program, with the lock of ``look``), ``gone`` (only the lock is left); then ``back``, as ``look`` was."""
    scratch = a_project(folder)
    scratch.record()
    scratch.commit("first")
    scratch.edit(SMALL, "intro: Remplissez une fiche.", "intro: Une fiche par rendez-vous.")
    scratch.commit("words")
    scratch.edit(LAYOUT, *OTHER_LAYOUT)
    scratch.write(FONT, (ROOT / "fonts/atkinson-hyperlegible-next/AtkinsonHyperlegibleNext-Bold.ttf").read_bytes())
    scratch.record()
    scratch.commit("look")
    look = scratch.read(SMALL)
    scratch.edit(SMALL, "status: draft", "status: draft\nkitchen: Dresden")
    scratch.commit("future")
    (scratch.root / SMALL).unlink()
    scratch.commit("gone")
    scratch.write(SMALL, look)
    scratch.commit("back")
    return scratch


OTHER_LAYOUT = ("bleed: 3", "bleed: 4")


def files(folder: Path) -> Mapping[str, bytes]:
    """Every file below a folder with its bytes, the cache's left out."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".cache" not in path.parts
    }
