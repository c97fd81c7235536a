"""What pages look like: a layout is measures, inks, styles, furniture and a template per kind of section.

Lengths are millimetres, type sizes points. ``FILL`` as a length means "what is left". Ink names are kept
as written (``section 12%``): only a page knows its section's hue.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recap_print.declared import Said
from recap_print.ink import Swatch

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
    | Frame
    | Code
    | Picture
    | Spacer
    | Separator
    | Index
)


@dataclass(frozen=True, slots=True)
class Style:
    """``leading`` is from one baseline to the next, in mm."""

    name: str
    font: str
    size_pt: float
    leading: float
    ink: str = "black"
    before: float = 0.0
    after: float = 0.0
    balance: bool = False


@dataclass(frozen=True, slots=True)
class Margins:
    head: float
    foot: float
    inside: float
    outside: float


@dataclass(frozen=True, slots=True)
class PageSpec:
    fill: str
    furniture: frozenset[str]
    margins: Margins
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """``first`` pages are set once; ``each`` are repeated until the section has its pages."""

    kind: str
    starts: str
    tab: bool
    first: tuple[PageSpec, ...]
    each: tuple[PageSpec, ...]


@dataclass(frozen=True, slots=True)
class Writing:
    """Room to write by hand."""

    pitch: float
    thickness: float
    ink: str
    tick: float
    tick_thickness: float
    label: str
    example: str


@dataclass(frozen=True, slots=True)
class Tabs:
    width: float
    height: float
    first: float
    step: float
    pictogram: float


@dataclass(frozen=True, slots=True)
class Furniture:
    """What frames a page. Distances are from the trim; None where the layout has no such furniture."""

    tab: Tabs | None
    folio_style: str
    folio_from_foot: float
    running_style: str
    running_from_head: float
    index_style: str
    index_width: float


@dataclass(frozen=True, slots=True)
class Layout:
    id: str
    width: float
    height: float
    bleed: float
    safe: Margins
    margins: Margins
    grid: float
    swatches: tuple[Swatch, ...]
    fonts: tuple[tuple[str, str], ...]
    styles: tuple[Style, ...]
    pictograms: str
    writing: Writing
    furniture: Furniture
    templates: tuple[Template, ...]

    def style(self, name: str) -> Style:
        """The style of this name (``check`` has made sure that it exists)."""
        return next(style for style in self.styles if style.name == name)

    def swatch(self, name: str) -> Swatch:
        """The swatch of this name (``check`` has made sure that it exists)."""
        return next(swatch for swatch in self.swatches if swatch.name == name)

    def template(self, kind: str) -> Template | None:
        return next((template for template in self.templates if template.kind == kind), None)
