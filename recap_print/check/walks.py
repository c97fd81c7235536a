"""Walks over an edition and its layout: their blocks, and what these name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

from recap_print.check.case import LAYOUT, Case
from recap_print.edition.model import Edition
from recap_print.source import Document, join

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


@once
def named(case: Case) -> Iterator[Named]:
    """Everything the layout names, then everything the edition's own blocks name."""
    if case.layout_document:
        data = case.layout_document.data
        for key in ("styles", "writing", "furniture", "templates"):
            yield from names_within(data.get(key, {}), f"{LAYOUT}{key}")
    for section in case.edition.sections:
        yield from names_within(section.blocks, f"{section.origin}.blocks")


@once
def blocks_of(case: Case) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Every block of the layout, then of the edition's own pages: (path of its settings, kind, settings)."""
    templates = case.layout_document.data["templates"] if case.layout_document else {}
    for kind, template in templates.items():
        for when in ("first", "each"):
            for p, page in enumerate(template.get(when, ())):
                yield from blocks_within(page["blocks"], f"{LAYOUT}templates.{kind}.{when}[{p}].blocks")
    for section in case.edition.sections:
        yield from blocks_within(section.blocks, f"{section.origin}.blocks")
