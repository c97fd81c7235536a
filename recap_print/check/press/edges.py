"""What stands too near the knife, and ink that should go beyond it and does not."""

from __future__ import annotations

from collections.abc import Iterator

from recap_print.check.called import called
from recap_print.check.pages import TOLERANCE, matters, outside
from recap_print.check.press.case import PressCase
from recap_print.check.press.seen import Ground, Seen, extent, ink_of, is_paper, told
from recap_print.findings import RULES, Finding, Rule
from recap_print.geometry import Rect
from recap_print.pages.model import Item, Picture, Qr, Role, Text, bounds, inks
from recap_print.units import number

GROUP = "Bleed and safety"
LAYOUT_BLEED = "layout:bleed"
BLEEDING = (Role.ARTIFACT, Role.FIGURE)
"""What may run off the page; what is read or written never does: P003 and P111 judge it."""


def beyond(case: PressCase, number: int, rect: Rect) -> dict[str, float]:
    """How far a rectangle reaches beyond each edge that is cut, in mm; negative when it stays within.

    The spine is folded, not cut.
    """
    trim = case.booklet.trim
    fore_edge = ("right", rect.right - trim.right) if case.booklet.is_right(number) else ("left", trim.x - rect.x)
    return {"head": trim.y - rect.y, "foot": rect.bottom - trim.bottom, **dict([fore_edge])}


@RULES.rule("P111", source="printers ask 3 to 5 mm from the knife; the figure is the press's", group=GROUP)
def too_near_the_knife(rule: Rule, case: PressCase) -> Iterator[Finding]:
    """The knife is never exact: what this press asks to keep clear of it may be cut off in some copies."""

    def faults() -> Iterator[Seen]:
        for page in case.booklet.pages:
            safe, clear = case.booklet.safe(page.number), _clear(case, page.number)
            for item in page.items:
                if not matters(item) or not outside(rect := bounds(item), clear) or outside(rect, safe):
                    continue  # P003 tells what is outside the layout's own safe area
                side, most = max(beyond(case, page.number, rect).items(), key=lambda cut: cut[1])
                asks = f"`{case.press.id}` asks {number(case.press.safety)}"
                message = f"{called(item)} is {number(round(-most, 2))} mm from the {side} trim: {asks}"
                yield Seen(page, item, message, "move it inward, or widen the layout's `safe`", worse=most)

    return told(rule, case, faults())


def _clear(case: PressCase, number: int) -> Rect:
    """What the knife never reaches: the press's safety within every edge that is cut."""
    safety = case.press.safety
    left, right = (0.0, safety) if case.booklet.is_right(number) else (safety, 0.0)
    return case.booklet.trim.inset(left, safety, right, safety)


@RULES.rule("P112", source="printers ask 3 to 5 mm of bleed; the figure is the press's", group=GROUP)
def bleed_not_reached(rule: Rule, case: PressCase) -> Iterator[Finding]:
    """Ink that stops at the trim leaves a white sliver wherever the knife falls a little outside it."""
    asked = min(case.press.bleed, case.booklet.stock.bleed)  # P113 tells when the whole layout has too little
    within = case.booklet.trim.inset(*(3 * TOLERANCE,) * 4)

    def faults() -> Iterator[Seen]:
        for page in case.booklet.pages:
            ground = Ground(page)
            for rank, item in enumerate(page.items):
                if isinstance(item, Text | Qr) or item.tag.role not in BLEEDING or not outside(bounds(item), within):
                    continue
                rect = extent(item)
                if not _is_on_paper(case, rect):
                    continue
                reached = beyond(case, page.number, rect)
                short = {side: mm for side, mm in reached.items() if -TOLERANCE <= mm < asked - TOLERANCE}
                for side, mm in short.items():
                    if not _is_seen(case, ground, rank, item, rect):
                        break
                    goes = f"ends {number(round(mm, 2))} mm beyond" if mm > TOLERANCE else "ends at"
                    message = f"{called(item)} {goes} the {side} trim: it must reach {number(asked)} mm beyond"
                    yield Seen(page, item, message, "let it run out to the bleed", worse=-mm)

    return told(rule, case, faults())


def _is_on_paper(case: PressCase, rect: Rect) -> bool:
    trim = case.booklet.trim
    return rect.x < trim.right and rect.right > trim.x and rect.y < trim.bottom and rect.bottom > trim.y


def _is_seen(case: PressCase, ground: Ground, rank: int, item: Item, rect: Rect) -> bool:
    """Would a missing sliver of it show? Not when what lies beneath is of the same ink."""
    trim = case.booklet.trim
    x = (max(rect.x, trim.x) + min(rect.right, trim.right)) / 2
    y = (max(rect.y, trim.y) + min(rect.bottom, trim.bottom)) / 2
    beneath = ground.beneath(rank, x, y)
    if isinstance(item, Picture) or isinstance(beneath, Picture):
        return True
    under = ink_of(beneath)
    return any(ink != under and not (is_paper(ink) and is_paper(under)) for ink in inks(item))


@RULES.rule("P113", source="printers ask 3 to 5 mm of bleed; the figure is the press's", group=GROUP)
def bleed_too_narrow(rule: Rule, case: PressCase) -> Iterator[Finding]:
    """Pages made with less bleed than the press wants are sent back before anything is printed."""
    has, asks = case.booklet.stock.bleed, case.press.bleed
    if has < asks - TOLERANCE:
        message = f"pages have {number(has)} mm of bleed: `{case.press.id}` asks {number(asks)}"
        yield rule.finding(case.case.where(LAYOUT_BLEED), message, f"`bleed: {number(asks)}`")
