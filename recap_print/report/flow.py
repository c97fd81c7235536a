"""Spans -> rows of a terminal: marked words, no row wider than asked, nothing that could steer the terminal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from recap_print.report.phrases import Span
from recap_print.report.terminal import Paint, clean, columns

Piece = tuple[str, str]
"""Some characters, and how they are marked."""

MARKS = {"removed": "9;31", "added": "32", "faint": "2", "strong": "1", "grave": "1;31"}
"""What went is struck through as well: red and green look alike to many people."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it is printed, and how many columns it takes."""

    words: str
    columns: int


def flow(spans: Iterable[Span], width: int, paint: Paint) -> list[Row]:
    """Rows of at most ``width`` columns (one at least). Words without a gap between them stay together while they can.

    Without colour, words that went are ``[-so-]`` and words that came ``{+so+}``.
    """
    rows: list[list[Piece]] = [[]]
    used = 0
    for clump in _clumps(spans, paint.colour):
        wide = _columns(clump)
        if used and used + 1 + wide > width:
            rows.append([])
            used = 0
        if used:
            last = rows[-1][-1][1]
            rows[-1].append((" ", last if last == clump[0][1] else ""))
            used += 1
        for piece in _cut(clump, width) if wide > width else [clump]:
            if used and wide > width:
                rows.append([])
                used = 0
            rows[-1] += piece
            used += _columns(piece)
    return [Row(_painted(row, paint), _columns(row)) for row in rows]


def _clumps(spans: Iterable[Span], colour: bool) -> Iterable[list[Piece]]:
    """Words that stay on one row."""
    clump: list[Piece] = []
    for span in spans:
        shown = clean(span.text)
        if not colour and shown and span.mark in ("removed", "added"):
            shown = f"[-{shown}-]" if span.mark == "removed" else f"{{+{shown}+}}"
        words = [word for word in shown.split(" ") if word]
        for nth, word in enumerate(words, 1):
            clump.append((word, span.mark))
            if span.gap or nth < len(words):
                yield clump
                clump = []
    if clump:
        yield clump


def _cut(clump: list[Piece], width: int) -> list[list[Piece]]:
    """A clump too wide for a row, in pieces that fit."""
    rows: list[list[Piece]] = [[]]
    used = 0
    for words, mark in clump:
        for char in words:
            wide = columns(char)
            if used and used + wide > width:
                rows.append([])
                used = 0
            rows[-1].append((char, mark))
            used += wide
    return rows


def _columns(pieces: Iterable[Piece]) -> int:
    return sum(len(words) if words.isascii() else columns(words) for words, _ in pieces)


def _painted(row: list[Piece], paint: Paint) -> str:
    painted = []
    for mark, pieces in groupby(row, key=lambda piece: piece[1]):
        words = "".join(words for words, _ in pieces)
        painted.append(paint(MARKS[mark], words) if mark in MARKS else words)
    return "".join(painted)
