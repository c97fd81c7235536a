"""A machine, the paper in it, and what its printer accepts. Lengths are millimetres."""

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
    BLEED = "bleed"
    FOLD = "fold"
    REGISTRATION = "registration"
    COLOR_BAR = "color-bar"
    SLUG = "slug"


class Delivery(StrEnum):
    """What a printer receives."""

    SINGLE_PAGES = "single-pages"
    IMPOSED = "imposed"


@dataclass(frozen=True, slots=True)
class Edges:
    """A width along each edge of a sheet side as displayed, in mm."""

    head: float = 0.0
    foot: float = 0.0
    left: float = 0.0
    right: float = 0.0


@dataclass(frozen=True, slots=True)
class Limits:
    """What a printer's own preflight accepts. Defaults are those of GWG 2022.

    ``coverage_percent`` is None where the output condition's own limit holds. ``wanted`` figures are reported,
    the others refused. ``text_pt`` and ``line_pt`` bind white and what prints in more than one ink.
    """

    coverage_percent: float | None = None
    image_ppi: float = 149.0
    image_ppi_wanted: float = 224.0
    bitmap_ppi: float = 549.0
    bitmap_ppi_wanted: float = 799.0
    text_pt: float = 8.0
    line_pt: float = 0.25


@dataclass(frozen=True, slots=True)
class Condition:
    """Which inks on which paper: what a PDF/X file says its colours are made for (ISO 15930-7, 6.4).

    ``identifier`` is its name in ``registry``; ``coverage_percent`` the most ink the paper takes.
    """

    id: str
    identifier: str
    registry: str
    info: str
    coverage_percent: float


@dataclass(frozen=True, slots=True)
class Press:
    """A machine, the paper in it, and what its printer accepts.

    ``width`` × ``height`` is the sheet as displayed, 0 for a printer who receives single pages. ``gripper`` holds it
    by its bottom edge, and ``unprintable`` is the rim that takes no ink; ``bleed`` is how much ink beyond the trim
    this press wants, ``safety`` how far from the knife what matters stays; ``caliper_um`` is the thickness of one
    sheet of ``paper``; ``marks`` are those wanted. ``condition`` names an output condition (empty: whatever the
    printer's own profile is made for), ``icc`` is the file of the printer's own profile, if there is one.
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
    delivery: Delivery = Delivery.IMPOSED
    gripper: float = 0.0
    safety: float = 3.0
    condition: str = "uncoated"
    icc: str = ""
    limits: Limits = Limits()

    @property
    def printable(self) -> Rect:
        """Where ink holds, on either side: a sheet turned about its horizontal axis is held by its other edge too."""
        rim = self.unprintable
        foot = max(rim.foot, self.gripper)
        head = max(rim.head, self.gripper) if self.turns_backs else rim.head
        return Rect(0.0, 0.0, self.width, self.height).inset(rim.left, head, rim.right, foot)

    @property
    def turns_backs(self) -> bool:
        """Does the sheet turn about its horizontal axis? Backs are then displayed rotated by 180°."""
        return (self.flip is Flip.LONG_EDGE) == (self.width >= self.height)
