"""Findings -> SARIF 2.1.0 (OASIS), as code scanning reads it. Same findings, same bytes: no clock, no random id."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from recap_print import __version__
from recap_print.check.preflight import Unchecked
from recap_print.findings import Finding, Level, Rule, Where
from recap_print.report.data import written
from recap_print.report.findings import on_paper, ordered
from recap_print.report.prints import below, fingerprints
from recap_print.report.rules import family
from recap_print.report.terminal import clean

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "recapPrint/v1"

_LONGEST = 1000
"""Lines longer than this are not quoted: one line of YAML may hold a megabyte."""
_SEVERITIES = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "recommendation"}


def sarif(
    findings: Iterable[Finding], rules: Iterable[Rule], *, unchecked: Iterable[Unchecked] = (), home: str = ""
) -> str:
    """One run with its results, the rules they speak of, and what was not checked as notifications.

    ``home`` is the absolute address of the project's files (``https://…/blob/main``): ``informationUri`` and
    ``helpUri`` are written only with it, for SARIF wants them absolute. Findings that an edition waives are no
    results: code scanning knows no waiver, and would raise an alert for each.

    Paths stay relative; a file outside the project (absolute, or above) is told by its name alone, for code scanning
    refuses schemes it does not expect and can show no such file. A finding in a PDF has no region: it has no lines.
    """
    every = ordered(findings)
    known = {rule.code: rule for rule in rules}
    met = {finding.code: known.get(finding.code) or _unknown(finding) for finding in every}
    described = sorted(met.values(), key=lambda rule: rule.code)
    index = {rule.code: nth for nth, rule in enumerate(described)}
    driver = {"name": "recap-print", "version": __version__, "semanticVersion": __version__}
    if home:
        driver["informationUri"] = home
    prints = fingerprints(every)
    run = {
        "tool": {"driver": {**driver, "rules": [_described(rule, home) for rule in described]}},
        "columnKind": "utf16CodeUnits",
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [
                    {"level": "note", "message": {"text": _message(f"not checked: {some.what}: {some.why}")}}
                    for some in unchecked
                ],
            }
        ],
        "results": [
            _result(finding, index[finding.code], print_) for finding, print_ in zip(every, prints, strict=True)
        ],
    }
    return written({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _unknown(finding: Finding) -> Rule:
    """A rule that nobody brought: what its finding says of it."""
    return Rule(finding.code, finding.name, finding.level, finding.message, "house rule")


def _described(rule: Rule, home: str) -> dict[str, Any]:
    words = rule.name.replace("-", " ").capitalize()
    more = f"`recap-print explain {rule.code}` says the same, docs/reference/rules.md lists every rule."
    text = f"{rule.reason}\n\nSource: {rule.source}\n\n{more}"
    helped = f"**{rule.code} {rule.name}** ({rule.level.name.lower()})\n\n{rule.reason}\n\n*Source:* {rule.source}\n\n"
    described: dict[str, Any] = {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": words},
        "fullDescription": {"text": rule.reason or words},
        "help": {"text": text, "markdown": helped + more},
        "defaultConfiguration": {"level": rule.level.name.lower()},
        "properties": {
            "tags": [tag for tag in ("print", family(rule.code), rule.group) if tag],
            "precision": "very-high",
            "problem.severity": _SEVERITIES[rule.level],
        },
    }
    if home:
        described["helpUri"] = f"{home}/docs/reference/rules.md"
    return described


def _result(finding: Finding, index: int, fingerprint: str) -> dict[str, Any]:
    where = finding.where
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(where.file)}}
    location: dict[str, Any] = {"physicalLocation": place}
    told = [finding.message]
    if paper := on_paper(where):
        told.append(f"On paper: {paper}")
        location["message"] = {"text": _message(paper)}
    if finding.help:
        told.append(f"What to do: {finding.help}")
    if where.line > 0:
        place["region"] = _region(where)
        if where.excerpt and len(where.excerpt) <= _LONGEST:
            place["contextRegion"] = {"startLine": where.line, "snippet": {"text": where.excerpt}}
    prints = {FINGERPRINT: fingerprint}
    if where.line <= 0:
        # GitHub pairs alerts by this one, and computes it from the source wherever there is a line.
        prints["primaryLocationLineHash"] = fingerprint
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": finding.level.name.lower(),
        "message": {"text": "\n".join(map(_message, told))},
        "locations": [location],
        "partialFingerprints": prints,
    }


def _region(where: Where) -> dict[str, Any]:
    """Columns of ours count characters; those of SARIF count UTF-16 units, so ``📅`` takes two."""
    line = where.excerpt
    begin, end = (where.column, where.column + max(where.width, 1)) if where.column > 0 else (1, len(line) + 1)
    if line:
        begin, end = min(begin, len(line) + 1), min(end, len(line) + 1)
    region: dict[str, Any] = {
        "startLine": where.line,
        "startColumn": _units(line, begin),
        "endLine": where.line,
        "endColumn": _units(line, end),
    }
    if 0 < min(end, len(line) + 1) - begin <= _LONGEST:
        region["snippet"] = {"text": line[begin - 1 : end - 1]}
    return region


def _units(line: str, column: int) -> int:
    return column + sum(char > "\uffff" for char in line[: column - 1])


def _uri(file: str) -> str:
    """A relative reference, percent-encoded."""
    return quote(below(file), errors="surrogatepass")


def _message(words: str) -> str:
    """Text that says itself: what SARIF would read as a placeholder (``{0}``) or as a link (``[a](b)``) is escaped.

    SARIF 2.1.0 §3.11.5 doubles every brace, but the viewers we know show ``{{edition}}`` as it is.
    """
    words = re.sub(r"\{(\d+)\}", r"{{\1}}", clean(words))
    return re.sub(r"\[(?=[^\[\]]*\]\()", r"\\[", words)
