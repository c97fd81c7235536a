"""``recap-print check``: it holds, it says what does not, and it records only what somebody answers for."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from desk import ROOT, SMALL, SMALL_FONT, Desk, a_desk, a_small_desk

from recap_print.errors import ExitCode
from recap_print.pages.store import loads_lock
from recap_print.pipeline import locks

LOCK = "editions/small.lock.json"
WHY = ("--update", "--reason", "Relu par le comité")
SMALL_FONT_FOLDER = (ROOT / SMALL_FONT).parent
FORMATS = ("text", "concise", "json", "github", "sarif", "junit", "gitlab")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Four postcards with a lock that holds."""
    desk = a_small_desk(tmp_path / "desk")
    assert desk.run("check", *WHY).code == 0
    return desk


def lock_of(desk: Desk, file: str = LOCK) -> Path:
    return desk.root / file


def report(desk: Desk, *more: str) -> dict[str, Any]:
    return dict(json.loads(desk.run("check", "--format", "json", *more).out))


def codes(desk: Desk) -> list[str]:
    return [finding["code"] for finding in report(desk)["findings"]]


def test_a_lock_that_holds_is_silent(desk: Desk) -> None:
    told = desk.run("check")
    assert (told.code, told.out) == (0, "")
    assert "editions/small.lock.json holds" in told.err
    assert desk.run("check", "-q") == desk.run("check", "small", "-q")
    assert desk.run("check", "-q").err == ""


@pytest.mark.parametrize("format", FORMATS)
def test_every_form_is_one_report(desk: Desk, format: str) -> None:
    good = desk.run("check", "--format", format)
    assert good.code == 0
    desk.edit(SMALL, "06 39 98 00 27", "06 39 98 00 28")
    told = desk.run("check", "--format", format)
    assert told.code == ExitCode.FINDINGS
    assert "D133" in told.out
    match format:
        case "json":
            assert json.loads(good.out)["passes"] is True
            assert json.loads(told.out)["findings"][0]["level"] == "error"
        case "sarif":
            assert json.loads(good.out)["runs"][0]["results"] == []
            assert {one["level"] for one in json.loads(told.out)["runs"][0]["results"]} == {"error"}
        case "gitlab":
            assert json.loads(good.out) == []
            assert {one["severity"] for one in json.loads(told.out)} == {"critical"}
        case "junit":
            for said, failures in ((good.out, "0"), (told.out, "1")):
                assert ElementTree.fromstring(said.encode()).attrib["failures"] == failures
        case "github":
            assert good.out == "1 of 1 lock holds\n"
            assert told.out.startswith("::error file=editions/small.yaml,line=")
        case _:
            assert good.out == ""


def test_a_wrong_digit_and_a_small_shift_in_a_lock_of_a_real_edition(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    lock = lock_of(desk, "editions/v11.lock.json")
    whole = lock.read_text("utf-8")
    digits = re.findall(r'"text":"(06.39.98[^"]*)"', whole)
    assert digits
    lock.write_text(whole.replace(f'"text":"{digits[0]}"', f'"text":"{digits[0][:-1]}5"', 1), "utf-8")
    found = report(desk, "v11")
    assert [(one["level"], one["name"]) for one in found["findings"]] == [("error", "number-changed")]
    assert found["findings"][0]["file"] == "editions/v11.yaml"
    frame = re.search(r'\n {"line":\[([\d.]+),([\d.]+),([\d.]+),([\d.]+)\]', whole)
    assert frame
    x1, y1, x2, y2 = map(float, frame.groups())
    moved = f'\n {{"line":[{x1},{round(y1 + 0.2, 3)},{x2},{round(y2 + 0.2, 3)}]'
    lock.write_text(whole.replace(frame[0], moved, 1), "utf-8")
    found = report(desk, "v11")
    assert [(one["level"], one["unexpected"]) for one in found["findings"]] == [("note", True)]
    assert found["passes"] is False


def test_an_edit_that_prints_nothing_is_no_failure_and_rewrites_nothing(desk: Desk) -> None:
    before = lock_of(desk).read_bytes()
    desk.edit(SMALL, "status: draft", "status: printed\ncopies: 500")
    desk.edit(SMALL, "date: 2026-09", "date: 2026-10")
    assert desk.run("check").code == 0
    told = desk.run("check", *WHY)
    assert (told.code, told.out) == (0, "")
    assert lock_of(desk).read_bytes() == before


def test_another_engine_that_moves_nothing_is_no_failure_and_rewrites_nothing(desk: Desk) -> None:
    text = lock_of(desk).read_text("utf-8")
    other = re.sub(r'\["HarfBuzz","[^"]*"\]', '["HarfBuzz","1.0.0"]', text)
    assert other != text
    lock_of(desk).write_text(other, "utf-8")
    assert desk.run("check").code == 0
    assert desk.run("check", *WHY).code == 0
    assert lock_of(desk).read_text("utf-8") == other


def test_another_engine_that_moves_lines_is_told_once_and_first(desk: Desk) -> None:
    text = re.sub(r'\["HarfBuzz","[^"]*"\]', '["HarfBuzz","1.0.0"]', lock_of(desk).read_text("utf-8"))
    moved, count = re.subn(r'("at":\[[\d.]+),([\d.]+)', lambda at: f"{at[1]},{float(at[2]) + 2:g}", text)
    assert count > 5
    lock_of(desk).write_text(moved, "utf-8")
    desk.edit(SMALL, "06 39 98 00 27", "06 39 98 00 28")
    first, *others = report(desk)["findings"]
    assert (first["name"], first["unexpected"]) == ("engine-changed", True)
    assert "1.0.0" in first["message"]
    assert "engine-changed" not in {one["name"] for one in others}
    assert not any(one["unexpected"] for one in others)


def test_another_font_file_is_told_once_and_first(desk: Desk) -> None:
    font = desk.root / "fonts" / "Regular.ttf"
    bold = (SMALL_FONT_FOLDER / "AtkinsonHyperlegibleNext-Bold.ttf").read_bytes()
    font.unlink()
    font.write_bytes(bold)
    first, *others = report(desk)["findings"]
    assert (first["name"], first["unexpected"]) == ("fonts-changed", True)
    assert first["file"] == "layouts/small.yaml"
    assert others == []


def test_a_lock_that_prints_the_same_but_says_otherwise_is_a_note_that_fails_nothing(desk: Desk) -> None:
    text = lock_of(desk).read_text("utf-8")
    elsewhere = text.replace('"from":".intro"', '"from":".introduction"')
    nearly, count = re.subn(r'("line":\[[\d.]+),([\d.]+)', lambda at: f"{at[1]},{float(at[2]) + 0.002:g}", text)
    assert elsewhere != text
    assert count
    for other in (elsewhere, nearly):
        lock_of(desk).write_text(other, "utf-8")
        told = report(desk)
        assert [(one["code"], one["level"]) for one in told["findings"]] == [("D004", "note")]
        assert told["passes"] is True
        assert desk.run("check").code == 0
        assert desk.run("check", *WHY).code == 0
        assert report(desk)["findings"] == []


@pytest.mark.parametrize("form", ["old", "crlf", "indented"])
def test_a_lock_in_another_form_holds(desk: Desk, form: str) -> None:
    text = lock_of(desk).read_text("utf-8")
    data = json.loads(text)
    if form == "old":
        del data["made"]
    written = text.replace("\n", "\r\n") if form == "crlf" else json.dumps(data, indent=1 if form == "indented" else 0)
    lock_of(desk).write_bytes(written.encode())
    assert desk.run("check").code == 0
    assert desk.run("check", *WHY).out == ""


def test_update_needs_a_reason_and_a_reason_an_update(desk: Desk) -> None:
    before = lock_of(desk).read_bytes()
    desk.edit(SMALL, "Par téléphone", "Téléphonez")
    for words in (["--update"], ["--update", "--reason", ""], ["--update", "--reason", " \n"]):
        told = desk.run("check", *words)
        assert told.code == ExitCode.USAGE
        assert "needs a reason" in told.err
        assert "check --update --reason" in told.err
    told = desk.run("check", "--reason", "Relu")
    assert told.code == ExitCode.USAGE
    assert "add --update" in told.err
    assert desk.run("check", "--update", "--reason", "\udcff").code == ExitCode.USAGE
    assert lock_of(desk).read_bytes() == before


def test_update_records_the_reason_and_says_what_is_accepted(desk: Desk) -> None:
    desk.edit(SMALL, "Par téléphone", "Téléphonez")
    told = desk.run("check", "--update", "--reason", "  Relu\npar le comité ")
    assert told.code == 0
    assert told.out.startswith("✓ editions/small.lock.json recorded: 1 text reworded")
    assert "because: Relu par le comité" in " ".join(told.out.split())
    lock = loads_lock(lock_of(desk).read_text("utf-8"), LOCK)
    assert lock.made.reason == "Relu par le comité"
    assert [id for id, _ in lock.made.declared] == ["", "opening", "appointments", "notes", "feedback"]
    assert desk.run("check").code == 0


def test_update_writes_only_what_changed(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    files = [lock_of(desk, f"editions/{name}.lock.json") for name in ("v10", "v11")]
    before = [(path.read_bytes(), path.stat().st_mtime_ns) for path in files]
    desk.edit("editions/v11.yaml", "fr: Horaires", "fr: Ouverture")
    assert desk.run("check", *WHY).code == 0
    after = [(path.read_bytes(), path.stat().st_mtime_ns) for path in files]
    assert after[0] == before[0]
    assert after[1] != before[1]


def test_an_edition_without_a_lock_is_a_finding_at_its_name(desk: Desk) -> None:
    lock_of(desk).unlink()
    (finding,) = report(desk)["findings"]
    assert (finding["code"], finding["file"]) == ("D001", SMALL)
    assert 'check --update --reason "…" small' in finding["help"]
    assert desk.run("check").code == ExitCode.FINDINGS
    assert not lock_of(desk).exists()
    told = desk.run("check", *WHY)
    assert "recorded: for the first time" in told.out
    assert desk.run("check").code == 0


def test_a_lock_without_an_edition_is_a_finding_when_all_are_checked(desk: Desk) -> None:
    (desk.root / "editions/old.lock.json").write_bytes(lock_of(desk).read_bytes())
    assert codes(desk) == ["D002"]
    assert desk.run("check").code == desk.run("check", *WHY).code == ExitCode.FINDINGS
    assert desk.run("check", "small").code == 0
    assert (desk.root / "editions/old.lock.json").exists()


DAMAGE: dict[str, tuple[Callable[[str], str], str]] = {
    "conflict": (lambda text: text.replace('"pages": [', '<<<<<<< HEAD\n"pages": ['), "holds an unresolved merge"),
    "conflict in the header": (lambda text: text.replace('"reason"', '<<<<<<< HEAD\n"reason"'), "unresolved merge"),
    "cut": (lambda text: text[: len(text) // 2], "is cut short"),
    "empty": (lambda text: "", "is cut short"),
    "no lock": (lambda text: "{}", "it has no `format`"),
    "newer": (lambda text: text.replace('"format": 1', '"format": 2'), "this recap-print reads format 1"),
    "wrong made": (lambda text: text.replace('"engine": [', '"engine": [1,'), "1 where a list of 2 is expected"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_lock_is_a_finding_with_a_remedy(desk: Desk, damage: str) -> None:
    spoil, message = DAMAGE[damage]
    lock_of(desk).write_text(spoil(lock_of(desk).read_text("utf-8")), "utf-8")
    told = desk.run("check")
    assert told.code == ExitCode.CANNOT_READ
    (finding,) = report(desk)["findings"]
    assert (finding["code"], finding["file"]) == ("D003", LOCK)
    assert message in finding["message"]
    assert 'check --update --reason "…" small' in finding["help"]
    if damage.startswith("conflict"):
        assert lock_of(desk).read_text("utf-8").splitlines()[finding["line"] - 1] == "<<<<<<< HEAD"
    assert desk.run("check", *WHY).code == 0
    assert desk.run("check").code == 0


def test_a_lock_too_large_to_be_one_is_not_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "LARGEST", 1 << 20)
    with lock_of(desk).open("ab") as file:
        file.truncate(8 << 30 if sys.platform == "linux" else 2 << 20)  # sparse: it takes no room
    told = desk.run("check")
    assert told.code == ExitCode.CANNOT_READ
    assert "is larger than 1 MB: no lock is" in told.out
    assert "unreadable" in desk.run("list").out


def test_a_folder_in_the_place_of_a_lock_is_none(desk: Desk) -> None:
    lock_of(desk).unlink()
    lock_of(desk).mkdir()
    assert codes(desk) == ["D001"]
    told = desk.run("check", *WHY)
    assert told.code == ExitCode.CANNOT_WRITE
    assert "is a folder" in told.err


def test_what_was_recorded_before_a_failure_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = a_desk(tmp_path)
    files = [lock_of(desk, f"editions/{name}.lock.json") for name in ("v10", "v11")]
    for path in files:
        path.unlink()
    replace, calls = os.replace, list[object]()

    def full(old: str, new: object) -> None:
        calls.append(new)
        if str(new).endswith("v11.lock.json"):
            raise OSError(28, "No space left on device")
        replace(old, str(new))

    monkeypatch.setattr("os.replace", full)
    told = desk.run("check", *WHY)
    assert told.code == ExitCode.CANNOT_WRITE
    assert "v10.lock.json recorded" in told.out
    assert [path.exists() for path in files] == [True, False]
    assert len(list(files[0].parent.glob(".*"))) == 0


def test_errors_of_a_declaration_stand_in_the_same_report(desk: Desk) -> None:
    desk.edit(SMALL, "kind: notes", "kind: nots")
    told = report(desk)
    assert {one["state"] for one in told["editions"]} == {"unplaced"}
    assert all(finding["code"].startswith("S") for finding in told["findings"])
    assert desk.run("check").code == ExitCode.FINDINGS
    assert desk.run("check", *WHY).code == ExitCode.FINDINGS


def test_a_report_is_written_where_it_is_asked_for(desk: Desk) -> None:
    desk.edit(SMALL, "06 39 98 00 27", "06 39 98 00 28")
    told = desk.run("check", "--format", "sarif", "-o", "out/check.sarif")
    assert told.code == ExitCode.FINDINGS
    assert told.out.startswith("out/check.sarif  0 of 1 lock holds: ")
    assert json.loads((desk.root / "out/check.sarif").read_text("utf-8"))["version"] == "2.1.0"
    for slip in (SMALL, LOCK):
        before = (desk.root / slip).read_bytes()
        assert desk.run("check", "-o", slip).code == ExitCode.USAGE
        assert (desk.root / slip).read_bytes() == before


def test_a_run_on_github_gets_its_summary_page(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    page = desk.root / "summary.md"
    page.write_text("# Before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    desk.edit(SMALL, "06 39 98 00 27", "06 39 98 00 28")
    desk.run("check")
    assert page.read_text("utf-8") == "# Before\n"
    desk.run("check", "--format", "github")
    assert page.read_text("utf-8").startswith("# Before\n## recap-print check\n")
    assert "D133 number-changed" in page.read_text("utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(desk.root / "nowhere" / "summary.md"))
    told = desk.run("check", "--format", "github")
    assert told.code == ExitCode.FINDINGS
    assert "the summary of this run cannot be written" in told.err


def test_the_list_says_how_each_lock_stands(desk: Desk) -> None:
    assert desk.run("list").out.split()[-1] == "holds"
    desk.edit(SMALL, "Par téléphone", "Téléphonez")
    assert desk.run("list").out.split()[-1] == "moved"
    lock_of(desk).write_text("{}")
    assert desk.run("list").out.split()[-1] == "unreadable"
