"""Compare two versions: every change once, at the highest layer that explains it, with what it entails on paper."""

from __future__ import annotations

from dataclasses import replace

from recap_print.compare.changes import Changes
from recap_print.compare.compare import compare
from recap_print.compare.version import Version


def tell(old: Version, new: Version) -> Changes:
    """Every change from ``old`` to ``new``. No difference that was declared or that prints, no change."""
    found = compare(old.booklet, new.booklet)
    return replace(found, old=replace(found.old, name=old.name), new=replace(found.new, name=new.name))
