"""Judge two versions of a piece: its words first, then where it stands, then how it looks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from recap_print.compare.changes import LEVELS, MINOR_MM, NOTICED_MM, Change, Hunk, Kind, Level
from recap_print.compare.pieces import Piece, family
from recap_print.compare.words import hunks, numbers, plain
from recap_print.geometry import Rect
from recap_print.ink import Ink
from recap_print.pages.model import Box, Item, Line, Path, Picture, Qr, Text, bounds
from recap_print.units import number, snap


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds two pieces: the part of the change that the booklet or the page already tells.

    ``retitled`` are titles (old, new) told once; ``turn`` is how far this page's content moved to the right
    because the page changed sides of the spread, None when it did not; ``width`` is the page's, in mm.
    """

    section: str
    pages: tuple[int, int]
    retitled: tuple[tuple[str, str], ...]
    reordered: bool
    refonted: bool
    resized: bool
    turn: float | None
    width: float


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
        for change in _geometry(old, new, setting, anchored=told or reworded):
            told = told or change.kind is not Kind.MOVED
            yield change
    if not told and not reworded and not _drawn_alike(old, new) and not (setting.refonted and old.lines):
        yield told_of(Kind.REDRAWN, old, new, setting)


def told_of(
    kind: Kind,
    old: Piece,
    new: Piece,
    setting: Setting,
    before: str = "",
    after: str = "",
    *,
    level: Level | None = None,
    moved_mm: tuple[float, float] | None = None,
    words: tuple[Hunk, ...] = (),
) -> Change:
    """A change of one piece, ready to be gathered with its likes."""
    return Change(
        kind,
        LEVELS[kind] if level is None else level,
        setting.section,
        family(new.name) if family(new.name) == family(old.name) else "",
        new.items[0].tag.role.value,
        before,
        after,
        (setting.pages[0],),
        (setting.pages[1],),
        moved_mm=moved_mm,
        hunks=words,
        origin_old=old.items[0].tag.origin,
        origin_new=new.items[0].tag.origin,
    )


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
        sorts = {sort for sort, _ in (was - now) + (now - was)}
        yield change if was == now else replace(change, what=", ".join(sorted(sorts)))
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
        yield told_of(
            Kind.RESTYLED, old, new, setting, ", ".join(sorted(before - after)), ", ".join(sorted(after - before))
        )
    a, b = old.lines, new.lines
    if len(a) == len(b) > 1 and not before ^ after and old.words == new.words:
        pitch = [snap((lines[-1].y - lines[0].y) / (len(lines) - 1)) for lines in (a, b)]
        if abs(pitch[0] - pitch[1]) > NOTICED_MM:
            yield told_of(Kind.RESTYLED, old, new, setting, *(f"{number(p)} mm from line to line" for p in pitch))


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


def _geometry(old: Piece, new: Piece, setting: Setting, *, anchored: bool) -> Iterator[Change]:
    if old.lines and new.lines:
        rewrapped = [line.text for line in old.lines] != [line.text for line in new.lines]
        dx, dy = _text_move(old, new, loosely=anchored or rewrapped or setting.refonted)
        if rewrapped and old.words == new.words and len(old.lines) != len(new.lines):
            count = (f"{len(p.lines)} line{'s' if len(p.lines) > 1 else ''}" for p in (old, new))
            yield told_of(Kind.REWRAPPED, old, new, setting, *count)
        elif rewrapped and old.words == new.words and not _respaced(old, new):
            ends = (" / ".join(plain(line.text) for line in piece.lines) for piece in (old, new))
            yield told_of(Kind.REWRAPPED, old, new, setting, *ends)
        was, now = frame(old), frame(new)
    else:
        was, now = frame(old), frame(new)
        dx, dy = snap(now.x - was.x), snap(now.y - was.y)
        edges = (now.right - was.right - dx, now.bottom - was.bottom - dy)
        if max(map(abs, edges)) > NOTICED_MM:
            far = max(abs(dx), abs(dy), abs(now.right - was.right), abs(now.bottom - was.bottom))
            sizes = (_size(frame) for frame in (was, now))
            yield told_of(Kind.RESIZED, old, new, setting, *sizes, level=_weigh(far))
            return
    if setting.turn is not None:
        mirrored = now.x + was.right, now.right + was.x  # of the same edge, if it stands as in a mirror
        if old.is_furniture or min(abs(both - setting.width) for both in mirrored) <= NOTICED_MM:
            dx = 0.0
        dx = min((dx, snap(dx - setting.turn)), key=abs)
    dx, dy = (0.0 if abs(d) <= NOTICED_MM + 1e-9 else round(d, 2) for d in (dx, dy))
    if dx or dy:
        yield told_of(Kind.MOVED, old, new, setting, level=_weigh(max(abs(dx), abs(dy))), moved_mm=(dx, dy))


def _size(of: Rect) -> str:
    sides = [number(snap(side)) for side in (of.width, of.height)]
    return f"{' × '.join(side for side in sides if side != '0') or '0'} mm"


def _weigh(far: float) -> Level:
    return Level.MINOR if far <= MINOR_MM + 1e-9 else Level.NOTABLE


def _text_move(old: Piece, new: Piece, *, loosely: bool) -> tuple[float, float]:
    """How far a block of text moved. ``loosely``: its size changed for a known reason, so it stayed in place
    when its left, its middle or its right did (and its first or last line)."""
    a, b = old.lines, new.lines
    if not loosely:
        return max((snap(y.x - x.x) for x, y in zip(a, b, strict=True)), key=abs), snap(b[0].y - a[0].y)
    was, now = frame(old), frame(new)
    left, right = now.x - was.x, now.right - was.right
    dx = 0.0 if min(abs(left), abs(right), abs(left + right) / 2) <= NOTICED_MM else left
    first, last = b[0].y - a[0].y, b[-1].y - a[-1].y
    return snap(dx), snap(0.0 if min(abs(first), abs(last)) <= NOTICED_MM else first)


def frame(piece: Piece) -> Rect:
    """Where a piece stands: between its first and last baselines for text, without its strokes for the rest."""
    lines = piece.lines
    if lines:
        left, top = min(line.x for line in lines), lines[0].y
        return Rect(left, top, max(line.x + line.width for line in lines) - left, lines[-1].y - top)
    item = piece.items[0]
    if isinstance(item, Line):
        left, top = min(item.x1, item.x2), min(item.y1, item.y2)
        return Rect(left, top, abs(item.x2 - item.x1), abs(item.y2 - item.y1))
    return bounds(item) if not isinstance(item, Box) else item.rect


def _respaced(old: Piece, new: Piece) -> bool:
    """Do the lines break at the same words, with other spaces between them?"""
    return [plain(line.text) for line in old.lines] == [plain(line.text) for line in new.lines]


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
