"""Findings -> a Code Quality report, as GitLab reads it (docs.gitlab.com, Code Quality report format)."""

from __future__ import annotations

from collections.abc import Iterable

from recap_print.findings import Finding, Level
from recap_print.report.data import written
from recap_print.report.findings import in_short, ordered
from recap_print.report.prints import below, fingerprints
from recap_print.report.terminal import clean

SEVERITIES = {Level.ERROR: "critical", Level.WARNING: "major", Level.NOTE: "minor"}


def gitlab(findings: Iterable[Finding]) -> str:
    """A JSON list, the gravest first, each with what GitLab asks for and nothing more. Same findings, same bytes.

    Paths are relative to the project; what befalls a whole file is told on its first line.
    """
    every = sorted(ordered(findings), key=lambda finding: finding.level)
    return written(
        [
            {
                "description": clean(_described(finding)),
                "check_name": f"{finding.code} {finding.name}",
                "fingerprint": fingerprint,
                "severity": SEVERITIES[finding.level],
                "location": {"path": clean(below(finding.where.file)), "lines": {"begin": max(finding.where.line, 1)}},
            }
            for finding, fingerprint in zip(every, fingerprints(every), strict=True)
        ]
    )


def _described(finding: Finding) -> str:
    place = in_short(finding.where)
    told = finding.message + (f" ({place})" if place else "")
    return told + (f". {finding.help}" if finding.help else "")
