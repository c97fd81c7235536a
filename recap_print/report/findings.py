"""Findings -> text for people, one-line text, JSON and GitHub annotations. Pure: nothing is printed here.

Every form sorts by file, line and column, except GitHub's, where the most severe come first.
"""

from __future__ import annotations

import json
import textwrap
from collections import Counter
from collections.abc import Iterable, Sequence
from unicodedata import category, east_asian_width

from recap_print.findings import Finding, Level, Rule, Where

GITHUB_LIMIT = 10
"""GitHub shows this many annotations of one kind in one step, and drops the rest without a word."""

_TAB = 4
_GITHUB_KINDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}
_COLOURS = {Level.ERROR: "1;31", Level.WARNING: "1;33", Level.NOTE: "1;34"}
_DIM, _BOLD, _CYAN = "2", "1", "36"

# Overrides of the writing direction would let a line show something else than what it says.
_UNSAFE = {*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """By file, line and column, then the most severe first."""
    return sorted(findings, key=lambda f: (f.where.file, f.where.line, f.where.column, f.level, f.code, f.message))


def summary(findings: Sequence[Finding]) -> str:
    """``2 errors, 1 warning in 1 file``; an empty string when there is nothing to sum up."""
    if not findings:
        return ""
    counts = Counter(f.level for f in findings)
    kinds = ", ".join(_count(counts[level], level.name.lower()) for level in Level if counts[level])
    return f"{kinds} in {_count(len({f.where.file for f in findings}), 'file')}"


def text(findings: Iterable[Finding], *, colour: bool, width: int) -> str:
    """For people at a terminal of ``width`` columns: the line, a caret under the fault, and what to do.

    Ends with the summary. An empty string when there are no findings.
    """
    every = ordered(findings)
    paint = _Paint(colour)
    blocks = [_block(finding, paint, max(width, 40)) for finding in every]
    return "\n\n".join([*blocks, summary(every)]) if blocks else ""


def concise(findings: Iterable[Finding]) -> str:
    """One finding a line, ``file:line:column: error[S101] message``, as editors and ``grep`` like it."""
    return "\n".join(
        f"{_clean(str(f.where))}: {f.level.name.lower()}[{f.code}] {_clean(f.message)}"
        + (f" ({_clean(f.where.page)})" if f.where.page else "")
        for f in ordered(findings)
    )


def as_json(findings: Iterable[Finding]) -> str:
    """For programs. The shape is stable while ``format`` is 1::

        {"format": 1,
         "summary": {"errors": 1, "warnings": 0, "notes": 0, "files": 1},
         "findings": [{"file": "editions/v11.yaml", "line": 84, "column": 5, "end_column": 15,
                       "level": "error", "code": "S101", "name": "unknown-key",
                       "message": "…", "help": "…", "page": ""}]}

    Lines and columns count from 1, in characters; ``end_column`` is the one after the last. Line 0 means the
    whole file. ``help`` and ``page`` may be empty.
    """
    every = ordered(findings)
    counts = Counter(f.level for f in every)
    files = len({f.where.file for f in every})
    told = {f"{level.name.lower()}s": counts[level] for level in Level} | {"files": files}
    listed = [
        {
            "file": f.where.file,
            "line": f.where.line,
            "column": f.where.column,
            "end_column": f.where.column + f.where.width if f.where.column else 0,
            "level": f.level.name.lower(),
            "code": f.code,
            "name": f.name,
            "message": f.message,
            "help": f.help,
            "page": f.where.page,
        }
        for f in every
    ]
    return json.dumps({"format": 1, "summary": told, "findings": listed}, ensure_ascii=False, indent=2)


def github(findings: Iterable[Finding]) -> str:
    """Workflow commands that annotate a pull request: the most severe first, as many as GitHub shows.

    A last plain line sums up, and says how many stayed untold.
    """
    every = sorted(ordered(findings), key=lambda f: f.level)
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
    paint = _Paint(colour)
    head = f"{paint(_BOLD, f'{rule.code} {rule.name}')} ({paint(_COLOURS[rule.level], rule.level.name.lower())})"
    return "\n\n".join([head, *(textwrap.fill(part, width) for part in (rule.reason, f"Source: {rule.source}"))])


def _count(number: int, word: str) -> str:
    return f"{number} {word}" + ("" if number == 1 else "s")


class _Paint:
    """``paint("1;31", "error")`` wraps a word in a terminal colour, or leaves it as it is."""

    def __init__(self, colour: bool) -> None:
        self.colour = colour

    def __call__(self, code: str, words: str) -> str:
        return f"\x1b[{code}m{words}\x1b[0m" if self.colour and words else words


def _block(finding: Finding, paint: _Paint, width: int) -> str:
    where, tint = finding.where, _COLOURS[finding.level]
    head = (
        f"{paint(_BOLD, _clean(str(where)))}: {paint(tint, finding.level.name.lower())}[{finding.code}] {finding.name}"
    )
    gutter = " " * max(2, len(str(where.line)))
    bar = paint(_DIM, "|")
    lines = [head]
    message = _clean(finding.message)
    if where.line and where.excerpt.strip():
        shown, start, wide = _window(where, width - len(gutter) - 4)
        caret = paint(tint, "^" * wide)
        lines += [f"{gutter} {bar}", f"{paint(_DIM, str(where.line).rjust(len(gutter)))} {bar} {shown}".rstrip()]
        if len(gutter) + 3 + start + wide + 1 + _columns(message) <= width:
            lines.append(f"{gutter} {bar} {' ' * start}{caret} {paint(tint, message)}")
        else:
            lines.append(f"{gutter} {bar} {' ' * start}{caret}")
            lines += _note(gutter, "", message, width, paint, tint)
    else:
        lines += _note(gutter, "", message, width, paint, tint)
    if where.page:
        lines += _note(gutter, "on paper: ", _clean(where.page), width, paint, "")
    if finding.help:
        lines += _note(gutter, "help: ", _clean(finding.help), width, paint, "")
    return "\n".join(lines)


def _note(gutter: str, title: str, words: str, width: int, paint: _Paint, tint: str) -> list[str]:
    """``   = help: …``, its further lines hanging below its first word."""
    room = max(20, width - len(gutter) - 3 - len(title))
    first, *others = textwrap.wrap(words, room, break_long_words=False, break_on_hyphens=False) or [""]
    hang = " " * (len(gutter) + 3 + len(title))
    head = f"{gutter} {paint(_DIM, '=')} {paint(_CYAN, title.rstrip())}{' ' if title else ''}"
    return [head + paint(tint, first), *(hang + paint(tint, more) for more in others)]


def _window(where: Where, room: int) -> tuple[str, int, int]:
    """The part of the line that fits in ``room`` columns around the fault, with where and how wide the caret is."""
    begin = min(where.column - 1 if where.column else 0, len(where.excerpt))
    # Characters at the edges are cut before anything is measured: a line may hold a megabyte.
    width = max(1, min(where.width, room))
    left, right = max(0, begin - room), min(len(where.excerpt), begin + width + room)
    cells, starts = _cells(where.excerpt[left:right])
    at = begin - left
    start = starts[at]
    wide = starts[min(at + width, len(cells))] - start
    from_cell, to_cell = 0, len(cells)
    if left or starts[-1] > room or right < len(where.excerpt):
        back = min(start, max(room // 3, room - wide - 2)) if start + wide > room - 2 else start
        from_cell = next((i for i, s in enumerate(starts) if s >= start - back), 0)
        while to_cell > at + 1 and starts[to_cell] - starts[from_cell] > room - 2:
            to_cell -= 1
    before = "…" if left or from_cell else ""
    after = "…" if right < len(where.excerpt) or to_cell < len(cells) else ""
    shown = before + "".join(cells[from_cell:to_cell]) + after
    start = start - starts[from_cell] + len(before)
    return shown, start, max(1, min(wide, starts[to_cell] - starts[from_cell] + len(before) - start))


def _cells(line: str) -> tuple[list[str], list[int]]:
    """Each character as it is shown, and the column it starts in; then the column after the last."""
    cells: list[str] = []
    starts = [0]
    for char in line:
        cell = " " * (_TAB - starts[-1] % _TAB) if char == "\t" else _clean(char)
        cells.append(cell)
        starts.append(starts[-1] + _columns(cell))
    return cells, starts


def _columns(words: str) -> int:
    """How many columns of a terminal a text takes: ideographs two, combining marks none."""
    return sum(0 if category(c) in ("Mn", "Me", "Cf") else 2 if east_asian_width(c) in ("W", "F") else 1 for c in words)


def _clean(words: str) -> str:
    """The text on one line, with nothing that could steer a terminal."""
    if words.isprintable() and words.isascii():
        return words
    return "".join(_visible(c) for c in words)


def _visible(char: str) -> str:
    if char in ("\n", "\r", "\t"):
        return " "
    if char < " ":
        return chr(0x2400 + ord(char))
    if category(char) in ("Cc", "Cs", "Cn", "Zl", "Zp") or char in _UNSAFE:
        return "\N{REPLACEMENT CHARACTER}"
    return char


def _annotation(finding: Finding) -> str:
    where = finding.where
    fields = {"file": where.file}
    if where.line:
        fields |= {"line": str(where.line)}
    if where.line and where.column:
        fields |= {"col": str(where.column), "endColumn": str(where.column + where.width)}
    fields |= {"title": f"{finding.code} {finding.name}"}
    said = "\n".join(filter(None, [finding.message, where.page, finding.help and f"help: {finding.help}"]))
    head = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in fields.items())
    return f"::{_GITHUB_KINDS[finding.level]} {head}::{_escaped(said)}"


def _escaped(words: str, more: str = "") -> str:
    """As GitHub's toolkit escapes commands: ``%``, line ends, and within properties ``:`` and ``,``."""
    for char in "%\r\n" + more:
        words = words.replace(char, f"%{ord(char):02X}")
    return words
