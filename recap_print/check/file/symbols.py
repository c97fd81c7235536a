"""F1 rules about QR codes: what a camera reads off the rendered page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote

from recap_print.check.file.case import FileCase
from recap_print.check.press.symbols import FLOOR, opens_no_conversation
from recap_print.check.press.words import stand_ins
from recap_print.findings import RULES, Finding, Level, Rule
from recap_print.pdf.model import Symbol
from recap_print.units import number

GROUP = "QR codes"
MEASURED_WITHIN = 0.03
"""How well a module is measured off the rendered page (see ``pdf.symbols``)."""
CAMERA = "ISO/IEC 18004; the page rendered as a camera sees it"


def _read(case: FileCase) -> dict[int, list[Symbol]]:
    pages: dict[int, list[Symbol]] = {}
    for symbol in case.symbols or ():
        pages.setdefault(symbol.page, []).append(symbol)
    return pages


def _differences(case: FileCase) -> Iterator[tuple[int, list[str], list[Symbol]]]:
    """Page by page: the payloads that no code says, and the codes that say what nobody declared."""
    if case.symbols is None or case.payloads is None:
        return
    read = _read(case)
    for page in sorted(set(read) | set(case.payloads)):
        declared = Counter(case.payloads.get(page, ()))
        other: list[Symbol] = []
        for symbol in read.get(page, ()):
            if declared[symbol.text] > 0:
                declared[symbol.text] -= 1
            else:
                other.append(symbol)
        yield page, list(declared.elements()), other


@RULES.rule("F170", source=CAMERA, group=GROUP)
def unreadable_qr_code(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """A code that no camera reads is an ornament: the door it promises stays shut in every copy."""
    help = "print it larger, in black on paper, with its quiet zone"
    torn = {page: [code.box for code in case.damaged if code.page == page] for page in {c.page for c in case.damaged}}
    for page, missing, other in _differences(case):
        if case.looked is None or page in case.looked:
            for payload in missing[len(other) :]:
                at = torn[page].pop(0) if torn.get(page) else None
                yield rule.finding(case.locate(page, at), f"the code for `{payload}` cannot be read off the page", help)
    for page, boxes in sorted(torn.items()):
        for box in boxes:
            yield rule.finding(case.locate(page, box), "a QR code stands here and cannot be read", help)


@RULES.rule("F171", source=CAMERA, group=GROUP)
def qr_code_says_something_else(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """A code that leads elsewhere than declared cannot be called back once it is printed."""
    for page, missing, other in _differences(case):
        for payload, symbol in zip(missing, other, strict=False):
            message = f"the code says `{symbol.text}`, and `{payload}` is declared"
            yield rule.finding(case.locate(page, symbol.box), message, "render the file again from its declaration")


@RULES.rule("F172", source=CAMERA, level=Level.WARNING, group=GROUP)
def undeclared_qr_code(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """A code that nobody declared is a code that nobody checks."""
    for page, missing, other in _differences(case):
        for symbol in other[len(missing) :]:
            message = f"a code says `{symbol.text}`, and none is declared there"
            yield rule.finding(case.locate(page, symbol.box), message, "declare it, or remove it")


@RULES.rule(
    "F173",
    source="RFC 2606: names reserved for examples; ARCEP decision 2018-0881: numbers for works of fiction",
    group=GROUP,
)
def placeholder_in_qr_code(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """What stands in for an address leads nowhere, in every copy."""
    for symbol in _foreign(case):
        if found := next(stand_ins(unquote(symbol.text)), ""):
            message = f"the code says `{symbol.text}`, and {found} is a placeholder"
            yield rule.finding(case.locate(symbol.page, symbol.box), message, "put the true address in")


@RULES.rule("F174", source='WhatsApp help centre, "How to use click to chat"', group=GROUP)
def whatsapp_code_opens_nothing(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """WhatsApp opens no conversation unless the number is digits alone and the message is percent-encoded."""
    for symbol in _foreign(case):
        if opens_no_conversation(symbol.text):
            message = f"the code says `{symbol.text}`, which opens no conversation"
            help = "https://wa.me/33 and nine digits, without +, 00 or spaces, then ?text=Bonjour%20!"
            yield rule.finding(case.locate(symbol.page, symbol.box), message, help)


@RULES.rule("F175", source="DENSO WAVE, as P121: four dots of a 300 dpi printer to a module", group=GROUP)
def qr_modules_too_fine(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """Modules finer than a telephone can tell apart: the code is read on a screen, and not off paper."""
    for symbol in _foreign(case):
        if 0 < symbol.module < FLOOR * (1 - MEASURED_WITHIN):
            message = f"its modules are {number(round(symbol.module, 2))} mm wide, and {number(FLOOR)} are the least"
            yield rule.finding(case.locate(symbol.page, symbol.box), message, "make the code larger")


def _foreign(case: FileCase) -> tuple[Symbol, ...]:
    """The codes of a file that nobody declared: a declaration is judged before it is printed."""
    return (case.symbols or ()) if case.payloads is None else ()
