"""Locks: recorded, compared with what is composed now, and listed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from recap_print.errors import CannotRead
from recap_print.pages.made import Lock, accepting
from recap_print.pages.model import Booklet
from recap_print.pages.store import BrokenLock, dumps, loads_lock, says_the_same
from recap_print.pipeline.files import is_file, read, shown
from recap_print.pipeline.prepare import Workshop
from recap_print.pipeline.project import LOCK

LARGEST = 64 << 20
"""Bytes: the lock of a 400-page booklet takes four million."""


def _text(path: Path) -> str:
    data = read(path, cut=LARGEST + 1)
    if len(data) > LARGEST:
        again = f"{accepting(path.name.removesuffix(LOCK))} writes it again"
        raise BrokenLock(shown(path), f"is larger than {LARGEST >> 20} MB: no lock is", help=again)
    return data.decode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class Checked:
    """A booklet composed now beside what its lock holds: ``recorded``, None when there is no such file.

    ``pages`` is the booklet as a lock without ``made``: what is compared.
    """

    booklet: Booklet
    lock: Path
    pages: str
    recorded: str | None

    def old(self) -> Lock | None:
        """The lock, None when there is none; when it says the same to the byte it is not read. Raises BrokenLock."""
        if self.recorded is None:
            return None
        if says_the_same(self.recorded, self.pages):
            return Lock(self.booklet)
        return loads_lock(self.recorded, shown(self.lock))

    @property
    def holds(self) -> bool:
        """Is the booklet the one that was recorded, whatever made it? Raises BrokenLock."""
        old = self.old()
        return old is not None and old.booklet == self.booklet


def check_lock(workshop: Workshop, booklet: Booklet) -> Checked:
    """A booklet composed now, beside the one that was recorded. Raises BrokenLock for a lock too large to be one."""
    path = workshop.project.lock(booklet.edition)
    return Checked(booklet, path, dumps(booklet), _text(path) if is_file(path) else None)


LISTED = ("edition", "pages", "date", "status", "copies", "layout", "lock")


def listed(workshop: Workshop, name: str) -> tuple[str, ...]:
    """One row of ``list``: what an edition says of itself, and whether its lock holds."""
    prepared = workshop.prepare(workshop.project.edition(name))
    edition = prepared.edition
    if edition is None:
        return (name, "", "", "unreadable", "", "", "")
    booklet = prepared.drawable
    state = "has errors" if booklet is None else _state(workshop, booklet)
    copies = f"{edition.copies:,}".replace(",", " ") if edition.copies else ""
    return (edition.name, str(edition.pages), edition.date, edition.status, copies, edition.layout, state)


def _state(workshop: Workshop, booklet: Booklet) -> str:
    """What ``list`` says of a lock."""
    try:
        checked = check_lock(workshop, booklet)
        return "none" if checked.recorded is None else "holds" if checked.holds else "moved"
    except CannotRead:
        return "unreadable"
