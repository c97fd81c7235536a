"""R104, R109, R112-R114: how readers are spoken to, and with which words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from recap_print.check.readers.hard_words import HARD_WORDS
from recap_print.check.readers.orders import ORDERS, ORDERS_OF_SOMETHING, ORDERS_TO_SOMEBODY
from recap_print.check.readers.sentences import FALC
from recap_print.check.readers.text import fold, sentences
from recap_print.check.readers.vocabulary import CUT_SHORT, CUT_WITH_A_STOP, NOT_COUNTED, NUMBERS, ONE_THING
from recap_print.check.readers.words import Remark, Speech, on_words
from recap_print.declared import Said

_TU = re.compile(
    r"\b(?:toi|te|ta|tes|l[ea]s? tien(?:ne)?s?)\b|\bt'(?=\w)|\btu\b(?<!s'est tu)(?<!\ba tu)"
    r"|\bton (?=\w)(?<!\b(?:le|un|ce|du|au|de) ton )(?<!\bson ton )(?<!\bbon ton )"
)
_ARTICLE = r"(?=(?:la?|les?|ces?|cette|une?) |l')"
_ORDER = re.compile(  # at the beginning of a sentence; what may also be a thing or a third person, before an article
    rf"^(?:(?:{ORDERS}) |(?:{ORDERS_OF_SOMETHING}) {_ARTICLE}"
    rf"|(?:{ORDERS_TO_SOMEBODY}) (?=(?:a|au|aux|avec|de|du|des|par)\b)"
    r"|[a-z]+[es]-(?:lui|leur|les?|la|en|y)\b"
    r"|n(?:e |')(?:les? |la |l')?(?:oublie|hesite|aie|donne|laisse|jette|parle|montre|recopie|note|signe|perds|ecris"
    r"|attends|viens|prends|fais|dis|mets|reponds|sois) (?:pas|plus|jamais|rien)\b)"
)


_QUOTED = re.compile(r"«[^»\n]*»")


@on_words("R104", source=f"{FALC}: “vous” to adults")
def says_tu(speech: Speech) -> Iterator[Remark]:
    """Adults are addressed as adults: `tu` in print speaks to a child. What readers say themselves is another matter:
    “Aide-moi” may be theirs, and so may what stands between « and »."""
    for said in speech.said:
        for sentence in sentences(_QUOTED.sub("« »", said.text)):
            folded = fold(sentence)
            if found := _TU.search(folded) or _ORDER.search(folded):
                yield Remark(said, f"“{found[0].strip()}” is familiar", "say “vous”")


_TOKEN = re.compile(r"[^\W_]+(?:[-‑][^\W_]+)*")
_LONGEST_PHRASE = 4


@cache
def _hard() -> dict[tuple[str, ...], str]:
    """Plain words by the words they replace, each without its final `s`."""
    return {
        tuple(_stem(token) for token in _TOKEN.findall(form)): plain
        for phrases, plain in HARD_WORDS.items()
        for phrase in phrases.split(", ")
        for form in (phrase, *_conjugated(phrase))
    }


def _conjugated(phrase: str) -> Iterator[str]:
    """The forms of a verb in -er that are no nouns: « émargez », not « acte »."""
    if phrase.endswith("er") and " " not in phrase:
        yield from (phrase[:-2] + ending for ending in ("ez", "ent", "ons", "era", "erez", "eront"))


def _stem(token: str) -> str:
    return fold(token).removesuffix("s")


@on_words("R109", source=f"{FALC}: words that people know well; the list is ours")
def hard_word(speech: Speech) -> Iterator[Remark]:
    """A line whose word is not understood stays empty. Offices have their words; there is a plain one for each."""
    for said in speech.said:
        tokens = _TOKEN.findall(said.text)
        stems = tuple(_stem(token) for token in tokens)
        for size in range(1, _LONGEST_PHRASE + 1):
            for start in range(len(stems) - size + 1):
                if plain := _hard().get(stems[start : start + size]):
                    hard = " ".join(tokens[start : start + size])
                    yield Remark(said, f"“{hard}” is hard to understand", f"say “{plain.replace(', ', '” or “')}”")


@on_words("R112", source=f"{FALC}: the same word for the same thing")
def two_names_for_one_thing(speech: Speech) -> Iterator[Remark]:
    """Two words are two things to somebody who learns the language. Only what is pointed at is judged: `ce carnet`,
    then `ce livret`."""
    for names in ONE_THING:
        pattern = re.compile(rf"\b(?:ce|cet|cette|votre|mon|ma) ({names})\b(?! de | d')")
        named: dict[str, list[Said]] = {}
        for said in speech.said:
            for name in pattern.findall(fold(said.text)):
                named.setdefault(name, []).append(said)
        usual, *others = sorted(named, key=lambda name: -len(named[name])) or [""]
        for other in others:
            yield Remark(named[other][0], f"“{other}” is called “{usual}” elsewhere", f"say “{usual}” everywhere")


_ABBREVIATION = re.compile(
    rf"\b(?:{CUT_SHORT})\b\.?|\b(?:{CUT_WITH_A_STOP})\.|\bn ?[°º]|\b(?:M|MM)\.(?= [A-ZÀ-Þ])"
    r"|\bc\.?-?à-?d\b|\bp\.?p?\. ?(?=\d)"
    r"|\bex(?= ?:)|\b(?<=\d )(?:av|pl|ch|rte)\b|\b(?:mar|mer|jeu|sam|dim)\.(?= ?\d| [a-zà-ÿ])"
    r"|\b\d+ (?:hrs?|mn|sem|j)\b",
    re.IGNORECASE,
)
_STOPPED_SHORT = re.compile(r"(?<![\w./@-])(?:[a-zà-ÿ]|[^\W\d_]{2,9})\.(?= [a-zà-ÿ])")
"""A stop before a small letter ends no sentence: it cuts a word. « Mes coord. à jour »"""


@on_words("R113", source=f"{FALC}: no abbreviations")
def abbreviation(speech: Speech) -> Iterator[Remark]:
    """An abbreviation must be known to be read, and sounds like nothing when it is spelled out."""
    for said in speech.said:
        for found in dict.fromkeys(match[0].strip() for match in _cut(said.text)):
            yield Remark(said, f"“{found}” is an abbreviation", "write the whole word")


def _cut(text: str) -> Iterator[re.Match[str]]:
    yield from _ABBREVIATION.finditer(text)
    yield from (found for found in _STOPPED_SHORT.finditer(text) if not _ABBREVIATION.search(found[0]))


_COUNT = re.compile(  # `les quatre saisons` points at a group, `en deux mots` is a manner of speaking
    rf"(?:\b(?P<pointed>les|ces|nous|vous|eux|elles|en) )?\b(?:{NUMBERS})(?: et une?)? (?P<what>[^\W\d][\w-]*[sx])\b",
    re.I,
)


@on_words("R114", source=f"{FALC}: numbers in figures")
def number_in_letters(speech: Speech) -> Iterator[Remark]:
    """A figure is seen at a glance and is the same in every language; a number in letters must be read."""
    for said in speech.said:
        for found in _COUNT.finditer(said.text):
            what = found["what"]
            if not found["pointed"] and what.islower() and what not in NOT_COUNTED:
                yield Remark(said, f"“{found[0]}” has its number in letters", "write it in figures")
