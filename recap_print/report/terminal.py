"""Words at a terminal: what they may contain, how wide they are, how they are coloured and wrapped."""

from __future__ import annotations

import textwrap
from unicodedata import category, east_asian_width

from recap_print.findings import Level

DIM, BOLD, CYAN, GREEN = "2", "1", "36", "32"
COLOURS = {Level.ERROR: "1;31", Level.WARNING: "1;33", Level.NOTE: "1;34"}

_TAB = 4
# Overrides of the writing direction would let a line show something else than what it says.
_UNSAFE = {*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}


class Paint:
    """``paint("1;31", "error")`` wraps a word in a terminal colour, or leaves it as it is."""

    def __init__(self, colour: bool) -> None:
        self.colour = colour

    def __call__(self, code: str, words: str) -> str:
        return f"\x1b[{code}m{words}\x1b[0m" if self.colour and words else words


def counted(number: int, word: str) -> str:
    """``1 error``, ``2 errors``"""
    return f"{number} {word}" + ("" if number == 1 else "s")


def wrapped(words: str, width: int) -> list[str]:
    """Lines of at most ``width`` columns, one at least; a word that is longer keeps a line of its own."""
    return textwrap.wrap(clean(words), max(20, width), break_long_words=False, break_on_hyphens=False) or [""]


def clean(words: str) -> str:
    """The text on one line, with nothing that could steer a terminal."""
    if words.isprintable() and words.isascii():
        return words
    return "".join(_visible(c) for c in words)


def columns(words: str) -> int:
    """How many columns of a terminal a text takes: ideographs two, combining marks none."""
    return sum(0 if category(c) in ("Mn", "Me", "Cf") else 2 if east_asian_width(c) in ("W", "F") else 1 for c in words)


def cells(line: str) -> tuple[list[str], list[int]]:
    """Each character as it is shown, and the column it starts in; then the column after the last."""
    shown: list[str] = []
    starts = [0]
    for char in line:
        cell = " " * (_TAB - starts[-1] % _TAB) if char == "\t" else clean(char)
        shown.append(cell)
        starts.append(starts[-1] + columns(cell))
    return shown, starts


def _visible(char: str) -> str:
    if char in ("\n", "\r", "\t"):
        return " "
    if char < " ":
        return chr(0x2400 + ord(char))
    if category(char) in ("Cc", "Cs", "Cn", "Zl", "Zp") or char in _UNSAFE:
        return "\N{REPLACEMENT CHARACTER}"
    return char
