"""The imposed sheets of the booklet on the desk: their plan as plain data, and the film of their sides."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from recap_print.errors import CannotRead
from recap_print.fonts import FontShelf
from recap_print.geometry import Rect
from recap_print.pages.model import Booklet
from recap_print.pipeline.imposing import asked, pages_of, sheets_for
from recap_print.pipeline.prepare import Workshop
from recap_print.preview.darkroom import Film, inked, named_images
from recap_print.preview.shown import Shown
from recap_print.sheets.model import Crease, Imposition, Placement, Side


@dataclass(frozen=True, slots=True)
class Sheeting:
    """What is told of a press's sheets, and what draws their sides."""

    told: dict[str, Any]
    film: Film


def creeps(shop: Workshop, booklet: Booklet, press: str) -> dict[int, float]:
    """By how many mm a press pushes each page toward the spine (negative: away from it). Raises as ``sheeting``."""
    plan = sheets_for(shop, asked(shop, press), pages_of(booklet))
    return {place.page: place.creep for side in plan.sides for place in side.placements if place.page}


def sheeting(shop: Workshop, shown: Shown, press: str, shelf: FontShelf) -> Sheeting:
    """The sheets of a press for what is shown. Raises CannotLayOut, with what to do, when they cannot be.

    Lengths in mm from the top-left corner of a side as displayed::

        {"press": "sra3", "name": …, "width": 450, "height": 320, "blanks": 0, "notes": […],
         "sheets": [{"number": 1, "work": "sheetwise", "signatures": [1], "cuts": […],
                     "folds": [{"vertical": true, "at": 225, "step": 1}],
                     "sides": [{"name": "front", "digest": …, "trim": {…},
                                "placements": [{"page": 48, "digest": …, "trim": {…}, "clip": {…}, "rotation": 0,
                                                "creep": 0.0, "scale": 1.0, "copy": 1}]}]}]}
    """
    booklet, case = shown.booklet, shown.case
    if booklet is None or case is None:
        raise CannotRead("there are no pages yet")
    plan = sheets_for(shop, asked(shop, press), pages_of(booklet))
    pictures = inked(case, shown.profile)
    leaves = {leaf.number: leaf.digest for leaf in shown.pages}
    seal = shown.profile.sha256 if shown.profile else ""
    digests = [_digest(side, plan, leaves, seal) for side in plan.sides]

    def draw() -> bytes:
        from recap_print.draw.sheets import sheets_pdf

        return sheets_pdf(booklet, plan, shelf, None, pictures)

    film = Film(digests, draw, shown.profile, named_images(booklet.pages, pictures), sheets=True)
    return Sheeting(_told(plan, leaves, digests), film)


def _digest(side: Side, plan: Imposition, leaves: dict[int, str], seal: str) -> str:
    pages = [leaves.get(place.page or 0, "") for place in side.placements]
    matter = repr((side, plan.press.width, plan.press.height, pages, seal))
    return hashlib.sha256(matter.encode("utf-8", "replace")).hexdigest()[:32]


def _told(plan: Imposition, leaves: dict[int, str], digests: list[str]) -> dict[str, Any]:
    press, next_digest = plan.press, iter(digests)
    return {
        "press": press.id,
        "name": press.name,
        "width": press.width,
        "height": press.height,
        "blanks": plan.blanks,
        "notes": list(plan.notes),
        "sheets": [
            {
                "number": sheet.number,
                "work": sheet.work.value,
                "signatures": list(sheet.signatures),
                "cuts": [_crease(crease) for crease in sheet.cuts],
                "folds": [_crease(crease) for crease in sheet.folds],
                "sides": [_side(side, next(next_digest), leaves) for side in sheet.plates],
            }
            for sheet in plan.sheets
        ],
    }


def _side(side: Side, digest: str, leaves: dict[int, str]) -> dict[str, Any]:
    placements = [_placement(place, leaves) for place in side.placements]
    return {"name": side.name, "digest": digest, "trim": rect_told(side.trim), "placements": placements}


def _placement(place: Placement, leaves: dict[int, str]) -> dict[str, Any]:
    return {
        "page": place.page,
        "digest": leaves.get(place.page or 0, ""),
        "trim": rect_told(place.trim),
        "clip": rect_told(place.clip),
        "rotation": place.rotation,
        "creep": place.creep,
        "scale": place.scale,
        "copy": place.copy,
    }


def _crease(crease: Crease) -> dict[str, Any]:
    return {"vertical": crease.vertical, "at": crease.at, "step": crease.step}


def rect_told(rect: Rect) -> dict[str, float]:
    return {"x": rect.x, "y": rect.y, "width": rect.width, "height": rect.height}
