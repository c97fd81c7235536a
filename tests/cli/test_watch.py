"""Saves are noticed, at once and whatever an editor does on the way; and nothing is done while nobody saves."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from threading import Event, Thread
from typing import IO

import pytest
from desk import SMALL, Desk, a_ready_desk

from recap_print.pipeline.project import Project
from recap_print.pipeline.watching import changes, concerned

PATIENCE = 10.0


@pytest.fixture
def small(tmp_path: Path) -> Desk:
    return a_ready_desk(tmp_path)


@pytest.fixture
def told(small: Desk) -> Iterator[Queue[frozenset[Path]]]:
    """The sets that ``changes`` tells of the small project, as they come; the first has come."""
    queue: Queue[frozenset[Path]] = Queue()
    stop = Event()

    def listen() -> None:
        for changed in changes(Project(small.root), stop):
            queue.put(changed)

    thread = Thread(target=listen)
    thread.start()
    assert queue.get(timeout=PATIENCE) == frozenset()
    yield queue
    stop.set()
    thread.join(PATIENCE)
    assert not thread.is_alive()


def until(queue: Queue[frozenset[Path]], *names: str) -> set[str]:
    """Every file that is told, by name, until all of these are."""
    seen: set[str] = set()
    while not {*names} <= seen:
        seen |= {path.name for path in queue.get(timeout=PATIENCE)}
    return seen


def test_files_that_are_written_added_renamed_and_removed(small: Desk, told: Queue[frozenset[Path]]) -> None:
    small.edit(SMALL, "title: Mes notes", "title: Mes mots")
    assert until(told, "small.yaml") == {"small.yaml"}
    (small.root / "editions/pictures").mkdir()
    (small.root / "editions/next.yaml").write_text("id: next\n")
    until(told, "next.yaml")
    (small.root / "editions/next.yaml").rename(small.root / "editions/other.yaml")
    until(told, "next.yaml", "other.yaml")
    (small.root / "editions/other.yaml").unlink()
    until(told, "other.yaml")
    (small.root / "fonts/New.TTF").write_bytes(b"")
    (small.root / "layouts/presses/new.yaml").write_bytes(b"")
    until(told, "New.TTF", "new.yaml")


def test_what_editors_write_beside_it_is_left_out(small: Desk, told: Queue[frozenset[Path]]) -> None:
    folder = small.root / "editions"
    for name in ("4913", ".small.yaml.swp", "small.yaml~", "sedx7Fq", ".small.yaml.ab12", "small.yaml.tmp"):
        (folder / name).write_text("")
    beside = folder / ".small.yaml.new"
    beside.write_text((small.root / SMALL).read_text("utf-8"))
    beside.replace(small.root / SMALL)  # as careful editors save
    assert until(told, "small.yaml") == {"small.yaml"}


def test_a_folder_that_goes_and_comes_again_is_looked_at_anew(small: Desk, told: Queue[frozenset[Path]]) -> None:
    away = small.root / "away"
    (small.root / "editions").rename(away)
    while told.get(timeout=PATIENCE):
        pass  # an empty set: everything may have changed
    away.rename(small.root / "editions")
    while told.get(timeout=PATIENCE):
        pass
    small.edit(SMALL, "title: Mes notes", "title: Mes mots")
    until(told, "small.yaml")


def test_nobody_works_while_nobody_saves(told: Queue[frozenset[Path]]) -> None:
    before = time.process_time()
    time.sleep(1)
    assert time.process_time() - before < 0.05
    assert told.empty()


def test_a_declaration_concerns_its_edition_and_anything_else_all(small: Desk) -> None:
    project = Project(small.root)
    editions = small.root / "editions"
    (editions / "next.yaml").write_bytes((small.root / SMALL).read_bytes())
    both = ["small", "next", "next.ar"]
    assert concerned(project, both, ()) == both
    assert concerned(project, both, {editions / "next.yaml"}) == ["next", "next.ar"]
    assert concerned(project, ["editions/small.yaml"], {editions / "small.yaml"}) == []
    assert concerned(project, [str(editions / "small.yaml")], {editions / "small.yaml"}) == [
        str(editions / "small.yaml")
    ]
    assert concerned(project, both, {editions / "next.lock.json"}) == []
    for other in ("layouts/small.yaml", "editions/pictures/a.png", "fonts/Regular.ttf"):
        assert concerned(project, both, {editions / "next.yaml", small.root / other}) == both


def heard(stream: IO[str] | None) -> str:
    """What a process says until it waits for a save."""
    said = ""
    for line in stream or ():
        said += line
        if "waiting for the next save" in line:
            return said
    raise AssertionError(said)


@pytest.mark.parametrize("words", [("validate", "--watch"), ("render", "small", "--watch")])
def test_a_command_that_watches(small: Desk, words: tuple[str, ...]) -> None:
    """It goes on after each save, whatever is wrong, and ends on Ctrl-C."""
    with small.start(*words, env={"PYTHONUNBUFFERED": "1"}) as process:
        try:
            heard(process.stderr)
            small.edit(SMALL, "\nlayout: small\n", "\nlayout: smal\n")
            assert "saved: editions/small.yaml" in heard(process.stderr)
            small.edit(SMALL, "\nlayout: smal\n", "\nlayout: small\n")
            said = heard(process.stderr)
            assert "nothing wrong" in said or words[0] == "render"
            os.kill(process.pid, signal.SIGINT)
            out, err = process.communicate(timeout=PATIENCE)
        finally:
            process.kill()
    assert process.returncode == 130
    assert "Traceback" not in err
    assert out.count("error[E001]") == 1
    assert out.count("out/small/small.pdf") == (2 if words[0] == "render" else 0)


def test_watching_without_the_library_is_refused_in_words(small: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles._rust_notify", None)
    refused = small.run("validate", "--watch")
    assert refused.code == 2
    assert "make setup" in refused.err
