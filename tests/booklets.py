"""Placed booklets for tests: typed builders, a whole notebook, and strategies of arbitrary ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import assert_never

from hypothesis import strategies as st

from recap_print.geometry import Glyph, Rect, Segment
from recap_print.ink import Ink, Swatch
from recap_print.pages.model import (
    Booklet,
    Box,
    Direction,
    Item,
    Line,
    Page,
    Path,
    Picture,
    Qr,
    Role,
    Run,
    Section,
    Stock,
    Tag,
    Text,
)

BLACK, BLUE, GREEN, GREY = (
    Swatch("black", k=100),
    Swatch("blue", c=100, m=40),
    Swatch("green", c=70, y=90),
    Swatch("grey", k=60),
)
SWATCHES = (BLACK, BLUE, GREEN, GREY)
SOLID, FAINT, FIRST = Ink(BLACK), Ink(GREY, 40), Ink(BLUE)
A5 = Stock(148, 210, bleed=3, safe_outside=6, safe_head=6, safe_foot=8, safe_inside=14)
HASHES = (("layout", "ab" * 32), ("font regular", "cd" * 32))


def tag(name: str, role: Role = Role.PARAGRAPH, origin: str = ".blocks[0]") -> Tag:
    """A tag whose origin, when it starts with a dot, ``bind`` completes with its section's path."""
    return Tag(name, origin, role)


def words(
    name: str,
    text: str,
    x: float = 0,
    y: float = 20,
    *,
    role: Role = Role.PARAGRAPH,
    ink: Ink = SOLID,
    font: str = "regular",
    size_pt: float = 14,
    origin: str = "",
) -> tuple[Text, ...]:
    """A block of text from ``x`` and the first baseline ``y``; ``/`` breaks the line. Every letter is 2 mm wide."""
    lines = []
    for nth, line in enumerate(text.split("/")):
        glyphs = tuple(Glyph(ord(letter) % 500, 400, at) for at, letter in enumerate(line))
        run = Run(x, line, font, size_pt, ink, glyphs)
        who = tag(f"{name}.{nth + 1}", role, origin or f".{name}")
        lines.append(Text(who, x, y + 7 * nth, 2.0 * len(line), 4, 1.5, line, (run,)))
    return tuple(lines)


def rule(name: str, x: float, y: float, length: float = 100, ink: Ink = FAINT) -> Line:
    return Line(tag(name, Role.FIELD), x, y, x + length, y, 0.25, ink)


def box(name: str, rect: Rect, fill: Ink | None = None, role: Role = Role.FIGURE) -> Box:
    return Box(tag(name, role), rect, fill)


def qr(name: str, payload: str, x: float = 10, y: float = 100) -> Qr:
    rows = tuple("".join("01"[hash_ >> bit & 1] for bit in range(21)) for hash_ in _noise(payload, 21))
    return Qr(tag(name, Role.FIGURE), Rect(x, y, 21, 21), payload, rows, Ink(BLACK))


def _noise(seed: str, count: int) -> list[int]:
    state = sum(ord(letter) * 31**at for at, letter in enumerate(seed)) or 1
    return [(state * (nth + 7) * 2654435761) % 2**32 for nth in range(count)]


def shift(item: Item, dx: float, dy: float = 0) -> Item:
    """The same item, farther right and down by so many mm."""
    match item:
        case Text():
            runs = tuple(replace(run, x=run.x + dx) for run in item.runs)
            return replace(item, x=item.x + dx, y=item.y + dy, runs=runs)
        case Line():
            return replace(item, x1=item.x1 + dx, x2=item.x2 + dx, y1=item.y1 + dy, y2=item.y2 + dy)
        case Box() | Path() | Qr() | Picture():
            r = item.rect
            moved = replace(item, rect=Rect(r.x + dx, r.y + dy, r.width, r.height))
            if isinstance(moved, Path):
                steps = (tuple(at + (dy if i % 2 else dx) for i, at in enumerate(s.at)) for s in moved.segments)
                segments = tuple(Segment(s.op, at) for s, at in zip(moved.segments, steps, strict=True))
                return replace(moved, segments=segments)
            return moved
        case _:
            assert_never(item)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section before it is bound: pages of items whose x starts at the inner margin's edge."""

    id: str
    title: str
    pages: tuple[tuple[Item, ...], ...]
    ink: Ink = FIRST


def bind(chapters: Iterable[Chapter], edition: str = "v1") -> Booklet:
    """Number the pages and place them as the layout does: 14 mm inside, 6 outside, a folio and a tab outside."""
    sections: list[Section] = []
    pages: list[Page] = []
    for rank, chapter in enumerate(chapters):
        sections.append(Section(chapter.id, "page", chapter.title, len(pages) + 1, len(chapter.pages)))
        for nth, items in enumerate(chapter.pages, 1):
            number = len(pages) + 1
            right = number % 2 == 1
            furniture: tuple[Item, ...] = (
                *words("furniture.folio", str(number), 138 if right else 6, 204, role=Role.ARTIFACT, origin="layout:f"),
                Box(
                    Tag("furniture.tab.box", "layout:f", Role.ARTIFACT),
                    Rect(140 if right else -3, 20.0 + 12 * rank, 11, 10),
                    chapter.ink,
                ),
                *words(
                    "furniture.running", chapter.title, 14 if right else 6, 9, role=Role.ARTIFACT, origin="layout:r"
                ),
            )
            placed: list[Item] = [shift(item, 14 if right else 6) for item in items]
            placed += furniture
            own = tuple(_own(item, rank) for item in placed)
            pages.append(Page(f"{chapter.id}/{nth}", number, chapter.id, own))
    return Booklet(
        edition, "Mon Récap", "", "fr", Direction.LTR, "a5", A5, SWATCHES, tuple(sections), tuple(pages), HASHES
    )


def _own(item: Item, rank: int) -> Item:
    origin = item.tag.origin
    return replace(item, tag=replace(item.tag, origin=f"sections[{rank}]{origin}")) if origin[0] == "." else item


def cards(label: str = "Avec qui ?", count: int = 4) -> tuple[Item, ...]:
    """A page of cards, each three labels and their writing lines: some sixty items."""
    items: list[Item] = []
    for nth in range(1, count + 1):
        top = 20 + 45.0 * (nth - 1)
        items.append(box(f"cards.{nth}.frame", Rect(0, top - 6, 128, 42), Ink(BLUE, 10)))
        for row, (field, text) in enumerate((("who", label), ("phone", "Téléphone"), ("when", "Quand\u202f?"))):
            items += words(f"cards.{nth}.{field}.label", text, 2, top + 12 * row, role=Role.LABEL, ink=Ink(BLUE))
            items += [rule(f"cards.{nth}.{field}.line.{n}", 2, top + 12 * row + 3 * n) for n in (1, 2, 3, 4)]
    return tuple(items)


def ruled(count: int = 20) -> tuple[Item, ...]:
    return tuple(rule(f"lines.{n}", 0, 10 + 9.0 * n) for n in range(1, count + 1))


GUIDE = (
    "Ce carnet est à vous./Vous pouvez le montrer, ou pas.",
    "Notez ici vos rendez-vous./Apportez ce carnet à chaque rendez-vous.",
    "Une personne vous aide\u00a0?/Elle peut écrire dans ce carnet.",
    "Relisez vos notes le dimanche./Barrez ce qui est fait.",
)
PHONE = "Appelez le 06 39 98 12 34, du lundi au vendredi, de 9h à 17h."
SURVEY = "https://example.org/avis?v=1&l=fr"


def notebook(guide: tuple[str, ...] = GUIDE, phone: str = PHONE, survey: str = SURVEY) -> list[Chapter]:
    """The chapters of a 48-page notebook."""
    advice: tuple[tuple[Item, ...], ...] = tuple(
        (*words("title", f"Étape {nth}", role=Role.HEADING, font="bold", size_pt=26), *words("body", text, 0, 40))
        for nth, text in enumerate(guide, 1)
    )
    reach: tuple[Item, ...] = (*words("phone", phone, 0, 40), qr("survey", survey))
    return [
        Chapter("cover", "Mon Récap", ((*words("title", "Mon Récap", 10, 80, size_pt=44),),)),
        Chapter("guide", "Mode d’emploi", advice, Ink(GREEN)),
        Chapter("contacts", "Mes contacts", (cards(),) * 12),
        Chapter("actions", "Mes démarches", (cards("Quoi\u202f?", 3),) * 12, Ink(GREEN)),
        Chapter("notes", "Mes notes", (ruled(),) * 17),
        Chapter("feedback", "Votre avis", (reach,)),
        Chapter("back", "Dos", (words("address", "Si vous trouvez ce carnet"),)),
    ]


def edit(booklet: Booklet, change: Callable[[Page, Item], Item | None]) -> Booklet:
    """The booklet with every item changed by ``change``, or taken away where it answers None."""
    pages = []
    for page in booklet.pages:
        items = (change(page, item) for item in page.items)
        pages.append(replace(page, items=tuple(item for item in items if item is not None)))
    return replace(booklet, pages=tuple(pages))


# Strategies. Pools are small, so that two booklets drawn apart have pages, names and words in common.

MEASURES = st.integers(-9000, 300_000).map(lambda um: um / 1000)
SIZES = st.sampled_from((9.5, 12.0, 14.0, 26.0))
INKS = st.builds(Ink, st.sampled_from(SWATCHES), st.sampled_from((100.0, 12.0, 7.25)))
WORDS = st.text(st.sampled_from('abc é’\u00a0\u202f?:0123456789€/h"\\\n👍'), max_size=12) | st.sampled_from(
    ("Avec qui ?", "06 39 98 12 34", "le 12 mai à 14h30", "example.org/avis", "Mes contacts", "12")
)
STEPS = {"M": 2, "L": 2, "C": 6, "Z": 0}
NAMES = ("title", "body", "list.1.text", "list.2.text", "list.3.text", "cards.1.who.label", "furniture.folio")


# Each strategy is made once: hypothesis spends more time on making them than on drawing from them.


@cache
def _square(side: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.text("01", min_size=side, max_size=side), min_size=side, max_size=side).map(tuple)


@cache
def _steps(op: str) -> st.SearchStrategy[Segment]:
    return st.tuples(*[MEASURES] * STEPS[op]).map(lambda at: Segment(op, at))


ROWS = st.integers(0, 9).flatmap(_square)
FONTS = st.sampled_from(("regular", "bold"))
SMALL = st.integers(-300, 900)


@cache
def _tags() -> st.SearchStrategy[Tag]:
    origins = st.sampled_from(
        ("sections[0].a", "sections[1]", "sections[1].fields[0]", "layout:styles", "sections[10].a")
    )
    return st.builds(
        Tag,
        st.just(""),
        origins,
        st.sampled_from(Role),
        st.sampled_from(("fr", "ar")),
        st.sampled_from(("", "Un “rond”")),
    )


@cache
def _glyphs(last: int) -> st.SearchStrategy[list[Glyph]]:
    """Any glyphs of a text whose last letter is the ``last``."""
    off = st.just(0) | SMALL
    return st.lists(st.builds(Glyph, st.integers(0, 3000), SMALL, st.integers(0, last), off, off), max_size=4)


ORDERS = st.sampled_from((1, -1, 0))
YES_OR_NO = st.booleans()


@st.composite
def _glyph_runs(draw: st.DrawFn) -> Run:
    text = draw(WORDS)
    natural = tuple(Glyph(ord(letter) % 500, 500, at) for at, letter in enumerate(text))
    order = draw(ORDERS)
    drawn = natural[::order] if order else tuple(draw(_glyphs(max(len(text) - 1, 0))))
    return Run(draw(MEASURES), text, draw(FONTS), draw(SIZES), draw(INKS), drawn)


RUNS = st.lists(_glyph_runs(), max_size=2)


@st.composite
def _texts(draw: st.DrawFn) -> Text:
    runs = tuple(draw(RUNS))
    if len(runs) == 1 and draw(YES_OR_NO):
        x, text = runs[0].x, runs[0].text
    else:
        x, text = draw(MEASURES), draw(WORDS)
    return Text(draw(_tags()), x, draw(MEASURES), draw(MEASURES), draw(MEASURES), draw(MEASURES), text, runs)


def _pictures() -> st.SearchStrategy[Picture]:
    sides = st.integers(1, 300_000).map(lambda um: um / 1000)
    pixels = st.integers(1, 20_000)
    return st.builds(
        Picture,
        _tags(),
        st.builds(Rect, MEASURES, MEASURES, sides, sides),
        st.sampled_from(("carte.jpg", "plan.png")),
        st.sampled_from(("ab" * 32, "cd" * 32)),
        st.tuples(pixels, pixels),
        st.sampled_from(("DeviceCMYK", "DeviceGray")),
        st.sampled_from((1, 8)),
    )


@cache
def items() -> st.SearchStrategy[Item]:
    """Items of every sort, still without a name."""
    rects = st.builds(Rect, MEASURES, MEASURES, MEASURES, MEASURES)
    steps = st.sampled_from(sorted(STEPS)).flatmap(_steps)
    dashes = st.none() | st.tuples(MEASURES, MEASURES)
    maybe = st.none() | INKS
    return st.one_of(
        _texts(),
        st.builds(Line, _tags(), MEASURES, MEASURES, MEASURES, MEASURES, MEASURES, INKS, dashes),
        st.builds(Box, _tags(), rects, maybe, maybe, MEASURES, MEASURES),
        st.builds(Path, _tags(), rects, st.lists(steps, max_size=3).map(tuple), maybe, maybe, MEASURES),
        st.builds(Qr, _tags(), rects, WORDS, ROWS, INKS),
        _pictures(),
    )


IDS = st.lists(st.sampled_from(("cover", "guide", "contacts", "notes")), unique=True, max_size=4)
COUNTS = st.integers(0, 3)
TITLES = st.sampled_from(("Mes contacts", "Guide", "Notes 2"))
KINDS = st.sampled_from(("page", "notes"))
NAMED = st.lists(st.sampled_from(NAMES), unique=True, max_size=4)
STOCKS = st.builds(Stock, *[MEASURES] * 7)
COVERS = st.tuples(st.sampled_from(("v1", "v2")), WORDS, WORDS)
SETTINGS = st.tuples(st.sampled_from(("fr", "ar")), st.sampled_from(Direction), st.sampled_from(("a5", "a6")))
MADE_OF = st.sampled_from(((), HASHES, (("layout", "x"), ("font regular", "y"))))


@st.composite
def booklets(draw: st.DrawFn) -> Booklet:
    """Any booklet that keeps its promises: names unique on their page, ids unique, inks in the table."""
    ids = draw(IDS)
    sections: list[Section] = []
    pages: list[Page] = []
    for id in ids:
        count = draw(COUNTS)
        title = draw(TITLES)
        sections.append(Section(id, draw(KINDS), title, len(pages) + 1, count))
        for nth in range(1, count + 1):
            found = []
            for name in draw(NAMED):
                item = draw(items())
                full = f"{name}.1" if isinstance(item, Text) else name
                found.append(replace(item, tag=replace(item.tag, name=full)))
            pages.append(Page(f"{id}/{nth}", len(pages) + 1, id, tuple(found)))
    within = SWATCHES, tuple(sections), tuple(pages)
    return Booklet(*draw(COVERS), *draw(SETTINGS), draw(STOCKS), *within, draw(MADE_OF))
