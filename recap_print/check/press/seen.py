"""What rules for a press have in common: faults told once, and where things stand on a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TypeGuard

from recap_print.check.pages import on_page
from recap_print.check.press.case import PressCase
from recap_print.findings import Finding, Rule
from recap_print.geometry import Rect, Segment
from recap_print.ink import Ink
from recap_print.pages.model import Box, Item, Page, Path, Picture, bounds

Point = tuple[float, float]
STEPS = 8
"""Straight lines per Bézier curve: within 0.1 mm on curves of 20 mm."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A fault as it shows on one page. The same origin can have several, told apart by ``about``.

    The one with the highest ``worse`` is told; ``spot`` is mm from the trim's corner, the item's own when None.
    """

    page: Page
    item: Item
    message: str
    help: str = ""
    about: str = ""
    worse: float = 0.0
    spot: Point | None = None


def told(rule: Rule, case: PressCase, faults: Iterable[Seen]) -> Iterator[Finding]:
    """Each fault of an origin once, where it is worst, with the number of pages it shows on."""
    worst: dict[tuple[str, str], Seen] = {}
    pages: dict[tuple[str, str], set[str]] = {}
    for seen in faults:
        key = (seen.item.tag.origin, seen.about)
        pages.setdefault(key, set()).add(seen.page.id)
        if key not in worst or seen.worse > worst[key].worse:
            worst[key] = seen
    for key, seen in worst.items():
        where = on_page(case.case, key[0], seen.page, seen.item)
        if seen.spot:
            where = replace(where, spot=(round(seen.spot[0], 1), round(seen.spot[1], 1)))
        often = f", on {len(pages[key])} pages" if len(pages[key]) > 1 else ""
        yield rule.finding(where, seen.message + often, seen.help)


Filled = Box | Path | Picture
"""What can lie beneath something else."""


class Ground:
    """What lies beneath the items of a page, in the order they are painted."""

    def __init__(self, page: Page) -> None:
        self._filled = [(rank, item) for rank, item in enumerate(page.items) if _is_filled(item)]

    def beneath(self, rank: int, x: float, y: float) -> Filled | None:
        """What shows at a point before the item of this rank is painted; None for bare paper."""
        for own, item in reversed(self._filled):
            if own < rank and covers(item, x, y):
                return item
        return None


def _is_filled(item: Item) -> TypeGuard[Filled]:
    return isinstance(item, Picture) or (isinstance(item, Box | Path) and item.fill is not None)


def ink_of(ground: Filled | None) -> Ink | None:
    """The one ink of a ground; None for paper, and for a picture, which has no one ink."""
    return None if ground is None or isinstance(ground, Picture) else ground.fill


def covers(item: Filled, x: float, y: float) -> bool:
    """Does the inside of a shape hold this point?"""
    r = item.rect
    if not (r.x <= x <= r.right and r.y <= y <= r.bottom):
        return False
    return not isinstance(item, Path) or _winds_around(outlines(item.segments), x, y)


def _winds_around(lines: tuple[tuple[Point, ...], ...], x: float, y: float) -> bool:
    """The nonzero rule (ISO 32000-1 §8.5.3.3.2), by which paths are filled."""
    turns = 0
    for line in lines:
        for (x1, y1), (x2, y2) in pairwise((*line, line[0])):
            if (y1 <= y) != (y2 <= y) and x1 + (y - y1) / (y2 - y1) * (x2 - x1) > x:
                turns += 1 if y2 > y1 else -1
    return turns != 0


@lru_cache(maxsize=1024)  # a section's pictogram stands on each of its pages
def outlines(segments: tuple[Segment, ...]) -> tuple[tuple[Point, ...], ...]:
    """The subpaths of a path as straight lines."""
    lines: list[list[Point]] = []
    for step in segments:
        points = list(zip(step.at[::2], step.at[1::2], strict=True))
        match step.op:
            case "M":
                lines.append(points)
            case "L":
                lines[-1] += points
            case "C":
                lines[-1] += _curve(lines[-1][-1], *points)
            case "Z":
                lines[-1].append(lines[-1][0])
    return tuple(tuple(line) for line in lines)


def _curve(a: Point, b: Point, c: Point, d: Point) -> Iterator[Point]:
    for n in range(1, STEPS + 1):
        t, u = n / STEPS, 1 - n / STEPS
        weights = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
        x, y = (sum(w * p[i] for w, p in zip(weights, (a, b, c, d), strict=True)) for i in (0, 1))
        yield x, y


def extent(item: Item) -> Rect:
    """The rectangle that an item's ink fills: closer than ``bounds`` for a drawing, which has air in its square."""
    if not isinstance(item, Path) or not item.segments:
        return bounds(item)
    points = [point for line in outlines(item.segments) for point in line]
    left, top = min(x for x, _ in points), min(y for _, y in points)
    right, bottom = max(x for x, _ in points), max(y for _, y in points)
    half = item.thickness / 2 if item.stroke else 0.0
    return Rect(left, top, right - left, bottom - top).inset(*(-half,) * 4)


def is_paper(ink: Ink | None) -> bool:
    """No ink at all: the paper shows."""
    return ink is None or not any(ink.cmyk)


def middle(rect: Rect) -> Point:
    return rect.x + rect.width / 2, rect.y + rect.height / 2
