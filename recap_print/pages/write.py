"""The writing half of ``store``: a ``Booklet``, and what made it, as the lines of a lock."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import assert_never

from recap_print.geometry import Glyph, Rect
from recap_print.ink import Ink
from recap_print.pages.made import Made
from recap_print.pages.model import Booklet, Item, Page, Path, Picture, Qr, Role, Run, Tag, Text
from recap_print.pages.model import Box as BoxItem
from recap_print.pages.model import Line as LineItem

FORMAT = 1
_FARTHEST = 1e9  # mm: beyond it a number is a mistake, and its shortest decimal is no longer short

quoted = json.JSONEncoder(ensure_ascii=False).encode
"""Words as JSON has them."""


def _number(value: float) -> str:
    """The shortest decimal that reads back as the same number."""
    if not -_FARTHEST < value < _FARTHEST:
        raise ValueError(f"{value} cannot be a measure")
    return str(int(value)) if value == int(value) else repr(float(value))


def _numbers(*values: float) -> str:
    return f"[{','.join(map(_number, values))}]"


def _rect(rect: Rect) -> str:
    return _numbers(rect.x, rect.y, rect.width, rect.height)


def _object(**fields: str) -> str:
    """A JSON object on one line; ``from_`` loses its underscore, an empty value is left out."""
    return "{" + ",".join(f'"{key.rstrip("_")}":{value}' for key, value in fields.items() if value) + "}"


def _block(key: str, brackets: str, lines: Iterable[str], end: str = ",") -> Iterator[str]:
    yield f'"{key}": {brackets[0]}'
    body = ",\n".join(lines)
    if body:
        yield body
    yield brackets[1] + end


def _pairs(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    return (f"[{quoted(name)},{quoted(said)}]" for name, said in pairs)


class Writer:
    """Writes one booklet: holds what makes short forms possible. ValueError for one that breaks its promises."""

    def __init__(self, booklet: Booklet) -> None:
        if booklet.overset:
            raise ValueError("a booklet with matter overset is never locked")
        self.booklet = booklet
        self.swatches = {swatch.name: swatch for swatch in booklet.swatches}
        if len(self.swatches) != len(booklet.swatches) or any(name.endswith("%") for name in self.swatches):
            raise ValueError("swatches need names that differ and do not end with %")
        self.paths = {section.id: f"sections[{i}]" for i, section in enumerate(booklet.sections)}
        self.own_path = ""

    def lines(self, made: Made) -> Iterator[str]:
        """The lock, line by line."""
        b = self.booklet
        yield "{"
        yield f'"format": {FORMAT},'
        for key, value in (
            ("edition", b.edition),
            ("title", b.title),
            ("author", b.author),
            ("language", b.language),
            ("direction", b.direction.value),
            ("layout", b.layout),
        ):
            yield f'"{key}": {quoted(value)},'
        if made != Made():
            yield from ('"made": {', f'"reason": {quoted(made.reason)},')
            yield from _block("engine", "[]", _pairs(made.engine))
            yield from _block("declared", "[]", _pairs(made.declared), end="")
            yield "},"
        s = b.stock
        safe = _numbers(s.safe_outside, s.safe_head, s.safe_foot, s.safe_inside)
        yield f'"trim": {_numbers(s.width, s.height)},'
        yield f'"bleed": {_number(s.bleed)},'
        yield f'"safe": {safe},'
        yield from _block("swatches", "{}", (f"{quoted(w.name)}: {_numbers(w.c, w.m, w.y, w.k)}" for w in b.swatches))
        yield from _block("hashes", "[]", _pairs(b.hashes))
        sections = (
            _object(
                id=quoted(s.id),
                kind=quoted(s.kind),
                title=quoted(s.title),
                first=str(s.first),
                pages=str(s.pages),
            )
            for s in b.sections
        )
        yield from _block("sections", "[]", sections)
        yield from _block("pages", "[]", (self.page(i, page) for i, page in enumerate(b.pages, 1)), end="")
        yield "}"

    def page(self, place: int, page: Page) -> str:
        self.own_path = self.paths.get(page.section, "")
        implied = page.id.rpartition("/")[0]
        head = f'{{"id":{quoted(page.id)},'
        if page.number != place:
            head += f'"number":{page.number},'
        if page.section != implied:
            head += f'"section":{quoted(page.section)},'
        items = ",\n".join(" " + self.item(item) for item in page.items)
        return f'{head}"items":[\n{items}\n]}}' if items else f'{head}"items":[]}}'

    def item(self, item: Item) -> str:
        tag = item.tag
        told = tag.role is not Role.FIELD or not isinstance(item, LineItem | BoxItem)
        who = {"name": quoted(tag.name), "role": quoted(tag.role.value) if told else ""}
        more = self.more(tag)
        match item:
            case Text():
                at = _numbers(item.x, item.y, item.width, item.above, item.below)
                style, glyphs = self.runs(item)
                return _object(text=quoted(item.text), **who, at=at, **style, **more, glyphs=glyphs)
            case LineItem():
                return _object(
                    line=_numbers(item.x1, item.y1, item.x2, item.y2),
                    **who,
                    pen=self.pen(item.thickness, item.ink),
                    dash=_numbers(*item.dash) if item.dash else "",
                    **more,
                )
            case BoxItem():
                radius = _number(item.radius) if item.radius else ""
                return _object(box=_rect(item.rect), **who, **self.paint(item), radius=radius, **more)
            case Path():
                d = " ".join(s.op + ",".join(map(_number, s.at)) for s in item.segments)
                return _object(path=_rect(item.rect), **who, **self.paint(item), **more, d=quoted(d))
            case Qr():
                rows = quoted(_pack(item.rows))
                ink = self.ink(item.ink)
                return _object(qr=quoted(item.payload), **who, at=_rect(item.rect), ink=ink, **more, rows=rows)
            case Picture():
                return _object(
                    picture=quoted(item.file),
                    **who,
                    at=_rect(item.rect),
                    pixels=_numbers(*item.pixels),
                    inks=f"[{quoted(item.space)},{item.bits}]",
                    **more,
                    sha256=quoted(item.sha256),
                )
            case _:
                assert_never(item)

    def more(self, tag: Tag) -> dict[str, str]:
        own, origin = self.own_path, tag.origin
        if origin.startswith("."):
            raise ValueError(f"{origin}: an origin is a path from the top of its file")
        if own and (origin == own or origin.startswith(own + ".")):
            origin = origin[len(own) :] or "."
        return {
            "lang": quoted(tag.language) if tag.language != self.booklet.language else "",
            "alt": quoted(tag.alt) if tag.alt else "",
            "from": quoted(origin),
        }

    def ink(self, ink: Ink | None) -> str:
        if ink is None:
            return ""
        if self.swatches.get(ink.swatch.name) != ink.swatch:
            raise ValueError(f"the swatch {ink.swatch.name} is not in the booklet's table")
        return quoted(ink.swatch.name if ink.tint == 100 else f"{ink.swatch.name} {_number(ink.tint)}%")

    def paint(self, item: BoxItem | Path) -> dict[str, str]:
        fill = self.ink(item.fill)
        if item.stroke is not None:
            return {"fill": fill, "pen": self.pen(item.thickness, item.stroke)}
        return {"fill": fill, "thick": _number(item.thickness) if item.thickness else ""}

    def pen(self, thickness: float, ink: Ink) -> str:
        return f"[{_number(thickness)},{self.ink(ink)}]"

    def runs(self, item: Text) -> tuple[dict[str, str], str]:
        """One run that is its whole line is told by its style and its glyphs; several, each in full."""

        def style(run: Run) -> str:
            return f"{quoted(run.font)},{_number(run.size_pt)},{self.ink(run.ink)}"

        if len(item.runs) == 1 and (run := item.runs[0]).text == item.text and run.x == item.x:
            return {"set": f"[{style(run)}]"}, quoted(_glyphs(run.glyphs))
        runs = (f"[{quoted(r.text)},{_number(r.x)},{style(r)},{quoted(_glyphs(r.glyphs))}]" for r in item.runs)
        return {"runs": f"[{','.join(runs)}]"}, ""


def _glyphs(glyphs: tuple[Glyph, ...]) -> str:
    words = []
    cluster, step = -1, 1
    for glyph in glyphs:
        word = f"{glyph.gid}:{glyph.advance}"
        displaced = glyph.dx or glyph.dy
        if glyph.cluster != cluster + step or displaced:
            word += f":{glyph.cluster}"
        if displaced:
            word += f":{glyph.dx}:{glyph.dy}"
        if glyph.cluster != cluster:
            step = 1 if glyph.cluster > cluster else -1
        cluster = glyph.cluster
        words.append(word)
    return " ".join(words)


def _pack(rows: tuple[str, ...]) -> str:
    """A square of modules as ``side:hex``, each row padded to whole hexadecimal digits on its right."""
    side = len(rows)
    if any(len(row) != side or row.strip("01") for row in rows):
        raise ValueError("a QR symbol is a square of 0 and 1")
    digits = -(-side // 4)
    return f"{side}:" + "".join(f"{int(row.ljust(digits * 4, '0'), 2):0{digits}x}" for row in rows)
