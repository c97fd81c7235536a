"""The spreads of the report, before and after: pictures in millimetres, with a box around all that changed."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence

from recap_print.compare.changes import Change, Changes
from recap_print.pdf.shot import Shot
from recap_print.report.html.boxes import Boxed, boxes
from recap_print.report.html.facing import Facing, Papers, Spread
from recap_print.report.html.frame import escaped
from recap_print.report.html.listed import names
from recap_print.report.html.marks import RANKS, mark, rank
from recap_print.report.phrases import phrase
from recap_print.units import number as mm

AROUND = 0.8
"""mm between ink and its box."""
FRAME = 2.0
"""mm between a page's trim and the box of a page that came, went or moved."""
_LABEL = 90


class Stage:
    """Draws spreads as HTML. ``spreads`` are all there are; only those that a change touches are drawn."""

    def __init__(
        self, changes: Changes, papers: Papers, spreads: Sequence[Spread], shown: Sequence[Sequence[int]]
    ) -> None:
        self._changes, self._papers, self._spreads = changes, papers, spreads
        self._names = names(changes)
        self._boxes = boxes(changes, papers)
        self._on: dict[int, list[int]] = {}
        for number, where in enumerate(shown, 1):
            for spread in where:
                self._on.setdefault(spread, []).append(number)

    def drawn(self) -> str:
        told = [self._spread(n, spread) for n, spread in enumerate(self._spreads, 1) if n in self._on]
        return "".join(told)

    def strip(self) -> str:
        """Every spread as a step of a ladder: those with changes can be gone to, and show their gravest level."""
        steps = "".join(self._step(n, spread) for n, spread in enumerate(self._spreads, 1))
        way = self._papers.direction.value
        return f'<nav class="strip" aria-label="Spreads"><ol dir="{way}" id="strip">{steps}</ol></nav>'

    def _step(self, number: int, spread: Spread) -> str:
        leaves = "".join(
            f'<i class="{"gone" if page.new is None else "come" if page.old is None else "kept"}"></i>'
            for page in (spread.left, spread.right)
            if page
        )
        label = _numbers([page.new or page.old or 0 for page in _reading(spread)])
        name = "n" if any(page.new for page in spread.pages) else "n gone"
        drawn = f'<span class="leaves" dir="ltr" aria-hidden="true">{leaves}</span><span class="{name}">{label}</span>'
        touching = self._on.get(number)
        if not touching:
            return f'<li class="same"><span class="unseen">no change: </span>{drawn}</li>'
        changes = list(self._changes)
        gravest = min((rank(changes[n - 1]) for n in touching), key=RANKS.index)
        count = f"{len(touching)} change{'s' * (len(touching) > 1)}, {gravest.title.lower()}"
        title = escaped(f"{self._title(spread)}: {count}")
        link = f'<a href="#s{number}" aria-label="{title}" title="{title}">'
        return f"<li>{link}{mark(gravest)}{drawn}</a></li>"

    def _title(self, spread: Spread) -> str:
        new = [page.new for page in _reading(spread) if page.new]
        old = [page.old for page in _reading(spread) if page.old]
        return _pages(new) if new else f"{_pages(old)} of {self._names[0]}"

    def _spread(self, number: int, spread: Spread) -> str:
        on = " ".join(f"c{n}" for n in self._on[number])
        sides = "".join(self._side(side, spread) for side in (0, 1))
        title = self._title(spread)
        return (
            f'<section class="spread" id="s{number}" data-changes="{on}" aria-labelledby="s{number}-title">'
            f'<h3 id="s{number}-title">{escaped(title[:1].upper() + title[1:])}</h3>'
            f'<div class="sides">{sides}</div></section>'
        )

    def _side(self, side: int, spread: Spread) -> str:
        of = self._names[side]
        pages = [n for page in _reading(spread) if (n := _on_side(page, side))]
        told = _pages(pages) if pages else f"not in {of}"
        word = ("Before", "After")[side]
        leaves, width, height = "", 0.0, 0.0
        for page in (spread.left, spread.right):
            if page:
                leaf, wide, high = self._leaf(side, page, width)
                leaves, width, height = leaves + leaf, width + wide, max(height, high)
        if spread.left and spread.right:
            leaves += self._spine(side, spread, width, height)
        name = escaped(f"{of}, {told}")
        return (
            f'<figure class="side {("old", "new")[side]}"><figcaption><b>{word}</b> {escaped(of)} · {told}'
            f'</figcaption><svg class="paper" viewBox="0 0 {mm(width)} {mm(height)}" role="group" aria-label="{name}">'
            f"{leaves}</svg></figure>"
        )

    def _leaf(self, side: int, page: Facing, x: float) -> tuple[str, float, float]:
        """One page at ``x``, with its width and height."""
        of = self._names[side]
        number = _on_side(page, side)
        shots = self._papers.shots[side]
        shot = shots.pages.get(number) if number else None
        width, height = (shot.width, shot.height) if shot else self._papers.trims[side]
        place = f'x="{mm(x)}" width="{mm(width)}" height="{mm(height)}"'
        middle = f'x="{mm(x + width / 2)}" y="{mm(height / 2)}"'
        if number is None:
            words = f'<text class="note" {middle}>not in {escaped(of)}</text>'
            return f'<rect class="absent" {place}/>{words}', width, height
        if shot is None:
            why = "cannot be shown" if shots.unseen else "no change of its own"
            words = f'<text class="note" {middle}>page {number}<tspan class="why" {middle} dy="7">{why}</tspan></text>'
            return f'<rect class="same" {place}/>{words}', width, height
        name = f'role="img" aria-label="{escaped(f"{of}, page {number}")}"'
        picture = f'<image {place} {name} preserveAspectRatio="none" {_source(shot)}/>'
        around = "".join(self._box(box, x, width, height) for box in self._boxes[side] if box.spot.page == number)
        return picture + around, width, height

    def _box(self, box: Boxed, x: float, width: float, height: float) -> str:
        r = box.spot.rect
        if r.width or r.height:
            left, top = max(0.4, r.x - AROUND), max(0.4, r.y - AROUND)
            right, foot = min(width - 0.4, r.right + AROUND), min(height - 0.4, r.bottom + AROUND)
        else:
            left, top, right, foot = FRAME, FRAME, width - FRAME, height - FRAME
        if right <= left or foot <= top:
            return ""
        words = f"{rank(box.change).title}: {in_short(box.change)}"
        words = words if len(words) <= _LABEL else words[: _LABEL - 1] + "…"
        label = escaped(words)
        frame = " frame" * (width - right + left < 2 * FRAME + 1 and height - foot + top < 2 * FRAME + 1)
        sort = f"box {rank(box.change).id}{frame}" + " aside" * box.aside
        return (
            f'<a href="#c{box.number}" class="{sort}" aria-label="{label}"><title>{label}</title>'
            f'<rect x="{mm(x + left)}" y="{mm(top)}" width="{mm(right - left)}" height="{mm(foot - top)}" rx=".6"/></a>'
        )

    def _spine(self, side: int, spread: Spread, width: float, height: float) -> str:
        """A fold where both pages lie open in their booklet; a gap where they are beside each other only here."""
        numbers = [n for page in _reading(spread) if (n := _on_side(page, side))]
        folded = len(numbers) < 2 or (numbers[0] % 2 == 0 and numbers[1] == numbers[0] + 1)
        half, way = mm(width / 2), "fold" if folded else "gap"
        return f'<line class="{way}" x1="{half}" x2="{half}" y1="0" y2="{mm(height)}"/>'


def in_short(change: Change) -> str:
    """A change on one line, without marks: what it was, and what it is."""
    if change.hunks and change.before and change.after:
        return f"{change.what or change.kind.value}: {change.before} → {change.after}"
    return "".join(span.text + " " * span.gap for span in phrase(change)).strip()


def _source(shot: Shot) -> str:
    """The picture itself, or where it is: then it is fetched when its spread is opened."""
    if shot.address:
        return f'data-href="{escaped(shot.address)}"'
    return f'href="data:image/jpeg;base64,{base64.b64encode(shot.data).decode()}"'


def _on_side(page: Facing, side: int) -> int | None:
    return (page.old, page.new)[side]


def _reading(spread: Spread) -> Iterator[Facing]:
    """The pages in the order they are read."""
    yield from sorted(spread.pages, key=lambda page: page.new or page.old or 0)


def _numbers(pages: Sequence[int]) -> str:
    if len(pages) == 2 and pages[1] == pages[0] + 1:
        return f"{pages[0]}–{pages[1]}"
    return " and ".join(map(str, pages))


def _pages(pages: Sequence[int]) -> str:
    return f"page{'s' * (len(pages) > 1)} {_numbers(pages)}"
