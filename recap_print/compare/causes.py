"""What was edited, and which of the differences on paper each edit accounts for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from recap_print.compare.changes import Change, Kind, Layer
from recap_print.compare.trees import Doing, Edit, edits
from recap_print.compare.version import LAYOUT, PICTOGRAMS, Version

_OF_ITSELF = frozenset({"id", "previous", "date", "status", "changes", "waivers", "format"})
"""What two versions of the notebook always say differently: it is told between two states of one version only."""
_TOGETHER = re.compile(r"^(?:changes|waivers|pictograms\.[^.]+)(?=\.|$)")
"""Edits below these are one edit: reasons, waivers, the strokes of one drawing."""
_SPOKEN = (Kind.NUMBER, Kind.REWORDED, Kind.QR)
_COLOURS = frozenset({"ink", "color", "fill", "stroke", "tint", "paper", "pen", "swatches"})
_PLACEHOLDERS = ("id", "language")
"""What ``{edition}`` and ``{language}`` stand for in words that are not themselves edited."""


@dataclass(frozen=True, slots=True)
class Cause:
    """An edit of one of the files. ``prefix`` is what the paths of that file begin with in an origin."""

    prefix: str
    edit: Edit

    @property
    def paths(self) -> tuple[str, str]:
        """Where it stands, as origins say it, on either side; empty on the side that does not have it."""
        old, new = self.edit.old, self.edit.new
        return (self.prefix + old if old else "", self.prefix + new if new else "")

    @property
    def is_of_layout(self) -> bool:
        return bool(self.prefix)

    @property
    def section(self) -> str:
        """The id of the section that it is about, or empty."""
        steps = self.edit.name.split(".")
        return steps[1] if not self.prefix and steps[0] == "sections" and len(steps) > 1 else ""

    @property
    def sort(self) -> str:
        """What it is about, in a word: the edition, a section, one of its fields."""
        path = self.edit.new or self.edit.old
        return "field" if ".fields[" in path else "section" if path.startswith("sections[") else "edition"

    def colours(self) -> bool:
        """Is it about ink?"""
        return bool(_COLOURS & set(re.split(r"[.\[\]]+", self.edit.name)))


class Causes:
    """Every edit between two versions, found by the paths that items on paper come from."""

    def __init__(self, old: Version, new: Version) -> None:
        self._sides = old, new
        self.all = tuple(_causes(old, new))
        both = bool(old.edition and new.edition)
        same = [[file.data if file else None for file in (v.edition, v.layout, v.pictograms)] for v in (old, new)]
        self.known = both and same[0] != same[1]
        """Are both declarations at hand, and edited? Whatever shows on paper then comes of an edit."""
        self.none = both and same[0] == same[1]
        """Are both at hand, and say the same? Whatever shows then comes of something else."""
        self._at: tuple[dict[str, int], dict[str, int]] = ({}, {})
        self._around: tuple[dict[str, int], dict[str, int]] = ({}, {})
        for nth, cause in enumerate(self.all):
            for side, path in enumerate(cause.paths):
                if path:
                    self._at[side].setdefault(path, nth)
                    around = _parent(path)
                    if not cause.edit.is_words and not cause.is_of_layout and "[" in around:
                        self._around[side].setdefault(around, nth)

    def of(self, change: Change) -> int | None:
        """The edit of what a change comes from: of the very words, or of what they are a part of, deepest first;
        or else of a setting beside them (how many lines a field has, the colour of a section)."""
        own, beside = self._deepest(self._at, change), self._deepest(self._around, change)
        if own and beside and change.kind not in _SPOKEN and self.all[own[1]].edit.is_words:
            # The lines to write on stand under the path of their label: they follow what is set, not how it is worded.
            return beside[1] if beside[0] >= own[0] - 1 else own[1]
        if own or beside:
            return (own or beside or (0, 0))[1]
        if change.kind in _SPOKEN:
            return self._at[1].get(next((path for path in _PLACEHOLDERS if path in self._at[1]), ""))
        return None

    def exactly(self, change: Change) -> int | None:
        """The edit of exactly what a change comes from."""
        ends = zip(self._at, (change.origin_old, change.origin_new), strict=True)
        return next((table[origin] for table, origin in ends if origin in table), None)

    def of_sign(self, change: Change) -> int | None:
        """The edit of the colour or pictogram of the section that a tab or an index shows."""
        steps = change.name.split(".")
        if "furniture" not in steps[:1] or len(steps) < 3 or change.layer not in (Layer.GEOMETRY, Layer.PICTURE):
            return None
        key = "color" if change.kind is Kind.RECOLOURED else "pictogram"
        wanted = f"sections.{steps[2]}.{key}"
        return next((nth for nth, cause in enumerate(self.all) if cause.edit.name == wanted), None)

    def renamed_fields(self) -> list[tuple[str, str, str]]:
        """Fields whose id changed: their path in the old declaration, the id there, and the new one."""
        edits = (cause.edit for cause in self.all if not cause.prefix and cause.edit.doing is Doing.RENAMED)
        return [(_parent(edit.old), str(edit.before), str(edit.after)) for edit in edits if ".fields[" in edit.old]

    @staticmethod
    def _deepest(table: tuple[dict[str, int], dict[str, int]], change: Change) -> tuple[int, int] | None:
        """The edit at the deepest path above what a change comes from, on either side, after how deep that is."""
        ups = (
            (side, path) for side, origin in enumerate((change.origin_old, change.origin_new)) for path in _up(origin)
        )
        found = ((_depth(path), table[side][path]) for side, path in ups if path in table[side])
        return max(found, key=lambda pair: pair[0], default=None)

    def below(self, origin_old: str, origin_new: str) -> list[int]:
        """Edits at these paths or below them."""
        return [
            nth
            for nth, cause in enumerate(self.all)
            if any(
                path and origin and path.startswith(origin) and path[len(origin) : len(origin) + 1] in ("", ".", "[")
                for path, origin in zip(cause.paths, (origin_old, origin_new), strict=True)
            )
        ]

    def where(self, change: Change) -> Change:
        """The same change with its lines in the YAML of either side."""
        old, new = self._sides
        lines = old.where(change.origin_old), new.where(change.origin_new)
        return replace(change, where_old=lines[0], where_new=lines[1])


def _causes(old: Version, new: Version) -> Iterator[Cause]:
    same_layout = old.booklet.layout == new.booklet.layout
    if old.edition and new.edition:
        other = old.booklet.edition != new.booklet.edition
        for edit in _together(edits(old.edition.data, new.edition.data)):
            if edit.name != "sections" and not (other and edit.name in _OF_ITSELF - set(_PLACEHOLDERS)):
                yield Cause("", edit)  # in which order sections stand is told of each section that moved
    for prefix, a, b in ((LAYOUT, old.layout, new.layout), (PICTOGRAMS, old.pictograms, new.pictograms)):
        if a and b and same_layout:
            yield from (Cause(prefix, edit) for edit in _together(edits(a.data, b.data)))


def _together(found: list[Edit]) -> Iterator[Edit]:
    """Edits, those that are one thing to people told as one."""
    told: dict[str, list[Edit]] = {}
    for edit in found:
        match = _TOGETHER.match(edit.name)
        if match and edit.name != match[0]:
            told.setdefault(match[0], []).append(edit)
        else:
            yield edit
    yield from (Edit(Doing.CHANGED, name, name, name, "", "") for name in told)


def _up(origin: str) -> Iterator[str]:
    """A path, then each path that it is below, nearest first."""
    while origin:
        yield origin
        origin = _parent(origin)


def _parent(path: str) -> str:
    cut = max(path.rfind("."), path.rfind("["))
    return path[:cut] if cut > 0 else ""


def _depth(path: str) -> int:
    return path.count(".") + path.count("[")


def in_words(value: Any) -> str:
    """A declared value as people would say it, in short."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case str():
            return " ".join(value.split())
        case int() | float():
            return f"{value:g}"
        case Mapping():
            return ", ".join(f"{key}: {in_words(one)}" for key, one in value.items())
        case _:
            return " / ".join(map(in_words, value))
