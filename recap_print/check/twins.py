"""Faults that two rules find in a booklet of our own: one on its placed pages, one on its words or its file."""

from __future__ import annotations

from collections.abc import Iterable

from recap_print.findings import Finding

TWINS = {
    "E009": ("P127",),
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
"""A rule, and those on placed pages at a press that say the same of our own booklet, and more."""


def told_once(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, in their order, without those that a rule on placed pages tells of the same line or page."""
    every = list(dict.fromkeys(findings))
    return [finding for finding in every if not any(_is_twin(finding, other) for other in every)]


def _is_twin(finding: Finding, other: Finding) -> bool:
    """Does ``other``, on placed pages, tell the same? A side of a sheet is told before its page."""
    if other.code not in TWINS.get(finding.code, ()):
        return False
    here, there = finding.where, other.where
    return (here.file, here.line) == (there.file, there.line) or (bool(there.page) and here.page.endswith(there.page))
