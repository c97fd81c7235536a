"""What printing a plan takes: sheets, plates, make-ready, passes through the press, and paper. Arithmetic alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from recap_print.sheets.model import Imposition, Sheet, Side
from recap_print.sheets.press import Press, Work

INKS = 4
"""Cyan, magenta, yellow and black."""
SQUARE_MM = 1e-6
"""m² in a mm²."""
GRAM = 1e-3
"""kg in a gram."""


@dataclass(frozen=True, slots=True)
class Run:
    """All that is printed of one sheet.

    ``good`` sheets make the copies asked for, ``spoiled`` more are allowed for. ``plates`` counts one for each ink
    and side that has its own, ``make_ready`` each set of plates mounted: 2 sheetwise, 1 for one plate that prints both
    sides and for a press that prints both in one run; a press without plates needs neither. ``impressions`` are passes
    of good sheets through the press. ``paper`` names the stock, ``paper_m2`` and ``paper_kg`` are of good and spoiled
    sheets (kg: None when nobody said the grammage).
    """

    sheet: Sheet
    good: int
    spoiled: int
    plates: int
    make_ready: int
    impressions: int
    paper: str
    paper_m2: float
    paper_kg: float | None


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What a number of copies takes on one press, run by run."""

    plan: Imposition
    copies: int
    inks: int
    runs: tuple[Run, ...]

    @property
    def press(self) -> Press:
        return self.plan.press

    @property
    def sheets(self) -> int:
        """Good sheets: those that make the copies asked for."""
        return sum(run.good for run in self.runs)

    @property
    def spoiled(self) -> int:
        return sum(run.spoiled for run in self.runs)

    @property
    def plates(self) -> int:
        return sum(run.plates for run in self.runs)

    @property
    def make_ready(self) -> int:
        return sum(run.make_ready for run in self.runs)

    @property
    def impressions(self) -> int:
        return sum(run.impressions for run in self.runs)

    @property
    def paper_m2(self) -> float:
        return sum(run.paper_m2 for run in self.runs)

    @property
    def body_kg(self) -> float | None:
        """What all paper but a cover stock of its own weighs."""
        return _sum(run.paper_kg for run in self.runs if not _is_apart(run.sheet, self.press))

    @property
    def cover_kg(self) -> float | None:
        """What the cover stock weighs; 0 when the cover is printed with the rest."""
        return _sum(run.paper_kg for run in self.runs if _is_apart(run.sheet, self.press))

    @property
    def cost(self) -> float | None:
        """In the currency of the press, None when its profile states no costs."""
        costs = self.press.costs
        if costs is None:
            return None
        return (
            self.plates * costs.plate
            + self.make_ready * costs.make_ready
            + (self.sheets + self.spoiled) * costs.sheet
            + self.impressions * costs.impression
        )


def reckon(plan: Imposition, copies: int, inks: int = INKS) -> Reckoning:
    """What ``copies`` booklets take, printed in ``inks`` inks (1 when all is black).

    Spoilage is what the press profile says: sheets at each make-ready, and percent of the good sheets.
    """
    return Reckoning(plan, copies, inks, tuple(_run(sheet, plan.press, copies, inks) for sheet in plan.sheets))


def pages_of(side: Side) -> tuple[int, ...]:
    """The pages on a plate, in order, each once; blanks are none."""
    return tuple(sorted({place.page for place in side.placements if place.page is not None}))


def _run(sheet: Sheet, press: Press, copies: int, inks: int) -> Run:
    good = ceil(copies / sheet.copies)
    passes = 1 if sheet.work is Work.PERFECTING else 2
    sets = 2 if sheet.work is Work.SHEETWISE else 1
    make_ready = sets if press.plates else 0
    # to a millionth of a sheet: 7 % of 300 is 21, and not what binary fractions make of it
    spoiled = make_ready * press.spoilage.sheets + ceil(round(good * press.spoilage.percent / 100, 6))
    area = (good + spoiled) * press.width * press.height * SQUARE_MM
    stock = press.cover if sheet.is_cover else None
    paper, grammage = (stock.paper, stock.grammage) if stock else (press.paper, press.grammage)
    return Run(
        sheet=sheet,
        good=good,
        spoiled=spoiled,
        plates=inks * len(sheet.plates) if press.plates else 0,
        make_ready=make_ready,
        impressions=good * passes,
        paper=paper,
        paper_m2=area,
        paper_kg=area * grammage * GRAM if grammage else None,
    )


def _is_apart(sheet: Sheet, press: Press) -> bool:
    return sheet.is_cover and press.cover is not None


def _sum(weights: Iterable[float | None]) -> float | None:
    known: Sequence[float | None] = list(weights)
    return None if None in known else sum(weight for weight in known if weight is not None)
