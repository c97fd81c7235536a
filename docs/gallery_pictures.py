"""Pictures of pages: spreads as a reader turns them, one by one and all on a sheet, as small PNG files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from io import BytesIO

import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFilter

from recap_print.pages.model import Booklet, Direction
from recap_print.pdf.raster import margins

Colour = tuple[int, int, int]
Spread = tuple[int, int]
"""The pages on the left and on the right of a fold."""

DESK: Colour = (235, 234, 231)
BLACK: Colour = (0, 0, 0)
SHADOW, EDGE, FOLD = 0.24, 0.14, 0.22
"""How much darker than what they lie on: the shadow below paper at its darkest, the paper's edge, the fold."""
SPREAD_WIDTH, MOST_PIXELS_TO_A_MM = 1000, 4.0
THUMB_WIDTH, THUMB_GAP, ACROSS = 184, 24, 4
"""Pixels a page is wide on a sheet, pixels between spreads, spreads in a row: 1600 pixels at most."""
Shown = Callable[[int, int], Image.Image]
"""A page by its number, so many pixels wide."""


def spreads(count: int, direction: Direction) -> list[Spread]:
    """The cover opened flat, with the back beside the front, then pairs of pages in the order a reader turns them."""
    pairs = [(count, 1), *((number, number + 1) for number in range(2, count, 2))]
    return [pair if direction is Direction.LTR else (pair[1], pair[0]) for pair in pairs]


def spread_with(booklet: Booklet, page: str) -> Spread:
    """The spread on which the page of this id lies."""
    number = next(found.number for found in booklet.pages if found.id == page)
    return next(spread for spread in spreads(len(booklet.pages), booklet.direction) if number in spread)


@contextmanager
def shown(pdf: bytes) -> Iterator[Shown]:
    """The pages of a PDF, cut at their trim."""

    def page(number: int, width: int) -> Image.Image:
        with closing(document[number - 1]) as found:
            left, bottom, right, top = margins(found.get_bbox(), found.get_trimbox(), found.get_rotation())
            full = found.get_size()
            scale = width / (full[0] - left - right)
            bitmap = found.render(scale=scale, draw_annots=False, optimize_mode="print")
            whole: Image.Image = bitmap.to_pil().convert("RGB")
            bitmap.close()
        height = round((full[1] - top - bottom) * scale)
        x, y = round(left * scale), round(top * scale)
        return whole.crop((x, y, x + width, y + height))

    with pdfium.PdfDocument(pdf) as document:
        yield page


def laid_out(shown: Shown, spread: Spread, width: int) -> Image.Image:
    """A spread on the desk, each page ``width`` pixels wide: paper with an edge, a fold and a soft shadow."""
    pages = [shown(number, width) for number in spread]
    height = pages[0].height
    around = round(width * THUMB_GAP / THUMB_WIDTH / 2)
    whole = Image.new("RGB", (2 * (width + around), height + 2 * around), DESK)
    shadow = Image.new("L", whole.size, 0)
    shadow.paste(shade(SHADOW), (around, around + around // 4, around + 2 * width, around + around // 4 + height))
    whole.paste(BLACK, mask=shadow.filter(ImageFilter.GaussianBlur(around / 4)))
    for place, page in enumerate(pages):
        whole.paste(page, (around + place * width, around))
    lines = Image.new("L", whole.size, 0)
    pen = ImageDraw.Draw(lines)
    pen.line((around + width, around, around + width, around + height - 1), fill=shade(FOLD))
    pen.rectangle((around, around, around + 2 * width - 1, around + height - 1), outline=shade(EDGE))
    whole.paste(BLACK, mask=lines)
    return whole


def shade(share: float) -> int:
    return round(255 * share)


def close_up(shown: Shown, booklet: Booklet, page: str) -> Image.Image:
    """One spread, large enough to be read."""
    width = min(SPREAD_WIDTH / 2, booklet.stock.width * MOST_PIXELS_TO_A_MM)
    return laid_out(shown, spread_with(booklet, page), round(width))


def sheet(shown: Shown, count: int, direction: Direction) -> Image.Image:
    """Every spread of a booklet, in rows that run the way it is read."""
    found = [laid_out(shown, spread, THUMB_WIDTH) for spread in spreads(count, direction)]
    return in_rows(found, ACROSS, direction)


def in_rows(found: Sequence[Image.Image], across: int, direction: Direction = Direction.LTR) -> Image.Image:
    """Pictures of one size on the desk, row by row, each row from the side where reading begins."""
    width, height = found[0].size
    around = THUMB_GAP // 2
    rows = -(-len(found) // across)
    whole = Image.new("RGB", (across * width + 2 * around, rows * height + 2 * around), DESK)
    for i, picture in enumerate(found):
        place = i % across if direction is Direction.LTR else across - 1 - i % across
        whole.paste(picture, (around + place * width, around + i // across * height))
    return whole


def png(picture: Image.Image) -> bytes:
    """A picture with a palette: the same bytes for the same picture.

    Of Pillow's ways to choose a palette, this one keeps thin lines in their own grey, and makes the smallest files.
    """
    file = BytesIO()
    palette = picture.quantize(256, Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE)
    palette.save(file, "PNG", optimize=True)
    return file.getvalue()
