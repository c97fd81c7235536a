"""Faults that a rule on placed pages and a rule on the file both find in a file of our own."""

from __future__ import annotations

from collections.abc import Iterable

from recap_print.findings import Finding

TWINS = {
    "F114": ("P101",),
    "F125": ("P108",),
    "F126": ("P108",),
    "F127": ("P107",),
    "F128": ("P107",),
    "F130": ("P102",),
    "F150": ("P140",),
    "F151": ("P141",),
    "F152": ("P140",),
    "F153": ("P141",),
    "F160": ("P113",),
    "F161": ("P112", "P113"),
    "F173": ("P131", "P132", "P133"),
    "F174": ("P126",),
}
"""The rule on the file, and those on placed pages that say the same of our own: they know the line of YAML."""


def told_once(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without those that a rule on placed pages has told already, in the order they stand."""
    every = list(dict.fromkeys(findings))
    found = {finding.code for finding in every}
    return [finding for finding in every if found.isdisjoint(TWINS.get(finding.code, ()))]
