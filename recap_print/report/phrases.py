"""One change in words: spans of text that each form of report marks in its own way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from recap_print.compare.changes import Change, Hunk, Kind, Level
from recap_print.report.things import LIST_SEPARATOR, befallen, measure, named, noun, setting
from recap_print.report.things import plural as plural
from recap_print.report.wording import reworded, shortened
from recap_print.units import ranges

_KEPT = 200
"""Characters of an addition or a removal that are shown; all of them when it holds a number that matters."""

_FACTS = {"trim": "page size", "direction": "reading direction"}
_READING = {"ltr": "left to right", "rtl": "right to left"}


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a phrase. ``mark`` is removed, added, faint or nothing; ``gap``: a space follows."""

    text: str
    mark: str = ""
    gap: bool = True


def phrase(change: Change) -> list[Span]:
    """What changed, without where it shows and without what it entails."""
    before, after = change.before, change.after
    match change.kind:
        case Kind.FACT:
            lead = _FACTS.get(change.name, change.name)
            return [Span(f"{lead}:"), *_turned(_READING.get(before, before), _READING.get(after, after))]
        case Kind.SETTING if not before and not after:
            return [Span("edited in its declaration" if change.name == change.section else f"{setting(change)} edited")]
        case Kind.SETTING:
            return [Span(f"{setting(change)}:"), *_edited(before, after)]
        case Kind.ID:
            nothing = [] if change.effects else [Span("(nothing printed changes)", "faint")]
            return [Span(f"{change.what or 'section'} id:"), *_turned(before, after), *nothing]
        case Kind.SWATCH:
            return [Span(f"colour {change.name}:"), *_turned(before, after)]
        case Kind.LAYOUT:
            return _layout(change)
        case Kind.FONTS | Kind.ENGINE:
            sort = "font file" if change.kind is Kind.FONTS else "engine"
            lead = f"{sort} changed:" if change.times == 1 else f"{plural(change.times, sort)} changed:"
            before, after = (said.removeprefix(f"{change.name} ") for said in (before, after))
            return [Span(lead), Span(change.name), *(_turned(before, after) if before or after else [])]
        case Kind.SECTION_ADDED | Kind.SECTION_REMOVED:
            pages = change.pages_new or change.pages_old
            return [Span(f"{change.kind.value.replace('-', ' ')}, {plural(len(pages), 'page')}")]
        case Kind.SECTION_MOVED:
            return [Span(f"section moved, it was at {_pages(change.pages_old) or 'no page'}")]
        case Kind.SECTION_RENAMED | Kind.SECTION_RETYPED:
            return [Span("title:" if change.kind is Kind.SECTION_RENAMED else "kind:"), *_turned(before, after)]
        case Kind.SECTION_RESIZED:
            return [Span(f"{before} → {after}")]
        case Kind.SECTION_SPLIT | Kind.SECTION_JOINED:
            split = change.kind is Kind.SECTION_SPLIT
            return [Span("section split:" if split else "sections joined:"), *_turned(before, after)]
        case Kind.PAGE_ADDED | Kind.PAGE_REMOVED:
            added = change.kind is Kind.PAGE_ADDED
            lead = f"page {'added' if added else 'removed'}"
            words = shortened(after or before, 60)
            return [Span(f"{lead}:"), Span(words, "added" if added else "removed")] if words else [Span(lead)]
        case Kind.PAGE_MOVED:
            return [Span(f"page moved, it was page {ranges(change.pages_old)}")]
        case Kind.PAGE_SPLIT | Kind.PAGE_JOINED:
            now = "is" if len(change.pages_old) == 1 else "are"
            return [Span(f"{_both(change.pages_old)} {now} now {_both(change.pages_new)}")]
        case Kind.ITEM_ADDED | Kind.ITEM_REMOVED:
            added = change.kind is Kind.ITEM_ADDED
            said = after if added else before
            said = said if change.level is Level.CRITICAL else shortened(said, _KEPT)
            lead = f"{_counted(change, noun(change))} {'added' if added else 'removed'}:"
            return [Span(lead), Span(said, "added" if added else "removed")]
        case Kind.REORDERED:
            return _reordered(change)
        case Kind.NUMBER | Kind.REWORDED | Kind.QR:
            what = "QR code" if change.kind is Kind.QR else change.what or "text"
            what = noun(change) if change.kind is Kind.REWORDED else what
            return [Span(f"{_counted(change, what)}:"), *_reworded(change)]
        case Kind.MOVED:
            return [*_who(change), Span(direction(change.moved_mm or (0, 0))), *_name(change)]
        case Kind.RESIZED | Kind.REWRAPPED | Kind.RESTYLED | Kind.RECOLOURED | Kind.RETAGGED:
            return [*_who(change, ","), Span(f"{_MEASURED[change.kind]}:"), *_turned(before, after), *_name(change)]
        case Kind.REDRAWN if before != after:
            return [*_who(change), Span("another picture:"), *_turned(before, after)]
        case Kind.REDRAWN if change.what == "stacking order":
            return [Span("things overlap in another order")]
        case Kind.REDRAWN:
            return [*_who(change), *_name(change), Span("drawn differently")]
        case Kind.REPAINTED:
            look = "looks different" if change.times == 1 else "look different"
            told = [Span(f"{look}:"), *_turned(before, after)] if before != after else [Span(look)]
            return [*_who(change), *told, *_name(change)]


_MEASURED = {
    Kind.RESIZED: "size",
    Kind.REWRAPPED: "line breaks",
    Kind.RESTYLED: "style",
    Kind.RECOLOURED: "colour",
    Kind.RETAGGED: "for screen readers",
}


def phrase_plain(change: Change) -> str:
    """The phrase as one line of plain text: ``phone number: [-06 39 98 12 34-] {+06 39 98 12 35+}, du lundi au …``."""
    fences = {"removed": ("[-", "-]"), "added": ("{+", "+}")}
    told = ""
    for span in phrase(change):
        opening, closing = fences.get(span.mark, ("", ""))
        told += f"{opening}{span.text}{closing}{' ' * span.gap}"
    return told.rstrip()


def pages_of(change: Change) -> str:
    """Where a change shows: ``page 12``, ``pages 8–19``; ``old page 12`` when it is there no more."""
    gone = not change.pages_new
    pages = _pages(change.pages_old if gone else change.pages_new)
    return f"old {pages}" if gone and pages else pages


def direction(moved_mm: tuple[float, float]) -> str:
    """``2.0 mm lower``, ``0.2 mm to the left and 4.0 mm higher``."""
    dx, dy = moved_mm
    told = []
    if dx:
        told.append(f"{measure(dx)} to the {'right' if dx > 0 else 'left'}")
    if dy:
        told.append(f"{measure(dy)} {'lower' if dy > 0 else 'higher'}")
    return " and ".join(told)


def _pages(pages: tuple[int, ...]) -> str:
    return f"page{'s' * (len(pages) > 1)} {ranges(pages)}" if pages else ""


def _both(pages: tuple[int, ...]) -> str:
    return f"pages {pages[0]} and {pages[1]}" if len(pages) == 2 else _pages(pages) or "no page"


def _counted(change: Change, what: str) -> str:
    if change.times == 1:
        return what
    return f"{change.times} × {what}" if ", " in what else plural(change.times, what)


def _who(change: Change, after: str = "") -> list[Span]:
    """What it befalls: which sort of thing, how many of them, and the words of the first."""
    said = befallen(change)
    who = _counted(change, noun(change))
    return [Span(f"{who} (“{shortened(said, 28)}”){after}" if said else f"{who}{after}")]


def _name(change: Change) -> list[Span]:
    """The name of an item, for want of its words."""
    known = befallen(change) or noun(change) != noun(change, named_too=False)
    return [Span(f"({named(change.name)})", "faint")] if change.name and not known else []


def _layout(change: Change) -> list[Span]:
    before, after = change.before, change.after
    if not (before or after):
        return [Span(f"file changed: {change.name}")]
    if change.name in (before, after):
        return [Span("layout:"), *_turned(before, after)]
    if (change.origin_new or change.origin_old).startswith("pictograms:"):
        return [Span(f"{setting(change)}:"), *_edited(before, after)]
    where = change.where_new or change.where_old
    file = where.file.rpartition("/")[2].partition(".")[0] if where else ""
    return [Span(f"layout {file}, {change.name}:" if file else f"layout, {change.name}:"), *_edited(before, after)]


def _edited(before: str, after: str) -> list[Span]:
    """From one value to another, or how many edits there were where values would say too much."""
    return [Span(after)] if not before and re.fullmatch(r"\d+ edits?", after) else _turned(before, after)


def _reordered(change: Change) -> list[Span]:
    """The few that changed places in a list, each by what it comes after now; or both orders."""
    old, new = (said.split(LIST_SEPARATOR) for said in (change.before, change.after))
    if sorted(old) != sorted(new) or len(set(new)) < len(new):
        return [Span("order:"), *_turned(change.before, change.after)]
    best: dict[str, list[str]] = {}
    for word in new:  # the longest run that kept its order
        head = max((best[w] for w in best if old.index(w) < old.index(word)), key=len, default=[])
        best[word] = [*head, word]
    kept = max(best.values(), key=len)
    spans = [Span("order:")]
    after = dict(pairwise(new))
    before = {follower: word for word, follower in after.items()}
    for word in (word for word in new if word not in kept):
        place = f"now after “{shortened(before[word], 40)}”" if word in before else "now comes first"
        spans += [Span(f"“{shortened(word, 40)}”", "added"), Span(f"{place};")]
    spans[-1] = Span(spans[-1].text.rstrip(";"))
    return spans


def _turned(before: str, after: str) -> list[Span]:
    """From one value to another: word by word where the eye would search for the difference."""
    if before and after and max(len(before), len(after)) > 60:
        from recap_print.compare.words import hunks

        return _marked(hunks(before, after))
    return [Span(before or "none", "removed"), Span("→"), Span(after or "none", "added")]


def _reworded(change: Change) -> list[Span]:
    return _marked(change.hunks, whole_numbers=change.kind is Kind.NUMBER)


def _marked(hunks: tuple[Hunk, ...], whole_numbers: bool = False) -> list[Span]:
    return [Span(*stretch) for stretch in reworded(hunks, whole_numbers)]
