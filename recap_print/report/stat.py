"""Changes counted: how much changed in which section, and one line for each page that did."""

from __future__ import annotations

from collections.abc import Iterator

from recap_print.compare.changes import Change, Changes, Level
from recap_print.pages.model import Section
from recap_print.report.account import counts, heading, left_out_words, lengths, same
from recap_print.report.flow import flow
from recap_print.report.phrases import Span
from recap_print.report.terminal import BOLD, Paint, clean, columns
from recap_print.report.things import WHOLE

_SIGNS = {Level.CRITICAL: ("!", "1;31"), Level.NOTABLE: ("+", "33"), Level.MINOR: ("·", "2")}
"""How a change is drawn in a bar, and its colour."""
_HEAD = ("critical", "notable", "minor")


def stat(changes: Changes, *, colour: bool = False, width: int = 80, left_out: int = 0) -> str:
    """A table for a terminal of ``width`` columns: for each section that changed, how many changes of each level,
    as numbers and as a bar. Sections in reading order; ends with the total and a newline."""
    paint, width = Paint(colour), max(width, 60)
    if not changes:
        return "\n".join(row.words for row in flow([Span(same(changes, left_out), "strong")], width, paint)) + "\n"
    rows = [(title, [sum(c.level is level for c in of) for level in Level]) for title, of in _by_section(changes)]
    total = [sum(column) for column in zip(*(numbers for _, numbers in rows), strict=True)]
    heads = [max(len(head), len(str(sum_))) if sum_ else 0 for head, sum_ in zip(_HEAD, total, strict=True)]
    numbers_width = sum(head + 2 for head in heads if head)
    longest = max(map(sum, (numbers for _, numbers in rows)))
    room = min(max(columns(title) for title, _ in rows), width - numbers_width - 2 - min(longest, 12))
    bar = max(width - room - numbers_width - 2, 1)
    scale = min(1.0, bar / longest)
    lines = [paint(BOLD, _cut(heading(changes), width))]
    lines.append(
        " " * room + "".join(f"  {paint('2', head.rjust(w))}" for head, w in zip(_HEAD, heads, strict=True) if w)
    )
    for title, numbers in rows:
        cells = (str(n or "").rjust(w) for n, w in zip(numbers, heads, strict=True) if w)
        name = _cut(title, room)
        lines.append(
            f"{name}{' ' * (room - columns(name))}  {'  '.join(cells)}  {_bar(numbers, scale, paint)}".rstrip()
        )
    told = f"{counts(changes)}, {lengths(changes)}"
    lines += [
        row.words for row in flow([Span(f"{told}, {left_out_words(left_out)}" if left_out else told)], width, paint)
    ]
    return "\n".join(lines) + "\n"


def names(changes: Changes) -> str:
    """What is touched, one stable identifier a line, in reading order, for a script.

    A page by its id (``contacts/2``, as locks and findings name it), a page that is gone by the id it had; a section
    by its id when the change shows on no page (``contacts``); the whole booklet as ``.`` when it shows on none.
    """
    found: dict[str, None] = {}
    touched = [one for change in changes for one in (change, *change.effects)]
    for change in touched:
        found |= dict.fromkeys(_ids(change, changes))
    ranks = {".": 0}
    for side in (changes.new, changes.old):
        for section in side.sections:
            for id in (section.id, *(_id(section, n) for n in range(section.first, section.first + section.pages))):
                ranks.setdefault(id, len(ranks))
    return "".join(f"{clean(id)}\n" for id in sorted(found, key=lambda id: ranks.get(id, len(ranks))))


def _ids(change: Change, changes: Changes) -> Iterator[str]:
    pages, side = (change.pages_new, changes.new) if change.pages_new else (change.pages_old, changes.old)
    for page in pages:
        section = next((s for s in side.sections if s.first <= page < s.first + s.pages), None)
        yield _id(section, page) if section else str(page)
    if not pages:
        yield change.section or "."


def _id(section: Section, page: int) -> str:
    return f"{section.id}/{page - section.first + 1}"


def _by_section(changes: Changes) -> Iterator[tuple[str, list[Change]]]:
    order = ["", *dict.fromkeys(section.id for side in (changes.new, changes.old) for section in side.sections)]
    order += [change.section for change in changes if change.section not in order]
    for id in dict.fromkeys(order):
        if of := [change for change in changes if change.section == id]:
            yield clean(changes.title(id)) if id else WHOLE, of


def _bar(numbers: list[int], scale: float, paint: Paint) -> str:
    """A sign for each change, or for several when they are too many; whatever there is shows."""
    told = ""
    for (sign, code), count in zip(_SIGNS.values(), numbers, strict=True):
        told += paint(code, sign * (max(1, int(count * scale)) if count else 0))
    return told


def _cut(words: str, room: int) -> str:
    """Words in at most so many columns."""
    words = clean(words)
    if columns(words) <= room:
        return words
    while columns(words) >= room:
        words = words[:-1]
    return f"{words}…"
