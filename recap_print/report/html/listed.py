"""The words of the report: every change once, by level and section, with its lines of YAML and what it entails."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import PurePosixPath

from recap_print.compare.changes import Change, Changes, Layer
from recap_print.findings import Where
from recap_print.report.html.frame import escaped, said
from recap_print.report.html.marks import RANKS, Rank, mark, rank
from recap_print.report.phrases import Span, phrase, plural
from recap_print.units import ranges

WHOLE = "The whole booklet"
_TAGS = {"removed": "del", "added": "ins", "faint": "small"}
_WHOLE = 20
"""Characters: a telephone number, a date or a time is never broken over two lines (UKAAF MS03)."""

Numbered = tuple[int, Change]
"""A change and its number in the report, from 1: its element is ``c12``."""


def listed(changes: Changes, spreads_of: Sequence[Sequence[int]]) -> str:
    """The list. ``spreads_of`` are, for each change, the numbers of the spreads where it shows."""
    numbered = list(enumerate(changes, 1))
    groups = [(r, [(n, c) for n, c in numbered if rank(c) is r]) for r in RANKS]
    told = "".join(_group(changes, r, of, spreads_of) for r, of in groups if of)
    return f'<div class="list" id="list" tabindex="-1">{told}{_form(changes)}</div>'


def filters(changes: Changes) -> str:
    """What narrows the list: words, levels, a section, a layer. They need the script, which shows them."""
    counts = [(r, sum(rank(change) is r for change in changes)) for r in RANKS]
    levels = "".join(
        f'<button type="button" class="tool" data-level="{r.id}" aria-pressed="true" title="{r.meaning}">'
        f"{mark(r, r.title)} {count}</button>"
        for r, count in counts
        if count
    )
    known = {change.section for change in changes}
    order = dict.fromkeys((*_in_order(changes), *sorted(known)))
    titles = [(s, changes.title(s) if s else WHOLE) for s in order if s in known]
    layers = [(layer.value, layer.value.capitalize()) for layer in Layer if any(c.layer is layer for c in changes)]
    return (
        '<search class="filters" id="filters" aria-label="Filter the changes" hidden>'
        '<label class="unseen" for="words">Find words</label>'
        '<input type="search" id="words" placeholder="Find words" autocomplete="off" spellcheck="false" size="12">'
        f"{_choice('section', 'All sections', titles)}{_choice('layer', 'All layers', layers)}"
        f'<div class="levels" role="group" aria-label="Levels shown">{levels}</div>'
        '<p class="soft shown" role="status" id="shown"></p></search>'
    )


def _in_order(changes: Changes) -> list[str]:
    return list(dict.fromkeys(["", *(s.id for side in (changes.new, changes.old) for s in side.sections)]))


def _choice(name: str, all: str, options: Iterable[tuple[str, str]]) -> str:
    said_of = "".join(f'<option value="={escaped(value)}">{escaped(title)}</option>' for value, title in options)
    return (
        f'<label class="unseen" for="{name}">{name.capitalize()}</label>'
        f'<select id="{name}"><option value="">{all}</option>{said_of}</select>'
    )


def _group(changes: Changes, of: Rank, members: list[Numbered], spreads_of: Sequence[Sequence[int]]) -> str:
    parts = []
    for section, some in groupby(members, key=lambda member: member[1].section):
        title = said(changes.title(section)) if section else WHOLE
        told = "".join(_change(changes, n, c, spreads_of[n - 1]) for n, c in some)
        parts.append(f'<section class="part"><h4>{title}</h4><ol>{told}</ol></section>')
    return (
        f'<section class="group"><h3>{mark(of, of.title)} <span class="soft">{len(members)}</span></h3>'
        f'<p class="soft meaning">{of.meaning}.</p>{"".join(parts)}</section>'
    )


def _change(changes: Changes, number: int, change: Change, spreads: Sequence[int]) -> str:
    shows = " ".join(map(str, spreads))
    return (
        f'<li class="change {rank(change).id}" id="c{number}" data-rank="{rank(change).id}"'
        f' data-section="{escaped(change.section)}" data-layer="{change.layer.value}" data-spreads="{shows}">'
        f'<p class="told" id="c{number}-told">{worded(phrase(change))}</p>'
        f"{_where(changes, number, change, spreads)}{_effects(change)}</li>"
    )


def worded(spans: Iterable[Span]) -> str:
    """A phrase: what went is deleted, what came inserted."""
    told = ""
    for span in spans:
        tag = _TAGS.get(span.mark, "")
        whole = ' class="whole"' * (len(span.text) <= _WHOLE)
        words = said(span.text)
        told += (f"<{tag}{whole}>{words}</{tag}>" if tag else words) + " " * span.gap
    return told.rstrip()


def _where(changes: Changes, number: int, change: Change, spreads: Sequence[int]) -> str:
    pages = escaped(pages_told(change.pages_old, change.pages_new, names(changes)[0]))
    shown = pages
    if spreads:
        shown = f'<a class="go" href="#s{spreads[0]}" aria-describedby="c{number}-told">{pages or "show"}</a>'
    layer = f'<span class="layer">{change.layer.value}</span>'
    places = _place("old", "−", "before", change.where_old) + _place("new", "+", "after", change.where_new)
    return f'<p class="where">{shown}{" · " * bool(shown)}{layer}</p>' + (
        f'<p class="places">{places}</p>' * bool(places)
    )


def names(changes: Changes) -> tuple[str, str]:
    """What the two sides are called beside each page: a file by its name alone, when that tells which it is."""
    old, new = changes.old.called, changes.new.called
    short = [name if ":" in name else PurePosixPath(name).name or name for name in (old, new)]
    return (old, new) if short[0] == short[1] else (short[0], short[1])


def pages_told(old: Sequence[int], new: Sequence[int], before: str) -> str:
    """``page 4``; ``page 47 (45 in v10)``; ``page 2 of v10`` when it is there no more."""
    if not new:
        return f"{_pages(old)} of {before}" if old else ""
    return _pages(new) + (f" ({ranges(old)} in {before})" if old and tuple(old) != tuple(new) else "")


def _pages(pages: Sequence[int]) -> str:
    return f"page{'s' * (len(pages) > 1)} {ranges(pages)}"


def _place(side: str, sign: str, word: str, where: Where | None) -> str:
    if where is None:
        return ""
    signed = f'<span aria-hidden="true">{sign}</span><span class="unseen">{word}: </span>'
    return f'<span class="place {side}">{signed} {escaped(str(where))}</span>'


def _effects(change: Change) -> str:
    if not change.effects:
        return ""
    told = "".join(f"<li>{worded(phrase(effect))}{_effects(effect)}</li>" for effect in change.effects)
    return f"<details><summary>{plural(len(change.effects), 'effect')} on paper</summary><ul>{told}</ul></details>"


def _form(changes: Changes) -> str:
    if not changes.form:
        return ""
    rows = "".join(
        f'<li class="form"><p class="told">{escaped(f.name)}: {worded(_turned(f.before, f.after))}</p>'
        + (f'<p class="where">{escaped(f.note)}</p>' if f.note else "")
        + "</li>"
        for f in changes.form
    )
    return (
        f'<section class="group"><h3>In form only <span class="soft">{len(changes.form)}</span></h3>'
        f'<p class="soft meaning">Nothing that is printed changes.</p><ol>{rows}</ol></section>'
    )


def _turned(before: str, after: str) -> list[Span]:
    return [Span(before or "none", "removed"), Span("→"), Span(after or "none", "added")]
