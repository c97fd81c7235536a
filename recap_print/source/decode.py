"""Bytes -> text that is safe to parse: UTF-8, of sensible size, with nothing invisible in it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from recap_print.errors import CannotRead
from recap_print.findings import Finding
from recap_print.source import rules
from recap_print.source.document import Span, where

_BREAK = re.compile(r"\r\n|\r|\n")

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\ud800-\udfff\ufeff\ufffe\uffff]")
"""What YAML forbids; what it takes for line breaks and editors do not (U+0085, U+2028, U+2029); a byte order
mark in mid-text; and the overrides that show a reviewer another order than the machine reads."""


class Unreadable(CannotRead):
    """The text is not a document we read; ``findings`` say where and why, in order."""

    def __init__(self, name: str, findings: list[Finding]) -> None:
        self.findings = tuple(sorted(findings))
        super().__init__(f"{name} cannot be read: {self.findings[0].message}", help=self.findings[0].help)


def decode(raw: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text, and the same as lines without their ends. Raises Unreadable."""
    if len(raw) > rules.MAX_BYTES:
        span = Span(raw.count(b"\n", 0, rules.MAX_BYTES) + 1, 1)
        message = f"the file holds more than {rules.MAX_BYTES} bytes (1 MiB), which is the most that is read"
        raise Unreadable(name, [rules.TOO_LARGE.finding(where(name, (), span), message, "is it the right file?")])
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in raw[:4]:
        raise Unreadable(
            name, [_not_utf8(name, (), Span(1, 1), "the file is in UTF-16 or UTF-32, and only UTF-8 is read")]
        )
    try:
        text = raw.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        raise Unreadable(name, [_bad_byte(name, error)]) from None
    lines = tuple(_BREAK.split(text))
    if found := [*_invisible(name, lines), *_directive(name, lines)]:
        raise Unreadable(name, found)
    return text, lines


def _not_utf8(name: str, lines: tuple[str, ...], span: Span, message: str) -> Finding:
    help = "save the file as UTF-8; most editors have “Save with encoding”"
    return rules.NOT_UTF8.finding(where(name, lines, span), message, help)


def _bad_byte(name: str, error: UnicodeDecodeError) -> Finding:
    before = _BREAK.split(error.object[: error.start].decode())
    line = _BREAK.split(before[-1] + error.object[error.start :][:200].decode(errors="replace"))[0]
    byte = error.object[error.start]
    guess = bytes([byte]).decode("cp1252", errors="ignore")
    message = f"byte 0x{byte:02X} is not UTF-8" + (f"; in Windows-1252 it is `{guess}`" if guess.isprintable() else "")
    return _not_utf8(name, (*before[:-1], line), Span(len(before), len(before[-1]) + 1), message)


def _invisible(name: str, lines: tuple[str, ...]) -> Iterator[Finding]:
    """The first one of each line."""
    left = rules.MAX_FINDINGS
    for number, line in enumerate(lines, 1):
        if left and (match := CONTROL.search(line)):
            left -= 1
            place = where(name, lines, Span(number, match.start() + 1))
            message = f"the invisible character U+{ord(match[0]):04X} stands here"
            yield rules.CONTROL_CHARACTER.finding(place, message, "remove it, or type the text again")


def _directive(name: str, lines: tuple[str, ...]) -> Iterator[Finding]:
    """Found before parsing, because libyaml compares every directive with every other."""
    for number, line in enumerate(lines, 1):
        if line.startswith("%"):
            place = where(name, lines, Span(number, 1, len(line.split()[0])))
            yield rules.DIRECTIVE.finding(
                place, "a line that starts with `%` changes how a file is read", "remove the line"
            )
            return
        if line.strip() and not line.lstrip().startswith("#"):
            return
