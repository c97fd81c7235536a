"""Never half a file: whatever happens while writing, what was there before is whole, and nothing is left beside it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from desk import Desk, a_small_desk

from recap_print.errors import ExitCode

WRITERS = {
    "out/small/small.pdf": ["render", "small"],
    "out/small/small-sra3.pdf": ["impose", "small", "--press", "sra3"],
    "editions/small.lock.json": ["check", "small", "--update", "--reason", "a first time"],
}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = a_small_desk(tmp_path / "desk")
    desk.run("validate")  # keeps the verdict, so that only the product is written below
    return desk


@pytest.mark.parametrize("call", ["os.replace", "os.chmod", "tempfile.mkstemp"])
@pytest.mark.parametrize("file", WRITERS)
@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["full", "ctrl-c"])
def test_a_write_that_fails_changes_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, call: str, file: str, fault: BaseException
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise fault

    path = desk.root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"{}" if file.endswith("json") else b"before")
    before = path.read_bytes(), desk.files()
    monkeypatch.setattr(call, failing)
    told = desk.run(*WRITERS[file])
    monkeypatch.undo()
    assert told.code == (ExitCode.CANNOT_WRITE if isinstance(fault, OSError) else ExitCode.INTERRUPTED)
    assert (path.read_bytes(), desk.files()) == before


@pytest.mark.parametrize("file", WRITERS)
def test_a_new_file_replaces_the_old_one_whole(desk: Desk, file: str) -> None:
    told = desk.run(*WRITERS[file])
    assert told.code == ExitCode.OK
    first = (desk.root / file).read_bytes()
    with (desk.root / file).open("ab") as longer:
        longer.write(b"x" * 100_000)
    assert desk.run(*WRITERS[file]).code == ExitCode.OK
    assert (desk.root / file).read_bytes() == first


def test_what_is_written_can_be_shared(desk: Desk) -> None:
    before = os.umask(0o027)
    try:
        desk.run("render", "small")
    finally:
        os.umask(before)
    assert stat.S_IMODE((desk.root / "out/small/small.pdf").stat().st_mode) == 0o640


def test_what_is_no_ordinary_file_stays_what_it_is(desk: Desk) -> None:
    os.mkfifo(desk.root / "pipe.pdf")
    told = desk.run("render", "small", "-o", "pipe.pdf")
    assert (desk.root / "pipe.pdf").is_fifo()
    assert told.code == ExitCode.CANNOT_WRITE


def test_a_lock_that_cannot_be_read_is_written_again_when_asked(desk: Desk) -> None:
    lock = desk.root / "editions/small.lock.json"
    lock.write_text("{}")
    told = desk.run("check", "small")
    assert told.code == ExitCode.CANNOT_READ
    assert 'check --update --reason "…" small' in " ".join(told.out.split())
    assert desk.run("check", "small", "--update", "--reason", "it was no lock").code == ExitCode.OK
    assert desk.run("check", "small").code == ExitCode.OK


def test_a_lock_that_cannot_be_read_spoils_no_list(desk: Desk) -> None:
    (desk.root / "editions/small.lock.json").write_text("{}")
    told = desk.run("list")
    assert told.code == ExitCode.OK
    assert len(told.out.splitlines()) == 2


def test_a_cache_that_cannot_be_written_is_only_slower(desk: Desk) -> None:
    cache = desk.root / ".cache"
    for path in sorted(cache.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    cache.rmdir()
    cache.write_text("no folder")
    assert desk.run("validate").code == ExitCode.OK
