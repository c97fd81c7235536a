"""The family history as a page for browsers: sections × versions, then versions on their line of descent."""

from __future__ import annotations

from collections.abc import Iterator

from recap_print.compare.deeds import Verb
from recap_print.compare.lineage import Entry, Family, Matrix, Member, Row
from recap_print.report.history import by_section, cell, facts, heading, sign
from recap_print.report.html.frame import asset, escaped, masthead, said
from recap_print.report.html.frame import page as framed
from recap_print.report.lanes import Gutter, lanes

_MARKS = {Verb.ADDED: ("came", "+"), Verb.REMOVED: ("gone", "−"), Verb.MOVED: ("moved", "↕")}
_LANES = 5
"""Lines of descent that stand beside each other; further ones share the last."""


def page(family: Family) -> str:
    """A whole file that opens from a disk: what ``matrix_text`` and ``text`` tell, with links between versions."""
    title = f"{family.title or 'Booklets'}: history"
    lead = escaped(heading(family).removeprefix(f"{family.title} · "))
    told = family.matrix()
    body = (
        masthead(family.title or "Booklets", lead, over="The history of a booklet")
        + '<main class="history">'
        + (_across(told, family) if told.rows else "")
        + '<section aria-labelledby="versions"><h2 id="versions">Versions</h2>'
        + f"{_line(family)}</section></main>"
    )
    return framed(title, body, style=asset("history.css"))


def _line(family: Family) -> str:
    """Versions, newest first. All stand right of the lines of descent, whichever pass them."""
    signs = [sign(entry.member) for entry in family.entries]
    beside = list(lanes([(entry.member.name, entry.member.previous) for entry in family.entries], signs))
    above = ("", *(gutter.below for gutter in beside))
    told = "".join(
        _version(entry, _rails(gutter, one, drawn))
        for entry, one, gutter, drawn in zip(family.entries, signs, beside, above, strict=False)
    )
    return f'<ol class="line lanes-{min(max((len(g.node) // 2 for g in beside), default=0), _LANES)}">{told}</ol>'


def _rails(gutter: Gutter, own: str, above: str) -> str:
    """The disc of a version, and the lines of descent that pass it, begin at it, or end above it."""
    lane = min(gutter.node.index(own) // 2, _LANES)
    tip = above[lane * 2 : lane * 2 + 1] != "│"
    runs = [n for n, drawn in enumerate(gutter.below[::2]) if drawn == "│" and n <= _LANES]
    ends = [n for n, joined in enumerate(gutter.join[::2]) if joined in "┴╯" and n <= _LANES]
    return (
        "".join(f'<i class="rail r{n}{" tip" if tip and n == lane else ""}"></i>' for n in runs)
        + "".join(f'<i class="join r{lane} to-{n}"></i>' for n in ends)
        + ("" if tip or lane in runs else f'<i class="rail r{lane} last"></i>')
        + f'<i class="disc r{lane}"></i>'
    )


def _version(entry: Entry, rails: str) -> str:
    member = entry.member
    name = escaped(member.name)
    status = f'<span class="status">{escaped(member.status)}</span>' if member.status else ""
    after = f"after {entry.parent.name}" if entry.parent else ""
    about = "".join(f"<li>{escaped(fact)}</li>" for fact in facts(entry) if fact not in (member.status, after))
    if entry.parent:
        parent = escaped(entry.parent.name)
        about += f'<li>after <a href="#{parent}">{parent}</a></li>'
    return (
        f'<li class="{escaped(member.status or member.known.value)}">'
        f'<span aria-hidden="true">{rails}</span><article aria-labelledby="{name}">'
        f'<header><h3 id="{name}">{name}</h3>{status}<ul class="facts">{about}</ul></header>'
        + "".join(f'<p class="trouble">{escaped(trouble)}</p>' for trouble in member.troubles)
        + _deeds(entry)
        + _reasons(member)
        + "</article></li>"
    )


def _deeds(entry: Entry) -> str:
    if not entry.deeds:
        return "" if entry.deeds is None else '<p class="soft">Declares the same sections.</p>'
    lang = _lang(entry.member)
    items = []
    for verb, title, words in by_section(entry.deeds):
        kind, mark = _MARKS.get(verb, ("", "~")) if verb else ("", "~")
        spoken = f'<span class="unseen">{verb.value}: </span>' if verb else ""
        told = f'<span class="soft">{said(words)}</span>' if words else ""
        items.append(
            f'<li class="{kind}"><span class="mark" aria-hidden="true">{mark}</span>'
            f"<span>{spoken}<b{lang}>{said(title)}</b> {told}</span></li>"
        )
    return f'<ul class="deeds">{"".join(items)}</ul>'


def _reasons(member: Member) -> str:
    lang = _lang(member)
    told = (
        f"<li><h4{lang}>{said(change.what)}</h4><dl>"
        f"<dt>Why</dt><dd{lang}>{said(change.why)}</dd>"
        f"<dt>Hypothesis</dt><dd{lang}>{said(change.hypothesis)}</dd></dl></li>"
        for change in member.changes
    )
    return f'<ul class="reasons">{"".join(told)}</ul>' if member.changes else ""


def _lang(member: Member) -> str:
    return f' lang="{escaped(member.language)}"' if member.language else ""


def _across(matrix: Matrix, family: Family) -> str:
    parents = {entry.member.name: entry.parent.name for entry in family.told if entry.parent}
    head = "".join(f'<th scope="col"><a href="#{escaped(v)}">{escaped(v)}</a></th>' for v in matrix.versions)
    lang = _lang(family.told[0].member)
    rows = "".join(
        f'<tr><th scope="row"{lang}>{said(row.title)}</th>{"".join(_cells(row, matrix, parents))}</tr>'
        for row in matrix.rows
    )
    total = "".join(f"<td>{pages or '?'}</td>" for pages in matrix.pages)
    return (
        '<section aria-labelledby="sections"><h2 id="sections">Sections × versions</h2>'
        '<p class="soft">Pages of each section. A box: it came in that version. In bold: more or fewer than before.</p>'
        '<div class="wide" role="region" aria-label="Table of sections and versions" tabindex="0">'
        f'<table class="table matrix"><thead><tr><th scope="col">Section</th>{head}</tr></thead><tbody>{rows}</tbody>'
        f'<tfoot><tr><th scope="row">Pages</th>{total}</tr></tfoot></table></div></section>'
    )


def _cells(row: Row, matrix: Matrix, parents: dict[str, str]) -> Iterator[str]:
    """Each cell, marked by what became of it since the version that one came of."""
    known = dict(zip(matrix.versions, row.cells, strict=True))
    for version, pages in known.items():
        before = parents.get(version)
        kind = "none" if pages is None else ""
        if before in known and pages is not None:
            kind = "came" if known[before] is None else "other" if known[before] != pages else ""
        absent = '<span class="unseen">not in it</span>' if pages is None else ""
        shown = f'<span aria-hidden="true">{cell(pages)}</span>{absent}' if pages is None else cell(pages)
        yield f'<td class="{kind}">{shown}</td>' if kind else f"<td>{shown}</td>"
