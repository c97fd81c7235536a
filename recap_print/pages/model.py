"""The placed booklet: pages of items that know exactly where they stand and who asked for them.

Coordinates are millimetres from the *trim's* top-left corner, y down; bleed is negative or beyond the
trim. Type sizes are points. Nothing here measures, wraps or decides: ``typeset`` has, and every reader
(drawing, imposing, comparing, checking, locking) takes these values as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from recap_print.geometry import Glyph, Rect, Segment
from recap_print.ink import Ink, Swatch
from recap_print.units import MM_PER_INCH, to_pt

OVERPRINTED_TEXT_PT = 12.0
OVERPRINTED_LINE_PT = 2.0
"""Solid black smaller than this prints over what is beneath it (GWG 2022, R0009 and R0010): no white rim shows
when the plates are a hair out of register."""


class Role(StrEnum):
    """What an item is to a reader, as a tagged PDF would say it (ISO 32000-1 §14.8.4)."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LABEL = "label"
    LIST = "list"
    FIELD = "field"
    FIGURE = "figure"
    ARTIFACT = "artifact"


class Direction(StrEnum):
    """Which way the booklet is read; right-to-left booklets are bound on the right."""

    LTR = "ltr"
    RTL = "rtl"


@dataclass(frozen=True, slots=True)
class Tag:
    """Who an item is.

    ``name`` is stable within its page and unique there (``card2.when.label``): a diff pairs items by it.
    ``origin`` is the path in the YAML that asked for it (``sections[3].fields[0].label``); a path that
    starts with ``layout:`` points into the layout file.
    ``alt`` says in words what a figure shows.
    """

    name: str
    origin: str
    role: Role
    language: str = "fr"
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one font, size and ink, in visual order from ``x`` (mm)."""

    x: float
    text: str
    font: str
    size_pt: float
    ink: Ink
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text on its baseline ``y``; ``above`` and ``below`` are the font's reach in mm."""

    tag: Tag
    x: float
    y: float
    width: float
    above: float
    below: float
    text: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A straight rule. ``dash`` is (on, off) in mm, or None for a solid rule."""

    tag: Tag
    x1: float
    y1: float
    x2: float
    y2: float
    thickness: float
    ink: Ink
    dash: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, filled, stroked or both; the stroke is centred on the edge."""

    tag: Tag
    rect: Rect
    fill: Ink | None = None
    stroke: Ink | None = None
    thickness: float = 0.0
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Path:
    """A drawn shape, within ``rect``; strokes have round caps and joins."""

    tag: Tag
    rect: Rect
    segments: tuple[Segment, ...]
    fill: Ink | None = None
    stroke: Ink | None = None
    thickness: float = 0.0


@dataclass(frozen=True, slots=True)
class Qr:
    """A QR symbol: ``rect`` is the symbol without its quiet zone; ``rows`` are its modules, ``1`` is dark."""

    tag: Tag
    rect: Rect
    payload: str
    rows: tuple[str, ...]
    ink: Ink

    @property
    def module(self) -> float:
        """The side of one module in mm."""
        return self.rect.width / len(self.rows)


@dataclass(frozen=True, slots=True)
class Picture:
    """A raster picture that fills ``rect``: a file of editions/pictures/ by name, and the sha256 of its bytes.

    ``pixels`` (width, height), ``space`` (DeviceCMYK or DeviceGray) and ``bits`` a plate are those it prints with.
    """

    tag: Tag
    rect: Rect
    file: str
    sha256: str
    pixels: tuple[int, int]
    space: str
    bits: int

    @property
    def ppi(self) -> float:
        """Effective resolution: pixels to an inch of paper, the lesser of both directions (GWG 2022, D0018)."""
        sides = zip(self.pixels, (self.rect.width, self.rect.height), strict=True)
        return min(pixels * MM_PER_INCH / side for pixels, side in sides)


Item = Text | Line | Box | Path | Qr | Picture


@dataclass(frozen=True, slots=True)
class Page:
    """One page. ``id`` is stable across versions: section id and index within it (``contacts/2``)."""

    id: str
    number: int
    section: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """What the bookmarks and the diff call a part: its stable id, its title, where it starts."""

    id: str
    kind: str
    title: str
    first: int
    pages: int


@dataclass(frozen=True, slots=True)
class Stock:
    """The finished size and the room around and within it, in mm."""

    width: float
    height: float
    bleed: float
    safe_outside: float
    safe_head: float
    safe_foot: float
    safe_inside: float


@dataclass(frozen=True, slots=True)
class Overset:
    """Matter that did not fit where it had to go. A booklet with any is never drawn or locked."""

    page: str
    origin: str
    needs: float
    offers: float
    across: bool = False


@dataclass(frozen=True, slots=True)
class Booklet:
    """A whole edition, placed. ``hashes`` are the sha256 of the layout and of each font file used."""

    edition: str
    title: str
    author: str
    language: str
    direction: Direction
    layout: str
    stock: Stock
    swatches: tuple[Swatch, ...]
    sections: tuple[Section, ...]
    pages: tuple[Page, ...]
    hashes: tuple[tuple[str, str], ...] = ()
    overset: tuple[Overset, ...] = ()

    @property
    def trim(self) -> Rect:
        return Rect(0.0, 0.0, self.stock.width, self.stock.height)

    def is_right(self, number: int) -> bool:
        return is_right(number, self.direction)

    def safe(self, number: int) -> Rect:
        """Where everything that matters must stay, for the page of this number."""
        s = self.stock
        sides = (s.safe_inside, s.safe_outside) if self.is_right(number) else (s.safe_outside, s.safe_inside)
        return self.trim.inset(sides[0], s.safe_head, sides[1], s.safe_foot)


def is_right(number: int, direction: Direction) -> bool:
    """Is this page on the right-hand side of its spread? Odd pages are, except right to left."""
    return (number % 2 == 1) == (direction is Direction.LTR)


def bounds(item: Item) -> Rect:
    """The rectangle an item's ink stays within, in mm."""
    match item:
        case Text():
            return Rect(item.x, item.y - item.above, item.width, item.above + item.below)
        case Line():
            half = item.thickness / 2
            left, top = min(item.x1, item.x2), min(item.y1, item.y2)
            return Rect(left, top, abs(item.x2 - item.x1), abs(item.y2 - item.y1)).inset(*(-half,) * 4)
        case Box():
            return item.rect.inset(*(-item.thickness / 2,) * 4) if item.stroke else item.rect
        case Path() | Qr() | Picture():
            return item.rect
        case _:
            assert_never(item)


def inks(item: Item) -> tuple[Ink, ...]:
    """Every ink an item prints with; a picture brings its own, which no swatch names."""
    match item:
        case Text():
            return tuple(run.ink for run in item.runs)
        case Line() | Qr():
            return (item.ink,)
        case Box() | Path():
            return tuple(ink for ink in (item.fill, item.stroke) if ink)
        case Picture():
            return ()
        case _:
            assert_never(item)


def text_overprints(ink: Ink, size_pt: float) -> bool:
    """Does text in this ink print over what is beneath it, or knock it out?"""
    return ink.is_solid_black and size_pt < OVERPRINTED_TEXT_PT


def line_overprints(ink: Ink, thickness: float) -> bool:
    """Does a line in this ink, ``thickness`` mm wide, print over what is beneath it?"""
    return ink.is_solid_black and to_pt(thickness) < OVERPRINTED_LINE_PT
