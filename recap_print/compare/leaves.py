"""Pages as the comparison of structure handles them: paired, alone on one side, and as places to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from recap_print.compare.changes import Change, Spot
from recap_print.compare.pairs import Part, page_words
from recap_print.geometry import Rect
from recap_print.pages.model import Page


@dataclass(frozen=True, slots=True)
class Pair:
    """One page in both booklets. ``parted`` are pages that took some of its matter, or gave some to it."""

    section: str
    old: Page
    new: Page
    parted: tuple[Page, ...] = ()


@dataclass(slots=True)
class Structure:
    """What changed in the order of sections and pages, and the pages that both booklets have."""

    changes: list[Change] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)


@dataclass
class Kept:
    """A section that both booklets have: its pages as pairs of places, and those on one side only."""

    old: Part
    new: Part
    pairs: list[tuple[int, int]]
    elsewhere: list[tuple[int, int]]

    def __post_init__(self) -> None:
        both = self.pairs + self.elsewhere
        paired = [{pair[side] for pair in both} for side in (0, 1)]
        self.gone = [page for i, page in enumerate(self.old.pages) if i not in paired[0]]
        self.come = [page for j, page in enumerate(self.new.pages) if j not in paired[1]]
        changed = self.gone or self.come
        stay = [page for part, on in ((self.old, paired[0]), (self.new, paired[1])) for page in _at(part, on)]
        self._staying = [template(page) for page in stay] if changed else []

    def repeats(self, pages: Iterable[Page]) -> list[Page]:
        """Those that say what a page that stays says: more, or fewer, of the same."""
        return [page for page in pages if template(page) in self._staying]


def page_numbers(pages: Iterable[Page]) -> tuple[int, ...]:
    return tuple(page.number for page in pages)


WHOLE = Rect(0.0, 0.0, 0.0, 0.0)
"""As a place on a page: the page as a whole."""


def page_spots(pages: Iterable[Page]) -> tuple[Spot, ...]:
    return tuple(Spot(page.number, WHOLE) for page in pages)


def template(page: Page) -> Counter[str]:
    """What a page says but for its counts: pages of numbered cards are one page, repeated."""
    return Counter({word: times for word, times in page_words(page).items() if not word.isdecimal()})


def _at(part: Part, places: set[int]) -> list[Page]:
    return [part.pages[i] for i in sorted(places)]
