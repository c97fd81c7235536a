"""How other programs know a finding again: its file below the project, and a fingerprint that outlives its line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from recap_print.findings import Finding


def below(file: str) -> str:
    """A file's path, always one that can be resolved below the project: what lies outside keeps its name alone."""
    path = file.replace("\\", "/")
    parts = [part for part in path.split("/") if part not in ("", ".")]
    if path.startswith("/") or re.match("[A-Za-z]:/", path) or ".." in parts:
        parts = parts[-1:]
    return "/".join(parts) if parts and parts[-1] != ".." else "unnamed"


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """One for each finding, in their order; each of its own, and the same for the same fault wherever it moves."""
    repeats: Counter[str] = Counter()
    prints = []
    for finding in findings:
        known = _fingerprint(finding)
        repeats[known] += 1
        prints.append(f"{known}:{repeats[known]}")
    return prints


def _fingerprint(finding: Finding) -> str:
    """No line, page or place is in it."""
    said = re.sub(r"\b(lines?|pages?) [\d–, ]*\d", r"\1", finding.message)
    named = "\0".join((finding.code, below(finding.where.file), said))
    return sha256(named.encode("utf-8", "surrogatepass")).hexdigest()[:32]
