"""F1 rules about pages: sizes, boxes, rotation, bleed (GWG 2022, and what printers ask)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from recap_print.check.file.case import FileCase
from recap_print.check.file.paints import is_paper
from recap_print.check.file.told import Hit, tell
from recap_print.findings import RULES, Finding, Level, Rule
from recap_print.geometry import Rect
from recap_print.pdf.model import Page, Paint, What, Zone
from recap_print.sheets.press import Delivery, Press
from recap_print.units import number, to_mm

BOXES = "Pages and boxes"
BLEED = "Bleed and safety"
SAME_PT = 0.01
SAME = 0.1
"""Sizes within a tenth of a millimetre are one: no knife is finer."""
SHORT = 0.05
"""Ink that misses its bleed by less than this is a matter of rounding."""
SIDES = ("left", "top", "right", "bottom")


def is_sheet(case: FileCase, page: Page) -> bool:
    """Is this a sheet of this press, pages already imposed on it, rather than one page?"""
    return is_sheet_of(case.press, page)


def is_sheet_of(press: Press, page: Page) -> bool:
    """The same, of any press: the file says no more than its size."""
    media = page.media
    if press.delivery is not Delivery.IMPOSED or not media:
        return False
    sides = sorted(to_mm(side) * page.user_unit for side in (media[2] - media[0], media[3] - media[1]))
    return all(abs(a - b) < 1 for a, b in zip(sides, sorted((press.width, press.height)), strict=True))


CREEP = 2.0
"""mm: the trim of a sheet is that of its outermost pages; those that creep moves inward bleed from their own trims,
which the file does not say. The rules on placed pages judge them exactly."""
LARGEST = 14_400.0
"""Units of 1/72 inch a page may measure (ISO 32000-1, annex C)."""


@RULES.rule("F101", source="GWG 2022 R0003", group=BOXES)
def crop_box_differs(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """A CropBox hides part of the page: whoever places the file places only what it shows, without bleed or marks."""
    hits = (
        Hit(page.number, None, "its CropBox is not its MediaBox")
        for page in case.facts.pages
        if page.crop and page.media
        if any(abs(a - b) > SAME_PT for a, b in zip(page.crop, page.media, strict=True))
    )
    yield from tell(rule, case, hits, "export it without a CropBox")


@RULES.rule("F102", source="GWG 2022 R0002", group=BOXES)
def user_unit(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """Pages measured in another unit than the point come out at the wrong size where nobody heeds it."""
    hits = (
        Hit(page.number, None, f"its UserUnit is {number(page.user_unit)}")
        for page in case.facts.pages
        if page.user_unit != 1
    )
    yield from tell(rule, case, hits, "export it at its true size")


@RULES.rule("F103", source="GWG 2022 R0004", level=Level.WARNING, group=BOXES)
def pages_of_several_sizes(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """All pages of a booklet are cut by the same knife."""
    pages = [page for page in case.facts.pages if not is_sheet(case, page)]  # whose trims differ by their creep
    sizes = Counter((round(page.width, 1), round(page.height, 1)) for page in pages)
    if not sizes:
        return
    (width, height), _ = sizes.most_common(1)[0]
    hits = (
        Hit(page.number, None, f"{_size(page.width, page.height)}, and most pages are {_size(width, height)}")
        for page in pages
        if abs(page.width - width) > SAME + 0.05 or abs(page.height - height) > SAME + 0.05
    )
    yield from tell(rule, case, hits, "export all pages with the same finished size")


@RULES.rule("F104", source="GWG 2022 R0004", level=Level.WARNING, group=BOXES)
def rotated_page(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """A page turned only for viewing lies on its side where the turn is not heeded."""
    hits = (
        Hit(page.number, None, f"it is turned by {page.rotation}°") for page in case.facts.pages if page.rotation % 360
    )
    yield from tell(rule, case, hits, "turn the page itself and export it again")


@RULES.rule("F106", source="ISO 32000-1, annex C: 14 400 units at most", group=BOXES)
def page_too_large(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """A page larger than five metres is a slip of the pen: programs refuse it, or cut it."""
    hits = (
        Hit(page.number, None, f"it is {number(round(width))} × {number(round(height))} units large")
        for page in case.facts.pages
        if page.media
        for width, height in ((page.media[2] - page.media[0], page.media[3] - page.media[1]),)
        if max(width, height) > LARGEST
    )
    yield from tell(rule, case, hits, "export it at its true size")


@RULES.rule("F105", source="GWG 2022 R0005", level=Level.WARNING, group=BOXES)
def empty_page(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """A page without ink may be meant, or its contents may be lost: somebody should say which."""
    hits = (
        Hit(page.number, None, "nothing is printed on it")
        for page in case.facts.pages
        if not page.unread and not any(paint.zone is Zone.TRIM and not is_paper(paint.colour) for paint in page.paints)
    )
    yield from tell(rule, case, hits, "tell the printer that it is meant to be blank, or export it again")


@RULES.rule(
    "F160", source="printers ask 3 to 5 mm of bleed: the press profile says how much", level=Level.WARNING, group=BLEED
)
def bleed_box_too_small(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """The knife is never exact: without a BleedBox, what lies beyond the trim is not taken over onto the sheet."""
    wanted = case.press.bleed
    hits = []
    for page in case.facts.pages if wanted else ():
        trim = page.trim or page.art
        if not trim:
            continue
        missing = page.bleed is None
        least = min(margins(page).values())
        room = min(_room(page).values()) if is_sheet(case, page) else wanted
        if missing or 0 <= least < min(wanted, room) - SHORT:  # less than none: F043
            says = "it has no BleedBox" if missing else f"its bleed is {number(round(least, 2))} mm"
            hits.append(Hit(page.number, None, f"{says}, and {case.press.name} asks for {number(wanted)} mm"))
    yield from tell(rule, case, hits, f"export it with {number(wanted)} mm of bleed")


@RULES.rule("F161", source="printers ask 3 to 5 mm of bleed: the press profile says how much", group=BLEED)
def ink_stops_short_of_bleed(rule: Rule, case: FileCase) -> Iterator[Finding]:
    """Ink that ends at the trim shows a white edge wherever the knife falls a hair outside."""
    wanted = case.press.bleed
    hits = (
        Hit(page.number, box, says)
        for page in case.facts.pages
        if wanted and (page.trim or page.art)
        for paint in page.paints
        if paint.zone is Zone.TRIM and _covers(paint)
        for box in paint.boxes
        if (says := _short_of_bleed(case, page, paint, box))
    )
    yield from tell(rule, case, hits, f"let it run {number(wanted)} mm beyond the trim")


def _covers(paint: Paint) -> bool:
    return paint.what in (What.FILL, What.IMAGE, What.MASK, What.SHADING) and not is_paper(paint.colour)


def _short_of_bleed(case: FileCase, page: Page, paint: Paint, box: Rect) -> str:
    """Where a paint reaches the edge of the trim and not the end of the bleed; nothing when all is well."""
    wanted, sheet = case.press.bleed, is_sheet(case, page)
    room, slack = (_room(page), SHORT + CREEP) if sheet else ({}, SHORT)
    beyond = {
        "left": -box.x,
        "top": -box.y,
        "right": box.right - page.width,
        "bottom": box.bottom - page.height,
    }
    short = {side: past for side, past in beyond.items() if -SAME <= past < min(wanted, room.get(side, wanted)) - slack}
    if not short:
        return ""
    side, past = min(short.items(), key=lambda item: item[1])
    runs = f"runs {number(round(past, 1))} mm beyond it" if past > SAME else "stops there"
    return f"{paint.what} at the {side} edge of the trim {runs}, of {number(wanted)} mm of bleed"


def margins(page: Page) -> dict[str, float]:
    """How far the bleed box reaches beyond the trim on each side of the page as written, in mm; 0 without one."""
    return _beyond(page, page.bleed)


def _room(page: Page) -> dict[str, float]:
    """How far the paper reaches beyond the trim."""
    return _beyond(page, page.media)


def _beyond(page: Page, outer: tuple[float, float, float, float] | None) -> dict[str, float]:
    """By side as displayed: a page turned by 90° shows its left edge at the top."""
    trim = page.trim or page.art
    if not outer or not trim:
        return dict.fromkeys(SIDES, 0.0)
    written = (trim[0] - outer[0], outer[3] - trim[3], outer[2] - trim[2], trim[1] - outer[1])
    turn = page.rotation // 90 % 4
    turned = chain(written[4 - turn :], written[: 4 - turn])
    return {side: to_mm(past) * page.user_unit for side, past in zip(SIDES, turned, strict=True)}


def _size(width: float, height: float) -> str:
    return f"{number(round(width, 1))} × {number(round(height, 1))} mm"
