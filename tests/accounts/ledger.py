"""Edits and what is told of them: who was told, who was not, and what was told of nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from drafts import Change, Draft, Impossible, as_it_is
from expect import Account, faults
from making import base, maker

from recap_print.compare.changes import Change as Told
from recap_print.compare.changes import Changes, Level
from recap_print.compare.story import tell
from recap_print.compare.version import Version


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit of an edition. ``given`` is changed on both sides first. ``name`` says it, within its family."""

    family: str
    base: str
    name: str
    change: Change
    accounts: tuple[Account, ...]
    given: Change = as_it_is

    def __str__(self) -> str:
        return f"{self.family} · {self.base} · {self.name}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One edit beside what was told of it. ``missed`` are the accounts that no change gives, each with what the
    nearest change says otherwise; ``beside`` are changes that no account asked for."""

    edit: Edit
    told: Changes
    missed: tuple[tuple[Account, str], ...]
    beside: tuple[Told, ...]

    @property
    def is_found(self) -> bool:
        return not self.missed

    @property
    def ranks_critical_lower(self) -> bool:
        """Is there less that is critical than was asked for?"""
        asked = sum(account.is_critical for account in self.edit.accounts)
        return sum(change.level is Level.CRITICAL for change in self.told) < asked

    @property
    def tells_twice(self) -> bool:
        """More changes than edits were made: one of them was told again."""
        return len(self.told) > len(self.edit.accounts)


class Books:
    """Makes both sides of edits. Those that make the edition invalid, or that do not fit, are no edits: ``skipped``."""

    def __init__(self) -> None:
        self._maker = maker()
        self._given: dict[tuple[str, Change], Draft] = {}
        self.skipped: dict[str, list[str]] = {}

    def sides(self, edit: Edit) -> tuple[Version, Version] | None:
        try:
            key = edit.base, edit.given
            if key not in self._given:
                self._given[key] = edit.given(base(edit.base))
            given = self._given[key]
            return self._maker.version(given), self._maker.version(edit.change(given))
        except Impossible as reason:
            self.skipped.setdefault(edit.family, []).append(f"{edit}: {reason}")
            return None

    def entries(self, edits: Iterable[Edit], most: int | None = None) -> Iterator[Entry]:
        """What is told of each edit, or of the first ``most`` that are edits."""
        for edit in edits:
            if most == 0:
                return
            sides = self.sides(edit)
            if sides is not None:
                most = most if most is None else most - 1
                yield judged(edit, *sides)


def judged(edit: Edit, old: Version, new: Version) -> Entry:
    """Give every account the change that tells it: first those that fit whole, each change to one account."""
    told = tell(old, new)
    left = list(told)
    missed = []
    for account in edit.accounts:
        wrong = [(faults(account, change, old, new), i) for i, change in enumerate(left)]
        least, i = min(wrong, key=lambda pair: (len(pair[0]), pair[1]), default=([""], -1))
        if least:
            missed.append((account, "; ".join(least) if i >= 0 else "nothing told"))
        else:
            del left[i]
    return Entry(edit, told, tuple(missed), tuple(left))


@dataclass(slots=True)
class Score:
    """The measures of one family, or of all."""

    edits: int = 0
    found: int = 0
    told: int = 0
    right: int = 0
    lower: int = 0
    twice: int = 0
    wrong: list[Entry] = field(default_factory=list)

    def add(self, entry: Entry) -> None:
        self.edits += 1
        self.found += entry.is_found
        self.told += len(entry.told)
        self.right += len(entry.told) - len(entry.beside)
        self.lower += entry.ranks_critical_lower
        self.twice += entry.tells_twice
        if entry.missed or entry.beside:
            self.wrong.append(entry)

    @property
    def recall(self) -> float:
        return self.found / self.edits if self.edits else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.told if self.told else 1.0


def scored(entries: Iterable[Entry]) -> dict[str, Score]:
    """The measures by family, and of all under an empty name."""
    scores: dict[str, Score] = {"": Score()}
    for entry in entries:
        for name in ("", entry.edit.family):
            scores.setdefault(name, Score()).add(entry)
    return scores
