"""NOUN: one side of a comparison, with everything that may explain its pages."""

from __future__ import annotations

from dataclasses import dataclass

from recap_print.findings import Where
from recap_print.pages.made import Made
from recap_print.pages.model import Booklet
from recap_print.source import Document

LAYOUT, PICTOGRAMS = "layout:", "pictograms:"
"""What an origin begins with that leads into these files and not into the edition."""


@dataclass(frozen=True, slots=True)
class Version:
    """A booklet, and what it was made from when that is at hand.

    ``name`` is what people called it (``v11``, ``HEAD~2:v11``, ``editions/v10.lock.json``). The documents are the YAML
    of the edition, of its layout and of its pictograms; a lock alone has none, but says how it was ``made``.
    """

    name: str
    booklet: Booklet
    edition: Document | None = None
    layout: Document | None = None
    pictograms: Document | None = None
    made: Made | None = None

    def where(self, origin: str) -> Where | None:
        """The line of YAML that an origin stands for; None when that file is not at hand."""
        for prefix, document in ((LAYOUT, self.layout), (PICTOGRAMS, self.pictograms), ("", self.edition)):
            if origin.startswith(prefix):
                path = origin.removeprefix(prefix)
                try:
                    return document.where(path) if document and path else None
                except ValueError:  # a lock by another hand: its origins are no paths
                    return None
        return None
