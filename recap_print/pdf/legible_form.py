"""What a PDF is made of, seen from its bytes: colour spaces, output intent, the way the file is laid out.

Streams are unpacked and looked through without following any reference: this says how two files differ in form, and
judges neither. What decides whether a file may be printed is ``pdf.read``.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from recap_print.pdf.legible_model import PaperForm

MOST_UNPACKED = 64 << 20
MOST_OF_A_STREAM = 8 << 20
STREAM = re.compile(rb"stream\r?\n")
SUBSET = re.compile(r"^[A-Z]{6}\+")
OPERATOR = re.compile(rb"\d\s+(rg|RG|[kKgG])(?=\s|$)")
OPERATORS = {b"g": "DeviceGray", b"rg": "DeviceRGB", b"k": "DeviceCMYK"}
NAMED = re.compile(rb"/(ICCBased|CalRGB|CalGray|Lab|Separation|DeviceN)\b")
OF_PICTURES = re.compile(rb"/ColorSpace\s*/(DeviceGray|DeviceRGB|DeviceCMYK)\b")
NO_CONTENT = re.compile(rb"/Subtype\s*/(?:Image|XML)|/Length[123]\b|/N\b|/Type\s*/XRef")
"""Streams of pictures, metadata, fonts, profiles and cross-references."""
INTENT = re.compile(rb"/OutputConditionIdentifier\s*(?:\(((?:[^()\\]|\\.)*)\)|<((?:[0-9A-Fa-f]{2})*)>)")


def unprefixed(font: str) -> str:
    """A font's name without the letters that say which subset it is (ISO 32000-1 §9.6.4)."""
    return SUBSET.sub("", font)


def form_of(data: bytes, producer: str, version: str, subsets: tuple[str, ...], plain: bytes = b"") -> PaperForm:
    """The form of a file. What its reader told already is handed on; ``plain`` is the same file decrypted."""
    spaces: set[str] = set()
    intent = ""
    for part, is_content in _parts(plain or data):
        if is_content:
            spaces |= {OPERATORS[operator.lower()] for operator in set(OPERATOR.findall(part))}
        else:
            spaces |= {match[1].decode() for form in (NAMED, OF_PICTURES) for match in form.finditer(part)}
            if not intent and (found := INTENT.search(part)):
                said = found[1] if found[1] is not None else bytes.fromhex(found[2].decode())
                intent = said.decode("latin-1")
    structure = []
    if b"/Linearized" in data[:2048]:
        structure.append("linearised")
    if b"/ObjStm" in data:
        structure.append("object streams")
    if plain:
        structure.append("encrypted")
    fonts = tuple(sorted({unprefixed(name) for name in subsets}))
    return PaperForm(producer, version, tuple(sorted(spaces)), intent, fonts, subsets, tuple(structure))


def _parts(data: bytes) -> Iterator[tuple[bytes, bool]]:
    """The text of a file: what stands between streams, and what is in them; and is it the program of a page?"""
    left = MOST_UNPACKED
    at = 0
    while left > 0 and (found := STREAM.search(data, at)):
        end = data.find(b"endstream", found.end())
        if end < 0:
            break
        between = data[at : found.start()]
        yield between, False
        entries = between[between.rfind(b" obj") :]
        at = end + len(b"endstream")
        packed = b"/ObjStm" in entries
        if not packed and NO_CONTENT.search(entries):
            continue
        stream = data[found.end() : end]
        if b"/FlateDecode" in entries:
            try:
                stream = zlib.decompressobj().decompress(stream, MOST_OF_A_STREAM)
            except zlib.error:
                continue
        left -= len(stream)
        yield stream, not packed
    yield data[at:], False
