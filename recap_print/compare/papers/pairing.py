"""Which page of one paper is which of the other: by what they say, never by their place alone."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from recap_print.compare.pairs import LIKE, Pairs, align
from recap_print.compare.papers.leaf import Leaf, Sheaf
from recap_print.compare.papers.limits import FAINTLY, FEW_WORDS
from recap_print.compare.words import likeness


def pair_leaves(old: Sheaf, new: Sheaf) -> tuple[Pairs, Pairs]:
    """Places of the pages that kept their order, and of those that moved. Pages alike but for their folio, as those
    for notes are, are told apart by it.

    A paper without a word is paired page by page: there is nothing else to go by.
    """
    if old.is_silent or new.is_silent:
        return [(nth, nth) for nth in range(min(len(old.leaves), len(new.leaves)))], []
    olds, news = [leaf.bag for leaf in old.leaves], [leaf.bag for leaf in new.leaves]
    head = _alike(olds, news, old.leaves, new.leaves)
    most = min(len(olds), len(news)) - head
    tail = min(most, _alike(olds[::-1], news[::-1], old.leaves[::-1], new.leaves[::-1]))
    inner = slice(head, len(olds) - tail), slice(head, len(news) - tail)
    ids = [[f"#{nth}" for nth in range(len(bags))][part] for bags, part in zip((olds, news), inner, strict=True)]
    kept, moved = align(olds[inner[0]], news[inner[1]], ids[0], ids[1])
    kept = [(i + head, j + head) for i, j in kept]
    moved = [(i + head, j + head) for i, j in moved]
    kept = [(i, j) for i, j in kept if _may_be(olds[i], news[j]) and bool(olds[i]) == bool(news[j])]
    first = [(nth, nth) for nth in range(head)]
    last = [(len(olds) - nth, len(news) - nth) for nth in range(tail, 0, -1)]
    kept = _between([*first, *kept, *last], moved, olds, news)
    moved = [*moved, *_elsewhere(olds, news, kept + moved)]
    return _emptied(kept, moved, olds, news), moved


def _between(kept: Pairs, moved: Pairs, olds: list[Counter[str]], news: list[Counter[str]]) -> Pairs:
    """The pages that kept their order, with those between two of them that are alike at all: neighbours vouch for
    them. A card whose every label was reworded is the same card."""
    taken = [{pair[side] for pair in moved} for side in (0, 1)]
    found = list(kept)
    ends = [(-1, -1), *kept, (len(olds), len(news))]
    for (i, j), (k, n) in pairwise(ends):
        before = [nth for nth in range(i + 1, k) if nth not in taken[0]]
        after = [nth for nth in range(j + 1, n) if nth not in taken[1]]
        ids = [f"old {nth}" for nth in before], [f"new {nth}" for nth in after]
        near, _ = align([olds[nth] for nth in before], [news[nth] for nth in after], *ids, least=FAINTLY)
        found += [(before[a], after[b]) for a, b in near]
    return sorted(found)


def _emptied(kept: Pairs, moved: Pairs, olds: list[Counter[str]], news: list[Counter[str]]) -> Pairs:
    """The pages that kept their order, with those that say nothing on one side and are left over on both, in order."""
    taken = [{pair[side] for pair in moved} for side in (0, 1)]
    found = list(kept)
    for (i, j), (k, n) in pairwise([(-1, -1), *kept, (len(olds), len(news))]):
        before = [nth for nth in range(i + 1, k) if nth not in taken[0]]
        after = [nth for nth in range(j + 1, n) if nth not in taken[1]]
        found += [(a, b) for a, b in zip(before, after, strict=False) if not (olds[a] and news[b])]
    return sorted(found)


def _alike(olds: list[Counter[str]], news: list[Counter[str]], old: tuple[Leaf, ...], new: tuple[Leaf, ...]) -> int:
    """How many pages from the beginning say the same."""
    count = 0
    for bag, other, leaf, twin in zip(olds, news, old, new, strict=False):
        if bag != other or not (bag or leaf.digest == twin.digest != ""):
            break
        count += 1
    return count


def _may_be(old: Counter[str], new: Counter[str]) -> bool:
    return likeness(old, new) >= LIKE or min(old.total(), new.total()) < FEW_WORDS


def _elsewhere(olds: list[Counter[str]], news: list[Counter[str]], paired: Pairs) -> Pairs:
    """Pages left over that say the same elsewhere, whatever their folios."""
    used = [{pair[side] for pair in paired} for side in (0, 1)]
    free = [j for j in range(len(news)) if j not in used[1]]
    found = []
    for i in (i for i in range(len(olds)) if i not in used[0]):
        said = _without_numbers(olds[i])
        twin = next((j for j in free if said and _without_numbers(news[j]) == said), None)
        if twin is not None:
            free.remove(twin)
            found.append((i, twin))
    return found


def _without_numbers(bag: Counter[str]) -> Counter[str]:
    return Counter({word: count for word, count in bag.items() if not word.isdecimal()})
