"""Y120 to Y123: links that identify, words for finders, and saying what not to write, in time."""

from __future__ import annotations

from collections.abc import Iterator

from recap_print.check.case import Case
from recap_print.check.privacy.finders import home_told
from recap_print.check.privacy.links import identifying, link_told, serial
from recap_print.check.privacy.places import addresses, has_room, told
from recap_print.edition.model import Section
from recap_print.findings import RULES, Finding, Level, Rule

LOST = "risk analysis of a paper notebook: it gets lost, and somebody else reads it"


@RULES.rule("Y120", source="GDPR, articles 4(1) (an identifier makes data personal) and 25 (by design)")
def link_identifies_a_person(rule: Rule, case: Case) -> Iterator[Finding]:
    """A link, a code or a number that differs from copy to copy says who answers, and whose notebook was found.
    Which version and which language may be told; who may not."""
    told_of = {
        said.origin: what for said in addresses(case.edition) if (what := link_told(said.text) or _opened(said.text))
    }
    for origin, what in told_of.items():
        help = "leave it out: {edition} and {language} are all that a link may tell"
        yield rule.finding(case.where(origin), f"this link can tell who opens it: {what}", help)
    for origin, text in {place.said.origin: place.said.text for place in told(case)}.items():
        if what := serial(text):
            yield rule.finding(case.where(origin), f"this numbers each copy: `{what}`", "leave it out")


def _opened(text: str) -> str:
    """What a text that is no sentence tells, when it is opened as it stands."""
    return "" if " " in text else identifying(text)


@RULES.rule("Y121", source=LOST)
def finder_learns_a_home(rule: Rule, case: Case) -> Iterator[Finding]:
    """A notebook that says where its owner lives tells a stranger when nobody is at home: their address is neither
    printed nor asked for. Finders call a number or leave the notebook with a public service."""
    seen: set[str] = set()
    for place in told(case):
        if place.said.origin in seen or not (what := home_told(place.said.text, place.place, place.is_found)):
            continue
        seen.add(place.said.origin)
        help = "leave it out; finders call the service, or leave the notebook in a place open to everyone"
        yield rule.finding(case.where(place.said.origin), f"this tells a finder where somebody lives: `{what}`", help)


@RULES.rule("Y122", source=LOST, level=Level.WARNING)
def nothing_says_what_not_to_write(rule: Rule, case: Case) -> Iterator[Finding]:
    """Free lines ask for nothing, and people write everything: a page must say what a notebook is not for."""
    if any(map(has_room, case.edition.sections)) and _warning(case) is None:
        help = "add a section of kind `privacy`, with `never`"
        yield rule.finding(case.where("sections", key=True), "nothing says what not to write in this notebook", help)


@RULES.rule("Y123", source=LOST, level=Level.WARNING)
def says_too_late_what_not_to_write(rule: Rule, case: Case) -> Iterator[Finding]:
    """A warning read at the end comes after the first lines are written: it stands before the first page to fill in."""
    warning = _warning(case)
    first = next((section for section in case.edition.sections if has_room(section)), None)
    if warning is None or first is None:
        return
    if case.edition.sections.index(warning) > case.edition.sections.index(first):
        message = f"`{warning.id}` comes after `{first.id}`, where people write already"
        yield rule.finding(case.where(warning.origin), message, f"put it before `{first.id}`")


def _warning(case: Case) -> Section | None:
    """The section that says what must never be written."""
    return next((one for one in case.edition.sections if one.kind == "privacy" and one.content.get("never")), None)
