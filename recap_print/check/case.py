"""What a rule is given to judge, and the way from an origin to a line of YAML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar

from recap_print.design.model import Layout
from recap_print.edition.model import Edition
from recap_print.errors import CannotRead
from recap_print.findings import Where
from recap_print.pages.model import Booklet
from recap_print.pictures import RasterPicture
from recap_print.source import Document, join

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


Found = TypeVar("Found")


def once(walk: Callable[[Case], Iterable[Found]]) -> Callable[[Case], tuple[Found, ...]]:
    """A walk over an edition and its layout, made once for all the rules that ask for it, one after the other."""
    last: tuple[Edition | None, Document | None, tuple[Found, ...]] = (None, None, ())

    @wraps(walk)
    def walked(case: Case) -> tuple[Found, ...]:
        nonlocal last
        edition, layout, found = last
        if edition is not case.edition or layout is not case.layout_document:
            found = tuple(walk(case))
            last = case.edition, case.layout_document, found
        return found

    return walked


@dataclass(frozen=True, slots=True)
class Named:
    """A place where a block or style names something: its path, the kind of thing, and the name."""

    path: str
    kind: str
    name: str


_KINDS = {"style": "style", "ink": "swatch", "fill": "swatch", "stroke": "swatch", "pictogram": "pictogram"}


def names_within(data: Any, path: str = "") -> Iterator[Named]:
    """Everything that names a style, swatch or pictogram within plain layout data or blocks, in file order."""
    if isinstance(data, Mapping):
        for key, value in data.items():
            here = join(path, key)
            if isinstance(value, str) and key in _KINDS:
                yield Named(here, _KINDS[key], value)
            else:
                yield from names_within(value, here)
    elif isinstance(data, list | tuple):
        for i, value in enumerate(data):
            yield from names_within(value, join(path, i))


def blocks_within(data: Any, path: str) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Every block within a list of blocks, at any depth: (path of its settings, kind, settings)."""
    for i, block in enumerate(data):
        for kind, settings in block.items():
            here = join(path, i, kind)
            if isinstance(settings, Mapping):
                yield here, kind, settings
                yield from blocks_within(settings.get("blocks", ()), join(here, "blocks"))
                for c, cell in enumerate(settings.get("cells", ())):
                    yield from blocks_within(cell, join(here, "cells", c))
