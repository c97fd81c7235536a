"""The lines that are set twice: hard cases, French, and every line and every run of the Arabic booklets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from unicodedata import bidirectional

from pango import FONTS, Asked, Line, Seen, lines_of, pdf_of

import arabic
from hard import FRENCH, HARD, told
from recap_print.fonts import NARROW_NO_BREAK, NO_BREAK, FontFile
from recap_print.fonts.apart import spans
from recap_print.fonts.family import Family, Part
from recap_print.pages.model import Booklet, Run, Text
from recap_print.typeset.typography import tied
from small import layout, shipped

ATKINSON = "atkinson-hyperlegible-next/AtkinsonHyperlegibleNext-{}.ttf"
VAZIRMATN = "vazirmatn/Vazirmatn-{}.ttf"
EDITIONS = ("v11.ar",)
"""Editions of this repository that are in Arabic."""


@dataclass(frozen=True)
class Setting:
    """What Pango made of the lines it was asked for: ``pdf`` has one a page, in this order."""

    pdf: bytes
    lines: Mapping[Asked, Line]


@cache
def file(font: str) -> FontFile:
    return FontFile(font, (FONTS / font).read_bytes())


def family(asked: Asked) -> Family:
    """Our family of one font alone: what is compared is neither the choice of fonts nor their size."""
    return Family(asked.font, file(asked.font), asked.language)


def glyphs(parts: Sequence[Part]) -> Iterator[Seen]:
    """Our glyphs from left to right, and where each stands. What has neither outline nor width is left out."""
    pen = 0
    for part in parts:
        invisible = part.file.glyph_of(" ")
        for glyph in part.shaped.glyphs:
            if glyph.advance or glyph.gid != invisible:
                yield Seen(glyph.gid, pen + glyph.dx, glyph.dy, glyph.dx)
            pen += glyph.advance


@cache
def booklets() -> dict[str, Booklet]:
    """The Arabic booklets, by name."""
    found = {"small": arabic.booklet()}
    for name in EDITIONS:
        made = shipped(name).booklet  # what is found wrong with it is for other tests
        assert made is not None
        found[name] = made
    return found


@cache
def texts() -> tuple[Text, ...]:
    """Every line of words of the booklets. A number filled in digit by digit, one a cell, is no line."""
    items = (item for made in booklets().values() for page in made.pages for item in page.items)
    lines = (item for item in items if isinstance(item, Text))
    return tuple(line for line in lines if sum(len(run.text) for run in line.runs) == len(line.text))


@cache
def files() -> dict[str, str]:
    """The font files of the layout that they are set in, by the names of runs."""
    return {**dict(layout().fonts), **{other.name: other.file for other in layout().fallbacks}}


def asked_of_line(line: Text) -> Asked:
    """A line as a whole, in the font that has letters of both scripts."""
    text, at = "", 0
    for first, end in spans(line.text):  # that these are the right ones is for the hard lines to say
        text += f"{line.text[at:first]}⟦{line.text[first:end]}⟧"
        at = end
    return Asked(told(text + line.text[at:]), VAZIRMATN.format("Regular"), direction=direction(line.text))


def asked_of_run(line: Text, run: Run) -> Asked:
    """A run by itself, all of which goes one way."""
    font = files()[run.font]
    rightward = {bidirectional(character) for character in run.text} & {"L", "EN", "AN"}
    return Asked(run.text, font, direction="ltr" if rightward else direction(line.text))


def direction(line: str) -> str:
    """Which way a paragraph of an Arabic booklet is read: from the left when it has Latin letters and no Arabic."""
    kinds = {bidirectional(character) for character in line}
    return "ltr" if "L" in kinds and not kinds & {"R", "AL"} else "rtl"


HARD_ASKED = [
    (line, Asked(told(tied(line, "ar")), VAZIRMATN.format(weight))) for line in HARD for weight in ("Regular", "Bold")
]
# Without thin spaces: the fonts have none, and Pango takes that of another.
FRENCH_ASKED = [
    (line, Asked(tied(line, "fr").replace(NARROW_NO_BREAK, NO_BREAK), ATKINSON.format(weight), "fr", "ltr"))
    for line in FRENCH
    for weight in ("Regular", "Bold")
]


@cache
def pango() -> Setting:
    """All lines in one document, once for all tests: to load Pango takes seconds, to set a line does not."""
    of_lines = (asked_of_line(line) for line in texts())
    of_runs = (asked_of_run(line, run) for line in texts() for run in line.runs)
    asked = list(dict.fromkeys([*(asked for _, asked in (*HARD_ASKED, *FRENCH_ASKED)), *of_lines, *of_runs]))
    pdf = pdf_of(asked)
    return Setting(pdf, dict(zip(asked, lines_of(pdf), strict=True)))
