"""Layout blocks -> pieces. One function a block; a new kind of block fails the type check until it has one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from recap_print.declared import Said
from recap_print.design import blocks as d
from recap_print.edition.model import Content, Field, Group
from recap_print.edition.read import field_from
from recap_print.pages.model import Role
from recap_print.typeset import pictures, shapes
from recap_print.typeset.fields import fields_piece
from recap_print.typeset.months import month_piece
from recap_print.typeset.piece import Piece, Placed, beside, nothing, stack
from recap_print.typeset.setting import Setting, source_name, words


def blocks_piece(setting: Setting, blocks: Sequence[d.Block], width: float) -> Piece:
    """Blocks from top to bottom within a width. A block that has nothing to say takes no room."""
    return stack([piece for i, block in enumerate(blocks) if (piece := block_piece(setting, block, width, i))])


def block_piece(setting: Setting, block: d.Block, width: float, index: int) -> Piece | None:
    """One block as a piece, or None when the edition has nothing for it. ``index`` is its rank among its siblings."""
    match block:
        case d.Heading() | d.Paragraph():
            return _words(setting, block, width, index)
        case d.Listing():
            return _listing(setting, block, width, index)
        case d.Fields():
            return _fields(setting, block, width)
        case d.Tick():
            return _tick(setting, block, width, index)
        case d.Repeat():
            return _repeat(setting, block, width)
        case d.Columns():
            return _columns(setting, block, width)
        case d.Frame():
            return _frame(setting, block, width, index)
        case d.Lines():
            return shapes.ruled(setting, block, width)
        case d.Table():
            return shapes.table(setting, block, width)
        case d.Month():
            return month_piece(setting, block, width)
        case d.Code():
            return pictures.code(setting, block, width, index)
        case d.Picture():
            return pictures.picture(setting, block, width, index)
        case d.Photo():
            return pictures.photo(setting, block, width, index)
        case d.Spacer():
            return Piece(0.0, nothing, True) if block.height == d.FILL else Piece(block.height, nothing)
        case d.Separator():
            return shapes.separator(setting, block, width, index)
        case d.Index():
            return pictures.index(setting, block, width)
        case _:
            assert_never(block)


def _words(setting: Setting, block: d.Heading | d.Paragraph, width: float, index: int) -> Piece | None:
    said = setting.said(block.source)
    if said is None:
        return None
    heading = isinstance(block, d.Heading)
    name = source_name(block.source, "heading" if heading else "text", index)
    role = Role.HEADING if heading else Role.PARAGRAPH
    return words(setting, setting.layout.style(block.style), said, width, name, role, align=block.align)


def _listing(setting: Setting, block: d.Listing, width: float, index: int) -> Piece | None:
    source = block.source
    found = setting.content(source.name) if isinstance(source, d.Ref) else source
    things = [said for said in found if isinstance(said, Said)] if isinstance(found, tuple) else []
    if not things:
        return None
    style = setting.layout.style(block.style)
    name = source_name(source, "list", index)
    indent = 0.0 if block.mark is d.ListMark.NONE else shapes.mark_width(setting, block.mark, style)
    rows = []
    for rank, said in enumerate(things, 1):
        text = words(setting, style, said, width - indent, f"{name}.{rank}", Role.LIST)
        mark = shapes.mark(setting, block, style, f"{name}.{rank}", said, rank)
        rows.append(beside([mark, text], [0.0, indent]))
    return stack(rows, block.gap)


def _fields(setting: Setting, block: d.Fields, width: float) -> Piece | None:
    source = block.source
    if isinstance(source, d.Ref):
        found = setting.content(source.name)
        fields = tuple(f for f in found if isinstance(f, Field)) if isinstance(found, tuple) else ()
    else:
        fields = tuple(field_from(data, origin) for data, origin in source)
    if not fields:
        return None
    return fields_piece(setting, fields, width, gaps=(block.gap, block.row_gap), examples=block.examples)


def _tick(setting: Setting, block: d.Tick, width: float, index: int) -> Piece | None:
    said = setting.said(block.source)
    if said is None:
        return None
    return shapes.ticked(
        setting, setting.layout.style(block.style), said, width, source_name(block.source, "tick", index)
    )


def _repeat(setting: Setting, block: d.Repeat, width: float) -> Piece | None:
    scopes: list[Group | None] = []
    if block.source:
        found = setting.content(block.source.name)
        entries = found if isinstance(found, tuple) else () if found is None else (found,)
        scopes = [scope for entry in entries if (scope := _scope(entry))]
    else:
        asked = setting.content(block.times_from.name) if block.times_from else None
        scopes = [None] * (asked if isinstance(asked, int) else block.times)
    if not scopes:
        return None
    before = setting.turned * len(scopes)
    own = (width - block.gap * (block.columns - 1)) / block.columns
    pieces = []
    for rank, scope in enumerate(scopes, 1):
        inner = setting.within(f"{block.name}.{rank}", scope=scope, facts={"number": str(before + rank)})
        pieces.append(blocks_piece(inner, block.blocks, own))
    if block.stretch:
        pieces = [Piece(piece.height, piece.place, True) for piece in pieces]
    offsets = [column * (own + block.gap) for column in range(block.columns)]
    rows = [pieces[i : i + block.columns] for i in range(0, len(pieces), block.columns)]
    return stack([beside(row, offsets[: len(row)]) for row in rows], block.gap)


def _scope(entry: Content) -> Group | None:
    """What the blocks repeated for one entry can name."""
    if isinstance(entry, Group):
        return entry
    return Group((("text", entry),)) if isinstance(entry, Said) else None


def _columns(setting: Setting, block: d.Columns, width: float) -> Piece:
    """Columns side by side. One whose blocks all have nothing to say leaves its room to the others."""
    said = [n for n, cell in enumerate(block.cells) if not cell or any(_says(setting, inner) for inner in cell)]
    widths = shapes.shared([block.widths[n] for n in said], width - block.gap * (len(said) - 1))
    pieces = [blocks_piece(setting, block.cells[n], own) for n, own in zip(said, widths, strict=True)]
    offsets = [sum(widths[:i]) + i * block.gap for i in range(len(pieces))]
    return beside(pieces, offsets, block.align)


def _says(setting: Setting, block: d.Block) -> bool:
    """Has the edition something for a block that names content? Any other has its own."""
    source = getattr(block, "source", None)
    return not isinstance(source, d.Ref) or setting.content(source.name) is not None


def _frame(setting: Setting, block: d.Frame, width: float, index: int) -> Piece:
    inner = blocks_piece(setting, block.blocks, width - 2 * block.padding)
    natural = inner.height + 2 * block.padding
    own = natural if block.height in (d.FILL, 0.0) else block.height
    stretches = block.height == d.FILL

    def place(x: float, y: float, height: float) -> Iterator[Placed]:
        full = height if stretches else own
        yield from shapes.frame_box(setting, block, x, y, width, full, f"box.{index + 1}")
        room = full - 2 * block.padding
        yield from shapes.overset(setting, inner.height, room)
        yield from inner.place(x + block.padding, y + block.padding, room)

    return Piece(own, place, stretches)
