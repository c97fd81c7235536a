"""Who accounts for what: every difference on paper is handed to one story."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from recap_print.compare.causes import Causes
from recap_print.compare.changes import LEVELS, Change, Kind, Layer
from recap_print.compare.claims import OF_SECTION_SIZE, PARTING, Claims
from recap_print.compare.find import Found
from recap_print.compare.gather import gather
from recap_print.compare.relaid import Relaid, Styled
from recap_print.compare.stories import (
    SPOKEN,
    Places,
    Story,
    above,
    engine,
    fonts_once,
    is_of_file,
    is_said,
    places_of,
    showing,
)
from recap_print.compare.version import LAYOUT, Version

_SIZING = (
    Kind.SECTION_ADDED,
    Kind.SECTION_REMOVED,
    Kind.SECTION_RESIZED,
    Kind.SECTION_SPLIT,
    Kind.SECTION_JOINED,
    Kind.PAGE_ADDED,
    Kind.PAGE_REMOVED,
)


class Teller:
    """Hands every difference to the story that accounts for it."""

    def __init__(self, old: Version, new: Version, causes: Causes) -> None:
        self._old, self._new, self._causes = old, new, causes
        self._claims = Claims(old, new, causes)
        self._stories: list[Story] = []
        self._by_cause: dict[int, Story] = {}
        self._relaid = Relaid(old, causes)
        known = old.made and new.made and old.made.declared and new.made.declared
        before, after = (dict(v.made.declared) if known and v.made else {} for v in (old, new))
        self._digests = bool(known)
        self._untouched = {id for id in before if before[id] == after.get(id)}
        every = {section.id for v in (old, new) for section in v.booklet.sections} | {""}
        self._untouched = every if causes.none else self._untouched
        self._unedited = every <= self._untouched

    def stories(self, found: Found, ids: Mapping[str, str], order: list[str]) -> list[Story]:
        """Every difference in exactly one story. ``ids`` are those of sections that were renamed, old to new."""
        for was, now in ids.items():
            self._renamed(was, now)
        relaid = any(fact.kind in (Kind.LAYOUT, Kind.FONTS) for fact in found.facts)
        for change in sorted(found.structure, key=lambda change: change.kind not in PARTING):
            if not self._follows(change) and not self._parted(change):
                story = self._head(change, self._claims.own(change))
                story.unexpected = self._unedited and not relaid
        for change in found.structure:
            if self._follows(change):
                self._of_sizes(change)
        for change in fonts_once(found.facts):
            self._of_fact(change)
        files = [change for change in found.content if is_of_file(change)]
        for head in gather(files, (), order):
            self._head(head).unexpected = True
        content = [change for change in found.content if change not in files]
        orphans = [[c for c in of if not self._adopted(c)] for of in (content, found.furniture)]
        self._words(orphans, order)
        self._looks([change for of in orphans for change in of if not is_said(change)])
        self._stories = [story for story in self._stories if not self._is_said_better(story)]
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

    def _is_said_better(self, story: Story) -> bool:
        """Is it a file that changed, of which another story tells what: a colour, the bleed?"""
        bare = story.head and story.head.kind is Kind.LAYOUT and not story.head.before and not story.effects
        others = (s.head for s in self._stories if s is not story and s.head)
        return bool(bare) and any(head.origin_new.startswith(LAYOUT) and head.before for head in others)

    def _of(self, nth: int) -> Story:
        """The story of an edit."""
        if nth not in self._by_cause:
            self._by_cause[nth] = Story(self._causes.all[nth])
            self._stories.append(self._by_cause[nth])
        return self._by_cause[nth]

    def _adopted(self, change: Change) -> bool:
        """Does an edit account for this difference by its own path?"""
        nth = self._causes.of_sign(change)
        nth = self._causes.of(change) if nth is None else nth
        if change.kind is Kind.RESTYLED and nth is not None:  # what a declaration says changes no style of type
            nth = next(iter(self._relaid.fitting(change)), nth)
        if nth is None:
            return False
        story = self._of(nth)
        (story.said if is_said(change) else story.effects).append(change)
        return True

    def _words(self, orphans: list[list[Change]], order: list[str]) -> None:
        """Words that no edit accounts for by its own path."""
        content, furniture = ([c for c in of if is_said(c)] for of in orphans)
        if self._causes.known:
            places = places_of(self._stories)
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
        places = places_of(self._stories)
        rest: list[Change] = []
        apart = {_step(change) for change in left if not self._above(places, change)}
        styled: Styled = {}
        for change in sorted(left, key=lambda change: change.kind not in (Kind.RESTYLED, Kind.RECOLOURED)):
            story = self._suited(change, styled)
            beside = self._above(places, change)
            if beside and _step(change) not in apart and change.kind not in (Kind.RESTYLED, Kind.RECOLOURED):
                story = beside  # nothing goes this way where nothing was edited: it makes room for what was
            story = story or beside
            if story is None and self._causes.known:
                story = self._by_default(change)
            story = story or self._in_section(change) or self._file_story() or self._fonts_story()
            if story:
                story.effects.append(change)
            else:
                rest.append(change)
        surprising = [c for c in rest if c.section in self._untouched]
        self._edited([c for c in rest if c.section not in self._untouched])
        if surprising and not self._causes.known and (upgrade := engine(self._old, self._new)):
            story = self._head(upgrade)
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

    def _suited(self, change: Change, styled: Styled | None = None) -> Story | None:
        nth = self._relaid.edit_for(change, styled)
        return None if nth is None else self._of(nth)

    def _above(self, places: Places, change: Change) -> Story | None:
        """The story nearest above on the page, unless the section is known not to have been edited."""
        if change.section in self._untouched and not self._causes.known:
            return None
        return above(places, change)

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


def _step(change: Change) -> tuple[Kind, tuple[float, float] | None, str]:
    """Which way something went, or what became of its size: the same for all that one edit of a layout moves."""
    sized = f"{change.before} → {change.after}" if change.kind is Kind.RESIZED else ""
    return change.kind, change.moved_mm, sized
