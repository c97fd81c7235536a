"""A page by pikepdf (qpdf), an independent writer, whose content is told in mm from the trim's top left, y down.

The trim is 100 × 150 mm, the bleed 3 mm, and 10 mm of slug lie around: 120 × 170 mm of paper.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from recap_print.geometry import Rect
from recap_print.pdf.model import Facts, Page, Paint
from recap_print.pdf.read import read_facts

MM = 72 / 25.4
WIDTH, HEIGHT, BLEED, SLUG = 100.0, 150.0, 3.0, 10.0
BLACK, WHITE = "0 0 0 1 k", "0 0 0 0 k"
UPRIGHT = f"{MM:.8f} 0 0 {-MM:.8f} {SLUG * MM:.5f} {(SLUG + HEIGHT) * MM:.5f} cm"
Resources = Callable[[Pdf], Mapping[str, Any]]


def box(left: float, bottom: float, right: float, top: float) -> Array:
    return Array([round(side * MM, 5) for side in (left, bottom, right, top)])


def helvetica(pdf: Pdf) -> Any:
    """A font that is not embedded, all of whose letters are 0.6 em wide."""
    entries = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    entries.FirstChar, entries.LastChar = 0, 255
    entries.Widths = Array([600] * 256)
    return pdf.make_indirect(entries)


def saved(pdf: Pdf, **how: Any) -> bytes:
    out = BytesIO()
    pdf.save(out, static_id=True, **how)
    return out.getvalue()


def blank(pdf: Pdf, content: str | bytes = b"", resources: Mapping[str, Any] | None = None) -> Any:
    """A page with its boxes, and /F1."""
    page = pdf.add_blank_page(page_size=((WIDTH + 2 * SLUG) * MM, (HEIGHT + 2 * SLUG) * MM))
    page.MediaBox = box(0, 0, WIDTH + 2 * SLUG, HEIGHT + 2 * SLUG)
    page.TrimBox = box(SLUG, SLUG, SLUG + WIDTH, SLUG + HEIGHT)
    page.BleedBox = box(SLUG - BLEED, SLUG - BLEED, SLUG + WIDTH + BLEED, SLUG + HEIGHT + BLEED)
    page.Resources = Dictionary(Font=Dictionary(F1=helvetica(pdf)))
    for key, value in (resources or {}).items():
        page.Resources[f"/{key}"] = value
    data = content.encode("latin-1") if isinstance(content, str) else content
    page.Contents = pdf.make_stream(f"q {UPRIGHT}\n".encode() + data + b"\nQ")
    return page


def written(
    content: str | bytes = "", resources: Resources | None = None, change: Callable[[Pdf, Any], object] | None = None
) -> bytes:
    """One page that paints ``content``. ``change`` is done to file and page at the end."""
    pdf = pikepdf.new()
    page = blank(pdf, content, resources(pdf) if resources else None)
    if change:
        change(pdf, page)
    return saved(pdf)


def seen(
    content: str | bytes = "", resources: Resources | None = None, change: Callable[[Pdf, Any], object] | None = None
) -> Page:
    """What is read of such a page."""
    (page,) = facts(written(content, resources, change)).pages
    return page


def painted(content: str | bytes, resources: Resources | None = None) -> tuple[Paint, ...]:
    """What such a page paints, all of it understood."""
    page = seen(content, resources)
    assert page.unread == ()
    return page.paints


def facts(data: bytes) -> Facts:
    return read_facts(data, "small.pdf")


def near(rect: Rect, x: float, y: float, width: float, height: float, within: float = 0.002) -> bool:
    pairs = zip((rect.x, rect.y, rect.width, rect.height), (x, y, width, height), strict=True)
    return all(abs(one - other) <= within for one, other in pairs)


def form(pdf: Pdf, content: str, **entries: Any) -> Stream:
    """A form XObject of the whole page."""
    known = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": Array([-1000, -1000, 1000, 1000])}
    return pdf.make_stream(content.encode(), **(known | entries))


def picture(pdf: Pdf, width: int, height: int, space: Any = Name.DeviceCMYK, **entries: Any) -> Stream:
    """An image that is all zeros."""
    known: dict[str, Any] = {"Type": Name.XObject, "Subtype": Name.Image, "Width": width, "Height": height}
    known |= {"BitsPerComponent": 8, "ColorSpace": space}
    return pdf.make_stream(bytes(width * height * 4), **(known | entries))
