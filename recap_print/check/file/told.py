"""Many like faults told in few findings: one a page, one in all when many pages share it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from recap_print.check.file.case import FileCase
from recap_print.findings import Finding, Rule
from recap_print.geometry import Rect
from recap_print.units import ranges

MANY = 10
"""Above so many pages, a fault is told once, with the pages' numbers."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A fault met ``count`` times on a page, first at ``box``; only hits of one ``kind`` are told together."""

    page: int
    box: Rect | None
    says: str
    count: int = 1
    kind: str = ""


def tell(rule: Rule, case: FileCase, hits: Iterable[Hit], help: str) -> Iterator[Finding]:
    """One finding a page and kind, in the words of its first hit; one for all pages when they are many."""
    kinds: dict[str, dict[int, list[Hit]]] = {}
    for hit in hits:
        kinds.setdefault(hit.kind, {}).setdefault(hit.page, []).append(hit)
    for pages in kinds.values():
        if len(pages) > MANY:
            first = pages[min(pages)][0]
            times = sum(hit.count for found in pages.values() for hit in found)
            message = f"{first.says}: {_times(times)} on {len(pages)} pages ({ranges(sorted(pages))})"
            yield rule.finding(case.locate(first.page, first.box), message, help)
            continue
        for page, found in sorted(pages.items()):
            times = sum(hit.count for hit in found)
            same = len({hit.says for hit in found}) == 1
            more = f", {_times(times)}" if same else f", and {times - 1} more like it"
            yield rule.finding(case.locate(page, found[0].box), found[0].says + (more if times > 1 else ""), help)


def counted(number: int, what: str, many: str = "") -> str:
    """``no layers``, ``1 layer``, ``3 layers``."""
    return f"1 {what}" if number == 1 else f"{number or 'no'} {many or what + 's'}"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
