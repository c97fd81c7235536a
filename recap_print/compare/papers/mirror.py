"""What is said of (a, b), said of (b, a): two papers are compared in one order, and told in the one that was asked."""

from __future__ import annotations

from dataclasses import replace

from recap_print.compare.changes import LEVELS, Change, Hunk, Kind, Level
from recap_print.compare.papers.leaf import Sheaf
from recap_print.compare.papers.lost import ALL_WORDS

OTHER = {
    Kind.PAGE_ADDED: Kind.PAGE_REMOVED,
    Kind.PAGE_REMOVED: Kind.PAGE_ADDED,
    Kind.ITEM_ADDED: Kind.ITEM_REMOVED,
    Kind.ITEM_REMOVED: Kind.ITEM_ADDED,
}


def turned_about(old: Sheaf, new: Sheaf) -> bool:
    """Is the new paper to be taken first? Whichever is, it is the same one when they are exchanged."""

    def rank(sheaf: Sheaf) -> tuple[int, int, str]:
        said = " ".join(word.text for leaf in sheaf.leaves for word in leaf.words)
        return len(sheaf.leaves), len(said), said + "".join(leaf.digest for leaf in sheaf.leaves)

    return rank(old) < rank(new)


def mirrored(change: Change) -> Change:
    """The same change the other way round."""
    kind = OTHER.get(change.kind, change.kind)
    level = LEVELS[kind] if kind in (Kind.PAGE_ADDED, Kind.PAGE_REMOVED) else change.level
    if change.what == ALL_WORDS:
        level = Level.CRITICAL if kind is Kind.ITEM_REMOVED else LEVELS[kind]
    return replace(
        change,
        kind=kind,
        level=level,
        before=change.after,
        after=change.before,
        pages_old=change.pages_new,
        pages_new=change.pages_old,
        moved_mm=(0.0 - change.moved_mm[0], 0.0 - change.moved_mm[1]) if change.moved_mm else None,
        hunks=tuple(Hunk(hunk.after, hunk.before, hunk.gap) for hunk in change.hunks),
        origin_old=change.origin_new,
        origin_new=change.origin_old,
        where_old=change.where_new,
        where_new=change.where_old,
        spots_old=change.spots_new,
        spots_new=change.spots_old,
        effects=tuple(map(mirrored, change.effects)),
    )
