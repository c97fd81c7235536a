"""Findings -> JUnit XML, as Jenkins and GitLab read it: one test case for each rule that was judged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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
    cases: list[Case] = []
    for rule in sorted(judged.values(), key=lambda rule: rule.code):
        found = [finding for finding in every if finding.code == rule.code]
        said = [_block(finding) for finding in found if finding.level > worst]
        said += [
            f"waived: {concise([some.finding])}\n   because: {clean(some.why)}"
            for some in let_pass
            if some.finding.code == rule.code
        ]
        failing = tuple(finding for finding in found if finding.level <= worst)
        cases.append(Case(rule.group or family(rule.code), f"{rule.code} {rule.name}", failing, tuple(said)))
    cases += [Case("Not checked", some.what, skipped=some.why) for some in unchecked]
    return suite_of(suite, cases)


@dataclass(frozen=True, slots=True)
class Case:
    """One test case: it fails by its ``failing`` findings, says ``said``, or was ``skipped`` for a reason."""

    group: str
    name: str
    failing: tuple[Finding, ...] = ()
    said: tuple[str, ...] = ()
    skipped: str | None = None


def suite_of(name: str, cases: Sequence[Case]) -> str:
    """The whole file: one suite of these cases."""
    failures = sum(bool(case.failing) for case in cases)
    skipped = sum(case.skipped is not None for case in cases)
    totals = f'tests="{len(cases)}" failures="{failures}" errors="0" skipped="{skipped}"'
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<testsuites name="recap-print" {totals}>',
            f"<testsuite name={_quoted(name)} {totals}>",
            *map(_case, cases),
            "</testsuite>",
            "</testsuites>",
        ]
    )


def _case(case: Case) -> str:
    inside = [_failure(case.failing)] if case.failing else []
    if case.said:
        inside.append(f"    <system-out>{_text(case.said)}</system-out>")
    if case.skipped is not None:
        inside.append(f"    <skipped message={_quoted(case.skipped)}/>")
    head = f"  <testcase classname={_quoted(case.group)} name={_quoted(case.name)}"
    return "\n".join([f"{head}>", *inside, "  </testcase>"]) if inside else f"{head}/>"


def _failure(failing: Sequence[Finding]) -> str:
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
