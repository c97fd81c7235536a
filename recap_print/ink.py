"""Inks: a swatch is a recipe in process colours, an ink is a swatch at some tint.

Values are percent, as a press operator writes them (``C100 M40``), never fractions or RGB.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Swatch:
    """A named recipe of the four process inks, each 0 to 100 percent."""

    name: str
    c: float = 0.0
    m: float = 0.0
    y: float = 0.0
    k: float = 0.0


@dataclass(frozen=True, slots=True, order=True)
class Ink:
    """A swatch printed at ``tint`` percent (100 = solid)."""

    swatch: Swatch
    tint: float = 100.0

    @property
    def cmyk(self) -> tuple[float, float, float, float]:
        """The four plates, 0 to 100 percent each."""
        s, t = self.swatch, self.tint / 100.0
        return (s.c * t, s.m * t, s.y * t, s.k * t)

    @property
    def is_black_only(self) -> bool:
        """True when no colour prints, black or paper alone: what small text and QR codes must be."""
        c, m, y, _ = self.cmyk
        return c == m == y == 0

    @property
    def is_solid_black(self) -> bool:
        """Black ink at full strength and no other."""
        return self.cmyk == (0.0, 0.0, 0.0, 100.0)

    def __str__(self) -> str:
        return self.swatch.name if self.tint == 100 else f"{self.swatch.name} {self.tint:g}%"
