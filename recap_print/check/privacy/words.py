"""Does this text ask people to write what must never stand in a notebook that gets lost? Pure functions on text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from recap_print.check.privacy import grammar, tables
from recap_print.check.privacy.finding_words import ASKED
from recap_print.check.privacy.forms import Place, Word, asking, spans, stem, words_of
from recap_print.check.privacy.questions import BORN, QUESTIONS, TOGETHER
from recap_print.check.privacy.shown import shown
from recap_print.check.readers.text import fold

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
        for codes, words in _named(text, thing, place, _phrases(tables.ASKS)):
            for code in codes.split():
                found.setdefault(code, words)
    for code, words in _questions(text, place):
        found.setdefault(code, words)
    if code := identity(parts(text, place)):
        found.setdefault(code, " ".join(text.split()))
    return tuple(Betrayed(code, found[code]) for code in sorted(found))


@lru_cache(maxsize=4096)
def parts(text: str, place: Place) -> frozenset[str]:
    """Which parts of somebody's identity a text asks for, by the names of ``tables.PARTS``."""
    things = asking(text, place)
    named = {part for thing in things for part, _ in _named(text, thing, place, _phrases(tables.PARTS))}
    if place is not Place.OPTION:
        said = tuple(_asked(text, place))
        named |= {part for part, question in _part_patterns() if any(question.search(one) for one in said)}
    return frozenset(named)


def _asked(text: str, place: Place) -> Iterator[str]:
    """The stretches that ask, in small letters, with their accents."""
    for span in spans(text, place):
        if span:
            yield text[span[0].start : span[-1].end].lower()


def _questions(text: str, place: Place) -> Iterator[tuple[str, str]]:
    for said in _asked(text, place):
        for code, question in _patterns():
            if found := question.search(said):
                yield code, found[0].strip()


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((code, re.compile(question)) for code, question in QUESTIONS)


@cache
def _part_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    asked = {"home": "|".join(f"(?:{one})" for one in ASKED), "birth": BORN, "kin": TOGETHER}
    return tuple((part, re.compile(question)) for part, question in asked.items())


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

    def speaks(self, place: Place, *, alone: bool, own: bool, says: bool, shows: bool) -> bool:
        """``alone``: nothing else is asked for. ``own``: it is somebody's. ``says``: « Je prends … », and no more.
        ``shows``: a number stands there."""
        if self.mark == "@":
            return own
        if self.mark == "~":
            return own or alone
        if place is Place.OPTION:
            is_carried = self.code in grammar.CARRIED and not shows
            return not self.mark or ((own or (says and alone)) and not is_carried)
        return self.mark != "=" or alone or own


_Phrases = Mapping[str, Sequence[_Phrase]]
"""By their first words, the longest first."""


def _phrases(table: Mapping[str, str]) -> _Phrases:
    return _phrases_of(tuple(table.items()))


@lru_cache(maxsize=2)
def _phrases_of(table: tuple[tuple[str, str], ...]) -> _Phrases:
    found: dict[str, list[_Phrase]] = {}
    for code, phrases in table:
        for mark, phrase in tables.phrases(phrases):
            stems = tuple(stem(word) for word in phrase.split() if word not in grammar.SMALL)
            found.setdefault(stems[0], []).append(_Phrase(stems, code, mark))
    return {first: sorted(those, key=lambda phrase: -len(phrase.stems)) for first, those in found.items()}


_FIRST = 20
"""Enough letters to hold the first word of an answer."""

_Heard = Sequence[tuple[int, Word]]
"""Words that count, each with its place among all."""


def _named(text: str, thing: Sequence[Word], place: Place, phrases: _Phrases) -> Iterator[tuple[str, str]]:
    """What a thing asked for is called: (what it stands for, the words as typed), from left to right."""
    heard = [(at, word) for at, word in enumerate(thing) if word.bare not in grammar.SMALL]
    verbs = frozenset(word for at, word in heard if _asks_back(thing, at))
    yield from _heard(text, thing, heard, verbs, place, phrases)
    if verbs:  # « Pourquoi voyez-vous le médecin ? » : pourquoi, médecin
        yield from _heard(text, thing, [one for one in heard if one[1] not in verbs], verbs, place, phrases)


def _heard(
    text: str, thing: Sequence[Word], heard: _Heard, verbs: frozenset[Word], place: Place, phrases: _Phrases
) -> Iterator[tuple[str, str]]:
    """The phrases in the words that count; ``verbs`` are those of a question, beside which a thing stands alone."""
    stems = tuple(word.stem for _, word in heard)
    is_part = bool(thing) and _is_part(text, thing[0].start, thing[-1].end)
    begun = {word.bare for word in words_of(text[:_FIRST])[:1]} if place is Place.OPTION else set()
    is_done = any(word.bare in grammar.DO for _, word in heard) or bool(begun & grammar.DO)
    says = len(thing) > 1 and thing[0].bare in {"j", "je"} and thing[1].bare in grammar.STATES
    shows = any(word.bare.isdigit() for word in thing)
    here = 0
    while here < len(heard):
        before, first = heard[here]
        own = before > 0 and thing[before - 1].bare in grammar.OWN
        for phrase in phrases.get(first.stem, ()):
            past = here + len(phrase.stems)
            if stems[here:past] != phrase.stems:
                continue
            others = [word for _, word in (*heard[:here], *heard[past:]) if word not in verbs]
            alone = not is_part and _counts_for_nothing(others, phrase.code)
            alone = alone or (says and past == len(stems) and here <= 1)
            if phrase.speaks(place, alone=alone, own=own, says=says, shows=shows):
                led = (begun & grammar.JOBS) | {word.bare for _, word in heard[:here]}
                is_carried = is_done and phrase.code in grammar.CARRIED
                is_harmless = is_carried or (not own and _is_elsewhere(phrase.code, led))
                if phrase.code and not is_harmless:
                    code = "home" if phrase.code == "address" and own else phrase.code
                    yield code, text[first.start : heard[past - 1][1].end]
                here = past
                break
        else:
            here += 1


def _is_part(text: str, start: int, end: int) -> bool:
    """Whether what stands around makes a thing part of another: « Papiers pour … », « … : qui appeler ? »."""
    before, after = text[:start].split()[-1:], text[end:].lstrip()
    follows = after[1:].split()[:1] if after.startswith(":") else []
    return fold("".join(before)) in grammar.OF or fold("".join(follows)) in grammar.ASIDE


def _counts_for_nothing(others: Sequence[Word], code: str) -> bool:
    """« Mes soucis d'alcool » : a worry is no more than what it is about."""
    return not others or (code in grammar.OF_LIVES and all(word.stem in grammar.AROUND for word in others))


def _asks_back(thing: Sequence[Word], at: int) -> bool:
    """« Prenez-vous » : the verb of a question says little of what is asked."""
    word = thing[at].bare
    beside = {other.bare for other in thing[max(0, at - 1) : at + 2]}
    is_verb = (word.endswith("ez") and word != "rendez") or word in {"etes", "faites", "dites"}
    return is_verb and "vous" in beside


def _is_elsewhere(code: str, before: set[str]) -> bool:
    """Whether a place, a job or a professional was named first: what follows is theirs."""
    if code not in grammar.OF_LIVES:
        return False
    if code == "Y108":
        return bool((grammar.STREETS | grammar.JOBS) & before)
    others = grammar.CONTACT if code in {"Y105", "Y107"} else grammar.WHO
    return bool((grammar.PLACES | grammar.JOBS | grammar.STUDIES | others) & before)
