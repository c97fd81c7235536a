"""Changes since a lock was recorded -> findings: where, what, and how to accept it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from recap_print.check.locks import OF_CHANGE
from recap_print.compare.changes import Change, Changes, Kind, Spot
from recap_print.compare.changes import Level as Weight
from recap_print.findings import Finding, Level, Where
from recap_print.pages.lines import Lines
from recap_print.pages.made import accepting
from recap_print.pages.model import Booklet
from recap_print.report.account import entailed
from recap_print.report.phrases import pages_of, phrase_plain

LEVELS = {Weight.CRITICAL: Level.ERROR, Weight.NOTABLE: Level.WARNING, Weight.MINOR: Level.NOTE}
"""How a finding tells what a change weighs."""

_FACTS = {"safe area": "safe"}
_BY_HEADER = (Kind.FACT, Kind.SWATCH, Kind.LAYOUT, Kind.FONTS, Kind.ENGINE)


@dataclass(frozen=True, slots=True)
class Alarm:
    """A finding of the gate. ``unexpected``: nothing that was declared explains what it tells."""

    finding: Finding
    unexpected: bool = False


def in_order(alarms: Iterable[Alarm]) -> list[Alarm]:
    """The unexpected first, then the gravest; what weighs the same, by its place."""
    return sorted(alarms, key=lambda alarm: (not alarm.unexpected, alarm.finding.level, alarm.finding))


def alarms(changes: Changes, old: Booklet, new: Booklet, lock: Lines) -> tuple[Alarm, ...]:
    """Each change as one finding of its rule, as grave as the change is."""
    return tuple(
        Alarm(_finding(change, Sides(old, new, lock), accepting(new.edition)), change.unexpected) for change in changes
    )


@dataclass(frozen=True, slots=True)
class Sides:
    """Where a change may be pointed at: pages on either side, and the lines of the lock."""

    old: Booklet
    new: Booklet
    lock: Lines

    def where(self, change: Change) -> Where:
        """The line of YAML as it is now, or else the line of the lock; and where it shows on paper."""
        spot = next(iter(change.spots_new), None)
        page = self._page(self.new, spot, change.pages_new)
        if not page:
            spot = next(iter(change.spots_old), None)
            page = self._page(self.old, spot, change.pages_old)
            page = f"old {page}" if page else ""
        at = (round(spot.rect.x, 1), round(spot.rect.y, 1)) if spot and page else None
        return replace(change.where_new or self._recorded(change), page=page, spot=at)

    def _page(self, booklet: Booklet, spot: Spot | None, numbers: tuple[int, ...]) -> str:
        number = spot.page if spot else next(iter(numbers), 0)
        id = next((page.id for page in booklet.pages if page.number == number), "")
        return f"page {number} ({id})" if id else ""

    def _recorded(self, change: Change) -> Where:
        """The line of the lock that says what was: the item's own, or else its page's, or its section's."""
        number = next((spot.page for spot in change.spots_old), next(iter(change.pages_old), 0))
        place = next((nth for nth, page in enumerate(self.old.pages, 1) if page.number == number), 0)
        lock, where = self.lock, None
        if change.kind in _BY_HEADER:
            names = [_FACTS.get(name, name) for name in change.name.split(", ")]
            found = (lock.header(key) for name in names for key in (name, f"font {name}"))
            where = next(filter(None, found), None)
        where = where or lock.item(place, change.name)
        if change.section and (not where or change.kind.value.startswith("section")):
            where = lock.section(change.section) or where
        if not where or change.kind.value.startswith("page"):
            where = lock.page(place) or where
        return where or Where(lock.name, 1)


def _finding(change: Change, sides: Sides, accept: str) -> Finding:
    told = phrase_plain(change)
    if len(change.pages_new or change.pages_old) > 1:
        told += f" ({pages_of(change)})"
    if change.effects:
        told += f"; with it {_entailed(change)}"
    if change.unexpected:
        told = f"unexpected: {told}"
        help = f"nothing that was declared explains it: find out what does; if it is right, {accept}"
    else:
        help = f"if it is meant, {accept}"
    found = OF_CHANGE[change.kind.value].finding(sides.where(change), told, help)
    return replace(found, level=LEVELS[change.level])


def _entailed(change: Change) -> str:
    """What follows from it, gathered; what is critical among that, in words."""
    grave = [phrase_plain(effect) for effect in change.effects if effect.level is Weight.CRITICAL]
    return "; ".join([entailed(change), *grave])
