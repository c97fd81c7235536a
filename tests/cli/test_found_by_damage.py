"""What damaged files once brought to light, one by one, so that each stays found."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import Desk, a_small_desk

from recap_print.errors import ExitCode

SMALL = {"edition": "editions/small.yaml", "layout": "layouts/small.yaml"}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("RECAP_PRINT_DEBUG", "1")
    return a_small_desk(tmp_path / "desk")


LAYOUT_FAULTS = {
    "no templates": ("\ntemplates:\n", "\ntemplate:\n"),
    "cells that are no list": ("blocks: []", "blocks: [{columns: {widths: [1], cells: 1}}]"),
    "a block that is empty": (
        "heading: {from: title}\n          - text: {from: intro}\n          - fields",
        "heading:\n          - fields",
    ),
    "a page that is a text": ("first: [{blocks: []}]", "first: [none]"),
    "templates in a list": ("templates:\n  page:\n    first: [{blocks: []}]", "templates:\n  page: [1]"),
    "a kind that is no name": ("\n  page:\n", '\n  "a!b":\n'),
    "a block with nothing in it": ("blocks: []", "blocks: [{list: }]"),
    "columns without widths": ("blocks: []", "blocks: [{columns: {cells: []}}]"),
}


@pytest.mark.parametrize("fault", LAYOUT_FAULTS)
def test_a_layout_that_does_not_follow_its_schema(desk: Desk, fault: str) -> None:
    desk.edit(SMALL["layout"], *LAYOUT_FAULTS[fault])
    told = desk.run("validate", "--format", "concise")
    assert told.code == ExitCode.FINDINGS
    assert "layouts/small.yaml:" in told.out
    assert "error[S1" in told.out


def test_a_tab_without_a_pictogram_is_told_and_not_drawn(desk: Desk) -> None:
    desk.edit(SMALL["edition"], "    color: blue\n    pictogram: star\n", "    color: blue\n")
    assert "error[E014]" in desk.run("validate", "--format", "concise").out
    assert desk.run("render", "small").code == ExitCode.FINDINGS


def test_a_colour_of_two_words_is_no_tint(desk: Desk) -> None:
    """The cover's index shows every section's hue, known or not."""
    desk.edit("editions/small.yaml", "    color: blue\n", "    color: bleu 😀\n")
    told = desk.run("validate", "--format", "concise")
    assert "error[S105] `color` must be a swatch by name" in told.out


@pytest.mark.parametrize("style", ["title", "body", "label"])
def test_a_style_that_blocks_expect_and_the_layout_lacks(desk: Desk, style: str) -> None:
    desk.edit(SMALL["layout"], f"\n  {style}: {{font", "\n  other: {font")
    told = desk.run("validate", "--format", "concise")
    assert told.code == ExitCode.FINDINGS
    assert f"there is no style `{style}`" in told.out


def test_a_text_frame_without_width(desk: Desk) -> None:
    desk.edit(SMALL["layout"], "trim: {width: 105", "trim: {width: 40")
    desk.edit(
        SMALL["layout"],
        "margins: {head: 10, foot: 10, inside: 10, outside: 10}",
        "margins: {head: 10, foot: 10, inside: 20, outside: 20}",
    )
    told = desk.run("validate", "--format", "concise")
    assert told.code == ExitCode.FINDINGS


def test_columns_without_room(desk: Desk) -> None:
    desk.edit(
        SMALL["edition"],
        "- picture: {pictogram: star, size: 20}",
        "- columns: {widths: [85, fill], gap: 0, cells: [[], [{text: {text: a b}}]]}",
    )
    assert desk.run("validate").code == ExitCode.FINDINGS


@pytest.mark.parametrize("name", ["title", "edition_title", "pictogram"])
def test_a_picture_of_words(desk: Desk, name: str) -> None:
    desk.edit(SMALL["edition"], "picture: {pictogram: star, size: 20}", f"picture: {{from: {name}, size: 20}}")
    assert desk.run("validate").code in (ExitCode.OK, ExitCode.FINDINGS)


@pytest.mark.parametrize(
    "name", ["nowhere.yaml", "../nowhere.yaml", "/etc/passwd", "a" * 400, ".", ".."], ids=lambda n: n[:20]
)
def test_pictograms_that_are_not_there_are_told_at_the_line_that_names_them(desk: Desk, name: str) -> None:
    desk.edit(SMALL["layout"], "pictograms: pictograms.yaml", f"pictograms: {name}")
    told = desk.run("validate", "--format", "concise")
    assert told.code == ExitCode.FINDINGS
    assert "layouts/small.yaml:" in told.out


def test_a_layout_without_pictograms(desk: Desk) -> None:
    desk.edit(SMALL["layout"], "pictograms: pictograms.yaml\n", "")
    told = desk.run("validate", "--format", "concise")
    assert told.code == ExitCode.FINDINGS
    assert "there is no pictogram `star`" in told.out


def test_a_layout_whose_name_is_too_long_for_a_file(desk: Desk) -> None:
    desk.edit(SMALL["edition"], "layout: small", f"layout: {'a' * 300}")
    assert "error[E001]" in desk.run("validate", "--format", "concise").out


def test_a_tint_of_more_than_all(desk: Desk) -> None:
    desk.edit(SMALL["layout"], "size_pt: 14, leading: 8}", "size_pt: 14, leading: 8, ink: blue 999%}")
    assert desk.run("validate").code == ExitCode.FINDINGS


def test_an_edition_is_not_before_itself(desk: Desk) -> None:
    desk.edit(SMALL["edition"], "layout: small", "layout: small\nprevious: small")
    told = desk.run("diff", "small")
    assert (told.code, told.out) == (ExitCode.CANNOT_READ, "")
    assert "an edition cannot come before itself" in told.err


def test_a_layout_is_no_file_of_pictograms(desk: Desk) -> None:
    desk.edit(SMALL["edition"], "layout: small", "layout: pictograms")
    told = desk.run("validate", "--format", "concise")
    assert "error[E001]" in told.out
    assert "layouts/pictograms.yaml" not in told.out
