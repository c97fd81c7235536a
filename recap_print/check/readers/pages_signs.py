"""R2 rules on what a part of the booklet is found by: its hue, and what says the same to who does not see it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

from recap_print.check.case import LAYOUT, Case
from recap_print.check.layout import SECTION
from recap_print.check.readers.pages_hues import BLINDNESS, apart, on_screen, seen
from recap_print.check.readers.pages_seen import Fault, placed, told
from recap_print.check.walks import blocks_of
from recap_print.edition.model import Section
from recap_print.findings import RULES, Finding, Level, Rule
from recap_print.ink import Ink
from recap_print.pages.model import Page, Path
from recap_print.units import number

SMALLEST = 6.0
"""mm: the least side of a pictogram's square."""
ALIKE = 5.0
"""ΔE*ab under which two hues are one to somebody who does not see them side by side."""
COVERS = ("cover", "back")
WCAG_COLOUR = "WCAG 2.2, 1.4.1: colour is never the only sign"


@RULES.rule("R216", source=WCAG_COLOUR, level=Level.WARNING)
def colour_as_the_only_sign(rule: Rule, case: Case) -> Iterator[Finding]:
    """Two parts with one pictogram are told apart by their hues: one man in twelve does not see those well."""
    found = [section for section in _found_by_hue(case) if section.pictogram]
    first: dict[str, Section] = {}
    for section in found:
        other = first.setdefault(section.pictogram, section)
        if other is not section and other.color != section.color:
            message = f"`{section.id}` has the pictogram of `{other.id}`, and only another colour"
            yield rule.finding(case.where(f"{section.origin}.pictogram"), message, "give it a pictogram of its own")


@RULES.rule("R217", source=WCAG_COLOUR, level=Level.WARNING)
def section_without_pictogram(rule: Rule, case: Case) -> Iterator[Finding]:
    """Who does not read finds a part by its picture; a hue alone is lost on who does not see it, and in a photocopy."""
    drawn = {page.section for page, _ in placed(case, Path)}
    for section in _found_by_hue(case) if case.booklet else ():
        template = case.layout.template(section.kind) if case.layout else None
        if section.id in drawn or (template and template.tab and not section.pictogram):  # E014 says that one
            continue
        if section.pictogram:
            message = f"no page of `{section.id}` shows its pictogram"
            where = case.where(f"{LAYOUT}templates.{section.kind}", key=True)
            yield rule.finding(where, message, "add `picture: {from: pictogram, size: 20}`, or a tab")
        else:
            message = f"`{section.id}` is found by its hue and has no pictogram"
            yield rule.finding(case.where(section.origin), message, "add `pictogram`")


def _found_by_hue(case: Case) -> Iterator[Section]:
    """The parts that a tab, an opening page or the hue itself sets apart, covers excepted."""
    templates = case.layout_document.data["templates"] if case.layout_document else {}
    for section in case.edition.sections:
        template = templates.get(section.kind, {})
        opens = any(
            page.get("fill") not in (None, "paper") and not page.get("fill_to") for page in template.get("first", ())
        )
        in_hue = bool(section.color) and (_uses_hue(template) or _uses_hue(list(section.blocks)))
        if section.kind not in COVERS and (template.get("tab") or opens or in_hue):
            yield section


def _uses_hue(data: Any) -> bool:
    """Does the hue of the section print anywhere within this plain data?"""
    if isinstance(data, Mapping):
        return any(
            str(value).partition(" ")[0] == SECTION if key in ("fill", "stroke", "ink") else _uses_hue(value)
            for key, value in data.items()
        )
    return isinstance(data, list | tuple) and any(_uses_hue(value) for value in data)


@RULES.rule("R218", source="house rule: every pictogram is drawn to be known at 6 mm", level=Level.WARNING)
def pictogram_too_small(rule: Rule, case: Case) -> Iterator[Finding]:
    """A drawing that cannot be made out points nowhere."""

    def faults() -> Iterator[Fault]:
        for page, path in placed(case, Path):
            if (side := min(path.rect.width, path.rect.height)) < SMALLEST - 0.01:
                message = f"“{path.tag.alt or 'a pictogram'}” is drawn {number(side)} mm wide; "
                message += f"{number(SMALLEST)} mm at least"
                yield Fault(_size_of(case, page, path), page, path, message, f"{number(SMALLEST)} or more", -side)

    return told(rule, case, faults())


def _size_of(case: Case, page: Page, path: Path) -> str:
    """Where the size of a pictogram is said: in the furniture, in a picture block of its page, or nowhere."""
    if path.tag.name.startswith("furniture."):
        return f"{LAYOUT}furniture.{'running' if path.tag.name.startswith('furniture.running.') else 'tab'}.pictogram"
    section = next((s for s in case.edition.sections if s.id == page.section), None)
    homes = (f"{LAYOUT}templates.{section.kind}.", f"{section.origin}.") if section else ()
    sizes = (
        f"{where}.size"
        for where, kind, settings in blocks_of(case)
        if kind == "picture" and where.startswith(homes) and abs(settings["size"] - path.rect.width) < 0.01
    )
    return next(sizes, path.tag.origin)


@RULES.rule(
    "R219",
    source="WCAG 2.2, 1.4.1; simulated after Machado, Oliveira and Fernandes (2009)",
    level=Level.WARNING,
)
def hues_alike_to_the_colour_blind(rule: Rule, case: Case) -> Iterator[Finding]:
    """Two hues that look the same say that two parts are one, to about one man in fifty for each kind of blindness."""
    sections: dict[str, Section] = {}
    for section in _found_by_hue(case):
        if section.color:
            sections.setdefault(section.color, section)
    swatches = {swatch.name: Ink(swatch).cmyk for swatch in case.layout.swatches} if case.layout else {}
    for one, other in combinations([name for name in sections if name in swatches], 2):
        shown = on_screen(swatches[one]), on_screen(swatches[other])
        for blindness in BLINDNESS:
            if (delta := apart(seen(shown[0], blindness), seen(shown[1], blindness))) < ALIKE:
                message = f"with {blindness}, `{other}` of `{sections[other].id}` looks like `{one}` of "
                message += f"`{sections[one].id}` (ΔE {number(round(delta, 1))})"
                where = case.where(f"{LAYOUT}swatches.{other}", key=True)
                yield rule.finding(where, message, "make one of them lighter or darker")
