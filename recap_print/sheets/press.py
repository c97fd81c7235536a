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
    COLLATION = "collation"
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


class Binding(StrEnum):
    """How folded sheets become a booklet."""

    SADDLE = "saddle-stitch"
    PERFECT = "perfect-bound"


class Work(StrEnum):
    """How a sheet gets its two sides.

    Sheetwise: a plate a side, turned as ``Press.flip`` says. Perfecting: the same in one run, turned tail to head.
    Work-and-turn and work-and-tumble: one plate carries both sides, prints both, and the sheet is cut in two.
    """

    SHEETWISE = "sheetwise"
    PERFECTING = "perfecting"
    TURN = "work-and-turn"
    TUMBLE = "work-and-tumble"

    @property
    def is_one_plate(self) -> bool:
        return self in (Work.TURN, Work.TUMBLE)


class Heads(StrEnum):
    """Which edges of pages meet at the folds across the spine."""

    IN = "in"
    OUT = "out"


class Repeat(StrEnum):
    """What stands beside a signature when more than one fits: itself again, or the next one of the stack."""

    STEP = "step-and-repeat"
    STACK = "cut-and-stack"


class CreepWay(StrEnum):
    """What is done about the thickness of paper within a fold.

    Push-in moves inner pages toward the spine, push-out outer ones away from it, split does half of each; scale
    narrows inner pages instead of moving them.
    """

    PUSH_IN = "push-in"
    PUSH_OUT = "push-out"
    SPLIT = "split"
    SCALE = "scale"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Folding:
    """How this press folds and binds.

    ``signature`` is the most pages of one folded sheet (4, 8, 16 or 32): smaller ones follow when the count asks.
    ``work`` None means sheetwise, and work-and-turn for a signature that takes half the sheet.
    ``copies`` is how often a signature stands on a side.
    """

    signature: int = 4
    binding: Binding = Binding.SADDLE
    heads: Heads = Heads.IN
    work: Work | None = None
    copies: int = 1
    repeat: Repeat = Repeat.STEP
    creep: CreepWay = CreepWay.PUSH_IN

    @property
    def bound(self) -> str:
        """How the booklet holds together, as it is told: leaves of two pages have no fold to staple through."""
        return self.binding.value if self.signature > 2 else "single-leaves"


@dataclass(frozen=True, slots=True)
class Trims:
    """What is cut off each page's edges after folding, in mm: half of the gap between two neighbours.

    ``spine`` is what perfect binding mills off, and 0 for a stitched fold; ``lap`` is how far the foredge of one
    half of a signature stands out beyond the other, for the machine that opens it.
    """

    head: float = 3.0
    foot: float = 3.0
    fore_edge: float = 3.0
    spine: float = 0.0
    lap: float = 0.0


@dataclass(frozen=True, slots=True)
class Spoilage:
    """Sheets that are lost: at each make-ready, and in percent of the run."""

    sheets: int = 0
    percent: float = 0.0


@dataclass(frozen=True, slots=True)
class Costs:
    """What a run costs, in ``currency``: for each plate, make-ready, sheet of paper and pass through the press."""

    currency: str
    plate: float = 0.0
    make_ready: float = 0.0
    sheet: float = 0.0
    impression: float = 0.0


@dataclass(frozen=True, slots=True)
class CoverStock:
    """The paper of a cover printed apart: four pages around the others."""

    paper: str
    caliper_um: float
    grammage: float = 0.0


@dataclass(frozen=True, slots=True)
class Press:
    """A machine, the paper in it, and what its printer accepts.

    ``width`` × ``height`` is the sheet as displayed, 0 for a printer who receives single pages. ``gripper`` holds it
    by its bottom edge, and ``unprintable`` is the rim that takes no ink; ``bleed`` is how much ink beyond the trim
    this press wants, ``safety`` how far from the knife what matters stays; ``caliper_um`` is the thickness of one
    sheet of ``paper``; ``marks`` are those wanted. ``condition`` names an output condition (empty: whatever the
    printer's own profile is made for), ``icc`` is the file of the printer's own profile, if there is one.
    ``bar`` is the zone kept for the colour bar along the edge opposite the gripper. ``grammage`` is in g/m², 0 when
    nobody said. ``cover`` is None when the cover is printed with the rest. ``plates`` is False for a press that prints
    without any; ``costs`` is None when nobody said.
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
    folding: Folding = Folding()
    trims: Trims = Trims()
    bar: float = 0.0
    grammage: float = 0.0
    spoilage: Spoilage = Spoilage()
    cover: CoverStock | None = None
    plates: bool = True
    costs: Costs | None = None

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
