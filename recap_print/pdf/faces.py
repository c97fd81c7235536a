"""Fonts (ISO 32000-1 §9.5 to §9.8), as far as preflight asks: embedded or not, and how wide words are set."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, field
from typing import Any

from pypdf.generic import DictionaryObject, StreamObject

from recap_print.pdf.matrix import Matrix
from recap_print.pdf.objects import LONGEST_NAME, Objects
from recap_print.pdf.unpack import Unpacker

UNKNOWN_WIDTH = 500.0
"""Thousandths of the type size: half an em, where a font does not say."""
ASCENT, DESCENT = 0.75, -0.25
MOST_WIDTHS = 200_000
MOST_MAP = 1_000_000
THOUSANDTH: Matrix = (0.001, 0.0, 0.0, 0.001, 0.0, 0.0)
SPACES = re.compile(
    rb"<([0-9A-Fa-f]{2,4})>[ \t]*(?:<[0-9A-Fa-f]{2,4}>[ \t]*)?<(?:0020|00[aA]0|20[02][0-9aA]|202[fF]|3000)>\s*?[\r\n]"
)
"""In a ToUnicode map, a code that means a space: one of a bfchar, or the first of a bfrange."""


class Widths(dict[int, float]):
    """Advances by code, in thousandths of the type size; ``otherwise`` for codes that are not there."""

    def __init__(self, otherwise: float) -> None:
        super().__init__()
        self.otherwise = otherwise

    def __missing__(self, code: int) -> float:
        return self.otherwise


@dataclass(eq=False, slots=True)
class Face:
    """A font as pages use it. ``wide`` fonts have two bytes a code; ``scale`` is an advance of 1 in ems."""

    name: str
    kind: str
    embedded: bool
    widths: Widths
    wide: bool = False
    vertical: bool = False
    scale: float = 0.001
    ascent: float = ASCENT
    descent: float = DESCENT
    spaces: frozenset[int] = frozenset((32,))
    procs: dict[int, StreamObject] = field(default_factory=dict)
    matrix: Matrix = THOUSANDTH
    resources: DictionaryObject | None = None

    def codes(self, text: bytes) -> tuple[int, ...] | bytes:
        if not self.wide:
            return text
        return struct.unpack(f">{len(text) // 2}H", text if len(text) % 2 == 0 else text[:-1])

    def advance(self, codes: tuple[int, ...] | bytes) -> float:
        """In ems."""
        return sum(map(self.widths.__getitem__, codes)) * self.scale


class Faces:
    """The fonts of one file, each read once."""

    def __init__(self, objects: Objects, unpacker: Unpacker) -> None:
        self._objects = objects
        self._unpacker = unpacker
        self._faces: dict[int, tuple[Any, Face]] = {}

    def face(self, entries: DictionaryObject) -> Face:
        known = self._faces.get(id(entries))
        if known is None:
            known = self._faces[id(entries)] = (entries, self._read(entries))
        return known[1]

    def _read(self, entries: DictionaryObject) -> Face:
        objects = self._objects
        kind = objects.name(entries.get("/Subtype")) or "unknown"
        name = objects.name(entries.get("/BaseFont")) or objects.name(entries.get("/Name")) or "without a name"
        if kind == "Type0":
            return self._composite(entries, name)
        descriptor = objects.dictionary(entries.get("/FontDescriptor"))
        missing = objects.number(descriptor.get("/MissingWidth"))
        widths = Widths(missing or UNKNOWN_WIDTH)
        first = objects.integer(entries.get("/FirstChar"))
        for code, part in enumerate(objects.array(entries.get("/Widths"))[:256], start=first):
            if (width := objects.number(part)) is not None:
                widths[code] = width
        if kind == "Type3":
            return self._drawn(entries, name, widths)
        return Face(name[:LONGEST_NAME], kind, _is_embedded(descriptor), widths, **self._reach(descriptor))

    def _composite(self, entries: DictionaryObject, name: str) -> Face:
        objects = self._objects
        below = objects.array(entries.get("/DescendantFonts"))
        font = objects.dictionary(below[0] if below else None)
        descriptor = objects.dictionary(font.get("/FontDescriptor"))
        encoding = objects.look(entries.get("/Encoding"))
        named = encoding[1:] if isinstance(encoding, str) else ""
        usual = objects.number(font.get("/DW"))
        widths = Widths(1000.0 if usual is None else usual)
        if named.startswith("Identity"):
            self._read_widths(objects.array(font.get("/W")), widths)
        else:
            widths.otherwise = UNKNOWN_WIDTH  # codes are no glyphs: their map is not followed
        return Face(
            name[:LONGEST_NAME],
            "Type0",
            _is_embedded(descriptor),
            widths,
            wide=True,
            vertical=named.endswith("-V"),
            spaces=self._spaces(entries),
            **self._reach(descriptor),
        )

    def _read_widths(self, row: list[Any], widths: Widths) -> None:
        """The W array (ISO 32000-1 §9.7.4.3): ``c [w …]`` or ``first last w``, in any order."""
        objects, at, room = self._objects, 0, MOST_WIDTHS
        while at + 1 < len(row) and room > 0:
            first, second = objects.integer(row[at], -1), objects.look(row[at + 1])
            if isinstance(second, list):
                values = [objects.number(part) for part in second]
                widths.update({first + i: width for i, width in enumerate(values) if width is not None})
                room -= len(values)
                at += 2
                continue
            last, width = objects.integer(row[at + 1], -1), objects.number(row[at + 2] if at + 2 < len(row) else None)
            if width is not None and 0 <= first <= last <= 65_535:
                widths.update(dict.fromkeys(range(first, last + 1), width))
                room -= last - first + 1
            at += 3

    def _spaces(self, entries: DictionaryObject) -> frozenset[int]:
        """Codes that show nothing, as far as the font says what its codes mean."""
        stream = self._objects.stream(entries.get("/ToUnicode"))
        if stream is None:
            return frozenset()
        said = self._unpacker.contents(stream, "what a font's codes mean", MOST_MAP)
        return frozenset(int(code, 16) for code in SPACES.findall(said))

    def _drawn(self, entries: DictionaryObject, name: str, widths: Widths) -> Face:
        """A Type 3 font: its glyphs are content streams."""
        objects = self._objects
        numbers = objects.numbers(entries.get("/FontMatrix")) or [0.001, 0, 0, 0.001, 0, 0]
        a, b, c, d, e, f = (*numbers, 0.0, 0.0, 0.0, 0.0, 0.0)[:6]
        procs, glyphs = {}, objects.dictionary(entries.get("/CharProcs"))
        code = 0
        differences = objects.array(objects.dictionary(entries.get("/Encoding")).get("/Differences"))
        for part in map(objects.look, differences[:2000]):
            if isinstance(part, str):
                proc = objects.stream(glyphs.get(part))
                if proc is not None:
                    procs[code] = proc
                code += 1
            else:
                code = objects.integer(part)
        widths.otherwise = 0.0
        own = objects.look(entries.get("/Resources"))
        return Face(
            name,
            "Type3",
            True,
            widths,
            scale=abs(a) or abs(b),
            procs=procs,
            matrix=(a, b, c, d, e, f),
            resources=own if isinstance(own, DictionaryObject) else None,
        )

    def _reach(self, descriptor: DictionaryObject) -> dict[str, Any]:
        """How far letters reach above and below their line, where a font says something credible."""
        ascent = self._objects.number(descriptor.get("/Ascent"))
        descent = self._objects.number(descriptor.get("/Descent"))
        return {
            "ascent": ascent / 1000 if ascent and 400 <= ascent <= 1100 else ASCENT,
            "descent": -abs(descent) / 1000 if descent and abs(descent) <= 500 else DESCENT,
        }


def _is_embedded(descriptor: DictionaryObject) -> bool:
    return any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
