"""Preflight at the front desk: what it says of an edition, in every form, and what it refuses."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from desk import SMALL, Desk, a_desk, a_ready_desk, line_of

from recap_print.errors import ExitCode

NUMBER, ADDRESS = "number: 01 99 00 45 11", '"https://example.org/{edition}/{language}"'


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return a_ready_desk(tmp_path / "desk")


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return a_desk(tmp_path_factory.mktemp("real"))


def judged(desk: Desk, *words: str) -> list[tuple[str, str, int]]:
    """Level, code and line of each finding of the small edition."""
    told = desk.run("preflight", "small", "--format", "json", *words)
    return [(found["level"], found["code"], found["line"]) for found in json.loads(told.out)["findings"]]


@pytest.mark.parametrize("press", ["", "sra3", "offset-900x640"])
def test_the_real_edition_is_ready_for_the_press(real: Desk, press: str) -> None:
    told = real.run("preflight", "v11", "--strict", *(["--press", press] if press else []), apart=not press)
    assert told.code == ExitCode.OK
    assert told.out.startswith("✓ editions/v11.yaml is ready for the press\n")
    assert "says it is PDF/X-4" in told.out
    assert "4 QR codes read, 4 declared" in told.out
    assert told.out.endswith("A printer would take this file. 8 findings waived.\n")
    pages = {"sra3": "24 sheet sides", "offset-900x640": "3 sheet sides"}
    assert pages.get(press, "48 pages, 148 × 210 mm, all of one size") in told.out
    waived = told.out.partition("\nWaived\n")[2].partition("\n\n")[0]
    assert (waived.count("- P131 "), waived.count("- P132 ")) == (5, 3)
    assert real.files("out") == set()


@pytest.mark.parametrize(
    ("press", "sheets"),
    [("offset-700x500", "1 sheet side of 700 × 500"), ("office-a4", "2 sheet sides of 297 × 210")],
)
def test_every_press_has_its_say(desk: Desk, press: str, sheets: str) -> None:
    told = desk.run("preflight", "small", "--press", press)
    assert told.code == ExitCode.OK
    assert f"{sheets} mm" in told.out
    assert "1 QR code read, 1 declared" in told.out
    assert ("no bleed, and none asked for" in told.out) == (press == "office-a4")


def test_a_foreign_looker_sees_the_placeholders_that_an_edition_waives(real: Desk) -> None:
    made = real.run("render", "v11", "--press", "sra3")
    assert made.code == ExitCode.OK
    assert made.out.startswith("out/v11/v11-sra3-pages.pdf  48 pages · 148 × 210 mm + 3 mm bleed · PDF/X-4 · ")
    told = real.run("preflight", "out/v11/v11-sra3-pages.pdf", "--format", "concise")
    assert told.code == ExitCode.FINDINGS
    assert [line.partition(" ")[2].partition("]")[0] for line in told.out.splitlines()] == ["error[F173"] * 4


@pytest.mark.parametrize(
    ("format", "good"),
    [(form, False) for form in ("text", "concise", "json", "github", "sarif", "junit")]
    + [(form, True) for form in ("concise", "junit")],
)
def test_every_form_is_what_it_says(desk: Desk, format: str, good: bool) -> None:
    if not good:
        desk.edit(SMALL, NUMBER, "number: 01 00 00 00 00")
    told = desk.run("preflight", "small", "--format", format, "-q")
    assert (told.code, told.err) == (ExitCode.OK if good else ExitCode.FINDINGS, "")
    line = 0 if good else line_of(desk, "number: 01 00 00 00 00")
    match format:
        case "json":
            answer = json.loads(told.out)
            assert (answer["format"], answer["claim"], answer["passes"]) == (1, "PDF/X-4", good)
            assert [found["line"] for found in answer["findings"] if found["code"] == "P132"] == [line] * (not good)
            assert answer["summary"]["waived"] == (4 if good else 3)
            assert len(answer["looked"]) == 12
        case "sarif":
            (run,) = json.loads(told.out)["runs"]
            places = [
                (found["ruleId"], found["locations"][0]["physicalLocation"]["region"]["startLine"])
                for found in run["results"]
            ]
            assert (("P132", line) in places) != good
        case "junit":
            suite = ElementTree.fromstring(told.out).find("testsuite")
            assert suite is not None
            failed = [case.get("name") for case in suite if case.find("failure") is not None]
            assert failed == ([] if good else ["P132 placeholder-phone-number"])
            assert len(suite) == int(suite.get("tests", ""))
        case "github":
            *notes, verdict = told.out.splitlines()
            assert verdict.startswith("A printer would take" if good else "1 error: a printer would refuse")
            assert any(note.startswith(f"::error file={SMALL},line={line},") for note in notes) != good
        case "concise":
            assert told.out.startswith("" if good else f"{SMALL}:")
            assert all(re.match(rf"{SMALL}:\d+:\d+: (error|warning)\[P\d+\] ", said) for said in told.out.splitlines())
        case _:
            assert told.out.startswith(("✓ " if good else "✗ ") + SMALL)


CHANGES: dict[str, tuple[str, str, tuple[str, str]]] = {
    "a number that nobody has": (NUMBER, "number: 01 00 00 00 00", ("error", "P132")),
    "a number that cannot exist": ("intro: Remplissez", "intro: Le 01 53 73 22 2. Remplissez", ("error", "P134")),
    "an address to be written": (ADDRESS, '"https://example.net/{edition}/{language}"', ("error", "P131")),
    "filler": ("intro: Dites", "intro: Lorem ipsum. Dites", ("error", "P133")),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_edition_is_told_at_its_line(desk: Desk, change: str) -> None:
    old, new, (level, code) = CHANGES[change]
    desk.edit(SMALL, old, new)
    assert (level, code, line_of(desk, new)) in judged(desk)


def test_a_tint_behind_writing_is_told_at_its_section(desk: Desk) -> None:
    desk.edit(
        SMALL,
        "      - picture:",
        "      - box: {fill: blue 30%, height: 40, blocks: [{lines: {count: 2}}]}\n      - picture:",
    )
    assert ("error", "P105", line_of(desk, "id: opening")) in judged(desk)


def test_strict_lets_no_warning_pass(desk: Desk) -> None:
    desk.edit(SMALL, "    only: 39 98\n", "    only: 77 77\n")
    desk.edit(SMALL, "number: 06 39 98 00 27", "number: 01 99 00 45 11")
    told = desk.run("preflight", "small")
    assert told.code == ExitCode.OK
    assert "look before you send it" in told.out
    assert "P190" in told.out
    told = desk.run("preflight", "small", "--strict")
    assert told.code == ExitCode.FINDINGS
    assert told.out.startswith("✗ ")
    assert "--strict does not" in told.out


def test_a_waiver_that_lets_nothing_pass_is_told_at_its_line(desk: Desk) -> None:
    desk.edit(SMALL, "  - rule: P131\n", "  - rule: P101\n    why: Pour l'essai.\n  - rule: P131\n")
    assert judged(desk) == [("warning", "P190", line_of(desk, "rule: P101"))]


@pytest.mark.parametrize(
    ("rule", "says"), [("F050", "F050 font-not-embedded cannot be waived"), ("P199", "no rule P199")]
)
def test_only_some_rules_can_be_waived(desk: Desk, rule: str, says: str) -> None:
    desk.edit(SMALL, "  - rule: P131\n", f"  - rule: {rule}\n    why: Pour l'essai.\n  - rule: P131\n")
    told = desk.run("preflight", "small", "--format", "concise")
    assert told.code == ExitCode.FINDINGS
    assert told.out.startswith(f"{SMALL}:{line_of(desk, f'rule: {rule}')}:11: error[P191] ")
    assert says in told.out


def test_a_waiver_says_why(desk: Desk) -> None:
    desk.edit(
        SMALL,
        "    only: example.org\n    why: Exemple, qui ne part pas chez un imprimeur.\n",
        "    only: example.org\n",
    )
    told = desk.run("preflight", "small")
    assert told.code == ExitCode.FINDINGS
    assert "error[S102] missing-key" in told.out
    assert "the waiver has no `why`" in told.out


@pytest.mark.parametrize("format", ["json", "sarif"])
def test_an_edition_that_cannot_be_drawn_is_told_in_the_form_asked_for(desk: Desk, format: str) -> None:
    desk.edit(SMALL, "kind: notes", "kind: note")
    told = desk.run("preflight", "small", "--format", format)
    assert told.code == ExitCode.FINDINGS
    assert json.loads(told.out)


def test_rules_are_listed_and_explained(tmp_path: Path) -> None:
    desk = Desk(tmp_path)  # no project is needed
    listed = json.loads(desk.run("rules", "--format", "json").out)["rules"]
    codes = [rule["code"] for rule in listed]
    assert codes == sorted(set(codes))
    text, table = desk.run("rules").out, desk.run("rules", "--format", "markdown").out
    assert all(f"  {code}  " in text and f"| `{code}` |" in table for code in codes)
    told = desk.run("explain", "f070")
    assert told == desk.run("explain", "device-colour-of-another-device") == desk.run("explain", "F070")
    assert told.out.startswith("F070 device-colour-of-another-device (error)\n\n")
    assert "\n\nSource: ISO 15930-7" in told.out


def test_sheets_of_a_press_that_nobody_named_are_told_of(desk: Desk) -> None:
    made = desk.run("impose", "small", "--press", "office-a4")
    assert made.code == ExitCode.OK
    file, said = "out/small/small-office-a4.pdf", "if they are, add `--press office-a4`"
    assert said in " ".join(desk.run("preflight", file).out.split())
    assert said not in " ".join(desk.run("preflight", file, "--press", "office-a4").out.split())
