"""French typography of a string: apostrophes, no-break spaces, numbers that never part.

Sources: Imprimerie nationale, *Lexique des règles typographiques*; for phone numbers, dates and times,
UKAAF *Minimum standards: clear and large print* (MS03), which forbids breaking them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from recap_print.fonts import NARROW_NO_BREAK, NO_BREAK

_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), becomes)
    for pattern, becomes in (
        (r"(?<=\w)'(?=[\w«])", "’"),
        (r"\.\.\.", "…"),
        # A sign typed against its word is given its space; inside an address (?v=1, https://) it is left alone.
        (r"(?:[ \u00a0\u202f]+|(?<=[\w»)]))(?=[;!?](?:[\s;!?»)]|$))", NARROW_NO_BREAK),
        (r"[ \u202f]+(?=[:»])|(?<=[^\W\d])(?=:(?:[\s»]|$))|(?<=[^\s\u00a0«])(?=»)", NO_BREAK),
        (r"(?<=«)[ \u202f]+|(?<=«)(?=[^\s\u00a0])", NO_BREAK),
        # 06 39 98 00 00 · 120 000 · 12 mars · 14 h 30 · 3 questions · 10 %
        (r"(?<=\d) (?=[\w€%°])", NO_BREAK),
        (rf"\b({_MONTHS}) (?=\d)", rf"\1{NO_BREAK}"),
        (r"(?<=\bh) (?=\d)", NO_BREAK),
        (r"(?<=n°) (?=\d)", NO_BREAK),
        (r"\b(M\.|Mme|Mlle|MM\.|Dr) (?=[A-ZÉÈÀÇ])", rf"\1{NO_BREAK}"),
    )
)


@lru_cache(maxsize=4096)
def tied(text: str) -> str:
    """The text as it is set. Idempotent; only spaces, apostrophes and dots are ever changed.

    >>> tied("Avec qui ?")
    'Avec qui\\u202f?'
    """
    for pattern, becomes in _RULES:
        text = pattern.sub(becomes, text)
    return text
