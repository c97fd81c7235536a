"""Two things compared, whatever they are, and the page that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from recap_print.compare.changes import Changes
from recap_print.compare.story import tell
from recap_print.compare.version import Version
from recap_print.pages.model import Direction
from recap_print.pipeline.prepare import Workshop
from recap_print.pipeline.sides import Pair

if TYPE_CHECKING:
    from recap_print.compare.papers.leaf import Sheaf
    from recap_print.pdf.legible_model import Paper
    from recap_print.pdf.shot import Seat, Shots
    from recap_print.pipeline.children import Child
    from recap_print.pipeline.shots import Draw, Seats


@dataclass(frozen=True, slots=True)
class Difference:
    """A pair, what differs, and the pages that were compared when one side is a PDF."""

    pair: Pair
    changes: Changes
    sheaves: tuple[Sheaf, Sheaf] | None = None


class Photographer(Protocol):
    """Who makes the pictures: see ``shots.Cameras``."""

    def shoot(
        self, old: Draw, new: Draw, wanted: tuple[Iterable[int], Iterable[int]], seats: tuple[Seats, Seats] = ...
    ) -> tuple[Shots, Shots]: ...


def difference(shop: Workshop | None, pair: Pair, press: str = "", eyes: Sequence[Child] = ()) -> Difference:
    """Compare the two sides of a pair. ``press`` says on whose sheets the pages of a proof are, ``eyes`` may be
    processes that look at pages and were started early.

    Raises ValueError when the pair lacks a side, and CannotRead when a version cannot be drawn to be compared with a
    PDF, or when sheets are of no press.
    """
    old, new = _both(pair)
    if isinstance(old, Version) and isinstance(new, Version):
        return Difference(pair, tell(old, new))
    from recap_print.pipeline.papers import compare_sides

    found = compare_sides(shop, old, new, press, eyes, (pair.prepared_old, pair.prepared_new))
    return Difference(pair, found.changes, (found.old, found.new))


def report_of(shop: Workshop | None, found: Difference, cameras: Photographer) -> str:
    """The report in HTML: changes in words, beside pictures of the pages that changed."""
    from recap_print.pipeline.redraw import plain_pdf
    from recap_print.report.html.facing import Papers, paired, paired_as_told, touched
    from recap_print.report.html.page import html

    old, new = _both(found.pair)
    booklets = [side.booklet for side in (old, new) if isinstance(side, Version)]
    direction = booklets[-1].direction if booklets else Direction.LTR
    if found.sheaves is None:
        before, after = booklets
        facing = paired(before, after)
        made = found.pair.prepared_old, found.pair.prepared_new
        draw = partial(plain_pdf, shop, before, made[0]), partial(plain_pdf, shop, after, made[1])
        shots = cameras.shoot(*draw, touched(found.changes, facing))
        trims = [(booklet.stock.width, booklet.stock.height) for booklet in booklets]
    else:
        first, second = found.sheaves
        facing = paired_as_told(found.changes)
        seats = _seats(first), _seats(second)
        shots = cameras.shoot(lambda: first.data, lambda: second.data, touched(found.changes, facing), seats)
        trims = [(sheaf.leaves[0].width, sheaf.leaves[0].height) for sheaf in found.sheaves]
    return html(found.changes, Papers(facing, shots, direction, (trims[0], trims[1])))


def _both(pair: Pair) -> tuple[Version | Paper, Version | Paper]:
    if pair.old is None or pair.new is None:
        raise ValueError("one side alone has no changes")
    return pair.old, pair.new


def _seats(sheaf: Sheaf) -> dict[int, Seat]:
    """Where each page lies in its file, which may hold sheets, or pages without a trim."""
    from recap_print.pdf.shot import Seat

    return {leaf.number: Seat(*leaf.view, leaf.width, leaf.height) for leaf in sheaf.leaves}
