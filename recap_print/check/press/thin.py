"""What is too small or too thin for the inks it is printed in."""

from __future__ import annotations

from collections.abc import Iterator

from recap_print.check.press.case import PressCase
from recap_print.check.press.seen import Seen, is_paper, told
from recap_print.findings import RULES, Finding, Level, Rule
from recap_print.ink import Ink
from recap_print.pages.model import Box, Item, Line, Page, Path, Text
from recap_print.units import number, to_pt

RICH_BLACK, RICH_SUM = 85.0, 280.0
"""Percent of black, and of all inks, from which text is rich black (GWG 2022, R0015)."""


@RULES.rule("P102", source="GWG 2022, R0015", level=Level.WARNING, group="Fonts and text")
def rich_black_text(rule: Rule, case: PressCase) -> Iterator[Finding]:
    """Black made of four inks puts a coloured rim round every letter as soon as one plate is a hair out."""

    def faults() -> Iterator[Seen]:
        for page, item, ink, _ in _runs(case):
            if ink.cmyk[3] >= RICH_BLACK and sum(ink.cmyk) > RICH_SUM:
                message = f"text in `{ink}` prints {number(round(sum(ink.cmyk), 1))} % of ink in every letter"
                yield Seen(page, item, message, "set text in black alone", str(ink))

    return told(rule, case, faults())


@RULES.rule("P107", source="GWG 2022, R0018 and R0019", level=Level.WARNING, group="Lines")
def line_too_thin_for_its_inks(rule: Rule, case: PressCase) -> Iterator[Finding]:
    """A thin white line fills up, and one in several inks parts into coloured ones when a plate is a hair out."""
    least = case.press.limits.line_pt  # one ink needs no more than the 0.05 mm that the schemas ask of any line

    def faults() -> Iterator[Seen]:
        for page, item, ink, thickness in _strokes(case):
            if to_pt(thickness) < least and _is_delicate(ink):
                message = f"a line of {_pt(thickness)}, {_inks(ink)}: `{case.press.id}` asks {number(least)} pt"
                yield Seen(page, item, message, "make it thicker, or of one ink", worse=-thickness)

    return told(rule, case, faults())


@RULES.rule("P108", source="GWG 2022, R0016 and R0017", level=Level.WARNING, group="Fonts and text")
def text_too_small_for_its_inks(rule: Rule, case: PressCase) -> Iterator[Finding]:
    """Small white letters fill up, and small ones in several inks blur as soon as a plate is a hair out."""
    least = case.press.limits.text_pt

    def faults() -> Iterator[Seen]:
        for page, item, ink, size_pt in _runs(case):
            if size_pt < least and _is_delicate(ink):
                message = f"text of {number(size_pt)} pt, {_inks(ink)}: `{case.press.id}` asks {number(least)} pt"
                yield Seen(page, item, message, "make it larger, or of one ink", worse=-size_pt)

    return told(rule, case, faults())


def _runs(case: PressCase) -> Iterator[tuple[Page, Item, Ink, float]]:
    """Every run of text, its ink and its size in points."""
    for page in case.booklet.pages:
        for item in page.items:
            if isinstance(item, Text):
                for run in item.runs:
                    yield page, item, run.ink, run.size_pt


def _strokes(case: PressCase) -> Iterator[tuple[Page, Item, Ink, float]]:
    """Everything as thin as a line, its ink and its thickness: a thin filled box is a line (GWG 2022, I00004)."""
    for page in case.booklet.pages:
        for item in page.items:
            if isinstance(item, Line):
                yield page, item, item.ink, item.thickness
            elif isinstance(item, Box | Path):
                if item.stroke:
                    yield page, item, item.stroke, item.thickness
                if item.fill and isinstance(item, Box):
                    yield page, item, item.fill, min(item.rect.width, item.rect.height)


def _is_delicate(ink: Ink) -> bool:
    return is_paper(ink) or sum(part > 0 for part in ink.cmyk) > 1


def _inks(ink: Ink) -> str:
    return "white" if is_paper(ink) else f"in the {sum(part > 0 for part in ink.cmyk)} inks of `{ink}`"


def _pt(thickness: float) -> str:
    return f"{number(round(to_pt(thickness), 3))} pt"
