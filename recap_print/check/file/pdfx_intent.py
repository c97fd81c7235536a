"""F0 rules about the output intent: which inks on which paper the colours are made for."""

from __future__ import annotations

from collections.abc import Iterator

from recap_print.check.file.case import FileCase
from recap_print.check.file.pdfx import is_locked
from recap_print.findings import RULES, Finding, Rule
from recap_print.pdf.model import Icc, Intent

GROUP = "Output intent"
CLAUSE = "ISO 15930-7, 6.4 (6.4.2.1)"
SUBTYPE = "GTS_PDFX"
CHANNELS = {"GRAY": 1, "RGB": 3, "CMYK": 4}
HELP = "export it as PDF/X-4 with the printer's output profile"


def intents(case: FileCase) -> tuple[Intent, ...]:
    """The output intents that PDF/X speaks of; a file may carry others, for other standards."""
    return tuple(intent for intent in case.facts.intents if intent.subtype == SUBTYPE)


def profile(case: FileCase) -> Icc | None:
    """The profile that the file's colours are made for."""
    return next((intent.profile for intent in intents(case) if intent.profile), None)


@RULES.rule("F020", source=CLAUSE, group=GROUP)
def no_output_intent(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """Ink values alone say nothing: without the press and paper they are meant for, each printer has other colours."""
    if not intents(case) and not is_locked(case):
        yield rule.finding(case.locate(0, None), "it does not say which press and paper it is for", HELP)


@RULES.rule("F021", source=CLAUSE, group=GROUP)
def several_output_intents(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """A file is made for one printing condition: with two, nobody knows which."""
    found = intents(case)
    if len(found) > 1:
        names = ", ".join(intent.identifier or "one without a name" for intent in found)
        yield rule.finding(case.locate(0, None), f"it has {len(found)} PDF/X output intents: {names}", HELP)


@RULES.rule("F022", source=f"{CLAUSE}; ISO 32000-1 §14.11.5: OutputConditionIdentifier is required", group=GROUP)
def printing_condition_without_name(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """The name of the printing condition is what a printer looks up first."""
    for intent in intents(case):
        if not intent.identifier:
            yield rule.finding(case.locate(0, None), "its output intent has no OutputConditionIdentifier", HELP)


@RULES.rule("F023", source=CLAUSE, group=GROUP)
def printing_condition_without_description(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """A printer who does not know the name reads what it means, in words."""
    for intent in intents(case):
        if not intent.info:
            yield rule.finding(case.locate(0, None), "its output intent has no Info", HELP)


@RULES.rule("F024", source=CLAUSE, group=GROUP)
def no_output_profile(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """The profile travels with the file, so that a proof shows what the press will."""
    for intent in intents(case):
        if intent.profile is None and not intent.referenced:
            yield rule.finding(case.locate(0, None), "its output intent holds no ICC profile that can be read", HELP)


@RULES.rule("F025", source="ISO 15930-7, Annex A: only PDF/X-4p may name a profile elsewhere", group=GROUP)
def output_profile_only_named(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """A profile that must be fetched from elsewhere is missing on the day it is needed."""
    for intent in intents(case):
        if intent.profile is None and intent.referenced:
            yield rule.finding(case.locate(0, None), "its output profile is named and not embedded", HELP)


@RULES.rule("F026", source=CLAUSE, group=GROUP)
def profile_of_no_press(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """Only an output profile (class `prtr`) says what inks look like on paper."""
    for found in _profiles(case):
        if found.device_class != "prtr":
            message = f"its output profile is of class `{found.device_class}`, not `prtr`{_named(found)}"
            yield rule.finding(case.locate(0, None), message, HELP)


@RULES.rule("F027", source="ISO 32000-1 §8.6.5.5: N is the number of the profile's channels", group=GROUP)
def channels_differ_from_profile(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """A count of inks that is not the profile's makes each program trust another one of the two."""
    for intent in intents(case):
        has = CHANNELS.get(intent.profile.space.strip()) if intent.profile else None
        if has is not None and intent.channels != has:
            message = f"its output profile has {has} channels, and its stream says {intent.channels or 'nothing'}"
            yield rule.finding(case.locate(0, None), message, HELP)


@RULES.rule("F028", source=f"{CLAUSE}; PDF 1.6 knows ICC versions 2 and 4", group=GROUP)
def icc_version_unsupported(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """A profile of a later version than PDF 1.6 knows cannot be read by every press's software."""
    for found in _profiles(case):
        if found.version.partition(".")[0] not in ("2", "4"):
            message = f"its output profile is of ICC version {found.version}, not 2 or 4{_named(found)}"
            yield rule.finding(case.locate(0, None), message, HELP)


@RULES.rule("F029", source="ICC.1:2010 §7.2.2: the profile size in its header", group=GROUP)
def damaged_output_profile(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """A profile cut short holds no colours where the missing part would be."""
    for found in _profiles(case):
        if found.size != found.stated_size:
            message = f"its output profile has {found.size} bytes and says it has {found.stated_size}{_named(found)}"
            yield rule.finding(case.locate(0, None), message, HELP)


def _profiles(case: FileCase) -> Iterator[Icc]:
    return (intent.profile for intent in intents(case) if intent.profile)


def _named(found: Icc) -> str:
    return f" ({found.description})" if found.description else ""
