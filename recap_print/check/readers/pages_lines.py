"""R2 rules on lines of words: how long they are, and what must never break between two of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from recap_print.check.called import quoted
from recap_print.check.case import Case
from recap_print.check.readers.pages_seen import (
    CLEAR_PRINT,
    Fault,
    Part,
    paragraphs,
    part_of,
    placed,
    told,
)
from recap_print.findings import RULES, Finding, Level, Rule
from recap_print.pages.model import Role, Text

LONGEST = 70
"""Characters in a line."""
_DASHES = "\u00ad\u2010\u2011"
_HYPHENATED = re.compile(rf"[^\W\d_](?:[{_DASHES}]|-)$")
_SPLIT_WORD = re.compile(r"[^\W\d_]")
_MONTHS = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    "|January|February|March|April|May|June|July|August|September|October|November|December"
    "|يناير|فبراير|مارس|أبريل|أفريل|ماي|مايو|جوان|يونيو|جويلية|يوليو|يوليوز|أوت|غشت|أغسطس|سبتمبر|شتنبر"
    "|أكتوبر|نوفمبر|نونبر|ديسمبر|دجنبر|جانفي|فيفري"
)
_NEVER_BROKEN = re.compile(
    r"(?P<phone>\b0\d(?:[\s.]\d\d){4}\b|(?<!\w)\+33\s?\d(?:[\s.]\d\d){4}\b)"
    rf"|(?P<date>\b\d{{1,2}}(?:er|st|nd|rd|th)?\s(?:{_MONTHS})(?:\s\d{{4}})?\b|\b(?:{_MONTHS})\s\d{{4}}\b"
    r"|\b\d\d[\s/.]\d\d[\s/.]20\d\d\b)"
    r"|(?P<time>\b\d{1,2}(?:[:h.]\d\d)?\s(?:h|heures?|am|pm|a\.m\.|p\.m\.|o['’]clock)(?!\w))"
)
_GOES_ON = re.compile(r"[^\W\d_],?$")


@RULES.rule("R205", source="WCAG 2.2, 1.4.8, and RNIB: 70 to 80 characters", level=Level.WARNING)
def line_too_long(rule: Rule, case: Case) -> Iterator[Finding]:
    """At the end of a long line a slow reader has lost the beginning of the next."""

    def faults() -> Iterator[Fault]:
        for page, text in placed(case, Text):
            if len(text.text) > LONGEST and case.layout and part_of(case.layout, text) is Part.BODY:
                message = f"a line of {len(text.text)} characters, {quoted(text.text)}; {LONGEST} at most"
                help = "larger type, a narrower column, or shorter sentences, each on its own line"
                yield Fault(text.tag.origin, page, text, message, help, len(text.text))

    return told(rule, case, faults())


@RULES.rule("R206", source="FALC: a sentence stays on its page", level=Level.WARNING)
def sentence_broken_over_columns(rule: Rule, case: Case) -> Iterator[Finding]:
    """Whoever must look for the end of a sentence has forgotten its beginning."""

    # A text is set whole, in one column: only two texts can share a sentence, when a declaration cuts it.
    def faults() -> Iterator[Fault]:
        read = [(page, lines) for page, lines in paragraphs(case.booklet) if lines[0].tag.role in _SENTENCES]
        for (page, first), (other, then) in pairwise(read):
            elsewhere = page is not other or then[0].y <= first[-1].y
            if elsewhere and page.section == other.section and _begun(_all(first)) and then[0].text[:1].islower():
                message = f"{quoted(_all(first))} goes on in another column or on another page, {quoted(_all(then))}"
                yield Fault(then[0].tag.origin, other, then[0], message, "put the whole sentence in one text")

    return told(rule, case, faults())


def _begun(text: str) -> bool:
    """Is this the beginning of a sentence, and not its end? A label may go without a full stop; four words may not."""
    return text[:1].isupper() and len(text.split()) >= 4 and bool(_GOES_ON.search(text))


_SENTENCES = (Role.PARAGRAPH, Role.LIST)


def _all(lines: list[Text]) -> str:
    return " ".join(line.text for line in lines)


@RULES.rule("R209", source=f"FALC; {CLEAR_PRINT}: never hyphenated", level=Level.WARNING)
def hyphenated_word(rule: Rule, case: Case) -> Iterator[Finding]:
    """Half a word at the end of a line is no word that anyone knows."""

    def faults() -> Iterator[Fault]:
        for page, lines in paragraphs(case.booklet):
            for above, below in pairwise(lines):
                if _HYPHENATED.search(above.text) and _SPLIT_WORD.match(below.text):
                    halves = f"{above.text.split()[-1]} {below.text.split()[0]}"
                    message = f"a word is broken over two lines, {quoted(halves)}"
                    yield Fault(above.tag.origin, page, above, message, "write the word whole, without a break in it")

    return told(rule, case, faults())


@RULES.rule("R210", source=f"{CLEAR_PRINT}: numbers, dates and times are not split", level=Level.WARNING)
def number_broken_over_lines(rule: Rule, case: Case) -> Iterator[Finding]:
    """A number, a date or a time in two halves is copied with one half missing."""

    def faults() -> Iterator[Fault]:
        for page, lines in paragraphs(case.booklet):
            for broken in _NEVER_BROKEN.finditer("\n".join(line.text for line in lines)):
                if "\n" in broken[0]:
                    text = lines["\n".join(line.text for line in lines)[: broken.start()].count("\n")]
                    message = f"a {_kind(broken)} is broken over two lines, {quoted(broken[0])}"
                    help = "begin a line before it, or join its parts with no-break spaces (U+00A0)"
                    yield Fault(text.tag.origin, page, text, message, help)

    return told(rule, case, faults())


def _kind(broken: re.Match[str]) -> str:
    return {"phone": "phone number"}.get(broken.lastgroup or "", broken.lastgroup or "number")
