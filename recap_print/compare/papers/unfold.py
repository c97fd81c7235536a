"""Sheets unfolded: the pages of an imposed PDF, taken off where the plan of the imposition laid them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from recap_print.compare.pairs import align
from recap_print.compare.papers.fit import Fit, fit, points
from recap_print.compare.papers.leaf import Leaf, Sheaf, moved
from recap_print.compare.papers.limits import SHEET_MM, SPINE_MM
from recap_print.compare.words import likeness
from recap_print.geometry import Rect
from recap_print.pdf.legible_model import Paper, PaperPage, View, Word, inverse
from recap_print.pdf.matrix import Matrix, times
from recap_print.sheets.model import Imposition, Placement, Side


def fits(paper: Paper, plan: Imposition, *, whole: bool = True) -> bool:
    """Are these the sheets of this plan: as large, and as many plates, or fewer unless ``whole``?"""
    size = (plan.press.width, plan.press.height)
    count, plates = len(paper.pages), len(plan.sides)
    return (count == plates or (not whole and count < plates)) and all(
        abs(side - wanted) <= SHEET_MM
        for page in paper.pages
        for side, wanted in zip((page.edge.width, page.edge.height), size, strict=True)
    )


def unfold(paper: Paper, plan: Imposition, other: Sheaf) -> tuple[Sheaf, Fit]:
    """The pages of a paper of sheets, by their numbers, and how its sheets lie upon those of the plan.

    ``other`` is what the pages are expected to say: it tells which plate a sheet is when some are missing, and how
    far sheets are scaled or shifted as a whole.
    """
    wanted = {leaf.number: leaf for leaf in other.leaves}
    plates = _plates(paper, plan, wanted)
    lies = fit([points(_expected(side, wanted), _on_sheet(page, plan)) for side, page in plates])
    leaves: dict[int, Leaf] = {}
    for side, page in plates:
        words = [lies.back(word) for word in _on_sheet(page, plan)]
        for place in side.placements:
            if place.page and place.page not in leaves:
                leaves[place.page] = _leaf(place, page, words, plan, lies)
    boxes = tuple(box for box in paper.pages[0].boxes if all(box in page.boxes for page in paper.pages))
    sheaf = Sheaf(
        paper.name,
        tuple(leaves[number] for number in sorted(leaves)),
        paper.form,
        boxes,
        plan.bleed,
        data=paper.data,
        unread=paper.unread,
        sheets=plan.press.id,
    )
    return sheaf, lies


def agreement(sheaf: Sheaf, other: Sheaf) -> int:
    """How well unfolded pages say what is expected of them, in thousandths of a page."""
    wanted = {leaf.number: leaf.bag for leaf in other.leaves}
    return sum(likeness(leaf.bag, wanted.get(leaf.number, Counter())) for leaf in sheaf.leaves)


def _plates(paper: Paper, plan: Imposition, wanted: dict[int, Leaf]) -> list[tuple[Side, PaperPage]]:
    """Which plate is on which page of the file: in order, or by what they say when some are missing."""
    if len(paper.pages) == len(plan.sides):
        return list(zip(plan.sides, paper.pages, strict=True))
    said = [Counter(word.text for word in page.words) for page in paper.pages]
    expected = [
        sum((wanted[p.page].bag for p in side.placements if p.page in wanted), Counter[str]()) for side in plan.sides
    ]
    none: Sequence[str] = [""] * max(len(said), len(expected))
    kept, elsewhere = align(expected, said, none[: len(expected)], [f"#{nth}" for nth in range(len(said))])
    return [(plan.sides[i], paper.pages[j]) for i, j in sorted(kept + elsewhere)]


def _corner(page: PaperPage, plan: Imposition) -> tuple[float, float]:
    """Where the sheet's corner is on the page as displayed: a page that is a hair larger has it in its middle."""
    return (page.edge.width - plan.press.width) / 2, (page.edge.height - plan.press.height) / 2


def _on_sheet(page: PaperPage, plan: Imposition) -> list[Word]:
    """The words of a page of the file, in mm from the sheet's corner."""
    x, y = _corner(page, plan)
    x, y = x + page.edge.x, y + page.edge.y
    return [word._replace(x=word.x - x, y=word.y - y, x2=word.x2 - x, y2=word.y2 - y) for word in page.words]


def _expected(side: Side, wanted: dict[int, Leaf]) -> list[Word]:
    """The words of a plate as the plan lays them, in mm from the sheet's corner."""
    return [
        moved(word, laid(place))
        for place in side.placements
        if place.page in wanted
        for word in wanted[place.page].words
    ]


def _leaf(place: Placement, page: PaperPage, words: list[Word], plan: Imposition, lies: Fit) -> Leaf:
    assert place.page
    matrix, trim = laid(place), place.trim
    back = inverse(matrix)
    inside = tuple(moved(word, back) for word in words if _within(word, trim))
    x, y = _corner(page, plan)
    view = View(page.number, times(times(matrix, lies.matrix), (1.0, 0.0, 0.0, 1.0, x, y)))
    blind = abs(place.creep) + SPINE_MM
    return Leaf(place.page, plan.trim_width, plan.trim_height, inside, "", view, blind=blind)


def _within(word: Word, rect: Rect) -> bool:
    x, y = (word.x + word.x2) / 2, (word.y + word.y2) / 2
    return rect.x <= x <= rect.right and rect.y <= y <= rect.bottom


def laid(place: Placement) -> Matrix:
    """From mm on a page to mm on the sheet it is laid on."""
    trim, s = place.trim, place.scale
    return {
        0: (s, 0.0, 0.0, 1.0, trim.x, trim.y),
        90: (0.0, -s, 1.0, 0.0, trim.x, trim.bottom),
        180: (-s, 0.0, 0.0, -1.0, trim.right, trim.bottom),
        270: (0.0, s, -1.0, 0.0, trim.right, trim.y),
    }[place.rotation]
