"""Pages edited in place, as a slip of the typesetter would: no YAML says why.

With ``made`` on both sides the declaration is known to be the same, so that whatever shows is unexpected.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from drafts import EDITION, Change, both, placed, put, sealed
from edits_drawings import OLD_ENGINE, made
from expect import ANY_LEVEL, CRITICAL, MINOR, NOTABLE, Account, account
from ledger import Edit
from making import BASES, base, maker
from walking import section_path

from recap_print.geometry import Rect, Segment
from recap_print.ink import Ink
from recap_print.pages.model import Booklet, Box, Item, Line, Page, Path, Picture, Qr, Role, Text


@dataclass(frozen=True, slots=True)
class Spot:
    """One item of a booklet."""

    section: str
    page: int
    item: Item

    def __str__(self) -> str:
        return f"page {self.page} {self.item.tag.name}"


def _spots(booklet: Booklet) -> Iterator[Spot]:
    """Items that make a piece by themselves: not furniture, and of text only blocks of one line."""
    for page in booklet.pages:
        stems = [item.tag.name.rpartition(".")[0] for item in page.items if isinstance(item, Text)]
        for item in page.items:
            alone = not isinstance(item, Text) or stems.count(item.tag.name.rpartition(".")[0]) == 1
            if alone and item.tag.role is not Role.ARTIFACT:
                yield Spot(page.section, page.number, item)


def shift(item: Item, dx: float, dy: float) -> Item:
    """The same item, farther right and down by so many mm."""
    match item:
        case Text():
            runs = tuple(replace(run, x=run.x + dx) for run in item.runs)
            return replace(item, x=item.x + dx, y=item.y + dy, runs=runs)
        case Line():
            return replace(item, x1=item.x1 + dx, x2=item.x2 + dx, y1=item.y1 + dy, y2=item.y2 + dy)
        case Path():
            steps = (
                Segment(s.op, tuple(at + (dy if i % 2 else dx) for i, at in enumerate(s.at))) for s in item.segments
            )
            return replace(item, rect=_at(item.rect, dx, dy), segments=tuple(steps))
        case Box() | Qr() | Picture():
            return replace(item, rect=_at(item.rect, dx, dy))


def _at(rect: Rect, dx: float, dy: float) -> Rect:
    return Rect(rect.x + dx, rect.y + dy, rect.width, rect.height)


def only(number: int, target: Item, change: Callable[[Item], Item | None]) -> Change:
    """A change of one item on one page."""

    def page(one: Page) -> Page:
        if one.number != number:
            return one
        items = (change(item) if item.tag.name == target.tag.name else item for item in one.items)
        return replace(one, items=tuple(item for item in items if item is not None))

    return placed(lambda booklet: replace(booklet, pages=tuple(map(page, booklet.pages))))


def _edits(
    family: str, name: str, spot: Spot, change: Callable[[Item], Item | None], say: str, told: Account
) -> Iterator[Edit]:
    """The same edit of locks that say nothing of how they were made; of locks that do; and of two editions whose YAML
    is the same: then it is unexpected."""
    told = replace(told, pages_old=(spot.page,), pages_new=(spot.page,))
    once = only(spot.page, spot.item, change)
    yield Edit(family, name, f"{spot} {say}", once, (replace(told, unexpected=None),), sealed)
    told = replace(told, unexpected=True)
    yield Edit(family, name, f"{spot} {say}, declared alike", once, (told,), made(*OLD_ENGINE))
    yield Edit(family, name, f"{spot} {say}, same YAML", once, (told,))


def moves(name: str, spots: list[Spot]) -> Iterator[Edit]:
    """By δ mm: 0.04 is not told, up to 0.5 is minor, farther is notable."""
    for i, (dx, dy) in enumerate(
        ((0.2, 0.0), (0.0, 0.2), (0.1, -0.1), (0.5, 0.0), (0.0, -0.5), (0.6, 0.0), (0.0, 1.0), (5.0, 0.0), (-3.0, 2.0))
    ):
        for spot in spots[i * 3 :: 120]:
            level = MINOR if max(abs(dx), abs(dy)) <= 0.5 else NOTABLE
            told = account("moved", level, spot.section, moved_mm=(dx, dy))
            yield from _edits("an item moved", name, spot, partial(shift, dx=dx, dy=dy), f"{dx} {dy}", told)
    for spot in spots[::150]:
        change = only(spot.page, spot.item, lambda one: shift(one, 0.04, 0))
        yield Edit("moved by a hair", name, str(spot), change, (), sealed)


def words(name: str, spots: list[Spot]) -> Iterator[Edit]:
    """Words, digits and codes that are others, though nobody declared it."""
    texts = [spot for spot in spots if isinstance(spot.item, Text) and len(spot.item.runs) == 1]
    for spot in texts[::31]:
        assert isinstance(spot.item, Text)
        text = spot.item.text
        after = f"{text[:1]}z{text[2:]}"
        told = account("reworded", NOTABLE, spot.section)
        yield from _edits("a lock's words", name, spot, partial(_saying, text=after), "other words", told)
    for spot in texts:
        assert isinstance(spot.item, Text)
        if sum(map(str.isdigit, spot.item.text)) >= 10:
            after = spot.item.text.replace("00", "01", 1)
            told = account("number", CRITICAL, spot.section)
            yield from _edits("a lock's words", name, spot, partial(_saying, text=after), "a digit", told)
    for spot in spots:
        if isinstance(spot.item, Qr):
            told = account("qr", CRITICAL, spot.section)
            yield from _edits("a lock's words", name, spot, _other_code, "another code", told)


def _saying(item: Item, text: str) -> Item:
    assert isinstance(item, Text)
    return replace(item, text=text, runs=(replace(item.runs[0], text=text),))


def _other_code(item: Item) -> Item:
    assert isinstance(item, Qr)
    return replace(item, payload=item.payload + "0", rows=item.rows[::-1])


def looks(name: str, spots: list[Spot], booklet: Booklet) -> Iterator[Edit]:
    """Type, inks and drawings that are others."""
    pink = Ink(next(swatch for swatch in booklet.swatches if swatch.name == "pink"))

    def size(item: Item) -> Item:
        assert isinstance(item, Text)
        return replace(item, runs=tuple(replace(run, size_pt=run.size_pt + 1) for run in item.runs))

    def font(item: Item) -> Item:
        assert isinstance(item, Text)
        return replace(item, runs=tuple(replace(run, font="medium") for run in item.runs))

    def ink(item: Item) -> Item:
        match item:
            case Text():
                return replace(item, runs=tuple(replace(run, ink=pink) for run in item.runs))
            case Line() | Qr():
                return replace(item, ink=pink)
            case Box() | Path():
                return replace(item, fill=pink if item.fill else None, stroke=pink if item.stroke else None)
            case Picture():
                return item

    def glyph(item: Item) -> Item:
        assert isinstance(item, Text)
        first = item.runs[0].glyphs[0]
        glyphs = (replace(first, gid=first.gid + 1), *item.runs[0].glyphs[1:])
        return replace(item, runs=(replace(item.runs[0], glyphs=glyphs), *item.runs[1:]))

    def wider(item: Item) -> Item:
        assert isinstance(item, Box)
        r = item.rect
        return replace(item, rect=Rect(r.x, r.y, r.width + 2, r.height))

    def thicker(item: Item) -> Item:
        assert isinstance(item, Line)
        return replace(item, thickness=item.thickness + 0.5)

    for family, change, kinds, levels, sort in (
        ("a lock's style", size, "restyled", NOTABLE, Text),
        ("a lock's style", font, "restyled", NOTABLE, Text),
        ("a lock's style", thicker, "restyled", NOTABLE, Line),
        ("a lock's colour", ink, "recoloured", NOTABLE, (Text, Line, Box, Qr)),
        ("a lock's glyph", glyph, "redrawn", ANY_LEVEL - CRITICAL, Text),
        ("a lock's size", wider, "resized", NOTABLE, Box),
    ):
        fit = [spot for spot in spots if isinstance(spot.item, sort)]
        for spot in fit[len(fit) // 9 :: max(1, len(fit) // 4)]:
            yield from _edits(family, name, spot, change, change.__name__, account(kinds, levels, spot.section))


def losses(name: str, spots: list[Spot]) -> Iterator[Edit]:
    """An item that is not there any more: a number or a code that is lost is critical."""
    for spot in spots[40::170]:
        told = account("item-removed", NOTABLE, spot.section)
        yield from _edits("a lock's item less", name, spot, lambda _: None, "gone", replace(told, pages_new=None))
    for spot in spots:
        many = isinstance(spot.item, Text) and sum(map(str.isdigit, spot.item.text)) >= 10
        if isinstance(spot.item, Qr) or many:
            told = account("item-removed", CRITICAL, spot.section)
            yield from _edits("a lock's item less", name, spot, lambda _: None, "gone", replace(told, pages_new=None))


def neighbours(name: str, spots: list[Spot]) -> Iterator[Edit]:
    """Locks of which one section was edited: what shows there is explained, what shows elsewhere is not."""
    path = section_path("notes", "intro")
    word = account("reworded", NOTABLE, "notes", after="tout")
    for spot in spots[60::240]:
        if spot.section != "notes":
            nudge = only(spot.page, spot.item, partial(shift, dx=0, dy=2))
            change = both(put(EDITION, path, "Écrivez ici tout."), nudge, made(*OLD_ENGINE, edited="notes"))
            moved = account("moved", NOTABLE, spot.section, moved_mm=(0, 2), unexpected=True)
            yield Edit(
                "locks of which one section was edited", name, str(spot), change, (word, moved), made(*OLD_ENGINE)
            )


def all_edits() -> Iterator[Edit]:
    for name in BASES:
        booklet = maker().version(base(name)).booklet
        spots = list(_spots(booklet))
        yield from moves(name, spots)
        yield from words(name, spots)
        yield from looks(name, spots, booklet)
        yield from losses(name, spots)
        yield from neighbours(name, spots)
