"""Pictograms, picture files, QR codes, and the index of sections that shows both their hue and their sign."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from recap_print.declared import Said
from recap_print.design import blocks as d
from recap_print.design.pictograms import GRID, Outline, Pictogram, Weight
from recap_print.geometry import Segment
from recap_print.pages.model import Box, Overset, Path, Picture, Qr, Role
from recap_print.typeset.lines import SLACK
from recap_print.typeset.piece import Piece, Placed, beside, stack
from recap_print.typeset.setting import Setting, Tab, baseline, line_of_text, moved, source_name, width_of, words
from recap_print.typeset.shapes import rect
from recap_print.typeset.symbols import modules
from recap_print.units import snap

BEARING = 2.0
"""Grid units of white on each side of a pictogram (see layouts/pictograms.yaml)."""
THINNEST = 0.001
"""mm: a picture one pixel high is still a picture."""
QUIET_ZONE = 4
"""Modules of white around a QR symbol (ISO/IEC 18004:2024 §6.3.8)."""


def picture(setting: Setting, block: d.Picture, width: float, index: int) -> Piece | None:
    said = setting.said(block.source)
    drawing = setting.pictograms.get(said.text) if said else None
    if said is None or drawing is None:  # an unknown name is told by rule E006 or L006
        return None
    name = source_name(block.source, "picture", index)

    def place(x: float, y: float, height: float) -> Iterator[Placed]:
        # A drawing keeps clear of its square's edge; at a margin it is the ink that should touch.
        bearing = block.size * BEARING / GRID
        starts = {"start": -bearing, "center": (width - block.size) / 2, "end": width - block.size + bearing}
        indent = starts[block.align]
        yield from drawn(setting, drawing, x + indent, y, block.size, block.ink, name, said.origin, weight=block.weight)

    return Piece(block.size, place)


def drawn(
    setting: Setting,
    drawing: Pictogram,
    x: float,
    y: float,
    size: float,
    ink: str,
    name: str,
    origin: str = "",
    role: Role = Role.FIGURE,
    weight: Weight = Weight.REGULAR,
) -> Iterator[Placed]:
    """A pictogram in a square of ``size`` mm: its strokes as one path, its solids as another."""
    square = rect(x, y, size, size)
    if drawing.strokes:
        tag = setting.tag(f"{name}.strokes", role, origin, drawing.means)
        thickness = snap(weight.pen * size / GRID)
        yield Path(tag, square, placed(drawing.strokes, x, y, size), stroke=setting.ink(ink), thickness=thickness)
    if drawing.solids:
        tag = setting.tag(f"{name}.solids", Role.ARTIFACT, origin)
        yield Path(tag, square, placed(drawing.solids, x, y, size), fill=setting.ink(ink))


@lru_cache(maxsize=1024)  # a section's pictogram stands on each of its pages
def placed(outlines: tuple[Outline, ...], x: float, y: float, size: float) -> tuple[Segment, ...]:
    """Outlines of the grid in a square of ``size`` mm whose top-left corner is at x, y."""
    scale = size / GRID
    return tuple(
        Segment(step.op, tuple(snap((y if i % 2 else x) + value * scale) for i, value in enumerate(step.at)))
        for outline in outlines
        for step in outline
    )


def photo(setting: Setting, block: d.Photo, width: float, index: int) -> Piece | None:
    """A picture file in its own proportions, as wide as asked and no higher than allowed."""
    raster = setting.pictures.get(block.file)
    if raster is None:  # rules L018 and L019 say why
        return None
    own = width if block.width == d.FILL else block.width
    high = own * raster.pixels[1] / raster.pixels[0]
    if 0 < block.height < high:
        own, high = own * block.height / high, block.height
    own, high = (max(snap(side), THINNEST) for side in (own, high))
    alt = block.alt.filled(setting.facts)

    def place(x: float, y: float, height: float) -> Iterator[Placed]:
        if own > width + SLACK:
            yield Overset(setting.page, alt.origin, own, width, across=True)
        indent = {"start": 0.0, "center": (width - own) / 2, "end": width - own}[block.align]
        # its own line of YAML, not that of its words: what a rule says of a picture is for whoever chose the file
        tag = setting.tag(f"photo-{index + 1}", Role.FIGURE, alt.origin.removesuffix("alt") + "file", alt.text)
        at = rect(x + indent, y, own, high)
        yield Picture(tag, at, block.file, raster.sha256, raster.pixels, raster.space, raster.bits)

    return Piece(high, place)


def code(setting: Setting, block: d.Code, width: float, index: int) -> Piece | None:
    """A QR code in black on white paper, quiet zone included in its height and width."""
    said = setting.said(block.source)
    if said is None:
        return None
    rows = modules(said.text)
    quiet = QUIET_ZONE * block.size / len(rows)
    whole = block.size + 2 * quiet
    name = source_name(block.source, "qr", index)

    def place(x: float, y: float, height: float) -> Iterator[Placed]:
        x += {"start": 0.0, "center": (width - whole) / 2, "end": width - whole}[block.align]
        paper = setting.tag(f"{name}.quiet", Role.ARTIFACT, said.origin)
        yield Box(paper, rect(x, y, whole, whole), fill=setting.ink("paper"))
        tag = setting.tag(name, Role.FIGURE, said.origin, "QR")
        yield Qr(tag, rect(x + quiet, y + quiet, block.size, block.size), said.text, rows, setting.ink("black"))

    return Piece(snap(whole), place)


def index(setting: Setting, block: d.Index, width: float) -> Piece:
    """Every section of the thumb index: hue and pictogram, title, first page."""
    style = setting.layout.style(block.style)
    size = style.leading * 1.5
    rows = []
    for tab in setting.tabs:
        number = str(tab.first)
        room = width_of(setting, style, "000") if block.pages else 0.0
        title = words(setting, style, tab.title, width - size - 6.0 - room, f"{tab.section}.title", Role.LIST)

        def place(x: float, y: float, height: float, tab: Tab = tab, number: str = number) -> Iterator[Placed]:
            tag = setting.tag(f"{tab.section}.tab", Role.ARTIFACT, tab.title.origin)
            yield Box(tag, rect(x, y, size, size), fill=setting.ink(tab.color), radius=1.5)
            inset = size * 0.16
            drawing = setting.pictograms[tab.pictogram]
            yield from drawn(
                setting, drawing, x + inset, y + inset, size - 2 * inset, "paper", f"{tab.section}.pictogram"
            )
            if block.pages:
                said = Said(number, tab.title.origin)
                own, text = line_of_text(setting, style, number, said, f"{tab.section}.page", Role.LIST)
                down = (size - style.leading) / 2 + baseline(style, setting.layout.grid)
                yield moved(text, x + width - own, y + down)

        rows.append(beside([Piece(size, place), title], [0.0, size + 6.0], "middle"))
    return stack(rows, block.gap)
