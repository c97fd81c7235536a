"""Locks and papers as lines of text that a line-by-line diff makes sense of.

One thing that people read, one line: words first, then in brackets where they stand (mm from the trim's top-left
corner, y down) and what they are set in. Page and section headings begin at the margin, so that git shows them above
each hunk. Nothing that only counts (page numbers, names of items) is told: it would change with every page inserted.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import assert_never

from recap_print.compare.papers.blocks import as_read
from recap_print.geometry import Rect, Segment
from recap_print.ink import Ink
from recap_print.pages.made import Lock
from recap_print.pages.model import Booklet, Box, Item, Line, Path, Picture, Qr, Role, Text
from recap_print.pdf.legible_model import Paper, PaperPage, Word
from recap_print.report.terminal import clean

SAME_LINE = 0.2
"""mm: words whose baselines are no farther apart stand on one line."""
_DIGITS = 12


def lock_as_text(lock: Lock) -> str:
    """A recorded booklet."""
    return _joined(_lock(lock))


def paper_as_text(paper: Paper) -> str:
    """The pages of a PDF. What cannot be told in words is told by a digest of how the page looks."""
    return _joined(_paper(paper))


def damaged_as_text(why: str, contents: str) -> str:
    """A file that cannot be read: why, and then what is in it, so that two of them still differ."""
    return _joined((why, *contents.splitlines()))


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{clean(line).rstrip()}\n" for line in lines)


def _lock(lock: Lock) -> Iterator[str]:
    b, s = lock.booklet, lock.booklet.stock
    yield f"Booklet {b.edition}: {b.title}"
    yield f"  author {b.author}"
    yield f"  language {b.language}, read {'left to right' if b.direction.value == 'ltr' else 'right to left'}"
    yield f"  layout {b.layout}"
    yield f"  trim {s.width:g} × {s.height:g} mm, bleed {s.bleed:g} mm"
    yield f"  safe outside {s.safe_outside:g}, head {s.safe_head:g}, foot {s.safe_foot:g}, inside {s.safe_inside:g} mm"
    yield from (f"  swatch {w.name}: C {w.c:g} M {w.m:g} Y {w.y:g} K {w.k:g}" for w in b.swatches)
    yield from (f"  {what} {digest[:_DIGITS]}" for what, digest in b.hashes)
    yield from (f"  set by {name} {version}" for name, version in lock.made.engine)
    if lock.made.reason:
        yield f"  accepted: {lock.made.reason}"
    for section in b.sections:
        yield f"Section {section.id}: {section.title} ({section.kind}, {section.pages} p.)"
    for page in b.pages:
        yield f"Page {page.id}"
        yield from (f"  {_item(item, b)}" for item in page.items)


def _item(item: Item, booklet: Booklet) -> str:
    tag = item.tag
    language = f" ({tag.language})" if tag.language != booklet.language else ""
    alt = f" {tag.alt}" if tag.alt else ""
    match item:
        case Text():
            styles = dict.fromkeys(f"{run.font} {run.size_pt:g} pt {_ink(run.ink)}" for run in item.runs)
            role = "" if tag.role is Role.PARAGRAPH else f"{tag.role.value}, "
            where = f"{_mm(item.x)} {_mm(item.y)}, width {_mm(item.width)}"
            return f"{item.text}{language}  [{role}{where}, {' + '.join(styles)}]"
        case Line():
            ends = f"{_mm(item.x1)} {_mm(item.y1)} to {_mm(item.x2)} {_mm(item.y2)}"
            dash = f", dashed {item.dash[0]:g} {item.dash[1]:g}" if item.dash else ""
            return f"line{alt}  [{ends}, {item.thickness:g} mm {_ink(item.ink)}{dash}]"
        case Box():
            radius = f", radius {item.radius:g}" if item.radius else ""
            return f"box{alt}  [{_rect(item.rect)}{_paint(item)}{radius}]"
        case Path():
            return f"drawing{alt}  [{_rect(item.rect)}{_paint(item)}, shape {_shape(item.segments, item.rect)}]"
        case Qr():
            return f"QR {item.payload}{alt}  [{_rect(item.rect)}, {len(item.rows)} modules, {_ink(item.ink)}]"
        case Picture():
            pixels = f"{item.pixels[0]} × {item.pixels[1]} px {item.space}"
            return f"picture {item.file}{alt}  [{_rect(item.rect)}, {pixels}, {item.sha256[:_DIGITS]}]"
        case _:
            assert_never(item)


def _paper(paper: Paper) -> Iterator[str]:
    form = paper.form
    yield f"PDF {form.version}, {len(paper.pages)} p."
    for what, said in (("made by", form.producer), ("made for", form.intent), ("colours", ", ".join(form.spaces))):
        if said:
            yield f"  {what} {said}"
    yield from (f"  font {font}" for font in form.fonts)
    yield from (f"  {trouble}" for trouble in paper.unread)
    for page in paper.pages:
        yield f"Page {page.number}"
        yield f"  trim {_mm(page.width)} × {_mm(page.height)} mm, bleed {_mm(page.bleed)} mm, {' '.join(page.boxes)}"
        yield from (f"  {_line(line)}" for line in _lines(page))
        yield f"  looks {page.digest[:_DIGITS]}"


def _lines(page: PaperPage) -> Iterator[list[Word]]:
    """Words as they are read, broken where the next stands elsewhere."""
    line: list[Word] = []
    for word in page.words:
        if line and (abs(word.y - line[-1].y) > SAME_LINE or word.x < line[-1].x):
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _line(words: list[Word]) -> str:
    first = words[0]
    styles = dict.fromkeys(f"{word.font} {round(word.size_pt, 1):g} pt {word.ink}".strip() for word in words)
    read = " ".join(words[n].text for n in as_read(words, list(range(len(words)))))
    return f"{read}  [{_mm(first.x)} {_mm(first.y)}, {' + '.join(styles)}]"


def _mm(length: float) -> str:
    """To 0.1 mm: what moves less is not worth a line."""
    return f"{round(length, 1) + 0.0:.1f}"


def _rect(rect: Rect) -> str:
    return f"{_mm(rect.x)} {_mm(rect.y)}, {_mm(rect.width)} × {_mm(rect.height)}"


def _ink(ink: Ink) -> str:
    return ink.swatch.name if ink.tint == 100 else f"{ink.swatch.name} {ink.tint:g} %"


def _paint(item: Box | Path) -> str:
    fill = f", fill {_ink(item.fill)}" if item.fill else ""
    return fill + (f", {item.thickness:g} mm {_ink(item.stroke)}" if item.stroke else "")


def _shape(segments: tuple[Segment, ...], rect: Rect) -> str:
    """A digest of a drawing that stays the same wherever it stands."""
    corner = (rect.x, rect.y)
    drawn = (f"{s.op}{[round(at - corner[i % 2], 1) + 0.0 for i, at in enumerate(s.at)]}" for s in segments)
    return f"{zlib.crc32(''.join(drawn).encode()):08x}"
