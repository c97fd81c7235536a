"""What a lock is to remember: a digest changes with what a section says, and with nothing else."""

from __future__ import annotations

import re
from typing import Any

import pytest

from recap_print import __version__
from recap_print.pipeline.made import declared, engine, made_from
from recap_print.source import Document
from small import shipped, workshop

TEXT = """\
format: 1
id: small
title: Petit carnet
language: fr
layout: a5
date: 2026-01
status: draft
pages: 4
sections:
  - id: opening
    kind: page
    title: Ouverture
    blocks:
      - heading: {from: title}
  - id: about
    kind: text
    title: Qui ?
    paragraphs: [Un., Deux.]
"""


def document(text: str = TEXT) -> Document:
    from recap_print.source import parse, typed

    return typed(parse(text.encode(), "small.yaml"), workshop().schema("edition"))


def digests(old: str = "", new: str = "") -> dict[str, str]:
    assert old in TEXT
    return dict(declared(document(TEXT.replace(old, new, 1) if old else TEXT)))


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("title: Petit carnet", "title: Grand carnet", {""}),
        ("pages: 4", "pages: 8", {""}),
        ("Deux.", "Trois.", {"about"}),
        ("title: Ouverture", "title: Entrée", {"opening"}),
        ("date: 2026-01", "date: 2026-02", set()),
        ("status: draft", "status: draft  # presque", set()),
        ("language: fr\nlayout: a5", "layout: a5\nlanguage: fr", set()),
        ("title: Qui ?", 'title: "Qui ?"', set()),
        ("pages: 4", "copies: 200\npages: 4", set()),
        ("    kind: text\n    title: Qui ?\n", "    title: Qui ?\n\n    kind: text\n", set()),
    ],
)
def test_a_digest_changes_with_what_is_said(old: str, new: str, changed: set[str]) -> None:
    before, after = digests(), digests(old, new)
    assert {id for id in before if before[id] != after[id]} == changed
    assert list(before) == ["", "opening", "about"]


def test_a_section_that_comes_or_goes_leaves_the_digests_of_the_others() -> None:
    start = TEXT.index("  - id: opening")
    swapped = TEXT[:start] + TEXT[TEXT.index("  - id: about") :] + TEXT[start : TEXT.index("  - id: about")]
    assert dict(declared(document(swapped))) == digests()
    assert list(dict(declared(document(swapped)))) == ["", "about", "opening"]


def test_digests_are_short() -> None:
    assert all(re.fullmatch("[0-9a-f]{16}", digest) for digest in digests().values())


def test_every_program_that_sets_type_is_named_with_its_version() -> None:
    known: dict[str, Any] = dict(engine())
    assert list(known) == ["recap-print", "HarfBuzz", "qrcode"]
    assert known["recap-print"] == __version__
    assert all(re.match(r"\d+\.\d+", version) for version in known.values())


def test_an_edition_is_remembered_section_by_section() -> None:
    case = shipped("v11").case
    assert case is not None
    made = made_from(case.document, "Relu")
    assert [id for id, _ in made.declared] == ["", *(section.id for section in case.edition.sections)]
    assert (made.reason, made.engine) == ("Relu", engine())
