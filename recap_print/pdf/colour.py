"""Colour spaces (ISO 32000-1 §8.6), resolved to what preflight asks of them: family, components, colorants."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pypdf.generic import ArrayObject, StreamObject

from recap_print.pdf.model import Colour
from recap_print.pdf.objects import Objects
from recap_print.pdf.resources import Resources
from recap_print.pdf.unpack import Unpacker

DEEPEST = 8
MOST_COLORANTS = 64
MOST_COLOURS = 200_000
MOST_TABLE = 65_536
NO_COLOUR = Colour("Pattern")
SHORT = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
"""Names that inline images may use (ISO 32000-1 Table 93)."""
DEFAULTS = {"DeviceGray": "DefaultGray", "DeviceRGB": "DefaultRGB", "DeviceCMYK": "DefaultCMYK"}


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space. ``base`` is what an Indexed or uncoloured Pattern space draws with, ``table`` its colours."""

    family: str
    channels: int = 0
    names: tuple[str, ...] = ()
    alternate: str = ""
    base: Space | None = None
    table: bytes = field(default=b"", repr=False)
    ranges: tuple[float, ...] = ()

    @property
    def beneath(self) -> Space:
        """The space that colours are really in."""
        return self.base or self

    @property
    def first(self) -> tuple[float, ...]:
        """The colour that choosing the space chooses (ISO 32000-1 Table 74, CS)."""
        match self.family:
            case "DeviceCMYK":
                return (0.0, 0.0, 0.0, 1.0)
            case "Separation" | "DeviceN":
                return (1.0,) * self.channels
            case "Indexed":
                return (0.0,)
            case _:
                return (0.0,) * self.channels

    def real(self, values: tuple[float, ...]) -> tuple[float, ...]:
        """Components as they are in the space beneath: an index is looked up."""
        base = self.base
        if self.family != "Indexed" or base is None or not values or not base.channels:
            return values
        start = min(max(int(values[0]), 0), 255) * base.channels
        found = self.table[start : start + base.channels]
        parts = tuple(round(part / 255, 4) for part in found) if len(found) == base.channels else ()
        if parts and base.ranges:
            spans = zip(base.ranges[::2], base.ranges[1::2], parts, strict=False)
            return tuple(low + (high - low) * part for low, high, part in spans)
        return parts


GRAY, RGB, CMYK = Space("DeviceGray", 1), Space("DeviceRGB", 3), Space("DeviceCMYK", 4)
DEVICES = {space.family: space for space in (GRAY, RGB, CMYK)}
PATTERN = Space("Pattern")
UNKNOWN = Space("unknown")


class Colours:
    """The colour spaces and colours of one file: each is made once, so that alike ones are the same object."""

    def __init__(self, objects: Objects, unpacker: Unpacker) -> None:
        self._objects = objects
        self._unpacker = unpacker
        self._spaces: dict[int, tuple[Any, Space]] = {}
        self._colours: dict[tuple[int, tuple[float, ...]], Colour] = {}

    def colour(self, space: Space, values: tuple[float, ...] | None = None) -> Colour:
        """A colour in a space; None for an image or shading, whose colours are many."""
        key = (id(space), values or ())
        found = self._colours.get(key)
        if found is None:
            beneath = space.beneath
            real = tuple(map(float, space.real(values))) if values else ()
            found = Colour(beneath.family, real, beneath.names, beneath.channels, beneath.alternate)
            if len(self._colours) < MOST_COLOURS:
                self._colours[key] = found
        return found

    def device(self, family: str, resources: Resources) -> Space:
        """A device space, or the space that the resources put in its place."""
        named = resources.find("ColorSpace", DEFAULTS[family])
        if named is None:
            return DEVICES[family]
        space = self._made(named, resources, 1, defaults=False)
        return space if space.channels == DEVICES[family].channels else DEVICES[family]

    def space(self, value: Any, resources: Resources) -> Space:
        """The space of that name, or the one an object describes."""
        return self._made(value, resources, 0)

    def _made(self, value: Any, resources: Resources, depth: int, *, defaults: bool = True) -> Space:
        value = self._objects.look(value)
        if isinstance(value, StreamObject):  # some writers give the profile alone
            value = ArrayObject(["/ICCBased", value])
        if isinstance(value, str):
            return self._named(value.removeprefix("/"), resources, depth, defaults)
        if not isinstance(value, list) or not value or depth > DEEPEST:
            self._objects.notes.add("a colour space makes no sense")
            return UNKNOWN
        known = self._spaces.get(id(value))
        if known is None:
            known = (value, self._described(value, resources, depth))  # holding the object keeps its id its own
            self._spaces[id(value)] = known
        return known[1]

    def _named(self, name: str, resources: Resources, depth: int, defaults: bool) -> Space:
        short = name in SHORT and resources.find("ColorSpace", name) is None  # a resource of that name comes first
        family = SHORT[name] if short else name
        if family in DEVICES:
            return self.device(family, resources) if defaults else DEVICES[family]
        if family == "Pattern":
            return PATTERN
        named = resources.find("ColorSpace", name)
        if named is None or depth > DEEPEST:
            self._objects.notes.add(f"the colour space “{name}” is not in the resources")
            return UNKNOWN
        return self._made(named, resources, depth + 1)

    def _described(self, value: list[Any], resources: Resources, depth: int) -> Space:
        objects = self._objects
        head = objects.look(value[0])
        name = head.removeprefix("/") if isinstance(head, str) else ""
        family, parts = SHORT.get(name, name), [*value[1:5], None, None, None]
        if len(value) == 1:
            return self._named(family, resources, depth + 1, defaults=True)
        match family:
            case "CalGray":
                return Space(family, 1)
            case "CalRGB":
                return Space(family, 3)
            case "Lab":
                ranges = objects.numbers(objects.dictionary(parts[0]).get("/Range")) or [-100, 100, -100, 100]
                return Space(family, 3, ranges=(0, 100, *ranges))
            case "ICCBased":
                channels = objects.integer(objects.dictionary(parts[0]).get("/N"))
                return Space(family, min(max(channels, 0), MOST_COLORANTS))
            case "Separation":
                return Space(family, 1, (objects.text(parts[0], 200),), self._family(parts[1], resources, depth))
            case "DeviceN":
                named = objects.array(parts[0])[:MOST_COLORANTS]
                names = tuple(objects.text(part, 200) for part in named)
                return Space(family, len(names), names, self._family(parts[1], resources, depth))
            case "Indexed":
                base = self._made(parts[0], resources, depth + 1).beneath
                return Space(family, 1, base=base, table=self._table(parts[2]))
            case "Pattern":
                return Space(family, base=self._made(parts[0], resources, depth + 1).beneath)
        objects.notes.add(f"the colour space “{family[:40]}” is of no known kind")
        return Space(family[:40] or "unknown")

    def _family(self, value: Any, resources: Resources, depth: int) -> str:
        return self._made(value, resources, depth + 1, defaults=False).beneath.family

    def _table(self, value: Any) -> bytes:
        found = self._objects.look(value)
        if isinstance(found, StreamObject):
            return self._unpacker.contents(found, "a table of colours", MOST_TABLE)
        if isinstance(found, bytes):
            return found[:MOST_TABLE]
        return bytes(getattr(found, "original_bytes", b""))[:MOST_TABLE]
