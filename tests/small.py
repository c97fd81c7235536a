"""Small editions for tests: a page of blocks in YAML, set in the real A5 layout."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from textwrap import dedent, indent

from recap_print.design.model import Layout
from recap_print.edition.model import Edition
from recap_print.edition.read import edition_from
from recap_print.pages.model import Booklet, Item, Page
from recap_print.pipeline.designs import Design
from recap_print.pipeline.prepare import Prepared, Workshop
from recap_print.pipeline.project import Project
from recap_print.source import read
from recap_print.typeset.compose import compose

ROOT = Path(__file__).parents[1]
HEAD = """\
format: 1
id: small
title: Petit carnet
language: fr
layout: a5
date: 2026-01
status: draft
pages: {pages}
sections:
"""


@cache
def workshop() -> Workshop:
    return Workshop(Project(ROOT))


@cache
def a5() -> Design:
    return workshop().design("a5")


def layout() -> Layout:
    found = a5().layout
    assert found is not None
    return found


@cache
def shipped(name: str) -> Prepared:
    """An edition of the repository, prepared once for all tests."""
    return workshop().prepare(ROOT / "editions" / f"{name}.yaml")


def edition(sections: str, pages: int = 4) -> Edition:
    """An edition from its sections in YAML. Fails with the findings when the schema refuses it."""
    text = HEAD.format(pages=pages) + indent(dedent(sections), "  ")
    loaded = read(text.encode(), "small.yaml", workshop().schema("edition"))
    assert not loaded.findings, loaded.findings
    return edition_from(loaded.data)


def booklet(sections: str, pages: int = 4) -> Booklet:
    design = a5()
    return compose(edition(sections, pages), layout(), design.shelf, design.pictograms)


def page(blocks: str) -> Page:
    """One right-hand page of blocks, folio included."""
    return one_page(blocks).pages[0]


def one_page(blocks: str) -> Booklet:
    section = "- id: only\n  kind: page\n  title: Une page\n  color: blue\n  pictogram: star\n  blocks:\n"
    return booklet(section + indent(dedent(blocks), "    "))


def named(page: Page, start: str) -> list[Item]:
    """The items whose name is ``start``, or continues it after a dot."""
    return [item for item in page.items if item.tag.name == start or item.tag.name.startswith(f"{start}.")]
