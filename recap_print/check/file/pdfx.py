"""F0 rules about the file as a whole: what PDF/X-4 (ISO 15930-7) demands, so that its claim can be believed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from recap_print.check.file.case import FileCase
from recap_print.findings import RULES, Finding, Rule

CLAIM = "F001"
"""Whether a file says that it is PDF/X-4; every other F0 rule is a demand that the claim rests on."""
VERSION = "PDF/X-4"
FILE = "File"
BEYOND = "Beyond paper"
ISO = "ISO 15930-7"
REQUIRED = (
    "dc:title",
    "xmp:CreateDate",
    "xmp:ModifyDate",
    "xmp:MetadataDate",
    "xmpMM:DocumentID",
    "xmpMM:RenditionClass",
    "xmpMM:VersionID",
    "pdf:Trapped",
)
TWICE = {
    "Title": "dc:title",
    "Author": "dc:creator",
    "Subject": "dc:description",
    "Keywords": "pdf:Keywords",
    "Creator": "xmp:CreatorTool",
    "Producer": "pdf:Producer",
    "CreationDate": "xmp:CreateDate",
    "ModDate": "xmp:ModifyDate",
    "Trapped": "pdf:Trapped",
    "GTS_PDFXVersion": "pdfxid:GTS_PDFXVersion",
}
"""What a file can say both in its Info dictionary and in its metadata."""


NOT_READ = RULES.declare(
    "F013",
    "not-read-whole",
    reason="What could not be read may hold anything: a claim that rests on it would be a guess.",
    source="house rule: nobody vouches for what nobody has seen",
    group=FILE,
)
"""Told of files of our own alone; of others, what was not read is listed as not checked."""


def is_locked(case: FileCase) -> bool:
    """Does only a password open it? Then nothing in it was looked at, and F003 alone speaks."""
    return case.facts.encrypted and not case.facts.pages


def unmet(case: FileCase) -> list[Finding]:
    """Why this file is not PDF/X-4: the findings of every F0 rule but the one about the claim itself, and whatever
    could not be read."""
    from recap_print.check.every import RULES  # a rule nobody has loaded would be a requirement nobody has looked at

    broken = [finding for finding in RULES.judge("F0", case) if finding.code != CLAIM]
    notes = [(0, why) for why in case.facts.unread]
    notes += [(page.number, why) for page in case.facts.pages for why in page.unread]
    return [*broken, *(NOT_READ.finding(case.locate(page, None), why) for page, why in notes)]


@RULES.rule(CLAIM, source=f"{ISO}, 6.11; GWG 2022 R0001", group=FILE)
def not_declared_pdf_x_4(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """A file that does not say it is PDF/X-4 is treated as any file: its colours and boxes are a matter of opinion."""
    said, elsewhere = case.facts.said("pdfxid:GTS_PDFXVersion"), case.facts.said("GTS_PDFXVersion")
    if said != VERSION and _has_metadata(case):
        message = f"it says it is {said}, not {VERSION}" if said else f"its metadata does not say that it is {VERSION}"
        if elsewhere and not said:
            message += f": /Info alone says {_short(elsewhere)}"
        yield rule.finding(case.locate(0, None), message, "export it as PDF/X-4")


@RULES.rule("F002", source=f"{ISO}, 6.1 and scope: PDF version 1.6", group=FILE)
def wrong_pdf_version(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """PDF/X-4 is PDF 1.6: a later file may hold what no such workflow knows, an earlier one is another standard's."""
    facts = case.facts
    version = max(facts.version, facts.catalog_version, key=_numbers)
    if version != "1.6":
        by = f" (its catalog says so, its header says {facts.version})" if version != facts.version else ""
        yield rule.finding(case.locate(0, None), f"it is PDF {version}{by}, not 1.6", "export it as PDF/X-4")


@RULES.rule("F003", source=f"{ISO}, 6.15", group=FILE)
def encrypted(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """A printer who is asked for a password, or kept from changing a page, cannot work."""
    if case.facts.encrypted:
        yield rule.finding(case.locate(0, None), "it is encrypted", "save it without a password or restrictions")


@RULES.rule("F004", source=f"{ISO}, 6.10", group=FILE)
def no_file_identifier(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """Two versions of a file with one name are told apart by the ID in its trailer."""
    if not case.facts.identified and not is_locked(case):
        yield rule.finding(case.locate(0, None), "its trailer has no /ID of two parts", "export it as PDF/X-4")


@RULES.rule("F005", source=f"{ISO}, 6.10", group=FILE)
def unreadable_metadata(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """The metadata (XMP) must be there, and uncompressed: whoever sorts files reads it without knowing PDF."""
    state = case.facts.xmp_state
    if state:
        about = state if state in ("missing", "compressed") else f"unreadable: {state}"
        message = f"its metadata is {about}, so nothing says what the file is"
        yield rule.finding(case.locate(0, None), message, "export it as PDF/X-4")


@RULES.rule("F006", source=f"{ISO}, 6.10", group=FILE)
def missing_metadata(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """Title, dates, identity, version and trapping are what a printer's system files a job by."""
    missing = [key for key in REQUIRED if not case.facts.said(key)]
    if missing and _has_metadata(case):
        message = f"its metadata lacks {', '.join(missing)}"
        yield rule.finding(case.locate(0, None), message, "export it as PDF/X-4")


@RULES.rule("F007", source=f"{ISO}, 6.10: document information and metadata agree", group=FILE)
def metadata_disagrees(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """Two answers to one question: each program believes the other one."""
    facts = case.facts
    for info, xmp in TWICE.items():
        one, other = facts.said(info), facts.said(xmp)
        if one and other and _plain(one, info) != _plain(other, info):
            message = f"/{info} says {_short(one)} and {xmp} says {_short(other)}"
            yield rule.finding(case.locate(0, None), message, "save it again with the program that made it")


@RULES.rule("F008", source=f"{ISO}, 6.9", group=FILE)
def trapping_unknown(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """A printer traps a file or leaves it, by this word: `Unknown` makes them guess."""
    said = {key: case.facts.said(key) for key in ("Trapped", "pdf:Trapped")}
    wrong = [f"{key} is {_short(value)}" for key, value in said.items() if value and value not in ("True", "False")]
    if wrong:
        message = f"{' and '.join(wrong)}, neither True nor False"
        yield rule.finding(case.locate(0, None), message, "say False, unless somebody has trapped it")


@RULES.rule("F009", source=f"{ISO}, 6.7 (external and embedded files)", group=BEYOND)
def embedded_file(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """A file within the file is never printed: what it says, or hides, reaches nobody."""
    if case.facts.attachments:
        message = f"it carries {', '.join(case.facts.attachments[:5])}"
        yield rule.finding(case.locate(0, None), message, "remove the embedded files")


@RULES.rule("F010", source=f"{ISO}, 6.18", group=BEYOND)
def action_or_script(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """Paper runs no script and follows no link: an action can only change what the printer sees."""
    if case.facts.actions:
        yield rule.finding(case.locate(0, None), f"it holds {_kinds(case.facts.actions)}", _NO_ACTIONS)
    for page in case.facts.pages:
        if page.actions:
            yield rule.finding(case.locate(page.number, None), f"it holds {_kinds(page.actions)}", _NO_ACTIONS)


_NO_ACTIONS = "export it for print, without links, buttons or scripts"


@RULES.rule("F011", source=f"{ISO}, 6.26 (forms) and 6.17 (their fields are annotations)", group=BEYOND)
def form_field(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """A form's fields show what a viewer makes of them: on paper, a box to write in is drawn."""
    if count := case.facts.form_fields:
        fields = "1 form field" if count == 1 else f"{count} form fields"
        yield rule.finding(case.locate(0, None), f"it has {fields}", "flatten the form, or export it for print")


@RULES.rule("F012", source=f"{ISO}, 6.24", group=FILE)
def layers_set_wrongly(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """Layers show in one way only: one that switches itself by zoom or by viewer prints differently at each desk."""
    if state := case.facts.layers_state:
        yield rule.finding(case.locate(0, None), f"its layers have {', '.join(state)}", "flatten the layers")


def _has_metadata(case: FileCase) -> bool:
    """Can the metadata be read, however little it says? F005 tells when it cannot."""
    return bool(case.facts.xmp or not case.facts.xmp_state) and not is_locked(case)


def _kinds(actions: tuple[str, ...]) -> str:
    counts = {kind: actions.count(kind) for kind in actions}
    return "actions: " + ", ".join(f"{kind} × {n}" if n > 1 else kind for kind, n in sorted(counts.items()))


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version))


def _short(text: str) -> str:
    return f"`{text[:59]}…`" if len(text) > 60 else f"`{text}`"


def _plain(text: str, key: str) -> object:
    """A property for comparison: a moment, a set of names, or words without regard to spaces."""
    if key in ("CreationDate", "ModDate"):
        return _moment(text)
    if key in ("Author", "Keywords"):
        return frozenset(part.strip() for part in re.split(r"[,;]", text) if part.strip())
    return " ".join(text.split())


_DATE = re.compile(
    r"\s*(?:D:)?(\d{4})-?(\d\d)?-?(\d\d)?T?(\d\d)?:?(\d\d)?:?(\d\d)?(?:\.\d+)?(?:(Z)|([+-]\d\d)'?:?(\d\d)?'?)?"
)


def _moment(text: str) -> object:
    """When, from a PDF date (ISO 32000-1 §7.9.4) or an XMP one (ISO 8601); the text itself when it is neither."""
    if not (match := _DATE.match(text)):
        return text
    year, month, day, hour, minute, second, _, hours, minutes = match.groups()
    offset = int(hours or 0) * 60 + int(minutes or 0) * (-1 if (hours or "").startswith("-") else 1)
    day_of = int(year), int(month or 1), int(day or 1)
    clock = int(hour or 0), int(minute or 0), int(second or 0)
    try:
        return datetime(*day_of, *clock, tzinfo=UTC).timestamp() - offset * 60
    except (ValueError, OverflowError):
        return text
