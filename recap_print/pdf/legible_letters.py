"""pdfium asked letter by letter: the words of a page as it tells them, and the glyphs that it shows."""

from __future__ import annotations

import ctypes
from math import atan2, hypot, pi
from typing import Any

import pypdfium2.raw as raw

from recap_print.pdf.legible_form import unprefixed
from recap_print.pdf.legible_glyphs import Glyph, is_leftward
from recap_print.pdf.legible_model import UNKNOWN, Word
from recap_print.pdf.matrix import Matrix

LINE_END_HYPHEN = 0x02
"""What pdfium tells for a hyphen at the end of a line, in place of the break: the word goes on on the next one."""
UNSEEN = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
NAME_ROOM = 128
EMPTY_PT = 0.05
"""A glyph that is no higher, or no wider, shows nothing: it is there for what it says."""
DEEPEST = 12


def silenced(page: Any) -> bool:
    """Take away what a page says in place of its glyphs (/ActualText, ISO 32000-1 §14.9.4). Did it say anything so?"""
    return sum(_silenced(raw.FPDFPage_GetObject(page, nth), 0) for nth in range(raw.FPDFPage_CountObjects(page))) > 0


def _silenced(thing: Any, depth: int) -> int:
    """How many such sayings it had."""
    kind = raw.FPDFPageObj_GetType(thing)
    if kind == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
        inside = (raw.FPDFFormObj_GetObject(thing, nth) for nth in range(raw.FPDFFormObj_CountObjects(thing)))
        return sum(_silenced(one, depth + 1) for one in inside)
    spoke = 0
    if kind == raw.FPDF_PAGEOBJ_TEXT:
        for nth in reversed(range(raw.FPDFPageObj_CountMarks(thing))):
            mark = raw.FPDFPageObj_GetMark(thing, nth)
            if raw.FPDFPageObjMark_GetParamValueType(mark, b"ActualText") != raw.FPDF_OBJECT_UNKNOWN:
                spoke += raw.FPDFPageObj_RemoveMark(thing, mark)
    return spoke


class Letters:
    """Asks pdfium letter by letter, with one set of places to put its answers."""

    def __init__(self) -> None:
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box = [ctypes.c_double() for _ in range(4)]
        self._loose = raw.FS_RECTF()
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
        letter, unknown = raw.FPDFText_GetUnicode, raw.FPDFText_HasUnicodeMapError
        for at in range(count + 1):
            code = letter(text, at) if at < count else 32
            broken = code == LINE_END_HYPHEN
            char = "-" if broken else chr(code) if code < 0x110000 and unknown(text, at) != 1 else UNKNOWN
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

    def are_doubtful(self, text: Any, count: int) -> bool:
        """Are there letters that run from right to left, or glyphs of which nobody knows what they say?"""
        letter, unknown = raw.FPDFText_GetUnicode, raw.FPDFText_HasUnicodeMapError
        codes = {letter(text, at) for at in range(count)}
        return any(is_leftward(chr(code)) for code in codes if 0x590 <= code < 0x110000) or any(
            unknown(text, at) == 1 for at in range(count)
        )

    def glyphs(self, text: Any, count: int) -> list[Glyph]:
        """What a page shows, glyph by glyph, in the order in which pdfium tells it. Those that show nothing and are
        no space are left out."""
        found: list[Glyph] = []
        for at in range(count):
            if raw.FPDFText_IsGenerated(text, at) == 1:
                continue
            code = raw.FPDFText_GetUnicode(text, at)
            broken = code == LINE_END_HYPHEN
            said = "-" if broken else chr(code) if code < 0x110000 else UNKNOWN
            if raw.FPDFText_HasUnicodeMapError(text, at) == 1 or (code < 32 and not broken):
                said = UNKNOWN
            low, high, bottom, top = self._box
            raw.FPDFText_GetCharBox(text, at, low, high, bottom, top)
            ink = low.value, bottom.value, high.value, top.value
            empty = min(ink[2] - ink[0], ink[3] - ink[1]) < EMPTY_PT
            if (empty and not said.isspace()) or self._is_hidden(text, at):
                continue
            raw.FPDFText_GetMatrix(text, at, self._matrix)
            matrix = self._matrix
            raw.FPDFText_GetLooseCharBox(text, at, self._loose)
            room = self._loose.left, self._loose.bottom, self._loose.right, self._loose.top
            found.append(
                Glyph(
                    said,
                    self._origin(text, at),
                    ink,
                    room,
                    round(atan2(matrix.b, matrix.a) / (pi / 2)) % 4,
                    raw.FPDFText_GetFontSize(text, at) * hypot(matrix.c, matrix.d),
                    "" if said.isspace() else self._ink(text, at),
                    "" if said.isspace() else self._font(text, at),
                )
            )
        return found

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
