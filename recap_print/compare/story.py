"""Compare two versions: every change once, at the highest layer that explains it, with what it entails on paper.

Differences found on paper are handed to whatever accounts for them: the edit of a declaration first, then what
happened to sections and pages, then a change higher up on the same page, then the layout, then fonts, then the
programs that set the type. What is left is unexpected.
"""

from __future__ import annotations

from dataclasses import replace

from recap_print.compare.causes import Cause, Causes, in_words
from recap_print.compare.changes import LEVELS, Change, Changes, Kind, Level, Side
from recap_print.compare.find import find
from recap_print.compare.gather import gather, in_order
from recap_print.compare.ids import fields_renamed, renamed, renames
from recap_print.compare.pairs import parts
from recap_print.compare.stories import SPOKEN, Story, showing
from recap_print.compare.teller import Teller
from recap_print.compare.trees import Doing
from recap_print.compare.version import Version
from recap_print.pages.model import Booklet

SETTING_LEVELS = {"copies": Level.NOTABLE, "pages": Level.NOTABLE}
"""Values that weigh more than others although nothing on paper says them."""
SIGNS = ("color", "pictogram")
"""What people find a section by: where it shows on paper, another one is NOTABLE however small it is."""
UNSAID = "default"
"""What a value is called where it was left to its default."""


def compare(old: Booklet, new: Booklet) -> Changes:
    """Every change between two booklets of which nothing but the pages is known."""
    return tell(Version("", old), Version("", new))


def tell(old: Version, new: Version) -> Changes:
    """Every change from ``old`` to ``new``. No difference that was declared or that prints, no change."""
    ids = renames(parts(old.booklet), parts(new.booklet))
    causes = Causes(old, new)
    found = find(renamed(fields_renamed(old.booklet, causes.renamed_fields()), ids), new.booklet)
    order = [s.id for s in new.booklet.sections]
    order += [s.id for s in old.booklet.sections if s.id not in order]
    stories = Teller(old, new, causes).stories(found, ids, order)
    told = (causes.where(_told(story, order)) for story in stories)
    return Changes(_side(old), _side(new), in_order(told, order))


def _side(version: Version) -> Side:
    b = version.booklet
    return Side(b.edition, b.title, len(b.pages), b.sections, version.name)


def _told(story: Story, order: list[str]) -> Change:
    """A story as one change; what its edit changed beside its first words is among its effects."""
    said, effects = list(gather(story.said, (), order)), list(gather(story.effects, (), order))
    head = story.head
    if head is None:
        assert story.cause is not None, "a story has a head, or an edit to be told by"
        head, said, effects = _of_edit(story.cause, said, effects)
    entailed = (*said, *effects)
    level = min([head.level, *(effect.level for effect in entailed)])
    return replace(head, level=level, effects=entailed, unexpected=story.unexpected)


def _of_edit(cause: Cause, said: list[Change], effects: list[Change]) -> tuple[Change, list[Change], list[Change]]:
    """What an edit is told as: the words it changed, or what it set."""
    edit = cause.edit
    old, new = cause.paths
    spoken = [change for change in said if change.kind in SPOKEN or change.kind is Kind.REORDERED]
    if edit.is_matter:
        spoken = spoken or said
    elif edit.is_words and not said:
        own = [effect for effect in effects if (effect.origin_old, effect.origin_new) == (old, new)]
        spoken = (own or effects)[:1]
    if spoken:
        head = min(spoken, key=lambda change: (change.level, list(Kind).index(change.kind)))
        rest = [change for change in said if change is not head], [change for change in effects if change is not head]
        return replace(head, origin_old=old or head.origin_old, origin_new=new or head.origin_new), *rest
    kind = {Doing.RENAMED: Kind.ID, Doing.REORDERED: Kind.REORDERED}.get(edit.doing, Kind.SETTING)
    if cause.is_of_layout:
        kind = Kind.LAYOUT
    level = LEVELS[kind] if cause.is_of_layout else SETTING_LEVELS.get(edit.name, LEVELS[kind])
    if edit.name.endswith(SIGNS) and not cause.is_of_layout and (said or effects):
        level = min(level, Level.NOTABLE)
    name = edit.name.removeprefix("sections.")
    said_before, said_after = in_words(edit.before), in_words(edit.after)
    ends = (said_before or UNSAID, said_after or UNSAID) if said_before or said_after else ("", "")
    what = cause.sort if kind is Kind.ID else ""
    head = Change(kind, level, cause.section, name, what, *ends, origin_old=old, origin_new=new)
    return showing(head, (*said, *effects)), said, effects
