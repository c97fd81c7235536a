"""Bytes -> ``Document``, without ever letting YAML decide what a value is.

Parser events are read one by one, so that a limit is met before memory is spent, and every scalar
stays the text that was typed: 14:05, 0612345678, no, 1.10 and 2026-09-01 arrive as such.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml

from recap_print.findings import Finding, Rule
from recap_print.source import rules
from recap_print.source.decode import CONTROL, Unreadable, decode
from recap_print.source.document import Document, Node, Span, where
from recap_print.source.syntax import diagnose, stray
from recap_print.source.words import shown


def parse(raw: bytes, name: str, *, pure: bool = not yaml.__with_libyaml__) -> Document:
    """The document in these bytes, every scalar as text. ``name`` is what findings call the file.

    ``pure`` asks for the parser written in Python: ten times slower, for where libyaml was not built.
    Raises Unreadable.
    """
    text, lines = decode(raw, name)
    builder = _Builder(name, lines)
    try:
        root = builder.build(yaml.SafeLoader(text) if pure else yaml.CSafeLoader(text))
    except _Stop:
        root = None
    if builder.findings or root is None:
        raise Unreadable(name, builder.findings)
    return Document(name, lines, root, _data(root))


def _data(node: Node) -> Any:
    match node.children:
        case dict() as keys:
            return {key: _data(child) for key, child in keys.items()}
        case list() as items:
            return [_data(child) for child in items]
    return None if node.is_empty else node.text


class _Stop(Exception):
    """Nothing more can be read; the reason is among the findings."""


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet. ``key`` is the key waiting for its value."""

    node: Node
    is_map: bool
    is_key: bool
    keys: dict[str, Node] = field(default_factory=dict)
    items: list[Node] = field(default_factory=list)
    key: tuple[str, Span] | None = None
    first: Span | None = None
    expects_key: bool = True
    is_repeating: bool = False


class _Builder:
    """Turns events into nodes, and notes what is refused. One use."""

    def __init__(self, name: str, lines: tuple[str, ...]) -> None:
        self.name = name
        self.lines = lines
        self.findings: list[Finding] = []
        self.stack: list[_Open] = []
        self.root: Node | None = None
        self.last: Span | None = None
        self.count = 0

    def build(self, loader: Any) -> Node:
        """The root, from a parser's events. Raises _Stop when there is none to hand on."""
        try:
            while (event := loader.get_event()) is not None:
                if isinstance(event, yaml.DocumentEndEvent):
                    self.end(event)
                    break
                self.take(event)
        except yaml.MarkedYAMLError as error:
            self.stop(rules.SYNTAX, *diagnose(error, self.lines, self.last))
        finally:
            loader.dispose()
        if self.root is None:
            self.stop(rules.EMPTY_FILE, Span(1, 1), "the file is empty", "copy another one to start from")
        return self.root

    def refuse(self, rule: Rule, span: Span, message: str, help: str = "") -> None:
        self.findings.append(rule.finding(where(self.name, self.lines, span), message, help))
        if len(self.findings) >= rules.MAX_FINDINGS:
            raise _Stop

    def stop(self, rule: Rule, span: Span, message: str, help: str = "") -> NoReturn:
        self.refuse(rule, span, message, help)
        raise _Stop

    def take(self, event: Any) -> None:
        if isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self.close(event)
            return
        if not isinstance(event, yaml.NodeEvent):
            return
        span = self.span(event)
        self.count += 1
        if self.count > rules.MAX_NODES:
            self.stop(
                rules.TOO_MANY_VALUES, span, f"more than {rules.MAX_NODES} keys and values", "is it the right file?"
            )
        if isinstance(event, yaml.AliasEvent):
            written = f"*{shown(str(event.anchor))}"
            self.refuse(
                rules.ALIAS, span, f"`{written}` copies a value", "put quotes around a text that starts with `*`"
            )
            self.put(Node(span, self.key_span()), ignored=True)
            return
        self.properties(event, span)
        if isinstance(event, yaml.ScalarEvent):
            self.scalar(event, span)
        else:
            self.open(isinstance(event, yaml.MappingStartEvent), span)

    def properties(self, event: Any, span: Span) -> None:
        """Refuse the anchor and the tag of a value."""
        for rule, sign, written in ((rules.ANCHOR, "&", event.anchor), (rules.TAG, "!", event.tag)):
            if written is None:
                continue
            line = self.lines[span.line - 1]
            match = re.compile(sign + r"[^\s,\[\]{}]*").search(line, span.column - 1)
            place = Span(span.line, match.start() + 1, len(match[0])) if match else span
            text = shown(match[0] if match else sign + written)
            does = "names a value to copy" if rule is rules.ANCHOR else "asks for another kind of value"
            help = f"put quotes around a text that starts with `{sign}`, or remove it"
            self.refuse(rule, place, f"`{text}` {does}", help)

    def scalar(self, event: Any, span: Span) -> None:
        text: str = event.value
        plain = event.style is None or event.style == ""
        is_key = self.wants_key()
        limit = rules.MAX_KEY if is_key else rules.MAX_TEXT
        if len(text) > limit:
            what = "key" if is_key else "text"
            message = f"a {what} of {len(text)} characters; {limit} at most are read"
            self.stop(rules.TOO_LONG_TEXT, span, message, "is a quote left open above?" if not plain else "")
        if not plain and (match := CONTROL.search(text)):
            message = f"the text holds the invisible character U+{ord(match[0]):04X}"
            self.refuse(rules.CONTROL_CHARACTER, span, message, "remove the escape that makes it")
        self.last = span
        if not is_key:
            if plain and not text and self.lines[span.line - 1][span.column - 2 : span.column - 1] == "-":
                span = span._replace(column=span.column - 1)  # an empty item shows by its dash
            self.put(Node(span, self.key_span(), text, plain))
            return
        mapping = self.stack[-1]
        mapping.expects_key = False
        mapping.key = None
        mapping.first = mapping.first or span
        if plain and not text:
            self.refuse(rules.COMPLEX_KEY, span, "the key is empty", "write a word before the colon")
        elif plain and text == "<<":
            self.refuse(rules.MERGE_KEY, span, "`<<` pours other keys in here", "write those keys here")
        elif text in mapping.keys:
            self.duplicate(mapping, text, span)
        else:
            mapping.key = (text, span)

    def duplicate(self, mapping: _Open, text: str, span: Span) -> None:
        first = mapping.keys[text].key or span
        help = f"keep line {first.line} or line {span.line}, not both"
        if len(self.stack) > 1 and not self.stack[-2].is_map:
            # In a list item the cause is often one lost dash, and every key after it would be told.
            if mapping.is_repeating:
                return
            help += ", or start another item with `- `"
        mapping.is_repeating = True
        self.refuse(rules.DUPLICATE_KEY, span, f"`{shown(text)}` is already on line {first.line}", help)

    def wants_key(self) -> bool:
        return bool(self.stack) and self.stack[-1].is_map and self.stack[-1].expects_key

    def key_span(self) -> Span | None:
        return self.stack[-1].key[1] if self.stack and self.stack[-1].key else None

    def open(self, is_map: bool, span: Span) -> None:
        is_key = self.wants_key()
        if is_key:
            sign = "{" if is_map else "["
            help = f"put quotes around a text that starts with `{sign}`"
            self.refuse(rules.COMPLEX_KEY, span, f"a bracket `{sign}` stands where a key is wanted", help)
        if len(self.stack) >= rules.MAX_DEPTH:
            message = f"more than {rules.MAX_DEPTH} levels, one inside the other"
            self.stop(rules.TOO_DEEP, span, message, "is a bracket left open above?")
        self.stack.append(_Open(Node(span, self.key_span()), is_map, is_key))

    def close(self, event: Any) -> None:
        done = self.stack.pop()
        line, column, _ = span = done.node.value
        text = self.lines[line - 1]
        if text[column - 1 : column] in ("[", "{"):
            stop = event.end_mark.column if event.end_mark.line == line - 1 else len(text.rstrip())
            span = span._replace(width=max(1, stop - column + 1))
        elif done.first:
            # A mapping shows by its first key: `- kind: cover` underlines `kind`.
            span = done.first
        children: Any = done.keys if done.is_map else done.items
        self.put(Node(span, done.node.key, children=children), ignored=done.is_key)

    def put(self, node: Node, *, ignored: bool = False) -> None:
        """Give a finished value to what it stands in; an ignored one was refused already."""
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        if not parent.is_map:
            parent.items.append(node)
        elif parent.expects_key:
            parent.expects_key, parent.key = False, None
        else:
            if parent.key:
                parent.keys[parent.key[0]] = node
            parent.expects_key = True

    def span(self, event: Any) -> Span:
        start, end = event.start_mark, event.end_mark
        if start.line >= len(self.lines):
            # libyaml ends a text that has no last newline on a line that is not there.
            return Span(len(self.lines), len(self.lines[-1]) + 1)
        line = self.lines[start.line]
        stop = end.column if end.line == start.line else len(line.rstrip())
        return Span(start.line + 1, start.column + 1, max(1, stop - start.column))

    def end(self, event: Any) -> None:
        """Only comments may follow the document."""
        root = self.root
        if root is None or root.is_empty:
            self.root = None
            return
        if root.children is None or isinstance(root.children, list):
            what = "list" if root.children is not None else "text"
            help = "start with `key: value` lines from the first column on"
            self.stop(rules.NOT_A_MAPPING, root.value, f"the file is a {what}, and should be keys and values", help)
        mark = event.end_mark
        for number in range(mark.line, len(self.lines)):
            rest = self.lines[number][mark.column if number == mark.line else 0 :]
            if not rest.strip() or rest.lstrip().startswith("#"):
                continue
            if rest.startswith("---") or event.explicit:
                message = "a second document starts here"
                span = Span(number + 1, 1, len(rest.split()[0]))
                self.refuse(rules.SEVERAL_DOCUMENTS, span, message, "one file declares one thing: split it in two")
            else:
                self.refuse(rules.SYNTAX, *stray(self.lines, number, root.value))
            return
