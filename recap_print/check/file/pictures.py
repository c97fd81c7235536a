"""F1 rules about pictures: how many dots an inch they have as placed (GWG 2022, SheetCMYK)."""

from __future__ import annotations

from collections.abc import Iterator

from recap_print.check.file.case import FileCase
from recap_print.check.file.paints import paints
from recap_print.check.file.told import Hit, tell
from recap_print.findings import RULES, Finding, Level, Rule
from recap_print.pdf.model import Paint, What

GROUP = "Pictures"
TINY = 16
"""Pictures no larger than this, in pixels, are ornaments: no limit binds them (GWG 2022 R0031, R0032)."""
FINER = "place the picture from its original, larger file, or smaller on the page"


def is_bitmap(paint: Paint) -> bool:
    """One bit a dot, ink or none."""
    return paint.what is What.MASK or (paint.bits == 1 and paint.colour.channels <= 1)


def _coarse(case: FileCase, bitmap: bool, above: float, limit: float) -> Iterator[Hit]:
    """Pictures of at most ``limit`` ppi and more than ``above``, the coarsest first."""
    found = [
        (page, paint)
        for page, paint in paints(case, What.IMAGE, What.MASK)
        if is_bitmap(paint) == bitmap and max(paint.pixels) > TINY and above < paint.ppi <= limit
    ]
    for page, paint in sorted(found, key=lambda hit: hit[1].ppi):
        wide, high = paint.pixels
        says = f"{paint.what} of {wide} × {high} pixels at {paint.ppi:.0f} ppi, and more than {limit:.0f} are asked for"
        yield Hit(page.number, next(iter(paint.boxes), None), says, paint.count)


@RULES.rule("F150", source="GWG 2022 R0031", group=GROUP)
def picture_too_coarse(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """A picture with too few dots shows its pixels."""
    yield from tell(rule, case, _coarse(case, False, 0, case.press.limits.image_ppi), FINER)


@RULES.rule("F151", source="GWG 2022 R0031", level=Level.WARNING, group=GROUP)
def picture_a_little_coarse(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """A picture with fewer dots than wanted looks soft beside the text."""
    limits = case.press.limits
    yield from tell(rule, case, _coarse(case, False, limits.image_ppi, limits.image_ppi_wanted), FINER)


@RULES.rule("F152", source="GWG 2022 R0032", group=GROUP)
def bitmap_too_coarse(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """Black and white without greys shows each dot: stairs on every slanted edge."""
    yield from tell(rule, case, _coarse(case, True, 0, case.press.limits.bitmap_ppi), FINER)


@RULES.rule("F153", source="GWG 2022 R0032", level=Level.WARNING, group=GROUP)
def bitmap_a_little_coarse(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """Black and white without greys needs more dots than a photograph to look smooth."""
    limits = case.press.limits
    yield from tell(rule, case, _coarse(case, True, limits.bitmap_ppi, limits.bitmap_ppi_wanted), FINER)


@RULES.rule("F154", source="house rule: no press prints more than 256 steps of an ink", level=Level.NOTE, group=GROUP)
def picture_of_16_bits(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """Sixteen bits a colour are twice the bytes for nothing a press can show, and not every RIP reads them."""
    hits = (
        Hit(page.number, next(iter(paint.boxes), None), f"{paint.what} of 16 bits a colour", paint.count)
        for page, paint in paints(case, What.IMAGE)
        if paint.bits == 16
    )
    yield from tell(rule, case, hits, "export it with 8 bits")
