"""A front desk of one's own: a copy of the real project, and the command line run in it, in this process."""

from __future__ import annotations

import atexit
import io
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import chdir, nullcontext, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from inside import children_inside
from known import known
from recap_print.cli import main

ROOT = Path(__file__).parents[2]
SMALL = "editions/small.yaml"
SMALL_FONT = "fonts/atkinson-hyperlegible-next/AtkinsonHyperlegibleNext-Regular.ttf"

WAIVERS = """\
waivers:
  - rule: Y122
    why: Exemple, que personne ne remplit.
  - rule: P131
    only: example.org
    why: Exemple, qui ne part pas chez un imprimeur.
  - rule: P132
    only: 99 00
    why: Exemple, qui ne part pas chez un imprimeur.
  - rule: P132
    only: 39 98
    why: Exemple, qui ne part pas chez un imprimeur.

"""
"""What lets the placeholders of the postcards pass, and that they say nothing of what not to write."""
VARIANTS = """
# The same edition in English, in Arabic, and in large print: v11.en, v11.ar, v11.large.
variants:
  - language: en
  - language: ar
  - layout: large
    pages: 52
"""
"""What is left out of the real edition at a desk: each variant takes as long as the edition."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a command answered."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Desk:
    """A project in a folder of its own. Nothing done here reaches the real one."""

    root: Path

    def run(self, *words: str, within: str = ".", apart: bool = False) -> Told:
        """``recap-print WORDS`` in this process. Exceptions that ``main`` lets through reach the test.

        Its children work in this process too, unless they are asked to work ``apart``, as they do for people.
        """
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
        code: Any = 0
        argv = patch.object(sys, "argv", ["recap-print", *words])
        wide = patch.dict(os.environ, {"COLUMNS": "100"})  # lines break where they do at every desk
        children = nullcontext() if apart else children_inside()
        with argv, wide, known(), children, chdir(self.root / within), redirect_stdout(out), redirect_stderr(err):
            try:
                main()
            except SystemExit as left:
                code = left.code or 0
        return Told(int(code), _text(out), _text(err))

    def start(self, *words: str, **how: Any) -> subprocess.Popen[str]:
        """``recap-print WORDS`` in a process of its own, with pipes for its streams."""
        command = [sys.executable, "-m", "recap_print", *words]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), **how.pop("env", {})}
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(command, **{"cwd": self.root, **pipes, **how}, text=True, env=environment)

    def spawn(self, *words: str, seconds: float = 30, **how: Any) -> Told:
        """The same, to its end. It is stopped after ``seconds``, and TimeoutExpired is raised."""
        with self.start(*words, **how) as process:
            try:
                out, err = process.communicate(timeout=seconds)
            finally:
                process.kill()
        return Told(process.returncode, out or "", err or "")

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace a piece of text that stands there exactly once."""
        text = (self.root / file).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        (self.root / file).write_text(text.replace(old, new), "utf-8")

    def files(self, folder: str = ".") -> set[str]:
        """Every file below a folder but the cache's, by its path."""
        found = (self.root / folder).rglob("*")
        return {
            path.relative_to(self.root).as_posix() for path in found if path.is_file() and ".cache" not in path.parts
        }


def _text(stream: io.TextIOWrapper) -> str:
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode("utf-8")


def a_desk(folder: Path) -> Desk:
    """A copy of the real project with its last two editions, whose locks hold. Schemas are already judged: that costs
    most, and is kept."""
    shutil.copytree(_pattern(), folder, symlinks=True, dirs_exist_ok=True)
    return Desk(folder)


def a_small_desk(folder: Path) -> Desk:
    """A copy of the four postcards of the rule cases: ten times faster than a real booklet, with every stage."""
    shutil.copytree(ROOT / "tests" / "cases" / "project", folder, dirs_exist_ok=True)
    (folder / "fonts").mkdir()
    (folder / "fonts" / "Regular.ttf").symlink_to(ROOT / SMALL_FONT)
    for name in ("presses", "profiles"):
        shutil.copytree(ROOT / "layouts" / name, folder / "layouts" / name, dirs_exist_ok=True)
    return Desk(folder)


def a_ready_desk(folder: Path) -> Desk:
    """The four postcards, their placeholders waived: a printer would take them. Schemas are already judged."""
    shutil.copytree(_ready_pattern(), folder, symlinks=True, dirs_exist_ok=True)
    return Desk(folder)


def line_of(desk: Desk, piece: str, file: str = SMALL) -> int:
    """The line of a file on which a piece of text stands, and on no other."""
    (line,) = [nth for nth, text in enumerate((desk.root / file).read_text("utf-8").split("\n"), 1) if piece in text]
    return line


@cache
def _ready_pattern() -> Path:
    desk = a_small_desk(_kept_until_the_end())
    desk.edit(SMALL, "\nsections:\n", f"\n{WAIVERS}\nsections:\n")
    told = desk.run("preflight", "small")
    assert told.code == 0, told.out + told.err
    return desk.root


def _kept_until_the_end() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="recap-print-desk."))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@cache
def _pattern() -> Path:
    folder = _kept_until_the_end()
    shutil.copytree(ROOT / "layouts", folder / "layouts")
    (folder / "editions").mkdir()
    for name, left_out in (("v10", "previous: v9\n"), ("v11", VARIANTS)):
        text = (ROOT / "editions" / f"{name}.yaml").read_text("utf-8")
        assert left_out in text
        (folder / "editions" / f"{name}.yaml").write_text(text.replace(left_out, ""), "utf-8")
    (folder / "fonts").symlink_to(ROOT / "fonts")
    told = Desk(folder).run("check", "--update", "--reason", "the pattern")
    assert told.code == 0, told.err
    return folder
