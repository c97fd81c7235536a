"""Reports in files: never in the place of what is read or was written by people, and never among other words."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from desk import ROOT, SMALL, SMALL_FONT, Desk, a_small_desk

from recap_print.errors import ExitCode

LOCK = "editions/small.lock.json"
COMMANDS = {
    "diff": ["diff", "small", "next"],
    "log": ["log"],
    "check": ["check"],
}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Two postcards, the second of which came of the first; the first has a lock."""
    desk = a_small_desk(tmp_path / "desk")
    shutil.copy(ROOT / SMALL_FONT, tmp_path / "shared.ttf")  # what a slip could reach is not the real one
    (desk.root / "fonts/Regular.ttf").unlink()
    (desk.root / "fonts/Regular.ttf").symlink_to("../../shared.ttf")
    text = (desk.root / SMALL).read_text("utf-8").replace("id: small", "id: next\nprevious: small")
    (desk.root / "editions/next.yaml").write_text(text.replace("Mes notes", "Mes idées"), "utf-8")
    assert desk.run("check", "--update", "--reason", "Premier tirage", "small").code == 0
    return desk


def contents(desk: Desk) -> dict[str, bytes]:
    return {file: (desk.root / file).read_bytes() for file in desk.files()}


def refused(desk: Desk, *words: str) -> str:
    """Why; and nothing was read, said or written."""
    before = contents(desk)
    told = desk.run(*words)
    assert (told.code, told.out) == (ExitCode.USAGE, ""), told.out + told.err
    assert "reading" not in told.err
    assert "  = help: name " in told.err
    assert contents(desk) == before
    return told.err


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (SMALL, "holds what people wrote"),
        (LOCK, "holds what people wrote"),
        ("editions/pictures/report.html", "holds what people wrote"),
        ("./out/../layouts/small.html", "holds what people wrote"),
        ("fonts/Regular.ttf", "holds what people wrote"),
        ("editions", "holds what people wrote"),
        ("linked/report.html", "holds what people wrote"),
        ("out/report.html", "holds what people wrote"),
        ("slip.yaml", "is called so"),
        ("slip.YML", "is called so"),
        ("elsewhere/slip.Lock.json", "is called so"),
    ],
)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_slip_costs_nobody_a_declaration(desk: Desk, command: str, file: str, why: str) -> None:
    (desk.root / "linked").symlink_to("layouts")
    (desk.root / "out").mkdir()
    (desk.root / "out/report.html").symlink_to("../editions/small.yaml")
    assert why in refused(desk, *COMMANDS[command], "-o", file)
    if command != "check":
        assert why in refused(desk, *COMMANDS[command], "--html", file)


@pytest.mark.parametrize("option", ["-o", "--html"])
def test_what_is_compared_is_not_written_over(desk: Desk, option: str) -> None:
    (desk.root / "proofs").mkdir()
    (desk.root / "proofs/proof.pdf").write_bytes(b"%PDF-1.4\n")
    os.link(desk.root / "proofs/proof.pdf", desk.root / "proofs/same.pdf")
    for sides in (("small", "proofs/proof.pdf"), ("proofs/proof.pdf", "small")):
        for there in ("proofs/proof.pdf", "./proofs/../proofs/proof.pdf", "proofs/same.pdf"):
            assert "it is what is read" in refused(desk, "diff", *sides, option, there)


def test_proofs_need_no_project_to_be_spared(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    (tmp_path / "proof.pdf").write_bytes(b"%PDF-1.4\n")
    told = desk.run("diff", "other.pdf", "proof.pdf", "-o", "proof.pdf")
    assert told.code == ExitCode.USAGE
    assert "no report is written to proof.pdf: it is what is read" in told.err


@pytest.mark.parametrize("command", ["diff", "log"])
def test_two_reports_are_two_files(desk: Desk, command: str) -> None:
    said = refused(desk, *COMMANDS[command], "-o", "out/report.html", "--html", "out/../out/report.html")
    assert "out/report.html cannot hold two reports" in said.replace("out/../", "")


def test_a_report_is_written_over_by_the_next_one(desk: Desk) -> None:
    """Also one that is called like an edition, or lies where the project's folders are."""
    for _ in range(2):
        assert desk.run("diff", "small", "next", "-o", "small").code == 1
        assert desk.run("log", "-o", "editions.md").code == 0
        assert desk.run("check", "-o", "out/check.json", "--format", "json").code == 1
    assert "Mes idées" in (desk.root / "small").read_text("utf-8")


def test_a_name_that_no_file_can_have_is_told_by_who_writes(desk: Desk) -> None:
    (desk.root / "round").symlink_to("round")
    assert desk.run("check", "small", "-o", "round/report").code == ExitCode.CANNOT_WRITE
    assert desk.run("check", "small", "-o", f"{'a' * 300}.txt").code == ExitCode.CANNOT_WRITE


# --- beside a page for browsers ----------------------------------------------------------------------------------


@pytest.mark.parametrize("form", [["--format", "json"], ["--format", "markdown"], ["--name-only"]], ids=" ".join)
def test_what_programs_read_stands_alone(desk: Desk, form: list[str]) -> None:
    alone = desk.run("diff", "small", "next", *form)
    told = desk.run("diff", "small", "next", *form, "--html", "page.html")
    assert (told.code, told.out) == (1, alone.out)
    assert "page.html  small → next · " in told.err
    assert desk.run("diff", "small", "next", *form, "--html", "page.html", "-q").err == ""
    written = desk.run("diff", "small", "next", *form, "--html", "page.html", "-o", "report")
    assert [line.split()[0] for line in written.out.splitlines()] == ["page.html", "report"]


@pytest.mark.parametrize("form", [[], ["--stat"]], ids=" ".join)
def test_people_read_of_the_page_first(desk: Desk, form: list[str]) -> None:
    alone = desk.run("diff", "small", "next", *form)
    told = desk.run("diff", "small", "next", *form, "--html", "page.html")
    first, rest = told.out.split("\n", 1)
    assert first.startswith("page.html  small → next · ")
    assert rest == alone.out


def test_a_history_for_programs_stands_alone_too(desk: Desk) -> None:
    told = desk.run("log", "--format", "json", "--html", "log.html")
    assert json.loads(told.out)["format"] == 1
    assert "log.html  " in told.err
    assert (desk.root / "log.html").is_file()


# --- for services that know files from the top of their checkout -------------------------------------------------


@pytest.fixture
def below(tmp_path: Path) -> Desk:
    """A project in a folder of a checkout, with one digit that its lock does not know."""
    desk = a_small_desk(tmp_path / "checkout" / "booklets" / "here")
    assert desk.run("check", "--update", "--reason", "Premier tirage").code == 0
    desk.edit(SMALL, "06 39 98 00 27", "06 39 98 00 28")
    return desk


def test_services_find_the_file_from_the_top(below: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)

    def files() -> tuple[str, str, str]:
        github = below.run("check", "--format", "github").out.split("file=")[1].split(",")[0]
        sarif = json.loads(below.run("check", "--format", "sarif").out)["runs"][0]["results"][0]
        gitlab = json.loads(below.run("check", "--format", "gitlab").out)[0]
        uri = sarif["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        return github, uri, gitlab["location"]["path"]

    assert files() == (SMALL,) * 3
    (tmp_path / "linked").symlink_to("checkout")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "linked"))
    assert files() == (f"booklets/here/{SMALL}", f"booklets/here/{SMALL}", SMALL)
    monkeypatch.setenv("CI_PROJECT_DIR", str(tmp_path / "checkout" / "booklets"))
    assert files() == (f"booklets/here/{SMALL}", f"booklets/here/{SMALL}", f"here/{SMALL}")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(ROOT))
    assert files()[:2] == (SMALL, SMALL)


def test_every_judge_speaks_to_the_service(below: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "checkout"))
    below.edit(SMALL, "kind: notes", "kind: nots")
    for words in (["validate"], ["preflight", "small"], ["check"]):
        told = below.run(*words, "--format", "github").out
        assert f"::error file=booklets/here/{SMALL},line=" in told
        assert f"{SMALL}:" in below.run(*words, "--format", "concise").out
        assert "booklets/here" not in below.run(*words, "--format", "json").out
    sarif = below.run("preflight", "small", "--format", "sarif").out
    assert f'"booklets/here/{SMALL}"' in sarif
    # from a folder of the project, files are still found
    monkeypatch.chdir(below.root)
    assert f"file=booklets/here/{SMALL}," in below.run("validate", "--format", "github", within="layouts").out
