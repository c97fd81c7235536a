"""The family history, read from ``editions/``: files first, and locks where a file is gone or cannot be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recap_print.compare.deeds import Part
from recap_print.compare.lineage import Family, Known, Member, family
from recap_print.design.model import Layout
from recap_print.edition.model import Change
from recap_print.errors import CannotRead
from recap_print.pages.model import Booklet
from recap_print.pages.store import loads
from recap_print.pipeline.files import is_file, read, shown, write
from recap_print.pipeline.prepare import Workshop
from recap_print.pipeline.project import LOCK, natural
from recap_print.source import in_language

if TYPE_CHECKING:
    from recap_print.pipeline.product import Product

_NO_WORDS = frozenset({"id", "kind", "pictogram", "color", "pages", "answer", "width", "fields"})
"""Keys of a section that say how it looks, or are told otherwise."""


def history(workshop: Workshop, said: str = "") -> Family:
    """The whole family, or with ``said`` (a name, or a path) that version and its ancestors.

    Raises UsageError when there is no such edition. A file that cannot be read is told as a trouble of its version.
    """
    project = workshop.project
    locks = {path.name.removesuffix(LOCK) for path in project.editions.glob(f"[!.]*{LOCK}") if is_file(path)}
    files = {name: project.editions / f"{name}.yaml" for name in project.edition_names()}
    of = said.removesuffix(LOCK).rpartition("/")[2] if said.endswith(LOCK) else said
    if of.partition(".")[0] in files:
        of = of.partition(".")[0]  # a variant has its edition's history
    if of and of not in files and of not in locks:
        path = project.edition(said)
        of = path.stem
        files[of] = path
    locks -= {name for name in locks if name.partition(".")[0] in files}  # a variant is a part of its edition's story
    known = sorted({*files, *locks}, key=natural)
    return family((_member(workshop, name, files.get(name), name in locks) for name in known), of)


def keep_page(path: Path, family: Family) -> Product:
    """Write the history as a page for browsers."""
    from recap_print.pipeline.product import Product
    from recap_print.report.history import heading
    from recap_print.report.history_page import page

    data = page(family).encode()
    write(path, data)
    return Product(path, len(data), (heading(family),))


def _member(workshop: Workshop, name: str, path: Path | None, locked: bool) -> Member:
    troubles: list[str] = []
    if path is not None:
        try:
            loaded = workshop.read_yaml(path, "edition")
        except CannotRead as error:
            troubles.append(error.message)
        else:
            if loaded.findings:
                first, *others = sorted(loaded.findings)
                more = f", and {len(others)} more: `recap-print validate {name}` tells" if others else ""
                troubles.append(f"{first.where}: {first.message}{more}")
            if loaded.document and isinstance(loaded.data, dict):
                own = _words(loaded.data, "language")
                return _declared(workshop, name, in_language(loaded.document, own, own).data, tuple(troubles))
    return _recorded(workshop, name, locked, troubles)


def _recorded(workshop: Workshop, name: str, locked: bool, troubles: list[str]) -> Member:
    """What the lock knows of a version whose file does not tell."""
    if locked:
        try:
            path = workshop.project.lock(name)
            return _placed(name, loads(read(path).decode("utf-8", "replace"), shown(path)), tuple(troubles))
        except CannotRead as error:
            troubles.append(error.message)
    return Member(name, Known.NAME, troubles=tuple(troubles))


def _placed(name: str, booklet: Booklet, troubles: tuple[str, ...]) -> Member:
    stock = booklet.stock
    return Member(
        name,
        Known.LOCK,
        title=booklet.title,
        language=booklet.language,
        layout=booklet.layout,
        trim=(stock.width, stock.height),
        pages=len(booklet.pages),
        parts=tuple(Part(section.id, section.kind, section.title, section.pages) for section in booklet.sections),
        troubles=troubles,
    )


def _declared(workshop: Workshop, name: str, data: Mapping[str, Any], troubles: tuple[str, ...]) -> Member:
    """An edition's own words, taken one by one: a file with faults still tells the rest."""
    layout = workshop.design(_words(data, "layout")).layout
    pages = _number(data, "pages")
    return Member(
        name,
        title=_words(data, "title"),
        language=_words(data, "language"),
        previous=_words(data, "previous"),
        date=_words(data, "date"),
        status=_words(data, "status"),
        layout=_words(data, "layout"),
        trim=(layout.width, layout.height) if layout else None,
        pages=pages,
        copies=_number(data, "copies"),
        changes=tuple(
            Change(*(_words(c, key) for key in ("what", "why", "hypothesis"))) for c in _maps(data, "changes")
        ),
        parts=tuple(_parts([s for s in _maps(data, "sections") if _words(s, "id")], pages, layout)),
        troubles=troubles,
    )


def _parts(sections: list[Mapping[str, Any]], pages: int, layout: Layout | None) -> Iterator[Part]:
    """Sections with their pages: as many as declared, as the template has, or, for the one that fills, as are left."""
    counts = [_number(section, "pages") or _natural_pages(section, layout) for section in sections]
    fills = [nth for nth, section in enumerate(sections) if section.get("pages") == "fill"]
    if len(fills) == 1 and all(counts):
        (nth,) = fills
        counts[nth] = max(counts[nth], pages - sum(counts) + counts[nth])
    for section, count in zip(sections, counts, strict=True):
        said = {key: value for key, value in section.items() if key != "title"}
        id, kind, title = (_words(section, key) for key in ("id", "kind", "title"))
        yield Part(id, kind, title, count, tuple(_fields(section)), tuple(_texts(said)))


def _natural_pages(section: Mapping[str, Any], layout: Layout | None) -> int:
    """How many pages a section has when it does not say; 0 without the layout that knows."""
    if layout is None:
        return 0
    template = layout.template(_words(section, "kind"))
    return (len(template.first) if template else 0) or 1


def _fields(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every question below a value: where it stands and its id, then its label."""
    for key, part in _below(value):
        if key == "fields":
            yield from ((f"{path}{_words(field, 'id')}", _words(field, "label")) for field in _maps(value, "fields"))
        else:
            yield from _fields(part, f"{path}{key}." if key else path)


def _texts(value: Any) -> Iterator[str]:
    """Every word below a value that is not a question's."""
    if isinstance(value, str):
        yield value
    for key, part in _below(value):
        if key not in _NO_WORDS:
            yield from _texts(part)


def _below(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        yield from (("", part) for part in value)


def _words(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key)
    return value if isinstance(value, str) else ""


def _number(data: Mapping[str, Any], key: str) -> int:
    value = data.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0


def _maps(data: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    value = data.get(key)
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []
