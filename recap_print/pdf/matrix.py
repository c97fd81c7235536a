"""The arithmetic of a content stream's coordinates (ISO 32000-1 §8.3.3): a matrix is (a, b, c, d, e, f)."""

from __future__ import annotations

from math import hypot, sqrt

Matrix = tuple[float, float, float, float, float, float]
Bounds = tuple[float, float, float, float]
"""Left, top, right, bottom."""
UNMOVED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def times(m: Matrix, n: Matrix) -> Matrix:
    """First ``m``, then ``n``."""
    a, b, c, d, e, f = m
    A, B, C, D, E, F = n
    if B == 0.0 == C:
        return (a * A, b * D, c * A, d * D, e * A + E, f * D + F)
    return (a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F)


def bounds(m: Matrix, x1: float, y1: float, x2: float, y2: float) -> Bounds:
    """The upright box around a box that was moved."""
    a, b, c, d, e, f = m
    if b == 0.0 == c:
        x1, x2, y1, y2 = a * x1 + e, a * x2 + e, d * y1 + f, d * y2 + f
        return (x1 if x1 < x2 else x2, y1 if y1 < y2 else y2, x2 if x1 < x2 else x1, y2 if y1 < y2 else y1)
    xs = (a * x1 + c * y1, a * x2 + c * y1, a * x1 + c * y2, a * x2 + c * y2)
    ys = (b * x1 + d * y1, b * x2 + d * y1, b * x1 + d * y2, b * x2 + d * y2)
    return (min(xs) + e, min(ys) + f, max(xs) + e, max(ys) + f)


def overlap(one: Bounds, other: Bounds) -> Bounds:
    """What both share; its right edge lies left of its left one when they share nothing.

    The other's edges that are no numbers do not count.
    """
    left, top, right, bottom = other
    return (
        left if left > one[0] else one[0],
        top if top > one[1] else one[1],
        right if right < one[2] else one[2],
        bottom if bottom < one[3] else one[3],
    )


def thinning(m: Matrix) -> float:
    """How thick a line of width 1 is where it comes out thinnest: the smaller singular value."""
    a, b, c, d, _, _ = m
    if b == 0.0 == c:
        return min(abs(a), abs(d))
    if a == 0.0 == d:
        return min(abs(b), abs(c))
    squares, area = a * a + b * b + c * c + d * d, abs(a * d - b * c)
    larger = sqrt((squares + sqrt(max(squares * squares - 4 * area * area, 0.0))) / 2)
    return area / larger if larger else 0.0


def across(m: Matrix) -> float:
    """How long the unit square's lower side comes out."""
    return hypot(m[0], m[1])


def along(m: Matrix) -> float:
    """How long the unit square's left side comes out."""
    return hypot(m[2], m[3])
