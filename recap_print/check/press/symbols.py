"""QR codes: can a phone read them off worn paper, and do they open what they should?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from recap_print.check.called import called
from recap_print.check.pages import TOLERANCE, outside
from recap_print.check.press.case import PressCase
from recap_print.check.press.seen import Seen, extent, is_paper, told
from recap_print.declared import PLACEHOLDER, Said
from recap_print.edition.links import is_mobile
from recap_print.edition.model import Group
from recap_print.findings import RULES, Finding, Level, Rule
from recap_print.geometry import Rect
from recap_print.pages.model import Box, Item, Page, Picture, Qr, inks
from recap_print.units import number

GROUP = "QR codes"
STANDARD = "ISO/IEC 18004"
FLOOR, WANTED = 0.33, 0.4
"""mm: the least a module may measure, and what it should (DENSO WAVE, "Point for setting the module size")."""
QUIET = 4
"""Modules of bare paper around a symbol (ISO/IEC 18004:2024 §6.3.8)."""
CORNER = 0.3
"""How far the bend of a rounded corner comes in from its corner, per mm of radius: 1 − 1/√2."""
DECLARED_NUMBER = ".whatsapp.number"
"""Where E009 judges the number; ``DECLARED_SURVEY`` is where E008 judges the address."""
DECLARED_SURVEY = ".survey.url"
_WHATSAPP = re.compile(r"(?:https?:)?/*(?:www\.)?(?:wa\.me|api\.whatsapp\.com/send)(?:[/?]|$)", re.IGNORECASE)
_WELL_FORMED = re.compile(
    r"https://wa\.me/(?P<number>33[1-9]\d{8}|(?!33)[1-9]\d{6,14})(?:\?text=(?:[\w.~-]|%[0-9A-Fa-f]{2})*)?", re.ASCII
)


def _codes(case: PressCase) -> Iterator[tuple[Page, int, Qr]]:
    """Every QR code, its page and its rank among the page's items."""
    for page in case.booklet.pages:
        for rank, item in enumerate(page.items):
            if isinstance(item, Qr) and item.rows:
                yield page, rank, item


def _each(rule: Rule, case: PressCase, wrong: Callable[[Qr], str], help: str) -> Iterator[Finding]:
    """A finding for each QR code that ``wrong`` has something to say about."""
    return told(rule, case, (Seen(page, qr, says, help) for page, _, qr in _codes(case) if (says := wrong(qr))))


def _module(qr: Qr, least: float) -> str:
    return f"its modules are {number(round(qr.module, 3))} mm wide, and {least:g} are needed"


@RULES.rule("P121", source=f"{STANDARD}; DENSO WAVE, module size", group=GROUP)
def qr_module_too_small(rule: Rule, case: PressCase) -> Iterator[Finding]:
    """Modules this small run together on uncoated paper: many phones will not read the code."""
    return _each(
        rule,
        case,
        lambda qr: _module(qr, FLOOR) if qr.module < FLOOR - 1e-6 else "",
        "make the code larger, or shorten what it opens",
    )


@RULES.rule("P122", source=f"{STANDARD}; DENSO WAVE, module size", level=Level.WARNING, group=GROUP)
def qr_module_small(rule: Rule, case: PressCase) -> Iterator[Finding]:
    """An old phone, a shaking hand or a worn page needs modules larger than the least a new phone can read."""
    return _each(
        rule,
        case,
        lambda qr: _module(qr, WANTED) if FLOOR - 1e-6 <= qr.module < WANTED - 1e-6 else "",
        "make the code larger, or shorten what it opens",
    )


@RULES.rule("P123", source=f"{STANDARD}:2024 §6.3.8", group=GROUP)
def qr_without_quiet_zone(rule: Rule, case: PressCase) -> Iterator[Finding]:
    """A phone finds a code by the bare paper around it, four modules wide: ink there hides it."""

    def faults() -> Iterator[Seen]:
        for page, rank, qr in _codes(case):
            if ink := _intruder(page, rank, qr):
                message = f"{called(ink)} puts ink within {QUIET} modules of the code"
                yield Seen(page, qr, message, "leave bare paper around it")

    return told(rule, case, faults())


def _intruder(page: Page, rank: int, qr: Qr) -> Item | None:
    """What prints in the quiet zone or under the code; what a blank box has covered prints no more."""
    zone = qr.rect.inset(*(-QUIET * qr.module + TOLERANCE,) * 4)
    for above in page.items[rank + 1 :]:
        paints_over = any(map(is_paper, inks(above))) and _meet(extent(above), qr.rect)
        if paints_over or _inks_within(above, zone):
            return above
    for beneath in reversed(page.items[:rank]):
        if isinstance(beneath, Box) and beneath.fill and is_paper(beneath.fill) and _blankets(beneath, zone):
            return None
        if _inks_within(beneath, zone):
            return beneath
    return None


def _inks_within(item: Item, zone: Rect) -> bool:
    if all(map(is_paper, inks(item))) and not isinstance(item, Picture):
        return False
    if isinstance(item, Box) and is_paper(item.fill) and item.stroke:  # a frame is ink only along its edge
        half = item.thickness / 2
        hollow = item.rect.inset(*(half,) * 4)
        if zone.x >= hollow.x and zone.right <= hollow.right and zone.y >= hollow.y and zone.bottom <= hollow.bottom:
            return False
    return _meet(extent(item), zone)


def _blankets(box: Box, zone: Rect) -> bool:
    r = box.rect.inset(*(box.radius * CORNER - TOLERANCE,) * 4)
    return r.x <= zone.x and r.y <= zone.y and r.right >= zone.right and r.bottom >= zone.bottom


def _meet(a: Rect, b: Rect) -> bool:
    return a.x < b.right and a.right > b.x and a.y < b.bottom and a.bottom > b.y


@RULES.rule("P124", source="printers ask 3 to 5 mm from the fold; the figure is the press's", group=GROUP)
def qr_near_the_fold(rule: Rule, case: PressCase) -> Iterator[Finding]:
    """A code that bends into the fold lies flat for no phone."""
    trim, safety = case.booklet.trim, case.press.safety

    def faults() -> Iterator[Seen]:
        for page, _, qr in _codes(case):
            right = case.booklet.is_right(page.number)
            away = qr.rect.x - trim.x if right else trim.right - qr.rect.right
            if away < safety - TOLERANCE and not outside(qr.rect, case.booklet.safe(page.number)):
                message = f"it is {number(round(away, 2))} mm from the fold: `{case.press.id}` asks {number(safety)}"
                yield Seen(page, qr, message, "move it toward the fore-edge", worse=-away)

    return told(rule, case, faults())


@RULES.rule("P126", source='WhatsApp help centre, "How to use click to chat"', group=GROUP)
def whatsapp_link_opens_nothing(rule: Rule, case: PressCase) -> Iterator[Finding]:
    """WhatsApp opens no conversation unless the number is digits alone and the message is percent-encoded."""

    def wrong(qr: Qr) -> str:
        wanted = _WHATSAPP.match(qr.payload) and not _WELL_FORMED.fullmatch(qr.payload)
        return f"`{qr.payload}` opens no conversation" if wanted else ""

    return _each(rule, case, wrong, "https://wa.me/33 and nine digits, without +, 00 or spaces, then ?text=Bonjour%20!")


@RULES.rule(
    "P127",
    source="national numbering plan, ARCEP decision 2018-0881: mobile numbers are 06 and 07",
    group=GROUP,
)
def whatsapp_link_not_mobile(rule: Rule, case: PressCase) -> Iterator[Finding]:
    """A personal WhatsApp account stands on a mobile number; only a business account may stand on a landline."""

    def wrong(qr: Qr) -> str:
        found = _WELL_FORMED.fullmatch(qr.payload)
        if not found or not found["number"].startswith("33") or is_mobile(f"+{found['number']}"):
            return ""
        return f"+{found['number']} is not a mobile number"

    return _each(rule, case, wrong, "use the number that has WhatsApp")


@RULES.rule("P128", source="house rule", level=Level.WARNING, group=GROUP)
def survey_link_without_version(rule: Rule, case: PressCase) -> Iterator[Finding]:
    """Answers from a second code that leads to the survey say nothing about a version unless it carries it too."""
    facts = case.case.edition.facts
    surveys = [url.partition("{")[0].rstrip("/?#&=") for url in _surveys(case) if PLACEHOLDER.search(url)]

    def wrong(qr: Qr) -> str:
        leads = any(re.match(rf"{re.escape(survey)}(?![\w.-])", qr.payload) for survey in surveys)
        if not leads or qr.tag.origin.endswith(DECLARED_SURVEY):
            return ""
        own = {**facts, "language": qr.tag.language}  # of several codes, each asks in its own
        missing = [name for name, value in own.items() if not re.search(rf"(?<!\w){value}(?!\w)", qr.payload)]
        return f"it opens the survey without saying its {' and '.join(missing)}" if missing else ""

    return _each(rule, case, wrong, "use the survey's own link: `qr: {from: survey.link}`")


def _surveys(case: PressCase) -> Iterator[str]:
    """The addresses of surveys, as declared."""
    for section in case.case.edition.sections:
        survey = section.content.get("survey")
        url = survey.get("url") if isinstance(survey, Group) else None
        if isinstance(url, Said):
            yield url.text


def opens_no_conversation(payload: str) -> bool:
    """Is this a link to WhatsApp that WhatsApp cannot follow?"""
    return bool(_WHATSAPP.match(payload)) and not _WELL_FORMED.fullmatch(payload)
