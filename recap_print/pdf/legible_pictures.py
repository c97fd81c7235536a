"""Pages of two PDFs compared as pictures: where they look different, beyond what their words and places tell.

Both pages are drawn by pdfium upon one grid and averaged over cells of a millimetre, so that the rim of a letter,
which no two programs grey alike, weighs nothing, and a hairline or a tint that is gone weighs enough. Where two files
have their colours from different spaces, what each colour became is learnt from all pages together: a colour that
became another everywhere is form, one that did so in one place is not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO
from math import ceil, floor
from time import monotonic
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image, ImageChops

from recap_print.geometry import Rect, union
from recap_print.pdf.cells import near
from recap_print.pdf.legible_colours import DIFFERENT, ROUGH, Cells, Colours, recoloured
from recap_print.pdf.legible_model import Job, Looked, View, inverse
from recap_print.pdf.matrix import bounds, times
from recap_print.units import snap, to_mm, to_pt

CELL_PX = 2
"""Pixels to a cell's side, and cells are 1 mm: pages are drawn with 51 dpi."""
LOOSE_CELL_PX = 4
"""The same where pages are nudged by a pixel (0.25 mm) to see whether that is all their difference."""
NEAR = 2
"""Cells that stand no farther apart than this are one place."""
FEW = 2
"""A place of fewer cells is the accident of a rim, unless it differs by more than LOUD."""
LOUD = 60
HALF_A_CELL = 0.53
"""mm. What differs is looked at once more upon a grid that lies elsewhere: a line that ends where a cell or a pixel
does falls on this side of it or on that one, in two files that lay it in the same place."""
NUDGES = [(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1) if x or y]
AROUND_CODE = 35.0
"""mm looked at around what differs, so that a code is there whole with its quiet zone, were it one corner that differs.
Codes in booklets are 20 to 32 mm wide."""
LEAST_CODE = 8.0
"""mm. Codes that open something else differ all over: a smaller place is a word or a line."""
MOST_CELLS = 2_000_000
"""Of a page: 1.4 by 1.4 metres."""
MOST_SECONDS = 40.0
MOST_PLACES = 40
"""Of a page; beyond, it is one place."""


@dataclass(slots=True)
class Nudgeable(Cells):
    """``page`` are the pixels of the new one."""

    page: Image.Image | None = None


def look(
    old: bytes, new: bytes, jobs: Sequence[Job], *, learn: bool, rough: bool, codes: bool
) -> tuple[list[Looked], list[str]]:
    """Compare pages; what could not be compared is told in words. ``learn``: their colours are of different spaces.
    ``rough``: the text of one is outlines. ``codes``: read the QR codes on pages that look different."""
    until = monotonic() + MOST_SECONDS
    unread: list[str] = []
    seen: dict[int, Nudgeable] = {}
    with pdfium.PdfDocument(old) as first, pdfium.PdfDocument(new) as second:
        for place, job in enumerate(jobs):
            if monotonic() > until:
                unread.append(f"{len(jobs) - place} pages were not compared as pictures: it took too long")
                break
            try:
                cells = _cells(first, second, job, learn=learn)
            except (pdfium.PdfiumError, MemoryError, ValueError, ZeroDivisionError):
                unread.append(f"page {job.new.number} was not compared as a picture: it cannot be shown")
                continue
            if cells:
                seen[place] = cells
        colours = Colours(seen.values() if learn else (), ROUGH if rough else 1)
        places = {}
        for nth, cells in seen.items():
            if some := _places(cells, colours):
                places[nth] = _sure(first, second, jobs[nth], colours, learn=learn) if jobs[nth].loose else some
        at = [(nth, place) for nth, some in places.items() for place in some]
        became = dict(zip(at, recoloured([_pairs(seen[nth], colours, place) for nth, place in at]), strict=True))
        found = [
            Looked(some, colours=tuple(became[nth, place] for place in some))
            for nth, some in ((nth, places.get(nth, ())) for nth in range(len(jobs)))
        ]
        for nth, looked in enumerate(found):
            if codes and any(min(place.width, place.height) >= LEAST_CODE for place in looked.places):
                job, around = jobs[nth], union(*looked.places).inset(*(-AROUND_CODE,) * 4)
                sides = ((first, job.old), (second, job.new))
                here, there = (_codes(document, view, around) for document, view in sides)
                found[nth] = looked._replace(codes_old=here, codes_new=there)
    return found, unread


def _sure(first: Any, second: Any, job: Job, colours: Colours, *, learn: bool) -> tuple[Rect, ...]:
    """The places that differ upon two grids, and upon one of them however the new page is nudged."""
    grids = [_cells(first, second, job, learn=learn, nudge=True, shift=shift) for shift in (0.0, HALF_A_CELL)]
    here, there = ([] if grid is None else _places(grid, colours) for grid in grids)
    nudged = [rect for grid in grids if grid for rect in _places(grid, colours, loose=True)]
    return tuple(rect for rect in here if all(any(_touch(rect, one) for one in some) for some in (there, nudged)))


def _cells(
    first: Any, second: Any, job: Job, *, learn: bool, nudge: bool = False, shift: float = 0.0
) -> Nudgeable | None:
    """Both pages in cells, ``shift`` mm from the corner; None when they are the same."""
    across, down = max(1, round(job.width)), max(1, round(job.height))
    if across * down > MOST_CELLS:
        raise ValueError
    px = LOOSE_CELL_PX if job.loose else CELL_PX
    size = (across * px, down * px)
    old, new = (_drawn(document, view, size, px, shift) for document, view in ((first, job.old), (second, job.new)))
    beyond = (Rect(job.width, 0.0, 9.0, job.height + 9.0), Rect(0.0, job.height, job.width + 9.0, 9.0))
    for mask in (*job.masks, *beyond):
        left, top = (floor((side - shift) * px) for side in (mask.x, mask.y))
        right, bottom = (ceil((side - shift) * px) for side in (mask.right, mask.bottom))
        for image in (old, new):
            image.paste((255, 255, 255), (left, top, right, bottom))
    cells = old.reduce(px), new.reduce(px)
    far = b""
    if not learn:
        red, green, blue = ImageChops.difference(*cells).split()
        far = ImageChops.lighter(ImageChops.lighter(red, green), blue).tobytes()
        if max(far) <= DIFFERENT:
            return None
    return Nudgeable(across, _numbers(cells[0]), _numbers(cells[1]), far, new if nudge else None)


def _numbers(image: Image.Image) -> list[int]:
    """The colour of each cell as one number."""
    return memoryview(image.convert("RGBA").tobytes()).cast("I").tolist()


def _drawn(document: Any, view: View, size: tuple[int, int], px: int, shift: float) -> Image.Image:
    """A page drawn upon a grid of pixels."""
    scaled = (px, 0.0, 0.0, px, -shift * px, -shift * px)
    grid = times((to_mm(1), 0.0, 0.0, to_mm(1), 0.0, 0.0), times(inverse(view.matrix), scaled))
    with closing(document[view.number - 1]) as page:
        bitmap = pdfium.PdfBitmap.new_native(*size, raw.FPDFBitmap_BGRx)
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, *size)
        clip = raw.FS_RECTF(0.0, 0.0, float(size[0]), float(size[1]))
        flags = raw.FPDF_REVERSE_BYTE_ORDER | raw.FPDF_PRINTING
        raw.FPDF_RenderPageBitmapWithMatrix(bitmap, page, raw.FS_MATRIX(*grid), clip, flags)
        image = Image.frombytes("RGB", size, bytes(bitmap.buffer), "raw", "RGBX", bitmap.stride)
        bitmap.close()
    return image


def _places(cells: Nudgeable, colours: Colours, *, loose: bool = False) -> tuple[Rect, ...]:
    """The cells that differ, those near one another as one rectangle in mm; from the top."""
    left = colours.differences(cells)
    if loose:
        around = _nudged(cells, left)
        for nth in [nth for nth in left if colours.between(cells.old[nth], [cells.new[nth], *around[nth]])]:
            del left[nth]
    groups = near(left, cells.across, NEAR)
    loud = (group for group in groups if len(group) >= FEW or max(left[cell] for cell in group) >= LOUD)
    found = [_around(group, cells.across) for group in loud]
    if len(found) > MOST_PLACES:
        return (union(*found),)
    return tuple(sorted(found, key=lambda rect: (rect.y, rect.x)))


def _nudged(cells: Nudgeable, wanted: Collection[int]) -> dict[int, list[int]]:
    """The colours of cells when the new page lies a pixel off in every way. Only the rows of these cells are looked
    at, with one above and one below; what leaves the page on one side comes in on the other, so all rows at an edge."""
    page, across = cells.page, cells.across
    if page is None or not wanted:
        return {nth: [] for nth in wanted}
    px, down = page.width // across, len(cells.new) // across
    first, last = min(wanted) // across - 1, max(wanted) // across + 2
    if first < 0 or last > down:
        first, last = 0, down
    part = page.crop((0, first * px, page.width, last * px))
    moved = [_numbers(ImageChops.offset(part, *way).reduce(px)) for way in NUDGES]
    return {nth: [numbers[nth - first * across] for numbers in moved] for nth in wanted}


def _pairs(cells: Cells, colours: Colours, place: Rect) -> Iterator[tuple[int, int]]:
    """Both colours of the cells that differ in a place."""
    for y in range(int(place.y), int(place.bottom)):
        row = slice(y * cells.across + int(place.x), y * cells.across + int(place.right))
        for pair in zip(cells.old[row], cells.new[row], strict=True):
            if colours.differ(*pair):
                yield pair


def _around(cells: Iterable[int], across: int) -> Rect:
    at = [divmod(cell, across) for cell in cells]
    ys, xs = [y for y, _ in at], [x for _, x in at]
    return Rect(float(min(xs)), float(min(ys)), max(xs) - min(xs) + 1.0, max(ys) - min(ys) + 1.0)


def _touch(one: Rect, other: Rect) -> bool:
    return one.x < other.right + 1 and other.x < one.right + 1 and one.y < other.bottom + 1 and other.y < one.bottom + 1


def _codes(document: Any, view: View, around: Rect) -> tuple[tuple[str, Rect], ...]:
    """The QR codes of a part of a page, in mm on the page as compared. Only that part is drawn."""
    from recap_print.pdf.symbols import read_symbols

    with closing(pdfium.PdfDocument.new()) as alone:
        alone.import_pages(document, [view.number - 1])
        page = alone[0]
        left, top, right, bottom = bounds(view.matrix, around.x, around.y, around.right, around.bottom)
        if page.get_rotation() == 0:
            x, _, _, y = page.get_bbox()
            part = (x + to_pt(left), y - to_pt(bottom), x + to_pt(right), y - to_pt(top))
            for cut in (page.set_mediabox, page.set_cropbox, page.set_trimbox):
                cut(*part)
        else:
            left = top = 0.0
            page.set_trimbox(*page.get_bbox())
        page.close()
        out = BytesIO()
        alone.save(out)
    seen = read_symbols(out.getvalue())
    back = inverse(view.matrix)
    found = []
    for symbol in (*(seen.symbols or ()), *seen.damaged):
        box = symbol.box
        x1, y1, x2, y2 = bounds(back, left + box.x, top + box.y, left + box.right, top + box.bottom)
        found.append((symbol.text, Rect(snap(x1), snap(y1), snap(x2 - x1), snap(y2 - y1))))
    return tuple(found)
