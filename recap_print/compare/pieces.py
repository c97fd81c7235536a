"""What a page is compared by: its pieces, the old ones named as the new ones are."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from recap_print.compare.pairs import align
from recap_print.compare.words import plain
from recap_print.pages.model import Item, Page, Role, Text

Names = tuple[str, ...]
"""A name in its steps: ``cards.2.when.label`` is ("cards", "2", "when", "label")."""


@dataclass(frozen=True, slots=True)
class Piece:
    """All the lines of one block of text, or one item of another sort. ``words`` are as people read them."""

    name: str
    items: tuple[Item, ...]
    words: str

    @property
    def is_furniture(self) -> bool:
        return self.items[0].tag.role is Role.ARTIFACT

    @property
    def lines(self) -> tuple[Text, ...]:
        return tuple(item for item in self.items if isinstance(item, Text))


@dataclass(frozen=True, slots=True)
class Reordered:
    """The texts of a list that says the same in another order, in the old one and in the new one."""

    name: Names
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class PagePair:
    """Two versions of one page: the pieces on both, and those on one side only, grouped with their kin.

    ``restacked``: the same contents are drawn in another order, and may hide one another.
    """

    old: Page
    new: Page
    both: tuple[tuple[Piece, Piece], ...]
    removed: tuple[tuple[str, tuple[Piece, ...]], ...]
    added: tuple[tuple[str, tuple[Piece, ...]], ...]
    restacked: bool
    reordered: tuple[Reordered, ...] = ()


_DIGITS = "0123456789"
_GONE = "!"
"""Marks a row that the other page does not have, so that it is not taken for the row which now has its number."""


def family(name: str) -> str:
    """A name without its counts: ``cards.2.when.label`` is one of ``cards.*.when.label``."""
    return re.sub(r"(?<![^.])\d+(?![^.])", "*", name)


def pieces(page: Page) -> list[Piece]:
    """The pieces of a page in drawing order. Lines of one block have one stem (``NAME.LINE``) and one origin."""
    found: dict[tuple[object, ...], list[Item]] = {}
    for nth, item in enumerate(page.items):
        if isinstance(item, Text):
            stem, _, line = item.tag.name.rpartition(".")
            found.setdefault((stem if line.isdigit() else item.tag.name, item.tag.origin), []).append(item)
        else:
            found[item.tag.name, nth] = [item]
    return [
        Piece(str(key[0]), tuple(items), plain(" ".join(item.text for item in items if isinstance(item, Text))))
        for key, items in found.items()
    ]


def pair_pieces(old_page: Page, new_page: Page) -> PagePair:
    """Pair the pieces of two versions of a page by name, once a row added to a list has renumbered the others."""
    old, new = pieces(old_page), pieces(new_page)
    new_names: list[Names] = [tuple(piece.name.split(".")) for piece in new]
    old_names, reordered = _renumbered(old, new)
    old_names = _rechristened(old, new, old_names, new_names)
    old_keys, new_keys = _keys(old, old_names), _keys(new, new_names)
    places = {key: j for j, key in enumerate(new_keys)}
    both = [(i, places[key]) for i, key in enumerate(old_keys) if key in places]
    contents = [j for i, j in both if not old[i].is_furniture]
    gone, come = set(range(len(old))) - {i for i, _ in both}, set(range(len(new))) - {j for _, j in both}
    return PagePair(
        old_page,
        new_page,
        tuple((old[i], new[j]) for i, j in both),
        _kin(old, old_names, gone, new_names),
        _kin(new, new_names, come, old_names),
        contents != sorted(contents) and all(old[i].name == new[j].name for i, j in both),
        tuple(reordered),
    )


def _keys(of: list[Piece], names: list[Names]) -> list[tuple[object, ...]]:
    """What a piece is known by: its sort and name; and its rank among any namesakes."""
    seen: Counter[tuple[object, ...]] = Counter()
    keys: list[tuple[object, ...]] = []
    for piece, name in zip(of, names, strict=True):
        key = (type(piece.items[0]).__name__, name)
        keys.append((*key, seen[key]))
        seen[key] += 1
    return keys


def _renumbered(old: list[Piece], new: list[Piece]) -> tuple[list[Names], list[Reordered]]:
    """The names of the old pieces as the new page counts them, from the outer lists to the inner ones; and the
    lists whose rows are in another order."""
    reordered: list[Reordered] = []
    names: list[Names] = [tuple(piece.name.split(".")) for piece in old]
    new_names: list[Names] = [tuple(piece.name.split(".")) for piece in new]
    if [(piece.name, piece.words) for piece in old] == [(piece.name, piece.words) for piece in new]:
        return names, reordered
    for depth in range(max(map(len, names), default=0)):
        old_rows, new_rows = _rows(old, names, depth), _rows(new, new_names, depth)
        for (container, stem), rows in old_rows.items():
            others = new_rows.get((container, stem), {})
            shorter = rows.keys() <= others.keys() or others.keys() <= rows.keys()
            if shorter and all(rows[number] == others[number] for number in rows if number in others):
                continue
            before, after = sorted(rows, key=_rank), sorted(others, key=_rank)
            kept, moved = align([rows[n] for n in before], [others[n] for n in after], before, after)
            becomes = {before[i]: after[j] for i, j in kept + moved}
            if moved:
                both = {before[i] for i, _ in kept + moved}, {after[j] for _, j in kept + moved}
                sides = (old, names, both[0]), (new, new_names, both[1])
                texts = [tuple(_of(container, *side)) for side in sides]
                reordered += [Reordered(container, texts[0], texts[1])] if all(texts) else []
            names = [
                (*container, becomes.get(name[depth], name[depth] + _GONE), *name[depth + 1 :])
                if name[:depth] == container and depth < len(name) and name[depth] in rows
                else name
                for name in names
            ]
    return names, reordered


def _of(container: Names, pieces: list[Piece], names: list[Names], rows: set[str]) -> Iterator[Piece]:
    """The texts in some rows of a list, as they are read."""
    depth = len(container)
    for piece, name in zip(pieces, names, strict=True):
        if piece.words and name[:depth] == container and len(name) > depth and name[depth] in rows:
            yield piece


def _rechristened(old: list[Piece], new: list[Piece], names: list[Names], new_names: list[Names]) -> list[Names]:
    """The names of the old pieces once what only changed its id is called as on the new page: it says the same on
    the same line under a name that differs in one step, and neither page knows the other's step."""
    if set(names) == set(new_names):
        return names
    known = _steps(names), _steps(new_names)
    there: dict[tuple[str, float], list[Names]] = defaultdict(list)
    for piece, name in zip(new, new_names, strict=True):
        if piece.lines and piece.words and name not in names:
            there[piece.words, piece.lines[0].y].append(name)
    becomes: dict[Names, str] = {}
    for piece, name in zip(old, names, strict=True):
        if not piece.lines or name in new_names:
            continue
        for other in there.get((piece.words, piece.lines[0].y), ()):
            differ = [i for i, (a, b) in enumerate(zip(name, other, strict=False)) if a != b]
            if len(name) == len(other) and len(differ) == 1:
                ends = name[: differ[0] + 1], other[: differ[0] + 1]
                if ends[0] not in known[1] and ends[1] not in known[0]:
                    becomes[ends[0]] = ends[1][-1]
    for was, step in becomes.items():
        depth = len(was)
        names = [(*name[: depth - 1], step, *name[depth:]) if name[:depth] == was else name for name in names]
    return names


def _steps(names: list[Names]) -> set[Names]:
    return {name[:depth] for name in names for depth in range(1, len(name) + 1)}


def _rows(of: list[Piece], names: list[Names], depth: int) -> dict[tuple[Names, str], dict[str, Counter[str]]]:
    """What each numbered row says and is made of (``2`` of ``cards.2``, ``text-7``), by what contains the row and what
    stands before its number, at a depth of the names."""
    rows: dict[tuple[Names, str], dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for piece, name in zip(of, names, strict=True):
        if depth < len(name) and name[depth][-1:].isdecimal():
            made_of = piece.words.split() or [f" {type(piece.items[0]).__name__}"]
            rows[name[:depth], name[depth].rstrip(_DIGITS)][name[depth]].update(made_of)
    return rows


def _rank(step: str) -> int:
    return int(step[len(step.rstrip(_DIGITS)) :])


def _kin(
    of: list[Piece], names: list[Names], alone: set[int], others: Iterable[Names]
) -> tuple[tuple[str, tuple[Piece, ...]], ...]:
    """Pieces that are on one side only, by the outermost name that the other side does not have at all."""
    known = {name[:depth] for name in others for depth in range(1, len(name) + 1)}
    groups: dict[Names, list[Piece]] = {}
    for i in sorted(alone):
        name = names[i]
        depth = next((d for d in range(1, len(name)) if name[:d] not in known), len(name))
        groups.setdefault(name[:depth], []).append(of[i])
    return tuple((family(".".join(name).replace(_GONE, "")), tuple(group)) for name, group in groups.items())
