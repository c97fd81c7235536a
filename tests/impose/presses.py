"""The presses the tests print on."""

from __future__ import annotations

from dataclasses import replace

from recap_print.sheets.model import Edges, Flip, MarkKind, Press

OFFICE = Press(
    id="office-a4",
    name="Office",
    width=297,
    height=210,
    unprintable=Edges(4, 4, 4, 4),
    flip=Flip.SHORT_EDGE,
    bleed=0,
    paper="uncoated 80 g/m²",
    caliper_um=100,
    marks=(),
)
SRA3 = replace(OFFICE, id="sra3", name="Digital", width=450, height=320, bleed=3, caliper_um=112, marks=tuple(MarkKind))
PORTRAIT = replace(SRA3, id="portrait", width=320, height=450)
A5 = (148.0, 210.0)
