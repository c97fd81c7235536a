"""The rule on calendars: a page of days belongs to a month."""

from __future__ import annotations

from collections.abc import Iterator

from recap_print.check.case import Case
from recap_print.findings import RULES, Finding, Rule


@RULES.rule("E024", source="house rule")
def calendar_without_month(rule: Rule, case: Case) -> Iterator[Finding]:
    """A page of days says its month: printed, from the first one on, or written by hand where a label asks for it."""
    for section in case.edition.sections:
        if section.kind == "calendar" and not any(section.content.get(name) for name in ("first", "month")):
            where = case.where(f"{section.origin}.kind")
            help = "add `month: Mois`, where the person writes it, or `first: 2025-09` for one with dates"
            yield rule.finding(where, f"nothing says which month a page of `{section.id}` is", help)
