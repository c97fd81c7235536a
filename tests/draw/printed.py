"""The real editions, drawn once for all the tests of this folder, and what programs of other people read in them.

Everything is in millimetres from the top left corner of the page or sheet, y down, unless said otherwise.
"""

from __future__ import annotations

import atexit
import base64
import html
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from math import ceil, floor
from pathlib import Path
from typing import Any

from PIL import Image

from recap_print.draw.job import Job
from recap_print.draw.pages import pages_pdf
from recap_print.draw.sheets import sheets_pdf
from recap_print.fonts import FontShelf
from recap_print.geometry import Rect
from recap_print.impose.plan import impose
from recap_print.pages.model import Booklet, Text
from recap_print.pipeline.prepare import Workshop
from recap_print.pipeline.presses import job_for, read_press
from recap_print.pipeline.project import Project
from recap_print.sheets.model import Imposition
from recap_print.sheets.press import Flip
from witnesses import witness

MM = 72 / 25.4
"""Points in a millimetre, said here a second time on purpose: a witness does not borrow the ruler it checks."""
PROJECT = Project(Path(__file__).parents[2])
EDITIONS = ("v10", "v11")
SHEETS = ("sra3", "office-a4", "offset-700x500", "long-edge")
"""Presses, and the office printer when it turns sheets about their long edge: backs are then upside down."""
FILES = ("pages", *SHEETS)
PLATES = ("Cyan", "Magenta", "Yellow", "Black")
GAP = 1.0
"""More room than kerning ever leaves between two letters of a word."""
PIXELS = 5
"""Pixels a millimetre in the plates: 127 dpi."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word and the box its letters stand in: pen to pen, ascent to descent."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Printed:
    """A PDF of ours, and the reports of its witnesses, each asked once."""

    path: Path

    @cached_property
    def info(self) -> dict[str, str]:
        lines = run("pdfinfo", "-box", "-f", "1", "-l", "9999", str(self.path)).splitlines()
        pairs = (line.split(":", 1) for line in lines if ":" in line)
        return {re.sub(" +", " ", key): value.strip() for key, value in pairs}

    def box(self, page: int, name: str) -> tuple[float, float, float, float]:
        """Left, bottom, right, top in mm from the page's *lower* left corner, as pdfinfo says them."""
        left, bottom, right, top = (float(part) / MM for part in self.info[f"Page {page} {name}Box"].split())
        return left, bottom, right, top

    @cached_property
    def words(self) -> list[list[Word]]:
        """Per page, every word."""
        pages = run("pdftotext", "-bbox", str(self.path), "-").split("<page ")[1:]
        found = r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>'
        return [
            [Word(html.unescape(text), *(float(side) / MM for side in box)) for *box, text in re.findall(found, page)]
            for page in pages
        ]

    @cached_property
    def raw(self) -> list[list[str]]:
        """Per page, its words in the order they are drawn."""
        return [page.split() for page in run("pdftotext", "-raw", str(self.path), "-").split("\f")[:-1]]

    @cached_property
    def objects(self) -> Objects:
        said = json.loads(
            run("qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=generalized", str(self.path))
        )
        return Objects(said["qpdf"][1], said["pages"], said["outlines"])

    def trim(self, page: int = 1) -> Rect:
        """Where the trim of a page lies on its medium."""
        left, bottom, right, top = self.box(page, "Trim")
        return Rect(left, self.box(page, "Media")[3] - top, right - left, top - bottom)

    def gray(self, page: int, dpi: int) -> Path:
        """A page as poppler shows it: a .pgm file."""
        stem = self.path.with_name(f"{self.path.stem}-{page}-{dpi}")
        side = str(page)
        run("pdftoppm", "-gray", "-r", str(dpi), "-singlefile", "-f", side, "-l", side, str(self.path), str(stem))
        return stem.with_suffix(".pgm")


SLUG = re.compile(r"Mon Récap · (v\d+) · (.+) · FOGRA47 · ([0-9a-f]{8})")
"""The slug line of an edition: its name, which page or side, for which inks and paper, what is printed."""


@dataclass(frozen=True)
class Objects:
    """A PDF's objects as qpdf unpacks them."""

    table: Mapping[str, Any]
    pages: list[dict[str, Any]]
    outlines: list[dict[str, Any]]

    def resolved(self, value: Any) -> Any:
        """The object a reference (``12 0 R``) stands for; anything else as it is."""
        if isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            found = self.table[f"obj:{value}"]
            return found["stream"] if "stream" in found else found["value"]
        return value

    @property
    def catalog(self) -> dict[str, Any]:
        found = self.resolved(self.table["trailer"]["value"]["/Root"])
        assert isinstance(found, dict)
        return found

    def contents(self, page: int) -> list[bytes]:
        """The content streams of a page (from 1), unpacked."""
        return [self.data(stream) for stream in self.pages[page - 1]["contents"]]

    def forms(self, page: int) -> dict[str, bytes]:
        """The form XObjects a page (from 1) names, unpacked."""
        resources = self.resolved(self.resolved(self.pages[page - 1]["object"])["/Resources"])
        named = self.resolved(resources.get("/XObject", {}))
        return {name.removeprefix("/"): self.data(form) for name, form in named.items()}

    def data(self, reference: str) -> bytes:
        return base64.b64decode(self.resolved(reference)["data"])


@dataclass(frozen=True)
class Made:
    """An edition composed once: its booklet, its fonts, its PDF of single pages and its imposed ones."""

    booklet: Booklet
    declared: Mapping[str, Any]
    shelf: FontShelf
    pages: Printed
    sheets: Mapping[str, Printed]
    plans: Mapping[str, Imposition]


@cache
def made(name: str) -> Made:
    """Compose and draw an edition: single pages, both presses, and the office printer turning long edges."""
    shop = Workshop(PROJECT)
    path = PROJECT.edition(name)
    document = shop.read_yaml(path, "edition").document
    prepared = shop.prepare(path)
    booklet = prepared.drawable
    assert booklet is not None, prepared.errors
    assert document is not None
    shelf, stock = prepared.design.shelf, booklet.stock
    plans = {}
    for sheet in SHEETS:
        press, _ = read_press(shop, "office-a4" if sheet == "long-edge" else sheet)
        press = replace(press, flip=Flip.LONG_EDGE) if sheet == "long-edge" else press
        plans[sheet] = impose(len(booklet.pages), stock.width, stock.height, stock.bleed, press)
    assert prepared.edition is not None
    job = replace(a_job(), date=prepared.edition.date)
    pages = drawn(f"{name}.pdf", pages_pdf(booklet, shelf, job))
    sheets = {
        sheet: drawn(f"{name}-{sheet}.pdf", sheets_pdf(booklet, plan, shelf, replace(job, press=plan.press)))
        for sheet, plan in plans.items()
    }
    return Made(booklet, document.data, shelf, pages, sheets, plans)


@cache
def a_job() -> Job:
    """Single pages for any printer, for the 14th of September 2026."""
    shop = Workshop(PROJECT)
    return job_for(shop, *read_press(shop), "2026-09-14")


def file(edition: str, name: str) -> Printed:
    """A file of an edition, by its name in ``FILES``."""
    return made(edition).pages if name == "pages" else made(edition).sheets[name]


def drawn(name: str, data: bytes) -> Printed:
    """A file for the witnesses."""
    path = scratch() / name
    path.write_bytes(data)
    return Printed(path)


@cache
def scratch() -> Path:
    """A folder that lasts as long as the tests."""
    folder = tempfile.mkdtemp(prefix="recap-print-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def plates(pdf: Printed, *pages: int) -> Iterator[dict[str, Image.Image]]:
    """Ghostscript's separations of some pages (all when none is named), by ink: 255 is paper, 0 is solid ink.

    Every plate the pages call for is there, those of spot colours too. One page is held at a time: all take 200 MB.
    """
    for found in separated(pdf, *pages):
        yield {ink: opened(path) for ink, path in found.items()}


@cache
def separated(pdf: Printed, *pages: int) -> list[dict[str, Path]]:
    folder = Path(tempfile.mkdtemp(prefix="plates-", dir=scratch()))
    wish = ["-sDEVICE=tiffsep", f"-r{PIXELS * 25.4}", f"-sPageList={','.join(map(str, pages)) or '1-'}"]
    run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", *wish, f"-sOutputFile={folder}/%d.tif", str(pdf.path))
    found: dict[int, dict[str, Path]] = {}
    for path in folder.glob("*(*).tif"):
        page, _, ink = path.stem.partition("(")
        found.setdefault(int(page), {})[ink.rstrip(")")] = path
    return [found[page] for page in sorted(found)]


def opened(path: Path) -> Image.Image:
    with Image.open(path) as image:
        return image.copy()


def cut(plate: Image.Image, rect: Rect) -> Image.Image:
    """The pixels that lie wholly within ``rect``."""
    right, bottom = floor(rect.right * PIXELS + 0.001), floor(rect.bottom * PIXELS + 0.001)
    return plate.crop((ceil(rect.x * PIXELS - 0.001), ceil(rect.y * PIXELS - 0.001), right, bottom))


def covered(plate: Image.Image, *rects: Rect) -> Image.Image:
    """The plate with white paper laid over every pixel that one of ``rects`` touches."""
    bare = plate.copy()
    for rect in rects:
        left, top = floor(rect.x * PIXELS), floor(rect.y * PIXELS)
        bare.paste(255, (left, top, ceil(rect.right * PIXELS), ceil(rect.bottom * PIXELS)))
    return bare


def lightest(image: Image.Image) -> int:
    _, high = image.getextrema()
    assert isinstance(high, int)
    return high


def darkest(image: Image.Image) -> int:
    low, _ = image.getextrema()
    assert isinstance(low, int)
    return low


def run(program: str, *arguments: str) -> str:
    """What a witness says on stdout. It fails the test when it exits with an error."""
    return subprocess.run([witness(program), *arguments], capture_output=True, check=True, encoding="utf-8").stdout


def letters(line: Text, shelf: FontShelf) -> Iterator[tuple[str, float, float]]:
    """Each character of a line and the two ends of its glyph: pens move by advances, a glyph is as wide as its font
    says. The letters of a ligature share its ends."""
    for part in line.runs:
        unit = part.size_pt / 1000 / MM
        ends: dict[int, tuple[float, float]] = {}
        pen = part.x
        for glyph in part.glyphs:
            width = shelf[part.font].width_of(glyph.gid)
            ends[glyph.cluster] = (ends.get(glyph.cluster, (pen,))[0], pen + width * unit)
            pen += glyph.advance * unit
        for at, letter in enumerate(part.text):
            yield letter, *ends[max(cluster for cluster in ends if cluster <= at)]


def words_of(line: Text, shelf: FontShelf) -> Iterator[Word]:
    """The words of a placed line, and where they must be found, from the trim's corner. A gap parts words too: a date
    filled in digit by digit, one a cell, is eight of them."""
    word, left, right = "", 0.0, 0.0
    for letter, start, end in (*letters(line, shelf), (" ", 0.0, 0.0)):
        if word and (letter.isspace() or start > right + GAP):
            yield Word(word, left, line.y - line.above, right, line.y + line.below)
            word = ""
        if not letter.isspace():
            word, left, right = word + letter, left if word else start, end


def apart(a: Rect, b: Rect) -> bool:
    """Do two rectangles share nothing?"""
    return a.right <= b.x or b.right <= a.x or a.bottom <= b.y or b.bottom <= a.y
