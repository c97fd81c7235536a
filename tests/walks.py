"""Pages of docs/ that are walked: each command is run, each edit is made, in order, in a copy of the project.

docs/walk_page.py says what such a page may hold, and reads it.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from inside import children_inside
from known import known
from recap_print.cli import main
from walk_page import Run, Save, commands, save, steps

__all__ = ["Run", "Save", "Told", "Walk", "a_walk", "commands", "judge", "save", "steps"]

ROOT = Path(__file__).parents[1]
COLUMNS = "100"
SHELL = re.compile(r"[|&;<>$`*]|^(?!recap-print )")
"""What only a shell understands, or another program altogether."""
GIT = {f"GIT_{who}_{what}": "walk@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
"""A shell here knows nobody's settings."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a command answered: all that stands on the terminal, progress left out."""

    code: int
    said: str


@dataclass(frozen=True, slots=True)
class Walk:
    """A copy of the project in which a page is followed. Nothing done here reaches the real one."""

    root: Path

    def do(self, step: Run | Save) -> Told:
        """One step. Fails when it does not go as the page says."""
        if isinstance(step, Save):
            save(self.root, step)
            return Told(0, "")
        told = self.run(step.command)
        judge(step, told)
        return told

    def run(self, command: str) -> Told:
        """A command of ours in this process, which is quicker; another, or one with more to it, in a shell."""
        return self.shell(command) if SHELL.search(command) else self.inside(*shlex.split(command)[1:])

    def inside(self, *words: str) -> Told:
        stream = io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True)
        code: Any = 0
        argv = patch.object(sys, "argv", ["recap-print", *words])
        wide = patch.dict(os.environ, {"COLUMNS": COLUMNS})  # as every other terminal
        streams = redirect_stdout(stream), redirect_stderr(stream)
        with argv, wide, known(), children_inside(), chdir(self.root), streams[0], streams[1]:
            try:
                main()
            except SystemExit as left:
                code = left.code or 0
        assert isinstance(stream.buffer, io.BytesIO)
        return Told(int(code), _without_progress(stream.buffer.getvalue().decode("utf-8")))

    def shell(self, command: str) -> Told:
        out, both = subprocess.PIPE, subprocess.STDOUT
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=self.root, env=self.environment(), stdout=out, stderr=both, encoding="utf-8", timeout=60, check=False,
        )  # fmt: skip
        return Told(done.returncode, _without_progress(done.stdout))

    def start(self, *words: str) -> subprocess.Popen[str]:
        """``recap-print WORDS`` in a process of its own, which goes on."""
        command, pipe = [sys.executable, "-m", "recap_print", *words], subprocess.PIPE
        return subprocess.Popen(
            command, cwd=self.root, env=self.environment(), stdout=pipe, stderr=pipe, encoding="utf-8"
        )

    def environment(self) -> dict[str, str]:
        """With a ``recap-print`` first on the path that is this one."""
        path = os.pathsep.join([str(_programs()), os.environ.get("PATH", "")])
        here = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
        return {**os.environ, **GIT, "PATH": path, "PYTHONPATH": here, "COLUMNS": COLUMNS, "NO_COLOR": "1"}


def judge(step: Run, told: Told) -> None:
    """Fails when a command did not answer what the page says."""
    at = f"line {step.line}: $ {step.command}"
    assert told.code == step.code, f"{at}\nexit {told.code} and not {step.code}\n{told.said}"
    if any(line.strip() for line in step.shown):
        shown, said = _tidy("\n".join(step.shown)), _tidy(told.said)
        assert pattern(shown).fullmatch(said), f"{at}\nanswers\n\n{said}\n\nand the page shows\n\n{shown}"


def pattern(shown: str) -> re.Pattern[str]:
    """What a page shows of an answer, as a pattern of the whole answer."""
    lines = [
        r"(?:.*\n)*" if line.strip() == "…" else ".*".join(map(re.escape, line.split("…"))) + r"\n"
        for line in shown.splitlines()
    ]
    return re.compile("".join(lines))


def _tidy(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n") + "\n"


def a_walk(folder: Path, *, git: bool = False, editions: Sequence[str] = (), more: Sequence[str] = ()) -> Walk:
    """A copy of editions (all when none is named), their locks, layouts and fonts, and of what else is named; with
    ``git``, as one commit."""
    wanted = [f"editions/{name}.*" for name in editions] or ["editions"]
    for there in (path for pattern in (*wanted, "layouts", *more) for path in sorted(ROOT.glob(pattern))):
        copied = folder / there.relative_to(ROOT)
        copied.parent.mkdir(parents=True, exist_ok=True)
        if there.is_dir():
            shutil.copytree(there, copied, dirs_exist_ok=True)
        else:
            shutil.copy(there, copied)
    (folder / "fonts").symlink_to(ROOT / "fonts")
    walk = Walk(folder)
    if git:
        told = walk.shell("git init -q -b main . && git add . && git commit -q -m 'As it was'")
        assert told.code == 0, told.said
    return walk


def _without_progress(said: str) -> str:
    return "".join(line for line in said.splitlines(keepends=True) if not line.startswith("· "))


@cache
def _programs() -> Path:
    import atexit
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix="recap-print-walk."))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    program = folder / "recap-print"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m recap_print "$@"\n')
    program.chmod(0o755)
    return folder
