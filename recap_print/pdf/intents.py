"""Output intents (ISO 32000-1 §14.11.5), and what the profiles within say of themselves (ICC.1:2010 §7.2)."""

from __future__ import annotations

import struct
from typing import Any

from pypdf.generic import StreamObject

from recap_print.pdf.model import Icc, Intent
from recap_print.pdf.objects import Objects
from recap_print.pdf.unpack import Unpacker

MOST_INTENTS = 100
MOST_PROFILE = 32_000_000
HEADER = 132
"""Bytes of an ICC header and the count of its tags."""
MOST_TAGS = 200


def intents(objects: Objects, unpacker: Unpacker, value: Any) -> tuple[Intent, ...]:
    found = []
    for entries in map(objects.dictionary, objects.array(value)[:MOST_INTENTS]):
        stream = objects.stream(entries.get("/DestOutputProfile"))
        found.append(
            Intent(
                subtype=objects.name(entries.get("/S")),
                identifier=objects.text(entries.get("/OutputConditionIdentifier")),
                condition=objects.text(entries.get("/OutputCondition")),
                registry=objects.text(entries.get("/RegistryName")),
                info=objects.text(entries.get("/Info")),
                profile=_profile(objects, unpacker, stream) if stream is not None else None,
                channels=objects.integer(stream.get("/N")) if stream is not None else 0,
                referenced="/DestOutputProfileRef" in entries,
            )
        )
    return tuple(found)


def _profile(objects: Objects, unpacker: Unpacker, stream: StreamObject) -> Icc | None:
    data = unpacker.contents(stream, "the output profile", MOST_PROFILE)
    if len(data) < HEADER or data[36:40] != b"acsp":
        objects.notes.add("the output profile is not an ICC profile")
        return None
    return Icc(
        version=f"{data[8]}.{data[9] >> 4}",
        device_class=_word(data, 12),
        space=_word(data, 16),
        connection=_word(data, 20),
        size=len(data),
        stated_size=int(struct.unpack_from(">I", data)[0]),
        description=_description(data),
    )


def _word(data: bytes, at: int) -> str:
    return data[at : at + 4].decode("latin-1").strip("\0 ")


def _description(data: bytes) -> str:
    """What the profile calls itself: a ``desc`` tag, plain text in version 2, many languages in version 4."""
    (count,) = struct.unpack_from(">I", data, 128)
    for index in range(min(count, MOST_TAGS)):
        entry = data[132 + 12 * index : 144 + 12 * index]
        if len(entry) == 12 and entry[:4] == b"desc":
            start, size = struct.unpack(">II", entry[4:])
            tag = data[start : start + min(size, 10_000)]
            if tag[:4] == b"desc" and len(tag) > 12:
                length = int(struct.unpack_from(">I", tag, 8)[0])
                return _line(tag[12 : 12 + length].decode("latin-1"))
            if tag[:4] == b"mluc" and len(tag) >= 28:
                length, offset = struct.unpack_from(">II", tag, 20)
                return _line(tag[offset : offset + length].decode("utf-16-be", "replace"))
    return ""


def _line(text: str) -> str:
    return " ".join(text.replace("\0", " ").split())[:200]
