"""A month of a real calendar: its name, the days of its weeks, and a cell for each day to write in."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from recap_print.declared import Said
from recap_print.design import blocks as d
from recap_print.pages.model import Box, Line, Overset, Role
from recap_print.typeset.piece import Piece, Placed, beside, stack
from recap_print.typeset.setting import Setting, baseline, line_of_text, moved, snap_to, words
from recap_print.typeset.shapes import HEAD_GAP, rect
from recap_print.units import snap

WEEK = 7
NAMES = {
    "fr": (
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    "ar": (
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ),
}
"""Months by language, as the Unicode CLDR has them for `fr`, `en` and `ar`."""


def month_after(first: str, count: int) -> date:
    """The first day of the month ``count`` months after ``first``, which is written as 2025-09.

    >>> month_after("2025-09", 4)
    datetime.date(2026, 1, 1)
    """
    year, month = (int(part) for part in first.split("-"))
    years, months = divmod(month - 1 + count, 12)
    return date(year + years, months + 1, 1)


def weeks(month: date) -> list[list[int]]:
    """The days of a month by week, Monday first; 0 where a week has a day of another month.

    >>> weeks(date(2026, 2, 1))[0]
    [0, 0, 0, 0, 0, 0, 1]
    """
    before, count = monthrange(month.year, month.month)
    days = [*[0] * before, *range(1, count + 1)]
    days += [0] * (-len(days) % WEEK)
    return [days[i : i + WEEK] for i in range(0, len(days), WEEK)]


def title(month: date, language: str) -> str:
    """``Septembre 2025``, as it stands at the head of a page."""
    name = NAMES[language.partition("-")[0]][month.month - 1]
    return f"{name[0].upper()}{name[1:]} {month.year}"


def month_piece(setting: Setting, block: d.Month, width: float) -> Piece | None:
    """The month of this page, or None when the edition says no first month.

    The first page has that month and each page the next; within a repeat, each of its turns has the next.
    Weeks share the height that is left.
    """
    first = setting.content(block.first.name)
    if not isinstance(first, Said) or not first.text:
        return None
    month = month_after(first.text, int(setting.facts.get("number", setting.turned + 1)) - 1)
    said = Said(title(month, setting.language), first.origin)
    heading = words(setting, setting.layout.style(block.style), said, width, "month", Role.HEADING)
    return stack([heading, _names(setting, block, width), _grid(setting, block, weeks(month), first.origin, width)])


def _names(setting: Setting, block: d.Month, width: float) -> Piece:
    """The names of the days, one above each column."""
    found = setting.content(block.names.name)
    said = [one for one in found if isinstance(one, Said)] if isinstance(found, tuple) else []
    style, own = setting.layout.style(setting.layout.writing.label), width / WEEK
    names = [
        words(setting, style, one, own, f"head.{i}", Role.LABEL, align="center") for i, one in enumerate(said[:WEEK], 1)
    ]
    row = beside(names, [i * own for i in range(len(names))])
    return Piece(row.height + HEAD_GAP if names else 0.0, row.place)


def _grid(setting: Setting, block: d.Month, days: list[list[int]], origin: str, width: float) -> Piece:
    grid, writing, own = setting.layout.grid, setting.layout.writing, width / WEEK
    ink, thin = setting.ink(writing.ink), writing.thickness

    def place(x: float, y: float, height: float) -> Iterator[Placed]:
        row = max(height / len(days) // grid * grid, grid)
        for week, whole in enumerate(days):
            for column, day in enumerate(whole):
                if day:
                    yield from _number(setting, block, day, origin, x + column * own, y + week * row)
        foot, right = snap(y + len(days) * row), snap(x + width)
        for i in range(len(days) + 1):
            at = snap(y + i * row)
            yield Line(setting.tag(f"row.{i}", Role.FIELD), snap(x), at, right, at, thin, ink)
        for i in range(WEEK + 1):
            at = snap(x + i * own)
            yield Line(setting.tag(f"column.{i}", Role.FIELD), at, snap(y), at, foot, thin, ink)

    return Piece(len(days) * (block.corner + writing.pitch), place, True)


def _number(setting: Setting, block: d.Month, day: int, origin: str, x: float, y: float) -> Iterator[Placed]:
    """The number of a day, in a small cell with its top-left corner at x, y."""
    side, writing = block.corner, setting.layout.writing
    ground = setting.ink(block.fill) if block.fill else None
    edge = None if ground else setting.ink(writing.ink)
    cell = rect(x, y, side, side)
    yield Box(setting.tag(f"day.{day}.cell", Role.ARTIFACT), cell, ground, edge, 0.0 if ground else writing.thickness)
    style, said = setting.layout.style(writing.label), Said(str(day), origin)
    own, text = line_of_text(setting, style, said.text, said, f"day.{day}", Role.LABEL)
    if own > side:
        yield Overset(setting.page, origin, own, side, across=True)
    down = (side - style.leading) / 2 + baseline(style, setting.layout.grid)
    yield moved(text, x + (side - own) / 2, y + snap_to(down, setting.layout.grid / 2))
