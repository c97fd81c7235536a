"""Plain data that follows ``schema.json`` -> ``Layout``. Defaults live here, once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from recap_print.declared import Said
from recap_print.design import blocks as b
from recap_print.design import model as m
from recap_print.design.pictograms import Weight
from recap_print.ink import Swatch

Data = Mapping[str, Any]


def layout_from(data: Data) -> m.Layout:
    """A layout from data that its schema accepts. Origins start with ``layout:``."""
    margins = m.Margins(**data["margins"])
    return m.Layout(
        id=data["id"],
        width=data["trim"]["width"],
        height=data["trim"]["height"],
        bleed=data["bleed"],
        safe=m.Margins(**data["safe"]),
        margins=margins,
        grid=data["grid"],
        swatches=tuple(Swatch(name, **recipe) for name, recipe in data["swatches"].items()),
        fonts=tuple(data["fonts"].items()),
        styles=tuple(m.Style(name, **style) for name, style in data["styles"].items()),
        pictograms=data.get("pictograms", ""),
        writing=m.Writing(**data["writing"]),
        furniture=_furniture(data["furniture"]),
        rgb=m.Rgb(data.get("pictures", {}).get("rgb", m.Rgb.REFUSE)),
        fallbacks=tuple(
            m.Fallback(script, font, file)
            for script, files in data.get("fallback", {}).items()
            for font, file in files.items()
        ),
        templates=tuple(_template(kind, t, margins) for kind, t in data["templates"].items()),
    )


def _furniture(data: Data) -> m.Furniture:
    tab, folio, running, index = (data.get(key, {}) for key in ("tab", "folio", "running", "index"))
    return m.Furniture(
        tab=m.Tabs(**{**tab, "weight": _weight(tab)}) if tab else None,
        folio_style=folio.get("style", ""),
        folio_from_foot=folio.get("from_foot", 0.0),
        running_style=running.get("style", ""),
        running_from_head=running.get("from_head", 0.0),
        running_pictogram=running.get("pictogram", 0.0),
        index_style=index.get("style", ""),
        index_width=index.get("width", 0.0),
    )


def _template(kind: str, data: Data, margins: m.Margins) -> m.Template:
    origin = f"layout:templates.{kind}"
    return m.Template(
        kind=kind,
        starts=data.get("starts", "any"),
        tab=data.get("tab", False),
        first=tuple(_page(p, margins, f"{origin}.first[{i}]") for i, p in enumerate(data.get("first", ()))),
        each=tuple(_page(p, margins, f"{origin}.each[{i}]") for i, p in enumerate(data.get("each", ()))),
    )


def _page(data: Data, margins: m.Margins, origin: str) -> m.PageSpec:
    return m.PageSpec(
        fill=data.get("fill", ""),
        fill_to=data.get("fill_to", 0.0),
        furniture=frozenset(data.get("furniture", ())),
        margins=m.Margins(**data["margins"]) if "margins" in data else margins,
        blocks=blocks_from(data["blocks"], f"{origin}.blocks"),
    )


def blocks_from(data: Sequence[Data], origin: str) -> tuple[b.Block, ...]:
    """Blocks from their data; ``origin`` is the path of the list. An edition's own pages use this too."""
    found = []
    for i, block in enumerate(data):
        ((kind, settings),) = block.items()
        found.append(_BLOCKS[kind](settings, f"{origin}[{i}].{kind}"))
    return tuple(found)


def _source(data: Data, origin: str, literal: str = "text") -> b.Source:
    if "from" in data:
        return b.Ref(data["from"], f"{origin}.from")
    return Said(data.get(literal, ""), f"{origin}.{literal}")


def _said_list(data: Data, origin: str, literal: str) -> tuple[Said, ...] | b.Ref:
    if "from" in data:
        return b.Ref(data["from"], f"{origin}.from")
    return tuple(Said(text, f"{origin}.{literal}[{i}]") for i, text in enumerate(data.get(literal, ())))


def _length(value: float | str) -> float:
    return b.FILL if value == "fill" else float(value)


def _align(data: Data) -> b.Align:
    return b.Align(data.get("align", "start"))


def _weight(data: Data) -> Weight:
    return Weight(data.get("weight", Weight.REGULAR))


def _heading(data: Data, origin: str) -> b.Block:
    return b.Heading(_source(data, origin), data.get("style", "title"), _align(data))


def _text(data: Data, origin: str) -> b.Block:
    return b.Paragraph(_source(data, origin), data.get("style", "body"), _align(data))


def _list(data: Data, origin: str) -> b.Block:
    mark = b.ListMark(data.get("mark", "dot"))
    style = data.get("style", "body")
    return b.Listing(_said_list(data, origin, "items"), style, mark, data.get("ink", ""), data.get("gap", 0.0))


def _field(data: Data, origin: str) -> b.Block:
    return b.Fields(((data, origin),), 6.0, 0.0, False)


def _fields(data: Data, origin: str) -> b.Block:
    source: tuple[tuple[object, str], ...] | b.Ref
    if "from" in data:
        source = b.Ref(data["from"], f"{origin}.from")
    else:
        source = tuple((field, f"{origin}.items[{i}]") for i, field in enumerate(data.get("items", ())))
    return b.Fields(source, data.get("gap", 6.0), data.get("row_gap", 2.0), data.get("show") == "examples")


def _tick(data: Data, origin: str) -> b.Block:
    return b.Tick(_source(data, origin), data.get("style", "body"))


def _repeat(data: Data, origin: str) -> b.Block:
    return b.Repeat(
        source=b.Ref(data["from"], f"{origin}.from") if "from" in data else None,
        times=data.get("times", 1),
        times_from=b.Ref(data["times_from"], f"{origin}.times_from") if "times_from" in data else None,
        name=data.get("name", "part"),
        columns=data.get("columns", 1),
        gap=data.get("gap", 0.0),
        stretch=data.get("stretch", False),
        blocks=blocks_from(data["blocks"], f"{origin}.blocks"),
    )


def _columns(data: Data, origin: str) -> b.Block:
    return b.Columns(
        widths=tuple(_length(width) for width in data["widths"]),
        gap=data.get("gap", 6.0),
        align=data.get("align", "top"),
        cells=tuple(blocks_from(cell, f"{origin}.cells[{i}]") for i, cell in enumerate(data["cells"])),
    )


def _lines(data: Data, origin: str) -> b.Block:
    return b.Lines(data.get("pitch", 10.0), data.get("count", 0), data.get("mark") == "tick")


def _table(data: Data, origin: str) -> b.Block:
    return b.Table(
        head=_said_list(data, origin, "head"),
        widths=tuple(_length(width) for width in data.get("widths", ())),
        rows=data["rows"],
        row_height=data.get("row_height", b.FILL),
        corner=data.get("corner", 0.0),
    )


def _month(data: Data, origin: str) -> b.Block:
    return b.Month(
        first=b.Ref(data["from"], f"{origin}.from"),
        names=b.Ref(data["names"], f"{origin}.names"),
        style=data.get("style", "title"),
        corner=data.get("corner", 8.0),
        fill=data.get("fill", ""),
    )


def _box(data: Data, origin: str) -> b.Block:
    return b.Frame(
        fill=data.get("fill", ""),
        stroke=data.get("stroke", ""),
        thickness=data.get("thickness", 0.35),
        radius=data.get("radius", 0.0),
        padding=data.get("padding", 4.0),
        height=_length(data.get("height", 0.0)),
        blocks=blocks_from(data["blocks"], f"{origin}.blocks"),
    )


def _qr(data: Data, origin: str) -> b.Block:
    return b.Code(_source(data, origin, "link"), data.get("size", 30.0), _align(data))


def _picture(data: Data, origin: str) -> b.Block:
    source = _source(data, origin, "pictogram")
    return b.Picture(source, data["size"], data.get("ink", "black"), _align(data), _weight(data))


def _photo(data: Data, origin: str) -> b.Block:
    alt = Said(data["alt"], f"{origin}.alt")
    return b.Photo(data["file"], alt, _length(data.get("width", "fill")), data.get("height", 0.0), _align(data))


def _spacer(data: float | str, origin: str) -> b.Block:
    return b.Spacer(_length(data))


def _rule(data: Data, origin: str) -> b.Block:
    return b.Separator(data.get("ink", ""), data.get("thickness", 0.35))


def _index(data: Data, origin: str) -> b.Block:
    return b.Index(data.get("style", "body"), data.get("pages", True), data.get("gap", 4.0))


_BLOCKS: dict[str, Any] = {
    "heading": _heading,
    "text": _text,
    "list": _list,
    "field": _field,
    "fields": _fields,
    "tick": _tick,
    "repeat": _repeat,
    "columns": _columns,
    "lines": _lines,
    "table": _table,
    "month": _month,
    "box": _box,
    "qr": _qr,
    "picture": _picture,
    "photo": _photo,
    "spacer": _spacer,
    "rule": _rule,
    "index": _index,
}
