"""YAML's syntax errors in the words of someone who is writing a booklet.

libyaml and the pure Python parser say what they expected; the text around the place says what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import yaml

from recap_print.source.document import Span
from recap_print.source.words import shown

_QUOTE_IT = "put quotes around the text"
_APOSTROPHE = "between '…' an apostrophe is typed twice (''); between \"…\" it is typed as it is"


class Slip(NamedTuple):
    """What went wrong, where, and what to do."""

    span: Span
    message: str
    help: str = ""


class _Spot(NamedTuple):
    """A place counted from 0, and its line."""

    row: int
    column: int
    line: str

    @property
    def char(self) -> str:
        return self.line[self.column : self.column + 1]

    @property
    def before(self) -> str:
        return self.line[: self.column]

    @property
    def indent(self) -> str:
        return self.line[: len(self.line) - len(self.line.lstrip())]

    @property
    def word(self) -> str:
        """From here to the colon, the comment or the end of the line."""
        return re.split(r":(?:\s|$)|\s#", self.line[self.column : self.column + 200])[0].strip()

    def span(self, width: int = 1) -> Span:
        return Span(self.row + 1, self.column + 1, max(1, width))

    def first(self) -> _Spot:
        return self._replace(column=len(self.indent))


def diagnose(error: yaml.MarkedYAMLError, lines: Sequence[str], last: Span | None) -> Slip:
    """The slip behind a parser's error. ``last`` is the last scalar it read."""
    at = _spot(lines, error.problem_mark)
    opened = _spot(lines, error.context_mark) if error.context_mark else at
    problem, context = error.problem or "", error.context or ""
    text = _spot_of(lines, last) if last else None
    for reading in (_tab, _quoted, _sign, _colon, _no_colon, _bracket, _block):
        if slip := reading(f"{context}: {problem}", at, opened, text):
            return slip
    return Slip(
        at.span(len(at.word)), f"YAML cannot be read on from here: {shown(problem)}", _QUOTE_IT + ", if it is one"
    )


def stray(lines: Sequence[str], row: int, first: Span) -> Slip:
    """A line (counted from 0) further left than the document's first key."""
    spot = _Spot(row, 0, lines[row]).first()
    message = f"this line starts in column {spot.column + 1}, further left than the keys above it"
    return Slip(spot.span(len(spot.word)), message, f"start it in column {first.column}, like line {first.line}")


def _spot(lines: Sequence[str], mark: yaml.Mark | None) -> _Spot:
    """A mark, kept within the text: what is missing at the end is missed on the last line that says something."""
    row = mark.line if mark else 0
    column = mark.column if mark else 0
    if row >= len(lines) or (row == len(lines) - 1 and not lines[row][column:].strip(" ")):
        row = max((n for n, line in enumerate(lines) if line.strip()), default=0)
        column = len(lines[row].rstrip())
    return _Spot(row, column, lines[row])


def _spot_of(lines: Sequence[str], span: Span) -> _Spot:
    return _Spot(span.line - 1, span.column - 1, lines[span.line - 1])


def _tab(said: str, at: _Spot, opened: _Spot, text: _Spot | None) -> Slip | None:
    if at.char == "\t" or "\t" in at.indent or "tab character" in said:
        spot = at if at.char == "\t" else at._replace(column=max(0, at.indent.find("\t")))
        width = len(spot.line[spot.column :]) - len(spot.line[spot.column :].lstrip("\t"))
        return Slip(spot.span(width), "a tab stands where spaces are wanted", "indent with spaces, two for each level")
    return None


def _quoted(said: str, at: _Spot, opened: _Spot, text: _Spot | None) -> Slip | None:
    if "quoted scalar" in said:
        if "escape" in said or "hex" in said:
            spot = at if at.char == "\\" else at._replace(column=max(0, at.before.rfind("\\")))
            escape = re.compile(r"\\(?:x\w{0,2}|u\w{0,4}|U\w{0,8}|.?)").match(spot.line, spot.column)
            code = escape[0] if escape else "\\"
            help = "a backslash is typed twice (\\\\) between \"…\"; between '…' it is typed as it is"
            return Slip(spot.span(len(code)), f"`{code}` is no character that YAML knows", help)
        help = f"close it with the same sign; {_APOSTROPHE}" if opened.char == "'" else "close it with the same sign"
        return Slip(opened.span(), f"the quote `{opened.char}` opened here is never closed", help)
    before = at.before.rstrip()
    if not re.search("expected (key|<block end>|'-')", said) or not text or before[-1:] not in ("'", '"'):
        return None
    if text.row != at.row:
        # The slip is nearly always the first quote, left open; what closes it by accident is below.
        message = f"the quote opened here closes only on line {at.row + 1}, where more text follows it"
        return Slip(
            text.span(), message, f"close it on line {text.row + 1}, or see column {len(before)} of line {at.row + 1}"
        )
    help = _APOSTROPHE if before.endswith("'") else 'between "…" a quote is typed \\"; or use « … » in a French text'
    return Slip(at.span(len(at.word)), f"`{shown(at.word)}` comes after the closing quote", help)


def _sign(said: str, at: _Spot, opened: _Spot, text: _Spot | None) -> Slip | None:
    """A text that starts with a sign which means something to YAML."""
    for clue, spot in (
        ("an alias", opened),
        ("an anchor", opened),
        ("a tag", opened),
        ("tag handle", at),
        ("cannot start any token", at),
        ("keys are not allowed", at),
        ("a directive", opened),
    ):
        if clue in said:
            return _starts_badly(spot)
    if "node content" in said:
        if at.char in "]}" and at.char:
            return Slip(at.span(), f"`{at.char}` closes nothing", f"remove it, or {_QUOTE_IT}")
        return _starts_badly(at)
    return None


def _starts_badly(spot: _Spot) -> Slip:
    sign = "a backtick" if spot.char == "`" else f"`{spot.char}`"
    return Slip(spot.span(), f"a text cannot start with {sign}", f"{_QUOTE_IT}: {_in_quotes(spot)}")


def _in_quotes(spot: _Spot) -> str:
    text = shown(spot.line[spot.column : spot.column + 200].rstrip(), 40)
    text = text.rstrip("]} ") or text if "[" in spot.before or "{" in spot.before else text
    return f"'{text}'" if '"' in text and "'" not in text else '"' + text.replace('"', '\\"') + '"'


def _colon(said: str, at: _Spot, opened: _Spot, text: _Spot | None) -> Slip | None:
    """A colon where no key can be."""
    if "values are not allowed" not in said:
        return None
    if text is None or at.column - text.column >= 1024:
        return Slip(
            at.span(), "what stands before this colon is too long for a key", "is a quote missing on this line?"
        )
    if text.row == at.row:
        help = f"{_QUOTE_IT}: {_in_quotes(text)}"
        return Slip(at.span(), "a colon and a space cannot stand in a text without quotes", help)
    if re.search(r"(:|-)\s+$", text.before):
        here = at.first()
        message = f"this line is indented further than line {text.row + 1}, so it reads as more of its text"
        start = len(re.match(r"[\s-]*", text.line)[0])  # type: ignore[index]
        return Slip(here.span(len(here.word)), message, f"start it in column {start + 1}, like line {text.row + 1}")
    return _wordless(text)


def _no_colon(said: str, at: _Spot, opened: _Spot, text: _Spot | None) -> Slip | None:
    return _wordless(opened) if "find expected ':'" in said else None


def _wordless(spot: _Spot) -> Slip:
    """A line that should be a key, and has no colon that counts."""
    if glued := re.match(r"([\w-]+):(\S.*)", spot.word):
        message = f"a space is missing after `{shown(glued[1])}:`"
        return Slip(spot.span(len(glued[1]) + 1), message, f"write `{shown(glued[1])}: {shown(glued[2], 40)}`")
    help = "a key is followed by a colon and a space; a text that goes on is indented further than its key"
    if pair := re.fullmatch(r"([\w-]+) +(\S+)", spot.word):
        help = f"write `{shown(pair[1])}: {shown(pair[2], 40)}`, or indent it if it goes on with the text above"
    return Slip(spot.span(len(spot.word)), f"`{shown(spot.word)}` has no colon after it", help)


def _bracket(said: str, at: _Spot, opened: _Spot, text: _Spot | None) -> Slip | None:
    closer = {"[": "]", "{": "}"}.get(opened.char, "")
    if "flow" in said and closer:
        if at.char in "]}" and at.char and at.char != closer:
            return Slip(
                at.span(), f"`{at.char}` closes the `{opened.char}` of line {opened.row + 1}", f"use `{closer}`"
            )
        is_next_key = at.row != opened.row and re.match(r"[\w-]+:(\s|$)", at.line[at.column :])
        if not at.char or is_next_key or (at.char == ":" and at.row != opened.row):
            help = f"close it with `{closer}`, or {_QUOTE_IT}"
            return Slip(opened.span(), f"the bracket `{opened.char}` opened here is never closed", help)
        if at.char == ":":
            return Slip(at.span(), "a colon and a space cannot stand in a text without quotes", _QUOTE_IT)
        help = f"write a comma between two things, `{closer}` after the last; {_QUOTE_IT} if it is one"
        return Slip(at.span(len(at.word)), f"a comma or `{closer}` is missing before this", help)
    before = at.before.rstrip()
    if re.search("expected (key|<block end>|'-')", said) and before[-1:] in ("]", "}") and before.strip():
        start = at._replace(column=at.line.find({"]": "[", "}": "{"}[before[-1]]))
        help = f"{_QUOTE_IT}: {_in_quotes(start)}" if start.column >= 0 else _QUOTE_IT
        return Slip(at.span(len(at.word)), f"`{shown(at.word)}` comes after the closing `{before[-1]}`", help)
    return None


def _block(said: str, at: _Spot, opened: _Spot, text: _Spot | None) -> Slip | None:
    """Lines that do not line up."""
    if "comment or" in said:
        return Slip(at.span(len(at.word)), f"the text after `{opened.char}` must start on the next line", _QUOTE_IT)
    if "sequence entries are not allowed" in said:
        help = f"start each `- ` on a line of its own, or {_QUOTE_IT}"
        return Slip(at.span(), "a list cannot start on the line of its key", help)
    if not re.search("expected (key|<block end>|'-' indicator)", said):
        return None
    if at.char == ":":
        return Slip(at.span(), "a key is missing before this colon", "write a word before it")
    in_list = opened.char == "-"
    if at.column == opened.column:
        if in_list:
            help = "start it with `- `, or move it left to the column of its own mapping"
            return Slip(at.span(len(at.word)), f"`{shown(at.word)}` is a key among list items", help)
        if at.char == "-":
            return Slip(at.span(), "a list item stands among keys", "indent it under the key that it belongs to")
    # The mapping that reading went back to starts where `opened` does; what was meant may also be deeper.
    what = "`- `" if in_list else f"`{shown(opened.word)}`"
    message = f"this line starts in column {at.column + 1}, where nothing above it starts"
    help = (
        f"{what} on line {opened.row + 1} starts in column {opened.column + 1}: line up with it, or with what it holds"
    )
    return Slip(at.span(len(at.word)), message, help)
