"""A booklet drawn again in memory, to be looked at or compared: from a lock, of a revision, or composed just now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recap_print.errors import CannotRead
from recap_print.fonts import FontShelf
from recap_print.pages.model import Booklet
from recap_print.pipeline.designs import Design
from recap_print.pipeline.prepare import Prepared, Workshop

if TYPE_CHECKING:
    from recap_print.draw.job import Job
    from recap_print.pictures import RasterPicture

UNDATED = "2000-01"
"""The date of a file that nobody keeps."""


def plain_pdf(shop: Workshop | None, booklet: Booklet, prepared: Prepared | None = None) -> bytes:
    """The single pages of a booklet, to be looked at: no claim, no press. A lock has no ``prepared``.

    Raises CannotRead when the fonts or pictures at hand are not those that the booklet was set with: a lock keeps
    the numbers of glyphs, and another file would show other letters.
    """
    return _drawn(shop, booklet, prepared, with_job=False)


def proof_pdf(shop: Workshop | None, booklet: Booklet, prepared: Prepared | None = None) -> bytes:
    """The same as ``render`` would draw them for single pages, to be compared with what a printer made of them."""
    return _drawn(shop, booklet, prepared, with_job=True)


def _drawn(shop: Workshop | None, booklet: Booklet, prepared: Prepared | None, *, with_job: bool) -> bytes:
    from recap_print.draw.pages import pages_pdf

    if shop is None:
        raise CannotRead("its fonts are in its project", help="go to the folder of the booklet")
    design = prepared.design if prepared else shop.design(booklet.layout)
    _same_fonts(booklet, design.shelf)
    pictures = _pictures(shop, booklet, design, prepared)
    return pages_pdf(booklet, design.shelf, _job(shop) if with_job else None, pictures)


def _job(shop: Workshop) -> Job:
    from recap_print.pipeline.presses import job_for, read_press

    return job_for(shop, *read_press(shop), UNDATED)


def _same_fonts(booklet: Booklet, shelf: FontShelf) -> None:
    from recap_print.pages.model import Text

    items = (item for page in booklet.pages for item in page.items)
    hashes = dict(booklet.hashes)
    for name in sorted({run.font for item in items if isinstance(item, Text) for run in item.runs}):
        file = shelf.fonts.get(name)
        if file is None:
            raise CannotRead(f"the font {name} is not at hand")
        if hashes.get(f"font {name}", file.sha256) != file.sha256:
            raise CannotRead(f"the font {name} is another file than it was set with")


def _pictures(shop: Workshop, booklet: Booklet, design: Design, prepared: Prepared | None) -> dict[str, RasterPicture]:
    """The pictures that a booklet shows, in inks: RGB ones through the profile of the single pages' press."""
    from recap_print.pages.model import Picture

    shown = {i.file: i.sha256 for page in booklet.pages for i in page.items if isinstance(i, Picture)}
    if not shown:
        return {}
    from recap_print.pictures import RasterPicture
    from recap_print.pipeline.pictures import read_pictures

    at_hand = prepared.case.pictures if prepared and prepared.case else None
    found = at_hand if at_hand is not None else read_pictures(shop.project, shown, design.layout, shop.read_yaml).found
    pictures = {}
    for name, digest in shown.items():
        picture = found.get(name)
        if not isinstance(picture, RasterPicture) or picture.sha256 != digest:
            raise CannotRead(f"the picture {name} is not the file it was set with")
        if picture.is_rgb:
            picture = picture.converted(_job(shop).profile.separated)
        pictures[name] = picture
    return pictures
