"""A project of postcards to build: two editions, one with a variant and a press of its own, one with a picture."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from recap_print.pipeline.build import Pile
from recap_print.pipeline.outcome import Outcome
from recap_print.pipeline.project import Project

ROOT = Path(__file__).parents[1]
SMALL = ROOT / "tests" / "cases" / "project"
FONT = ROOT / "fonts/atkinson-hyperlegible-next/AtkinsonHyperlegibleNext-Regular.ttf"
PHOTO = "      - photo: {file: grey.png, alt: Un dégradé, width: 20}\n"
WAIVERS = """
waivers:
  - {rule: P131, only: example.org, why: "Exemple, qui ne part pas chez un imprimeur."}
  - {rule: P132, only: 99 00, why: "Exemple, qui ne part pas chez un imprimeur."}
  - {rule: P132, only: 39 98, why: "Exemple, qui ne part pas chez un imprimeur."}
"""
EVERY = {"one", "one.wide", "two"}
MADE = {
    "one": {"out/one/one.pdf", "out/one/one-office-a4.pdf"},
    "one.wide": {"out/one/one.wide.pdf", "out/one/one.wide-office-a4.pdf"},
    "two": {"out/two/two.pdf"},
}


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command answered."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Yard:
    """A project in a folder of its own."""

    root: Path

    @property
    def project(self) -> Project:
        return Project(self.root)

    def pile(self, *names: str, force: bool = False) -> Pile:
        pile = Pile(self.project, force=force)
        pile.add(names or self.project.edition_names())
        return pile

    def stale(self, *names: str) -> set[str]:
        """What would be built again."""
        return {task.name for task in self.pile(*names).waiting}

    def kept(self) -> list[Outcome]:
        return self.pile().done

    def stamp(self, name: str) -> Any:
        return json.loads((self.root / f".cache/build/{name}.json").read_text("utf-8"))

    def start(self, *words: str, **how: Any) -> subprocess.Popen[str]:
        """``recap-print WORDS`` in a process of its own, in the project's folder."""
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), **how.pop("env", {})}
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        command = [sys.executable, "-m", "recap_print", *words]
        return subprocess.Popen(command, **{"cwd": self.root, **pipes, **how}, text=True, env=environment)

    def run(self, *words: str, **how: Any) -> Ran:
        with self.start(*words, **how) as process:
            try:
                out, err = process.communicate(timeout=60)
            finally:
                process.kill()
        return Ran(process.returncode, out or "", err or "")

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace a piece of text that stands there exactly once."""
        text = (self.root / file).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        (self.root / file).write_text(text.replace(old, new), "utf-8")

    def files(self, folder: str = ".") -> dict[str, str]:
        """Every file below a folder but the cache's: its path, and what it holds in short."""
        found = sorted((self.root / folder).rglob("*"))
        return {
            path.relative_to(self.root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in found
            if path.is_file() and ".cache" not in path.parts
        }

    def copy(self, folder: Path) -> Yard:
        """The same, elsewhere: every file as old as it was."""
        shutil.copytree(self.root, folder, dirs_exist_ok=True)
        return Yard(folder)


def a_yard(root: Path) -> Yard:
    """The postcards of the rule cases, as two editions; nothing is built yet."""
    shutil.copytree(SMALL / "layouts", root / "layouts")
    for name in ("presses", "profiles"):
        shutil.copytree(ROOT / "layouts" / name, root / "layouts" / name, dirs_exist_ok=True)
    (root / "fonts").mkdir()
    shutil.copy(FONT, root / "fonts" / "Regular.ttf")
    small = (root / "layouts" / "small.yaml").read_text("utf-8")
    (root / "layouts" / "wide.yaml").write_text(small.replace("\nid: small\n", "\nid: wide\n"), "utf-8")
    (root / "editions" / "pictures").mkdir(parents=True)
    Image.linear_gradient("L").resize((240, 80)).save(root / "editions" / "pictures" / "grey.png", dpi=(300, 300))
    an_edition(root, "one", "press: office-a4\nvariants:\n  - layout: wide\n")
    an_edition(root, "two")
    yard = Yard(root)
    yard.edit("editions/two.yaml", "    blocks:\n", f"    blocks:\n{PHOTO}")
    return yard


def an_edition(root: Path, name: str, more: str = "") -> None:
    text = (SMALL / "editions" / "small.yaml").read_text("utf-8")
    text = text.replace("\nid: small\n", f"\nid: {name}\n").replace(
        "\nsections:\n", f"\n{more}{WAIVERS}\nsections:\n", 1
    )
    (root / "editions" / f"{name}.yaml").write_text(text, "utf-8")


@pytest.fixture(scope="session")
def first_run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Yard, Ran]:
    """Built two at a time, and what was said of it."""
    yard = a_yard(tmp_path_factory.mktemp("build") / "first")
    ran = yard.run("build", "--jobs", "2")
    assert ran.code == 0, ran.out + ran.err
    return yard, ran


@pytest.fixture
def first(first_run: tuple[Yard, Ran]) -> Yard:
    """For looking at only: see ``yard``."""
    return first_run[0]


@pytest.fixture
def findings(first_run: tuple[Yard, Ran]) -> str:
    """What the first build found: warnings are no reason not to build."""
    return "".join(line for line in first_run[1].out.splitlines(keepends=True) if not line.startswith("out/"))


@pytest.fixture
def yard(first: Yard, tmp_path: Path) -> Yard:
    """The same, to do with as one likes."""
    return first.copy(tmp_path / "yard")
