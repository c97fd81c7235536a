"""The bytes of a PDF -> what can be read on its pages. Read by pdfium: a hostile file can crash or stall it, so this
runs in a child process (``pipeline.leafing``).

Measured on a booklet of 48 pages and 12 000 letters: 0.2 s, with all that is drawn; our own interpreter takes as long
and would still have every encoding of text to learn. pdfium keeps no-break spaces and hyphens, parts ligatures, and
reads /ActualText, as a reader's clipboard would.
"""

from __future__ import annotations

import ctypes
import hashlib
from contextlib import closing
from io import BytesIO
from math import atan2, hypot, pi
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from recap_print.errors import CannotRead
from recap_print.geometry import Rect
from recap_print.pdf.legible_digest import Limits, TooMuch, looks
from recap_print.pdf.legible_form import form_of, unprefixed
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
LINE_END_HYPHEN = 0x02
"""What pdfium tells for a hyphen at the end of a line, in place of the break: the word goes on on the next one."""
UNSEEN = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
NAME_ROOM = 128


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
        self._letters = _Letters()
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
        text = page.get_textpage()
        with closing(text):
            letters = text.count_chars()
            if letters > MOST_LETTERS or self._words > MOST_WORDS:
                self.unread.append(f"the words of page {number} were not read: there are too many")
            else:
                words = tuple(self._letters.words(text, letters, down))
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


class _Letters:
    """Asks pdfium letter by letter, with one set of places to put its answers."""

    def __init__(self) -> None:
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box = [ctypes.c_double() for _ in range(4)]
        self._matrix = raw.FS_MATRIX()
        self._colour = [ctypes.c_uint() for _ in range(4)]
        self._name = ctypes.create_string_buffer(NAME_ROOM)
        self._flags = ctypes.c_int()
        self._known: dict[bytes, str] = {}
        self.names: set[str] = set()

    def words(self, text: Any, count: int, down: Matrix) -> list[Word]:
        """The words of a page as they follow one another in it."""
        found: list[Word] = []
        said: list[str] = []
        first = 0
        letter = raw.FPDFText_GetUnicode
        for at in range(count + 1):
            code = letter(text, at) if at < count else 32
            broken = code == LINE_END_HYPHEN
            char = "-" if broken else chr(code) if code < 0x110000 else "\ufffd"
            if not char.isspace() and (code >= 32 or broken):
                if not said:
                    first = at
                said.append(char)
            if said and (broken or char.isspace()):
                joined = "".join(said).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
                last = at if broken else at - 1
                said = []
                if not self._is_hidden(text, first):
                    found.append(self._word(joined, text, first, last, down))
        return found

    def _word(self, said: str, text: Any, first: int, last: int, down: Matrix) -> Word:
        matrix, (low, high, bottom, top) = self._matrix, self._box
        raw.FPDFText_GetMatrix(text, first, matrix)
        size = raw.FPDFText_GetFontSize(text, first) * hypot(matrix.c, matrix.d)
        x, y = self._origin(text, first)
        quarter = round(atan2(matrix.b, matrix.a) / (pi / 2)) % 4
        edges = []
        for at in {first, last}:
            raw.FPDFText_GetCharBox(text, at, low, high, bottom, top)
            edges += [low.value, high.value] if quarter in (0, 2) else [bottom.value, top.value]
        far = self._origin(text, last)
        if quarter == 0:
            start, end = (min(x, far[0]), y), (max(edges), y)
        elif quarter == 2:
            start, end = (max(x, far[0]), y), (min(edges), y)
        elif quarter == 1:
            start, end = (x, min(y, far[1])), (x, max(edges))
        else:
            start, end = (x, max(y, far[1])), (x, min(edges))
        a, b, c, d, e, f = down
        return Word(
            said,
            round(a * start[0] + c * start[1] + e, 3),
            round(b * start[0] + d * start[1] + f, 3),
            round(a * end[0] + c * end[1] + e, 3),
            round(b * end[0] + d * end[1] + f, 3),
            round(size, 2),
            self._ink(text, first),
            self._font(text, first),
        )

    def _is_hidden(self, text: Any, at: int) -> bool:
        """Is it there to be searched for and not to be seen, as the words behind a scan are?"""
        thing = raw.FPDFText_GetTextObject(text, at)
        return bool(thing) and raw.FPDFTextObj_GetTextRenderMode(thing) in UNSEEN

    def _origin(self, text: Any, at: int) -> tuple[float, float]:
        raw.FPDFText_GetCharOrigin(text, at, self._x, self._y)
        return self._x.value, self._y.value

    def _ink(self, text: Any, at: int) -> str:
        raw.FPDFText_GetFillColor(text, at, *self._colour)
        red, green, blue, _ = (part.value for part in self._colour)
        return f"#{red:02x}{green:02x}{blue:02x}"

    def _font(self, text: Any, at: int) -> str:
        raw.FPDFText_GetFontInfo(text, at, self._name, NAME_ROOM, self._flags)
        name = self._name.value
        if name not in self._known:
            said = name.decode("utf-8", "replace")
            self.names.add(said)
            self._known[name] = unprefixed(said)
        return self._known[name]
