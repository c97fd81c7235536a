"""Pages that were set before, to be taken again where nothing that they are made of has changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from recap_print.design.model import PageSpec
from recap_print.edition.model import Section
from recap_print.pages.model import Overset, Page
from recap_print.typeset.setting import Setting

Recipe = tuple[Section, PageSpec, int, int]
"""What a page is made of beside what all have in common: its number, and how often its spec came before it."""
Made = tuple[Page, list[Overset]]


@dataclass(slots=True)
class Ream:
    """Of one booklet, for whoever sets it again and again. Setting all 48 pages of v11 takes 50 ms, one takes 1."""

    base: Setting | None = None
    pages: dict[str, tuple[Recipe, Made]] = field(default_factory=dict)
    before: dict[str, tuple[Recipe, Made]] = field(default_factory=dict)

    def begin(self, base: Setting) -> None:
        """From here on pages are those of a new booklet; ``base`` is what all of them are set with."""
        self.before = self.pages if self.base and _is_same(self.base, base) else {}
        self.base, self.pages = base, {}

    def page(self, name: str, recipe: Recipe, make: Callable[[], Made]) -> Made:
        """The page as it was, when it is made of the same; otherwise as ``make`` sets it."""
        known = self.before.get(name)
        self.pages[name] = known if known and known[0] == recipe else (recipe, make())
        return self.pages[name][1]


def _is_same(one: Setting, other: Setting) -> bool:
    """Is everything that pages draw on the same? Layout, fonts and pictograms are when nobody read them again."""
    return (
        (one.layout is other.layout and one.shelf is other.shelf and one.pictograms is other.pictograms)
        and (one.tabs, one.language, one.direction) == (other.tabs, other.language, other.direction)
        and (one.facts, one.scopes, one.pictures) == (other.facts, other.scopes, other.pictures)
    )
