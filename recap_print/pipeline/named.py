"""What a person names, read: an edition, a lock, a folder of locks, a PDF, and any of them at a revision.

What is typed is read in this order: a file that is there, REVISION:WHAT, a file by its ending, a folder, the name of
an edition.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from recap_print.compare.version import Version
from recap_print.errors import CannotLayOut, CannotRead, UsageError
from recap_print.findings import did_you_mean
from recap_print.pages.made import Lock
from recap_print.pages.store import UNKNOWN, loads_lock
from recap_print.pipeline.files import is_file, is_folder, read, shown
from recap_print.pipeline.prepare import Prepared, Workshop
from recap_print.pipeline.project import LOCK, find_project, is_path, natural
from recap_print.pipeline.variants import variant_of

if TYPE_CHECKING:
    from recap_print.pipeline.leafing import Leafing
    from recap_print.pipeline.past import PastWorkshop
    from recap_print.pipeline.revisions import Revision

Say = Callable[[str], None]
P = TypeVar("P")


class HasErrors(CannotLayOut):
    """An edition of the work tree that cannot be compared before its errors are mended: ``prepared`` lists them."""

    def __init__(self, prepared: Prepared) -> None:
        super().__init__(
            f"{shown(prepared.path)} has errors", help=f"`recap-print validate {prepared.path}` tells them"
        )
        self.prepared = prepared


@dataclass(frozen=True, slots=True)
class One:
    """A version, or a PDF that is being read while the other side is."""

    matter: Version | Leafing
    prepared: Prepared | None = None


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of locks: each is read when it is wanted, by the name of its edition."""

    called: str
    locks: dict[str, Callable[[], Version]]

    def lock(self, edition: str) -> Version | None:
        return self.locks[edition]() if edition in self.locks else None

    def of(self, other: One) -> One:
        """The lock to compare with something else: the one of its edition."""
        if not isinstance(other.matter, Version):
            raise UsageError(f"{self.called} is a folder: which of its locks is the PDF of?", help="name the lock")
        name = other.matter.booklet.edition
        if name not in self.locks:
            help = did_you_mean(name, self.locks) or f"there are: {', '.join(self.locks)}"
            raise UsageError(f"{self.called} has no lock of {name}", help=help)
        return One(self.locks[name]())


@dataclass(slots=True)
class Clerk:
    """One comparison at work: nothing is read or composed twice."""

    shop: Workshop | None
    say: Say
    until_the_end: ExitStack
    reading: Mapping[str, Leafing] = field(default_factory=dict)
    """PDFs that are being read already."""
    _locks: dict[bytes, Lock] = field(default_factory=dict)
    _prepared: dict[Path, Prepared] = field(default_factory=dict)
    _revisions: dict[str, Revision] = field(default_factory=dict)
    _pasts: dict[str, PastWorkshop] = field(default_factory=dict)

    def side(self, said: str) -> One | Folder:
        file, ending = Path(said), Path(said).suffix.lower()
        there = is_file(file) and (is_path(said) or ":" in said)
        if not there and (revision := self.revision(said)):
            return self._then(*revision, said)
        if ending == ".pdf":
            return One(self.reading[said]) if said in self.reading else self._paper(read(file), said)
        if ending == ".json":
            return self._lock(read(file), said)
        if self.is_folder(said):
            locks = {path.name.removesuffix(LOCK): path for path in file.glob(f"[!.]*{LOCK}") if is_file(path)}
            return self._folder(said, locks, lambda path: (read(path), shown(path)))
        if not is_path(said) and only_locked(self.workshop, said):
            path = self.workshop.project.lock(said)
            return self._lock(read(path), said, shown(path))
        return self._edition(said)

    def revision(self, said: str) -> tuple[Revision, str] | None:
        """``HEAD~3:v11`` as the revision and what is wanted of it; None for what names no revision."""
        if ":" not in said:
            return None
        from recap_print.pipeline.git import repository_around
        from recap_print.pipeline.revisions import Revision, revision_in

        if (parts := revision_in(said)) is None:
            return None
        rev, what = parts
        if rev not in self._revisions:
            try:
                root = self.workshop.project.root
            except UsageError:  # a PDF or a lock needs no project
                root = Path.cwd()
            repository = repository_around(root)
            self._revisions[rev] = Revision(repository, repository.tree(rev))
            for remark in self._revisions[rev].tree.remarks:
                self.say(f"  note: git says of {rev}: {remark}")
        return self._revisions[rev], what

    @property
    def workshop(self) -> Workshop:
        if self.shop is None:
            self.shop = Workshop(find_project())
        return self.shop

    def _then(self, then: Revision, what: str, said: str) -> One | Folder:
        """Something at a revision."""
        ending = Path(what).suffix.lower()
        if ending in (".pdf", ".json"):
            path = then.file(what)
            return self._paper(then.read(path), said) if ending == ".pdf" else self._lock(then.read(path), said)
        if what and not is_path(what) and then.knows(what):
            lock = then.lock(what)
            if not then.declares(what):
                return self._lock(then.read(lock), said, then.called(lock))
        elif ending not in (".yaml", ".yml") and (locks := then.locks(what or "editions")):
            return self._folder(said, locks, lambda path: (then.read(path), then.called(path)))
        return self._edition_then(then, then.edition(what), said)

    def _edition(self, said: str) -> One:
        path = self.workshop.project.edition(said)
        if path.resolve() not in self._prepared:
            self.say(f"· reading and placing {shown(path)}")
        prepared = self._prepare(path)
        if (version := _version(said, prepared)) is None:
            raise HasErrors(prepared)
        if count := len(prepared.findings):
            self.say(f"· {count} finding{'s' if count > 1 else ''}: `recap-print validate {said}` tells")
        return One(version, prepared)

    def _edition_then(self, then: Revision, path: str, said: str) -> One:
        """An edition of a revision, set by today's program; when that cannot read it, as it was recorded then."""
        from recap_print.pipeline.past import PastWorkshop

        self.say(f"· reading and placing {then.called(path)}")
        try:
            if then.said not in self._pasts:
                past = PastWorkshop(self.workshop, self._prepare, then)
                self._pasts[then.said] = self.until_the_end.enter_context(past)
            prepared = self._pasts[then.said].prepare_at(path)
            if version := _version(said, prepared):
                return One(version, prepared)
            first = (prepared.errors or prepared.findings)[0]
            why, help = f"{first.where}: {first.message}", first.help
        except CannotRead as error:
            why, help = error.message, error.help
        lock = then.lock(Path(path).stem) if path == then.inside(f"editions/{Path(path).stem}.yaml") else ""
        if not lock:
            beside = "it has no lock to be read from instead"
        else:
            try:
                recorded = self._lock(then.read(lock), said, then.called(lock))
            except CannotRead as error:
                beside = f"its lock is of no help: {error.message}"
            else:
                self.say(f"  note: {said} is read from its lock: this recap-print cannot set it ({why})")
                return recorded
        help = f"{help}; {beside}" if help else beside
        raise CannotRead(f"{said} cannot be set by this recap-print: {why}", help=help)

    def _prepare(self, path: Path) -> Prepared:
        key = path.resolve()
        if key not in self._prepared:
            self._prepared[key] = self.workshop.prepare(path)
        return self._prepared[key]

    def _lock(self, data: bytes, said: str, file: str = "") -> One:
        if data not in self._locks:
            self._locks[data] = loads_lock(data.decode("utf-8", "replace"), file or said)
        lock = self._locks[data]
        return One(Version(said, lock.booklet, made=lock.made if lock.made != UNKNOWN else None))

    def _folder(self, said: str, locks: dict[str, P], read_one: Callable[[P], tuple[bytes, str]]) -> Folder:
        if not locks:
            raise CannotRead(f"{said} is a folder without a lock", help=f"name an edition, or a folder of *{LOCK}")

        def lock(path: P) -> Version:
            data, called = read_one(path)
            version = self._lock(data, called).matter
            assert isinstance(version, Version)
            return version

        return Folder(said, {name: partial(lock, locks[name]) for name in sorted(locks, key=natural)})

    def _paper(self, data: bytes, said: str) -> One:
        from recap_print.pipeline.leafing import start_leafing

        return One(start_leafing(data, said))

    def is_folder(self, said: str) -> bool:
        """Is this a folder, and not an edition of the same name?"""
        return is_folder(Path(said)) and (is_path(said) or not self._names_edition(said))

    def _names_edition(self, said: str) -> bool:
        project = self.workshop.project
        return is_file(variant_of(project.editions / f"{said}.yaml")[0]) or is_file(project.lock(said))


def _version(said: str, prepared: Prepared) -> Version | None:
    """A version composed now; None when errors stand in the way."""
    booklet, case, design = prepared.drawable, prepared.case, prepared.design
    if booklet is None or case is None:
        return None
    return Version(said, booklet, case.document, design.document, design.drawings)


def is_declaration(what: str) -> bool:
    return not is_path(what) or what.lower().endswith((".yaml", ".yml"))


def only_locked(shop: Workshop, name: str) -> bool:
    """Is this an edition whose file is gone, and whose lock is there? It stays comparable without its old layout."""
    project = shop.project
    return (
        not is_path(name)
        and is_file(project.lock(name))
        and not is_file(variant_of(project.editions / f"{name}.yaml")[0])
    )
