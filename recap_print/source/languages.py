"""One language of a document whose texts are said in several.

A text is a string, or a map of strings by language (``{fr: Mes contacts, en: My contacts}``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from recap_print.declared import LANGUAGES
from recap_print.source.document import Document, Node
from recap_print.source.paths import split


def is_by_language(value: Any) -> bool:
    """Is it a text said by language?"""
    return isinstance(value, dict) and bool(value) and value.keys() <= {*LANGUAGES} and _all_text(value)


def in_language(document: Document, language: str, otherwise: str) -> Document:
    """The document as if it were written in one language: each map of texts is the text of ``language``, which stands
    where that stands. Where that is missing, it is the text of ``otherwise``, or else of the first language there is.

    The document agrees with its schema.
    """
    root, data = _in_language(document.root, document.data, (language, otherwise))
    return replace(document, root=root, data=data)


def overlaid(document: Document, path: str) -> Document:
    """The document whose first level has the values of the mapping at ``path`` in the place of its own."""
    node, data = document.root, document.data
    for step in split(path):
        below = node.child(step)
        assert below is not None, f"{path} is in the document"
        node, data = below, data[step]
    assert isinstance(node.children, Mapping)
    assert isinstance(document.root.children, Mapping)
    root = replace(document.root, children={**document.root.children, **node.children})
    return replace(document, root=root, data={**document.data, **data})


def _in_language(node: Node, data: Any, wanted: Sequence[str]) -> tuple[Node, Any]:
    if is_by_language(data):
        assert isinstance(node.children, Mapping)
        language = next((one for one in wanted if one in data), next(iter(data)))
        return node.children[language], data[language]
    below = node.children
    if isinstance(data, dict) and isinstance(below, Mapping):
        parts = {key: _in_language(below[key], value, wanted) for key, value in data.items()}
        children = {key: part for key, (part, _) in parts.items()}
        return _like(node, children, below), {key: value for key, (_, value) in parts.items()}
    if isinstance(data, list) and isinstance(below, Sequence):
        items = [_in_language(one, value, wanted) for one, value in zip(below, data, strict=True)]
        return _like(node, [part for part, _ in items], below), [value for _, value in items]
    return node, data


def _like(node: Node, children: Any, was: Any) -> Node:
    """The node itself when nothing below it has changed: most of a document is in one language."""
    same = all(new is old for new, old in zip(_values(children), _values(was), strict=True))
    return node if same else replace(node, children=children)


def _values(children: Any) -> Any:
    return children.values() if isinstance(children, Mapping) else children


def _all_text(value: Mapping[str, Any]) -> bool:
    return all(isinstance(text, str) for text in value.values())
