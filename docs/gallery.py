"""Draw docs/gallery/: every edition on a sheet, some spreads closely, the pictograms, and the page that shows them.

    .venv/bin/python docs/gallery.py            draw what is not current (make gallery)
    .venv/bin/python docs/gallery.py --check    exit 1, and say why, when something is not
    .venv/bin/python docs/gallery.py --force    draw everything

``made.json`` beside the pictures says what each was made from: placed pages, and the code that makes pictures of them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import gallery_pictures as pictures
import gallery_words as words
import pictogram_sheet
from gallery_words import Entry
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
README, MADE, SIGNS, FRONT = "README.md", "made.json", "pictograms.png", "front.png"
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
            entry.name: _digest(code, dumps(replace(entry.booklet, hashes=())), entry.pages, entry.name in ABREAST[:1])
            for entry in self.entries
        }
        signs = repr([self._design().pictograms, self._hues()])
        return {**found, SIGNS: _digest(code, Path(pictogram_sheet.__file__).read_bytes(), signs)}

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


def _digest(*parts: object) -> str:
    whole = b"\0".join(part if isinstance(part, bytes) else str(part).encode() for part in parts)
    return hashlib.sha256(whole).hexdigest()[:16]


def _made(folder: Path) -> dict[str, str]:
    """What the pictures that are there were made from; nothing when nobody knows."""
    try:
        found = json.loads((folder / MADE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def problems(gallery: Gallery, folder: Path) -> Iterator[str]:
    """Why the gallery in a folder is not current."""
    wanted, made = gallery.made_from(), _made(folder)
    yield from (f"{name} is not drawn as it is now" for name in wanted if made.get(name) != wanted[name])
    yield from (f"{name} is in {MADE} and nowhere else" for name in made if name not in wanted)
    there, files = {path.name for path in folder.glob("[!.]*")}, {README, MADE}.union(*map(gallery.files, wanted))
    yield from (f"{name} is missing" for name in sorted(files - there))
    yield from (f"nothing makes {name} any more" for name in sorted(there - files))
    if README in there and (folder / README).read_text("utf-8") != gallery.readme():
        yield f"{README} does not say what the editions say"
    if (size := sum(path.stat().st_size for path in folder.glob("[!.]*"))) > MOST_BYTES:
        yield f"{size / 1e6:.1f} MB are more than {MOST_BYTES / 1e6:g}"


def remake(gallery: Gallery, folder: Path, *, force: bool = False) -> Iterator[str]:
    """Draw what is not current, and take away what nothing makes. Tells what is drawn."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted, made = gallery.made_from(), {} if force else _made(folder)
    there = {path.name for path in folder.glob("[!.]*")}
    for name, digest in wanted.items():
        if made.get(name) == digest and gallery.files(name) <= there:
            continue
        for file, data in gallery.draw(name):
            (folder / file).write_bytes(data)
            yield f"{file}  {len(data) // 1000} kB"
    (folder / README).write_text(gallery.readme(), "utf-8", newline="\n")
    (folder / MADE).write_text(json.dumps(wanted, indent=0) + "\n", "utf-8", newline="\n")
    for file in there - {README, MADE}.union(*map(gallery.files, wanted)):
        (folder / file).unlink()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="say what is not current, and draw nothing")
    parser.add_argument("--force", action="store_true", help="draw everything, current or not")
    asked = parser.parse_args()
    gallery = Gallery(Project(ROOT))
    if not asked.check:
        for told in remake(gallery, FOLDER, force=asked.force):
            print(told)
    if stale := list(problems(gallery, FOLDER)):
        sys.exit("\n".join([*stale, "", "docs/gallery/ is not current: run `make gallery`"]))


if __name__ == "__main__":
    main()
