"""P rules: what is wrong with the placed booklet, told at the line of YAML that asked for it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from math import ceil
from operator import itemgetter

from recap_print.check.called import called
from recap_print.check.case import Case
from recap_print.findings import RULES, Finding, Level, Rule, Where
from recap_print.geometry import Rect
from recap_print.pages.model import Booklet, Direction, Item, Page, Role, Text, bounds
from recap_print.units import number

FOLDABLE = "P004"
"""Whether a page count can be folded is decided again at the press: this rule alone stops no page from being drawn."""
TOLERANCE = 0.01
IN_A_LINK = (".message", ".url")
"""A message and an address are not printed but carried by a QR code, which is: as ``link``."""


def on_page(case: Case, origin: str, page: Page, item: Item | None = None) -> Where:
    """Where an item was asked for, with the page it shows on, and the spot where it stands there."""
    at, spot = case.where(origin), None
    if item is not None:
        rect = bounds(item)
        spot = (round(rect.x, 1), round(rect.y, 1))
    return Where(at.file, at.line, at.column, at.width, at.excerpt, f"page {page.number} ({page.id})", spot)


@RULES.rule("P001", source="house rule: nothing is ever cut off in silence", group="Words")
def overset(rule: Rule, case: Case) -> Iterator[Finding]:
    """Matter that does not fit would be cut off, or run over its neighbour: a card that cannot be filled in."""
    booklet = _booklet(case)
    pages = {page.id: page for page in booklet.pages}
    told: set[tuple[str, float, float]] = set()
    for trouble in booklet.overset:
        if (key := (trouble.origin, trouble.needs, trouble.offers)) in told:
            continue  # the same card on every page of its section: once is enough
        told.add(key)
        way, less = ("wide", "fewer words") if trouble.across else ("high", "fewer lines or fields")
        over = number(round(trouble.needs - trouble.offers, 2))
        yield rule.finding(
            on_page(case, trouble.origin, pages[trouble.page]),
            f"{over} mm too {way}: it needs {number(trouble.needs)} mm and has {number(trouble.offers)}",
            f"{less}, or another style",
        )


@RULES.rule(
    "P002",
    source="OpenType specification: glyph 0 is `.notdef`, shown for a character the font lacks",
    group="Fonts and text",
)
def missing_glyph(rule: Rule, case: Case) -> Iterator[Finding]:
    """A character the font lacks is printed as an empty box, in every copy."""
    told: set[tuple[str, str]] = set()
    for page, text in _texts(_booklet(case)):
        lacking = {(run.font, run.text[glyph.cluster]) for run in text.runs for glyph in run.glyphs if glyph.gid == 0}
        for font, pairs in groupby(sorted(lacking - told), key=itemgetter(0)):
            characters = [character for _, character in pairs]
            where = on_page(case, text.tag.origin, page, text)
            yield rule.finding(where, f"font `{font}` has no {_listed(characters)}", _remedy(characters[0]))
        told |= lacking


def _listed(characters: list[str]) -> str:
    """The first of some characters by number, and by sight where they can be seen."""
    first, more = characters[:3], len(characters) - 3
    shown = [f"`{c}` (U+{ord(c):04X})" if c.isprintable() and not c.isspace() else f"U+{ord(c):04X}" for c in first]
    return ", ".join(shown) + (f", and {more} more" if more > 0 else "")


def _remedy(character: str) -> str:
    if not character.isalpha():
        return "use another character; pictograms and tick boxes are drawn, not typed"
    script = unicodedata.name(character, "such").partition(" ")[0].capitalize()
    if script == "Arabic":
        return "name a font for them in the layout's `fallback`"
    return f"this layout has no font for {script} letters"


@RULES.rule("P003", source="printers ask 3 to 5 mm from the knife", group="Bleed and safety")
def outside_safe_area(rule: Rule, case: Case) -> Iterator[Finding]:
    """The knife is never exact: what is read or written stays clear of the trim and of the fold."""
    booklet = _booklet(case)
    told: set[str] = set()
    overfull = {trouble.page for trouble in booklet.overset}  # P001 says why matter runs over there
    for page in booklet.pages:
        if page.id in overfull:
            continue
        safe = booklet.safe(page.number)
        for item in page.items:
            over = outside(bounds(item), safe) if matters(item) else None
            if over and item.tag.origin not in told:
                told.add(item.tag.origin)
                where = on_page(case, item.tag.origin, page, item)
                yield rule.finding(
                    where, f"{called(item)} stands {over} the safe area", "move it inward, or shorten it"
                )


def matters(item: Item) -> bool:
    """Is it read or written on, so that losing a part of it to the knife loses more than a decoration?"""
    return item.tag.role is not Role.ARTIFACT or isinstance(item, Text)


def outside(rect: Rect, safe: Rect) -> str:
    """``2.5 mm left of``: on which side, and how far at most, a rectangle stands out of another; empty within it."""
    if rect.x >= safe.x and rect.y >= safe.y and rect.right <= safe.right and rect.bottom <= safe.bottom:
        return ""
    past = {
        "left of": safe.x - rect.x,
        "above": safe.y - rect.y,
        "right of": rect.right - safe.right,
        "below": rect.bottom - safe.bottom,
    }
    side, most = max(past.items(), key=lambda item: item[1])
    return f"{number(round(most, 2))} mm {side}" if most > TOLERANCE else ""


@RULES.rule(FOLDABLE, source="a sheet folded once makes four pages", group="Pages and boxes")
def page_count_not_a_multiple_of_four(rule: Rule, case: Case) -> Iterator[Finding]:
    """Four pages are printed on each folded sheet: another count leaves blank pages or cannot be stapled."""
    pages, over = case.edition.pages, case.edition.pages % 4
    if over:
        message = f"{pages} pages cannot be folded: add {4 - over} or remove {over}"
        yield rule.finding(case.where("pages"), message, _what_could_change(case, 4 - over))


@RULES.rule("P005", source="house rule: the page count is what the printer is asked for", group="Pages and boxes")
def pages_do_not_add_up(rule: Rule, case: Case) -> Iterator[Finding]:
    """The sections must make exactly the pages that the edition promises to its printer."""
    made, promised = len(_booklet(case).pages), case.edition.pages
    if made != promised:
        off = f"{promised - made} missing" if made < promised else f"{made - promised} too many"
        message = f"the sections make {made} pages and the edition promises {promised}: {off}"
        yield rule.finding(case.where("pages"), message, _what_could_change(case, promised - made))


def _what_could_change(case: Case, by: int) -> str:
    """The section that gives or takes pages most easily: the one that fills, else the longest."""
    made = {section.id: section.pages for section in _booklet(case).sections}
    asked = {section.id: section.pages for section in case.edition.sections}
    filling = next((name for name, pages in asked.items() if pages is None), "")
    if filling and by < 0:
        return f"`pages: {4 * ceil(sum(made.values()) / 4)}` has room for them, and `{filling}` takes what is left"
    if filling:
        return f"`{filling}` fills and would then have {made[filling] + by}"
    counted = [name for name, pages in asked.items() if pages and made[name] + by > 0]
    if not counted:
        return "remove a section" if by < 0 else "give one section `pages: fill`"
    longest = max(counted, key=lambda name: made[name])
    return f"`{longest}` could have {made[longest] + by}" + ("" if filling else ", or `pages: fill`")


@RULES.rule(
    "P006", source="page design: left and right pages work together", level=Level.WARNING, group="Pages and boxes"
)
def section_starts_on_the_wrong_side(rule: Rule, case: Case) -> Iterator[Finding]:
    """A section that opens on the wrong side of the spread splits every spread after it."""
    if len(_booklet(case).pages) != case.edition.pages:
        return  # P005 moves every section after it
    before = ""
    for section, declared in zip(_booklet(case).sections, case.edition.sections, strict=True):
        template = case.layout.template(section.kind) if case.layout else None
        side, other = ("right", "left") if _booklet(case).is_right(section.first) else ("left", "right")
        if _booklet(case).direction is Direction.RTL and template and template.starts != "any":
            # a layout speaks of a booklet read from the left; this one is its mirror image
            template = replace(template, starts=side if template.starts == other else other)
        if template and template.starts not in ("any", side):
            yield rule.finding(
                case.where(declared.origin),
                f"`{section.id}` starts on page {section.first}, a {side}-hand page; it opens on the {template.starts}",
                f"give `{before}` one page more or one less" if before else "put one page before it",
            )
        if declared.pages is not None:
            before = section.id  # what fills has the pages that are left, and cannot be given another


@RULES.rule("P007", source="house rule: nothing declared is lost in silence", group="Words")
def never_printed(rule: Rule, case: Case) -> Iterator[Finding]:
    """Words that no page prints are missing from every copy, and nobody sees the gap."""
    printed = {item.tag.origin for page in _booklet(case).pages for item in page.items}
    for section in case.edition.sections:
        for name, said in section.content.said():
            if said.text and said.origin not in printed and not name.endswith(IN_A_LINK):
                message = f"no page of `{section.id}` prints `{name}`"
                yield rule.finding(
                    case.where(said.origin), message, "give the section its pages, or its template a block"
                )


def _booklet(case: Case) -> Booklet:
    assert case.booklet is not None, "P rules judge placed pages"
    return case.booklet


def _texts(booklet: Booklet) -> Iterator[tuple[Page, Text]]:
    for page in booklet.pages:
        for item in page.items:
            if isinstance(item, Text):
                yield page, item
