"""A piece is measured matter: its natural height, and how to place it once a height is given.

Measuring and placing are one act, so they cannot disagree: a block prepares its lines, says how high they
are, and keeps a function that yields the placed items.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from recap_print.pages.model import Item, Overset

Placed = Item | Overset
Place = Callable[[float, float, float], Iterator[Placed]]


@dataclass(frozen=True, slots=True)
class Piece:
    """``place(x, y, height)`` yields the items with their top-left corner at x, y (mm on the page).

    A piece that ``stretches`` accepts any height from ``height`` up; others ignore what they are given.
    """

    height: float
    place: Place
    stretches: bool = False


def nothing(x: float, y: float, height: float) -> Iterator[Placed]:
    """Place nothing: white room."""
    yield from ()


def stack(pieces: Sequence[Piece], gap: float = 0.0) -> Piece:
    """Pieces from top to bottom. What is left is shared equally between those that stretch."""
    natural = sum(piece.height for piece in pieces) + gap * max(0, len(pieces) - 1)
    stretchy = sum(piece.stretches for piece in pieces)

    def place(x: float, y: float, height: float) -> Iterator[Placed]:
        share = max(0.0, height - natural) / stretchy if stretchy else 0.0
        for piece in pieces:
            own = piece.height + (share if piece.stretches else 0.0)
            yield from piece.place(x, y, own)
            y += own + gap

    return Piece(natural, place, bool(stretchy))


def beside(pieces: Sequence[Piece], offsets: Sequence[float], align: str = "top") -> Piece:
    """Pieces side by side, at ``offsets`` mm from the left edge, as high as the tallest."""
    tallest = max((piece.height for piece in pieces), default=0.0)
    part = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[align]

    def place(x: float, y: float, height: float) -> Iterator[Placed]:
        for piece, offset in zip(pieces, offsets, strict=True):
            room = max(height, tallest)
            down = 0.0 if piece.stretches else (room - piece.height) * part
            yield from piece.place(x + offset, y + down, room if piece.stretches else piece.height)

    return Piece(tallest, place, any(piece.stretches for piece in pieces))
