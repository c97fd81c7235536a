"""A layout with everything it names: its fonts, its pictograms, and what is wrong with any of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from recap_print.check.layout import BAD_DRAWING, BAD_FONT, NO_DRAWINGS
from recap_print.design.model import Layout
from recap_print.design.pictograms import BadPath, Pictogram, pictograms_from
from recap_print.design.read import layout_from
from recap_print.errors import CannotRead
from recap_print.findings import Finding, did_you_mean
from recap_print.fonts import FontFile, FontShelf
from recap_print.pipeline.files import is_file, read, shown
from recap_print.pipeline.project import Project
from recap_print.source import Document, Loaded, in_language

A_PATH = "for example `M3 12 L21 12`: from 3, 12 a line to 21, 12"


@dataclass(frozen=True, slots=True)
class Design:
    """A layout with all it names. ``layout`` is None when there is nothing to set pages with.

    ``document`` is the layout's own file, ``drawings`` that of its pictograms.
    ``knows_pictograms`` is False when their file could not be read: no name can then be called unknown.
    """

    layout: Layout | None = None
    document: Document | None = None
    shelf: FontShelf = field(default_factory=lambda: FontShelf({}))
    pictograms: Mapping[str, Pictogram] = field(default_factory=dict)
    hashes: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()
    unreadable: bool = False
    knows_pictograms: bool = False
    drawings: Document | None = None


ReadYaml = Callable[[Path, str], Loaded]


def read_design(project: Project, name: str, read_yaml: ReadYaml) -> Design:
    """A layout by its name. A name without a file is an empty design: rule E001 says so where it is named."""
    if name not in project.layout_names():
        return Design()
    path = project.layouts / f"{name}.yaml"
    found = read_yaml(path, "layout")
    if not found.is_sound or found.document is None:
        return Design(findings=found.findings, unreadable=found.is_unreadable)
    layout = layout_from(found.document.data)
    pictograms, drawings, faults = _pictograms(layout, path, found.document, read_yaml)
    shelf, font_faults = _fonts(layout, project, found.document)
    hashes = [("layout", _sense(found.document)), *([("pictograms", _sense(drawings))] if drawings else [])]
    hashes += [(f"font {font}", file.sha256) for font, file in shelf.fonts.items()]
    findings = (*faults, *font_faults)
    return Design(layout, found.document, shelf, pictograms, tuple(hashes), findings, False, not faults, drawings)


def in_words_of(design: Design, language: str) -> Design:
    """The same design, its layout's own words in a language; most layouts have none."""
    if design.layout is None or design.document is None:
        return design
    document = in_language(design.document, language, language)
    if document.root is design.document.root:
        return design
    return replace(design, layout=layout_from(document.data), document=document)


def _pictograms(
    layout: Layout, path: Path, document: Document, read_yaml: ReadYaml
) -> tuple[dict[str, Pictogram], Document | None, list[Finding]]:
    if not layout.pictograms:
        return {}, None, []
    drawings = path.with_name(layout.pictograms)
    if not is_file(drawings):
        message = f"there is no file {shown(drawings)}"
        there = sorted(path.name for path in drawings.parent.glob("*.yaml"))
        help = did_you_mean(layout.pictograms, there) or "name a file beside the layout, or leave the key out"
        return {}, None, [NO_DRAWINGS.finding(document.where("pictograms"), message, help)]
    found = read_yaml(drawings, "pictograms")
    if not found.is_sound or found.document is None:
        return {}, None, list(found.findings)
    try:
        return pictograms_from(found.document.data), found.document, []
    except BadPath as error:
        where = found.document.where(error.origin)
        return {}, None, [BAD_DRAWING.finding(where, f"{error.reason}, at character {error.position + 1}", A_PATH)]


def _fonts(layout: Layout, project: Project, document: Document) -> tuple[FontShelf, list[Finding]]:
    fonts, findings, known = {}, [], project.font_files()
    for name, file, path in layout.font_files:
        if file not in known:
            continue  # rule L005 says so
        try:
            fonts[name] = FontFile(name, read(project.fonts / file))
        except CannotRead as error:
            findings.append(BAD_FONT.finding(document.where(path), error.message, error.help))
    serving = {(f.font, f.script): f.name for f in layout.fallbacks if f.name in fonts and f.font in fonts}
    return FontShelf(fonts, serving), findings


def _sense(document: Document) -> str:
    """The sha256 of what a file says: a comment, or the order of its keys, changes nothing."""
    return hashlib.sha256(json.dumps(document.data, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
