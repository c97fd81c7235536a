"""A booklet that is set with pages of the time before is the booklet that is set afresh, whatever was edited."""

from __future__ import annotations

from functools import cache

import pytest
from drafts import Draft
from families import FAMILIES, every_edit, spread
from ledger import Books, Edit
from making import Maker, base

from recap_print.pages.model import Booklet


@cache
def by_family() -> dict[str, list[Edit]]:
    return spread(every_edit())


def afresh(draft: Draft) -> Booklet:
    return Maker().version(draft).booklet


@pytest.mark.parametrize("family", FAMILIES[::8])
def test_an_edit_leaves_no_page_behind(family: str) -> None:
    edit, _ = next((edit, sides) for edit in by_family()[family] if (sides := Books().sides(edit)))
    before = base(edit.base)
    draft = edit.change(edit.given(before))
    maker = Maker()
    maker.version(before)
    assert maker.version(draft).booklet == afresh(draft)


def test_pages_of_the_same_are_the_same_pages() -> None:
    """Or nothing would be gained."""
    maker = Maker()
    before = maker.version(base("v11")).booklet
    edit = next(edit for edit in by_family()["a word"] if edit.base == "v11" and Books().sides(edit))
    after = maker.version(edit.change(base("v11"))).booklet
    again = sum(one is other for one, other in zip(before.pages, after.pages, strict=True))
    assert len(before.pages) > again > len(before.pages) / 2
