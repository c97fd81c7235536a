"""One edition in several languages and layouts: each is named, judged, recorded and printed like an edition."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from desk import Desk, a_small_desk

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
