"""Words for whoever finds a lost notebook. Pure functions on text."""

from __future__ import annotations

import re

from recap_print.check.privacy import grammar
from recap_print.check.privacy.forms import words_of
from recap_print.check.readers.text import sentences

_STREET = (
    r"\b\d+,?\s+(?:bis\s+|ter\s+)?(?:rue|avenue|av\.|boulevard|bd|place|allée|chemin|impasse|quai|route|street|road)\b"
)
_SOMEBODY = r"\bchez\s+(?:moi|nous|m\.|mme|madame|monsieur)"


def speaks_to_finders(text: str) -> bool:
    """« Si vous trouvez ce carnet »."""
    bare = {word.bare for word in words_of(text)}
    return bool(grammar.FINDERS & bare and grammar.NOTEBOOK & bare)


def home_in(text: str) -> str:
    """The words, in a text for finders, that print or ask where somebody lives; or none. A town hall is no home."""
    for said in sentences(text):
        words = words_of(said)
        if grammar.SERVICE & {word.bare for word in words}:
            continue
        if match := re.search(f"{_STREET}|{_SOMEBODY}", said, re.I):
            return match[0]
        if home := next((word for word in words if word.bare in grammar.HOME), None):
            return said[home.start : home.end]
    return ""
