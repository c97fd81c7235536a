"""A YAML text after reading: plain data, and where every key and value stood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from recap_print.findings import Where
from recap_print.source.paths import Step, split


class Span(NamedTuple):
    """A stretch of one line: line and column count from 1, width in characters."""

    line: int
    column: int
    width: int = 1


@dataclass(frozen=True, slots=True)
class Node:
    """A value as typed. A scalar has ``text``; ``plain`` means without quotes and not a block.

    ``value`` is where it stands: of a list or mapping, its first key or mark.
    ``key`` is where its key stands, None for the items of a list and for the document.
    """

    value: Span
    key: Span | None = None
    text: str = ""
    plain: bool = False
    children: Mapping[str, Node] | Sequence[Node] | None = None

    @property
    def is_empty(self) -> bool:
        """Nothing at all was typed after the key or the dash."""
        return self.plain and not self.text

    def child(self, step: Step) -> Node | None:
        """The value one step below, or None."""
        if isinstance(self.children, Mapping):
            return self.children.get(step) if isinstance(step, str) else None
        if self.children and isinstance(step, int) and 0 <= step < len(self.children):
            return self.children[step]
        return None


@dataclass(frozen=True, slots=True)
class Document:
    """A readable YAML text.

    ``data`` is made of dict, list, str and None (nothing typed), and after ``typed`` also of int, float
    and bool. ``lines`` is the text, ``root`` the tree of places.
    """

    name: str
    lines: tuple[str, ...]
    root: Node
    data: Any

    def where(self, path: str, *, key: bool = False) -> Where:
        """The place of a value, or with ``key`` of its key, or else of its nearest known ancestor.

        Raises ValueError when ``path`` is not written as ``paths.join`` writes it.
        """
        return self.place(split(path), key=key)

    def place(self, steps: Sequence[Step], *, key: bool = False) -> Where:
        """The same as ``where``, for steps."""
        node = self.node(steps)
        # An empty value shows nothing to underline, its key does.
        span = node.key if node.key and (key or node.is_empty) else node.value
        return where(self.name, self.lines, span)

    def node(self, steps: Sequence[Step]) -> Node:
        """The value at these steps, or its nearest known ancestor."""
        node = self.root
        for step in steps:
            below = node.child(step)
            if below is None:
                return node
            node = below
        return node


def where(name: str, lines: Sequence[str], span: Span) -> Where:
    """A span of a text as a ``Where``. The excerpt is the whole line: whoever prints it cuts it to measure."""
    excerpt = lines[span.line - 1] if 0 < span.line <= len(lines) else ""
    return Where(name, span.line, span.column, span.width, excerpt)
