"""Papers compared: two PDFs, or an edition and the proof that a printer sent back."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recap_print.errors import CannotRead, RecapError, UsageError
from recap_print.pdf.legible_model import Looked, Paper
from recap_print.pipeline.children import Child
from recap_print.pipeline.leafing import leafer, start_leafing
from recap_print.pipeline.picturing import picturer, start_picturing

if TYPE_CHECKING:  # what compares is loaded while the readers read
    from recap_print.compare.changes import Changes
    from recap_print.compare.papers.fit import Fit
    from recap_print.compare.papers.leaf import Sheaf
    from recap_print.compare.papers.tell import Comparison
    from recap_print.compare.version import Version
    from recap_print.pipeline.prepare import Prepared, Workshop
    from recap_print.sheets.model import Imposition

SHARED_FROM = 16
"""From so many pages on, two processes look at them."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Two sides as they were compared, and what differs. Sheets were unfolded into the pages they hold."""

    changes: Changes
    old: Sheaf
    new: Sheaf


def compare_sides(
    shop: Workshop | None,
    old: Version | Paper,
    new: Version | Paper,
    press: str = "",
    eyes: Sequence[Child] = (),
    prepared: tuple[Prepared | None, Prepared | None] = (None, None),
) -> Compared:
    """Every difference in substance between two sides, and apart from it every difference in form.

    One side at least is a PDF. Where one holds sheets and the other pages, the sheets are unfolded as the plan for
    ``press`` laid them, or for the project's press whose sheets they are. A version is drawn in memory first, with the
    fonts of its ``prepared`` edition when it has one. ``eyes`` may be processes that were started early.

    Raises CannotRead when a version cannot be drawn, or when sheets are of no press.
    """
    from recap_print.compare.papers.tell import Comparison

    sides = [_sheaf(shop, side, made) for side, made in zip((old, new), prepared, strict=True)]
    lies = None
    for nth, (said, other) in enumerate(((old, 1), (new, 0))):
        if isinstance(said, Paper) and _holds_sheets(said, sides[other]):
            sides[nth], found = _unfolded(shop, said, sides[other], press)
            lies = found if nth else found.inverse
    comparison = Comparison(sides[0], sides[1], lies)
    looked, unread = _looked(comparison, eyes)
    return Compared(comparison.told(looked, unread), sides[0], sides[1])


def _looked(comparison: Comparison, eyes: Sequence[Child]) -> tuple[list[Looked], tuple[str, ...]]:
    """The pictures of the pages that must be looked at, if there are any."""
    old, new = comparison.data
    jobs, learn, rough = comparison.jobs, comparison.learn, comparison.rough
    shares = [jobs] if learn or len(jobs) < SHARED_FROM else [jobs[: len(jobs) // 2], jobs[len(jobs) // 2 :]]
    free = [*eyes, *(picturer() for _ in shares[len(eyes) :])] if jobs else list(eyes)
    at_work = [start_picturing(old, new, share, learn=learn, rough=rough, by=free.pop(0)) for share in shares if share]
    for idle in free:
        idle.close()
    results = [one.result() for one in at_work]
    return [one for looked, _ in results for one in looked], tuple(why for _, unread in results for why in unread)


def _sheaf(shop: Workshop | None, side: Version | Paper, prepared: Prepared | None) -> Sheaf:
    """A side's pages; a version's are those of its own PDF, read as any PDF is."""
    if isinstance(side, Paper):
        from recap_print.compare.papers.leaf import sheaf_of_paper

        return sheaf_of_paper(side)
    from recap_print.compare.papers.leaf import sheaf_of_version
    from recap_print.pipeline.redraw import proof_pdf

    child = leafer()
    try:
        data = proof_pdf(shop, side.booklet, prepared)
    except CannotRead as error:
        help = error.help or "compare a PDF of it that was rendered then"
        raise CannotRead(f"{side.name} cannot be drawn: {error.message}", help=help) from error
    return sheaf_of_version(side, start_leafing(data, side.name, child).result())


def _holds_sheets(paper: Paper, other: Sheaf) -> bool:
    """Are its pages so much larger than the other's that they are sheets?"""
    from recap_print.compare.papers.limits import SHEETS_FROM

    page, leaf = next((one for one in paper.pages if one.width), paper.pages[0]), other.leaves[0]
    return page.width * page.height >= SHEETS_FROM * leaf.width * leaf.height > 0


def _unfolded(shop: Workshop | None, paper: Paper, other: Sheaf, press: str) -> tuple[Sheaf, Fit]:
    """The pages on a paper's sheets, and how these lie upon the plan's."""
    from recap_print.compare.papers.unfold import agreement, fits, unfold

    if shop is None:
        raise UsageError(f"{paper.name} holds sheets", help="go to the folder of the booklet, which knows the presses")
    if press:
        plan = _plan(shop, press, other)
        sheet = paper.pages[0].edge
        sizes = (plan.press.width, sheet.width), (plan.press.height, sheet.height)
        if any(abs(wanted - found) > 0.05 * wanted for wanted, found in sizes):
            found = f"{sheet.width:g} × {sheet.height:g} mm"
            message = f"{paper.name} has sheets of {found}, and {press} of {plan.press.width:g} × {plan.press.height:g}"
            raise CannotRead(message, help="name the press they are for")
        return unfold(paper, plan, other)
    plans = []
    for name in shop.project.press_names():
        with suppress(RecapError):  # a profile that is damaged, or that cannot take these pages
            plans.append(_plan(shop, name, other))
    fitting = [plan for plan in plans if fits(paper, plan)] or [
        plan for plan in plans if fits(paper, plan, whole=False)
    ]
    if not fitting:
        size = paper.pages[0].edge
        message = f"{paper.name} has {len(paper.pages)} sheets of {size.width:g} × {size.height:g} mm: no press of this"
        raise CannotRead(f"{message} project lays out so", help="name its press with --press")
    found_plans = [unfold(paper, plan, other) for plan in fitting]
    return max(found_plans, key=lambda found: agreement(found[0], other))


def _plan(shop: Workshop, press: str, other: Sheaf) -> Imposition:
    """How the other side's pages would be laid on the sheets of a press."""
    from recap_print.pages.model import Direction
    from recap_print.pipeline.imposing import Pages, asked, imposed

    leaf = other.leaves[0]
    rtl = other.version is not None and other.version.booklet.direction is Direction.RTL
    bleed = other.version.booklet.stock.bleed if other.version else other.bleed
    return imposed(asked(shop, press), Pages(len(other.leaves), leaf.width, leaf.height, bleed, rtl))
