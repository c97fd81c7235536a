"""Images (ISO 32000-1 §8.9): what they are made of, and how finely they are placed."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Any

from pypdf.generic import DictionaryObject, StreamObject

from recap_print.pdf.colour import DEVICES, Space
from recap_print.pdf.fill import lay
from recap_print.pdf.matrix import across, along, bounds
from recap_print.pdf.model import What
from recap_print.pdf.paints import Picture
from recap_print.pdf.resources import Resources
from recap_print.pdf.state import Book, Ink, Run
from recap_print.pdf.tokens import Name
from recap_print.pdf.unpack import SHORT
from recap_print.units import MM_PER_INCH

JPX_SPACES = {12: "DeviceCMYK", 16: "DeviceRGB", 17: "DeviceGray"}
"""Enumerated colour spaces of JPEG 2000 (ISO 15444-1 Annex I.5.3.3; CMYK: 15444-2)."""
JPX_HEADER = 4096


@dataclass(frozen=True, slots=True)
class Made:
    """An image wherever it is placed. ``space`` is None for a mask, which takes the colour of the moment."""

    space: Space | None
    width: int
    height: int
    bits: int
    filter: str
    soft_mask: bool


def image(run: Run, stream: StreamObject) -> None:
    """Place an image XObject in the unit square."""
    book = run.book
    key = (f"image {id(run.resources)}", id(stream))  # Default colour spaces are the resources'
    if key not in book.memory:
        book.memory[key] = (stream, _made(book, stream, run.resources))
    _place(run, book.memory[key][1])


def inline(run: Run, operands: list[Any]) -> None:
    """``BI`` … ``EI``: entries by long or short names, and the data."""
    said, _ = operands
    if not isinstance(said, dict):
        raise TypeError

    def get(long: str, short: str) -> Any:
        return said.get(long, said.get(short))

    packed = get("Filter", "F")
    names = [name for name in (packed if isinstance(packed, list) else [packed]) if isinstance(name, Name)]
    space: Space | None = None
    mask = get("ImageMask", "IM") is True
    if not mask:
        space = _inline_space(run, get("ColorSpace", "CS"))
    width, height, bits = get("Width", "W"), get("Height", "H"), get("BitsPerComponent", "BPC")
    made = Made(
        space,
        _whole(width),
        _whole(height),
        1 if mask else _whole(bits),
        SHORT.get(names[-1], names[-1]) if names else "",
        False,
    )
    _place(run, made)


def _inline_space(run: Run, said: Any) -> Space:
    """A space by name, or an Indexed one upon a device's."""
    colours = run.book.colours
    if isinstance(said, list) and len(said) > 1 and said[0] in ("I", "Indexed"):
        return colours.space(str(said[1]), run.resources)
    return colours.space(str(said or "DeviceGray"), run.resources)


def _whole(value: Any) -> int:
    return int(value) if isinstance(value, float) and abs(value) < 1e9 else 0


def _made(book: Book, stream: StreamObject, resources: Resources) -> Made:
    objects = book.objects
    filters = book.unpacker.filters(stream)
    filter_ = filters[-1] if filters else ""
    mask = objects.flag(stream.get("/ImageMask"))
    width, height = objects.integer(stream.get("/Width")), objects.integer(stream.get("/Height"))
    bits = 1 if mask else objects.integer(stream.get("/BitsPerComponent"))
    space: Space | None = None
    if not mask:
        if objects.look(stream.get("/ColorSpace")) is not None:
            space = book.colours.space(stream.get("/ColorSpace"), resources)
        elif filter_ == "JPXDecode":
            space, bits = _jpx(stream, bits)
        else:
            objects.notes.add("a picture does not say its colour space")
            space = Space("unknown")
    soft = isinstance(objects.look(stream.get("/SMask")), DictionaryObject)
    soft = soft or objects.integer(stream.get("/SMaskInData")) > 0
    return Made(space, width, height, bits, filter_, soft)


def _place(run: Run, made: Made) -> None:
    state = run.state
    matrix = state.ctm
    inches = across(matrix) / MM_PER_INCH, along(matrix) / MM_PER_INCH
    if not (inches[0] > 0 and inches[1] > 0):
        return
    ppi = min(made.width / inches[0], made.height / inches[1])
    if ppi <= 0:
        run.book.objects.notes.add("a picture does not say how many pixels it has")
    picture = Picture(round(max(ppi, 0.0), 3), made.bits, (made.width, made.height), made.filter, made.soft_mask)
    box = bounds(matrix, 0.0, 0.0, 1.0, 1.0)
    if made.space is None:
        lay(run, What.MASK, box, state.fill, picture=picture)
    elif not run.colourless:
        lay(run, What.IMAGE, box, Ink(run.book.colours.colour(made.space)), picture=picture)


def _jpx(stream: StreamObject, bits: int) -> tuple[Space, int]:
    """The colour space that a JPEG 2000 image states itself (ISO 15444-1 Annex I), and its bits."""
    data = StreamObject.get_data(stream)[:JPX_HEADER]
    channels, space = 0, ""
    if (at := data.find(b"ihdr")) >= 0 and len(data) >= at + 15:
        channels, depth = struct.unpack_from(">HB", data, at + 12)
        bits = bits or (depth & 127) + 1
    if (at := data.find(b"colr")) >= 0 and len(data) >= at + 11:
        method = data[at + 4]
        if method == 1:
            space = JPX_SPACES.get(struct.unpack_from(">I", data, at + 7)[0], "")
        elif method == 2:
            return Space("ICCBased", channels), bits
    return DEVICES.get(space) or Space("JPEG 2000", channels), bits
