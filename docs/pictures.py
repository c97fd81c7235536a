"""Draw the picture of the README: spreads of v11 as a reader turns them.

    .venv/bin/python docs/pictures.py [EDITION] [-o FILE.png] [--pages 1,2-3,14-15] [--dpi N]

Needs poppler's ``pdftoppm``; the pages come from the PDF that ``recap-print render`` writes.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

HERE = Path(__file__).parent
TRIM = (148.0, 210.0)
AROUND = 10.0
"""mm from the edge of the PDF page to the trim: bleed and slug."""
DESK, GAP = (232, 230, 226), 0.05


def page_picture(pdf: Path, number: int, dpi: int) -> Image.Image:
    """One page, cut at its trim."""
    scale = dpi / 25.4
    with tempfile.TemporaryDirectory() as folder:
        stem = Path(folder) / "page"
        asked = ["-r", str(dpi), "-f", str(number), "-l", str(number), "-singlefile", "-png"]
        subprocess.run(["pdftoppm", *asked, str(pdf), str(stem)], check=True)
        with Image.open(stem.with_suffix(".png")) as whole:
            left = round(AROUND * scale)
            size = tuple(round(side * scale) for side in TRIM)
            return whole.convert("RGB").crop((left, left, left + size[0], left + size[1]))


def spread(pdf: Path, pages: tuple[int, ...], dpi: int) -> Image.Image:
    """Facing pages side by side, with a hair of shadow at the fold."""
    pictures = [page_picture(pdf, number, dpi) for number in pages]
    width, height = pictures[0].size
    whole = Image.new("RGB", (width * len(pictures), height), "white")
    for i, picture in enumerate(pictures):
        whole.paste(picture, (i * width, 0))
    if len(pictures) == 2:
        whole.paste((205, 203, 199), (width, 0, width + 1, height))
    return whole


def sheet(pictures: list[Image.Image], across: int) -> Image.Image:
    """Spreads laid out on a desk, in rows of ``across`` spreads wide."""
    height = pictures[0].height
    gap = round(height * GAP)
    rows: list[list[Image.Image]] = [[]]
    widest = max(picture.width for picture in pictures) * across + gap * (across - 1)
    for picture in pictures:
        if sum(p.width + gap for p in rows[-1]) + picture.width > widest:
            rows.append([])
        rows[-1].append(picture)
    whole = Image.new("RGB", (widest + 2 * gap, len(rows) * (height + gap) + gap), DESK)
    for r, row in enumerate(rows):
        x = (whole.width - sum(p.width for p in row) - gap * (len(row) - 1)) // 2
        for picture in row:
            whole.paste(picture, (x, gap + r * (height + gap)))
            x += picture.width + gap
    return whole


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("edition", nargs="?", default="v11")
    parser.add_argument("-o", "--output", type=Path, default=HERE / "images" / "spreads.png")
    parser.add_argument("--pages", default="1,2-3,14-15,28-29,46-47,48", help="spreads: 1,2-3,14-15")
    parser.add_argument("--across", type=int, default=2, help="spreads in a row")
    parser.add_argument("--dpi", type=int, default=56)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pdf = Path(folder) / "booklet.pdf"
        render = [sys.executable, "-m", "recap_print", "render", asked.edition, "-o", str(pdf), "--quiet"]
        subprocess.run(render, check=True, stdout=subprocess.DEVNULL)
        spreads = [tuple(int(page) for page in part.split("-")) for part in asked.pages.split(",")]
        picture = sheet([spread(pdf, pages, asked.dpi) for pages in spreads], asked.across)
    asked.output.parent.mkdir(parents=True, exist_ok=True)
    picture.quantize(128, dither=Image.Dither.NONE).save(asked.output, optimize=True)
    print(f"{asked.output}  {asked.output.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
