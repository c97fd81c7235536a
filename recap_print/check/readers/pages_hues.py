"""How a hue looks to people who see few of them: inks -> screen colour -> the same as seen by a colour-blind reader."""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from math import dist, prod

Percent = tuple[float, float, float, float]
Linear = tuple[float, float, float]
"""Red, green and blue of sRGB, 0 to 1, in proportion to light."""

GROWTH = (0.1, 0.1, 0.1, 0.15)
"""By how much a dot of half the paper is larger than asked for, of each ink; of others, in proportion (4 p (1 − p))."""
SCATTER = 1.5
"""Light that enters beside a dot and leaves through it (the n of Yule and Nielsen, 1951)."""
_SOLIDS: tuple[Linear, ...] = (
    (1.0, 1.0, 1.0), (0.082, 0.074, 0.07), (1.0, 0.847, 0.04), (0.058, 0.072, 0.06),
    (0.863, 0.091, 0.283), (0.098, 0.061, 0.053), (0.807, 0.091, 0.107), (0.07, 0.067, 0.067),
    (0.0, 0.402, 0.799), (0.06, 0.063, 0.074), (0.0, 0.337, 0.147), (0.045, 0.07, 0.076),
    (0.091, 0.107, 0.287), (0.06, 0.048, 0.048), (0.087, 0.087, 0.084), (0.053, 0.042, 0.04),
)  # fmt: skip
"""Every overprint of solid inks, paper first, all four last, beside paper: layouts/profiles/uncoated-fogra47l.icc."""

BLINDNESS: dict[str, tuple[Linear, Linear, Linear]] = {
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
}
"""What is left of red, green and blue to those who lack one kind of cone: one man in fifty each (Machado, Oliveira and
Fernandes, "A physiologically-based model for simulation of color vision deficiency", 2009, severity 1.0)."""
_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.072175), (0.0193339, 0.119192, 0.9503041))
_WHITE = (0.95047, 1.0, 1.08883)
"""sRGB and its white in CIE XYZ (IEC 61966-2-1)."""


@lru_cache(maxsize=256)
def on_screen(cmyk: Percent) -> Linear:
    """How inks look on uncoated paper, near enough to compare two hues: 2 ΔE on average from the profile itself, which
    takes ten times longer to load than everything else that judges a declaration (Neugebauer's equations, 1937)."""
    dots = [p + 4 * grown * p * (1 - p) for p, grown in zip((part / 100 for part in cmyk), GROWTH, strict=True)]
    shares = [
        prod(dot if on else 1 - dot for dot, on in zip(dots, inks, strict=True)) for inks in product((0, 1), repeat=4)
    ]
    red, green, blue = (
        sum(share * solid[i] ** (1 / SCATTER) for share, solid in zip(shares, _SOLIDS, strict=True)) ** SCATTER
        for i in range(3)
    )
    return red, green, blue


def seen(colour: Linear, blindness: str) -> Linear:
    """A colour as it is seen with a blindness of ``BLINDNESS``."""
    red, green, blue = (min(1.0, max(0.0, _dot(row, colour))) for row in BLINDNESS[blindness])
    return red, green, blue


def apart(one: Linear, other: Linear) -> float:
    """ΔE*ab of two colours (CIE 1976): under about 2 nobody tells them apart, under 5 only side by side."""
    return dist(_lab(one), _lab(other))


@lru_cache(maxsize=256)
def _lab(colour: Linear) -> tuple[float, float, float]:
    parts = [_dot(row, colour) / white for row, white in zip(_XYZ, _WHITE, strict=True)]
    x, y, z = (part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116 for part in parts)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _dot(a: Linear, b: Linear) -> float:
    return sum(x * y for x, y in zip(a, b, strict=True))
