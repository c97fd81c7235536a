"""The Unicode bidirectional algorithm: which way each character of a paragraph is read (UAX #9, revision 48).

An even level reads from left to right, an odd one from right to left. X5a, W1, N0 … are the annex's own names of rules.
Written here because a line needs the level of every character: the libraries there are hand back a string turned round.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from unicodedata import bidirectional

from recap_print.fonts.bidi_classes import INITIATORS, SAME, brackets, neutral, weak

DEEPEST = 125
_EMBEDDINGS = {"LRE": (0, ""), "RLE": (1, ""), "LRO": (0, "L"), "RLO": (1, "R")}
"""The parity of the level an embedding opens, and the class it gives to what is within."""
_REMOVED = {*_EMBEDDINGS, "PDF", "BN"}


_CALM = {"R", "AL", "NSM", "WS", "ON", "CS", "ES", "ET"}
"""Of these alone, without a letter from the left, a digit or a sign that steers, all is read from the right where the
paragraph is: most words and lines of Arabic."""


@lru_cache(maxsize=4096)
def levels(text: str, base: int, apart: tuple[tuple[int, int], ...] = ()) -> tuple[int, ...]:
    """The level of each character of a paragraph whose own level is ``base``: 0 left to right, 1 right to left.

    ``apart`` are spans (first, end) read from left to right whatever they hold, by themselves: as if written between
    LRI LRO and PDF PDI. They do not overlap.
    """
    if base == 1 and not apart and _CALM.issuperset(map(bidirectional, text)):
        return (1,) * len(text)
    kinds: list[str] = []
    own: list[int] = []  # where each character of the text is, among those that were put around spans
    opens, ends = {first for first, _ in apart}, {end for _, end in apart}
    for at, character in enumerate(text):
        if at in opens:
            kinds += ("LRI", "LRO")
        own.append(len(kinds))
        kinds.append(bidirectional(character) or "L")
        if at + 1 in ends:
            kinds += ("PDF", "PDI")
    shown = [""] * len(kinds)
    for at, character in zip(own, text, strict=True):
        shown[at] = character.translate(SAME)
    found = _levels(kinds, shown, base)
    return tuple(found[at] for at in own)


def visual(levels: Sequence[int]) -> list[tuple[int, int]]:
    """Stretches (first, end) of one level of a line, from left to right (L2)."""
    runs: list[tuple[int, int, int]] = []
    at = 0
    for level, same in groupby(levels):
        end = at + len(list(same))
        runs.append((level, at, end))
        at = end
    for depth in range(max(levels, default=0), 0, -1):
        again: list[tuple[int, int, int]] = []
        turned: list[tuple[int, int, int]] = []
        for run in runs:
            if run[0] >= depth:
                turned.insert(0, run)
            else:
                again += [*turned, run]
                turned = []
        runs = again + turned
    return [(first, end) for _, first, end in runs]


def _levels(kinds: list[str], shown: Sequence[str], base: int) -> list[int]:
    pairs = _isolates(kinds)
    explicit, types = _explicit(kinds, pairs, base)
    found = list(explicit)
    kept = [at for at, kind in enumerate(kinds) if kind not in _REMOVED]
    for sequence in _sequences(kinds, kept, explicit, pairs):
        level = explicit[sequence[0]]
        before, after = _edges(sequence, kept, explicit, kinds, pairs, base)
        own = [types[at] for at in sequence]
        weak(own, before)
        brackets(own, [shown[at] for at in sequence], [kinds[at] for at in sequence], "LR"[level % 2], before)
        neutral(own, "LR"[level % 2], before, after)
        for at, kind in zip(sequence, own, strict=True):  # I1, I2
            found[at] = level + ((kind == "R") + 2 * (kind in ("AN", "EN")) if level % 2 == 0 else kind != "R")
    for at, kind in enumerate(kinds):
        if kind in _REMOVED:  # of no width: beside what it follows
            found[at] = found[at - 1] if at else base
    trailing = True  # L1
    for at in range(len(kinds) - 1, -1, -1):
        if kinds[at] in ("B", "S"):
            trailing = True
        elif kinds[at] not in ("WS", "PDI", *INITIATORS, *_REMOVED):
            trailing = False
        if trailing:
            found[at] = base
    return found


def _isolates(kinds: Sequence[str]) -> dict[int, int]:
    """Each isolate initiator with the place of its PDI (BD9), where it has one."""
    found, opened = {}, []
    for at, kind in enumerate(kinds):
        if kind in INITIATORS:
            opened.append(at)
        elif kind == "PDI" and opened:
            found[opened.pop()] = at
        elif kind == "B":
            opened = []
    return found


def _explicit(kinds: Sequence[str], pairs: dict[int, int], base: int) -> tuple[list[int], list[str]]:
    """X1 to X8: the level of each character, and its class, which an override may have changed."""
    found, types = [], list(kinds)
    stack: list[tuple[int, str, bool]] = [(base, "", False)]  # level, override, is it an isolate?
    lost_isolates = lost_embeddings = isolates = 0
    for at, kind in enumerate(kinds):
        if kind == "PDI":
            if lost_isolates:
                lost_isolates -= 1
            elif isolates:
                lost_embeddings = 0
                while not stack.pop()[2]:
                    pass
                isolates -= 1
        level, override, isolate = stack[-1]
        found.append(level)
        if kind in _EMBEDDINGS or kind in INITIATORS:
            isolated = _first_strong(kinds, at, pairs) if kind == "FSI" else int(kind == "RLI")
            parity, within = _EMBEDDINGS.get(kind, (isolated, ""))
            above = level + 1 + ((level + 1) % 2 != parity)
            fits = above <= DEEPEST and not lost_isolates and not lost_embeddings
            if kind in INITIATORS:
                types[at] = override or kind
                isolates, lost_isolates = isolates + fits, lost_isolates + (not fits)
            elif not fits and not lost_isolates:
                lost_embeddings += 1
            if fits:
                stack.append((above, within, kind in INITIATORS))
        elif kind == "PDF":
            if not lost_isolates and lost_embeddings:
                lost_embeddings -= 1
            elif not lost_isolates and not isolate and len(stack) > 1:
                stack.pop()
        elif kind == "B":
            found[at] = base
            stack, lost_isolates, lost_embeddings, isolates = stack[:1], 0, 0, 0
        elif kind != "BN":
            types[at] = override or kind
    return found, types


def _first_strong(kinds: Sequence[str], opened: int, pairs: dict[int, int]) -> int:
    """The direction of what an FSI isolates: that of its first letter (P2, P3)."""
    at, end = opened + 1, pairs.get(opened, len(kinds))
    while at < end:
        if kinds[at] in ("L", "R", "AL"):
            return int(kinds[at] != "L")
        at = pairs.get(at, end if kinds[at] in INITIATORS else at) + 1
    return 0


def _sequences(
    kinds: Sequence[str], kept: Sequence[int], found: Sequence[int], pairs: dict[int, int]
) -> Iterator[list[int]]:
    """Isolating run sequences (X10): stretches of one level, joined across what is isolated between them."""
    runs = [list(run) for _, run in groupby(kept, lambda at: found[at])]
    starting = {run[0]: run for run in runs}
    continued = {close for close in pairs.values() if close in starting}
    for run in runs:
        if run[0] in continued:
            continue
        sequence = list(run)
        while kinds[sequence[-1]] in INITIATORS and pairs.get(sequence[-1]) in starting:
            sequence += starting[pairs[sequence[-1]]]
        yield sequence


def _edges(
    sequence: Sequence[int],
    kept: Sequence[int],
    found: Sequence[int],
    kinds: Sequence[str],
    pairs: dict[int, int],
    base: int,
) -> tuple[str, str]:
    """The directions a sequence begins and ends beside (X10: sos, eos)."""
    first, last = kept.index(sequence[0]), kept.index(sequence[-1])
    level = found[sequence[0]]
    before = found[kept[first - 1]] if first else base
    open_end = last + 1 == len(kept) or (kinds[sequence[-1]] in INITIATORS and sequence[-1] not in pairs)
    after = base if open_end else found[kept[last + 1]]
    return "LR"[max(level, before) % 2], "LR"[max(level, after) % 2]
