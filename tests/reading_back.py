"""What poppler reads in a PDF of ours, beside what was declared."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from subprocess import run
from unicodedata import bidirectional, mirrored

from arabic import plain
from recap_print.pages.model import Booklet, Page, Text
from witnesses import witness


def assert_poppler_reads(pdf: Path, booklet: Booklet, slug: str = "") -> None:
    """Page by page: every placed line as it is read, from its first word to its last, and no letter more or less.

    Lines may follow one another in any order, as columns do, and are compared without what only steers their order,
    with ordinary spaces. Letters that stand in cells, one in each, are only counted. Beside each page there is a line
    that starts with ``slug``, when that is not empty, and nothing else.
    """
    command = [witness("pdftotext"), "-enc", "UTF-8", str(pdf), "-"]
    *pages, rest = run(command, capture_output=True, check=True, encoding="utf-8").stdout.split("\f")
    assert (len(pages), rest) == (len(booklet.pages), "")
    if slug:
        told = [[line for line in page.splitlines() if plain(line).startswith(slug)] for page in pages]
        assert [len(lines) for lines in told] == [1] * len(pages), "one slug line a page"
        pages = [page.replace(line, "") for page, (line,) in zip(pages, told, strict=True)]
    faults = [fault for page, found in zip(booklet.pages, pages, strict=True) for fault in faults_of(page, found)]
    assert not faults, "\n".join(faults)


def faults_of(page: Page, found: str) -> list[str]:
    """What of a page is not read as it was declared."""
    lines = [item for item in page.items if isinstance(item, Text)]
    said = [plain(line) for line in found.splitlines()]
    missing = [line.text for line in lines if not in_cells(line) and not any(plain(line.text) in one for one in said)]
    declared, read = letters(*(line.text for line in lines)), letters(found)
    more, less = read - declared, declared - read
    faults = [f"{page.id}: not read: {text!r}" for text in missing]
    if more or less:
        faults.append(f"{page.id}: letters read that are not there {dict(more)}, or not read {dict(less)}")
    return faults


def in_cells(line: Text) -> bool:
    return len(line.runs) > 1 and all(len(run.text) == 1 for run in line.runs)


def letters(*texts: str) -> Counter[str]:
    return Counter(letter for text in texts for letter in plain(text) if not letter.isspace())


def is_beyond_pdfium(line: str) -> bool:
    """Is it read otherwise in any file? pdfium takes the words of a line one by one, from the right to the left, Latin
    ones too, and turns brackets round that it was told the right way."""
    return any(bidirectional(letter) == "L" or mirrored(letter) for letter in line)
