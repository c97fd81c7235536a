"""What a comparison says: changes with their consequence, ready to be told in any form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from recap_print.findings import Where
from recap_print.geometry import Rect
from recap_print.pages.model import Section

NOTICED_MM = 0.05
"""Less than this is not told: half the finest hairline, and well under what a press holds in register."""

MINOR_MM = 0.5
"""Up to this a move or a resize is MINOR; what is farther off is seen by the eye, and NOTABLE."""

WIDESPREAD = 3
"""A move, a style or a colour that is the same in this many sections is told once, of the booklet."""


class Level(IntEnum):
    """What it means for the people who use the notebook."""

    CRITICAL = 0
    NOTABLE = 1
    MINOR = 2


class Layer(StrEnum):
    """How far from what was said, down to the ink, one must look to see a change."""

    DECLARATION = "declaration"
    STRUCTURE = "structure"
    WORDS = "words"
    GEOMETRY = "geometry"
    PICTURE = "picture"


class Kind(StrEnum):
    """What changed, from the whole booklet down to the ink of an item."""

    FACT = "fact"
    SETTING = "setting"
    ID = "id"
    SWATCH = "swatch"
    LAYOUT = "layout"
    FONTS = "fonts"
    ENGINE = "engine"
    SECTION_ADDED = "section-added"
    SECTION_REMOVED = "section-removed"
    SECTION_MOVED = "section-moved"
    SECTION_RENAMED = "section-renamed"
    SECTION_RETYPED = "section-retyped"
    SECTION_RESIZED = "section-resized"
    SECTION_SPLIT = "section-split"
    SECTION_JOINED = "section-joined"
    PAGE_ADDED = "page-added"
    PAGE_REMOVED = "page-removed"
    PAGE_MOVED = "page-moved"
    PAGE_SPLIT = "page-split"
    PAGE_JOINED = "page-joined"
    ITEM_ADDED = "item-added"
    ITEM_REMOVED = "item-removed"
    REORDERED = "reordered"
    NUMBER = "number"
    QR = "qr"
    REWORDED = "reworded"
    MOVED = "moved"
    RESIZED = "resized"
    REWRAPPED = "rewrapped"
    RESTYLED = "restyled"
    RECOLOURED = "recoloured"
    RETAGGED = "retagged"
    REDRAWN = "redrawn"
    REPAINTED = "repainted"

    @property
    def layer(self) -> Layer:
        return _LAYERS[self]


_OF_LAYER = {
    Layer.DECLARATION: "fact setting id swatch layout fonts engine",
    Layer.STRUCTURE: "section-added section-removed section-moved section-renamed section-retyped section-resized "
    "section-split section-joined page-added page-removed page-moved page-split page-joined",
    Layer.WORDS: "item-added item-removed reordered number qr reworded",
    Layer.GEOMETRY: "moved resized rewrapped restyled recoloured retagged",
    Layer.PICTURE: "redrawn repainted",
}
_LAYERS = {Kind(name): layer for layer, names in _OF_LAYER.items() for name in names.split()}

LEVELS = {
    Kind.FACT: Level.NOTABLE,
    Kind.SETTING: Level.MINOR,  # and as grave as what it entails on paper
    Kind.ID: Level.MINOR,
    Kind.SWATCH: Level.NOTABLE,
    Kind.LAYOUT: Level.MINOR,  # and as grave as what it entails on paper
    Kind.FONTS: Level.NOTABLE,
    Kind.ENGINE: Level.MINOR,  # and as grave as what it entails on paper
    Kind.SECTION_ADDED: Level.NOTABLE,
    Kind.SECTION_REMOVED: Level.CRITICAL,
    Kind.SECTION_MOVED: Level.NOTABLE,
    Kind.SECTION_RENAMED: Level.NOTABLE,
    Kind.SECTION_RETYPED: Level.NOTABLE,
    Kind.SECTION_RESIZED: Level.NOTABLE,  # CRITICAL when the booklet as a whole loses pages
    Kind.SECTION_SPLIT: Level.NOTABLE,
    Kind.SECTION_JOINED: Level.NOTABLE,
    Kind.PAGE_ADDED: Level.NOTABLE,
    Kind.PAGE_REMOVED: Level.CRITICAL,
    Kind.PAGE_MOVED: Level.NOTABLE,
    Kind.PAGE_SPLIT: Level.NOTABLE,
    Kind.PAGE_JOINED: Level.NOTABLE,
    Kind.ITEM_ADDED: Level.NOTABLE,  # added, removed, renamed: CRITICAL when it holds a number, see words.NUMBERS
    Kind.ITEM_REMOVED: Level.NOTABLE,
    Kind.REORDERED: Level.NOTABLE,
    Kind.NUMBER: Level.CRITICAL,
    Kind.QR: Level.CRITICAL,
    Kind.REWORDED: Level.NOTABLE,
    Kind.MOVED: Level.NOTABLE,  # MINOR up to MINOR_MM, and so for RESIZED
    Kind.RESIZED: Level.NOTABLE,
    Kind.REWRAPPED: Level.NOTABLE,
    Kind.RESTYLED: Level.NOTABLE,
    Kind.RECOLOURED: Level.NOTABLE,
    Kind.RETAGGED: Level.MINOR,
    Kind.REDRAWN: Level.MINOR,
    Kind.REPAINTED: Level.NOTABLE,
}
"""What each kind of change weighs, unless its measure or its words say more (told beside it)."""

FACT_LEVELS = {"trim": Level.CRITICAL, "direction": Level.CRITICAL, "author": Level.MINOR}
"""Facts of the booklet that weigh more, or less, than others."""


@dataclass(frozen=True, slots=True)
class Hunk:
    """A stretch of a rewording: the same words on both sides, or what replaced what. ``gap``: a space follows."""

    before: str
    after: str
    gap: bool = True

    @property
    def same(self) -> bool:
        return self.before == self.after


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a page that shows a change: mm from the top-left corner of its trim, y down."""

    page: int
    rect: Rect


@dataclass(frozen=True, slots=True)
class Change:
    """One change, told once.

    ``section`` is a section's id, or empty for the whole booklet. ``name`` is the fact, the page, or the
    items' name with ``*`` for what is counted (``cards.*.when.label``), empty when they have several.
    ``what`` is the role of the items (``label``), or which sort of number it is (``phone number``).
    ``pages_old`` and ``pages_new`` are page numbers on either side; ``times`` is on how many items.
    ``moved_mm`` is (right, down). ``origin_old`` and ``origin_new`` are the paths in the YAML of the first,
    ``where_old`` and ``where_new`` their lines, when that side has its YAML. ``spots_old`` and ``spots_new`` are what
    to look at. ``unexpected``: it shows on paper, and nothing that was declared or laid out explains it.
    ``wordless``: items came or went of which nothing is read, lines and boxes.
    ``effects`` are what the change entails on paper, told with it and nowhere else.
    """

    kind: Kind
    level: Level
    section: str = ""
    name: str = ""
    what: str = ""
    before: str = ""
    after: str = ""
    pages_old: tuple[int, ...] = ()
    pages_new: tuple[int, ...] = ()
    times: int = 1
    moved_mm: tuple[float, float] | None = None
    hunks: tuple[Hunk, ...] = ()
    origin_old: str = ""
    origin_new: str = ""
    where_old: Where | None = None
    where_new: Where | None = None
    spots_old: tuple[Spot, ...] = ()
    spots_new: tuple[Spot, ...] = ()
    unexpected: bool = False
    wordless: bool = False
    effects: tuple[Change, ...] = ()

    @property
    def layer(self) -> Layer:
        return self.kind.layer


@dataclass(frozen=True, slots=True)
class Side:
    """What a report says of either side. ``name`` is what people called it: ``v11``, ``HEAD~2:v11``, ``proof.pdf``."""

    edition: str
    title: str
    pages: int
    sections: tuple[Section, ...]
    name: str = ""

    @property
    def called(self) -> str:
        return self.name or self.edition


@dataclass(frozen=True, slots=True)
class Form:
    """A difference between two files that changes nothing for whoever reads the paper: colour space, scale, boxes."""

    name: str
    before: str
    after: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """Every change between two booklets: the unexpected first, then the gravest, then in reading order.

    Empty (false) when there is none; ``form`` is what differs without changing what is printed.
    """

    old: Side
    new: Side
    changes: tuple[Change, ...]
    form: tuple[Form, ...] = ()

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    def __len__(self) -> int:
        return len(self.changes)

    def count(self, *kinds: Kind) -> int:
        """How many changes are of these kinds."""
        return sum(change.kind in kinds for change in self.changes)

    def title(self, section: str) -> str:
        """The title of a section by its id, as the new booklet has it, or the old one; with its id beside it where
        another section has the same title."""
        sections = next(
            (side.sections for side in (self.new, self.old) if any(s.id == section for s in side.sections)), ()
        )
        title = next((s.title for s in sections if s.id == section), section)
        return f"{title} ({section})" if sum(s.title == title for s in sections) > 1 else title
