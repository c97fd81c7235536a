"""What poppler finds on trial prints, in mm from the top left corner of the page, and the presses they are made for."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image

from recap_print.fonts import FontFile, FontShelf
from recap_print.geometry import Rect
from recap_print.pipeline.prepare import Workshop
from recap_print.pipeline.presses import read_press
from recap_print.pipeline.project import Project
from recap_print.sheets.press import Edges, Flip, Folding, Press
from witnesses import witness

ROOT = Path(__file__).parents[2]
MM = 72 / 25.4
FONTS = ROOT / "fonts" / "atkinson-hyperlegible-next"
SHELF = FontShelf(
    {
        name: FontFile(name, (FONTS / f"AtkinsonHyperlegibleNext-{name.title()}.ttf").read_bytes())
        for name in ("regular", "bold")
    }
)
SRA3 = Press(
    id="sra3",
    name="Digital",
    width=450,
    height=320,
    unprintable=Edges(4, 4, 4, 4),
    flip=Flip.SHORT_EDGE,
    bleed=3,
    paper="uncoated 90 g/m²",
    caliper_um=112,
    marks=(),
)
STANDING = replace(SRA3, id="standing", width=320, height=450, folding=Folding(signature=8), flip=Flip.LONG_EDGE)


@dataclass(frozen=True, slots=True)
class Word:
    """A word and the rectangle its letters stand in, from the font's descent to its ascent."""

    text: str
    box: Rect

    @property
    def middle(self) -> tuple[float, float]:
        return self.box.x + self.box.width / 2, self.box.y + self.box.height / 2


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a file, and its words."""

    width: float
    height: float
    words: tuple[Word, ...]


def printed(data: bytes) -> list[Sheet]:
    """Every page, as poppler reads it."""
    command = [witness("pdftotext"), "-bbox", "-", "-"]
    said = subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()
    return [_sheet(page) for page in said.split("<page ")[1:]]


def _sheet(page: str) -> Sheet:
    width, height = (float(side) / MM for side in re.findall(r'(?:width|height)="([\d.]+)"', page)[:2])
    found = re.findall(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>', page)
    words = []
    for *corners, text in found:
        x, y, right, bottom = (float(at) / MM for at in corners)
        words.append(Word(text, Rect(x, y, right - x, bottom - y)))
    return Sheet(width, height, tuple(words))


def look(path: Path, page: int, area: Rect, per_mm: int) -> Image.Image:
    """A part of a page as poppler draws it, ``per_mm`` pixels a millimetre, black ink as 0."""
    x, y, width, height = (str(round(part * per_mm)) for part in (area.x, area.y, area.width, area.height))
    command = [witness("pdftoppm"), "-gray", "-r", str(per_mm * 25.4), "-f", str(page), "-l", str(page)]
    command += ["-x", x, "-y", y, "-W", width, "-H", height, str(path)]
    return Image.open(BytesIO(subprocess.run(command, capture_output=True, check=True).stdout))


@cache
def workshop() -> Workshop:
    return Workshop(Project(ROOT))


def press(name: str) -> Press:
    """A press of the repository."""
    return read_press(workshop(), name)[0]
