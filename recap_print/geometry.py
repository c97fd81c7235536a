"""Shapes that more than one room speaks of. Millimetres, y down, unless said otherwise."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle: top-left corner and size, in mm."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def inset(self, left: float, top: float, right: float, bottom: float) -> Rect:
        """The rectangle left when each edge moves inward (negative: outward)."""
        return Rect(self.x + left, self.y + top, self.width - left - right, self.height - top - bottom)


@dataclass(frozen=True, slots=True)
class Segment:
    """One step of a path: ``M`` (x y), ``L`` (x y), ``C`` (x1 y1 x2 y2 x y) or ``Z``; in the units of whoever draws."""

    op: str
    at: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Glyph:
    """One positioned glyph, in thousandths of the type size.

    ``cluster`` is the index, in the run's text, of the first character it shows; ``advance`` moves the
    pen, ``dx``/``dy`` displace this glyph alone (y up, as in fonts).
    """

    gid: int
    advance: int
    cluster: int
    dx: int = 0
    dy: int = 0


def union(first: Rect, *others: Rect) -> Rect:
    """The smallest rectangle around all of these, to the micrometre."""
    rects = (first, *others)
    x, y = min(r.x for r in rects), min(r.y for r in rects)
    return _snapped(x, y, max(r.right for r in rects) - x, max(r.bottom for r in rects) - y)


def common(a: Rect, b: Rect) -> Rect:
    """What two rectangles share, to the micrometre; its size is negative when they share nothing."""
    x, y = max(a.x, b.x), max(a.y, b.y)
    return _snapped(x, y, min(a.right, b.right) - x, min(a.bottom, b.bottom) - y)


def _snapped(*values: float) -> Rect:
    return Rect(*(round(value, 3) + 0.0 for value in values))
