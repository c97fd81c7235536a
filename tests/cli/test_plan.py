"""Plans and plates at the front desk."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from desk import Desk, a_desk

from recap_print.errors import ExitCode

OFFSET = ("--press", "offset-700x500", "--press", "offset-900x640")
SMALL_SHEET = {"width: 900": "width: 640", "height: 640": "height: 450", "signature: 32": "signature: 16"}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """One for all: nothing here writes but into out/."""
    desk = a_desk(tmp_path_factory.mktemp("desk"))
    text = (desk.root / "layouts/presses/offset-900x640.yaml").read_text("utf-8")
    for old, new in {**SMALL_SHEET, "id: offset-900x640": "id: small"}.items():
        assert text.count(old) == 1
        text = text.replace(old, new)
    (desk.root / "small.yaml").write_text(text, "utf-8")
    assert desk.run("render", "v11").code == 0
    return desk


def test_48_pages_5000_times_on_two_presses(desk: Desk) -> None:
    told = desk.run("plan", "v11", *OFFSET, "--copies", "5000", "--best")
    assert told.code == 0
    assert re.search(r"^offset-700x500 +15\u202f000 +\d+ +24 ", told.out, re.M)
    assert re.search(r"^offset-900x640 +7\u202f500 +\d+ +12 ", told.out, re.M)
    assert "best: offset-900x640: fewest plates: 12 (offset-700x500: 24)" in told.out
    assert "front: 1, 4–5, 8–9, 12–13, 16, 33, 36–37, 40–41, 44–45, 48" in told.out
    assert "work-and-turn: 17–32" in told.out


def test_the_plan_of_a_pdf_is_that_of_its_edition(desk: Desk) -> None:
    how = (*OFFSET, "--copies", "5000", "--format", "json")
    edition, file = (json.loads(desk.run("plan", said, *how).out) for said in ("v11", "out/v11/v11.pdf"))
    assert edition["presses"] == file["presses"]
    assert (edition["subject"], file["subject"]) == ("v11", "out/v11/v11.pdf")
    assert {one["press"]: (one["sheets"], one["plates"]) for one in edition["presses"]} == {
        "offset-700x500": (15000, 24),
        "offset-900x640": (7500, 12),
    }


def test_every_press_when_none_is_named_and_the_copies_of_the_edition(desk: Desk) -> None:
    told = json.loads(desk.run("plan", "v11", "--format", "json").out)
    assert [one["press"] for one in told["presses"]] == ["office-a4", "offset-700x500", "offset-900x640", "sra3"]
    declared = re.findall(r"^copies: (\d+)", (desk.root / "editions/v11.yaml").read_text("utf-8"), re.M)
    assert [str(told["copies"])] == declared


def test_a_press_that_cannot_take_it_is_told_beside_those_that_can(desk: Desk) -> None:
    told = desk.run("plan", "v11", "--press", "small.yaml", "--press", "single-pages", "--press", "sra3", "--best")
    assert told.code == 0
    words = " ".join(told.out.split())
    assert "small cannot take it: a 16-page signature needs 452 mm in height" in words
    assert "single-pages cannot take it: receives single pages" in words
    assert "best: sra3: the only press that can take it" in words


def test_when_no_press_can_take_it_nothing_is_planned(desk: Desk) -> None:
    for presses in (["small.yaml"], ["small.yaml", "single-pages"]):
        told = desk.run("plan", "v11", *(word for press in presses for word in ("--press", press)))
        assert (told.code, told.out) == (ExitCode.CANNOT_LAY_OUT, "")
        assert "452 mm" in told.err
        assert "2 mm" in told.err


def test_a_refused_imposition_names_presses_that_could(desk: Desk) -> None:
    for said in ("v11", "out/v11/v11.pdf"):
        told = desk.run("impose", said, "--press", "small.yaml")
        assert told.code == ExitCode.CANNOT_LAY_OUT
        assert "reduce the gripper by 2 mm" in told.err
        assert "or use office-a4, offset-700x500, offset-900x640, sra3" in told.err


def test_a_dry_run_tells_the_plan_and_writes_nothing(desk: Desk) -> None:
    before = desk.files()
    told = desk.run("impose", "v11", "--press", "sra3", "--dry-run", "--copies", "50")
    assert told.code == 0
    assert re.search(r"^sra3 +600 +0 +0 +0 +1\u202f200 ", told.out, re.M)
    assert "sheet 12 ·" in told.out
    data = json.loads(desk.run("impose", "v11", "--press", "sra3", "--dry-run", "--format", "json").out)
    assert [one["press"] for one in data["presses"]] == ["sra3"]
    assert desk.files() == before


def test_a_press_may_be_asked_to_fold_otherwise(desk: Desk) -> None:
    how = ("--signature", "16", "--binding", "perfect-bound", "--work", "perfecting", "--inks", "1")
    told = json.loads(desk.run("plan", "v11", "--press", "offset-900x640", *how, "--format", "json").out)
    (press,) = told["presses"]
    assert press["binding"] == "perfect-bound"
    assert [(run["signature_pages"], run["work"], run["plates"]) for run in press["runs"]] == [
        (16, "perfecting", 2)
    ] * 3
    assert press["runs"][0]["sides"][0]["pages"][-1] == 16, "gathered, not nested"


@pytest.mark.parametrize(("blanks", "white"), [("end", [47, 48]), ("before-back-cover", [46, 47]), ("2", [3, 4])])
def test_blanks_go_where_they_are_asked(desk: Desk, blanks: str, white: list[int]) -> None:
    """46 pages on 12 sheets folded once: of sheet s, the front is read at 48 − 2s and 1 + 2s."""
    shorter = desk.root / "shorter.yaml"
    text = (desk.root / "editions/v11.yaml").read_text("utf-8").replace("id: v11", "id: shorter")
    shorter.write_text(text.replace("pages: 48", "pages: 46", 1), "utf-8")
    told = desk.run("plan", "shorter.yaml", "--press", "sra3", "--blanks", blanks, "--format", "json")
    assert told.code == 0, told.err
    runs = json.loads(told.out)["presses"][0]["runs"]
    read: dict[int, int | None] = {}
    for s, run in enumerate(runs):
        for side, places in zip(run["sides"], ((48 - 2 * s, 1 + 2 * s), (2 + 2 * s, 47 - 2 * s)), strict=True):
            read |= {at: place["page"] for at, place in zip(places, side["placements"], strict=True)}
    assert [at for at in sorted(read) if read[at] is None] == white
    assert [read[at] for at in sorted(read) if read[at]] == list(range(1, 47))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["plan", "v11", "--press", "offset-700x50"], "did you mean `offset-700x500`?"),
        (["plan", "v11", "--blanks", "middle"], "blank pages cannot go to `middle`"),
        (["plan", "v11", "--copies", "0"], "--copies"),
        (["plan", "v11", "--inks", "5"], "--inks"),
        (["plan", "v11", "--signature", "12"], "--signature"),
        (["impose", "v11", "--press", "sra3", "--copies", "5"], "add --dry-run"),
        (["impose", "v11", "--press", "sra3", "--format", "json"], "add --dry-run"),
        (["replate", "v10", "v11"], "--press"),
        (["replate", "v10", "v11", "--press", "single-pages"], "receives single pages"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_meant(desk: Desk, words: list[str], said: str) -> None:
    told = desk.run(*words)
    assert (told.code, told.out) == (ExitCode.USAGE, "")
    assert said in told.err


def test_no_plate_is_made_again_for_the_same_pages(desk: Desk) -> None:
    for sides in (("v11", "v11"), ("editions/v11.lock.json", "v11")):
        told = desk.run("replate", *sides, "--press", "offset-900x640")
        assert told.code == 0
        assert "every plate serves again" in told.out


def test_only_the_plates_of_what_changed_are_made_again(tmp_path: Path) -> None:
    """A label of one section; the lock still has it as it was."""
    desk = a_desk(tmp_path)
    desk.edit("editions/v11.yaml", "fr: Horaires", "fr: Ouverture")
    told = desk.run("replate", "editions/v11.lock.json", "v11", "--press", "sra3", "--format", "json")
    assert told.code == ExitCode.FINDINGS
    data = json.loads(told.out)
    changed = json.loads(desk.run("diff", "editions/v11.lock.json", "v11", "--format", "json").out)["changes"]
    assert data["pages"] == sorted({page for change in changes_of(changed) for page in change})
    assert data["why"] == ""
    assert {page for side in data["sides"] for page in side["pages"]} == set(data["pages"])
    assert data["plates"]["again"] == len(data["sides"]) < data["plates"]["all"]


def changes_of(found: list[dict[str, list[int]]]) -> list[list[int]]:
    return [change["pages_new"] for change in found]


def test_another_page_count_makes_every_plate_again(desk: Desk) -> None:
    longer = desk.root / "longer.yaml"
    text = (desk.root / "editions/v11.yaml").read_text("utf-8").replace("id: v11", "id: longer")
    longer.write_text(text.replace("pages: 48", "pages: 52", 1), "utf-8")
    told = desk.run("replate", "v11", "longer.yaml", "--press", "offset-900x640")
    assert told.code == ExitCode.FINDINGS
    assert "48 pages became 52: every page lies elsewhere: everything" in told.out
