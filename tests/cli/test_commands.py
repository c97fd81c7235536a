"""What each command does when all is well, and how it says so."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from desk import ROOT, Desk, a_desk, a_ready_desk

from recap_print import __version__
from recap_print.check.every import RULES
from recap_print.findings import Rule

COMMANDS = (
    *("validate", "render", "impose", "plan", "replate", "preflight", "calibrate"),
    *("new", "show", "build", "diff", "check", "list", "log", "textconv", "schema", "rules", "explain"),
    *("doctor", "completion", "preview"),
)
MISSPELT = ("kind: cover", "kind: covr")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return a_desk(tmp_path)


@pytest.fixture
def small(tmp_path: Path) -> Desk:
    return a_ready_desk(tmp_path)


def test_validate_has_nothing_to_say_about_good_editions(desk: Desk) -> None:
    told = desk.run("validate")
    assert (told.code, told.out) == (0, "")
    assert "editions/v10.yaml" in told.err
    assert "editions/v11.yaml" in told.err


def test_validate_points_at_the_word(desk: Desk) -> None:
    desk.edit("editions/v11.yaml", *MISSPELT)
    line = 1 + (desk.root / "editions/v11.yaml").read_text("utf-8").split("kind: covr")[0].count("\n")
    told = desk.run("validate", "v11")
    assert told.code == 1
    assert f"editions/v11.yaml:{line}:11: error[S104]" in told.out
    assert "      ^^^^ " in told.out
    assert "did you mean `cover`?" in told.out
    assert "1 error in 1 file" in told.out


def test_findings_of_every_edition_come_in_one_answer(desk: Desk) -> None:
    for name in ("v10", "v11"):
        desk.edit(f"editions/{name}.yaml", *MISSPELT)
    told = desk.run("validate", "--format", "concise")
    assert told.code == 1
    assert re.findall(r"^editions/(v1\d)\.yaml:\d+:\d+: error\[S104\]", told.out, re.M) == ["v10", "v11"]


def test_a_fault_of_the_layout_is_told_once_for_all_editions(desk: Desk) -> None:
    desk.edit("layouts/a5.yaml", "bleed: 3", "bleed: -3")
    told = desk.run("validate", "--format", "concise")
    assert told.out.count("layouts/a5.yaml:") == 1


def test_findings_as_json(desk: Desk) -> None:
    desk.edit("editions/v11.yaml", *MISSPELT)
    answer = json.loads(desk.run("validate", "v11", "--format", "json").out)
    (finding,) = answer["findings"]
    assert finding["file"] == "editions/v11.yaml"
    assert finding["code"] == "S104"
    assert answer["summary"] == {"errors": 1, "warnings": 0, "notes": 0, "files": 1}
    nothing = json.loads(desk.run("validate", "v10", "--format", "json").out)
    assert nothing["findings"] == []


def test_findings_as_github_annotations(desk: Desk) -> None:
    desk.edit("editions/v11.yaml", *MISSPELT)
    first, *_ = desk.run("validate", "v11", "--format", "github").out.splitlines()
    assert re.fullmatch(r"::error file=editions/v11\.yaml,line=\d+,col=11,endColumn=15,title=S104 .+::.+", first)


def test_render_writes_beside_its_name(desk: Desk) -> None:
    told = desk.run("render", "v11")
    assert told.code == 0
    assert re.match(r"out/v11/v11\.pdf  48 pages · 148 × 210 mm \+ 3 mm bleed · PDF/X-4 · [\d.]+ [kM]B\n", told.out)
    assert (desk.root / "out/v11/v11.pdf").read_bytes().startswith(b"%PDF-")


def test_render_writes_where_it_is_told_making_folders(small: Desk) -> None:
    told = small.run("render", "small", "-o", "to/the/printer.pdf")
    assert told.code == 0
    assert told.out.startswith("to/the/printer.pdf  ")
    assert small.files("to") == {"to/the/printer.pdf"}


def test_an_edition_is_named_by_its_path_too(small: Desk) -> None:
    assert small.run("render", "editions/small.yaml").code == 0
    assert small.files("out") == {"out/small/small.pdf"}


@pytest.mark.parametrize("press", ["sra3", "office-a4"])
def test_impose_names_its_file_after_the_press(desk: Desk, press: str) -> None:
    told = desk.run("impose", "v11", "--press", press)
    assert told.code == 0
    assert told.out.startswith(f"out/v11/v11-{press}.pdf  12 sheets ")
    assert "creep" in told.out


def test_impose_takes_a_pdf_of_single_pages(desk: Desk) -> None:
    desk.run("render", "v11")
    told = desk.run("impose", "out/v11/v11.pdf", "--press", "sra3", "--flip", "long-edge", "-o", "sheets.pdf")
    assert (told.code, told.out[:10]) == (0, "sheets.pdf")
    assert "flip on the long edge" in told.out


def test_diff_without_a_second_side_is_with_the_one_before(desk: Desk) -> None:
    told = desk.run("diff", "v11")
    assert told.code == 1
    assert told.out.startswith("v10 → v11: ")
    told = desk.run("diff", "v10")
    assert (told.code, told.out) == (2, "")
    assert "v10 names no `previous`: say what to compare it with" in told.err


def test_a_changed_number_is_critical(desk: Desk) -> None:
    numbers = [
        re.findall(r"whatsapp:\n(?:.*\n)*?\s+number: (.+)", (desk.root / f"editions/{name}.yaml").read_text("utf-8"))[0]
        for name in ("v10", "v11")
    ]
    assert numbers[0] != numbers[1]
    changes = json.loads(desk.run("diff", "v10", "v11", "--format", "json").out)["changes"]
    critical = [change for change in changes if change["level"] == "critical"]
    assert [(c["before"], c["after"]) for c in critical if numbers[1] in c["after"]] == [tuple(numbers)]


@pytest.mark.parametrize("sides", [("v11", "v11"), ("v11", "editions/v11.lock.json"), ("editions/v11.yaml", "v11")])
def test_the_same_booklet_is_the_same_however_it_is_named(desk: Desk, sides: tuple[str, str]) -> None:
    assert desk.run("diff", *sides).code == 0


def test_locks_are_compared_without_their_editions(desk: Desk) -> None:
    for name in ("v10", "v11"):
        (desk.root / f"editions/{name}.yaml").unlink()
    for sides in (("v10", "v11"), ("editions/v10.lock.json", "editions/v11.lock.json")):
        told = desk.run("diff", *sides)
        assert told.code == 1
        assert "phone number: [-06 39 98 00 10-] {+06 39 98 00 27+}" in told.out
        assert ".yaml:" not in told.out  # there is no YAML to point at
    assert json.loads(desk.run("diff", "v10", "v11", "--format", "json").out)["changes"]
    assert desk.run("diff", "v10", "v11", "--format", "markdown").out.startswith("#")


def test_check_is_silent_while_the_locks_hold(desk: Desk) -> None:
    told = desk.run("check")
    assert (told.code, told.out) == (0, "")
    assert "editions/v11.lock.json holds" in told.err


def test_check_says_in_words_what_moved(desk: Desk) -> None:
    desk.edit("editions/v11.yaml", "fr: Horaires", "fr: Ouverture")
    told = desk.run("check")
    assert told.code == 1
    assert "Horaires" in told.out
    assert "Ouverture" in told.out
    assert desk.run("check", "--update", "--reason", "clearer").code == 0
    assert desk.run("check").code == 0


def test_list_is_a_table(desk: Desk) -> None:
    desk.edit("editions/v11.yaml", "fr: Horaires", "fr: Ouverture")
    (desk.root / "editions/v10.lock.json").unlink()
    told = desk.run("list")
    assert told.code == 0
    head, *rows = (line.split() for line in told.out.splitlines())
    assert head == ["edition", "pages", "date", "status", "copies", "layout", "lock"]
    assert [(row[0], row[-1]) for row in rows] == [("v10", "none"), ("v11", "moved")]


@pytest.mark.parametrize("rule", list(RULES), ids=lambda rule: rule.code)
def test_explain_gives_the_reason_and_its_source(rule: Rule) -> None:
    for said in (rule.code, rule.code.lower(), rule.name):
        told = Desk(ROOT).run("explain", said)
        words = " ".join(told.out.split())
        assert told.code == 0
        assert rule.reason in words
        assert f"Source: {rule.source}" in words


def test_version() -> None:
    assert Desk(ROOT).run("--version").out == f"recap-print {__version__}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_help_page(command: str) -> None:
    told = Desk(ROOT).run(command, "--help")
    assert (told.code, told.err) == (0, "")
    assert re.match(rf"Usage: \S.* {command} ", told.out)
    assert Desk(ROOT).run(command, "-h") == told


def test_help_names_every_command() -> None:
    listed = re.findall(r"^  ([a-z]+) {2,}", Desk(ROOT).run("--help").out.partition("Commands:")[2], re.M)
    assert set(listed) == set(COMMANDS)


def test_any_folder_of_the_project_will_do(small: Desk) -> None:
    told = small.run("render", "small", within="layouts/presses")
    assert told.code == 0
    assert small.files("out") == {"out/small/small.pdf"}


def test_quiet_says_nothing_but_the_product(small: Desk) -> None:
    assert small.run("check", "--update", "--reason", "a first time", "--quiet").err == ""
    for words in (["validate"], ["check"], ["diff", "small", "small"]):
        told = small.run(*words, "--quiet")
        assert (told.code, told.err) == (0, "")
    told = small.run("impose", "small", "--press", "office-a4", "-q")
    assert told.err == ""
    assert told.out.startswith("out/small/small-office-a4.pdf")
