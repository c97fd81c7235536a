"""Where things stand in the text of a lock, so that a report can point at a line of it."""

from __future__ import annotations

import re

from recap_print.findings import Where

_FIRST = re.compile(r'(?<=^\[)"[^"]*"|"[^"]*": ?(?:"(?:[^"\\]|\\.)*"|\[[^\]]*\])')
"""The first fact of a line, which is what it is about."""


class Lines:
    """The lines of a lock. Only their form is read: a lock written by hand in another form has no such lines."""

    def __init__(self, text: str, name: str) -> None:
        self.name = name
        self._lines = text.split("\n")
        self._pages = [
            nth
            for nth, line in enumerate(self._lines)
            if line.startswith('{"id":') and line.endswith(('"items":[', '"items":[]},', '"items":[]}'))
        ]

    def item(self, page: int, name: str) -> Where | None:
        """The first line of an item of a page (its place, from 1); ``*`` in its name stands for any count."""
        if not 0 < page <= len(self._pages) or not name:
            return None
        begin, end = self._pages[page - 1], self._pages[page] if page < len(self._pages) else len(self._lines)
        counted = re.escape(name).replace(r"\*", '[^."]+')
        named = re.compile(rf'"name":"{counted}(\.[^"]*)?"')
        return next((self._where(nth) for nth in range(begin, end) if named.search(self._lines[nth])), None)

    def page(self, page: int) -> Where | None:
        """The line that opens a page, by its place from 1."""
        return self._where(self._pages[page - 1]) if 0 < page <= len(self._pages) else None

    def section(self, id: str) -> Where | None:
        """The line of a section."""
        return self._starting(f'{{"id":"{id}","kind":')

    def header(self, key: str) -> Where | None:
        """The line of a fact of the booklet, of a swatch or of a hash: ``title``, ``navy``, ``font bold``."""
        return self._starting(f'"{key}": ') or self._starting(f'["{key}",')

    def _starting(self, text: str) -> Where | None:
        return next((self._where(nth) for nth, line in enumerate(self._lines) if line.startswith(text)), None)

    def _where(self, nth: int) -> Where:
        line = self._lines[nth]
        first = _FIRST.search(line)
        begin, end = first.span() if first else (0, len(line))
        return Where(self.name, nth + 1, begin + 1, max(end - begin, 1), line)
