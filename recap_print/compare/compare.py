"""Compare two booklets: facts, then sections, then pages, then what stands on them.

Whatever a higher level explains is not told again below: a page more moves the folios after it, a section
moved reorders the thumb index and the list of contents, a new font redraws every glyph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from recap_print.compare.changes import FACT_LEVELS, LEVELS, Change, Changes, Kind, Level, Side
from recap_print.compare.contents import Contents
from recap_print.compare.gather import gather
from recap_print.compare.judge import Setting, frame, judge
from recap_print.compare.pairs import Part, moved, page_words, pair_pages, parts
from recap_print.compare.pieces import PagePair, Piece, pair_pieces
from recap_print.compare.words import numbers, plain
from recap_print.ink import Swatch
from recap_print.pages.model import Booklet, Page
from recap_print.units import number

FONT = "font "
"""What the name of a font's hash begins with; the others are of the layout and what it draws with."""


def compare(old: Booklet, new: Booklet) -> Changes:
    """Every change from ``old`` to ``new``, each told once. No difference that prints, no change."""
    sides = _side(old), _side(new)
    if old == new:
        return Changes(*sides, ())
    before, after = parts(old), parts(new)
    structure = [*_sections(before, after)]
    pairs: list[tuple[str, Page, Page]] = []
    for id in (id for id in after if id in before):
        kept, elsewhere = pair_pages(before[id].pages, after[id].pages)
        structure += _pages(before[id], after[id], kept, elsewhere, fewer=len(new.pages) < len(old.pages))
        pairs += [(id, before[id].pages[i], after[id].pages[j]) for i, j in kept + elsewhere]
    content, furniture = _items(old, new, pairs, structure)
    changes = [*_facts(old, new), *structure, *content]
    order = [*after, *(id for id in before if id not in after)]
    return Changes(*sides, gather(changes, furniture, order))


def _side(booklet: Booklet) -> Side:
    return Side(booklet.edition, booklet.title, len(booklet.pages), booklet.sections)


def _facts(old: Booklet, new: Booklet) -> Iterator[Change]:
    for name, before, after in (
        ("title", old.title, new.title),
        ("author", old.author, new.author),
        ("language", old.language, new.language),
        ("direction", old.direction.value, new.direction.value),
        ("trim", *(f"{number(b.stock.width)} × {number(b.stock.height)} mm" for b in (old, new))),
        ("bleed", *(f"{number(b.stock.bleed)} mm" for b in (old, new))),
        ("safe area", _safe(old), _safe(new)),
    ):
        if before != after:
            level = FACT_LEVELS.get(name, LEVELS[Kind.FACT])
            yield Change(Kind.FACT, level, name=name, before=before, after=after)
    recipes = {swatch.name: swatch for swatch in old.swatches}
    for swatch in new.swatches:
        known = recipes.get(swatch.name, swatch)
        if known != swatch:
            before, after = _recipe(known), _recipe(swatch)
            yield Change(Kind.SWATCH, LEVELS[Kind.SWATCH], name=swatch.name, before=before, after=after)
    layout, fonts = _hashes(old, new)
    if old.layout != new.layout:
        yield Change(Kind.LAYOUT, Level.NOTABLE, name=new.layout, before=old.layout, after=new.layout)
    elif layout:
        yield Change(Kind.LAYOUT, LEVELS[Kind.LAYOUT], name=", ".join(layout))
    if fonts:
        yield Change(Kind.FONTS, LEVELS[Kind.FONTS], name=", ".join(fonts), times=len(fonts))


def _recipe(swatch: Swatch) -> str:
    return f"C{number(swatch.c)} M{number(swatch.m)} Y{number(swatch.y)} K{number(swatch.k)}"


def _safe(booklet: Booklet) -> str:
    s = booklet.stock
    sides = (s.safe_head, s.safe_outside, s.safe_foot, s.safe_inside)
    return "{} head, {} outside, {} foot, {} inside".format(*map(number, sides))


def _hashes(old: Booklet, new: Booklet) -> tuple[list[str], list[str]]:
    """Names of the files that both booklets are set with and that changed: the layout and its drawings, the fonts."""
    known = dict(old.hashes)
    others = sorted(name for name, digest in new.hashes if known.get(name, digest) != digest)
    fonts = [name.removeprefix(FONT) for name in others if name.startswith(FONT)]
    return [name for name in others if not name.startswith(FONT)], fonts


def _sections(old: dict[str, Part], new: dict[str, Part]) -> Iterator[Change]:
    for id, part in new.items():
        if id not in old:
            yield _section(Kind.SECTION_ADDED, None, part)
    for id, part in old.items():
        if id not in new:
            yield _section(Kind.SECTION_REMOVED, part, None)
    movers = moved(old, new)
    for id in (id for id in new if id in old):
        before, after = old[id], new[id]
        if id in movers:
            yield _section(Kind.SECTION_MOVED, before, after)
        for kind, was, now in (
            (Kind.SECTION_RENAMED, before.section.title, after.section.title),
            (Kind.SECTION_RETYPED, before.section.kind, after.section.kind),
        ):
            if was != now:
                grave = Level.CRITICAL if numbers(was) != numbers(now) else LEVELS[kind]
                yield _section(kind, before, after, was, now, grave)


def _section(
    kind: Kind, old: Part | None, new: Part | None, before: str = "", after: str = "", level: Level | None = None
) -> Change:
    part = new or old
    assert part is not None
    return Change(
        kind,
        LEVELS[kind] if level is None else level,
        part.section.id,
        part.section.id,
        "section",
        before or (old.section.title if old else ""),
        after or (new.section.title if new else ""),
        tuple(page.number for page in old.pages) if old else (),
        tuple(page.number for page in new.pages) if new else (),
    )


def _pages(
    old: Part, new: Part, kept: list[tuple[int, int]], elsewhere: list[tuple[int, int]], fewer: bool
) -> Iterator[Change]:
    """Pages that came, went or moved within a section. More, or fewer, of a page it still has is another size."""
    id = new.section.id
    paired = [{pair[side] for pair in kept + elsewhere} for side in (0, 1)]
    gone = [page for i, page in enumerate(old.pages) if i not in paired[0]]
    come = [page for j, page in enumerate(new.pages) if j not in paired[1]]
    staying = [_template(page) for part, on in ((old, paired[0]), (new, paired[1])) for page in _at(part, on)]
    repeats = [[page for page in pages if _template(page) in staying] for pages in (gone, come)]
    if repeats[0] or repeats[1]:
        yield Change(
            Kind.SECTION_RESIZED,
            Level.CRITICAL if repeats[0] and fewer else LEVELS[Kind.SECTION_RESIZED],
            id,
            id,
            "section",
            _count(len(old.pages), "page"),
            _count(len(new.pages), "page"),
            tuple(page.number for page in repeats[0]),
            tuple(page.number for page in repeats[1]),
        )
    for page in gone:
        if page not in repeats[0]:
            yield Change(Kind.PAGE_REMOVED, LEVELS[Kind.PAGE_REMOVED], id, page.id, "page", pages_old=(page.number,))
    for page in come:
        if page not in repeats[1]:
            yield Change(Kind.PAGE_ADDED, LEVELS[Kind.PAGE_ADDED], id, page.id, "page", pages_new=(page.number,))
    for i, j in elsewhere:
        pages = (old.pages[i].number,), (new.pages[j].number,)
        yield Change(Kind.PAGE_MOVED, LEVELS[Kind.PAGE_MOVED], id, new.pages[j].id, "page", "", "", *pages)


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _template(page: Page) -> Counter[str]:
    """What a page says but for its counts: pages of numbered cards are one page, repeated."""
    return Counter({word: times for word, times in page_words(page).items() if not word.isdecimal()})


def _at(part: Part, places: set[int]) -> list[Page]:
    return [part.pages[i] for i in sorted(places)]


@dataclass(frozen=True, slots=True)
class _Placed:
    section: str
    pair: PagePair
    turned: bool | None  # None: the page kept its side; else, is it now on the right?


def _items(
    old: Booklet, new: Booklet, pairs: list[tuple[str, Page, Page]], structure: list[Change]
) -> tuple[list[Change], list[Change]]:
    """What changed on the pages that both booklets have: their contents, and their furniture."""
    contents = Contents(old, new, bool(structure) or any(a.number != b.number for _, a, b in pairs))
    placed = [
        _Placed(id, pair_pieces(a, b), _turned(old.is_right(a.number), new.is_right(b.number)))
        for id, a, b in pairs
        if a.items != b.items
    ]
    turns = {side: _turn([p.pair for p in placed if p.turned is side]) for side in (True, False)}
    retitled = {(c.before, c.after) for c in structure if c.kind is Kind.SECTION_RENAMED} | {(old.title, new.title)}
    curled = {(plain(was.replace("'", "’")), plain(now.replace("'", "’"))) for was, now in retitled}
    titles = tuple(sorted(pair for pair in curled if pair[0] != pair[1] and all(pair)))
    reordered = any(c.kind in (Kind.SECTION_ADDED, Kind.SECTION_REMOVED, Kind.SECTION_MOVED) for c in structure)
    found: tuple[list[Change], list[Change]] = ([], [])
    for p in placed:
        setting = Setting(
            p.section,
            (p.pair.old.number, p.pair.new.number),
            titles,
            reordered,
            bool(_hashes(old, new)[1]),
            (old.stock.width, old.stock.height) != (new.stock.width, new.stock.height),
            None if p.turned is None else turns[p.turned],
            new.stock.width,
        )
        listed = contents.on(p.pair)
        for before, after in p.pair.both:
            if not listed.explains(before, after):
                found[before.is_furniture and after.is_furniture].extend(judge(before, after, setting))
        for kind, groups in ((Kind.ITEM_REMOVED, p.pair.removed), (Kind.ITEM_ADDED, p.pair.added)):
            for name, group in groups:
                if not listed.explains(*group):
                    found[group[0].is_furniture].append(_alone(kind, name, group, p))
        if p.pair.restacked:
            pages = (p.pair.old.number,), (p.pair.new.number,)
            order = Change(Kind.REDRAWN, LEVELS[Kind.REDRAWN], p.section, "", "stacking order", "", "", *pages)
            found[0].append(order)
    return found


def _turned(was_right: bool, is_right: bool) -> bool | None:
    return None if was_right == is_right else is_right


def _turn(pairs: list[PagePair]) -> float:
    """How far to the right most things went on pages that changed sides of the spread: outside and inside
    margins differ, and a page more turns over every page after it."""
    steps = Counter(
        round(frame(new).x - frame(old).x, 2)
        for pair in pairs
        for old, new in pair.both
        if not old.is_furniture and not new.is_furniture
    )
    return max(steps, key=lambda step: (steps[step], -abs(step)), default=0.0)


def _alone(kind: Kind, name: str, group: tuple[Piece, ...], placed: _Placed) -> Change:
    """An item, or a group of kindred items, that one side does not have."""
    said = " / ".join(piece.words for piece in group if piece.words)
    sorts = Counter(type(piece.items[0]).__name__.lower() for piece in group)
    said = said or ", ".join(_count(count, sort) for sort, count in sorted(sorts.items()))
    roles = {piece.items[0].tag.role.value for piece in group}
    gone = kind is Kind.ITEM_REMOVED
    origin = group[0].items[0].tag.origin
    return Change(
        kind,
        Level.CRITICAL if numbers(said) or "qr" in sorts else LEVELS[kind],
        placed.section,
        name,
        roles.pop() if len(roles) == 1 else "",
        said if gone else "",
        "" if gone else said,
        (placed.pair.old.number,),
        (placed.pair.new.number,),
        origin_old=origin if gone else "",
        origin_new="" if gone else origin,
    )
