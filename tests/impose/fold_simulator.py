"""Print, turn, fold, nest, trim and read a plan, without knowing how it was made.

Only what lies on the paper is used: where each trim is, and which way its head points. Paper coordinates are
those of the sheet's front as displayed, x to the right and y down, seen through the paper for the back.
"""

from __future__ import annotations

from dataclasses import dataclass

from recap_print.sheets.model import Imposition, Side
from recap_print.sheets.press import Flip


@dataclass(frozen=True)
class Print:
    """A page on one face of the paper. ``near`` and ``far`` are the distances of its sides from the fold."""

    page: int | None
    near: float
    far: float
    top: float
    on_left_half: bool
    head_up: bool
    spine_on_its_left: bool


@dataclass(frozen=True)
class Leaf:
    """Half a folded sheet: its two faces, and how many sheets are wrapped around it."""

    outer: Print
    inner: Print
    sheets_outside: int


def read(plan: Imposition, *, bound_on_the_right: bool = False) -> list[Print]:
    """The pages as a reader meets them, front cover first."""
    lefts: list[Leaf] = []
    rights: list[Leaf] = []
    for outside, sheet in enumerate(plan.sheets):
        fronts, backs = _printed(sheet.front, plan), _printed(sheet.back, plan)
        for on_left_half, pile in ((True, lefts), (False, rights)):
            [outer] = [p for p in fronts if p.on_left_half is on_left_half]
            [inner] = [p for p in backs if p.on_left_half is on_left_half]
            pile.append(Leaf(outer, inner, outside))
    # Lying open in the middle, backs up: the half that was on the right of the front lies on the left.
    open_left, open_right = rights, lefts
    first, last = (open_right, open_left) if bound_on_the_right else (open_left, open_right)
    pages = []
    for leaf in first:  # from the cover at the bottom of the pile up to the centre
        pages += [leaf.outer, leaf.inner]
    for leaf in reversed(last):  # and from the centre down to the other cover
        pages += [leaf.inner, leaf.outer]
    return pages


def fore_edges(plan: Imposition) -> list[float]:
    """How far from the outside of the spine each leaf's trimmed edge lies, once the sheets are nested."""
    thickness = plan.press.caliper_um / 1000
    return [
        p.far + outside * thickness
        for outside, sheet in enumerate(plan.sheets)
        for side in (sheet.front, sheet.back)
        for p in _printed(side, plan)
    ]


def _printed(side: Side, plan: Imposition) -> list[Print]:
    """Where a displayed side ends up on the paper, after the machine has turned the sheet over for the back."""
    width, height = plan.press.width, plan.press.height
    turned_over = side.name == "back"
    # The duplex unit turns the sheet about the axis that runs along the edge named by the flip.
    short_side_is_vertical = height <= width
    about_vertical = (plan.press.flip is Flip.SHORT_EDGE) == short_side_is_vertical
    prints = []
    for p in side.placements:
        left, right, top, bottom = p.trim.x, p.trim.right, p.trim.y, p.trim.bottom
        head_up = not p.turned
        middle_on_left = (left + right) / 2 < width / 2
        spine_on_its_left = middle_on_left if p.turned else not middle_on_left
        if turned_over and about_vertical:
            left, right = width - right, width - left
        elif turned_over:
            top, bottom, head_up = height - bottom, height - top, not head_up
        on_left_half = (left + right) / 2 < width / 2
        sides = (width / 2 - right, width / 2 - left) if on_left_half else (left - width / 2, right - width / 2)
        prints.append(Print(p.page, *sides, top, on_left_half, head_up, spine_on_its_left))
    return prints
