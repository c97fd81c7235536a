"""Two versions of one page: its words first, then where they stand, then how they look."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import hypot
from typing import Any

from recap_print.compare.changes import LEVELS, MINOR_MM, Change, Kind, Level, Spot
from recap_print.compare.papers.blocks import Block, blocks
from recap_print.compare.papers.leaf import Leaf, Sheaf, change_on, key
from recap_print.compare.papers.limits import NEAR_MM, SIZED, STILL_MM
from recap_print.compare.papers.turn import Turn, mirrored
from recap_print.compare.words import hunks, likeness, numbers, plain, sorts_changed
from recap_print.geometry import Rect
from recap_print.pdf.legible_model import Word
from recap_print.units import number

LIKE = 300
"""Thousandths of words in common from which two blocks can be one."""
NAMED = 40
"""Letters by which a block is called."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds two pages. ``follows`` says which page of the new paper an old one is, ``inks`` and ``fonts`` what
    each became in the whole of it, ``turn`` how this page changed sides of the spread, None when it did not."""

    old: Sheaf
    new: Sheaf
    follows: Mapping[int, int]
    inks: Mapping[str, str]
    fonts: Mapping[str, str]
    turn: Turn | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """The changes of a page, and the places that they explain."""

    changes: tuple[Change, ...]
    explained: tuple[Rect, ...]


def judge(old: Leaf, new: Leaf, setting: Setting) -> Judged:
    """What changed between two pages, the new one's words lying upon the old one's."""
    still = _still(old.words, new.words, setting.turn.right if setting.turn else 0.0)
    page = _Page(old, new, setting)
    changes = [*page.styles(still)]
    left = [set(range(len(leaf.words))) - {pair[side] for pair in still} for side, leaf in enumerate((old, new))]
    if left[0] or left[1]:
        changes += page.blocks(still, left)
    back = -setting.turn.right if setting.turn else 0.0
    shown = [spot.rect for change in changes for spot in change.spots_old]
    shown += [_beside_by(spot.rect, back) for change in changes for spot in change.spots_new]
    # a word that moves with its line is not told, and shows all the same
    shown += [old.words[nth].rect for nth in left[0]] + [_beside_by(new.words[nth].rect, back) for nth in left[1]]
    return Judged(tuple(_entailed(changes)), tuple(shown))


def _beside_by(rect: Rect, right: float) -> Rect:
    return Rect(rect.x + right, rect.y, rect.width, rect.height)


def _still(old: Sequence[Word], new: Sequence[Word], turn: float) -> list[tuple[int, int]]:
    """Words that stand where they stood."""
    known: dict[str, list[int]] = defaultdict(list)
    for nth, word in enumerate(new):
        known[key(word.text)].append(nth)
    pairs = []
    for nth, word in enumerate(old):
        twins = known.get(key(word.text))
        if not twins:
            continue
        best = min(twins, key=lambda j: hypot(new[j].x - turn - word.x, new[j].y - word.y))
        if abs(new[best].x - turn - word.x) <= STILL_MM and abs(new[best].y - word.y) <= STILL_MM:
            twins.remove(best)
            pairs.append((nth, best))
    return pairs


class _Page:
    """One pair of pages being judged."""

    def __init__(self, old: Leaf, new: Leaf, setting: Setting) -> None:
        self._old, self._new, self._setting = old, new, setting

    def _told(self, kind: Kind, old: Sequence[int], new: Sequence[int], **more: Any) -> Change:
        """A change of some words of either side."""
        setting, ends = self._setting, ((self._old, old), (self._new, new))
        origins = [next((leaf.origins[n] for n in some if leaf.origins), "") for leaf, some in ends]
        spots = [tuple(Spot(leaf.number, rect) for rect in _rects(leaf.words, some)) for leaf, some in ends]
        papers = setting.old, setting.new
        return change_on((self._old, self._new), papers, kind, (origins[0], origins[1]), (spots[0], spots[1]), **more)

    def styles(self, still: list[tuple[int, int]]) -> Iterator[Change]:
        """Words in their place that look otherwise: another size, face or ink."""
        found: dict[tuple[Kind, str, str], list[tuple[int, int]]] = defaultdict(list)
        for i, j in still:
            was, now = self._old.words[i], self._new.words[j]
            if abs(now.size_pt - was.size_pt) > SIZED * was.size_pt:
                found[Kind.RESTYLED, _size(was.size_pt), _size(now.size_pt)].append((i, j))
            elif self._setting.fonts.get(was.font, now.font) != now.font:
                found[Kind.RESTYLED, was.font, now.font].append((i, j))
            if self._setting.inks.get(was.ink, now.ink) != now.ink:
                found[Kind.RECOLOURED, was.ink, now.ink].append((i, j))
        for (kind, before, after), pairs in found.items():
            old, new = ([pair[side] for pair in pairs] for side in (0, 1))
            name = _name(" ".join(self._old.words[i].text for i in old))
            yield self._told(kind, old, new, what="text", name=name, before=before, after=after)

    def blocks(self, still: list[tuple[int, int]], left: list[set[int]]) -> Iterator[Change]:
        """The blocks that hold words which are not where they were."""
        olds, news = blocks(self._old.words), blocks(self._new.words)
        pairs = _pairs(olds, news, still, left, None if self._setting.turn is None else self._old.width)
        paired = [{pair[side] for pair in pairs} for side in (0, 1)]
        for i, j in pairs:
            yield from self._block(olds[i], news[j], left)
        for nth, block in enumerate(olds):
            if nth not in paired[0] and left[0] & set(block.at):
                yield self._alone(Kind.ITEM_REMOVED, block)
        for nth, block in enumerate(news):
            if nth not in paired[1] and left[1] & set(block.at):
                yield self._alone(Kind.ITEM_ADDED, block)

    def _alone(self, kind: Kind, block: Block) -> Change:
        gone = kind is Kind.ITEM_REMOVED
        text = plain(block.text)
        level = Level.CRITICAL if numbers(text) else LEVELS[kind]
        sides = (block.at, ()) if gone else ((), block.at)
        return self._told(
            kind, *sides, what="text", level=level, before=text if gone else "", after="" if gone else text
        )

    def _block(self, old: Block, new: Block, left: list[set[int]]) -> Iterator[Change]:
        before, after = plain(" ".join(map(key, old.text.split()))), plain(" ".join(map(key, new.text.split())))
        if before.replace(" ", "") != after.replace(" ", ""):
            if not self._follows(before, after):
                yield self._reworded(old, new, before, after, left)
            return
        name, words = _name(before), (self._old.words, self._new.words)
        if abs(old.size_pt - new.size_pt) > SIZED * old.size_pt:
            sizes = _size(old.size_pt), _size(new.size_pt)
            yield self._told(Kind.RESTYLED, old.at, new.at, what="text", name=name, before=sizes[0], after=sizes[1])
        elif old.lines != new.lines and len(old.at) == len(new.at):
            lines = (f"{len(block.lines)} lines" for block in (old, new))
            yield self._told(
                Kind.REWRAPPED, old.at, new.at, what="text", name=name, before=next(lines), after=next(lines)
            )
        else:
            first, other = words[0][old.at[0]], words[1][new.at[0]]
            dx, dy = other.x - first.x, other.y - first.y
            if (turn := self._setting.turn) is not None:
                dx = 0.0 if mirrored(*_stretches(old, new), self._old.width) else dx - turn.right
            moved = tuple(0.0 if abs(by) <= STILL_MM else round(by, 2) for by in (dx, dy))
            if any(moved):
                level = Level.MINOR if max(map(abs, moved)) <= MINOR_MM else LEVELS[Kind.MOVED]
                yield self._told(Kind.MOVED, old.at, new.at, what="text", name=name, level=level, moved_mm=moved)

    def _reworded(self, old: Block, new: Block, before: str, after: str, left: list[set[int]]) -> Change:
        was, now = numbers(before), numbers(after)
        kind = Kind.REWORDED if was == now else Kind.NUMBER
        sorts = ", ".join(sorts_changed(was, now)) or "text"
        said = (Counter(self._old.words[n].text for n in old.at), Counter(self._new.words[n].text for n in new.at))
        spots = [
            [n for n in block.at if other[leaf.words[n].text]] or list(block.at)
            for block, leaf, other in ((old, self._old, said[0] - said[1]), (new, self._new, said[1] - said[0]))
        ]
        return self._told(kind, *spots, what=sorts, before=before, after=after, hunks=hunks(before, after))

    def _follows(self, before: str, after: str) -> bool:
        """Do only page numbers differ, as pages were renumbered: a folio, a line of a list of contents?"""
        if numbers(before) != numbers(after):
            return False
        words = before.split(), after.split()
        if len(words[0]) != len(words[1]):
            return False
        for was, now in zip(*words, strict=True):
            if was == now:
                continue
            if not (was.isdecimal() and now.isdecimal() and self._setting.follows.get(int(was)) == int(now)):
                return False
        return True


def _stretches(old: Block, new: Block) -> tuple[tuple[float, float], tuple[float, float]]:
    return (old.rect.x, old.rect.right), (new.rect.x, new.rect.right)


def _pairs(
    olds: list[Block], news: list[Block], still: list[tuple[int, int]], left: list[set[int]], width: float | None
) -> list[tuple[int, int]]:
    """Blocks that are one: they share words in their place, say the same or much alike, or stand in one place.
    ``width`` is the page's when it changed sides of the spread, where what hangs on one margin hangs on the other."""
    home = {at: nth for nth, block in enumerate(news) for at in block.at}
    stay = dict(still)
    scored: list[tuple[int, float, int, int]] = []
    bags = [[Counter(map(key, block.text.split())) for block in side] for side in (olds, news)]
    touched = [[bool(left[side] & set(block.at)) for block in blocks] for side, blocks in enumerate((olds, news))]
    for i, block in enumerate(olds):
        shared = Counter(home[stay[at]] for at in block.at if at in stay)
        for j, other in enumerate(news):
            # a block whose words all stayed can only be the one they stayed in
            if not shared[j] and not (touched[0][i] and touched[1][j]):
                continue
            apart = bags[0][i].keys().isdisjoint(bags[1][j])  # as nearly all are, and sooner known
            like = 0 if apart else likeness(bags[0][i], bags[1][j])
            far = hypot(other.rect.x - block.rect.x, other.rect.y - block.rect.y)
            hangs = width is not None and mirrored(*_stretches(block, other), width)
            beside = far <= NEAR_MM or (hangs and abs(other.rect.y - block.rect.y) <= NEAR_MM)
            near = beside and abs(block.size_pt - other.size_pt) <= 0.05 * block.size_pt
            if shared[j] or like >= LIKE or near:
                scored.append((2000 * bool(shared[j]) + like, -far, i, j))
    pairs: list[tuple[int, int]] = []
    for _, _, i, j in sorted(scored, key=lambda one: (-one[0], -one[1])):
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return [(i, j) for i, j in pairs if touched[0][i] or touched[1][j]]


def _entailed(changes: list[Change]) -> list[Change]:
    """What moved because the words above it changed is told with them."""
    causes = [c for c in changes if c.kind in (Kind.NUMBER, Kind.REWORDED, Kind.ITEM_ADDED, Kind.ITEM_REMOVED)]
    kept, effects = [], defaultdict(list)
    for change in changes:
        cause = None
        if change.kind is Kind.MOVED and change.moved_mm and change.moved_mm[0] == 0.0:
            top = min(spot.rect.y for spot in change.spots_new)
            above = [c for c in causes if min(s.rect.y for s in (c.spots_new or c.spots_old)) < top]
            cause = max(above, key=lambda c: min(s.rect.y for s in (c.spots_new or c.spots_old)), default=None)
        if cause is None:
            kept.append(change)
        else:
            effects[id(cause)].append(change)
    return [replace(c, effects=tuple(effects[id(c)])) if id(c) in effects else c for c in kept]


def _rects(words: Sequence[Word], some: Sequence[int]) -> list[Rect]:
    """Where some words stand: neighbours on a line as one rectangle."""
    found: list[Rect] = []
    for rect in (words[nth].rect for nth in some):
        last = found[-1] if found else None
        if last and abs(last.y - rect.y) < 0.2 and 0 <= rect.x - last.right < last.height:
            found[-1] = Rect(last.x, last.y, round(rect.right - last.x, 3), last.height)
        else:
            found.append(rect)
    return found


def _size(pt: float) -> str:
    return f"{number(round(pt, 1))} pt"


def _name(text: str) -> str:
    text = plain(text)
    return text if len(text) <= NAMED else text[: NAMED - 1].rsplit(" ", 1)[0] + " …"
