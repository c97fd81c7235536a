"""Processes that begin at once: starting Python and loading a renderer takes as long as what they are asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from recap_print.pipeline.children import Child
from recap_print.pipeline.files import is_file, read
from recap_print.pipeline.leafing import Leafing, start_leafing
from recap_print.pipeline.picturing import picturer


@dataclass(frozen=True, slots=True)
class Early:
    """What is under way: PDFs being read, by what they were called, and processes that will look at pages."""

    reading: Mapping[str, Leafing] = field(default_factory=dict)
    eyes: tuple[Child, ...] = ()


def begin(*said: str) -> Early:
    """Begin to read the PDFs among some names, and to load what looks at them. Raises CannotRead."""
    pdfs = [one for one in dict.fromkeys(said) if one.lower().endswith(".pdf")]
    reading = {one: start_leafing(read(Path(one)), one) for one in pdfs if is_file(Path(one))}
    return Early(reading, (picturer(), picturer()) if pdfs else ())
