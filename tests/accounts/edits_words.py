"""Words: one of them replaced, added or left out; a sentence more; a sign, an accent or a capital changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafts import EDITION, Place, put
from expect import CRITICAL, NOTABLE, said
from ledger import Edit
from making import BASES, base
from walking import Words, has_number, numbers_in, printed_words, section_path

OTHERS = ("au", "bus", "sacs", "livre", "cahier", "bureaux", "personne", "documents", "formulaire", "professeurs")
"""A word of each length from 2."""
_WORD = re.compile(r"[^\W\d_]{2,}")


def _reworded(name: str, words: Words, family: str, after: str, was: str, now: str) -> Edit:
    """An edit of words, and its account: what was read before, what is read after."""
    told = said("reworded", NOTABLE, words.place, words.section, before=was, after=now, printed=True)
    return Edit(family, name, f"{words.name}: {after!r}", put(EDITION, words.path, after), (told,))


def _free_words(text: str) -> list[re.Match[str]]:
    """The words of a text that are no part of a number that must never be wrong, and no placeholder."""
    taken = [match.span() for _, match in numbers_in(text)]
    found = (match for match in _WORD.finditer(text) if "{" not in text[max(match.start() - 1, 0) : match.end()])
    return [match for match in found if not any(a <= match.start() < b for a, b in taken)]


def replaced() -> Iterator[Edit]:
    """One word of each string that is printed: the longest."""
    for name in BASES:
        for words in printed_words(base(name).edition):
            found = _free_words(words.text)
            if not found:
                continue
            match = max(found, key=lambda one: (one.end() - one.start(), -one.start()))
            other = OTHERS[min(match.end() - match.start() - 2, len(OTHERS) - 1)]
            if match.group()[0].isupper():
                other = other.capitalize()
            if other == match.group():
                other = "tennis"
            after = words.text[: match.start()] + other + words.text[match.end() :]
            yield _reworded(name, words, "a word", after, match.group(), other)


def left_out() -> Iterator[Edit]:
    """A word less, and a word more, in every fourth sentence of three words or more."""
    for name in BASES:
        long = [words for words in printed_words(base(name).edition) if len(_free_words(words.text)) > 2]
        for words in long[::4]:
            match = _free_words(words.text)[1]
            shorter = words.text[: match.start()].rstrip(" ") + words.text[match.end() :]
            yield _reworded(name, words, "a word less", shorter, words.text, shorter)
        for words in long[2::4]:
            match = _free_words(words.text)[1]
            longer = f"{words.text[: match.start()]}bien {words.text[match.start() :]}"
            yield _reworded(name, words, "a word more", longer, words.text, longer)


def details() -> Iterator[Edit]:
    """A sign, an accent, a capital: a reader may not see it, a committee must."""
    for name in BASES:
        found = list(printed_words(base(name).edition))
        for sign, other in (("?", "."), (".", " !"), ("é", "e"), ("à", "a"), ("ê", "e"), (",", "")):
            for words in [words for words in found if sign in words.text and not has_number(words.text)][::9]:
                after = words.text.replace(sign, other, 1)
                yield _reworded(name, words, "a sign", after, words.text, after)
        for words in found[::13]:
            after = words.text[0].swapcase() + words.text[1:]
            if after != words.text and _free_words(words.text):
                yield _reworded(name, words, "a sign", after, words.text, after)


def sentences() -> Iterator[Edit]:
    """A line less, or a line more, of a text of several. A line less that had a number is critical."""
    for name in BASES:
        for words in printed_words(base(name).edition):
            lines = words.text.split("\n")
            if len(lines) == 1:
                continue
            for i in (0, len(lines) - 1):
                after = "\n".join(lines[:i] + lines[i + 1 :])
                if has_number(lines[i]):
                    told = said("number reworded", CRITICAL, words.place, words.section, before=lines[i], printed=True)
                    edit = Edit("a line less", name, f"{words.name}.{i}", put(EDITION, words.path, after), (told,))
                else:
                    edit = _reworded(name, words, "a line less", after, lines[i], "")
                yield edit
            after = "\n".join([*lines, "Prenez votre temps."])
            yield _reworded(name, words, "a line more", after, "", "Prenez votre temps.")


def spaces() -> Iterator[Edit]:
    """Words that may break elsewhere, or by chance break where they did: as grave as what is seen."""
    for name in BASES:
        for words in printed_words(base(name).edition):
            if "\n" in words.text and words.path[2] != "example":
                after = words.text.replace("\n", " ", 1)
                told = said("reworded rewrapped setting", None, words.place, words.section)
                yield Edit("a line joined", name, words.name, put(EDITION, words.path, after), (told,))


def titles() -> Iterator[Edit]:
    """Titles: of a section, told as its new name; of the booklet, a fact."""
    for name in BASES:
        for section in base(name).edition["sections"]:
            path = section_path(section["id"], "title")
            was = section["title"]
            for now in (f"{was} !", f"Nos {was.split()[-1].lower()}", "Autre titre"):
                place = Place(EDITION, path)
                told = said("section-renamed", NOTABLE, place, section["id"], before=was, after=now)
                yield Edit("a section's title", name, f"{section['id']}: {now}", put(EDITION, path, now), (told,))
        for now in ("Mon Récap 2", "Mon carnet"):
            told = said("fact setting", NOTABLE, Place(EDITION, ("title",)), "", before="Mon Récap", after=now)
            yield Edit("the booklet's title", name, now, put(EDITION, ("title",), now), (told,))


def all_edits() -> Iterator[Edit]:
    yield from replaced()
    yield from left_out()
    yield from details()
    yield from sentences()
    yield from spaces()
    yield from titles()
