"""Every pictogram of layouts/pictograms.yaml on one picture: both weights, large, at 6 mm, and white on a hue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from gallery_pictures import DESK, Colour
from recap_print.design.pictograms import GRID, Outline, Pictogram, Weight

FONTS = Path(__file__).resolve().parent.parent / "fonts" / "atkinson-hyperlegible-next"
INK, PAPER, QUIET = (30, 30, 30), (255, 255, 255), (95, 93, 90)
ACROSS, CELL, GAP = 6, (250, 152), 14
LARGE, SMALL, TILE = 64, 24, 60
"""Pixels: a drawing seen closely, one as it is printed 6 mm wide (at 100 dots to the inch), a patch of colour."""
FINER, PIECES = 8, 12
"""Times finer than shown that shapes are drawn; straight pieces that stand for a curve."""

Point = tuple[float, ...]


def polygons(outline: Outline) -> Iterator[list[Point]]:
    """The points along each part of an outline, in grid units."""
    points: list[Point] = []
    for segment in outline:
        at = segment.at
        match segment.op:
            case "M":
                if points:
                    yield points
                points = [at]
            case "L":
                points.append(at)
            case "C":
                points += [_on_curve((points[-1], at[:2], at[2:4], at[4:]), i / PIECES) for i in range(1, PIECES + 1)]
            case "Z":
                points.append(points[0])
    yield points


def _on_curve(handles: Sequence[Point], t: float) -> Point:
    shares = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3)
    return tuple(sum(share * handle[axis] for share, handle in zip(shares, handles, strict=True)) for axis in (0, 1))


def mask(pictogram: Pictogram, size: int, pen: float) -> Image.Image:
    """Where a drawing has ink, ``size`` pixels wide and high, its strokes ``pen`` grid units wide."""
    whole = Image.new("L", (size * FINER, size * FINER))
    scale, draw = size * FINER / GRID, ImageDraw.Draw(whole)
    half = pen * scale / 2
    for points in (part for outline in pictogram.strokes for part in polygons(outline)):
        placed = [(x * scale, y * scale) for x, y in points]
        for x, y in placed:
            draw.ellipse((x - half, y - half, x + half, y + half), fill=255)
        for (x1, y1), (x2, y2) in pairwise(placed):
            if length := hypot(x2 - x1, y2 - y1):
                dx, dy = (y1 - y2) / length * half, (x2 - x1) / length * half
                draw.polygon([(x1 + dx, y1 + dy), (x2 + dx, y2 + dy), (x2 - dx, y2 - dy), (x1 - dx, y1 - dy)], fill=255)
    for points in (part for outline in pictogram.solids for part in polygons(outline)):
        draw.polygon([(x * scale, y * scale) for x, y in points], fill=255)
    return whole.reduce(FINER)


def sheet(pictograms: Sequence[Pictogram], hues: Sequence[Colour]) -> Image.Image:
    """All of them, with their names and what they show; each on one of the hues in turn."""
    rows = -(-len(pictograms) // ACROSS)
    whole = Image.new("RGB", (ACROSS * (CELL[0] + GAP) + GAP, rows * (CELL[1] + GAP) + GAP), DESK)
    for i, pictogram in enumerate(pictograms):
        x, y = (GAP + place * (side + GAP) for place, side in zip((i % ACROSS, i // ACROSS), CELL, strict=True))
        whole.paste(_cell(pictogram, hues[i % len(hues)]), (x, y))
    return whole


def _cell(pictogram: Pictogram, hue: Colour) -> Image.Image:
    cell = Image.new("RGB", CELL, PAPER)
    draw = ImageDraw.Draw(cell)
    x, top = 14, 14
    middle = top + LARGE // 2

    def stamp(size: int, weight: Weight, x: int, ink: Colour) -> None:
        cell.paste(ink, (x, middle - size // 2), mask(pictogram, size, weight.pen))

    stamp(LARGE, Weight.REGULAR, x, INK)
    stamp(SMALL, Weight.REGULAR, x + 80, INK)
    stamp(SMALL, Weight.BOLD, x + 114, INK)
    patch = x + 158
    draw.rectangle((patch, middle - TILE // 2, patch + TILE - 1, middle + TILE // 2 - 1), fill=hue)
    stamp(SMALL, Weight.BOLD, patch + (TILE - SMALL) // 2, PAPER)
    draw.text((x, top + LARGE + 8), pictogram.name, fill=INK, font=_font("Bold", 16))
    plain = _font("Regular", 15)
    for i, line in enumerate(_wrapped(pictogram.means, plain, CELL[0] - 2 * x)):
        draw.text((x, top + LARGE + 30 + 18 * i), line, fill=QUIET, font=plain)
    return cell


def _font(cut: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / f"AtkinsonHyperlegibleNext-{cut}.ttf"), size)


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
