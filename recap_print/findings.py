"""Judgements as values: a ``Finding`` says where, what, why it matters and what to do.

A ``Rule`` owns its code for ever: codes are stable, documented by ``explain``, never reused.
Codes start with what they judge: S source text and schema, E edition, L layout, R1 words for those who read, R2 pages
for those who read and write, Y what must not be asked, P0 placed pages, P1 placed pages as a press would print them,
F a PDF, D an edition beside its lock.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, TypeVar


class Level(IntEnum):
    """How much it matters. Errors stop a booklet; warnings and notes never do."""

    ERROR = 0
    WARNING = 1
    NOTE = 2


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place in a text file, 1-based like an editor; ``width`` columns are underlined.

    ``excerpt`` is the line itself, so that reporting never opens a file.
    ``page`` says where it shows on paper, when it does (``page 12 (contacts/2)``), and ``spot`` how far it stands
    from the left and the top of that page's trim, in mm.
    """

    file: str
    line: int = 0
    column: int = 0
    width: int = 1
    excerpt: str = ""
    page: str = ""
    spot: tuple[float, float] | None = field(default=None, compare=False)  # None and a pair cannot be sorted

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part)


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One judgement. Sorted by file, line and column, then by level."""

    where: Where
    level: Level
    code: str
    name: str
    message: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """What is judged, and why: ``reason`` is for people, ``source`` is where the demand comes from.

    ``group`` is the heading a preflight report tells it under; rules that preflight does not judge have none.
    """

    code: str
    name: str
    level: Level
    reason: str
    source: str
    test: Callable[..., Iterable[Finding]] | None = field(default=None, compare=False)
    group: str = ""

    def finding(self, where: Where, message: str, help: str = "") -> Finding:
        return Finding(where, self.level, self.code, self.name, message, help)


Test = TypeVar("Test", bound=Callable[..., Iterable[Finding]])


class Registry:
    """Every rule of the house, by code. It refuses a taken code and a rule without a reason or a source."""

    def __init__(self) -> None:
        self._rules: dict[str, Rule] = {}

    def declare(
        self, code: str, name: str, *, reason: str, source: str, level: Level = Level.ERROR, group: str = ""
    ) -> Rule:
        """A rule whose findings are made where the fault is met (while parsing, while setting a page)."""
        return self._add(Rule(code, name, level, " ".join(reason.split()), source, group=group))

    def rule(self, code: str, *, source: str, level: Level = Level.ERROR, group: str = "") -> Callable[[Test], Test]:
        """Register a function ``noun -> findings``; its name is the fault, its docstring is the reason.

        The function yields ``(where, message, help)`` through the rule it receives as first argument.
        """

        def register(test: Test) -> Test:
            name = test.__name__.replace("_", "-")
            reason = " ".join((test.__doc__ or "").split())
            self._add(Rule(code, name, level, reason, source, test, group))
            return test

        return register

    def _add(self, rule: Rule) -> Rule:
        if rule.code in self._rules:
            raise ValueError(f"{rule.code} is taken by {self._rules[rule.code].name}")
        stripped = sys.flags.optimize > 1  # python -OO takes docstrings away, and reasons with them
        if not (rule.reason or stripped) or not rule.source:
            raise ValueError(f"{rule.code} {rule.name} has no reason or no source")
        self._rules[rule.code] = rule
        return rule

    def __iter__(self) -> Iterator[Rule]:
        return iter(sorted(self._rules.values(), key=lambda r: r.code))

    def __getitem__(self, code: str) -> Rule:
        return self._rules[code]

    def get(self, code_or_name: str) -> Rule | None:
        """A rule by its code in any case, or by its name."""
        wanted = code_or_name.strip()
        return self._rules.get(wanted.upper()) or next((r for r in self if r.name == wanted.lower()), None)

    def judge(self, family: str, noun: Any) -> list[Finding]:
        """Run every rule function of a family (how its codes begin) on a noun."""
        return [f for rule in self if rule.test and rule.code.startswith(family) for f in rule.test(rule, noun)]


RULES = Registry()


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``did you mean `heading`?``, or an empty string when nothing is close."""
    import difflib  # 3 ms at start-up, for a word that is seldom needed

    close = difflib.get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return f"did you mean `{close[0]}`?" if close else ""
