"""What stands on a page where it looks different: items of an edition, or the words of a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recap_print.compare.papers.blocks import blocks
from recap_print.compare.papers.leaf import Leaf
from recap_print.compare.papers.limits import HALF
from recap_print.compare.words import numbers, plain
from recap_print.geometry import Rect, common
from recap_print.pages.model import Item, Line, Qr, Text

RIM_MM = 0.5
"""Around thin things: places are told in whole millimetres."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something on a page. ``sorts`` are those of the numbers in its ``words``."""

    rect: Rect
    name: str = ""
    what: str = ""
    words: str = ""
    origin: str = ""
    sorts: str = ""
    is_code: bool = False


def things(leaf: Leaf) -> list[Thing]:
    """All that is known to stand on a page."""
    if leaf.items:
        return list(map(_thing, leaf.items))
    return [Thing(b.rect, "", "text", plain(b.text), "", _sorts(b.text)) for b in blocks(leaf.words)]


def standing(things: Sequence[Thing], place: Rect) -> list[Thing]:
    """What of it looks different: the words and codes that a place covers, else the smallest thing that it is on."""
    said = [thing for thing in things if thing.words and _share(thing.rect, place) >= HALF]
    if said:
        return said
    around = [thing for thing in things if _share(place, thing.rect) >= HALF]
    if around:
        return [min(around, key=lambda thing: (thing.rect.width * thing.rect.height, not thing.words))]
    best = max(things, key=lambda thing: _share(place, thing.rect), default=None)
    return [best] if best and _share(place, best.rect) > 0 else []


def _thing(item: Item) -> Thing:
    words = plain(item.text) if isinstance(item, Text) else item.payload if isinstance(item, Qr) else ""
    code = isinstance(item, Qr)
    sorts = "" if code else _sorts(words)
    return Thing(_rect(item), item.tag.name, item.tag.role.value, words, item.tag.origin, sorts, code)


def _sorts(text: str) -> str:
    return ", ".join(sorted({sort for sort, _ in numbers(plain(text))}))


def _rect(item: Item) -> Rect:
    if isinstance(item, Text):
        return Rect(item.x, item.y - item.above, item.width, item.above + item.below)
    if isinstance(item, Line):
        x, y = min(item.x1, item.x2), min(item.y1, item.y2)
        return Rect(x, y, abs(item.x2 - item.x1), abs(item.y2 - item.y1)).inset(*(-RIM_MM,) * 4)
    return item.rect


def _share(one: Rect, other: Rect) -> float:
    """The part of a rectangle that another covers."""
    both = common(one, other)
    area = one.width * one.height
    return max(0.0, both.width) * max(0.0, both.height) / area if area else 0.0
