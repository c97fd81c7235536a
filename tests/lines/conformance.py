"""Unicode's own tests of UAX #9, put to our bidi: BidiTest.txt (by classes) and BidiCharacterTest.txt (by characters).

Lines of the two files are read as they are; their headers say what each field means. Where a file leaves the
direction of a paragraph to its first letter (P2, P3) the level it found is given: ours is the language's (HL1).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from recap_print.fonts.bidi import levels, visual

_CLASSES = "L R AL EN ES ET AN CS NSM BN B S WS ON LRE LRO RLE RLO PDF LRI RLI FSI PDI"
_CHARACTERS = "a\u05d0\u06391+%\u0660,\u0300\xad\u2029\t !\u202a\u202d\u202b\u202e\u202c\u2066\u2067\u2068\u2069"
OF_CLASS = dict(zip(_CLASSES.split(), _CHARACTERS, strict=True))
"""A character of each class; none is a bracket."""
FIRST_LETTER, LEFT, RIGHT = 1, 2, 4
"""Bits of a line of BidiTest.txt: which paragraphs it speaks of."""


@dataclass(frozen=True, slots=True)
class Case:
    """A paragraph and what must become of it: the level of each character (None: it is removed), their order."""

    at: str
    text: str
    base: int
    levels: tuple[int | None, ...]
    order: tuple[int, ...]


def by_characters(lines: Iterable[str], name: str = "BidiCharacterTest.txt") -> Iterator[Case]:
    """The cases of BidiCharacterTest.txt."""
    for nth, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        codes, _, base, found, order = line.rstrip("\n").split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        yield Case(f"{name}:{nth}", text, int(base), _levels(found), _order(order))


def by_classes(lines: Iterable[str], name: str = "BidiTest.txt") -> Iterator[Case]:
    """The cases of BidiTest.txt: one for each direction that a line asks for."""
    found: tuple[int | None, ...] = ()
    order: tuple[int, ...] = ()
    for nth, line in enumerate(lines, 1):
        word, _, rest = line.partition(":")
        if word == "@Levels":
            found = _levels(rest)
        elif word == "@Reorder":
            order = _order(rest)
        elif line.strip() and line[0] not in "#@":
            classes, _, bits = line.partition(";")
            text = "".join(OF_CLASS[kind] for kind in classes.split())
            asked = int(bits, 16)
            bases = {0} if asked & LEFT else set()
            bases |= {1} if asked & RIGHT else set()
            bases |= {first_letter(classes.split())} if asked & FIRST_LETTER else set()
            for base in sorted(bases):
                yield Case(f"{name}:{nth}", text, base, found, order)


def fault(case: Case) -> str:
    """What our bidi makes of a case that Unicode does not; nothing when they agree."""
    deep = levels(case.text, case.base)
    kept = [at for at, level in enumerate(case.levels) if level is not None]
    if any(deep[at] != case.levels[at] for at in kept):
        return f"{case.at} base {case.base}: levels {deep}, not {case.levels}"
    order = tuple(
        kept[at] for first, end, turned in _runs(deep, kept) for at in range(first, end)[:: -1 if turned else 1]
    )
    return "" if order == case.order else f"{case.at} base {case.base}: order {order}, not {case.order}"


def first_letter(classes: Iterable[str]) -> int:
    """The level of a paragraph by its first letter, what is isolated aside (P2, P3)."""
    depth = 0
    for kind in classes:
        if kind in ("LRI", "RLI", "FSI"):
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif not depth and kind in ("L", "R", "AL"):
            return int(kind != "L")
    return 0


def _runs(deep: tuple[int, ...], kept: list[int]) -> Iterator[tuple[int, int, bool]]:
    seen = [deep[at] for at in kept]
    for first, end in visual(seen):
        yield first, end, seen[first] % 2 == 1


def _levels(field: str) -> tuple[int | None, ...]:
    return tuple(None if level == "x" else int(level) for level in field.split())


def _order(field: str) -> tuple[int, ...]:
    return tuple(map(int, field.split()))
