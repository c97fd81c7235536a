"""Changes as data, for programs: what ``changes.schema.json`` describes."""

from __future__ import annotations

from math import isfinite
from typing import Any

from recap_print.compare.changes import Change, Changes, Form, Level, Side, Spot
from recap_print.findings import Where
from recap_print.report.data import compact

FORMAT = 1


def as_json(changes: Changes, *, left_out: int = 0) -> str:
    """Changes as JSON, one a line, in the shape that ``recap-print schema changes`` describes.

    Keys may be added; what is there keeps its meaning within a ``format``.
    """
    levels = {level.name.lower(): sum(change.level is level for change in changes) for level in Level}
    head = {
        "format": FORMAT,
        "old": _side(changes.old),
        "new": _side(changes.new),
        "levels": levels,
        "unexpected": sum(change.unexpected for change in changes),
        "left_out": left_out,
        "form": [_form(form) for form in changes.form],
    }
    lines = [f'"{key}": {compact(value)},' for key, value in head.items()]
    told = ",\n".join(compact(as_data(change)) for change in changes)
    return "\n".join(["{", *lines, f'"changes": [\n{told}\n]' if told else '"changes": []', "}"]) + "\n"


def as_data(change: Change) -> dict[str, Any]:
    """One change, with what it entails in the same shape."""
    return {
        "kind": change.kind.value,
        "layer": change.layer.value,
        "level": change.level.name.lower(),
        "unexpected": change.unexpected,
        "section": change.section,
        "name": change.name,
        "what": change.what,
        "before": change.before,
        "after": change.after,
        "hunks": [[hunk.before, hunk.after] for hunk in change.hunks],
        "pages_old": change.pages_old,
        "pages_new": change.pages_new,
        "times": change.times,
        "moved_mm": change.moved_mm if change.moved_mm and all(map(isfinite, change.moved_mm)) else None,
        "origin_old": change.origin_old,
        "origin_new": change.origin_new,
        "where_old": _where(change.where_old),
        "where_new": _where(change.where_new),
        "spots_old": _spots(change.spots_old),
        "spots_new": _spots(change.spots_new),
        "effects": [as_data(effect) for effect in change.effects],
    }


def _side(side: Side) -> dict[str, Any]:
    return {"name": side.called, "edition": side.edition, "title": side.title, "pages": side.pages}


def _form(form: Form) -> dict[str, str]:
    return {"name": form.name, "before": form.before, "after": form.after, "note": form.note}


def _where(where: Where | None) -> dict[str, Any] | None:
    return {"file": where.file, "line": where.line, "column": where.column} if where else None


def _spots(spots: tuple[Spot, ...]) -> list[dict[str, float]]:
    told = []
    for spot in spots:
        r = spot.rect
        if all(map(isfinite, (r.x, r.y, r.width, r.height))):
            told.append({"page": spot.page, "x": r.x, "y": r.y, "width": r.width, "height": r.height})
    return told
