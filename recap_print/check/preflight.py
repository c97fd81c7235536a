"""A preflight as a value: what was looked at, what was found, what was let pass and why, what could not be decided."""

from __future__ import annotations

from dataclasses import dataclass

from recap_print.findings import Finding, Level

GROUPS = (
    "File",
    "Output intent",
    "Pages and boxes",
    "Bleed and safety",
    "Fonts and text",
    "Colour",
    "Lines",
    "Overprint and transparency",
    "Pictures",
    "QR codes",
    "Words",
    "Beyond paper",
)
"""The headings of a report, in its order; every rule that preflight judges stands under one of them."""


@dataclass(frozen=True, slots=True)
class Looked:
    """One group of a report: its name, what there was to look at (``48 pages of 148 × 210 mm``), the codes judged."""

    group: str
    about: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unchecked:
    """What nobody has looked at, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that the edition lets pass, for a reason it gives."""

    finding: Finding
    why: str


@dataclass(frozen=True, slots=True)
class Preflight:
    """The outcome. ``claim`` is what the file says it is (``PDF/X-4``), ``press`` whom it was judged for."""

    subject: str
    press: str
    condition: str
    claim: str
    looked: tuple[Looked, ...]
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()
    unchecked: tuple[Unchecked, ...] = ()

    def passes(self, *, strict: bool = False) -> bool:
        """Would a printer take it? Warnings count when ``strict``; notes never do."""
        worst = Level.WARNING if strict else Level.ERROR
        return all(finding.level > worst for finding in self.findings)
