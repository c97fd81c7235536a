"""What goes through the press: sheets, their two sides, and where every page lies.

Coordinates are millimetres from the top-left corner of the sheet *side as displayed*, y down. A back is
displayed as seen after the press has turned the sheet the way ``Press.flip`` says: nothing is mirrored.
Pages are numbers here; what they show is the business of whoever draws.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recap_print.geometry import Rect


class Flip(StrEnum):
    """Which edge of the sheet the duplex unit turns it about."""

    SHORT_EDGE = "short-edge"
    LONG_EDGE = "long-edge"


class MarkKind(StrEnum):
    """What a printed mark tells the binder."""

    CROP = "crop"
    FOLD = "fold"


@dataclass(frozen=True, slots=True)
class Edges:
    """A width along each edge of a sheet side as displayed, in mm."""

    head: float = 0.0
    foot: float = 0.0
    left: float = 0.0
    right: float = 0.0


@dataclass(frozen=True, slots=True)
class Press:
    """A machine and the paper in it. ``width`` × ``height`` is the sheet as displayed.

    ``unprintable`` is the rim that takes no ink; ``bleed`` is how much ink beyond the trim this press wants;
    ``caliper_um`` is the thickness of one sheet of ``paper``; ``marks`` are those its binder asks for.
    """

    id: str
    name: str
    width: float
    height: float
    unprintable: Edges
    flip: Flip
    bleed: float
    paper: str
    caliper_um: float
    marks: tuple[MarkKind, ...]

    @property
    def printable(self) -> Rect:
        """Where ink holds, on either side."""
        rim = self.unprintable
        return Rect(0.0, 0.0, self.width, self.height).inset(rim.left, rim.head, rim.right, rim.foot)

    @property
    def turns_backs(self) -> bool:
        """Does the sheet turn about its horizontal axis? Backs are then displayed rotated by 180°."""
        return (self.flip is Flip.LONG_EDGE) == (self.width >= self.height)


@dataclass(frozen=True, slots=True)
class Placement:
    """One page (1-based, None for a blank) on a side.

    ``trim`` is where its trim falls; ``turned`` means head down. ``clip`` is where its ink may show: the trim
    and its bleed, cut at the fold and at the sheet's edge. ``creep`` is how far the page has been pushed toward
    the spine, already in ``trim``.
    """

    page: int | None
    trim: Rect
    clip: Rect
    turned: bool
    creep: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A straight line for the binder, black only. ``dash`` is (on, off), None for a solid line."""

    kind: MarkKind
    x1: float
    y1: float
    x2: float
    y2: float
    thickness: float
    dash: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet. ``trim`` and ``bleed`` enclose those of its pages, within the sheet: its PDF boxes."""

    name: str
    placements: tuple[Placement, ...]
    marks: tuple[Mark, ...]
    trim: Rect
    bleed: Rect


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of paper; number 1 is the outermost of the booklet."""

    number: int
    front: Side
    back: Side


@dataclass(frozen=True, slots=True)
class Imposition:
    """A whole booklet on its sheets, in the order they are nested from outside to inside.

    ``page_count`` pages carry content and ``blanks`` were added; ``bleed`` is what is kept of the pages' bleed;
    ``notes`` are plain sentences the person at the press should read.
    """

    press: Press
    trim_width: float
    trim_height: float
    bleed: float
    page_count: int
    blanks: int
    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...]

    @property
    def sides(self) -> tuple[Side, ...]:
        """Fronts and backs as they follow one another in a duplex file."""
        return tuple(side for sheet in self.sheets for side in (sheet.front, sheet.back))
