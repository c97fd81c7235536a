"""The list of contents in a booklet repeats its structure: what the structure explains is not told there again."""

from __future__ import annotations

import re

from recap_print.compare.pieces import PagePair, Piece
from recap_print.pages.model import Booklet


class Listed:
    """The list of contents on one page, if it has one."""

    def __init__(self, prefix: str | None, titles: frozenset[str]) -> None:
        self._prefix = prefix
        self._titles = titles

    def explains(self, *pieces: Piece) -> bool:
        """Do these pieces, of one or both sides, only repeat the structure?"""
        if self._prefix is None:
            return False
        return all(piece.name.startswith(self._prefix) and self._is_structure(piece.words) for piece in pieces)

    def _is_structure(self, words: str) -> bool:
        return not words or re.sub(r"[\s.…·–—-]*\d+$", "", words) in self._titles | {""}


class Contents:
    """The titles of two booklets. A list of contents follows their structure when ``changed`` says it did change."""

    def __init__(self, old: Booklet, new: Booklet, changed: bool) -> None:
        self._titles = frozenset(s.title for b in (old, new) for s in b.sections) if changed else frozenset[str]()
        self._own = {(s.id, s.title) for b in (old, new) for s in b.sections}

    def on(self, pair: PagePair) -> Listed:
        """The list of contents on a page: what the names of two titles or more begin with in common."""
        names = set()
        told = set()
        for pieces in (pair.both, *((g[1] for g in groups) for groups in (pair.added, pair.removed))):
            for piece in (piece for group in pieces for piece in group):
                title = re.sub(r"[\s.…·–—-]*\d+$", "", piece.words)
                if title in self._titles and (pair.new.section, title) not in self._own and not piece.is_furniture:
                    names.add(piece.name)
                    told.add(title)
        if len(told) < 2:
            return Listed(None, self._titles)
        steps = [name.split(".") for name in names]
        common = []
        for column in zip(*steps, strict=False):
            if len(set(column)) > 1:
                break
            common.append(column[0])
        prefix = ".".join(common) + "." if common and len(names) > 1 else None
        return Listed(prefix, self._titles)
