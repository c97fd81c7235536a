"""One edition in several languages and layouts: each is named, judged, recorded and printed like an edition."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from desk import Desk, Told, a_small_desk

WHY = ("--update", "--reason", "Relu par le comité")
EDITION = """\
format: 1
id: two
title: {fr: Petit carnet, en: Small notebook}
language: fr
layout: small
press: small-sheet
date: 2026-09
status: draft
pages: 4
variants:
  - language: en
  - {layout: wide, pages: 8}
sections:
  - id: opening
    kind: page
    title: {fr: Bonjour, en: Hello}
    blocks:
      - heading: {from: title}
  - id: notes
    kind: notes
    title: {fr: Mes notes, en: My notes}
    pages: fill
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The postcards, and an edition in two languages and two layouts."""
    desk = a_small_desk(tmp_path / "desk")
    (desk.root / "editions" / "two.yaml").write_text(EDITION, "utf-8")
    small = (desk.root / "layouts" / "small.yaml").read_text("utf-8")
    (desk.root / "layouts" / "wide.yaml").write_text(small.replace("id: small", "id: wide", 1), "utf-8")
    return desk


def pages(desk: Desk, name: str) -> str:
    return (desk.root / "editions" / f"{name}.lock.json").read_text("utf-8")


def test_every_variant_is_recorded_and_held_to_it(desk: Desk) -> None:
    assert desk.run("check", "two", *WHY).code == 0
    assert {path for path in desk.files("editions") if "two" in path} == {
        "editions/two.yaml",
        "editions/two.lock.json",
        "editions/two.en.lock.json",
        "editions/two.wide.lock.json",
    }
    assert "Hello" in pages(desk, "two.en")
    assert "Bonjour" not in pages(desk, "two.en")
    assert json.loads(pages(desk, "two.wide"))["layout"] == "wide"
    assert desk.run("check", "two").code == 0


def test_a_word_of_one_language_moves_that_one_alone(desk: Desk) -> None:
    desk.run("check", "two", *WHY)
    desk.edit("editions/two.yaml", "en: Hello", "en: Welcome")
    assert desk.run("check", "two.wide").code == 0
    told = desk.run("check", "two")
    assert told.code == 1
    assert "Welcome" in told.out
    assert "editions/two.lock.json holds" in told.err


def test_it_is_asked_for_by_its_name_by_its_path_or_by_its_language(desk: Desk) -> None:
    for asked in (["two.en"], ["editions/two.en.yaml"], ["two", "--lang", "en"]):
        (desk.root / "out" / "two" / "two.en.pdf").unlink(missing_ok=True)
        told = desk.run("render", *asked)
        assert told.out.startswith("out/two/two.en.pdf  4 pages"), told.err
    assert desk.run("render", "two", "--lang", "fr").out.startswith("out/two/two.pdf")
    assert desk.run("render", "two", "--layout", "wide").out.startswith("out/two/two.wide.pdf  8 pages")


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (["two.eng"], "did you mean `en`?"),
        (["two", "--lang", "ar"], "there are: two.en, two.wide"),
        (["small.en"], "`variants:` in its file makes some"),
        (["two.en", "--lang", "en"], "name the edition: two"),
    ],
)
def test_a_variant_that_is_not_declared_is_refused_with_those_that_are(desk: Desk, asked: list[str], says: str) -> None:
    told = desk.run("render", *asked)
    assert (told.code, told.out) == (2, "")
    assert says in told.err


def test_a_page_count_of_its_own_is_judged_where_it_stands(desk: Desk) -> None:
    desk.edit("editions/two.yaml", "pages: 8", "pages: 7")
    told = desk.run("validate", "two", "--format", "concise")
    assert "editions/two.yaml:12:27: error[P004]" in told.out


def test_validate_tells_what_variants_share_once(desk: Desk) -> None:
    desk.edit("editions/two.yaml", "from: title", "from: titel")
    told = desk.run("validate", "two", "--format", "concise")
    assert told.out.count("titel") == 1


def test_the_log_tells_the_edition_and_not_its_variants(desk: Desk) -> None:
    desk.run("check", "two", *WHY)
    assert "two.en" not in desk.run("log").out
    listed = [line.split()[0] for line in desk.run("list").out.splitlines()[1:]]
    assert listed == ["small", "two", "two.en", "two.wide"]


def test_a_lock_whose_variant_is_gone_is_a_stray(desk: Desk) -> None:
    desk.run("check", *WHY)
    desk.edit("editions/two.yaml", "  - language: en\n", "")
    told = desk.run("check", "--format", "concise")
    assert told.code == 1
    assert "two.en.lock.json" in told.out


def test_it_is_compared_with_the_edition_and_with_the_same_variant_of_the_one_before(desk: Desk) -> None:
    told = desk.run("diff", "two", "two.en")
    assert told.code == 1
    assert "Hello" in told.out
    desk.edit("editions/two.yaml", "press:", "previous: small\npress:")
    told = desk.run("diff", "two.en")
    assert told.code == 2
    assert "small has no variant `en`" in told.err


def test_what_one_variant_alone_has_is_told_with_its_name(desk: Desk) -> None:
    desk.edit("editions/two.yaml", "{layout: wide, pages: 8}", "{layout: wide, pages: 6}")
    told = desk.run("validate", "two")
    assert told.code == 1
    assert told.out.count("error[P004]") == 1
    assert "= on paper: in two.wide" in told.out


@pytest.fixture
def two_versions(desk: Desk) -> Desk:
    """The edition of two languages, and one after it that has them too; the postcards have one language."""
    desk.edit("editions/two.yaml", "press:", "previous: small\npress:")
    text = (desk.root / "editions" / "two.yaml").read_text("utf-8")
    later = text.replace("id: two", "id: three", 1).replace("previous: small", "previous: two")
    (desk.root / "editions" / "three.yaml").write_text(later.replace("en: Hello", "en: Welcome"), "utf-8")
    desk.run("check", "two", "three", *WHY)
    return desk


def placed(told: Told) -> list[str]:
    """Which editions were read and placed."""
    return [Path(line.split()[-1]).stem for line in told.err.splitlines() if "placing" in line]


@pytest.mark.parametrize("command", ["validate", "check"])
@pytest.mark.parametrize(
    ("asked", "names"),
    [
        (["two", "--lang", "en"], ["two.en"]),
        (["two", "--lang", "fr"], ["two"]),
        (["two", "editions/three.yaml", "--layout", "wide"], ["two.wide", "three.wide"]),
        (["--lang", "en"], ["three.en", "two.en"]),
        (["two", "two", "--lang", "en"], ["two.en"]),
        (["two"], ["two", "two.en", "two.wide"]),
    ],
)
def test_several_editions_in_one_language(two_versions: Desk, command: str, asked: list[str], names: list[str]) -> None:
    told = two_versions.run(command, *asked)
    assert told.code == 0, told.out
    assert placed(told) == names


@pytest.mark.parametrize("command", ["validate", "check", "plan", "preview", "show", "render", "preflight", "impose"])
def test_every_command_refuses_a_language_that_an_edition_has_not(two_versions: Desk, command: str) -> None:
    told = two_versions.run(command, "two", "--lang", "ar")
    assert (told.code, told.out) == (2, "")
    assert told.err == "recap-print: two has no variant `ar`\n  = help: there are: two.en, two.wide\n"


@pytest.mark.parametrize("command", ["validate", "check"])
def test_a_language_that_one_of_several_has_not_is_refused_with_its_name(two_versions: Desk, command: str) -> None:
    for asked, who in ((["two", "small", "--lang", "en"], "small"), (["--lang", "ar"], "two")):
        told = two_versions.run(command, *asked)
        assert (told.code, told.out) == (2, "")
        assert f"recap-print: {who} has no variant" in told.err


def test_a_plan_and_its_plates_in_one_language(two_versions: Desk) -> None:
    assert two_versions.run("plan", "two", "--layout", "wide").out.startswith("two.wide · 8 pages")
    assert "a PDF is as it is" in two_versions.run("plan", "two.pdf", "--lang", "en").err
    told = two_versions.run("replate", "two", "three", "--press", "office-a4", "--lang", "en")
    assert told.code == 1
    assert told.out.startswith("two.en → three.en")


def test_both_sides_of_a_comparison_are_in_the_language_that_is_asked_for(two_versions: Desk) -> None:
    for asked in (["two", "three"], ["three"], ["editions/two.yaml", "three"]):
        told = two_versions.run("diff", *asked, "--lang", "en")
        assert told.code == 1
        assert "three.en" in told.out
        assert "Hello" in told.out
    same = two_versions.run("diff", "two", "three", "--lang", "fr")
    assert "Hello" not in same.out


def test_a_side_that_is_no_edition_is_as_it_is(two_versions: Desk) -> None:
    lock = "editions/two.en.lock.json"
    for old in (lock, "editions"):
        told = two_versions.run("diff", old, "two", "--lang", "en")
        assert (told.code, told.out) == (0, f"{lock} and two.en are the same booklet.\n")
    told = two_versions.run("diff", lock, lock, "--lang", "en")
    assert (told.code, told.out) == (2, "")
    assert "locks, folders and PDFs are as they are" in told.err


def test_a_side_that_has_no_such_variant(two_versions: Desk) -> None:
    told = two_versions.run("diff", "small", "two", "--lang", "en")
    assert (told.code, told.out) == (2, "")
    assert "small has no variant `en`" in told.err
    assert "without --lang and --layout, small and two are compared as they are" in told.err
    told = two_versions.run("diff", "two.eng")
    assert "two has no variant `eng`\n  = help: did you mean `en`?" in told.err


def test_what_a_variant_is_compared_with_when_the_one_before_has_none(two_versions: Desk) -> None:
    for asked in (["two.en"], ["two", "--lang", "en"], ["editions/two.en.lock.json"]):
        told = two_versions.run("diff", *asked)
        assert (told.code, told.out) == (2, "")
        assert "small has no variant `en`" in told.err
        assert "`recap-print diff small two` compares the editions themselves" in told.err
        assert "`recap-print diff editions/two.en.lock.json two.en` this variant with its lock" in told.err
    (two_versions.root / "editions" / "two.en.lock.json").unlink()
    assert "this variant with its lock" not in two_versions.run("diff", "two.en").err
