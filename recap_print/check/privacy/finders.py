"""Where somebody lives: asked of the owner, or told to whoever finds a lost notebook. Pure functions on text."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from recap_print.check.privacy import finding_words as told_in
from recap_print.check.privacy.forms import Place, with_starts, words_of
from recap_print.check.privacy.words import parts
from recap_print.check.readers.text import fold


@lru_cache(maxsize=4096)
def speaks_to_finders(text: str) -> bool:
    """« Si vous trouvez ce carnet », « En cas de perte, à rapporter ».

    >>> speaks_to_finders("N'oubliez pas ce carnet.")
    False
    """
    bare = {word.bare for word in words_of(text)}
    return sum(bool(words & bare) for words in told_in.FINDERS) > 1


@lru_cache(maxsize=4096)
def home_told(text: str, place: Place, is_found: bool = False) -> str:
    """The words of a text that ask for the owner's home, show it, or tell a finder; or none. ``is_found``: what stands
    around them speaks to finders.

    A label that asks for a name and a birth date too asks who somebody is: another rule tells it.
    """
    if (is_found or speaks_to_finders(text)) and (told := home_in(text)):
        return told
    asked = parts(text, place)
    if place is Place.OPTION:
        return home_in(text) if _own().search(fold(text)) and _street().search(fold(text)) else ""
    is_identity = {"name", "birth"} <= asked
    return " ".join(text.split()) if "home" in asked and "kin" not in asked and not is_identity else ""


def home_in(text: str) -> str:
    """The words, in a text for finders, that print or ask where somebody lives; or none. A town hall is no home."""
    for start, said in with_starts(text):
        folded = _same_length(said)
        if re.search(r"\b(?:ne|n')\b.*\b(?:pas|jamais)\b", folded):
            continue
        plain = re.sub(told_in.ELECTRONIC, lambda found: " " * len(found[0]), folded)
        is_service = bool(told_in.SERVICE & {word.bare for word in words_of(said)})
        if found := _own().search(plain) or (None if is_service else _street().search(plain)):
            return text[start + found.start() : start + found.end()]
    return ""


def _same_length(said: str) -> str:
    """A sentence to look words up in, letter for letter."""
    return "".join(fold(letter) or letter if len(fold(letter)) <= 1 else letter for letter in said)


@cache
def _own() -> re.Pattern[str]:
    return re.compile(told_in.AT_HOME)


@cache
def _street() -> re.Pattern[str]:
    return re.compile(f"{told_in.STREET}|{told_in.ADDRESS}")
