"""Find what differs between two booklets: facts, then sections, then pages, then what stands on them.

Whatever a higher level explains is not found again below: a page more moves the folios after it, a section
moved reorders the thumb index and the list of contents, a new font redraws every glyph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from recap_print.compare.changes import FACT_LEVELS, LEVELS, Change, Kind, Level
from recap_print.compare.contents import Contents
from recap_print.compare.judge import judge
from recap_print.compare.leaves import Pair
from recap_print.compare.pairs import parts
from recap_print.compare.pieces import PagePair, family, pair_pieces, pieces
from recap_print.compare.placing import frame
from recap_print.compare.setting import Setting, alone, reorder
from recap_print.compare.structure import structure
from recap_print.compare.words import plain
from recap_print.ink import Swatch
from recap_print.pages.model import Booklet, Page, inks
from recap_print.units import number

FONT = "font "
"""What the name of a font's hash begins with; the others are of the layout and what it draws with."""


ALTOGETHER = 0.6
"""The share of a page's things that must go one way for the page as a whole to have gone that way."""


@dataclass(frozen=True, slots=True)
class Found:
    """Every difference, each item's its own: nothing is gathered yet. ``furniture`` is the same on many pages."""

    facts: tuple[Change, ...] = ()
    structure: tuple[Change, ...] = ()
    content: tuple[Change, ...] = ()
    furniture: tuple[Change, ...] = ()


def find(old: Booklet, new: Booklet) -> Found:
    """Every difference from ``old`` to ``new`` that shows on paper, or that could."""
    if old == new:
        return Found()
    before, after = parts(old), parts(new)
    paths = tuple({s.id: f"sections[{i}]" for i, s in enumerate(b.sections)} for b in (old, new))
    shape = structure(before, after, (paths[0], paths[1]))
    content, furniture = _items(old, new, shape.pairs, shape.changes)
    return Found(tuple(_facts(old, new)), tuple(shape.changes), tuple(content), tuple(furniture))


def _facts(old: Booklet, new: Booklet) -> Iterator[Change]:
    for name, origin, before, after in (
        ("title", "title", old.title, new.title),
        ("author", "author", old.author, new.author),
        ("language", "language", old.language, new.language),
        ("direction", "language", old.direction.value, new.direction.value),
        ("trim", "layout:trim", *(f"{number(b.stock.width)} × {number(b.stock.height)} mm" for b in (old, new))),
        ("bleed", "layout:bleed", *(f"{number(b.stock.bleed)} mm" for b in (old, new))),
        ("safe area", "layout:safe", _safe(old), _safe(new)),
    ):
        if before != after:
            level = FACT_LEVELS.get(name, LEVELS[Kind.FACT])
            yield _fact(Kind.FACT, name, origin, before, after, level)
    recipes = {swatch.name: swatch for swatch in old.swatches}
    for swatch in new.swatches:
        known = recipes.get(swatch.name, swatch)
        if known != swatch:
            told = _fact(Kind.SWATCH, swatch.name, f"layout:swatches.{swatch.name}", _recipe(known), _recipe(swatch))
            yield replace(told, pages_old=_printed_in(old, swatch.name), pages_new=_printed_in(new, swatch.name))
    layout, fonts = hashes(old, new)
    if old.layout != new.layout:
        yield _fact(Kind.LAYOUT, new.layout, "layout", old.layout, new.layout, Level.NOTABLE)
    else:
        yield from (_fact(Kind.LAYOUT, name, f"{name}:" if name == "pictograms" else "layout:") for name in layout)
    yield from (_fact(Kind.FONTS, name, f"layout:{'fallback' if '.' in name else 'fonts'}.{name}") for name in fonts)


def _fact(kind: Kind, name: str, origin: str, before: str = "", after: str = "", level: Level | None = None) -> Change:
    level = LEVELS[kind] if level is None else level
    return Change(kind, level, name=name, before=before, after=after, origin_old=origin, origin_new=origin)


def _printed_in(booklet: Booklet, swatch: str) -> tuple[int, ...]:
    """The pages that print with a swatch."""
    pages = (page for page in booklet.pages if any(ink.swatch.name == swatch for i in page.items for ink in inks(i)))
    return tuple(page.number for page in pages)


def _recipe(swatch: Swatch) -> str:
    return f"C{number(swatch.c)} M{number(swatch.m)} Y{number(swatch.y)} K{number(swatch.k)}"


def _safe(booklet: Booklet) -> str:
    s = booklet.stock
    sides = (s.safe_head, s.safe_outside, s.safe_foot, s.safe_inside)
    return "{} head, {} outside, {} foot, {} inside".format(*map(number, sides))


def hashes(old: Booklet, new: Booklet) -> tuple[list[str], list[str]]:
    """Names of the files that both booklets are set with and that changed: the layout and its drawings, the fonts."""
    known = dict(old.hashes)
    others = sorted(name for name, digest in new.hashes if known.get(name, digest) != digest)
    fonts = [name.removeprefix(FONT) for name in others if name.startswith(FONT)]
    return [name for name in others if not name.startswith(FONT)], fonts


@dataclass(frozen=True, slots=True)
class _Placed:
    section: str
    pair: PagePair
    parted: tuple[Page, ...]  # pages that this one was split into, or joined from
    turned: bool | None  # None: the page kept its side; else, is it now on the right?


def _items(
    old: Booklet, new: Booklet, pairs: Sequence[Pair], structure: Sequence[Change]
) -> tuple[list[Change], list[Change]]:
    """What changed on the pages that both booklets have: their contents, and their furniture."""
    contents = Contents(old, new, bool(structure) or any(p.old.number != p.new.number for p in pairs))
    placed = [
        _Placed(
            p.section,
            pair_pieces(p.old, p.new),
            p.parted,
            _turned(old.is_right(p.old.number), new.is_right(p.new.number)),
        )
        for p in pairs
        if p.old.items != p.new.items
    ]
    turns = {side: _turn([p.pair for p in placed if p.turned is side]) for side in (True, False)}
    retitled = {(c.before, c.after) for c in structure if c.kind is Kind.SECTION_RENAMED} | {(old.title, new.title)}
    curled = {(plain(was.replace("'", "’")), plain(now.replace("'", "’"))) for was, now in retitled}
    titles = tuple(sorted(pair for pair in curled if pair[0] != pair[1] and all(pair)))
    reordered = any(c.kind in _REORDERING for c in structure)
    refonted = bool(hashes(old, new)[1])
    resized = (old.stock.width, old.stock.height) != (new.stock.width, new.stock.height)
    found: tuple[list[Change], list[Change]] = ([], [])
    for p in placed:
        turn = None if p.turned is None else _own_turn(p.pair, turns[p.turned])
        pages = (p.pair.old.number, p.pair.new.number)
        setting = Setting(p.section, pages, titles, reordered, refonted, resized, turn, new.stock.width)
        listed = contents.on(p.pair)
        for before, after in p.pair.both:
            if not listed.explains(before, after):
                found[before.is_furniture and after.is_furniture].extend(judge(before, after, setting))
        found[0].extend(reorder(r, setting) for r in p.pair.reordered)
        for kind, groups in ((Kind.ITEM_REMOVED, p.pair.removed), (Kind.ITEM_ADDED, p.pair.added)):
            for name, group in groups:
                if not listed.explains(*group) and not p.parted:
                    found[all(piece.is_furniture for piece in group)].append(alone(kind, name, group, setting))
        if p.parted:
            found[0].extend(_of_parted(p, setting))
        if p.pair.restacked and not listed:
            order = Change(
                Kind.REDRAWN, LEVELS[Kind.REDRAWN], p.section, "", "stacking order", "", "", pages[:1], pages[1:]
            )
            found[0].append(order)
    return found


_REORDERING = (
    Kind.SECTION_ADDED,
    Kind.SECTION_REMOVED,
    Kind.SECTION_MOVED,
    Kind.SECTION_SPLIT,
    Kind.SECTION_JOINED,
)


def _of_parted(placed: _Placed, setting: Setting) -> Iterator[Change]:
    """What a page lost or gained in the split: its words, but for those that went to the other page."""
    read = [[piece for page in placed.parted for piece in pieces(page) if piece.words and not piece.is_furniture]]
    sides = [[p for _, group in side for p in group if p.words] for side in (placed.pair.removed, placed.pair.added)]
    was_whole = len(sides[0]) >= len(sides[1])
    came = [*sides[1], *read[0]] if was_whole else sides[1]
    went = sides[0] if was_whole else [*sides[0], *read[0]]
    for piece in went:
        twin = next((other for other in came if other.words == piece.words), None)
        if twin:
            came.remove(twin)
        else:
            yield alone(Kind.ITEM_REMOVED, family(piece.name), (piece,), setting)
    yield from (alone(Kind.ITEM_ADDED, family(piece.name), (piece,), setting) for piece in came)


def _turned(was_right: bool, is_right: bool) -> bool | None:
    return None if was_right == is_right else is_right


def _own_turn(pair: PagePair, usual: float) -> float:
    """How far a page's content went by changing sides: as most pages', unless nearly all on this one agree otherwise
    (the back cover has other margins)."""
    steps = _steps([pair])
    most = max(steps, key=lambda step: (steps[step], -abs(step)), default=usual)
    return most if steps[most] >= max(3, ALTOGETHER * steps.total()) else usual


def _turn(pairs: list[PagePair]) -> float:
    """How far to the right most things went on pages that changed sides of the spread: outside and inside
    margins differ, and a page more turns over every page after it."""
    steps = _steps(pairs)
    return max(steps, key=lambda step: (steps[step], -abs(step)), default=0.0)


def _steps(pairs: Iterable[PagePair]) -> Counter[float]:
    """How far to the right each thing went."""
    return Counter(
        round(frame(new).x - frame(old).x, 2)
        for pair in pairs
        for old, new in pair.both
        if not old.is_furniture and not new.is_furniture
    )
