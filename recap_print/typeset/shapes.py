"""Blocks that are drawn rather than written: boxes, rules, writing lines, tick boxes, list marks, tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recap_print.declared import Said
from recap_print.design import blocks as d
from recap_print.design.model import Style
from recap_print.geometry import Rect
from recap_print.pages.model import Box, Line, Overset, Role
from recap_print.typeset.piece import Piece, Placed, beside
from recap_print.typeset.setting import Setting, baseline, line_of_text, moved, words
from recap_print.units import snap, to_mm

HEAD_GAP = 1.0
"""mm between the titles of a table and its first rule."""


def rect(x: float, y: float, width: float, height: float) -> Rect:
    return Rect(snap(x), snap(y), snap(width), snap(height))


def shared(widths: Sequence[float], width: float) -> list[float]:
    """Column widths with each ``fill`` given an equal share of what is left."""
    fills = sum(own == d.FILL for own in widths)
    left = width - sum(own for own in widths if own != d.FILL)
    return [left / fills if own == d.FILL else own for own in widths]


def overset(setting: Setting, needs: float, offers: float) -> Iterator[Overset]:
    if needs > offers + 0.01:
        yield Overset(setting.page, setting.origin, snap(needs), snap(offers))


def frame_box(
    setting: Setting, block: d.Frame, x: float, y: float, width: float, height: float, name: str
) -> Iterator[Placed]:
    """The box itself, when it has an ink at all. Its stroke stands inside its edge."""
    if not block.fill and not block.stroke:
        return
    half = block.thickness / 2 if block.stroke else 0.0
    yield Box(
        setting.tag(name, Role.ARTIFACT),
        rect(x + half, y + half, width - 2 * half, height - 2 * half),
        fill=setting.ink(block.fill) if block.fill else None,
        stroke=setting.ink(block.stroke) if block.stroke else None,
        thickness=block.thickness if block.stroke else 0.0,
        radius=block.radius,
    )


def writing_line(setting: Setting, x: float, y: float, width: float, name: str, origin: str = "") -> Line:
    """A line to write on."""
    writing = setting.layout.writing
    y = snap(y)
    tag = setting.tag(name, Role.FIELD, origin)
    return Line(tag, snap(x), y, snap(x + width), y, writing.thickness, setting.ink(writing.ink))


def ruled(setting: Setting, block: d.Lines, width: float) -> Piece:
    """Lines to write on: ``count`` of them, or as many as fit in what is left. None are closer than the layout's own:
    an edition has its pages in large print too."""
    tick, pitch = setting.layout.writing.tick, max(block.pitch, setting.layout.writing.pitch)

    def place(x: float, y: float, height: float) -> Iterator[Placed]:
        count = block.count or int((height + 0.001) // pitch)
        for i in range(1, count + 1):
            at = y + i * pitch
            if block.ticks:
                yield tick_box(setting, x, at - tick - (pitch - tick) / 4, f"tick.{i}")
            indent = tick + 3.0 if block.ticks else 0.0
            yield writing_line(setting, x + indent, at, width - indent, f"line.{i}")

    return Piece(max(block.count, 1) * pitch, place, not block.count)


def separator(setting: Setting, block: d.Separator, width: float, index: int) -> Piece:
    def place(x: float, y: float, height: float) -> Iterator[Placed]:
        ink = setting.ink(block.ink or setting.layout.writing.ink)
        tag = setting.tag(f"rule.{index + 1}", Role.ARTIFACT)
        yield Line(tag, snap(x), snap(y), snap(x + width), snap(y), block.thickness, ink)

    return Piece(0.0, place)


def tick_box(setting: Setting, x: float, y: float, name: str, origin: str = "") -> Box:
    """A box to tick, with its outer edge at x, y."""
    writing = setting.layout.writing
    half = writing.tick_thickness / 2
    side = writing.tick - writing.tick_thickness
    tag = setting.tag(name, Role.FIELD, origin)
    return Box(
        tag,
        rect(x + half, y + half, side, side),
        stroke=setting.ink("black"),
        thickness=writing.tick_thickness,
        radius=0.8,
    )


def beside_words(setting: Setting, style: Style, size: float) -> float:
    """How far below the top of a line a mark of ``size`` mm stands to be centred on the capitals."""
    cap = to_mm(setting.font(style).metrics.cap_height * style.size_pt / 1000)
    return style.before + baseline(style, setting.layout.grid) - (cap + size) / 2


def ticked(setting: Setting, style: Style, said: Said, width: float, name: str) -> Piece:
    """A box to tick, and its words beside it."""
    tick = setting.layout.writing.tick
    indent = tick + 3.0
    text = words(setting, style, said, width - indent, name, Role.FIELD)
    down = beside_words(setting, style, tick)

    def place(x: float, y: float, height: float) -> Iterator[Placed]:
        yield tick_box(setting, x, y + down, f"{name}.box", said.origin)

    return beside([Piece(max(text.height, tick + 2.0), place), text], [0.0, indent])


def mark_width(setting: Setting, mark: d.ListMark, style: Style) -> float:
    em = to_mm(style.size_pt)
    tick = setting.layout.writing.tick + 3.0
    return {"dot": em, "number": em * 1.5, "tick": tick, "cross": em * 1.4, "none": 0.0}[mark]


def mark(setting: Setting, block: d.Listing, style: Style, name: str, said: Said, rank: int) -> Piece:
    """What stands before one thing of a list."""
    em = to_mm(style.size_pt)
    ink = setting.ink(block.ink or style.ink)

    def place(x: float, y: float, height: float) -> Iterator[Placed]:
        match block.mark:
            case d.ListMark.DOT:
                size = em * 0.36
                top = y + beside_words(setting, style, size) + em * 0.05
                yield Box(
                    setting.tag(f"{name}.mark", Role.ARTIFACT),
                    rect(x, top, size, size),
                    fill=ink,
                    radius=snap(size / 2),
                )
            case d.ListMark.NUMBER:
                label = Said(f"{rank}.", said.origin)
                _, text = line_of_text(setting, style, label.text, label, f"{name}.mark", Role.LIST, ink=block.ink)
                yield moved(text, x, y + style.before + baseline(style, setting.layout.grid))
            case d.ListMark.TICK:
                down = beside_words(setting, style, setting.layout.writing.tick)
                yield tick_box(setting, x, y + down, f"{name}.mark", said.origin)
            case d.ListMark.CROSS:
                size = em * 0.62
                top = y + beside_words(setting, style, size)
                for i, (y1, y2) in enumerate(((top, top + size), (top + size, top)), 1):
                    tag = setting.tag(f"{name}.mark.{i}", Role.ARTIFACT)
                    yield Line(tag, snap(x), snap(y1), snap(x + size), snap(y2), 0.9, ink)
            case d.ListMark.NONE:
                return

    return Piece(0.0, place)


def table(setting: Setting, block: d.Table, width: float) -> Piece:
    """Rows to fill in, under a head when there is one. ``corner`` draws a small cell for a number in each cell."""
    found = setting.content(block.head.name) if isinstance(block.head, d.Ref) else block.head
    head = [said for said in found if isinstance(said, Said)] if isinstance(found, tuple) else []
    columns = len(block.widths) or len(head) or 1
    widths = shared(block.widths or (d.FILL,) * columns, width)
    lefts = [sum(widths[:i]) for i in range(columns + 1)]
    style = setting.layout.style(setting.layout.writing.label)
    titles = [
        words(setting, style, said, own, f"head.{i}", Role.LABEL, align="center")
        for i, (said, own) in enumerate(zip(head, widths, strict=False), 1)
    ]
    top = beside(titles, lefts[: len(titles)])
    above = top.height + HEAD_GAP if titles else 0.0
    minimum = block.row_height if block.row_height != d.FILL else setting.layout.writing.pitch

    def place(x: float, y: float, height: float) -> Iterator[Placed]:
        yield from top.place(x, y, top.height)
        y += above
        grid = setting.layout.grid
        row = block.row_height if block.row_height != d.FILL else (height - above) / block.rows // grid * grid
        ink, thin = setting.ink(setting.layout.writing.ink), setting.layout.writing.thickness
        foot, right = snap(y + block.rows * row), snap(x + width)
        for i in range(block.rows + 1):
            at = snap(y + i * row)
            yield Line(setting.tag(f"row.{i}", Role.FIELD), snap(x), at, right, at, thin, ink)
        for i, left in enumerate(lefts):
            at = snap(x + left)
            yield Line(setting.tag(f"column.{i}", Role.FIELD), at, snap(y), at, foot, thin, ink)
        if block.corner:
            for i in range(block.rows * columns):
                cell = rect(x + lefts[i % columns], y + i // columns * row, block.corner, block.corner)
                yield Box(setting.tag(f"corner.{i + 1}", Role.FIELD), cell, stroke=ink, thickness=thin)

    return Piece(above + block.rows * minimum, place, block.row_height == d.FILL)
