"""A booklet -> a PDF of single pages, each with its bleed and, in the slug, the marks its printer wants."""

from __future__ import annotations

from recap_print.draw.content import Written, content, point
from recap_print.draw.document import Document
from recap_print.draw.embed import fonts_of
from recap_print.draw.job import Job
from recap_print.draw.pictures import NO_PICTURES, Images, Pictures
from recap_print.draw.slug import dressed, set_slugs
from recap_print.fonts import FontShelf
from recap_print.geometry import Rect
from recap_print.pages.model import Booklet
from recap_print.sheets.marks import marks_around, reach
from recap_print.sheets.press import MarkKind

SLUG_EDGE = 2.0
"""mm of white between the end of a mark and the edge of the page."""


def pages_pdf(booklet: Booklet, shelf: FontShelf, job: Job | None = None, pictures: Pictures = NO_PICTURES) -> bytes:
    """The booklet's pages in reading order, made for ``job``; without one, a plain PDF with crop marks.

    MediaBox holds the marks, BleedBox the bleed, TrimBox the finished page; all are exact to 0.01 mm.
    """
    stock = booklet.stock
    _, far = reach(stock.bleed)
    around = far + SLUG_EDGE
    size = (stock.width + 2 * around, stock.height + 2 * around)
    trim = Rect(around, around, stock.width, stock.height)
    bleed = trim.inset(*(-stock.bleed,) * 4)
    kinds = job.press.marks if job else (MarkKind.CROP,)

    fonts = fonts_of(booklet, shelf)
    written: Written = {}
    matter = [content(page, stock.height, fonts, written) for page in booklet.pages]
    count = len(booklet.pages)
    marks = [tuple(marks_around(trim, stock.bleed, kinds, f"page {p.number} of {count}")) for p in booklet.pages]
    slugs = set_slugs(marks, booklet, job, matter, shelf)
    fonts = fonts_of(booklet, shelf, (text for side in slugs for text in side))

    document = Document(booklet, fonts, job)
    images = Images(document, booklet, pictures)
    clip = f"{point(bleed.x)} {point(bleed.y)} {point(bleed.width)} {point(bleed.height)} re W n"
    before = document.stream(f"q {clip} 1 0 0 1 {point(around)} {point(around)} cm\n".encode())
    for page, operators, its_marks, its_slugs in zip(booklet.pages, matter, marks, slugs, strict=True):
        after = document.stream(f"Q\n{dressed(its_marks, its_slugs, size[1], fonts)}\n".encode())
        contents, boxes = (before, document.stream(operators), after), {"TrimBox": trim, "BleedBox": bleed}
        document.page(size, contents, boxes, **images.on(page))
    document.bookmarks([(section.title, section.first - 1) for section in booklet.sections])
    return document.bytes()
