"""One change in words: spans of text that each form of report marks in its own way."""

from __future__ import annotations

from dataclasses import dataclass

from recap_print.compare.changes import Change, Hunk, Kind
from recap_print.units import ranges

_KEPT_WORDS = 4
"""How many unchanged words are shown on either side of what changed."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a phrase. ``mark`` is removed, added, faint or nothing; ``gap``: a space follows."""

    text: str
    mark: str = ""
    gap: bool = True


def plural(count: int, noun: str) -> str:
    """``1 page``, ``2 pages``; a noun of several words grows at its first (``2 places or sizes``)."""
    return f"{count} {noun}" if count == 1 else f"{count} {' or '.join(word + 's' for word in noun.split(' or '))}"


def pages_of(change: Change) -> str:
    """Where a change shows: ``page 12``, ``pages 8–19``; ``old page 12`` when it is there no more."""
    gone = not change.pages_new
    pages = _pages(change.pages_old if gone else change.pages_new)
    return f"old {pages}" if gone and pages else pages


def _pages(pages: tuple[int, ...]) -> str:
    return f"page{'s' * (len(pages) > 1)} {ranges(pages)}" if pages else ""


def direction(moved_mm: tuple[float, float]) -> str:
    """``2.0 mm lower``, ``0.2 mm to the left and 4.0 mm higher``."""
    dx, dy = moved_mm
    told = []
    if dx:
        told.append(f"{_mm(dx)} to the {'right' if dx > 0 else 'left'}")
    if dy:
        told.append(f"{_mm(dy)} {'lower' if dy > 0 else 'higher'}")
    return " and ".join(told)


def _mm(distance: float) -> str:
    return (
        f"{abs(distance):.1f} mm" if round(abs(distance), 1) == round(abs(distance), 2) else f"{abs(distance):.2f} mm"
    )


def phrase(change: Change) -> list[Span]:
    """What changed, without where."""
    before, after = change.before, change.after
    match change.kind:
        case Kind.FACT | Kind.SWATCH | Kind.LAYOUT if before or after:
            lead = {Kind.SWATCH: f"swatch {change.name}:", Kind.LAYOUT: "layout:"}.get(change.kind, f"{change.name}:")
            return [Span(lead), *_turned(before or "none", after or "none")]
        case Kind.FACT | Kind.SWATCH | Kind.LAYOUT:
            return [Span(f"file changed: {change.name}")]
        case Kind.FONTS:
            return [Span(f"{plural(change.times, 'font file')} changed: {change.name}")]
        case Kind.SECTION_ADDED | Kind.SECTION_REMOVED:
            pages = change.pages_new or change.pages_old
            return [Span(f"{change.kind.value.replace('-', ' ')}, {plural(len(pages), 'page')}")]
        case Kind.SECTION_MOVED:
            return [Span(f"section moved, it was at {_pages(change.pages_old) or 'no page'}")]
        case Kind.SECTION_RENAMED | Kind.SECTION_RETYPED:
            return [Span("title:" if change.kind is Kind.SECTION_RENAMED else "kind:"), *_turned(before, after)]
        case Kind.SECTION_RESIZED:
            return [Span(f"{before} → {after}")]
        case Kind.PAGE_ADDED | Kind.PAGE_REMOVED:
            return [Span(change.kind.value.replace("-", " ")), Span(f"({change.name})", "faint")]
        case Kind.PAGE_MOVED:
            return [Span(f"page moved, it was page {ranges(change.pages_old)}"), Span(f"({change.name})", "faint")]
        case Kind.ITEM_ADDED:
            return [*_who(change, f"{change.what} added:".lstrip()), Span(after, "added")]
        case Kind.ITEM_REMOVED:
            return [*_who(change, f"{change.what} removed:".lstrip()), Span(before, "removed")]
        case Kind.NUMBER | Kind.REWORDED | Kind.QR:
            what = "QR code" if change.kind is Kind.QR else change.what or "text"
            return [*_who(change, f"{what}:"), *_reworded(change.hunks)]
        case Kind.MOVED:
            return [*_who(change), Span(direction(change.moved_mm or (0, 0)))]
        case Kind.RESIZED | Kind.REWRAPPED | Kind.RESTYLED | Kind.RECOLOURED | Kind.RETAGGED:
            return [*_who(change), Span(f"{change.kind.value}:"), *_turned(before or "none", after or "none")]
        case Kind.REDRAWN if before != after:
            return [*_who(change), Span("another picture:"), *_turned(before, after)]
        case Kind.REDRAWN:
            return [*_who(change), Span("drawn differently")]


def _who(change: Change, lead: str = "") -> list[Span]:
    """What it befalls: by its words when it has some, else by its name or by how many they are."""
    if lead:
        return [Span(f"{change.times} ×")] * (change.times > 1) + [Span(lead)]
    if change.times > 1:
        who = plural(change.times, "item")
        return [Span(who), *([Span(f"({change.name})", "faint")] if change.name else [])]
    return [Span(change.name or change.what or "item")]


def _turned(before: str, after: str) -> list[Span]:
    return [Span(before, "removed"), Span("→"), Span(after, "added")]


def _reworded(hunks: tuple[Hunk, ...]) -> list[Span]:
    spans = []
    for nth, hunk in enumerate(hunks):
        if hunk.same:
            spans.append(Span(_shortened(hunk.after, nth > 0, nth < len(hunks) - 1), "", hunk.gap))
            continue
        if hunk.before:
            spans.append(Span(hunk.before, "removed", hunk.gap and not hunk.after))
        if hunk.after:
            spans.append(Span(hunk.after, "added", hunk.gap))
    return spans


def _shortened(text: str, has_before: bool, has_after: bool) -> str:
    """Unchanged words, but only those next to what changed."""
    words = text.split(" ")
    head = words[:_KEPT_WORDS] if has_before else []
    tail = words[-_KEPT_WORDS:] if has_after else []
    return text if len(head) + len(tail) >= len(words) else " ".join([*head, "…", *tail])
