"""What somebody declared: a string, and the path in the file where they said it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

LANGUAGES = ("fr", "en", "ar")
"""The languages a text may be said in (BCP 47)."""
PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Said:
    """Declared words. ``origin`` is their path (``sections[3].title``; ``layout:…`` in a layout)."""

    text: str
    origin: str

    def filled(self, facts: Mapping[str, str]) -> Said:
        """The same words with each ``{name}`` that ``facts`` knows replaced; others stay as typed."""
        return Said(PLACEHOLDER.sub(lambda m: facts.get(m[1], m[0]), self.text), self.origin)


def unknown_placeholders(text: str, known: Mapping[str, str] | set[str]) -> list[str]:
    """Names between braces that nothing will fill in."""
    return [name for name in PLACEHOLDER.findall(text) if name not in known]
