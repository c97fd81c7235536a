"""The family history at a terminal: versions beside their line of descent, and sections × versions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recap_print.compare.deeds import Verb
from recap_print.compare.lineage import Entry, Family, Matrix, Member
from recap_print.report.history import by_section, cell, facts, glance, heading, ordered, sign
from recap_print.report.lanes import Gutter, lanes
from recap_print.report.terminal import BOLD, CYAN, DIM, GREEN, Paint, clean, columns, wrapped

RED, YELLOW = "31", "33"
_COLOURS = {"printed": GREEN, "field-test": YELLOW, "draft": CYAN, "retired": DIM}
_MARKS = {Verb.ADDED: ("+", GREEN), Verb.REMOVED: ("−", RED), Verb.MOVED: ("↕", YELLOW)}
_CHANGED = ("~", CYAN)


def text(family: Family, *, colour: bool, width: int, short: bool = False, backwards: bool = False) -> str:
    """For a terminal of ``width`` columns: each version beside its line of descent; ``short``, one line for each.

    Newest first, unless ``backwards``. Ends with a newline.
    """
    paint = Paint(colour)
    told = ordered(family, backwards)
    lines = [paint(BOLD, line) for line in wrapped(heading(family), width)] + [""]
    for entry, gutter in zip(told, _gutters(told, backwards), strict=True):
        lines += [paint(DIM, gutter.join)] if gutter.join else []
        lines += _short(entry, gutter, paint, width) if short else _long(entry, gutter, paint, width)
    return "\n".join(lines).rstrip() + "\n"


def _gutters(told: Sequence[Entry], backwards: bool) -> list[Gutter]:
    signs = [sign(entry.member) for entry in told]
    if backwards:  # a tree grows the other way: one line, and whoever does not follow the one before says of whom
        return [Gutter("", one, "│" if nth < len(told) else "") for nth, one in enumerate(signs, 1)]
    return list(lanes([(entry.member.name, entry.member.previous) for entry in told], signs))


def _head(entry: Entry, gutter: Gutter, paint: Paint) -> tuple[str, int]:
    """The version's sign and name, painted, and the columns they take."""
    member = entry.member
    own = sign(member)
    drawn = paint(_COLOURS.get(member.status, DIM), own).join(paint(DIM, part) for part in gutter.node.split(own, 1))
    name = clean(member.name)
    return f"{drawn} {paint(BOLD, name)}", columns(f"{gutter.node} {name}")


def _short(entry: Entry, gutter: Gutter, paint: Paint, width: int) -> Iterator[str]:
    head, used = _head(entry, gutter, paint)
    told = "  ".join([" · ".join(facts(entry)[:3]), glance(entry.deeds or ())]).rstrip()
    room = max(20, width - used - 2)
    shown = clean(told)
    yield f"{head}  {shown if columns(shown) <= room else shown[: room - 1] + '…'}"
    yield from _troubles(entry.member, paint(DIM, gutter.below), gutter, paint, width)


def _long(entry: Entry, gutter: Gutter, paint: Paint, width: int) -> Iterator[str]:
    member = entry.member
    head, used = _head(entry, gutter, paint)
    bar = paint(DIM, gutter.below)
    inside = " " * (3 if not gutter.below else 2)
    room = width - columns(gutter.below) - 2
    first, *more = _filled(facts(entry), max(24, width - used - 2))
    yield f"{head}  {first}"
    yield from (f"{bar}{inside}{line}" for line in more)
    yield from _troubles(member, bar, gutter, paint, width)
    for verb, title, said in by_section(entry.deeds or ()):
        mark, tint = _MARKS.get(verb, _CHANGED) if verb else _CHANGED
        start, *rest = wrapped(tied(f"{title}: {said}" if said else title), room - 2)
        yield f"{bar}{inside}{paint(tint, mark)} {start}"
        yield from (f"{bar}{inside}  {line}" for line in rest)
    if entry.deeds == ():
        yield f"{bar}{inside}{paint(DIM, 'declares the same sections')}"
    for change in member.changes:
        yield bar
        yield from (f"{bar}{inside}{paint(BOLD, line)}" for line in wrapped(tied(change.what), room))
        for label, said in (("why", change.why), ("hypothesis", change.hypothesis)):
            start, *rest = wrapped(tied(said), room - 12)
            yield f"{bar}{inside}{paint(DIM, label.ljust(12))}{start}"
            yield from (f"{bar}{inside}{' ' * 12}{line}" for line in rest)
    yield bar


def _filled(parts: Sequence[str], width: int) -> list[str]:
    """Facts with dots between them, on as few lines as hold them; a fact is never broken."""
    lines = [""]
    for part in map(clean, parts):
        if lines[-1] and columns(lines[-1]) + 3 + columns(part) > width:
            lines.append("")
        lines[-1] += f" · {part}" if lines[-1] else part
    return lines


def tied(words: str) -> str:
    """French signs stay with their word at the end of a line."""
    return re.sub("(?<=«) | (?=[»:;!?])", "\u00a0", words)


def _troubles(member: Member, bar: str, gutter: Gutter, paint: Paint, width: int) -> Iterator[str]:
    for trouble in member.troubles:
        start, *rest = wrapped(trouble, width - columns(gutter.below) - 4)
        yield f"{bar}  {paint(RED, '!')} {start}"
        yield from (f"{bar}    {line}" for line in rest)


def matrix_text(matrix: Matrix, *, colour: bool, width: int) -> str:
    """Sections × versions with their pages: as many versions beside each other as ``width`` holds, the rest below."""
    paint = Paint(colour)
    titles = [clean(row.title) for row in matrix.rows]
    named = min(max(map(columns, [*titles, "pages"])), max(16, width // 3))
    widths = [max(3, columns(version)) + 2 for version in matrix.versions]
    blocks = []
    for of in _beside(widths, width - named):
        lines = [paint(BOLD, " " * named + "".join(matrix.versions[n].rjust(widths[n]) for n in of))]
        for title, row in zip(titles, matrix.rows, strict=True):
            cells = (paint("" if row.cells[n] else DIM, cell(row.cells[n]).rjust(widths[n])) for n in of)
            lines.append(_fit(title, named) + "".join(cells))
        total = "".join(str(matrix.pages[n] or "?").rjust(widths[n]) for n in of)
        lines.append(paint(BOLD, _fit("pages", named) + total))
        blocks.append("\n".join(line.rstrip() for line in lines))
    return "\n\n".join(blocks) + "\n"


def _beside(widths: Sequence[int], room: int) -> Iterator[range]:
    """Which columns stand beside each other, so that each block takes ``room`` columns of a terminal at most."""
    start = used = 0
    for nth, width in enumerate(widths):
        if used and used + width > room:
            yield range(start, nth)
            start, used = nth, 0
        used += width
    if start < len(widths):
        yield range(start, len(widths))


def _fit(words: str, width: int) -> str:
    while columns(words) > width:
        words = words.rstrip("…")[:-1] + "…"
    return words + " " * (width - columns(words))
