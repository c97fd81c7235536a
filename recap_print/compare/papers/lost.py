"""Pages that are there and say nothing any more: emptied, or damaged so that nobody can read them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from recap_print.compare.changes import LEVELS, Change, Kind, Level, Spot
from recap_print.compare.papers.blocks import blocks
from recap_print.compare.papers.leaf import Leaf, Sheaf
from recap_print.compare.papers.limits import EMPTIED, FEW_WORDS
from recap_print.geometry import Rect

ALL_WORDS = "everything on the page"
SAID = 120
"""Letters of a page that are told, to know it by."""
READ, UNREAD = "can be read", "cannot be read"


def lost(old: Leaf, new: Leaf, before: Sheaf, after: Sheaf, opening: Callable[[Leaf], str]) -> Change | None:
    """What became of a page as a whole, if either side of it is empty or cannot be read; ``opening`` tells what asked
    for its first words."""
    if old.is_unread != new.is_unread:
        sides = (UNREAD if leaf.is_unread else READ for leaf in (old, new))
        more: dict[str, Any] = dict(zip(("before", "after"), sides, strict=True))
        kind, level, name = Kind.FACT, Level.CRITICAL, "page"
    elif _emptied(old, new):
        kind, level, name, more = Kind.ITEM_REMOVED, Level.CRITICAL, "", {"before": _said(old)}
    elif _emptied(new, old):
        kind, level, name, more = Kind.ITEM_ADDED, LEVELS[Kind.ITEM_ADDED], "", {"after": _said(new)}
    else:
        return None
    origins = opening(old), opening(new)
    return Change(
        kind,
        level,
        new.section or old.section,
        name,
        ALL_WORDS if kind is not Kind.FACT else "page",
        pages_old=(old.number,),
        pages_new=(new.number,),
        origin_old=origins[0],
        origin_new=origins[1],
        where_old=before.where(origins[0]),
        where_new=after.where(origins[1]),
        spots_old=_whole(old),
        spots_new=_whole(new),
        **more,
    )


def _emptied(old: Leaf, new: Leaf) -> bool:
    return len(old.words) >= FEW_WORDS and len(new.words) <= EMPTIED * len(old.words)


def _said(leaf: Leaf) -> str:
    said = " ".join(block.text for block in blocks(leaf.words))
    return said if len(said) <= SAID else f"{said[:SAID].rsplit(' ', 1)[0]} …"


def _whole(leaf: Leaf) -> tuple[Spot, ...]:
    return () if leaf.is_unread else (Spot(leaf.number, Rect(0.0, 0.0, leaf.width, leaf.height)),)
