"""Findings as plain data, for programs."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from math import isfinite
from typing import Any

from recap_print.findings import Finding, Level, Where
from recap_print.units import snap

_FAR = 1e6
"""No page is a kilometre wide: a spot beyond this, in mm, comes from a broken file and is no place at all."""


def written(value: Any) -> str:
    """JSON that is safe to print: what could steer a terminal is escaped, and half a character is replaced."""
    return _safe(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False))


def compact(value: Any) -> str:
    """The same on one line."""
    return _safe(json.dumps(value, ensure_ascii=False, allow_nan=False))


def _safe(text: str) -> str:
    text = re.sub(r"[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", text)
    return re.sub("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]", lambda found: f"\\u{ord(found[0]):04x}", text)


def counts(findings: Iterable[Finding]) -> dict[str, int]:
    """``{"errors": 1, "warnings": 0, "notes": 0}``"""
    seen = Counter(finding.level for finding in findings)
    return {f"{level.name.lower()}s": seen[level] for level in Level}


def spot(where: Where) -> tuple[float, float] | None:
    """Where on the page, in mm from the left and the top of the trim; None when that is not known."""
    if where.spot is None or not all(isfinite(mm) and abs(mm) < _FAR for mm in where.spot):
        return None
    return snap(where.spot[0]), snap(where.spot[1])


def page_number(where: Where) -> int:
    """12 for ``page 12 (contacts/2)``; 0 when no page is told."""
    found = re.search(r"[0-9]{1,9}", where.page)
    return int(found[0]) if found else 0


def as_data(finding: Finding) -> dict[str, Any]:
    """One finding, in the shape that ``report.findings.as_json`` documents."""
    where = finding.where
    x, y = spot(where) or (None, None)
    return {
        "file": where.file,
        "line": where.line,
        "column": where.column,
        "end_column": where.column + where.width if where.column else 0,
        "level": finding.level.name.lower(),
        "code": finding.code,
        "name": finding.name,
        "message": finding.message,
        "help": finding.help,
        "page": where.page,
        "x": x,
        "y": y,
    }
