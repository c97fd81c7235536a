"""The bytes of a PDF -> what can be read on its pages. Read by pdfium: a hostile file can crash or stall it, so this
runs in a child process (``pipeline.leafing``).

Measured on a booklet of 48 pages and 12 000 letters: 0.2 s, with all that is drawn; our own interpreter takes as long
and would still have every encoding of text to learn. pdfium keeps no-break spaces and hyphens, parts ligatures, and
reads /ActualText, as a reader's clipboard would. What it cannot be trusted with, ``legible_glyphs`` reads.
"""

from __future__ import annotations

import hashlib
from contextlib import closing
from io import BytesIO
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from recap_print.errors import CannotRead
from recap_print.geometry import Rect
from recap_print.pdf.legible_digest import Limits, TooMuch, looks
from recap_print.pdf.legible_form import form_of
from recap_print.pdf.legible_glyphs import words_of
from recap_print.pdf.legible_letters import Letters, silenced
from recap_print.pdf.legible_model import Paper, PaperPage, Word
from recap_print.pdf.matrix import Matrix
from recap_print.pdf.upright import Box, Upright, box_of, upright
from recap_print.units import snap, to_mm

MOST_PAGES = 2_000
MOST_LETTERS = 200_000
"""Of one page: a newspaper page has 30 000."""
MOST_WORDS = 500_000
"""Of one file: the Bible has 800 000, a booklet 5 000."""
HELP = "open it in a viewer and export it again"


def read_paper(data: bytes, name: str) -> Paper:
    """Read every page; ``name`` is what messages call the file.

    Raises CannotRead for what is no PDF, is locked, damaged, has no pages or more than MOST_PAGES.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise _refusal(name, data, getattr(error, "err_code", None)) from error
    with document:
        count = len(document)
        if not count:
            raise CannotRead(f"{name}: it has no pages", help=HELP)
        if count > MOST_PAGES:
            raise CannotRead(
                f"{name} has {count} pages: more than {MOST_PAGES} are not compared", help="cut it in parts"
            )
        reading = _Reading(document)
        pages = tuple(reading.page(number) for number in range(1, count + 1))
        if not any(page.width for page in pages):
            raise CannotRead(f"{name}: none of its pages can be read", help=HELP)
        producer = str(document.get_metadata_value("Producer"))
        version = document.get_version()
        plain = _decrypted(document) if raw.FPDF_GetSecurityHandlerRevision(document) >= 0 else b""
    subsets = tuple(sorted(reading.fonts))
    said = f"{version // 10}.{version % 10}" if version else ""
    form = form_of(data, producer, said, subsets, plain)
    return Paper(name, pages, form, tuple(reading.unread), data)


def _decrypted(document: Any) -> bytes:
    """A copy of a file that anyone may open, as if it had never been encrypted."""
    out = BytesIO()
    document.save(out, flags=raw.FPDF_REMOVE_SECURITY)
    return out.getvalue()


def _refusal(name: str, data: bytes, code: int | None) -> CannotRead:
    if code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        return CannotRead(f"{name} is encrypted, and opens only with a password", help="ask for a copy without one")
    if b"%PDF-" not in data[:1024]:
        return CannotRead(f"{name} is not a PDF", help="name the PDF itself")
    if code == raw.FPDF_ERR_SUCCESS:  # it opened, and there was nothing in it
        return CannotRead(f"{name}: it has no pages", help=HELP)
    return CannotRead(f"{name} is too damaged to be read as a PDF", help=HELP)


class _Reading:
    """One document being read: the faces and limits its pages share."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._limits = Limits()
        self._letters = Letters()
        self._words = 0
        self.fonts: set[str] = set()
        self.unread: list[str] = []

    def page(self, number: int) -> PaperPage:
        try:
            page = self._document[number - 1]
        except pdfium.PdfiumError:
            self.unread.append(f"page {number} was not read: nobody can make sense of it")
            return PaperPage(number, 0.0, 0.0, Rect(0.0, 0.0, 0.0, 0.0), (), 0.0, (), f"unread {number}")
        with closing(page):
            return self._page(number, page)

    def _page(self, number: int, page: Any) -> PaperPage:
        boxes, here, edge = _boxes(page)
        down = _down(here)
        words: tuple[Word, ...] = ()
        with closing(page.get_textpage()) as text:
            count = text.count_chars()
            if count > MOST_LETTERS or self._words > MOST_WORDS:
                self.unread.append(f"the words of page {number} were not read: there are too many")
            else:
                doubtful = self._letters.are_doubtful(text, count)
                words = tuple(self._letters.words(text, count, down))
                if silenced(page):
                    with closing(page.get_textpage()) as bare:
                        words = words_of(self._letters.glyphs(bare, bare.count_chars()), down, words)
                elif doubtful:
                    words = words_of(self._letters.glyphs(text, count), down)
                self._words += len(words)
        self.fonts |= self._letters.names
        trim = Rect(0.0, 0.0, snap(here.width), snap(here.height))
        inside = [word for word in words if _within(word, trim)]
        try:
            shapes = looks(page, here.ink, here.trim, self._limits)
        except TooMuch:
            self.unread.append(f"page {number} has more drawings than are told apart")
            shapes = f"too much on {number}".encode()
        said = repr([tuple(word) for word in inside])
        digest = hashlib.blake2b(shapes + said.encode("utf-8", "replace"), digest_size=16).hexdigest()
        return PaperPage(number, trim.width, trim.height, edge, boxes, snap(here.bleed), words, digest)


def _within(word: Word, trim: Rect) -> bool:
    x, y = (word.x + word.x2) / 2, (word.y + word.y2) / 2
    return 0 <= x <= trim.width and 0 <= y <= trim.height


def _boxes(page: Any) -> tuple[tuple[str, ...], Upright, Rect]:
    """The boxes it has, where its trim lies, and the whole page from there, as displayed, in mm."""
    found: dict[str, Box] = {}
    for box, get in (
        ("MediaBox", page.get_mediabox),
        ("CropBox", page.get_cropbox),
        ("BleedBox", page.get_bleedbox),
        ("TrimBox", page.get_trimbox),
        ("ArtBox", page.get_artbox),
    ):
        corners = get(fallback_ok=False)
        if corners and (sound := box_of(corners)):
            found[box] = sound
    media = found.get("MediaBox", (0.0, 0.0, 612.0, 792.0))
    turn = page.get_rotation()
    crop, trim = found.get("CropBox"), found.get("TrimBox") or found.get("ArtBox")
    here = upright(media, crop, trim, found.get("BleedBox"), turn, 1.0) or Upright(media, media, turn)
    a, b, c, d, e, f = _down(here)
    left, bottom, right, top = crop or media
    xs = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
    ys = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
    edge = Rect(snap(min(xs)), snap(min(ys)), snap(max(xs) - min(xs)), snap(max(ys) - min(ys)))
    return tuple(found), here, edge


def _down(here: Upright) -> Matrix:
    """From the page's own units to mm from the upright trim's top-left corner, y down."""
    a, b, c, d, e, f = map(to_mm, here.matrix(here.width, here.height))
    return (a, -b, c, -d, e, here.height - f)
