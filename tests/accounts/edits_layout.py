"""The layout: every measure in it by 0.2 mm and by 5 mm, styles, inks, furniture, and the blocks of its templates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafts import LAYOUT, Path, Place, at, drop, insert, put, reorder, swapped
from expect import CRITICAL, MINOR, NOTABLE, Account, Levels, account, said
from ledger import Edit
from making import BASES, base
from walking import named

TOLD = "layout setting restyled recoloured moved resized rewrapped redrawn"
"""One change, at its line in the layout, called by what it is or by what it does; as grave as what it does on paper,
unless an edit knows better."""
PENS = frozenset({"thickness", "tick_thickness"})
NO_MEASURES = frozenset({"size_pt", "times", "rows", "count", "columns", "format", *PENS, "c", "m", "y", "k", "grid"})


def _edit(
    family: str,
    name: str,
    path: Path,
    now: Any,
    levels: Levels | None = None,
    kinds: str = TOLD,
    *,
    whole: bool = False,
) -> Edit:
    """Another value at a path; ``whole``: told of what holds it."""
    place = Place(LAYOUT, path[:1] if whole else path)
    old = (
        place
        if isinstance(at(base(name).layout, path[:-1]), list) or path[-1] in at(base(name).layout, path[:-1])
        else None
    )
    told = account(kinds, levels, old=old, new=place)
    return Edit(family, name, f"{named(path)} = {now}", put(LAYOUT, path, now), (told,))


def _measures(data: Any, path: Path) -> Iterator[tuple[Path, float]]:
    """Every measure in mm."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in NO_MEASURES:
                yield from _measures(value, (*path, key))
    elif isinstance(data, list):
        for i, value in enumerate(data):
            yield from _measures(value, (*path, i))
    elif isinstance(data, float | int) and not isinstance(data, bool):
        yield path, float(data)


def measures() -> Iterator[Edit]:
    """By 0.2 mm, a detail; by 5 mm, what anyone sees: as far as what stands on paper went."""
    for i, key in enumerate(("margins", "writing", "furniture", "templates", "styles")):
        for j, (path, value) in enumerate(_measures(base("v11").layout[key], (key,))):
            name = BASES[(i + j) % 2]
            yield _edit("a layout's measure by 0.2", name, path, round(value + 0.2, 3))
            yield _edit("a layout's measure by 5", name, path, round(value - 5 if value > 12 else value + 5, 3))
            yield _edit("a layout's measure by 1", name, path, value + 1)


def paper() -> Iterator[Edit]:
    """The sheet itself: another page size is critical; bleed and safety are the printer's, notable."""
    for name in BASES:
        for key, now in (("width", 149), ("width", 150), ("height", 209), ("height", 211)):
            yield _edit("the paper", name, ("trim", key), now, CRITICAL, f"{TOLD} fact", whole=True)
        for bleed in (4, 5, 2.5):
            yield _edit("the paper", name, ("bleed",), bleed, NOTABLE, f"{TOLD} fact")
        for key, now in (("head", 5), ("foot", 7), ("inside", 13)):
            yield _edit("the paper", name, ("safe", key), now, NOTABLE | MINOR, f"{TOLD} fact", whole=True)


HEAVIER = {"regular": "medium", "medium": "semibold", "semibold": "bold", "hand": "medium"}


def styles() -> Iterator[Edit]:
    """Type: its size, its font, its ink, the room around it."""
    for i, (style, says) in enumerate(base("v11").layout["styles"].items()):
        name = BASES[i % 2]
        path = ("styles", style)
        size = says["size_pt"]
        yield _edit("a style's size", name, (*path, "size_pt"), size + 0.5)
        yield _edit("a style's size", BASES[1 - i % 2], (*path, "size_pt"), size - 2)
        font = HEAVIER.get(says["font"], "semibold")
        yield _edit("a style's font", name, (*path, "font"), font)
        yield _edit("a style's leading", name, (*path, "leading"), says["leading"] + 1)
        yield _edit("a style's ink", name, (*path, "ink"), "paper" if says.get("ink") != "paper" else "pen")
        yield _edit("a style's room", name, (*path, "after"), says.get("after", 0) + 2)


def swatches() -> Iterator[Edit]:
    """Recipes of inks: on paper every tint of them is another."""
    for i, (swatch, recipe) in enumerate(base("v11").layout["swatches"].items()):
        for name, ink in zip(BASES, ("m", "k"), strict=True):
            if swatch in ("black", "paper"):
                continue
            now = (recipe.get(ink, 0) + 7 + i) % 100
            told = said("swatch", NOTABLE, Place(LAYOUT, ("swatches", swatch)), "")
            change = put(LAYOUT, ("swatches", swatch, ink), now)
            yield Edit("a swatch", name, f"{swatch} {ink}{now}", change, (told,))


def fonts() -> Iterator[Edit]:
    """Another file for a font, by declaration: expected, and told where it is said."""
    folder = "atkinson-hyperlegible-next/AtkinsonHyperlegibleNext-"
    for name in BASES:
        for font, face in (("regular", "Medium"), ("bold", "ExtraBold"), ("semibold", "Bold"), ("medium", "Regular")):
            now = f"{folder}{face}.ttf"
            yield _edit("a layout's font", name, ("fonts", font), now, None, f"{TOLD} fonts")


def _pages() -> Iterator[tuple[Path, Any]]:
    """Every page of every template."""
    for kind, template in base("v11").layout["templates"].items():
        for turn in ("first", "each"):
            for i, page in enumerate(template.get(turn, ())):
                yield ("templates", kind, turn, i), page


LOST = {"phone.number": CRITICAL, "whatsapp.number": CRITICAL, "survey.short": CRITICAL, "found.items": CRITICAL}
"""Blocks that print a number: without them it is lost, and so is what the back cover says."""


def _loss(block: Any, kind: str) -> Levels | None:
    said_by = str(block)
    if "'qr'" in said_by or (kind == "back" and "publisher" in said_by):
        return CRITICAL
    return CRITICAL if any(f"'{name}'" in said_by for name in LOST) else None


def _lists_of_blocks(blocks: list[Any], path: Path) -> Iterator[tuple[Path, list[Any]]]:
    """A list of blocks, and every one within it."""
    yield path, blocks
    for i, block in enumerate(blocks):
        for kind, settings in block.items():
            if isinstance(settings, dict):
                here = (*path, i, kind)
                yield from _lists_of_blocks(settings.get("blocks", []), (*here, "blocks"))
                for c, cell in enumerate(settings.get("cells", [])):
                    yield from _lists_of_blocks(cell, (*here, "cells", c))


def blocks() -> Iterator[Edit]:
    """A block less, a block more, two blocks that swap, in any template."""
    more: Any = {"rule": {"ink": "pink", "thickness": 1}}
    for j, (path, page) in enumerate(_pages()):
        name = BASES[j % 2]
        kind, own = str(path[1]), page["blocks"]
        for i, block in enumerate(own):
            where = (*path, "blocks", i)
            told: Account = account(f"{TOLD} item-removed", _loss(block, kind), old=Place(LAYOUT, where))
            yield Edit("a template's block less", name, named(where), drop(LAYOUT, where), (told,))
        for i in sorted({0, len(own)}):
            told = account(f"{TOLD} item-added", None, new=Place(LAYOUT, (*path, "blocks", i)))
            change = insert(LAYOUT, (*path, "blocks"), i, more)
            yield Edit("a template's block more", name, f"{named(path)} at {i}", change, (told,))
        for inner, blocks in _lists_of_blocks(own, (*path, "blocks")):
            for i in range(len(blocks) - 1):
                told = said(f"{TOLD} reordered", None, Place(LAYOUT, inner))
                change = reorder(LAYOUT, inner, *swapped(len(blocks), i, i + 1))
                yield Edit("a template's blocks swapped", name, f"{named(inner)} at {i}", change, (told,))


def furniture() -> Iterator[Edit]:
    """What frames pages, and what lies under them."""
    for j, (path, page) in enumerate(_pages()):
        name = BASES[j % 2]
        own = page["furniture"]
        for i, one in enumerate(own):
            where = (*path, "furniture", i)
            told = account(f"{TOLD} item-removed", None, old=Place(LAYOUT, (*path, "furniture")))
            yield Edit("furniture", name, f"{named(path)} without {one}", drop(LAYOUT, where), (told,))
        if page.get("fill"):
            yield _edit("furniture", name, (*path, "fill"), "purple" if page["fill"] != "purple" else "green")


def all_edits() -> Iterator[Edit]:
    yield from measures()
    yield from paper()
    yield from styles()
    yield from swatches()
    yield from fonts()
    yield from blocks()
    yield from furniture()
