"""Pages of a PDF that other people made, laid on sheets.

Every page becomes a form XObject that keeps the page's own bytes. Whatever is peculiar about it (/Rotate,
/UserUnit, boxes that start anywhere, inherited entries) is settled once, where the file is read: by the form's
/Matrix, its origin is the lower left corner of the upright trim, in points, and its /BBox ends at the ink.

Streams stay in the file that was read until they are written: nothing is unpacked that need not be.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from itertools import pairwise
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf, Stream, StreamDecodeLevel, String

from recap_print.draw.objects import (
    MOST_CONTENT,
    is_dictionary,
    is_number,
    joined,
    leaves,
    opened,
    packed,
    refusing_damage,
    whole,
)
from recap_print.draw.operators import bookmarks, marked, operands, shown, upwards
from recap_print.errors import CannotLayOut, CannotRead
from recap_print.geometry import Rect
from recap_print.pdf.upright import Box, Upright, box_of, upright
from recap_print.sheets.model import Imposition, Side, SlugLine
from recap_print.sheets.press import Press
from recap_print.units import snap, to_mm

ALIKE = to_mm(1)
"""Two trims (mm) closer than this are one size: programs round pages to whole points."""

KEPT = ("/OutputIntents", "/OCProperties")
"""What the document's colours mean and which of its layers print: both are seen on paper. What it claims to be
(its XMP packet, /GTS_PDFXVersion) is not kept: nobody has looked whether that holds for the sheets."""

EVERY_PLATE = b"""[/Separation /All /DeviceCMYK
<< /FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0 0] /C1 [1 1 1 1] >>]"""
"""The colour space of marks (ISO 32000-1 §8.6.6.4)."""


@dataclass(frozen=True, slots=True)
class ForeignPage:
    """A page with the entries it inherits, and where its trim is."""

    entries: dict[str, Any]
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
    pdf: Pdf = field(repr=False)
    kept: dict[str, Any] = field(repr=False)
    said: dict[str, Any] = field(repr=False)


def read_foreign(data: bytes, name: str = "the PDF") -> ForeignPdf:
    """Look at a PDF of single pages; ``name`` is what messages call it.

    Raises CannotRead for what is not a whole, open PDF with pages, CannotLayOut when its pages differ in trim.
    """
    with refusing_damage(name):
        pdf = opened(data, name)
        catalog = pdf.Root
        boxes: dict[tuple[object, ...], Upright] = {}
        tree = leaves(catalog.get("/Pages"), data, name)
        pages = tuple(_page(entries, f"{name}: page {at}", boxes) for at, entries in enumerate(tree, start=1))
        if not pages:
            raise CannotRead(f"{name} has no pages")
        first = pages[0].box
        for index, page in enumerate(pages, start=1):
            box = page.box
            if box is not first and (abs(box.width - first.width) > ALIKE or abs(box.height - first.height) > ALIKE):
                raise CannotLayOut(
                    f"{name}: page {index} is {box.size}, page 1 is {first.size}",
                    help="all pages of a booklet have one trim: look at the TrimBox of the odd one",
                )
        kept = {key: value for key, value in catalog.items() if key in KEPT}
        wanted = (page.entries.get(key) for page in pages for key in ("/Contents", "/Resources", "/Group"))
        whole((*wanted, *kept.values()), data)
        return ForeignPdf(
            name=name,
            count=len(pages),
            trim_width=snap(first.width),
            trim_height=snap(first.height),
            bleed=snap(min(box.bleed for box in boxes.values())),
            notes=tuple(_notes(pages, pdf, name)),
            pages=pages,
            pdf=pdf,
            kept=kept,
            said=_said(pdf),
        )


def imposed_pdf(foreign: ForeignPdf, imposition: Imposition) -> bytes:
    """The sheets as a PDF, fronts and backs in turn. The same input gives the same bytes.

    Raises CannotLayOut for a plan of another page count, CannotRead when what the pages are made of is damaged.
    """
    if imposition.page_count != foreign.count:
        raise CannotLayOut(f"the plan is for {imposition.page_count} pages, {foreign.name} has {foreign.count}")
    with refusing_damage(foreign.name):
        pdf = foreign.pdf
        forms = _forms(foreign, imposition)
        spaces = Dictionary({"/All": Object.parse(EVERY_PLATE)})
        root = pdf.make_indirect(Dictionary({"/Type": Name.Pages, "/Count": len(imposition.sides)}))
        sides = [_side(pdf, root, side, imposition.press, forms, spaces) for side in imposition.sides]
        root["/Kids"] = Array(sides)
        outlines = _outlines(pdf, bookmarks(imposition), sides)
        catalog = {"/Type": Name.Catalog, "/Pages": root, "/Outlines": outlines, "/PageMode": Name.UseOutlines}
        pdf.trailer["/Root"] = pdf.make_indirect(Dictionary({**catalog, **foreign.kept}))
        pdf.trailer["/Info"] = pdf.make_indirect(Dictionary({**foreign.said, "/Producer": String("recap-print")}))
        out = BytesIO()
        pdf.save(
            out,
            min_version="1.7",
            fix_metadata_version=False,
            compress_streams=False,
            stream_decode_level=StreamDecodeLevel.none,
            object_stream_mode=ObjectStreamMode.disable,
            deterministic_id=True,
        )
        return out.getvalue()


def _page(entries: dict[str, Any], where: str, known: dict[tuple[object, ...], Upright]) -> ForeignPage:
    """``known`` are the boxes met before: most pages have those of another."""
    boxes = [entries.get(key) for key in ("/MediaBox", "/CropBox", "/TrimBox", "/BleedBox")]
    rotation, unit = entries.get("/Rotate"), entries.get("/UserUnit")
    key = (*(box.unparse(True) if isinstance(box, Object) else None for box in boxes), rotation, unit)
    box = known.get(key)
    if box is None:
        media, crop, trim, bleed = map(_box, boxes)
        if media is None:
            raise CannotRead(f"{where} has no usable MediaBox")
        turn = float(rotation) % 360 if is_number(rotation) else 0
        if turn % 90:
            raise CannotRead(f"{where} is rotated by {turn:g}°: a page stands upright or is turned by quarters")
        scale = float(unit) if is_number(unit) and unit > 0 else 1.0
        box = upright(media, crop, trim, bleed, int(turn), scale)
        if box is None:
            raise CannotRead(f"{where}: its trim lies outside of it")
        known[key] = box
    return ForeignPage(entries, box)


def _box(value: Any) -> Box | None:
    if not isinstance(value, Array):
        return None
    return box_of(float(part) if is_number(part) else part for part in value)


def _notes(pages: tuple[ForeignPage, ...], pdf: Pdf, name: str) -> Iterator[str]:
    if pdf.get_warnings():
        yield f"{name} was damaged, and repaired as far as could be: look at every page"
    if not all("/TrimBox" in page.entries for page in pages):
        yield "pages without a TrimBox are taken to be trimmed at their edge"
    for index, page in enumerate(pages, start=1):
        notes = page.entries.get("/Annots")
        if not isinstance(notes, Array):
            continue
        if any(is_dictionary(note) and str(note.get("/Subtype")) not in ("/Link", "/Popup") for note in notes):
            yield f"page {index} has comments or form fields, which are not printed: flatten them first"
            return


def _said(pdf: Pdf) -> dict[str, Any]:
    """What the file said of itself that is true of its sheets too."""
    info = pdf.trailer.get("/Info")
    if not is_dictionary(info):
        return {}
    found = {key: info.get(key) for key in ("/Title", "/Author", "/Trapped")}
    kinds = {"/Trapped": Name}
    return {key: value for key, value in found.items() if isinstance(value, kinds.get(key, String))}


def _forms(foreign: ForeignPdf, plan: Imposition) -> dict[int | None, Object]:
    """A form XObject for each page that draws anything, by page number."""
    forms: dict[int | None, Object] = {}
    room = MOST_CONTENT
    for index, page in enumerate(foreign.pages, start=1):
        stream = page.entries.get("/Contents")
        if isinstance(stream, Array) and len(stream) == 1:
            stream = stream[0]
        if isinstance(stream, Stream):
            form = stream.copy()  # another page may show the same content through other boxes
        elif isinstance(stream, Array):
            content = joined(stream, room)
            room -= len(content)
            form = packed(foreign.pdf, content)
        else:
            continue
        form["/Type"], form["/Subtype"] = Name.XObject, Name.Form
        form["/BBox"] = _numbers(page.box.ink)
        form["/Matrix"] = _numbers(page.box.matrix(plan.trim_width, plan.trim_height))
        resources = page.entries.get("/Resources")
        # a form without any may look in the sheet's
        form["/Resources"] = resources if is_dictionary(resources) else Dictionary()
        if is_dictionary(page.entries.get("/Group")):
            form["/Group"] = page.entries["/Group"]
        forms[index] = form
    return forms


@lru_cache(maxsize=256)
def _numbers(values: tuple[float, ...]) -> Object:
    return Object.parse(f"[{operands(*values)}]".encode("ascii"))


def _side(pdf: Pdf, root: Object, side: Side, press: Press, forms: dict[int | None, Object], spaces: Object) -> Object:
    """A page of the file: the pages on a side through their windows, and its marks."""
    height = press.height
    drawn = [place for place in side.placements if place.page in forms]
    lines = [shown(place, f"/P{place.page}", height) for place in drawn]
    lines += [marked(mark, height) for mark in side.marks if not isinstance(mark, SlugLine)]
    xobjects = Dictionary({f"/P{place.page}": forms[place.page] for place in drawn})
    page = {
        "/Type": Name.Page,
        "/Parent": root,
        "/Contents": pdf.make_stream("\n".join(lines).encode("ascii")),
        "/Resources": Dictionary({"/XObject": xobjects, "/ColorSpace": spaces}),
    }
    rects = {"/MediaBox": Rect(0, 0, press.width, height), "/BleedBox": side.bleed, "/TrimBox": side.trim}
    for key, rect in rects.items():
        box = upwards(rect, height)
        page[key] = _numbers((box.x, box.y, box.right, box.bottom))
    return pdf.make_indirect(Dictionary(page))


def _outlines(pdf: Pdf, entries: list[tuple[str, int]], sides: list[Object]) -> Object:
    """Bookmarks: (title, index of the page it opens), one level (ISO 32000-1 §12.3.3)."""
    root = pdf.make_indirect(Dictionary({"/Type": Name.Outlines, "/Count": len(entries)}))
    marks = [
        pdf.make_indirect(Dictionary({"/Title": String(title), "/Parent": root, "/Dest": Array([sides[at], Name.Fit])}))
        for title, at in entries
    ]
    for before, after in pairwise(marks):
        before["/Next"], after["/Prev"] = after, before
    root["/First"], root["/Last"] = marks[0], marks[-1]
    return root
