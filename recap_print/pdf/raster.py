"""Pages as pictures: rendered by pdfium, cut at their trim, kept as JPEG.

Measured on 48 pages of a booklet at 144 dpi, one core: rendering 0.2 s; then JPEG at quality 80 0.13 s and 3.7 MB,
PNG with a palette 0.6 s and 1.4 MB (but its colours differ from page to page, and blinking would show that), PNG as it
is 1.0 s and 4.2 MB, WebP 0.9 s and 1.6 MB. JPEG treats like stretches alike, whatever else is on the page.
pdfium is C++ that reads hostile bytes: ``pipeline.shots`` runs this in a child process.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from io import BytesIO
from math import sqrt
from time import monotonic
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from recap_print.pdf.legible_model import inverse
from recap_print.pdf.matrix import times
from recap_print.pdf.model import Points
from recap_print.pdf.shot import Seat, Shot, Shots
from recap_print.units import MM_PER_INCH, POINTS_PER_INCH, to_mm

SHARP_DPI = 144.0
"""Twice what shows a spread on a screen of 1280 pixels: for fine screens, and to look closer."""
QUALITY = 80
MOST_BYTES = 5_200_000
"""Of all pictures together: two such sides, in base64, with a report around them, stay below 15 MB."""
MOST_PIXELS = 8_000_000
"""Of one picture: a poster is shown coarsely."""
MOST_ATTEMPTS = 4
MOST_SECONDS = 20.0
SMALLEST_MM = 1.0


def photograph(
    data: bytes,
    numbers: Sequence[int],
    seats: Mapping[int, Seat] | None = None,
    *,
    most: int = MOST_BYTES,
    seconds: float = MOST_SECONDS,
) -> Shots:
    """The pages of these numbers (from 1), as sharp as ``most`` bytes allow. Never raises for what is in the file.

    They are shown as they print, without annotations; a page without TrimBox is shown whole, one that has a seat is
    cut from the sheet where it lies. A page's /UserUnit is not known here.
    """
    until = monotonic() + seconds
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return Shots({}, "the renderer finds no PDF in the file that it can open")
    with document:
        dpi = SHARP_DPI
        for _ in range(MOST_ATTEMPTS):
            shots = _attempt(document, numbers, seats or {}, dpi, until)
            size = sum(len(shot.data) for shot in shots.pages.values())
            if size <= most:
                return shots
            dpi *= 0.95 * sqrt(most / size)
    return Shots({}, "their pictures would be too large")


def _attempt(document: Any, numbers: Sequence[int], seats: Mapping[int, Seat], dpi: float, until: float) -> Shots:
    shots: dict[int, Shot] = {}
    unseen: list[str] = []
    for number in numbers:
        if monotonic() > until:
            unseen.append(f"page {number} and those after it take too long to render")
            break
        seat = seats.get(number)
        try:
            with closing(document[(seat.number if seat else number) - 1]) as page:
                shots[number] = _seated(page, seat, dpi) if seat else _single(page, dpi)
        except (pdfium.PdfiumError, IndexError, MemoryError, ValueError, ZeroDivisionError):
            unseen.append(f"the renderer cannot show page {number}")
    return Shots(shots, "; ".join(unseen))


def _single(page: Any, dpi: float) -> Shot:
    """A page that has its file's page for itself, cut at its trim. Raises ValueError for a size that is none."""
    cut = margins(page.get_bbox(), page.get_trimbox(fallback_ok=False), page.get_rotation())
    width, height = page.get_size()
    width, height = to_mm(width - cut[0] - cut[2]), to_mm(height - cut[1] - cut[3])
    bitmap = page.render(
        scale=_sharpness(width, height, dpi) * MM_PER_INCH / POINTS_PER_INCH,
        crop=cut,
        rev_byteorder=True,
        draw_annots=False,
        may_draw_forms=False,
        optimize_mode="print",  # pdfium's word for showing layers as they print
    )
    return _kept(bitmap, width, height)


def _seated(page: Any, seat: Seat, dpi: float) -> Shot:
    """A page that lies on a sheet. Raises ValueError for a size that is none."""
    by = _sharpness(seat.width, seat.height, dpi)
    mm = to_mm(1)
    grid = times((mm, 0.0, 0.0, mm, 0.0, 0.0), times(inverse(seat.matrix), (by, 0.0, 0.0, by, 0.0, 0.0)))
    width, height = max(1, round(seat.width * by)), max(1, round(seat.height * by))
    bitmap = pdfium.PdfBitmap.new_native(width, height, raw.FPDFBitmap_BGRx, rev_byteorder=True)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
    clip = raw.FS_RECTF(0.0, 0.0, float(width), float(height))
    flags = raw.FPDF_REVERSE_BYTE_ORDER | raw.FPDF_PRINTING
    raw.FPDF_RenderPageBitmapWithMatrix(bitmap, page, raw.FS_MATRIX(*grid), clip, flags)
    return _kept(bitmap, seat.width, seat.height)


def _sharpness(width: float, height: float, dpi: float) -> float:
    """Pixels to a mm."""
    if not (width >= SMALLEST_MM and height >= SMALLEST_MM):
        raise ValueError("too small to be a page")
    return min(dpi / MM_PER_INCH, sqrt(MOST_PIXELS / (width * height)))


def _kept(bitmap: Any, width: float, height: float) -> Shot:
    file = BytesIO()
    bitmap.to_pil().convert("RGB").save(file, "JPEG", quality=QUALITY)
    bitmap.close()
    return Shot(round(width, 2), round(height, 2), file.getvalue())


def margins(bounds: Points, trim: Points | None, rotation: int) -> tuple[float, float, float, float]:
    """What lies outside of the trim as the page is displayed: left, bottom, right, top, in points, never below 0.

    Boxes are left, bottom, right, top as written; ``rotation`` is the page's /Rotate, clockwise.
    """
    x1, y1, x2, y2 = trim or bounds
    x1, x2, y1, y2 = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
    written = (x1 - bounds[0], y1 - bounds[1], bounds[2] - x2, bounds[3] - y2)
    turns = rotation // 90 % 4
    left, bottom, right, top = (max(0.0, written[(side + turns) % 4]) for side in range(4))
    return left, bottom, right, top
