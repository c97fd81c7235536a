"""A digest of what a page draws: the same for two pages that look the same and were made by the same hand.

It looks at what pdfium paints, not at the bytes it is told with: another subset of a font, another order of objects in
the file, or a slug beyond the bleed change nothing.
"""

from __future__ import annotations

import ctypes
import hashlib
import struct
from array import array
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as raw

from recap_print.pdf.upright import Box

MOST_OBJECTS = 400_000
MOST_SEGMENTS = 3_000_000
DEEPEST = 12


_SIX = struct.Struct("<6f")


class TooMuch(Exception):
    """There is more on the pages than is looked at."""


@dataclass(slots=True)
class Limits:
    """What may still be looked at in a file."""

    objects: int = MOST_OBJECTS
    segments: int = MOST_SEGMENTS

    def spend(self, objects: int, segments: int = 0) -> None:
        self.objects -= objects
        self.segments -= segments
        if self.objects < 0 or self.segments < 0:
            raise TooMuch


def looks(page: Any, ink: Box, trim: Box, limits: Limits) -> bytes:
    """A digest of all that is drawn within ``ink``: shapes, pictures, and where text lies among them (its words are
    told apart from it). ``trim`` gives the origin, all in the page's own units. Raises TooMuch."""
    looking = _Looking(ink, limits)
    count = raw.FPDFPage_CountObjects(page)
    width, height = trim[2] - trim[0], trim[3] - trim[1]
    looking.note(struct.pack("<2i", round(width * 10), round(height * 10)))
    for nth in range(count):
        looking.see(raw.FPDFPage_GetObject(page, nth), (1.0, 0.0, 0.0, 1.0, -trim[0], -trim[1]), 0)
    return looking.digest()


class _Looking:
    def __init__(self, ink: Box, limits: Limits) -> None:
        self._hash = hashlib.blake2b(digest_size=16)
        self.note = self._hash.update
        self.digest = self._hash.digest
        self._ink = ink
        self._limits = limits
        self._four = [ctypes.c_float() for _ in range(4)]
        self._bytes = [ctypes.c_uint() for _ in range(4)]
        self._one, self._two = ctypes.c_float(), ctypes.c_float()
        self._ints = [ctypes.c_int() for _ in range(2)]
        self._matrix = raw.FS_MATRIX()

    def see(self, thing: Any, above: tuple[float, ...], depth: int) -> None:
        self._limits.spend(1)
        if depth == 0 and not self._shows(thing):
            return
        kind = raw.FPDFPageObj_GetType(thing)
        raw.FPDFPageObj_GetMatrix(thing, self._matrix)
        m = self._matrix
        placed = _times((m.a, m.b, m.c, m.d, m.e, m.f), above)
        self.note(bytes([kind & 255]))
        if kind != raw.FPDF_PAGEOBJ_TEXT:
            self.note(_SIX.pack(*placed))
        if kind == raw.FPDF_PAGEOBJ_PATH:
            self._path(thing)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            self._image(thing)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            for nth in range(raw.FPDFFormObj_CountObjects(thing)):
                self.see(raw.FPDFFormObj_GetObject(thing, nth), placed, depth + 1)
        elif kind == raw.FPDF_PAGEOBJ_TEXT:
            self._text(thing, above)
        elif kind == raw.FPDF_PAGEOBJ_SHADING:
            self.note(struct.pack("<4f", *(round(side.value, 1) + 0.0 for side in self._four)))

    def _shows(self, thing: Any) -> bool:
        """Does any of it stand within the ink? Its bounds stay in ``_four``."""
        left, bottom, right, top = self._four
        if not raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
            return True
        low_x, low_y, high_x, high_y = self._ink
        return right.value >= low_x and left.value <= high_x and top.value >= low_y and bottom.value <= high_y

    def _text(self, thing: Any, above: tuple[float, ...]) -> None:
        """Its bounds say which glyphs it has, whatever their numbers in a subset."""
        left, bottom, right, top = self._four
        raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
        sides = (left.value + above[4], bottom.value + above[5], right.value + above[4], top.value + above[5])
        self.note(struct.pack("<5i", *(round(side * 10) for side in sides), raw.FPDFTextObj_GetTextRenderMode(thing)))
        self._inks(thing)

    def _path(self, thing: Any) -> None:
        count = raw.FPDFPath_CountSegments(thing)
        self._limits.spend(0, count)
        mode, stroke = self._ints
        raw.FPDFPath_GetDrawMode(thing, mode, stroke)
        raw.FPDFPageObj_GetStrokeWidth(thing, self._one)
        values = [float(mode.value), float(stroke.value), self._one.value if stroke.value else 0.0]
        segment, point, x, y = raw.FPDFPath_GetPathSegment, raw.FPDFPathSegment_GetPoint, self._one, self._two
        for nth in range(count):
            point(segment(thing, nth), x, y)
            values += x.value, y.value
        self.note(array("f", values).tobytes())
        self._inks(thing, fills=mode.value != 0, strokes=bool(stroke.value))

    def _image(self, thing: Any) -> None:
        size = raw.FPDFImageObj_GetImageDataRaw(thing, None, 0)
        buffer = ctypes.create_string_buffer(max(size, 1))
        raw.FPDFImageObj_GetImageDataRaw(thing, buffer, size)
        self.note(hashlib.blake2b(buffer.raw, digest_size=16).digest())

    def _inks(self, thing: Any, *, fills: bool = True, strokes: bool = False) -> None:
        for get, wanted in ((raw.FPDFPageObj_GetFillColor, fills), (raw.FPDFPageObj_GetStrokeColor, strokes)):
            if wanted and get(thing, *self._bytes):
                self.note(bytes(part.value & 255 for part in self._bytes))


def _times(m: tuple[float, ...], n: tuple[float, ...]) -> tuple[float, ...]:
    a, b, c, d, e, f = m
    p, q, r, s, t, u = n
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)
