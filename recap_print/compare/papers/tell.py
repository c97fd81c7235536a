"""Everything that changed between two papers, each thing once: pages, words, places, looks, and then the picture."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from recap_print.compare.changes import LEVELS, Change, Changes, Form, Kind, Level, Spot
from recap_print.compare.papers.fit import Fit
from recap_print.compare.papers.form import forms
from recap_print.compare.papers.judge import Judged, Setting, judge
from recap_print.compare.papers.leaf import Leaf, Sheaf, key, within
from recap_print.compare.papers.lost import lost
from recap_print.compare.papers.lying import Pair, bared, lie_of, resizes, scaled, shifted, step, upon
from recap_print.compare.papers.mirror import mirrored, turned_about
from recap_print.compare.papers.pairing import pair_leaves
from recap_print.compare.papers.pictured import folded, pictured
from recap_print.compare.papers.retell import retold
from recap_print.compare.papers.turn import turns
from recap_print.compare.version import LAYOUT
from recap_print.geometry import Rect
from recap_print.pdf.legible_model import Job, Looked, View
from recap_print.pdf.matrix import times
from recap_print.units import ranges

MASK_MM = 0.6
"""Around words that are explained, what their antialiased rims and strokes reach."""


class Comparison:
    """Two sides compared, but for the pictures of some pages: ``jobs`` says which those are, ``told`` takes what was
    seen there. ``lies`` is how the sheets of one side lay upon the pages of the other, from old to new."""

    def __init__(self, old: Sheaf, new: Sheaf, lies: Fit | None = None) -> None:
        old, new = retold(old, new)
        self._asked_old, self._asked_new = old, new
        self._about = turned_about(old, new)
        if self._about:
            old, new = new, old
        kept, moved = pair_leaves(old, new)
        self._kept, self._moved = kept, moved
        pairs = [(old.leaves[i], new.leaves[j]) for i, j in sorted(kept + moved, key=lambda pair: pair[1])]
        self._lie = lie_of(pairs)
        self._fit = self._lie.fit
        lain = [(before, upon(after, self._fit)) for before, after in pairs]
        pairs = list(map(_cut, lain))
        self._old, self._new = old, new
        seen = Fit() if self._lie.shifted else self._fit.inverse if self._about else self._fit
        self._shown = lies if lies and not lies.is_still else seen
        self._silent = old.is_silent or new.is_silent
        self.rough = old.is_silent != new.is_silent
        self.learn = old.form.spaces != new.form.spaces
        self._loose = (
            any(a.view.matrix != b.view.matrix for a, b in pairs)
            or old.form.producer != new.form.producer
            or not self._fit.is_still
        )
        self._turns = turns(pairs)
        self._steps = [Fit() if turn else step(*pair) for pair, turn in zip(lain, self._turns, strict=True)]
        stepped = zip(lain, pairs, self._steps, strict=True)
        self._pairs = [pair if by.is_still else _cut((one, upon(other, by))) for (one, other), pair, by in stepped]
        self._lost = [None if self._silent else lost(*pair, old, new, _opening) for pair in self._pairs]
        self._judged = [Judged((), ()) if self._silent else one for one in self._judge()]
        self._asked = [nth for nth in range(len(self._pairs)) if self._must_look(nth)]
        self.jobs = [self._job(nth) for nth in self._asked]

    @property
    def data(self) -> tuple[bytes, bytes]:
        """The two files that ``jobs`` speak of, in their order."""
        return self._old.data, self._new.data

    def told(self, looked: list[Looked], unread: Iterable[str] = ()) -> Changes:
        """Every change. ``looked`` answers ``jobs``, one by one."""
        changes = [*resizes(self._lie, len(self._pairs)), *self._pages(), *self._shifts()]
        changes += (change for page in self._judged for change in page.changes)
        for nth, seen in zip(self._asked, looked, strict=True):
            changes += pictured(*self._pairs[nth], seen, self._old, self._new)
        changes = list(_gathered(folded(changes)))
        if self._about:
            changes = list(map(mirrored, changes))
        if self._lie.grown and not any(change.kind is Kind.FACT and change.name == "trim" for change in changes):
            changes.append(scaled(self._shown))
        form = forms(self._asked_old, self._asked_new, self._shown)
        side = 0 if self._about else 1
        lost = [
            pair[side].number for pair, turn in zip(self._pairs, self._turns, strict=True) if turn and not turn.known
        ]
        if lost:
            why = f"pages {ranges(sorted(lost))} changed sides of the spread, with too few words to lay them by"
            unread = (*unread, f"{why}: their pictures")
        form += tuple(Form("not compared", "", "", why) for why in unread)
        return Changes(self._asked_old.side, self._asked_new.side, tuple(_sorted(changes)), form)

    def _judge(self) -> Iterator[Judged]:
        follows = {before.number: after.number for before, after in self._pairs}
        alike = [(a, b) for a, b in self._pairs if a.digest != b.digest or not a.digest]
        inks = {} if self._silent else _became(alike, "ink")
        if not self.learn:
            inks = {ink: ink for ink in inks}
        fonts = _became(alike, "font")
        for (before, after), turn, gone in zip(self._pairs, self._turns, self._lost, strict=True):
            if gone or before.is_unread or (before.digest and before.digest == after.digest):
                yield Judged((gone,) if gone else (), ())
                continue
            yield judge(before, after, Setting(self._old, self._new, follows, inks, fonts, turn))

    def _must_look(self, nth: int) -> bool:
        before, after = self._pairs[nth]
        if self._lost[nth] or (before.digest and before.digest == after.digest):
            return False
        turn = self._turns[nth]
        if turn and not turn.known:
            return False
        return bool(self._old.data and self._new.data and before.width and after.width)

    def _job(self, nth: int) -> Job:
        before, after = self._pairs[nth]
        masks = [rect.inset(*(-MASK_MM,) * 4) for rect in self._judged[nth].explained]
        turn = self._turns[nth]
        if turn:  # what hangs on the outer margin is mirrored, and content moves past it
            side = before.width / 8
            masks += [Rect(x, 0.0, side, before.height) for x in (0.0, before.width - side)]
        by = self._steps[nth]
        shift = (1.0, 0.0, 0.0, 1.0, turn.right if turn else by.right, by.lower)
        masks += bared(before, by.right, by.lower)
        if self._lie.shifted:
            masks += bared(before, self._fit.right, self._fit.lower)
        edge = max(before.blind, after.blind)
        if edge:
            masks += [Rect(x, 0.0, edge, before.height) for x in (0.0, before.width - edge)]
        seen = times(times(shift, self._fit.matrix), after.view.matrix)
        return Job(
            before.view,
            View(after.view.number, seen),
            before.width,
            before.height,
            tuple(masks),
            self._loose or bool(turn) or not by.is_still,
        )

    def _shifts(self) -> Iterator[Change]:
        if self._lie.shifted:
            yield shifted(self._pairs, self._fit)
        for pair, by in zip(self._pairs, self._steps, strict=True):
            if not by.is_still:
                yield shifted([pair], by)

    def _pages(self) -> Iterator[Change]:
        paired = [{pair[side] for pair in self._kept + self._moved} for side in (0, 1)]
        for nth, leaf in enumerate(self._old.leaves):
            if nth not in paired[0]:
                yield self._page(Kind.PAGE_REMOVED, leaf, None)
        for nth, leaf in enumerate(self._new.leaves):
            if nth not in paired[1]:
                yield self._page(Kind.PAGE_ADDED, None, leaf)
        for i, j in self._moved:
            yield self._page(Kind.PAGE_MOVED, self._old.leaves[i], self._new.leaves[j])

    def _page(self, kind: Kind, old: Leaf | None, new: Leaf | None) -> Change:
        """A page that one side lacks, or that stands elsewhere."""
        leaves = [leaf for leaf in (new, old) if leaf]
        origins = [_opening(old), _opening(new)]
        spots = [(Spot(leaf.number, Rect(0.0, 0.0, leaf.width, leaf.height)),) if leaf else () for leaf in (old, new)]
        return Change(
            kind,
            LEVELS[kind],
            next((leaf.section for leaf in leaves if leaf.section), ""),
            next((leaf.id for leaf in leaves if leaf.id), f"page {leaves[0].number}"),
            "page",
            pages_old=(old.number,) if old else (),
            pages_new=(new.number,) if new else (),
            origin_old=origins[0],
            origin_new=origins[1],
            where_old=self._old.where(origins[0]),
            where_new=self._new.where(origins[1]),
            spots_old=spots[0],
            spots_new=spots[1],
        )


def _opening(leaf: Leaf | None) -> str:
    """What asked for the first words of a page that are its own."""
    return next((origin for origin in leaf.origins if origin and not origin.startswith(LAYOUT)), "") if leaf else ""


def _cut(pair: Pair) -> Pair:
    """Both pages with those of their words that are their own."""
    one, other = pair
    return within(one, _trim(other, one)), within(other, _trim(one, other))


def _trim(other: Leaf, own: Leaf) -> Rect:
    """Where words are a page's own: its trim, or the other's where its file does not say it."""
    leaf = own if own.trimmed or not other.trimmed else other
    return Rect(0.0, 0.0, leaf.width, leaf.height)


def _became(pairs: list[tuple[Leaf, Leaf]], what: str) -> dict[str, str]:
    """What each ink or font of the old paper became in the new one, in most of the words that both have."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for old, new in pairs:
        words = {(key(w.text), round(w.x), round(w.y)): w for w in new.words}
        for word in old.words:
            twin = words.get((key(word.text), round(word.x), round(word.y)))
            if twin:
                seen[getattr(word, what)][getattr(twin, what)] += 1
    return {name: found.most_common(1)[0][0] for name, found in seen.items()}


def _gathered(changes: Iterable[Change]) -> Iterator[Change]:
    """What is the same in several places, once."""
    groups: dict[tuple[object, ...], list[Change]] = {}
    for change in changes:
        k: tuple[object, ...] = (change.kind, change.level, change.before, change.after, change.moved_mm)
        if change.kind in (Kind.PAGE_ADDED, Kind.PAGE_REMOVED, Kind.PAGE_MOVED):
            k = (*k, change.name, change.pages_old, change.pages_new)
        elif change.kind is Kind.REPAINTED:  # as a stamp on many pages, whatever it is on
            k = k if change.level is Level.CRITICAL else (change.kind, change.level)
            k = (*k, tuple(round(side) for s in change.spots_new for side in (s.rect.x, s.rect.y, s.rect.width)))
        groups.setdefault(k, []).append(change)
    for group in groups.values():
        first = group[0]
        if len(group) == 1:
            yield first
            continue
        yield replace(
            first,
            section=_shared(change.section for change in group),
            name=_shared(change.name for change in group),
            what=_shared(change.what for change in group),
            before=_shared(change.before for change in group),
            after=_shared(change.after for change in group),
            pages_old=tuple(sorted({page for change in group for page in change.pages_old})),
            pages_new=tuple(sorted({page for change in group for page in change.pages_new})),
            times=sum(change.times for change in group),
            spots_old=tuple(spot for change in group for spot in change.spots_old),
            spots_new=tuple(spot for change in group for spot in change.spots_new),
            effects=tuple(effect for change in group for effect in change.effects),
        )


def _shared(values: Iterable[str]) -> str:
    found = set(values)
    return found.pop() if len(found) == 1 else ""


def _sorted(changes: Iterable[Change]) -> list[Change]:
    kinds = {kind: nth for nth, kind in enumerate(Kind)}
    return sorted(
        changes,
        key=lambda c: (c.level, (c.pages_new or c.pages_old)[:1], kinds[c.kind], c.name, c.before, c.after),
    )
