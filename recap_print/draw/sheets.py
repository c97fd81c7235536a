"""A booklet laid on the sheets of an imposition -> the PDF a press receives."""

from __future__ import annotations

from recap_print.draw.content import Written, content
from recap_print.draw.document import Document
from recap_print.draw.embed import fonts_of
from recap_print.draw.entries import box_in_points
from recap_print.draw.job import Job
from recap_print.draw.operators import bookmarks, shown
from recap_print.draw.pictures import NO_PICTURES, Images, Pictures
from recap_print.draw.slug import dressed, set_slugs
from recap_print.fonts import FontShelf
from recap_print.geometry import Rect
from recap_print.pages.model import Booklet
from recap_print.sheets.model import Imposition


def sheets_pdf(
    booklet: Booklet,
    imposition: Imposition,
    shelf: FontShelf,
    job: Job | None = None,
    pictures: Pictures = NO_PICTURES,
) -> bytes:
    """Fronts and backs in turn, each as large as the press's sheet, made for ``job``; without one, a plain PDF.

    Each page is one form XObject whose content is, byte for byte, that of the page printed alone.
    """
    press, stock = imposition.press, booklet.stock
    fonts = fonts_of(booklet, shelf)
    written: Written = {}
    matter = [content(page, stock.height, fonts, written) for page in booklet.pages]
    slugs = set_slugs([side.marks for side in imposition.sides], booklet, job, matter, shelf)
    fonts = fonts_of(booklet, shelf, (text for side in slugs for text in side))

    document = Document(booklet, fonts, job)
    images = Images(document, booklet, pictures)
    ink_reach = Rect(0.0, 0.0, stock.width, stock.height).inset(*(-stock.bleed,) * 4)
    box = box_in_points(ink_reach, stock.height)
    forms = {
        page.number: document.form(part, box, **images.on(page))
        for page, part in zip(booklet.pages, matter, strict=True)
    }
    for side, its_slugs in zip(imposition.sides, slugs, strict=True):
        drawn = [place for place in side.placements if place.page]
        lines = [shown(place, f"/P{place.page}", press.height) for place in drawn]
        lines.append(dressed(side.marks, its_slugs, press.height, fonts))
        document.page(
            (press.width, press.height),
            (document.stream(("\n".join(lines) + "\n").encode()),),
            {"TrimBox": side.trim, "BleedBox": side.bleed},
            **{f"P{place.page}": forms[place.page] for place in drawn if place.page},
        )
    document.bookmarks(bookmarks(imposition))
    return document.bytes()
