"""What one side of a comparison is made from, and how to edit it: plain data, changed without touching the original.

A path is a tuple of steps: keys, places in a list, or ``#when``, the entry of a list whose id is ``when``. A path by
ids means the same entry on both sides of an edit, wherever it went.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

from recap_print.pages.made import Made
from recap_print.pages.model import Booklet

Step = str | int
Path = tuple[Step, ...]
EDITION, LAYOUT, PICTOGRAMS = "edition", "layout", "pictograms"


@dataclass(frozen=True, slots=True)
class Place:
    """A value in one of the files."""

    file: str
    path: Path


@dataclass(frozen=True, slots=True)
class Draft:
    """The data of the three files; ``fonts`` are (file, file whose bytes it has instead); ``placed`` edits what came
    of them. A ``sealed`` draft becomes a lock: pages without YAML, and ``made`` as it says."""

    name: str
    edition: Any
    layout: Any
    pictograms: Any
    fonts: tuple[tuple[str, str], ...] = ()
    placed: tuple[Callable[[Booklet], Booklet], ...] = ()
    sealed: bool = False
    made: Made | None = None


Change = Callable[[Draft], Draft]
"""An edit. It raises Impossible when the draft has no place for it."""


class Impossible(Exception):
    """The edit cannot be made here."""


def at(data: Any, path: Path) -> Any:
    """The value at a path."""
    return reduce(lambda inner, step: inner[_concrete(inner, step)], path, data)


def concrete(data: Any, path: Path) -> Path:
    """The path with every id turned into a place."""
    found: list[Step] = []
    for step in path:
        found.append(_concrete(data, step))
        data = data[found[-1]]
    return tuple(found)


def has(data: Any, path: Path) -> bool:
    try:
        at(data, path)
    except (KeyError, IndexError, TypeError, Impossible):
        return False
    return True


def _concrete(data: Any, step: Step) -> Any:
    if isinstance(step, str) and step.startswith("#"):
        place = next((i for i, entry in enumerate(data) if entry.get("id") == step[1:]), None)
        if place is None:
            raise Impossible(f"there is no {step}")
        return place
    return step


def _changed(data: Any, path: Path, change: Callable[[Any], Any]) -> Any:
    """A copy of the data with the value at a path changed; what is not on the way is shared."""
    if not path:
        return change(data)
    step = _concrete(data, path[0])
    copy = dict(data) if isinstance(data, dict) else list(data)
    copy[step] = _changed(data[step], path[1:], change)
    return copy


def edit(file: str, path: Path, change: Callable[[Any], Any]) -> Change:
    """Any change of the value at a path."""

    def changed(draft: Draft) -> Draft:
        data = _changed(getattr(draft, file), path, change)
        if file == EDITION:
            return replace(draft, edition=data)
        return replace(draft, layout=data) if file == LAYOUT else replace(draft, pictograms=data)

    return changed


def put(file: str, path: Path, value: Any) -> Change:
    """Another value, or one more key (the last)."""

    def keyed(inner: Any) -> Any:
        return {**inner, path[-1]: value} if isinstance(inner, dict) else _spliced(inner, int(path[-1]), 1, [value])

    if isinstance(path[-1], str) and path[-1].startswith("#"):
        return edit(file, path, lambda _: value)
    return edit(file, path[:-1], keyed)


def drop(file: str, path: Path) -> Change:
    """A key or an entry less."""

    def without(inner: Any) -> Any:
        step = _concrete(inner, path[-1])
        if isinstance(inner, dict):
            return {key: value for key, value in inner.items() if key != step}
        return _spliced(inner, step, 1, [])

    return edit(file, path[:-1], without)


def insert(file: str, path: Path, place: int, value: Any) -> Change:
    """An entry more in the list at ``path``."""
    return edit(file, path, lambda inner: _spliced(inner, place, 0, [value]))


def reorder(file: str, path: Path, *order: int) -> Change:
    """The list at ``path`` in another order."""
    return edit(file, path, lambda inner: [inner[i] for i in order])


def both(*changes: Change) -> Change:
    """Several changes, one after the other."""
    return lambda draft: reduce(lambda done, change: change(done), changes, draft)


def as_it_is(draft: Draft) -> Draft:
    return draft


def sealed(draft: Draft) -> Draft:
    """A lock that says nothing of how it was made."""
    return replace(draft, sealed=True)


def placed(change: Callable[[Booklet], Booklet]) -> Change:
    """A change of what stands on the pages, that no YAML explains."""
    return lambda draft: replace(draft, placed=(*draft.placed, change))


def swapped(count: int, i: int, j: int) -> list[int]:
    """The order of ``count`` entries of which two changed places."""
    order = list(range(count))
    order[i], order[j] = j, i
    return order


def shifted(count: int, i: int, j: int) -> list[int]:
    """The order of ``count`` entries of which one, at ``i``, went to place ``j``."""
    order = [k for k in range(count) if k != i]
    return [*order[:j], i, *order[j:]]


def _spliced(values: Any, place: int, less: int, more: list[Any]) -> list[Any]:
    return [*values[:place], *more, *values[place + less :]]


def yaml_text(data: Any, indent: str = "") -> str:
    """Data as YAML in block style: every word in double quotes, every number plain."""
    lines = []
    entries = data.items() if isinstance(data, dict) else [(None, value) for value in data]
    for key, value in entries:
        mark = "-" if key is None else f"{json.dumps(key, ensure_ascii=False)}:"
        if isinstance(value, dict | list) and value:
            inner = yaml_text(value, indent + "  ")
            if key is None:
                lines.append(f"{indent}- {inner.removeprefix(indent + '  ')}")
            else:
                lines.append(f"{indent}{mark}\n{inner}")
        else:
            lines.append(f"{indent}{mark} {_scalar(value)}\n")
    return "".join(lines)


def _scalar(value: Any) -> str:
    if isinstance(value, dict | list):
        return "{}" if isinstance(value, dict) else "[]"
    return json.dumps(value, ensure_ascii=False)
