"""Every word that an edition prints, and how rules on words are written.

A rule on words judges a ``Speech``: strings in one language, in reading order. Editions, corpora and tests all come
this way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any

from recap_print.check.case import Case
from recap_print.check.walks import blocks_within
from recap_print.declared import Said
from recap_print.design import blocks as b
from recap_print.design.model import Layout
from recap_print.edition.model import Edition, Section
from recap_print.edition.read import field_from
from recap_print.findings import RULES, Finding, Level, Rule

_NOT_WORDS = frozenset({"pictogram", "number", "url", "short", "link", "message", "language"})
"""Names of content that is not read as words: `message` is sent, not printed."""


@dataclass(frozen=True, slots=True)
class Speech:
    """What is judged together: an edition's strings in reading order, or one string of a corpus."""

    language: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """A fault of words: where, what, and what to write instead."""

    said: Said
    message: str
    help: str = ""


Test = Callable[[Speech], Iterator[Remark]]
ANY = ("fr", "en", "ar")
_TESTS: dict[str, tuple[Test, tuple[str, ...]]] = {}
_HEARD: list[tuple[Case, Speech]] = []


def on_words(code: str, *, source: str, languages: tuple[str, ...] = ("fr",)) -> Callable[[Test], Test]:
    """Register a function ``Speech -> remarks`` as a rule on cases in these languages, a warning.

    Its name is the fault, its docstring the reason.
    """

    def register(test: Test) -> Test:
        @RULES.rule(code, source=source, level=Level.WARNING)
        @wraps(test)
        def judged(rule: Rule, case: Case) -> Iterator[Finding]:
            if case.edition.language in languages:
                for remark in test(_speech(case)):
                    yield rule.finding(case.where(remark.said.origin), remark.message, remark.help)

        _TESTS[code] = (test, languages)
        return test

    return register


def codes(text: str, language: str = "fr") -> set[str]:
    """The codes of the rules on words that find fault with one string, printed alone in an edition of a language."""
    speech = Speech(language, (Said(text, ""),))
    return {code for code, (test, where) in _TESTS.items() if language in where and any(True for _ in test(speech))}


def _speech(case: Case) -> Speech:
    """What a case says. Every rule asks in turn, so the last answer is kept."""
    if not _HEARD or _HEARD[0][0] is not case:
        _HEARD[:] = [(case, Speech(case.edition.language, tuple(spoken(case))))]
    return _HEARD[0][1]


def spoken(case: Case) -> Iterator[Said]:
    """Every string that the edition prints to be read, in order, with its placeholders filled in: titles, texts,
    labels, options, examples, the words of its blocks and of the layout's. No ids, addresses, phone numbers.
    """
    for said in written(case.edition):
        yield said.filled(case.edition.facts)
    if case.layout:
        yield from (said.filled(case.edition.facts) for said in _of_layout(case.layout, case.edition))


def written(edition: Edition) -> Iterator[Said]:
    """The edition's own strings among these, as they are declared, in file order."""
    yield edition.title
    for section in edition.sections:
        yield section.title
        for name, said in section.content.said():
            if name.rpartition(".")[2] not in _NOT_WORDS:
                yield said
        yield from _of_blocks(section)


def _of_blocks(section: Section) -> Iterator[Said]:
    for path, kind, settings in blocks_within(section.blocks, f"{section.origin}.blocks"):
        match kind:
            case "heading" | "text" | "tick" if "text" in settings:
                yield Said(settings["text"], f"{path}.text")
            case "list":
                yield from _strings(settings, "items", path)
            case "table":
                yield from _strings(settings, "head", path)
            case "photo":
                yield Said(settings["alt"], f"{path}.alt")
            case "field":
                yield from _of_field(settings, path)
            case "fields":
                for i, data in enumerate(settings.get("items", ())):
                    yield from _of_field(data, f"{path}.items[{i}]")


def _strings(settings: Mapping[str, Any], key: str, path: str) -> Iterator[Said]:
    for i, text in enumerate(settings.get(key, ())):
        yield Said(text, f"{path}.{key}[{i}]")


def _of_field(data: object, path: str) -> Iterator[Said]:
    field = field_from(data, path)
    yield field.label
    yield from field.options
    if field.example:
        yield field.example


def _of_layout(layout: Layout, edition: Edition) -> Iterator[Said]:
    """The layout's own words, in the templates that the edition uses."""
    kinds = {section.kind for section in edition.sections}
    for template in layout.templates:
        if template.kind in kinds:
            for page in (*template.first, *template.each):
                for block in page.blocks:
                    yield from _of_block(block)


def _of_block(block: b.Block) -> Iterator[Said]:
    match block:
        case b.Heading(source=Said() as said) | b.Paragraph(source=Said() as said) | b.Tick(source=Said() as said):
            yield said
        case b.Listing(source=tuple() as items) | b.Table(head=tuple() as items):
            yield from items
        case b.Fields(source=tuple() as fields):
            for data, path in fields:
                yield from _of_field(data, path)
        case b.Repeat(blocks=below) | b.Frame(blocks=below):
            for inner in below:
                yield from _of_block(inner)
        case b.Columns(cells=cells):
            for cell in cells:
                for inner in cell:
                    yield from _of_block(inner)
        case _:
            return
