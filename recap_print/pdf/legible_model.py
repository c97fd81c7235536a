"""What can be read on the pages of a PDF: words and where they stand. The noun that comparisons of paper start from.

Millimetres from the top-left corner of the page's *trim*, y down, on the page as displayed (turned by its /Rotate).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import hypot
from typing import NamedTuple

from recap_print.geometry import Rect
from recap_print.pdf.matrix import Matrix
from recap_print.units import snap, to_mm

ABOVE, BELOW = 0.75, 0.25
"""How far letters reach from their baseline, in parts of the type size: what most faces do, whatever theirs says.
Rectangles of words are for looking at; baselines, which every program keeps, are what is measured."""

UNKNOWN = "\ufffd"
"""What a glyph says of which nobody knows what it says."""
UNSURE = "\u25cc"
"""Stands in a word's shape for a glyph that says nothing, or several letters: Ghostscript 10.00 mangles those
(<06440627> becomes <06444427>)."""


class Word(NamedTuple):
    """Letters without a space between them. Its baseline runs from (``x``, ``y``) to (``x2``, ``y2``), left to right
    as the word is held upright; ``ink`` is ``#rrggbb`` as a screen shows it, ``font`` a name without subset prefix.
    ``shape`` is what its glyphs alone surely say, when that is not its text."""

    text: str
    x: float
    y: float
    x2: float
    y2: float
    size_pt: float
    ink: str = ""
    font: str = ""
    shape: str = ""

    @property
    def rect(self) -> Rect:
        """Where its letters are."""
        if self.y == self.y2 and self.x < self.x2:  # as nearly all words stand
            em = to_mm(self.size_pt)
            return Rect(self.x, snap(self.y - ABOVE * em), snap(self.x2 - self.x), snap((ABOVE + BELOW) * em))
        dx, dy = self.x2 - self.x, self.y2 - self.y
        length = hypot(dx, dy)
        ux, uy = (dx / length, dy / length) if length else (1.0, 0.0)
        em = to_mm(self.size_pt)
        xs = [x + uy * reach * em for x in (self.x, self.x2) for reach in (ABOVE, -BELOW)]
        ys = [y - ux * reach * em for y in (self.y, self.y2) for reach in (ABOVE, -BELOW)]
        return Rect(snap(min(xs)), snap(min(ys)), snap(max(xs) - min(xs)), snap(max(ys) - min(ys)))


@dataclass(frozen=True, slots=True)
class PaperPage:
    """One page. ``width`` and ``height`` are the trim's, ``edge`` all of the page that a viewer shows.

    ``boxes`` are those it has of its own or inherits (``TrimBox``), ``bleed`` how far ink may go beyond the trim.
    ``digest`` is of everything that shows within the trim, whatever the file is made of: two pages that have the same
    one look the same; with different ones, they may.
    """

    number: int
    width: float
    height: float
    edge: Rect
    boxes: tuple[str, ...]
    bleed: float
    words: tuple[Word, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class PaperForm:
    """What a file is made of, as far as it changes nothing that is read. ``spaces`` are the colour spaces that its
    pages paint with, ``intent`` what its colours are made for, ``structure`` how the file is laid out in bytes."""

    producer: str = ""
    version: str = ""
    spaces: tuple[str, ...] = ()
    intent: str = ""
    fonts: tuple[str, ...] = ()
    subsets: tuple[str, ...] = ()
    """The fonts as the file names them, subset prefixes and all."""
    structure: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole PDF. ``unread`` says in plain words what could not be looked at."""

    name: str
    pages: tuple[PaperPage, ...]
    form: PaperForm
    unread: tuple[str, ...] = ()
    data: bytes = field(default=b"", repr=False, compare=False)

    @property
    def is_silent(self) -> bool:
        """Is there not one word in it, because its text was turned into outlines or pictures?"""
        return not any(page.words for page in self.pages)


class View(NamedTuple):
    """How a page is looked at: ``number`` in its file, and the way from mm on the compared page to mm from the
    top-left corner of that page as displayed."""

    number: int
    matrix: Matrix


class Job(NamedTuple):
    """Two views of one page of ``width`` × ``height`` mm, and where not to look, in mm on it.

    ``loose``: other hands made the two, or they lie elsewhere on their paper, so that a pixel's difference is none."""

    old: View
    new: View
    width: float
    height: float
    masks: tuple[Rect, ...]
    loose: bool = False


class Looked(NamedTuple):
    """Where a pair of pages differs, and the QR codes (text, mm from the trim of the file's page) that either has.

    ``colours`` says of each place which colour (``#rrggbb``) became which there, if that is all its difference."""

    places: tuple[Rect, ...]
    codes_old: tuple[tuple[str, Rect], ...] = ()
    codes_new: tuple[tuple[str, Rect], ...] = ()
    colours: tuple[tuple[str, str], ...] = ()


def inverse(m: Matrix) -> Matrix:
    """The way back. Raises ZeroDivisionError where there is none."""
    a, b, c, d, e, f = m
    by = a * d - b * c
    return (d / by, -b / by, -c / by, a / by, (c * f - d * e) / by, (b * e - a * f) / by)
