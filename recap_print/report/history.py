"""The family history in words: what every form of it says, and Markdown and JSON."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from recap_print.compare.deeds import Deed, Verb
from recap_print.compare.lineage import Entry, Family, Known, Matrix, Member
from recap_print.report.data import written
from recap_print.report.terminal import clean, counted

FORMAT = 1
SIGNS = {"printed": "●", "field-test": "◐", "draft": "○", "retired": "●"}
_RANK = (Verb.ADDED, Verb.REMOVED, Verb.MOVED)
_WITHIN = (Verb.FIELDS_ADDED, Verb.FIELDS_REMOVED, Verb.FIELDS_REWORDED, Verb.TEXTS_CHANGED)
_COUNTED = {
    Verb.ADDED: ("section", "added"),
    Verb.REMOVED: ("section", "removed"),
    Verb.MOVED: ("section", "moved"),
    Verb.RETITLED: ("section", "retitled"),
    Verb.RESIZED: ("section", "resized"),
    Verb.RENAMED: ("section id", "changed"),
    Verb.FIELDS_ADDED: ("field", "added"),
    Verb.FIELDS_REMOVED: ("field", "removed"),
    Verb.FIELDS_REWORDED: ("field", "reworded"),
    Verb.TEXTS_CHANGED: ("text", "changed"),
}


def heading(family: Family) -> str:
    """``Mon Récap · 11 versions, v1 (2024-03) to v11 (2026-09)``"""
    told = [entry.member for entry in family.told]
    if not told:
        return "No version can be read."
    ends = [f"{m.name} ({m.date})" if m.date else m.name for m in (told[-1], told[0])]
    return f"{family.title} · {counted(len(told), 'version')}, {' to '.join(ends if len(told) > 1 else ends[:1])}"


def facts(entry: Entry) -> list[str]:
    """``2026-09``, ``field-test``, ``48 pages (was 44)``, ``148 × 210 mm``, ``10 000 copies``, ``layout a5``."""
    member, before = entry.member, entry.parent
    if member.known is Known.NAME:
        return ["unknown"]
    told = [
        member.date,
        member.status,
        _unlike(counted(member.pages, "page") if member.pages else "", str(before.pages or "") if before else ""),
        _unlike(_trim(member), _trim(before) if before else ""),
        f"{member.copies:,} copies".replace(",", "\u202f") if member.copies else "",
        _unlike(f"layout {member.layout}" if member.layout else "", before.layout if before else ""),
        "from its lock" if member.known is Known.LOCK else "",
        f"after {before.name}" if before else "",
    ]
    return [fact for fact in told if fact]


def _trim(member: Member) -> str:
    return f"{member.trim[0]:g} × {member.trim[1]:g} mm" if member.trim else ""


def _unlike(now: str, before: str) -> str:
    """``48 pages (was 44)`` where the version before said otherwise."""
    return f"{now} (was {before})" if now and before and before not in (now, *now.split()) else now


def by_section(deeds: Iterable[Deed]) -> list[tuple[Verb | None, str, str]]:
    """What was done, one line a section: how it stands out (None: it only changed), its title, and the words.

    Sections that came are first, then those that went, then those that moved, then the others in reading order.
    """
    found: list[tuple[Verb | None, str, str]] = []
    for _, group in groupby(deeds, key=lambda deed: deed.section):
        of = list(group)
        verb = next((verb for verb in _RANK if any(deed.verb is verb for deed in of)), None)
        found.append((verb, of[0].title, "; ".join(filter(None, map(words, of)))))
    return sorted(found, key=lambda told: _RANK.index(told[0]) if told[0] else len(_RANK))


def words(deed: Deed) -> str:
    """One deed without its section: ``12 → 14 pages``, ``2 fields added``."""
    match deed.verb:
        case Verb.ADDED | Verb.REMOVED:
            return counted(deed.count, "page") if deed.count else ""
        case Verb.MOVED:
            return f"now after {deed.after}" if deed.after else "now first"
        case Verb.RENAMED:
            return f"had the id {deed.before}"
        case Verb.RETITLED:
            return f"was titled {deed.before}"
        case Verb.RESIZED:
            return f"{deed.before} → {deed.after} pages"
        case Verb.FIELDS_ADDED | Verb.FIELDS_REMOVED | Verb.FIELDS_REWORDED | Verb.TEXTS_CHANGED:
            return _counted(deed.count, deed.verb)


def glance(deeds: Iterable[Deed]) -> str:
    """``2 sections added, 1 moved, 3 fields reworded``; empty when nothing was done."""
    totals: Counter[Verb] = Counter()
    for deed in deeds:
        totals[deed.verb] += deed.count if deed.verb in _WITHIN else 1
    said, last = [], ""
    for verb, (noun, became) in _COUNTED.items():
        if totals[verb]:
            said.append(f"{totals[verb]} {became}" if noun == last else _counted(totals[verb], verb))
            last = noun
    return ", ".join(said)


def _counted(count: int, verb: Verb) -> str:
    noun, became = _COUNTED[verb]
    return f"{counted(count, noun)} {became}"


def ordered(family: Family, backwards: bool) -> list[Entry]:
    """Newest first, or oldest first."""
    return list(reversed(family.entries)) if backwards else list(family.entries)


def sign(member: Member) -> str:
    return SIGNS.get(member.status, "◌" if member.known is Known.NAME else "●")


def cell(pages: int | None) -> str:
    """``14``; ``✓`` where nobody knows how many; ``·`` where the section is not there."""
    return "·" if pages is None else str(pages) if pages else "✓"


def markdown(family: Family, *, backwards: bool = False) -> str:
    """A chapter a version, to paste where the committee reads. Ends with a newline."""
    lines = [f"# {_md(heading(family))}"]
    for entry in ordered(family, backwards):
        member = entry.member
        lines += ["", f"## {_md(member.name)}", "", _md(" · ".join(facts(entry)))]
        lines += [f"\n> **Warning:** {_md(trouble)}" for trouble in member.troubles]
        done = [_done(*told) for told in by_section(entry.deeds or ())]
        lines += ["", *done] if done else []
        for change in member.changes:
            why = f"  *Why:* {_md(change.why)}\n  *Hypothesis:* {_md(change.hypothesis)}".replace("\n", "  \n")
            lines += ["", f"- **{_md(change.what)}**  ", *why.split("\n")]
    return "\n".join(lines) + "\n"


def _done(verb: Verb | None, title: str, said: str) -> str:
    lead = f"**{verb.value.capitalize()}:** " if verb else ""
    return f"- {lead}{_md(title)}" + (f" ({_md(said)})" if said else "")


def matrix_markdown(matrix: Matrix) -> str:
    """Sections × versions as a table. Ends with a newline."""
    rows = [[_md(row.title), *map(cell, row.cells)] for row in matrix.rows]
    total = ["**pages**", *(f"**{pages or '?'}**" for pages in matrix.pages)]
    head = ["section", *map(_md, matrix.versions)]
    rule = ["---", *("--:" for _ in matrix.versions)]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows, total)) + "\n"


def _md(words: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>#|~])", r"\\\1", clean(words))


def as_json(family: Family, *, backwards: bool = False) -> str:
    """For programs. Keys may be added; what is there keeps its meaning while ``format`` is 1::

        {"format": 1, "title": "Mon Récap",
         "versions": [{"name": "v11", "known": "file", "title": "…", "previous": "v10", "date": "2026-09",
                       "status": "field-test", "layout": "a5", "trim_mm": [148, 210], "pages": 48, "copies": 10000,
                       "changes": [{"what": "…", "why": "…", "hypothesis": "…"}],
                       "sections": [{"id": "cover", "kind": "cover", "title": "…", "pages": 1}],
                       "deeds": [{"verb": "moved", "section": "privacy", "title": "…",
                                  "before": "", "after": "…", "count": 1, "items": []}],
                       "troubles": []}],
         "matrix": {"versions": ["v10", "v11"], "pages": [48, 48],
                    "sections": [{"id": "prepare", "title": "…", "pages": [null, 1]}]}}

    ``known`` is file, lock (its file is gone) or name (nothing is there). ``deeds``, what it did to the version it came
    of, is null where there is none to compare with; a ``verb`` is a word of ``compare.lineage.Verb``. Empty words and
    zeros are what nobody said; in the matrix null is a section that is not there.
    """
    versions = [_version(entry) for entry in ordered(family, backwards)]
    table = family.matrix()
    sections = [{"id": row.id, "title": row.title, "pages": row.cells} for row in table.rows]
    across = {"versions": table.versions, "pages": table.pages, "sections": sections}
    return written({"format": FORMAT, "title": family.title, "versions": versions, "matrix": across})


def _version(entry: Entry) -> dict[str, Any]:
    member = entry.member
    return {
        "name": member.name,
        "known": member.known.value,
        "title": member.title,
        "previous": member.previous,
        "date": member.date,
        "status": member.status,
        "layout": member.layout,
        "trim_mm": member.trim,
        "pages": member.pages,
        "copies": member.copies,
        "changes": [{"what": c.what, "why": c.why, "hypothesis": c.hypothesis} for c in member.changes],
        "sections": [{"id": p.id, "kind": p.kind, "title": p.title, "pages": p.pages} for p in member.parts],
        "deeds": None if entry.deeds is None else [_deed(deed) for deed in entry.deeds],
        "troubles": member.troubles,
    }


def _deed(deed: Deed) -> dict[str, Any]:
    return {
        "verb": deed.verb.value,
        "section": deed.section,
        "title": deed.title,
        "before": deed.before,
        "after": deed.after,
        "count": deed.count,
        "items": deed.items,
    }
