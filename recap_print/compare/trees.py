"""What two declarations say differently: trees of plain data, compared value by value.

Lists whose entries have an ``id`` are paired by it, the others by what their entries say, so that one more
entry is one edit and not a change of all that follow.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from recap_print.compare.pairs import align
from recap_print.compare.words import likeness
from recap_print.source import join


class Doing(StrEnum):
    """What was done to a declaration."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    REORDERED = "reordered"
    RENAMED = "renamed"


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing said differently.

    ``old`` and ``new`` are its paths in either document (``sections[3].fields[0].lines``), empty on the side that
    does not have it. ``name`` is the same path by ids (``contacts.fields.who.lines``). ``before`` and ``after`` are
    what was said; for a list in another order, the ids or words of what both have.
    """

    doing: Doing
    name: str
    old: str
    new: str
    before: Any = None
    after: Any = None

    @property
    def is_words(self) -> bool:
        """Is it about words that people read, and not about how much room or which colour?"""
        said = (value for value in (self.before, self.after) if isinstance(value, str))
        return any(said) and _key(self.new or self.old) not in _MARKS

    @property
    def is_matter(self) -> bool:
        """Is it an entry that came or went, with what it says, and not a value that was set or left to its default?"""
        whole = isinstance(self.before if self.after is None else self.after, Mapping | list)
        return self.doing in (Doing.ADDED, Doing.REMOVED) and (whole or self.is_words)


_MARKS = frozenset(
    (
        "align",
        "answer",
        "color",
        "file",
        "fill",
        "font",
        "from",
        "heading",
        "id",
        "ink",
        "kind",
        "language",
        "layout",
        "link",
        "mark",
        "name",
        "pages",
        "pictogram",
        "show",
        "starts",
        "status",
        "stroke",
        "style",
        "times_from",
        "width",
    )
)
"""Keys whose strings are names of things, not words."""
_LIKE = 300
"""Thousandths of words in common from which two entries of a list can be one, reworded."""


def edits(old: Any, new: Any) -> list[Edit]:
    """Every edit from one tree of plain data to another, in the order of the new one."""
    return list(_edits(old, new, "", "", ""))


def _edits(old: Any, new: Any, a: str, b: str, name: str) -> Iterator[Edit]:
    if old == new and type(old) is type(new):
        return
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in (*new, *(key for key in old if key not in new)):
            paths = join(a, key), join(b, key), _below(name, key)
            if key == "id":
                if old.get(key) != new.get(key):
                    yield Edit(Doing.RENAMED, name or key, paths[0], paths[1], old.get(key), new.get(key))
            elif key not in old:
                yield Edit(Doing.ADDED, paths[2], "", paths[1], None, new[key])
            elif key not in new:
                yield Edit(Doing.REMOVED, paths[2], paths[0], "", old[key], None)
            else:
                yield from _edits(old[key], new[key], *paths)
    elif _is_list(old) and _is_list(new):
        yield from _of_lists(old, new, a, b, name)
    else:
        yield Edit(Doing.CHANGED, name, a, b, old, new)


def _of_lists(old: Sequence[Any], new: Sequence[Any], a: str, b: str, name: str) -> Iterator[Edit]:
    known = [[entry.get("id") if isinstance(entry, Mapping) else None for entry in side] for side in (old, new)]
    named = all(isinstance(id, str) for side in known for id in side) and all(len({*s}) == len(s) for s in known)
    pairs = _by_id(old, new, known) if named else _by_words(old, new)
    ordered = [j for _, j in pairs]
    paired = [{pair[side] for pair in pairs} for side in (0, 1)]
    labels = [[_label(entry) for entry in side] for side in (old, new)]
    if ordered != sorted(ordered):
        before = [labels[0][i] for i, _ in pairs]
        after = [labels[1][j] for j in sorted(ordered)]
        yield Edit(Doing.REORDERED, name, a, b, before, after)
    for i, j in pairs:
        step = str(known[1][j]) if named else str(j + 1)
        yield from _edits(old[i], new[j], f"{a}[{i}]", f"{b}[{j}]", _below(name, step))
    for j in range(len(new)):
        if j not in paired[1]:
            step = str(known[1][j]) if named else str(j + 1)
            yield Edit(Doing.ADDED, _below(name, step), "", f"{b}[{j}]", None, new[j])
    for i in range(len(old)):
        if i not in paired[0]:
            step = str(known[0][i]) if named else str(i + 1)
            yield Edit(Doing.REMOVED, _below(name, step), f"{a}[{i}]", "", old[i], None)


def _by_id(old: Sequence[Any], new: Sequence[Any], known: list[list[Any]]) -> list[tuple[int, int]]:
    """Entries of one id; and those left over that say mostly the same under another, which was renamed."""
    places = {id: j for j, id in enumerate(known[1])}
    pairs = [(i, places[id]) for i, id in enumerate(known[0]) if id in places]
    free = [[n for n, id in enumerate(known[side]) if id not in known[1 - side]] for side in (0, 1)]
    if free[0] and free[1]:
        bags = [_bag({k: v for k, v in old[i].items() if k != "id"}) for i in free[0]]
        others = [_bag({k: v for k, v in new[j].items() if k != "id"}) for j in free[1]]
        near = sorted(
            (-likeness(x, y), m + n, abs(m - n), m, n) for m, x in enumerate(bags) for n, y in enumerate(others)
        )
        taken: tuple[set[int], set[int]] = (set(), set())
        for alike, _, _, m, n in near:
            if -alike >= 2 * _LIKE and m not in taken[0] and n not in taken[1]:
                taken[0].add(m)
                taken[1].add(n)
                pairs.append((free[0][m], free[1][n]))
    return sorted(pairs)


def _by_words(old: Sequence[Any], new: Sequence[Any]) -> list[tuple[int, int]]:
    """Entries that say the same, or mostly; an entry alone in its place was reworded when as many came as went."""
    bags = [[_bag(entry) for entry in side] for side in (old, new)]
    exact = [[_canonical(entry) for entry in side] for side in (old, new)]
    places = ("", "") if len(old) == len(new) else ("old ", "new ")
    ids = [[f"{place}{n}" for n in range(len(side))] for place, side in zip(places, (old, new), strict=True)]
    if exact[0] == exact[1]:
        return [(i, i) for i in range(len(old))]
    kept, moved = align(bags[0], bags[1], ids[0], ids[1])
    return sorted(kept + moved)


def _bag(entry: Any) -> Counter[str]:
    """What an entry says: its words, and the keys they stand under."""
    return Counter(re.findall(r"[^\s{}\[\],:\"]+", entry if isinstance(entry, str) else _canonical(entry)))


def _canonical(entry: Any) -> str:
    return json.dumps(entry, sort_keys=True, ensure_ascii=False)


def _label(entry: Any) -> str:
    """What people would call an entry of a list."""
    if isinstance(entry, Mapping):
        said = next((entry[key] for key in ("label", "title", "text", "id") if isinstance(entry.get(key), str)), None)
        return said or next(iter(entry), "")
    return str(entry)


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _below(path: str, key: object) -> str:
    return f"{path}.{key}" if path else str(key)


def _key(path: str) -> str:
    return re.sub(r"\[\d+\]$", "", path).rpartition(".")[2]
