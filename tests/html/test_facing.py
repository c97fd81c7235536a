"""Pages beside what they were."""

from __future__ import annotations

from hypothesis import given, settings
from samples import CHANGES, LABELS, PHONE, with_changes

from booklets import Chapter, bind, booklets, notebook, words
from recap_print.compare.changes import Change, Kind, Level
from recap_print.compare.story import compare
from recap_print.pages.model import Booklet, Direction
from recap_print.report.html.facing import Facing, Spread, paired, paired_as_told, spreads, touched


def shape(found: tuple[Spread, ...]) -> list[str]:
    """Each spread as ``2=2|3=3``: old and new number of the left and the right page; ``-`` where there is none."""

    def leaf(page: Facing | None) -> str:
        return f"{page.old or '-'}={page.new or '-'}" if page else ""

    return [f"{leaf(spread.left)}|{leaf(spread.right)}" for spread in found]


def small(*texts: str) -> Booklet:
    """A page for each text."""
    return bind([Chapter("only", "Une", tuple((*words("title", text, 0, 40),) for text in texts))])


TALES = (
    "Ce carnet est à vous",
    "Notez ici vos rendez-vous",
    "Une personne vous aide",
    "Relisez ces lignes dimanche",
    "Barrez chaque chose faite",
)


def test_the_same_pages_face_each_other() -> None:
    booklet = bind(notebook())
    assert paired(booklet, booklet) == tuple(Facing(n, n) for n in range(1, 49))


def test_an_inserted_page_faces_nothing_and_what_follows_is_not_disturbed() -> None:
    new = small(TALES[0], "Une page toute neuve ici", *TALES[1:])
    found = paired(small(*TALES), new)
    assert found == (Facing(1, 1), Facing(None, 2), Facing(2, 3), Facing(3, 4), Facing(4, 5), Facing(5, 6))
    assert shape(spreads(found, Direction.LTR)) == ["|1=1", "-=2|2=3", "3=4|4=5", "5=6|"]


def test_a_removed_page_has_a_spread_of_its_own_where_it_was() -> None:
    found = paired(small(*TALES), small(*TALES[:2], *TALES[3:]))
    assert shape(spreads(found, Direction.LTR)) == ["|1=1", "2=2|4=3", "|3=-", "5=4|"]


def test_a_first_page_that_is_gone_comes_first() -> None:
    assert shape(spreads(paired(small(*TALES[:3]), small(*TALES[1:3])), Direction.LTR)) == ["|1=-", "|2=1", "3=2|"]


def test_right_to_left_the_second_page_is_on_the_right() -> None:
    found = tuple(Facing(n, n) for n in (1, 2, 3, 4))
    assert shape(spreads(found, Direction.RTL)) == ["1=1|", "3=3|2=2", "|4=4"]


def test_files_are_paired_by_what_is_told_of_their_pages() -> None:
    gone = Change(Kind.PAGE_REMOVED, Level.CRITICAL, pages_old=(2,))
    come = Change(Kind.PAGE_ADDED, Level.NOTABLE, pages_new=(5, 6))
    moved = Change(Kind.PAGE_MOVED, Level.NOTABLE, pages_old=(7,), pages_new=(1,))
    assert paired_as_told(with_changes(gone, come, moved)) == (
        Facing(7, 1),
        Facing(1, 2),
        Facing(3, 3),
        Facing(4, 4),
        Facing(None, 5),
        Facing(None, 6),
        Facing(5, 7),
        Facing(6, 8),
        Facing(2, None),
    )


def test_only_pages_that_changes_name_are_looked_at_and_those_they_face() -> None:
    facing = paired_as_told(with_changes(Change(Kind.PAGE_ADDED, Level.NOTABLE, pages_new=(4,))))
    none: frozenset[int] = frozenset()
    phone_only_after = Change(Kind.NUMBER, Level.CRITICAL, pages_new=(6,))
    assert touched([PHONE], facing) == (frozenset({3}), frozenset({3}))
    assert touched([phone_only_after], facing) == (frozenset({5}), frozenset({6}))
    assert touched([LABELS], facing) == (frozenset({5, 6, 7}), frozenset({6, 7, 8}))
    assert touched([], facing) == (none, none)
    entailing = Change(Kind.SETTING, Level.MINOR, effects=(phone_only_after,))
    assert touched([entailing], facing) == (frozenset({5}), frozenset({6}))


@settings(max_examples=20)
@given(booklets(), booklets())
def test_no_page_is_lost_and_none_is_shown_twice_on_the_new_side(old: Booklet, new: Booklet) -> None:
    for facing in (paired(old, new), paired_as_told(compare(old, new))):
        opened = [page for spread in spreads(facing, new.direction) for page in spread.pages]
        assert sorted(page.new for page in opened if page.new) == [page.number for page in new.pages]
        assert {page.old for page in opened if page.old} == {page.number for page in old.pages}
        assert len(opened) == len(facing)


def test_pages_of_a_comparison_without_changes_face_each_other_in_order() -> None:
    assert [page.new for page in paired_as_told(with_changes())] == list(range(1, CHANGES.new.pages + 1))
