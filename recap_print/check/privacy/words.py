"""Does this text ask people to write what must never stand in a notebook that gets lost? Pure functions on text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from recap_print.check.privacy import grammar, tables
from recap_print.check.privacy.forms import Place, Word, asking, stem
from recap_print.check.privacy.shown import shown

__all__ = ["Betrayed", "Place", "betrayed", "identity", "parts"]


@dataclass(frozen=True, slots=True)
class Betrayed:
    """A text asks for what rule ``code`` is about; ``words`` are those that say so, as typed."""

    code: str
    words: str


@lru_cache(maxsize=4096)
def betrayed(text: str, place: Place) -> tuple[Betrayed, ...]:
    """What a text asks for and must not, each rule once, by code. What it only tells or warns of is not asked for.

    >>> betrayed("Numéro de sécurité sociale", Place.LABEL)
    (Betrayed(code='Y101', words='Numéro de sécurité sociale'),)
    >>> betrayed("N'écrivez jamais votre numéro de sécurité sociale.", Place.SENTENCE)
    ()
    """
    found = dict(shown(text))
    for thing in asking(text, place):
        for code, words in _named(text, thing, place, _phrases(tables.ASKS)):
            found.setdefault(code, words)
    if code := identity(parts(text, place)):
        found.setdefault(code, " ".join(text.split()))
    return tuple(Betrayed(code, found[code]) for code in sorted(found))


@lru_cache(maxsize=4096)
def parts(text: str, place: Place) -> frozenset[str]:
    """Which parts of somebody's identity a text asks for, by the names of ``tables.PARTS``."""
    things = asking(text, place)
    return frozenset(part for thing in things for part, _ in _named(text, thing, place, _phrases(tables.PARTS)))


def identity(asked: frozenset[str]) -> str:
    """The rule about parts that identify somebody together: Y110 for somebody else, Y111 for the owner, or none."""
    if "kin" in asked:
        is_known = "birth" in asked or ({"address", "home"} & asked and "work" not in asked)
        return "Y110" if is_known else ""
    is_known = len({"name", "birth", "home"} & asked) >= 2 or {"birth", "address"} <= asked
    return "Y111" if is_known else ""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """``stems`` name what ``code`` stands for; ``mark`` says where, as in ``tables``."""

    stems: tuple[str, ...]
    code: str
    mark: str

    def speaks(self, place: Place, *, alone: bool, own: bool) -> bool:
        """``alone``: nothing else is asked for. ``own``: it is somebody's."""
        if place is Place.OPTION:
            return not self.mark or (own and self.code not in grammar.CARRIED)
        return self.mark != "=" or alone or own


_Phrases = Mapping[str, Sequence[_Phrase]]
"""By their first words, the longest first."""


def _phrases(table: Mapping[str, str]) -> _Phrases:
    return _phrases_of(tuple(table.items()))


@lru_cache(maxsize=2)
def _phrases_of(table: tuple[tuple[str, str], ...]) -> _Phrases:
    found: dict[str, list[_Phrase]] = {}
    for code, phrases in table:
        for phrase in phrases.split(","):
            stems = tuple(stem(word) for word in phrase.strip(" \n=+").split() if word not in grammar.SMALL)
            mark = phrase.strip()[0] if phrase.strip()[0] in "=+" else ""
            found.setdefault(stems[0], []).append(_Phrase(stems, code, mark))
    return {first: sorted(those, key=lambda phrase: -len(phrase.stems)) for first, those in found.items()}


def _named(text: str, thing: Sequence[Word], place: Place, phrases: _Phrases) -> Iterator[tuple[str, str]]:
    """What a thing asked for is called: (what it stands for, the words as typed), from left to right."""
    heard = [(at, word) for at, word in enumerate(thing) if word.bare not in grammar.SMALL]
    stems = tuple(word.stem for _, word in heard)
    is_done = any(word.bare in grammar.DO for _, word in heard)
    here = 0
    while here < len(heard):
        before, first = heard[here]
        is_own = before > 0 and thing[before - 1].bare in grammar.OWN
        for phrase in phrases.get(first.stem, ()):
            past = here + len(phrase.stems)
            is_alone = len(phrase.stems) == len(stems)
            if stems[here:past] == phrase.stems and phrase.speaks(place, alone=is_alone, own=is_own):
                if phrase.code and not (is_done and phrase.code in grammar.CARRIED):
                    code = "home" if phrase.code == "address" and is_own else phrase.code
                    yield code, text[first.start : heard[past - 1][1].end]
                here = past
                break
        else:
            here += 1
