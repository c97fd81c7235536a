"""Press profiles and output conditions, from plain data that their schemas have accepted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from recap_print.sheets.press import (
    Binding,
    Condition,
    Costs,
    CoverStock,
    CreepWay,
    Delivery,
    Edges,
    Flip,
    Folding,
    Heads,
    Limits,
    MarkKind,
    Press,
    Repeat,
    Spoilage,
    Trims,
    Work,
)

DEFAULT = "uncoated"
"""The output condition of a press that names none: people write on this paper."""

REGISTRY = "http://www.color.org"
"""The ICC's registry of characterisation data, which PDF/X names (ISO 15930-7, 6.4)."""


def press_from(data: Mapping[str, Any]) -> Press:
    """The press that ``data`` describes; what the profile leaves out takes the schema's default."""
    sheet, paper = data.get("sheet", {}), data.get("paper", {})
    return Press(
        id=data["id"],
        name=data["name"],
        width=float(sheet.get("width", 0)),
        height=float(sheet.get("height", 0)),
        unprintable=Edges(**{edge: float(rim) for edge, rim in data.get("unprintable", {}).items()}),
        flip=Flip(data.get("flip", Flip.SHORT_EDGE)),
        bleed=float(data.get("bleed", 0)),
        paper=paper.get("name", ""),
        caliper_um=float(paper.get("caliper_um", 0)),
        marks=tuple(MarkKind(mark) for mark in data.get("marks", ())),
        delivery=Delivery(data.get("deliver", Delivery.IMPOSED)),
        gripper=float(data.get("gripper", 0)),
        safety=float(data.get("safety", 3)),
        condition=data.get("condition", "" if "icc" in data else DEFAULT),
        icc=data.get("icc", ""),
        limits=Limits(**{name: float(value) for name, value in data.get("limits", {}).items()}),
        folding=_folding(data.get("fold", {})),
        trims=Trims(**{name: float(value) for name, value in data.get("trims", {}).items()}),
        bar=float(data.get("bar", 0)),
        grammage=float(paper.get("grammage", 0)),
        spoilage=Spoilage(**data.get("spoilage", {})),
        cover=_cover(data["cover"]) if "cover" in data else None,
        plates=data.get("plates", True),
        costs=Costs(**data["costs"]) if "costs" in data else None,
    )


def _folding(data: Mapping[str, Any]) -> Folding:
    return Folding(
        signature=data.get("signature", 4),
        binding=Binding(data.get("binding", Binding.SADDLE)),
        heads=Heads(data.get("heads", Heads.IN)),
        work=Work(data["work"]) if "work" in data else None,
        copies=data.get("copies", 1),
        repeat=Repeat(data.get("repeat", Repeat.STEP)),
        creep=CreepWay(data.get("creep", CreepWay.PUSH_IN)),
    )


def _cover(data: Mapping[str, Any]) -> CoverStock:
    return CoverStock(data["name"], float(data["caliper_um"]), float(data.get("grammage", 0)))


def conditions_from(data: Mapping[str, Any]) -> dict[str, tuple[Condition, str]]:
    """Each output condition by its name, with the file name of its profile."""
    return {
        name: (
            Condition(
                id=name,
                identifier=said["identifier"],
                registry=said.get("registry", REGISTRY),
                info=said["info"],
                coverage_percent=float(said["coverage_percent"]),
            ),
            said["icc"],
        )
        for name, said in data["conditions"].items()
    }
