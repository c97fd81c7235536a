"""R2 rules on type: how large and how far apart the words stand on paper, and what they stand on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from recap_print.check.called import quoted
from recap_print.check.case import LAYOUT, Case
from recap_print.check.readers.pages_seen import (
    CLEAR_PRINT,
    EASY_TO_READ,
    LEAST_PT,
    PRINT_PRACTICE,
    READING,
    Fault,
    Part,
    paragraphs,
    part_of,
    placed,
    reading_of,
    style_key,
    told,
)
from recap_print.findings import RULES, Finding, Level, Rule
from recap_print.ink import Ink
from recap_print.pages.model import Box, Line, Page, Role, Text
from recap_print.units import number, to_mm, to_pt

READING_LEADING, TITLE_LEADING = 1.5, 1.1
"""Least leading, in parts of the size: of text that is read on, and of titles, whose lines must only not touch."""
POSTER_PT = 40.0
"""From this size on, words are a picture: their lines may stand as close as they look well."""
TINT = 15.0
"""The heaviest a plate may be behind black words, in percent."""
_SLANTED = re.compile(r"italic|oblique|slanted|[-_]It\b", re.IGNORECASE)


@RULES.rule("R201", source=f"{EASY_TO_READ}; {CLEAR_PRINT}: never under 12", level=Level.WARNING)
def body_too_small(rule: Rule, case: Case) -> Iterator[Finding]:
    """Small text is not read by tired eyes, nor by people who read letter by letter."""
    return told(rule, case, too_small(case, Part.BODY, READING["standard"].body_pt))


@RULES.rule("R202", source=f"{CLEAR_PRINT}: 12 pt at least", level=Level.WARNING)
def label_too_small(rule: Rule, case: Case) -> Iterator[Finding]:
    """Whoever cannot read the question leaves the answer empty."""
    return told(rule, case, too_small(case, Part.LABEL, READING["standard"].label_pt))


@RULES.rule("R203", source=f"{CLEAR_PRINT}: page numbers as large as text where possible", level=Level.WARNING)
def folio_too_small(rule: Rule, case: Case) -> Iterator[Finding]:
    """A page that cannot be named cannot be found: not by phone, and not by whoever helps."""
    return told(rule, case, too_small(case, Part.FOLIO, READING["standard"].folio_pt))


def too_small(case: Case, part: Part, least_pt: float, from_pt: float = 0.0) -> Iterator[Fault]:
    """Texts of a part that are smaller than ``least_pt`` and not smaller than ``from_pt``."""
    for page, text in placed(case, Text):
        size_pt = min((run.size_pt for run in text.runs), default=least_pt)
        if from_pt <= size_pt < least_pt and case.layout and part_of(case.layout, text) is part:
            floor = f", and no print is clear under {number(LEAST_PT)}" if size_pt < LEAST_PT < least_pt else ""
            message = f"{quoted(text.text)} is set in {number(size_pt)} pt; {part.value} text needs "
            message += f"{number(least_pt)} pt{floor}"
            help = f"`size_pt: {number(least_pt)}` or more"
            yield Fault(style_key(case, text, "size_pt"), page, text, message, help, -size_pt)


@RULES.rule("R204", source="WCAG 2.2, 1.4.8, and RNIB: 1.5 times the size", level=Level.WARNING)
def leading_too_tight(rule: Rule, case: Case) -> Iterator[Finding]:
    """An eye that comes back to the left must find the next line, and not the same one or the one below."""
    display_pt = READING[reading_of(case.layout)].display_pt

    def faults() -> Iterator[Fault]:
        for page, lines in paragraphs(case.booklet):
            if not case.layout or part_of(case.layout, lines[0]) is not Part.BODY:
                continue
            size_pt = max((run.size_pt for run in lines[0].runs), default=0.0)
            if size_pt >= POSTER_PT:
                continue
            title = lines[0].tag.role is Role.HEADING or size_pt >= display_pt
            least = (TITLE_LEADING if title else READING_LEADING) * to_mm(size_pt)
            for above, below in pairwise(lines):
                # a blank line in the text leaves its room, and no item
                if 0 < (apart := below.y - above.y) < least - 0.005:
                    what = "titles need" if title else "reading text needs"
                    message = f"lines of {number(size_pt)} pt stand {number(round(apart, 2))} mm apart, "
                    message += f"{number(round(to_pt(apart) / size_pt, 2))} times their size; {what} "
                    message += f"{number(TITLE_LEADING if title else READING_LEADING)}"
                    help = f"`leading: {number(-(-least // case.layout.grid) * case.layout.grid)}`"
                    yield Fault(style_key(case, above, "leading"), page, above, message, help, least - apart)

    return told(rule, case, faults())


@RULES.rule("R207", source=f"FALC; {CLEAR_PRINT}: no italics", level=Level.WARNING)
def italic_text(rule: Rule, case: Case) -> Iterator[Finding]:
    """Slanted letters lose the shapes that slow readers know them by."""
    files = case.layout.font_files if case.layout else ()
    slanted = {name: path for name, file, path in files if _SLANTED.search(file.rpartition("/")[2])}

    def faults() -> Iterator[Fault]:
        for page, text in placed(case, Text) if slanted else ():
            for run in text.runs:
                if run.font in slanted:
                    origin = f"{LAYOUT}{slanted[run.font]}"
                    help = "use the upright font; a bold one says what matters"
                    yield Fault(origin, page, text, f"{quoted(text.text)} is set in italics", help)

    return told(rule, case, faults())


UNDER, BESIDE = 0.3, 1.5
"""A rule underlines words when it lies within this part of their size below the baseline, and when each of its ends is
within so many mm of theirs: a rule across the column separates, and underlines nothing."""


@RULES.rule("R208", source=f"FALC; {CLEAR_PRINT}: no underlining", level=Level.WARNING)
def underlined_text(rule: Rule, case: Case) -> Iterator[Finding]:
    """A line under words cuts the tails of their letters, and looks like a line to write on."""

    def faults() -> Iterator[Fault]:
        for page in case.booklet.pages if case.booklet else ():
            rules = [item for item in page.items if isinstance(item, Line) and item.tag.role is Role.ARTIFACT]
            for text in (item for item in page.items if isinstance(item, Text) and rules):
                if any(_underlines(line, text) for line in rules):
                    help = "bold says that words matter; a rule across the column separates"
                    yield Fault(text.tag.origin, page, text, f"{quoted(text.text)} is underlined", help)

    return told(rule, case, faults())


def _underlines(line: Line, text: Text) -> bool:
    em = to_mm(max((run.size_pt for run in text.runs), default=0.0))
    near = abs(line.x1 - text.x) <= BESIDE and abs(line.x2 - text.x - text.width) <= BESIDE
    return near and line.y1 == line.y2 and 0 <= line.y1 - text.y <= UNDER * em


@RULES.rule("R220", source=f"{PRINT_PRACTICE}: black words on paper or on a tint of 15 % at most", level=Level.WARNING)
def text_on_a_dark_tint(rule: Rule, case: Case) -> Iterator[Finding]:
    """A tint is made of dots: the darker it is, the more they eat into thin letters."""

    def faults() -> Iterator[Fault]:
        for page in case.booklet.pages if case.booklet else ():
            for text, tint in _black_on_tints(page):
                message = f"{quoted(text.text)} is black on `{tint}`, whose heaviest plate is "
                message += f"{number(max(tint.cmyk))} %"
                help = f"a tint of {number(TINT)} % at most; on a full hue, white words"
                yield Fault(text.tag.origin, page, text, message, help, max(tint.cmyk))

    return told(rule, case, faults())


def _black_on_tints(page: Page) -> Iterator[tuple[Text, Ink]]:
    """Black texts that stand on too dark a box, and its ink; the last box painted is the one that shows."""
    boxes: list[Box] = []
    for item in page.items:
        if isinstance(item, Box) and item.fill:
            boxes.append(item)
        elif isinstance(item, Text) and all(run.ink.is_solid_black for run in item.runs):
            x, y = item.x + item.width / 2, item.y - item.above / 3  # where small letters have most of their ink
            beneath = next((box.fill for box in reversed(boxes) if _within(box, x, y)), None)
            if beneath and max(beneath.cmyk) > TINT:
                yield item, beneath


def _within(box: Box, x: float, y: float) -> bool:
    return box.rect.x <= x <= box.rect.right and box.rect.y <= y <= box.rect.bottom
