"""Where the data of an image within a content stream ends: nothing but the data itself says it."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from typing import Any

ENDED = re.compile(rb"[\0\t\n\f\r ]EI(?=[\0\t\n\f\r /<\[(%]|\Z)")
AFTER = re.compile(rb"[\t\n\f\r -~]*+")
LOOKED_AT = 16
"""Bytes after a supposed end that must look like a program: within packed data they rarely all do."""
MOST_INFLATED = 4_000_000
"""Bytes: ISO 32000-1 §8.9.7 wants inline images to be shorter than 4 kB."""
COMPONENTS = {"DeviceGray": 1, "G": 1, "DeviceRGB": 3, "RGB": 3, "DeviceCMYK": 4, "CMYK": 4}


def inline_image(data: bytes, at: int, entries: Mapping[Any, Any]) -> tuple[bytes, int]:
    """The image's bytes and where the stream goes on; ``at`` is just behind ``ID``."""
    start = at + 1  # one white space follows ID
    known = _end(data, start, entries)
    if known is not None:
        found = re.compile(rb"[\0\t\n\f\r ]*+EI").match(data, known)
        if found:
            return data[start:known], found.end()
    position = max(start - 1, 0)
    while found := ENDED.search(data, position):
        behind = data[found.end() : found.end() + LOOKED_AT]
        looks = AFTER.match(behind)
        if looks and looks.end() == len(behind):
            return data[start : found.start()], found.end()
        position = found.start() + 1
    return data[start:], len(data)


def _end(data: bytes, start: int, entries: Mapping[Any, Any]) -> int | None:
    """Where the data must end, when it is not packed, or packed by Flate."""
    packed = entries.get("F", entries.get("Filter"))
    if packed in ("Fl", "FlateDecode"):
        machine = zlib.decompressobj()
        piece = data[start : start + MOST_INFLATED]
        try:
            machine.decompress(piece, MOST_INFLATED)
        except zlib.error:
            return None
        return start + len(piece) - len(machine.unused_data) if machine.eof else None
    if packed is not None:
        return None
    width, height = entries.get("W", entries.get("Width")), entries.get("H", entries.get("Height"))
    space = entries.get("CS", entries.get("ColorSpace"))
    mask = entries.get("IM", entries.get("ImageMask")) is True
    parts = 1 if mask or isinstance(space, list) else COMPONENTS.get(str(space))
    bits = 1 if mask else entries.get("BPC", entries.get("BitsPerComponent"))
    if not (isinstance(width, float) and isinstance(height, float) and isinstance(bits, int | float) and parts):
        return None
    size = (width * parts * bits + 7) // 8 * height
    return start + int(size) if 0 < size <= len(data) - start else None
