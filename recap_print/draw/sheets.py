"""A booklet laid on the sheets of an imposition -> the PDF a press receives."""

from __future__ import annotations

from recap_print.draw.content import Written, content
from recap_print.draw.document import Document, box_in_points
from recap_print.draw.embed import fonts_of
from recap_print.draw.operators import marked, shown
from recap_print.fonts import FontShelf
from recap_print.geometry import Rect
from recap_print.pages.model import Booklet
from recap_print.sheets.model import Imposition


def sheets_pdf(booklet: Booklet, imposition: Imposition, shelf: FontShelf) -> bytes:
    """Fronts and backs in turn, each as large as the press's sheet.

    Each page is one form XObject whose content is, byte for byte, that of the page printed alone.
    """
    fonts = fonts_of(booklet, shelf)
    document = Document(booklet, fonts)
    press, stock = imposition.press, booklet.stock
    ink_reach = Rect(0.0, 0.0, stock.width, stock.height).inset(*(-stock.bleed,) * 4)
    box = box_in_points(ink_reach, stock.height)
    written: Written = {}
    forms = {page.number: document.form(content(page, stock.height, fonts, written), box) for page in booklet.pages}
    bookmarks = []
    for sheet in imposition.sheets:
        bookmarks.append((f"{sheet.number}", 2 * (sheet.number - 1)))
        for side in (sheet.front, sheet.back):
            drawn = {f"P{place.page}": place for place in side.placements if place.page}
            lines = [shown(place, f"/{name}", press.height) for name, place in drawn.items()]
            lines += [marked(mark, press.height) for mark in side.marks]
            document.page(
                (press.width, press.height),
                (document.stream(("\n".join(lines) + "\n").encode()),),
                {"TrimBox": side.trim, "BleedBox": side.bleed},
                **{name: forms[place.page] for name, place in drawn.items() if place.page},
            )
    document.bookmarks(bookmarks)
    return document.bytes()
