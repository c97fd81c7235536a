"""A difference of one item, or of some that belong together, as a change ready to be gathered with its likes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from recap_print.compare.changes import LEVELS, Change, Hunk, Kind, Level, Spot
from recap_print.compare.pieces import Piece, Reordered, family
from recap_print.compare.words import numbers
from recap_print.geometry import union
from recap_print.pages.model import bounds


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds two pieces: the part of the change that the booklet or the page already tells.

    ``retitled`` are titles (old, new) told once; ``turn`` is how far this page's content moved to the right
    because the page changed sides of the spread, None when it did not; ``width`` is the page's, in mm.
    """

    section: str
    pages: tuple[int, int]
    retitled: tuple[tuple[str, str], ...]
    reordered: bool
    refonted: bool
    resized: bool
    turn: float | None
    width: float


def told_of(
    kind: Kind,
    old: Piece,
    new: Piece,
    setting: Setting,
    before: str = "",
    after: str = "",
    *,
    level: Level | None = None,
    moved_mm: tuple[float, float] | None = None,
    words: tuple[Hunk, ...] = (),
) -> Change:
    """A change of one piece, ready to be gathered with its likes."""
    return Change(
        kind,
        LEVELS[kind] if level is None else level,
        setting.section,
        family(new.name) if family(new.name) == family(old.name) else "",
        new.items[0].tag.role.value,
        before,
        after,
        (setting.pages[0],),
        (setting.pages[1],),
        moved_mm=moved_mm,
        hunks=words,
        origin_old=old.items[0].tag.origin,
        origin_new=new.items[0].tag.origin,
        spots_old=spots(setting.pages[0], old),
        spots_new=spots(setting.pages[1], new),
    )


def alone(kind: Kind, name: str, group: tuple[Piece, ...], setting: Setting) -> Change:
    """An item, or a group of kindred items, that one side does not have."""
    said = " / ".join(piece.words for piece in group if piece.words)
    sorts = Counter(type(piece.items[0]).__name__.lower() for piece in group)
    wordless = not said and not {"qr", "picture"} & sorts.keys()
    said = said or ", ".join(f"{n} {sort if n == 1 else _PLURALS[sort]}" for sort, n in sorted(sorts.items()))
    roles = {piece.items[0].tag.role.value for piece in group}
    gone = kind is Kind.ITEM_REMOVED
    # A row's bullet comes from the section as a whole; its words say which row it is.
    origin = common_path(piece.items[0].tag.origin for piece in [p for p in group if p.words] or group)
    seen = tuple(spot for piece in group for spot in spots(setting.pages[not gone], piece))
    return Change(
        kind,
        Level.CRITICAL if numbers(said) or "qr" in sorts else LEVELS[kind],
        setting.section,
        name,
        roles.pop() if len(roles) == 1 else "",
        said if gone else "",
        "" if gone else said,
        (setting.pages[0],),
        (setting.pages[1],),
        origin_old=origin if gone else "",
        origin_new="" if gone else origin,
        spots_old=seen if gone else (),
        spots_new=() if gone else seen,
        wordless=wordless,
    )


_PLURALS = {"box": "boxes", "line": "lines", "path": "paths", "picture": "pictures", "qr": "QR codes", "text": "texts"}


def reorder(rows: Reordered, setting: Setting) -> Change:
    """The rows of a list that say the same in another order."""
    return Change(
        Kind.REORDERED,
        LEVELS[Kind.REORDERED],
        setting.section,
        family(".".join(rows.name)),
        rows.before[0].items[0].tag.role.value,
        " / ".join(piece.words for piece in rows.before),
        " / ".join(piece.words for piece in rows.after),
        (setting.pages[0],),
        (setting.pages[1],),
        origin_old=common_path(piece.items[0].tag.origin for piece in rows.before),
        origin_new=common_path(piece.items[0].tag.origin for piece in rows.after),
        spots_old=tuple(spot for piece in rows.before for spot in spots(setting.pages[0], piece)),
        spots_new=tuple(spot for piece in rows.after for spot in spots(setting.pages[1], piece)),
    )


def spots(page: int, piece: Piece) -> tuple[Spot, ...]:
    """Where a piece is to be looked at."""
    return (Spot(page, union(*map(bounds, piece.items))),)


def common_path(origins: Iterable[str]) -> str:
    """The longest path that all of these are at or below: ``sections[3].never`` for two of its rows."""
    first, *others = sorted(set(origins))
    steps = _STEP.findall(first)
    for other in others:
        theirs = _STEP.findall(other)
        same = next((i for i, (a, b) in enumerate(zip(steps, theirs, strict=False)) if a != b), len(theirs))
        steps = steps[:same]
    return "".join(steps)


_STEP = re.compile(r"layout:|\.?[^.\[\]]+|\[\d+\]")
