"""R101-R103, R110, R111, R115: sentences that are long, busy, hard, crowded, negative or passive."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

from recap_print.check.readers.text import fold, sentences, syllables, words
from recap_print.check.readers.verbs import DENIED, PARTICIPLES, STATES
from recap_print.check.readers.words import ANY, Remark, Speech, on_words
from recap_print.declared import Said

FALC = "Information for all, European standards for easy-to-read (FALC)"
LONGEST = 15
LONG_ENOUGH = 30
EASY = 70.0
"""Kandel and Moles call 60-70 the score of a common text, what is above easy. Sections of easy French score 73-110."""

_PRONOUN = r"(?=(?:vous|je|j'|on|il|elle|ils|elles|nous|c'|ce n'|ca)(?:\b| ))"
_SUBJECT = r"(?=(?:vous|je|j'|on|il|elle|ils|elles|nous|c'|ce|cette|le|la|les|l'|un|une|votre|vos|mon|ma|mes)(?:\b| ))"
_CLAUSE = r"(?=(?:\w+ ){1,3}(?:est|sont|a|ont|va|vont|ferme|ouvre|passe|arrive|part|peut|doit)\b)"
_TURN = re.compile(  # a word that opens another idea: a reason, a condition, an objection, what comes next
    rf"\b(?:meme si|alors que|tandis que|sauf si|si {_SUBJECT}|s'ils?|quand {_SUBJECT}"
    r"|(?:parce |puis|lors|bien |afin |pour |tant |des |depuis |pendant |avant |apres |sauf |vu |etant donne |pourvu "
    r"|jusqu'a ce |a condition |a moins |sans )qu(?:e|')|au cas ou|sinon|autrement|ou alors|du coup|pourtant|par contre"
    r"|en revanche|ensuite (?=vous|je|on)|cependant|toutefois|neanmoins|en effet)(?:\b|(?<='))"
    rf"|^comme (?:{_PRONOUN}|{_CLAUSE})|(?<!le )(?<!un )(?<!ce )\bcar {_SUBJECT}|,? \b(?:mais|donc|puis|or)\b"
)


@on_words("R101", source=f"{FALC}; falc.unapei.org: 15 words at most", languages=ANY)
def sentence_too_long(speech: Speech) -> Iterator[Remark]:
    """Somebody who reads slowly has forgotten the beginning of a long sentence when they reach its end.

    An elided word counts with its host (`l'heure` is one word), and so does a phone number.
    """
    for said in speech.said:
        for sentence in sentences(said.text):
            count = len(words(sentence))
            if count > LONGEST:
                message = f"a sentence has {count} words: “{_short(sentence)}”"
                yield Remark(said, message, f"{LONGEST} at most: make two sentences of it")


@on_words("R102", source=f"{FALC}: one idea in each sentence")
def several_ideas(speech: Speech) -> Iterator[Remark]:
    """A sentence that turns twice (if ..., because ..., but ...) asks readers to hold three ideas at once."""
    for said in speech.said:
        for sentence in sentences(said.text):
            turns = [turn[0].strip(", ") for turn in _TURN.finditer(fold(sentence))]
            if ";" in sentence:
                yield Remark(said, f"`;` joins two sentences: “{_short(sentence)}”", "end the first with a full stop")
            elif len(turns) > 1:
                message = f"a sentence turns twice ({', '.join(turns)}): “{_short(sentence)}”"
                yield Remark(said, message, "one sentence for each idea")


@on_words("R103", source="Kandel and Moles 1958, Flesch's reading ease for French: 207 - 1.015 w/s - 73.6 syll/w")
def hard_to_read(speech: Speech) -> Iterator[Remark]:
    """Long words in long sentences tire readers, though each may be understood. Only a text of 30 words is judged,
    a section's sentences together: on less, the score says little."""
    for _, part in groupby(speech.said, key=lambda said: said.origin.partition(".")[0]):
        told = [said for said in part if _is_prose(said)]
        text = "\n".join(said.text for said in told)
        if len(words(text)) >= LONG_ENOUGH and (score := ease(text)) < EASY:
            message = f"these sentences score {score:.0f} for ease of reading"
            yield Remark(told[0], message, f"{EASY:.0f} at least: shorter words, shorter sentences")


def ease(text: str) -> float:
    """How easy a French text is to read: 100 is very easy, 60 common, 30 hard."""
    said = words(text)
    syllables_a_word = sum(syllables(word) for word in said) / len(said)
    return 207 - 1.015 * len(said) / len(sentences(text)) - 73.6 * syllables_a_word


@on_words("R110", source=f"{FALC}: each sentence on a new line", languages=ANY)
def sentences_share_a_line(speech: Speech) -> Iterator[Remark]:
    """A text of several lines is read line by line: a sentence that begins in the middle of one is missed."""
    for said in speech.said:
        lines = said.text.strip().splitlines()
        for line in lines if len(lines) > 1 else ():
            found = [sentence for sentence in sentences(line) if len(sentence) > 1]
            if len(found) > 1:
                yield Remark(said, f"“{_short(line)}” is {len(found)} sentences on one line", "one sentence a line")


_NO = re.compile(r"\b(?:ne |n')(?:[^ ,;:.?!]+ ){0,4}?(?:pas|plus|jamais|rien|aucune?|personne|ni|guere|nulle)\b")
"""A whole negation: « ne … que » is none."""
_UNDER = re.compile(
    r"\b(?:si|s'ils?|quand|lorsqu\w*|qu(?:e|'\w+|i)|parce|puisque|car|tant|dont|ou|de|d'|a|pour|sans|lorsque|comme|celui"
    r"|celle|ceux)\b"
)
"""Words that put one clause under the other: without them, two negations stand side by side, and add up to nothing."""
_NOT_TO = re.compile(r"\bne (?:pas|plus|jamais|rien) ")
_NO_AT_ALL = rf"\b(?:pas|jamais|rien|personne|aucune?|plus) (?:[\w']+ ){{0,3}}?(?:{DENIED})e?s?\b"
_NOTHING_WITHOUT = r"\b(?:ne |n')[^,;:.?!]{1,60}?\b(?:pas|plus|jamais|rien|personne)(?: [^,;:.?!]{1,40})? sans\b"
_TWO_NEGATIONS = re.compile(
    rf"{_NO_AT_ALL}|{_NOTHING_WITHOUT}"
    r"|\b(?:rien|personne|aucune? \w+) (?:ne |n')[^,;:.?!]{1,30} sans\b"
)


@on_words("R111", source=f"{FALC}: positive sentences rather than negative ones")
def two_negations(speech: Speech) -> Iterator[Remark]:
    """Two negations must be worked out like a sum, when one stands under the other (`si vous ne ..., ne ...`,
    `pas sans`, `pas impossible`); many readers take away the opposite. Two side by side add up to nothing."""
    for said in speech.said:
        for sentence in sentences(said.text):
            if _denies_twice(fold(sentence)):
                yield Remark(said, f"two negations: “{_short(sentence)}”", "say what is, or what to do")


_EASY_WITHOUT = re.compile(r"\b(?:hesitez|hesite|oubliez|oublie) pas\b")
"""« N'hésitez pas à venir sans rendez-vous » is a way to say yes."""


def _denies_twice(sentence: str) -> bool:
    if _TWO_NEGATIONS.search(sentence) and not _EASY_WITHOUT.search(sentence):
        return True
    denied = list(_NO.finditer(sentence))
    if len(denied) < 2:
        return False
    return _NOT_TO.search(sentence) is not None or _UNDER.search(_beside(sentence, denied)) is not None


def _beside(sentence: str, denied: list[re.Match[str]]) -> str:
    """What can put one negation under another: the words before the first, and from it to the last."""
    before = sentence[: denied[0].start()]
    return before.partition(" ")[0] + " " + sentence[denied[0].end() : denied[-1].start()]


_IS = (
    r"\b(?:suis|es|est|sommes|etes|sont|serai|sera|serons|serez|seront|serait|seraient|etait|etaient|etre|ete|soit|soient"
    r"|fut|furent)(?:-(?:vous|nous|je|il|elle|on|ils|elles|ce))?"
)
_HOW = r" (?:pas |tous |toutes |bien |aussi |toujours |souvent |deja |d'abord |aussitot |vite |enfin |ensuite |alors )?"
_BY = re.compile(
    rf"{_IS}{_HOW}"
    r"(?!(?:passe|venu|revenu|alle|entre|rentre|sorti|arrive|parti|descendu|monte|fini|commence)e?s?\b)"
    r"\w+(?:[eiu]|is|it|ert|int|eint)e?s?,? (?:\w+ )?par "
    r"(?:une?|des|les?|la|l'|votre|vos|notre|nos|mon|ma|mes|son|sa|ses|leurs?|ce|cet|cette|ces|quelqu'un|tous|toutes"
    r"|madame|monsieur|qui|moi|toi|lui|elles?|nous|vous|eux|plusieurs|chaque|d'autres)\b"
)
_WILL = re.compile(  # « ont été perdus », « sera donnée »: somebody does it, who is not said; « est fermé » is a state
    r"\b(?:été|sera|seront|serez|serai|serons|seraient|serait|(?:doit|doivent|peut|peuvent|devra|devront|pourra|pourront"
    r"|va|vont|devrait|pourrait) être)(?:-(?:vous|il|elle|ils|elles))?"
    rf"(?: (?:pas|bien|aussi|toujours|souvent|déjà|d['’]abord|vite|ensuite|alors|tous|toutes|automatiquement))?"
    rf" (?!(?:{STATES})(?:e?s?)\b)(?:\w{{2,}}(?:é|ée|és|ées)|(?:{PARTICIPLES})e?s?)\b",
)


@on_words("R115", source=f"{FALC}: active rather than passive sentences")
def passive_voice(speech: Speech) -> Iterator[Remark]:
    """Who does it comes first in a sentence that is easy to read: the passive tells it last, or not at all (`sera
    donnée`, `ont été perdus`). A state is no passive: `le bureau est fermé`."""
    for said in speech.said:
        for sentence in sentences(said.text):
            if _BY.search(fold(sentence)) or _WILL.search(unicodedata.normalize("NFC", sentence).lower()):
                yield Remark(said, f"passive: “{_short(sentence)}”", "begin with who does it")


def _is_prose(said: Said) -> bool:
    """Is it written in sentences, rather than a title or a label?"""
    text = said.text.strip()
    return "\n" in text or text[-1:] in {".", "!", "?", "…"}


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rstrip() + "…"
