"""A content stream cut into operators with their operands (ISO 32000-1 §7.8.2), lazily.

Operands are floats, strings (``bytes``), names (``Name``, without their stroke), arrays (``list``), dictionaries
(``dict``), true, false and null. One regular expression matches a whole statement of the usual kinds, numbers and
an operator; what is rarer is read piece by piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from recap_print.pdf.inline import inline_image

DEEPEST = 64
MOST_OPERANDS = 4096
KEPT_OPERANDS = 256
"""No operator takes more than a colour of 32 inks: of a longer row of operands only the last ones are kept."""
MOST_ITEMS = 1_000_000
DEEPEST_BRACKETS = 1000
LONGEST_NAME = 200

SPACE = rb"\0\t\n\f\r "
REGULAR = rb"[^\0\t\n\f\r ()<>\[\]{}/%]"

STATEMENT = re.compile(
    rb"([-+.0-9" + SPACE + rb"]{0,8192}+)"  # possessive: what no operator follows is not tried again
    rb"(?:([^-+.0-9\0\t\n\f\r ()<>\[\]{}/%]" + REGULAR + rb"*+)"
    rb"|/(" + REGULAR + rb"*+)"
    rb"|<([0-9A-Fa-f" + SPACE + rb"]*+)>"
    rb"|\(([^()\\]*+)\)"
    rb"|\[((?:[-+.0-9" + SPACE + rb"]++|<[0-9A-Fa-f" + SPACE + rb"]*+>|\([^()\\]*+\))*+)\]"
    rb"|(<<|>>|[\[\](){}<>%]))?"
)
OPERATOR, NAME, HEX, STRING, ROW, OTHER = range(2, 8)
ITEM = re.compile(rb"<([^<>]*+)>|\(([^()]*+)\)|([-+.0-9]++)")
PIECE = re.compile(
    rb"[" + SPACE + rb"]*+(?:(" + REGULAR + rb"++)|/(" + REGULAR + rb"*+)|<([0-9A-Fa-f" + SPACE + rb"]*+)>"
    rb"|\(([^()\\]*+)\)|(<<|>>|[\[\](){}<>%]))?"
)
LINE_END = re.compile(rb"[\r\n]|\Z")
IN_STRING = re.compile(rb"[()\\\r]")
DIGITS = re.compile(rb"\d*\.?\d*")
OCTAL = re.compile(rb"[0-7]{1,3}")
ESCAPE = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
LITERALS: dict[bytes, bool | None] = {b"true": True, b"false": False, b"null": None}

Operands = list[Any]
Statement = tuple[bytes, Operands]


class Unreadable(Exception):
    """The rest of a stream makes no sense; the message says why."""


class Name(str):
    """A name, and no string."""

    __slots__ = ()


def statements(data: bytes) -> Iterator[Statement]:
    """Operator and operands, one after the other. An inline image comes as ``EI`` with its dictionary and data.

    Raises Unreadable where nothing that follows can be understood.
    """
    match, at, end = STATEMENT.match, 0, len(data)
    operands: Operands = []
    while at < end:
        found = match(data, at)
        assert found is not None  # every part of the expression may be empty
        row, kind, at = found[1], found.lastindex, found.end()
        if row and not row.isspace():
            operands += _numbers(row)
        if kind == OPERATOR:
            token = found[OPERATOR]
            if token in LITERALS:
                operands.append(LITERALS[token])
            elif token == b"ID":
                pairs = dict(zip(operands[::2], operands[1::2], strict=False)) if _names(operands[::2]) else {}
                image, at = inline_image(data, at, pairs)
                yield b"EI", [pairs, image]
                operands = []
            elif token != b"BI":
                yield token, operands
                operands = []
        elif kind == ROW:
            operands.append(_row(found[ROW]))
        elif kind == NAME:
            operands.append(_name(found[NAME]))
        elif kind == HEX:
            operands.append(_hex(found[HEX]))
        elif kind == STRING:
            operands.append(found[STRING])
        elif kind == OTHER:
            value, at = _value(data, found.start(OTHER))
            if value is not NOTHING:
                operands.append(value)
        if len(operands) > MOST_OPERANDS:
            del operands[:-KEPT_OPERANDS]


class _Nothing:
    """No value: a comment, or a bracket that closes what was never opened."""


NOTHING = _Nothing()


def _names(keys: list[Any]) -> bool:
    return all(isinstance(key, Name) for key in keys)


def _numbers(row: bytes) -> list[float]:
    if b"\0" in row:
        row = row.replace(b"\0", b" ")
    try:
        return list(map(float, row.split()))
    except ValueError:
        return [_number(word) for word in row.split()]


def _number(word: bytes) -> float:
    """``--5`` is -5 and ``1.2.3`` is 1.2 to the programs that print: a number is read as far as it is one."""
    digits = DIGITS.match(word.lstrip(b"-+"))
    try:
        return float(digits[0]) * (-1 if word.startswith(b"-") else 1) if digits else 0.0
    except ValueError:
        return 0.0


def _name(raw: bytes) -> Name:
    if b"#" in raw:
        raw = re.sub(rb"#([0-9A-Fa-f]{2})", lambda code: bytes.fromhex(code[1].decode()), raw)
    for charset in ("utf-8", "gbk"):  # as pypdf reads the names of resources, or they would not be found
        try:
            return Name(raw[:LONGEST_NAME].decode(charset))
        except UnicodeDecodeError:
            continue
    return Name(raw[:LONGEST_NAME].decode("latin-1"))


def _hex(raw: bytes) -> bytes:
    digits = raw.translate(None, b"\0\t\n\f\r ").decode("ascii", "ignore")
    try:
        return bytes.fromhex(digits + "0" if len(digits) % 2 else digits)
    except ValueError:
        return b""


def _row(raw: bytes) -> list[Any]:
    """A flat array of numbers and simple strings."""
    items: list[Any] = []
    for hexed, string, word in ITEM.findall(raw):
        if word:
            items += _numbers(word)
        else:
            items.append(string or _hex(hexed))
    return items


def _value(data: bytes, at: int) -> tuple[Any, int]:
    """The value that starts with a bracket at ``at``, however it is nested, and where it ends."""
    open_: list[tuple[bytes, list[Any]]] = []
    count = 0
    while True:
        found = PIECE.match(data, at)
        assert found is not None
        at, kind = found.end(), found.lastindex
        value: Any = NOTHING
        if kind is None:
            raise Unreadable("a bracket is never closed")
        if kind == 1:
            word = found[1]
            value = LITERALS[word] if word in LITERALS else _number(word)
        elif kind == 2:
            value = _name(found[2])
        elif kind == 3:
            value = _hex(found[3])
        elif kind == 4:
            value = found[4]
        elif (bracket := found[5]) in (b"[", b"<<"):
            if len(open_) == DEEPEST:
                raise Unreadable(f"arrays are nested more than {DEEPEST} deep")
            open_.append((bracket, []))
            continue
        elif bracket == b"(":
            value, at = _string(data, at)
        elif bracket == b"%":
            line = LINE_END.search(data, at)
            at = line.end() if line else len(data)
        elif bracket in (b"]", b">>") and open_:
            opener, parts = open_.pop()
            value = dict(_pairs(parts)) if opener == b"<<" else parts
        if not open_:
            return value, at
        if value is not NOTHING:
            count += 1
            if count > MOST_ITEMS:
                raise Unreadable(f"an array has more than {MOST_ITEMS} elements")
            open_[-1][1].append(value)


def _pairs(parts: list[Any]) -> Iterator[tuple[Name, Any]]:
    for key, value in zip(parts[::2], parts[1::2], strict=False):
        if isinstance(key, Name):
            yield key, value


def _string(data: bytes, at: int) -> tuple[bytes, int]:
    """A string with escapes or brackets in it, from just after its first bracket (ISO 32000-1 §7.3.4.2)."""
    parts: list[bytes] = []
    depth = 1
    while True:
        found = IN_STRING.search(data, at)
        if found is None:
            raise Unreadable("a string is never closed")
        start, sign = found.start(), found[0]
        parts.append(data[at:start])
        at = start + 1
        if sign == b")" and depth == 1:
            return b"".join(parts), at
        if len(parts) > MOST_ITEMS or depth > DEEPEST_BRACKETS:
            raise Unreadable("a string has brackets or escapes without measure")
        if sign in b"()":
            depth += 1 if sign == b"(" else -1
            parts.append(sign)
        elif sign == b"\r":
            parts.append(b"\n")
            at += data[at : at + 1] == b"\n"
        elif octal := OCTAL.match(data, at):
            parts.append(bytes([int(octal[0], 8) & 255]))
            at = octal.end()
        else:
            sign = data[at : at + 1]
            at += 2 if data[at : at + 2] == b"\r\n" else 1
            parts.append(b"" if sign in b"\r\n" else ESCAPE.get(sign, sign))
