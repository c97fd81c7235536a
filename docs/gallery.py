"""Draw docs/gallery/: every edition on a sheet, some spreads closely, the pictograms, and the page that shows them.

    .venv/bin/python docs/gallery.py            draw what is not current (make gallery)
    .venv/bin/python docs/gallery.py --check    exit 1, and say why, when something is not
    .venv/bin/python docs/gallery.py --force    draw everything

An edition is drawn again when its placed pages change, or the code that makes pictures of them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import gallery_pictures as pictures
import gallery_words as words
import pictogram_sheet
from gallery_words import Entry
from kept import Kept, command, digest
from recap_print.draw.pages import pages_pdf
from recap_print.ink import Ink
from recap_print.pages.store import dumps
from recap_print.pipeline.designs import Design
from recap_print.pipeline.make import separated
from recap_print.pipeline.prepare import Prepared, Workshop
from recap_print.pipeline.presses import job_for, read_press
from recap_print.pipeline.project import Project

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "gallery"
README, SIGNS, FRONT = "README.md", "pictograms.png", "front.png"
MOST_BYTES = 5_000_000
USUAL = ("cover/1", "appointments/1", "feedback/1")
CHOSEN = {
    "v1": ("cover/1", "appointments/1", "contacts/1"),
    "v2": ("cover/1", "appointments/1", "actions/1"),
    "v4": ("cover/1", "appointments/1", "help/1"),
    "v5": ("cover/1", "calendar/2", "appointments/1"),
    "v6": ("cover/1", "contacts/1", "rights/1"),
    "v7": ("cover/1", "appointments/1", "privacy/1"),
    "v8": ("cover/1", "actions/1", "feedback/1"),
    "v9": ("cover/1", "guide/2", "calendar/2"),
    "v10": ("cover/1", "guide/2", "appointments/1"),
}
"""Pages to show closely: what an edition brought."""
FACES = ("cover/1", "privacy/1", "guide/2", "appointments/1", "rights/1", "feedback/1")
ABREAST = ("v11", "v11.ar", "v11.large")
"""What is shown of the newest edition, in these variants side by side."""
FRONT_WIDTH = 260
"""Pixels: a page on the picture for the README of the project, which shows the first of ABREAST."""
HUES = ("navy", "purple", "blue", "green", "orange", "grey", "pink")


class Gallery:
    """What belongs in the gallery of a project. Nothing is drawn before it is asked for."""

    def __init__(self, project: Project) -> None:
        self.shop = Workshop(project)
        self._prepared: dict[str, Prepared] = {}
        self.entries = [self._entry(name) for name in self.shop.names()]

    def _entry(self, name: str) -> Entry:
        prepared = self.shop.prepare(self.shop.project.edition(name))
        edition, booklet = prepared.edition, prepared.drawable
        if edition is None or booklet is None:
            sys.exit(f"{name} cannot be drawn: `recap-print validate {name}` says why")
        self._prepared[name] = prepared
        there = {page.id for page in booklet.pages}
        chosen = FACES if name in ABREAST else CHOSEN.get(name, tuple(page for page in USUAL if page in there))
        if missing := [page for page in chosen if page not in there]:
            sys.exit(f"{name} has no page {', '.join(missing)}: choose others in docs/gallery.py")
        return Entry(edition, booklet, chosen)

    def made_from(self) -> dict[str, str]:
        """A digest for each thing that is drawn: an edition by its name, the pictograms by their file."""
        code = Path(pictures.__file__).read_bytes()
        found = {
            entry.name: digest(code, dumps(replace(entry.booklet, hashes=())), entry.pages, entry.name in ABREAST[:1])
            for entry in self.entries
        }
        signs = repr([self._design().pictograms, self._hues()])
        return {**found, SIGNS: digest(code, Path(pictogram_sheet.__file__).read_bytes(), signs)}

    def files(self, name: str) -> set[str]:
        """The pictures that ``made_from`` names so."""
        entry = next((entry for entry in self.entries if entry.name == name), None)
        front = {FRONT} if name == ABREAST[0] else set()
        return {entry.sheet, *entry.close_ups, *front} if entry else {SIGNS}

    def readme(self) -> str:
        return words.page(self.entries, ABREAST, tuple(self._design().pictograms.values()), SIGNS)

    def draw(self, name: str) -> Iterator[tuple[str, bytes]]:
        """The pictures that ``made_from`` names so, by file."""
        if name == SIGNS:
            whole = pictogram_sheet.sheet(tuple(self._design().pictograms.values()), self._hues())
            yield SIGNS, pictures.png(whole)
            return
        entry = next(entry for entry in self.entries if entry.name == name)
        with pictures.shown(self._pdf(name)) as shown:
            yield from drawn(entry, shown)

    def _pdf(self, name: str) -> bytes:
        prepared = self._prepared[name]
        case, booklet = prepared.case, prepared.drawable
        assert case is not None
        assert booklet is not None
        job = job_for(self.shop, *read_press(self.shop), case.edition.date)
        return pages_pdf(booklet, prepared.design.shelf, job, separated(case, job))

    def _design(self) -> Design:
        return self._prepared[self.entries[-1].edition.id].design

    def _hues(self) -> list[pictures.Colour]:
        """The hues of the newest edition, as its paper shows them."""
        layout = self._design().layout
        assert layout is not None
        profile = job_for(self.shop, *read_press(self.shop), "").profile
        return [profile.srgb(Ink(layout.swatch(name)).cmyk) for name in HUES]


def drawn(entry: Entry, shown: pictures.Shown) -> Iterator[tuple[str, bytes]]:
    """Every picture of one entry, by file."""
    booklet = entry.booklet
    yield entry.sheet, pictures.png(pictures.sheet(shown, len(booklet.pages), booklet.direction))
    for file, page in entry.close_ups.items():
        yield file, pictures.png(pictures.close_up(shown, booklet, page))
    if entry.name == ABREAST[0]:
        chosen = [pictures.laid_out(shown, pictures.spread_with(booklet, page), FRONT_WIDTH) for page in entry.pages]
        yield FRONT, pictures.png(pictures.in_rows(chosen, 2))


def kept(gallery: Gallery, folder: Path = FOLDER) -> Kept:
    """The pictures of a gallery and its page, in a folder."""

    def draw(names: list[str]) -> Iterator[tuple[str, bytes]]:
        for name in names:
            yield from gallery.draw(name)

    return Kept(folder, gallery.made_from(), draw, MOST_BYTES, gallery.files, {README: gallery.readme()})


if __name__ == "__main__":
    command(__doc__ or "", lambda: kept(Gallery(Project(ROOT))), "make gallery")
