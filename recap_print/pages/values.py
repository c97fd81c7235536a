"""Values of a lock, trusted only for what they are: each function hands its value back, or says what it found."""

from __future__ import annotations

from typing import Any

_FARTHEST = 1e9  # mm


class Malformed(ValueError):
    """What is wrong with a lock, in words, and where in it."""


def text(value: Any) -> str:
    if type(value) is str:
        return value
    raise Malformed(f"{value!r:.40} where words are expected")


def number(value: Any) -> float:
    if (type(value) is float or type(value) is int) and -_FARTHEST < value < _FARTHEST:
        return float(value)
    raise Malformed(f"{value!r:.40} where a number is expected")


def whole(value: Any) -> int:
    if type(value) is int and -_FARTHEST < value < _FARTHEST:
        return value
    raise Malformed(f"{value!r:.40} where a whole number is expected")


def items(value: Any, length: int = -1) -> list[Any]:
    """A list, of this length when one is given."""
    if type(value) is list and length in (-1, len(value)):
        return value
    raise Malformed(f"{value!r:.40} where a list{f' of {length}' if length >= 0 else ''} is expected")


def mapping(value: Any) -> dict[str, Any]:
    if type(value) is dict:
        return value
    raise Malformed(f"{value!r:.40} where an object is expected")


def pairs(value: Any) -> tuple[tuple[str, str], ...]:
    """A list of pairs of words."""
    return tuple((text(name), text(said)) for name, said in (items(pair, 2) for pair in items(value)))


def nothing_left(data: dict[str, Any]) -> None:
    for key in data:
        raise Malformed(f"`{key}` is unknown")
