"""Judge two versions of a piece: its words first, then where it stands, then how it looks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from recap_print.compare.changes import NOTICED_MM, Change, Kind, Level
from recap_print.compare.pieces import Piece
from recap_print.compare.placing import geometry, weigh
from recap_print.compare.setting import Setting, told_of
from recap_print.compare.words import hunks, numbers, plain, sorts_changed
from recap_print.ink import Ink
from recap_print.pages.model import Box, Item, Line, Path, Picture, Qr, Text
from recap_print.units import number, snap


def judge(old: Piece, new: Piece, setting: Setting) -> Iterator[Change]:
    """Every difference between two versions of a piece that nothing above it explains."""
    if old.items == new.items:
        return
    told = False
    for change in (*_words(old, new, setting), *_styles(old, new, setting), *_inks(old, new, setting)):
        told = True
        yield change
    reworded = old.words != new.words
    if not setting.resized and not (setting.reordered and old.is_furniture and new.is_furniture):
        for change in geometry(old, new, setting, anchored=told or reworded):
            told = told or change.kind is not Kind.MOVED
            yield change
    if not told and not reworded and not _drawn_alike(old, new) and not (setting.refonted and old.lines):
        yield told_of(Kind.REDRAWN, old, new, setting)


def _words(old: Piece, new: Piece, setting: Setting) -> Iterator[Change]:
    a, b = old.items[0], new.items[0]
    if isinstance(a, Qr) and isinstance(b, Qr) and a.payload != b.payload:
        yield told_of(Kind.QR, old, new, setting, a.payload, b.payload, words=hunks(a.payload, b.payload))
    if isinstance(a, Picture) and isinstance(b, Picture) and a.sha256 != b.sha256:
        yield told_of(Kind.REDRAWN, old, new, setting, a.file, b.file, level=Level.NOTABLE)
    if old.words != new.words and not _expected(old, new, setting):
        was, now = numbers(old.words), numbers(new.words)
        kind = Kind.REWORDED if was == now else Kind.NUMBER
        change = told_of(kind, old, new, setting, old.words, new.words, words=hunks(old.words, new.words))
        yield change if was == now else replace(change, what=", ".join(sorts_changed(was, now)))
    for before, after in (
        (a.tag.role.value, b.tag.role.value),
        (a.tag.language, b.tag.language),
        (plain(a.tag.alt), plain(b.tag.alt)),
    ):
        if before != after:
            yield told_of(Kind.RETAGGED, old, new, setting, before, after)


def _expected(old: Piece, new: Piece, setting: Setting) -> bool:
    """Is this rewording told elsewhere: a folio that follows its page, a title that follows its section?"""
    if old.is_furniture and new.is_furniture and (old.words, new.words) == tuple(map(str, setting.pages)):
        return True
    said, now = (words.replace("'", "’") for words in (old.words, new.words))  # as typesetting curls them
    return any(
        title in said
        and retitled in now
        and said.replace(title, retitled) == now
        and now.replace(retitled, title) == said
        for title, retitled in setting.retitled
    )


def _styles(old: Piece, new: Piece, setting: Setting) -> Iterator[Change]:
    stroked = all(item.stroke for p in (old, new) for item in p.items if isinstance(item, Box | Path))
    before, after = _style(old, stroked), _style(new, stroked)
    if before != after:
        told = (", ".join(sorted(one - other)) for one, other in ((before, after), (after, before)))
        level = Level.MINOR if _by_a_hair(old, new) else None
        yield told_of(Kind.RESTYLED, old, new, setting, *told, level=level)
    a, b = old.lines, new.lines
    if len(a) == len(b) > 1 and not before ^ after and old.words == new.words:
        pitch = [snap((lines[-1].y - lines[0].y) / (len(lines) - 1)) for lines in (a, b)]
        if abs(pitch[0] - pitch[1]) > NOTICED_MM:
            told = (f"{number(p)} mm from line to line" for p in pitch)
            yield told_of(Kind.RESTYLED, old, new, setting, *told, level=weigh(abs(pitch[0] - pitch[1])))


def _by_a_hair(old: Piece, new: Piece) -> bool:
    """Is it only that pens are wider or narrower by less than a press holds?"""
    pens = [[item.thickness for item in piece.items if isinstance(item, Line | Box | Path)] for piece in (old, new)]
    known = len(pens[0]) == len(pens[1]) == len(old.items)
    return (
        known and all(0 < abs(a - b) <= NOTICED_MM or a == b for a, b in zip(*pens, strict=True)) and pens[0] != pens[1]
    )


def _style(piece: Piece, stroked: bool) -> set[str]:
    """Type, pens (of outlines when ``stroked``) and corners, in words."""
    found: set[str] = set()
    for item in piece.items:
        match item:
            case Text():
                found |= {f"{run.font} {number(run.size_pt)} pt" for run in item.runs}
            case Line():
                dash = f", dashed {number(item.dash[0])} {number(item.dash[1])}" if item.dash else ""
                found.add(f"{number(item.thickness)} mm line{dash}")
            case Box():
                found.add(f"corners of {number(item.radius)} mm")
                found |= {f"{number(item.thickness)} mm line"} if stroked else set()
            case Path():
                found |= {f"{number(item.thickness)} mm line"} if stroked else set()
            case Qr() | Picture():
                pass
            case _:
                assert_never(item)
    return found


def _inks(old: Piece, new: Piece, setting: Setting) -> Iterator[Change]:
    a, b = old.items[0], new.items[0]
    if isinstance(a, Text) and isinstance(b, Text):
        was = {str(run.ink): run.ink for line in old.lines for run in line.runs}
        now = {str(run.ink): run.ink for line in new.lines for run in line.runs}
        gone, come = sorted(was.keys() - now.keys()), sorted(now.keys() - was.keys())
        if len(gone) == len(come) == 1:
            pairs = {_ink_pair(was[gone[0]], now[come[0]])}
        else:
            pairs = {(", ".join(gone), ", ".join(come))} if gone or come else set()
    else:
        pairs = {_ink_pair(x, y) for x, y in zip(_ink_places(a), _ink_places(b), strict=False)}
    for before, after in sorted(pairs):
        if before != after:
            yield told_of(Kind.RECOLOURED, old, new, setting, before, after)


def _ink_places(item: Item) -> tuple[Ink | None, ...]:
    match item:
        case Box() | Path():
            return (item.fill, item.stroke)
        case Line() | Qr():
            return (item.ink,)
        case Text() | Picture():
            return ()
        case _:
            assert_never(item)


def _ink_pair(old: Ink | None, new: Ink | None) -> tuple[str, str]:
    """The names of two inks; of their swatches alone when the tint is the same: one change for all tints."""
    if old and new and old.tint == new.tint:
        return old.swatch.name, new.swatch.name
    return str(old or "no ink"), str(new or "no ink")


def _drawn_alike(old: Piece, new: Piece) -> bool:
    """Wherever they stand, do two pieces look the same?"""
    (facts, measures), (other_facts, others) = _drawing(old), _drawing(new)
    return facts == other_facts and all(abs(x - y) <= NOTICED_MM for x, y in zip(measures, others, strict=True))


def _drawing(piece: Piece) -> tuple[list[object], list[float]]:
    """What is drawn, wherever it stands: facts, and measures in mm from the piece's own corner."""
    facts: list[object] = []
    measures: list[float] = []
    for item in piece.items:
        match item:
            case Text():
                facts += [(run.text, run.font, run.size_pt, str(run.ink), run.glyphs) for run in item.runs]
                measures += [run.x - item.x for run in item.runs]
            case Path():
                corner = item.rect.x, item.rect.y
                facts += [(step.op, len(step.at)) for step in item.segments]
                measures += [at - corner[i % 2] for step in item.segments for i, at in enumerate(step.at)]
            case Qr():
                facts += [item.rows]
            case Picture():
                facts += [item.sha256]
            case Line():
                facts += [(item.x1 < item.x2) == (item.y1 < item.y2)]
            case Box():
                pass
            case _:
                assert_never(item)
    return facts, measures
