"""Editions of a revision, set by today's program: what they name is taken out of git, and nothing else.

It lies in a private folder that goes with the command.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from recap_print.errors import CannotRead
from recap_print.findings import Finding
from recap_print.pipeline.designs import Design
from recap_print.pipeline.files import read, shown, write
from recap_print.pipeline.git import object_id
from recap_print.pipeline.prepare import Prepared, Workshop
from recap_print.pipeline.project import Project
from recap_print.pipeline.revisions import FOLDERS, Revision
from recap_print.pipeline.variants import NoVariant, meant
from recap_print.source import Document, Loaded


@dataclass(frozen=True, slots=True)
class _PastProject(Project):
    """The project as it was. What schemas said of a text is kept with today's: it goes by what the text is."""

    kept: Path

    @property
    def cache(self) -> Path:
        return self.kept


class PastWorkshop(Workshop):
    """Today's program at work on the files of a revision. Use it as a context: its folder goes at the end.

    What is the same to the byte in the work tree is not read or set again: ``now`` does it, ``prepare_now`` for whole
    editions. Paths, but those of the methods of every workshop, start at the top of the repository.
    """

    def __init__(self, now: Workshop, prepare_now: Callable[[Path], Prepared], revision: Revision) -> None:
        self._folder = TemporaryDirectory(prefix="recap-print.", ignore_cleanup_errors=True)
        self._root = Path(self._folder.name).resolve()
        super().__init__(_PastProject(self._root / revision.repository.within, now.project.cache))
        self._schemas, self._fonts = now._schemas, now._fonts
        self._now, self._prepare_now, self._revision = now, prepare_now, revision
        self._brought: set[str] = set()
        self._loaded: dict[str, Loaded] = {}
        self._of_today: set[str] = set()

    def __enter__(self) -> PastWorkshop:
        """Lay out the names of all files; their bytes come when a document names them. Raises as ``Revision`` does."""
        try:
            for path in sorted(self._revision.project):
                if not self._revision.entries[path].unreadable:
                    write(self._root / path, b"")
            for folder in map(self._revision.inside, FOLDERS):
                if folder in self._revision.entries:  # no folder at all, but a link or a submodule
                    self._revision.read(folder)
                (self._root / folder).mkdir(parents=True, exist_ok=True)
        except BaseException:
            self._folder.cleanup()
            raise
        return self

    def __exit__(self, *how: object) -> None:
        self._folder.cleanup()

    def prepare_at(self, path: str) -> Prepared:
        """Prepare the edition whose YAML was listed there. Raises CannotRead for what git cannot give."""
        prepared = self._edition_of_today(path) or self.prepare(self._root / path)
        told = tuple(map(self._told, prepared.findings))
        return replace(prepared, path=Path(self._revision.called(path)), findings=told)

    def variant_at(self, path: str, language: str, layout: str) -> str:
        """What the edition whose YAML was listed there is called in this language and this layout. Raises NoVariant."""
        try:
            return Path(self.variant(str(self._root / path), language, layout)).stem
        except NoVariant as error:
            raise NoVariant(f"{self._revision.said}: {error.message}", help=error.help) from error

    def read_yaml(self, path: Path, kind: str) -> Loaded:
        key = path.relative_to(self._root).as_posix()
        if key not in self._loaded:
            self._bring([key])
            found = super().read_yaml(path, kind)
            if found.document:
                self._bring(self._named(found.document, key))
            name = self._revision.called(key)
            findings = tuple(replace(one, where=replace(one.where, file=name)) for one in found.findings)
            self._loaded[key] = Loaded(self._called(found.document, key), findings)
        return self._loaded[key]

    def design(self, name: str) -> Design:
        if name not in self._designs and (today := self._design_of_today(name)):
            self._designs[name] = today
            self._of_today.add(name)
        return super().design(name)

    def _design_of_today(self, name: str) -> Design | None:
        """Today's design, when every file of it is as it was: its fonts have shaped words already."""
        path = self._revision.inside(f"layouts/{name}.yaml")
        if not self._unchanged([path]):
            return None
        document = self.read_yaml(self._root / path, "layout").document
        if document is None or not self._unchanged(self._named(document, path)):
            return None
        today = self._now.design(name)
        if today.layout is None:
            return None
        drawings = posixpath.normpath(posixpath.join(posixpath.dirname(path), today.layout.pictograms))
        return replace(today, document=document, drawings=self._called(today.drawings, drawings))

    def _edition_of_today(self, path: str) -> Prepared | None:
        """Today's pages, when the edition and all it needs is as it was, and names no picture."""
        if not self._unchanged([path]):  # a variant, which has no file of its own, is set again
            return None
        document = self.read_yaml(self._root / path, "edition").document
        layout = document.data.get("layout") if document and isinstance(document.data, dict) else None
        if document is None or not isinstance(layout, str):
            return None
        design = self.design(layout)
        if layout not in self._of_today or design.document is None:
            return None
        pictures = self._revision.inside("editions/pictures/")
        named = (*self._named(document, path), *self._named(design.document, path))
        if any(file.startswith(pictures) for file in named):
            return None
        today = self._prepare_now(self._revision.repository.top / path)
        if today.case is None or today.errors:
            return None
        case = replace(today.case, document=meant(document, ""), layout_document=design.document, written=document)
        return replace(today, design=design, case=case)

    def _unchanged(self, paths: Iterable[str]) -> bool:
        """Are these files in the work tree as they are in the revision?"""
        for path in paths:
            entry = self._revision.entries.get(path)
            try:
                if not entry or object_id(read(self._revision.repository.top / path), entry.id) != entry.id:
                    return False
            except CannotRead:
                return False
        return True

    def _bring(self, paths: Iterable[str]) -> None:
        wanted = {path for path in paths if path in self._revision.entries} - self._brought
        for path, data in self._revision.data(sorted(wanted)).items():
            write(self._root / path, data)
            self._brought.add(path)

    def _named(self, document: Document, path: str) -> list[str]:
        """The files that a document, which lies at ``path``, may name: fonts, pictures, and what lies beside it."""
        places = (self._revision.inside("fonts"), self._revision.inside("editions/pictures"), posixpath.dirname(path))
        paths = {posixpath.normpath(posixpath.join(place, word)) for word in _words(document.data) for place in places}
        return sorted(paths & self._revision.entries.keys() - {path})

    def _called(self, document: Document | None, path: str) -> Document | None:
        return document and replace(document, name=self._revision.called(path))

    def _told(self, finding: Finding) -> Finding:
        """A finding that names files by where they come from, not by where they lie for a moment."""
        message = finding.message
        for folder in (f"{self.project.root.as_posix()}/", f"{shown(self.project.root)}/"):
            message = message.replace(folder, f"{self._revision.said}:")
        return replace(finding, message=message)


def _words(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for value in data.values() if isinstance(data, dict) else data:
            yield from _words(value)
