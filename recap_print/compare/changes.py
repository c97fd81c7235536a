"""What a comparison says: changes with their consequence, ready to be told in any form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum, StrEnum

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


class Kind(StrEnum):
    """What changed, from the whole booklet down to the ink of an item."""

    FACT = "fact"
    SWATCH = "swatch"
    LAYOUT = "layout"
    FONTS = "fonts"
    SECTION_ADDED = "section-added"
    SECTION_REMOVED = "section-removed"
    SECTION_MOVED = "section-moved"
    SECTION_RENAMED = "section-renamed"
    SECTION_RETYPED = "section-retyped"
    SECTION_RESIZED = "section-resized"
    PAGE_ADDED = "page-added"
    PAGE_REMOVED = "page-removed"
    PAGE_MOVED = "page-moved"
    ITEM_ADDED = "item-added"
    ITEM_REMOVED = "item-removed"
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


LEVELS = {
    Kind.FACT: Level.NOTABLE,
    Kind.SWATCH: Level.NOTABLE,
    Kind.LAYOUT: Level.MINOR,
    Kind.FONTS: Level.NOTABLE,
    Kind.SECTION_ADDED: Level.NOTABLE,
    Kind.SECTION_REMOVED: Level.CRITICAL,
    Kind.SECTION_MOVED: Level.NOTABLE,
    Kind.SECTION_RENAMED: Level.NOTABLE,
    Kind.SECTION_RETYPED: Level.NOTABLE,
    Kind.SECTION_RESIZED: Level.NOTABLE,  # CRITICAL when the booklet as a whole loses pages
    Kind.PAGE_ADDED: Level.NOTABLE,
    Kind.PAGE_REMOVED: Level.CRITICAL,
    Kind.PAGE_MOVED: Level.NOTABLE,
    Kind.ITEM_ADDED: Level.NOTABLE,  # added, removed, renamed: CRITICAL when it holds a number, see words.NUMBERS
    Kind.ITEM_REMOVED: Level.NOTABLE,
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
class Change:
    """One change, told once.

    ``section`` is a section's id, or empty for the whole booklet. ``name`` is the fact, the page, or the
    items' name with ``*`` for what is counted (``cards.*.when.label``), empty when they have several.
    ``what`` is the role of the items (``label``), or which sort of number it is (``phone number``).
    ``pages_old`` and ``pages_new`` are page numbers on either side; ``times`` is on how many items.
    ``moved_mm`` is (right, down). ``origin_old`` and ``origin_new`` are the paths in the YAML of the first.
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


@dataclass(frozen=True, slots=True)
class Side:
    """What a report says of either booklet."""

    edition: str
    title: str
    pages: int
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """Every change between two booklets, gravest first, then in reading order. Empty (false) when there is none."""

    old: Side
    new: Side
    changes: tuple[Change, ...]

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    def __len__(self) -> int:
        return len(self.changes)

    def count(self, *kinds: Kind) -> int:
        """How many changes are of these kinds."""
        return sum(change.kind in kinds for change in self.changes)

    def title(self, section: str) -> str:
        """The title of a section by its id, as the new booklet has it, or the old one."""
        return next((s.title for side in (self.new, self.old) for s in side.sections if s.id == section), section)
