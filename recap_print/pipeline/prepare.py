"""From a file's name to a placed booklet, with everything there is to say about it on the way."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import recap_print
from recap_print.check.case import Case
from recap_print.design.model import Layout
from recap_print.design.pictograms import BadPath, Pictogram, pictograms_from
from recap_print.design.read import layout_from
from recap_print.edition.model import Edition
from recap_print.edition.read import edition_from
from recap_print.errors import CannotLayOut, CannotRead, CannotWrite
from recap_print.findings import RULES, Finding, Level
from recap_print.fonts import FontFile, FontShelf
from recap_print.pages.model import Booklet
from recap_print.pipeline.files import read, shown, write
from recap_print.pipeline.project import Project
from recap_print.source import Document, Unreadable, check_schema, parse, typed

if TYPE_CHECKING:
    from recap_print.sheets.model import Press

ROOMS = Path(recap_print.__file__).parent
SCHEMAS = {
    "edition": ROOMS / "edition" / "schema.json",
    "layout": ROOMS / "design" / "schema.json",
    "pictograms": ROOMS / "design" / "pictograms.schema.json",
    "press": ROOMS / "sheets" / "press.schema.json",
}
BAD_DRAWING = RULES.declare(
    "L012",
    "unreadable-drawing",
    reason="A pictogram's outline is drawn exactly as written: a slip leaves a hole where a reader looks for a sign.",
    source="SVG 2, chapter 9 (path data), absolute commands alone",
)
BAD_FONT = RULES.declare(
    "L013",
    "unusable-font",
    reason="A font that cannot be embedded whole is replaced at the printer's, and every line breaks elsewhere.",
    source="ISO 32000-1 §9.9: TrueType outlines embed as FontFile2",
)


@dataclass(frozen=True, slots=True)
class Read:
    """One YAML file: its document when it is readable, whether it follows its schema, and its findings."""

    document: Document | None
    findings: tuple[Finding, ...]

    @property
    def is_sound(self) -> bool:
        return self.document is not None and not self.findings


@dataclass(frozen=True, slots=True)
class Design:
    """A layout with all it names. ``layout`` is None when there is nothing to set pages with."""

    layout: Layout | None = None
    document: Document | None = None
    shelf: FontShelf = field(default_factory=lambda: FontShelf({}))
    pictograms: Mapping[str, Pictogram] = field(default_factory=dict)
    hashes: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()
    unreadable: bool = False


@dataclass(frozen=True, slots=True)
class Prepared:
    """An edition made ready, or the reasons why it is not. Findings are sorted."""

    path: Path
    findings: tuple[Finding, ...]
    unreadable: bool = False
    edition: Edition | None = None
    design: Design = field(default_factory=Design)
    booklet: Booklet | None = None

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.level is Level.ERROR)


class Workshop:
    """One project at work. Layouts, fonts and schemas are read once, however many editions use them."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._designs: dict[str, Design] = {}
        self._schemas: dict[str, tuple[dict[str, Any], str]] = {}

    def schema(self, kind: str) -> dict[str, Any]:
        return self._schema(kind)[0]

    def _schema(self, kind: str) -> tuple[dict[str, Any], str]:
        if kind not in self._schemas:
            raw = read(SCHEMAS[kind])
            self._schemas[kind] = json.loads(raw), hashlib.sha256(raw).hexdigest()
        return self._schemas[kind]

    def read_yaml(self, path: Path, kind: str) -> Read:
        """Parse, type and judge a file by its schema.

        The verdict "nothing wrong" is kept by the hash of text, schema and program: judging costs more than
        everything else ``validate`` does.
        """
        raw = read(path)
        schema, schema_hash = self._schema(kind)
        try:
            document = typed(parse(raw, shown(path)), schema)
        except Unreadable as error:
            return Read(None, tuple(error.findings))
        seal = hashlib.sha256(raw).hexdigest() + schema_hash + recap_print.__version__
        verdict = self.project.cache / "verdicts" / hashlib.sha256(seal.encode()).hexdigest()
        if verdict.is_file():
            return Read(document, ())
        findings = tuple(check_schema(document, schema))
        if not findings:
            _keep(verdict, b"")
        return Read(document, findings)

    def design(self, name: str) -> Design:
        """A layout and what it names. Everything wrong with it is in its findings."""
        if name not in self._designs:
            self._designs[name] = self._read_design(name)
        return self._designs[name]

    def _read_design(self, name: str) -> Design:
        path = self.project.layouts / f"{name}.yaml"
        if not path.is_file():
            return Design()  # rule E001 says so, at the line that names it
        found = self.read_yaml(path, "layout")
        if not found.is_sound or found.document is None:
            return Design(document=found.document, findings=found.findings, unreadable=found.document is None)
        layout = layout_from(found.document.data)
        hashes = [("layout", _sense(found.document))]
        findings: list[Finding] = []
        pictograms: dict[str, Pictogram] = {}
        if layout.pictograms:
            drawings = path.with_name(layout.pictograms)
            pictograms, sense, findings = self._read_pictograms(drawings)
            hashes.append(("pictograms", sense))
        shelf, font_findings = self._read_fonts(layout, found.document)
        hashes += [(f"font {name}", font.sha256) for name, font in shelf.fonts.items()]
        return Design(layout, found.document, shelf, pictograms, tuple(hashes), (*findings, *font_findings))

    def _read_pictograms(self, path: Path) -> tuple[dict[str, Pictogram], str, list[Finding]]:
        found = self.read_yaml(path, "pictograms")
        if not found.is_sound or found.document is None:
            return {}, "", list(found.findings)
        try:
            return pictograms_from(found.document.data), _sense(found.document), []
        except BadPath as error:
            where = found.document.where(error.origin)
            return {}, "", [BAD_DRAWING.finding(where, f"{error.reason}, at character {error.position + 1}")]

    def _read_fonts(self, layout: Layout, document: Document) -> tuple[FontShelf, list[Finding]]:
        fonts, findings = {}, []
        for name, file in layout.fonts:
            path = self.project.fonts / file
            if not path.is_file():
                continue  # rule L005 says so
            try:
                fonts[name] = FontFile(name, read(path))
            except CannotRead as error:
                findings.append(BAD_FONT.finding(document.where(f"fonts.{name}"), error.message, error.help))
        return FontShelf(fonts), findings

    def prepare(self, path: Path) -> Prepared:
        """Read, judge, place and judge again. Stops at the first stage that leaves nothing to go on with."""
        import recap_print.check  # noqa: F401  every rule is registered before any is asked

        found = self.read_yaml(path, "edition")
        if not found.is_sound or found.document is None:
            return Prepared(path, found.findings, unreadable=found.document is None)
        edition = edition_from(found.document.data)
        design = self.design(edition.layout)
        case = Case(edition, found.document, design.layout, design.document, self._names(design))
        findings = [*design.findings, *RULES.judge("E", case), *RULES.judge("L", case)]
        blocked = any(finding.level is Level.ERROR for finding in findings)
        booklet = None
        if design.layout and not blocked:
            booklet = self._compose(edition, design)
            placed = Case(edition, found.document, design.layout, design.document, case.names, booklet)
            findings += RULES.judge("P", placed)
        return Prepared(path, tuple(sorted(findings)), design.unreadable, edition, design, booklet)

    def _compose(self, edition: Edition, design: Design) -> Booklet:
        from recap_print.typeset.compose import compose

        if design.layout is None:
            raise CannotLayOut(f"edition {edition.id} has no layout")
        return compose(edition, design.layout, design.shelf, design.pictograms, design.hashes)

    def _names(self, design: Design) -> dict[str, tuple[str, ...]]:
        schema = self.schema("edition")
        content = {
            f"content {rule['if']['properties']['kind']['const']}": tuple(_properties(rule["then"], schema))
            for rule in schema["$defs"]["section"]["allOf"]
        }
        return {
            "layouts": self.project.layout_names(),
            "editions": tuple(self.project.edition_names()),
            "pictograms": tuple(design.pictograms),
            "fonts": self.project.font_files(),
            **content,
        }

    def press(self, said: str) -> Press:
        """A press profile. Raises CannotRead with its first finding when it is not sound."""
        from recap_print.sheets.press import press_from

        path = self.project.press(said)
        found = self.read_yaml(path, "press")
        if found.document is None or found.findings:
            first = found.findings[0]
            raise CannotRead(f"{first.where}: {first.message}", help=first.help)
        return press_from(found.document.data)


def _sense(document: Document) -> str:
    """The sha256 of what a file says: a comment, or the order of its keys, changes nothing."""
    return hashlib.sha256(json.dumps(document.data, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


DERIVED = {"whatsapp": ("link",), "survey": ("link",)}
"""Content that reading adds to what was declared (see ``edition.read``)."""


def _properties(part: Mapping[str, Any], schema: Mapping[str, Any], prefix: str = "") -> list[str]:
    """The dotted names of everything a part of the edition schema can hold, lists excluded."""
    names = []
    for key, value in part.get("properties", {}).items():
        target = value
        while "$ref" in target:
            target = schema["$defs"][target["$ref"].rpartition("/")[2]]
        names.append(f"{prefix}{key}")
        names += [f"{prefix}{key}.{derived}" for derived in DERIVED.get(key, ())]
        names += _properties(target, schema, f"{prefix}{key}.")
    return names


def _keep(path: Path, data: bytes) -> None:
    """Keep something in the cache; a cache that cannot be written is only slower."""
    try:
        write(path, data)
    except CannotWrite:
        return
