"""A document written again with other values at its first level: every other character stays, comments too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recap_print.source.document import Document, Node


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key that a document lacks: its value as written, and after which key it goes (the first that there is)."""

    value: str
    after: tuple[str, ...]


def rewritten(document: Document, values: Mapping[str, str], new: Mapping[str, NewKey]) -> str:
    """The text in which keys of the first level have these values, written as they are given.

    A key of ``values`` that the document lacks stays out; those of ``new`` are added. With a value on several lines
    goes what stands among them, comments too. Whoever calls reads the result again before it is trusted: a document
    all in braces is not understood.
    """
    assert isinstance(document.root.children, Mapping)
    nodes: Mapping[str, Node] = document.root.children
    edits: list[tuple[int, int, str]] = []
    for key, value in values.items():
        if key in nodes:
            first, end = _stretch(document, nodes, key)
            edits.append((first, end, _line(document, nodes[key], value, is_one=end == first + 1)))
    for key, add in new.items():
        after = next((one for one in add.after if one in nodes), None)
        if key not in nodes and after:
            _, end = _stretch(document, nodes, after)
            edits.append((end, end, f"{key}: {add.value}"))
    lines = list(document.lines)
    for first, end, line in sorted(edits, reverse=True):
        lines[first:end] = [line]
    return "\n".join(lines)


def _stretch(document: Document, nodes: Mapping[str, Node], key: str) -> tuple[int, int]:
    """The lines of a key, from the first (counted from 0) to before the next key or what is said above that."""
    starts = sorted(node.key.line - 1 for node in nodes.values() if node.key)
    span = nodes[key].key
    assert span is not None
    first = span.line - 1
    end = next((start for start in starts if start > first), len(document.lines))
    while end > first + 1 and (not document.lines[end - 1].strip() or document.lines[end - 1].startswith("#")):
        end -= 1
    return first, end


def _line(document: Document, node: Node, value: str, *, is_one: bool) -> str:
    """A key's line with another value. A comment at its end stays."""
    assert node.key is not None
    line = document.lines[node.key.line - 1]
    colon = line.index(":", node.key.column - 1 + node.key.width)
    if is_one and not node.is_empty:
        tail = line[node.value.column - 1 + node.value.width :]
    else:
        rest = line[colon + 1 :]
        tail = rest if rest.lstrip().startswith("#") else ""
    return f"{line[: colon + 1]} {value}{tail}"
