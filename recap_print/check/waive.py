"""Findings that an edition lets pass, with its reasons."""

from __future__ import annotations

from collections.abc import Iterable

from recap_print.check.case import Case
from recap_print.check.preflight import Waived
from recap_print.edition.model import Waiver
from recap_print.findings import RULES, Finding, Level, did_you_mean

HOUSE = "house rule"
ON_PRESS = ("P1", "F1")
"""How the codes begin of what an edition may let pass before a press. What PDF/X-4 demands (F0) is not its to give
away."""
ON_PAGES = ("R", "Y")
"""The same of what its pages ask of those who read and write; these are judged with every declaration."""
WAIVABLE = (*ON_PRESS, *ON_PAGES)

UNUSED = RULES.declare(
    "P190",
    "waiver-never-used",
    reason="A waiver that lets nothing pass hides the next fault of its kind, which nobody has agreed to.",
    source=HOUSE,
    level=Level.WARNING,
    group="Words",
)


NO_RULE = RULES.declare(
    "P191",
    "waiver-of-no-rule",
    reason="A waiver speaks of a rule that can be waived; any other lets nothing pass, or what must never pass.",
    source=HOUSE,
    group="Words",
)


def waive(findings: Iterable[Finding], case: Case, families: tuple[str, ...]) -> tuple[list[Finding], list[Waived]]:
    """What is left to put right, and what the edition lets pass by its waivers of some ``families`` of rules.

    What is wrong with these waivers is found at the end; whether one of an edition with variants is idle, of rules on
    pages, only ``idle`` can tell, once all are judged.
    """
    left: list[Finding] = []
    waived: list[Waived] = []
    for finding in findings:
        mine = (w for w in case.edition.waivers if w.rule.startswith(families) and _lets_pass(w, finding))
        if waiver := next(mine, None):
            waived.append(Waived(finding, waiver.why))
        else:
            left.append(finding)
    for waiver in case.edition.waivers:
        of_none = not waiver.rule.startswith(WAIVABLE)
        if (of_none and families == ON_PRESS) or (waiver.rule.startswith(families) and not RULES.get(waiver.rule)):
            left.append(_of_no_rule(case, waiver))
    if families == ON_PRESS or not case.edition.variants:
        left += idle(case, waived, families)
    return left, waived


def idle(case: Case, waived: Iterable[Waived], families: tuple[str, ...]) -> list[Finding]:
    """The waivers of an edition that let nothing pass of all that was found, in it and in its variants."""
    passed = [one.finding for one in waived]
    found = []
    for waiver in case.edition.waivers:
        known = waiver.rule.startswith(families) and RULES.get(waiver.rule)
        if known and not any(_lets_pass(waiver, finding) for finding in passed):
            message = f"{waiver.rule} finds nothing" + (f" that says “{waiver.only}”" if waiver.only else "")
            found.append(UNUSED.finding(case.where(waiver.origin), message, "remove this waiver"))
    return found


def _lets_pass(waiver: Waiver, finding: Finding) -> bool:
    said = f"{finding.message}\n{finding.where.excerpt}".casefold()
    return waiver.rule == finding.code and waiver.only.casefold() in said


def _of_no_rule(case: Case, waiver: Waiver) -> Finding:
    where = case.where(f"{waiver.origin}.rule")
    if rule := RULES.get(waiver.rule):
        help = "put right what it finds; only P1, F1, R and Y rules can be waived"
        return NO_RULE.finding(where, f"{rule.code} {rule.name} cannot be waived", help)
    known = [rule.code for rule in RULES if rule.code.startswith(WAIVABLE)]
    help = did_you_mean(waiver.rule, known) or "`recap-print rules` lists them"
    return NO_RULE.finding(where, f"there is no rule {waiver.rule}", help)
