"""The presses the tests print on, and where the ink of their marks is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import assert_never

from recap_print.geometry import Rect
from recap_print.sheets.model import AnyMark, Mark, Patch, SlugLine, Target
from recap_print.sheets.press import Edges, Flip, MarkKind, Press

OFFICE = Press(
    id="office-a4",
    name="Office",
    width=297,
    height=210,
    unprintable=Edges(4, 4, 4, 4),
    flip=Flip.SHORT_EDGE,
    bleed=0,
    paper="uncoated 80 g/m²",
    caliper_um=100,
    marks=(),
)
SRA3 = replace(OFFICE, id="sra3", name="Digital", width=450, height=320, bleed=3, caliper_um=112, marks=tuple(MarkKind))
PORTRAIT = replace(SRA3, id="portrait", width=320, height=450)
A5 = (148.0, 210.0)

HAIR = 1e-6


@dataclass(frozen=True, slots=True)
class Inked:
    """The rectangle a mark inks, the thickness of its lines included."""

    box: Rect

    def misses(self, area: Rect) -> bool:
        """Does no ink fall within ``area``? Touching its edge is allowed."""
        a, b = self.box, area
        apart = (a.right <= b.x + HAIR, b.right <= a.x + HAIR, a.bottom <= b.y + HAIR, b.bottom <= a.y + HAIR)
        return any(apart)


def ink_of(mark: AnyMark) -> Inked:
    match mark:
        case Mark():  # ends are cut square: only the sides of a line are wider than its path
            along, half = Rect(mark.x1, mark.y1, mark.x2 - mark.x1, mark.y2 - mark.y1), mark.thickness / 2
            upright = along.width == 0
            return Inked(along.inset(*((-half, 0, -half, 0) if upright else (0, -half, 0, -half))))
        case Target():
            arm = max(1.5 * mark.radius, mark.radius + mark.thickness / 2)
            return Inked(Rect(mark.x - arm, mark.y - arm, 2 * arm, 2 * arm))
        case Patch():
            return Inked(mark.rect)
        case SlugLine():  # letters of 6 pt at most: 2 mm above the baseline and half a millimetre below
            return Inked(Rect(mark.x, mark.y - 2, mark.width, 2.5))
        case _:
            assert_never(mark)


def lines(marks: Iterable[AnyMark], kind: MarkKind) -> list[Mark]:
    """The straight marks of one kind."""
    return [mark for mark in marks if isinstance(mark, Mark) and mark.kind is kind]
