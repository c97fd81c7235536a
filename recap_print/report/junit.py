"""Findings -> JUnit XML, as Jenkins and GitLab read it: one test case for each rule that was judged."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from recap_print.check.preflight import Unchecked, Waived
from recap_print.findings import Finding, Level, Rule
from recap_print.report.findings import block, concise, kinds, ordered
from recap_print.report.rules import family
from recap_print.report.terminal import clean

_WIDTH = 100


def junit(
    findings: Iterable[Finding],
    rules_judged: Iterable[Rule],
    suite: str,
    *,
    strict: bool = False,
    waived: Iterable[Waived] = (),
    unchecked: Iterable[Unchecked] = (),
) -> str:
    """A test case fails when its rule found errors (or warnings, when ``strict``); what else was found is its output.

    What nobody could check is skipped, with the reason. All findings of a rule stand in one failure, because
    Jenkins keeps but one a case; a finding whose rule was not judged has a case of its own all the same.
    Times are left out: they would differ from run to run.
    """
    every, let_pass = ordered(findings), list(waived)
    judged = {rule.code: rule for rule in rules_judged}
    for finding in (*every, *(some.finding for some in let_pass)):
        judged.setdefault(finding.code, Rule(finding.code, finding.name, finding.level, finding.message, ""))
    worst = Level.WARNING if strict else Level.ERROR
    cases: list[str] = []
    failures = 0
    for rule in sorted(judged.values(), key=lambda rule: rule.code):
        found = [finding for finding in every if finding.code == rule.code]
        failing = [finding for finding in found if finding.level <= worst]
        failures += bool(failing)
        said = [_block(finding) for finding in found if finding.level > worst]
        said += [
            f"waived: {concise([some.finding])}\n   because: {clean(some.why)}"
            for some in let_pass
            if some.finding.code == rule.code
        ]
        inside = [_failure(failing)] if failing else []
        if said:
            inside.append(f"    <system-out>{_text(said)}</system-out>")
        cases.append(_case(rule.group or family(rule.code), f"{rule.code} {rule.name}", inside))
    skipped = list(unchecked)
    cases += [_case("Not checked", some.what, [f"    <skipped message={_quoted(some.why)}/>"]) for some in skipped]
    totals = f'tests="{len(cases)}" failures="{failures}" errors="0" skipped="{len(skipped)}"'
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<testsuites name="recap-print" {totals}>',
            f"<testsuite name={_quoted(suite)} {totals}>",
            *cases,
            "</testsuite>",
            "</testsuites>",
        ]
    )


def _case(group: str, name: str, inside: list[str]) -> str:
    head = f"  <testcase classname={_quoted(group)} name={_quoted(name)}"
    return "\n".join([f"{head}>", *inside, "  </testcase>"]) if inside else f"{head}/>"


def _failure(failing: list[Finding]) -> str:
    first = failing[0].message
    message = first if len(failing) == 1 else f"{kinds(failing)}, the first: {first}"
    level = failing[0].level.name.lower()
    body = _text(_block(finding) for finding in failing)
    return f'    <failure type="{level}" message={_quoted(message)}>{body}</failure>'


def _block(finding: Finding) -> str:
    return block(finding, colour=False, width=_WIDTH)


def _text(blocks: Iterable[str]) -> str:
    """Between tags. Blocks come cleaned: no character is left in them that XML 1.0 §2.2 forbids."""
    return escape("\n\n".join(blocks), quote=False)


def _quoted(words: str) -> str:
    return f'"{escape(clean(words))}"'
