"""The reading half of ``store``: plain JSON data back into a ``Lock``, trusting none of it.

Written by hand, field by field: it reads some three thousand items of a booklet in a few milliseconds,
and says which page, item and key is wrong. Every key must be there, known, and of its type.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from recap_print.geometry import Glyph, Rect, Segment
from recap_print.ink import Ink, Swatch
from recap_print.pages.made import Lock, Made
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
from recap_print.pages.values import Malformed, pairs
from recap_print.pages.values import items as _list
from recap_print.pages.values import mapping as _dict
from recap_print.pages.values import nothing_left as _nothing_left
from recap_print.pages.values import number as _float
from recap_print.pages.values import text as _text
from recap_print.pages.values import whole as _int

_ROLES = {role.value: role for role in Role}
_DIRECTIONS = {direction.value: direction for direction in Direction}
_COORDINATES = {"M": 2, "L": 2, "C": 6, "Z": 0}
_SPACES = ("DeviceCMYK", "DeviceGray")
_LARGEST_QR = 177  # modules a side: version 40, ISO/IEC 18004


def lock_from(data: dict[str, Any]) -> Lock:
    """The lock that is written as ``data``, ``format`` already judged. Consumes ``data``. Raises Malformed."""
    where = "the header"
    try:
        del data["format"]
        made = made_from(data.pop("made")) if "made" in data else Made()
        pages_data = _list(data.pop("pages"))
        reader = _Reader(data)
        booklet = reader.header(data)
        pages: list[Page] = []
        for place, page_data in enumerate(pages_data, 1):
            where = f"page {place}"
            pages.append(reader.page(place, page_data))
    except Malformed as error:
        raise Malformed(f"{where}: {error}") from None
    except KeyError as error:
        raise Malformed(f"{where}: `{error.args[0]}` is missing or unknown") from None
    except (ValueError, TypeError, AttributeError, OverflowError):
        raise Malformed(f"{where}: a value is not of the form a lock gives it") from None
    return Lock(replace(booklet, pages=tuple(pages)), made)


def made_from(data: Any) -> Made:
    """What a lock remembers beside its pages. Consumes ``data``. Raises Malformed or KeyError."""
    data = _dict(data)
    made = Made(pairs(data.pop("engine")), pairs(data.pop("declared")), _text(data.pop("reason")))
    _nothing_left(data)
    return made


class _Reader:
    """Reads one lock: holds the short forms its header explains, and what was already decoded."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.language = _text(data["language"])
        self.swatches = {
            _text(name): Swatch(name, *map(_float, _list(recipe, 4)))
            for name, recipe in _dict(data.pop("swatches")).items()
        }
        self.inks = {name: Ink(swatch) for name, swatch in self.swatches.items()}
        self.sections = tuple(self.section(section) for section in _list(data.pop("sections")))
        self.paths = {section.id: f"sections[{i}]" for i, section in enumerate(self.sections)}
        self.hashes = pairs(data.pop("hashes"))
        self.runs_seen: dict[str, tuple[Glyph, ...]] = {}
        self.own_path = ""

    def header(self, data: dict[str, Any]) -> Booklet:
        """The booklet without its pages."""
        edition, title, author, language = (_text(data.pop(key)) for key in ("edition", "title", "author", "language"))
        direction = _DIRECTIONS[data.pop("direction")]
        layout = _text(data.pop("layout"))
        width, height = map(_float, _list(data.pop("trim"), 2))
        bleed = _float(data.pop("bleed"))
        stock = Stock(width, height, bleed, *map(_float, _list(data.pop("safe"), 4)))
        _nothing_left(data)
        swatches = tuple(self.swatches.values())
        return Booklet(
            edition, title, author, language, direction, layout, stock, swatches, self.sections, (), self.hashes
        )

    def section(self, data: Any) -> Section:
        data = _dict(data)
        section = Section(
            _text(data.pop("id")),
            _text(data.pop("kind")),
            _text(data.pop("title")),
            _int(data.pop("first")),
            _int(data.pop("pages")),
        )
        _nothing_left(data)
        return section

    def page(self, place: int, data: Any) -> Page:
        data = _dict(data)
        id = _text(data.pop("id"))
        number = _int(data.pop("number", place))
        section = _text(data.pop("section", id.rpartition("/")[0]))
        items_data = _list(data.pop("items"))
        _nothing_left(data)
        self.own_path = self.paths.get(section, "")
        items = []
        for nth, item_data in enumerate(items_data, 1):
            try:
                items.append(self.item(_dict(item_data)))
            except Malformed as error:
                raise Malformed(f"{id}, item {nth}: {error}") from None
            except KeyError as error:
                raise Malformed(f"{id}, item {nth}: `{error.args[0]}` is missing or unknown") from None
            except (ValueError, TypeError, AttributeError, OverflowError):
                raise Malformed(f"{id}, item {nth}: a value is not of the form a lock gives it") from None
        return Page(id, number, section, tuple(items))

    def item(self, data: dict[str, Any]) -> Item:
        pop = data.pop
        origin = _text(pop("from"))
        if origin.startswith("."):
            if not self.own_path:
                raise Malformed(f"the origin {origin} has no section to start from")
            origin = self.own_path + (origin if origin != "." else "")
        tag = Tag(
            _text(pop("name")),
            origin,
            _ROLES[pop("role", "field") if "line" in data or "box" in data else pop("role")],
            _text(pop("lang", self.language)),
            _text(pop("alt", "")),
        )
        item: Item
        if "text" in data:
            item = self.text(tag, data)
        elif "line" in data:
            x1, y1, x2, y2 = map(_float, _list(pop("line"), 4))
            dash = _pair(pop("dash")) if "dash" in data else None
            item = Line(tag, x1, y1, x2, y2, *self.pen(pop("pen")), dash)
        elif "box" in data:
            item = Box(tag, _rect(pop("box")), *self.paint(data), _float(pop("radius", 0)))
        elif "path" in data:
            segments = tuple(_segment(word) for word in _text(pop("d")).split(" ") if word)
            item = Path(tag, _rect(pop("path")), segments, *self.paint(data))
        elif "qr" in data:
            item = Qr(tag, _rect(pop("at")), _text(pop("qr")), _unpack(_text(pop("rows"))), self.ink(pop("ink")))
        elif "picture" in data:
            item = self.picture(tag, data)
        else:
            raise Malformed("neither text, line, box, path, qr nor picture")
        _nothing_left(data)
        return item

    def text(self, tag: Tag, data: dict[str, Any]) -> Text:
        text = _text(data.pop("text"))
        x, y, width, above, below = map(_float, _list(data.pop("at"), 5))
        if "set" in data:
            font, size_pt, ink = _list(data.pop("set"), 3)
            glyphs = self.glyphs(data.pop("glyphs"))
            runs: tuple[Run, ...] = (Run(x, text, _text(font), _float(size_pt), self.ink(ink), glyphs),)
        else:
            runs = tuple(self.run(*_list(run, 6)) for run in _list(data.pop("runs")))
        return Text(tag, x, y, width, above, below, text, runs)

    def picture(self, tag: Tag, data: dict[str, Any]) -> Picture:
        file, sha256, rect = _text(data.pop("picture")), _text(data.pop("sha256")), _rect(data.pop("at"))
        width, height = map(_int, _list(data.pop("pixels"), 2))
        space, bits = _list(data.pop("inks"), 2)
        if space not in _SPACES or rect.width <= 0 or rect.height <= 0:
            raise Malformed(f"`{file}` has no such size or inks")
        return Picture(tag, rect, file, sha256, (width, height), space, _int(bits))

    def run(self, text: Any, x: Any, font: Any, size_pt: Any, ink: Any, glyphs: Any) -> Run:
        return Run(_float(x), _text(text), _text(font), _float(size_pt), self.ink(ink), self.glyphs(glyphs))

    def paint(self, data: dict[str, Any]) -> tuple[Ink | None, Ink | None, float]:
        fill = self.ink(data.pop("fill")) if "fill" in data else None
        if "pen" not in data:
            return fill, None, _float(data.pop("thick", 0))
        thickness, stroke = self.pen(data.pop("pen"))
        return fill, stroke, thickness

    def pen(self, value: Any) -> tuple[float, Ink]:
        thickness, ink = _list(value, 2)
        return _float(thickness), self.ink(ink)

    def ink(self, text: Any) -> Ink:
        known = self.inks.get(text)
        if known is None:
            name, _, tint = _text(text).rpartition(" ")
            if name not in self.swatches or not tint.endswith("%"):
                raise Malformed(f"the ink `{text}` is not in the swatches")
            known = self.inks[text] = Ink(self.swatches[name], _float(float(tint[:-1])))
        return known

    def glyphs(self, text: Any) -> tuple[Glyph, ...]:
        known = self.runs_seen.get(text)
        if known is None:
            known = self.runs_seen[text] = tuple(_glyphs(_text(text)))
        return known


def _glyphs(text: str) -> list[Glyph]:
    glyphs = []
    cluster, step = -1, 1
    for word in text.split(" ") if text else ():
        gid, advance, *rest = map(int, word.split(":"))
        before = cluster
        cluster = rest.pop(0) if rest else cluster + step
        dx, dy = rest or (0, 0)
        if cluster != before:
            step = 1 if cluster > before else -1
        if gid < 0 or cluster < 0:
            raise Malformed(f"the glyph {word} is before the first")
        glyphs.append(Glyph(gid, advance, cluster, dx, dy))
    return glyphs


def _segment(word: str) -> Segment:
    op, at = word[0], tuple(_float(float(number)) for number in word[1:].split(",") if number)
    if len(at) != _COORDINATES[op]:
        raise Malformed(f"the step `{word}` of a path has {len(at)} coordinates")
    return Segment(op, at)


def _unpack(text: str) -> tuple[str, ...]:
    side_text, _, digits = text.partition(":")
    side = int(side_text)
    width = -(-side // 4)
    if not 0 <= side <= _LARGEST_QR or len(digits) != side * width:
        raise Malformed("the rows of a QR symbol do not make a square")
    rows = (digits[at : at + width] for at in range(0, len(digits), max(width, 1)))
    return tuple(f"{int(row, 16):0{width * 4}b}"[:side] for row in rows)


def _rect(value: Any) -> Rect:
    return Rect(*map(_float, _list(value, 4)))


def _pair(value: Any) -> tuple[float, float]:
    first, second = map(_float, _list(value, 2))
    return first, second
