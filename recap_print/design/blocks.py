"""The blocks that pages are composed of: what a designer can ask for, as frozen data.

Lengths are millimetres; ``FILL`` as a length means "what is left". Ink names are kept as written
(``section 12%``): only a page knows its section's hue.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recap_print.declared import Said
from recap_print.design.pictograms import Weight

FILL = -1.0
"""The length that means "what is left"."""


@dataclass(frozen=True, slots=True)
class Ref:
    """Content named by ``from:``; ``origin`` is where the layout names it."""

    name: str
    origin: str


Source = Said | Ref


class Align(StrEnum):
    START = "start"
    CENTER = "center"
    END = "end"


class ListMark(StrEnum):
    """What stands before each thing of a list."""

    DOT = "dot"
    NUMBER = "number"
    TICK = "tick"
    CROSS = "cross"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Heading:
    source: Source
    style: str
    align: Align


@dataclass(frozen=True, slots=True)
class Paragraph:
    source: Source
    style: str
    align: Align


@dataclass(frozen=True, slots=True)
class Listing:
    source: tuple[Said, ...] | Ref
    style: str
    mark: ListMark
    ink: str
    gap: float


@dataclass(frozen=True, slots=True)
class Fields:
    """Plain data of fields in the edition's own format, each with its path, or a name; ``examples`` prints examples."""

    source: tuple[tuple[object, str], ...] | Ref
    gap: float
    row_gap: float
    examples: bool


@dataclass(frozen=True, slots=True)
class Tick:
    source: Source
    style: str


@dataclass(frozen=True, slots=True)
class Repeat:
    source: Ref | None
    times: int
    times_from: Ref | None
    name: str
    columns: int
    gap: float
    stretch: bool
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    widths: tuple[float, ...]
    gap: float
    align: str
    cells: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class Lines:
    pitch: float
    count: int
    ticks: bool


@dataclass(frozen=True, slots=True)
class Table:
    head: tuple[Said, ...] | Ref
    widths: tuple[float, ...]
    rows: int
    row_height: float
    corner: float


@dataclass(frozen=True, slots=True)
class Month:
    """One month of a real calendar. ``first`` names the first month, ``names`` the names of the seven days.

    ``corner`` is the side of a day number's cell, ``fill`` its ink.
    """

    first: Ref
    names: Ref
    style: str
    corner: float
    fill: str


@dataclass(frozen=True, slots=True)
class Frame:
    """A box around blocks (``box`` in YAML; ``Box`` is the placed item)."""

    fill: str
    stroke: str
    thickness: float
    radius: float
    padding: float
    height: float
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code (``qr`` in YAML)."""

    source: Source
    size: float
    align: Align


@dataclass(frozen=True, slots=True)
class Picture:
    """A pictogram: ``source`` is its name, or the name of the content that names it."""

    source: Source
    size: float
    ink: str
    align: Align
    weight: Weight


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture file, by name. ``height`` is the most it may take, 0 for any; ``alt`` says what it shows."""

    file: str
    alt: Said
    width: float
    height: float
    align: Align


@dataclass(frozen=True, slots=True)
class Spacer:
    height: float


@dataclass(frozen=True, slots=True)
class Separator:
    """A straight line across (``rule`` in YAML)."""

    ink: str
    thickness: float


@dataclass(frozen=True, slots=True)
class Index:
    style: str
    pages: bool
    gap: float


Block = (
    Heading
    | Paragraph
    | Listing
    | Fields
    | Tick
    | Repeat
    | Columns
    | Lines
    | Table
    | Month
    | Frame
    | Code
    | Picture
    | Photo
    | Spacer
    | Separator
    | Index
)
