"""What colours became from one file to another: everywhere, which is form, and in some places, which is not."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

DIFFERENT = 10
"""Of 255, averaged over a cell. A 10 % tint is 25, a grey hairline 11 at least. Pages written anew by Ghostscript
differ by 13 at most [measured on 48 pages], and by nothing once they are nudged."""
ROUGH = 2
"""So many times as much where the text of one file is outlines: renderers make these a little bolder than type."""
DIFFERENT_MIXED = 64
"""The same for cells of mixed colours where colour spaces differ: what a mixture becomes is known less well."""
OFTEN = 40
"""Cells of one colour from which on it is known what that colour became."""
SHADES = 16
"""How many steps of a channel are taken for one shade, when a colour is too rare to be known by itself."""
OFTEN_SHARE = 0.05
"""Of how often a colour became what it became most, as from which something else is no accident of a rim."""
NEARLY = 0.9
"""The part of a place's cells that must tell the same of it."""
WHITE = 0xFFFFFF
FAINT = 40
"""Nearer to white than this (a 15 % tint) it is paper, or next to it."""


@dataclass(slots=True)
class Cells:
    """A page in cells, as one number each, row by row."""

    across: int
    old: list[int]
    new: list[int]
    far: bytes = b""
    """By how much each cell differs, where colours mean the same in both."""


class Colours:
    """What each colour became, learnt from all pages at once; without any, colours stay as they are."""

    def __init__(self, pages: Iterable[Cells], rough: int = 1) -> None:
        self._most, self._most_mixed = DIFFERENT * rough, DIFFERENT_MIXED * rough
        pairs: Counter[tuple[int, int]] = Counter()
        for cells in pages:
            pairs.update(zip(cells.old, cells.new, strict=True))
        exact: dict[int, Counter[int]] = defaultdict(Counter)
        shades: dict[int, Counter[int]] = defaultdict(Counter)
        for (was, now), times_seen in pairs.items():
            exact[was][now] += times_seen
            shades[_shade(was)][now] += times_seen
        self._learnt = bool(pairs)
        self._exact = {was: _likely(was, found) for was, found in exact.items() if found.total() >= OFTEN}
        self._mixed = {shade: found.most_common(1)[0][0] for shade, found in shades.items()}
        self._known: dict[tuple[int, int], int] = {}

    def differences(self, cells: Cells) -> dict[int, int]:
        """The cells that differ, and by how much."""
        if cells.far and not self._learnt:
            loud = re.compile(b"[%b-\xff]" % re.escape(bytes([self._most + 1])))
            return {found.start(): cells.far[found.start()] for found in loud.finditer(cells.far)}
        pairs = list(zip(cells.old, cells.new, strict=True))
        bad = {pair: far for pair in set(pairs) if (far := self.differ(*pair))}
        return {nth: bad[pair] for nth, pair in enumerate(pairs) if pair in bad} if bad else {}

    def differ(self, was: int, now: int) -> int:
        """By how much two colours differ that should be one, 0 when it is next to nothing."""
        pair = was, now
        if pair not in self._known:
            expected, most = self._became(was)
            # what it became is learnt from others, which another change may have touched: as it was, it is well too
            far = min(_far(expected, now), _far(was, now))
            self._known[pair] = far if far > most else 0
        return self._known[pair]

    def between(self, was: int, some: Sequence[int]) -> bool:
        """Is what a colour should be now among some colours, channel by channel, or next to them?"""
        expected, most = self._became(was)
        for shift in (0, 8, 16):
            channels = [colour >> shift & 255 for colour in some]
            if not min(channels) - most <= expected >> shift & 255 <= max(channels) + most:
                return False
        return True

    def _became(self, was: int) -> tuple[int, int]:
        """What a colour should be now, and by how much it may be off."""
        if not self._learnt:
            return was, self._most
        if was in self._exact:
            return self._exact[was], self._most
        return self._mixed.get(_shade(was), was), self._most_mixed


def _far(one: int, other: int) -> int:
    return max(abs((one >> shift & 255) - (other >> shift & 255)) for shift in (0, 8, 16))


def _shade(colour: int) -> int:
    return sum((colour >> shift & 255) // SHADES << shift for shift in (0, 8, 16))


def _likely(was: int, found: Counter[int]) -> int:
    """What a colour became as a matter of form: among what it became often, the nearest to it. A section that has
    another colour now may have more of it than all other pages have of the one that stayed."""
    most = found.most_common(1)[0][1]
    often = [now for now, count in found.items() if count >= max(OFTEN, OFTEN_SHARE * most)]
    return min(often, key=lambda now: _far(was, now)) if often else found.most_common(1)[0][0]


def recoloured(pairs: Sequence[Iterable[tuple[int, int]]]) -> list[tuple[str, str]]:
    """For each place, of which its cells that differ are told: the colour that became another there, if that is all.

    Tints and rims are mixtures with another colour: they go the same way, and not as far. Empty words where there is
    more to it, and where one of the two is as white as paper: that is ink that came or went.
    """
    places = [Counter(some) for some in pairs]
    solid = [pair for pair, count in sum(places, Counter[tuple[int, int]]()).items() if count >= OFTEN]
    strong = [pair for pair in solid if all(_far(colour, WHITE) > FAINT for colour in pair)]
    strong.sort(key=lambda pair: (-_far(*pair), pair))
    told = []
    for place in places:
        total = place.total()
        fit = (pair for pair in strong if sum(n for one, n in place.items() if _along(one, pair)) >= NEARLY * total)
        pair = next(fit, None)
        told.append((_hex(pair[0]), _hex(pair[1])) if pair else ("", ""))
    return told


def _along(one: tuple[int, int], pair: tuple[int, int]) -> bool:
    """Did a colour go the way that another pair of colours is apart, and not farther?"""
    steps = [[(now >> shift & 255) - (was >> shift & 255) for shift in (0, 8, 16)] for was, now in (one, pair)]
    length = sum(step * step for step in steps[1])
    part = sum(a * b for a, b in zip(*steps, strict=True)) / length
    off = max(abs(a - part * b) for a, b in zip(*steps, strict=True))
    return bool(0 < part <= 1.1) and off <= DIFFERENT


def _hex(colour: int) -> str:
    return "#" + "".join(f"{colour >> shift & 255:02x}" for shift in (0, 8, 16))
