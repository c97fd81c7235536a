"""Two things compared, whatever they are, and the page that shows it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from recap_print.compare.changes import Changes
from recap_print.compare.story import tell
from recap_print.compare.version import Version
from recap_print.errors import CannotRead
from recap_print.pages.model import Direction
from recap_print.pipeline.prepare import Prepared, Workshop
from recap_print.pipeline.shots import Cameras, Draw, plain_pdf
from recap_print.pipeline.sides import Pair

if TYPE_CHECKING:
    from recap_print.pdf.legible_model import Paper


def changes_of(shop: Workshop | None, pair: Pair, press: str = "") -> Changes:
    """Every change between the two sides of a pair. ``press`` says on whose sheets the pages of a proof are.

    Raises ValueError when the pair lacks a side, and CannotRead when a version cannot be drawn to be compared with a
    PDF, or when sheets are of no press.
    """
    old, new = _both(pair)
    if isinstance(old, Version) and isinstance(new, Version):
        return tell(old, new)
    from recap_print.pipeline.papers import compare_sides

    return compare_sides(shop, old, new, press)


def _both(pair: Pair) -> tuple[Version | Paper, Version | Paper]:
    if pair.old is None or pair.new is None:
        raise ValueError("one side alone has no changes")
    return pair.old, pair.new


def report_of(shop: Workshop | None, pair: Pair, changes: Changes, cameras: Cameras) -> str:
    """The report in HTML: changes in words, beside pictures of the pages that changed."""
    from recap_print.report.html.facing import Papers, paired, paired_as_told, touched
    from recap_print.report.html.page import html

    old, new = _both(pair)
    booklets = [side.booklet for side in (old, new) if isinstance(side, Version)]
    facing = paired(booklets[0], booklets[1]) if len(booklets) == 2 else paired_as_told(changes)
    draw = _pdf(shop, old, pair.prepared_old), _pdf(shop, new, pair.prepared_new)
    shots = cameras.shoot(*draw, touched(changes, facing))
    direction = booklets[-1].direction if booklets else Direction.LTR
    return html(changes, Papers(facing, shots, direction, (_trim(old), _trim(new))))


def _pdf(shop: Workshop | None, side: Version | Paper, prepared: Prepared | None) -> Draw:
    """What draws a side, when it is wanted."""
    if not isinstance(side, Version):
        return lambda: side.data
    if shop is None:
        return partial(_undrawn, side.name)
    return partial(plain_pdf, shop, side.booklet, prepared)


def _undrawn(name: str) -> bytes:
    raise CannotRead(f"{name} cannot be drawn outside of its project", help="go to the folder of the booklet")


def _trim(side: Version | Paper) -> tuple[float, float]:
    if isinstance(side, Version):
        return side.booklet.stock.width, side.booklet.stock.height
    return side.pages[0].width, side.pages[0].height
