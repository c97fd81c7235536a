"""Graphics state dictionaries (ISO 32000-1 §8.4.5), read once each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pypdf.generic import DictionaryObject, StreamObject

from recap_print.pdf.objects import Objects

HALFTONES = (1, 5)
"""The types PDF/X leaves to a file."""
INTENTS = ("AbsoluteColorimetric", "RelativeColorimetric", "Saturation", "Perceptual")
BLENDS = {"Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge", "ColorBurn"}
BLENDS |= {"HardLight", "SoftLight", "Difference", "Exclusion", "Hue", "Saturation", "Color", "Luminosity"}


@dataclass(slots=True)
class Extended:
    """What such a dictionary sets. ``restricted`` are entries that PDF/X forbids as they stand."""

    manner: dict[str, Any] = field(default_factory=dict)
    width: float | None = None
    cap: int | None = None
    font: DictionaryObject | None = None
    size: float = 0.0
    mask: StreamObject | None = None
    luminosity: bool = False
    restricted: tuple[str, ...] = ()


def extended(objects: Objects, entries: DictionaryObject) -> Extended:
    found = Extended(restricted=tuple(_restricted(objects, entries)))
    manner = found.manner
    if "/OP" in entries:
        manner["stroke_overprints"] = objects.flag(entries.get("/OP"))
        manner["fill_overprints"] = objects.flag(entries.get("/op", entries.get("/OP")))
    elif "/op" in entries:
        manner["fill_overprints"] = objects.flag(entries.get("/op"))
    if "/OPM" in entries:
        manner["overprint_mode"] = objects.integer(entries.get("/OPM"))
    for key, name in (("/ca", "fill_opacity"), ("/CA", "stroke_opacity")):
        if (opacity := objects.number(entries.get(key))) is not None:
            manner[name] = min(max(opacity, 0.0), 1.0)
    if "/BM" in entries:
        manner["blend"] = _blend(objects, entries.get("/BM"))
    mask = objects.look(entries.get("/SMask"))
    if isinstance(mask, DictionaryObject):
        manner["soft_mask"] = True
        found.mask = objects.stream(mask.get("/G"))
        found.luminosity = objects.name(mask.get("/S")) == "Luminosity"
    elif mask is not None:
        manner["soft_mask"] = False
    width, cap = objects.number(entries.get("/LW")), objects.number(entries.get("/LC"))
    found.width = None if width is None else abs(width)
    found.cap = None if cap is None else int(cap)
    font = objects.array(entries.get("/Font"))
    if len(font) == 2:
        found.font = objects.dictionary(font[0])
        found.size = objects.number(font[1]) or 0.0
    return found


def _blend(objects: Objects, value: Any) -> str:
    """The blend mode, or the first of several that exists."""
    names = [objects.name(part) for part in objects.array(value)[:20]] or [objects.name(value)]
    known = next((name for name in names if name in BLENDS), names[0] or "Normal")
    return "Normal" if known == "Compatible" else known


def _restricted(objects: Objects, entries: DictionaryObject) -> list[str]:
    found = []
    if "/TR" in entries:
        found.append("TR")
    if "/TR2" in entries and objects.name(entries.get("/TR2")) != "Default":
        found.append("TR2")
    if "/HTP" in entries:
        found.append("HTP")
    halftone = objects.look(entries.get("/HT"))
    if isinstance(halftone, DictionaryObject):
        kind = objects.integer(halftone.get("/HalftoneType"))
        if kind not in HALFTONES:
            found.append(f"HT of type {kind}")
        if "/HalftoneName" in halftone:
            found.append("HalftoneName")
    if "/RI" in entries and objects.name(entries.get("/RI")) not in INTENTS:
        found.append(f"RI {objects.name(entries.get('/RI'))}")
    return found
