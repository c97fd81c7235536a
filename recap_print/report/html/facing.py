"""Which pages face each other: every page of either booklet beside what it is in the other, in reader's spreads.

The spreads are the new booklet's. A page that is gone has a spread of its own, where it was; so one page more or
less changes one spread, and never what follows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from recap_print.compare.changes import Change, Changes, Kind
from recap_print.compare.ids import renamed, renames
from recap_print.compare.pairs import parts
from recap_print.compare.structure import structure
from recap_print.pages.model import Booklet, Direction, is_right
from recap_print.pdf.shot import Shots

GONE = {Kind.SECTION_REMOVED, Kind.PAGE_REMOVED, Kind.SECTION_RESIZED}
COME = {Kind.SECTION_ADDED, Kind.PAGE_ADDED, Kind.SECTION_RESIZED}
MOVED = {Kind.SECTION_MOVED, Kind.PAGE_MOVED}


@dataclass(frozen=True, slots=True)
class Facing:
    """A page, and what it was: its number on either side, None where there is none."""

    old: int | None
    new: int | None


@dataclass(frozen=True, slots=True)
class Spread:
    """What lies open: the page on the left and the page on the right, as one sees them. A cover has only one."""

    left: Facing | None
    right: Facing | None

    @property
    def pages(self) -> tuple[Facing, ...]:
        return tuple(page for page in (self.left, self.right) if page)


@dataclass(frozen=True, slots=True)
class Papers:
    """What a report shows beside its words: which pages face each other, and pictures of those that changed.

    ``trims`` are width and height in mm of the pages of either side.
    """

    facing: tuple[Facing, ...]
    shots: tuple[Shots, Shots] = field(default_factory=lambda: (Shots(), Shots()))
    direction: Direction = Direction.LTR
    trims: tuple[tuple[float, float], tuple[float, float]] = ((148.0, 210.0), (148.0, 210.0))


def paired(old: Booklet, new: Booklet) -> tuple[Facing, ...]:
    """The pages of two booklets by what they are. A page that was split faces each of its parts."""
    before, after = parts(old), parts(new)
    before = parts(renamed(old, renames(before, after)))
    facing = []
    for pair in structure(before, after, ({}, {})).pairs:
        facing.append(Facing(pair.old.number, pair.new.number))
        facing += [Facing(pair.old.number, part.number) for part in pair.parted if any(part is p for p in new.pages)]
    return _whole(facing, [page.number for page in old.pages], [page.number for page in new.pages])


def paired_as_told(changes: Changes) -> tuple[Facing, ...]:
    """The pages of two files: those that are told to have come, gone or moved, and the others in order."""
    gone: set[int] = set()
    come: set[int] = set()
    moved: dict[int, int] = {}
    for change in every(changes):
        if change.kind in GONE:
            gone.update(change.pages_old)
        if change.kind in COME:
            come.update(change.pages_new)
        if change.kind in MOVED:
            moved.update(zip(change.pages_old, change.pages_new, strict=False))
    moved = {old: new for old, new in moved.items() if old not in gone and new not in come}
    numbers = [list(range(1, side.pages + 1)) for side in (changes.old, changes.new)]
    stay = [n for n in numbers[0] if n not in gone and n not in moved]
    stand = [n for n in numbers[1] if n not in come and n not in moved.values()]
    facing = [Facing(*pair) for pair in (*moved.items(), *zip(stay, stand, strict=False))]
    return _whole(facing, *numbers)


def _whole(facing: list[Facing], old: list[int], new: list[int]) -> tuple[Facing, ...]:
    """All pages: the new ones in order, then those that are gone."""
    was = {page.new: page.old for page in facing}
    kept = set(was.values())
    return (*(Facing(was.get(n), n) for n in new), *(Facing(n, None) for n in old if n not in kept))


def every(changes: Iterable[Change]) -> Iterator[Change]:
    """Changes and all their effects."""
    for change in changes:
        yield change
        yield from every(change.effects)


def touched(changes: Iterable[Change], facing: Iterable[Facing]) -> tuple[frozenset[int], frozenset[int]]:
    """The pages of either side to look at: those that a change or its effects name, and the pages they face."""
    old: set[int] = set()
    new: set[int] = set()
    for change in every(changes):
        old.update(change.pages_old, (spot.page for spot in change.spots_old))
        new.update(change.pages_new, (spot.page for spot in change.spots_new))
    seen = [page for page in facing if page.old in old or page.new in new]
    sides = ([page.old for page in seen], [page.new for page in seen])
    first, second = (frozenset(number for number in side if number is not None) for side in sides)
    return first, second


def spreads(facing: Iterable[Facing], direction: Direction) -> tuple[Spread, ...]:
    """The pages as they lie open: 1 | 2-3 | 4-5 …, and where they were, those that are gone."""
    facing = tuple(facing)
    opened: dict[int, list[Facing]] = {}
    lost: dict[int, dict[int, list[Facing]]] = {}
    last = _last_before(facing)
    for page in facing:
        if page.new is not None:
            opened.setdefault(page.new // 2, []).append(page)
        elif page.old is not None:
            lost.setdefault(last[page.old], {}).setdefault(page.old // 2, []).append(page)
    out = []
    for at in sorted({-1, *opened}):
        if at in opened:
            out.append(_opened(opened[at], direction))
        out += [_opened(pages, direction) for _, pages in sorted(lost.get(at, {}).items())]
    return tuple(out)


def _last_before(facing: tuple[Facing, ...]) -> Mapping[int, int]:
    """For each old page, the spread of the new booklet where the nearest one before it that is left now stands."""
    where: dict[int, int] = {}
    last = -1
    for page in sorted((p for p in facing if p.old is not None), key=lambda p: p.old or 0):
        assert page.old is not None
        last = page.new // 2 if page.new is not None else last
        where[page.old] = last
    return where


def _opened(pages: list[Facing], direction: Direction) -> Spread:
    left = right = None
    for page in pages:
        number = page.old if page.new is None else page.new
        assert number is not None
        if is_right(number, direction):
            right = page
        else:
            left = page
    return Spread(left, right)
