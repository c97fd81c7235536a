"""Fields: a question in its label, and below it the room to answer by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from recap_print.declared import Said
from recap_print.design.model import Style
from recap_print.edition.model import Answer, Field
from recap_print.pages.model import Box, Role
from recap_print.typeset import shapes
from recap_print.typeset.piece import Piece, Placed, beside, stack
from recap_print.typeset.setting import Setting, line_of_text, moved, snap_to, width_of, words
from recap_print.units import snap

SIXTHS = 6
PAIRS = 5
"""A French phone number is five pairs of digits (national numbering plan)."""
CELL, CELL_HEIGHT, PAIR_GAP = 5.6, 8.0, 1.6
"""A digit cell no narrower than 4.5 mm takes a handwritten digit; these are the widest and the usual."""
RISE = 2.0
"""mm from a writing line up to the baseline of an example answer."""


def fields_piece(setting: Setting, fields: Sequence[Field], width: float, *, gap: float, examples: bool) -> Piece:
    """Fields in rows of sixths. A field that no longer fits in its row starts the next."""
    unit = (width + gap) / SIXTHS
    rows: list[list[tuple[Field, int]]] = [[]]
    for field in fields:
        if sum(f.width.sixths for f, _ in rows[-1]) + field.width.sixths > SIXTHS:
            rows.append([])
        rows[-1].append((field, sum(f.width.sixths for f, _ in rows[-1])))
    return stack(
        [
            beside(
                [field_piece(setting, f, f.width.sixths * unit - gap, examples=examples) for f, _ in row],
                [start * unit for _, start in row],
                "bottom",
            )
            for row in rows
        ]
    )


def field_piece(setting: Setting, field: Field, width: float, *, examples: bool) -> Piece:
    """One field: label above, room below."""
    style = setting.layout.style(setting.layout.writing.label)
    label = field.label.filled(setting.facts)
    inner = setting.within(field.id)
    if field.answer is Answer.TICK:
        return shapes.ticked(inner, style, label, width, "label")
    said = words(inner, style, label, width, "label", Role.LABEL)
    room = _room(inner, field, width)
    shown = field.example if examples else None
    return stack([said, _with_example(inner, room, shown, width) if shown else room])


def _room(setting: Setting, field: Field, width: float) -> Piece:
    pitch = setting.layout.writing.pitch
    match field.answer:
        case Answer.LINES:
            return _lines(setting, field, width, pitch)
        case Answer.BLANK:
            return Piece(field.lines * pitch, lambda x, y, height: iter(()))
        case Answer.DATE:
            return _cells(setting, field, width, (2, 2, 4), "/")
        case Answer.TIME:
            return _cells(setting, field, width, (2, 2), "h")
        case Answer.PHONE:
            return _cells(setting, field, width, (2,) * PAIRS, "")
        case Answer.TICKS:
            style = setting.layout.style("body")
            return stack(
                [
                    shapes.ticked(setting, style, option, width, f"option{i}")
                    for i, option in enumerate(field.options, 1)
                ]
            )
        case Answer.TICK:  # set by field_piece: its label stands beside it
            return Piece(0.0, lambda x, y, height: iter(()))
        case _:
            assert_never(field.answer)


def _lines(setting: Setting, field: Field, width: float, pitch: float) -> Piece:
    def place(x: float, y: float, height: float) -> Iterator[Placed]:
        for i in range(1, field.lines + 1):
            yield shapes.writing_line(setting, x, y + i * pitch, width, f"line{i}", field.label.origin)

    return Piece(field.lines * pitch, place)


def _cells(setting: Setting, field: Field, width: float, groups: tuple[int, ...], between: str) -> Piece:
    """Cells for digits in groups, as wide as the width allows up to ``CELL``, with a sign between groups."""
    pitch = setting.layout.writing.pitch
    style = setting.layout.style("body")
    gap = width_of(setting, style, between) + 1.6 if between else PAIR_GAP
    cell = min(CELL, (width - gap * (len(groups) - 1)) / sum(groups))
    ink, thin = setting.ink(setting.layout.writing.ink), setting.layout.writing.thickness

    def place(x: float, y: float, height: float) -> Iterator[Placed]:
        top = y + pitch - CELL_HEIGHT
        count = 0
        for rank, group in enumerate(groups):
            if rank and between:
                said = Said(between, field.label.origin)
                own, text = line_of_text(setting, style, between, said, f"sign{rank}", Role.ARTIFACT)
                yield moved(text, x - gap + (gap - own) / 2, y + pitch - RISE)
            for _ in range(group):
                count += 1
                tag = setting.tag(f"cell{count}", Role.FIELD, field.label.origin)
                yield Box(tag, shapes.rect(x, top, cell, CELL_HEIGHT), stroke=ink, thickness=thin)
                x += cell
            x += gap

    return Piece(pitch, place)


def _with_example(setting: Setting, room: Piece, said: Said, width: float) -> Piece:
    """An example answer standing on the writing lines, as a pen would leave it."""
    style: Style = setting.layout.style(setting.layout.writing.example)
    pitch = setting.layout.writing.pitch
    answer = words(setting, style, said, width, "example", Role.PARAGRAPH)

    def place(x: float, y: float, height: float) -> Iterator[Placed]:
        yield from room.place(x, y, height)
        drop = snap_to(style.leading * 0.75 - 0.001, setting.layout.grid)
        yield from answer.place(x + 1.0, snap(y + pitch - RISE - drop), height)

    return Piece(max(room.height, answer.height - style.leading + pitch), place)
