"""Y101 to Y111: what must not be asked for. A rule is a code and a reason; ``words`` hears, ``places`` knows where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from recap_print.check.case import Case
from recap_print.check.privacy import grammar
from recap_print.check.privacy.forms import Place, words_of
from recap_print.check.privacy.places import Told, told
from recap_print.check.privacy.words import betrayed, identity, parts
from recap_print.edition.model import Section
from recap_print.findings import RULES, Finding, Rule

ART_9 = "GDPR, article 9 (special categories of data); CNIL, « Donnée sensible »"
LEAST = "GDPR, article 5(1)(c) (no more data than is needed); CNIL, « Minimiser les données collectées »"
_ASKS_FOR: Mapping[str, str] = MappingProxyType(
    {
        "Y101": "a social-security number",
        "Y102": "what opens a door or an account",
        "Y103": "bank details",
        "Y104": "health",
        "Y105": "religion",
        "Y106": "origin",
        "Y107": "opinions",
        "Y108": "offences",
        "Y109": "sexual life",
        "Y110": "who somebody else is",
        "Y111": "the owner's whole identity",
    }
)
_INSTEAD: Mapping[str, str] = MappingProxyType(
    {
        "Y101": "remove it; « Je dois apporter » has room for the card, never for its number",
        "Y102": "remove it, and say in `never` that codes are not written here",
        "Y103": "remove it; « Je dois apporter » has room for the paper, never for its number",
        "Y104": "remove it; the name of a doctor or of a place is enough for an appointment",
        "Y105": "remove it",
        "Y106": "remove it; a renewal is an action like another: « refaire mes papiers »",
        "Y107": "remove it",
        "Y108": "remove it; the name of a person or of a place is enough for an appointment",
        "Y109": "remove it",
        "Y110": "ask for a first name and a telephone number, nothing more",
        "Y111": "ask for a first name, nothing more",
    }
)


@RULES.rule("Y101", source="Décret no 2019-341 of 19 April 2019: who may use the NIR; GDPR, article 87")
def asks_for_a_social_security_number(rule: Rule, case: Case) -> Iterator[Finding]:
    """This number follows one person through life and opens their rights: whoever finds it can use it."""
    yield from _asked(rule, case)


@RULES.rule("Y102", source="CNIL, recommendation of 21 July 2022 on passwords: never written in clear")
def asks_for_a_password_or_a_code(rule: Rule, case: Case) -> Iterator[Finding]:
    """A password, a code or a login in a lost notebook opens an account, a telephone or a door."""
    yield from _asked(rule, case)


@RULES.rule("Y103", source="CNIL, deliberation 2018-303 of 6 September 2018: bank details, highly personal data")
def asks_for_bank_details(rule: Rule, case: Case) -> Iterator[Finding]:
    """With an IBAN or the number of a card, whoever finds the notebook can take money."""
    yield from _asked(rule, case)


@RULES.rule("Y104", source=ART_9)
def asks_for_health(rule: Rule, case: Case) -> Iterator[Finding]:
    """An illness, a treatment or a disability, once read by the wrong person, costs a job or a home. Who is met
    (a doctor) may be written, where (a centre) too; why may not be asked."""
    yield from _asked(rule, case)


@RULES.rule("Y105", source=ART_9)
def asks_for_religion(rule: Rule, case: Case) -> Iterator[Finding]:
    """Nobody has to say what they believe in to be helped, and some are harmed when it is known."""
    yield from _asked(rule, case)


@RULES.rule("Y106", source=ART_9)
def asks_for_origin(rule: Rule, case: Case) -> Iterator[Finding]:
    """Nationality, origin and papers of residence expose a person. To renew a paper is an action and may be written;
    its number, or having to have one, may not be asked."""
    yield from _asked(rule, case)


@RULES.rule("Y107", source=ART_9)
def asks_for_opinions(rule: Rule, case: Case) -> Iterator[Finding]:
    """Political opinions, votes, strikes and union membership are nobody's business in a notebook that several
    professionals read. Whom to call at a union may be written."""
    yield from _asked(rule, case)


@RULES.rule("Y108", source="GDPR, article 10; loi no 78-17 of 6 January 1978, article 46: offences")
def asks_for_offences(rule: Rule, case: Case) -> Iterator[Finding]:
    """Only courts and a few services may keep offences and sentences: a notebook that is shown to others may not. Being
    followed by a probation service tells of a sentence too; a lawyer or a court does not."""
    yield from _asked(rule, case)


@RULES.rule("Y109", source=ART_9)
def asks_for_sexual_life(rule: Rule, case: Case) -> Iterator[Finding]:
    """Sexual life and orientation help no appointment, and can put a person in danger."""
    yield from _asked(rule, case)


@RULES.rule("Y110", source=LEAST)
def asks_who_somebody_else_is(rule: Rule, case: Case) -> Iterator[Finding]:
    """A child or a spouse has not agreed to be written down: their name with a date of birth or an address identifies
    them. A professional's name and telephone number are what the notebook is for."""
    yield from _asked(rule, case)
    for section, code, place in _together(case):
        if code == rule.code:
            yield _finding(rule, case, place, f"`{section.id}` asks for {_ASKS_FOR[code]}: `{place.said.text}`")


@RULES.rule("Y111", source=LEAST)
def asks_for_the_owners_whole_identity(rule: Rule, case: Case) -> Iterator[Finding]:
    """A name, a date of birth and an address together are enough to pass for somebody. The cover asks for a first
    name: enough to know whose notebook it is, among those who know them. A home asked for with the two others is told
    here alone."""
    yield from _asked(rule, case)
    for section, code, place in _together(case):
        if code == rule.code:
            yield _finding(rule, case, place, f"`{section.id}` asks for {_ASKS_FOR[code]}: `{place.said.text}`")
    for place in told(case):
        is_label = place.section.kind == "cover" and place.place is Place.LABEL
        if is_label and not _tells(rule, place) and (more := _more_than_a_first_name(place)):
            yield _finding(rule, case, place, f"the cover asks for more than a first name: `{more}`")


def _asked(rule: Rule, case: Case) -> Iterator[Finding]:
    """Each text that asks for what a rule is about, once."""
    seen: set[str] = set()
    for place in told(case):
        if place.said.origin not in seen and (words := _tells(rule, place)):
            seen.add(place.said.origin)
            verb = "shows" if place.place is Place.OPTION else "asks for"
            yield _finding(rule, case, place, f"this {verb} {_ASKS_FOR[rule.code]}: `{words}`")


def _tells(rule: Rule, place: Told) -> str:
    """The words by which a text alone asks for what a rule is about, or none."""
    found = betrayed(place.said.text, place.place)
    return next((one.words for one in found if one.code == rule.code), "")


def _finding(rule: Rule, case: Case, place: Told, message: str) -> Finding:
    return rule.finding(case.where(place.said.origin), message, _INSTEAD[rule.code])


def _together(case: Case) -> Iterator[tuple[Section, str, Told]]:
    """Sections whose labels, each harmless, identify a person together: with the rule and the label that does it."""
    for section in case.edition.sections:
        labels = [place for place in told(case) if place.section is section and place.place is Place.LABEL]
        asked = {place.said.origin: parts(place.said.text, place.place) for place in labels}
        if any(identity(each) for each in asked.values()):
            continue  # one label does it alone, and is told
        whole = frozenset[str]().union(*asked.values())
        is_of_kin = "kin" in asked.get(section.title.origin, ())
        is_others = "birth" in whole and (section.kind == "contacts" or "kin" in whole)
        is_others |= is_of_kin and "name" in whole and bool({"address", "home"} & whole)
        is_owners = "kin" not in whole and len({"name", "birth", "home"} & whole) >= 2
        code = "Y110" if is_others else "Y111" if is_owners else ""
        if code:
            last = next(part for part in ("birth", "home", "address") if part in whole)
            yield section, code, next(place for place in labels if last in asked[place.said.origin])


def _more_than_a_first_name(place: Told) -> str:
    text = place.said.text
    more = next((word for word in words_of(text) if word.bare in grammar.MORE_THAN_A_FIRST_NAME), None)
    if more is not None:
        return text[more.start : more.end]
    return text if "name" in parts(text, place.place) else ""
