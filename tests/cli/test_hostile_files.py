"""Files made to hurt are refused in words, quickly and in little memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from desk import Desk, Told, a_small_desk

from recap_print.errors import ExitCode

LAUGHS = "a: &a [ha, ha, ha, ha, ha, ha, ha, ha, ha]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
HOSTILE = {
    "billion laughs": LAUGHS,
    "ten megabytes": "format: 1\nid: small\n" + "title: " + "x" * (10 << 20),
    "ten megabytes of lines": "- a\n" * (10 << 18),
    "a hundred thousand levels": "[" * 100_000,
    "a hundred thousand keys": "".join(f"k{i}: 1\n" for i in range(100_000)),
    "an endless loop": "a: &a [*a]\n",
}
MEMORY_MB = 200
# macOS counts bytes, Linux kibibytes.
MAXRSS = 1 if sys.platform == "darwin" else 1024


MEASURE = """
import resource, subprocess, sys
code = subprocess.run([sys.executable, "-m", "recap_print", *sys.argv[1:]]).returncode
spent = resource.getrusage(resource.RUSAGE_CHILDREN)
print(spent.ru_maxrss, spent.ru_utime + spent.ru_stime, file=sys.stderr)
sys.exit(code)
"""
"""A parent of one child, so that the largest child is that one."""


def measured(desk: Desk) -> Told:
    words = [sys.executable, "-c", MEASURE, "validate", "--format", "concise"]
    done = subprocess.run(words, cwd=desk.root, capture_output=True, encoding="utf-8", timeout=30, check=False)
    return Told(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_yaml_costs_little(tmp_path: Path, name: str) -> None:
    desk = a_small_desk(tmp_path / "desk")
    (desk.root / "editions/small.yaml").write_text(HOSTILE[name], "utf-8")
    told = measured(desk)
    memory, seconds = map(float, told.err.splitlines()[-1].split())
    assert told.code == ExitCode.CANNOT_READ
    assert "editions/small.yaml:" in told.out
    assert max(map(len, told.out.splitlines())) < 1000
    assert seconds < 5  # of the processor; it takes a quarter of a second
    assert memory * MAXRSS < MEMORY_MB << 20


def bomb(levels: int) -> str:
    """Blocks that repeat blocks that repeat …: a few lines, and sixty to the power of ``levels`` words."""
    blocks = "{text: {text: a}}"
    for _ in range(levels):
        blocks = f"{{repeat: {{times: 60, blocks: [{blocks}]}}}}"
    return f"sections:\n  - id: words\n    kind: page\n    title: Mots\n    pages: 4\n    blocks: [{blocks}]\n"


def test_repeated_repeats_are_refused(tmp_path: Path) -> None:
    desk = a_small_desk(tmp_path / "desk")
    edition = desk.root / "editions/small.yaml"
    edition.write_text(edition.read_text("utf-8").partition("sections:")[0] + bomb(4), "utf-8")
    assert desk.spawn("validate", "--format", "concise", seconds=5).code == ExitCode.FINDINGS
