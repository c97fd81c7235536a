"""The presses the tests print on, and where the ink of their marks is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import assert_never

from hypothesis import strategies as st

from recap_print.geometry import Rect
from recap_print.sheets.model import AnyMark, Mark, Patch, SlugLine, Target
from recap_print.sheets.press import (
    Binding,
    CoverStock,
    CreepWay,
    Edges,
    Flip,
    Folding,
    Heads,
    MarkKind,
    Press,
    Repeat,
    Trims,
    Work,
)

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
STITCHED = tuple(kind for kind in MarkKind if kind is not MarkKind.COLLATION)
"""Collation marks are for signatures that are gathered."""

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


LARGE = replace(
    SRA3, id="large", width=5600, height=5200, gripper=12, bar=8, unprintable=Edges(5, 0, 5, 5), caliper_um=100
)
"""A sheet that takes whatever the tests fold, four times over."""
CARD = CoverStock("card 250 g/m²", caliper_um=300)

foldings = st.builds(
    Folding,
    signature=st.sampled_from([2, 4, 8, 16, 32]),
    binding=st.sampled_from(Binding),
    heads=st.sampled_from(Heads),
    work=st.none() | st.sampled_from(Work),
    copies=st.sampled_from([1, 2, 4]),
    repeat=st.sampled_from(Repeat),
    creep=st.sampled_from(CreepWay),
)
some_trims = st.builds(
    Trims,
    head=st.sampled_from([0.0, 3.0, 7.5]),
    foot=st.sampled_from([0.0, 3.0]),
    fore_edge=st.sampled_from([0.0, 3.0, 5.0]),
    spine=st.sampled_from([0.0, 3.0]),
    lap=st.sampled_from([0.0, 8.0]),
)


@st.composite
def folding_presses(draw: st.DrawFn) -> Press:
    """Presses that fold in every way, lying or standing, turned about either edge."""
    sides = (LARGE.width, LARGE.height)
    width, height = draw(st.sampled_from([sides, sides[::-1]]))
    return replace(
        LARGE,
        width=width,
        height=height,
        flip=draw(st.sampled_from(Flip)),
        folding=draw(foldings),
        trims=draw(some_trims),
        cover=draw(st.none() | st.just(CARD)),
        gripper=draw(st.sampled_from([0.0, 12.0])),
        bar=draw(st.sampled_from([0.0, 10.0])),
    )
