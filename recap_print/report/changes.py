"""Changes in words for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from recap_print.compare.changes import Change, Changes, Form, Level
from recap_print.findings import Where
from recap_print.report.account import (
    UNEXPECTED,
    Part,
    counts,
    entailed,
    heading,
    kinds,
    left_out_words,
    lengths,
    parts,
    same,
)
from recap_print.report.account import summary as summary
from recap_print.report.flow import Row, flow
from recap_print.report.phrases import Span, pages_of, phrase
from recap_print.report.terminal import BOLD, CYAN, DIM, Paint, clean, columns
from recap_print.report.things import WHOLE

_HEADS = {None: "1;35", Level.CRITICAL: "1;31", Level.NOTABLE: "1;33", Level.MINOR: "1;34"}
_WIDE = 110
"""Columns from which a line of YAML is told with the line it had before."""
_PAGES_COLUMNS = 17
"""Room for ``old pages 45–46``; more pages than fit there are told in short."""


def text(changes: Changes, *, colour: bool = False, width: int = 80, left_out: int = 0) -> str:
    """A report for a terminal of ``width`` columns: a summary, what is unexpected, then by level and by section.

    Without ``colour``, words that went are ``[-so-]`` and words that came ``{+so+}``. ``left_out`` is how many
    changes a filter took away. Ends with a newline.
    """
    paint, width = Paint(colour), max(width, 40)
    lines = list(_summary(changes, width, paint, left_out))
    room = max((len(_pages(change)) for change in changes), default=0)
    for part in parts(changes):
        lines += ["", paint(_HEADS[part.level], part.title)]
        if part.level is None:
            lines += _hanging([Span(UNEXPECTED, "faint")], "  ", "  ", width, paint)
        lines += _sections(changes, part, room, width, paint)
    if changes.form:
        lines += ["", paint(BOLD, "In form only"), *_form(changes.form, width, paint)]
    return "\n".join(lines) + "\n"


def _summary(changes: Changes, width: int, paint: Paint, left_out: int) -> Iterator[str]:
    if not changes:
        yield from (row.words for row in flow([Span(same(changes, left_out), "strong")], width, paint))
        return
    told = [heading(changes) + ":", counts(changes), "·", lengths(changes)]
    if left_out:
        told += ["·", left_out_words(left_out)]
    yield from _hanging([Span(" ".join(told), "strong")], "", "  ", width, paint)
    yield from _hanging([Span(kinds(changes))], "  ", "  ", width, paint)


def _sections(changes: Changes, part: Part, room: int, width: int, paint: Paint) -> Iterator[str]:
    for section, alike in groupby(part.changes, key=lambda change: change.section):
        yield from _hanging([Span(changes.title(section) if section else WHOLE)], "  ", "    ", width, paint)
        for change in alike:
            yield from _told(changes, change, room, width, paint, with_level=part.level is None)


def _told(changes: Changes, change: Change, room: int, width: int, paint: Paint, *, with_level: bool) -> Iterator[str]:
    """A change: its pages, its phrase, what it entails below, and at the end of a row the lines of YAML."""
    spans = phrase(change)
    if with_level and change.level is Level.CRITICAL:
        spans = [Span("critical:", "grave"), *spans]
    indent = 4 + room + 2 * bool(room)
    rows = flow(spans, width - indent, paint)
    said = entailed(change, changes.title)
    below = flow([Span(f"↳ {said}", "faint")], width - indent, paint) if said else []
    if lines := clean(_lines(change, both=width >= _WIDE)):
        free = [width - indent - row.columns - 2 - columns(lines) for row in (rows[-1], *below[-1:])]
        if free[0] >= 0:
            rows[-1] = _beside(rows[-1], free[0], lines, paint)
        elif free[-1] >= 0:
            below[-1] = _beside(below[-1], free[-1], lines, paint)
        else:
            rows += flow([Span(lines, "faint")], width - indent, paint)
    for nth, row in enumerate((*rows, *below)):
        head = _pages(change) if nth == 0 else ""
        yield f"    {paint(CYAN, head)}{' ' * (indent - 4 - len(head))}{row.words}".rstrip()


def _beside(row: Row, free: int, lines: str, paint: Paint) -> Row:
    return Row(f"{row.words}{' ' * (free + 2)}{paint(DIM, lines)}", row.columns + free + 2 + columns(lines))


def _lines(change: Change, *, both: bool) -> str:
    """Where it is written, as an editor follows it; ``both``: with the line on the other side when that is another."""
    old, new = change.where_old, change.where_new
    if old and new and both and str(old) != str(new):
        return f"{new} (was {_short(old, new)})"
    return str(new or old or "")


def _short(old: Where, new: Where) -> str:
    """What tells the old place from the new one: ``:80`` in the same file, else ``v10.yaml:80``."""
    if old.file == new.file:
        return f":{old.line}"
    name = old.file.rpartition("/")[2]
    return f"{old.file if name == new.file.rpartition('/')[2] else name}:{old.line}"


def _pages(change: Change) -> str:
    """The pages, in short when they are too many to name: ``9 of pages 3–40``."""
    told = pages_of(change)
    if len(told) <= _PAGES_COLUMNS:
        return told
    pages = change.pages_new or change.pages_old
    return f"{len(pages)} of pages {pages[0]}–{pages[-1]}"


def _form(form: tuple[Form, ...], width: int, paint: Paint) -> Iterator[str]:
    for one in form:
        ends = [Span(one.before or "none"), Span("→"), Span(one.after or "none")] if one.before or one.after else []
        spans = [Span(f"{one.name}:" if ends or one.note else one.name), *ends]
        yield from _hanging(
            [*spans, *([Span(f"({one.note})", "faint")] if one.note else [])], "  ", "    ", width, paint
        )


def _hanging(spans: list[Span], first: str, rest: str, width: int, paint: Paint) -> Iterator[str]:
    """Rows of which those after the first are set in by ``rest``."""
    for nth, row in enumerate(flow(spans, width - max(len(first), len(rest)), paint)):
        yield f"{rest if nth else first}{row.words}"
