"""F1 rules about colour and ink (GWG 2022, SheetCMYK)."""

from __future__ import annotations

from collections.abc import Iterator

from recap_print.check.file.case import FileCase
from recap_print.check.file.pages import is_sheet
from recap_print.check.file.paints import EVERYWHERE, PROCESS, described, paints, total
from recap_print.check.file.pdfx_intent import profile
from recap_print.check.file.told import Hit, tell
from recap_print.findings import RULES, Finding, Level, Rule
from recap_print.pdf.model import Colour, What, Zone
from recap_print.units import number

GROUP = "Colour"
SQUARE = 15.0
"""Ink is averaged over a square of this side, in mm (GWG 2022 R0026)."""
CONVERTED = ("ICCBased", "CalRGB", "CalGray", "Lab")
ALL = "All"


@RULES.rule("F110", source="GWG 2022 R0035", group="Output intent")
def profile_not_cmyk(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """Sheetfed offset prints in four inks: a file made for another set is converted, and every colour moves."""
    found = profile(case)
    if found and found.space.strip() != "CMYK":
        message = f"its output profile is for {found.space.strip()}, not CMYK"
        yield rule.finding(case.locate(0, None), message, "export it with the printer's CMYK profile")


@RULES.rule("F111", source="GWG 2022 R0020", group=GROUP)
def spot_colour(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """Each spot colour is one more plate, one more ink, and one more bill."""
    hits = (
        Hit(page.number, next(iter(paint.boxes), None), f"{paint.what} in the spot colour `{name}`", paint.count, name)
        for page, paint in paints(case, zones=EVERYWHERE)
        for name in paint.colour.names
        if name not in PROCESS and name not in (ALL, "None")
    )
    yield from tell(rule, case, hits, "convert it to CMYK, or agree on the ink with the printer")


@RULES.rule("F112", source="GWG 2022 R0027", group=GROUP)
def colour_still_to_convert(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """Colours that name no inks are separated at the printer's: pure black text becomes four inks, tints move."""
    hits = (
        Hit(page.number, next(iter(paint.boxes), None), f"{paint.what} in {space}", paint.count, space)
        for page, paint in paints(case, zones=EVERYWHERE)
        if (space := _to_convert(paint.colour))
    )
    yield from tell(rule, case, hits, "convert it to CMYK with the printer's profile before exporting")


def _to_convert(colour: Colour) -> str:
    """The space that must be converted, its own or the one it is shown in where its inks are lacking; or nothing."""
    if colour.space in CONVERTED:
        return colour.space
    if colour.alternate in ("DeviceRGB", *CONVERTED) and colour.alternate != "Lab":
        return f"{colour.space} {' '.join(colour.names)}, defined in {colour.alternate}"
    return ""


@RULES.rule("F113", source="GWG 2022 R0024", level=Level.WARNING, group=GROUP)
def registration_colour_on_the_page(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """The registration colour prints on every plate at once: 400 % of ink, which never dries."""
    hits = (
        Hit(page.number, next(iter(paint.boxes), None), f"{paint.what} in the registration colour", paint.count)
        for page, paint in paints(case, zones=(Zone.TRIM, Zone.BLEED))
        if ALL in paint.colour.names and (page.trim or page.art)
        if paint.zone is Zone.TRIM or page.bleed  # without a BleedBox, all that is beyond the trim counts as bleed
        if not is_sheet(case, page)  # which has marks between its pages
    )
    yield from tell(rule, case, hits, "use black (C 0 M 0 Y 0 K 100)")


@RULES.rule("F114", source="GWG 2022 R0026", level=Level.WARNING, group=GROUP)
def ink_above_the_limit(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """More ink than the paper takes does not dry: it marks the next sheet, and the back of its own."""
    limit = case.coverage_percent
    hits = (
        Hit(page.number, box, f"{number(round(percent, 1))} % of ink ({described(paint.colour)}), of {number(limit)} %")
        for page, paint in paints(case, What.FILL, What.MASK, What.SHADING)
        if (percent := total(paint.colour) * paint.opacity * 100) > limit + 0.05
        for box in paint.boxes
        if min(box.width, box.height) >= SQUARE
    )
    yield from tell(rule, case, hits, "lighten the mix: less of C, M and Y where K is strong")
