"""An excerpt of Unicode's own tests of UAX #9; ``bench/bidi.py`` puts them all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from unicodedata import bidirectional

import pytest
from conformance import OF_CLASS, Case, by_characters, by_classes, fault, first_letter

UNICODE = Path(__file__).parent / "unicode"


def cases() -> list[Case]:
    characters = (UNICODE / "BidiCharacterTest.txt").read_text("utf-8").splitlines()
    classes = (UNICODE / "BidiTest.txt").read_text("utf-8").splitlines()
    return [*by_characters(characters), *by_classes(classes)]


def test_paragraphs_are_read_as_unicode_says() -> None:
    found = cases()
    assert len(found) > 700
    assert [told for case in found if (told := fault(case))] == []


def test_what_is_read_otherwise_is_told() -> None:
    """Each case with its last level or its order changed, and with the other direction, where that matters."""
    for case in cases():
        if case.order:
            level = case.levels[case.order[0]]
            assert level is not None
            raised = tuple(old if at != case.order[0] else level + 1 for at, old in enumerate(case.levels))
            assert fault(replace(case, levels=raised))
        if len(case.order) > 1:
            assert fault(replace(case, order=(*case.order[1:], case.order[0])))


def test_a_character_stands_for_each_class() -> None:
    assert {kind: bidirectional(character) for kind, character in OF_CLASS.items()} == {kind: kind for kind in OF_CLASS}


@pytest.mark.parametrize(("classes", "level"), [("ON R L", 1), ("LRI R PDI L", 0), ("EN AN", 0), ("PDI AL", 1)])
def test_the_first_letter_gives_the_direction(classes: str, level: int) -> None:
    assert first_letter(classes.split()) == level
