"""The properties of a PDF: its Info dictionary, and its XMP packet (ISO 16684-1), read as data and never obeyed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from recap_print.pdf.objects import Objects, said
from recap_print.pdf.unpack import Unpacker

Properties = tuple[tuple[str, str], ...]

MOST_PACKET = 4_000_000
MOST_PROPERTIES = 1000
LONGEST = 2000
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://ns.adobe.com/xap/1.0/rights/": "xmpRights",
    "http://ns.adobe.com/xap/1.0/t/pg/": "xmpTPg",
    "http://ns.adobe.com/pdf/1.3/": "pdf",
    "http://ns.adobe.com/pdfx/1.3/": "pdfx",
    "http://www.npes.org/pdfx/ns/id/": "pdfxid",
    "http://www.aiim.org/pdfa/ns/id/": "pdfaid",
    "http://www.aiim.org/pdfua/ns/id/": "pdfuaid",
    "http://www.gwg.org/xmp/ns/": "gwg",
}


def info(objects: Objects, value: Any) -> Properties:
    """The Info dictionary, as text."""
    entries = objects.dictionary(value)
    pairs = []
    for key, raw in list(entries.items())[:MOST_PROPERTIES]:
        found = objects.look(raw)
        truth = getattr(found, "value", None)
        text = str(truth) if isinstance(truth, bool) else objects.text(found, LONGEST)
        pairs.append((str(key).removeprefix("/")[:200], text))
    return tuple(pairs)


def metadata(objects: Objects, unpacker: Unpacker, value: Any) -> tuple[Properties, str]:
    """The catalog's metadata, and what is wrong with it: nothing, ``missing``, ``compressed``, or why it cannot be
    read."""
    stream = objects.stream(value)
    if stream is None:
        return (), "missing"
    packed = bool(unpacker.filters(stream))
    data = unpacker.contents(stream, "the metadata", MOST_PACKET)
    try:
        found = properties(data)
    except ValueError as error:
        return (), str(error)
    return found, "compressed" if packed else ""


def properties(data: bytes) -> Properties:
    """The properties of an XMP packet. Raises ValueError, with a reason in plain words, for what is none."""
    # Without a DTD there are no entities, and nothing is fetched or blown up. In UTF-16 every other byte is 0.
    bare = data.replace(b"\0", b"").upper()
    if b"<!DOCTYPE" in bare or b"<!ENTITY" in bare:
        raise ValueError("it holds a document type, which metadata has no use for")
    try:
        root = ElementTree.fromstring(_trimmed(data))
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise ValueError(f"it is no XML: {said(error)}") from error
    found: dict[str, str] = {}
    descriptions = [root] if root.tag == f"{RDF}Description" else root.findall(f".//{RDF}RDF/{RDF}Description")
    for description in descriptions:
        for key, text in _properties(description):
            if len(found) < MOST_PROPERTIES:
                found.setdefault(key, text[:LONGEST])
    return tuple(found.items())


def _trimmed(data: bytes) -> str | bytes:
    """The packet without the padding around it, which programs write into."""
    wide = {b"\xff\xfe": "utf-16-le", b"<\0": "utf-16-le", b"\xfe\xff": "utf-16-be", b"\0<": "utf-16-be"}
    if encoding := wide.get(data[:2]):
        return data.decode(encoding, "replace").strip("\ufeff\0 \t\r\n")
    return data.strip(b"\0 \t\r\n")


def _properties(description: ElementTree.Element) -> Iterator[tuple[str, str]]:
    for name, value in description.attrib.items():
        if not name.startswith((RDF, "{http://www.w3.org/XML/")):
            yield _short(name), value.strip()
    for child in description:
        yield _short(child.tag), _text(child)


def _text(element: ElementTree.Element) -> str:
    """A property's text: that of the default language, or every entry of a list."""
    for kind in ("Alt", "Seq", "Bag"):
        held = element.find(f"{RDF}{kind}")
        if held is not None:
            entries = held.findall(f"{RDF}li")
            if kind == "Alt":
                usual = [entry for entry in entries if entry.get(XML_LANG) == "x-default"]
                entries = (usual or entries)[:1]
            return ", ".join((entry.text or "").strip() for entry in entries[:MOST_PROPERTIES])
    return (element.text or element.get(f"{RDF}resource") or "").strip()


def _short(tag: str) -> str:
    """``dc:title`` for ``{http://purl.org/dc/elements/1.1/}title``."""
    space, _, name = tag.removeprefix("{").rpartition("}")
    prefix = PREFIXES.get(space, space)
    return (f"{prefix}:{name}" if prefix else name)[:200]
