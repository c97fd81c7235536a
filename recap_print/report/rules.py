"""The rules of the house, listed: for a terminal, for a program, and for the documentation."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from recap_print.check.preflight import GROUPS
from recap_print.findings import Rule
from recap_print.report.data import written
from recap_print.report.terminal import BOLD, COLOURS, Paint, clean, wrapped

FORMAT = 1
FAMILIES = {
    "S": "Source text and schema",
    "E": "Edition",
    "L": "Layout",
    "P": "Placed pages",
    "F": "PDF files",
    "D": "Locks",
}
"""What the codes that start with a letter judge."""

_LEVEL = len("warning")


def family(code: str) -> str:
    """``Placed pages`` for ``P101``; the code's own first letter when nobody named its family."""
    return FAMILIES.get(code[:1], code[:1])


def group_order(group: str) -> int:
    """Where a group stands in a report; those that have no place come last."""
    return GROUPS.index(group) if group in GROUPS else len(GROUPS)


def table(rules: Iterable[Rule], *, colour: bool, width: int) -> str:
    """For people: code, fault, level and source, under a heading for each family and group."""
    paint = Paint(colour)
    every = sorted(rules, key=lambda rule: (rule.code[:1], rule.group != "", group_order(rule.group), rule.code))
    parts = []
    for (letter, group), some in groupby(every, key=lambda rule: (rule.code[:1], rule.group)):
        rows = list(some)
        code, name = max(len(rule.code) for rule in rows), max(len(rule.name) for rule in rows)
        hang = 2 + code + 2 + name + 2 + _LEVEL + 2
        lines = [paint(BOLD, " · ".join(filter(None, (family(letter), group))))]
        for rule in rows:
            level = rule.level.name.lower()
            first, *more = wrapped(rule.source, width - hang)
            tinted = paint(COLOURS[rule.level], level) + " " * (_LEVEL - len(level))
            lines.append(f"  {rule.code:<{code}}  {rule.name:<{name}}  {tinted}  {first}")
            lines += [" " * hang + line for line in more]
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def as_json(rules: Iterable[Rule]) -> str:
    """For programs. The shape is stable while ``format`` is 1; keys may be added::

        {"format": 1,
         "rules": [{"code": "P101", "name": "too-much-ink", "level": "error", "family": "Placed pages",
                    "group": "Colour", "reason": "…", "source": "…"}]}

    ``group`` is empty for rules that preflight does not judge.
    """
    listed = [
        {
            "code": rule.code,
            "name": rule.name,
            "level": rule.level.name.lower(),
            "family": family(rule.code),
            "group": rule.group,
            "reason": rule.reason,
            "source": rule.source,
        }
        for rule in _by_code(rules)
    ]
    return written({"format": FORMAT, "rules": listed})


def markdown(rules: Iterable[Rule]) -> str:
    """For the documentation: a table for each family, with the groups where it has some."""
    parts = []
    for letter, some in groupby(_by_code(rules), key=lambda rule: rule.code[:1]):
        listed = list(some)
        head = ["code", "fault", "level", "group", "why", "source"]
        rows = [
            [f"`{rule.code}`", rule.name, rule.level.name.lower(), rule.group, _cell(rule.reason), _cell(rule.source)]
            for rule in listed
        ]
        if not any(rule.group for rule in listed):
            for row in (head, *rows):
                del row[3]
        lines = [f"| {' | '.join(head)} |", "|" + "---|" * len(head), *(f"| {' | '.join(row)} |" for row in rows)]
        parts.append(f"## {letter}: {family(letter)}\n\n" + "\n".join(lines))
    return "\n\n".join(parts)


def _by_code(rules: Iterable[Rule]) -> list[Rule]:
    return sorted(rules, key=lambda rule: rule.code)


def _cell(text: str) -> str:
    """Text that may stand between the bars of a Markdown table."""
    return clean(" ".join(text.split())).replace("|", "\\|")
