"""P1 rules about pictures: fine enough where they stand."""

from __future__ import annotations

from collections.abc import Iterator

from recap_print.check.press.case import PressCase
from recap_print.check.press.seen import Seen, told
from recap_print.findings import RULES, Finding, Level, Rule
from recap_print.pages.model import Page, Picture
from recap_print.units import number

GROUP = "Pictures"
TINY = 16
"""Pictures no larger than this, in pixels, are ornaments: no limit binds them (GWG 2022, R0031, R0032)."""


@RULES.rule("P140", source="GWG 2022, R0031 and R0032; the limits are the press's", group=GROUP)
def image_resolution_too_low(rule: Rule, case: PressCase) -> Iterator[Finding]:
    """Too few pixels for its size: edges show stairs and faces show blocks, however fine the press."""
    yield from told(rule, case, _coarse(case, wanted=False))


@RULES.rule("P141", source="GWG 2022, R0031 and R0032; the figures are the press's", level=Level.WARNING, group=GROUP)
def image_resolution_low(rule: Rule, case: PressCase) -> Iterator[Finding]:
    """Fewer pixels than the press can show: the picture prints, softer than the words around it."""
    yield from told(rule, case, _coarse(case, wanted=True))


def _coarse(case: PressCase, *, wanted: bool) -> Iterator[Seen]:
    """Pictures at or below the press's limit; with ``wanted``, those above it and not above what it wishes for."""
    limits = case.press.limits
    for page, item in _pictures(case):
        least, wish = (
            (limits.bitmap_ppi, limits.bitmap_ppi_wanted)
            if item.bits == 1
            else (limits.image_ppi, limits.image_ppi_wanted)
        )
        low, high = (least, wish) if wanted else (0.0, least)
        if max(item.pixels) > TINY and low < item.ppi <= high:
            wide = item.rect.width * item.ppi / high
            message = f"{item.file} has {item.ppi:.0f} pixels an inch at {number(item.rect.width)} mm of width"
            help = (
                f"more than {number(high)} are asked for: less than {number(round(wide, 1))} mm wide, or a larger file"
            )
            yield Seen(page, item, message, help, about=item.tag.name, worse=-item.ppi)


def _pictures(case: PressCase) -> Iterator[tuple[Page, Picture]]:
    for page in case.booklet.pages:
        for item in page.items:
            if isinstance(item, Picture):
                yield page, item
