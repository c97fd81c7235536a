"""A booklet -> a PDF of single pages, each with its bleed and, in the slug, its crop marks."""

from __future__ import annotations

from collections.abc import Iterator

from recap_print.draw.content import Written, content, point
from recap_print.draw.document import Document
from recap_print.draw.embed import fonts_of
from recap_print.fonts import FontShelf
from recap_print.geometry import Rect
from recap_print.pages.model import Booklet

MARK_LENGTH = 5.0
MARK_THICKNESS = 0.09
"""A quarter point: the hairline printers expect of crop marks."""
SLUG_EDGE = 2.0
"""White between the end of a mark and the edge of the page."""


def pages_pdf(booklet: Booklet, shelf: FontShelf) -> bytes:
    """The booklet's pages in reading order.

    MediaBox holds the marks, BleedBox the bleed, TrimBox the finished page; all are exact to 0.01 mm.
    """
    fonts = fonts_of(booklet, shelf)
    document = Document(booklet, fonts)
    stock = booklet.stock
    around = stock.bleed + MARK_LENGTH + SLUG_EDGE
    size = (stock.width + 2 * around, stock.height + 2 * around)
    trim = Rect(around, around, stock.width, stock.height)
    bleed = trim.inset(*(-stock.bleed,) * 4)
    clip = f"{point(bleed.x)} {point(bleed.y)} {point(bleed.width)} {point(bleed.height)} re W n"
    before = document.stream(f"q {clip} 1 0 0 1 {point(around)} {point(around)} cm\n".encode())
    after = document.stream(("Q\n" + "\n".join(crop_marks(trim, stock.bleed)) + "\n").encode())
    written: Written = {}
    for page in booklet.pages:
        matter = document.stream(content(page, stock.height, fonts, written))
        document.page(size, (before, matter, after), {"TrimBox": trim, "BleedBox": bleed})
    document.bookmarks([(section.title, section.first - 1) for section in booklet.sections])
    return document.bytes()


def crop_marks(trim: Rect, bleed: float) -> Iterator[str]:
    """Eight strokes in black alone, outside the bleed. The page is symmetrical, so y needs no turning."""
    yield f"0 0 0 1 K {point(MARK_THICKNESS)} w"
    for x, outward in ((trim.x, -1), (trim.right, 1)):
        start = x + outward * bleed
        for y in (trim.y, trim.bottom):
            yield f"{point(start)} {point(y)} m {point(start + outward * MARK_LENGTH)} {point(y)} l S"
    for y, outward in ((trim.y, -1), (trim.bottom, 1)):
        start = y + outward * bleed
        for x in (trim.x, trim.right):
            yield f"{point(x)} {point(start)} m {point(x)} {point(start + outward * MARK_LENGTH)} l S"
