"""Pages of given items, judged as a press prints them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from booklets import A5, bind, tag
from raster import PROFILE
from recap_print.check.case import Case
from recap_print.check.every import RULES
from recap_print.check.press.case import PressCase
from recap_print.findings import Finding
from recap_print.geometry import Rect
from recap_print.ink import Ink, Swatch
from recap_print.pages.model import Box, Item, Page, Role
from recap_print.profiles import Profile
from recap_print.sheets.press import Condition, Delivery, Edges, Flip, Limits, Press
from small import layout, shipped

PRESS = Press(
    "small", "", 0, 0, Edges(), Flip.SHORT_EDGE, 3, "", 0, (), Delivery.SINGLE_PAGES, safety=4, limits=Limits()
)
UNCOATED = Condition("uncoated", "FOGRA47", "", "", 280)


@cache
def profile() -> Profile:
    return Profile("uncoated", PROFILE.read_bytes())


def press_case(pages: Iterable[Iterable[Item]], press: Press = PRESS) -> PressCase:
    """A booklet of A5 pages with 3 mm of bleed, whose findings point into the edition v11."""
    case = shipped("v11").case
    assert case is not None
    numbered = (Page(f"words/{n}", n, "words", tuple(map(_placed, items))) for n, items in enumerate(pages, 1))
    booklet = replace(bind([]), stock=A5, pages=tuple(numbered))
    own = Case(case.edition, case.document, layout(), case.layout_document, case.names, booklet)
    return PressCase(own, booklet, press, UNCOATED, profile())


def _placed(item: Item) -> Item:
    """The builders of ``booklets`` leave origins to be completed."""
    origin = item.tag.origin
    return replace(item, tag=replace(item.tag, origin=f"sections[0]{origin}")) if origin[:1] == "." else item


def judged(code: str, *pages: Iterable[Item], press: Press = PRESS) -> list[Finding]:
    """What the rules whose codes begin so say of these pages; page 1 is a right-hand one."""
    return RULES.judge(code, press_case(pages, press))


def ink(c: float = 0, m: float = 0, y: float = 0, k: float = 0) -> Ink:
    return Ink(Swatch(f"c{c:g} m{m:g} y{y:g} k{k:g}", c, m, y, k))


def filled(x: float, y: float, width: float, height: float, fill: Ink, role: Role = Role.ARTIFACT) -> Box:
    return Box(tag("box", role, "title"), Rect(x, y, width, height), fill)
