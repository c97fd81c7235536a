"""Answers that show what must never be written: a number, or somebody's own address, that is plainly one of those."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_NIR = r"[12][ .]?\d{2}[ .]?(?:0[1-9]|1[0-2]|[2-9]\d)[ .]?(?:\d{2}|2[AB])(?:[ .]?\d{3}){2}[ .]?\d{2}"
"""Sex, year, month (20 and above: unknown), department (2A and 2B in Corsica), commune, rank, key: INSEE, RNIPP."""
_IBAN = r"[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?"
"""Country, key, 11 to 30 letters or digits: ISO 13616."""
_CARD = r"\d{4}(?:[ -]?\d{4}){3}"
"""Sixteen digits: ISO/IEC 7812."""
_OWN_ADDRESS = (
    r"[\w.+-]+@(?:gmail|hotmail|outlook|live|msn|yahoo|orange|wanadoo|laposte|free|sfr|bbox|icloud|proton|protonmail"
    r"|gmx|aol)\.\w{2,3}"
)
"""At a provider that people choose for themselves; those of an organisation are nobody's own."""
_FORMS = (
    ("Y101", rf"(?<![\d+]){_NIR}(?! ?\d)"),
    ("Y103", rf"\b{_IBAN}\b"),
    ("Y103", rf"(?<![\dA-Z] )(?<![\dA-Z]){_CARD}(?! ?\d)"),
    ("Y110", rf"\b{_OWN_ADDRESS}\b"),
)


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((code, re.compile(form)) for code, form in _FORMS)


def shown(text: str) -> Iterator[tuple[str, str]]:
    """(code, the words that show it) for each number or address in a text."""
    if not any(c.isdigit() for c in text) and "@" not in text:
        return
    for code, form in _forms():
        if match := form.search(text):
            yield code, match[0]
