"""The words of whole booklets, read back page by page in the order they are read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from material import EDITIONS

import arabic
from reading_back import assert_poppler_reads
from recap_print.draw.pages import pages_pdf
from recap_print.pages.model import Text
from recap_print.pipeline.presses import SINGLE_PAGES, job_for, read_press
from small import shipped, workshop


def test_a_small_booklet_is_read_as_it_was_declared(tmp_path: Path) -> None:
    made = arabic.booklet()
    path = tmp_path / "essai.pdf"
    path.write_bytes(pages_pdf(made, arabic.shelf()))
    assert_poppler_reads(path, made)


@pytest.mark.parametrize("name", ["v10", "v11", "v11.en", *EDITIONS])
def test_an_edition_is_read_as_it_was_declared(name: str, tmp_path: Path) -> None:
    prepared = shipped(name)
    assert prepared.booklet is not None
    path = tmp_path / "essai.pdf"
    path.write_bytes(pages_pdf(prepared.booklet, prepared.design.shelf))
    assert_poppler_reads(path, prepared.booklet)


@pytest.mark.parametrize(("name", "slug"), [("v11", "Mon Récap · v11 · page "), ("v11.ar", "v11.ar · ")])
def test_so_is_what_goes_to_a_printer_beside_its_slug_line(name: str, slug: str, tmp_path: Path) -> None:
    prepared = shipped(name)
    assert prepared.booklet is not None
    path = tmp_path / "essai.pdf"
    job = job_for(workshop(), *read_press(workshop(), SINGLE_PAGES), "2026-09-14")
    path.write_bytes(pages_pdf(prepared.booklet, prepared.design.shelf, job))
    assert_poppler_reads(path, prepared.booklet, slug)


def test_what_is_read_otherwise_is_told(tmp_path: Path) -> None:
    """Words in another order, a letter less, a line on another page."""
    made = arabic.booklet()
    path = tmp_path / "essai.pdf"
    path.write_bytes(pages_pdf(made, arabic.shelf()))
    first, *others = made.pages
    turned = [
        replace(item, text=" ".join(item.text.split()[::-1])) if isinstance(item, Text) else item
        for item in first.items
    ]
    for pages in (
        (replace(first, items=tuple(turned)), *others),
        (replace(first, items=first.items[1:]), *others),
        (others[0], first, *others[1:]),
    ):
        with pytest.raises(AssertionError, match="not read"):
            assert_poppler_reads(path, replace(made, pages=pages))
