"""The lock: a ``Booklet`` written as small JSON text that people can review, and read back exactly.

    {
    "format": 1,
    "edition": "v11",                                     header: one fact a line
    "swatches": {"blue": [100,40,0,0], …},                one swatch a line; inks below are names: "blue 12%"
    "sections": [{"id":"contacts","kind":…}, …],          one section a line
    "pages": [
    {"id":"contacts/1","items":[
     {"text":"Avec qui ?","name":"cards.1.who.label.1",…,"glyphs":"36:550 88:310"},    one item a line
    ]}
    ]
    }

What another line already says is left out: a page's number when it is its place, its section when its id
begins with it, the booklet's language, and the path of its own section in an origin (``.fields[0].label``
stands for ``sections[3].fields[0].label``), so that a section more does not rewrite every line after it.
A line or a box without a ``role`` is a field to write in. A ``pen`` is its thickness and its ink.

A text line keeps ``at`` [x, y, width, above, below] and, last, its glyphs: ``gid:advance[:cluster[:dx:dy]]``.
A glyph that names no cluster takes the next one, in the direction of the last step.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import assert_never

from recap_print.errors import CannotRead
from recap_print.geometry import Glyph, Rect
from recap_print.ink import Ink
from recap_print.pages.model import Booklet, Item, Page, Path, Picture, Qr, Role, Run, Tag, Text
from recap_print.pages.model import Box as BoxItem
from recap_print.pages.model import Line as LineItem
from recap_print.pages.unlock import Malformed, booklet_from

FORMAT = 1
_FARTHEST = 1e9  # mm: beyond it a number is a mistake, and its shortest decimal is no longer short

_string = json.JSONEncoder(ensure_ascii=False).encode


def dumps(booklet: Booklet) -> str:
    """The lock of a booklet: the same booklet, the same text, to the byte. Ends with a newline.

    Raises ValueError for a booklet that breaks its own promises: matter overset, an ink whose swatch is not in the
    booklet's table, two swatches of one name, a number that is not finite.
    """
    return "\n".join(_Writer(booklet).lines()) + "\n"


def loads(text: str, name: str) -> Booklet:
    """The booklet of a lock. ``name`` is what people call the file (``editions/v11.lock.json``).

    Raises CannotRead for anything that is not a lock of this format, whole and well formed.
    """
    edition = re.sub(r".*[/\\:]|\.lock\.json$|\.json$", "", name) or "EDITION"
    again = f"`recap-print check --update {edition}` writes it again"
    try:
        data = json.loads(text, parse_constant=_refuse_constant)
        if re.search(r"\\u[dD][89a-fA-F]", text):  # half a character: JSON allows it, no file can hold it
            _string(data).encode()
        if not isinstance(data, dict) or "format" not in data:
            raise CannotRead(f"{name} is not a lock: it has no `format`", help=again)
        if data["format"] != FORMAT or isinstance(data["format"], bool):
            raise CannotRead(
                f"{name} is a lock of format {_string(data['format'])}; this recap-print reads format {FORMAT}",
                help=f"update recap-print, or {again}",
            )
        return booklet_from(data)
    except json.JSONDecodeError as error:
        if conflict := re.search(r"^(<{7}|={7}|>{7})( |$)", text, re.MULTILINE):
            line = text.count("\n", 0, conflict.start()) + 1
            raise CannotRead(f"{name}:{line} holds an unresolved merge", help=again) from None
        rest = text.strip()
        cut = not rest or (rest[0] == "{" and (rest[-1] != "}" or error.pos >= len(text.rstrip())))
        why = "is cut short" if cut else f"is not JSON ({error.msg})"
        raise CannotRead(f"{name}:{error.lineno}:{error.colno} {why}", help=again) from None
    except Malformed as error:
        raise CannotRead(f"{name}: {error}", help=again) from None
    except UnicodeEncodeError:
        raise CannotRead(f"{name} holds half a character (a lone surrogate)", help=again) from None
    except (ValueError, RecursionError):
        raise CannotRead(f"{name} is not a lock: a number or a nesting beyond reason", help=again) from None


def _refuse_constant(constant: str) -> float:
    raise Malformed(f"{constant} is not a number")


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


class _Writer:
    """Writes one booklet: holds what makes short forms possible."""

    def __init__(self, booklet: Booklet) -> None:
        if booklet.overset:
            raise ValueError("a booklet with matter overset is never locked")
        self.booklet = booklet
        self.swatches = {swatch.name: swatch for swatch in booklet.swatches}
        if len(self.swatches) != len(booklet.swatches) or any(name.endswith("%") for name in self.swatches):
            raise ValueError("swatches need names that differ and do not end with %")
        self.paths = {section.id: f"sections[{i}]" for i, section in enumerate(booklet.sections)}
        self.own_path = ""

    def lines(self) -> Iterator[str]:
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
            yield f'"{key}": {_string(value)},'
        s = b.stock
        safe = _numbers(s.safe_outside, s.safe_head, s.safe_foot, s.safe_inside)
        yield f'"trim": {_numbers(s.width, s.height)},'
        yield f'"bleed": {_number(s.bleed)},'
        yield f'"safe": {safe},'
        yield from _block("swatches", "{}", (f"{_string(w.name)}: {_numbers(w.c, w.m, w.y, w.k)}" for w in b.swatches))
        yield from _block("hashes", "[]", (f"[{_string(k)},{_string(v)}]" for k, v in b.hashes))
        sections = (
            _object(
                id=_string(s.id),
                kind=_string(s.kind),
                title=_string(s.title),
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
        head = f'{{"id":{_string(page.id)},'
        if page.number != place:
            head += f'"number":{page.number},'
        if page.section != implied:
            head += f'"section":{_string(page.section)},'
        items = ",\n".join(" " + self.item(item) for item in page.items)
        return f'{head}"items":[\n{items}\n]}}' if items else f'{head}"items":[]}}'

    def item(self, item: Item) -> str:
        tag = item.tag
        told = tag.role is not Role.FIELD or not isinstance(item, LineItem | BoxItem)
        who = {"name": _string(tag.name), "role": _string(tag.role.value) if told else ""}
        more = self.more(tag)
        match item:
            case Text():
                at = _numbers(item.x, item.y, item.width, item.above, item.below)
                style, glyphs = self.runs(item)
                return _object(text=_string(item.text), **who, at=at, **style, **more, glyphs=glyphs)
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
                return _object(path=_rect(item.rect), **who, **self.paint(item), **more, d=_string(d))
            case Qr():
                rows = _string(_pack(item.rows))
                ink = self.ink(item.ink)
                return _object(qr=_string(item.payload), **who, at=_rect(item.rect), ink=ink, **more, rows=rows)
            case Picture():
                return _object(
                    picture=_string(item.file),
                    **who,
                    at=_rect(item.rect),
                    pixels=_numbers(*item.pixels),
                    inks=f"[{_string(item.space)},{item.bits}]",
                    **more,
                    sha256=_string(item.sha256),
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
            "lang": _string(tag.language) if tag.language != self.booklet.language else "",
            "alt": _string(tag.alt) if tag.alt else "",
            "from": _string(origin),
        }

    def ink(self, ink: Ink | None) -> str:
        if ink is None:
            return ""
        if self.swatches.get(ink.swatch.name) != ink.swatch:
            raise ValueError(f"the swatch {ink.swatch.name} is not in the booklet's table")
        return _string(ink.swatch.name if ink.tint == 100 else f"{ink.swatch.name} {_number(ink.tint)}%")

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
            return f"{_string(run.font)},{_number(run.size_pt)},{self.ink(run.ink)}"

        if len(item.runs) == 1 and (run := item.runs[0]).text == item.text and run.x == item.x:
            return {"set": f"[{style(run)}]"}, _string(_glyphs(run.glyphs))
        runs = (f"[{_string(r.text)},{_number(r.x)},{style(r)},{_string(_glyphs(r.glyphs))}]" for r in item.runs)
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
