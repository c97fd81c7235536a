"""The pages of a folding dummy: a big folio, which way is up, and at each edge that is folded, when."""

from __future__ import annotations

from collections.abc import Iterator

from recap_print.fonts import FontShelf
from recap_print.pages.model import Booklet, Item, Stock
from recap_print.sheets.dummy import Dummy, Edge, Face, Lies
from recap_print.typeset.plain import BLACK, BOLD, GREY, PAPER, REGULAR, Hand, box, shape, trial

ARROW = "M 50 0 L 96 52 L 68 52 L 68 100 L 32 100 L 32 52 L 4 52 Z"
SCISSORS = (
    "M 22 6 L 62 62 M 78 6 L 38 62 "
    "M 40 78 C 40 90 20 90 20 78 C 20 66 40 66 40 78 Z M 80 78 C 80 90 60 90 60 78 C 60 66 80 66 80 78 Z "
    "M 62 62 L 66 69 M 38 62 L 34 69"
)
OUTLINE = 0.1
"""mm: the trim, in grey."""
LARGEST = 210.0
"""mm: pages beyond this height have words no larger than those of A5."""
LEGIBLE_PT = 4.0
FOLIO = 0.22
"""How high figures are, and …"""
WIDEST = 0.56
"""… how wide a folio may be, as a part of the page."""


def dummy_pages(dummy: Dummy, shelf: FontShelf, name: str, title: str) -> Booklet:
    """A page for every face of the dummy, as large as its pages are on paper.

    ``shelf`` holds the fonts of a trial print (see ``plain``); ``name`` and ``title`` are those of the booklet.
    """
    plan, hand = dummy.plan, Hand(shelf)
    stock = Stock(plan.trim_width, plan.trim_height, plan.bleed, 0.0, 0.0, 0.0, 0.0)
    pages = [list(_page(face, hand, plan.trim_width, plan.trim_height)) for face in dummy.faces]
    return trial(f"{name} dummy", title, stock, pages)


def _page(face: Face, hand: Hand, width: float, height: float) -> Iterator[Item]:
    half = OUTLINE / 2
    yield box(half, half, width - OUTLINE, height - OUTLINE, stroke=GREY, thickness=OUTLINE)
    unit = min(height, LARGEST, width * 1.4) / 100
    small = max(LEGIBLE_PT, hand.size_for_cap(2.0 * unit))

    yield shape(ARROW, width / 2 - 4 * unit, 3 * unit, 8 * unit, fill=BLACK)
    yield hand.line(width / 2, 12 * unit + hand.cap(small), "head", small, part=0.5)

    folio, font = (str(face.page), BOLD) if face.page else ("blank", REGULAR)
    large = hand.size_for_cap(FOLIO * 100 * unit, font)
    large *= min(1.0, WIDEST * width / hand.width(folio, large, font))
    foot = height / 2 + hand.cap(large, font) / 2
    yield hand.line(width / 2, foot, folio, large, font, BLACK if face.page else GREY, part=0.5)

    told = [f"sheet {face.sheet}, {face.side}", f"signature {face.signature}"]
    if face.lies and face.folds:
        told = [*told, "", "lay this page", "face down" if face.lies is Lies.DOWN else "face up"]
    y = foot + 6 * unit
    for line in told:
        y += 4.2 * unit
        if line:
            yield hand.line(width / 2, y, line, small, BOLD if line.startswith(("lay", "face")) else REGULAR, part=0.5)

    for edge, step in face.folds:
        yield from _sign(hand, edge, f"fold {step}", width, height, unit, small)
    for edge in face.cuts:
        yield from _sign(hand, edge, "cut", width, height, unit, small)


def _sign(
    hand: Hand, edge: Edge, words: str, width: float, height: float, unit: float, size_pt: float
) -> Iterator[Item]:
    """``fold 1``, white on black, or ``cut`` with scissors, within the page at an edge."""
    is_cut = words == "cut"
    cap = hand.cap(size_pt)
    tall = cap * 2.2
    sign = tall if is_cut else 0.0
    wide = hand.width(words, size_pt, BOLD) + sign + cap * 1.6
    gap = 0.8 * unit
    match edge:
        case Edge.LEFT:
            x, y = gap, 0.22 * height
        case Edge.RIGHT:
            x, y = width - gap - wide, 0.22 * height
        case Edge.HEAD:
            x, y = 0.22 * width - wide / 2, gap
        case Edge.FOOT:
            x, y = 0.22 * width - wide / 2, height - gap - tall
    x = max(x, gap)
    if is_cut:
        yield box(x, y, wide, tall, fill=PAPER, stroke=BLACK, thickness=0.15, radius=tall / 2)
        yield shape(SCISSORS, x + cap * 0.5, y + tall * 0.1, tall * 0.8, thickness=0.15)
    else:
        yield box(x, y, wide, tall, fill=BLACK, radius=tall / 2)
    ink = BLACK if is_cut else PAPER
    yield hand.line(x + sign + cap * 0.8, y + (tall + cap) / 2, words, size_pt, BOLD, ink)
