"""What the gate says of each edition beside its lock, in every form. Pure: nothing is printed here.

What is unexpected comes first everywhere, then the gravest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from recap_print.findings import Finding, Level, Rule
from recap_print.pages.made import accepting
from recap_print.report import findings as report
from recap_print.report.alarms import Alarm, in_order
from recap_print.report.data import as_data, counts, page_number, written
from recap_print.report.terminal import BOLD, COLOURS, GREEN, Paint, clean, counted, wrapped
from recap_print.units import ranges

FORMAT = 1
SHOWN = 5
"""How many findings of one rule are told in full to people, for each edition."""
_MOST_ROWS = 40
"""Of each edition, in a summary that one scrolls through."""
_MARKS = {Level.ERROR: "✗", Level.WARNING: "!", Level.NOTE: "·"}


class State(StrEnum):
    """How an edition stands beside its lock."""

    HOLDS = "holds"
    BEHIND = "behind"
    CHANGED = "changed"
    MISSING = "missing"
    DAMAGED = "damaged"
    STRAY = "stray"
    UNPLACED = "unplaced"
    ACCEPTED = "accepted"

    @property
    def passes(self) -> bool:
        return self in (State.HOLDS, State.BEHIND, State.ACCEPTED)


_SAID = {
    State.HOLDS: "holds",
    State.BEHIND: "prints as it was recorded",
    State.CHANGED: "does not hold",
    State.MISSING: "is missing",
    State.DAMAGED: "cannot be read",
    State.STRAY: "has no edition",
    State.UNPLACED: "was not compared: the edition has errors",
    State.ACCEPTED: "recorded",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One edition beside its lock. ``about`` sums up what changed, in words; ``reason`` is why it was accepted."""

    edition: str
    lock: str
    state: State
    alarms: tuple[Alarm, ...] = ()
    about: str = ""
    reason: str = ""

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(alarm.finding for alarm in in_order(self.alarms))

    @property
    def unexpected(self) -> int:
        return sum(alarm.unexpected for alarm in self.alarms)

    @property
    def headline(self) -> str:
        """``editions/v11.lock.json does not hold: v11 → v11: 1 number changed``"""
        told = ": ".join(filter(None, [f"{self.lock} {_SAID[self.state]}", self.about]))
        return told + (f", because: {self.reason}" if self.reason else "")


def summary(outcomes: Sequence[Outcome]) -> str:
    """``1 of 2 locks holds: 1 error, 3 notes, 1 of them unexpected``"""
    told, found = _holding(outcomes), _findings(outcomes)
    unexpected = sum(one.unexpected for one in outcomes)
    more = report.kinds(found) + (f", {unexpected} of them unexpected" if unexpected else "")
    return f"{told}: {more}" if found else told


def text(outcomes: Sequence[Outcome], *, colour: bool, width: int) -> str:
    """For people at a terminal: each edition that does not hold, or was recorded. Empty when all hold."""
    told = [_edition(one, Paint(colour), width) for one in _told_once(outcomes) if one.state is not State.HOLDS]
    return "\n\n".join([*told, summary(outcomes)]) if _findings(outcomes) else "\n".join(told)


def concise(outcomes: Sequence[Outcome]) -> str:
    """Every finding on a line, as ``findings.concise``."""
    parts = [[alarm.finding for alarm in _alarms(outcomes) if alarm.unexpected is first] for first in (True, False)]
    return "\n".join(filter(None, map(report.concise, parts)))


def github(outcomes: Sequence[Outcome]) -> str:
    """Annotations of a pull request, the most severe first, what is unexpected ahead; then the sum."""
    every = sorted(in_order(_alarms(outcomes)), key=lambda alarm: alarm.finding.level)
    return "\n".join(filter(None, [report.annotated([alarm.finding for alarm in every]), _holding(outcomes)]))


def markdown(outcomes: Sequence[Outcome]) -> str:
    """A summary for the page of a CI run, in GitHub's Markdown. Ends with a newline."""
    lines = ["## recap-print check", "", f"{summary(outcomes)}."]
    for one in outcomes:
        lines += ["", f"### {_MARK[one.state.passes]} {_cell(one.headline)}"]
        if one.alarms:
            lines += ["", "| | what | where | on paper |", "|---|---|---|---|"]
        for finding in one.findings[:_MOST_ROWS]:
            name = f"**{finding.level.name.lower()}** {finding.code} {finding.name}"
            cells = (name, finding.message, str(finding.where), report.in_short(finding.where))
            lines.append(f"| {' | '.join([cells[0], *map(_cell, cells[1:])])} |")
        if left := len(one.alarms) - _MOST_ROWS:
            lines += [f"\n… and {left} more."] if left > 0 else []
        if _to_accept(one):
            lines += ["", f"If this is meant: {clean(accepting(one.edition))}"]
    return "\n".join(lines) + "\n"


def sarif(outcomes: Sequence[Outcome], rules: Iterable[Rule], *, home: str = "") -> str:
    """SARIF 2.1.0, as ``report.sarif``; ``rules`` are all that there are."""
    from recap_print.report.sarif import sarif as told

    return told(_findings(outcomes), rules, home=home)


def junit(outcomes: Sequence[Outcome]) -> str:
    """JUnit XML: a test case for each edition, which fails when its lock does not hold."""
    from recap_print.report.junit import Case, suite_of

    return suite_of(
        "recap-print check",
        [
            Case("locks", one.edition, said=tuple(_lines_of(one)))
            if one.state.passes
            else Case("locks", one.edition, one.findings, (clean(one.headline),))
            for one in outcomes
        ],
    )


def gitlab(outcomes: Sequence[Outcome]) -> str:
    """A Code Quality report, as ``report.gitlab``."""
    from recap_print.report.gitlab import gitlab as told

    return told(_findings(outcomes))


def as_json(outcomes: Sequence[Outcome]) -> str:
    """For programs. The shape is stable while ``format`` is 1; keys may be added::

        {"format": 1, "passes": false,
         "summary": {"errors": 1, "warnings": 0, "notes": 0, "unexpected": 0, "editions": 2},
         "editions": [{"edition": "v11", "lock": "editions/v11.lock.json", "state": "changed", "passes": false,
                       "about": "…", "reason": "", "findings": 1}],
         "findings": [FINDING]}

    A FINDING is as ``report.findings.as_json`` tells it, with its ``edition`` and whether it is ``unexpected``;
    those that are come first, then the gravest. ``state`` is a word of ``State``.
    """
    found = _findings(outcomes)
    unexpected = sum(one.unexpected for one in outcomes)
    told = [(alarm, one.edition) for one in _told_once(outcomes) for alarm in in_order(one.alarms)]
    told.sort(key=lambda pair: (not pair[0].unexpected, pair[0].finding.level))
    return written(
        {
            "format": FORMAT,
            "passes": all(one.state.passes for one in outcomes),
            "summary": counts(found) | {"unexpected": unexpected, "editions": len(outcomes)},
            "editions": [
                {
                    "edition": one.edition,
                    "lock": one.lock,
                    "state": one.state.value,
                    "passes": one.state.passes,
                    "about": one.about,
                    "reason": one.reason,
                    "findings": len(one.alarms),
                }
                for one in outcomes
            ],
            "findings": [
                as_data(alarm.finding) | {"edition": edition, "unexpected": alarm.unexpected} for alarm, edition in told
            ],
        }
    )


_MARK = {True: "✓", False: "✗"}


def _holding(outcomes: Sequence[Outcome]) -> str:
    holding = sum(one.state.passes for one in outcomes)
    return f"{holding} of {counted(len(outcomes), 'lock')} hold{'s' * (holding == 1 or len(outcomes) == 1)}"


def _told_once(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """Editions that share a layout share what is wrong with it: it is told of the first."""
    told: set[Alarm] = set()
    once = []
    for one in outcomes:
        once.append(replace(one, alarms=tuple(alarm for alarm in one.alarms if alarm not in told)))
        told.update(one.alarms)
    return once


def _alarms(outcomes: Iterable[Outcome]) -> list[Alarm]:
    return [alarm for one in _told_once(outcomes) for alarm in one.alarms]


def _findings(outcomes: Iterable[Outcome]) -> list[Finding]:
    return [alarm.finding for alarm in _alarms(outcomes)]


def _to_accept(one: Outcome) -> bool:
    return one.state in (State.CHANGED, State.MISSING, State.DAMAGED)


def _lines_of(one: Outcome) -> list[str]:
    return [clean(one.headline), *(report.concise([finding]) for finding in one.findings)]


def _edition(one: Outcome, paint: Paint, width: int) -> str:
    """Its headline, its findings (of each rule the first few), and how to accept them all."""
    worst = min((finding.level for finding in one.findings), default=None)
    mark, tint = ("✓", GREEN) if one.state.passes or worst is None else (_MARKS[worst], COLOURS[worst])
    first, *more = wrapped(one.headline, width - 2)
    parts = ["\n".join([f"{paint(tint, mark)} {paint(BOLD, first)}", *(f"  {line}" for line in more)])]
    alarms = in_order(one.alarms)
    for _, some in groupby(alarms, key=lambda alarm: (alarm.unexpected, alarm.finding.level, alarm.finding.code)):
        found = [_short(alarm, one.state) for alarm in some]
        parts += [report.block(finding, colour=paint.colour, width=width) for finding in found[:SHOWN]]
        if left := found[SHOWN:]:
            pages = tuple(sorted({number for finding in left if (number := page_number(finding.where))}))
            where = f" on page{'s' * (len(pages) > 1)} {ranges(pages)}" if pages else ""
            parts.append("\n".join(wrapped(f"… and {len(left)} more of {left[0].code} {left[0].name}{where}", width)))
    if one.state is State.CHANGED:
        parts.append("\n".join(wrapped(f"If all of this is meant: {accepting(one.edition)}", width)))
    return "\n\n".join(parts)


def _short(alarm: Alarm, state: State) -> Finding:
    """What would be the same help below every finding of an edition is told once, at its end."""
    return replace(alarm.finding, help="") if state is State.CHANGED and not alarm.unexpected else alarm.finding


def _cell(words: str) -> str:
    """Words that may stand in a row of a table, and that neither Markdown nor HTML takes for more than words."""
    escaped = clean(words).replace("&", "&amp;").replace("<", "&lt;")
    return "".join(f"\\{c}" if c in "\\`*_{}[]|~#" else c for c in escaped)
