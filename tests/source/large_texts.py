"""Cases of a megabyte, made on the spot: what they hold matters less than how much."""

from __future__ import annotations

_BOOKLET = b"id: v11\nlanguage: fr\nsections:\n  - {id: notes, kind: notes}\n"
_MEGABYTE = 1 << 20


def _filled(size: int) -> bytes:
    """A booklet and comments, of this many bytes."""
    line = b"# " + b"-" * 77 + b"\n"
    text = _BOOKLET + line * ((size - len(_BOOKLET)) // len(line))
    return text + b"#" * (size - len(text))


def _items(count: int) -> bytes:
    """A mapping, a key, a list and its items: ``count`` keys and values in all."""
    return b"tags:\n" + b"- a\n" * (count - 3)


LARGE = {
    "S014-too-many-values.bad": _items(50_001),
    "S014-too-many-values.good": _items(50_000),
    "S015-too-large.bad": _filled(_MEGABYTE + 1),
    "S015-too-large.good": _filled(_MEGABYTE),
}
