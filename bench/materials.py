"""What the rivals of the race cannot make by themselves: QR modules, pictograms, and the placed items to draw.

python bench/materials.py EDITION    from a project's folder; exit 1, with its findings, when it has errors

Writes ``materials.json`` (what Typst lacks) and ``items.json`` (every placed item, for the bare canvas) there.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from recap_print.geometry import Segment
from recap_print.ink import Ink
from recap_print.pages.model import Box, Item, Line, Picture, Qr, Text
from recap_print.pages.model import Path as Outline
from recap_print.pipeline.prepare import Workshop
from recap_print.pipeline.project import Project


def main(name: str) -> int:
    workshop = Workshop(Project(Path.cwd()))
    prepared = workshop.prepare(workshop.project.edition(name))
    booklet = prepared.booklet
    if booklet is None or prepared.errors or prepared.design.layout is None:
        print("\n".join(f"{finding.where}: {finding.message}" for finding in prepared.findings), file=sys.stderr)
        return 1
    pictograms = prepared.design.pictograms.values()
    materials = {
        "sections": [{"first": part.first, "pages": part.pages} for part in booklet.sections],
        "pictograms": {drawing.name: [steps(drawing.strokes), steps(drawing.solids)] for drawing in pictograms},
        "symbols": [item.rows for page in booklet.pages for item in page.items if isinstance(item, Qr)],
    }
    items = {
        "fonts": {font: str(workshop.project.fonts / file) for font, file in prepared.design.layout.fonts},
        "pages": [[plain(item) for item in page.items] for page in booklet.pages],
    }
    Path("materials.json").write_text(json.dumps(materials), "utf-8")
    Path("items.json").write_text(json.dumps(items), "utf-8")
    return 0


def steps(outlines: tuple[tuple[Segment, ...], ...]) -> list[list[object]]:
    return [[step.op, *step.at] for outline in outlines for step in outline]


def plain(item: Item) -> list[object]:
    """An item as a list that a canvas can draw without a thought: what it is, where, with which pen."""
    match item:
        case Text():
            run = item.runs[0]
            return ["text", run.x, item.y, run.font, run.size_pt, run.text.replace("\u202f", "\xa0"), cmyk(run.ink)]
        case Line():
            return ["line", item.x1, item.y1, item.x2, item.y2, item.thickness, cmyk(item.ink)]
        case Box():
            at = (item.rect.x, item.rect.y, item.rect.width, item.rect.height)
            return ["box", *at, item.radius, item.thickness, cmyk(item.fill), cmyk(item.stroke)]
        case Outline():
            return ["path", steps((item.segments,)), item.thickness, cmyk(item.fill), cmyk(item.stroke)]
        case Qr():
            return ["qr", item.rect.x, item.rect.y, item.module, item.rows, cmyk(item.ink)]
        case Picture():
            raise SystemExit("the others draw no pictures yet: race an edition that has none")


def cmyk(ink: Ink | None) -> tuple[float, ...] | None:
    return tuple(part / 100 for part in ink.cmyk) if ink else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
