"""What every report of changes says alike: its heading, its summary, its parts, and what each change entails."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from recap_print.compare.changes import Change, Changes, Kind, Layer, Level
from recap_print.report.phrases import direction, pages_of
from recap_print.report.things import measure, noun, plural

UNEXPECTED = "It shows on paper, and nothing that was declared or laid out explains it."

COUNTED: tuple[tuple[str, str, tuple[Kind, ...]], ...] = (
    ("fact", "changed", (Kind.FACT,)),
    ("setting", "changed", (Kind.SETTING,)),
    ("id", "renamed", (Kind.ID,)),
    ("section", "added", (Kind.SECTION_ADDED,)),
    ("section", "removed", (Kind.SECTION_REMOVED,)),
    ("section", "moved", (Kind.SECTION_MOVED,)),
    ("section", "renamed", (Kind.SECTION_RENAMED, Kind.SECTION_RETYPED)),
    ("section", "resized", (Kind.SECTION_RESIZED,)),
    ("section", "split", (Kind.SECTION_SPLIT,)),
    ("section", "joined", (Kind.SECTION_JOINED,)),
    ("page", "added", (Kind.PAGE_ADDED,)),
    ("page", "removed", (Kind.PAGE_REMOVED,)),
    ("page", "moved", (Kind.PAGE_MOVED,)),
    ("page", "split", (Kind.PAGE_SPLIT,)),
    ("page", "joined", (Kind.PAGE_JOINED,)),
    ("item", "added", (Kind.ITEM_ADDED,)),
    ("item", "removed", (Kind.ITEM_REMOVED,)),
    ("text", "reworded", (Kind.REWORDED,)),
    ("list", "reordered", (Kind.REORDERED,)),
    ("number", "changed", (Kind.NUMBER,)),
    ("QR code", "changed", (Kind.QR,)),
    ("place or size", "changed", (Kind.MOVED, Kind.RESIZED, Kind.REWRAPPED)),
    (
        "look",
        "changed",
        (Kind.SWATCH, Kind.LAYOUT, Kind.RESTYLED, Kind.RECOLOURED, Kind.RETAGGED, Kind.REDRAWN, Kind.REPAINTED),
    ),
    ("font", "changed", (Kind.FONTS,)),
    ("engine", "changed", (Kind.ENGINE,)),
)
"""How changes are counted: what it is that changed, and how. Every kind is counted once."""

_DONE = {
    Kind.MOVED: "moved",
    Kind.RESIZED: "resized",
    Kind.REWRAPPED: "broken over other lines",
    Kind.RESTYLED: "restyled",
    Kind.RECOLOURED: "recoloured",
    Kind.RETAGGED: "told otherwise to screen readers",
    Kind.REDRAWN: "redrawn",
    Kind.REPAINTED: "painted differently",
}


@dataclass(frozen=True, slots=True)
class Part:
    """Changes told under one heading. ``level`` is None for the unexpected ones."""

    title: str
    level: Level | None
    changes: tuple[Change, ...]


def only(changes: Changes, layers: Collection[Layer] = (), least: Level = Level.MINOR) -> Changes:
    """The changes at least as grave as ``least`` that show in one of these layers, by themselves or by what they
    entail; no layer means all of them. Differences of form stay."""
    kept = (
        change
        for change in changes
        if change.level <= least and (not layers or any(c.layer in layers for c in (change, *change.effects)))
    )
    return replace(changes, changes=tuple(kept))


def parts(changes: Changes) -> list[Part]:
    """The unexpected ones first, then the others from the gravest on; no part is empty."""
    found = [Part("Unexpected", None, tuple(change for change in changes if change.unexpected))]
    for level in Level:
        of_level = tuple(change for change in changes if change.level is level and not change.unexpected)
        found.append(Part(level.name.capitalize(), level, of_level))
    return [part for part in found if part.changes]


def heading(changes: Changes) -> str:
    """``v10 → v11``; ``v11 since its lock`` when both sides are one edition."""
    old, new = changes.old.called, changes.new.called
    its_lock = f"{new}.lock.json"
    if old == new or (changes.old.edition == new and old.replace("\\", "/").rpartition("/")[2] == its_lock):
        return f"{new} since its lock"
    return f"{old} → {new}"


def counts(changes: Changes) -> str:
    """``65 changes, 8 of them critical, 1 unexpected``"""
    told = [plural(len(changes), "change")]
    if critical := sum(change.level is Level.CRITICAL for change in changes):
        told.append("critical" if critical == len(changes) == 1 else f"{critical} of them critical")
    if unexpected := sum(change.unexpected for change in changes):
        told.append(f"{unexpected} unexpected")
    return ", ".join(told)


def kinds(changes: Changes) -> str:
    """``1 section added, 1 moved, 2 numbers changed``"""
    told = []
    last = ""
    for what, verb, of in COUNTED:
        if count := changes.count(*of):
            told.append(f"{count} {verb}" if what == last else f"{plural(count, what)} {verb}")
            last = what
    return ", ".join(told)


def lengths(changes: Changes) -> str:
    """``48 pages``, or ``48 → 52 pages``."""
    old, new = changes.old.pages, changes.new.pages
    return plural(new, "page") if old == new else f"{old} → {plural(new, 'page')}"


def same(changes: Changes, left_out: int = 0) -> str:
    """What is said when there is no change to tell."""
    old, new = changes.old.called, changes.new.called
    if left_out:
        return f"{heading(changes)}: nothing of the kind that was asked for; {left_out_words(left_out)}."
    if changes.form:
        return f"{old} and {new} print the same; they differ in form only."
    return f"{new} has not changed." if old == new else f"{old} and {new} are the same booklet."


def left_out_words(left_out: int) -> str:
    return f"{plural(left_out, 'change')} {'is' if left_out == 1 else 'are'} left out"


def summary(changes: Changes, left_out: int = 0) -> str:
    """One line: ``v10 → v11: 1 section added, 1 moved, 2 numbers changed · 48 pages``.

    ``left_out`` is how many changes a filter took away.
    """
    if not changes:
        return same(changes, left_out)
    told = f"{heading(changes)}: {kinds(changes)} · {lengths(changes)}"
    return f"{told} · {left_out_words(left_out)}" if left_out else told


def entailed(change: Change, title: Callable[[str], str] = str) -> str:
    """What a change entails on paper, gathered: ``9 items 13.0 mm higher, 2 broken over other lines (pages 3–5)``.

    ``title`` turns a section's id into its title. Empty when nothing follows from the change.
    """
    effects = change.effects
    if not effects:
        return ""
    kinds = dict.fromkeys(effect.kind for effect in effects)
    told = [_gathered(kind, [effect for effect in effects if effect.kind is kind], title) for kind in kinds]
    old = {page for effect in effects for page in effect.pages_old}
    new = {page for effect in effects for page in effect.pages_new}
    where = pages_of(replace(change, pages_old=tuple(sorted(old)), pages_new=tuple(sorted(new))))
    return ", ".join(told) + (f" ({where})" if where and where != pages_of(change) else "")


def _gathered(kind: Kind, effects: list[Change], title: Callable[[str], str]) -> str:
    if kind is Kind.SECTION_RESIZED:
        return ", ".join(f"{title(effect.section)}: {effect.before} → {effect.after}" for effect in effects)
    times = sum(effect.times for effect in effects)
    nouns = {noun(effect) for effect in effects}
    what = plural(times, nouns.pop() if len(nouns) == 1 else "item")
    if kind is Kind.MOVED:
        moves = {effect.moved_mm or (0.0, 0.0) for effect in effects}
        if len(moves) == 1:
            return f"{what} {direction(moves.pop())}"
        return f"{what} moved by up to {measure(max(max(map(abs, move)) for move in moves))}"
    if kind in _DONE:
        return f"{what} {_DONE[kind]}"
    return next(f"{plural(times, what)} {verb}" for what, verb, of in COUNTED if kind in of)
