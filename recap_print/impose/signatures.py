"""Which page goes where: a booklet parted into folded sheets, and how deep each page lies within them.

A *position* is a place in the finished booklet, 1 to N, blanks included; ``reading_order`` says which page (or blank)
is read there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from recap_print.errors import CannotLayOut
from recap_print.sheets.press import Binding, CreepWay, Folding, Press, Repeat, Work
from recap_print.units import snap

SIZES = (32, 16, 8, 4)
"""Pages of a folded sheet, most first."""
LEAF = 2
"""Pages of a leaf that is not folded."""


class Blanks(StrEnum):
    """Where empty pages go when the page count asks for some; a number N puts them after page N."""

    END = "end"
    BEFORE_BACK_COVER = "before-back-cover"


@dataclass(frozen=True, slots=True)
class Signature:
    """One folded sheet: its number from 1, how many pages it has, and the positions they are read at.

    ``positions[q - 1]`` is where the booklet reads what this sheet alone would have as page q.
    """

    number: int
    positions: tuple[int, ...]
    is_cover: bool = False

    @property
    def pages(self) -> int:
        return len(self.positions)


def reading_order(page_count: int, blanks: Blanks | int | None, multiple: int) -> tuple[int | None, ...]:
    """The page read at each position, None where a blank was added to reach a multiple of ``multiple``.

    Raises CannotLayOut for a page count that needs blanks nobody asked for.
    """
    if page_count < 1:
        raise CannotLayOut("there are no pages to impose")
    excess = page_count % multiple
    if not excess:
        return tuple(range(1, page_count + 1))
    missing = multiple - excess
    count = "1 page" if page_count == 1 else f"{page_count} pages"
    if blanks is None:
        fewer = f" or remove {excess}" if page_count > excess else ""
        raise CannotLayOut(
            f"{count}: a {'booklet of leaves' if multiple == LEAF else 'folded booklet'} has a multiple of {multiple}",
            help=f"add {missing}{fewer}, or ask for `--blanks end`, `--blanks before-back-cover` or `--blanks N`",
        )
    match blanks:
        case Blanks.END:
            kept = page_count
        case Blanks.BEFORE_BACK_COVER:
            kept = page_count - 1
        case _:
            kept = blanks
    if not 0 <= kept <= page_count:
        raise CannotLayOut(f"there is no page {kept} to put blanks after: {count}", help=f"a number up to {page_count}")
    return (*range(1, kept + 1), *(None,) * missing, *range(kept + 1, page_count + 1))


def signatures(total: int, folding: Folding, *, separate_cover: bool = False) -> tuple[Signature, ...]:
    """The sheets of a booklet of ``total`` positions, outermost or first one first; a separate cover before them.

    Each takes as many pages as the press folds and the count leaves: 48 on a press for 32 is 32 and 16.
    """
    around = 2 if separate_cover else 0
    found = [Signature(1, (1, 2, total - 1, total), is_cover=True)] if separate_cover else []
    begun, left = 0, total - 2 * around
    while left > 0:
        size = _size(left, folding.signature)
        if nests(folding):
            first, half = around + begun, size // 2
            low = range(first + 1, first + half + 1)
            high = range(total - first - half + 1, total - first + 1)
            positions = (*low, *high)
            begun += half
        else:
            positions = tuple(range(around + begun + 1, around + begun + size + 1))
            begun += size
        found.append(Signature(len(found) + 1, positions))
        left -= size
    return tuple(found)


def nests(folding: Folding) -> bool:
    """Are sheets slipped into one another? Leaves that are not folded are gathered, whatever binds them."""
    return folding.binding is Binding.SADDLE and folding.signature != LEAF


def multiple_of(folding: Folding) -> int:
    """What the page count must be a multiple of."""
    return LEAF if folding.signature == LEAF else SIZES[-1]


def _size(left: int, most: int) -> int:
    return LEAF if most == LEAF else next(size for size in SIZES if size <= min(left, most))


def printed_together(found: Sequence[Signature], folding: Folding) -> list[tuple[Signature | None, ...]]:
    """The signatures of each sheet, one for each place on it: itself again, or the next of each stack."""
    if folding.repeat is Repeat.STEP:
        return [(one,) * folding.copies for one in found]
    groups: list[tuple[Signature | None, ...]] = []
    for size, cover in dict.fromkeys((one.pages, one.is_cover) for one in found):
        alike = [one for one in found if (one.pages, one.is_cover) == (size, cover)]
        high = -(-len(alike) // folding.copies)  # the height of each stack
        for layer in range(high):
            places = range(layer, high * folding.copies, high)
            groups.append(tuple(alike[at] if at < len(alike) else None for at in places))
    return groups


def named(signature: Signature, copies: int, work: Work) -> str:
    """What a sheet is to take, as a refusal begins: "two pages side by side need"."""
    plural = signature.pages == SIZES[-1] and not signature.is_cover
    one = (
        "two pages side by side"
        if plural
        else f"{'an' if signature.pages == 8 else 'a'} {signature.pages}-page signature"
    )
    if signature.is_cover or signature.pages == LEAF:
        one = "a cover" if signature.is_cover else "a leaf"
    named = f"{copies} copies of {one}" if copies > 1 else one
    plate = f", both sides on one plate ({work.value})," if work.is_one_plate else ""
    return f"{named}{plate} need{'' if plural or copies > 1 else 's'}"


def depths(signature: Signature, total: int, press: Press, *, separate_cover: bool = False) -> tuple[float, ...]:
    """For each page of a signature, the thickness (mm) of the paper its leaf is folded around.

    Nested sheets lie within all those outside them, gathered ones within their own outer leaves only.
    """
    leaf = press.caliper_um / 1000
    if not nests(press.folding):
        count = signature.pages
        return tuple(snap(leaf * min(q // 2, (count - 1 - q) // 2)) for q in range(count))
    cover = press.cover.caliper_um / 1000 if separate_cover and press.cover else leaf
    outside = (min((p - 1) // 2, (total - p) // 2) for p in signature.positions)
    return tuple(snap(cover + (leaves - 1) * leaf if leaves else 0.0) for leaves in outside)


def shift(depth: float, deepest: float, way: CreepWay) -> float:
    """How far (mm) a page is moved toward the spine, negative away from it."""
    match way:
        case CreepWay.PUSH_IN:
            return depth
        case CreepWay.PUSH_OUT:
            return snap(depth - deepest)
        case CreepWay.SPLIT:
            return snap(depth - deepest / 2)
        case CreepWay.SCALE | CreepWay.NONE:
            return 0.0
