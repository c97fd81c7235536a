"""What the picture of a page tells beyond its words: QR codes that say something else, colours, and paint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from recap_print.compare.changes import LEVELS, Change, Kind, Level, Spot
from recap_print.compare.papers.leaf import Leaf, Sheaf, change_on
from recap_print.compare.papers.standing import Thing, standing, things
from recap_print.compare.words import hunks
from recap_print.geometry import Rect, common
from recap_print.pdf.legible_model import Looked

UNREADABLE = "a code that cannot be read"
QUIET_MM = 3.0
"""A code's quiet zone, and what a renderer makes of its rim."""


def pictured(old: Leaf, new: Leaf, seen: Looked, before: Sheaf, after: Sheaf) -> Iterator[Change]:
    """The changes that show in the picture of a page only."""
    page = _Page(old, new, before, after)
    places = list(seen.places)
    colours = dict(zip(seen.places, seen.colours, strict=False))
    codes = seen.codes_old, seen.codes_new
    for place in list(places):
        was = [code for code in codes[0] if _touch(code[1], place)]
        now = [code for code in codes[1] if _touch(code[1], place)]
        if not was and not now:
            continue
        said = [", ".join(sorted(text or UNREADABLE for text, _ in some)) for some in (was, now)]
        if said[0] == said[1]:
            continue
        rect = (now or was)[0][1]
        code = next((thing for thing in page.things if thing.is_code and _touch(thing.rect, rect)), None)
        words = {"before": said[0], "after": said[1], "level": LEVELS[Kind.QR]}
        if not was or not now:
            kind = Kind.ITEM_ADDED if now else Kind.ITEM_REMOVED
            yield page.change(kind, (rect,), code, what="QR code", **words)
        else:
            yield page.change(Kind.QR, (rect,), code, hunks=hunks(*said), **words)
        places = [one for one in places if not _touch(rect, one)]
        codes = tuple(c for c in codes[0] if c not in was), tuple(c for c in codes[1] if c not in now)
    for pair in dict.fromkeys(colours[place] for place in places if place in colours and all(colours[place])):
        of = tuple(place for place in places if colours.get(place) == pair)
        yield page.change(Kind.RECOLOURED, of, None, before=pair[0], after=pair[1])
    yield from page.repainted([place for place in places if not all(colours.get(place, ("",)))])


class _Page:
    """A pair of pages, and what stands on it as far as either side tells."""

    def __init__(self, old: Leaf, new: Leaf, before: Sheaf, after: Sheaf) -> None:
        self._old, self._new, self._before, self._after = old, new, before, after
        self._known = new if new.items and not old.items else old
        if not (self._known.items or self._known.words):
            self._known = new
        self.things = things(self._known)

    def change(self, kind: Kind, rects: tuple[Rect, ...], thing: Thing | None, **more: Any) -> Change:
        origin = thing.origin if thing else ""
        origins = ("", origin) if self._known is self._new else (origin, "")
        spots = [tuple(Spot(leaf.number, rect) for rect in rects) for leaf in (self._old, self._new)]
        papers = self._before, self._after
        return change_on((self._old, self._new), papers, kind, origins, (spots[0], spots[1]), **more)

    def repainted(self, places: list[Rect]) -> Iterator[Change]:
        """What looks different: each thing that nobody may misread by itself, the others together."""
        others: dict[Thing, None] = {}
        left: list[Rect] = []
        grave: dict[Thing, list[Rect]] = {}
        for place in places:
            found = standing(self.things, place)
            for thing in found:
                if thing.sorts or thing.is_code:
                    grave.setdefault(thing, []).append(place)
            if not any(thing.sorts or thing.is_code for thing in found):
                others.update(dict.fromkeys(found))
                left.append(place)
        for thing, rects in grave.items():
            what = thing.sorts or "QR code"
            more: dict[str, Any] = {"before": thing.words, "after": thing.words, "level": Level.CRITICAL}
            yield self.change(Kind.REPAINTED, tuple(rects), thing, name=thing.name, what=what, **more)
        if left:
            alone = next(iter(others)) if len(others) == 1 else None
            more = {"times": max(1, len(others))}
            if alone:
                more = {"name": alone.name, "what": alone.what, "before": alone.words, "after": alone.words}
            yield self.change(Kind.REPAINTED, tuple(left), alone, **more)


def folded(changes: Iterable[Change]) -> list[Change]:
    """The code that is made of a number is told with it. Only an edition tells what asked for both."""
    changes = list(changes)
    heads: dict[tuple[str, str, str], int] = {}
    for kind in (Kind.NUMBER, Kind.QR):
        for nth, change in enumerate(changes):
            if change.kind is kind:
                for at in _asked(change):
                    heads.setdefault(at, nth)
    effects: dict[int, list[Change]] = {}
    kept = []
    for nth, change in enumerate(changes):
        head = next((heads[at] for at in _asked(change) if at in heads), nth)
        follows = change.kind is Kind.QR or (change.kind is Kind.REPAINTED and change.level is Level.CRITICAL)
        if follows and head != nth:
            effects.setdefault(head, []).append(change)
        else:
            kept.append(nth)
    return [replace(changes[n], effects=(*changes[n].effects, *effects.get(n, ()))) for n in kept]


def _asked(change: Change) -> list[tuple[str, str, str]]:
    """Which side's which line asked for it."""
    sides = ("old", change.origin_old), ("new", change.origin_new)
    return [(change.section, side, origin) for side, origin in sides if origin]


def _touch(one: Rect, other: Rect) -> bool:
    shared = common(one.inset(*(-QUIET_MM,) * 4), other)
    return shared.width > 0 and shared.height > 0
