"""The rule on calendars: a page of days belongs to a month."""

from __future__ import annotations

from collections.abc import Iterator

from recap_print.check.case import Case
from recap_print.declared import Said
from recap_print.findings import RULES, Finding, Rule

MONDAYS = {"fr": ("lu",), "en": ("mo",), "ar": ("اث", "إث", "الاث", "الإث", "ن")}
"""How the name of Monday begins, in each language, in small letters."""


@RULES.rule("E024", source="house rule")
def calendar_without_month(rule: Rule, case: Case) -> Iterator[Finding]:
    """A page of days says its month: printed, from the first one on, or written by hand where a label asks for it."""
    for section in case.edition.sections:
        if section.kind == "calendar" and not any(section.content.get(name) for name in ("first", "month")):
            where = case.where(f"{section.origin}.kind")
            help = "add `month: Mois`, where the person writes it, or `first: 2025-09` for one with dates"
            yield rule.finding(where, f"nothing says which month a page of `{section.id}` is", help)


@RULES.rule("E027", source="ISO 8601: weeks begin on Monday")
def week_without_monday_first(rule: Rule, case: Case) -> Iterator[Finding]:
    """Dates are set under their days with Monday first: with names in another order, each would stand under another."""
    for section in case.edition.sections:
        days = section.content.get("days")
        if section.kind != "calendar" or not section.content.get("first") or not isinstance(days, tuple):
            continue
        first = days[0]
        if isinstance(first, Said) and not first.text.lower().startswith(MONDAYS[case.edition.language]):
            help = "begin with Monday: the dates do"
            yield rule.finding(case.where(first.origin), f"the week of `{section.id}` begins with “{first.text}”", help)
