"""Where words go, what a pipe and a terminal see, and what happens when nobody listens."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from desk import ROOT, SMALL, Desk, a_ready_desk

from recap_print.errors import ExitCode


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = a_ready_desk(tmp_path)
    desk.edit(SMALL, "kind: notes", "kind: note")
    return desk


def on_a_terminal(desk: Desk, **environment: str) -> str:
    """What ``validate small`` shows on a terminal."""
    ours, theirs = pty.openpty()
    clean = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "TERM")}
    command = [sys.executable, "-m", "recap_print", "validate", "-q", "small"]
    given = {**clean, "TERM": "xterm", "PYTHONPATH": str(ROOT), **environment}
    subprocess.run(command, cwd=desk.root, env=given, stdout=theirs, stdin=theirs, check=False)
    os.close(theirs)
    with os.fdopen(ours, "rb", buffering=0) as screen:
        return screen.read(100_000).decode("utf-8")


def test_colour_is_for_terminals_that_want_it(desk: Desk) -> None:
    assert "\x1b[" in on_a_terminal(desk)
    assert "\x1b[" not in on_a_terminal(desk, NO_COLOR="1")
    assert "\x1b[" not in on_a_terminal(desk, TERM="dumb")
    assert "\x1b[" not in desk.spawn("validate").out


def test_a_terminal_that_lacks_letters_shows_others(desk: Desk) -> None:
    told = desk.spawn("validate", env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert told.code == ExitCode.FINDINGS
    assert "error[S104]" in told.out


def test_words_that_are_no_text_are_only_unknown(desk: Desk) -> None:
    process = desk.start("validate", os.fsdecode(b"\xff\xfe"))
    _, err = process.communicate(timeout=20)
    assert process.returncode == ExitCode.USAGE
    assert "Traceback" not in err


@pytest.mark.parametrize(
    "words", [["schema", "layout"], ["validate"], ["diff", "small", "small"], ["--help"]], ids=" ".join
)
def test_a_reader_who_leaves_early(desk: Desk, words: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    told = desk.spawn(*words, stdout=writing)
    os.close(writing)
    assert told.code != ExitCode.OUR_BUG
    assert "Traceback" not in told.err
    assert "Exception" not in told.err


def test_a_reader_who_leaves_early_is_no_finding(desk: Desk) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    told = desk.spawn("schema", "layout", stdout=writing)
    os.close(writing)
    assert told.code == ExitCode.CANNOT_WRITE


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no /dev/full here")
@pytest.mark.parametrize("words", [["schema", "layout"], ["validate", "--format", "json"], ["explain", "E001"]])
def test_a_full_disk_behind_stdout(desk: Desk, words: list[str]) -> None:
    with open("/dev/full", "w") as full:
        told = desk.spawn(*words, stdout=full)
    assert told.code == ExitCode.CANNOT_WRITE
    assert "recap-print: " in told.err
