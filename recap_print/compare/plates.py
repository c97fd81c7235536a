"""What of two booklets prints differently: not what they say of themselves, but the ink of their pages.

Names, origins, languages and alternative texts leave no ink; a swatch of another recipe and a font of another file do.
The slug line outside the trim, which names the edition, is not looked at.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, assert_never

from recap_print.compare.find import FONT
from recap_print.pages.model import Booklet, Box, Item, Line, Page, Path, Picture, Qr, Run, Text
from recap_print.units import number

Printed = tuple[Any, ...]


def elsewhere(old: Booklet, new: Booklet) -> str:
    """Why every page lies elsewhere on its sheet, or is cut elsewhere; empty when none does."""
    if len(old.pages) != len(new.pages):
        return f"{len(old.pages)} pages became {len(new.pages)}: every page lies elsewhere"
    sizes = [f"{number(b.stock.width)} × {number(b.stock.height)} mm" for b in (old, new)]
    if sizes[0] != sizes[1]:
        return f"the trim was {sizes[0]} and is {sizes[1]}"
    if old.direction is not new.direction:
        return f"it was read {old.direction.value} and is read {new.direction.value}: the spine is on the other side"
    if old.stock.bleed != new.stock.bleed:
        return f"the bleed was {number(old.stock.bleed)} mm and is {number(new.stock.bleed)} mm"
    return ""


def changed_pages(old: Booklet, new: Booklet) -> tuple[int, ...]:
    """The numbers of pages, of two booklets of one page count, that print differently."""
    fonts = _fonts(old), _fonts(new)
    same_fonts = fonts[0] == fonts[1]
    return tuple(
        b.number
        for a, b in zip(old.pages, new.pages, strict=True)
        if not (same_fonts and a.items == b.items) and _page(a, fonts[0]) != _page(b, fonts[1])
    )


def _fonts(booklet: Booklet) -> dict[str, str]:
    return {name.removeprefix(FONT): digest for name, digest in booklet.hashes if name.startswith(FONT)}


def _page(page: Page, fonts: Mapping[str, str]) -> list[Printed]:
    """What a page prints, in the order it is painted."""
    return [printed for item in page.items if (printed := _printed(item, fonts))]


def _printed(item: Item, fonts: Mapping[str, str]) -> Printed:
    match item:
        case Text():
            return tuple(_run(run, item.y, fonts) for run in item.runs if run.glyphs)
        case Line():
            return "line", item.x1, item.y1, item.x2, item.y2, item.thickness, item.ink.cmyk, item.dash
        case Box():
            stroke = (item.stroke.cmyk, item.thickness) if item.stroke else None
            return "box", item.rect, item.fill and item.fill.cmyk, stroke, item.radius
        case Path():
            stroke = (item.stroke.cmyk, item.thickness) if item.stroke else None
            return "path", item.segments, item.rect, item.fill and item.fill.cmyk, stroke
        case Qr():
            return "qr", item.rect, item.rows, item.ink.cmyk
        case Picture():
            return "picture", item.rect, item.sha256, item.pixels, item.space, item.bits
        case _:
            assert_never(item)


def _run(run: Run, baseline: float, fonts: Mapping[str, str]) -> Printed:
    glyphs = tuple((glyph.gid, glyph.advance, glyph.dx, glyph.dy) for glyph in run.glyphs)
    return run.x, baseline, run.font, fonts.get(run.font), run.size_pt, run.ink.cmyk, glyphs
