"""Where a report points: a box around everything that changed, and the spreads where each change shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recap_print.compare.changes import Change, Changes, Spot
from recap_print.geometry import Rect
from recap_print.report.html.facing import COME, GONE, MOVED, Papers, Spread, every
from recap_print.report.html.marks import RANKS, rank

MOST_OF_A_PAGE = 0.9
WHOLE_PAGE = Rect(0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Boxed:
    """A place to look at: on which page, and which change (from 1) it belongs to.

    ``aside``: it shows what the change entails, and something else shows the change itself.
    """

    spot: Spot
    number: int
    change: Change
    aside: bool = False


def boxes(changes: Changes, papers: Papers) -> tuple[list[Boxed], list[Boxed]]:
    """All boxes of either side: of changes and of their effects. The gravest come last, on top of the others."""
    sides: tuple[list[Boxed], list[Boxed]] = ([], [])
    for number, change in enumerate(changes, 1):
        own = _places(change)
        entailed = [_spots(effect) for effect in every(change.effects)]
        for side in (0, 1):
            spots = dict.fromkeys(own[side], False)
            for effect in entailed:
                spots = dict.fromkeys(effect[side], any(own)) | spots
            if change.kind not in GONE | COME | MOVED:  # a box around all of a page would only frame it
                spots = {spot: aside or _all_of(spot, papers.trims[side]) for spot, aside in spots.items()}
            sides[side].extend(Boxed(spot, number, change, aside) for spot, aside in spots.items())
    for of_side in sides:
        of_side.sort(key=lambda box: (not box.aside, -RANKS.index(rank(box.change)), -_area(box), box.number))
    return sides


def _places(change: Change) -> tuple[tuple[Spot, ...], tuple[Spot, ...]]:
    """The spots of a change itself; of a page that came, went or moved, the page."""
    if change.kind not in GONE | COME | MOVED or any(_spots(change)):
        return _spots(change)
    old, new = (tuple(Spot(page, WHOLE_PAGE) for page in pages) for pages in (change.pages_old, change.pages_new))
    return old, new


def _spots(change: Change) -> tuple[tuple[Spot, ...], tuple[Spot, ...]]:
    return change.spots_old, change.spots_new


def _all_of(spot: Spot, trim: tuple[float, float]) -> bool:
    """Does it take nearly the whole page, or no place in it?"""
    if not (spot.rect.width or spot.rect.height):
        return True
    return spot.rect.width * spot.rect.height > MOST_OF_A_PAGE * trim[0] * trim[1]


def _area(box: Boxed) -> float:
    return box.spot.rect.width * box.spot.rect.height


def where_shown(changes: Changes, spreads: Sequence[Spread]) -> list[list[int]]:
    """For each change, the numbers (from 1) of the spreads where it shows: those with a box of it come first."""
    old = {page.old: n for n, spread in enumerate(spreads, 1) for page in spread.pages if page.old}
    new = {page.new: n for n, spread in enumerate(spreads, 1) for page in spread.pages if page.new}
    told = []
    for change in changes:
        found: dict[int, None] = {}
        for one in every([change]):
            found |= dict.fromkeys(sorted({new.get(s.page, 0) for s in one.spots_new}))
            found |= dict.fromkeys(sorted({old.get(s.page, 0) for s in one.spots_old}))
        for one in every([change]):
            found |= dict.fromkeys(new.get(page, 0) for page in one.pages_new)
            found |= dict.fromkeys(old.get(page, 0) for page in one.pages_old)
        found.pop(0, None)
        told.append(list(found))
    return told
