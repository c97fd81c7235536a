"""Where the marks around a trim stand: one place for single pages and for sheets."""

from __future__ import annotations

from collections.abc import Iterator

from recap_print.geometry import Rect
from recap_print.sheets.model import Mark, MarkKind
from recap_print.units import snap

LENGTH = 5.0
OFFSET = 3.0
"""From the trim; more when the bleed reaches further. The trade's usual length and offset."""
THICKNESS = 0.1
DASH = (1.0, 1.0)


def reach(bleed: float) -> tuple[float, float]:
    """From the trim to the near end of a mark, and to its far end (mm)."""
    near = max(OFFSET, bleed)
    return near, near + LENGTH


def crop_marks(trim: Rect, bleed: float) -> Iterator[Mark]:
    """Two strokes at each corner, outside the bleed."""
    near, far = reach(bleed)
    for x in (trim.x, trim.right):
        for start, end in ((trim.y - far, trim.y - near), (trim.bottom + near, trim.bottom + far)):
            yield _mark(MarkKind.CROP, x, start, x, end)
    for y in (trim.y, trim.bottom):
        for start, end in ((trim.x - far, trim.x - near), (trim.right + near, trim.right + far)):
            yield _mark(MarkKind.CROP, start, y, end, y)


def fold_marks(trim: Rect, bleed: float, fold: float) -> Iterator[Mark]:
    """A dashed stroke at head and foot of a vertical fold at x = ``fold``."""
    near, far = reach(bleed)
    for start, end in ((trim.y - far, trim.y - near), (trim.bottom + near, trim.bottom + far)):
        yield _mark(MarkKind.FOLD, fold, start, fold, end)


def _mark(kind: MarkKind, x1: float, y1: float, x2: float, y2: float) -> Mark:
    dash = DASH if kind is MarkKind.FOLD else None
    return Mark(kind, snap(x1), snap(y1), snap(x2), snap(y2), THICKNESS, dash)
