"""The Arabic booklet as pdfium reads it, in Chrome, and mutool where there is one.

What they read otherwise than it was declared is stated, by a rule or line by line, and may not become more.
"""

from __future__ import annotations

import re
from pathlib import Path
from subprocess import run
from unicodedata import bidirectional, category

import pypdfium2
import pytest

from arabic import plain
from reading_back import in_cells, is_beyond_pdfium, letters
from recap_print.draw.pages import pages_pdf
from recap_print.pages.model import Booklet, Text
from small import shipped
from witnesses import witness

BY_HAND = ("التكوين", "أسأل عن")
"""Examples set in a hand that has no thin space, and so nothing that says to pdfium what glyphs do not show."""
BACKWARDS = re.compile("[\u0620-\u064a][\u0644][\u064b-\u0652][\u0622-\u0627]")
"""A lam-alef that bears a mark, with letters before it: the letters before the mark are read from the left."""


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Booklet]:
    prepared = shipped("v11.ar")
    assert prepared.booklet is not None
    path = tmp_path_factory.mktemp("read") / "v11.ar.pdf"
    path.write_bytes(pages_pdf(prepared.booklet, prepared.design.shelf))
    return path, prepared.booklet


def unread(booklet: Booklet, pages: list[str]) -> list[str]:
    """The lines that are not found on their page."""
    missing = []
    for page, found in zip(booklet.pages, pages, strict=True):
        said = [plain(line) for line in found.splitlines()]
        lines = [item for item in page.items if isinstance(item, Text) and not in_cells(item)]
        missing += [line.text for line in lines if not any(plain(line.text) in one for one in said)]
    return missing


def test_pdfium_reads_the_lines_of_the_booklet(printed: tuple[Path, Booklet]) -> None:
    path, booklet = printed
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)]
    missing = [line for line in unread(booklet, pages) if not is_beyond_pdfium(line)]
    others = [line for line in missing if not BACKWARDS.search(line)]
    assert sorted(set(others)) == sorted(BY_HAND)
    assert len(missing) - len(others) <= 3


def test_pdfium_loses_no_letter(printed: tuple[Path, Booklet]) -> None:
    path, booklet = printed
    for page, found in zip(booklet.pages, pypdfium2.PdfDocument(path), strict=True):
        declared = letters(*(item.text for item in page.items if isinstance(item, Text)))
        assert letters(found.get_textpage().get_text_range()) == declared, page.id


def test_mutool_finds_every_letter(printed: tuple[Path, Booklet]) -> None:
    """It hears no ActualText, and tells what glyphs say, in the order in which they are shown."""
    path, booklet = printed
    command = [witness("mutool"), "draw", "-q", "-F", "text", str(path)]
    said = run(command, capture_output=True, check=True, encoding="utf-8").stdout
    assert said.count("\ufffd") <= 3, "as many as letters of the hand that are shown in two parts"
    arabic_letters = [one for one in plain(said) if bidirectional(one) == "AL" and category(one) == "Lo"]
    texts = [item.text for page in booklet.pages for item in page.items if isinstance(item, Text)]
    wanted = [one for text in texts for one in plain(text) if bidirectional(one) == "AL" and category(one) == "Lo"]
    assert sorted(arabic_letters) == sorted(wanted)
