"""A sheet side in plain PDF operators: pages shown through their windows, and the marks around them.

A page is a form XObject whose origin is the lower left corner of its upright trim, in points. Lines and targets
stand on every plate: the colour space ``/All`` must be among the page's resources.
"""

from __future__ import annotations

from functools import lru_cache
from typing import assert_never

from recap_print.geometry import Rect
from recap_print.sheets.model import Imposition, Mark, Patch, Placement, Target
from recap_print.units import number, to_pt

KAPPA = 0.5522847498
"""Length of the handles of a quarter circle drawn as one Bézier curve: 4/3·(√2 − 1)."""


def shown(placement: Placement, form: str, sheet_height: float) -> str:
    """Clip, move (turn, narrow) and show the page whose form is named ``form``."""
    trim, clip = upwards(placement.trim, sheet_height), upwards(placement.clip, sheet_height)
    window = operands(clip.x, clip.y, clip.width, clip.height)
    return f"q {window} re W n {operands(*_move(placement, trim))} cm {form} Do Q"


def _move(placement: Placement, trim: Rect) -> tuple[float, ...]:
    """The matrix that puts a page's lower left corner where its turned trim wants it; ``trim`` in points, y up.

    A narrowed page fills its trim, which is as much narrower.
    """
    s = placement.scale
    match placement.rotation:
        case 0:
            return (s, 0, 0, 1, trim.x, trim.y)
        case 90:
            return (0, s, -1, 0, trim.right, trim.y)
        case 180:
            return (-s, 0, 0, -1, trim.right, trim.bottom)
        case _:
            return (0, -s, 1, 0, trim.x, trim.bottom)


@lru_cache(maxsize=4096)  # most marks of a side stand on all the others too
def marked(mark: Mark | Target | Patch, sheet_height: float) -> str:
    """A mark that is drawn: a line, a target or a field of the colour bar."""
    match mark:
        case Mark():
            line = upwards(Rect(mark.x1, mark.y1, mark.x2 - mark.x1, mark.y2 - mark.y1), sheet_height)
            dash = operands(*map(to_pt, mark.dash or ()))
            ends = f"{operands(line.x, line.y)} m {operands(line.right, line.bottom)} l"
            return f"q /All CS 1 SCN {number(to_pt(mark.thickness))} w [{dash}] 0 d {ends} S Q"
        case Target():
            return _target(mark, sheet_height)
        case Patch():
            field = upwards(mark.rect, sheet_height)
            inks = operands(*(part / 100 for part in (mark.c, mark.m, mark.y, mark.k)))
            return f"q {inks} k {operands(field.x, field.y, field.width, field.height)} re f Q"
        case _:
            assert_never(mark)


def _target(mark: Target, sheet_height: float) -> str:
    x, y, radius = to_pt(mark.x), to_pt(sheet_height - mark.y), to_pt(mark.radius)
    arm, handle = radius * 1.5, radius * KAPPA
    circle = [f"{operands(x + radius, y)} m"]
    for dx, dy in ((1, 0), (0, 1), (-1, 0), (0, -1)):  # each quarter starts at (dx, dy) and turns to the left
        start, end = (x + dx * radius, y + dy * radius), (x - dy * radius, y + dx * radius)
        out, into = (start[0] - dy * handle, start[1] + dx * handle), (end[0] + dx * handle, end[1] + dy * handle)
        circle.append(f"{operands(*out, *into, *end)} c")
    cross = f"{operands(x - arm, y)} m {operands(x + arm, y)} l {operands(x, y - arm)} m {operands(x, y + arm)} l"
    return f"q /All CS 1 SCN {number(to_pt(mark.thickness))} w {' '.join(circle)} h {cross} S Q"


def upwards(rect: Rect, sheet_height: float) -> Rect:
    """From mm, y down, to points, y up: ``y`` of the result is its lower edge, ``bottom`` its upper one."""
    return Rect(to_pt(rect.x), to_pt(sheet_height - rect.bottom), to_pt(rect.width), to_pt(rect.height))


def bookmarks(imposition: Imposition) -> list[tuple[str, int]]:
    """Every plate by its sheet and side, with the index of its page in the file: ``sheet 1, front``."""
    plates = ((sheet, side) for sheet in imposition.sheets for side in sheet.plates)
    return [
        (f"sheet {sheet.number}, {sheet.work if sheet.back is None else side.name}", at)
        for at, (sheet, side) in enumerate(plates)
    ]


def operands(*values: float) -> str:
    return " ".join(map(number, values))


def begin_saying(text: str) -> str:
    """What is shown from here to ``EMC`` is read as ``text`` (ISO 32000-1 §14.9.4)."""
    return f"/Span <</ActualText <feff{text.encode('utf-16-be').hex()}>>> BDC"
