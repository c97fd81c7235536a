"""A booklet that is set with pages of the time before is the booklet that is set afresh, whatever was edited."""

from __future__ import annotations

from contextlib import suppress
from functools import cache

import pytest
from drafts import Draft, Impossible
from families import FAMILIES, every_edit, spread
from ledger import Books, Edit
from making import Maker, base

from recap_print.pages.model import Booklet


@cache
def by_family() -> dict[str, list[Edit]]:
    return spread(every_edit())


def first(family: str) -> tuple[str, Draft, Booklet]:
    """The first edit of a family that is one: its base, what becomes of that, and the pages of this, set afresh."""
    for edit in by_family()[family]:
        with suppress(Impossible):
            draft = edit.change(edit.given(base(edit.base)))
            return edit.base, draft, Maker().version(draft).booklet
    raise AssertionError(f"no edit of {family} is valid")


@pytest.mark.parametrize("family", FAMILIES[::8])
def test_an_edit_leaves_no_page_behind(family: str) -> None:
    name, draft, afresh = first(family)
    maker = Maker()
    maker.version(base(name))
    assert maker.version(draft).booklet == afresh


def test_pages_of_the_same_are_the_same_pages() -> None:
    """Or nothing would be gained."""
    maker = Maker()
    before = maker.version(base("v11")).booklet
    edit = next(edit for edit in by_family()["a word"] if edit.base == "v11" and Books().sides(edit))
    after = maker.version(edit.change(base("v11"))).booklet
    again = sum(one is other for one, other in zip(before.pages, after.pages, strict=True))
    assert len(before.pages) > again > len(before.pages) / 2
