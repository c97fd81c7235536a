"""A version begun from another one: its words and comments, its own name, nothing lost and nothing written over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from desk import SMALL, Desk, a_desk, a_ready_desk

from recap_print.errors import CannotWrite, ExitCode
from recap_print.pipeline.files import write


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return a_desk(tmp_path)


@pytest.fixture
def small(tmp_path: Path) -> Desk:
    return a_ready_desk(tmp_path)


def text(desk: Desk, name: str) -> str:
    return (desk.root / f"editions/{name}.yaml").read_text("utf-8")


def test_a_new_version_says_what_the_old_one_said_but_for_what_is_its_own(desk: Desk) -> None:
    told = desk.run("new", "v12", "--from", "v11", "--date", "2026-12")
    assert told.code == 0
    assert told.out.startswith("editions/v12.yaml  from v11 · draft · ")
    old, new = (yaml.safe_load(text(desk, name)) for name in ("v11", "v12"))
    own = {"id": "v12", "previous": "v11", "date": "2026-12", "status": "draft", "copies": 0, "changes": []}
    assert new == {**old, **own}
    assert old["waivers"]
    comments = [line for line in text(desk, "v11").split("\n") if line.lstrip().startswith("#")]
    assert [line for line in text(desk, "v12").split("\n") if line.lstrip().startswith("#")] == comments
    assert desk.run("validate", "v12").code == 0


def test_it_is_listed_what_still_speaks_of_the_old_version(desk: Desk) -> None:
    told = desk.run("new", "v12", "--from", "v11", "--date", "2026-12")
    lines = text(desk, "v12").split("\n")
    noted = [lines[int(note.split(":")[2]) - 1].strip() for note in told.err.splitlines()]
    assert sum("06 39 98 00 27" in line for line in noted) == 1
    assert sum("11" in line and "2026" in line for line in noted) == 3  # the back cover, in three languages
    assert not any("01 99 00 45 11" in line for line in noted)
    assert desk.run("new", "v13", "--from", "v11", "--date", "2026-12", "-q").err == ""


def test_without_a_date_there_is_one_thing_to_do_and_pages_to_look_at(small: Desk) -> None:
    told = small.run("new", "next", "--from", "small")
    assert told.code == 0
    assert "write the date" in told.err
    judged = json.loads(small.run("validate", "next", "--format", "json").out)["findings"]
    assert [finding["code"] for finding in judged if finding["level"] == "error"] == ["E017"]
    (line,) = [finding["line"] for finding in judged if finding["code"] == "E017"]
    assert text(small, "next").split("\n")[line - 1].startswith("date: 0000-01  # when")
    assert small.run("show", "next").out.count("first_page:") == len(yaml.safe_load(text(small, "next"))["sections"])


def test_nothing_is_written_over(small: Desk) -> None:
    before = small.files(), (small.root / SMALL).read_bytes()
    told = small.run("new", "small", "--from", "small", "--date", "2026-12")
    assert told.code == ExitCode.USAGE
    assert "already" in told.err
    with pytest.raises(CannotWrite, match="already"):
        write(small.root / SMALL, b"", new=True)
    assert before == (small.files(), (small.root / SMALL).read_bytes())


@pytest.mark.parametrize(
    "words",
    [
        ("V12", "--from", "small"),
        ("next.ar", "--from", "small"),
        ("../next", "--from", "small"),
        ("next.yaml", "--from", "small"),
        ("", "--from", "small"),
        ("next",),
        ("next", "--from", "smal"),
        ("next", "--from", "small", "--date", "december"),
        ("next", "--from", "small", "--date", "2026-02-30"),
        ("next", "--from", "small", "--date", "2026-12\n"),
    ],
)
def test_what_cannot_be_meant(small: Desk, words: tuple[str, ...]) -> None:
    before = small.files()
    assert small.run("new", *words).code == ExitCode.USAGE
    assert small.files() == before


def test_a_variant_has_no_text_of_its_own(small: Desk) -> None:
    told = small.run("new", "next", "--from", "small.wide")
    assert told.code == ExitCode.USAGE
    assert "name its edition: small" in told.err


def test_what_is_wrong_is_not_copied(small: Desk) -> None:
    small.edit(SMALL, "\nstatus: ", "\nstatsu: ")
    told = small.run("new", "next", "--from", "small")
    assert told.code == ExitCode.CANNOT_READ
    assert "error[S" in told.out
    assert not (small.root / "editions/next.yaml").exists()


def test_a_first_edition_and_one_without_changes_get_what_they_lack(small: Desk) -> None:
    assert small.run("new", "next", "--from", "small", "--date", "2026-12").code == 0
    said = yaml.safe_load(text(small, "next"))
    assert (said["previous"], said["changes"], said["status"]) == ("small", [], "draft")
    assert "copies" not in said


@pytest.mark.parametrize("old", ["\r\n", "\n"])
def test_an_edition_from_elsewhere_finds_its_schema(small: Desk, old: str) -> None:
    (small.root / "there").mkdir()
    moved = (small.root / SMALL).read_text("utf-8").replace("\n", old)
    (small.root / "there/small.yaml").write_bytes(moved.encode())
    assert small.run("new", "next", "--from", "there/small.yaml", "--date", "2026-12").code == 0
    header = text(small, "next").partition("\n")[0].partition("$schema=")[2]
    assert json.loads((small.root / "editions" / header).read_text("utf-8"))["properties"]["sections"]


def test_a_text_that_is_not_understood_is_not_half_copied(small: Desk) -> None:
    data = yaml.safe_load((small.root / SMALL).read_text("utf-8"))
    (small.root / SMALL).write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    assert small.run("validate", "small").code == 0
    told = small.run("new", "next", "--from", "small", "--date", "2026-12")
    assert told.code == ExitCode.CANNOT_READ
    assert "by hand" in told.err
    assert not (small.root / "editions/next.yaml").exists()
