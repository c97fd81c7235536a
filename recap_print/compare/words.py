"""Words: what people read, compared word by word, and the numbers among them that must never be wrong."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher

from recap_print.compare.changes import Hunk

_MONTHS = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|"
    "january|february|march|april|may|june|july|august|september|october|november|december"
)

_TLD = (
    "fr|org|com|net|eu|me|info|io|gouv|paris|bzh|alsace|corsica|app|link|to"
    "|be|ch|lu|ca|uk|de|es|it|pt|ma|dz|tn|re|gp|mq|gf"
)
_STREETS = "rue|avenue|boulevard|place|chemin|route|allée|impasse|quai|cours|square|street|road"
_TO = r"(?:à|au|et|ou|to|and|-|–)"

NUMBERS = {
    "link": r"(?:https?://|www\.)\S*[\w/=]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    rf"|\b[\w-]+(?:\.[\w-]+)*\.(?:{_TLD})\b(?::\d+)?(?:/\S*[\w/=])?",
    "date": r"\b\d{1,2} \d{1,2} (?:19|20)\d\d\b(?! ?\d)"  # as in cells for digits: 06 10 2026
    r"|\b\d{1,2}(?P<sep>[/.-])\d{1,2}(?P=sep)(?:\d{4}|\d{2})(?![/.-]?\d)"
    r"|\b\d{1,2}/\d{1,2}\b|\b\d{4}-\d{2}-\d{2}\b"
    rf"|\b\d{{1,2}}(?:er|st|nd|rd|th)? (?:{_MONTHS})\b(?:,? \d{{4}}\b)?|\b(?:{_MONTHS}),? \d{{4}}\b"
    rf"|\b\d{{1,2}}(?:er)?(?= {_TO} \d{{1,2}}(?:er)? (?:{_MONTHS})\b)",  # du 3 au 5 mai
    "time": r"\b\d{1,2} ?(?:h(?:eures?)?|:) ?(?:\d{2}\b|(?!\w))|^(?:[01]\d|2[0-3]) [0-5]\d$"  # the last as in cells
    rf"|\b\d{{1,2}}(?= ?{_TO} ?\d{{1,2}} ?(?:h\b|heures?\b|:\d))",  # de 9 à 17 h
    "price": r"\d+(?:[ .,]\d+)* ?(?:€|euros?\b|EUR\b|centimes?\b)|€ ?\d+(?:[ .,]\d+)*",
    "phone number": r"(?<!\w)(?:\+|00)?\d(?:[ .()‑–-]{0,2}\d){7,}(?!\w)"
    r"|\b3\d ?\d\d\b|\b11\d\b|(?<=\ble )\d\d\b|(?<=\bau )\d\d\b",
    "address": rf"\b\d{{1,4}}(?: ?(?:bis|ter))?(?=,? (?:{_STREETS})\b)|\b\d{{2}} ?\d{{3}}\b",
    "year": r"\b(?:19|20)\d\d\b",
}
"""What a wrong digit turns into a lost appointment: numbers to call, times, dates, prices, addresses to visit.
Short numbers are those of French services and emergencies (39 49, 115, « le 15 »). Order matters: first that fits."""

_NUMBER = re.compile("|".join(f"(?P<{name.replace(' ', '_')}>{form})" for name, form in NUMBERS.items()), re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+[’']|\w+(?:-\w+)*|[^\w\s]+")


def plain(text: str) -> str:
    """Text as it is read: a no-break space is a space, and a line break too."""
    return " ".join(text.split())


def numbers(text: str) -> tuple[tuple[str, str], ...]:
    """The numbers of a plain text in their order, as (sort, digits or link): another spacing is the same number."""
    found = []
    for match in _NUMBER.finditer(text):
        sort = match.lastgroup or ""
        value = match.group().lower()
        found.append((sort.replace("_", " "), value if sort == "link" else re.sub(r"[\s.()‑–-]", "", value)))
    return tuple(found)


def sorts_changed(old: tuple[tuple[str, str], ...], new: tuple[tuple[str, str], ...]) -> list[str]:
    """Which sorts of numbers differ between two texts: came, went, or changed places."""
    was, now = Counter(old), Counter(new)
    differ = {sort for sort, _ in (was - now) + (now - was)}
    swapped = {sort for pair in zip(old, new, strict=False) if pair[0] != pair[1] for sort, _ in pair}
    return sorted(differ or swapped)


def hunks(before: str, after: str) -> tuple[Hunk, ...]:
    """The rewording of a text, word by word; what is said of (a, b) is mirrored by (b, a)."""
    if before > after:  # difflib's answer depends on the order: ask in one order only
        return tuple(Hunk(hunk.after, hunk.before, hunk.gap) for hunk in hunks(after, before))
    old, new = _spans(before), _spans(after)
    matcher = SequenceMatcher(None, [before[a:b] for a, b in old], [after[a:b] for a, b in new], autojunk=False)
    found = []
    for _, i1, i2, j1, j2 in matcher.get_opcodes():
        gap = _gap(before, old, i2) or _gap(after, new, j2)
        found.append(Hunk(_slice(before, old, i1, i2), _slice(after, new, j1, j2), gap))
    return tuple(found)


def likeness(old: Counter[str], new: Counter[str]) -> int:
    """How much two bags of words share, in thousandths; two empty ones are alike."""
    total = old.total() + new.total()
    return 1000 if not total else 2000 * (old & new).total() // total


def _spans(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _WORD.finditer(text)]


def _slice(text: str, spans: list[tuple[int, int]], first: int, last: int) -> str:
    return text[spans[first][0] : spans[last - 1][1]] if first < last else ""


def _gap(text: str, spans: list[tuple[int, int]], last: int) -> bool:
    return 0 < last < len(spans) and spans[last - 1][1] < spans[last][0]
