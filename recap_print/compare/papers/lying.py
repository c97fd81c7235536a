"""How the pages of one paper lie upon those of the other: all alike, or one page by itself."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from recap_print.compare.changes import LEVELS, MINOR_MM, Change, Kind, Level, Spot
from recap_print.compare.papers.fit import Fit, Point, fit, median, points
from recap_print.compare.papers.leaf import Leaf, key
from recap_print.compare.papers.limits import MOST_SCALED, SHIFTED_MM, SIZE_MM, STILL_MM, SURE_WORDS, TOGETHER
from recap_print.geometry import Rect
from recap_print.pdf.legible_model import Word
from recap_print.units import number

Pair = tuple[Leaf, Leaf]

WHOLE_PAGE = "whole page"
ROUNDED = 3
"""Digits to which a measured scale is known: SCALED is half of the last one."""


@dataclass(frozen=True, slots=True)
class Lie:
    """How the new paper lies upon the old one; the pages whose trim is another size; is it scaled beyond what is form
    (``grown``), and shifted beyond it (``shifted``)?"""

    fit: Fit
    resized: tuple[Pair, ...] = ()
    grown: bool = False
    shifted: bool = False


def lie_of(pairs: list[Pair]) -> Lie:
    """Measured between the words that both have. Pages that changed sides of the spread tell nothing of it."""
    pairs = [(a, b) for a, b in pairs if not (a.is_unread or b.is_unread)]
    told = [points(a.words, b.words) for a, b in pairs if a.number % 2 == b.number % 2]
    measured = fit(told or [points(a.words, b.words) for a, b in pairs])
    trimmed = all(a.trimmed and b.trimmed for a, b in pairs)
    grown = any(round(abs(1 - min(by, 1 / by)), ROUNDED) > MOST_SCALED for by in (measured.across, measured.down))
    resized = tuple((a, b) for a, b in pairs if not _same_size(a, b, measured))
    if grown:
        resized = tuple(pair for pair in pairs if _differ(*pair))
    still = measured.across == measured.down == 1.0 and not resized
    shifted = trimmed and still and max(abs(measured.right), abs(measured.lower)) > SHIFTED_MM
    return Lie(measured, resized, grown, shifted)


def _same_size(a: Leaf, b: Leaf, measured: Fit) -> bool:
    """Is the one trim as large as the other, as it is or at the measured scale?"""
    sizes = (a.width, b.width, measured.across), (a.height, b.height, measured.down)
    if a.trimmed == b.trimmed:
        return all(min(abs(was - now), abs(was * by - now)) <= SIZE_MM for was, now, by in sizes)
    if a.trimmed:  # all of it must be on the other page, wherever that has its trim
        return all(now >= was * by - SIZE_MM for was, now, by in sizes)
    return all(was >= now / by - SIZE_MM for was, now, by in sizes)


def _differ(a: Leaf, b: Leaf) -> bool:
    return max(abs(a.width - b.width), abs(a.height - b.height)) > SIZE_MM


def upon(new: Leaf, fit: Fit) -> Leaf:
    """A leaf of the new paper with its words where the old one has them."""
    return new if fit.is_still else replace(new, words=tuple(map(fit.back, new.words)))


def step(old: Leaf, new: Leaf) -> Fit:
    """How a page was shifted as a whole: nearly all of its words by one distance."""
    if old.digest and old.digest == new.digest:
        return Fit()
    found = _twins(old, new)
    if len(found) < SURE_WORDS:
        return Fit()
    right, lower = (median(p[n + 2] - p[n] for p in found) for n in (0, 1))
    if max(abs(right), abs(lower)) <= STILL_MM:
        return Fit()
    along = sum(abs(p[2] - p[0] - right) <= STILL_MM and abs(p[3] - p[1] - lower) <= STILL_MM for p in found)
    return Fit(right=right, lower=lower) if along >= TOGETHER * len(found) else Fit()


def _twins(old: Leaf, new: Leaf) -> list[Point]:
    """Words that both pages say equally often, in the order in which they say them, and their places on both."""
    sides: list[dict[str, list[Word]]] = []
    for leaf in (old, new):
        said: dict[str, list[Word]] = defaultdict(list)
        for word in leaf.words:
            said[key(word.text)].append(word)
        sides.append(said)
    return [
        (a.x, a.y, b.x, b.y)
        for k, some in sides[0].items()
        if len(some) == len(sides[1].get(k, ()))
        for a, b in zip(some, sides[1][k], strict=True)
    ]


def bared(leaf: Leaf, right: float, lower: float) -> list[Rect]:
    """What a shift lays bare, or pushes off, along the edges of a page: nobody knows what should be there."""
    found = []
    if right:
        found += [Rect(x, 0.0, abs(right), leaf.height) for x in (0.0, leaf.width - abs(right))]
    if lower:
        found += [Rect(0.0, y, leaf.width, abs(lower)) for y in (0.0, leaf.height - abs(lower))]
    return found


def shifted(pairs: list[Pair], by: Fit) -> Change:
    """Pages that were shifted as a whole, told once."""
    moved = tuple(0.0 if abs(way) <= STILL_MM else round(way, 2) for way in (by.right, by.lower))
    sections = {b.section or a.section for a, b in pairs}
    spots = [
        tuple(Spot(leaf.number, Rect(0.0, 0.0, leaf.width, leaf.height)) for leaf in side)
        for side in zip(*pairs, strict=True)
    ]
    return Change(
        Kind.MOVED,
        Level.MINOR if max(map(abs, moved)) <= MINOR_MM else LEVELS[Kind.MOVED],
        sections.pop() if len(sections) == 1 else "",
        what=WHOLE_PAGE,
        pages_old=tuple(sorted(a.number for a, _ in pairs)),
        pages_new=tuple(sorted(b.number for _, b in pairs)),
        times=len(pairs),
        moved_mm=(moved[0], moved[1]),
        spots_old=spots[0],
        spots_new=spots[1],
    )


def resizes(lie: Lie, count: int) -> list[Change]:
    """The pages of another size; ``count`` is of all pages."""
    whole = len(lie.resized) == count
    found = []
    for before, after in lie.resized[:1] if whole else lie.resized:
        was, now = (f"{number(round(leaf.width, 1))} × {number(round(leaf.height, 1))} mm" for leaf in (before, after))
        pages = ((), ()) if whole else ((before.number,), (after.number,))
        if was != now:
            found.append(Change(Kind.FACT, Level.CRITICAL, "", "trim", "", was, now, *pages))
    return found


def scaled(fit: Fit) -> Change:
    """Pages as large as they were, on which all is much smaller or larger."""
    return Change(Kind.FACT, Level.CRITICAL, "", "scale", "", "100 %", fit.scale)
