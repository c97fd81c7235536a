"""A PDF of ours as its inks will look: every process colour becomes the screen's, through the printer's profile.

Only for looking at. Our streams say each colour as ``c m y k k`` or ``K`` (see ``content`` and ``operators``), which
nothing else in them looks like.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf

from recap_print.pictures import RasterPicture
from recap_print.profiles import Profile
from recap_print.units import number

if TYPE_CHECKING:
    from PIL import Image

Colour = Callable[[re.Match[bytes]], bytes]
Done = set[tuple[int, int]]
"""Objects that are done with, by number and generation."""
_INKS = re.compile(rb"\b([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) ([kK])(?=\s)")


def on_paper(data: bytes, profile: Profile, images: Mapping[str, RasterPicture]) -> bytes:
    """The same pages in RGB. ``images`` are the pictures on them, by what their XObjects are called."""
    seen: dict[tuple[bytes, ...], bytes] = {}

    def colour(found: re.Match[bytes]) -> bytes:
        inks = found.groups()
        if inks not in seen:
            c, m, y, k, operator = inks
            rgb = profile.srgb((float(c) * 100, float(m) * 100, float(y) * 100, float(k) * 100))
            said = " ".join(number(part / 255) for part in rgb)
            seen[inks] = said.encode() + (b" rg" if operator == b"k" else b" RG")
        return seen[inks]

    with pikepdf.open(BytesIO(data)) as pdf:
        done: Done = set()
        for page in pdf.pages:
            contents = page.obj.Contents
            for stream in contents if isinstance(contents, pikepdf.Array) else [contents]:
                _repaint(stream, colour, done)
            _within(page.obj, colour, done, images, profile)
        file = BytesIO()
        pdf.save(file, static_id=True)
    return file.getvalue()


def _within(thing: Any, colour: Colour, done: Done, images: Mapping[str, RasterPicture], profile: Profile) -> None:
    """What a page or a form shows by name: forms, which may hold others, and pictures."""
    for key, shown in thing.get("/Resources", {}).get("/XObject", {}).items():
        if shown.get("/Subtype") == "/Image":
            _recolour(shown, images[key.removeprefix("/")], profile, done)
        else:
            _repaint(shown, colour, done)
            _within(shown, colour, done, images, profile)


def _repaint(stream: Any, colour: Colour, done: Done) -> None:
    if stream.objgen not in done:
        done.add(stream.objgen)
        stream.write(_INKS.sub(colour, bytes(stream.get_stream_buffer())))


def _recolour(stream: Any, picture: RasterPicture, profile: Profile, done: Done) -> None:
    if stream.objgen in done:
        return
    done.add(stream.objgen)
    shown = profile.on_screen(_inked(picture))
    stream.write(zlib.compress(shown.tobytes(), 1), filter=pikepdf.Name.FlateDecode)
    for key in ("/Decode", "/DecodeParms"):
        if key in stream:
            del stream[key]
    stream.ColorSpace, stream.BitsPerComponent = pikepdf.Name.DeviceRGB, 8


def _inked(picture: RasterPicture) -> Image.Image:
    """A picture on its four plates: grey is printed with black alone."""
    from PIL import Image, ImageOps

    image = picture.image()
    if image.mode == "CMYK":
        return image
    none = Image.new("L", image.size)
    return Image.merge("CMYK", (none, none, none, ImageOps.invert(image.convert("L"))))
