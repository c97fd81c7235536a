"""How a sheet is laid so that folding it puts its pages in order: tables, with no measure in them.

A *position* is a place within one folded sheet, from 1. A grid is rows from the top, cells from the left, as the side
is displayed; a negative position stands head down. Backs are displayed as seen after the sheet is turned about its
vertical axis. Folds are told in order, the sheet lying with its back up, by the half that is lifted over the other:
L, R, T (top) or B (bottom).
The tables agree with four independent programs and with a simulator that folds them (see the tests).
"""

from __future__ import annotations

from dataclasses import dataclass

from recap_print.sheets.press import Heads

Grid = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Scheme:
    """One folded sheet of ``pages`` pages. Columns 0|1 and 2|3 meet at the spine, 1|2 at the fore-edge."""

    pages: int
    front: Grid
    back: Grid
    folds: str
    heads: Heads = Heads.IN

    @property
    def columns(self) -> int:
        return len(self.front[0])

    @property
    def rows(self) -> int:
        return len(self.front)

    @property
    def mirrored(self) -> Scheme:
        """The same sheet for a booklet read from right to left, bound on the right."""
        turned = str.maketrans("LR", "RL")
        return Scheme(self.pages, _mirror(self.front), _mirror(self.back), self.folds.translate(turned), self.heads)

    @property
    def heads_out(self) -> Scheme:
        """The same sheet with its feet where its heads were: rows in reverse order, folded the other way up."""
        turned = str.maketrans("TB", "BT")
        return Scheme(self.pages, self.front[::-1], self.back[::-1], self.folds.translate(turned), Heads.OUT)

    def meets_heads(self, row: int) -> bool:
        """Do heads meet between this row and the next? Otherwise feet do."""
        return (row % 2 == 0) == (self.heads is Heads.IN)


def fold_order(scheme: Scheme, rotation: int) -> str:
    """The folds in words, the sheet lying with its back up and its grid turned by ``rotation`` degrees: ``fold right,
    top, left``, each time the half that is lifted over the other. Empty for a sheet folded once or not at all."""
    if len(scheme.folds) < 2:
        return ""
    around = "TLBR"  # counter-clockwise
    turned = (around[(around.index(letter) + rotation // 90) % 4] for letter in scheme.folds)
    return "back up, fold " + ", ".join(_HALVES[letter] for letter in turned)


_HALVES = {"L": "left", "R": "right", "T": "top", "B": "bottom"}


def _mirror(grid: Grid) -> Grid:
    return tuple(row[::-1] for row in grid)


SCHEMES = {
    scheme.pages: scheme
    for scheme in (
        Scheme(2, ((1,),), ((2,),), ""),
        Scheme(4, ((4, 1),), ((2, 3),), "L"),
        Scheme(8, ((-5, -4), (8, 1)), ((-3, -6), (2, 7)), "TL"),
        Scheme(16, ((-5, -12, -9, -8), (4, 13, 16, 1)), ((-7, -10, -11, -6), (2, 15, 14, 3)), "RTL"),
        Scheme(
            32,
            ((-5, -28, -29, -4), (12, 21, 20, 13), (-9, -24, -17, -16), (8, 25, 32, 1)),
            ((-3, -30, -27, -6), (14, 19, 22, 11), (-15, -18, -23, -10), (2, 31, 26, 7)),
            "TRTL",
        ),
    )
}
"""By pages. A leaf of two pages is not folded: it is what remains when everything is cut."""
