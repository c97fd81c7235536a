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

    What is wrong with these waivers is found at the end.
    """
    left: list[Finding] = []
    waived: list[Waived] = []
    used: set[str] = set()
    for finding in findings:
        mine = [w for w in case.edition.waivers if w.rule.startswith(families)]
        waivers = [w for w in mine if w.rule == finding.code and w.only.casefold() in _words(finding)]
        used.update(waiver.origin for waiver in waivers)
        if waivers:
            waived.append(Waived(finding, waivers[0].why))
        else:
            left.append(finding)
    for waiver in case.edition.waivers:
        of_none = not waiver.rule.startswith(WAIVABLE)
        if not (waiver.rule.startswith(families) or (of_none and families == ON_PRESS)):
            continue  # told with the others of its family
        if of_none or RULES.get(waiver.rule) is None:
            left.append(_of_no_rule(case, waiver))
        elif waiver.origin not in used and not case.edition.variant:  # its edition has a use for it, or is told
            message = f"{waiver.rule} finds nothing" + (f" that says “{waiver.only}”" if waiver.only else "")
            left.append(UNUSED.finding(case.where(waiver.origin), message, "remove this waiver"))
    return left, waived


def _of_no_rule(case: Case, waiver: Waiver) -> Finding:
    where = case.where(f"{waiver.origin}.rule")
    if rule := RULES.get(waiver.rule):
        help = "put right what it finds; only P1, F1, R and Y rules can be waived"
        return NO_RULE.finding(where, f"{rule.code} {rule.name} cannot be waived", help)
    known = [rule.code for rule in RULES if rule.code.startswith(WAIVABLE)]
    help = did_you_mean(waiver.rule, known) or "`recap-print rules` lists them"
    return NO_RULE.finding(where, f"there is no rule {waiver.rule}", help)


def _words(finding: Finding) -> str:
    return f"{finding.message}\n{finding.where.excerpt}".casefold()
