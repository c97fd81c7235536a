"""Words and shapes for pages that no layout describes: trial prints, which speak English and are drawn in black."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from recap_print.fonts import FontShelf
from recap_print.geometry import Rect, Segment
from recap_print.ink import Ink, Swatch
from recap_print.pages.model import (
    Booklet,
    Box,
    Direction,
    Item,
    Line,
    Page,
    Path,
    Role,
    Run,
    Section,
    Stock,
    Tag,
    Text,
)
from recap_print.typeset.lines import broken
from recap_print.units import snap, to_mm

BLACK, GREY, PAPER = Ink(Swatch("black", k=100)), Ink(Swatch("grey", k=55)), Ink(Swatch("paper"))
REGULAR, BOLD = "regular", "bold"
"""The two fonts that a trial print's shelf has."""
LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Hand:
    """Writes and draws. Lengths in mm; what is drawn has no origin, since no declaration asked for it."""

    shelf: FontShelf

    def cap(self, size_pt: float, font: str = REGULAR) -> float:
        """The height of capitals and figures."""
        return to_mm(self.shelf[font].metrics.cap_height * size_pt / 1000)

    def size_for_cap(self, height: float, font: str = REGULAR) -> float:
        """The type size (pt) whose capitals are ``height`` mm high."""
        return height / self.cap(1.0, font)

    def width(self, text: str, size_pt: float, font: str = REGULAR) -> float:
        return to_mm(self.shelf[font].shape(text).advance * size_pt / 1000)

    def line(
        self, x: float, y: float, text: str, size_pt: float, font: str = REGULAR, ink: Ink = BLACK, part: float = 0.0
    ) -> Text:
        """One line with its baseline at ``y``; ``part`` of its width is left of ``x``: 0, a half or 1."""
        shaped, reach = self.shelf[font].shape(text), self.shelf[font].metrics
        width = self.width(text, size_pt, font)
        left = snap(x - width * part)
        above, below = (snap(to_mm(part * size_pt / 1000)) for part in (reach.ascent, reach.descent))
        run = Run(left, text, font, size_pt, ink, shaped.glyphs)
        return Text(_tag(), left, snap(y), snap(width), above, below, text, (run,))

    def paragraph(
        self, x: float, y: float, text: str, width: float, size_pt: float, font: str = REGULAR, leading: float = 0.0
    ) -> Iterator[Text]:
        """Lines within ``width``, the first with its baseline at ``y``. ``leading`` is in mm, 1.35 times the size when
        nobody says."""
        down = leading or to_mm(size_pt * 1.35)
        for nth, line in enumerate(broken(self.shelf[font], size_pt, text, width)):
            yield self.line(x, y + nth * down, line, size_pt, font)


def rule(x1: float, y1: float, x2: float, y2: float, thickness: float, ink: Ink = BLACK) -> Line:
    return Line(_tag(), snap(x1), snap(y1), snap(x2), snap(y2), thickness, ink)


def box(
    x: float,
    y: float,
    width: float,
    height: float,
    *,
    fill: Ink | None = None,
    stroke: Ink | None = None,
    thickness: float = 0.0,
    radius: float = 0.0,
) -> Box:
    return Box(_tag(), Rect(snap(x), snap(y), snap(width), snap(height)), fill, stroke, thickness, snap(radius))


def shape(steps: str, x: float, y: float, size: float, *, fill: Ink | None = None, thickness: float = 0.0) -> Path:
    """A path of a square of 100 × 100, ``size`` mm large at x, y: ``M 0 0 L 50 0 C … Z``. Stroked black with a
    ``thickness``, else filled."""
    segments: list[Segment] = []
    for word in steps.split():
        if word.isalpha():
            segments.append(Segment(word))
        else:
            last, start = segments[-1], y if len(segments[-1].at) % 2 else x
            segments[-1] = Segment(last.op, (*last.at, snap(start + float(word) * size / 100)))
    xs, ys = [n for s in segments for n in s.at[::2]], [n for s in segments for n in s.at[1::2]]
    rect = Rect(min(xs), min(ys), snap(max(xs) - min(xs)), snap(max(ys) - min(ys)))
    return Path(_tag(), rect, tuple(segments), fill, BLACK if thickness else None, thickness)


def trial(name: str, title: str, stock: Stock, pages: list[list[Item]]) -> Booklet:
    """A booklet of trial pages. Every item gets a name of its own."""
    return Booklet(
        edition=name,
        title=title,
        author="",
        language=LANGUAGE,
        direction=Direction.LTR,
        layout="",
        stock=stock,
        swatches=tuple(ink.swatch for ink in (BLACK, GREY, PAPER)),
        sections=(Section("trial", "page", title, 1, len(pages)),),
        pages=tuple(Page(f"trial/{n}", n, "trial", tuple(items)) for n, items in enumerate(pages, 1)),
    )


def _tag() -> Tag:
    return Tag("trial", "", Role.ARTIFACT, LANGUAGE)
