"""How changes are told in a terminal: the summary first, then what is unexpected, then by consequence."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from anything import STEERS, comparisons
from hypothesis import given, settings
from told import EVERY, FORM, NEW, OLD, PHONE_CHANGE, SHIFTED, STRAY, V1, VERSIONS, a, line, wrong_digit_and_shift

from booklets import bind, booklets, notebook
from recap_print.compare.changes import Changes, Kind, Layer, Level
from recap_print.compare.story import compare
from recap_print.pages.model import Booklet
from recap_print.report.account import counts, heading, only, summary
from recap_print.report.changes import text
from recap_print.report.terminal import columns

TOLD = """\
v10 → v11: 5 changes, 2 of them critical, 2 unexpected · 16 → 17 pages
  1 text reworded, 2 numbers changed, 1 place or size changed, 1 engine changed

Unexpected
  It shows on paper, and nothing that was declared or laid out explains it.
  Mode d’emploi
    page 3   critical: time: [-14h30-] {+15h30+}
  The whole booklet
             engine changed: uharfbuzz [-0.50.0-] → {+0.51.0+}
             ↳ 203 items moved by up to 0.32 mm, 2 labels broken over other
             lines (pages 3, 8–9)

Critical
  Dos
    page 17  phone number: Appelez le [-06 39 98 12 34-] {+06 39 98 12 39+}.
             editions/v11.yaml:84:5

Notable
  Mode d’emploi
    page 3   text: [-Apportez-le-] {+Prenez-le+} avec vous
             ↳ 9 labels 13.0 mm higher                    editions/v11.yaml:40:5

Minor
  Dos
    page 17  text 0.2 mm lower (address)

In form only
  colour: DeviceCMYK → DeviceRGB (the printer converts it back)
"""


def test_a_terminal_reads_the_summary_first_then_the_unexpected_then_by_consequence() -> None:
    assert text(EVERY) == TOLD


def test_a_version_of_a_notebook_is_told_by_level_then_by_section() -> None:
    told = text(VERSIONS)
    assert told.startswith("v10 → v11: 9 changes, 2 of them critical · 48 pages\n  1 section added, 1 moved,")
    heads = [row for row in told.splitlines()[4:] if re.match(r" {0,2}\S", row)]
    assert heads[:4] == ["Critical", "  Votre avis", "Notable", "  Ce qui reste à vous"]
    run_on = " ".join(told.split())
    assert "phone number: Appelez le [-06 39 98 12 34-] {+06 39 98 12 35+}, du lundi au …" in run_on
    assert "48 labels: Avec [-qui-] {+quelle personne+} ?" in run_on


def test_identical_booklets_are_said_to_be() -> None:
    same = compare(V1, V1)
    assert text(replace(same, new=replace(same.new, name="editions/v11.lock.json"))) == (
        "v10 and editions/v11.lock.json are the same booklet.\n"
    )
    assert text(same) == "v10 has not changed.\n"
    assert text(replace(same, old=replace(same.old, name="proof.pdf"), form=(FORM,))) == (
        "proof.pdf and v10 print the same; they differ in form only.\n\n"
        "In form only\n  colour: DeviceCMYK → DeviceRGB (the printer converts it back)\n"
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("v10", "v11", "v10 → v11"),
        ("v11", "v11", "v11 since its lock"),
        ("editions/v11.lock.json", "v11", "v11 since its lock"),
        ("editions\\v11.lock.json", "v11", "v11 since its lock"),
        ("HEAD~2:v11", "v11", "HEAD~2:v11 → v11"),
        ("editions/v10.lock.json", "v11", "editions/v10.lock.json → v11"),
        ("v11", "editions/v11.lock.json", "v11 → editions/v11.lock.json"),
    ],
)
def test_the_heading_says_what_is_compared(old: str, new: str, said: str) -> None:
    sides = (
        replace(OLD, edition=old.rpartition(":")[2].partition("/")[2][:3] or "v11", name=old),
        replace(NEW, name=new),
    )
    assert heading(Changes(replace(sides[0], edition="v11"), sides[1], ())) == said


def test_a_wrong_digit_is_critical_and_a_fifth_of_a_millimetre_is_minor() -> None:
    told = text(wrong_digit_and_shift(), width=100)
    critical, minor = told.split("\nCritical\n")[1].split("\nMinor\n")
    assert "phone number: Appelez le [-06 39 98 12 34-] {+06 39 98 12 39+}, du lundi" in critical
    assert "0.2 mm lower" in minor
    assert "0.2 mm" not in critical


def test_colour_replaces_the_brackets_and_nothing_else() -> None:
    coloured = text(EVERY, colour=True, width=200)
    assert "\x1b[9;31m06 39 98 12 34\x1b[0m \x1b[32m06 39 98 12 39\x1b[0m." in coloured
    assert "\x1b" not in text(EVERY)
    bare = re.sub(r"\[-|-\]|\{\+|\+\}", "", text(EVERY, width=200))
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured).split() == bare.split()


def test_wide_terminals_show_the_line_on_both_sides() -> None:
    assert "editions/v11.yaml:84:5 (was v10.yaml:80)" in text(EVERY, width=120)
    moved = replace(PHONE_CHANGE, where_old=line("editions/v11.yaml", 80))
    assert "editions/v11.yaml:84:5 (was :80)" in text(Changes(OLD, NEW, (moved,)), width=120)
    gone = replace(PHONE_CHANGE, where_new=None)
    assert text(Changes(OLD, NEW, (gone,)), width=120).endswith("  editions/v10.yaml:80:5\n")
    same = replace(PHONE_CHANGE, where_old=PHONE_CHANGE.where_new)
    assert text(Changes(OLD, NEW, (same,)), width=120).endswith("  editions/v11.yaml:84:5\n")


def test_many_pages_are_told_in_short() -> None:
    many = replace(SHIFTED, pages_new=(3, 5, 7, 9, 11, 40))
    assert "    6 of pages 3–40  text 0.2 mm lower" in text(Changes(OLD, NEW, (many,)))


def test_an_address_longer_than_a_row_is_cut_where_the_row_ends() -> None:
    far = replace(STRAY, after="https://example.org/" + "x" * 200, kind=Kind.ITEM_ADDED)
    told = text(Changes(OLD, NEW, (far,)), width=60)
    assert max(map(len, told.splitlines())) == 60
    assert "".join(re.findall(r"x{3,}", told)) == "x" * 200


@given(comparisons)
@settings(max_examples=25)
def test_nothing_steers_the_terminal_or_leaves_its_width(changes: Changes) -> None:
    for width in (40, 80, 120):
        told = text(changes, width=width)
        assert not STEERS & set(told)
        assert max(columns(row) for row in told.splitlines()) <= width


@given(booklets(), booklets())
@settings(max_examples=12)
def test_every_change_can_be_told(old: Booklet, new: Booklet) -> None:
    changes = compare(old, new)
    assert sum(changes.count(kind) for kind in Kind) == len(changes)
    if changes:
        assert text(changes).startswith(f"{heading(changes)}: {counts(changes)}"[:40].rsplit(" ", 1)[0])


def test_a_filter_keeps_what_shows_in_a_layer_and_is_grave_enough() -> None:
    assert [c.kind for c in only(EVERY)] == [c.kind for c in EVERY]
    assert [c.kind for c in only(EVERY, least=Level.CRITICAL)] == [Kind.NUMBER, Kind.NUMBER]
    words = only(EVERY, {Layer.WORDS})
    assert [c.kind for c in words] == [Kind.NUMBER, Kind.NUMBER, Kind.REWORDED]
    geometry = only(EVERY, {Layer.GEOMETRY})
    assert [c.kind for c in geometry] == [Kind.ENGINE, Kind.REWORDED, Kind.MOVED], "what entails a move shows there"
    assert geometry.form == EVERY.form
    assert not only(EVERY, {Layer.STRUCTURE})


def test_the_summary_says_what_a_filter_left_out() -> None:
    some = only(EVERY, least=Level.CRITICAL)
    assert summary(some, 3) == "v10 → v11: 2 numbers changed · 16 → 17 pages · 3 changes are left out"
    assert text(some, left_out=3, width=120).splitlines()[0].endswith(" · 3 changes are left out")
    none = Changes(OLD, NEW, ())
    assert text(none, left_out=1) == "v10 → v11: nothing of the kind that was asked for; 1 change is left out.\n"


def test_a_hostile_booklet_is_shown_and_not_obeyed() -> None:
    hostile = bind(notebook(phone="Appelez \x1b[2J\u202ele 06 39 98 12 34"))
    assert not STEERS & set(text(compare(V1, hostile)))


def test_counts_are_said_as_people_count() -> None:
    assert counts(Changes(OLD, NEW, (PHONE_CHANGE,))) == "1 change, critical"
    assert counts(Changes(OLD, NEW, (SHIFTED,))) == "1 change"
    assert counts(Changes(OLD, NEW, (a(Kind.FACT), PHONE_CHANGE))) == "2 changes, 1 of them critical"
