"""A story: one change to be told, with every difference on paper that it accounts for; and where stories are found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from recap_print.compare.causes import Cause
from recap_print.compare.changes import LEVELS, Change, Kind, Layer
from recap_print.compare.version import Version

SPOKEN = (Kind.NUMBER, Kind.QR, Kind.REWORDED)
"""What people read, said otherwise."""


@dataclass(slots=True)
class Story:
    """One change to be told: what it is, and every difference on paper that it accounts for."""

    cause: Cause | None = None
    head: Change | None = None
    said: list[Change] = field(default_factory=list)
    effects: list[Change] = field(default_factory=list)
    unexpected: bool = False


Places = dict[int, list[tuple[float, Story]]]
"""Stories by the new page they are told on, and how far down it."""


def places_of(stories: Iterable[Story]) -> Places:
    """On which new pages stories are told, and how far down."""
    places: Places = {}
    for story in stories:
        heads = [story.head] if story.head and story.head.layer is Layer.WORDS else []
        own = story.effects if story.cause and not story.cause.is_of_layout else []
        for change in (*heads, *story.said, *own):
            for spot in change.spots_new or change.spots_old:
                page = change.pages_new[0] if change.pages_new and not change.spots_new else spot.page
                places.setdefault(page, []).append((spot.rect.y, story))
    return places


def above(places: Places, change: Change) -> Story | None:
    """The story nearest above a change on its page, or else the first one on it."""
    on = [place for page in change.pages_new for place in places.get(page, ())]
    if not on:
        return None
    y = min((spot.rect.y for spot in change.spots_new), default=0.0)
    higher = [place for place in on if place[0] <= y]
    return max(higher, key=lambda p: p[0])[1] if higher else min(on, key=lambda p: p[0])[1]


def engine(old: Version, new: Version) -> Change | None:
    """What set the type, when that is known on both sides and differs."""
    if not (old.made and new.made):
        return None
    before, after = dict(old.made.engine), dict(new.made.engine)
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    if not names or not before or not after:
        return None
    told = [", ".join(f"{name} {of[name]}" for name in names if name in of) for of in (before, after)]
    return Change(Kind.ENGINE, LEVELS[Kind.ENGINE], name=", ".join(names), before=told[0], after=told[1])


def fonts_once(facts: Sequence[Change]) -> Iterator[Change]:
    """Facts, in which several font files of one family are one change."""
    fonts = [fact for fact in facts if fact.kind is Kind.FONTS]
    yield from (fact for fact in facts if fact.kind is not Kind.FONTS)
    if fonts:
        name = ", ".join(font.name for font in fonts)
        yield fonts[0] if len(fonts) == 1 else replace(fonts[0], name=name, times=len(fonts))


def showing(head: Change, effects: Sequence[Change]) -> Change:
    """A change that prints nothing by itself, with the places where what it entails shows."""
    return replace(
        head,
        pages_old=tuple(sorted({page for effect in effects for page in effect.pages_old})),
        pages_new=tuple(sorted({page for effect in effects for page in effect.pages_new})),
        spots_old=tuple(dict.fromkeys(spot for effect in effects for spot in effect.spots_old)),
        spots_new=tuple(dict.fromkeys(spot for effect in effects for spot in effect.spots_new)),
    )


def is_of_file(change: Change) -> bool:
    """Is it a picture of the same name that shows something else?"""
    return change.kind is Kind.REDRAWN and change.before == change.after != ""


def is_said(change: Change) -> bool:
    """Is it about words, numbers and codes, and not about lines and boxes alone?"""
    return change.layer is Layer.WORDS and not change.wordless
