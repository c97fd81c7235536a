"""The same job by hand: a foreign PDF two up on sheets, with a library's form XObjects and nothing else.

python bench/peers.py pikepdf|pypdf IN.pdf OUT.pdf       lay it out: no creep, no clip, no marks, no judgement
python bench/peers.py make COUNT OUT.pdf                 write such a file: A5 with 3 mm of bleed
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

SHEET = (1275.59, 907.09)
"""pt: SRA3, 450 × 320 mm."""
LEFT, RIGHT, BOTTOM = 209.76, 629.29, 147.4


def sides(count: int) -> Iterator[tuple[int, int]]:
    """The pages (from 0) on the left and right of each side of signatures of four."""
    for first in range(0, count, 4):
        yield first + 3, first
        yield first + 1, first + 2


def by_pikepdf(source: str, target: str) -> None:
    from pikepdf import Dictionary, Pdf

    pdf, out = Pdf.open(source), Pdf.new()
    forms = [out.copy_foreign(page.as_form_xobject()) for page in pdf.pages]
    for left, right in sides(len(forms)):
        page = out.add_blank_page(page_size=SHEET)
        page.Resources = Dictionary(XObject=Dictionary({"/L": forms[left], "/R": forms[right]}))
        page.Contents = out.make_stream(shown().encode())
    out.save(target)


def by_pypdf(source: str, target: str) -> None:
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject

    pdf, out = PdfReader(source), PdfWriter()
    forms = []
    for page in pdf.pages:
        contents: Any = page["/Contents"].get_object()
        form = StreamObject()
        form.set_data(StreamObject.get_data(contents))
        for key in ("/Filter", "/DecodeParms"):
            if key in contents:
                form[NameObject(key)] = contents.raw_get(key).clone(out)
        form[NameObject("/Subtype")] = NameObject("/Form")
        form[NameObject("/BBox")] = ArrayObject(page.mediabox)
        resources: Any = page["/Resources"]
        form[NameObject("/Resources")] = resources.clone(out)
        form[NameObject("/FormType")] = NumberObject(1)
        forms.append(out._add_object(form))
    for left, right in sides(len(forms)):
        page = out.add_blank_page(*SHEET)
        named = DictionaryObject({NameObject("/L"): forms[left], NameObject("/R"): forms[right]})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): named})
        stream = StreamObject()
        stream.set_data(shown().encode())
        page[NameObject("/Contents")] = out._add_object(stream)
    out.write(target)


def shown() -> str:
    return f"q 1 0 0 1 {LEFT} {BOTTOM} cm /L Do Q q 1 0 0 1 {RIGHT} {BOTTOM} cm /R Do Q"


def make(count: int, target: str) -> None:
    from reportlab.lib.units import mm
    from reportlab.pdfgen.canvas import Canvas

    size = (154 * mm, 216 * mm)
    trim = (3 * mm, 3 * mm, 151 * mm, 213 * mm)
    canvas = Canvas(target, pagesize=size, pageCompression=1, invariant=1, trimBox=trim)
    for number in range(1, count + 1):
        canvas.setFont("Helvetica", 60)
        canvas.drawString(30 * mm, 100 * mm, str(number))
        canvas.rect(0, 0, size[0], 12 * mm, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()


if __name__ == "__main__":
    what, source, target = sys.argv[1:]
    if what == "make":
        make(int(source), target)
    else:
        {"pikepdf": by_pikepdf, "pypdf": by_pypdf}[what](source, target)
