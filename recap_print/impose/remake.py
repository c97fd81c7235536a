"""Which plates are made again when pages change. Knows numbers, never contents."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from recap_print.impose.reckon import pages_of
from recap_print.sheets.model import Imposition, Sheet, Side


@dataclass(frozen=True, slots=True)
class Remade:
    """A plate position to make again: one plate for each ink. ``pages`` are those on it that changed."""

    sheet: Sheet
    side: Side
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Replating:
    """What of a plan must be made again. ``old`` and ``new`` name the booklets; ``pages`` changed.

    ``why`` says why everything must, and is empty when single pages decide.
    """

    old: str
    new: str
    plan: Imposition
    inks: int
    pages: tuple[int, ...]
    sides: tuple[Remade, ...]
    why: str = ""

    @property
    def plates(self) -> int:
        """Plates to make again; on a press without plates, sides to print again from the new file."""
        return len(self.sides) * self._each

    @property
    def all_plates(self) -> int:
        return len(self.plan.sides) * self._each

    @property
    def _each(self) -> int:
        return self.inks if self.plan.press.plates else 1


def remade(plan: Imposition, changed: Collection[int] | None) -> tuple[Remade, ...]:
    """The sides of a plan that carry a page that changed; every side when ``changed`` is None."""
    found = []
    for sheet in plan.sheets:
        for side in sheet.plates:
            pages = pages_of(side)
            hit = pages if changed is None else tuple(page for page in pages if page in changed)
            if hit or changed is None:
                found.append(Remade(sheet, side, hit))
    return tuple(found)
