"""Paths: built, filled, stroked, clipped with (ISO 32000-1 §8.5)."""

from __future__ import annotations

from itertools import pairwise
from math import hypot, sqrt
from typing import Any

from recap_print.pdf.fill import lay
from recap_print.pdf.matrix import Bounds, Matrix, overlap, thinning
from recap_print.pdf.model import What
from recap_print.pdf.state import Operator, Run, SubPath
from recap_print.units import to_pt

MOST_POINTS = 20_000
THIN_PT = 10.0
"""A filled rectangle as thin as this may stand for a line, and its thickness is told."""
BUTT, SQUARE = 0, 2


def move(run: Run, operands: list[Any]) -> None:
    x, y = operands
    a, b, c, d, e, f = run.state.ctm
    run.subpaths.append(SubPath([a * x + c * y + e], [b * x + d * y + f]))


def line(run: Run, operands: list[Any]) -> None:
    x, y = operands
    a, b, c, d, e, f = run.state.ctm
    path = _current(run)
    path.xs.append(a * x + c * y + e)
    path.ys.append(b * x + d * y + f)
    _bounded(path)


def curve(run: Run, operands: list[Any]) -> None:
    x1, y1, x2, y2, x3, y3 = operands
    _curve(run, _moved(run.state.ctm, x1, y1), _moved(run.state.ctm, x2, y2), _moved(run.state.ctm, x3, y3))


def curve_from_here(run: Run, operands: list[Any]) -> None:
    x2, y2, x3, y3 = operands
    path = _current(run)
    _curve(run, (path.xs[-1], path.ys[-1]), _moved(run.state.ctm, x2, y2), _moved(run.state.ctm, x3, y3))


def curve_to_end(run: Run, operands: list[Any]) -> None:
    x1, y1, x3, y3 = operands
    end = _moved(run.state.ctm, x3, y3)
    _curve(run, _moved(run.state.ctm, x1, y1), end, end)


def rectangle(run: Run, operands: list[Any]) -> None:
    x, y, w, h = operands
    a, b, c, d, e, f = run.state.ctm
    if b == 0.0 == c:
        x1, x2, y1, y2 = a * x + e, a * (x + w) + e, d * y + f, d * (y + h) + f
        path = SubPath([x1, x2, x2, x1], [y1, y1, y2, y2], True)
    else:
        corners = [_moved(run.state.ctm, x + i * w, y + j * h) for i, j in ((0, 0), (1, 0), (1, 1), (0, 1))]
        path = SubPath([at[0] for at in corners], [at[1] for at in corners], True)
    path.rectangle = (x, y, w, h)
    run.subpaths.append(path)


def close(run: Run, operands: list[Any]) -> None:
    _current(run).closed = True


def clip(run: Run, operands: list[Any]) -> None:
    run.clipping = True


def end(run: Run, operands: list[Any]) -> None:
    if run.clipping:
        run.clipping = False
        drawn = [path for path in run.subpaths if len(path.xs) > 1]
        if drawn:
            box = (
                min(min(path.xs) for path in drawn),
                min(min(path.ys) for path in drawn),
                max(max(path.xs) for path in drawn),
                max(max(path.ys) for path in drawn),
            )
            run.state.clip = overlap(run.state.clip, box)
        elif run.subpaths:
            run.state.clip = (0.0, 0.0, -1.0, -1.0)  # an empty path hides everything
    run.subpaths = []


def painting(fills: bool, strokes: bool, closes: bool = False) -> Operator:
    """The operator that does this to the path there is."""

    def paint(run: Run, operands: list[Any]) -> None:
        if closes and run.subpaths:
            run.subpaths[-1].closed = True
        if fills:
            fill(run)
        if strokes:
            stroke(run)
        end(run, operands)

    return paint


def fill(run: Run) -> None:
    last: Bounds | None = None
    alone = len(run.subpaths) == 1
    for path in run.subpaths:
        if len(path.xs) < 3 and not path.curved:
            continue
        box = (min(path.xs), min(path.ys), max(path.xs), max(path.ys))
        if box[0] == box[2] or box[1] == box[3]:
            continue
        if last and last[0] <= box[0] and last[1] <= box[1] and box[2] <= last[2] and box[3] <= last[3]:
            continue  # a hole in the shape before it, as in a ring or an o
        last = box
        thickness = 0.0
        if alone and path.rectangle:
            a, b, c, d, _, _ = run.state.ctm
            _, _, w, h = path.rectangle
            thickness = round(to_pt(min(abs(w) * hypot(a, b), abs(h) * hypot(c, d))), 3)
            thickness = thickness if thickness <= THIN_PT else 0.0
        lay(run, What.FILL, box, run.state.fill, thickness=thickness)


def stroke(run: Run) -> None:
    state = run.state
    width = state.width * thinning(state.ctm)
    reach_x = reach_y = width / 2
    a, b, c, d, _, _ = state.ctm
    if state.width:
        reach_x, reach_y = abs(state.width) * hypot(a, c) / 2, abs(state.width) * hypot(b, d) / 2
    paper = run.leaf.paints.paper
    thickness = round(to_pt(abs(width)), 3)
    for path in run.subpaths:
        xs, ys = path.xs, path.ys
        x1, y1, x2, y2 = min(xs), min(ys), max(xs), max(ys)
        if x1 == x2 and y1 == y2 and (state.cap == BUTT or (len(xs) == 1 and not path.closed)):
            continue
        if len(xs) == 2 and not path.curved:
            boxes = [_segment(xs[0], ys[0], xs[1], ys[1], reach_x, reach_y, state.cap)]
        elif not path.curved and x1 <= 0 and y1 <= 0 and x2 >= paper.width and y2 >= paper.height:
            # A frame around the page paints nothing upon it: what counts is each of its sides.
            ends = list(zip(xs, ys, strict=True))
            ends += ends[:1] if path.closed else []
            sides = pairwise(ends)
            boxes = [_segment(*start, *stop, reach_x, reach_y, SQUARE) for start, stop in sides]
        else:
            boxes = [(x1 - reach_x, y1 - reach_y, x2 + reach_x, y2 + reach_y)]
        for box in boxes:
            lay(run, What.STROKE, box, state.stroke, stroke=True, thickness=thickness)


def _segment(x1: float, y1: float, x2: float, y2: float, reach_x: float, reach_y: float, cap: int) -> Bounds:
    """The box of a straight line of that half width; its ends stick out only when its cap makes them."""
    long = hypot(x2 - x1, y2 - y1)
    if long and cap == BUTT:
        reach_x, reach_y = reach_x * abs(y2 - y1) / long, reach_y * abs(x2 - x1) / long
    return (min(x1, x2) - reach_x, min(y1, y2) - reach_y, max(x1, x2) + reach_x, max(y1, y2) + reach_y)


def _current(run: Run) -> SubPath:
    """The stroke of the pen that goes on; after a closed one, a new one from where that began."""
    path = run.subpaths[-1]
    if path.closed:
        path = SubPath([path.xs[0]], [path.ys[0]])
        run.subpaths.append(path)
    return path


def _moved(m: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = m
    return a * x + c * y + e, b * x + d * y + f


def _curve(run: Run, one: tuple[float, float], two: tuple[float, float], end: tuple[float, float]) -> None:
    path = _current(run)
    path.curved = True  # the two rows are no longer corners, and need not be of one length
    path.xs += (*_bends(path.xs[-1], one[0], two[0], end[0]), end[0])
    path.ys += (*_bends(path.ys[-1], one[1], two[1], end[1]), end[1])
    _bounded(path)


def _bounded(path: SubPath) -> None:
    """A path of a million corners is as large as its outermost ones."""
    if len(path.xs) > MOST_POINTS:
        path.curved = True
        path.xs[:] = [path.xs[0], min(path.xs), max(path.xs), path.xs[-1]]
        path.ys[:] = [path.ys[0], min(path.ys), max(path.ys), path.ys[-1]]


def _bends(p0: float, p1: float, p2: float, p3: float) -> list[float]:
    """Where a Bézier curve turns round, when its handles reach beyond its ends."""
    low, high = (p0, p3) if p0 < p3 else (p3, p0)
    if low <= p1 <= high and low <= p2 <= high:
        return []
    a, b, c = p3 - 3 * p2 + 3 * p1 - p0, 2 * (p2 - 2 * p1 + p0), p1 - p0
    if abs(a) < 1e-12:
        times = [-c / b] if b else []
    else:
        root = b * b - 4 * a * c
        times = [(-b + sign * sqrt(root)) / (2 * a) for sign in (1, -1)] if root >= 0 else []
    return [
        (1 - t) ** 3 * p0 + 3 * (1 - t) ** 2 * t * p1 + 3 * (1 - t) * t * t * p2 + t**3 * p3 for t in times if 0 < t < 1
    ]
