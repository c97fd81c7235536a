"""What a comparison tells of pictures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from booklets import Chapter, bind, tag
from recap_print.compare.changes import Change, Kind, Level
from recap_print.compare.story import compare
from recap_print.geometry import Rect
from recap_print.pages.model import Booklet, Picture, Role
from recap_print.report.phrases import phrase

MAP = Picture(tag("photo-1", Role.FIGURE), Rect(10, 20, 60, 40), "carte.jpg", "ab" * 32, (600, 400), "DeviceCMYK", 8)


def page(picture: Picture) -> Booklet:
    return bind([Chapter("one", "Une page", ((picture,),))])


def told(new: Picture) -> list[Change]:
    return list(compare(page(MAP), page(new)))


def test_the_same_picture_is_no_change() -> None:
    assert told(MAP) == []
    assert told(replace(MAP, file="plan.jpg")) == [], "another name prints nothing else"


def test_another_picture_is_told_and_matters() -> None:
    (change,) = told(replace(MAP, sha256="cd" * 32))
    assert (change.kind, change.level) == (Kind.REDRAWN, Level.NOTABLE)
    assert [span.text for span in phrase(change)][-1] == "drawn differently"


def test_another_file_is_told_by_its_name() -> None:
    (change,) = told(replace(MAP, sha256="cd" * 32, file="plan.png"))
    assert [span.text for span in phrase(change)][1:] == ["another picture:", "carte.jpg", "→", "plan.png"]


@pytest.mark.parametrize(
    ("rect", "kind"),
    [(Rect(10, 25, 60, 40), Kind.MOVED), (Rect(10, 20, 90, 60), Kind.RESIZED)],
)
def test_a_picture_moves_and_grows_like_anything_else(rect: Rect, kind: Kind) -> None:
    assert [change.kind for change in told(replace(MAP, rect=rect))] == [kind]
    both = told(replace(MAP, rect=rect, sha256="cd" * 32))
    assert {change.kind for change in both} == {kind, Kind.REDRAWN}


def test_other_words_for_it_are_told() -> None:
    (change,) = told(replace(MAP, tag=replace(MAP.tag, alt="Le plan du quartier")))
    assert (change.kind, change.after) == (Kind.RETAGGED, "Le plan du quartier")
