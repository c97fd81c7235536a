"""A witness of its own of what is on paper: where words show, and how far things went from one side to the other."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from drafts import EDITION, Place, concrete

from recap_print.compare.changes import MINOR_MM, Level
from recap_print.compare.version import Version
from recap_print.geometry import Glyph
from recap_print.ink import Ink
from recap_print.pages.model import Booklet, Page, Tag
from recap_print.source import join

LONG = frozenset({"x", "y", "x1", "x2", "y1", "y2", "width", "height", "thickness", "radius", "at"})
"""Fields that are measures in mm, in whatever is placed."""


def shown(version: Version, place: Place | None) -> tuple[int, ...] | None:
    """The pages on which what was said at a place is printed, or None when nobody can tell."""
    if place is None or version.edition is None or place.file != EDITION:
        return None
    origin = join("", *concrete(version.edition.data, place.path))
    within = (f"{origin}.", f"{origin}[")
    return tuple(
        page.number
        for page in version.booklet.pages
        if any(item.tag.origin == origin or item.tag.origin.startswith(within) for item in page.items)
    )


def pages_of(version: Version, section: str) -> tuple[int, ...]:
    """The pages of a section."""
    return tuple(page.number for page in version.booklet.pages if page.section == section)


def weight(old: Booklet, new: Booklet) -> Level:
    """MINOR when nothing that shows went farther than ``MINOR_MM``; NOTABLE when it did, or shows another thing."""
    if [page.id for page in old.pages] != [page.id for page in new.pages]:
        return Level.NOTABLE
    found = [weight_of(a, b) for a, b in zip(old.pages, new.pages, strict=True)]
    return Level.NOTABLE if Level.NOTABLE in found else Level.MINOR


def weight_of(old: Page, new: Page) -> Level | None:
    """The same of one page; None when it prints the same."""
    if old.items == new.items:
        return None
    if [item.tag.name for item in old.items] != [item.tag.name for item in new.items]:
        return Level.NOTABLE
    worst: Level | None = None
    for a, b in zip(old.items, new.items, strict=True):
        far = _far(a, b, "")
        if far > MINOR_MM + 1e-9:
            return Level.NOTABLE
        worst = Level.MINOR if far else worst
    return worst


def _far(a: Any, b: Any, field: str) -> float:
    """How far two values are apart: mm for measures, a mile for anything else that differs."""
    if a == b:
        return 0.0
    if type(a) is not type(b):
        return 1e6
    if isinstance(a, Tag):
        return 0.01 if a.alt != b.alt else 0.0
    if isinstance(a, Glyph):
        return 1e6 if (a.gid, a.cluster) != (b.gid, b.cluster) else 0.01
    if isinstance(a, Ink):
        return 1e6 if (a.swatch.name, a.tint) != (b.swatch.name, b.tint) else 0.0
    if isinstance(a, float | int) and field in LONG:
        return float(abs(a - b))
    if isinstance(a, tuple):
        if len(a) != len(b):
            return 1e6
        return max((_far(x, y, field) for x, y in zip(a, b, strict=True)), default=0.0)
    if is_dataclass(a):
        return max(_far(getattr(a, f.name), getattr(b, f.name), f.name) for f in fields(a))
    return 1e6
