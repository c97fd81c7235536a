"""Laws of telling: nothing of nothing, and the same story from either side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from families import every_edit, spread
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from ledger import Books, Edit

from recap_print.compare.changes import Change, Kind
from recap_print.compare.story import tell

MIRRORED = {
    Kind.SECTION_ADDED: Kind.SECTION_REMOVED,
    Kind.SECTION_SPLIT: Kind.SECTION_JOINED,
    Kind.PAGE_ADDED: Kind.PAGE_REMOVED,
    Kind.PAGE_SPLIT: Kind.PAGE_JOINED,
    Kind.ITEM_ADDED: Kind.ITEM_REMOVED,
}
MIRRORED |= {b: a for a, b in MIRRORED.items()}
LOSABLE = frozenset(
    {Kind.SECTION_ADDED, Kind.SECTION_REMOVED, Kind.PAGE_ADDED, Kind.PAGE_REMOVED, Kind.SECTION_RESIZED}
)
"""Losing it is graver than winning it; and so is whatever entails that."""


@cache
def valid_edits() -> tuple[list[Edit], Books]:
    return [edit for edits in spread(every_edit()).values() for edit in edits[:12]], Books()


def edits() -> st.SearchStrategy[int]:
    return st.integers(0, len(valid_edits()[0]) - 1)


def face(change: Change) -> tuple[object, ...]:
    """What a change says that either side says alike, but for which of them is old."""
    return (
        change.kind,
        change.level if not may_be_lost(change) else None,
        change.before,
        change.after,
        change.pages_old,
        change.pages_new,
        change.where_old and change.where_old.line,
        change.where_new and change.where_new.line,
        change.times,
        change.unexpected,
    )


def mirrored(change: Change) -> tuple[object, ...]:
    kind, level, before, after, pages_old, pages_new, line_old, line_new, *rest = face(change)
    assert isinstance(kind, Kind)
    return (MIRRORED.get(kind, kind), level, after, before, pages_new, pages_old, line_new, line_old, *rest)


def entailed(changes: Iterable[Change]) -> Iterator[Change]:
    """Every effect, at any depth: where several causes meet, either may be told to have it."""
    for change in changes:
        yield from change.effects
        yield from entailed(change.effects)


def may_be_lost(change: Change) -> bool:
    return change.kind in LOSABLE or any(may_be_lost(effect) for effect in change.effects)


@given(st.data())
@settings(max_examples=5)
def test_two_sides_that_are_the_same_have_nothing_to_tell(data: st.DataObject) -> None:
    edit = valid_edits()[0][data.draw(edits())]
    sides = valid_edits()[1].sides(edit)
    assume(sides is not None)
    assert sides is not None
    for side in sides:
        assert not tell(side, side)


@given(st.data())
@settings(max_examples=8)
def test_the_way_back_tells_the_same_changes_mirrored(data: st.DataObject) -> None:
    edit = valid_edits()[0][data.draw(edits())]
    sides = valid_edits()[1].sides(edit)
    assume(sides is not None)
    assert sides is not None
    there, back = tell(*sides), tell(*reversed(sides))
    assert Counter(map(face, there)) == Counter(map(mirrored, back)), str(edit)
    kinds = [Counter(change.kind for change in entailed(told)) for told in (there, back)]
    assert kinds[0] == Counter({MIRRORED.get(kind, kind): times for kind, times in kinds[1].items()}), str(edit)
