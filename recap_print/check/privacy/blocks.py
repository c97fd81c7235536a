"""What blocks ask, answer and tell: plain block data, of a section or of a layout, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from recap_print.check.privacy.finders import speaks_to_finders
from recap_print.check.privacy.forms import Place, leads
from recap_print.declared import Said
from recap_print.edition.model import Answer
from recap_print.source import join

Block = Mapping[str, Any]
ROOM = frozenset({"lines", "table", "field", "fields"})
"""Blocks that leave room to write."""


@dataclass(slots=True)
class Reader:
    """Goes from block to block. ``above`` are the words since the last room to write: the nearest ones name it.

    ``title`` is what ``from: title`` shows. ``is_found``: the words met so far speak to whoever finds the notebook.
    """

    title: Said | None = None
    above: list[Said] = field(default_factory=list)
    is_found: bool = False

    def read(self, blocks: Sequence[Block], path: str) -> Iterator[tuple[Said, Place]]:
        """Each text of some blocks, which stand at ``path``, with its place. One that is read as a sentence, and then
        turns out to stand above room to write, comes twice."""
        for i, block in enumerate(blocks):
            for kind, settings in block.items():
                if isinstance(settings, Mapping):
                    yield from self._block(kind, settings, join(path, i, kind))

    def _block(self, kind: str, settings: Block, path: str) -> Iterator[tuple[Said, Place]]:
        if kind in ("heading", "text"):
            said = list(_texts(settings, "text", path))
            yield from ((one, Place.SENTENCE) for one in said)
            self.above += said or ([self.title] if self.title and settings.get("from") == "title" else [])
            self.is_found |= any(speaks_to_finders(one.text) for one in said)
        elif kind == "tick":
            yield from ((one, Place.OPTION) for one in _texts(settings, "text", path))
        elif kind == "list" and (place := self._place_of_list(settings)):
            yield from ((one, place) for one in _each(settings, "items", path))
        elif kind in ROOM:
            yield from ((one, Place.LABEL) for one in self._label())
            yield from ((one, Place.LABEL) for one in _each(settings, "head", path))
            for data, where in [(settings, path), *_items(settings, "items", path)]:
                yield from _field(data, where)
        yield from self.read(settings.get("blocks", ()), join(path, "blocks"))
        for cell, where in _items(settings, "cells", path):
            yield from self.read(cell, where)

    def _place_of_list(self, settings: Block) -> Place | None:
        """None for a list of what is not to be written."""
        mark = settings.get("mark")
        lead = leads(self.above[-1].text) if self.above else None
        if lead is False or mark == "cross":
            return None
        return Place.LABEL if lead else Place.OPTION if mark == "tick" else Place.SENTENCE

    def _label(self) -> list[Said]:
        """What room to write is for: the nearest words above that are not a whole sentence."""
        above, self.above = self.above, []
        return next(([one] for one in reversed(above) if not one.text.rstrip().endswith((".", "!", "…"))), [])


def _field(data: Block, path: str) -> Iterator[tuple[Said, Place]]:
    is_ticked = data.get("answer") == Answer.TICK
    yield from ((one, Place.OPTION if is_ticked else Place.LABEL) for one in _texts(data, "label", path))
    answers = (*_each(data, "options", path), *_texts(data, "example", path))
    yield from ((one, Place.OPTION) for one in answers)


def _items(data: Block, key: str, path: str) -> list[tuple[Any, str]]:
    return [(item, join(path, key, i)) for i, item in enumerate(data.get(key, ()))]


def _each(data: Block, key: str, path: str) -> Iterator[Said]:
    """The texts of a list."""
    return (Said(text, here) for text, here in _items(data, key, path))


def _texts(data: Block, key: str, path: str) -> Iterator[Said]:
    """The text of a key, when there is one."""
    if isinstance(text := data.get(key), str):
        yield Said(text, join(path, key))
