"""Arabic in our PDFs, read back by poppler: every line in the order it is read, and the right way to turn pages."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from printed import MM, Printed, a_job, run
from reading import booklet as bound

import arabic
from arabic import plain, shelf
from booklets import SOLID, tag
from hard import HARD as MARKED
from hard import bare
from reading_back import is_beyond_pdfium
from recap_print.draw import embed
from recap_print.draw.embed import fonts_of
from recap_print.draw.pages import pages_pdf
from recap_print.pages.model import Run, Text
from recap_print.typeset.typography import tied

SIZE_PT = 14.0
HARD = tuple(map(bare, MARKED))


def set_line(text: str, y: float, right: float = 130) -> Text:
    """A line that ends at ``right`` mm."""
    parts = arabic.arabic().parts(tied(text, "ar"))
    em = SIZE_PT / MM / 1000
    left = at = right - sum(part.shaped.advance for part in parts) * em
    runs = []
    for part in parts:
        runs.append(Run(at, part.text, part.font, SIZE_PT, SOLID, part.shaped.glyphs))
        at += part.shaped.advance * em
    return Text(replace(tag(f"line.{y}"), language="ar"), left, y, right - left, 5, 2, text, tuple(runs))


def page_of(*lines: str) -> list[Text]:
    return [set_line(text, 15.0 + 12 * nth) for nth, text in enumerate(lines)]


def pages_of(*lines: str, each: int = 16) -> list[list[Text]]:
    return [page_of(*lines[first : first + each]) for first in range(0, len(lines), each)]


def read_back(folder: Path, *lines: str) -> list[str]:
    path = folder / "essai.pdf"
    path.write_bytes(pages_pdf(bound(*pages_of(*lines)), shelf()))
    text = run("pdftotext", str(path), "-").replace("\f", "\n")
    return [said for line in text.splitlines() if (said := plain(line))]


@pytest.mark.parametrize("text", HARD)
def test_a_hard_line_is_read_as_it_was_declared(text: str, tmp_path: Path) -> None:
    """Beside a line that says that the page is Arabic: poppler takes a page's direction from most of its letters."""
    first = "هذه صفحة باللغة العربية وفيها كلمات كثيرة جدا"
    assert read_back(tmp_path, first, text) == [first, plain(text)]


def test_a_page_of_hard_lines_is_read_as_it_was_declared(tmp_path: Path) -> None:
    assert read_back(tmp_path, *HARD) == [plain(text) for text in HARD]


def test_a_booklet_is_read_page_by_page_as_it_was_declared(tmp_path: Path) -> None:
    """Every placed line, and no word more; columns of a page may be read in any order."""
    made = arabic.booklet()
    path = tmp_path / "essai.pdf"
    path.write_bytes(pages_pdf(made, shelf()))
    for page, found in zip(made.pages, run("pdftotext", str(path), "-").split("\f"), strict=False):
        texts = [item for item in page.items if isinstance(item, Text)]
        said = plain(found)
        words = Counter(word for text in texts for word in plain(text.text).split())
        digits = {text.text for text in texts if len(text.runs) == 8}  # one a cell
        for text in texts:
            assert plain(text.text) in said or text.text in digits or text.text == "/", text.text
        assert spelt(Counter(said.split())) == spelt(words)


def spelt(words: Counter[str]) -> dict[str, int]:
    """Those with letters: poppler parts and joins digits that stand in cells as it likes."""
    return {word: count for word, count in words.items() if any(map(str.isalpha, word))}


def test_another_reader_finds_every_letter(tmp_path: Path) -> None:
    """pdfium, in browsers: at least the letters of each word, in order."""
    path = tmp_path / "essai.pdf"
    path.write_bytes(pages_pdf(bound(page_of("هذا الدفتر لكم", "كتابي على الطاولة")), shelf()))
    said = pypdfium2.PdfDocument(path)[0].get_textpage().get_text_bounded()
    assert {"هذا", "الدفتر", "لكم", "كتابي", "على", "الطاولة"} <= set(plain(said).split())


def test_another_reader_finds_the_hard_lines(tmp_path: Path) -> None:
    """pdfium again: all but those that it reads otherwise in any file, and one whose sign it takes apart."""
    path = tmp_path / "essai.pdf"
    path.write_bytes(pages_pdf(bound(*pages_of(*HARD)), shelf()))
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)]
    said = {plain(line) for page in pages for line in page.splitlines()}
    missing = [line for line in HARD if plain(line) not in said and not is_beyond_pdfium(line)]
    assert missing == ["أ. ب. ت… نهاية"]


def test_glyphs_are_where_they_were_shaped(tmp_path: Path) -> None:
    """Both ends of a word, marks and ligatures included, to a tenth of a millimetre."""
    lines = page_of("سلام", "كتابي")
    path = tmp_path / "essai.pdf"
    path.write_bytes(pages_pdf(bound(lines), shelf()))
    printed = Printed(path)
    corner = printed.trim()
    for line, word in zip(lines, printed.words[0], strict=True):
        assert word.left - corner.x == pytest.approx(line.x, abs=0.1)
        assert word.right - corner.x == pytest.approx(line.x + line.width, abs=0.1)


def test_only_a_booklet_read_from_the_right_says_so(tmp_path: Path) -> None:
    for language, said in (("ar", "/R2L"), ("en", None)):
        path = tmp_path / f"{language}.pdf"
        path.write_bytes(pages_pdf(arabic.booklet(language=language), shelf()))
        catalog = Printed(path).objects.catalog
        assert catalog["/Lang"] == f"u:{language}"
        assert Printed(path).objects.resolved(catalog["/ViewerPreferences"]).get("/Direction") == said


def test_the_subset_holds_what_says_a_letter_without_showing_it() -> None:
    use = fonts_of(bound(page_of("لا")), shelf())["arabic.regular"]
    silent = embed.carrier(use.file)
    assert silent is not None
    assert use.says[silent] == embed.RLM
    assert use.width_of(silent) == 0


def test_a_slug_line_is_set_in_fonts_the_pages_use(tmp_path: Path) -> None:

    made = replace(arabic.booklet(), title="دفتري")
    path = tmp_path / "essai.pdf"
    path.write_bytes(pages_pdf(made, shelf(), a_job()))
    slug = plain(Printed(path).path.name and run("pdftotext", "-l", "1", str(path), "-"))
    assert re.search("small · 1/4 · [0-9a-f]{8}", slug)
