"""The list of contents in a booklet repeats its structure: what the structure explains is not told there again."""

from __future__ import annotations

import re

from recap_print.compare.pieces import PagePair, Piece
from recap_print.pages.model import Booklet


class Listed:
    """The list of contents on one page, if it has one."""

    def __init__(self, rows: frozenset[str], titles: frozenset[str]) -> None:
        self._rows = rows
        self._titles = titles

    def __bool__(self) -> bool:
        """Is there a list on the page?"""
        return bool(self._rows)

    def explains(self, *pieces: Piece) -> bool:
        """Do these pieces, of one or both sides, only repeat the structure?"""
        return all(self._is_listed(piece.name) and self._is_structure(piece.words) for piece in pieces)

    def _is_listed(self, name: str) -> bool:
        steps = name.split(".")
        return any(".".join(steps[:depth]) in self._rows for depth in range(1, len(steps)))

    def _is_structure(self, words: str) -> bool:
        return not words or re.sub(r"[\s.…·–—-]*\d+$", "", words) in self._titles | {""}


class Contents:
    """The titles of two booklets. A list of contents follows their structure when ``changed`` says it did change."""

    def __init__(self, old: Booklet, new: Booklet, changed: bool) -> None:
        self._titles = frozenset(s.title for b in (old, new) for s in b.sections) if changed else frozenset[str]()
        self._own = {(s.id, s.title) for b in (old, new) for s in b.sections}

    def on(self, pair: PagePair) -> Listed:
        """The list of contents on a page: the rows that hold two titles or more, by the names of these."""
        names = set()
        told = set()
        for pieces in (pair.both, *((g[1] for g in groups) for groups in (pair.added, pair.removed))):
            for piece in (piece for group in pieces for piece in group):
                title = re.sub(r"[\s.…·–—-]*\d+$", "", piece.words)
                if title in self._titles and (pair.new.section, title) not in self._own and not piece.is_furniture:
                    names.add(piece.name)
                    told.add(title)
        rows = (name.rpartition(".")[0] for name in names) if len(told) > 1 else ()
        return Listed(frozenset(filter(None, rows)), self._titles)
