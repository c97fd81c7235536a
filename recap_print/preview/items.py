"""What stands on a page, for whoever points at it: where it is declared, how it is set, what follows from its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, assert_never

from recap_print.check.case import Case
from recap_print.design.model import Layout
from recap_print.findings import Where
from recap_print.geometry import Rect
from recap_print.ink import Ink
from recap_print.pages.model import (
    Booklet,
    Box,
    Item,
    Line,
    Page,
    Path,
    Picture,
    Qr,
    Text,
    bounds,
    inks,
    line_overprints,
    text_overprints,
)
from recap_print.units import number, snap, to_mm

Link = Callable[[Where], str]
"""The address that opens an editor at a place; empty for no place."""
WHOLE = 0.05
"""mm: what is as near as this to where it should be is there."""


@dataclass(frozen=True, slots=True)
class Fold:
    """How far a press pushes a page toward the spine, in mm; ``press`` is empty when nobody knows."""

    press: str = ""
    creep: float = 0.0


def items(page: Page, booklet: Booklet, case: Case, fold: Fold, link: Link) -> list[dict[str, Any]]:
    """Every item of a page as plain data, as they are drawn. Lengths in mm from the trim's top-left corner."""
    return [_item(item, page, booklet, case, fold, link) for item in page.items]


def _item(item: Item, page: Page, booklet: Booklet, case: Case, fold: Fold, link: Link) -> dict[str, Any]:
    where, box = case.where(item.tag.origin), bounds(item)
    size_pt = max((run.size_pt for run in item.runs), default=0.0) if isinstance(item, Text) else 0.0
    return {
        "name": item.tag.name,
        "kind": type(item).__name__.lower(),
        "role": item.tag.role.value,
        "language": item.tag.language,
        **{key: snap(getattr(box, key)) for key in ("x", "y", "width", "height")},
        "path": item.tag.origin,
        "file": where.file,
        "line": where.line,
        "column": where.column,
        "editor": link(where),
        "style": _style(item, case.layout) if isinstance(item, Text) else "",
        "font": ", ".join(dict.fromkeys(run.font for run in item.runs)) if isinstance(item, Text) else "",
        "size_pt": round(size_pt, 2),
        "size_mm": round(to_mm(size_pt), 2),
        "inks": list(dict.fromkeys(map(recipe, inks(item)))),
        "text": _said(item),
        "consequences": [*_edges(box, page, booklet, fold), *_printing(item)],
    }


def recipe(ink: Ink) -> str:
    """``navy 100 72 0 0``, ``navy 20% 20 14.4 0 0``: the swatch and its process inks, in percent."""
    return f"{ink} {' '.join(number(round(part, 1)) for part in ink.cmyk)}"


def _style(item: Text, layout: Layout | None) -> str:
    """The layout's styles that set type like this; several may."""
    if layout is None or not item.runs:
        return ""
    run = item.runs[0]
    alike = [style for style in layout.styles if (style.font, style.size_pt) == (run.font, run.size_pt)]
    exact = [style for style in alike if style.ink == run.ink.swatch.name]
    return " or ".join(style.name for style in exact or alike)


def _said(item: Item) -> str:
    match item:
        case Text():
            return item.text
        case Qr():
            return item.payload
        case Picture():
            return item.tag.alt or item.file
        case Line() | Box() | Path():
            return item.tag.alt
        case _:
            assert_never(item)


def _edges(box: Rect, page: Page, booklet: Booklet, fold: Fold) -> Iterator[str]:
    """What the knife and the fold make of where it stands."""
    trim, right = booklet.trim, booklet.is_right(page.number)
    safe, bleed = booklet.safe(page.number), booklet.stock.bleed
    inner, outer = ("left", "right") if right else ("right", "left")
    room = {"left": box.x, "right": trim.right - box.right, "top": box.y, "bottom": trim.bottom - box.bottom}
    keep = {
        "left": safe.x,
        "right": trim.right - safe.right,
        "top": safe.y,
        "bottom": trim.bottom - safe.bottom,
    }
    names = {inner: "fold", outer: "outer edge", "top": "head", "bottom": "foot"}
    for side, left in room.items():
        what = names[side]
        if left <= -bleed + WHOLE:
            yield f"bleeds over the {what}"
        elif left < -WHOLE:
            knife = "" if side == inner else f", {_mm(bleed + left)} short of the bleed"
            yield f"goes {_mm(-left)} over the {what}{knife}"
        elif left < keep[side] - WHOLE:
            edge = "fold" if side == inner else f"trim at the {what}"
            yield f"{_mm(left)} from the {edge}: safe from {_mm(keep[side])}"
    if fold.press and abs(fold.creep) > WHOLE and room[inner] < keep[inner] + abs(fold.creep):
        way = "toward the fold" if fold.creep > 0 else "away from the fold"
        yield f"creep on {fold.press} pushes it {_mm(abs(fold.creep))} {way}"


def _printing(item: Item) -> Iterator[str]:
    match item:
        case Text():
            if any(text_overprints(run.ink, run.size_pt) for run in item.runs):
                yield "prints over what is beneath it"
        case Line():
            if line_overprints(item.ink, item.thickness):
                yield "prints over what is beneath it"
        case Qr():
            yield f"modules of {_mm(item.module)}"
        case Picture():
            yield f"{item.ppi:.0f} pixels to an inch of paper"
        case Box() | Path():
            return
        case _:
            assert_never(item)


def _mm(value: float) -> str:
    return f"{number(round(value, 2))} mm"
