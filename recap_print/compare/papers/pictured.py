"""What the picture of a page tells beyond its words: QR codes that say something else, and paint."""

from __future__ import annotations

from collections.abc import Iterator

from recap_print.compare.changes import LEVELS, Change, Kind, Spot
from recap_print.compare.papers.leaf import Leaf, Sheaf
from recap_print.compare.words import hunks
from recap_print.geometry import Rect, common
from recap_print.pdf.legible_model import Looked

UNREADABLE = "a code that cannot be read"
QUIET_MM = 3.0
"""A code's quiet zone, and what a renderer makes of its rim."""


def pictured(old: Leaf, new: Leaf, seen: Looked, before: Sheaf, after: Sheaf) -> Iterator[Change]:
    """The changes that show in the picture of a page only."""
    places = list(seen.places)
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
        if not was or not now:
            kind = Kind.ITEM_ADDED if now else Kind.ITEM_REMOVED
            yield _change(kind, old, new, (rect,), before, after, said[0], said[1], "QR code")
        else:
            yield _change(Kind.QR, old, new, (rect,), before, after, said[0], said[1])
        places = [one for one in places if not _touch(rect, one)]
        codes = tuple(c for c in codes[0] if c not in was), tuple(c for c in codes[1] if c not in now)
    if places:
        yield _change(Kind.REPAINTED, old, new, tuple(places), before, after)


def _change(
    kind: Kind,
    old: Leaf,
    new: Leaf,
    rects: tuple[Rect, ...],
    before: Sheaf,
    after: Sheaf,
    was: str = "",
    now: str = "",
    what: str = "",
) -> Change:
    origins = [next((o for rect, o in leaf.codes if _touch(rect, rects[0])), "") for leaf in (old, new)]
    critical = kind in (Kind.ITEM_ADDED, Kind.ITEM_REMOVED)
    return Change(
        kind,
        LEVELS[Kind.QR] if critical else LEVELS[kind],
        new.section or old.section,
        what=what,
        before=was,
        after=now,
        pages_old=(old.number,),
        pages_new=(new.number,),
        hunks=hunks(was, now) if kind is Kind.QR else (),
        origin_old=origins[0],
        origin_new=origins[1],
        where_old=before.where(origins[0]),
        where_new=after.where(origins[1]),
        spots_old=tuple(Spot(old.number, rect) for rect in rects),
        spots_new=tuple(Spot(new.number, rect) for rect in rects),
    )


def _touch(one: Rect, other: Rect) -> bool:
    shared = common(one.inset(*(-QUIET_MM,) * 4), other)
    return shared.width > 0 and shared.height > 0
