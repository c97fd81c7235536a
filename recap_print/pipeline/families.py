"""An edition and its variants judged together: what they share is told once, and what one alone has, with its name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from recap_print.check.waive import ON_PAGES, idle
from recap_print.findings import Finding
from recap_print.pipeline.prepare import Prepared
from recap_print.pipeline.variants import variant_of

PLACED = ("P", "R2")
"""Rules of placed pages: what they find, they find in one variant."""


def findings_of(prepared: Iterable[Prepared]) -> list[Finding]:
    """All findings, sorted and each once. Editions that share a layout share its findings."""
    families: dict[Path, list[Prepared]] = {}
    for one in prepared:
        families.setdefault(variant_of(one.path)[0], []).append(one)
    told = {finding for family in families.values() for finding in _of_family(family)}
    return sorted(told)


def _of_family(family: list[Prepared]) -> Iterable[Finding]:
    told: set[Finding] = set()
    for one in family:
        fresh = [finding for finding in one.findings if finding not in told]
        told.update(fresh)
        alone = one is family[0]
        yield from fresh if alone else (_in(one, finding) for finding in fresh)
    case = family[0].case
    if case and case.edition.variants and not case.edition.variant and all(one.case for one in family):
        yield from idle(case, [waived for one in family for waived in one.waived], ON_PAGES)


def _in(prepared: Prepared, finding: Finding) -> Finding:
    """A finding that the edition itself does not have: on paper, it is in this variant."""
    page, here = finding.where.page, f"in {prepared.path.stem}"
    if not page and not finding.code.startswith(PLACED):
        return finding
    return replace(finding, where=replace(finding.where, page=f"{page}, {here}" if page else here))
