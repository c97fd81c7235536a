"""Lines as Pango sets them (through WeasyPrint): every glyph and where it stands, read in the PDF it writes.

Nothing here is ours but the font files: which glyphs, in which order, how far apart is what Pango and its FriBidi and
HarfBuzz found. One page a line, so that a line is found again whatever is on it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import pypdf

from witnesses import library

FONTS = Path(__file__).parents[2] / "fonts"
SIZE_PT = 40
WIDTH_PT, HEIGHT_PT = 1100, 120
OWN_FONT = r"f\d+(-[A-Za-z-]+)?"
"""What fonts we brought are called in the PDF; any other is one that Pango fell back on."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A line to set: its font file under ``fonts/``, its language and the direction of its paragraph."""

    text: str
    font: str
    language: str = "ar"
    direction: str = "rtl"


@dataclass(frozen=True, slots=True)
class Seen:
    """A glyph of a line: where its outline starts and how high, in thousandths of the size.

    ``shift`` is how far that is from where the pen stood, when it is known.
    """

    gid: int
    x: float
    y: float
    shift: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line as Pango set it: where it starts (pt from the left and from the foot of its page), its whole advance."""

    x_pt: float
    y_pt: float
    advance: float
    fonts: tuple[str, ...]
    glyphs: tuple[Seen, ...]


def pdf_of(lines: Sequence[Asked]) -> bytes:
    """The PDF that WeasyPrint makes of the lines, one a page, its fonts whole."""
    weasyprint = library("weasyprint")
    names = {font: f"f{nth}" for nth, font in enumerate(sorted({line.font for line in lines}))}
    faces = "".join(f"@font-face {{font-family: {n}; src: url(file://{FONTS / f})}}" for f, n in names.items())
    style = (
        f"{faces} @page {{size: {WIDTH_PT}pt {HEIGHT_PT}pt; margin: 0}} "
        f"p {{font-size: {SIZE_PT}pt; line-height: {HEIGHT_PT}pt; margin: 0; white-space: pre; break-after: page}}"
    )
    lines_ = "".join(
        f'<p lang="{line.language}" dir="{line.direction}" style="font-family: {names[line.font]}">{escape(line.text)}'
        for line in lines
    )
    made = weasyprint.HTML(string=f"<!doctype html><style>{style}</style>{lines_}").write_pdf(full_fonts=True)
    assert isinstance(made, bytes)
    return made


def lines_of(pdf: bytes) -> list[Line]:
    """The lines of such a PDF. They are as they stand, whatever font Pango fell back on."""
    known: dict[int, dict[int, float]] = {}
    return [_line(page, known) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


_TOKENS = re.compile(
    r"(?P<matrix>[-\d. ]+) Tm|/(?P<font>\w+) (?P<size>[\d.]+) Tf|(?P<rise>[-\d.]+) Ts|\[(?P<shown>[^\]]*)\] TJ"
)


def _line(page: Any, known: dict[int, dict[int, float]]) -> Line:
    """Text operators of a page (ISO 32000-1 §9.4): WeasyPrint starts each line with a matrix, and never moves on.

    ``known`` are the widths of fonts, by their numbers in the file.
    """
    fonts = page["/Resources"]["/Font"]
    stream = page.get_contents().get_data().decode("latin-1")
    x_pt = y_pt = rise = size = pen = 0.0
    used: list[str] = []
    widths: dict[int, float] = {}
    glyphs: list[Seen] = []
    for token in _TOKENS.finditer(stream):
        if token["matrix"]:
            assert not glyphs, "a line set in two pieces"
            *_, x, y = map(float, token["matrix"].split())
            x_pt, y_pt = x * 0.75, HEIGHT_PT - y * 0.75  # it counts in CSS pixels, from the head
        elif token["font"]:
            font, size = fonts[f"/{token['font']}"], float(token["size"])
            used.append(str(font["/BaseFont"]).rpartition("+")[2].lstrip("/"))
            number = fonts.raw_get(f"/{token['font']}").idnum
            if number not in known:
                known[number] = dict(_widths(font["/DescendantFonts"][0]["/W"]))
            widths = known[number]
        elif token["rise"]:
            rise = float(token["rise"]) * 1000 / size
        else:
            for codes, move in re.findall(r"<([0-9a-f]*)>|([-\d.]+)", token["shown"]):
                pen -= float(move or 0)
                for at in range(0, len(codes), 4):
                    gid = int(codes[at : at + 4], 16)
                    glyphs.append(Seen(gid, pen, rise))
                    pen += widths[gid]
    assert 0 <= x_pt < x_pt + pen * SIZE_PT / 1000 <= WIDTH_PT, "a line too long for its page"
    return Line(x_pt, y_pt, pen, tuple(used), tuple(glyphs))


def _widths(array: Sequence[Any]) -> Iterator[tuple[int, float]]:
    """A /W array (§9.7.4.3): ``first [width …]`` or ``first last width``."""
    at = 0
    while at < len(array):
        first, second = int(array[at]), array[at + 1].get_object()
        if isinstance(second, list):
            yield from ((first + nth, float(width)) for nth, width in enumerate(second))
            at += 2
        else:
            yield from ((gid, float(array[at + 2])) for gid in range(first, int(second) + 1))
            at += 3
