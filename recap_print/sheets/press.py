"""A press profile, from plain data that ``press.schema.json`` has accepted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from recap_print.sheets.model import Edges, Flip, MarkKind, Press


def press_from(data: Mapping[str, Any]) -> Press:
    """The press that ``data`` describes; what the profile leaves out takes the schema's default."""
    sheet, paper = data["sheet"], data["paper"]
    return Press(
        id=data["id"],
        name=data["name"],
        width=float(sheet["width"]),
        height=float(sheet["height"]),
        unprintable=Edges(**{edge: float(rim) for edge, rim in data.get("unprintable", {}).items()}),
        flip=Flip(data.get("flip", Flip.SHORT_EDGE)),
        bleed=float(data.get("bleed", 0)),
        paper=paper["name"],
        caliper_um=float(paper["caliper_um"]),
        marks=tuple(MarkKind(mark) for mark in data.get("marks", ())),
    )
