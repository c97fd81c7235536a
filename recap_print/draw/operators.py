"""A sheet side in plain PDF operators: pages shown through their windows, marks in black only.

A page is a form XObject whose origin is the lower left corner of its upright trim, in points.
"""

from __future__ import annotations

from recap_print.geometry import Rect
from recap_print.sheets.model import Mark, Placement
from recap_print.units import number, to_pt


def shown(placement: Placement, form: str, sheet_height: float) -> str:
    """Clip, move (and turn) and show the page whose form is named ``form``."""
    trim, clip = upwards(placement.trim, sheet_height), upwards(placement.clip, sheet_height)
    move = (-1, 0, 0, -1, trim.right, trim.bottom) if placement.turned else (1, 0, 0, 1, trim.x, trim.y)
    window = operands(clip.x, clip.y, clip.width, clip.height)
    return f"q {window} re W n {operands(*move)} cm {form} Do Q"


def marked(mark: Mark, sheet_height: float) -> str:
    """A mark in solid black."""
    line = upwards(Rect(mark.x1, mark.y1, mark.x2 - mark.x1, mark.y2 - mark.y1), sheet_height)
    dash = operands(*map(to_pt, mark.dash or ()))
    ends = f"{operands(line.x, line.y)} m {operands(line.right, line.bottom)} l"
    return f"q 0 0 0 1 K {number(to_pt(mark.thickness))} w [{dash}] 0 d {ends} S Q"


def upwards(rect: Rect, sheet_height: float) -> Rect:
    """From mm, y down, to points, y up: ``y`` of the result is its lower edge, ``bottom`` its upper one."""
    return Rect(to_pt(rect.x), to_pt(sheet_height - rect.bottom), to_pt(rect.width), to_pt(rect.height))


def operands(*values: float) -> str:
    return " ".join(map(number, values))
