"""Left for right. Pages are placed as if read from the left; a booklet read from the right is their mirror image.

Only places turn over: a line of words, a pictogram, a QR code stand as they are in the mirrored place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from recap_print.geometry import Rect, Segment
from recap_print.pages.model import Box, Item, Line, Overset, Path, Picture, Qr, Text
from recap_print.typeset.piece import Piece, Placed
from recap_print.typeset.setting import moved
from recap_print.units import snap


def mirrored(item: Item, axis: float) -> Item:
    """The item in its place on the other side of a vertical line at ``axis`` mm."""
    match item:
        case Text():
            return moved(item, 2 * axis - item.width - 2 * item.x, 0.0)
        case Line():
            return replace(item, x1=snap(2 * axis - item.x2), x2=snap(2 * axis - item.x1), y1=item.y2, y2=item.y1)
        case Box() | Qr() | Picture():
            return replace(item, rect=_across(item.rect, axis))
        case Path():
            rect = _across(item.rect, axis)
            by = rect.x - item.rect.x
            steps = tuple(
                Segment(step.op, tuple(value if i % 2 else snap(value + by) for i, value in enumerate(step.at)))
                for step in item.segments
            )
            return replace(item, rect=rect, segments=steps)
        case _:
            assert_never(item)


def never_mirrored(piece: Piece, width: float) -> Piece:
    """A piece ``width`` mm wide whose parts keep their order: mirrored here, and so put right when its page is."""

    def place(x: float, y: float, height: float) -> Iterator[Placed]:
        for item in piece.place(x, y, height):
            yield item if isinstance(item, Overset) else mirrored(item, x + width / 2)

    return Piece(piece.height, place, piece.stretches)


def _across(rect: Rect, axis: float) -> Rect:
    return Rect(snap(2 * axis - rect.right), rect.y, rect.width, rect.height)
