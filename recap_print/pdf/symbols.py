"""QR codes as a camera sees them: pages rendered by pdfium, decoded by zxing-cpp. Nothing is taken from the content.

Pages are shown as they print: layers as their print state says, without annotations (PDF/X keeps them off the paper,
and few print elsewhere), overprint as pdfium has it, which is not at all. Micro QR and rMQR are not looked for.
pdfium is C++ that reads hostile bytes: ``pipeline.seeing`` runs this in a child process.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from math import dist, sqrt
from time import monotonic
from typing import Any

import pypdfium2 as pdfium
import zxingcpp
from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

from recap_print.geometry import Rect
from recap_print.pdf.model import Points, Seen, Symbol
from recap_print.units import MM_PER_INCH, POINTS_PER_INCH, snap, to_mm

SHARP_DPI = 300.0
LEGIBLE_PX = 2.0
"""How wide a module must be on the bitmap. Measured: all of 80 codes decode with modules of 1.6 pixels, 69 with 1.4."""
FINEST = 0.33
"""The smallest module that printers advise, in mm."""
LARGEST_BITMAP = 60_000_000
"""Pixels, a byte each: a sheet of 900 × 640 mm is seen with 259 dpi."""
LONGEST_SIDE = 1_000_000
MOST_PIXELS = 4_000_000_000
"""Of all pages together: 740 pages of A5 with their slug, at some 100 pages a second."""
MOST_PAGES = 2_000
MOST_CODES = 5_000
MOST_SECONDS = 20.0


def read_symbols(data: bytes, seconds: float = MOST_SECONDS) -> Seen:
    """Every QR code on every page of a PDF; what could not be looked at is told in ``unread``.

    Edges stand within 0.35 mm of the truth (4 pixels, for codes of 21 modules; half as far for others), modules
    within 3 %. Bounded in pages, pixels, codes and time; a page that has been begun is finished. A page's /UserUnit
    is not known here: see ``enlarged``.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        # pdfium may tell the error of an earlier file again
        locked = b"/Encrypt" in data and getattr(error, "err_code", None) in {FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY}
        why = "the file is locked with a password" if locked else "the renderer finds no PDF in the file"
        return Seen(None, (f"no page was looked at: {why}",))
    with document:
        return _Look(document, monotonic() + seconds).all()


def enlarged(seen: Seen, units: dict[int, float]) -> Seen:
    """The same codes at their size on paper, where pages (from 1) have a /UserUnit, which pdfium overlooks."""

    def scale(symbol: Symbol) -> Symbol:
        by, box = units.get(symbol.page, 1.0), symbol.box
        box = Rect(*(snap(side * by) for side in (box.x, box.y, box.width, box.height)))
        return replace(symbol, box=box, module=snap(symbol.module * by))

    symbols = None if seen.symbols is None else tuple(map(scale, seen.symbols))
    return replace(seen, symbols=symbols, damaged=tuple(map(scale, seen.damaged)))


@dataclass(slots=True)
class _Look:
    """One document being looked at: what is still allowed, what was seen."""

    document: Any
    until: float
    pixels_left: int = MOST_PIXELS
    buffer: Any = None
    symbols: list[Symbol] = field(default_factory=list)
    damaged: list[Symbol] = field(default_factory=list)
    looked: list[int] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def all(self) -> Seen:
        count = len(self.document)
        for number in range(1, count + 1):
            if why := self._enough(number):
                pages = f"pages {number} to {count} were" if number < count else f"page {number} was"
                self.unread.append(f"{pages} not looked at: {why}")
                break
            try:
                page = self.document[number - 1]
            except pdfium.PdfiumError:
                self.unread.append(f"page {number} was not looked at: the renderer cannot make sense of it")
                continue
            with closing(page):
                self._page(number, page)
        return Seen(tuple(self.symbols), tuple(self.unread), tuple(self.damaged), tuple(self.looked))

    def _enough(self, number: int) -> str:
        if number > MOST_PAGES:
            return f"more than {MOST_PAGES} pages"
        if len(self.symbols) + len(self.damaged) > MOST_CODES:
            return f"more than {MOST_CODES} codes on the pages before"
        if self.pixels_left <= 0:
            return f"more than {MOST_PIXELS // 1_000_000} million pixels on the pages before"
        if monotonic() > self.until:
            return "looking at the pages before took too long"
        return ""

    def _page(self, number: int, page: Any) -> None:
        width, height = page.get_size()
        if not (0 < width < LONGEST_SIDE and 0 < height < LONGEST_SIDE):
            self.unread.append(f"page {number} was not looked at: its size is {width:g} × {height:g} points")
            return
        # Slightly less than the square root: the bitmap's sides are rounded up.
        dpi = min(SHARP_DPI, 0.9999 * sqrt(LARGEST_BITMAP / (width * height)) * POINTS_PER_INCH)
        try:
            bitmap = page.render(
                scale=dpi / POINTS_PER_INCH,
                grayscale=True,
                draw_annots=False,
                may_draw_forms=False,
                optimize_mode="print",  # pdfium's word for showing layers as they print
                bitmap_maker=self._bitmap,
            )
        except (pdfium.PdfiumError, MemoryError, ValueError):
            self.unread.append(f"page {number} was not looked at: the renderer cannot show it")
            return
        self.pixels_left -= bitmap.width * bitmap.height
        step = (to_mm(width) / bitmap.width, to_mm(height) / bitmap.height)
        corner = trim_corner(page.get_bbox(), page.get_trimbox(fallback_ok=False), page.get_rotation())
        found = list(_codes(number, bitmap, step, corner))
        bitmap.close()
        whole = [symbol for symbol, valid in found if valid]
        torn: list[Symbol] = []
        for symbol, valid in found:  # each attempt of the decoder tells the same failure once more
            if not valid and not any(_overlap(symbol, other) for other in (*whole, *torn)):
                torn.append(symbol)
        self.symbols += sorted(whole, key=_from_the_top)
        self.damaged += sorted(torn, key=_from_the_top)
        if dpi < SHARP_DPI:
            least = LEGIBLE_PX * MM_PER_INCH / dpi
            size = f"{to_mm(width):.0f} × {to_mm(height):.0f} mm"
            self.unread.append(
                f"page {number} is {size} and was looked at with {dpi:.0f} dpi only:"
                f" codes with modules below {least:.2f} mm may be missed"
            )
        if dpi * FINEST >= LEGIBLE_PX * MM_PER_INCH:
            self.looked.append(number)

    def _bitmap(self, width: int, height: int, format: int, **how: Any) -> Any:
        """A bitmap in the memory of the one before: most pages are alike."""
        if self.buffer is None or len(self.buffer) < width * height:
            self.buffer = (ctypes.c_ubyte * (width * height))()
        return pdfium.PdfBitmap.new_native(width, height, format, buffer=self.buffer, stride=width, **how)


def trim_corner(bounds: Points, trim: Points | None, rotation: int) -> tuple[float, float]:
    """Where the trim's top-left corner stands from the page's, both as displayed, in mm.

    Boxes are left, bottom, right, top in points as written; ``rotation`` is the page's /Rotate, clockwise.
    """
    left, bottom, right, top = bounds
    x1, y1, x2, y2 = trim or bounds
    x1, x2, y1, y2 = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
    x, y = {
        0: (x1 - left, top - y2),
        90: (y1 - bottom, x1 - left),
        180: (right - x2, y1 - bottom),
        270: (top - y2, right - x2),
    }[rotation]
    return to_mm(x), to_mm(y)


def _codes(
    number: int, bitmap: Any, step: tuple[float, float], corner: tuple[float, float]
) -> Iterator[tuple[Symbol, bool]]:
    """The codes of a bitmap, and whether each decodes. A pixel is ``step`` mm, the trim begins at ``corner``.

    What does not decode is a code only if it ticks like one: any three squares in a corner are taken for one.
    """
    view = zxingcpp.ImageView(
        memoryview(bitmap.buffer), bitmap.width, bitmap.height, zxingcpp.ImageFormat.Lum, bitmap.stride
    )
    # Left on: try_downscale, which finds codes whose modules do not touch, for a third of the time;
    # try_invert, for light on dark. try_rotate is about bars: QR codes are found however they stand.
    for code in zxingcpp.read_barcodes(
        view,
        formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCodeModel2),
        text_mode=zxingcpp.TextMode.Plain,
        try_rotate=False,
        return_errors=True,
    ):
        at = code.position
        corners = [(point.x, point.y) for point in (at.top_left, at.top_right, at.bottom_right, at.bottom_left)]
        side = _modules(code.extra)
        if not (code.valid or _ticks(bitmap, corners, side)):
            continue
        ring = [(x * step[0] - corner[0], y * step[1] - corner[1]) for x, y in corners]
        x, y = min(x for x, _ in ring), min(y for _, y in ring)
        box = Rect(snap(x), snap(y), snap(max(x for x, _ in ring) - x), snap(max(y for _, y in ring) - y))
        module = sum(dist(ring[i - 1], ring[i]) for i in range(4)) / 4 / side if side else 0.0
        yield Symbol(number, code.text if code.valid else "", box, snap(module)), code.valid


def _modules(extra: object) -> int:
    """How many modules a symbol is wide: 17 + 4 × version (ISO/IEC 18004 §6.3.1); 0 when the version is unknown."""
    version = str(extra.get("Version", "")) if isinstance(extra, dict) else ""
    return 17 + 4 * int(version) if version.isdecimal() else 0


def _ticks(bitmap: Any, corners: Sequence[tuple[float, float]], side: int) -> bool:
    """Do dark and light alternate between the eyes of a symbol, along its timing patterns (§6.3.5)?

    One module in five may be amiss. ``corners`` go round from the top left, in pixels.
    """
    (x, y), (right_x, right_y), _, (foot_x, foot_y) = corners
    agree = total = 0
    for nth in range(8, side - 8):
        for across, down in ((nth, 6), (6, nth)):
            u, v = (across + 0.5) / side, (down + 0.5) / side
            at_x, at_y = int(x + u * (right_x - x) + v * (foot_x - x)), int(y + u * (right_y - y) + v * (foot_y - y))
            if 0 <= at_x < bitmap.width and 0 <= at_y < bitmap.height:
                agree += (bitmap.buffer[at_y * bitmap.stride + at_x] < 128) == (nth % 2 == 0)
            total += 1
    return total > 0 and (agree >= 0.8 * total or agree <= 0.2 * total)  # the latter is light on dark


def _from_the_top(symbol: Symbol) -> tuple[float, float]:
    return symbol.box.y, symbol.box.x


def _overlap(one: Symbol, other: Symbol) -> bool:
    a, b = one.box, other.box
    return a.x < b.right and b.x < a.right and a.y < b.bottom and b.y < a.bottom
