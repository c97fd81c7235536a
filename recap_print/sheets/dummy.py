"""A folding dummy: the sheets of a plan as an office machine prints them, to be folded and checked by hand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recap_print.sheets.model import Imposition

PAPERS = {"a4": (297.0, 210.0), "a3": (420.0, 297.0), "sra3": (450.0, 320.0)}
"""Width × height (mm, lying) of the papers of office and digital machines (ISO 216, ISO 217)."""

OFFICE_RIM = 5.0
"""mm along every edge that a trial print leaves white: laser printers guarantee ink up to 4 mm from the edges."""


class Edge(StrEnum):
    """An edge of a page as it is read."""

    HEAD = "head"
    FOOT = "foot"
    LEFT = "left"
    RIGHT = "right"


class Lies(StrEnum):
    """How a page lies on the table while its sheet is folded: the leaf that stays where it is until the last fold."""

    DOWN = "face down"
    UP = "face up"


@dataclass(frozen=True, slots=True)
class Face:
    """What one place of a dummy shows. ``number`` is its own, from 1, and stands for a page number in the dummy's
    plan; ``page`` is the booklet's, None for a blank. ``side`` is ``front`` or ``back`` of the printed sheet.
    ``folds`` are its edges that are folded, with the step; ``cuts`` those along which the sheet is cut before.
    """

    number: int
    page: int | None
    sheet: int
    signature: int
    side: str
    folds: tuple[tuple[Edge, int], ...] = ()
    cuts: tuple[Edge, ...] = ()
    lies: Lies | None = None


@dataclass(frozen=True, slots=True)
class Dummy:
    """``plan`` holds both sides of every sheet and a number of its own for each place, at ``scale`` on the paper that
    its press has; ``faces`` says what is shown there. The edge of the sheet is drawn where the paper is larger
    (``is_framed``).
    """

    plan: Imposition
    faces: tuple[Face, ...]
    scale: float = 1.0
    is_framed: bool = False
