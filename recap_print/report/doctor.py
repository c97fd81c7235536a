"""What a machine and a project are like -> text for people, JSON for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from recap_print.report.data import written
from recap_print.report.terminal import BOLD, CYAN, DIM, Paint, clean, columns, counted, wrapped

FORMAT = 1


class Mark(StrEnum):
    """How a fact is taken: a problem is to be mended, a note only to be known."""

    OK = "ok"
    NOTE = "note"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that was looked at: ``help`` says what to do, when there is something to do."""

    group: str
    name: str
    said: str
    mark: Mark = Mark.OK
    help: str = ""


_TINTS = {Mark.OK: "32", Mark.NOTE: "1;34", Mark.PROBLEM: "1;31"}


def text(facts: Sequence[Fact], *, colour: bool, width: int) -> str:
    """A line for each fact, under the heading of its group, with what to do below it; then how many need something."""
    paint = Paint(colour)
    parts = []
    for group, some in groupby(facts, key=lambda fact: fact.group):
        rows = list(some)
        wide = max(columns(clean(fact.name)) for fact in rows)
        lines = [paint(BOLD, group)]
        for fact in rows:
            name = clean(fact.name) + " " * (wide - columns(clean(fact.name)))
            mark = paint(_TINTS[fact.mark], fact.mark.value) + " " * (len(Mark.PROBLEM.value) - len(fact.mark.value))
            first, *more = wrapped(fact.said, width - wide - 13)
            lines.append(f"  {mark}  {name}  {first}".rstrip())
            lines += [" " * (wide + 13) + line for line in more]
            for i, line in enumerate(wrapped(fact.help, width - 19) if fact.help else ()):
                lines.append(f"{' ' * 11}{paint(DIM, '=')} {paint(CYAN, 'help:')} {line}" if not i else " " * 19 + line)
        parts.append("\n".join(lines))
    return "\n\n".join([*parts, summary(facts)])


def summary(facts: Sequence[Fact]) -> str:
    """``2 problems, 1 note``"""
    seen = Counter(fact.mark for fact in facts)
    said = [counted(seen[mark], mark.value) for mark in (Mark.PROBLEM, Mark.NOTE) if seen[mark]]
    return ", ".join(said) or "all is well"


def as_json(facts: Sequence[Fact]) -> str:
    """For programs. The shape is stable while ``format`` is 1; keys may be added::

    {"format": 1, "summary": {"problems": 0, "notes": 1},
     "facts": [{"group": "programs", "name": "qpdf", "said": "11.3.0", "mark": "ok", "help": ""}]}
    """
    seen = Counter(fact.mark for fact in facts)
    told = [
        {"group": one.group, "name": one.name, "said": one.said, "mark": one.mark.value, "help": one.help}
        for one in facts
    ]
    return written(
        {"format": FORMAT, "summary": {"problems": seen[Mark.PROBLEM], "notes": seen[Mark.NOTE]}, "facts": told}
    )
