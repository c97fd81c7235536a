"""What readers count in a string: sentences, words, syllables. Pure functions on text, for any rule."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from recap_print.check.readers.syllables import syllables

__all__ = ["fold", "sentences", "syllables", "words"]

_ALIKE = str.maketrans(dict.fromkeys("’‘ʼ′`´", "'") | dict.fromkeys("‐‑", "-") | {"œ": "oe", "æ": "ae"})
_SPACES = re.compile(r"[^\S\n]+")
_LINE_GOES_ON = re.compile(r"(?<![.!?…:;؟])[^\S\n]*\n[^\S\n]*(?=[a-zà-öø-ÿœ])")
_STOP = re.compile(r"[.!?…؟]+(?:[^\S\n]*[»”\")]+[.!?…]*)?(?=\s|$)|\n")
_NO_STOP = re.compile(r"(?:\b(?:MM|Dr|Me|ex|cf|art|env|tél|av|bd|[^\W\d])|^\d{1,2}|\b[a-z](?:\.[a-z])+)\.$", re.I)
_MARK = r"[\u0300-\u036f\u064b-\u065f\u0670\u200c\u200d]"
"""Marks on a letter, and what joins or parts letters: none of them ends a word."""
_WORD = re.compile(
    r"https?://\S+|[\w.+-]+@[\w.-]+|(?:[^\W\d_]+[./])+[^\W\d_]{2,}(?:/\w+)*"  # addresses
    r"|\+?\d+(?:[ .,\u00a0\u202f]\d+)*"  # 06 39 98 00 10, 120 000 and 3,5 are one word each
    rf"|[^\W\d_](?:[\w'’-]|{_MARK})*(?:\w|{_MARK})|\w"
)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The text to look words up in: lower case, no accents, ``'`` for any apostrophe, one plain space for any spaces.

    >>> fold("L’Été à\\u00a0Nîmes")
    "l'ete a nimes"
    """
    decomposed = unicodedata.normalize("NFD", text.lower()).translate(_ALIKE)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _SPACES.sub(" ", unicodedata.normalize("NFC", bare)).strip()


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, in order, each on one line.

    A sentence ends at ``. ! ? …`` before anything but a small letter, and at the end of its line, unless the next
    line begins with a small letter. ``M. Diallo`` and ``1. Ouvrez`` go on.
    """
    text = _LINE_GOES_ON.sub(" ", text)
    found: list[str] = []
    start = 0
    for stop in _STOP.finditer(text):
        said = text[start : stop.end()].strip()
        rest = text[stop.end() :].lstrip()
        if stop[0] != "\n" and (rest[:1].islower() or _NO_STOP.search(said)):
            continue
        found.append(said)
        start = stop.end()
    return tuple(said for said in (*found, text[start:].strip()) if any(c.isalnum() for c in said))


def words(text: str) -> list[str]:
    """The words of a text as typed. ``l'emploi``, ``rendez-vous``, a phone number and an address are one word each.

    A small word that is elided counts with its host, as word processors and easy-to-read checkers count.

    >>> words("Appelez-nous au 01 99 00 45 11 : c'est gratuit !")
    ['Appelez-nous', 'au', '01 99 00 45 11', "c'est", 'gratuit']
    """
    return _WORD.findall(text)
