"""Which stretches of a text ask: labels and answers by where they stand, sentences by a verb of writing.

« Mot de passe : » before a line asks; « N'écrivez jamais vos mots de passe » warns; « Apportez votre carte Vitale »
tells. Nothing here knows what is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from recap_print.check.privacy import grammar
from recap_print.check.readers.text import fold, sentences


class Place(StrEnum):
    """Where words stand decides what they do."""

    LABEL = "label"
    """Above or before room to write: what they name is asked for."""
    OPTION = "option"
    """An answer given beforehand, to tick or as an example: what they say is written down."""
    SENTENCE = "sentence"
    """To be read: they ask only by a verb of writing."""


class Word(NamedTuple):
    """A word or a sign: as it is looked up, without accents, and where it stands in the text."""

    stem: str
    bare: str
    start: int
    end: int

    @property
    def is_sign(self) -> bool:
        return not self.bare[0].isalnum()


_TOKEN = re.compile(
    r"[nN]°|-l(?:es?|a)\b|[^\W_](?:[^\W_]|[\u0300-\u036f\u064b-\u0655\u0670])*|[,;:/()?!.…\n–—|\"«»،؛؟]+"
)
_BLANK = re.compile(r":\s*(?:…{2,}|\.{4,})|_{3,}")
"""Dots or a line to write on, typed in a sentence: « Mot de passe : …… »."""
_NUMBER = frozenset({"n°", "no", "nº", "num"})
_REACH = 6
"""How many words before a verb may deny it: « Il ne faut surtout pas que vous y écriviez »."""


def asking(text: str, place: Place) -> Iterator[list[Word]]:
    """The things that a text asks for, one by one, each as the words that say it."""
    for span in spans(text, place):
        yield from _things(span)


@lru_cache(maxsize=4096)
def spans(text: str, place: Place) -> tuple[Sequence[Word], ...]:
    """The stretches of a text that ask. Several rules hear them, one after the other."""
    return tuple(_spans(text, place))


def _spans(text: str, place: Place) -> Iterator[Sequence[Word]]:
    goes_on = False
    for start, said in with_starts(text):
        line = words_of(said, start)
        is_told = place is Place.SENTENCE and not _BLANK.search(said)
        writing = next((at for at in range(len(line)) if _is_writing(line, at)), None)
        if not is_told and writing is not None and not _is_denied(line, writing):
            yield _without(line[:writing])  # « Mon code : à recopier ici »
        if is_told or writing is not None:
            span, goes_on = _governed(line, goes_on)
            yield span
        else:
            yield _without(line)


def leads(text: str) -> bool | None:
    """Whether what follows is to be written, after « Écrivez ici : », or not to be, after « N'écrivez jamais : ».
    None when the text leads to nothing, or says neither."""
    last = words_of((sentences(text) or [""])[-1])
    writing = [at for at in range(len(last)) if _is_writing(last, at)]
    if not writing or not last[-1].bare.startswith(":"):
        return None
    return _governed(last, False)[1]


def words_of(said: str, start: int = 0) -> list[Word]:
    """The words and signs of a text that begins at ``start`` of a longer one."""
    found = []
    for match in _TOKEN.finditer(said):
        bare = fold(match[0]) or match[0]
        bare = "numero" if bare in _NUMBER else bare
        found.append(Word(stem(bare), bare, start + match.start(), start + match.end()))
    return found


def stem(word: str) -> str:
    """A word without its plural; in Arabic without its article."""
    if "\u0600" <= word[0] <= "\u06ff":
        article = next((start for start in ("وال", "بال", "ال", "لل") if word.startswith(start)), "")
        return word.removeprefix(article) if len(word) - len(article) >= 2 else word
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


def with_starts(text: str) -> Iterator[tuple[int, str]]:
    """Each sentence as typed, and where it starts in the text."""
    at = 0
    for said in sentences(text):
        ends = start = text.find(said.split()[0], at)
        for word in said.split():  # a sentence that goes on over two lines comes on one
            ends = text.find(word, ends) + len(word)
        yield start, text[start:ends]
        at = ends


def _governed(line: list[Word], goes_on: bool) -> tuple[list[Word], bool]:
    """What stands under a verb of writing that asks; and whether the next line does too, after « Écrivez ici : »."""
    if any(word.bare in grammar.OUT_OF_PLACE for word in line):
        return [], False
    span: list[Word] = []
    asks = goes_on
    for at, word in enumerate(line):
        if _is_writing(line, at):
            asks = not _is_denied(line, at)
            if asks and _is_of_what_was_named(line, at):
                span = [named for named in line[:at] if named.bare not in grammar.DO]
        elif word.bare in grammar.NO_LONGER:
            asks = False
        elif asks:
            span.append(word)
    last = line[-1].bare if line else ""
    return span, asks and (last.startswith(":") or (goes_on and last[0] not in ".!?…"))


def _is_writing(line: Sequence[Word], at: int) -> bool:
    word, before, after = line[at].bare, _bare(line, at - 1), _bare(line, at + 1)
    if word in grammar.WRITE_AFTER_I:
        return before in {"je", "j"} or (at == 0 and after in grammar.SMALL)
    if word in grammar.TELL:
        is_spoken = after.startswith("-l") or after in grammar.ABOUT_IT
        return not (is_spoken or grammar.TO_SOMEBODY & {other.bare for other in line[at + 1 :]})
    is_signing_up = before in {"s", "m", "vous"} and word.startswith("inscri")
    is_told = word.endswith("ez") and (after == "vous" or (before == "vous" and _bare(line, at - 2) in grammar.THAT))
    return word in grammar.WRITE and not is_signing_up and not is_told


def _is_denied(line: Sequence[Word], at: int) -> bool:
    if _bare(line, at + 1) in {"pas", "jamais", "rien", "plus", "ni", "not"}:
        return True
    before: set[str] = set()
    for word in reversed(line[max(0, at - _REACH) : at]):
        if word.is_sign:
            break
        before.add(word.bare)
    return not grammar.FORGET & before and bool((grammar.NOT | grammar.WARN) & before)


def _is_of_what_was_named(line: Sequence[Word], at: int) -> bool:
    """« écrivez-les », « les écrire »: the thing was named earlier in the sentence."""
    is_infinitive = line[at].bare.endswith(("er", "re"))
    return _bare(line, at + 1).startswith("-l") or (is_infinitive and _bare(line, at - 1) in grammar.THEM)


def _bare(line: Sequence[Word], at: int) -> str:
    return line[at].bare if 0 <= at < len(line) else ""


def _without(line: list[Word]) -> list[Word]:
    """The words of a label, but for what follows « sans », « jamais » or « je ne dis pas », up to the next comma."""
    kept, is_in = [], True
    for at, word in enumerate(line):
        is_without = word.bare in grammar.WITHOUT and _bare(line, at + 1) not in grammar.LACKED
        is_out = is_without or (word.bare in grammar.ALOUD and _is_denied(line, at))
        is_in = not is_out if is_in else word.is_sign
        if is_in:
            kept.append(word)
    return kept


def _things(line: Sequence[Word]) -> Iterator[list[Word]]:
    """Cut at commas and small words: « votre nom et votre adresse » are two things."""
    thing: list[Word] = []
    for at, word in enumerate(line):
        if word.bare == "sur" and _bare(line, at - 1) in grammar.PRINTED:
            thing.pop()
        elif word.is_sign or word.bare in grammar.BREAKS:
            yield thing
            thing = []
        else:
            thing.append(word)
    yield thing
