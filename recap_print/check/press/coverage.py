"""How much ink lies in any 15 mm square of a page: more than its paper takes, and sheets stick and smear.

Computed from the placed items, never from a drawing of them. A page whose inks cannot exceed the limit however they
fall is not looked at further; any other is painted half a millimetre a dot, in the order it is printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from operator import add
from types import MappingProxyType
from typing import assert_never

from recap_print.check.press.case import PressCase
from recap_print.check.press.plates import Plates, fill_overprints, stroke_overprints
from recap_print.check.press.seen import Seen, told
from recap_print.findings import RULES, Finding, Rule
from recap_print.geometry import Rect
from recap_print.pages.model import (
    Box,
    Item,
    Line,
    Page,
    Path,
    Picture,
    Qr,
    Text,
    bounds,
    inks,
    line_overprints,
    text_overprints,
)
from recap_print.pictures import RasterPicture
from recap_print.units import number

SQUARE = 15
"""mm: the side of the square over which coverage is averaged (GWG 2022, R0026)."""


@dataclass(frozen=True, slots=True)
class Square:
    """The most inked square of a page: its mean in percent, its corner in mm from the trim's."""

    percent: float
    x: float
    y: float


@RULES.rule("P101", source="GWG 2022, R0026; the limit is the press's or its paper's", group="Colour")
def ink_coverage_too_high(rule: Rule, case: PressCase) -> Iterator[Finding]:
    """More ink than the paper takes does not dry: sheets stick together, smear and show through."""
    limit = case.coverage_percent
    stock = case.booklet.stock
    area = case.booklet.trim.inset(*(-stock.bleed,) * 4)
    pictures = case.pictures

    def faults() -> Iterator[Seen]:
        suspects = case.booklet.pages if most_possible(*case.booklet.pages) > limit else ()
        for page in suspects:
            if most_possible(page) <= limit:
                continue
            worst = worst_square(page, area, pictures)
            if worst.percent > limit:
                message = f"{number(round(worst.percent))} % of ink in a square of {SQUARE} mm"
                help = f"`{case.press.id}` takes {number(limit)} %: use lighter inks, or smaller areas of them"
                spot = (worst.x, worst.y)
                yield Seen(page, _heaviest(page, worst), message, help, worse=worst.percent, spot=spot)

    return told(rule, case, faults())


def most_possible(*pages: Page) -> float:
    """Percent of ink that no point of these pages can exceed, wherever their items stand."""
    items = [item for page in pages for item in page.items]
    used = list({id(ink): ink for item in items for ink in inks(item)}.values())
    most = max((sum(ink.cmyk) for ink in used), default=0.0)
    colored = max((sum(ink.cmyk[:3]) for ink in used), default=0.0)
    for picture in items:
        if isinstance(picture, Picture) and picture.space == "DeviceCMYK":
            most, colored = 400.0, 300.0
        elif isinstance(picture, Picture):
            most = max(most, 100.0)
    return max(most, colored + 100) if any(map(_overprints, items)) else most


def _overprints(item: Item) -> bool:
    match item:
        case Text():
            return any(text_overprints(run.ink, run.size_pt) for run in item.runs)
        case Line():
            return line_overprints(item.ink, item.thickness)
        case Box():
            return fill_overprints(item) or stroke_overprints(item)
        case Path():
            return stroke_overprints(item)
        case Qr() | Picture():
            return False
        case _:
            assert_never(item)


def worst_square(page: Page, area: Rect, pictures: Mapping[str, RasterPicture] = MappingProxyType({})) -> Square:
    """The square of 15 mm with the highest mean, at steps of a millimetre within ``area``.

    Ink under what knocks it out does not print; black that overprints adds to what is beneath it. A picture whose
    file is not among ``pictures`` counts for nothing.
    """
    plates = Plates(area, pictures)
    for item in page.items:
        plates.paint(item)
    width, height, cells = plates.millimetres()
    side = min(SQUARE, width, height)
    # A table of sums: the ink in any rectangle of it is four of its values (Crow 1984).
    table = [[0.0] * (width + 1)]
    for row in range(height):
        sums = accumulate(cells[row * width : (row + 1) * width], initial=0.0)
        table.append(list(map(add, table[-1], sums)))
    best, at = -1.0, (0, 0)
    for y in range(height - side + 1):
        above, below = table[y], table[y + side]
        across = [d - c - b + a for a, b, c, d in zip(above, above[side:], below, below[side:], strict=False)]
        if (most := max(across)) > best:
            best, at = most, (across.index(most), y)
    return Square(round(best / side / side, 2), area.x + at[0], area.y + at[1])


def _heaviest(page: Page, square: Square) -> Item:
    """Who asked for most of the ink in a square: the heaviest ink, on top of its equals."""

    def reaches(item: Item) -> bool:
        r = bounds(item)
        right, bottom = square.x + SQUARE, square.y + SQUARE
        return r.x < right and r.right > square.x and r.y < bottom and r.bottom > square.y

    within = [item for item in page.items if reaches(item)] or list(page.items)
    return max(reversed(within), key=lambda item: max((sum(ink.cmyk) for ink in inks(item)), default=0.0))
