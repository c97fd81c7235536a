"""Pictograms: small drawings declared as path text in ``layouts/pictograms.yaml``.

Every drawing lives on a square of ``GRID`` units, origin at the top left, y down, and is stroked with a round pen
``STROKE`` units wide, or the wider one of the bold ``Weight``. Path text is SVG's, absolute commands only: a designer
can paste it into any drawing program.
Whoever places a pictogram multiplies by ``side / GRID``.
"""

from __future__ import annotations

import cmath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import asin, ceil, pi, radians, sqrt, tan
from typing import Any

from recap_print.geometry import Rect, Segment

GRID = 24.0
STROKE = 2.0

Outline = tuple[Segment, ...]


class Weight(StrEnum):
    """How heavy a drawing is: the same outlines with a wider pen. Bold is for small signs, white on colour."""

    REGULAR = "regular"
    BOLD = "bold"

    @property
    def pen(self) -> float:
        """The pen's width in grid units. At 6 mm bold leaves 0.37 mm where regular leaves 0.5 mm of paper."""
        return {"regular": STROKE, "bold": 2.5}[self.value]


@dataclass(frozen=True, slots=True)
class Pictogram:
    """One drawing in grid units. ``means`` is its alternative text; ``solids`` are filled, ``strokes`` are not."""

    name: str
    means: str
    strokes: tuple[Outline, ...]
    solids: tuple[Outline, ...] = ()


class BadPath(ValueError):
    """Path text that cannot be read.

    ``position`` is the 0-based index of the fault in that text; ``origin`` is the text's own path in the YAML
    (``pictograms.house.strokes[1]``), empty when the text came from elsewhere.
    """

    def __init__(self, reason: str, position: int, origin: str = "") -> None:
        place = f"{origin}, position {position}" if origin else f"position {position}"
        super().__init__(f"{place}: {reason}")
        self.reason = reason
        self.position = position
        self.origin = origin


def pictograms_from(data: Mapping[str, Any]) -> dict[str, Pictogram]:
    """Every pictogram of a file that its schema has accepted, by name, in the file's order. Raises ``BadPath``."""

    def outlines(name: str, key: str, texts: Iterable[str]) -> Iterator[Outline]:
        for index, text in enumerate(texts):
            try:
                yield parse(text)
            except BadPath as error:
                raise BadPath(error.reason, error.position, f"pictograms.{name}.{key}[{index}]") from None

    return {
        name: Pictogram(
            name,
            entry["means"],
            tuple(outlines(name, "strokes", entry["strokes"])),
            tuple(outlines(name, "solids", entry.get("solids", ()))),
        )
        for name, entry in data["pictograms"].items()
    }


@lru_cache(maxsize=1024)  # every layout draws with the same pictograms
def parse(d: str) -> Outline:
    """Path text to ``M``, ``L``, ``C`` and ``Z`` segments, in the units of the text.

    Understands ``M L H V C A Z``. Numbers are below 100 000, have no exponent, and are parted by spaces or commas.
    As in SVG (SVG 2 §9.3) a command whose numbers go on is repeated, and further pairs of an ``M`` are lines.
    Arcs become cubic curves of a quarter turn at most, which stray from the circle by 0.03 % of its radius.
    Raises ``BadPath``, a ``ValueError``.
    """
    segments: list[Segment] = []
    here = 0j
    for op, at, position in _steps(d):
        if op != "M" and (not segments or segments[-1].op == "Z"):
            raise BadPath(f"a shape begins with M, not {op}", position)
        match op:
            case "Z":
                segments.append(Segment("Z"))
            case "A":
                there = complex(at[5], at[6])
                segments += _arc(here, there, at, position)
                here = there
            case "C":
                segments.append(Segment("C", at))
                here = complex(at[4], at[5])
            case _:
                here = complex(here.real if op == "V" else at[0], here.imag if op == "H" else at[-1])
                segments.append(Segment("M" if op == "M" else "L", (here.real, here.imag)))
    if not segments:
        raise BadPath("there is no path here: begin with M", 0)
    return tuple(segments)


_NUMBERS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "A": 7, "Z": 0}
_STEP = re.compile(r"([A-Z])([^A-Z]*)")
_PATH = re.compile(
    r"[\s,]*(?:[A-Z][\s,]*(?:[-+]?(?:\d{1,5}+(?:\.\d{0,9}+)?|\.\d{1,9}+)(?![^\s,A-Z])[\s,]*)*)*",
    re.ASCII,
)


def _steps(d: str) -> Iterator[tuple[str, tuple[float, ...], int]]:
    """Each command with exactly its numbers and the position of its letter; repeated commands are written out."""
    readable = _PATH.match(d)
    good = readable.end() if readable else 0
    if good < len(d):
        word = re.split(r"[\s,A-Z]", d[good:], maxsplit=1)[0]
        raise BadPath(f"`{word}` is not understood: a path is M L H V C A Z, in capitals, and their numbers", good)
    for step in _STEP.finditer(d):
        op, position = step[1], step.start()
        if op not in _NUMBERS:
            raise BadPath(f"`{op}` is not one of M L H V C A Z", position)
        numbers = tuple(map(float, step[2].replace(",", " ").split()))
        size, count = _NUMBERS[op], len(numbers)
        if count == size:
            yield op, numbers, position
        elif size == 0 or count == 0 or count % size:
            takes = {0: "no number", 1: "one number"}.get(size, f"{size} numbers")
            raise BadPath(f"{op} takes {takes}{' at a time' if size else ''}, not {count}", position)
        else:
            for first in range(0, count, size):
                yield ("L" if op == "M" and first else op), numbers[first : first + size], position


def _arc(here: complex, there: complex, at: tuple[float, ...], position: int) -> Iterator[Segment]:
    """An SVG arc as cubic curves: solved on the unit circle, then stretched and tilted back (SVG 2 §B.2.4)."""
    rx, ry, tilt, large, sweep = at[:5]
    if rx <= 0 or ry <= 0:
        raise BadPath("the radii of an arc are more than zero", position)
    if large not in (0, 1) or sweep not in (0, 1):
        raise BadPath("the two flags of an arc are 0 or 1", position)
    turn = cmath.rect(1, radians(tilt))
    a, b = here / turn, there / turn
    a, b = complex(a.real / rx, a.imag / ry), complex(b.real / rx, b.imag / ry)
    if a == b:
        return
    half = abs(b - a) / 2
    if half > 1:  # radii too small to reach: SVG enlarges them until they just do
        a, b, rx, ry, half = a / half, b / half, rx * half, ry * half, 1.0
    side = 1 if large != sweep else -1
    centre = (a + b) / 2 + side * sqrt(1 - half * half) * 1j * (b - a) / abs(b - a)
    angle = 2 * asin(half)
    angle = (2 * pi - angle if large else angle) * (1 if sweep else -1)
    pieces = max(1, ceil(abs(angle) / (pi / 2) - 1e-9))  # an exact quarter stays one piece
    step = cmath.rect(1, angle / pieces)
    reach = 4 / 3 * tan(angle / pieces / 4) * 1j

    def grid(p: complex) -> tuple[float, float]:
        q = complex(p.real * rx, p.imag * ry) * turn
        return round(q.real, 4) + 0.0, round(q.imag, 4) + 0.0  # libraries of sines differ in the last digit

    spoke = a - centre
    for piece in range(1, pieces + 1):
        following = spoke * step
        end = (there.real, there.imag) if piece == pieces else grid(centre + following)
        yield Segment("C", (*grid(centre + spoke + reach * spoke), *grid(centre + following - reach * following), *end))
        spoke = following


def bounds(pictogram: Pictogram) -> Rect:
    """The smallest rectangle that holds the pictogram's ink, the pen's width included, in grid units."""
    half = STROKE / 2
    points = [(x, y, half) for outline in pictogram.strokes for x, y in _extremes(outline)]
    points += [(x, y, 0.0) for outline in pictogram.solids for x, y in _extremes(outline)]
    left, top = min(x - r for x, _, r in points), min(y - r for _, y, r in points)
    right, bottom = max(x + r for x, _, r in points), max(y + r for _, y, r in points)
    return Rect(left, top, right - left, bottom - top)


def _extremes(outline: Outline) -> Iterator[tuple[float, float]]:
    """Points among which are the leftmost, rightmost, highest and lowest of an outline."""
    here = (0.0, 0.0)
    for op, at in ((segment.op, segment.at) for segment in outline if segment.at):
        if op == "C":
            xs, ys = (here[0], at[0], at[2], at[4]), (here[1], at[1], at[3], at[5])
            for t in (*_turning(*xs), *_turning(*ys)):
                yield _cubic(*xs, t), _cubic(*ys, t)
        here = (at[-2], at[-1])
        yield here


def _cubic(a: float, b: float, c: float, d: float, t: float) -> float:
    s = 1 - t
    return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d


def _turning(a: float, b: float, c: float, d: float) -> list[float]:
    """Where in 0..1 one coordinate of a cubic curve turns back: the roots of its derivative."""
    p, q, r = d - a + 3 * (b - c), 2 * (a - 2 * b + c), b - a
    if abs(p) < 1e-9:
        roots = [-r / q] if abs(q) > 1e-9 else []
    else:
        square = q * q - 4 * p * r
        roots = [(-q + sign * sqrt(square)) / (2 * p) for sign in (1, -1)] if square >= 0 else []
    return [t for t in roots if 0 < t < 1]
