"""JSON with comments, as editors keep their settings: read, and added to without a change to anything else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

_NOISE = re.compile(r'"(?:\\.|[^"\\\n])*"|//[^\n]*|/\*.*?\*/', re.DOTALL)
_LAST_COMMA = re.compile(r'("(?:\\.|[^"\\\n])*")|,(?=\s*[}\]])')
_SPACE = re.compile(r"\s*")


def read(text: str) -> Any:
    """The value. Raises ValueError (a JSONDecodeError says where) for what editors do not read either."""
    return json.loads(plain(text))


def plain(text: str) -> str:
    """The same text, each character in its place, with spaces for comments and for commas after a last value."""
    bare = _NOISE.sub(lambda found: found[0] if found[0][0] == '"' else re.sub(r"[^\n]", " ", found[0]), text)
    return _LAST_COMMA.sub(lambda found: found[1] or " ", bare)


def with_members(text: str, key: str, members: Mapping[str, Any]) -> str:
    """The text of an object that has, under ``key``, an object with these members: put in, or in the place of others.

    Raises ValueError when the text is no object, or holds something else than an object under ``key``.
    """
    if not _is_object(text, 0):
        raise ValueError("it is not an object")
    found = _member(text, 0, key)
    if found is None:
        return _inserted(text, 0, key, dict(members))
    if not _is_object(text, found[0]):
        raise ValueError(f"`{key}` is not an object")
    for name, value in reversed(list(members.items())):
        start, _ = _member(text, 0, key) or found
        place = _member(text, start, name)
        if place is None:
            text = _inserted(text, start, name, value)
        else:
            text = f"{text[: place[0]]}{_written(value, _margin(text, place[0]))}{text[place[1] :]}"
    return text


def _is_object(text: str, at: int) -> bool:
    bare = plain(text)
    return bare[_skip(bare, at) :].startswith("{")


def _member(text: str, at: int, key: str) -> tuple[int, int] | None:
    """Where the value of a member begins and ends, in the object that begins at ``at``."""
    return next(((start, end) for name, start, end in _members(plain(text), at) if name == key), None)


def _members(bare: str, at: int) -> Iterator[tuple[str, int, int]]:
    decoder = json.JSONDecoder()
    at = _skip(bare, _skip(bare, at) + 1)
    while bare[at : at + 1] == '"':
        name, at = decoder.raw_decode(bare, at)
        start = _skip(bare, _skip(bare, at) + 1)
        _, end = decoder.raw_decode(bare, start)
        yield name, start, end
        at = _skip(bare, end)
        if bare[at : at + 1] == ",":
            at = _skip(bare, at + 1)


def _inserted(text: str, at: int, key: str, value: Any) -> str:
    """A member more, before the others of the object that begins at ``at``."""
    bare = plain(text)
    brace = _skip(bare, at)
    outer, rest = _margin(text, brace), text[brace + 1 :]
    first = _skip(bare, brace + 1)
    is_empty = bare[first : first + 1] == "}"
    others = _margin(text, first)
    margin = others if len(others) > len(outer) and not is_empty else f"{outer}  "
    if rest.lstrip(" \t").startswith("}"):
        rest = f"\n{outer}{rest.lstrip()}"
    member = f"{json.dumps(key)}: {_written(value, margin)}"
    return f"{text[: brace + 1]}\n{margin}{member}{'' if is_empty else ','}{rest}"


def _written(value: Any, margin: str) -> str:
    """A value as it stands in a file: lists on one line, members on lines of their own."""
    if isinstance(value, dict):
        inner = margin + "  "
        lines = [f"{inner}{json.dumps(name)}: {_written(part, inner)}" for name, part in value.items()]
        return "{\n" + ",\n".join(lines) + f"\n{margin}}}" if lines else "{}"
    return json.dumps(value, ensure_ascii=False)


def _margin(text: str, at: int) -> str:
    """The white space that the line begins with."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return line[: len(line) - len(line.lstrip())] if line.strip() else line


def _skip(bare: str, at: int) -> int:
    found = _SPACE.match(bare, at)
    return found.end() if found else at
