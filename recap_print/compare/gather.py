"""Gather changes that are one change seen in several places, and put them in the order they are told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from recap_print.compare.changes import WIDESPREAD, Change, Kind

Key = tuple[object, ...]

_LOOKS = {
    Kind.MOVED,
    Kind.RESIZED,
    Kind.REWRAPPED,
    Kind.RESTYLED,
    Kind.RECOLOURED,
    Kind.REDRAWN,
}
"""Told for all the items it befalls; what is said is told for each name, as each is written in its own place."""


def gather(changes: Iterable[Change], furniture: Iterable[Change], order: list[str]) -> tuple[Change, ...]:
    """Each change once. ``furniture`` is the same on every page, so its words are told of the whole booklet;
    ``order`` is the order of the sections."""
    furniture = list(furniture)
    said = [*_merge((c for c in changes if c.kind not in _LOOKS), _key)]
    said += _merge((c for c in furniture if c.kind not in _LOOKS), lambda change: _key(replace(change, section="")))
    changes = _merge((c for c in (*changes, *furniture) if c.kind in _LOOKS), _key)
    for alike in _groups(changes, lambda change: _key(replace(change, section=""))):
        said += [_union(alike)] if len(alike) >= WIDESPREAD else alike
    return in_order(said, order)


def in_order(changes: Iterable[Change], order: list[str]) -> tuple[Change, ...]:
    """As they are told: the unexpected first, then the gravest, then in reading order."""
    places = {section: i for i, section in enumerate(order)}
    kinds = {kind: i for i, kind in enumerate(Kind)}

    def told(change: Change) -> Key:
        pages = change.pages_new or change.pages_old
        return (
            not change.unexpected,
            change.level,
            places.get(change.section, -1),
            pages[:1],
            kinds[change.kind],
            change.name,
            change.before,
            change.after,
            change.moved_mm or (),
        )

    return tuple(sorted(changes, key=told))


def _key(change: Change) -> Key:
    name = "" if change.kind in _LOOKS else change.name
    said = ("", "") if change.kind is Kind.MOVED else (change.before, change.after)  # what moved may say anything
    return change.kind, change.level, change.section, name, *said, change.moved_mm


def _groups(changes: Iterable[Change], key: Callable[[Change], Key]) -> Iterable[list[Change]]:
    groups: dict[Key, list[Change]] = {}
    for change in changes:
        groups.setdefault(key(change), []).append(change)
    return groups.values()


def _merge(changes: Iterable[Change], key: Callable[[Change], Key]) -> list[Change]:
    return [_union(group) for group in _groups(changes, key)]


def _union(group: list[Change]) -> Change:
    """One change for several: on all their pages, with the name and the role they share."""

    def shared(values: set[str]) -> str:
        return values.pop() if len(values) == 1 else ""

    return replace(
        group[0],
        section=shared({change.section for change in group}),
        name=shared({change.name for change in group}),
        what=shared({change.what for change in group}),
        pages_old=tuple(sorted({page for change in group for page in change.pages_old})),
        pages_new=tuple(sorted({page for change in group for page in change.pages_new})),
        times=sum(change.times for change in group),
        spots_old=tuple(dict.fromkeys(spot for change in group for spot in change.spots_old)),
        spots_new=tuple(dict.fromkeys(spot for change in group for spot in change.spots_new)),
    )
