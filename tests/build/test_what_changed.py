"""What is built again, and what is not: each kind of input, each output, and the stamp itself."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recap_print.errors import ExitCode
from recap_print.findings import Finding, Level, Where
from recap_print.pipeline.outcome import State
from recap_print.pipeline.program import program
from recap_print.pipeline.project import Project
from recap_print.pipeline.stamps import Looks, Stamp, Trace, from_here, from_root, holds, keep_stamp, load_stamp
from yard import EVERY, MADE, Yard, an_edition

USED = {
    "editions/one.yaml": {"one", "one.wide"},
    "editions/two.yaml": {"two"},
    "editions/pictures/grey.png": {"two"},
    "layouts/small.yaml": {"one", "two"},
    "layouts/wide.yaml": {"one.wide"},
    "layouts/pictograms.yaml": EVERY,
    "layouts/presses/single-pages.yaml": EVERY,
    "layouts/presses/office-a4.yaml": {"one", "one.wide"},
    "layouts/profiles/conditions.yaml": EVERY,
    "layouts/profiles/uncoated-fogra47l.icc": EVERY,
    "fonts/Regular.ttf": EVERY,
}
"""The files of the project that pages come of, and whose."""


def test_a_second_build_does_nothing_and_finds_the_same(yard: Yard, findings: str) -> None:
    before = {path: path.stat().st_mtime_ns for path in yard.root.rglob("*")}
    ran = yard.run("build")
    assert (ran.code, ran.out) == (ExitCode.OK, findings)
    assert ran.err == "· 3 editions: 3 up to date\n"
    assert {path: path.stat().st_mtime_ns for path in yard.root.rglob("*")} == before


def test_every_edition_and_variant_is_made_for_its_press(first: Yard) -> None:
    assert {*first.files("out")} == {file for files in MADE.values() for file in files}
    assert {outcome.name for outcome in first.kept()} == EVERY


@pytest.mark.parametrize("name", sorted(EVERY))
def test_a_stamp_knows_what_went_in_and_what_came_out(first: Yard, name: str) -> None:
    stamp = first.stamp(name)
    assert {row[0] for row in stamp["inputs"]} == {file for file, editions in USED.items() if name in editions}
    assert {row[0] for row in stamp["outputs"]} == MADE[name]


def test_a_changed_file_concerns_those_who_use_it(yard: Yard) -> None:
    """Any file of the project, whether we knew of it or not."""
    for file in yard.files():
        if not file.startswith("out/"):
            path = yard.root / file
            before = path.read_bytes()
            kept = path.stat()
            path.write_bytes(before[:-1] + bytes([before[-1] ^ 1]))  # as long as it was
            expected = USED.get(file, set())
            # who has changed may have other variants: those are looked at once it is built
            assert yard.stale("one", "one.wide", "two") == expected, file
            path.write_bytes(before)
            os.utime(path, ns=(kept.st_atime_ns, kept.st_mtime_ns))
    assert not yard.stale()


def test_a_touched_file_concerns_nobody(yard: Yard) -> None:
    for file in yard.files():
        os.utime(yard.root / file)
    assert not yard.stale()


@pytest.mark.parametrize("name", sorted(EVERY))
def test_what_came_out_is_watched_too(yard: Yard, name: str) -> None:
    for file in MADE[name]:
        path = yard.root / file
        data = path.read_bytes()
        path.write_bytes(data + b"\n")
        assert yard.stale(*EVERY) == {name}
        path.unlink()
        assert yard.stale(*EVERY) == {name}
        path.write_bytes(data)
        assert not yard.stale()


def test_an_input_that_is_gone_is_missed(yard: Yard) -> None:
    (yard.root / "editions/pictures/grey.png").unlink()
    assert yard.stale() == {"two"}


def test_a_new_edition_concerns_no_other_and_one_that_is_gone_does(yard: Yard) -> None:
    an_edition(yard.root, "three")
    assert yard.stale() == {"three"}
    (yard.root / "editions/two.yaml").unlink()  # the others may have named it
    assert yard.stale("one", "one.wide") == {"one", "one.wide"}


def test_force_builds_all_of_it(yard: Yard) -> None:
    assert {task.name for task in yard.pile(*EVERY, force=True).waiting} == EVERY


def test_an_edition_brings_its_variants_and_a_variant_comes_alone(first: Yard) -> None:
    assert [outcome.name for outcome in first.pile("one").done] == ["one", "one.wide"]
    assert [outcome.name for outcome in first.pile("one.wide").done] == ["one.wide"]
    assert [outcome.state for outcome in first.pile("one.wide", "one").done] == [State.KEPT] * 2


def test_a_build_can_be_moved(yard: Yard, tmp_path: Path) -> None:
    moved = tmp_path / "elsewhere"
    yard.root.rename(moved)
    assert not Yard(moved).stale()


@pytest.mark.parametrize("damage", [b"", b"{}", b"[]", b"null", b'{"format": 1}', b"\xff\xfe", b"[" * 100_000])
def test_a_damaged_stamp_only_builds_again(yard: Yard, damage: bytes) -> None:
    (yard.root / ".cache/build/two.json").write_bytes(damage)
    assert yard.stale() == {"two"}


def test_a_stamp_that_is_cut_short_holds_nothing(yard: Yard) -> None:
    path = yard.root / ".cache/build/two.json"
    whole = path.read_bytes()
    for cut in range(0, len(whole), 7):
        path.write_bytes(whole[:cut])
        assert load_stamp(path) is None


@pytest.mark.parametrize("rows", ["inputs", "outputs"])
def test_a_stamp_of_nothing_holds_nothing(yard: Yard, rows: str) -> None:
    path = yard.root / ".cache/build/two.json"
    path.write_text(json.dumps({**yard.stamp("two"), rows: []}))
    assert yard.stale() == {"two"}


def test_another_program_builds_again(first: Yard) -> None:
    looks, stamp = Looks(first.root), load_stamp(first.root / ".cache/build/one.json")
    assert stamp
    assert holds(stamp, stamp.program, ["one", "two"], looks)
    assert not holds(stamp, "another", ["one", "two"], looks)


def test_the_program_is_what_its_files_say(tmp_path: Path) -> None:
    project, house = Project(tmp_path / "project"), tmp_path / "house"
    (house / "room").mkdir(parents=True)
    for name in ("cellar.py", "room/door.py"):
        (house / name).write_text("x = 1\n")
    before = program(project, str(house))
    os.utime(house / "cellar.py")
    (house / "__pycache__").mkdir()
    (house / "__pycache__" / "cellar.pyc").write_text("")
    assert program(project, str(house)) == before
    (house / "room/door.py").write_text("x = 2\n")
    edited = program(project, str(house))
    (house / "room/door.py").rename(house / "room/gate.py")
    assert len({before, edited, program(project, str(house))}) == 3
    (project.cache / "build" / ".program.json").write_text("{")
    (house / "room/gate.py").rename(house / "room/door.py")
    assert program(project, str(house)) == edited


words = st.text(max_size=20)
findings = st.builds(
    Finding,
    st.builds(
        Where,
        st.sampled_from(["", "editions/v1.yaml", "layouts/a5.yaml"]),
        st.integers(0, 99),
        st.integers(0, 99),
        st.integers(1, 99),
        words,
        words,
        st.none() | st.tuples(st.floats(-9, 999), st.floats(-9, 999)),
    ),
    st.sampled_from(Level),
    words,
    words,
    words,
    words,
)


@given(st.lists(findings, max_size=3), st.lists(words, max_size=3))
def test_a_stamp_comes_back_as_it_was_kept(
    tmp_path_factory: pytest.TempPathFactory, found: list[Finding], names: list[str]
) -> None:
    path, trace = tmp_path_factory.getbasetemp() / "stamp.json", Trace("editions/é.yaml", 3, 4, "ab")
    stamp = Stamp("program", (trace,), (trace,), tuple(names), tuple(names), tuple(found))
    keep_stamp(path, stamp)
    again = load_stamp(path)
    assert again == stamp
    assert [one.where.spot for one in again.findings] == [one.where.spot for one in found]


def test_findings_are_called_from_where_one_stands(first: Yard, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = Looks(first.root)
    monkeypatch.chdir(first.root)
    here = (Finding(Where("editions/one.yaml", 3), Level.NOTE, "E001", "a", "b"),)
    kept = from_root(here, looks)
    assert from_here(kept, looks) == here
    monkeypatch.chdir(first.root / "editions")
    assert from_here(kept, looks)[0].where.file == "one.yaml"
