"""Can it be read? Contrast through the press's own profile, and what a pen writes on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from recap_print.check.called import called
from recap_print.check.press.case import PressCase
from recap_print.check.press.seen import Ground, Seen, extent, ink_of, middle, told
from recap_print.findings import RULES, Finding, Level, Rule
from recap_print.ink import Ink
from recap_print.pages.model import Box, Line, Page, Path, Picture, Role, Text, inks
from recap_print.profiles import Percent, Profile
from recap_print.units import number

COLOUR = "Colour"
PAPER: Percent = (0.0, 0.0, 0.0, 0.0)
TEXT, LARGE_TEXT, GRAPHIC = 4.5, 3.0, 3.0
"""Least contrast of text, of large text, and of drawings that say something."""
LARGE_PT, LARGE_BOLD_PT = 18.0, 14.0
"""From these sizes on, text is large (WCAG 2.2, "large scale")."""
INSET = 0.5
"""mm from the ends of a line of text to the points where its ground is judged."""
TINT = 10.0
"""The heaviest a plate may be behind writing, in percent: ballpoint pen still stands out."""
PEN = 1.0
"""mm above a writing line where a pen writes."""
_BOLD = re.compile(r"(?<!semi)(?<!demi)(bold|black|heavy)", re.IGNORECASE)


@RULES.rule("P103", source="WCAG 2.2, 1.4.3, computed through the output profile", group=COLOUR)
def faint_text(rule: Rule, case: PressCase) -> Iterator[Finding]:
    """Words too close in lightness to what they stand on are lost on the people who most need them."""
    bold = _bold_fonts(case)

    def faults() -> Iterator[Seen]:
        for page in case.booklet.pages:
            ground = Ground(page)
            for rank, item in enumerate(page.items):
                if not isinstance(item, Text):
                    continue
                for run in item.runs:
                    is_large = run.size_pt >= LARGE_PT or (run.font in bold and run.size_pt >= LARGE_BOLD_PT)
                    least = LARGE_TEXT if is_large else TEXT
                    contrast, on = _faintest(case, ground, rank, item, run.ink)
                    if contrast < least:
                        size = "large text" if is_large else "text of this size"
                        message = f"`{run.ink}` on {on} has a contrast of {_ratio(contrast)}; {size} needs {least:g}:1"
                        yield Seen(page, item, message, "use a darker ink or a lighter ground", worse=-contrast)

    return told(rule, case, faults())


def _faintest(case: PressCase, ground: Ground, rank: int, text: Text, ink: Ink) -> tuple[float, str]:
    """The least contrast along a line of text, and what it stands on there.

    A picture has no one ink: what stands on one is for an eye to judge.
    """
    # The ground is judged at the height of small letters, where words have most of their ink.
    y = text.y - text.above / 3
    inset = min(INSET, text.width / 2)
    worst = (float("inf"), "")
    for x in (text.x + inset, text.x + text.width / 2, text.x + text.width - inset):
        beneath = ground.beneath(rank, x, y)
        if not isinstance(beneath, Picture):
            worst = min(worst, (_contrast(case.profile, ink, ink_of(beneath)), _name(ink_of(beneath))))
    return worst


def _bold_fonts(case: PressCase) -> frozenset[str]:
    """Fonts as heavy as WCAG's "bold", by the names of their files: semi-bold is not."""
    layout = case.case.layout
    files = layout.font_files if layout else ()
    return frozenset(name for name, file, _ in files if _BOLD.search(file.rpartition("/")[2]))


@RULES.rule("P104", source="WCAG 2.2, 1.4.11, computed through the output profile", level=Level.WARNING, group=COLOUR)
def faint_drawing(rule: Rule, case: PressCase) -> Iterator[Finding]:
    """A pictogram that hardly differs from what it stands on says nothing to who reads by pictograms."""

    # Writing lines and tick boxes have no floor: they are meant to be quiet, and what is written on them stands out.
    def faults() -> Iterator[Seen]:
        for page in case.booklet.pages:
            ground = Ground(page)
            for rank, item in enumerate(page.items):
                says = isinstance(item, Path | Line | Box) and item.tag.role not in (Role.ARTIFACT, Role.FIELD)
                beneath = ground.beneath(rank, *middle(extent(item))) if says else None
                if not says or isinstance(beneath, Picture):
                    continue
                shown = [(_contrast(case.profile, ink, ink_of(beneath)), str(ink)) for ink in inks(item)]
                contrast, ink = max(shown, default=(GRAPHIC, ""))
                if contrast < GRAPHIC:
                    on = _name(ink_of(beneath))
                    message = f"`{ink}` on {on} has a contrast of {_ratio(contrast)}; a drawing needs {GRAPHIC:g}:1"
                    yield Seen(page, item, message, "use a darker ink or a lighter ground", worse=-contrast)

    return told(rule, case, faults())


@RULES.rule("P105", source="print practice: tint behind writing 10 % at most", group=COLOUR)
def tint_behind_writing(rule: Rule, case: PressCase) -> Iterator[Finding]:
    """Ballpoint pen fades on a tint, and does not take on solid ink: what is written there cannot be read."""

    def faults() -> Iterator[Seen]:
        for page in case.booklet.pages:
            ground = Ground(page)
            for rank, item in enumerate(page.items):
                if item.tag.role is not Role.FIELD or not isinstance(item, Line | Box):
                    continue
                told = _behind_writing(page, ground, rank, item)
                if told:
                    help = f"leave the paper bare where people write, or tint it {TINT:g} % at most"
                    yield Seen(page, item, f"{called(item)} lies on {told}", help)

    return told(rule, case, faults())


def _behind_writing(page: Page, ground: Ground, rank: int, item: Line | Box) -> str:
    """What is too dark to write on; empty when a pen will show."""
    if isinstance(item, Box) and item.fill:
        ink: Ink | None = item.fill
    else:
        x, y = middle(item.rect) if isinstance(item, Box) else ((item.x1 + item.x2) / 2, min(item.y1, item.y2) - PEN)
        beneath = ground.beneath(rank, x, y)
        if isinstance(beneath, Picture):
            return "a picture"
        ink = ink_of(beneath)
    return f"`{ink}`, whose heaviest plate is {number(max(ink.cmyk))} %" if ink and max(ink.cmyk) > TINT else ""


def _contrast(profile: Profile, ink: Ink, ground: Ink | None) -> float:
    """As ``Profile.contrast``, with each ink's luminance computed once."""
    two = luminance(profile, ink.cmyk), luminance(profile, ground.cmyk if ground else PAPER)
    return (max(two) + 0.05) / (min(two) + 0.05)


@lru_cache(maxsize=1024)
def luminance(profile: Profile, cmyk: Percent) -> float:
    return profile.luminance(cmyk)


def _ratio(contrast: float) -> str:
    """``4.4:1``, rounded down: what misses its floor never reads as if it met it."""
    return f"{int(contrast * 10) / 10:g}:1"


def _name(ink: Ink | None) -> str:
    return f"`{ink}`" if ink else "bare paper"
