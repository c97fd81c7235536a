"""One page -> its content stream. The same bytes serve the single page and the imposed sheet.

The stream's origin is the trim's *bottom-left* corner, y up, in points: the only place where y turns over.
Colours are DeviceCMYK and nothing else; text is glyph numbers of fonts embedded by ``embed``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import assert_never

from recap_print.draw.embed import FontUse, is_from_the_right, is_turned
from recap_print.draw.leftward import LRM, leftward_operators
from recap_print.draw.operators import KAPPA
from recap_print.draw.rightward import rightward_operators
from recap_print.fonts.scripts import is_from_the_right as is_written_from_the_right
from recap_print.geometry import Rect, Segment
from recap_print.ink import Ink
from recap_print.pages.model import (
    Box,
    Item,
    Line,
    Page,
    Path,
    Picture,
    Qr,
    Run,
    Text,
    line_overprints,
    text_overprints,
)
from recap_print.units import number, to_pt

OVERPRINTS = {(False, False): "O0", (True, False): "Of", (False, True): "Os", (True, True): "Ofs"}
"""Graphics states by what overprints: (fill, stroke)."""

Written = dict[tuple[int, str, float, str], str]
"""The operators of glyphs already written, by the identity of their tuple, their font, their size and what is said
after them."""


def content(page: Page, height: float, fonts: Mapping[str, FontUse], written: Written | None = None) -> bytes:
    """The drawing operators of a page of ``height`` mm, with the fonts it names.

    ``written`` may be shared by the pages of one booklet, and not longer than the booklet lives.
    """
    pen = Pen(height, fonts, {} if written is None else written)
    lines = [operator for item in page.items for operator in pen.item(item)]
    return "\n".join(lines).encode("ascii") + b"\n"


class Pen:
    """Turns items into operators, and remembers the inks and widths already set, to say each once."""

    def __init__(self, height: float, fonts: Mapping[str, FontUse], written: Written) -> None:
        self.height = height
        self.fonts = fonts
        self.written = written
        self.fill: Ink | None = None
        self.stroke: Ink | None = None
        self.thickness = -1.0
        self.round = False
        self.over = (False, False)

    def item(self, item: Item) -> Iterator[str]:
        match item:
            case Text():
                yield from self._text(item)
            case Line():
                yield from self._line(item)
            case Box():
                yield from self._box(item)
            case Path():
                yield from self._path(item)
            case Qr():
                yield from self._qr(item)
            case Picture():
                yield from self._picture(item)
            case _:
                assert_never(item)

    def at(self, x: float, y: float) -> str:
        return f"{point(x)} {point(self.height - y)}"

    def _fill(self, ink: Ink) -> Iterator[str]:
        if ink != self.fill:
            self.fill = ink
            yield f"{cmyk(ink)} k"

    def _stroke(self, ink: Ink, thickness: float, *, rounded: bool = False) -> Iterator[str]:
        if ink != self.stroke:
            self.stroke = ink
            yield f"{cmyk(ink)} K"
        if thickness != self.thickness:
            self.thickness = thickness
            yield f"{point(thickness)} w"
        if rounded != self.round:
            self.round = rounded
            yield "1 J 1 j" if rounded else "0 J 0 j"

    def _over(self, *, fill: bool = False, stroke: bool = False) -> Iterator[str]:
        """What is painted next prints over what is beneath it, or knocks it out."""
        if (fill, stroke) != self.over:
            self.over = (fill, stroke)
            yield f"/{OVERPRINTS[self.over]} gs"

    def _text(self, item: Text) -> Iterator[str]:
        turned = is_turned(item)
        among_arabic = turned or is_written_from_the_right(item.tag.language)
        for nth, run in enumerate(item.runs):
            yield from self._over(fill=text_overprints(run.ink, run.size_pt))
            yield from self._fill(run.ink)
            font = self.fonts[run.font]
            if is_from_the_right(run, in_turned=turned):
                yield f"BT /{font.resource} {number(run.size_pt)} Tf 1 0 0 1 {self.at(run.x, item.y)} Tm"
                yield from leftward_operators(run, font, *_beside(item.runs, nth, turned))
                yield "ET"
                continue
            # a sign at the end, among Arabic, goes with what is before it
            after = LRM if among_arabic and not run.text[-1:].isalnum() else ""
            yield f"BT /{font.resource} {number(run.size_pt)} Tf 1 0 0 1 {self.at(run.x, item.y)} Tm"
            # Shaping gives the same words the same glyphs, the very same tuple: each is written out once.
            key = (id(run.glyphs), run.font, run.size_pt, after)
            if key not in self.written:
                self.written[key] = "\n".join(rightward_operators(run, font, after))
            yield self.written[key]
            yield "ET"

    def _line(self, item: Line) -> Iterator[str]:
        yield from self._over(stroke=line_overprints(item.ink, item.thickness))
        yield from self._stroke(item.ink, item.thickness)
        line = f"{self.at(item.x1, item.y1)} m {self.at(item.x2, item.y2)} l S"
        if item.dash:
            line = f"[{point(item.dash[0])} {point(item.dash[1])}] 0 d {line} [] 0 d"
        yield line

    def _box(self, item: Box) -> Iterator[str]:
        # a filled box as thin as a line is a line (GWG 2022, note I00004)
        thin = item.fill is not None and line_overprints(item.fill, min(item.rect.width, item.rect.height))
        yield from self._over(fill=thin, stroke=_is_thin_black(item))
        if item.fill:
            yield from self._fill(item.fill)
        if item.stroke:
            yield from self._stroke(item.stroke, item.thickness)
        outline = self._rounded(item.rect, item.radius) if item.radius else self._rectangle(item.rect)
        yield f"{outline} {paint_operator(item.fill, item.stroke)}"

    def _rectangle(self, rect: Rect) -> str:
        return f"{self.at(rect.x, rect.bottom)} {point(rect.width)} {point(rect.height)} re"

    def _rounded(self, r: Rect, radius: float) -> str:
        radius = min(radius, r.width / 2, r.height / 2)
        k = radius * (1 - KAPPA)
        return " ".join(
            (
                f"{self.at(r.x + radius, r.y)} m {self.at(r.right - radius, r.y)} l",
                f"{self.at(r.right - k, r.y)} {self.at(r.right, r.y + k)} {self.at(r.right, r.y + radius)} c",
                f"{self.at(r.right, r.bottom - radius)} l",
                f"{self.at(r.right, r.bottom - k)} {self.at(r.right - k, r.bottom)}",
                f"{self.at(r.right - radius, r.bottom)} c {self.at(r.x + radius, r.bottom)} l",
                f"{self.at(r.x + k, r.bottom)} {self.at(r.x, r.bottom - k)} {self.at(r.x, r.bottom - radius)} c",
                f"{self.at(r.x, r.y + radius)} l",
                f"{self.at(r.x, r.y + k)} {self.at(r.x + k, r.y)} {self.at(r.x + radius, r.y)} c h",
            )
        )

    def _path(self, item: Path) -> Iterator[str]:
        yield from self._over(stroke=_is_thin_black(item))
        if item.fill:
            yield from self._fill(item.fill)
        if item.stroke:
            yield from self._stroke(item.stroke, item.thickness, rounded=True)
        yield f"{outline(item.segments, self.height)} {paint_operator(item.fill, item.stroke)}"

    def _qr(self, item: Qr) -> Iterator[str]:
        """Dark modules as one path, each row's neighbours joined: no hairline can open between two modules."""
        yield from self._over()
        yield from self._fill(item.ink)
        module = item.module
        for y, row in enumerate(item.rows):
            x = 0
            while (x := row.find("1", x)) >= 0:
                end = row.find("0", x)
                end = len(row) if end < 0 else end
                run = Rect(item.rect.x + x * module, item.rect.y + y * module, (end - x) * module, module)
                yield self._rectangle(run)
                x = end
        yield "f"

    def _picture(self, item: Picture) -> Iterator[str]:
        yield from self._over()
        size = f"{point(item.rect.width)} 0 0 {point(item.rect.height)}"
        yield f"q {size} {self.at(item.rect.x, item.rect.bottom)} cm /{image_name(item)} Do Q"


def _beside(runs: tuple[Run, ...], nth: int, turned: bool) -> tuple[str, str]:
    """The characters that stand on the right and on the left of a run of a line, "" at its ends."""
    goes_left = [is_from_the_right(run, in_turned=turned) for run in runs]
    last, first = slice(-1, None), slice(1)
    right = runs[nth + 1].text[last if goes_left[nth + 1] else first] if nth + 1 < len(runs) else ""
    return right, runs[nth - 1].text[first if goes_left[nth - 1] else last] if nth else ""


def _is_thin_black(item: Box | Path) -> bool:
    return item.stroke is not None and line_overprints(item.stroke, item.thickness)


@lru_cache(maxsize=1024)  # a section's pictogram stands on each of its pages
def outline(segments: tuple[Segment, ...], height: float) -> str:
    """The construction of a path on a page of ``height`` mm."""
    steps = []
    for step in segments:
        points = (f"{point(x)} {point(height - y)} " for x, y in zip(step.at[::2], step.at[1::2], strict=True))
        steps.append("h" if step.op == "Z" else "".join(points) + step.op.lower())
    return " ".join(steps)


def cmyk(ink: Ink) -> str:
    """Operands of ``k`` and ``K``: 0 to 1 for each process ink."""
    return " ".join(number(round(part / 100, 4)) for part in ink.cmyk)


@lru_cache(maxsize=8192)
def point(mm: float) -> str:
    """Millimetres as points, to the thousandth: a third of a micrometre."""
    return number(round(to_pt(mm), 3))


def image_name(picture: Picture) -> str:
    """What a picture's XObject is called: after what it shows, so that a page with another picture has other bytes."""
    return f"Im{picture.sha256[:16]}"


def paint_operator(fill: Ink | None, stroke: Ink | None) -> str:
    """Fill and stroke, either, or end the path unpainted (ISO 32000-1 table 60)."""
    return {(True, True): "B", (True, False): "f", (False, True): "S", (False, False): "n"}[bool(fill), bool(stroke)]
