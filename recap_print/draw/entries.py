"""What a PDF is made of, by reportlab's object layer: names, strings, arrays, and the kinds it leaves half done."""

from __future__ import annotations

from codecs import BOM_UTF16_BE
from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase import pdfdoc

from recap_print.geometry import Rect
from recap_print.units import number, to_pt

Points = tuple[float, float, float, float]


class Catalog(pdfdoc.PDFCatalog):  # type: ignore[misc]  # reportlab has no types
    """reportlab's own leaves out, without a word, every entry it has not heard of."""

    __NoDefault__ = (*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents")


class Page(pdfdoc.PDFPage):  # type: ignore[misc]  # the same
    __NoDefault__ = (*pdfdoc.PDFPage.__NoDefault__, "Group")


class Plain(pdfdoc.PDFStream):  # type: ignore[misc]  # the same
    """A stream as it is: reportlab's own, told to use no filter, still says that it has a list of them."""

    def format(self, document: Any) -> bytes:
        entries = pdfdoc.PDFDictionary({**self.dictionary.dict, "Length": len(self.content)})
        head, body = bytes(pdfdoc.format(entries, document)), bytes(self.content)
        return head + b"\nstream\n" + body + b"\nendstream\n"


def name(text: str) -> Any:
    return pdfdoc.PDFName(text)


def every_plate() -> Any:
    """The colour space ``All``: what is drawn in it stands on every plate (ISO 32000-1 §8.6.6.4)."""
    tint = dictionary(FunctionType=2, Domain=array((0, 1)), N=1, C0=array((0, 0, 0, 0)), C1=array((1, 1, 1, 1)))
    return pdfdoc.PDFArray([name("Separation"), name("All"), name("DeviceCMYK"), tint])


def truth(value: bool) -> str:
    return "true" if value else "false"


def string(text: str) -> Any:
    """A text string (ISO 32000-1 §7.9.2.2), in UTF-16 unless it is ASCII. reportlab is told to leave it alone: it would
    take an author whose name begins with þÿ for one already encoded, and encode others, ``l’été``, a second time."""
    if text.isascii():
        return pdfdoc.PDFString(text)
    return pdfdoc.PDFString(BOM_UTF16_BE + text.encode("utf-16-be"), enc="raw")


def dictionary(**entries: Any) -> Any:
    return pdfdoc.PDFDictionary(entries)


def array(values: Sequence[float]) -> Any:
    return pdfdoc.PDFArray([number(value) for value in values])


def points(mm: float) -> float:
    """Millimetres as points, rounded as boxes are written: to the thousandth, far within 0.01 mm."""
    return round(to_pt(mm), 3)


def box_in_points(rect: Rect, height: float) -> Points:
    """A rectangle in mm (y down) on a page of ``height`` mm as PDF box coordinates (y up)."""
    return points(rect.x), points(height - rect.bottom), points(rect.right), points(height - rect.y)
