"""Findings -> text for people, one-line text, JSON and GitHub annotations. Pure: nothing is printed here.

Every form sorts by file, line and column, except GitHub's, where the most severe come first.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Sequence

from recap_print.findings import Finding, Level, Rule, Where
from recap_print.report.data import as_data, counts, page_number, spot, written
from recap_print.report.terminal import BOLD, COLOURS, CYAN, DIM, Paint, cells, clean, columns, counted, wrapped

GITHUB_LIMIT = 10
"""GitHub shows this many annotations of one kind in one step, and drops the rest without a word."""

_GITHUB_KINDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """By file, line and column, then the most severe first, each rule's along the pages."""
    return sorted(findings, key=_order)


def _order(finding: Finding) -> tuple[object, ...]:
    """Total, so that whoever finds them first changes no report."""
    where, place = finding.where, spot(finding.where)
    on_page = page_number(where), where.page, place is None, place or (0.0, 0.0)
    said = finding.message, finding.help, where.width, where.excerpt
    return where.file, where.line, where.column, finding.level, finding.code, *on_page, *said


def summary(findings: Sequence[Finding]) -> str:
    """``2 errors, 1 warning in 1 file``; an empty string when there is nothing to sum up."""
    if not findings:
        return ""
    return f"{kinds(findings)} in {counted(len({f.where.file for f in findings}), 'file')}"


def kinds(findings: Iterable[Finding]) -> str:
    """``2 errors, 1 warning``"""
    seen = Counter(f.level for f in findings)
    return ", ".join(counted(seen[level], level.name.lower()) for level in Level if seen[level])


def text(findings: Iterable[Finding], *, colour: bool, width: int) -> str:
    """For people at a terminal of ``width`` columns: the line, a caret under the fault, and what to do.

    Ends with the summary. An empty string when there are no findings.
    """
    every = ordered(findings)
    blocks = [block(finding, colour=colour, width=width) for finding in every]
    return "\n\n".join([*blocks, summary(every)]) if blocks else ""


def concise(findings: Iterable[Finding]) -> str:
    """One finding a line, ``file:line:column: error[S101] message``, as editors and ``grep`` like it."""
    return "\n".join(
        f"{clean(str(f.where))}: {f.level.name.lower()}[{f.code}] {clean(f.message)}"
        + (f" ({place})" if (place := in_short(f.where)) else "")
        for f in ordered(findings)
    )


def as_json(findings: Iterable[Finding]) -> str:
    """For programs. The shape is stable while ``format`` is 1::

        {"format": 1,
         "summary": {"errors": 1, "warnings": 0, "notes": 0, "files": 1},
         "findings": [{"file": "editions/v11.yaml", "line": 84, "column": 5, "end_column": 15,
                       "level": "error", "code": "S101", "name": "unknown-key",
                       "message": "…", "help": "…", "page": "page 12 (contacts/2)", "x": 34.0, "y": 20.0}]}

    Lines and columns count from 1, in characters; ``end_column`` is the one after the last. Line 0 means the
    whole file. ``help`` and ``page`` may be empty; ``x`` and ``y``, in mm from the left and the top of the page's
    trim, may be null. Keys may be added.
    """
    every = ordered(findings)
    told = counts(every) | {"files": len({f.where.file for f in every})}
    return written({"format": 1, "summary": told, "findings": [as_data(f) for f in every]})


def github(findings: Iterable[Finding]) -> str:
    """Workflow commands that annotate a pull request: the most severe first, as many as GitHub shows.

    A last plain line sums up, and says how many stayed untold.
    """
    return annotated(sorted(ordered(findings), key=lambda f: f.level))


def annotated(every: Sequence[Finding]) -> str:
    """The same for findings in an order of their own, which decides what is told within the limit."""
    lines: list[str] = []
    shown: Counter[Level] = Counter()
    for finding in every:
        if shown[finding.level] < GITHUB_LIMIT:
            shown[finding.level] += 1
            lines.append(_annotation(finding))
    left = len(every) - shown.total()
    if every:
        lines.append(summary(every) + (f"; {left} of them not annotated" if left else ""))
    return "\n".join(lines)


def explain(rule: Rule, *, colour: bool, width: int = 80) -> str:
    """One rule: what it is called, why it is there, and who asks for it."""
    paint = Paint(colour)
    head = f"{paint(BOLD, f'{rule.code} {rule.name}')} ({paint(COLOURS[rule.level], rule.level.name.lower())})"
    return "\n\n".join([head, *(textwrap.fill(part, width) for part in (rule.reason, f"Source: {rule.source}"))])


def on_paper(where: Where) -> str:
    """``page 12 (contacts/2), 34 mm from the left, 20 mm from the top``; empty when it shows on no page."""
    told = [clean(where.page)] if where.page else []
    if found := spot(where):
        told += [_from(mm, edge) for mm, edge in zip(found, ("left", "top"), strict=True)]
    return ", ".join(told)


def _from(mm: float, edge: str) -> str:
    whole = round(mm)
    return f"{-whole} mm beyond the {edge} edge" if whole < 0 else f"{whole} mm from the {edge}"


def in_short(where: Where) -> str:
    """The same in short: ``page 12 (contacts/2) at 34 × 20 mm``."""
    found = spot(where)
    told = [clean(where.page) if where.page else "", f"at {round(found[0])} × {round(found[1])} mm" if found else ""]
    return " ".join(filter(None, told))


def block(finding: Finding, *, colour: bool, width: int) -> str:
    """One finding: where, the line with a caret under the fault, where it shows on paper, what to do."""
    paint, width = Paint(colour), max(width, 40)
    where, tint = finding.where, COLOURS[finding.level]
    head = f"{paint(BOLD, clean(str(where)))}: {paint(tint, finding.level.name.lower())}[{finding.code}] {finding.name}"
    gutter = " " * max(2, len(str(where.line)))
    bar = paint(DIM, "|")
    lines = [head]
    message = clean(finding.message)
    if where.line and where.excerpt.strip():
        shown, start, wide = _window(where, width - len(gutter) - 4)
        caret = paint(tint, "^" * wide)
        lines += [f"{gutter} {bar}", f"{paint(DIM, str(where.line).rjust(len(gutter)))} {bar} {shown}".rstrip()]
        if len(gutter) + 3 + start + wide + 1 + columns(message) <= width:
            lines.append(f"{gutter} {bar} {' ' * start}{caret} {paint(tint, message)}")
        else:
            lines.append(f"{gutter} {bar} {' ' * start}{caret}")
            lines += _note(gutter, "", message, width, paint, tint)
    else:
        lines += _note(gutter, "", message, width, paint, tint)
    if place := on_paper(where):
        lines += _note(gutter, "on paper: ", place, width, paint, "")
    if finding.help:
        lines += _note(gutter, "help: ", clean(finding.help), width, paint, "")
    return "\n".join(lines)


def _note(gutter: str, title: str, words: str, width: int, paint: Paint, tint: str) -> list[str]:
    """``   = help: …``, its further lines hanging below its first word."""
    first, *others = wrapped(words, width - len(gutter) - 3 - len(title))
    hang = " " * (len(gutter) + 3 + len(title))
    head = f"{gutter} {paint(DIM, '=')} {paint(CYAN, title.rstrip())}{' ' if title else ''}"
    return [head + paint(tint, first), *(hang + paint(tint, more) for more in others)]


def _window(where: Where, room: int) -> tuple[str, int, int]:
    """The part of the line that fits in ``room`` columns around the fault, with where and how wide the caret is."""
    begin = min(where.column - 1 if where.column else 0, len(where.excerpt))
    # Characters at the edges are cut before anything is measured: a line may hold a megabyte.
    width = max(1, min(where.width, room))
    left, right = max(0, begin - room), min(len(where.excerpt), begin + width + room)
    shown, starts = cells(where.excerpt[left:right])
    at = begin - left
    start = starts[at]
    wide = starts[min(at + width, len(shown))] - start
    from_cell, to_cell = 0, len(shown)
    if left or starts[-1] > room or right < len(where.excerpt):
        back = min(start, max(room // 3, room - wide - 2)) if start + wide > room - 2 else start
        from_cell = next((i for i, s in enumerate(starts) if s >= start - back), 0)
        while to_cell > at + 1 and starts[to_cell] - starts[from_cell] > room - 2:
            to_cell -= 1
    before = "…" if left or from_cell else ""
    after = "…" if right < len(where.excerpt) or to_cell < len(shown) else ""
    line = before + "".join(shown[from_cell:to_cell]) + after
    start = start - starts[from_cell] + len(before)
    return line, start, max(1, min(wide, starts[to_cell] - starts[from_cell] + len(before) - start))


def _annotation(finding: Finding) -> str:
    where = finding.where
    fields = {"file": where.file}
    if where.line:
        fields |= {"line": str(where.line)}
    if where.line and where.column:
        fields |= {"col": str(where.column), "endColumn": str(where.column + where.width)}
    fields |= {"title": f"{finding.code} {finding.name}"}
    said = "\n".join(filter(None, [finding.message, on_paper(where), finding.help and f"help: {finding.help}"]))
    head = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in fields.items())
    return f"::{_GITHUB_KINDS[finding.level]} {head}::{_escaped(said)}"


def _escaped(words: str, more: str = "") -> str:
    """As GitHub's toolkit escapes commands: ``%``, line ends, and within properties ``:`` and ``,``."""
    for char in "%\r\n" + more:
        words = words.replace(char, f"%{ord(char):02X}")
    return words
