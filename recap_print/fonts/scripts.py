"""Scripts that the fonts of the booklets lack, and which way languages are written."""

from __future__ import annotations

import re

_FROM_THE_RIGHT = frozenset({"ar", "fa", "he", "ps", "ur"})
"""Languages written from right to left, as BCP 47 names them."""
SCRIPTS: dict[str, tuple[str, re.Pattern[str]]] = {
    "arabic": ("Arab", re.compile("[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")),
}
"""By the name a layout uses: the script's own (ISO 15924), and its characters (Unicode 16, Blocks.txt)."""
TURNS = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Characters without which a paragraph of a language written from the left has one direction."""
STEERS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that say which way others are read, and are not shown (UAX #9, 2.1 to 2.6)."""


def is_from_the_right(language: str) -> bool:
    """Is this language (``ar``, ``ar-MA``) written from right to left?"""
    return language.partition("-")[0].lower() in _FROM_THE_RIGHT
