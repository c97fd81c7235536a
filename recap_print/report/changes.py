"""Changes in words: for a terminal, for a program, and for the people who follow the versions."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from recap_print.compare.changes import Change, Changes, Kind, Level
from recap_print.report.phrases import Span, pages_of, phrase, plural

FORMAT = 1

_SUMMARY: tuple[tuple[str, str, tuple[Kind, ...]], ...] = (
    ("fact", "changed", (Kind.FACT,)),
    ("section", "added", (Kind.SECTION_ADDED,)),
    ("section", "removed", (Kind.SECTION_REMOVED,)),
    ("section", "moved", (Kind.SECTION_MOVED,)),
    ("section", "renamed", (Kind.SECTION_RENAMED, Kind.SECTION_RETYPED)),
    ("section", "resized", (Kind.SECTION_RESIZED,)),
    ("page", "added", (Kind.PAGE_ADDED,)),
    ("page", "removed", (Kind.PAGE_REMOVED,)),
    ("page", "moved", (Kind.PAGE_MOVED,)),
    ("item", "added", (Kind.ITEM_ADDED,)),
    ("item", "removed", (Kind.ITEM_REMOVED,)),
    ("text", "reworded", (Kind.REWORDED,)),
    ("number", "changed", (Kind.NUMBER,)),
    ("QR code", "changed", (Kind.QR,)),
    ("place or size", "changed", (Kind.MOVED, Kind.RESIZED, Kind.REWRAPPED)),
    (
        "look",
        "changed",
        (Kind.SWATCH, Kind.LAYOUT, Kind.FONTS, Kind.RESTYLED, Kind.RECOLOURED, Kind.RETAGGED, Kind.REDRAWN),
    ),
)
_ANSI = {"removed": "31", "added": "32", "faint": "2", "strong": "1", Level.CRITICAL: "1;31", Level.NOTABLE: "1"}


def summary(changes: Changes) -> str:
    """One line: ``v10 → v11: 1 section added, 1 moved, 2 numbers changed · 48 → 48 pages``."""
    old, new = changes.old, changes.new
    if not changes:
        return f"{old.edition} and {new.edition} are the same booklet."
    told = []
    last = ""
    for noun, verb, kinds in _SUMMARY:
        if count := changes.count(*kinds):
            told.append(f"{count} {verb}" if noun == last else f"{plural(count, noun)} {verb}")
            last = noun
    return f"{old.edition} → {new.edition}: {', '.join(told)} · {old.pages} → {new.pages} pages"


def text(changes: Changes, *, colour: bool = False, width: int = 80) -> str:
    """A report for a terminal of ``width`` columns: a summary, then by level, then by section.

    Without ``colour``, words that went are ``[-so-]`` and words that came ``{+so+}``. Ends with a newline.
    """
    heading = _wrapped(_marked([Span(summary(changes), "strong")], colour), width - 2)
    lines = ["\n  ".join(heading)]
    column = max((len(pages_of(change)) for change in changes), default=0) + 2
    for level, of_level in groupby(changes, key=lambda change: change.level):
        lines += ["", _paint(level.name.capitalize(), level, colour)]
        for section, of_section in groupby(of_level, key=lambda change: change.section):
            lines.append(f"  {_clean(changes.title(section)) if section else 'The whole booklet'}")
            for change in of_section:
                body = _wrapped(_marked(phrase(change), colour), max(width - column - 4, 24))
                heads = [pages_of(change), *[""] * (len(body) - 1)]
                lines += [f"    {head:<{column}}{line}".rstrip() for head, line in zip(heads, body, strict=True)]
    return "\n".join(lines) + "\n"


def markdown(changes: Changes) -> str:
    """Release notes: by section in reading order, what must be checked in bold, minor changes only counted."""
    heading = f"{changes.old.edition} → {changes.new.edition}"
    told_of = summary(changes).removeprefix(f"{heading}: ")
    lines = [f"## {_escaped(_clean(heading))}", "", _escaped(_clean(told_of))]
    told = [change for change in changes if change.level is not Level.MINOR]
    order = ["", *dict.fromkeys(s.id for side in (changes.new, changes.old) for s in side.sections)]
    told.sort(key=lambda change: order.index(change.section) if change.section in order else len(order))
    for section, of_section in groupby(told, key=lambda change: change.section):
        lines += ["", f"### {_escaped(_clean(changes.title(section))) if section else 'The whole booklet'}", ""]
        for change in of_section:
            check = "**Check:** " if change.level is Level.CRITICAL else ""
            pages = f" ({pages_of(change)})" if pages_of(change) else ""
            lines.append(f"- {check}{''.join(_marked_down(phrase(change))).rstrip()}{pages}")
    if minor := len(changes) - len(told):
        lines += ["", f"And {plural(minor, 'minor change')} of place or look."]
    return "\n".join(lines) + "\n"


def as_json(changes: Changes) -> str:
    """Changes for a program, one a line. Keys may be added; what is there keeps its meaning within a ``format``.

    ``{"format": 1, "old": SIDE, "new": SIDE, "levels": {"critical": N, …}, "changes": [CHANGE, …]}``, where a
    SIDE is ``edition``, ``title`` and ``pages`` (how many), and a CHANGE is:

    - ``kind`` (a word of ``compare.changes.Kind``), ``level`` (critical, notable or minor);
    - ``section`` (its id, or empty for the booklet), ``name`` and ``what`` (the items' name and role);
    - ``before`` and ``after``, in words; ``hunks``, [before, after] word by word;
    - ``pages_old`` and ``pages_new``, page numbers; ``times``, on how many items;
    - ``moved_mm``, [right, down] in millimetres, or null;
    - ``origin_old`` and ``origin_new``, paths in the YAML of either edition.
    """
    levels = {level.name.lower(): sum(change.level is level for change in changes) for level in Level}
    sides = [{"edition": s.edition, "title": s.title, "pages": s.pages} for s in (changes.old, changes.new)]
    head = {"format": FORMAT, "old": sides[0], "new": sides[1], "levels": levels}
    lines = [f'"{key}": {_compact(value)},' for key, value in head.items()]
    told = ",\n".join(_compact(_change(change)) for change in changes)
    return "\n".join(["{", *lines, f'"changes": [\n{told}\n]' if told else '"changes": []', "}"]) + "\n"


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind.value,
        "level": change.level.name.lower(),
        "section": change.section,
        "name": change.name,
        "what": change.what,
        "before": change.before,
        "after": change.after,
        "hunks": [[hunk.before, hunk.after] for hunk in change.hunks],
        "pages_old": change.pages_old,
        "pages_new": change.pages_new,
        "times": change.times,
        "moved_mm": change.moved_mm,
        "origin_old": change.origin_old,
        "origin_new": change.origin_new,
    }


@dataclass(frozen=True, slots=True)
class _Word:
    """Words that stay on one line: how they are written, and how many columns they take."""

    written: str
    columns: int
    gap: bool


def _marked(spans: Iterable[Span], colour: bool) -> list[_Word]:
    words = []
    for span in spans:
        shown = _clean(span.text)
        if not colour and span.mark in ("removed", "added"):
            shown = f"[-{shown}-]" if span.mark == "removed" else f"{{+{shown}+}}"
        parts = shown.split()
        for nth, part in enumerate(parts, 1):
            painted = _paint(part, span.mark, colour) if span.mark else part
            words.append(_Word(painted, len(part), span.gap or nth < len(parts)))
    return words


def _wrapped(words: list[_Word], width: int) -> list[str]:
    """Lines of at most ``width`` columns; words without a gap between them stay together."""
    clumps: list[list[_Word]] = [[]]
    for word in words:
        clumps[-1].append(word)
        if word.gap:
            clumps.append([])
    lines, used = [""], 0
    for clump in filter(None, clumps):
        columns = sum(word.columns for word in clump)
        if used and used + 1 + columns > width:
            lines.append("")
            used = 0
        lines[-1] += " " * bool(used) + "".join(word.written for word in clump)
        used += columns + bool(used)
    return lines


def _marked_down(spans: Iterable[Span]) -> Iterable[str]:
    fences = {"removed": "~~", "added": "**"}
    for span in spans:
        fence = fences.get(span.mark, "")
        yield f"{fence}{_escaped(_clean(span.text))}{fence}{' ' * span.gap}"


def _paint(shown: str, mark: object, colour: bool) -> str:
    code = _ANSI.get(mark) if colour else None
    return f"\x1b[{code}m{shown}\x1b[0m" if code else shown


def _clean(shown: str) -> str:
    """Text that cannot drive a terminal or turn its line around."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", "�", shown)


def _escaped(shown: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>#~|])", r"\\\1", shown)
