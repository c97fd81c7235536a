"""E rules: a declaration that its schema accepts can still not mean what it says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import PurePath

from recap_print.check.case import Case
from recap_print.check.walks import blocks_within
from recap_print.declared import Said, unknown_placeholders
from recap_print.edition.links import is_mobile
from recap_print.edition.model import Answer, Edition, Field, Group, Section
from recap_print.edition.read import field_from
from recap_print.findings import RULES, Finding, Level, Rule, did_you_mean

HOUSE = "house rule"
MOST_PAGES = 400
"""The most that `pages` may be in the edition's schema."""


@RULES.rule("E001", source=HOUSE)
def unknown_layout(rule: Rule, case: Case) -> Iterator[Finding]:
    """The layout decides trim, inks and templates: without it nothing can be placed."""
    known = case.names["layouts"]
    if case.edition.layout not in known:
        help = did_you_mean(case.edition.layout, known) or f"layouts are: {', '.join(known)}"
        yield rule.finding(case.where("layout"), f"there is no layout `{case.edition.layout}`", help)


@RULES.rule("E002", source=HOUSE)
def name_differs_from_file(rule: Rule, case: Case) -> Iterator[Finding]:
    """Commands, locks and folders go by the file's name; a second name would send a printer the wrong version."""
    stem = PurePath(case.document.name).stem
    if case.edition.id != stem:
        yield rule.finding(
            case.where("id"),
            f"the edition calls itself `{case.edition.id}` and its file `{stem}`",
            "make them the same",
        )


@RULES.rule("E003", source=HOUSE)
def repeated_section_id(rule: Rule, case: Case) -> Iterator[Finding]:
    """Pages and differences are paired from version to version by section id: two of them cannot be told apart."""
    first: dict[str, Section] = {}
    for section in case.edition.sections:
        if earlier := first.setdefault(section.id, section):
            if earlier is section:
                continue
            line = case.where(f"{earlier.origin}.id").line
            yield rule.finding(
                case.where(f"{section.origin}.id"),
                f"`{section.id}` is already the section of line {line}",
                "give one of them another id",
            )


@RULES.rule("E017", source="ISO 8601: dates of the calendar")
def no_such_day(rule: Rule, case: Case) -> Iterator[Finding]:
    """The file's dates come from the edition's: a day that is none is read as another one, or as none at all."""
    said = case.edition.date
    if said.startswith("0000"):
        yield rule.finding(case.where("date"), "nobody has written yet when it was decided", "for example 2026-09-14")
        return
    try:
        date.fromisoformat(said if said.count("-") == 2 else f"{said}-01")
    except ValueError:
        yield rule.finding(case.where("date"), f"there is no {said} in the calendar", "for example 2026-09-14")


@RULES.rule("E004", source=HOUSE)
def two_sections_fill(rule: Rule, case: Case) -> Iterator[Finding]:
    """`pages: fill` takes what is left: two sections cannot both take it."""
    filling = [section for section in case.edition.sections if section.pages is None]
    for section in filling[1:]:
        yield rule.finding(
            case.where(f"{section.origin}.pages"),
            f"`{filling[0].id}` already fills what is left",
            f"give `{section.id}` a number of pages",
        )


@RULES.rule("E005", source=HOUSE)
def kind_without_template(rule: Rule, case: Case) -> Iterator[Finding]:
    """A layout sets the kinds of section it has a template for, and no other."""
    for section in case.edition.sections:
        if case.layout and case.layout.template(section.kind) is None:
            known = [template.kind for template in case.layout.templates]
            help = did_you_mean(section.kind, known) or f"it has: {', '.join(known)}"
            message = f"layout `{case.layout.id}` has no template for `{section.kind}`"
            yield rule.finding(case.where(f"{section.origin}.kind"), message, help)


@RULES.rule("E006", source=HOUSE)
def unknown_pictogram(rule: Rule, case: Case) -> Iterator[Finding]:
    """A pictogram is drawn by its name; an unknown name would leave a reader without the sign they look for."""
    known = case.names.get("pictograms")
    for path, name in _pictograms(case.edition):
        if known is not None and name not in known:
            help = did_you_mean(name, known) or "`recap-print schema pictograms` says how to draw one"
            yield rule.finding(case.where(path), f"there is no pictogram `{name}`", help)


def _pictograms(edition: Edition) -> Iterator[tuple[str, str]]:
    for section in edition.sections:
        if section.pictogram:
            yield f"{section.origin}.pictogram", section.pictogram
        for name, said in section.content.said():
            if name.rpartition(".")[2] == "pictogram":
                yield said.origin, said.text


@RULES.rule("E007", source=HOUSE)
def unknown_colour(rule: Rule, case: Case) -> Iterator[Finding]:
    """A section's colour is a swatch of the layout: inks are mixed there, for the press, once."""
    for section in case.edition.sections:
        known = [swatch.name for swatch in case.layout.swatches] if case.layout else []
        if section.color and known and section.color not in known:
            help = did_you_mean(section.color, known) or f"swatches are: {', '.join(known)}"
            yield rule.finding(case.where(f"{section.origin}.color"), f"there is no swatch `{section.color}`", help)


@RULES.rule("E008", source=HOUSE)
def survey_address_without_version(rule: Rule, case: Case) -> Iterator[Finding]:
    """Answers say nothing about a version unless its survey address carries {edition} and {language}."""
    for section in case.edition.sections:
        survey = section.content.get("survey")
        url = survey.get("url") if isinstance(survey, Group) else None
        if not isinstance(url, Said):
            continue
        missing = [name for name in ("{edition}", "{language}") if name not in url.text]
        if missing:
            message = f"the survey's address does not carry {' and '.join(missing)}"
            yield rule.finding(case.where(url.origin), message, "for example https://example.org/{edition}/{language}")


@RULES.rule(
    "E009",
    source="national numbering plan, ARCEP decision 2018-0881: mobile numbers are 06 and 07",
    level=Level.WARNING,
)
def whatsapp_number_not_mobile(rule: Rule, case: Case) -> Iterator[Finding]:
    """A personal WhatsApp account stands on a mobile number; only a business account may stand on a landline."""
    for section in case.edition.sections:
        panel = section.content.get("whatsapp")
        number = panel.get("number") if isinstance(panel, Group) else None
        if isinstance(number, Said) and not is_mobile(number.text):
            yield rule.finding(
                case.where(number.origin), f"{number.text} is not a mobile number", "use the number that has WhatsApp"
            )


@RULES.rule("E010", source=HOUSE)
def unknown_placeholder(rule: Rule, case: Case) -> Iterator[Finding]:
    """What stands between braces is filled in; a name nobody knows would be printed as it is."""
    known = set(case.edition.facts)
    for section in case.edition.sections:
        for _, said in (("title", section.title), *section.content.said()):
            for name in unknown_placeholders(said.text, known):
                help = did_you_mean(name, known) or f"known are: {', '.join(sorted(known))}"
                yield rule.finding(case.where(said.origin), f"nothing is known as `{{{name}}}`", help)


@RULES.rule("E011", source=HOUSE, level=Level.WARNING)
def unknown_previous(rule: Rule, case: Case) -> Iterator[Finding]:
    """`previous` names the edition this one is compared with."""
    previous, known = case.edition.previous, [name for name in case.names["editions"] if name != case.edition.id]
    if previous and previous not in known:
        said = (
            "an edition cannot come before itself"
            if previous == case.edition.id
            else f"there is no edition `{previous}`"
        )
        yield rule.finding(case.where("previous"), said, did_you_mean(previous, known) or "leave the key out")


@RULES.rule("E012", source=HOUSE)
def repeated_field_id(rule: Rule, case: Case) -> Iterator[Finding]:
    """Fields are paired from version to version by their id: within one card each must be unique."""
    for fields in _field_lists(case.edition):
        seen: set[str] = set()
        for field in fields:
            if field.id in seen:
                where = case.where(field.label.origin.removesuffix("label") + "id")
                yield rule.finding(where, f"`{field.id}` is already a field of this card", "give it another id")
            seen.add(field.id)


@RULES.rule("E013", source=HOUSE)
def nothing_to_tick(rule: Rule, case: Case) -> Iterator[Finding]:
    """A field that is answered by ticking must say what can be ticked."""
    for fields in _field_lists(case.edition):
        for field in fields:
            origin = field.label.origin.removesuffix(".label")
            if field.answer is Answer.TICKS and not field.options:
                yield rule.finding(
                    case.where(f"{origin}.answer"), f"`{field.id}` has no options", "list them: `options:`"
                )


@RULES.rule("E016", source=HOUSE)
def options_never_ticked(rule: Rule, case: Case) -> Iterator[Finding]:
    """Only a field that is answered by ticking shows its options: on any other they would not be printed."""
    for fields in _field_lists(case.edition):
        for field in fields:
            if field.options and field.answer is not Answer.TICKS:
                where = case.where(field.label.origin.removesuffix("label") + "options", key=True)
                message = f"`{field.id}` has options, and is not answered by ticking"
                yield rule.finding(where, message, "add `answer: ticks`")


@RULES.rule("E015", source="`pages` in the edition's schema: 400 at most")
def too_many_pages(rule: Rule, case: Case) -> Iterator[Finding]:
    """More pages than any booklet has are a slip of the pen, and would take minutes to set."""
    asked = sum(section.pages or 1 for section in case.edition.sections)
    if asked > MOST_PAGES:
        message = f"the sections ask for {asked} pages"
        yield rule.finding(case.where("sections", key=True), message, f"at most {MOST_PAGES}")


def _field_lists(edition: Edition) -> Iterator[tuple[Field, ...]]:
    for section in edition.sections:
        for name in ("fields", "example.fields"):
            found = section.content.get(name)
            if isinstance(found, tuple):
                yield tuple(field for field in found if isinstance(field, Field))
        for path, kind, settings in blocks_within(section.blocks, f"{section.origin}.blocks"):
            if kind == "fields":
                yield tuple(field_from(data, f"{path}.items[{i}]") for i, data in enumerate(settings.get("items", ())))
            elif kind == "field":
                yield (field_from(settings, path),)


@RULES.rule("E014", source="WCAG 2.2, 1.4.1: colour is never the only sign")
def tab_without_colour_or_pictogram(rule: Rule, case: Case) -> Iterator[Finding]:
    """A section with a tab is found by its colour and its pictogram: without both, the tab cannot be drawn."""
    for section in case.edition.sections:
        template = case.layout.template(section.kind) if case.layout else None
        if template and template.tab and not (section.color and section.pictogram):
            missing = " and ".join(key for key in ("color", "pictogram") if not getattr(section, key))
            yield rule.finding(
                case.where(section.origin), f"`{section.id}` has a tab and no {missing}", f"add `{missing}`"
            )
