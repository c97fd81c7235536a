"""F1 rules about text: sizes, inks, overprint (GWG 2022, SheetCMYK)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from recap_print.check.file.case import FileCase
from recap_print.check.file.paints import (
    GREY,
    amounts,
    described,
    has_many_inks,
    is_pure_black,
    is_white,
    paints,
    points,
    total,
)
from recap_print.check.file.told import Hit, tell
from recap_print.findings import RULES, Finding, Level, Rule
from recap_print.pdf.model import Page, Paint, What

TEXT = "Fonts and text"
OVERPRINT = "Overprint and transparency"
SMALL_PT = 12.0
"""Below this size black text overprints (GWG 2022 R0009) and grey text is told (R0011)."""
TINY_PT = 6.0
"""Below this nobody reads: half of what clear print asks (12 pt, UKAAF)."""
ROUNDING_PT = 0.005
RICH_K, RICH_SUM = 0.85, 2.8
"""Black text of four inks (GWG 2022 R0015)."""


def _hits(case: FileCase, faulty: Callable[[Paint], bool], says: Callable[[Paint], str]) -> Iterator[Hit]:
    """The text that is at fault, smallest first on each page."""
    found: list[tuple[Page, Paint]] = [(p, paint) for p, paint in paints(case, What.TEXT) if faulty(paint)]
    for page, paint in sorted(found, key=lambda hit: hit[1].size_pt):
        yield Hit(page.number, next(iter(paint.boxes), None), says(paint), paint.count)


def _under(paint: Paint, limit_pt: float) -> bool:
    return paint.size_pt < limit_pt - ROUNDING_PT


@RULES.rule("F120", source="GWG 2022 R0009", level=Level.WARNING, group=OVERPRINT)
def black_text_knocks_out(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """Small black text that is cut out of its background gets a white rim as soon as one plate is a hair off."""

    def faulty(paint: Paint) -> bool:
        small_black = is_pure_black(paint) and paint.colour.space != GREY and _under(paint, SMALL_PT)
        return small_black and not paint.overprints

    hits = _hits(case, faulty, lambda paint: f"black text of {points(paint.size_pt)} knocks out")
    yield from tell(rule, case, hits, f"let black text under {points(SMALL_PT)} overprint")


@RULES.rule("F123", source="GWG 2022 R0007", group=OVERPRINT)
def white_text_overprints(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """White that overprints is no ink upon ink: the words vanish."""
    hits = _hits(
        case,
        lambda paint: is_white(paint.colour) and paint.overprints,
        lambda paint: f"white text of {points(paint.size_pt)} overprints, and will not show",
    )
    yield from tell(rule, case, hits, "let white text knock out")


@RULES.rule("F125", source="GWG 2022 R0016", level=Level.WARNING, group=TEXT)
def small_white_text(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """The ink around small white letters runs into them."""
    limit = case.press.limits.text_pt
    hits = _hits(
        case,
        lambda paint: is_white(paint.colour) and not paint.overprints and _under(paint, limit),
        lambda paint: f"white text of {points(paint.size_pt)}, under {points(limit)}",
    )
    yield from tell(rule, case, hits, "set it larger, or dark on light")


@RULES.rule("F126", source="GWG 2022 R0017", level=Level.WARNING, group=TEXT)
def small_text_in_several_inks(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """Small letters in several inks are blurred as soon as one plate is a hair off."""
    limit = case.press.limits.text_pt
    hits = _hits(
        case,
        lambda paint: has_many_inks(paint.colour) and _under(paint, limit),
        lambda paint: (
            f"text of {points(paint.size_pt)} in several inks ({described(paint.colour)}), under {points(limit)}"
        ),
    )
    yield from tell(rule, case, hits, "set it larger, or in black alone")


@RULES.rule("F130", source="GWG 2022 R0015", level=Level.WARNING, group=TEXT)
def text_in_rich_black(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """Black text of four inks needs all plates to fall on one another: it never is sharp."""

    def faulty(paint: Paint) -> bool:
        black = (amounts(paint.colour) or {}).get("K", 0.0)
        return black >= RICH_K and total(paint.colour) > RICH_SUM

    hits = _hits(case, faulty, lambda paint: f"text in {described(paint.colour)}, a black of several inks")
    yield from tell(rule, case, hits, "set it in black alone (C 0 M 0 Y 0 K 100)")


@RULES.rule("F131", source="GWG 2022 R0011", level=Level.WARNING, group=TEXT)
def small_text_in_device_grey(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """DeviceGray is not always black ink: some programs overprint it, some do not, some make it of four inks."""
    hits = _hits(
        case,
        lambda paint: paint.colour.space == GREY and not is_white(paint.colour) and _under(paint, SMALL_PT),
        lambda paint: f"text of {points(paint.size_pt)} in DeviceGray ({described(paint.colour)})",
    )
    yield from tell(rule, case, hits, "set it in CMYK, with K alone")


@RULES.rule("F134", source="house rule: UKAAF clear print asks for 12 pt", level=Level.WARNING, group=TEXT)
def unreadably_small_text(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """Half the size that clear print asks for is read by nobody, and fills in on uncoated paper."""

    def faulty(paint: Paint) -> bool:
        told = is_white(paint.colour) or has_many_inks(paint.colour)  # F125, F126
        return _under(paint, TINY_PT) and not (told and case.press.limits.text_pt >= TINY_PT)

    hits = _hits(case, faulty, lambda paint: f"text of {points(paint.size_pt)}, under {points(TINY_PT)}")
    yield from tell(rule, case, hits, "set it larger")


@RULES.rule("F135", source="GWG 2022 R0014", level=Level.WARNING, group=TEXT)
def courier(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """Courier is what programs put in the place of a font they have lost."""
    for font in case.facts.fonts:
        if font.name.rpartition("+")[2] == "Courier":
            where = case.locate(min(font.pages, default=0), None)
            yield rule.finding(where, "it is set in Courier, a font that stands in for lost ones", "look at the page")
