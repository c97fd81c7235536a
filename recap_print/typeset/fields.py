"""Fields: a question in its label, and below it the room to answer by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from recap_print.declared import Said
from recap_print.design.model import Style
from recap_print.edition.model import Answer, Field
from recap_print.pages.model import Box, Direction, Overset, Role, Run, Text
from recap_print.typeset import shapes
from recap_print.typeset.mirror import never_mirrored
from recap_print.typeset.piece import Piece, Placed, beside, nothing, stack
from recap_print.typeset.setting import Setting, baseline, line_of_text, moved, width_of, words
from recap_print.units import snap

SIXTHS = 6
CELL, CELL_HEIGHT, PAIR_GAP, RISE = 5.6, 7.0, 1.6, 1.8
"""mm: the widest a digit cell gets, how high it is, the white between two groups of digits, and how far above its line
the baseline of an example answer stands. All of them where lines are ``USUAL`` mm apart; elsewhere in proportion."""
USUAL = 9.0
NARROWEST = 4.0
"""mm: in a narrower cell a hurried hand writes over its edges."""
TOO_WIDE = 0.01
_GROUPS = {
    Answer.DATE: ((2, 2, 4), "/"),
    Answer.TIME: ((2, 2), ":"),
    Answer.PHONE: ((2, 2, 2, 2, 2), ""),
}
"""Digits by group, and the sign between groups."""
_HOUR_SIGN = {"fr": "h"}
"""The sign between hours and minutes, in languages that have one of their own."""


def fields_piece(
    setting: Setting, fields: Sequence[Field], width: float, *, gaps: tuple[float, float], examples: bool
) -> Piece:
    """Fields in rows of sixths. A field that no longer fits in its row starts the next.

    ``gaps`` are the mm between two fields of a row, and between two rows.
    """
    gap, row_gap = gaps
    unit = (width + gap) / SIXTHS
    rows: list[list[tuple[Field, int]]] = [[]]
    for field in fields:
        if sum(f.width.sixths for f, _ in rows[-1]) + field.width.sixths > SIXTHS:
            rows.append([])
        rows[-1].append((field, sum(f.width.sixths for f, _ in rows[-1])))

    def row_piece(row: list[tuple[Field, int]]) -> Piece:
        widths = [field.width.sixths * unit - gap for field, _ in row]
        labels = [_label(setting, field, own) for (field, _), own in zip(row, widths, strict=True)]
        tallest = max(label.height for label in labels)
        cells = [
            stack([_lowered(label, tallest), _answer(setting, field, own, examples=examples)])
            for label, (field, _), own in zip(labels, row, widths, strict=True)
        ]
        return beside(cells, [start * unit for _, start in row])

    return stack([row_piece(row) for row in rows if row], row_gap)


def _label(setting: Setting, field: Field, width: float) -> Piece:
    """The question; a single tick box stands before its own."""
    style = setting.layout.style(setting.layout.writing.label)
    inner = setting.within(field.id)
    if field.answer is Answer.TICK:
        return shapes.ticked(inner, style, field.label, width, "label")
    return words(inner, style, field.label, width, "label", Role.LABEL)


def _lowered(label: Piece, height: float) -> Piece:
    """A label at the foot of a taller room, so that a row's answers start on one line."""
    return Piece(height, lambda x, y, _: label.place(x, y + height - label.height, label.height))


def _answer(setting: Setting, field: Field, width: float, *, examples: bool) -> Piece:
    inner = setting.within(field.id)
    example = field.example if examples else None
    if example and field.answer in _GROUPS:
        return _cells(inner, field, width, example)
    room = _room(inner, field, width)
    if example and field.answer in (Answer.LINES, Answer.BLANK):  # words cannot stand on boxes to tick
        return _with_example(inner, room, example, width)
    return room


def _room(setting: Setting, field: Field, width: float) -> Piece:
    pitch = setting.layout.writing.pitch
    match field.answer:
        case Answer.LINES:
            return _lines(setting, field, width, pitch)
        case Answer.BLANK:
            return Piece(field.lines * pitch, nothing)
        case Answer.DATE | Answer.TIME | Answer.PHONE:
            return _cells(setting, field, width)
        case Answer.TICKS:
            style = setting.layout.style("body")
            return stack(
                [
                    shapes.ticked(setting, style, option, width, f"option.{i}")
                    for i, option in enumerate(field.options, 1)
                ]
            )
        case Answer.TICK:  # the box stands before the label
            return Piece(0.0, nothing)
        case _:
            assert_never(field.answer)


def _lines(setting: Setting, field: Field, width: float, pitch: float) -> Piece:
    def place(x: float, y: float, height: float) -> Iterator[Placed]:
        for i in range(1, field.lines + 1):
            yield shapes.writing_line(setting, x, y + i * pitch, width, f"line.{i}", field.label.origin)

    return Piece(field.lines * pitch, place)


def _cells(setting: Setting, field: Field, width: float, example: Said | None = None) -> Piece:
    """Digits in groups of cells, as wide as the width allows up to ``CELL``; an example fills them, a digit each."""
    groups, between = _GROUPS[field.answer]
    if field.answer is Answer.TIME:
        between = _HOUR_SIGN.get(setting.language, between)
    layout = setting.layout
    pitch, style = layout.writing.pitch, layout.style("body")
    grown = pitch / USUAL
    gap = PAIR_GAP * grown + (width_of(setting, style, between) if between else 0.0)
    gaps = gap * (len(groups) - 1)
    cell = min(CELL * grown, max(NARROWEST, (width - gaps) / sum(groups)))
    high = CELL_HEIGHT * grown
    whole = gaps + cell * sum(groups)
    ink, thin = setting.ink(layout.writing.ink), layout.writing.thickness
    firsts = [sum(groups[:rank]) for rank in range(len(groups))]
    lefts = [i * cell + gap * sum(i >= first for first in firsts[1:]) for i in range(sum(groups))]

    def place(x: float, y: float, height: float) -> Iterator[Placed]:
        if whole > width + TOO_WIDE:
            yield Overset(setting.page, field.label.origin, snap(whole), snap(width), across=True)
        foot = y + pitch - RISE * grown
        for count, left in enumerate(lefts, 1):
            tag = setting.tag(f"cell.{count}", Role.FIELD, field.label.origin)
            box = shapes.rect(x + left, y + pitch - high, cell, high)
            yield Box(tag, box, stroke=ink, thickness=thin)
        for rank, first in enumerate(firsts[1:] if between else (), 1):
            said = Said(between, field.label.origin)
            own, text = line_of_text(setting, style, between, said, f"sign.{rank}", Role.ARTIFACT)
            yield moved(text, x + lefts[first] - (gap + own) / 2, foot)
        if example:
            yield _digits(setting, example, [x + left + cell / 2 for left in lefts], foot)

    cells = Piece(pitch, place)
    # a number is written from left to right in every language
    return never_mirrored(cells, whole) if setting.direction is Direction.RTL else cells


def _digits(setting: Setting, example: Said, middles: Sequence[float], y: float) -> Text:
    """The digits of an example answer as one line of text, each centred on its cell."""
    pen = setting.layout.style(setting.layout.writing.example)
    _, whole = line_of_text(setting, pen, example.text, example, "example.1", Role.PARAGRAPH)
    runs: list[Run] = []
    for digit, middle in zip(filter(str.isdigit, example.text), middles, strict=False):
        width, text = line_of_text(setting, pen, digit, example, "digit", Role.PARAGRAPH)
        runs += moved(text, middle - width / 2, y).runs
    if not runs:
        return moved(whole, middles[0], y)
    left, right = runs[0].x, runs[-1].x + width
    return replace(whole, x=left, y=snap(y), width=snap(right - left), runs=tuple(runs))


def _with_example(setting: Setting, room: Piece, said: Said, width: float) -> Piece:
    """An example answer standing on the writing lines, as a pen would leave it."""
    style: Style = setting.layout.style(setting.layout.writing.example)
    pitch = setting.layout.writing.pitch
    answer = words(setting, style, said, width, "example", Role.PARAGRAPH)

    def place(x: float, y: float, height: float) -> Iterator[Placed]:
        yield from room.place(x, y, height)
        drop = style.before + baseline(style, setting.layout.grid)
        yield from answer.place(x + 1.0, snap(y + pitch - RISE * pitch / USUAL - drop), height)

    return Piece(max(room.height, answer.height - style.leading + pitch), place)
