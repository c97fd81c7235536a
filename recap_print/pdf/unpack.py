"""The bytes of a stream, unpacked by its filters, and never more of them than there is room for.

A few kilobytes can claim to be gigabytes: whoever reads a file has one purse of bytes for all of it.
"""

from __future__ import annotations

import zlib
from typing import Any

from pypdf.filters import ASCII85Decode, ASCIIHexDecode, FlateDecode, LZWDecode, RunLengthDecode
from pypdf.generic import DictionaryObject, NameObject, StreamObject

from recap_print.pdf.objects import Objects, said

MOST_BYTES = 256_000_000
MOST_FILTERS = 8
SHORT = {
    "AHx": "ASCIIHexDecode",
    "A85": "ASCII85Decode",
    "LZW": "LZWDecode",
    "Fl": "FlateDecode",
    "RL": "RunLengthDecode",
    "CCF": "CCITTFaxDecode",
    "DCT": "DCTDecode",
}
"""Names that inline images may use (ISO 32000-1 Table 94)."""


class Unpacker:
    """The streams of one file, unpacked from one purse. What cannot be unpacked is noted."""

    def __init__(self, objects: Objects, room: int = MOST_BYTES) -> None:
        self.objects = objects
        self.room = room

    def filters(self, entries: Any) -> list[str]:
        """The names of a stream's filters, in the order they were put on last to first."""
        look = self.objects
        named = look.look(entries.get("/Filter", entries.get("/F")))
        names = [look.name(part) for part in named[:MOST_FILTERS]] if isinstance(named, list) else [look.name(named)]
        return [SHORT.get(name, name) for name in names if name]

    def contents(self, stream: StreamObject, what: str, most: int = MOST_BYTES) -> bytes:
        """A stream's contents, or as much of them as can be had; ``what`` is what notes call it."""
        data = StreamObject.get_data(stream)  # the base class gives the bytes as they are stored
        if "/F" in stream:
            self.objects.notes.add(f"{what} is kept in another file")
            return b""
        parms = self.objects.look(stream.get("/DecodeParms", stream.get("/DP")))
        each = parms if isinstance(parms, list) else [parms]
        for index, name in enumerate(self.filters(stream)):
            entries = self.objects.dictionary(each[index] if index < len(each) else None)
            data = self._undone(name, data, entries, what, min(most, self.room))
        self.room -= len(data)
        if self.room <= 0:
            self.objects.notes.add(f"it unpacks to more than {MOST_BYTES // 1_000_000} MB: the rest was not looked at")
        return data

    def _undone(self, name: str, data: bytes, parms: DictionaryObject, what: str, most: int) -> bytes:
        notes = self.objects.notes
        try:
            match name:
                case "FlateDecode":
                    data, whole = inflated(data, most)
                    if not whole:
                        notes.add(f"{what} is damaged or too long: only its beginning was looked at")
                    if self.objects.integer(parms.get("/Predictor"), 1) > 1:
                        # Predictors are rare in what we read: pypdf undoes them, given something it may inflate.
                        data = FlateDecode.decode(zlib.compress(data, 0), parms)
                case "LZWDecode":
                    data = LZWDecode.decode(data, parms)
                case "ASCIIHexDecode":
                    data = ASCIIHexDecode.decode(data)
                case "ASCII85Decode":
                    data = ASCII85Decode.decode(data)
                case "RunLengthDecode":
                    data = RunLengthDecode.decode(data)
                case "Crypt" if self.objects.name(parms.get(NameObject("/Name"))) in ("", "Identity"):
                    pass
                case _:
                    notes.add(f"{what} is packed by {name}, which is not undone here")
                    return b""
        except MemoryError:
            raise
        except Exception as error:
            notes.add(f"{what} is damaged: {said(error)}")
            return b""
        return data[:most]


def inflated(data: bytes, most: int) -> tuple[bytes, bool]:
    """At most ``most`` bytes of what was deflated, as far as it is whole; and was it all there?"""
    machine = zlib.decompressobj()
    try:
        out = machine.decompress(data, max(most, 1))
    except zlib.error:
        return _salvaged(data, most), False
    return out, machine.eof or not data  # nothing at all is nothing, packed or not


def _salvaged(data: bytes, most: int) -> bytes:
    """What can be inflated before the damage."""
    machine, out, size = zlib.decompressobj(), [], 0
    try:
        for start in range(0, len(data), 256):
            part = machine.decompress(data[start : start + 256], max(most - size, 1))
            size += len(part)
            out.append(part)
            if size >= most:
                break
    except zlib.error:
        pass
    return b"".join(out)
