"""``recap-print diff``: what stands in the way of a comparison is told, and never looks like its outcome."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from lineages import Scratch

from recap_print.errors import ExitCode


@pytest.fixture
def scratch(tmp_path: Path) -> Scratch:
    """Three versions, each after the other."""
    scratch = Scratch(tmp_path / "desk")
    scratch.line("v1", "v2", "v3")
    return scratch


def test_an_edition_that_names_none_before_it(scratch: Scratch) -> None:
    for said in ("v1", "editions/v1.yaml", "proof.pdf", "editions/v9.lock.json"):
        if said.endswith("lock.json"):
            assert scratch.desk.run("check", "v1", "--update", "--reason", "Premier tirage").code == 0
            (scratch.editions / "v1.lock.json").rename(scratch.editions / "v9.lock.json")
        told = scratch.desk.run("diff", said)
        assert (told.code, told.out) == (ExitCode.USAGE, "")
        assert f"{said} names no `previous`: say what to compare it with" in told.err
        assert f"= help: `recap-print diff OLD {said}`" in told.err


def test_one_before_that_is_not_there(scratch: Scratch) -> None:
    (scratch.editions / "v1.yaml").unlink()
    told = scratch.desk.run("diff", "v2")
    assert (told.code, told.out) == (ExitCode.CANNOT_READ, "")
    assert "editions/v2.yaml:6:11: there is no edition `v1`" in told.err
    assert "= help: " in told.err


@pytest.mark.parametrize("previous", ["../v1", "v1.yaml", "[v1]", "{a: v1}", "''", "null"])
def test_one_before_that_can_be_none(scratch: Scratch, previous: str) -> None:
    scratch.desk.edit("editions/v2.yaml", "previous: v1", f"previous: {previous}")
    told = scratch.desk.run("diff", "v2")
    assert (told.code, told.out) == (ExitCode.CANNOT_READ, "")
    assert "editions/v2.yaml:6:" in told.err


def test_a_lock_is_as_good_as_a_file(scratch: Scratch) -> None:
    assert scratch.desk.run("check", "v1", "--update", "--reason", "Premier tirage").code == 0
    (scratch.editions / "v1.yaml").unlink()
    told = scratch.desk.run("diff", "v2")
    assert (told.code, told.out) == (0, "v1 and v2 are the same booklet.\n")


@pytest.mark.parametrize("words", [["v2"], ["v1", "v2"], ["v2", "v1"]], ids=" ".join)
def test_yaml_that_is_none(scratch: Scratch, words: list[str]) -> None:
    (scratch.editions / "v2.yaml").write_text("format: 1\nid: [v2\n", "utf-8")
    told = scratch.desk.run("diff", *words)
    assert told.code == ExitCode.CANNOT_READ
    assert "editions/v2.yaml:2:5: error[S003]" in told.out


@pytest.mark.parametrize("words", [[""], ["", "v2"], ["v2", ""]], ids=repr)
def test_a_side_without_a_name(scratch: Scratch, words: list[str]) -> None:
    told = scratch.desk.run("diff", *words)
    assert (told.code, told.out) == (ExitCode.USAGE, "")


def test_errors_are_no_difference(scratch: Scratch) -> None:
    scratch.desk.edit("editions/v2.yaml", "copies: 1000", "copies: many")
    for words in (["v2"], ["v1", "v2"], ["v2", "v3"]):
        told = scratch.desk.run("diff", *words)
        assert told.code == ExitCode.CANNOT_READ
        assert "editions/v2.yaml:" in told.out


def test_pages_that_cannot_be_set_are_no_difference(scratch: Scratch) -> None:
    scratch.desk.edit("editions/v2.yaml", "Petit carnet, blocks", f"{'Anticonstitutionnellement' * 4}, blocks")
    told = scratch.desk.run("diff", "v1", "v2")
    assert told.code == ExitCode.CANNOT_LAY_OUT
    assert "error[P001]" in told.out


def test_a_press_that_nothing_needs_must_be_there_too(scratch: Scratch) -> None:
    told = scratch.desk.run("diff", "v1", "v2", "--press", "sra4")
    assert (told.code, told.out) == (ExitCode.USAGE, "")
    assert "did you mean `sra3`?" in told.err
    assert scratch.desk.run("diff", "v1", "v1", "--press", "sra3").code == 0
    assert scratch.desk.run("diff", "v1", "v1", "--press", "nowhere.yaml").code == ExitCode.CANNOT_READ


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
@pytest.mark.parametrize(("old", "code"), [("v1", 0), ("v2", 1)])
def test_a_reader_who_leaves_changes_no_verdict(scratch: Scratch, form: str, old: str, code: int) -> None:
    scratch.desk.edit("editions/v2.yaml", "Mes notes", "Mes idées")
    reading, writing = os.pipe()
    os.close(reading)
    told = scratch.desk.spawn("diff", "-q", old, "v1", "--format", form, stdout=writing)
    os.close(writing)
    assert (told.code, told.err) == (code, "")
