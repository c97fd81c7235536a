"""The classes of UAX #9 within one isolating run sequence: what is weak, paired or neutral takes a direction.

Each function changes ``types``, the classes of the characters of one sequence, as the rules it is named for say.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

INITIATORS = {"LRI", "RLI", "FSI"}
MOST_BRACKETS = 63
_NEUTRAL = {"B", "S", "WS", "ON", "PDI", *INITIATORS}
_STRONG = {"L": "L", "R": "R", "AL": "R", "EN": "R", "AN": "R"}
"""What a class counts for beside a neutral."""
_OPENING = "([{༺༼᚛⁅⁽₍⌈⌊❨❪❬❮❰❲❴⟅⟦⟨⟪⟬⟮⦃⦅⦇⦉⦋⦍⦏⦑⦓⦕⦗⧘⧚⧼⸢⸤⸦⸨⹕⹗⹙⹛〈《「『【〔〖〘〚﹙﹛﹝（［｛｟｢"
_CLOSING = ")]}༻༽᚜⁆⁾₎⌉⌋❩❫❭❯❱❳❵⟆⟧⟩⟫⟭⟯⦄⦆⦈⦊⦌⦐⦎⦒⦔⦖⦘⧙⧛⧽⸣⸥⸧⸩⹖⹘⹚⹜〉》」』】〕〗〙〛﹚﹜﹞）］｝｠｣"
SAME = str.maketrans({"\u2329": "\u3008", "\u232a": "\u3009"})
"""Brackets that are one bracket under two numbers."""
CLOSES = dict(zip(_OPENING, _CLOSING, strict=True))


def weak(types: list[str], before: str) -> None:
    """W1 to W7: marks, numbers and what belongs to them."""
    previous = strong = before
    for at, kind in enumerate(types):
        if kind == "NSM":
            types[at] = kind = "ON" if previous in ("PDI", *INITIATORS) else previous
        previous = kind
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            types[at] = "AN"
    for at, kind in enumerate(types):
        if kind == "AL":
            types[at] = "R"
    for at in range(1, len(types) - 1):
        left, kind, right = types[at - 1 : at + 2]
        if left == right and ((kind == "ES" and left == "EN") or (kind == "CS" and left in ("EN", "AN"))):
            types[at] = left
    at = 0
    for is_sign, group in groupby(list(types), lambda kind: kind == "ET"):
        end = at + len(list(group))
        if is_sign:
            counts = "EN" in (*types[at - 1 : at], *types[end : end + 1])
            types[at:end] = ["EN" if counts else "ON"] * (end - at)
        at = end
    strong = before
    for at, kind in enumerate(types):
        if kind in ("L", "R"):
            strong = kind
        elif kind in ("ES", "CS"):
            types[at] = "ON"
        elif kind == "EN" and strong == "L":
            types[at] = "L"


def brackets(types: list[str], shown: Sequence[str], kinds: Sequence[str], own: str, before: str) -> None:
    """N0: both brackets of a pair read the same way."""
    opened: list[tuple[str, int]] = []
    pairs = []
    for at, character in enumerate(shown):
        if types[at] != "ON" or not character:
            continue
        if character in CLOSES:
            if len(opened) == MOST_BRACKETS:
                break
            opened.append((CLOSES[character], at))
        elif any(close == character for close, _ in opened):
            while opened[-1][0] != character:
                opened.pop()
            pairs.append((opened.pop()[1], at))
    for first, last in sorted(pairs):
        within = {_STRONG[kind] for kind in types[first + 1 : last] if kind in _STRONG}
        if not within:
            continue
        context = next((_STRONG[kind] for kind in reversed(types[:first]) if kind in _STRONG), before)
        given = own if own in within or context == own else context
        for bracket in (first, last):
            types[bracket] = given
            for at in range(bracket + 1, len(types)):
                if kinds[at] != "NSM":
                    break
                types[at] = given


def neutral(types: list[str], own: str, before: str, after: str) -> None:
    """N1, N2: what has no direction takes that of both its neighbours, else that of the paragraph or embedding."""
    at = 0
    for is_neutral, group in groupby(list(types), lambda kind: kind in _NEUTRAL):
        end = at + len(list(group))
        if is_neutral:
            left = _STRONG[types[at - 1]] if at else before
            right = _STRONG[types[end]] if end < len(types) else after
            types[at:end] = [left if left == right else own] * (end - at)
        at = end
