"""Printed words and what QR codes say: nothing that only stood in for the real thing may reach a printer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from recap_print.check.press.case import PressCase
from recap_print.check.press.seen import Seen, told
from recap_print.findings import RULES, Finding, Rule
from recap_print.pages.model import Item, Page, Qr, Text

GROUP = "Words"
FICTION = ("019900", "026191", "035301", "046571", "053649", "063998")
"""How numbers begin that ARCEP reserves for fiction (decision 2018-0881)."""
_TYPED_IN_A_HURRY = re.compile(r"0\d12345678|0123456789|0\d0{8}")
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "’": "'"})

_RESERVED_NAME = re.compile(
    r"(?<![\w-])(?:[\w-]+\.)*(?:example\.(?:com|net|org)|[\w-]+\.(?:example|invalid|localhost|test)|localhost)"
    r"(?![\w-]|\.\w)(?:/[^\s,;)»]*[\w/])?",
    re.IGNORECASE,
)
_FILLER = re.compile(r"\b(?:[Ll]orem|[Ii]psum|LOREM|IPSUM|TODO|TBD|FIXME|XXX+|XX(?:[ .]XX)+)\b")
# "à compléter" may be said to the reader; alone, in brackets or after a colon it is a note to the writer.
_NOTE = re.compile(r"(?:^|[\[(:]) *(à (?:compléter|définir|préciser|confirmer)) *(?:$|[\])])", re.IGNORECASE)

# Pairs with the same sign between them, or none; one digit too few or too many is what rule P134 looks for.
_ENDS = r"(?= *(?:$|[.,;:!?)](?!\d)))"
_ABROAD = r"(?:\+|00)33 ?(?:\(0\) ?)?[1-9](?:[ .-]?\d\d){3,5}\d?"
_SPACED = rf"0[1-9]([ .-])\d\d(?:\1\d\d){{2,4}}(?:\1?\d{_ENDS})?"
_UNBROKEN = r"0[1-9]\d{7,9}"
_SPECIAL = r"0 ?8\d\d(?: ?\d\d){3}|0 ?8\d\d(?: \d{3}){2}"
_LONG = re.compile(rf"(?<![\d.,/+-])(?:{_SPECIAL}|{_ABROAD}|{_SPACED}|{_UNBROKEN})(?!\d|[ .-]\d\d(?!\d)|/\d)")
_SHORT = re.compile(
    rf"\b(?:appele[rz]|compose[rz]|téléphone[rz])(?: au| le)? (\d{{2}}(?: ?\d{{1,2}}){{0,2}}|116 ?\d{{3}}){_ENDS}",
    re.IGNORECASE,
)
_LINKED = re.compile(r"(?:wa\.me/|[?&]phone=|^tel:) *(\+?\d[\d .-]*)")
_PAIRED = 9
"""Fewer digits than this are a date: 06.10.2026."""


@dataclass(frozen=True, slots=True)
class Words:
    """What is read in one place of a page: the lines of one block of text, or what a QR code says."""

    page: Page
    item: Item
    text: str


@dataclass(frozen=True, slots=True)
class Phone:
    """A French phone number as ``shown``; ``digits`` are those one dials in France."""

    shown: str
    digits: str


def words_of(case: PressCase) -> Iterator[Words]:
    """Every block of text that was asked for, its lines joined, and every QR code, in page order."""
    for page in case.booklet.pages:
        blocks: dict[tuple[str, str], list[Text]] = {}
        for item in page.items:
            if isinstance(item, Text):
                block = item.tag.name.rpartition(".")[0]  # lines are numbered within their block
                blocks.setdefault((item.tag.origin, block), []).append(item)
            elif isinstance(item, Qr):
                yield Words(page, item, unquote(item.payload))
        for lines in blocks.values():
            yield Words(page, lines[0], " ".join(line.text for line in lines).translate(_SPACES))


def _told(
    rule: Rule, case: PressCase, look: Callable[[str], Iterator[tuple[str, str]]], help: str
) -> Iterator[Finding]:
    """Each thing that ``look`` finds in a text (what it is, what is said of it), once for each origin."""
    known: dict[str, tuple[tuple[str, str], ...]] = {}  # a section's words stand on each of its pages

    def faults() -> Iterator[Seen]:
        for words in words_of(case):
            if (found := known.get(words.text)) is None:
                found = known[words.text] = tuple(look(words.text))
            for about, message in found:
                yield Seen(words.page, words.item, message, help, about)

    return told(rule, case, faults())


@RULES.rule("P131", source="RFC 2606 and RFC 6761: names reserved for examples and tests", group=GROUP)
def placeholder_link(rule: Rule, case: PressCase) -> Iterator[Finding]:
    """An address that stood in for the real one opens nothing, in every copy."""

    def look(text: str) -> Iterator[tuple[str, str]]:
        for found in _RESERVED_NAME.finditer(text):
            yield found[0].lower(), f"`{found[0]}` is a placeholder: nothing will ever answer there"

    return _told(rule, case, look, "put the real address before this goes to a printer")


@RULES.rule("P132", source="ARCEP decision 2018-0881: numbers for works of fiction", group=GROUP)
def placeholder_phone_number(rule: Rule, case: PressCase) -> Iterator[Finding]:
    """A number reserved for fiction, or typed to fill a gap, rings nowhere or at a stranger's."""

    def look(text: str) -> Iterator[tuple[str, str]]:
        for phone in phones(text):
            if is_placeholder(phone.digits):
                why = "is reserved for fiction" if phone.digits.startswith(FICTION) else "is nobody's"
                yield phone.digits, f"{phone.shown} {why}"

    return _told(rule, case, look, "put the real number before this goes to a printer")


@RULES.rule("P133", source="house rule", group=GROUP)
def filler_words(rule: Rule, case: PressCase) -> Iterator[Finding]:
    """A note to whoever writes the booklet, or Latin that holds a place, is printed as it stands."""

    def look(text: str) -> Iterator[tuple[str, str]]:
        for found in (*_FILLER.finditer(text), *_NOTE.finditer(text)):
            said = found[found.lastindex or 0]
            yield said.lower(), f"`{said}` is a note to the writer, not to the reader"

    return _told(rule, case, look, "write what belongs there")


@RULES.rule("P134", source="national numbering plan (ARCEP), as libphonenumber knows it", group=GROUP)
def impossible_phone_number(rule: Rule, case: PressCase) -> Iterator[Finding]:
    """A number that cannot exist has a digit wrong, missing or too many: whoever needs help reaches nobody."""

    def look(text: str) -> Iterator[tuple[str, str]]:
        for phone in phones(text):
            if not is_placeholder(phone.digits) and not exists(phone.digits):
                yield phone.digits, f"no French phone number can be {phone.shown}"

    return _told(rule, case, look, "check it digit by digit")


def phones(text: str) -> Iterator[Phone]:
    """French phone numbers in printed words or in a link; foreign ones are nobody's here."""
    if not any(map(str.isdigit, text)):
        return
    for found in _LINKED.finditer(text):
        if (digits := re.sub(r"\D", "", found[1])).startswith(("33", "0033")):
            yield Phone(f"+{digits.removeprefix('00')}", _dialled(digits))
    if "://" in text or text.startswith("tel:"):
        return
    for found in _LONG.finditer(text):
        if len(digits := re.sub(r"\D", "", found[0])) >= _PAIRED:
            yield Phone(found[0].strip(), _dialled(digits))
    for found in _SHORT.finditer(text):
        yield Phone(found[1], found[1].replace(" ", ""))


def _dialled(digits: str) -> str:
    """``33639980011`` -> ``0639980011``."""
    abroad = re.match(r"(?:00)?330?", digits)
    return f"0{digits[abroad.end() :]}" if abroad else digits


def is_placeholder(digits: str) -> bool:
    return digits.startswith(FICTION) or _TYPED_IN_A_HURRY.fullmatch(digits) is not None


def exists(digits: str) -> bool:
    """Could this number have been given to somebody? Digits as dialled in France, short numbers too."""
    import phonenumbers  # 30 ms, for booklets that print a number which is not a placeholder
    from phonenumbers import shortnumberinfo

    try:
        parsed = phonenumbers.parse(digits, "FR")
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(parsed) or shortnumberinfo.is_valid_short_number_for_region(parsed, "FR")


def stand_ins(text: str) -> Iterator[str]:
    """What in a text, or in what a QR code says, only stands in for the real thing."""
    yield from (found[0] for found in _RESERVED_NAME.finditer(text))
    yield from (phone.shown for phone in phones(text) if is_placeholder(phone.digits))
    yield from (found[found.lastindex or 0] for found in (*_FILLER.finditer(text), *_NOTE.finditer(text)))
