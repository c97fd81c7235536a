"""R101-R103, R110, R111, R115: sentences that are long, busy, hard, crowded, negative or passive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from recap_print.check.readers.text import fold, sentences, syllables, words
from recap_print.check.readers.words import ANY, Remark, Speech, on_words
from recap_print.declared import Said

FALC = "Information for all, European standards for easy-to-read (FALC)"
LONGEST = 15
LONG_ENOUGH = 30
EASY = 70.0
"""Kandel and Moles call 60-70 the score of a common text, what is above easy. Sections of easy French score 73-110."""

_SUBJECT = r"(?=(?:vous|je|j'|on|il|elle|ils|elles|nous|c'|ce|cette|le|la|les|l'|un|une|votre|vos|mon|ma|mes)(?:\b| ))"
_TURN = re.compile(  # a word that opens another idea: a reason, a condition, an objection, what comes next
    rf"\b(?:meme si|alors que|tandis que|sauf si|si {_SUBJECT}|s'ils?|quand {_SUBJECT}|lorsqu(?:e|')"
    r"|parce qu(?:e|')|puisqu(?:e|')|bien qu(?:e|')|afin qu(?:e|')|pour qu(?:e|')"
    rf"|cependant|toutefois|neanmoins|en effet)|(?<!le )(?<!un )(?<!ce )\bcar {_SUBJECT}|,? \b(?:mais|donc|puis|or)\b"
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


_NO = r"\b(?:ne |n')[^,;:.?!]{1,60}?"
_TWO_NEGATIONS = re.compile(
    rf"{_NO}\bpas [^,;:.?!]{{0,40}}?\bne (?:pas|plus|jamais)\b|{_NO}\b(?:pas|jamais) (?:\w+ )?sans\b"
    r"|\b(?:pas|jamais) (?:impossible|inutile|interdit|incapable|illegal|inexact|invisible|insuffisant|inconnu|defendu)"
    r"e?s?\b"
)


@on_words("R111", source=f"{FALC}: positive sentences rather than negative ones")
def two_negations(speech: Speech) -> Iterator[Remark]:
    """Two negations must be worked out like a sum; many readers take away the opposite."""
    for said in speech.said:
        for sentence in sentences(said.text):
            if _TWO_NEGATIONS.search(fold(sentence)):
                yield Remark(said, f"two negations: “{_short(sentence)}”", "say what is, or what to do")


_BY = re.compile(
    r"\b(?:suis|es|est|sommes|etes|sont|serai|sera|serons|serez|seront|etait|etaient|etre|ete|soit|soient)"
    r" (?:pas |tous |toutes |bien |aussi |toujours |souvent |deja |d'abord )?"
    r"(?!(?:passe|venu|revenu|alle|entre|rentre|sorti|arrive|parti|descendu|monte|fini|commence)e?s?\b)"
    r"\w+(?:[eiu]|is|it|ert|int|eint)e?s? par "
    r"(?:un|une|des|les?|la|l'|votre|vos|notre|nos|mon|ma|mes|ce|cet|cette|ces|quelqu'un|tous|toutes|madame|monsieur)\b"
)


@on_words("R115", source=f"{FALC}: active rather than passive sentences")
def passive_voice(speech: Speech) -> Iterator[Remark]:
    """Who does it comes first in a sentence that is easy to read: the passive tells it last."""
    for said in speech.said:
        for sentence in sentences(said.text):
            if _BY.search(fold(sentence)):
                yield Remark(said, f"passive: “{_short(sentence)}”", "begin with who does it")


def _is_prose(said: Said) -> bool:
    """Is it written in sentences, rather than a title or a label?"""
    text = said.text.strip()
    return "\n" in text or text[-1:] in {".", "!", "?", "…"}


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rstrip() + "…"
