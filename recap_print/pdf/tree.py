"""The tree of pages, walked without trust: it may loop, be very deep, or hold what is no page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject

MOST_PAGES = 10_000
DEEPEST_TREE = 64
INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")

NOWHERE = "its page tree leads nowhere"
TOO_MANY = f"it has more than {MOST_PAGES} pages"

Leaf = tuple[DictionaryObject, dict[str, Any]]


def leaves(root: Any, look: Callable[[Any], Any], lost: Callable[[str], object]) -> Iterator[Leaf]:
    """Every page in order, with the entries it inherits or has.

    ``look`` follows a reference; ``lost`` hears ``NOWHERE`` for each branch that is none, and ``TOO_MANY`` once,
    where the walk ends. It may raise.
    """
    pending: list[tuple[Any, dict[str, Any], frozenset[int]]] = [(look(root), {}, frozenset())]
    visits = count = 0
    while pending:
        node, inherited, above = pending.pop()
        visits += 1
        if not isinstance(node, DictionaryObject) or id(node) in above or len(above) > DEEPEST_TREE:
            lost(NOWHERE)
            continue
        entries = inherited | {key: node.raw_get(key) for key in INHERITED if key in node}
        kids = look(node.get("/Kids"))
        if visits + len(pending) > 2 * MOST_PAGES or count == MOST_PAGES:
            lost(TOO_MANY)
            return
        if isinstance(kids, ArrayObject):
            here = above | {id(node)}
            pending += [(look(kid), entries, here) for kid in reversed(kids[: 2 * MOST_PAGES + 1])]
        elif look(node.get("/Type")) == "/Pages":
            lost(NOWHERE)
        else:
            count += 1
            yield node, entries
