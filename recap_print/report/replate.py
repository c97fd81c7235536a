"""Which plates are made again, as people and programs read it. Pure: nothing is printed here."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from recap_print.impose.remake import Remade, Replating
from recap_print.report.data import written
from recap_print.report.phrases import plural
from recap_print.report.plan import side_name
from recap_print.report.table import table
from recap_print.report.terminal import clean
from recap_print.units import ranges

FORMAT = 1


def text(replating: Replating) -> str:
    """``pages 5 and 44 changed: sheet 3 front only``, then plate by plate. The slug line is not looked at."""
    press, named = replating.plan.press.id, clean(f"{replating.old} → {replating.new}")
    if not replating.sides:
        kept = "every plate serves again" if replating.plan.press.plates else "every sheet stays as it is"
        return f"{named} on {press}: no page prints differently, {kept}\n"
    sides = replating.sides
    where = "everything" if len(sides) == len(replating.plan.sides) else ", ".join(_where(sides))
    why = replating.why or f"page{'s' * (len(replating.pages) > 1)} {_and(ranges(replating.pages))} changed"
    rows = [[f"{one.sheet.number}", side_name(one.sheet, one.side), ranges(one.pages)] for one in sides]
    told = (f"{named} on {press}", f"{why}: {where}", "", _rows(replating, rows), "", _count(replating), "")
    return "\n".join(told)


def as_json(replating: Replating) -> str:
    """For programs. The shape is stable while ``format`` is 1; keys may be added::

        {"format": 1, "old": "v10", "new": "v11", "press": "…", "inks": 4, "pages": [5, 44], "why": "",
         "plates": {"all": 12, "again": 4},
         "sides": [{"sheet": 3, "side": "front", "pages": [5, 44], "plates": 4}]}

    ``why`` says why everything is made again, ``pages`` is then empty and those of a side are all on it. ``side`` is
    front, back, or both for one plate that prints both. A press without plates counts sides as its plates.
    """
    each = replating.plates // len(replating.sides) if replating.sides else 0
    return written(
        {
            "format": FORMAT,
            "old": replating.old,
            "new": replating.new,
            "press": replating.plan.press.id,
            "inks": replating.inks,
            "pages": list(replating.pages),
            "why": replating.why,
            "plates": {"all": replating.all_plates, "again": replating.plates},
            "sides": [
                {"sheet": one.sheet.number, "side": one.side.name, "pages": list(one.pages), "plates": each}
                for one in replating.sides
            ],
        }
    )


def _where(sides: tuple[Remade, ...]) -> Iterator[str]:
    """``sheet 3 front only``, ``sheet 4``"""
    for number, of_sheet in groupby(sides, key=lambda one: one.sheet.number):
        found = list(of_sheet)
        whole = len(found) == len(found[0].sheet.plates)
        yield f"sheet {number}" + ("" if whole else f" {found[0].side.name} only")


def _rows(replating: Replating, rows: list[list[str]]) -> str:
    told = "pages on it" if replating.why else "pages changed"
    return table(("sheet", "side", told), rows)


def _count(replating: Replating) -> str:
    if replating.plan.press.plates:
        return f"{replating.plates} of {plural(replating.all_plates, 'plate')} to make again"
    return f"{replating.plates} of {plural(replating.all_plates, 'side')} to print from the new file"


def _and(listed: str) -> str:
    """``5 and 44`` for ``5, 44``"""
    return " and ".join(listed.rsplit(", ", 1))
