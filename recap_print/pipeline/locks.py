"""Locks: recorded, compared with what is composed now, and listed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from recap_print.compare.changes import Changes
from recap_print.compare.compare import compare
from recap_print.errors import CannotRead
from recap_print.pages.model import Booklet
from recap_print.pages.store import dumps, loads
from recap_print.pipeline.files import is_file, read, shown, write
from recap_print.pipeline.make import Product, drawable
from recap_print.pipeline.prepare import Workshop
from recap_print.pipeline.project import LOCK, is_path


def lock_of(workshop: Workshop, said: str) -> Booklet | None:
    """The booklet of a lock, when one side of a comparison names a lock; None when it names an edition.

    An edition whose file is gone is read from its lock: old versions stay comparable without their old layout.
    """
    project = workshop.project
    if said.endswith(LOCK):
        return read_lock(Path(said))
    if said.endswith((".pdf", ".json")):
        raise CannotRead(
            f"{said} is neither an edition nor a lock", help="compare two editions, or two .lock.json files"
        )
    gone = not is_path(said) and not is_file(project.editions / f"{said}.yaml")
    return read_lock(project.lock(said)) if gone and is_file(project.lock(said)) else None


def previous_of(workshop: Workshop, said: str) -> str:
    """The name of the edition before this one, or nothing when it names none that can be read."""
    project = workshop.project
    path = project.edition(said)
    document = workshop.read_yaml(path, "edition").document
    data = document.data if document else None
    previous = data.get("previous", "") if isinstance(data, dict) else ""
    known = (
        isinstance(previous, str)
        and previous != path.stem
        and (is_file(project.editions / f"{previous}.yaml") or is_file(project.lock(previous)))
    )
    return previous if known else ""


def read_lock(path: Path) -> Booklet:
    return loads(read(path).decode("utf-8", "replace"), shown(path))


@dataclass(frozen=True, slots=True)
class Checked:
    """A booklet composed now (``text``, as a lock) beside the lock that was recorded, None when there is none."""

    booklet: Booklet
    lock: Path
    text: str
    recorded: str | None

    @property
    def holds(self) -> bool:
        return self.text == self.recorded

    def changes(self) -> Changes | None:
        """What moved since the lock was recorded. Raises CannotRead when the lock is damaged."""
        if self.recorded is None:
            return None
        return compare(loads(self.recorded, shown(self.lock)), self.booklet)


def check_lock(workshop: Workshop, booklet: Booklet) -> Checked:
    """A booklet composed now, beside the one that was recorded."""
    path = workshop.project.lock(booklet.edition)
    recorded = read(path).decode("utf-8", "replace") if is_file(path) else None
    return Checked(booklet, path, dumps(booklet), recorded)


def record(checked: Checked) -> Product:
    """Write the lock."""
    data = checked.text.encode()
    write(checked.lock, data)
    return Product(checked.lock, len(data), ("lock",))


def keep(path: Path, text: str, about: str) -> Product:
    """Write words to a file."""
    data = f"{text}\n".encode()
    write(path, data)
    return Product(path, len(data), (about,))


def _state(checked: Checked) -> str:
    """What ``list`` says of a lock."""
    if checked.recorded is None:
        return "none"
    if checked.holds:
        return "holds"
    try:
        loads(checked.recorded, checked.lock.name)
    except CannotRead:
        return "unreadable"
    return "moved"


LISTED = ("edition", "pages", "date", "status", "copies", "layout", "lock")


def listed(workshop: Workshop, name: str) -> tuple[str, ...]:
    """One row of ``list``: what an edition says of itself, and whether its lock holds."""
    prepared = workshop.prepare(workshop.project.edition(name))
    edition = prepared.edition
    if edition is None:
        return (name, "", "", "unreadable", "", "", "")
    booklet = drawable(prepared)
    checked = check_lock(workshop, booklet) if booklet else None
    state = "has errors" if checked is None else _state(checked)
    copies = f"{edition.copies:,}".replace(",", " ") if edition.copies else ""
    return (edition.id, str(edition.pages), edition.date, edition.status, copies, edition.layout, state)
