"""A booklet -> a PDF of single pages, each with its bleed and, in the slug, its crop marks."""

from __future__ import annotations

from recap_print.draw.content import Written, content, point
from recap_print.draw.document import Document
from recap_print.draw.embed import fonts_of
from recap_print.draw.operators import marked
from recap_print.fonts import FontShelf
from recap_print.geometry import Rect
from recap_print.pages.model import Booklet
from recap_print.sheets.marks import crop_marks, reach

SLUG_EDGE = 2.0
"""mm of white between the end of a mark and the edge of the page."""


def pages_pdf(booklet: Booklet, shelf: FontShelf) -> bytes:
    """The booklet's pages in reading order.

    MediaBox holds the marks, BleedBox the bleed, TrimBox the finished page; all are exact to 0.01 mm.
    """
    fonts = fonts_of(booklet, shelf)
    document = Document(booklet, fonts)
    stock = booklet.stock
    _, far = reach(stock.bleed)
    around = far + SLUG_EDGE
    size = (stock.width + 2 * around, stock.height + 2 * around)
    trim = Rect(around, around, stock.width, stock.height)
    bleed = trim.inset(*(-stock.bleed,) * 4)
    clip = f"{point(bleed.x)} {point(bleed.y)} {point(bleed.width)} {point(bleed.height)} re W n"
    before = document.stream(f"q {clip} 1 0 0 1 {point(around)} {point(around)} cm\n".encode())
    marks = "\n".join(marked(mark, size[1]) for mark in crop_marks(trim, stock.bleed))
    after = document.stream(f"Q\n{marks}\n".encode())
    written: Written = {}
    for page in booklet.pages:
        matter = document.stream(content(page, stock.height, fonts, written))
        document.page(size, (before, matter, after), {"TrimBox": trim, "BleedBox": bleed})
    document.bookmarks([(section.title, section.first - 1) for section in booklet.sections])
    return document.bytes()
