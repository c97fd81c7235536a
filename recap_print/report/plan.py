"""What a booklet takes on presses, as people and programs read it. Pure: nothing is printed here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from recap_print.impose.choose import Comparison, Refusal
from recap_print.impose.reckon import Reckoning, Run, pages_of
from recap_print.report.data import written
from recap_print.report.phrases import plural
from recap_print.report.plates import LEGEND, drawing, side_by_side
from recap_print.report.table import table
from recap_print.report.terminal import BOLD, Paint, clean, wrapped
from recap_print.sheets.model import Crease, Sheet, Side
from recap_print.sheets.press import Press
from recap_print.units import number, ranges, snap

FORMAT = 1

_INDENT = "  "


def text(compared: Comparison, *, colour: bool = False, width: int = 80) -> str:
    """For people at a terminal of ``width`` columns: all presses in a table, those that cannot take it with the
    reason, the one chosen, then sheet by sheet what is on which plate. With a choice, its sheets alone are told."""
    paint = Paint(colour)
    shown = [one for one in compared.reckoned if not compared.best or one.press.id == compared.best.press]
    parts = [
        paint(BOLD, _headline(compared)),
        table(*_table(compared)),
        "\n".join(line for refusal in compared.refused for line in _refused(refusal, width)),
        "\n".join(_best(compared, width)),
        *("\n".join(_sheets(one, paint, width)) for one in shown),
        LEGEND if width >= len(LEGEND) else "\n".join(wrapped(LEGEND, width)),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def as_json(compared: Comparison) -> str:
    """For programs, such as a printer's MIS. The shape is stable while ``format`` is 1; keys may be added::

        {"format": 1, "subject": "v11", "pages": 48, "trim_mm": [148, 210], "copies": 5000, "inks": 4,
         "presses": [PRESS], "refused": [{"press": "…", "reason": "…", "help": "…"}],
         "best": {"press": "…", "why": "…"} or null}

    A PRESS is what the copies take on it, then its sheets, outermost or first one first::

        {"press": "offset-900x640", "name": "…", "sheet_mm": [900, 640], "binding": "saddle-stitch",
         "sheets": 7500, "spoilage": 450, "plates": 12, "make_readies": 3, "impressions": 15000,
         "paper_m2": 4579.2, "paper_kg": 412.1, "cover_kg": 0, "cost": 1234.5, "currency": "EUR",
         "notes": ["…"], "runs": [RUN]}

    ``sheets`` are good ones, ``spoilage`` comes on top; ``impressions`` are passes of good sheets; paper is for both,
    ``paper_kg`` without, ``cover_kg`` of the stock of a cover printed apart. Unknown weights and costs are null.
    A RUN is a sheet::

        {"sheet": 1, "work": "sheetwise", "cover": false, "signatures": [1], "signature_pages": 32,
         "copies_per_sheet": 1, "sheets": 5000, "spoilage": 300, "plates": 8, "make_readies": 2,
         "impressions": 10000, "paper": "…", "paper_m2": …, "paper_kg": …,
         "cuts": [CREASE], "folds": [CREASE],
         "sides": [{"side": "front", "pages": [1, 4, …],
                    "placements": [{"page": 5, "rotation": 180, "copy": 1, "trim_mm": [x, y, width, height]}]}]}

    ``side`` is front, back, or both for one plate that prints both. A blank has ``page`` null. ``rotation`` turns a
    page counter-clockwise, in degrees. Millimetres are from the top left corner of the side as displayed, the gripper
    at the bottom. A CREASE lies across the front: ``{"vertical": true, "at_mm": 450, "step": 1}``, ``step`` counting
    folds from 1, 0 for a cut.
    """
    best = compared.best
    return written(
        {
            "format": FORMAT,
            "subject": compared.subject,
            "pages": compared.page_count,
            "trim_mm": [snap(side) for side in compared.trim],
            "copies": compared.copies,
            "inks": compared.inks,
            "presses": [_press(one) for one in compared.reckoned],
            "refused": [{"press": one.press, "reason": one.reason, "help": one.help} for one in compared.refused],
            "best": {"press": best.press, "why": best.why} if best else None,
        }
    )


def side_name(sheet: Sheet, side: Side) -> str:
    """``front``, ``back``, or ``work-and-turn`` for a plate that prints both."""
    return side.name if sheet.back else sheet.work.value


def _headline(compared: Comparison) -> str:
    size = " × ".join(number(side) for side in compared.trim)
    copies = f"{grouped(compared.copies)} {'copy' if compared.copies == 1 else 'copies'}"
    pages = plural(compared.page_count, "page")
    return f"{clean(compared.subject)} · {pages} of {size} mm · {copies} in {plural(compared.inks, 'ink')}"


def _table(compared: Comparison) -> tuple[list[str], list[list[str]]]:
    presses = [one.press for one in compared.reckoned]
    with_cover, with_cost = any(press.cover for press in presses), any(press.costs for press in presses)
    head = ["press", "sheets", "spoilage", "plates", "make-readies", "impressions", "paper kg"]
    head += ["cover kg"] * with_cover + ["cost"] * with_cost
    rows = []
    for one in compared.reckoned:
        counts = (one.sheets, one.spoiled, one.plates, one.make_ready, one.impressions)
        row = [one.press.id, *map(grouped, counts), _kg(one.body_kg)]
        row += [_kg(one.cover_kg)] * with_cover + [_cost(one)] * with_cost
        rows.append(row)
    return head, rows


def _refused(refusal: Refusal, width: int) -> Iterator[str]:
    yield from wrapped(f"{refusal.press} cannot take it: {refusal.reason}", width)
    if refusal.help:
        yield from (f"{_INDENT}{line}" for line in wrapped(f"= help: {refusal.help}", width - len(_INDENT)))


def _best(compared: Comparison, width: int) -> list[str]:
    return wrapped(f"best: {compared.best.press}: {compared.best.why}", width) if compared.best else []


def _sheets(one: Reckoning, paint: Paint, width: int) -> Iterator[str]:
    press = one.press
    size = f"{number(press.width)} × {number(press.height)}"
    yield paint(BOLD, clean(f"{press.id} · {size} mm · {press.paper} · {press.folding.bound}"))
    for note in one.plan.notes:
        yield from (f"{_INDENT}{line}" for line in wrapped(f"note: {note}", width - len(_INDENT)))
    for run in one.runs:
        yield ""
        yield from _run(run, press, width)


def _run(run: Run, press: Press, width: int) -> Iterator[str]:
    sheet = run.sheet
    plates = f" · {plural(run.plates, 'plate')}" if press.plates else ""
    what = "cover" if sheet.is_cover else f"{sheet.pages} pages"
    work = f"{sheet.work.value}, {sheet.copies} copies a sheet" if sheet.copies > 1 else sheet.work.value
    yield f"sheet {sheet.number} · {what} · {work} · {grouped(run.good)} + {grouped(run.spoiled)} sheets{plates}"
    for side in sheet.plates:
        listed = f"{side_name(sheet, side)}: {ranges(pages_of(side)) or 'no page'}"
        yield from (f"{_INDENT}{line}" for line in wrapped(listed, width - len(_INDENT)))
    titles = [[side_name(sheet, side)] if sheet.back else [] for side in sheet.plates]
    drawings = [[*title, *drawing(sheet, side, press)] for title, side in zip(titles, sheet.plates, strict=True)]
    yield from (f"{_INDENT}{line}" for line in side_by_side(drawings, width - len(_INDENT)))


def _press(one: Reckoning) -> dict[str, Any]:
    press = one.press
    return {
        "press": press.id,
        "name": press.name,
        "sheet_mm": [snap(press.width), snap(press.height)],
        "binding": press.folding.bound,
        "sheets": one.sheets,
        "spoilage": one.spoiled,
        "plates": one.plates,
        "make_readies": one.make_ready,
        "impressions": one.impressions,
        "paper_m2": snap(one.paper_m2),
        "paper_kg": _rounded(one.body_kg),
        "cover_kg": _rounded(one.cover_kg),
        "cost": _rounded(one.cost),
        "currency": press.costs.currency if press.costs else None,
        "notes": list(one.plan.notes),
        "runs": [_run_data(run) for run in one.runs],
    }


def _run_data(run: Run) -> dict[str, Any]:
    sheet = run.sheet
    return {
        "sheet": sheet.number,
        "work": sheet.work.value,
        "cover": sheet.is_cover,
        "signatures": list(sheet.signatures),
        "signature_pages": sheet.pages,
        "copies_per_sheet": sheet.copies,
        "sheets": run.good,
        "spoilage": run.spoiled,
        "plates": run.plates,
        "make_readies": run.make_ready,
        "impressions": run.impressions,
        "paper": run.paper,
        "paper_m2": snap(run.paper_m2),
        "paper_kg": _rounded(run.paper_kg),
        "cuts": [_crease(crease) for crease in sheet.cuts],
        "folds": [_crease(crease) for crease in sheet.folds],
        "sides": [_side(side) for side in sheet.plates],
    }


def _side(side: Side) -> dict[str, Any]:
    placed = [
        {
            "page": place.page,
            "rotation": place.rotation,
            "copy": place.copy,
            "trim_mm": [snap(edge) for edge in (place.trim.x, place.trim.y, place.trim.width, place.trim.height)],
        }
        for place in side.placements
    ]
    return {"side": side.name, "pages": list(pages_of(side)), "placements": placed}


def _crease(crease: Crease) -> dict[str, Any]:
    return {"vertical": crease.vertical, "at_mm": snap(crease.at), "step": crease.step}


def grouped(count: int) -> str:
    """A number as people read it: 15 000, with a narrow no-break space."""
    return f"{count:,}".replace(",", "\u202f")


def _kg(weight: float | None) -> str:
    if weight is None:
        return "unknown"
    return f"{weight:.1f}" if weight < 10 else grouped(round(weight))


def _cost(one: Reckoning) -> str:
    costs = one.press.costs
    return f"{one.cost:.2f} {costs.currency}" if costs and one.cost is not None else "unknown"


def _rounded(value: float | None) -> float | None:
    return None if value is None else snap(value)
