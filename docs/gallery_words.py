"""The page of the gallery: a section an edition, newest first, and each picture said in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from gallery_pictures import Spread, spread_with, spreads
from recap_print.design.pictograms import Pictogram
from recap_print.edition.model import Edition
from recap_print.pages.model import Booklet, Direction, Page, Qr, Role, Text

NOTICE = "<!-- Written by `make gallery`; change the editions, or docs/gallery*.py, instead. -->"
INTRO = """\
# Gallery

Every page of every edition, newest first, drawn by recap-print from the files in [editions/](../../editions/). Each
sheet begins with the cover opened flat; its spreads then follow as a reader turns them, from right to left for Arabic.

> The editions are **illustrative reconstructions**, made from what is publicly known. They are not official files.
> Dates, numbers of copies and reasons for changes are plausible, and invented; the phone numbers of the service come
> from the range reserved for fiction, and its links lead to example.org."""
SIGNS = """\
## Pictograms

One set for all editions, [layouts/pictograms.yaml](../../layouts/pictograms.yaml): {count} drawings on a grid of 24
units, in two weights. Each is shown large; then as wide as 6 mm on a screen of 100 dots to the inch, regular and bold;
then bold and white on a hue. No two have one shape: they can be told apart without seeing their colour."""

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
FORMATS = {(105.0, 148.0): "A6", (148.0, 210.0): "A5", (210.0, 297.0): "A4"}
LANGUAGES = {"fr": "French", "en": "English", "ar": "Arabic"}
LAYOUTS = {"large": "large print"}
MOST_NAMED = 4
"""Questions that the words for a picture name, of all those on its pages."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An edition or a variant in the gallery, and the pages to show closely, by their ids."""

    edition: Edition
    booklet: Booklet
    pages: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.edition.name

    @property
    def sheet(self) -> str:
        """The file of the sheet with every spread."""
        return f"{self.name}.png"

    @property
    def close_ups(self) -> dict[str, str]:
        """The files of the spreads shown closely, with the page that each is chosen for."""
        return {f"{self.name}-{i}.png": page for i, page in enumerate(self.pages, 1)}

    @property
    def kind(self) -> str:
        """What sets a variant apart: ``Arabic``, ``Large print``."""
        variant = next(one for one in self.edition.variants if one.name == self.edition.variant)
        layout = variant.layout and LAYOUTS.get(variant.layout, f"layout `{variant.layout}`")
        words = ", ".join(word for word in (LANGUAGES.get(variant.language, variant.language), layout) if word)
        return words[0].upper() + words[1:]


def page(entries: Sequence[Entry], abreast: Sequence[str], pictograms: Sequence[Pictogram], signs: str) -> str:
    """The whole page. The close-ups of the entries named in ``abreast`` stand side by side, below the first of them."""
    side_by_side = [entry for name in abreast for entry in entries if entry.name == name]
    parts = [NOTICE, INTRO]
    for entry in sorted(entries, key=lambda entry: bool(entry.edition.variant)):
        if not entry.edition.variant:
            variants = [other for other in entries if other.edition.variant and other.edition.id == entry.edition.id]
            parts[2:2] = _edition(entry, variants, side_by_side)
    named = ", ".join(f"{sign.name} ({sign.means})" for sign in pictograms)
    parts += [SIGNS.format(count=len(pictograms)), _picture(signs, f"The pictograms: {named}.")]
    return "\n\n".join(parts) + "\n"


def _edition(entry: Entry, variants: Sequence[Entry], side_by_side: Sequence[Entry]) -> Iterator[str]:
    edition = entry.edition
    year, _, month = edition.date.partition("-")
    yield f"## {edition.id} · {MONTHS[int(month) - 1]} {year}"
    copies = f"{edition.copies:,} copies".replace(",", " ") if edition.copies else "copies not said"
    yield f"{_format(entry)} · {copies} · {edition.status.replace('-', ' ')}"
    if edition.changes:
        yield "What is new, and why:"
        yield "\n".join(f"- **{_plain(change.what)}** {_plain(change.why)}" for change in edition.changes)
    if entry in side_by_side:
        yield _abreast(side_by_side)
    else:
        yield _row(entry)
    yield _picture(entry.sheet, sheet_in_words(entry))
    for other in variants:
        yield f"### {other.name} · {other.kind}"
        yield _format(other)
        if other not in side_by_side:
            yield _row(other)
        yield _picture(other.sheet, sheet_in_words(other))


def _format(entry: Entry) -> str:
    stock = entry.booklet.stock
    size = f"{stock.width:g} × {stock.height:g} mm"
    known = FORMATS.get((stock.width, stock.height))
    return f"{f'{known}, ' if known else ''}{size} · {len(entry.booklet.pages)} pages"


def _row(entry: Entry) -> str:
    """The close-ups of an entry beside each other."""
    heads = [numbers(entry.booklet, spread_with(entry.booklet, page)) for page in entry.pages]
    return _table(heads, [[_close_up(entry, file) for file in entry.close_ups]])


def _abreast(entries: Sequence[Entry]) -> str:
    """The same close-ups of several entries, one entry a column."""
    heads = [entry.kind if entry.edition.variant else LANGUAGES[entry.edition.language] for entry in entries]
    rows = zip(*([_close_up(entry, file) for file in entry.close_ups] for entry in entries), strict=True)
    return _table(heads, rows)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in (heads, ["---"] * len(heads), *rows))


def _close_up(entry: Entry, file: str) -> str:
    return _picture(file, spread_in_words(entry, spread_with(entry.booklet, entry.close_ups[file])))


def _picture(file: str, alt: str) -> str:
    return f"[![{_plain(alt)}]({file})]({file})"


def numbers(booklet: Booklet, spread: Spread) -> str:
    """The pages of a spread in the order of reading: ``Pages 14 and 15``."""
    if 1 in spread:
        return "Back and front"
    return "Pages {} and {}".format(*sorted(spread))


def sheet_in_words(entry: Entry) -> str:
    booklet = entry.booklet
    count = len(spreads(len(booklet.pages), booklet.direction))
    parts = ", ".join(dict.fromkeys(section.title.replace("\n", " ") for section in booklet.sections))
    way = ", from right to left" if booklet.direction is Direction.RTL else ""
    return f"{entry.name}: all {len(booklet.pages)} pages as {count} spreads{way}. The parts: {parts}."


def spread_in_words(entry: Entry, spread: Spread) -> str:
    """What a reader finds on two facing pages, in the order of reading."""
    by_number = {page.number: page for page in entry.booklet.pages}
    first, second = sorted(spread)
    if 1 in spread:
        said = f"the front: {in_words(by_number[first])}; the back: {in_words(by_number[second])}"
        return f"{entry.name}, the cover opened flat. On {said}."
    said = "; ".join(f"page {number}: {in_words(by_number[number])}" for number in (first, second))
    return f"{entry.name}, {said}."


def in_words(page: Page) -> str:
    """What a page is called or how it begins, its pictograms and QR codes, and what it asks."""
    texts = [item for item in page.items if isinstance(item, Text)]
    running = [text for text in texts if text.tag.name.startswith("furniture.running")]
    titles = [text for text in texts if text.tag.role is Role.HEADING] or running
    begins = _joined(titles) or _joined(text for text in texts if text.tag.role is Role.PARAGRAPH)[:1]
    found = [f"“{words.rstrip('.')}”" for words in begins]
    codes = sum(isinstance(item, Qr) for item in page.items)
    figures = (item for item in page.items if item.tag.role is Role.FIGURE and not isinstance(item, Qr))
    signs = list(dict.fromkeys(item.tag.alt for item in figures if item.tag.alt))
    if signs:
        found.append(f"{_several(len(signs), 'pictogram')} ({', '.join(signs)})")
    if codes:
        found.append(_several(codes, "QR code"))
    asked = list(dict.fromkeys(_joined(text for text in texts if text.tag.role is Role.LABEL)))
    if asked:
        more = " and more" if len(asked) > MOST_NAMED else ""
        found.append(f"asks {', '.join(f'“{label}”' for label in asked[:MOST_NAMED])}{more}")
    return ", ".join(found) or "empty"


def _several(count: int, thing: str) -> str:
    return f"{count} {thing}s" if count > 1 else f"a {thing}"


def _joined(texts: Iterable[Text]) -> list[str]:
    """Lines of text, those of one paragraph put together."""
    named = groupby(texts, key=lambda text: re.sub(r"\.\d+$", "", text.tag.name))
    return [" ".join(text.text for text in lines) for _, lines in named]


def _plain(text: str) -> str:
    """Words that Markdown takes for nothing but words, on one line."""
    return re.sub(r"([\\`*_\[\]<>|])", r"\\\1", " ".join(text.split()))
