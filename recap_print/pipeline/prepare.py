"""From a file's name to a placed booklet, with everything there is to say about it on the way."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import recap_print
from recap_print.check import RULES
from recap_print.check.case import Case
from recap_print.check.pages import FOLDABLE
from recap_print.check.pictures import photos
from recap_print.check.preflight import Waived
from recap_print.check.waive import ON_PAGES, waive
from recap_print.edition.model import Edition
from recap_print.edition.read import DERIVED, LINKED, edition_from, variants_from
from recap_print.errors import CannotWrite, UsageError
from recap_print.findings import Finding, Level
from recap_print.fonts import FontFile
from recap_print.pages.model import Booklet
from recap_print.pipeline.designs import Design, in_words_of, read_design
from recap_print.pipeline.files import is_file, read, shown, write
from recap_print.pipeline.pictures import read_pictures
from recap_print.pipeline.project import Project
from recap_print.pipeline.variants import called, known, meant, variant_for, variant_of
from recap_print.source import Loaded, Unreadable, check_schema, parse, typed

if TYPE_CHECKING:
    from recap_print.typeset.ream import Ream

ROOMS = Path(recap_print.__file__).parent
UNPLACEABLE = frozenset({"E001", "E005", "E015", "E016"})
"""Edition rules after which nothing can be placed; after the others, pages are set and judged all the same."""
MOST_YAML = 4 << 20
"""Enough to know that a text is larger than any declaration may be (rule S015); the rest is not even read."""
SCHEMAS = {
    "edition": ROOMS / "edition" / "schema.json",
    "layout": ROOMS / "design" / "schema.json",
    "pictograms": ROOMS / "design" / "pictograms.schema.json",
    "press": ROOMS / "sheets" / "press.schema.json",
    "conditions": ROOMS / "sheets" / "conditions.schema.json",
    "changes": ROOMS / "report" / "changes.schema.json",
}


@dataclass(frozen=True, slots=True)
class Prepared:
    """An edition made ready, or the reasons why it is not. Findings are sorted."""

    path: Path
    findings: tuple[Finding, ...]
    unreadable: bool = False
    edition: Edition | None = None
    design: Design = field(default_factory=Design)
    booklet: Booklet | None = None
    case: Case | None = None
    """What the rules were given to judge: whoever judges further asks it for lines of YAML."""
    waived: tuple[Waived, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.level is Level.ERROR)

    @property
    def drawable(self) -> Booklet | None:
        """The booklet, when nothing stands in the way of drawing it. A page count is the press's own question."""
        return None if any(finding.code != FOLDABLE for finding in self.errors) else self.booklet


class Workshop:
    """One project at work. Layouts, fonts and schemas are read once, however many editions use them."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._designs: dict[str, Design] = {}
        self._fonts: dict[tuple[str, str], FontFile] = {}
        self._read: dict[tuple[Path, str], Loaded] = {}
        self._schemas: dict[str, tuple[dict[str, Any], str]] = {}

    def names(self) -> list[str]:
        """Every edition, oldest first, each followed by its variants: all that is judged, recorded and printed."""
        return [name for edition in self.project.edition_names() for name in self.with_variants(edition)]

    def with_variants(self, said: str) -> list[str]:
        """An edition, by its name or path, and after it its variants. A variant is alone, and so is what has faults."""
        file, variant = variant_of(self.project.edition(said))
        found = self._declared(file)
        if variant or not found.is_sound:
            return [said]
        return [said, *(called(said, one.name) for one in variants_from(found.data))]

    def variant(self, said: str, language: str = "", layout: str = "") -> str:
        """What an edition is called in this language and this layout. Raises NoVariant when it is not declared so."""
        path = self.project.edition(said)
        file, _ = variant_of(path)
        found = self._declared(file)
        if not (language or layout) or not found.is_sound:
            return said
        if path != file:
            raise UsageError(f"{path.stem} is a variant already", help=f"name the edition: {file.stem}")
        return called(said, variant_for(found.data, language, layout))

    def must_declare(self, said: str) -> None:
        """Raises NoVariant when what was named is a variant, and its edition declares no such one."""
        file, variant = variant_of(self.project.edition(said))
        if variant and (found := self._declared(file)).is_sound:
            known(found.data, variant)

    def press(self, said: str) -> str:
        """The press that an edition says it is imposed for; empty when it says none, or cannot be read."""
        found = self._declared(variant_of(self.project.edition(said))[0])
        return str(found.data.get("press", "")) if found.is_sound else ""

    def _declared(self, file: Path) -> Loaded:
        """The YAML of an edition, read once for all its variants."""
        return self._read_once(file, "edition")

    def _read_once(self, path: Path, kind: str) -> Loaded:
        if (path, kind) not in self._read:
            self._read[path, kind] = self.read_yaml(path, kind)
        return self._read[path, kind]

    def schema(self, kind: str) -> dict[str, Any]:
        return self._schema(kind)[0]

    def _schema(self, kind: str) -> tuple[dict[str, Any], str]:
        if kind not in self._schemas:
            raw = read(SCHEMAS[kind])
            self._schemas[kind] = json.loads(raw), hashlib.sha256(raw).hexdigest()
        return self._schemas[kind]

    def read_yaml(self, path: Path, kind: str) -> Loaded:
        """Parse, type and judge a file by its schema.

        The verdict "nothing wrong" is kept by the hash of text, schema and program: judging costs more than
        everything else ``validate`` does.
        """
        raw = read(path, cut=MOST_YAML)
        schema, schema_hash = self._schema(kind)
        try:
            document = typed(parse(raw, shown(path)), schema)
        except Unreadable as error:
            return Loaded(None, error.findings)
        seal = hashlib.sha256(raw).hexdigest() + schema_hash + recap_print.__version__
        verdict = self.project.cache / "verdicts" / hashlib.sha256(seal.encode()).hexdigest()
        if is_file(verdict):
            return Loaded(document, ())
        findings = tuple(check_schema(document, schema))
        if not findings:
            _keep(verdict, b"")
        return Loaded(document, findings)

    def design(self, name: str) -> Design:
        """A layout and what it names. Everything wrong with it is in its findings."""
        if name not in self._designs:
            self._designs[name] = self._with_known_fonts(read_design(self.project, name, self._read_once))
        return self._designs[name]

    def _with_known_fonts(self, design: Design) -> Design:
        """A font that another layout has too keeps the words it has shaped."""
        fonts = {name: self._fonts.setdefault((name, f.sha256), f) for name, f in design.shelf.fonts.items()}
        return replace(design, shelf=replace(design.shelf, fonts=fonts))

    def prepare(self, path: Path) -> Prepared:
        """Read, judge, place and judge again. Stops at the first stage that leaves nothing to go on with."""
        file, variant = variant_of(path)
        found = self._declared(file)
        if not found.is_sound or found.document is None:
            layout = found.document.data.get("layout") if found.document else None
            design = self.design(layout) if isinstance(layout, str) else Design()
            told = tuple(sorted((*found.findings, *design.findings)))
            return Prepared(path, told, unreadable=found.is_unreadable)
        document = meant(found.document, variant)
        edition = edition_from(document.data, variant)
        design = in_words_of(self.design(edition.layout), edition.language)
        case = Case(edition, document, design.layout, design.document, self._names(design), written=found.document)
        album = read_pictures(self.project, (file for _, file in photos(case)), design.layout, self.read_yaml)
        case = replace(case, pictures=album.found)
        findings = [*design.findings, *RULES.judge("E", case), *RULES.judge("L", case)]
        blocked = any(f.level is Level.ERROR and (f.code[0] == "L" or f.code in UNPLACEABLE) for f in findings)
        booklet = None
        if design.layout and not blocked:
            from recap_print.typeset.compose import compose

            hashes = (*design.hashes, *album.hashes)
            pictures, ream = case.sound_pictures, self.ream(path)
            booklet = compose(edition, design.layout, design.shelf, design.pictograms, hashes, pictures, ream)
            case = replace(case, booklet=booklet)
            self.placed(Prepared(path, (), edition=edition, design=design, booklet=booklet, case=case))
            findings += [*RULES.judge("P0", case), *RULES.judge("R2", case)]
        findings += [*RULES.judge("R1", case), *RULES.judge("Y", case)]
        left, waived = waive(findings, case, ON_PAGES)
        return Prepared(path, tuple(sorted(left)), design.unreadable, edition, design, booklet, case, tuple(waived))

    def ream(self, path: Path) -> Ream | None:
        """Pages of an edition from the time before: for a workshop that stays open."""

    def placed(self, prepared: Prepared) -> None:
        """Hears of pages as soon as they stand, before they are judged: for a workshop that shows them at once."""

    def _names(self, design: Design) -> dict[str, tuple[str, ...]]:
        schema = self.schema("edition")
        content = {
            f"content {rule['if']['properties']['kind']['const']}": tuple(_properties(rule["then"], schema))
            for rule in schema["$defs"]["section"]["allOf"]
        }
        return {
            "layouts": self.project.layout_names(),
            "editions": tuple(self.project.edition_names()),
            "presses": tuple(self.project.press_names()),
            **({"pictograms": tuple(design.pictograms)} if design.knows_pictograms else {}),
            "fonts": self.project.font_files(),
            "pictures": self.project.picture_files(),
            **content,
        }


def _properties(part: Mapping[str, Any], schema: Mapping[str, Any], prefix: str = "") -> list[str]:
    """The dotted names of everything a part of the edition schema can hold, lists excluded."""
    names = []
    for key, value in part.get("properties", {}).items():
        target = value
        while "$ref" in target:
            target = schema["$defs"][target["$ref"].rpartition("/")[2]]
        names.append(f"{prefix}{key}")
        names += [f"{prefix}{key}.{DERIVED}"] if key in LINKED else []
        names += _properties(target, schema, f"{prefix}{key}.") if target.get("type") == "object" else []
    return names


def _keep(path: Path, data: bytes) -> None:
    """Keep something in the cache; a cache that cannot be written is only slower."""
    try:
        write(path, data)
    except CannotWrite:
        return
