"""Pages of a PDF that other people made, laid on sheets.

Every page becomes a form XObject that keeps the page's own bytes. Whatever is peculiar about it (/Rotate,
/UserUnit, boxes that start anywhere, inherited entries) is settled once, where the file is read: by the form's
/Matrix, its origin is the lower left corner of the upright trim, in points, and its /BBox ends at the ink.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PdfReadError
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from recap_print.draw.operators import marked, shown, upwards
from recap_print.errors import CannotLayOut, CannotRead
from recap_print.geometry import Rect
from recap_print.pdf.objects import Reader, refusing_damage, resolved
from recap_print.pdf.tree import MOST_PAGES, TOO_MANY, leaves
from recap_print.pdf.upright import Box, Upright, box_of, upright
from recap_print.sheets.model import Imposition, Side, SlugLine
from recap_print.sheets.press import Press
from recap_print.units import number, snap, to_mm

ALIKE = to_mm(1)
"""Two trims (mm) closer than this are one size: programs round pages to whole points."""

MOST_CONTENT = 500_000_000
"""Bytes of page content unpacked for one file: a few kilobytes can claim to be gigabytes."""

KEPT = ("/OutputIntents", "/OCProperties")
"""What the document's colours mean and which of its layers print: both are seen on paper."""


@dataclass(frozen=True, slots=True)
class ForeignPage:
    """A page with the entries it inherits, and where its trim is."""

    entries: DictionaryObject
    box: Upright


@dataclass(frozen=True, slots=True)
class ForeignPdf:
    """A PDF of single pages of one trim. Lengths in mm; ``notes`` are plain sentences about what will not show."""

    name: str
    count: int
    trim_width: float
    trim_height: float
    bleed: float
    notes: tuple[str, ...]
    pages: tuple[ForeignPage, ...] = field(repr=False)
    reader: PdfReader = field(repr=False)
    digest: bytes = field(repr=False)


def read_foreign(data: bytes, name: str = "the PDF") -> ForeignPdf:
    """Look at a PDF of single pages; ``name`` is what messages call it.

    Raises CannotRead for what is not a whole, open PDF with pages, CannotLayOut when its pages differ in trim.
    """
    with refusing_damage(name):
        if b"%PDF-" not in data[:1024]:
            raise CannotRead(f"{name} is not a PDF")
        reader = Reader(BytesIO(data))
        if reader.is_encrypted:
            raise CannotRead(f"{name} is encrypted", help="save a copy of it without a password")
        pages = tuple(_pages(reader, name))
        if not pages:
            raise CannotRead(f"{name} has no pages")
        first = pages[0].box
        for index, page in enumerate(pages, start=1):
            if abs(page.box.width - first.width) > ALIKE or abs(page.box.height - first.height) > ALIKE:
                raise CannotLayOut(
                    f"{name}: page {index} is {page.box.size}, page 1 is {first.size}",
                    help="all pages of a booklet have one trim: look at the TrimBox of the odd one",
                )
        return ForeignPdf(
            name=name,
            count=len(pages),
            trim_width=snap(first.width),
            trim_height=snap(first.height),
            bleed=snap(min(page.box.bleed for page in pages)),
            notes=tuple(_notes(pages)),
            pages=pages,
            reader=reader,
            digest=hashlib.sha256(data).digest(),
        )


def imposed_pdf(foreign: ForeignPdf, imposition: Imposition) -> bytes:
    """The sheets as a PDF, fronts and backs in turn. The same input gives the same bytes.

    Raises CannotLayOut for a plan of another page count, CannotRead when what the pages are made of is damaged.
    """
    if imposition.page_count != foreign.count:
        raise CannotLayOut(f"the plan is for {imposition.page_count} pages, {foreign.name} has {foreign.count}")
    press = imposition.press
    with refusing_damage(foreign.name):
        writer = PdfWriter()
        writer.pdf_header = "%PDF-1.7"
        writer.metadata = {"/Producer": "recap-print", **_titles(foreign.reader)}
        forms = _forms(foreign, writer, imposition)
        digest = hashlib.sha256(foreign.digest)
        for side in imposition.sides:
            drawn = [place for place in side.placements if place.page in forms]
            lines = [shown(place, f"/P{place.page}", press.height) for place in drawn]
            content = "\n".join(
                [*lines, *(marked(mark, press.height) for mark in side.marks if not isinstance(mark, SlugLine))]
            )
            digest.update(content.encode())
            _add_side(writer, side, content, {f"/P{place.page}": forms[place.page] for place in drawn}, press)
        _copy(foreign.reader.root_object, writer.root_object, KEPT, writer)
        # pypdf's own identifiers are random, and there is no public way to give it one.
        identifier = ByteStringObject(digest.digest()[:16])
        writer._ID = ArrayObject((identifier, identifier))
        out = BytesIO()
        writer.write(out)
        return out.getvalue()


def _pages(reader: PdfReader, name: str) -> Iterator[ForeignPage]:
    """Every page of the tree; one that loops or is too large or deep is refused."""

    def lost(reason: str) -> None:
        if reason == TOO_MANY:
            raise CannotRead(f"{name} has more than {MOST_PAGES} pages", help="impose it in parts")
        raise CannotRead(f"{name} is damaged: {reason}")

    for count, (node, entries) in enumerate(leaves(reader.root_object.get("/Pages"), resolved, lost), start=1):
        yield _page(node, entries, f"{name}: page {count}")


def _page(node: DictionaryObject, inherited: Mapping[str, Any], where: str) -> ForeignPage:
    entries = DictionaryObject(node)
    entries.update({NameObject(key): value for key, value in inherited.items()})
    media, crop, trim, bleed = (_box(entries.get(key)) for key in ("/MediaBox", "/CropBox", "/TrimBox", "/BleedBox"))
    if media is None:
        raise CannotRead(f"{where} has no usable MediaBox")
    rotation = resolved(entries.get("/Rotate"))
    turn = rotation % 360 if isinstance(rotation, int | float) else 0
    if turn % 90:
        raise CannotRead(f"{where} is rotated by {turn}°: a page stands upright or is turned by quarters")
    unit = resolved(entries.get("/UserUnit"))
    scale = float(unit) if isinstance(unit, int | float) and unit > 0 else 1.0
    box = upright(media, crop, trim, bleed, int(turn), scale)
    if box is None:
        raise CannotRead(f"{where}: its trim lies outside of it")
    return ForeignPage(entries, box)


def _box(value: Any) -> Box | None:
    array = resolved(value)
    return box_of(map(resolved, array)) if isinstance(array, ArrayObject) else None


def _notes(pages: tuple[ForeignPage, ...]) -> Iterator[str]:
    if not all("/TrimBox" in page.entries for page in pages):
        yield "pages without a TrimBox are taken to be trimmed at their edge"
    for index, page in enumerate(pages, start=1):
        notes = (resolved(note) for note in resolved(page.entries.get("/Annots")) or ())
        if any(note.get("/Subtype") not in ("/Link", "/Popup") for note in notes if isinstance(note, DictionaryObject)):
            yield f"page {index} has comments or form fields, which are not printed: flatten them first"
            return


def _titles(reader: PdfReader) -> dict[str, str]:
    info = resolved(reader.trailer.get("/Info"))
    if not isinstance(info, DictionaryObject):
        return {}
    found = {key: resolved(info.get(key)) for key in ("/Title", "/Author")}
    return {key: str(value) for key, value in found.items() if isinstance(value, TextStringObject)}


def _forms(foreign: ForeignPdf, writer: PdfWriter, plan: Imposition) -> dict[int | None, IndirectObject]:
    """A form XObject for each page that draws anything, by page number."""
    forms: dict[int | None, IndirectObject] = {}
    room = MOST_CONTENT
    for index, page in enumerate(foreign.pages, start=1):
        stream = resolved(page.entries.get("/Contents"))
        if isinstance(stream, ArrayObject) and len(stream) == 1:
            stream = resolved(stream[0])
        form = StreamObject()
        if isinstance(stream, StreamObject):
            form.set_data(StreamObject.get_data(stream))  # the base class gives the bytes as they are stored
            _copy(stream, form, ("/Filter", "/DecodeParms"), writer)
        elif isinstance(stream, ArrayObject):
            form.set_data(_joined(stream, room))
            room -= len(form.get_data())
            form = form.flate_encode()
        else:
            continue
        form[NameObject("/Type")] = NameObject("/XObject")
        form[NameObject("/Subtype")] = NameObject("/Form")
        form[NameObject("/BBox")] = _numbers(page.box.ink)
        form[NameObject("/Matrix")] = _numbers(page.box.matrix(plan.trim_width, plan.trim_height))
        form[NameObject("/Resources")] = DictionaryObject()  # a form without any may look in the sheet's
        _copy(page.entries, form, ("/Resources", "/Group"), writer)
        forms[index] = writer._add_object(form)
    return forms


def _joined(parts: ArrayObject, most: int) -> bytes:
    """Content in several streams is one program, cut between any two tokens: to be one form, it is unpacked."""
    contents: list[bytes] = []
    for part in map(resolved, parts):
        if isinstance(part, StreamObject):
            contents.append(part.get_data())
            most -= len(contents[-1]) + 1
        if most < 0:
            raise PdfReadError(f"its pages unpack to more than {MOST_CONTENT // 1_000_000} MB")
    return b"\n".join(contents)


def _copy(source: DictionaryObject, target: DictionaryObject, keys: tuple[str, ...], writer: PdfWriter) -> None:
    for key in keys:
        if key in source:
            target[NameObject(key)] = source.raw_get(key).clone(writer)


def _numbers(values: tuple[float, ...]) -> ArrayObject:
    return ArrayObject(FloatObject(number(value)) for value in values)


def _add_side(writer: PdfWriter, side: Side, content: str, forms: Mapping[str, IndirectObject], press: Press) -> None:
    page = writer.add_blank_page(1, 1)
    boxes = {"/MediaBox": Rect(0, 0, press.width, press.height), "/BleedBox": side.bleed, "/TrimBox": side.trim}
    for key, rect in boxes.items():
        box = upwards(rect, press.height)
        page[NameObject(key)] = _numbers((box.x, box.y, box.right, box.bottom))
    stream = StreamObject()
    stream.set_data(content.encode("ascii"))
    page[NameObject("/Contents")] = writer._add_object(stream)
    xobjects = DictionaryObject({NameObject(name): form for name, form in forms.items()})
    spaces = DictionaryObject({NameObject("/All"): _every_plate()})
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/XObject"): xobjects, NameObject("/ColorSpace"): spaces}
    )


def _every_plate() -> ArrayObject:
    """The colour space of marks: they stand on every plate (ISO 32000-1 §8.6.6.4)."""
    ends = {"/Domain": (0, 1), "/C0": (0, 0, 0, 0), "/C1": (1, 1, 1, 1)}
    tint = DictionaryObject({NameObject(key): _numbers(values) for key, values in ends.items()})
    tint.update({NameObject("/FunctionType"): NumberObject(2), NameObject("/N"): NumberObject(1)})
    return ArrayObject([NameObject("/Separation"), NameObject("/All"), NameObject("/DeviceCMYK"), tint])
