"""A draft becomes a version: parsed, judged, placed. What several drafts share is made once."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path as File
from typing import Any, Generic, TypeVar

from drafts import EDITION, LAYOUT, PICTOGRAMS, Draft, Impossible, yaml_text

from recap_print.check import RULES
from recap_print.check.case import Case
from recap_print.compare.version import Version
from recap_print.design.model import Layout
from recap_print.design.pictograms import BadPath, Pictogram, pictograms_from
from recap_print.design.read import layout_from
from recap_print.edition.read import edition_from
from recap_print.findings import Level
from recap_print.fonts import FontFile, FontShelf
from recap_print.pipeline.prepare import Workshop
from recap_print.pipeline.project import Project
from recap_print.source import Document, check_schema, in_language, parse, typed
from recap_print.typeset.compose import compose
from recap_print.typeset.ream import Ream

T = TypeVar("T")
ROOT = File(__file__).parents[2]
BASES = ("v10", "v11")
NAMES = {EDITION: "editions/{}.yaml", LAYOUT: "layouts/a5.yaml", PICTOGRAMS: "layouts/pictograms.yaml"}
KEPT = 20
"""How many versions, documents and designs are remembered: made again, they would only take longer."""
PADDED = "+"
"""A font file whose name ends so is the one before it, with bytes after its end that nobody reads."""
NOT_ASKED = frozenset({"E002", "L009"})
"""Rules about a file's own name, and about what content each kind of section can have."""
OF_PAGES = frozenset({"P004", "P005", "P006", "P007"})
"""Rules of whole pages: one more or less breaks them by itself, and is still an edit of a lock."""


@dataclass(frozen=True, slots=True)
class _Design:
    document: Document
    pictograms_document: Document
    layout: Layout
    shelf: FontShelf
    pictograms: dict[str, Pictogram]
    hashes: tuple[tuple[str, str], ...]


@cache
def workshop() -> Workshop:
    return Workshop(Project(ROOT))


@cache
def base(name: str) -> Draft:
    """An edition of the repository as it is in French, set in the one layout that both bases are edited in."""
    texts = {kind: (ROOT / path.format(name)).read_bytes() for kind, path in NAMES.items()}
    read = {kind: typed(parse(text, kind), workshop().schema(kind)) for kind, text in texts.items()}
    data = {kind: in_language(document, "fr", "fr").data for kind, document in read.items()}
    edition = {key: value for key, value in data[EDITION].items() if key != "variants"} | {"layout": "a5"}
    return Draft(name, edition, data[LAYOUT], data[PICTOGRAMS])


class _Memory(Generic[T]):
    """What was made last, by what it was made of: what nobody asked for longest is forgotten first."""

    def __init__(self) -> None:
        self._kept: dict[object, tuple[object, T]] = {}

    def get(self, key: object, of: object, make: Callable[[], T]) -> T:
        """``of`` is kept alive as long as ``key`` says its identity."""
        known = self._kept.pop(key, None) or (of, make())
        self._kept[key] = known
        if len(self._kept) > KEPT:
            del self._kept[next(iter(self._kept))]
        return known[1]


class Maker:
    """Makes versions, and remembers the parts that many have in common."""

    def __init__(self) -> None:
        self._documents = _Memory[Document]()
        self._designs = _Memory[_Design]()
        self._versions = _Memory[Version]()
        self._reams = defaultdict[str, Ream](Ream)

    def version(self, draft: Draft) -> Version:
        """Raises Impossible when the draft is no valid edition, or does not fit on its pages."""
        return self._versions.get(id(draft), draft, lambda: self._version(draft))

    def _version(self, draft: Draft) -> Version:
        design = self._design(draft)
        document = self._document(draft.edition, EDITION, draft.name)
        edition = edition_from(document.data)
        known = workshop().project
        names = {
            "layouts": known.layout_names(),
            "editions": tuple(known.edition_names()),
            "pictograms": tuple(design.pictograms),
            "fonts": known.font_files(),
            "pictures": (),
        }
        case = Case(edition, document, design.layout, design.document, names)
        rules = [*RULES.judge("E", case), *RULES.judge("L", case)]
        wrong = [f for f in rules if f.level is Level.ERROR and f.code not in NOT_ASKED]
        if wrong:
            raise Impossible(f"{wrong[0].code} {wrong[0].message}")
        booklet = compose(
            edition, design.layout, design.shelf, design.pictograms, design.hashes, ream=self._reams[draft.name]
        )
        if booklet.overset:
            raise Impossible(f"does not fit: {booklet.overset[0].origin}")
        found = [f for f in RULES.judge("P0", replace(case, booklet=booklet)) if f.level is Level.ERROR]
        found = [f for f in found if not (draft.sealed and f.code in OF_PAGES)]
        if found:
            raise Impossible(f"{found[0].code} {found[0].message}")
        for change in draft.placed:
            booklet = change(booklet)
        if draft.sealed:
            return Version(f"{draft.name}.lock.json", booklet, made=draft.made)
        return Version(draft.name, booklet, document, design.document, design.pictograms_document, draft.made)

    def _document(self, data: Any, kind: str, name: str = "") -> Document:
        def parsed() -> Document:
            schema = workshop().schema(kind)
            document = typed(parse(yaml_text(data).encode(), NAMES[kind].format(name)), schema)
            if faults := check_schema(document, schema):
                raise Impossible(f"{faults[0].code} {faults[0].message}")
            return document

        return self._documents.get(id(data), data, parsed)

    def _design(self, draft: Draft) -> _Design:
        key = (id(draft.layout), id(draft.pictograms), draft.fonts)
        return self._designs.get(key, draft, lambda: self._designed(draft))

    def _designed(self, draft: Draft) -> _Design:
        document = self._document(draft.layout, LAYOUT)
        drawings = self._document(draft.pictograms, PICTOGRAMS)
        layout = layout_from(document.data)
        try:
            pictograms = pictograms_from(drawings.data)
        except BadPath as error:
            raise Impossible(error.reason) from error
        instead = dict(draft.fonts)
        shelf = {name: _font(name, instead.get(file, file)) for name, file, _ in layout.font_files}
        serving = {(other.font, other.script): other.name for other in layout.fallbacks}
        hashes = [("layout", _sense(document)), ("pictograms", _sense(drawings))]
        hashes += [(f"font {name}", file.sha256) for name, file in shelf.items()]
        return _Design(document, drawings, layout, FontShelf(shelf, serving), pictograms, tuple(hashes))


@cache
def _font(name: str, file: str) -> FontFile:
    path = ROOT / "fonts" / file.removesuffix(PADDED)
    if not path.is_file():
        raise Impossible(f"there is no font {file}")
    return FontFile(name, path.read_bytes() + (b"\0\0\0\0" if file.endswith(PADDED) else b""))


def _sense(document: Document) -> str:
    return sha256(json.dumps(document.data, sort_keys=True).encode()).hexdigest()


@cache
def maker() -> Maker:
    """The one that all share, so that an edition as it is is placed once."""
    return Maker()
