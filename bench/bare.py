"""The floor below which reportlab's canvas cannot go: the same items, already placed, drawn without a thought.

python bench/bare.py ITEMS.json OUT.pdf    no YAML, no layout, no shaping, no kerning; text is text strings
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT, AROUND, BLEED, MARK = 148.0, 210.0, 10.0, 3.0, 5.0


def main(source: Path, target: str) -> None:
    items = json.loads(source.read_text("utf-8"))
    for name, file in items["fonts"].items():
        registerFont(TTFont(name, file))
    font = next(iter(items["fonts"]))
    size = ((WIDTH + 2 * AROUND) * mm, (HEIGHT + 2 * AROUND) * mm)
    canvas = Canvas(target, pagesize=size, pageCompression=1, invariant=1, initialFontName=font)
    for page in items["pages"]:
        canvas.saveState()
        canvas.translate(AROUND * mm, (AROUND + HEIGHT) * mm)
        for kind, *rest in page:
            DRAW[kind](canvas, *rest)
        canvas.restoreState()
        crop_marks(canvas)
        canvas.showPage()
    canvas.save()


def text(canvas: Any, x: float, y: float, font: str, size_pt: float, said: str, ink: list[float]) -> None:
    canvas.setFillColorCMYK(*ink)
    canvas.setFont(font, size_pt)
    canvas.drawString(x * mm, -y * mm, said)


def line(canvas: Any, x1: float, y1: float, x2: float, y2: float, thickness: float, ink: list[float]) -> None:
    canvas.setStrokeColorCMYK(*ink)
    canvas.setLineWidth(thickness * mm)
    canvas.line(x1 * mm, -y1 * mm, x2 * mm, -y2 * mm)


def box(canvas: Any, x: float, y: float, width: float, height: float, radius: float, *pens: Any) -> None:
    at = (x * mm, -(y + height) * mm, width * mm, height * mm)
    how = painted(canvas, *pens)
    if radius:
        canvas.roundRect(*at, radius * mm, **how)
    else:
        canvas.rect(*at, **how)


def path(canvas: Any, segments: list[list[Any]], *pens: Any) -> None:
    outline = canvas.beginPath()
    steps = {"M": outline.moveTo, "L": outline.lineTo, "C": outline.curveTo, "Z": outline.close}
    for op, *at in segments:
        steps[op](*(value * mm * (-1 if i % 2 else 1) for i, value in enumerate(at)))
    canvas.drawPath(outline, **painted(canvas, *pens))


def qr(canvas: Any, x: float, y: float, module: float, rows: list[str], ink: list[float]) -> None:
    canvas.setFillColorCMYK(*ink)
    side = module * mm
    for i, row in enumerate(rows, 1):
        for j, dark in enumerate(row):
            if dark == "1":
                canvas.rect(x * mm + j * side, -y * mm - i * side, side, side, stroke=0, fill=1)


def painted(canvas: Any, thickness: float, fill: list[float] | None, stroke: list[float] | None) -> dict[str, int]:
    """Set the pens of a shape; which of them it uses."""
    if fill:
        canvas.setFillColorCMYK(*fill)
    if stroke:
        canvas.setStrokeColorCMYK(*stroke)
        canvas.setLineWidth(thickness * mm)
    return {"fill": int(fill is not None), "stroke": int(stroke is not None)}


def crop_marks(canvas: Any) -> None:
    canvas.setStrokeColorCMYK(0, 0, 0, 1)
    canvas.setLineWidth(0.25)
    for x, outward in ((AROUND, -1), (AROUND + WIDTH, 1)):
        for y, upward in ((AROUND, -1), (AROUND + HEIGHT, 1)):
            start, end = x + outward * BLEED, x + outward * (BLEED + MARK)
            canvas.line(start * mm, y * mm, end * mm, y * mm)
            start, end = y + upward * BLEED, y + upward * (BLEED + MARK)
            canvas.line(x * mm, start * mm, x * mm, end * mm)


DRAW: dict[str, Callable[..., None]] = {"text": text, "line": line, "box": box, "path": path, "qr": qr}

if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
