"""What pages look like: a layout is measures, inks, styles, furniture and a template per kind of section.

Lengths are millimetres, type sizes points.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recap_print.design.blocks import Block
from recap_print.design.pictograms import Weight
from recap_print.ink import Swatch


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
class Fallback:
    """The file that serves beside a font for a script which that one lacks."""

    script: str
    font: str
    file: str

    @property
    def name(self) -> str:
        """What this font is called among those of the layout: its path below `fallback`."""
        return f"{self.script}.{self.font}"


@dataclass(frozen=True, slots=True)
class Margins:
    head: float
    foot: float
    inside: float
    outside: float


@dataclass(frozen=True, slots=True)
class PageSpec:
    """``fill`` inks the page from its head down to ``fill_to`` mm, the whole of it when that is 0."""

    fill: str
    fill_to: float
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
    weight: Weight = Weight.REGULAR


@dataclass(frozen=True, slots=True)
class Furniture:
    """What frames a page. Distances are from the trim; None where the layout has no such furniture."""

    tab: Tabs | None
    folio_style: str
    folio_from_foot: float
    running_style: str
    running_from_head: float
    running_pictogram: float
    index_style: str
    index_width: float


class Rgb(StrEnum):
    """What becomes of RGB pictures."""

    CONVERT = "convert"
    REFUSE = "refuse"


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
    rgb: Rgb = Rgb.REFUSE
    fallbacks: tuple[Fallback, ...] = ()

    @property
    def font_files(self) -> tuple[tuple[str, str, str], ...]:
        """Every font: its name, its file, and where the layout names that."""
        own = ((name, file, f"fonts.{name}") for name, file in self.fonts)
        served = ((f.name, f.file, f"fallback.{f.script}.{f.font}") for f in self.fallbacks)
        return (*own, *served)

    def style(self, name: str) -> Style:
        """The style of this name (``check`` has made sure that it exists)."""
        return next(style for style in self.styles if style.name == name)

    def swatch(self, name: str) -> Swatch:
        """The swatch of this name (``check`` has made sure that it exists)."""
        return next(swatch for swatch in self.swatches if swatch.name == name)

    def template(self, kind: str) -> Template | None:
        return next((template for template in self.templates if template.kind == kind), None)
