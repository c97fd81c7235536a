"""Where two versions of a piece stand and how large they are, in millimetres, within what eye and press notice."""

from __future__ import annotations

from collections.abc import Iterator

from recap_print.compare.changes import MINOR_MM, NOTICED_MM, Change, Kind, Level
from recap_print.compare.pieces import Piece
from recap_print.compare.setting import Setting, told_of
from recap_print.compare.words import plain
from recap_print.geometry import Rect
from recap_print.pages.model import Box, Line, bounds
from recap_print.units import number, snap


def geometry(old: Piece, new: Piece, setting: Setting, *, anchored: bool) -> Iterator[Change]:
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
            yield told_of(Kind.RESIZED, old, new, setting, *sizes, level=weigh(far))
            return
    if setting.turn is not None:
        mirrored = now.x + was.right, now.right + was.x  # of the same edge, if it stands as in a mirror
        if old.is_furniture or min(abs(both - setting.width) for both in mirrored) <= NOTICED_MM:
            dx = 0.0
        dx = min((dx, snap(dx - setting.turn)), key=abs)
    dx, dy = (0.0 if abs(d) <= NOTICED_MM + 1e-9 else round(d, 2) for d in (dx, dy))
    if dx or dy:
        far = weigh(max(abs(dx), abs(dy)))
        yield told_of(Kind.MOVED, old, new, setting, old.words, new.words, level=far, moved_mm=(dx, dy))


def _size(of: Rect) -> str:
    sides = [number(snap(side)) for side in (of.width, of.height)]
    return f"{' × '.join(side for side in sides if side != '0') or '0'} mm"


def weigh(far: float) -> Level:
    """What a step of so many mm weighs."""
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
