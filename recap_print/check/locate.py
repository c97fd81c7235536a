"""From a spot on a page of our own PDF to the line of YAML that asked for what stands there."""

from __future__ import annotations

from dataclasses import replace

from recap_print.check.case import Case
from recap_print.check.file.case import Locate
from recap_print.findings import Where
from recap_print.geometry import Rect
from recap_print.pages.model import Booklet, Page, Qr, bounds
from recap_print.sheets.model import Imposition, Placement, Side


def on_pages(case: Case, booklet: Booklet) -> Locate:
    """For a file of single pages; what befalls the whole file is told where the edition names itself."""
    pages = {page.number: page for page in booklet.pages}

    def locate(number: int, box: Rect | None) -> Where:
        page = pages.get(number)
        return _where(case, page, box, f"page {number}") if page else case.where("id")

    return locate


def on_sheets(case: Case, booklet: Booklet, plan: Imposition, name: str) -> Locate:
    """For a file of imposed sheets, whose boxes are measured from the top-left corner of a side's trim."""
    pages = {page.number: page for page in booklet.pages}

    def locate(number: int, box: Rect | None) -> Where:
        if not 1 <= number <= len(plan.sides):
            return case.where("id")
        side = plan.sides[number - 1]
        told = f"sheet {(number + 1) // 2}, {side.name}"
        at = _placed(side, box) if box else None
        if at is None:
            return Where(name, page=told)
        placement, there = at
        page = pages.get(placement.page or 0)
        return _where(case, page, there, told) if page else Where(name, page=told)

    return locate


def _where(case: Case, page: Page, box: Rect | None, told: str) -> Where:
    item = max(page.items, key=lambda one: _overlap(bounds(one), box), default=None) if box else None
    origin = item.tag.origin if item and box and _overlap(bounds(item), box) else _opening(case, page)
    shown = f"{told} ({page.id})" if told.startswith("page") else f"{told}: page {page.number} ({page.id})"
    return replace(case.where(origin), page=shown, spot=(round(box.x, 1), round(box.y, 1)) if box else None)


def _opening(case: Case, page: Page) -> str:
    return next((section.origin for section in case.edition.sections if section.id == page.section), "")


def _placed(side: Side, box: Rect) -> tuple[Placement, Rect] | None:
    """The page a box of a side falls on, and the box as that page has it."""
    x, y = side.trim.x + box.x + box.width / 2, side.trim.y + box.y + box.height / 2
    for place in side.placements:
        if place.clip.x <= x <= place.clip.right and place.clip.y <= y <= place.clip.bottom:
            across, along = _unturned(place, x - place.trim.x, y - place.trim.y)
            lies = place.rotation % 180 != 0
            width, height = (box.height, box.width) if lies else (box.width, box.height)
            return place, Rect(across - width / 2, along - height / 2, width, height)
    return None


def _unturned(place: Placement, dx: float, dy: float) -> tuple[float, float]:
    """A point of a placed trim, mm from its top-left corner as it lies, as the upright page has it."""
    match place.rotation:
        case 0:
            return dx, dy
        case 90:
            return place.trim.height - dy, dx
        case 180:
            return place.trim.width - dx, place.trim.height - dy
        case _:
            return dy, place.trim.width - dx


def _overlap(a: Rect, b: Rect | None) -> float:
    """How well two boxes agree, from 0 to 1: what they share of what both take."""
    if b is None:
        return 0.0
    wide = min(a.right, b.right) - max(a.x, b.x)
    high = min(a.bottom, b.bottom) - max(a.y, b.y)
    shared = max(wide, 0.0) * max(high, 0.0)
    either = a.width * a.height + b.width * b.height - shared
    return shared / either if either > 0 else 0.0


def codes_on_pages(booklet: Booklet) -> dict[int, tuple[str, ...]]:
    """What the QR codes of each page are declared to say."""
    return {page.number: tuple(item.payload for item in page.items if isinstance(item, Qr)) for page in booklet.pages}


def codes_on_sheets(booklet: Booklet, plan: Imposition) -> dict[int, tuple[str, ...]]:
    """The same for each side of the sheets, in the order of the file."""
    said = codes_on_pages(booklet)
    return {
        number: tuple(code for place in side.placements if place.page for code in said[place.page])
        for number, side in enumerate(plan.sides, 1)
    }
