"""R105-R107: acronyms nobody explains, words that shout, capitals without their accent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from recap_print.check.readers.acronyms import ACRONYMS
from recap_print.check.readers.sentences import FALC
from recap_print.check.readers.text import fold
from recap_print.check.readers.vocabulary import (
    ABBREVIATED,
    EVERYBODY_SAYS,
    NO_ACCENT,
    SHOUTED,
    WITHOUT_ACCENT,
)
from recap_print.check.readers.words import ANY, Remark, Speech, on_words

_UPPER = "A-ZÀ-ÖØ-ÞŒ"
_CAPITALS = re.compile(
    rf"(?<![\w@./-])(?:[A-Z]\.){{2,}}|(?<![\w@./-])(?:([{_UPPER}])['’])?([{_UPPER}]{{2,}}(?:-[{_UPPER}]+)*)(?![\w@])"
)
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_LONGEST_ACRONYM = 5


@dataclass(frozen=True, slots=True)
class Capitals:
    """A word in capitals: as typed, its letters, and whether it shouts or stands for longer words."""

    text: str
    letters: str
    shouts: bool


def in_capitals(text: str) -> list[Capitals]:
    """Every word in capitals. One that stands beside a word that shouts, shouts too, unless it is a known acronym."""
    runs: list[list[tuple[str, str, bool]]] = []
    end = -1
    for found in _CAPITALS.finditer(text):
        elided, letters = found[1] or "", found[2] or found[0].replace(".", "")
        if letters in EVERYBODY_SAYS or letters in ABBREVIATED or _ROMAN.fullmatch(letters):
            continue
        if end < 0 or text[end : found.start()].strip():
            runs.append([])
        runs[-1].append((found[0], letters, _shouts(elided, letters)))
        end = found.end()
    return [
        Capitals(typed, letters, alone or (any(s for _, _, s in run) and letters not in ACRONYMS))
        for run in runs
        for typed, letters, alone in run
    ]


def _shouts(elided: str, letters: str) -> bool:
    if letters in ACRONYMS:
        return False
    plain = fold(letters).upper()
    return (
        plain != letters
        or "-" in letters
        or len(letters) > _LONGEST_ACRONYM
        or letters in SHOUTED
        or elided not in {"", "L", "D"}
    )


@on_words("R105", source=f"{FALC}: explain initials", languages=ANY)
def unexplained_acronym(speech: Speech) -> Iterator[Remark]:
    """Initials mean nothing to somebody who has never met them, and those who have been sent from office to office
    are ashamed to ask. The first time, the words stand beside them."""
    known: set[str] = set()
    for said in speech.said:
        for word in in_capitals(said.text):
            if not word.shouts and word.letters not in known:
                known.add(word.letters)
                if not _is_explained(word, said.text):
                    meaning = ACRONYMS.get(word.letters) or "what it stands for"
                    yield Remark(said, f"“{word.text}” is not explained", f"write “{meaning} ({word.letters})”")


def _is_explained(word: Capitals, text: str) -> bool:
    typed = re.escape(word.text)
    beside = rf"\w[^\S\n]*\({typed}\)|{typed}[^\S\n]*\([^()\d]{{4,}}\)"
    told = rf"{typed},?[^\S\n]+(?:c['’]est|veut dire|signifie|means|stands for)\b"
    if re.search(f"{beside}|{told}", text):
        return True
    spelled = re.search(rf"{typed}\s*[:=–]\s*(.+)", text) or re.search(rf"(.+?)\s*[:=–]\s*{typed}", text)
    return spelled is not None and _are_initials(word.letters, spelled[1])


def _are_initials(letters: str, text: str) -> bool:
    initials = iter(word[0] for word in re.findall(r"[a-z]+", fold(text)))
    return all(letter in initials for letter in fold(letters))


@on_words("R106", source="UKAAF, Minimum standards: clear and large print; FALC: no blocks of capitals", languages=ANY)
def words_in_capitals(speech: Speech) -> Iterator[Remark]:
    """A word is known by its shape, which capitals take away; and they shout. Stress with a bold style."""
    for said in speech.said:
        shouted = [word.text for word in in_capitals(said.text) if word.shouts]
        if shouted:
            yield Remark(said, f"“{' '.join(shouted)}” is in capitals", f"write “{' '.join(shouted).lower()}”")


_BEGINS = r"(?:^|(?<=[.!?:…(\n])\s*|(?<=«)\s*)"
_BARE_A = re.compile(
    rf"{_BEGINS}A (?=[a-zà-ÿœ])(?!(?:déjà|eu|été|un|une|besoin|droit|fini|reçu|le droit|bien|dit|fait|pu|toujours)\b)",
    re.MULTILINE,
)
_BARE_OU = re.compile(
    rf"{_BEGINS}Ou(?=\s*\?|[^\S\n]+(?:est|sont|habite[zr]?|trouver|aller|vous êtes|suis-je|en)\b)", re.MULTILINE
)
_WORD = re.compile(r"\b[ACEIO][a-zà-ÿœ]+\b")
_BARE_IN_CAPITALS = re.compile(
    rf"{_BEGINS}(A (?=[{_UPPER}]{{2,}})(?!\w+ *[:=])|OU(?= ?\?| (?:EST|SONT|ALLER|TROUVER)\b))", re.M
)
_BARE_E = re.compile(  # before one consonant, or two that belong together, an e that begins a word is é: Écrire, Étage
    r"E(?:[bcdfgjklmnprstvz]|[bcdfgptv][rl]|ch|qu|[pt]h)[aeiouyàâèéêëîïôûü]"
)


@on_words("R107", source="Imprimerie nationale, Lexique des règles typographiques: capitals keep their accents")
def capital_without_accent(speech: Speech) -> Iterator[Remark]:
    """An accent is a letter's sound: without it, somebody who spells words out reads another word."""
    for said in speech.said:
        for word in _WORD.findall(said.text):
            if right := WITHOUT_ACCENT.get(word) or _with_e_acute(word):
                yield Remark(said, f"“{word}” lacks its accent", f"write “{right}”")
        for capitals in in_capitals(said.text):
            word = capitals.letters.capitalize()
            if capitals.shouts and (right := WITHOUT_ACCENT.get(word) or _with_e_acute(word)):
                yield Remark(said, f"“{capitals.letters}” lacks its accent", f"write “{right}”")
        if found := _BARE_IN_CAPITALS.search(said.text):
            yield Remark(said, f"“{found[1].strip()}” lacks its accent", "write it, in capitals too")
        for pattern, wrong, right in ((_BARE_A, "A", "À"), (_BARE_OU, "Ou", "Où")):
            if pattern.search(said.text):
                yield Remark(said, f"“{wrong}” lacks its accent", f"write “{right}”")


def _with_e_acute(word: str) -> str:
    return "É" + word[1:] if _BARE_E.match(word) and word not in NO_ACCENT else ""
