"""F1 rules about lines, overprint and transparency (GWG 2022, SheetCMYK)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from recap_print.check.file.case import FileCase
from recap_print.check.file.paints import (
    GREY,
    NOTHING,
    amounts,
    described,
    has_many_inks,
    is_pure_black,
    is_transparent,
    is_white,
    paints,
    points,
    thin,
)
from recap_print.check.file.told import Hit, tell
from recap_print.findings import RULES, Finding, Level, Rule
from recap_print.pdf.model import Paint, What

LINES = "Lines"
OVERPRINT = "Overprint and transparency"
FINE_PT = 2.0
"""Below this a black line overprints (GWG 2022 R0010) and a grey one is told (R0012)."""
HAIRLINE_PT = 0.125
ROUNDING_PT = 0.003
PAINTED = (What.TEXT, What.FILL, What.STROKE)


def _hits(
    case: FileCase, limit_pt: float, faulty: Callable[[Paint], bool], says: str, *, least_pt: float = 0.0
) -> Iterator[Hit]:
    """Lines at fault that are thinner than the limit, thinnest first; ``{}`` is their thickness and colour."""
    found = [
        (thickness, page, paint, box)
        for page, paint in paints(case, What.STROKE, What.FILL)
        if faulty(paint)
        for box, thickness in thin(paint)
        if least_pt <= thickness < limit_pt - ROUNDING_PT
    ]
    for thickness, page, paint, box in sorted(found, key=lambda hit: hit[0]):
        more = max(0, paint.count - len(paint.boxes)) if box == paint.boxes[0] else 0  # told once, with the first
        message = says.format(points(thickness), described(paint.colour))
        yield Hit(page.number, box, message, 1 + (more if paint.what is What.STROKE else 0))


@RULES.rule("F122", source="GWG 2022 R0010", level=Level.WARNING, group=OVERPRINT)
def black_line_knocks_out(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """A fine black line that is cut out of its background gets a white rim as soon as one plate is a hair off."""

    def faulty(paint: Paint) -> bool:
        return is_pure_black(paint) and paint.colour.space != GREY and not paint.overprints

    hits = _hits(case, FINE_PT, faulty, "black line of {0} knocks out")
    yield from tell(rule, case, hits, f"let black lines under {points(FINE_PT)} overprint")


@RULES.rule("F127", source="GWG 2022 R0018", level=Level.WARNING, group=LINES)
def thin_white_line(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """The ink on both sides of a thin white line closes over it."""
    limit = case.press.limits.line_pt
    says = f"white line of {{0}}, under {points(limit)}"
    hits = _hits(case, limit, lambda p: is_white(p.colour) and not p.overprints, says, least_pt=HAIRLINE_PT)
    yield from tell(rule, case, hits, "draw it thicker")


@RULES.rule("F128", source="GWG 2022 R0019", level=Level.WARNING, group=LINES)
def thin_line_in_several_inks(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """A thin line in several inks becomes several lines as soon as one plate is a hair off."""
    limit = case.press.limits.line_pt
    says = f"line of {{0}} in several inks ({{1}}), under {points(limit)}"
    hits = _hits(case, limit, lambda paint: has_many_inks(paint.colour), says, least_pt=HAIRLINE_PT)
    yield from tell(rule, case, hits, "draw it thicker, or in one ink")


@RULES.rule("F129", source="house rule: half of GWG 2022 R0018 and R0019; a dot at 600 dpi is 0.12 pt", group=LINES)
def line_lost_on_the_plate(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """A line as thin as the device can draw shows on a screen and on a proof, and is lost on the plate."""
    hits = _hits(case, HAIRLINE_PT, lambda paint: True, f"line of {{0}}, under {points(HAIRLINE_PT)}")
    yield from tell(rule, case, hits, "draw it at 0.25 pt or more")


@RULES.rule("F132", source="GWG 2022 R0012", level=Level.WARNING, group=LINES)
def fine_line_in_device_grey(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """DeviceGray is not always black ink: some programs overprint it, some do not, some make it of four inks."""

    def faulty(paint: Paint) -> bool:
        return paint.colour.space == GREY and not is_white(paint.colour)

    hits = _hits(case, FINE_PT, faulty, "line of {0} in DeviceGray ({1})", least_pt=HAIRLINE_PT)
    yield from tell(rule, case, hits, "draw it in CMYK, with K alone")


@RULES.rule("F121", source="GWG 2022 R0009, R0010", level=Level.WARNING, group=OVERPRINT)
def overprints_without_mode_1(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """Without OPM 1 an ink of zero wipes out what lies beneath: such overprint does nothing."""
    hits = (
        Hit(page.number, next(iter(paint.boxes), None), f"{paint.what} overprints in OPM 0", paint.count)
        for page, paint in paints(case, *PAINTED)
        if paint.overprints and paint.overprint_mode != 1 and paint.colour.space == "DeviceCMYK"
        if not is_white(paint.colour) and any(v < NOTHING for v in (amounts(paint.colour) or {}).values())
    )
    yield from tell(rule, case, hits, "set the overprint mode to 1")


@RULES.rule("F124", source="GWG 2022 R0008", level=Level.WARNING, group=OVERPRINT)
def white_shape_overprints(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """White that overprints is no ink upon ink: the shape vanishes, and what it should hide shows."""
    hits = (
        Hit(page.number, next(iter(paint.boxes), None), f"white {paint.what} overprints", paint.count)
        for page, paint in paints(case, What.FILL, What.STROKE, What.MASK)
        if paint.overprints and is_white(paint.colour)
    )
    yield from tell(rule, case, hits, "let white knock out")


@RULES.rule("F133", source="GWG 2022 R0013", level=Level.WARNING, group=OVERPRINT)
def device_grey_overprints(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """Whether DeviceGray overprints is decided by each program in its own way."""
    hits = (
        Hit(page.number, next(iter(paint.boxes), None), f"{paint.what} in DeviceGray overprints", paint.count)
        for page, paint in paints(case, *PAINTED, What.MASK)
        if paint.overprints and paint.colour.space == GREY and not is_white(paint.colour)
    )
    yield from tell(rule, case, hits, "draw it in CMYK, with K alone")


@RULES.rule("F140", source="house rule: PDF/X-4 allows it (ISO 15930-7, 6.20)", level=Level.NOTE, group=OVERPRINT)
def transparency(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """Transparency is mixed at the printer's: worth a look at the proof where it lies over black text."""
    hits = (
        Hit(page.number, next(iter(paint.boxes), None), f"{paint.what} with {_how(paint)}", paint.count)
        for page, paint in paints(case)
        if is_transparent(paint) and paint.opacity > 0  # else it does not show at all
    )
    yield from tell(rule, case, hits, "look at these places on the proof")


def _how(paint: Paint) -> str:
    if paint.soft_mask:
        return "a soft mask"
    if paint.opacity < 1:
        return f"an opacity of {paint.opacity:.0%}"
    return f"the blend mode {paint.blend}"


@RULES.rule("F141", source="house rule: GWG 2022 R0036 leaves it open", level=Level.NOTE, group=OVERPRINT)
def layers(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """A layer can be switched off: what is printed must not depend on who opened the file last."""
    if names := case.facts.layers:
        message = f"it has {len(names)} layer{'s' * (len(names) > 1)}: {', '.join(names[:5])}"
        yield rule.finding(case.locate(0, None), message, "flatten the layers")


@RULES.rule("F142", source="GWG 2022 R0030", group=OVERPRINT)
def blend_space_not_cmyk(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """What is transparent is mixed in its group's colours: outside the press's own, black becomes four inks."""
    plain = ("", "-", "DeviceCMYK", "DeviceRGB")  # RGB: F080
    hits = (
        Hit(page.number, None, f"a transparency group blends in {space}", kind=space)
        for page in case.facts.pages
        for space in dict.fromkeys((page.group, *page.groups))
        if space not in plain
    )
    yield from tell(rule, case, hits, "set the document's blend space to CMYK")
