"""What rules on placed pages have in common: how large things must be, what each text is to a reader, and faults
told once, at the line of YAML that asked for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from typing import TypeVar

from recap_print.check.case import LAYOUT, Case
from recap_print.check.pages import on_page
from recap_print.design.model import Layout, Style
from recap_print.findings import Finding, Rule
from recap_print.pages.model import Booklet, Item, Page, Role, Text

PRINT_PRACTICE = "print practice"
EASY_TO_READ = "easy-to-read French (FALC, Unapei): 14 pt at least"
CLEAR_PRINT = "UKAAF MS03, clear and large print"


@dataclass(frozen=True, slots=True)
class Reading:
    """The least that readers need. ``display_pt`` is the size from which text is a title; ``pitch`` is in mm."""

    body_pt: float
    label_pt: float
    folio_pt: float
    display_pt: float
    pitch: float


READING = {
    "standard": Reading(body_pt=14, label_pt=12, folio_pt=12, display_pt=18, pitch=8),
    "large": Reading(body_pt=18, label_pt=16, folio_pt=16, display_pt=24, pitch=12),
}
"""For everyone: FALC for text, clear print (UKAAF MS03) for labels. Large print: MS03, 16 pt at least and 18 better."""
LEAST_PT = 12.0
"""Under this, no text is clear print (UKAAF MS03)."""


class Part(Enum):
    """What a text is to a reader."""

    BODY = "body"
    LABEL = "label"
    FOLIO = "folio"


def reading_of(layout: Layout | None) -> str:
    """Whom a layout is for: a key of ``READING``."""
    return "large" if layout and layout.id == "large" else "standard"


Kind = TypeVar("Kind", bound=Item)


def placed(case: Case, kind: type[Kind]) -> Iterator[tuple[Page, Kind]]:
    """Every item of a kind with its page; nothing while no page could be placed."""
    for page in case.booklet.pages if case.booklet else ():
        for item in page.items:
            if isinstance(item, kind):
                yield page, item


def part_of(layout: Layout, text: Text) -> Part:
    """Text in the style of labels is one, whatever block it stands in; so is all that frames a page."""
    if text.tag.name.startswith("furniture.folio."):
        return Part.FOLIO
    if text.tag.role in (Role.LABEL, Role.ARTIFACT):
        return Part.LABEL
    style = style_of(layout, text)
    return Part.LABEL if style and style.name == layout.writing.label else Part.BODY


def style_of(layout: Layout, text: Text) -> Style | None:
    """The style a line was set in. Of styles that look alike, the one that whoever set it names, or else the first."""
    if not text.runs:
        return None
    font, size_pt = text.runs[0].font.rpartition(".")[2], text.runs[0].size_pt
    alike = [style for style in layout.styles if style.font == font and style.size_pt == size_pt]
    named = _named(layout, text)
    return next((style for style in alike if style.name == named), alike[0] if alike else None)


def _named(layout: Layout, text: Text) -> str:
    """The style of furniture, labels and examples, which the layout names once."""
    furniture = layout.furniture
    for start, name in (
        ("furniture.folio.", furniture.folio_style),
        ("furniture.running.", furniture.running_style),
        ("furniture.index.", furniture.index_style),
    ):
        if text.tag.name.startswith(start):
            return name
    if text.tag.role is Role.LABEL:
        return layout.writing.label
    return layout.writing.example if ".example." in f".{text.tag.name}" else ""


def style_key(case: Case, text: Text, key: str) -> str:
    """The origin of a setting of a text's style; the text's own, when no style looks like it."""
    style = style_of(case.layout, text) if case.layout else None
    return f"{LAYOUT}styles.{style.name}.{key}" if style else text.tag.origin


def paragraphs(booklet: Booklet | None) -> Iterator[tuple[Page, list[Text]]]:
    """The lines of each paragraph, from the first to the last; they are placed one after the other."""
    for page in booklet.pages if booklet else ():
        texts = (item for item in page.items if isinstance(item, Text))
        for _, lines in groupby(texts, lambda text: text.tag.name.rpartition(".")[0]):
            yield page, list(lines)


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault as one page shows it; ``origin`` is the YAML to change. The one with the highest ``worse`` is told."""

    origin: str
    page: Page
    item: Item
    message: str
    help: str = ""
    worse: float = 0.0


def told(rule: Rule, case: Case, faults: Iterable[Fault]) -> Iterator[Finding]:
    """Each origin once, where it is worst, with the number of pages that show it."""
    worst: dict[str, Fault] = {}
    pages: defaultdict[str, set[str]] = defaultdict(set)
    for fault in faults:
        pages[fault.origin].add(fault.page.id)
        if fault.origin not in worst or fault.worse > worst[fault.origin].worse:
            worst[fault.origin] = fault
    for origin, fault in worst.items():
        often = f", on {len(pages[origin])} pages" if len(pages[origin]) > 1 else ""
        yield rule.finding(on_page(case, origin, fault.page, fault.item), fault.message + often, fault.help)
