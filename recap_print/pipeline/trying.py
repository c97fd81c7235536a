"""What is printed to try things out: folding dummies, and the sheet that shows how a machine turns its paper.

None of them goes to a printer: they are plain PDFs, made for no output condition, and claim nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from recap_print.errors import CannotRead, UsageError
from recap_print.fonts import FontFile, FontShelf
from recap_print.pages.model import Booklet
from recap_print.pipeline.files import read, shown, write
from recap_print.pipeline.imposing import Asked, Pages, pages_of, sheets_for
from recap_print.pipeline.make import destination
from recap_print.pipeline.product import Product
from recap_print.sheets.dummy import PAPERS
from recap_print.sheets.press import Flip

if TYPE_CHECKING:
    from recap_print.pipeline.prepare import Workshop
    from recap_print.sheets.dummy import Dummy

WORDS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
"""What a font must have to write on a trial print."""


def dummy_of_booklet(
    workshop: Workshop, booklet: Booklet, asked: Asked, flip: str = "", on: str = "", output: Path | None = None
) -> Product:
    """The folding dummy of a booklet into ``out/EDITION/EDITION-PRESS-dummy.pdf``.

    ``flip`` is the edge about which the machine that prints the dummy turns its paper: as the press does when nobody
    says. ``on`` names the paper it is reduced to; without, it is as large as the press's sheet.
    """
    usual = workshop.project.made(booklet.edition) / f"{booklet.edition}-{asked.press.id}-dummy.pdf"
    named = booklet.edition, booklet.title
    return _dummy(workshop, pages_of(booklet), named, asked, flip, on, destination(output, usual))


def dummy_of_file(
    workshop: Workshop, path: Path, asked: Asked, flip: str = "", on: str = "", output: Path | None = None
) -> Product:
    """The folding dummy of anybody's PDF, beside it as ``NAME-PRESS-dummy.pdf`` unless told otherwise."""
    from recap_print.draw.foreign import read_foreign

    pages = pages_of(read_foreign(read(path), shown(path)))
    target = destination(output, path.with_name(f"{path.stem}-{asked.press.id}-dummy.pdf"))
    if target.resolve() == path.resolve():
        raise UsageError(f"{shown(path)} would be written over", help="name another file with -o")
    return _dummy(workshop, pages, (path.stem, path.stem), asked, flip, on, target)


def calibration(workshop: Workshop, on: str, output: Path | None = None) -> Product:
    """The sheet that shows which edge a machine turns its paper about, into ``out/duplex-PAPER.pdf``."""
    from recap_print.draw.sheets import sheets_pdf
    from recap_print.impose.dummy import duplex_sheet
    from recap_print.typeset.calibrate import calibration_pages

    width, height = PAPERS[on]
    shelf = _shelf(workshop)
    data = sheets_pdf(calibration_pages(width, height, shelf, on), duplex_sheet(width, height), shelf)
    path = destination(output, workshop.project.out / f"duplex-{on}.pdf")
    write(path, data)
    about = f"1 sheet, {width:g} × {height:g} mm", "front and back"
    return Product(path, len(data), about, ("print it on both sides at 100 %, then do what it says",))


def _dummy(
    workshop: Workshop, pages: Pages, named: tuple[str, str], asked: Asked, flip: str, on: str, path: Path
) -> Product:
    from recap_print.draw.sheets import sheets_pdf
    from recap_print.impose.dummy import dummy_of
    from recap_print.typeset.dummy import dummy_pages

    plan = sheets_for(workshop, asked, pages)
    turned = Flip(flip) if flip else plan.press.flip
    dummy, shelf = dummy_of(plan, turned, PAPERS[on] if on else None), _shelf(workshop)
    data = sheets_pdf(dummy_pages(dummy, shelf, *named), dummy.plan, shelf)
    write(path, data)
    count, machine = len(plan.sheets), dummy.plan.press
    about = (
        f"dummy of {count} sheet{'s' * (count > 1)}",
        f"{machine.width:g} × {machine.height:g} mm",
        f"at {100 * dummy.scale:.0f} %",
    )
    return Product(path, len(data), about, tuple(_orders(dummy)))


def _orders(dummy: Dummy) -> Iterator[str]:
    """What to do with the printed sheets, one step a line."""
    from recap_print.impose.signatures import nests

    plan = dummy.plan
    edge = plan.press.flip.value.replace("-", " ")
    yield f"print on both sides at 100 %, turned on the {edge}: `recap-print calibrate` shows which a printer does"
    if dummy.is_framed:
        yield "cut along the frame: it is the edge of the sheet"
    if any(face.cuts for face in dummy.faces):
        yield "cut where the scissors are"
    if any(face.folds for face in dummy.faces):
        yield "lay the page that says so face down; fold 1, 2, 3 …, each time lifting the half without that page"
    if len(plan.sheets) > 1 and nests(plan.press.folding):
        yield "slip what is folded into one another, signature 1 outside"
    elif len(plan.sheets) > 1:
        yield "lay what is folded on one another, signature 1 on top"


def _shelf(workshop: Workshop) -> FontShelf:
    """A regular and a bold font of the project that can write English. Raises CannotRead when it has none."""
    project = workshop.project
    files = project.font_files()

    def font(style: str) -> FontFile:
        for file in sorted(files, key=lambda file: not file.lower().endswith(f"-{style}.ttf")):
            found = FontFile(style, read(project.fonts / file))
            if all(map(found.covers, WORDS)):
                return found
        raise CannotRead(f"{shown(project.fonts)} has no font for English words", help="a trial print needs one")

    return FontShelf({style: font(style) for style in ("regular", "bold")})
