"""Scratch git repositories that hold a booklet whose lock holds, and shells like those of CI services."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAMS = Path(sys.executable).parent
EDITION = "editions/small.yaml"
PHONE = ("06 39 98 00 27", "06 39 98 00 28")
"""A number of the booklet, and the same with one digit wrong."""

_FONT = "fonts/atkinson-hyperlegible-next/AtkinsonHyperlegibleNext-Regular.ttf"
_WAIVERS = "".join(
    f"  - {{rule: {rule}, only: {only}, why: Exemple sans imprimeur.}}\n"
    for rule, only in (("P131", "example.org"), ("P132", "99 00"), ("P132", "39 98"))
)


def environment(**more: str) -> dict[str, str]:
    """A plain environment: nothing of this machine's git, CI or Python reaches the shells."""
    kept = {name: value for name in ("HOME", "LANG", "TMPDIR") if (value := os.environ.get(name))}
    git = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "NO_COLOR": "1"}
    who = {f"GIT_{role}_{what}": "ci@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return {**kept, **git, **who, "PATH": f"{PROGRAMS}:/usr/bin:/bin", "PYTHONPATH": str(ROOT), **more}


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=folder, env=environment(), check=True, capture_output=True, text=True)
    return done.stdout.strip()


def a_repository(folder: Path) -> Path:
    """Four postcards on the branch ``main``, committed with their lock; the branch ``work`` is checked out."""
    shutil.copytree(_pattern(), folder, symlinks=True)
    return folder


def edit(repository: Path, old: str, new: str, file: str = EDITION) -> None:
    """Replace a piece of text that stands there exactly once, and commit."""
    text = (repository / file).read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    (repository / file).write_text(text.replace(old, new), "utf-8")
    git(repository, "commit", "--quiet", "--all", "--message", f"{old} -> {new}")


def shell(script: str, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """A script as GitHub and GitLab run theirs: it ends at the first command that fails."""
    command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script]
    return subprocess.run(command, cwd=folder, env=environment(**more), capture_output=True, text=True, timeout=60)


@cache
def _pattern() -> Path:
    kept = Path(tempfile.mkdtemp(prefix="recap-print-ecosystem."))
    atexit.register(shutil.rmtree, kept, ignore_errors=True)
    folder = kept / "repository"
    shutil.copytree(ROOT / "tests" / "cases" / "project", folder)
    for name in ("presses", "profiles"):
        shutil.copytree(ROOT / "layouts" / name, folder / "layouts" / name, dirs_exist_ok=True)
    (folder / "fonts").mkdir()
    shutil.copy(ROOT / _FONT, folder / "fonts" / "Regular.ttf")
    declared = (folder / EDITION).read_text("utf-8")
    (folder / EDITION).write_text(declared.replace("\nsections:\n", f"\nwaivers:\n{_WAIVERS}\nsections:\n"), "utf-8")
    (folder / ".gitignore").write_text(".cache/\nout/\n", "utf-8")
    done = shell("recap-print check --update --reason 'Premier tirage' && recap-print validate", folder)
    assert done.returncode == 0, done.stderr
    git(folder, "init", "--quiet", "--initial-branch", "main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Premier tirage")
    git(folder, "switch", "--quiet", "--create", "work")
    return folder
