"""What is shown, as plain data for the page in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

from recap_print.check.case import Case
from recap_print.findings import Finding, Where
from recap_print.pages.model import Booklet, bounds
from recap_print.preview.items import Link
from recap_print.preview.sheeting import rect_told
from recap_print.preview.shown import Leaf, Shown
from recap_print.report.data import page_number, spot

EDITOR = "vscode://file/{path}:{line}:{column}"
"""How an editor is asked to open a file: ``path`` is absolute, without its first slash."""
MOST_EXCERPT = 2_000
"""Characters of a line: a declaration may hold a megabyte in one."""
Spot = tuple[int, tuple[float, float]]


def linker(editor: str) -> Link:
    """Links to places in files, by a pattern like ``EDITOR``."""

    def link(where: Where) -> str:
        if not where.file:
            return ""
        path = quote(Path(where.file).absolute().as_posix().removeprefix("/"))
        found = editor.replace("{path}", path)
        return found.replace("{line}", str(where.line or 1)).replace("{column}", str(where.column or 1))

    return link


def state(shown: Shown, against: str, editor: str) -> dict[str, Any]:
    """Everything but pictures, items and sheets. Lengths in mm. Before the first booklet, what tells of it is empty::

        {"serial": 7, "edition": "v11", "title": …, "language": "fr", "direction": "ltr", "layout": "a5",
         "trim": {"width": 148, "height": 210}, "bleed": 3, "grid": 4,
         "margins": {"head", "foot", "inside", "outside"} | null,
         "pages": [{"id", "number", "digest", "right", "section", "title", "safe": {"x", "y", "width", "height"}}],
         "sections": [{"id", "title", "first", "pages", "color": "#1d3a6b" | ""}],
         "findings": [{"code", "name", "level", "message", "help", "file", "line", "column", "width", "excerpt",
                       "page": 12 | 0, "spot": [x, y] | null, "place": "page 12 (contacts/2)", "editor": link}],
         "error": null | {"title", "findings": […]},
         "against": null | {"name": "v10"}, "presses": ["sra3", …], "variants": ["v11", "v11.ar", …],
         "editor": "vscode://file/home/me/booklet/{path}:{line}:{column}"}

    ``editor`` takes the ``file`` of a finding as its path. A finding that names no page is given the first one on
    which its line shows.
    """
    booklet, case, link = shown.booklet, shown.case, linker(editor)
    shows = _Shows(booklet, case)
    error = shown.error
    faults = [_finding(one, shows, link) for one in error.findings] if error else []
    here = quote(Path.cwd().as_posix().removeprefix("/"))
    return {
        "serial": shown.serial,
        "edition": shown.edition,
        **(_booklet(booklet, case, shown) if booklet and case else _NOTHING),
        "findings": [_finding(one, shows, link) for one in shown.findings],
        "error": {"title": error.title, "findings": faults} if error else None,
        "against": {"name": against} if against else None,
        "presses": list(shown.presses),
        "variants": list(shown.variants),
        "editor": editor.replace("{path}", f"{here}/{{path}}" if here else "{path}"),
    }


_NOTHING: dict[str, Any] = {
    "title": "",
    "language": "",
    "direction": "ltr",
    "layout": "",
    "trim": {"width": 0, "height": 0},
    "bleed": 0,
    "grid": 0,
    "margins": None,
    "pages": [],
    "sections": [],
}


def _booklet(booklet: Booklet, case: Case, shown: Shown) -> dict[str, Any]:
    stock, layout = booklet.stock, case.layout
    titles = {section.id: section.title for section in booklet.sections}
    sections = {page.number: page.section for page in booklet.pages}
    colors = _colors(case, shown)
    margins = layout.margins if layout else None
    sides = ("head", "foot", "inside", "outside")

    def leaf(one: Leaf) -> dict[str, Any]:
        section = sections[one.number]
        told = {"id": one.id, "number": one.number, "digest": one.digest, "right": one.right}
        safe = rect_told(booklet.safe(one.number))
        return {**told, "section": section, "title": titles.get(section, ""), "safe": safe}

    return {
        "title": booklet.title,
        "language": booklet.language,
        "direction": booklet.direction.value,
        "layout": booklet.layout,
        "trim": {"width": stock.width, "height": stock.height},
        "bleed": stock.bleed,
        "grid": layout.grid if layout else 0,
        "margins": {side: getattr(margins, side) for side in sides} if margins else None,
        "pages": [leaf(one) for one in shown.pages],
        "sections": [
            {"id": s.id, "title": s.title, "first": s.first, "pages": s.pages, "color": colors.get(s.id, "")}
            for s in booklet.sections
        ],
    }


def _colors(case: Case, shown: Shown) -> dict[str, str]:
    """Each section's colour as it looks on paper; none for sections without, or when nobody knows the paper."""
    swatches = {swatch.name: swatch for swatch in case.layout.swatches} if case.layout else {}
    found = {}
    for section in case.edition.sections:
        swatch = swatches.get(section.color)
        if swatch and shown.profile:
            rgb = shown.profile.srgb((swatch.c, swatch.m, swatch.y, swatch.k))
            found[section.id] = "#" + "".join(f"{part:02x}" for part in rgb)
    return found


class _Shows:
    """Where each line of YAML first shows on paper: looked for once, when a finding asks."""

    def __init__(self, booklet: Booklet | None, case: Case | None) -> None:
        self._booklet, self._case = booklet, case
        self._found: dict[tuple[str, int], Spot] | None = None

    def at(self, where: Where) -> Spot | None:
        if self._found is None:
            self._found = self._looked() if self._booklet and self._case else {}
        return self._found.get((where.file, where.line))

    def _looked(self) -> dict[tuple[str, int], Spot]:
        assert self._booklet is not None
        assert self._case is not None
        lines: dict[str, tuple[str, int]] = {}
        found: dict[tuple[str, int], Spot] = {}
        for page in self._booklet.pages:
            for item in page.items:
                origin = item.tag.origin
                if origin not in lines:
                    where = self._case.where(origin)
                    lines[origin] = where.file, where.line
                    box = bounds(item)
                    found.setdefault(lines[origin], (page.number, (round(box.x, 1), round(box.y, 1))))
        return found


def _finding(finding: Finding, shows: _Shows, link: Link) -> dict[str, Any]:
    where = finding.where
    page, at = page_number(where), spot(where)
    if not page and where.line and (shown := shows.at(where)):
        page, at = shown
    return {
        "code": finding.code,
        "name": finding.name,
        "level": finding.level.name.lower(),
        "message": finding.message,
        "help": finding.help,
        "file": where.file,
        "line": where.line,
        "column": where.column,
        "width": where.width,
        "excerpt": where.excerpt[:MOST_EXCERPT],
        "page": page,
        "spot": list(at) if at else None,
        "place": where.page,
        "editor": link(where),
    }
