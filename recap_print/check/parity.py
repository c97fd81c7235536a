"""E rules on what an edition says in several languages: every language asks and promises the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from recap_print.check.called import quoted
from recap_print.check.case import Case
from recap_print.check.readers.words import written
from recap_print.declared import PLACEHOLDER, Said
from recap_print.edition.model import Group
from recap_print.findings import RULES, Finding, Level, Rule, did_you_mean
from recap_print.source import Document, is_by_language, split

HOUSE = "house rule: a booklet says the same in all its languages"
NAMES = {"fr": "French", "en": "English", "ar": "Arabic"}
_ARABIC = re.compile(r"[\u0620-\u064a]")
_LATIN = re.compile(r"[A-Za-zÀ-ÿ]")
_QUESTION = re.compile(r"[?؟]")
LONGEST_COUNT = 4
"""Digits of a number that counts or dates something."""
_GROUPED = re.compile(r"\d+(?:[ .\u00a0\u202f]\d{2,3}(?!\d))*")
_AFTERNOON = re.compile(r"(\d+)(?=\s*pm\b)")
_SAID_IN_ARABIC = {
    "1": re.compile(r"\bواحدة?\b"),
    "2": re.compile(r"(?:دقيقت|ساعت|سنت|مرت|صفحت|يوم|شهر|أسبوع|سؤال|رقم)(?:ين|ان)\b"),
}
"""One and two of what is counted are words in Arabic: the second is the dual, which has no figure beside it."""


@RULES.rule("E018", source=HOUSE)
def missing_translation(rule: Rule, case: Case) -> Iterator[Finding]:
    """A text without its translation is printed in another language, which its reader may not know."""
    language = case.edition.language
    for said, typed in _texts(case):
        if isinstance(typed, dict) and language not in typed:
            help = f"add `{language}:` beside `{next(iter(typed))}:`"
        elif isinstance(typed, str) and language != _own(case) and _LATIN.search(PLACEHOLDER.sub("", typed)):
            help = f"write it by language: `{_own(case)}: …`, `{language}: …`"
        else:
            continue
        message = f"{quoted(said.text)} is not said in {NAMES[language]}"
        yield rule.finding(case.where(said.origin, key=True), message, help)


@RULES.rule("E019", source="Unicode Standard Annex 24: scripts")
def translation_in_another_script(rule: Rule, case: Case) -> Iterator[Finding]:
    """Arabic in Latin letters, or the other way round, is a text pasted under the wrong language."""
    for said, typed in _texts(case):
        if not isinstance(typed, dict) or said.text == typed.get(_own(case)):
            continue  # a name, or a sentence to point at, is the same in every language
        if wrong := _wrong_script(said.text, case.edition.language):
            message = f"{quoted(said.text)} has no {wrong} letter"
            help = f"is it in the right place? it stands under `{case.edition.language}:`"
            yield rule.finding(case.where(said.origin), message, help)


@RULES.rule("E020", source=HOUSE)
def translation_asks_otherwise(rule: Rule, case: Case) -> Iterator[Finding]:
    """A question that one language asks and another does not gives answers that cannot be compared."""
    for said, own, language in _pairs(case):
        asked, wanted = len(_QUESTION.findall(said.text)), len(_QUESTION.findall(own))
        if asked != wanted:
            message = f"{NAMES[language]} asks {_count(asked)} here, and {NAMES[_own(case)]} {_count(wanted)}"
            yield rule.finding(case.where(said.origin), message, "ask the same in both")


@RULES.rule("E021", source=HOUSE)
def translation_counts_otherwise(rule: Rule, case: Case) -> Iterator[Finding]:
    """A number that differs from language to language is a wrong number, an hour or an amount: in one of them."""
    for said, own, language in _pairs(case):
        figures = [*_figures(said.text)], [*_figures(own)]
        here, there = (Counter(number for number, _ in some) for some in figures)
        if language == "ar":
            here += Counter({n: len(told.findall(said.text)) for n, told in _SAID_IN_ARABIC.items()}) & (there - here)
        if here != there:
            only, other = _beyond(figures[0], there), _beyond(figures[1], here)
            message = f"{NAMES[language]} says {only} where {NAMES[_own(case)]} says {other}"
            yield rule.finding(case.where(said.origin), message, "write the same figures in both")


@RULES.rule("E022", source=HOUSE)
def translation_fills_in_otherwise(rule: Rule, case: Case) -> Iterator[Finding]:
    """What stands between braces is filled in: a translation that lacks it loses what the others print."""
    for said, own, language in _pairs(case):
        here, there = set(PLACEHOLDER.findall(said.text)), set(PLACEHOLDER.findall(own))
        if here != there:
            named = ", ".join(f"{{{name}}}" for name in sorted(here ^ there))
            message = f"only one of {NAMES[language]} and {NAMES[_own(case)]} has {named}"
            yield rule.finding(case.where(said.origin), message, "write it in both")


@RULES.rule("E023", source=HOUSE)
def code_of_another_language(rule: Rule, case: Case) -> Iterator[Finding]:
    """A code that opens the survey of another language asks somebody questions they cannot read."""
    for codes in _codes(case):
        seen: dict[str, str] = {}
        for code in codes:
            language, label, link = (_said(code, name) for name in ("language", "label", "link"))
            origin = language.origin.removesuffix(".language")
            if language.text in seen:
                message = f"there is a code for {NAMES[language.text]} already"
                yield rule.finding(case.where(language.origin), message, "one code for each language")
            elif link.text in seen.values():
                message = f"the code for {NAMES[language.text]} opens the survey of another language"
                yield rule.finding(
                    case.where(f"{origin}.url"), message, "give it its own address, or write {language} in the survey's"
                )
            elif other := _other_language(link.text, language.text):
                message = f"the code for {NAMES[language.text]} opens a survey in {NAMES[other]}: {link.text}"
                yield rule.finding(case.where(f"{origin}.url"), message, "give it the address of its own survey")
            if wrong := _wrong_script(label.text, language.text):
                message = f"“{label.text}” says {NAMES[language.text]} to those who read another script"
                yield rule.finding(case.where(label.origin), message, f"write it in {wrong} letters")
            seen[language.text] = link.text
        if case.edition.language not in seen:
            message = f"no code asks in {NAMES[case.edition.language]}, the language of this booklet"
            origin = _said(codes[0], "language").origin
            where = case.where(origin[: origin.rindex("[")], key=True)
            yield rule.finding(where, message, f"add `- language: {case.edition.language}`")


@RULES.rule("E025", source="house rule: the page count and the language are what tells variants apart")
def repeated_variant(rule: Rule, case: Case) -> Iterator[Finding]:
    """Two variants with one name have one lock and one file between them: one of the two would never be printed."""
    seen: set[str] = set()
    for variant in case.edition.variants:
        same = not variant.name or (variant.language == _own(case) and not variant.layout)
        if variant.name in seen or same:
            message = "this is the edition itself" if same else f"`{variant.name}` is declared already"
            yield rule.finding(case.where(variant.origin), message, "name another language or another layout")
        seen.add(variant.name)


@RULES.rule("E026", source="house rule: what is printed is planned for a press", level=Level.WARNING)
def unknown_press(rule: Rule, case: Case) -> Iterator[Finding]:
    """A press that has no profile cannot be imposed for."""
    known = case.names.get("presses", ())
    if case.edition.press and case.edition.press not in known:
        help = did_you_mean(case.edition.press, known) or f"presses are: {', '.join(known)}"
        yield rule.finding(case.where("press"), f"there is no press `{case.edition.press}`", help)


def _own(case: Case) -> str:
    """The language that an edition was first written in."""
    return str(_written(case).data["language"])


def _written(case: Case) -> Document:
    return case.written or case.document


def _texts(case: Case) -> Iterator[tuple[Said, Any]]:
    """Each text, with what was written there: a string, or a map by language."""
    for said in written(case.edition):
        if said.text and ".codes[" not in said.origin:  # of the survey, each in the language it asks in
            yield said, _at(_written(case).data, said.origin)


def _pairs(case: Case) -> Iterator[tuple[Said, str, str]]:
    """Each text that is said in both languages: as it is said here, as it was first written, the language here."""
    own, language = _own(case), case.edition.language
    for said, typed in _texts(case) if language != own else ():
        if isinstance(typed, dict) and own in typed and language in typed:
            yield said, typed[own], language


def _codes(case: Case) -> Iterator[tuple[Group, ...]]:
    for section in case.edition.sections:
        codes = section.content.get("survey.codes")
        if isinstance(codes, tuple):
            yield tuple(code for code in codes if isinstance(code, Group))


def _said(code: Group, name: str) -> Said:
    found = code.get(name)
    assert isinstance(found, Said), f"a code has a {name}"
    return found


def _at(data: Any, origin: str) -> Any:
    for step in split(origin):
        if is_by_language(data) or not (isinstance(data, dict) or isinstance(step, int)):
            break
        data = data[step]
    return data


def _other_language(link: str, language: str) -> str:
    """The language that an address names, when it is another one (``…/avis/fr``, ``?l=fr``)."""
    named = [part for part in re.split(r"[/?&=#.]", link.partition("://")[2].partition("/")[2]) if part in NAMES]
    return next((part for part in named if part != language), "") if language not in named else ""


def _wrong_script(text: str, language: str) -> str:
    """The script that is missing from a text of a language; nothing when it is there, or there are no letters."""
    if language == "ar":
        return "Arabic" if _LATIN.search(text) and not _ARABIC.search(text) else ""
    return "Latin" if _ARABIC.search(text) and not _LATIN.search(text) else ""


def _figures(text: str) -> Iterator[tuple[str, str]]:
    """Every number of a text, in our digits and as it is written. One in groups, as a telephone's, is one; 5 pm is 17.

    An hour or a day may begin with 0 or not; a number that is dialled is another without it.
    """
    for found in _GROUPED.findall(_AFTERNOON.sub(lambda hour: str(int(hour[1]) % 12 + 12), text)):
        digits = "".join(str(int(digit)) for digit in re.sub(r"\D", "", found))
        yield (digits if len(digits) > LONGEST_COUNT else digits.lstrip("0")), found


def _beyond(figures: Sequence[tuple[str, str]], others: Counter[str]) -> str:
    """Those that the other text does not have, as they are written."""
    left, only = others.copy(), []
    for number, as_written in figures:
        if left[number]:
            left[number] -= 1
        else:
            only.append(as_written)
    return ", ".join(only) or "none of it"


def _count(questions: int) -> str:
    return f"{questions} question{'s' if questions > 1 else ''}" if questions else "none"
