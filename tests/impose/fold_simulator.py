"""Print, turn, cut, fold, nest or gather, and read a plan, without knowing how it was made.

Only what lies on paper is used: where trims are and which way heads point, where the sheet is cut and folded, and how
it is worked; and the order of the binder's folds, which the tests' own table tells. The thickness of paper is
reckoned, not folded: how many leaves lie outside another is counted in the booklet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from printed_paper import HAIR, Piece, Print, ask, pieces

from recap_print.geometry import Rect
from recap_print.sheets.model import Crease, Imposition, Sheet
from recap_print.sheets.press import Binding, Heads, Repeat

FOLDS = {2: "", 4: "L", 8: "TL", 16: "RTL", 32: "TRTL"}
"""By pages of a sheet: which half is lifted over the other, the back facing up, heads in, read from left to right."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One thickness of a folded piece, seen from above: its outline, and its faces from above and below."""

    area: Rect
    above: tuple[Print, ...]
    below: tuple[Print, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """Two pages back to back, as the reader meets them in a folded sheet whose spine is where it belongs.

    ``near`` and ``far`` are how far the sides of the recto are from the fold, ``binds_left`` on which side that is.
    ``stock_um`` is the thickness of the paper, ``milled`` how much of the spine is cut off.
    """

    recto: Print
    verso: Print
    near: float
    far: float
    binds_left: bool
    stock_um: float
    milled: float = 0.0

    @property
    def is_head_up(self) -> bool:
        return self.recto.head == self.verso.head == (0, -1)


@dataclass(frozen=True, slots=True)
class Booklet:
    """What one copy is bound from: its leaves, first to last, and how much paper each is folded around (mm)."""

    leaves: tuple[Leaf, ...]
    outside: tuple[float, ...]

    @property
    def pages(self) -> list[int | None]:
        return [face.page for leaf in self.leaves for face in (leaf.recto, leaf.verso)]

    @property
    def fore_edges(self) -> list[float]:
        """How far from the spine of the bound booklet each leaf's trim ends."""
        return [leaf.far - leaf.milled + outside for leaf, outside in zip(self.leaves, self.outside, strict=True)]

    @property
    def spines(self) -> list[float]:
        """How far from it each leaf's trim begins."""
        return [leaf.near - leaf.milled + outside for leaf, outside in zip(self.leaves, self.outside, strict=True)]


def booklets(plan: Imposition, *, right_to_left: bool = False) -> list[Booklet]:
    """Every copy that one set of printed sheets makes, as often as the sheet that makes fewest makes it."""
    folding = plan.press.folding
    packets = [
        [_folded(piece, sheet, plan, right_to_left) for piece in pieces(sheet, plan.press)] for sheet in plan.sheets
    ]
    for sheet, found in zip(plan.sheets, packets, strict=True):
        if folding.repeat is Repeat.STEP:
            ask(len(found) == sheet.copies, f"sheet {sheet.number} makes {len(found)} copies, not {sheet.copies}")
            ask(len({_numbers(leaves) for leaves in found}) == 1, "copies on one sheet differ")
    if folding.repeat is Repeat.STEP:
        return [
            _bound([found[copy] for found in packets], plan) for copy in range(min(len(found) for found in packets))
        ]
    halves = 2 if plan.sheets[-1].work.is_one_plate else 1
    return [_bound(_stacked(plan, packets, half), plan) for half in range(halves)]


def _stacked(plan: Imposition, packets: Sequence[Sequence[tuple[Leaf, ...]]], half: int) -> list[tuple[Leaf, ...]]:
    """Sheets of a kind are cut in one pile, and the stacks put one upon the other, as one reads."""
    found: list[tuple[Leaf, ...]] = []
    for kind in dict.fromkeys((sheet.pages, sheet.is_cover) for sheet in plan.sheets):
        pile = [
            row[len(row) // 2 * half :] if sheet.work.is_one_plate else row
            for sheet, row in zip(plan.sheets, packets, strict=True)
            if (sheet.pages, sheet.is_cover) == kind
        ]
        places = plan.press.folding.copies
        found += [row[place] for place in range(places) for row in pile if place < len(row) and row[place]]
    return found


def _folded(piece: Piece, sheet: Sheet, plan: Imposition, right_to_left: bool) -> tuple[Leaf, ...]:
    """A piece folded, turned head up with its spine where it belongs, and read. Empty for a piece without pages.

    A binder picks it up by its first page; here it is tried with either short edge first, and must then read upward.
    """
    if not piece.front:
        return ()
    press = plan.press
    cover = press.cover if sheet.is_cover else None
    stock = cover.caliper_um if cover else press.caliper_um
    if sheet.is_cover and len(piece.folds) == 2:
        return _wrapped(piece, stock, right_to_left)
    letters = FOLDS[sheet.pages].translate(str.maketrans("TB", "BT") if press.folding.heads is Heads.OUT else {})
    letters = letters.translate(str.maketrans("LR", "RL") if right_to_left else {})
    tries = []
    upright = 1 if piece.front[0].place.rotation % 180 else 0
    for quarters in (upright, upright + 2):
        layers, spine = _fold(_lying(piece, quarters), letters)
        tries.append(_leaves(layers, spine, stock, right_to_left))
    for leaves in tries:
        numbers = [page for page in _numbers(leaves) if page]
        if numbers == sorted(numbers) and all(leaf.is_head_up for leaf in leaves):
            return leaves
    return tries[0]


def _numbers(leaves: Iterable[Leaf]) -> tuple[int | None, ...]:
    return tuple(face.page for leaf in leaves for face in (leaf.recto, leaf.verso))


def _turn(rect: Rect, quarters: int) -> Rect:
    """Turned clockwise by quarters about the origin."""
    for _ in range(quarters):
        rect = Rect(-rect.bottom, rect.x, rect.height, rect.width)
    return rect


def _lying(piece: Piece, quarters: int) -> Piece:
    """The piece turned clockwise by so many quarters."""

    def turned(one: Print) -> Print:
        def head(x: int, y: int) -> tuple[int, int]:
            for _ in range(quarters):
                x, y = -y, x
            return x, y

        return one.moved(lambda rect: _turn(rect, quarters), head)

    def crease(fold: Crease) -> Crease:
        vertical, at = fold.vertical, fold.at
        for _ in range(quarters):
            vertical, at = not vertical, (at if vertical else -at)
        return replace(fold, vertical=vertical, at=at)

    return Piece(
        _turn(piece.area, quarters),
        tuple(map(turned, piece.front)),
        tuple(map(turned, piece.back)),
        tuple(map(crease, piece.folds)),
    )


def _flip_x(rect: Rect, about: float) -> Rect:
    return Rect(2 * about - rect.right, rect.y, rect.width, rect.height)


def _flip_y(rect: Rect, about: float) -> Rect:
    return Rect(rect.x, 2 * about - rect.bottom, rect.width, rect.height)


def _reflected(one: Print, about: float, vertical: bool) -> Print:
    if vertical:
        return one.moved(lambda rect: _flip_x(rect, about), lambda x, y: (-x, y))
    return one.moved(lambda rect: _flip_y(rect, about), lambda x, y: (x, -y))


def _fold(piece: Piece, letters: str) -> tuple[list[Layer], float]:
    """The layers from the top, seen from above, and where the last fold is: the spine."""
    # It lies with its back up: seen from above, right and left are exchanged.
    pile = [
        Layer(
            _flip_x(piece.area, 0),
            tuple(_reflected(one, 0, True) for one in piece.back),
            tuple(_reflected(one, 0, True) for one in piece.front),
        )
    ]
    creases = [replace(fold, at=-fold.at if fold.vertical else fold.at) for fold in piece.folds]
    spine = 0.0
    ask({fold.step for fold in creases} == set(range(1, len(letters) + 1)), "not as many folds as the order tells")
    for step, letter in enumerate(letters, 1):
        vertical = letter in "LR"
        [here, *others] = [fold for fold in creases if fold.step == step]
        ask(here.vertical == vertical, f"fold {step} is not {letter}")
        ask(all(abs(other.at - here.at) < HAIR and other.vertical == vertical for other in others), "creases part")
        spine = here.at
        low = letter in "LT"  # the lifted half is the one with smaller coordinates
        lifted: list[Layer] = []
        lying: list[Layer] = []
        for layer in pile:
            for half, is_low in zip(_split(layer, here.at, vertical), (True, False), strict=True):
                (lifted if is_low == low else lying).append(half)
        over = [
            Layer(
                _flip_x(half.area, here.at) if vertical else _flip_y(half.area, here.at),
                tuple(_reflected(one, here.at, vertical) for one in half.below),
                tuple(_reflected(one, here.at, vertical) for one in half.above),
            )
            for half in reversed(lifted)
        ]
        pile = over + lying
        creases = [
            replace(fold, at=2 * here.at - fold.at)
            if fold.vertical == vertical and (fold.at < here.at) == low and fold.step > step
            else fold
            for fold in creases
        ]
    return pile, spine


def _split(layer: Layer, at: float, vertical: bool) -> tuple[Layer, Layer]:
    area = layer.area
    if vertical:
        areas = (Rect(area.x, area.y, at - area.x, area.height), Rect(at, area.y, area.right - at, area.height))
    else:
        areas = (Rect(area.x, area.y, area.width, at - area.y), Rect(area.x, at, area.width, area.bottom - at))

    def half(prints: tuple[Print, ...], low: bool) -> tuple[Print, ...]:
        def middle(one: Print) -> float:
            return one.trim.x + one.trim.width / 2 if vertical else one.trim.y + one.trim.height / 2

        return tuple(one for one in prints if (middle(one) < at) == low)

    first, second = (
        Layer(area, half(layer.above, low), half(layer.below, low))
        for area, low in zip(areas, (True, False), strict=True)
    )
    return first, second


def _leaves(pile: Sequence[Layer], spine: float, stock: float, right_to_left: bool) -> tuple[Leaf, ...]:
    """The packet turned so that its heads are up and its spine where it belongs, and read from its top."""
    for layer in pile:
        ask(len(layer.above) == len(layer.below) == 1, f"{len(layer.above)} pages on one face of a leaf")
    for edges in zip(*(_edges(layer.above[0].trim)[1::2] for layer in pile), strict=True):
        ask(max(edges) - min(edges) < HAIR, "heads and feet of the leaves are not at one height")
    on_left = _spine_is_left(pile, spine)
    if len(pile) > 1 and on_left is right_to_left:
        pile = _over(pile)
        spine = -spine
    elif len(pile) == 1:
        pile = _over(pile)  # it lay with its back up
    return tuple(_leaf(layer, spine, stock, right_to_left, folded=len(pile) > 1) for layer in pile)


def _spine_is_left(pile: Sequence[Layer], spine: float) -> bool:
    """As the reader of the top page has it, whose head may point downward."""
    top = pile[0].above[0]
    on_left = top.trim.x + top.trim.width / 2 > spine
    return on_left if top.head == (0, -1) else not on_left


def _over(pile: Sequence[Layer]) -> list[Layer]:
    """Turned over about the vertical axis."""
    return [
        Layer(
            _flip_x(layer.area, 0),
            tuple(_reflected(one, 0, True) for one in layer.below),
            tuple(_reflected(one, 0, True) for one in layer.above),
        )
        for layer in reversed(pile)
    ]


def _leaf(layer: Layer, spine: float, stock: float, right_to_left: bool, *, folded: bool) -> Leaf:
    [recto], [verso] = layer.above, layer.below
    for a, b in zip(_edges(recto.trim), _edges(verso.trim), strict=True):
        ask(abs(a - b) < HAIR, f"back {verso.page} does not register with front {recto.page}: {a} and {b}")
    trim = recto.trim
    if not folded:
        spine = trim.right if right_to_left else trim.x
    binds_left = trim.x + trim.width / 2 > spine
    near, far = (trim.x - spine, trim.right - spine) if binds_left else (spine - trim.right, spine - trim.x)
    return Leaf(recto, verso, near, far, binds_left, stock)


def _edges(rect: Rect) -> tuple[float, float, float, float]:
    return rect.x, rect.y, rect.right, rect.bottom


def _wrapped(piece: Piece, stock: float, right_to_left: bool) -> tuple[Leaf, ...]:
    """A cover creased at both edges of a spine: the front cover as seen from outside, the other from inside."""
    lies = _lying(piece, piece.front[0].place.rotation // 90)
    low, high = sorted(fold.at for fold in lies.folds)
    leaves: list[Leaf] = []
    for at, is_low in ((low, True), (high, False)):
        outer = [one for one in lies.front if _beside(one, at, is_low)]
        inner = [one for one in lies.back if _beside(one, at, is_low)]
        ask(len(outer) == len(inner) == 1, "a cover has a page on each side of its spine")
        half = Layer(lies.area, tuple(outer), tuple(inner))
        if is_low is right_to_left:  # seen from outside, the front cover is right of a spine on its left
            leaves.insert(0, _leaf(half, at, stock, right_to_left, folded=True))
        else:
            leaves.append(_leaf(_over([half])[0], -at, stock, right_to_left, folded=True))
    return tuple(leaves)


def _beside(one: Print, at: float, before: bool) -> bool:
    return (one.trim.x + one.trim.width / 2 < at) is before


def _bound(packets: Sequence[tuple[Leaf, ...]], plan: Imposition) -> Booklet:
    """Slipped into one another or laid upon one another, the cover around them."""
    folding = plan.press.folding
    first: list[Leaf] = []
    last: list[Leaf] = []
    outside: list[float] = []
    behind: list[float] = []
    if folding.binding is Binding.SADDLE and folding.signature > 2:
        for leaves in packets:
            half = len(leaves) // 2
            first, last = [*first, *leaves[:half]], [*leaves[half:], *last]
        around = 0.0
        for leaf in first:
            outside.append(around)
            around += leaf.stock_um / 1000
        return Booklet((*first, *last), (*outside, *reversed(outside)))
    for sheet_leaves in packets:
        count = len(sheet_leaves)
        deep = [min(nth, count - 1 - nth) * leaf.stock_um / 1000 for nth, leaf in enumerate(sheet_leaves)]
        is_cover = plan.press.cover is not None and sheet_leaves is packets[0] and plan.sheets[0].is_cover
        if is_cover:
            first, last, outside, behind = [sheet_leaves[0]], [sheet_leaves[1]], [deep[0]], [deep[1]]
        else:
            milled = plan.press.trims.spine if folding.signature > 2 else 0.0
            first = [*first, *(replace(leaf, milled=milled) for leaf in sheet_leaves)]
            outside = [*outside, *deep]
    return Booklet((*first, *last), (*outside, *behind))
