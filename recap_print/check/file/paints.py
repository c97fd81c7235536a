"""What a paint puts on paper: its inks, whether it is white or pure black, how thin it is."""

from __future__ import annotations

from collections.abc import Iterator

from recap_print.check.file.case import FileCase
from recap_print.geometry import Rect
from recap_print.pdf.model import Colour, Page, Paint, What, Zone
from recap_print.units import number, to_pt

PROCESS = {"Cyan": "C", "Magenta": "M", "Yellow": "Y", "Black": "K"}
PRINTED = (Zone.TRIM, Zone.BLEED)
"""Where a page's own matter stands (GWG 2022 D0003); what lies in the slug is marks, and no rule of GWG's."""
EVERYWHERE = (*PRINTED, Zone.SLUG)
PATTERN = "Pattern"
GREY = "DeviceGray"
NOTHING = 1e-4
LONG = 4.0
"""A filled shape is a line when it is so many times as long as it is thick (GWG 2022 I00004: thin rectangles)."""


def paints(case: FileCase, *whats: What, zones: tuple[Zone, ...] = PRINTED) -> Iterator[tuple[Page, Paint]]:
    """Every paint of these kinds (all, when none is named) that stands in these zones."""
    for page in case.facts.pages:
        for paint in page.paints:
            if paint.zone in zones and (not whats or paint.what in whats):
                yield page, paint


def amounts(colour: Colour) -> dict[str, float] | None:
    """How much of each ink, 0 to 1; None where only a colour conversion could say, or for many colours at once."""
    values = colour.values
    if colour.space == "DeviceCMYK" and len(values) == 4:
        return dict(zip("CMYK", values, strict=True))
    if colour.space == GREY and len(values) == 1:
        return {"K": 1 - values[0]}
    if colour.space in ("Separation", "DeviceN") and values and len(values) == len(colour.names):
        named = zip(colour.names, values, strict=True)
        return {PROCESS.get(name, name): value for name, value in named if name != "None"}
    return None


def total(colour: Colour) -> float:
    """The sum of its inks, 1 being one solid; 0 where it cannot be known."""
    return sum((amounts(colour) or {}).values())


def is_white(colour: Colour) -> bool:
    """No ink at all (GWG 2022 D0010)."""
    inks = amounts(colour)
    return inks is not None and all(value < NOTHING for value in inks.values())


def is_paper(colour: Colour) -> bool:
    """White in whatever colour space: where it shows, paper shows."""
    return is_white(colour) or (colour.space in ("DeviceRGB", "CalRGB") and colour.values == (1.0, 1.0, 1.0))


def is_pure_black(paint: Paint) -> bool:
    """Black ink alone, solid and opaque (GWG 2022 D0013), however it is written."""
    inks = amounts(paint.colour) or {}
    alone = all(value < NOTHING for ink, value in inks.items() if ink != "K")
    return inks.get("K", 0.0) > 1 - NOTHING and alone and not is_transparent(paint)


def is_transparent(paint: Paint) -> bool:
    return paint.opacity < 1 or paint.blend not in ("Normal", "Compatible") or paint.soft_mask


def has_many_inks(colour: Colour) -> bool:
    return sum(value >= NOTHING for value in (amounts(colour) or {}).values()) > 1


def thin(paint: Paint) -> list[tuple[Rect, float]]:
    """The lines of a paint, with their thickness in points: strokes, and filled shapes as thin as one."""
    if paint.what is What.STROKE:
        return [(box, paint.thickness_pt) for box in paint.boxes]
    if paint.what is not What.FILL:
        return []
    sides = ((box, min(box.width, box.height), max(box.width, box.height)) for box in paint.boxes)
    return [(box, to_pt(short)) for box, short, long in sides if long > LONG * short]


def described(colour: Colour) -> str:
    """A colour in a few words: ``C 100 M 72 Y 0 K 20``, ``RGB 255 0 0``, ``grey 60 %``, ``ICCBased colour``."""
    inks = amounts(colour)
    if colour.space == GREY and inks:
        return "black" if inks["K"] > 1 - NOTHING else f"grey {_percent(inks['K'])} %"
    if inks is not None:
        return " ".join(f"{ink} {_percent(value)}" for ink, value in inks.items())
    if colour.space == "DeviceRGB" and len(colour.values) == 3:
        return "RGB " + " ".join(str(round(value * 255)) for value in colour.values)
    return f"{colour.space} colour"


def points(size: float) -> str:
    return f"{number(round(size, 2))} pt"


def _percent(part: float) -> str:
    return number(round(part * 100, 1))
