"""Where things are said in an edition: every string that is printed, every list, every section."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from drafts import EDITION, Path, Place, Step

NAMES = frozenset({"id", "kind", "pictogram", "color", "answer", "width", "pages", "style", "from", "mark", "url"})
"""Keys whose strings name something instead of being read on paper; ``url`` is read by telephones."""
MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
NUMBERS = {
    "phone number": r"\b0[1-9](?: \d\d){4}\b",
    "time": r"\b\d{1,2} h\b|^\d\d \d\d$",
    "date": rf"^\d\d \d\d \d{{4}}$|(?:{MONTHS}) \d{{4}}",
    "link": r"example\.org[\w/.-]*\w",
}
"""What stands in the two editions and must never be wrong; a form for each, none of them the program's own."""
_NUMBER = re.compile("|".join(NUMBERS.values()))


@dataclass(frozen=True, slots=True)
class Words:
    """A string of a section that is printed."""

    section: str
    path: Path
    text: str

    @property
    def place(self) -> Place:
        return Place(EDITION, self.path)

    @property
    def name(self) -> str:
        return named(self.path)


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of a section, of strings or of entries. ``key`` is what it is called in the file."""

    section: str
    path: Path
    entries: tuple[Any, ...]

    @property
    def key(self) -> str:
        return str(self.path[-1])

    @property
    def place(self) -> Place:
        return Place(EDITION, self.path)

    def entry(self, i: int) -> Place:
        """The entry at ``i``: by its id when it has one."""
        entry = self.entries[i]
        step: Step = f"#{entry['id']}" if isinstance(entry, dict) and "id" in entry else i
        return Place(EDITION, (*self.path, step))

    def words(self, i: int) -> str:
        """The first words an entry prints."""
        entry = self.entries[i]
        if isinstance(entry, str):
            return entry
        return next((text for _, text in strings(entry, ())), "")


def named(path: Path) -> str:
    return ".".join(str(step).removeprefix("#") for step in path if step != "sections")


def section_path(section: str, *steps: Step) -> Path:
    return ("sections", f"#{section}", *steps)


def strings(data: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Every string within, but those that are names of things."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            if key not in NAMES:
                yield from strings(value, (*path, key))
    elif isinstance(data, list):
        for i, value in enumerate(data):
            step: Step = f"#{value['id']}" if isinstance(value, dict) and "id" in value else i
            yield from strings(value, (*path, step))


def printed_words(edition: Any) -> Iterator[Words]:
    """Every string that stands on paper under its own words: titles of sections and messages behind a code do not."""
    for section in edition["sections"]:
        for path, text in strings(section, section_path(section["id"])):
            if path[2:] not in (("title",), ("whatsapp", "message")):
                yield Words(section["id"], path, text)


def lists(edition: Any) -> Iterator[Listed]:
    """Every list of two or more within a section."""
    for section in edition["sections"]:
        yield from _lists(section, section_path(section["id"]), section["id"])


def _lists(data: Any, path: Path, section: str) -> Iterator[Listed]:
    if isinstance(data, list):
        if len(data) > 1:
            yield Listed(section, path, tuple(data))
        for i, value in enumerate(data):
            step: Step = f"#{value['id']}" if isinstance(value, dict) and "id" in value else i
            yield from _lists(value, (*path, step), section)
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _lists(value, (*path, key), section)


def numbers_in(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Every number of a string that must never be wrong, with its sort."""
    for sort, form in NUMBERS.items():
        for match in re.finditer(form, text):
            yield sort, match


def has_number(text: str) -> bool:
    return bool(_NUMBER.search(text))
