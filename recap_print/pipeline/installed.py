"""What is installed here: Python, the libraries we need, and other people's programs."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from subprocess import DEVNULL, PIPE, STDOUT, Popen, TimeoutExpired

from recap_print import __version__
from recap_print.pipeline.program import HOUSE
from recap_print.report.doctor import Fact, Mark

PATIENCE = 5.0
"""Seconds for a program to say its version."""
OLDEST = (3, 11)
PROGRAMS = (
    ("git", ("git",), "--version", "git", "`diff` and `log` ask it for older versions"),
    ("poppler", ("pdftoppm", "pdftotext", "pdfinfo"), "-v", "poppler-utils", ""),
    ("qpdf", ("qpdf",), "--version", "qpdf", ""),
    ("ghostscript", ("gs",), "--version", "ghostscript", ""),
    ("zbar", ("zbarimg",), "--version", "zbar-tools", ""),
    ("chromium", ("chromium",), "--version", "chromium", ""),
)
"""What each is called, the commands we ask, how they tell their version, where Debian has them, and what for."""
WITNESS = "a witness: tests that ask it are skipped"

_REQUIREMENT = re.compile(r"([\w.-]+)(?:\[[^]]*\])?\s*\(?([^;)]*)\)?\s*(?:;\s*(.*))?")
_BOUND = re.compile(r"(>=|<=|==|!=|~=|<|>)\s*([\w.]+)")
_VERSION = re.compile(r"\d+(?:\.\d+)+")


class Asked:
    """Programs that were asked for their version: they answer beside us while we do something else."""

    def __init__(self) -> None:
        self._started = {name: _start(commands[0], how) for name, commands, how, _, _ in PROGRAMS}

    def facts(self) -> Iterator[Fact]:
        for name, commands, _, package, use in PROGRAMS:
            heard = _heard(self._started[name])
            missing = [command for command in commands if shutil.which(command) is None]
            if missing:
                said = f"{', '.join(missing)} not found; {use or WITNESS}"
                yield Fact("programs", name, said, Mark.NOTE, f"Debian and Ubuntu have it as {package}")
            else:
                yield Fact("programs", name, heard or "found, and does not say its version")


def python() -> Iterator[Fact]:
    """This program, and the Python it runs in."""
    yield Fact("recap-print", "recap-print", f"{__version__}, in {HOUSE}")
    said = f"{platform.python_version()}, {sys.executable}"
    fine = sys.version_info[:2] >= OLDEST
    wanted = ".".join(map(str, OLDEST))
    help = f"recap-print needs {wanted} or newer: `make setup PYTHON=/path/to/it`"
    yield Fact("recap-print", "Python", said, Mark.OK if fine else Mark.PROBLEM, "" if fine else help)


def packages() -> Iterator[Fact]:
    """The libraries we say that we need; what only an extra brings is a note when it is missing."""
    from importlib.metadata import PackageNotFoundError, requires, version

    try:
        needed = requires("recap-print") or ()
    except PackageNotFoundError:
        said = "nobody installed it: what it needs is not known"
        yield Fact("packages", "recap-print", said, Mark.NOTE, "`make setup` installs it")
        return
    for requirement in needed:
        found = _REQUIREMENT.match(requirement)
        if not found:
            continue
        name, bounds, condition = found.groups(default="")
        extra = re.search(r"extra\s*==\s*[\"']([\w-]+)", condition)
        if condition and not extra:
            continue  # for other systems than this
        wrong = Mark.NOTE if extra else Mark.PROBLEM
        try:
            there = version(name)
        except PackageNotFoundError:
            use = f"not installed; wanted for {extra[1]}" if extra else "not installed"
            yield Fact("packages", name, use, wrong, "`make setup` brings it")
            continue
        if within(there, bounds):
            yield Fact("packages", name, there)
        else:
            yield Fact("packages", name, f"{there}, and {bounds} is wanted", wrong, "`make setup` brings the right one")


def within(version: str, bounds: str) -> bool:
    """Is a version within bounds as ``>=0.26,<0.27``? Only their numbers are compared."""
    have = _numbers(version)
    for sign, said in _BOUND.findall(bounds):
        want = _numbers(said)
        length = max(len(have), len(want))
        a, b = ((*one, *[0] * (length - len(one))) for one in (have, want))
        held = {">=": a >= b, "<=": a <= b, ">": a > b, "<": a < b, "==": a == b, "!=": a != b, "~=": a >= b}
        if not held[sign]:
            return False
    return True


def _numbers(version: str) -> tuple[int, ...]:
    found = re.match(r"\d+(?:\.\d+)*", version)
    return tuple(map(int, found[0].split("."))) if found else ()


def _start(command: str, how: str) -> Popen[str] | None:
    path = shutil.which(command)
    if path is None:
        return None
    with suppress(OSError):
        quiet = {**os.environ, "LC_ALL": "C"}
        return Popen([path, how], stdin=DEVNULL, stdout=PIPE, stderr=STDOUT, text=True, errors="replace", env=quiet)
    return None


def _heard(process: Popen[str] | None) -> str:
    """The first version number that a program says; empty when it says none in time."""
    if process is None:
        return ""
    try:
        said, _ = process.communicate(timeout=PATIENCE)
    except TimeoutExpired:
        process.kill()
        process.communicate()
        return ""
    found = _VERSION.search(said)
    return found[0] if found else ""
