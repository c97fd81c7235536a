"""A digit in a phone number, a time, a date, a price or an address; and what stands behind a QR code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafts import EDITION, Path, Place, put
from expect import CRITICAL, account, said
from ledger import Edit
from making import BASES, base
from walking import numbers_in, printed_words, section_path

FAMILY = "a digit"
SAME_SORT = {"date": ("date", "year"), "phone number": ("phone number",), "time": ("time",), "link": ("link",)}
ELSEWHERE = (
    ("Un timbre coûte 1,39 €.", "price", ("1", "9")),
    ("La photo coûte 12 euros.", "price", ("12",)),
    ("Le dossier coûte 1 250,50 €.", "price", ("250", "50", "1")),
    ("Ouvert de 9h30 à 12h15.", "time", ("9", "30", "15")),
    ("Départ du bus à 10:45.", "time", ("10", "45")),
    ("Réunion le 14/10/2026.", "date", ("14", "10", "2026")),
    ("Réunion le 3 mars 2027.", "date", ("3", "mars", "2027")),
    ("Réunion le 1er juin.", "date", ("1", "juin")),
    ("Appelez le 39 49.", "phone number", ("39", "49")),
    ("Appelez le 115.", "phone number", ("115",)),
    ("Appelez le +33 6 39 98 00 27.", "phone number", ("33", "6", "39", "27")),
    ("Appelez le 06.39.98.00.27.", "phone number", ("06", "98", "27")),
    ("Appelez le 0639980027.", "phone number", ("0639980027",)),
    ("Allez sur www.example.org/aide2.", "link", ("aide2", "example")),
    ("Écrivez à avis11@example.org.", "link", ("avis11", "example")),
)
"""Sentences with numbers of other sorts and forms, and which part of them gets another digit, month or letter."""
MONTHS = {"mars": "avril", "juin": "juillet"}


def another(part: str) -> str:
    """The same with its last digit, or else its last letter, changed; a month becomes another."""
    if part in MONTHS:
        return MONTHS[part]
    if digits := list(re.finditer(r"\d", part)):
        at = digits[-1].start()
        return part[:at] + str((int(part[at]) + 1) % 10) + part[at + 1 :]
    return part[:-1] + ("a" if part[-1] != "a" else "o")


def digits() -> Iterator[Edit]:
    """Every digit, one at a time, of every number that the editions print."""
    for name in BASES:
        for words in printed_words(base(name).edition):
            if words.path[2] == "whatsapp":
                continue  # its number is in a QR code too: see ``codes``
            for sort, match in numbers_in(words.text):
                for at in range(*match.span()):
                    if words.text[at].isdigit():
                        yield _digit(name, words.section, words.path, words.text, at, SAME_SORT[sort])
                if sort == "link":
                    after = words.text[: match.end() - 1] + "x" + words.text[match.end() :]
                    yield _number(name, words.section, words.path, words.text, after, SAME_SORT[sort])


def _digit(name: str, section: str, path: Path, text: str, at: int, sorts: tuple[str, ...]) -> Edit:
    after = text[:at] + str((int(text[at]) + 1) % 10) + text[at + 1 :]
    return _number(name, section, path, text, after, sorts)


def _number(name: str, section: str, path: Path, before: str, after: str, sorts: tuple[str, ...]) -> Edit:
    told = said(
        "number",
        CRITICAL,
        Place(EDITION, path),
        section,
        before=before,
        after=after,
        what=frozenset(sorts),
        printed=True,
    )
    return Edit(FAMILY, name, f"{'.'.join(map(str, path[1:]))}: {after!r}", put(EDITION, path, after), (told,))


def other_forms() -> Iterator[Edit]:
    """Numbers of every sort and form, written into a page of the booklet on both sides first."""
    path = section_path("notes", "intro")
    for sentence, sort, parts in ELSEWHERE:
        for part in parts:
            at = sentence.rindex(part)
            after = sentence[:at] + another(part) + sentence[at + len(part) :]
            edit = _number("v11", "notes", path, sentence, after, (sort, *(("year",) if sort == "date" else ())))
            yield Edit("a digit, other forms", "v11", after, edit.change, edit.accounts, put(EDITION, path, sentence))


def codes() -> Iterator[Edit]:
    """What a QR code opens: the survey's address, the WhatsApp number and its message."""
    for name in BASES:
        url = section_path("feedback", "survey", "url")
        was = next(s for s in base(name).edition["sections"] if s["id"] == "feedback")["survey"]["url"]
        for after in (
            was.replace("avis", "avis2"),
            was.replace("example.org", "example.net"),
            was.replace("https://", "https://www."),
            was.replace("{language}", "{language}1"),
            was.replace("{edition}", "{edition}-b"),
            was + "&q=2",
        ):
            told = said("qr", CRITICAL, Place(EDITION, url), "feedback", printed=True)
            yield Edit("a QR code", name, after, put(EDITION, url, after), (told,))
        number = section_path("feedback", "whatsapp", "number")
        phone = next(s for s in base(name).edition["sections"] if s["id"] == "feedback")["whatsapp"]["number"]
        for at, digit in enumerate(phone):
            if digit.isdigit() and at > 1:
                after = phone[:at] + str((int(digit) + 1) % 10) + phone[at + 1 :]
                told = said("number qr", CRITICAL, Place(EDITION, number), "feedback", printed=True)
                yield Edit("a QR code", name, f"whatsapp {after}", put(EDITION, number, after), (told,))
        message = section_path("feedback", "whatsapp", "message")
        for after in ("Bonjour", "Bonjour Mon Récap !"):
            told = account("qr", CRITICAL, "feedback", old=Place(EDITION, message), new=Place(EDITION, message))
            yield Edit("a QR code", name, f"message {after}", put(EDITION, message, after), (told,))


def identity() -> Iterator[Edit]:
    """The edition's own name: nothing but what the survey's address makes of it."""
    for name in BASES:
        told = account("qr", CRITICAL, "feedback", before=f"{name}", after="v12")
        yield Edit("a QR code", name, "edition id", put(EDITION, ("id",), "v12"), (told,))


def all_edits() -> Iterator[Edit]:
    yield from digits()
    yield from other_forms()
    yield from codes()
    yield from identity()
