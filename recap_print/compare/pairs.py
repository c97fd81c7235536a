"""Which section, page or row of the old booklet is which of the new one.

Sections are known by their id. Pages of a section, and rows of a list, are numbered, so that one more
renumbers the rest: they are paired in order by what they say, and by number where that does not decide.
Every choice reads the same from either side: pairing (b, a) mirrors pairing (a, b).
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from recap_print.compare.words import likeness, plain
from recap_print.pages.model import Booklet, Page, Role, Section, Text

LIKE = 300
"""Thousandths of words in common from which two pages of different numbers can be the same page."""

EXACTLY = 1000
"""What it is worth, beside their words, that two pages say exactly the same: more than two that are half alike."""

Pairs = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Part:
    """A section and its pages."""

    section: Section
    pages: tuple[Page, ...]


def parts(booklet: Booklet) -> dict[str, Part]:
    """The sections of a booklet by id, in order, each with its pages."""
    pages: dict[str, list[Page]] = {section.id: [] for section in booklet.sections}
    for page in booklet.pages:
        pages.setdefault(page.section, []).append(page)
    known = {section.id: section for section in booklet.sections}
    return {
        id: Part(known.get(id) or Section(id, "", id, of[0].number, len(of)), tuple(of)) for id, of in pages.items()
    }


def moved(old: dict[str, Part], new: dict[str, Part]) -> set[str]:
    """The fewest sections, and among those the shortest, that must move to turn one order into the other.

    They are the ones outside the longest run of sections that kept their order.
    """
    place = {id: i for i, id in enumerate(new)}
    best: dict[str, tuple[int, int, tuple[str, ...]]] = {}
    for id in (id for id in old if id in new):
        before = max((best[e] for e in best if place[e] < place[id]), default=(0, 0, ()))
        weight = max(len(old[id].pages), len(new[id].pages))
        best[id] = (before[0] + 1, before[1] + weight, (*before[2], id))
    kept = max(best.values(), default=(0, 0, ()))[2]
    return set(best) - set(kept)


def pair_pages(old: Sequence[Page], new: Sequence[Page]) -> tuple[Pairs, Pairs]:
    """Which page is which in two versions of one section: places of those that kept their order, and that moved."""
    ids = [page.id for page in old], [page.id for page in new]
    if ids[0] == ids[1] and all(a.items == b.items for a, b in zip(old, new, strict=True)):
        return [(i, i) for i in range(len(old))], []
    return align([page_words(page) for page in old], [page_words(page) for page in new], *ids)


def page_words(page: Page) -> Counter[str]:
    """What a page says and is made of, without its furniture."""
    bag: Counter[str] = Counter()
    for item in page.items:
        if item.tag.role is not Role.ARTIFACT:
            bag[f"{type(item).__name__} {item.tag.role}"] += 1
            if isinstance(item, Text):
                bag.update(plain(item.text).split())
    return bag


def read_words(page: Page) -> Counter[str]:
    """What people read on a page, without counting how many lines and boxes it is made of."""
    return Counter({word: times for word, times in page_words(page).items() if " " not in word})


def align(
    old: Sequence[Counter[str]],
    new: Sequence[Counter[str]],
    old_ids: Sequence[str],
    new_ids: Sequence[str],
    least: int = LIKE,
) -> tuple[Pairs, Pairs]:
    """Pair two sequences of bags of words so that the most words stay where they were.

    Two with other ids must be alike by ``least`` thousandths. The first pairs keep the order; the others are what is
    left over and says exactly the same elsewhere.
    """
    digests = [[zlib.crc32(repr(sorted(bag.items())).encode()) for bag in bags] for bags in (old, new)]
    # best[j] for the old ones so far and the first j new ones: score, then a tie-break that ignores sides, then pairs
    Best = tuple[int, tuple[tuple[int, ...], ...], tuple[tuple[int, int], ...]]
    row: list[Best] = [(0, (), ())] * (len(new) + 1)
    for i, bag in enumerate(old):
        above, row = row, [(0, (), ())]
        for j, other in enumerate(new):
            best = max(above[j + 1], row[j], key=lambda b: b[:2])
            same_id = old_ids[i] == new_ids[j]
            like = likeness(bag, other)
            if same_id or like >= least:
                score, keys, pairs = above[j]
                key = (min(i, j), max(i, j), *sorted((digests[0][i], digests[1][j])))
                twins = EXACTLY if bag == other else 0
                both = (score + like + twins + same_id, (*keys, key), (*pairs, (i, j)))
                best = max(best, both, key=lambda b: b[:2])
            row.append(best)
    kept, moved = list(row[-1][2]), []
    free_old, free_new = (set(range(len(bags))) - {pair[side] for pair in kept} for side, bags in enumerate((old, new)))
    for i in sorted(free_old):
        twin = next((j for j in sorted(free_new) if new[j] == old[i]), None)
        if twin is not None:
            free_new.remove(twin)
            moved.append((i, twin))
    return kept, moved
