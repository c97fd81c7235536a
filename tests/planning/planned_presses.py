"""Offset presses as the shipped profiles describe them, for A5 booklets; what differs is said by key."""

from __future__ import annotations

from typing import Any

from recap_print.impose.plan import impose
from recap_print.impose.reckon import Reckoning, reckon
from recap_print.sheets.model import Imposition
from recap_print.sheets.press import Press
from recap_print.sheets.read import press_from

A5 = (148.0, 210.0, 3.0)
BASE: dict[str, Any] = {
    "format": 1,
    "id": "offset-900x640",
    "name": "Offset",
    "sheet": {"width": 900, "height": 640},
    "gripper": 12,
    "bar": 8,
    "unprintable": {"head": 5, "left": 5, "right": 5},
    "bleed": 3,
    "paper": {"name": "uncoated 90 g/m²", "caliper_um": 112, "grammage": 90},
    "fold": {"signature": 32},
    "marks": [],
}
HALF: dict[str, Any] = {
    "id": "offset-700x500",
    "sheet": {"width": 700, "height": 500},
    "fold": {"signature": 16},
}
DIGITAL: dict[str, Any] = {
    "id": "digital",
    "sheet": {"width": 450, "height": 320},
    "gripper": 0,
    "bar": 0,
    "plates": False,
    "fold": {"signature": 4},
}


def a_press(*changes: dict[str, Any], **keys: Any) -> Press:
    """The press of 900 × 640, with what is said otherwise."""
    data = dict(BASE)
    for change in (*changes, keys):
        data |= change
    return press_from(data)


def a_plan(press: Press, pages: int = 48) -> Imposition:
    return impose(pages, *A5, press)


def reckoned(press: Press, copies: int = 5000, pages: int = 48, inks: int = 4) -> Reckoning:
    return reckon(a_plan(press, pages), copies, inks)
