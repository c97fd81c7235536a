"""What a person does with a printed dummy: turn the paper over, cut, fold, bind and read. Knows no page order."""

from __future__ import annotations

from trial_prints import Sheet, Word

from recap_print.sheets.dummy import OFFICE_RIM
from recap_print.sheets.model import Imposition
from recap_print.sheets.model import Sheet as Printed
from recap_print.sheets.press import Binding, Flip, Press

Leaf = tuple[int, int]
"""The pages on the front and on the back of a piece of paper."""
Table = dict[tuple[float, float], Leaf]
"""Leaves by where they lie on the front (mm, y down)."""


def leaves(front: Sheet, back: Sheet, flip: Flip) -> Table:
    """Which page is behind which, once the machine has turned the paper about its short or long edge."""
    about_vertical = (flip is Flip.SHORT_EDGE) == (front.width >= front.height)
    found: Table = {}
    for word in folios(back):
        x, y = word.middle
        behind = (back.width - x, y) if about_vertical else (x, back.height - y)
        over = min(folios(front), key=lambda one: abs(one.middle[0] - behind[0]) + abs(one.middle[1] - behind[1]))
        found[over.middle] = (int(over.text), int(word.text))
    assert len(found) == len(folios(front)) == len(folios(back))
    return found


def cut(table: Table, sheet: Printed, plan: Imposition, side: Sheet) -> list[Table]:
    """What falls apart along the plan's cuts."""
    press = plan.press
    scale = min((side.width - 2 * OFFICE_RIM) / press.width, (side.height - 2 * OFFICE_RIM) / press.height, 1)
    parts: dict[tuple[int, ...], Table] = {}
    for (x, y), leaf in table.items():
        at_x, at_y = ((x - side.width / 2) / scale + press.width / 2, (y - side.height / 2) / scale + press.height / 2)
        key = tuple(int((at_x if line.vertical else at_y) > line.at) for line in sheet.cuts)
        parts.setdefault(key, {})[x, y] = leaf
    return list(parts.values())


def fold(part: Table, sheet: Printed) -> list[int]:
    """The pages as they are read. The leaf with the lowest page lies front down and is never lifted."""
    xs, ys = _ranks([x for x, _ in part]), _ranks([y for _, y in part])
    wide, first = max(xs.values()), min(min(leaf) for leaf in part.values())
    if any(front == first for front, _ in part.values()):
        # seen from behind: what is printed on the back is up, left and right have changed places
        cells: Piles = {(wide - xs[x], ys[y]): [(back, front)] for (x, y), (front, back) in part.items()}
    else:  # one plate for both sides: this half has its first page on the back
        cells = {(xs[x], ys[y]): [leaf] for (x, y), leaf in part.items()}
    anchor = next(at for at, pile in cells.items() if pile[0][1] == first)
    for step in sorted({crease.step for crease in sheet.folds}):
        axis = next(0 if crease.vertical else 1 for crease in sheet.folds if crease.step == step)
        cells, anchor = _lifted(cells, anchor, axis)
    assert len(cells) == 1, "folded to one page"
    (pile,) = cells.values()
    # the pile from below: what looks down on the table comes first
    return [page for up, down in pile for page in (down, up)]


Piles = dict[tuple[int, int], list[Leaf]]
"""Leaves from below, (page that looks up, page that looks down), by column and row."""


def _lifted(cells: Piles, anchor: tuple[int, int], axis: int) -> tuple[Piles, tuple[int, int]]:
    """The half without the anchor turned over onto the other."""
    last = max(at[axis] for at in cells)
    half = (last + 1) // 2
    stays_low = anchor[axis] < half
    done: Piles = {}
    for at, pile in cells.items():
        if (at[axis] < half) == stays_low:
            mirror = (last - at[0], at[1]) if axis == 0 else (at[0], last - at[1])
            over = [(down, up) for up, down in reversed(cells[mirror])]
            moved = at if stays_low else ((at[0] - half, at[1]) if axis == 0 else (at[0], at[1] - half))
            done[moved] = pile + over
    shift = 0 if stays_low else half
    return done, (anchor[0] - shift, anchor[1]) if axis == 0 else (anchor[0], anchor[1] - shift)


def _ranks(values: list[float]) -> dict[float, int]:
    """Which column or row each value belongs to: neighbours are further apart than creep moves a page."""
    found: dict[float, int] = {}
    rank, before = 0, None
    for value in sorted(set(values)):
        if before is not None and value - before > 5:
            rank += 1
        found[value], before = rank, value
    return found


def bound(signatures: list[list[int]], what: Press) -> list[int]:
    if what.folding.binding is Binding.PERFECT:
        return [page for pages in signatures for page in pages]
    pages: list[int] = []
    for inside in reversed(signatures):
        half = len(inside) // 2
        pages = inside[:half] + pages + inside[half:]
    return pages


def folios(side: Sheet) -> list[Word]:
    """The large numbers, from the first."""
    found = [word for word in side.words if word.text.isdecimal()]
    size = max(max(word.box.width, word.box.height) for word in found)
    big = [word for word in found if max(word.box.width, word.box.height) > size / 3]
    return sorted(big, key=lambda word: int(word.text))
