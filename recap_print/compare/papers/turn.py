"""Pages that changed sides of the spread: a page more or less turns over every page after it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from recap_print.compare.papers.blocks import Block, blocks
from recap_print.compare.papers.fit import median
from recap_print.compare.papers.leaf import Leaf
from recap_print.compare.papers.limits import MOST_TURNED_MM, STILL_MM

MIRRORED_MM = 1.0
"""What hangs on the outer margin stands as in a mirror, to so much: letters have room beside them."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A page that changed sides: how many mm its content went to the right; ``known`` when anything tells so."""

    right: float = 0.0
    known: bool = True


def turns(pairs: list[tuple[Leaf, Leaf]]) -> list[Turn | None]:
    """The turn of each page, None where it kept its side; and of every one where pages were lost or added and the
    others left as they were, as in a proof. What is mirrored tells nothing of it; a page that says nothing else goes
    as the others do."""
    turned = [a.number % 2 != b.number % 2 for a, b in pairs]
    steps = [list(_steps(a, b)) if side else [] for (a, b), side in zip(pairs, turned, strict=True)]
    of_side: dict[int, list[float]] = {0: [], 1: []}
    hang = False
    for (a, b), some, side in zip(pairs, steps, turned, strict=True):
        of_side[a.number % 2] += [step for step in some if abs(step) > STILL_MM]
        hang = hang or (side and _hangs(a, b))
    if not (hang or of_side[0] or of_side[1]):
        return [None] * len(pairs)
    found: list[Turn | None] = []
    for (a, _), some, side in zip(pairs, steps, turned, strict=True):
        usual = of_side[a.number % 2]
        step = median(some or usual) if some or usual else 0.0
        found.append(Turn(round(step, 3), bool(some or usual)) if side else None)
    return found


def mirrored(old: tuple[float, float], new: tuple[float, float], width: float) -> bool:
    """Does a stretch (left, right) of a page stand on the new one as in a mirror, and elsewhere?"""
    return abs(old[0] + new[1] - width) <= MIRRORED_MM and abs(new[0] - old[0]) > MOST_TURNED_MM


def _steps(old: Leaf, new: Leaf) -> Iterator[float]:
    """How far to the right texts went that are not mirrored and could be content."""
    for from_x, to_x, across in _moves(old, new):
        stands = mirrored((from_x, from_x + across), (to_x, to_x + across), old.width)
        if not stands and abs(to_x - from_x) <= MOST_TURNED_MM:
            yield to_x - from_x


def _hangs(old: Leaf, new: Leaf) -> bool:
    """Is there a text on the other margin now?"""
    return any(mirrored((x, x + across), (to, to + across), old.width) for x, to, across in _moves(old, new))


def _moves(old: Leaf, new: Leaf) -> Iterator[tuple[float, float, float]]:
    """From where to where texts went from left to right, and how wide they are: those that stand once on each page."""
    sides = []
    for leaf in (old, new):
        known: dict[str, list[Block]] = defaultdict(list)
        for block in blocks(leaf.words):
            known[block.text].append(block)
        sides.append({text: some[0] for text, some in known.items() if len(some) == 1})
    for text, block in sides[0].items():
        if text in sides[1]:
            yield block.rect.x, sides[1][text].rect.x, block.rect.width
