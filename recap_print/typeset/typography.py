"""A string as its language sets it: which of its spaces never break."""

from __future__ import annotations

import re
from functools import lru_cache

from recap_print.fonts import NO_BREAK
from recap_print.typeset import french

_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\.\.\."), "…"),
    (re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])"), "’"),
    (re.compile(r"(?<=\d) (?=[\d€%])"), NO_BREAK),  # 06 39 98 00 27 · 120 000 · 10 %
)


def tied(text: str, language: str) -> str:
    """The text as it is set. Idempotent; only spaces, apostrophes and dots are ever changed."""
    return french.tied(text) if language.partition("-")[0] == "fr" else _tied(text)


@lru_cache(maxsize=4096)
def _tied(text: str) -> str:
    for pattern, becomes in _RULES:
        text = pattern.sub(becomes, text)
    return text
