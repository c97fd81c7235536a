"""Who accounts for what: every difference on paper is handed to one story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from recap_print.compare.causes import LAYOUT, Cause, Causes, suits
from recap_print.compare.changes import LEVELS, Change, Kind, Layer
from recap_print.compare.claims import OF_SECTION_SIZE, PARTING, Claims
from recap_print.compare.find import Found
from recap_print.compare.gather import gather
from recap_print.compare.version import Version

SPOKEN = (Kind.NUMBER, Kind.QR, Kind.REWORDED)
"""What people read, said otherwise."""
_SIZING = (
    Kind.SECTION_ADDED,
    Kind.SECTION_REMOVED,
    Kind.SECTION_RESIZED,
    Kind.SECTION_SPLIT,
    Kind.SECTION_JOINED,
    Kind.PAGE_ADDED,
    Kind.PAGE_REMOVED,
)


@dataclass(slots=True)
class Story:
    """One change to be told: what it is, and every difference on paper that it accounts for."""

    cause: Cause | None = None
    head: Change | None = None
    said: list[Change] = field(default_factory=list)
    effects: list[Change] = field(default_factory=list)
    unexpected: bool = False


class Teller:
    """Hands every difference to the story that accounts for it."""

    def __init__(self, old: Version, new: Version, causes: Causes) -> None:
        self._old, self._new, self._causes = old, new, causes
        self._claims = Claims(old, new, causes)
        self._stories: list[Story] = []
        self._by_cause: dict[int, Story] = {}
        self._layout = [nth for nth, cause in enumerate(causes.all) if cause.is_of_layout]
        known = old.made and new.made and old.made.declared and new.made.declared
        before, after = (dict(v.made.declared) if known and v.made else {} for v in (old, new))
        self._digests = bool(known)
        self._untouched = {id for id in before if before[id] == after.get(id)}
        if causes.none:
            self._untouched = {section.id for v in (old, new) for section in v.booklet.sections} | {""}

    def stories(self, found: Found, ids: Mapping[str, str], order: list[str]) -> list[Story]:
        """Every difference in exactly one story. ``ids`` are those of sections that were renamed, old to new."""
        for was, now in ids.items():
            self._renamed(was, now)
        for change in sorted(found.structure, key=lambda change: change.kind not in PARTING):
            if not self._follows(change) and not self._parted(change):
                self._head(change, self._claims.own(change))
        for change in found.structure:
            if self._follows(change):
                self._of_sizes(change)
        for change in _fonts_once(found.facts):
            self._of_fact(change)
        files = [change for change in found.content if _is_of_file(change)]
        for head in gather(files, (), order):
            self._head(head).unexpected = True
        everything = [(change, False) for change in found.content if change not in files] + [
            (change, True) for change in found.furniture
        ]
        orphans = [[c for c, runs in everything if runs is on and not self._adopted(c)] for on in (False, True)]
        self._words(orphans, order)
        self._looks([change for of in orphans for change in of if not _is_said(change)])
        versions = self._old.booklet.edition != self._new.booklet.edition
        for nth, cause in enumerate(self._causes.all):
            if nth not in self._by_cause and not (versions and cause.edit.name == "id"):
                self._stories.append(Story(cause))
        return self._stories

    def _renamed(self, was: str, now: str) -> None:
        sides = ((was, self._old), (now, self._new))
        origins = [f"sections[{i}].id" for id, v in sides for i, s in enumerate(v.booklet.sections) if s.id == id]
        change = Change(Kind.ID, LEVELS[Kind.ID], now, now, "section", was, now)
        change = replace(change, origin_old=origins[0], origin_new=origins[1])
        self._head(change, self._claims.exact(change))

    def _head(self, change: Change, causes: Iterable[int] = ()) -> Story:
        """A story of its own, which tells these edits too."""
        story = Story(head=change)
        for nth in causes:
            self._by_cause.setdefault(nth, story)
        self._stories.append(story)
        return story

    def _follows(self, change: Change) -> bool:
        """Is it a section that takes what the others leave, or that its template makes longer: not edited itself?"""
        return self._causes.known and change.kind in OF_SECTION_SIZE and not self._claims.own(change)

    def _parted(self, change: Change) -> bool:
        """Is it the new size of a section that was split, or joined with another?"""
        parted = (s for s in self._stories if s.head and s.head.kind in PARTING and s.head.section == change.section)
        story = next(parted, None) if change.kind is Kind.SECTION_RESIZED else None
        if story:
            self._by_cause.update(dict.fromkeys(self._claims.own(change), story))
            story.effects.append(change)
        return story is not None

    def _of_sizes(self, change: Change) -> None:
        """A section that was not edited is longer or shorter for what was: its template, other sections, the total."""
        templates = self._claims.of_template(change, self._by_cause)
        if templates:
            old, new = self._causes.all[templates[0]].paths
            self._head(replace(change, origin_old=old, origin_new=new), templates)
            return
        of_size = (s for s in self._stories if s.head and s.head.kind in _SIZING)
        pages = next((n for n, cause in enumerate(self._causes.all) if cause.edit.name == "pages"), None)
        story = next(of_size, None) or (self._of(pages) if pages is not None else None)
        if story:
            story.effects.append(change)
        else:
            self._head(change)

    def _of_fact(self, change: Change) -> None:
        below = self._causes.below(change.origin_old, change.origin_new)
        of_files = change.kind is Kind.LAYOUT and not change.before
        if of_files and any(cause.prefix and change.origin_new == cause.prefix for cause in self._causes.all):
            return  # the file's own edits say it better
        story = self._head(change, below)
        story.unexpected = change.kind is Kind.FONTS and not below

    def _of(self, nth: int) -> Story:
        """The story of an edit."""
        if nth not in self._by_cause:
            self._by_cause[nth] = Story(self._causes.all[nth])
            self._stories.append(self._by_cause[nth])
        return self._by_cause[nth]

    def _adopted(self, change: Change) -> bool:
        """Does an edit account for this difference by its own path?"""
        nth = self._causes.of(change)
        if nth is None:
            return False
        if change.kind in (Kind.RESTYLED, Kind.RECOLOURED) and self._causes.all[nth].edit.is_words:
            nth = next((n for n in self._layout if suits(self._causes.all[n], change)), nth)  # words change no style
        story = self._of(nth)
        (story.said if _is_said(change) else story.effects).append(change)
        return True

    def _words(self, orphans: list[list[Change]], order: list[str]) -> None:
        """Words that no edit accounts for by its own path."""
        content, furniture = ([c for c in of if _is_said(c)] for of in orphans)
        if self._causes.known:
            places = self._places()
            for change in content + furniture:
                if story := self._above(places, change) or self._by_default(change):
                    story.effects.append(change)
                else:
                    self._head(change)
            return
        spoken: dict[tuple[str, str], Story] = {}
        for head in gather(content, furniture, order):
            declared = head.section, head.origin_new
            if head.kind in SPOKEN and declared in spoken:  # one number, in words and in a QR code
                spoken[declared].effects.append(head)
                continue
            story = self._head(head)
            if head.kind in SPOKEN and not head.origin_new.startswith(LAYOUT):
                spoken[declared] = story
            of_layout = head.origin_new.startswith(LAYOUT) and self._file_story()
            story.unexpected = not of_layout and head.section in self._untouched

    def _by_default(self, change: Change) -> Story | None:
        """What accounts for a difference between two versions set by the same programs, when nothing near it does."""
        return (
            self._in_section(change)
            or self._suited(change)
            or self._file_story()
            or self._fonts_story()
            or next(iter(self._stories), None)
            or (self._of(0) if self._causes.all else None)
        )

    def _looks(self, left: list[Change]) -> None:
        """Where things stand and how they look, when no edit of theirs accounts for it."""
        places = self._places()
        rest: list[Change] = []
        for change in left:
            story = self._suited(change) or self._above(places, change)
            if story is None and self._causes.known:
                story = self._by_default(change)
            story = story or self._in_section(change) or self._file_story() or self._fonts_story()
            if story:
                story.effects.append(change)
            else:
                rest.append(change)
        surprising = [c for c in rest if c.section in self._untouched]
        self._edited([c for c in rest if c.section not in self._untouched])
        if surprising and (engine := self._engine()):
            story = self._head(engine)
            story.effects += surprising
            story.unexpected = True
            return
        for head in gather(surprising, (), []):
            self._head(head).unexpected = True

    def _edited(self, left: list[Change]) -> None:
        """Looks of sections that were edited, as their digests say, or of which nothing is known."""
        if not self._digests:
            for head in gather(left, (), []):
                self._head(head)
            return
        for section in dict.fromkeys(change.section for change in left):
            own = [change for change in left if change.section == section]
            path = f"sections[{next((i for i, s in enumerate(self._new.booklet.sections) if s.id == section), 0)}]"
            edited = Change(Kind.SETTING, LEVELS[Kind.SETTING], section, section, origin_new=path)
            self._head(showing(edited, own)).effects += own

    def _suited(self, change: Change) -> Story | None:
        nth = next((nth for nth in self._layout if suits(self._causes.all[nth], change)), None)
        return None if nth is None else self._of(nth)

    def _places(self) -> dict[int, list[tuple[float, Story]]]:
        """On which new pages stories are told, and how far down."""
        places: dict[int, list[tuple[float, Story]]] = {}
        for story in self._stories:
            heads = [story.head] if story.head and story.head.layer is Layer.WORDS else []
            own = story.effects if story.cause and not story.cause.is_of_layout else []
            for change in (*heads, *story.said, *own):
                for spot in change.spots_new or change.spots_old:
                    page = change.pages_new[0] if change.pages_new and not change.spots_new else spot.page
                    places.setdefault(page, []).append((spot.rect.y, story))
        return places

    def _above(self, places: dict[int, list[tuple[float, Story]]], change: Change) -> Story | None:
        """The story nearest above on the page, or else the first one on it."""
        on = [place for page in change.pages_new for place in places.get(page, ())]
        if not on or (change.section in self._untouched and not self._causes.known):
            return None
        y = min((spot.rect.y for spot in change.spots_new), default=0.0)
        above = [place for place in on if place[0] <= y]
        return max(above, key=lambda p: p[0])[1] if above else min(on, key=lambda p: p[0])[1]

    def _in_section(self, change: Change) -> Story | None:
        """A story of the section as a whole: pages that came or went, or an edit somewhere in it."""
        for story in self._stories:
            if story.head and story.head.layer is Layer.STRUCTURE and story.head.section == change.section:
                return story
        if change.section in self._untouched:
            return None
        if self._causes.known:
            own = (n for n, c in enumerate(self._causes.all) if c.section and c.section == change.section)
            nth = next(own, None)
            return None if nth is None else self._of(nth)
        return None

    def _file_story(self) -> Story | None:
        return next((s for s in self._stories if s.head and s.head.kind is Kind.LAYOUT), None)

    def _fonts_story(self) -> Story | None:
        return next((s for s in self._stories if s.head and s.head.kind is Kind.FONTS), None)

    def _engine(self) -> Change | None:
        """What set the type, when that is known on both sides and differs."""
        if not (self._old.made and self._new.made) or self._causes.known:
            return None
        before, after = dict(self._old.made.engine), dict(self._new.made.engine)
        names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
        if not names or not before or not after:
            return None
        told = [", ".join(f"{name} {of[name]}" for name in names if name in of) for of in (before, after)]
        return Change(Kind.ENGINE, LEVELS[Kind.ENGINE], name=", ".join(names), before=told[0], after=told[1])


def _fonts_once(facts: Sequence[Change]) -> Iterator[Change]:
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


def _is_of_file(change: Change) -> bool:
    """Is it a picture of the same name that shows something else?"""
    return change.kind is Kind.REDRAWN and change.before == change.after != ""


def _is_said(change: Change) -> bool:
    return change.layer is Layer.WORDS
