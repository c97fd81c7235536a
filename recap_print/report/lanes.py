"""Lines of descent beside versions, newest first, each below those that came of it: as ``git log --graph`` does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gutter:
    """What stands left of one version: where lines ``join`` above it (or nothing), its own line, and those below."""

    join: str
    node: str
    below: str


def lanes(family: Sequence[tuple[str, str]], nodes: Sequence[str]) -> Iterator[Gutter]:
    """The gutter of each version, given its name and its parent's (or nothing), and the sign it is drawn with.

    A parent comes after all its children; one that never comes ends its line.
    """
    names = {name for name, _ in family}
    waits: list[str] = []
    for (name, parent), sign in zip(family, nodes, strict=True):
        mine = [nth for nth, awaited in enumerate(waits) if awaited == name]
        if not mine:
            mine = [waits.index("")] if "" in waits else [len(waits)]
            waits[mine[0] : mine[0] + 1] = [name]
        first, *others = mine
        join = _join(waits, first, others) if others else ""
        for nth in others:
            waits[nth] = ""
        node = _drawn([sign if nth == first else "│" if awaited else " " for nth, awaited in enumerate(waits)])
        waits[first] = parent if parent in names else ""
        while waits and not waits[-1]:
            waits.pop()
        yield Gutter(join, node, _drawn(["│" if awaited else " " for awaited in waits]))


def _join(waits: Sequence[str], first: int, others: Sequence[int]) -> str:
    """``├─╯``: the lines of several children become their parent's."""
    drawn = ""
    for nth, awaited in enumerate(waits):
        reached = first < nth <= others[-1]
        drawn += ("─" if reached else " ") if nth else ""
        if nth == first:
            drawn += "├"
        elif nth in others:
            drawn += "╯" if nth == others[-1] else "┴"
        else:
            drawn += ("┼" if reached else "│") if awaited else ("─" if reached else " ")
    return drawn.rstrip()


def _drawn(signs: Sequence[str]) -> str:
    return " ".join(signs).rstrip()
