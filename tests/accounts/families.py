"""Every edit there is, by family, always in the same order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import edits_drawings
import edits_facts
import edits_hidden
import edits_layout
import edits_lists
import edits_locks
import edits_numbers
import edits_pages
import edits_sections
import edits_several
import edits_words
from ledger import Edit

FAMILIES = (
    "a digit",
    "a digit, other forms",
    "a QR code",
    "a word",
    "a word less",
    "a word more",
    "a sign",
    "a line less",
    "a line more",
    "a line joined",
    "a section's title",
    "the booklet's title",
    "a row less",
    "a row more",
    "rows in another order",
    "a field more",
    "fields in another order",
    "a field less",
    "a field's id",
    "room to answer",
    "said by default",
    "sections swapped",
    "a section moved",
    "a section more",
    "a section less",
    "a section's id",
    "a section's pages",
    "the booklet's pages",
    "a section's color",
    "a section's pictogram",
    "a section split",
    "a panel less",
    "a block more",
    "a block less",
    "a block's setting",
    "a section's kind",
    "a page more",
    "a page less",
    "pages swapped",
    "a template's pages",
    "a fact",
    "reasons",
    "a layout's measure by 0.2",
    "a layout's measure by 5",
    "a layout's measure by 1",
    "the paper",
    "a style's size",
    "a style's font",
    "a style's leading",
    "a style's ink",
    "a style's room",
    "a swatch",
    "a layout's font",
    "a template's block less",
    "a template's block more",
    "a template's blocks swapped",
    "furniture",
    "a pictogram",
    "a pictogram's meaning",
    "a font file",
    "a font file, same glyphs",
    "the engine",
    "a picture file",
    "an item moved",
    "moved by a hair",
    "a lock's words",
    "a lock's style",
    "a lock's colour",
    "a lock's glyph",
    "a lock's size",
    "a lock's item less",
    "locks of which one section was edited",
    "two at once",
    "three at once",
    "a number said elsewhere",
    "a number lost or won",
    "a digit behind something",
)
"""Every family, in the order of ``every_edit``."""


ROOMS = (
    edits_numbers,
    edits_words,
    edits_lists,
    edits_sections,
    edits_pages,
    edits_facts,
    edits_layout,
    edits_drawings,
    edits_locks,
    edits_several,
    edits_hidden,
)


def every_edit() -> Iterator[Edit]:
    for room in ROOMS:
        yield from room.all_edits()


def spread(edits: Iterable[Edit]) -> dict[str, list[Edit]]:
    """Edits by family. Each family in an order of which any beginning is a sample of the whole: the first, the one in
    the middle, those at the quarters …"""
    families: dict[str, list[Edit]] = {}
    for edit in edits:
        families.setdefault(edit.family, []).append(edit)
    return {family: [own[i] for i in _halving(len(own))] for family, own in families.items()}


def _halving(count: int) -> list[int]:
    bits = max(count - 1, 1).bit_length()
    order = (int(f"{i:0{bits}b}"[::-1], 2) for i in range(2**bits))
    return [i for i in order if i < count]
