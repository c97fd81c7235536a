"""What a content stream may call by name (ISO 32000-1 §7.8.3), each looked up once."""

from __future__ import annotations

from typing import Any

from pypdf.generic import DictionaryObject

from recap_print.pdf.objects import Objects


class Resources:
    """A resource dictionary."""

    def __init__(self, objects: Objects, entries: DictionaryObject) -> None:
        self.entries = entries
        self._objects = objects
        self._found: dict[tuple[str, str], Any] = {}
        self._kinds: dict[str, DictionaryObject] = {}

    def find(self, kind: str, name: str) -> Any:
        """The object of this name in a category (``Font``, ``XObject``…), or None."""
        key = (kind, name)
        if key in self._found:
            return self._found[key]
        if kind not in self._kinds:
            self._kinds[kind] = self._objects.dictionary(self.entries.get(f"/{kind}"))
        found = self._found[key] = self._objects.look(self._kinds[kind].get(f"/{name}"))
        return found
