"""NOUN: one side of a comparison, with everything that may explain its pages."""

from __future__ import annotations

from dataclasses import dataclass

from recap_print.pages.made import Made
from recap_print.pages.model import Booklet
from recap_print.source import Document


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
