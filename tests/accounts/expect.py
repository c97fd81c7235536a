"""What must be told of an edit, and whether a change tells it. Nothing here asks the tool what it would say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain

from drafts import EDITION, LAYOUT, Place, concrete
from paper import pages_of, shown, weight

from recap_print.compare.changes import Change, Kind, Level
from recap_print.compare.version import Version
from recap_print.findings import Where
from recap_print.source import Document, Node

Levels = frozenset[Level]
CRITICAL, NOTABLE, MINOR = (frozenset({level}) for level in Level)
ANY_LEVEL = frozenset(Level)


@dataclass(frozen=True, slots=True)
class Account:
    """One change that must be told at top level, once.

    ``levels`` is None when the account is as grave as what is seen on paper (see ``paper.weight``). ``before`` and
    ``after`` are words that must be read on either side. ``old`` and ``new`` are where it was said: the change must
    point at a line of it. ``printed``: its pages must be those that show what was said; ``section``: those of this
    section. What is None or empty is not asked.
    """

    kinds: frozenset[Kind]
    levels: Levels | None
    sections: frozenset[str] | None = None
    before: str = ""
    after: str = ""
    what: frozenset[str] | None = None
    old: Place | None = None
    new: Place | None = None
    printed: bool = False
    section: str = ""
    pages_old: tuple[int, ...] | None = None
    pages_new: tuple[int, ...] | None = None
    moved_mm: tuple[float, float] | None = None
    unexpected: bool | None = False

    @property
    def is_critical(self) -> bool:
        return self.levels == CRITICAL


def account(kinds: str, levels: Levels | None, *sections: str, **more: object) -> Account:
    """An account in few words: kinds separated by blanks, and the sections it may be told of."""
    asked = Account(frozenset(Kind(kind) for kind in kinds.split()), levels, frozenset(sections) or None)
    return replace(asked, **more)  # type: ignore[arg-type]


def said(kinds: str, levels: Levels | None, place: Place, *sections: str, **more: object) -> Account:
    """An account of what was said at one place, on both sides."""
    return account(kinds, levels, *sections, **{"old": place, "new": place, **more})


def faults(asked: Account, change: Change, old: Version, new: Version) -> list[str]:
    """Everything a change says otherwise than asked: none when it tells this account."""
    found = []
    levels = asked.levels if asked.levels is not None else frozenset({weight(old.booklet, new.booklet)})
    if change.kind not in asked.kinds:
        found.append(f"kind {change.kind}, not {_or(asked.kinds)}")
    if change.level not in levels:
        found.append(f"{change.level.name}, not {_or(level.name for level in levels)}")
    if asked.sections is not None and change.section not in asked.sections:
        found.append(f"section {change.section!r}, not {_or(asked.sections)}")
    found += _words(asked, change)
    if asked.what is not None and not any(sort in change.what for sort in asked.what):
        found.append(f"what {change.what!r}, not {_or(asked.what)}")
    found += _line("old", asked.old, change.where_old, old) + _line("new", asked.new, change.where_new, new)
    pages = asked.pages_old, asked.pages_new
    if asked.printed:
        pages = shown(old, asked.old), shown(new, asked.new)
    if asked.section:
        pages = pages_of(old, asked.section), pages_of(new, asked.section)
    for name, wanted, told in zip(("old", "new"), pages, (change.pages_old, change.pages_new), strict=True):
        if wanted is not None and told != wanted:
            found.append(f"{name} pages {told}, not {wanted}")
    if asked.moved_mm is not None and not _near(asked.moved_mm, change.moved_mm):
        found.append(f"moved {change.moved_mm}, not {asked.moved_mm}")
    if asked.unexpected is not None and change.unexpected is not asked.unexpected:
        found.append("unexpected" if change.unexpected else "not unexpected")
    return found


def _or(of: object) -> str:
    return " or ".join(sorted(map(str, of)))  # type: ignore[call-overload]


def _near(asked: tuple[float, float], told: tuple[float, float] | None) -> bool:
    return told is not None and all(abs(x - y) < 0.02 for x, y in zip(asked, told, strict=True))


def read(words: str) -> str:
    """Words as people read them: one sort of apostrophe, one sort of space."""
    return " ".join(words.replace("'", "’").split())


def _words(asked: Account, change: Change) -> list[str]:
    found = []
    for side, wanted, told in (("before", asked.before, change.before), ("after", asked.after, change.after)):
        if read(wanted) not in read(told):
            found.append(f"{side} {told!r} does not say {wanted!r}")
    return found


def _line(side: str, asked: Place | None, told: Where | None, version: Version) -> list[str]:
    document = _document(version, asked) if asked else None
    if asked is None or document is None:
        return []
    if told is None:
        return [f"no {side} line"]
    node = document.node(concrete(document.data, asked.path))
    first, last = (node.key or node.value).line, max(_lines(node))
    if told.file != document.name or not first <= told.line <= last:
        return [f"{side} line {told.file}:{told.line}, not {document.name}:{first}-{last}"]
    return []


def _document(version: Version, place: Place) -> Document | None:
    if place.file == EDITION:
        return version.edition
    return version.layout if place.file == LAYOUT else version.pictograms


def _lines(node: Node) -> list[int]:
    """Every line on which something within a value stands."""
    children = node.children or ()
    inner = children.values() if hasattr(children, "values") else children
    return [node.value.line, *chain.from_iterable(_lines(child) for child in inner)]
