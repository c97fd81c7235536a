"""Bands at the head of a page, and blocks that are left out with what they are for, in an edition that has them."""

from __future__ import annotations

import pytest

from recap_print.pages.model import Booklet, Box, Page, Path, Qr, Text, bounds
from small import named, shipped


def booklet(name: str) -> Booklet:
    found = shipped(name).booklet
    assert found is not None
    return found


def ground(page: Page) -> Box | None:
    return next((item for item in named(page, "ground") if isinstance(item, Box)), None)


def page_of(name: str, page: str) -> Page:
    return next(found for found in booklet(name).pages if found.id == page)


@pytest.mark.parametrize("page", ["appointments/2", "appointments/3"])
def test_a_band_is_at_the_head_from_bleed_to_bleed(page: str) -> None:
    stock, spec = booklet("v7").stock, shipped("v7").design.layout
    assert spec is not None
    template = spec.template("appointments")
    assert template is not None
    band = ground(page_of("v7", page))
    assert band is not None
    assert (band.rect.x, band.rect.y) == (-stock.bleed, -stock.bleed)
    assert band.rect.width == stock.width + 2 * stock.bleed
    assert band.rect.bottom == template.each[0].fill_to > 0


def test_a_page_without_an_end_to_its_ink_is_inked_down_to_the_bleed() -> None:
    stock, band = booklet("v7").stock, ground(page_of("v7", "calendar/1"))
    assert band is not None
    assert band.rect.bottom == stock.height + stock.bleed


@pytest.mark.parametrize("page", ["appointments/2", "appointments/3"])
def test_the_sign_of_a_part_is_further_out_than_its_title(page: str) -> None:
    found = page_of("v7", page)
    (title,) = (item for item in named(found, "furniture.running") if isinstance(item, Text))
    signs = [item for item in named(found, "furniture.running.pictogram") if isinstance(item, Path)]
    assert signs
    middle = booklet("v7").stock.width / 2
    for sign in signs:
        out, title_out = (abs(r.x + r.width / 2 - middle) for r in (bounds(sign), bounds(title)))
        assert out > title_out
        assert (sign.rect.x > middle) == (found.number % 2 == 1)


def test_a_folio_below_a_band_is_black() -> None:
    (folio,) = (item for item in named(page_of("v7", "notes/1"), "furniture.folio") if isinstance(item, Text))
    assert {run.ink.swatch.name for run in folio.runs} == {"black"}


def test_a_panel_that_an_edition_lacks_leaves_neither_box_nor_room() -> None:
    without, with_survey = page_of("v7", "feedback/2"), page_of("v8", "feedback/2")
    frames = [len([item for item in page.items if item.tag.name.endswith("box.1")]) for page in (without, with_survey)]
    assert frames == [1, 2]
    lines = [len(named(page, "say.1.line")) for page in (without, with_survey)]
    assert lines[0] > lines[1] > 0, "what the survey takes, lines for writing have where there is none"


def test_a_survey_without_an_address_to_open_has_no_code() -> None:
    codes = [item for page in booklet("v8").pages for item in page.items if isinstance(item, Qr)]
    assert [code.payload.partition("?")[0] for code in codes] == ["https://wa.me/33639980010"]
    printed = [item.text for item in page_of("v8", "feedback/2").items if isinstance(item, Text)]
    assert "example.org/recap/avis" in printed
