"""R2 rules on the room to write: how far apart lines are, and how long they are for what they ask."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from recap_print.check.called import called, quoted
from recap_print.check.case import LAYOUT, Case
from recap_print.check.readers.pages_seen import PRINT_PRACTICE, READING, Fault, told
from recap_print.check.walks import blocks_of
from recap_print.findings import RULES, Finding, Level, Rule
from recap_print.pages.model import Line, Page, Role, Text
from recap_print.units import number

CLOSE = 0.01
LINES_PITCH = 10.0
"""mm between the lines of a block that does not say (see ``design.read``)."""


@RULES.rule("R212", source=f"{PRINT_PRACTICE}: 8 mm at least between writing lines, 10 better", level=Level.WARNING)
def writing_pitch_too_small(rule: Rule, case: Case) -> Iterator[Finding]:
    """A hand that seldom writes needs room; on narrow lines it gives up."""
    return told(rule, case, too_narrow(case, READING["standard"].pitch))


def too_narrow(case: Case, least: float, beyond: float = 0.0) -> Iterator[Fault]:
    """Writing lines with less room above them than ``least`` mm, and not less than ``beyond``."""
    overfull = {trouble.page for trouble in case.booklet.overset} if case.booklet else ()  # P001 says why it is tight
    for page in case.booklet.pages if case.booklet else ():
        for line, room in _rooms(page) if page.id not in overfull else ():
            if beyond - CLOSE <= room < least - CLOSE:
                message = f"{called(line)} has {number(round(room, 2))} mm above it; {number(least)} mm at least"
                yield Fault(_pitch_of(case, page, line, least), page, line, message, f"{number(least)} or more", -room)


def _rooms(page: Page) -> Iterator[tuple[Line, float]]:
    """Each writing line with the mm above it: up to the next line, or to the baseline of the words above it.

    Above the first line of a table there is nothing to write; an example stands on its line.
    """
    lines = [line for line in page.items if isinstance(line, Line) and _kind(line)]
    texts = [t for t in page.items if isinstance(t, Text) and ".example." not in f".{t.tag.name}"]
    for line in lines:
        tops = [o.y1 for o in lines if o.y1 < line.y1 - CLOSE and o.x1 < line.x2 and line.x1 < o.x2]
        if _kind(line) == "line":
            tops += [t.y for t in texts if t.y < line.y1 - CLOSE and t.x < line.x2 and line.x1 < t.x + t.width]
        if tops:
            yield line, line.y1 - max(tops)


def _kind(line: Line) -> str:
    """``line`` for a line to write on, ``row`` for one of a table, and nothing for any other."""
    name = line.tag.name.rpartition(".")[0].rpartition(".")[2].partition("~")[0]
    return name if line.tag.role is Role.FIELD and line.y1 == line.y2 and name in ("line", "row") else ""


def _pitch_of(case: Case, page: Page, line: Line, least: float) -> str:
    """Where the pitch of a line is said: a field's in the layout, others' in their own block."""
    if line.tag.origin.endswith("label"):
        return f"{LAYOUT}writing.pitch"
    section = next((s for s in case.edition.sections if s.id == page.section), None)
    homes = (f"{LAYOUT}templates.{section.kind}.", f"{section.origin}.") if section else ()
    for path, kind, settings in blocks_of(case):
        key = {"lines": "pitch", "table": "row_height"}.get(kind, "")
        said = settings.get(key, LINES_PITCH if kind == "lines" else None)
        if key and path.startswith(homes) and isinstance(said, int | float) and said < least:
            return f"{path}.{key}" if key in settings else path
    return line.tag.origin


@dataclass(frozen=True, slots=True)
class Asked:
    """What a field can ask: how it is called in ids and in labels, and the mm of line that an answer takes."""

    what: str
    ids: frozenset[str]
    label: re.Pattern[str]
    least: float


def _asked(what: str, ids: str, label: str, least: float) -> Asked:
    return Asked(what, frozenset(ids.split()), re.compile(label, re.IGNORECASE), least)


ASKED = (
    _asked(
        "an e-mail address", "email mail e-mail courriel", r"\b(?:e-?mail|courriel|adresse (?:mail|électronique))", 70
    ),
    _asked(
        "a phone number",
        "phone tel telephone mobile",
        r"^(?:(?:mon|son|numéro de|n° de) )*(?:téléphone|portable)\b",
        45,
    ),
    _asked(
        "an address", "address adresse", r"^(?:(?:mon|son|votre|l['’]) ?)?adresse(?: postale| complète)?\s?[?:]?$", 100
    ),
    _asked("a name", "name nom prenom", r"^(?:(?:mon|son|votre|le) )?(?:pré)?nom(?: et (?:pré)?nom)?\s?[?:]?$", 45),
    _asked("a date", "date", r"^(?:date(?: (?:de|du|d['’]).*)?|(?:à|avant|pour) quelle date)\s?[?:]?$", 30),
)
"""Written by hand, a letter takes about 3 mm: a number of ten digits in pairs 45, a French address two lines of 50.
The first that fits is what is asked."""


@RULES.rule("R213", source=f"{PRINT_PRACTICE}: 3 mm a letter; 45 mm a phone number, 70 an e-mail", level=Level.WARNING)
def field_too_short(rule: Rule, case: Case) -> Iterator[Finding]:
    """An answer that does not fit is written over the edge, cut short, or left out."""

    def faults() -> Iterator[Fault]:
        for page in case.booklet.pages if case.booklet else ():
            for label, lines in _fields(page):
                words = " ".join(" ".join(text.text for text in label).split())
                field = label[0].tag.name.split(".")[-3]
                asked = next((a for a in ASKED if field in a.ids), None) or _by_label(words)
                room = sum(line.x2 - line.x1 for line in lines)
                if asked and room < asked.least - CLOSE:
                    message = f"{quoted(words)} asks for {asked.what} on {number(round(room, 1))} mm; "
                    message += f"it takes {number(asked.least)} mm"
                    yield Fault(label[0].tag.origin, page, label[0], message, "a wider field, or more `lines`", -room)

    return told(rule, case, faults())


def _by_label(words: str) -> Asked | None:
    return next((asked for asked in ASKED if asked.label.search(words)), None)


def _fields(page: Page) -> Iterator[tuple[list[Text], list[Line]]]:
    """The label and the writing lines of each field that has both."""
    labels: defaultdict[str, list[Text]] = defaultdict(list)
    lines: defaultdict[str, list[Line]] = defaultdict(list)
    for item in page.items:
        stem, _, last = item.tag.name.rpartition(".label.")
        if isinstance(item, Text) and item.tag.role is Role.LABEL and last:
            labels[stem].append(item)
        elif isinstance(item, Line) and _kind(item) == "line":
            lines[item.tag.name.rpartition(".")[0].rpartition(".")[0]].append(item)
    return ((label, lines[stem]) for stem, label in labels.items() if stem and stem in lines)
