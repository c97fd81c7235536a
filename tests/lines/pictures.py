"""Our lines and Pango's as they look: both drawn by poppler, one laid on the other."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
from material import FRENCH_ASKED, HARD_ASKED, family, file, pango
from pango import HEIGHT_PT, SIZE_PT, WIDTH_PT, Asked, Line
from PIL import Image, ImageChops, ImageOps

from booklets import SOLID, SWATCHES, tag
from hard import bare
from recap_print.draw.pages import pages_pdf
from recap_print.fonts import FontShelf
from recap_print.fonts.family import Part
from recap_print.pages.model import Booklet, Direction, Page, Run, Section, Stock, Text
from recap_print.typeset.typography import tied
from witnesses import witness

MM = 25.4 / 72
LINES = [*HARD_ASKED, *FRENCH_ASKED]
DPI = 144


def drawn(lines: Sequence[tuple[tuple[Part, ...], Line]]) -> list[Image.Image]:
    """Pictures of our lines, each placed where Pango starts its own."""
    texts = [set_at(parts, line.x_pt * MM, (HEIGHT_PT - line.y_pt) * MM) for parts, line in lines]
    pages = tuple(Page(f"p/{n}", n, "p", (text,)) for n, text in enumerate(texts, 1))
    stock = Stock(WIDTH_PT * MM, HEIGHT_PT * MM, 0, 0, 0, 0, 0)
    sections = (Section("p", "page", "Pages", 1, len(pages)),)
    made = Booklet("v1", "Essai", "Nous", "ar", Direction.RTL, "lines", stock, SWATCHES, sections, pages)
    shelf = FontShelf({run.font: file(run.font) for text in texts for run in text.runs})
    return pictures(pages_pdf(made, shelf), len(pages))


def set_at(parts: Sequence[Part], x: float, y: float) -> Text:
    runs, at = [], x
    for part in parts:
        runs.append(Run(at, part.text, part.font, SIZE_PT, SOLID, part.shaped.glyphs))
        at += part.shaped.advance * SIZE_PT / 1000 * MM
    return Text(tag("line"), x, y, at - x, 10, 5, "".join(part.text for part in parts), tuple(runs))


def pictures(pdf: bytes, count: int) -> list[Image.Image]:
    """Ink on the first trimmed pages, as poppler shows it: 255 is solid.

    (pdfium skips the moves after the empty strings that WeasyPrint writes.)
    """
    with pikepdf.open(io.BytesIO(pdf)) as document, TemporaryDirectory() as folder:
        for page in document.pages[:count]:
            page.MediaBox = page.trimbox
        document.save(Path(folder, "pages.pdf"))
        command = [
            witness("pdftoppm"),
            "-gray",
            "-r",
            str(DPI),
            "-l",
            str(count),
            f"{folder}/pages.pdf",
            f"{folder}/page",
        ]
        subprocess.run(command, check=True, capture_output=True)
        return [ImageOps.invert(Image.open(path)) for path in sorted(Path(folder).glob("page-*.pgm"))]


def alike(one: Image.Image, other: Image.Image) -> float:
    """The ink that two pictures share, of all ink in either (the intersection over the union, greys as parts)."""
    return ink(ImageChops.darker(one, other)) / ink(ImageChops.lighter(one, other))


def ink(picture: Image.Image) -> int:
    return sum(value * count for value, count in enumerate(picture.histogram()))


def ours_of(line: str, asked: Asked) -> tuple[Part, ...]:
    return family(asked).parts(tied(bare(line), "ar") if asked.language == "ar" else asked.text)


@cache
def theirs() -> Mapping[Asked, Image.Image]:
    wanted = dict.fromkeys(asked for _, asked in LINES)
    places = {asked: at for at, asked in enumerate(pango().lines) if asked in wanted}
    shown = pictures(pango().pdf, max(places.values()) + 1)
    return {asked: shown[at] for asked, at in places.items()}
