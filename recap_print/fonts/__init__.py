"""Font files -> ``FontShelf``: shaping, metrics and coverage. Nothing global, no system fonts.

All figures are thousandths of the type size, whatever the font's own units.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from recap_print.errors import CannotRead
from recap_print.geometry import Glyph

if TYPE_CHECKING:
    import uharfbuzz

NARROW_NO_BREAK = "\u202f"
NO_BREAK = "\u00a0"
THIN = 167
"""Advance of a thin no-break space in fonts that have none: one sixth of an em (Unicode 16, table 6-2)."""


def shaper() -> tuple[str, str]:
    """The name and the version of the program that shapes text."""
    import uharfbuzz

    return "HarfBuzz", uharfbuzz.version_string()


@dataclass(frozen=True, slots=True)
class Shaped:
    """A shaped string: its glyphs and its whole advance, in thousandths of the size."""

    glyphs: tuple[Glyph, ...]
    advance: int


@dataclass(frozen=True, slots=True)
class Metrics:
    """How far a font reaches above and below its baseline, and the height of its capitals."""

    ascent: int
    descent: int
    cap_height: int


@dataclass(eq=False, slots=True)
class FontFile:
    """One TrueType file: its bytes, its hash, and a HarfBuzz font made when first needed."""

    name: str
    data: bytes
    sha256: str = field(init=False)
    _font: uharfbuzz.Font | None = field(default=None, repr=False)
    _metrics: Metrics | None = field(default=None, repr=False)
    _shaped: dict[tuple[str, str, str, str], Shaped] = field(default_factory=dict, repr=False)
    _widths: dict[int, int] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self.sha256 = hashlib.sha256(self.data).hexdigest()
        if self.data[:4] not in (b"\x00\x01\x00\x00", b"true"):
            raise CannotRead(
                f"font `{self.name}` is not a TrueType file",
                help="Use a .ttf with outlines in a `glyf` table; OpenType/CFF (.otf) and web fonts are not embedded.",
            )
        # The table directory (OpenType, "Organization of an OpenType font"): tag, checksum, offset, length.
        count = int.from_bytes(self.data[4:6], "big")
        tables = [self.data[at : at + 16] for at in range(12, 12 + 16 * count, 16)]
        ends = [int.from_bytes(t[8:12], "big") + int.from_bytes(t[12:16], "big") for t in tables if len(t) == 16]
        if not tables or len(ends) < count or max(ends) > len(self.data):
            raise CannotRead(f"font `{self.name}` is cut short", help="Copy the file again.")

    @property
    def font(self) -> uharfbuzz.Font:
        if self._font is None:
            import uharfbuzz

            face = uharfbuzz.Face(uharfbuzz.Blob(self.data))
            if not face.glyph_count or not face.upem:
                raise CannotRead(f"font `{self.name}` has no glyphs", help="The file is damaged: copy it again.")
            font = uharfbuzz.Font(face)
            font.scale = (1000, 1000)
            self._font = font
        return self._font

    def shape(self, text: str, direction: str = "ltr", script: str = "", language: str = "") -> Shaped:
        """Shape one run of one ``direction``, ``ltr`` or ``rtl``; its glyphs stand from left to right either way.

        ``script`` is an ISO 15924 name, that of the first letter when nobody says; ``language`` a BCP 47 one.
        A character the font lacks shows as glyph 0. A thin no-break space the font lacks is a no-break space with a
        smaller advance.
        """
        key = (text, direction, script, language)
        if (known := self._shaped.get(key)) is None:
            known = self._shaped[key] = self._shape(*key)
        return known

    def advance(self, text: str) -> int:
        """How wide a line is, in thousandths of the size."""
        return self.shape(text).advance

    def gap(self, before: str, after: str) -> int:
        """How wide the space between two words is, kerning aside."""
        return self.advance(" ")

    def _shape(self, text: str, direction: str, script: str, language: str) -> Shaped:
        import uharfbuzz

        if not text:
            return Shaped((), 0)

        thin = NARROW_NO_BREAK in text and not self.covers(NARROW_NO_BREAK)
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text.replace(NARROW_NO_BREAK, NO_BREAK) if thin else text)
        buffer.direction = direction
        if script:
            buffer.script = script
        buffer.language = language or "und"  # never the machine's own, which is what guessing would take
        if direction == "rtl":  # a mark keeps its own place in the text, so that it can be read back as itself
            buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.guess_segment_properties()
        uharfbuzz.shape(self.font, buffer)
        glyphs = tuple(
            Glyph(
                info.codepoint,
                THIN if thin and text[info.cluster] == NARROW_NO_BREAK else at.x_advance,
                info.cluster,
                at.x_offset,
                at.y_offset,
            )
            for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        )
        return Shaped(glyphs, sum(glyph.advance for glyph in glyphs))

    def glyph_of(self, character: str) -> int:
        """The glyph that shows a character by itself; 0 when the font lacks it."""
        return int(self.font.get_nominal_glyph(ord(character)) or 0)

    def covers(self, character: str) -> bool:
        return bool(self.glyph_of(character))

    def width_of(self, gid: int) -> int:
        """The font's own advance of a glyph, before kerning: what a PDF's /W array states."""
        if (width := self._widths.get(gid)) is None:
            width = self._widths[gid] = int(self.font.get_glyph_h_advance(gid))
        return width

    @property
    def metrics(self) -> Metrics:
        """Read from ``hhea`` and ``OS/2`` through HarfBuzz."""
        if self._metrics is None:
            import uharfbuzz

            extents = self.font.get_font_extents("ltr")
            cap = self.font.get_metric_position_with_fallback(uharfbuzz.OTMetricsTag.CAP_HEIGHT)
            self._metrics = Metrics(int(extents.ascender), int(-extents.descender), int(cap))
        return self._metrics


@dataclass(frozen=True, slots=True)
class FontShelf:
    """The fonts of one layout, by the names its styles use.

    ``fallbacks`` names, for a font and a script (a key of ``scripts.SCRIPTS``), the font that serves it there.
    """

    fonts: Mapping[str, FontFile]
    fallbacks: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> FontFile:
        return self.fonts[name]
