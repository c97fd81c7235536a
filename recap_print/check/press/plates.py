"""A page as its plates print it, computed from the placed items: how much ink lies where."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from operator import add
from typing import TYPE_CHECKING, Any, assert_never

from recap_print.check.press.seen import outlines
from recap_print.geometry import Rect
from recap_print.ink import Ink
from recap_print.pages.model import Box, Item, Line, Path, Picture, Qr, Text, bounds, line_overprints, text_overprints
from recap_print.pictures import RasterPicture
from recap_print.units import to_mm

if TYPE_CHECKING:
    from PIL import Image

DOTS = 2
"""Dots per mm of the painted page."""
TEXT_COVERS = 0.3
"""How much of its line's height and width text inks at most: measured on bold capitals of the shipped fonts."""


def stroke_overprints(item: Box | Path) -> bool:
    return item.stroke is not None and line_overprints(item.stroke, item.thickness)


def fill_overprints(item: Box) -> bool:
    """A filled box as thin as a line is a line (GWG 2022, note I00004)."""
    return item.fill is not None and line_overprints(item.fill, min(item.rect.width, item.rect.height))


class Plates:
    """Two pictures of a page: the percent of cyan, magenta and yellow together, and of black.

    Two are enough for a sum of four: what knocks out sets both, and what overprints is always black alone.
    Shapes narrower than a dot are a dot wide and dashes are solid, so that fine lines count too much, never too little.
    """

    def __init__(self, area: Rect, pictures: Mapping[str, RasterPicture]) -> None:
        from PIL import Image, ImageDraw

        self.area = area
        self.pictures = pictures
        size = (round(area.width * DOTS), round(area.height * DOTS))
        self.color, self.black = Image.new("F", size), Image.new("F", size)
        self.pens = ImageDraw.Draw(self.color), ImageDraw.Draw(self.black)

    def millimetres(self) -> tuple[int, int, list[float]]:
        """Width, height, and the percent of all inks on every square millimetre."""
        color, black = self.color.reduce(DOTS), self.black.reduce(DOTS)
        return *color.size, list(map(add, array("f", color.tobytes()), array("f", black.tobytes())))

    def paint(self, item: Item) -> None:
        match item:
            case Text():
                for run in item.runs:
                    width = to_mm(sum(glyph.advance for glyph in run.glyphs) * run.size_pt / 1000)
                    rect = Rect(run.x, item.y - item.above, width, item.above + item.below)
                    self._blend(rect, run.ink, TEXT_COVERS, over=text_overprints(run.ink, run.size_pt))
            case Line():
                ends = [self._dot(item.x1, item.y1), self._dot(item.x2, item.y2)]
                for pen, percent in self._pens(item.ink, over=line_overprints(item.ink, item.thickness)):
                    pen.line(ends, fill=percent, width=_dots(item.thickness))
            case Box():
                self._box(item)
            case Path():
                self._path(item)
            case Qr():
                dark = sum(row.count("1") for row in item.rows) / max(len(item.rows), 1) ** 2
                self._blend(item.rect, item.ink, dark)
            case Picture():
                self._picture(item)
            case _:
                assert_never(item)

    def _box(self, item: Box) -> None:
        radius = item.radius * DOTS
        if item.fill:
            for pen, percent in self._pens(item.fill, over=fill_overprints(item)):
                pen.rounded_rectangle(self._dots_of(item.rect), radius, fill=percent)
        if item.stroke:
            edge = self._dots_of(bounds(item))
            for pen, percent in self._pens(item.stroke, over=stroke_overprints(item)):
                pen.rounded_rectangle(edge, radius, outline=percent, width=_dots(item.thickness))

    def _path(self, item: Path) -> None:
        lines = [[self._dot(x, y) for x, y in line] for line in outlines(item.segments) if len(line) > 1]
        if item.fill:
            for pen, percent in self._pens(item.fill):
                for line in lines:
                    pen.polygon(line, fill=percent)
        if item.stroke:
            for pen, percent in self._pens(item.stroke, over=stroke_overprints(item)):
                for line in lines:
                    pen.line(line, fill=percent, width=_dots(item.thickness), joint="curve")

    def _picture(self, item: Picture) -> None:
        from PIL import Image

        left, top, right, bottom = self._dots_of(item.rect)
        size = (right + 1 - left, bottom + 1 - top)
        if file := self.pictures.get(item.file):
            *colors, black = (band.tobytes() for band in file.bands(size))
            for plate, bands in ((self.color, colors), (self.black, [black])):
                percents = array("f", (sum(dots) / 2.55 for dots in zip(*bands, strict=True)))
                plate.paste(Image.frombytes("F", size, percents.tobytes()), (left, top))

    def _pens(self, ink: Ink, *, over: bool = False) -> Iterator[tuple[Any, float]]:
        """Which plates an ink is set on, and how much of it."""
        if not over:
            yield self.pens[0], sum(ink.cmyk[:3])
        yield self.pens[1], ink.cmyk[3]

    def _blend(self, rect: Rect, ink: Ink, share: float, *, over: bool = False) -> None:
        """Ink on a share of a rectangle, evenly; what was there stays on the rest of it."""
        left, top, right, bottom = self._dots_of(rect)
        box = (max(left, 0), max(top, 0), min(right + 1, self.color.width), min(bottom + 1, self.color.height))
        if box[0] >= box[2] or box[1] >= box[3]:
            return
        plates = ((self.color, sum(ink.cmyk[:3])), (self.black, ink.cmyk[3]))
        for plate, percent in plates[over:]:
            plate.paste(_mixed(plate.crop(box), percent, share), box)

    def _dot(self, x: float, y: float) -> tuple[int, int]:
        return round((x - self.area.x) * DOTS), round((y - self.area.y) * DOTS)

    def _dots_of(self, rect: Rect) -> tuple[int, int, int, int]:
        """First and last dots of a rectangle across and down: Pillow draws both."""
        (left, top), (right, bottom) = self._dot(rect.x, rect.y), self._dot(rect.right, rect.bottom)
        return left, top, max(left, right - 1), max(top, bottom - 1)


def _mixed(part: Image.Image, percent: float, share: float) -> Image.Image:
    return part.point(lambda before: before * (1 - share) + percent * share)


def _dots(mm: float) -> int:
    return max(1, round(mm * DOTS))
