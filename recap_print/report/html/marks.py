"""How levels look: a shape each, so that no one needs the colour."""

from __future__ import annotations

from dataclasses import dataclass

from recap_print.compare.changes import Change, Level


@dataclass(frozen=True, slots=True)
class Rank:
    """One heading of the report: ``id`` is its class in the styles, ``shape`` is drawn in a square of 10."""

    id: str
    title: str
    shape: str
    meaning: str


UNEXPECTED = Rank(
    "unexpected", "Unexpected", "M5 0.6 9.6 9.2H.4Z", "It shows on paper, and nothing declared explains it"
)
RANKS = (
    UNEXPECTED,
    Rank("critical", "Critical", "M5 0 10 5 5 10 0 5Z", "A wrong number, a lost page: check these"),
    Rank("notable", "Notable", "M5 1A4 4 0 1 1 5 9A4 4 0 1 1 5 1Z", "People will read or see it"),
    Rank("minor", "Minor", "M5 1.4A3.6 3.6 0 1 1 5 8.6A3.6 3.6 0 1 1 5 1.4Z", "Hardly seen"),
)
"""The unexpected, then every level from the gravest."""


def rank(change: Change) -> Rank:
    """Where a change is told: under its level, or among the unexpected."""
    return UNEXPECTED if change.unexpected else RANKS[1 + Level(change.level)]


def mark(of: Rank, words: str = "") -> str:
    """The shape, and words after it, already escaped. Without words it is for beside some."""
    shape = f'<svg viewBox="0 0 10 10" aria-hidden="true"><path d="{of.shape}"/></svg>'
    return f'<span class="level {of.id}">{shape}{words}</span>'
