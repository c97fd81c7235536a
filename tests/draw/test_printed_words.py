"""Fonts and words of the real editions, as poppler finds them: which, in what order, and where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import unquote

import pytest
from printed import FAMILY, PROJECT, SHEETS, SHORT_SLUG, SLUG, Made, Word, is_arabic, made, run, words_of

from recap_print.geometry import Rect
from recap_print.pages.model import Qr, Text

NEAR = 0.1
IMPOSED = (*(("v11", sheet) for sheet in SHEETS), ("v1", "office-a4-a6"), ("v4", "sra3"), ("v11.ar", "sra3"))
TURNED = ("offset-700x500", "long-edge")
"""Sheets with pages that stand on their heads."""


def texts(page: Any) -> Iterator[Text]:
    return (item for item in page.items if isinstance(item, Text))


@pytest.mark.parametrize(("edition", "name"), [*((edition, "pages") for edition in FAMILY), *IMPOSED])
def test_every_font_is_embedded_subset_and_readable(edition: str, name: str) -> None:
    """Those that the pages are set in, and no other."""
    printed = made(edition)
    pdf = printed.pages if name == "pages" else printed.sheets[name]
    table = run("pdffonts", str(pdf.path)).splitlines()[2:]
    rows = [line.rsplit(maxsplit=7) for line in table]
    assert [row[1:6] for row in rows] == [["TrueType", "Identity-H", "yes", "yes", "yes"]] * len(rows)
    fonts = [row[0].split()[0] for row in rows]
    assert all(re.fullmatch(r"[A-Z]{6}\+[\w-]+", font) for font in fonts)
    used = {part.font for page in printed.booklet.pages for line in texts(page) for part in line.runs}
    files = {path.read_bytes(): path.stem for path in PROJECT.fonts.glob("**/*.ttf")}
    assert sorted(font.partition("+")[2] for font in fonts) == sorted(files[printed.shelf[font].data] for font in used)
    assert b"Helvetica" not in pdf.path.read_bytes()


@pytest.mark.parametrize("edition", [edition for edition in FAMILY if edition != "v11.ar"])
def test_each_page_reads_as_it_was_set_word_for_word(edition: str) -> None:
    """Accents and ligatures whole, and in the order of the placed items; last, around the page, its slug line.

    What is read from the right is another test's (``tests/lines``): of a line, its words at the left are drawn first.
    """
    printed = made(edition)
    for number in range(1, len(printed.booklet.pages) + 1):
        assert read(printed, number) == [as_read(word.text) for word in expected(printed, number)], number


def as_read(word: str) -> str:
    return word[::-1] if all(map(is_arabic, word)) else word


def read(printed: Made, number: int) -> list[str]:
    """The words of a page, without those of its slug line, which must be there and be all there is besides."""
    found = printed.pages.raw[number - 1]
    said = " ".join(found)
    start = said.rfind(f"{printed.booklet.title} · ")
    slug = SLUG.fullmatch(said[start:])
    assert slug, said
    assert slug.groups()[:2] == (printed.booklet.edition, f"page {number} of {len(printed.booklet.pages)}")
    return said[:start].split()


def leaves(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from leaves(part, f"{path}.{key}")
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from leaves(part, f"{path}[{index}]")
    elif isinstance(value, str):
        yield path, value


@pytest.mark.parametrize(("edition", "many"), [("v1", 10), ("v4", 40), *((edition, 70) for edition in FAMILY[2:])])
def test_nothing_declared_is_lost(edition: str, many: int) -> None:
    """Every sentence of a section is read on its pages, in a QR code there or in its bookmark; typography aside."""
    printed = made(edition)
    missing, sentences = [], 0
    for declared, section in zip(printed.declared["sections"], printed.booklet.sections, strict=True):
        numbers = range(section.first, section.first + section.pages)
        items = [item for number in numbers for item in printed.booklet.pages[number - 1].items]
        silent = [section.title, *(unquote(item.payload) for item in items if isinstance(item, Qr))]
        said = f" {' '.join(word for number in numbers for word in told(printed, number))} "
        for path, text in leaves(declared, section.id):
            if " " not in text or not any(map(str.isalpha, text)):
                continue
            sentences += 1
            wanted = " ".join(typographic(text).split())
            if printed.booklet.language == "ar":
                wanted = unsigned(wanted)
            if f" {wanted} " not in said and not any(text in one for one in silent):
                missing.append((path, text))
    assert missing == []
    assert sentences > many


def told(printed: Made, number: int) -> list[str]:
    """The words of a page; those of an Arabic one as poppler orders them, without signs: the slug line has it take most
    pages for Latin ones, and the last sign of a line for its first."""
    if printed.booklet.language == "ar":
        return unsigned(" ".join(printed.pages.read[number - 1])).split()
    return read(printed, number)


def unsigned(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text).split())


def typographic(text: str) -> str:
    return text.replace("'", "’")


def expected(printed: Made, number: int) -> list[Word]:
    return [word for line in texts(printed.booklet.pages[number - 1]) for word in words_of(line, printed.shelf)]


def moved(word: Word, trim: Rect, turned: bool) -> Word:
    """A word of a page, on the sheet where the page's trim lies (and turned head down)."""
    if turned:
        left, right = trim.right - word.right, trim.right - word.left
        return Word(word.text, left, trim.bottom - word.bottom, right, trim.bottom - word.top)
    left, right = trim.x + word.left, trim.x + word.right
    return Word(word.text, left, trim.y + word.top, right, trim.y + word.bottom, word.room)


def strays(wanted: Iterable[Word], found: Iterable[Word]) -> list[Word]:
    """Words that are not where they should be, or that nobody asked for."""
    left, lost = list(found), []
    for word in wanted:
        match = next((one for one in left if same(one, word)), None)
        if match:
            left.remove(match)
        else:
            lost.append(word)
    for one in tuple(
        left
    ):  # digits spaced evenly, one a cell, are one word to poppler; so are a sign and what it touches
        for first in range(len(lost)):
            ends = range(first + 2, min(len(lost), first + 8) + 1)
            last = next((end for end in ends if same(one, joined(lost[first:end]))), None)
            if last:
                left.remove(one)
                del lost[first:last]
                break
    return lost + left


def joined(words: list[Word]) -> Word:
    """As poppler joins them: of the height of the first."""
    first, last = min(words, key=lambda word: word.left), max(words, key=lambda word: word.right)
    text = "".join(word.text for word in words)
    return Word(text, first.left, first.top, last.right, first.bottom, first.room)


def same(found: Word, word: Word) -> bool:
    pairs = ((found.top, word.top), (found.right, word.right), (found.bottom, word.bottom))
    level = all(abs(one - other) <= NEAR for one, other in pairs)
    return found.text == word.text and level and -NEAR <= word.left - found.left <= word.room + NEAR


@pytest.mark.parametrize("edition", FAMILY)
def test_every_word_stands_where_it_was_placed(edition: str) -> None:
    """Both ends of it, and its baseline (the box is the font's reach above and below), within 0.1 mm."""
    printed = made(edition)
    trim = printed.pages.trim()
    for number, found in enumerate(printed.pages.words, start=1):
        within, slug = parted(found, trim)
        assert strays([moved(word, trim, False) for word in expected(printed, number)], within) == [], number
        line, count = " ".join(word.text for word in slug), len(printed.booklet.pages)
        if printed.booklet.language == "ar":
            assert (short := SHORT_SLUG.fullmatch(line))
            assert (short[2], short[3]) == (str(number), str(count))
        else:
            assert (said := SLUG.fullmatch(line))
            assert said[2] == f"page {number} of {count}"


def parted(found: Iterable[Word], trim: Rect) -> tuple[list[Word], list[Word]]:
    """Words within the trim, and those below it, on the line of the slug."""
    kept = list(found)
    slug = [word for word in kept if word.top > trim.bottom]
    for word in slug:  # its baseline is 6 mm below the trim
        assert trim.bottom + 3 < word.top < trim.bottom + 6 < word.bottom < trim.bottom + 8
        assert trim.x + 5 - NEAR <= word.left < word.right <= trim.x + trim.width / 2 - 5 + NEAR
    return [word for word in kept if word not in slug], slug


@pytest.mark.parametrize(("edition", "name"), IMPOSED)
def test_every_word_stands_where_its_sheet_puts_it(edition: str, name: str) -> None:
    """Creep and the turning of backs included."""
    printed = made(edition)
    plan, pdf = printed.plans[name], printed.sheets[name]
    for number, (side, found) in enumerate(zip(plan.sides, pdf.words, strict=True), start=1):
        wanted = [
            moved(word, place.trim, place.rotation == 180)
            for place in side.placements
            for word in expected(printed, place.page or 0)
        ]
        within, slug = parted(found, side.trim)
        assert strays(wanted, within) == [], number
        said = SLUG.fullmatch(" ".join(word.text for word in slug))
        assert bool(said) == bool(side.marks)
        told = f"sheet {(number + 1) // 2} of {len(plan.sheets)}, {side.name}"
        folds = "; back up, fold right, top, left" if name == "offset-700x500" and side.name == "front" else ""
        assert said is None or said[2] == told + folds
    assert any(place.rotation for side in plan.sides for place in side.placements) == (name in TURNED)
    assert max(place.creep for side in plan.sides for place in side.placements) > (edition.startswith("v11"))


def test_the_comparison_of_words_sees_a_tenth_of_a_millimetre() -> None:
    word = Word("mot", 10, 10, 20, 15)
    assert strays([word], [word]) == []
    assert len(strays([word], [Word("mot", 10.11, 10, 20, 15)])) == 2
    assert strays([word], [word, word]) == [word]


def test_no_break_spaces_reach_the_reader_as_spaces() -> None:
    """A line that asks a question keeps its mark beside it, and poppler reads a space between the two."""
    printed = made("v11")
    asked = [line for page in printed.booklet.pages for line in texts(page) if line.text.endswith("\u202f?")]
    assert len(asked) > 5
    said = " ".join(word for page in printed.pages.raw for word in page)
    assert all(" ".join(line.text.split()) in said for line in asked)
