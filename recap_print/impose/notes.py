"""What a person should read before printing a plan, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recap_print.geometry import Rect
from recap_print.impose.marks import missing_marks
from recap_print.sheets.press import Press
from recap_print.units import number, snap

HAIR = 0.01
"""Bleed is often written in tenths of a point (8.5 pt = 2.999 mm): nobody trims to a hundredth of a millimetre."""


def notes(order: Sequence[int | None], trim: Rect, bleed: float, creep: float, press: Press) -> Iterator[str]:
    """Sentences about blanks, white edges, bleed, marks and creep.

    ``trim`` is that of the outermost sheet's front, the widest; ``bleed`` what the pages carry; ``creep`` the
    centre pages'.
    """
    blanks = [str(position) for position, page in enumerate(order, start=1) if page is None]
    if blanks:
        yield f"blank page{'s' * (len(blanks) > 1)} added: {', '.join(blanks)} of {len(order)}"

    area = press.printable
    rims = {
        "head": area.y - trim.y,
        "foot": trim.bottom - area.bottom,
        "left": area.x - trim.x,
        "right": trim.right - area.right,
    }
    white = [f"{mm(width)} mm at the {edge}" for edge, width in rims.items() if snap(width) > 0]
    if white:
        yield f"{press.id} cannot print the edge of its sheet: each spread loses up to {', '.join(white)}"

    if bleed < press.bleed - HAIR:
        yield f"the pages carry {mm(bleed)} mm of bleed, {press.id} asks for {mm(press.bleed)}"
    kept = min(bleed, press.bleed)
    room = max(0.0, min(trim.x, trim.y, press.width - trim.right, press.height - trim.bottom))
    if room < kept - HAIR:
        yield f"room for {mm(room)} mm of bleed on {_sheet(press)}, not for {mm(kept)}"

    for kind, printed, wanted in missing_marks(trim, kept, press):
        how_many = f"room for {printed} of {wanted}" if printed else "no room for"
        yield f"{how_many} {kind} marks on {_sheet(press)}"

    if creep:
        yield (
            f"creep moves the centre pages {mm(creep)} mm toward the spine: "
            f"a picture across the centre spread loses {mm(2 * creep)} mm at the fold"
        )


def mm(length: float) -> str:
    """A length for people: 148.5, 1.1, 210."""
    return number(snap(length))


def _sheet(press: Press) -> str:
    return f"{mm(press.width)} × {mm(press.height)}"
