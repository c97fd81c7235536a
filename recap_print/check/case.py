"""What a rule is given to judge, and the way from an origin to a line of YAML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from recap_print.design.model import Layout
from recap_print.edition.model import Edition
from recap_print.errors import CannotRead
from recap_print.findings import Where
from recap_print.pages.model import Booklet
from recap_print.pictures import RasterPicture
from recap_print.source import Document

LAYOUT = "layout:"
"""Origins that start so point into the layout's file."""


@dataclass(frozen=True, slots=True)
class Case:
    """A declaration with everything it names. ``layout`` and ``booklet`` are None when they could not be made.

    ``names`` are what may be named: keys ``layouts``, ``editions``, ``pictograms``, ``fonts``, ``pictures``,
    and for each kind of section ``content KIND``, the names that its templates can use. ``pictures`` are the files
    that are named and exist, or what is wrong with them.
    """

    edition: Edition
    document: Document
    layout: Layout | None
    layout_document: Document | None
    names: Mapping[str, tuple[str, ...]]
    booklet: Booklet | None = None
    pictures: Mapping[str, RasterPicture | CannotRead] = field(default_factory=dict)
    written: Document | None = None
    """The declaration in all its languages; ``document`` is what it says in this one."""

    @property
    def sound_pictures(self) -> dict[str, RasterPicture]:
        return {name: found for name, found in self.pictures.items() if isinstance(found, RasterPicture)}

    def where(self, origin: str, *, key: bool = False) -> Where:
        """The place of an origin, in whichever file it points into."""
        if origin.startswith(LAYOUT) and self.layout_document:
            return self.layout_document.where(origin.removeprefix(LAYOUT), key=key)
        return self.document.where(origin.removeprefix(LAYOUT), key=key)
