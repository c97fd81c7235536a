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
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import groupby
from math import ceil, floor
from pathlib import Path
from typing import Any, TypeVar

from PIL import Image

from recap_print.draw.job import Job
from recap_print.draw.pages import pages_pdf
from recap_print.draw.sheets import sheets_pdf
from recap_print.fonts import FontShelf
from recap_print.geometry import Rect
from recap_print.impose.plan import impose
from recap_print.pages.model import Booklet, Run, Text
from recap_print.pipeline.prepare import Workshop
from recap_print.pipeline.presses import job_for, read_press
from recap_print.pipeline.project import Project
from recap_print.sheets.model import Imposition
from recap_print.sheets.press import Flip
from witnesses import witness

T = TypeVar("T")
MM = 72 / 25.4
"""Points in a millimetre, said here a second time on purpose: a witness does not borrow the ruler it checks."""
PROJECT = Project(Path(__file__).parents[2])
EDITIONS = ("v10", "v11")
FAMILY = ("v1", "v4", *EDITIONS, "v11.ar", "v11.large")
"""One ink, two, four; read from the right; large print."""
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
    """A word as it is seen from left to right, and the box its letters stand in: pen to pen, ascent to descent.

    It may seem ``room`` longer on the left, for a mark that nobody sees and that says whose the last sign is.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    room: float = 0.0


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
        """Per page, every word, its letters from left to right; what only steers their order is left out."""
        pages = run("pdftotext", "-bbox", str(self.path), "-").split("<page ")[1:]
        found = r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>'
        return [
            [
                Word(shown(html.unescape(text)), *(float(side) / MM for side in box))
                for *box, text in re.findall(found, page)
            ]
            for page in pages
        ]

    @cached_property
    def raw(self) -> list[list[str]]:
        """Per page, its words in the order they are drawn, each as it is read."""
        return [shown(page).split() for page in run("pdftotext", "-raw", str(self.path), "-").split("\f")[:-1]]

    @cached_property
    def read(self) -> list[list[str]]:
        """Per page, its words in the order they are read, as far as poppler can tell."""
        return [shown(page).split() for page in run("pdftotext", str(self.path), "-").split("\f")[:-1]]

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
        return stem.with_name(f"{stem.name}.pgm")


RLM = 170
"""How wide the mark is that says that a sign belongs to the Arabic before it, in thousandths of the size."""
STEERS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that only say which way others are read (UAX #9, 2.1 to 2.6)."""


def shown(text: str) -> str:
    return STEERS.sub("", text)


SLUG = re.compile(r"Mon Récap · (v\d+(?:\.[a-z]+)?) · (.+) · FOGRA47 · ([0-9a-f]{8})")
"""The slug line of an edition: its name, which page or side, for which inks and paper, what is printed."""
SHORT_SLUG = re.compile(r"(v\d+\.ar) · (\d+)/(\d+) · ([0-9a-f]{8})")
"""The slug line of a page that is read from the right: no more letters than such a page has itself."""


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
    """An edition composed once: its booklet, its fonts, its PDF of single pages, and imposed ones when asked for.

    ``declared`` is what its file says, in the language it is made in.
    """

    name: str
    booklet: Booklet
    declared: Mapping[str, Any]
    shelf: FontShelf
    job: Job

    @cached_property
    def pages(self) -> Printed:
        return drawn(f"{self.name}.pdf", pages_pdf(self.booklet, self.shelf, self.job))

    @cached_property
    def plans(self) -> Mapping[str, Imposition]:
        return Lazily(self._plan)

    @cached_property
    def sheets(self) -> Mapping[str, Printed]:
        return Lazily(self._sheets)

    def _plan(self, sheet: str) -> Imposition:
        press, _ = read_press(Workshop(PROJECT), "office-a4" if sheet == "long-edge" else sheet)
        press = replace(press, flip=Flip.LONG_EDGE) if sheet == "long-edge" else press
        stock = self.booklet.stock
        return impose(len(self.booklet.pages), stock.width, stock.height, stock.bleed, press)

    def _sheets(self, sheet: str) -> Printed:
        plan = self.plans[sheet]
        job = replace(self.job, press=plan.press)
        return drawn(f"{self.name}-{sheet}.pdf", sheets_pdf(self.booklet, plan, self.shelf, job))


class Lazily(dict[str, T]):
    """What is made when it is first asked for."""

    def __init__(self, make: Callable[[str], T]) -> None:
        super().__init__()
        self.make = make

    def __missing__(self, key: str) -> T:
        self[key] = self.make(key)
        return self[key]


@cache
def made(name: str) -> Made:
    """Compose an edition, or a variant of one (``v11.ar``)."""
    shop = Workshop(PROJECT)
    prepared = shop.prepare(PROJECT.edition(name))
    assert prepared.edition is not None
    assert prepared.drawable is not None, prepared.errors
    document = shop.read_yaml(PROJECT.edition(name.partition(".")[0]), "edition").document
    assert document is not None
    declared = spoken(document.data, prepared.edition.language)
    job = replace(a_job(), date=prepared.edition.date)
    return Made(name, prepared.drawable, declared, prepared.design.shelf, job)


def spoken(value: Any, language: str) -> Any:
    """What is declared, with the words of one language wherever there are several."""
    if isinstance(value, dict):
        if value and set(value) <= {"fr", "en", "ar"}:
            return value[language]
        return {key: spoken(part, language) for key, part in value.items()}
    return [spoken(part, language) for part in value] if isinstance(value, list) else value


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


def letters(part: Run, shelf: FontShelf) -> list[tuple[str, float, float]]:
    """Each character of a run, from left to right, and the two ends of its glyph: pens move by advances, a glyph is as
    wide as its font says. The letters of a ligature share its ends."""
    unit = part.size_pt / 1000 / MM
    ends: dict[int, tuple[float, float]] = {}
    pen = part.x
    for glyph in part.glyphs:
        width = shelf[part.font].width_of(glyph.gid)
        first, last = ends.get(glyph.cluster, (pen, pen))
        ends[glyph.cluster] = first, max(last, pen + width * unit)
        pen += glyph.advance * unit
    found = [(letter, *ends[max(cluster for cluster in ends if cluster <= at)]) for at, letter in enumerate(part.text)]
    return found[::-1] if leftward(part) else found


def leftward(part: Run) -> bool:
    """Is it read from the right? Its glyphs then show its text from the last character on."""
    return len(part.glyphs) > 1 and part.glyphs[0].cluster > part.glyphs[-1].cluster


def words_of(line: Text, shelf: FontShelf) -> Iterator[Word]:
    """The words of a placed line, and where they must be found, from the trim's corner. A gap parts words too: a date
    filled in digit by digit, one a cell, is eight of them. So does another font.

    Among Arabic a mark that nobody sees may stand before a sign, and after the space that is before a number.
    """
    steered = any(map(is_arabic, line.text)) or line.tag.language == "ar"
    before = ""
    for (font, size_pt), parts in groupby(line.runs, lambda part: (part.font, part.size_pt)):
        unit = size_pt / 1000 / MM
        found = [letter for part in parts for letter in letters(part, shelf)]
        for nth, word in enumerate(_words(found)):
            marked = steered and ((before and not nth) or not word[0][0].isalnum())
            reach = shelf[before if before and not nth else font].metrics
            text, left, right = "".join(letter for letter, *_ in word), word[0][1], max(end for *_, end in word)
            top, bottom = line.y - reach.ascent * unit, line.y + reach.descent * unit
            yield Word(text, left, top, right, bottom, RLM * unit * bool(marked))
        before = font if steered and found and found[-1][0].isspace() else ""


def _words(found: Iterable[tuple[str, float, float]]) -> Iterator[list[tuple[str, float, float]]]:
    word: list[tuple[str, float, float]] = []
    for letter in found:
        if word and (letter[0].isspace() or letter[1] > max(end for *_, end in word) + GAP):
            yield word
            word = []
        if not letter[0].isspace():
            word.append(letter)
    if word:
        yield word


def is_arabic(letter: str) -> bool:
    return "\u0600" <= letter <= "\u06ff"


def apart(a: Rect, b: Rect) -> bool:
    """Do two rectangles share nothing?"""
    return a.right <= b.x or b.right <= a.x or a.bottom <= b.y or b.bottom <= a.y
