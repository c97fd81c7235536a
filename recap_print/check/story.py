"""E rules on the story that versions tell: once people hold a version, it says why it exists and how many there are."""

from __future__ import annotations

from collections.abc import Iterator

from recap_print.check.case import Case
from recap_print.findings import RULES, Finding, Level, Rule

DRAFT = "draft"


@RULES.rule("E028", source="house rule: a version is made to learn something", level=Level.WARNING)
def reason_untold(rule: Rule, case: Case) -> Iterator[Finding]:
    """Whoever reads the history of a notebook, or a field test, wants to know what a version tried and why."""
    if case.edition.status != DRAFT and not case.edition.changes:
        yield rule.finding(
            case.where("status"),
            f"a `{case.edition.status}` version says nothing of what it changes",
            "`changes:` with what, why, and the hypothesis it tests; or `status: draft` until it is known",
        )


@RULES.rule(
    "E029", source="house rule: sheets, plates and cost are planned for a number of copies", level=Level.WARNING
)
def copies_untold(rule: Rule, case: Case) -> Iterator[Finding]:
    """Copies are counted over all versions, and a wrong page is as grave as the number of people who hold it."""
    if case.edition.status != DRAFT and not case.edition.copies:
        yield rule.finding(
            case.where("copies" if "copies" in case.document.data else "status"),
            f"nobody knows how many copies of a `{case.edition.status}` version there are",
            "`copies:` with the number printed or planned",
        )
