"""Our lines beside Pango's, in the same font file: the same glyphs in the same order, in the same places.

One file for all that asks Pango: it is asked once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from unicodedata import bidirectional

import pytest
from material import FRENCH_ASKED, HARD_ASKED, asked_of_line, asked_of_run, family, glyphs, pango, texts
from pango import OWN_FONT, Asked, Line, Seen
from pictures import LINES, alike, drawn, ours_of, theirs

from hard import HARD, bare
from recap_print.fonts.family import Part
from recap_print.geometry import Glyph
from recap_print.typeset.typography import tied

NEAR = 0.005
"""How much wider or narrower a line may be."""
ROUNDED = 2.0
"""Thousandths of the size by which a glyph may stand elsewhere, beside what a line may be wider up to there."""
UNITS = 1024 / 1000
"""WeasyPrint takes the shifts of marks, which Pango tells in 1024ths of a pixel, for thousandths."""
ALIKE = 0.88
"""The least part of all ink that both lines have in the same place; rounding and the edges of letters take some."""
OTHER = 0.6
"""The most that lines have in common which are not the same."""


def unlike(ours: Sequence[Seen], advance: int, theirs: Line) -> str:
    """What is not as Pango has it; nothing when all is."""
    if len(theirs.fonts) != 1 or not re.fullmatch(OWN_FONT, theirs.fonts[0]):
        return f"Pango took other fonts: {theirs.fonts}"
    if [glyph.gid for glyph in ours] != [glyph.gid for glyph in theirs.glyphs]:
        return f"glyphs {[glyph.gid for glyph in ours]}, not {[glyph.gid for glyph in theirs.glyphs]}"
    if advance != pytest.approx(theirs.advance, rel=NEAR, abs=1):
        return f"advance {advance}, not {theirs.advance}"
    for own, other in zip(ours, theirs.glyphs, strict=True):
        across = abs(own.x - own.shift + own.shift * UNITS - other.x)
        if across > ROUNDED + NEAR * own.x or abs(own.y * UNITS - other.y) > 1:
            return f"glyph {own.gid} at {own.x}, {own.y}, not {other.x}, {other.y}"
    return ""


def unlike_parts(parts: Sequence[Part], theirs: Line) -> str:
    return unlike(list(glyphs(parts)), sum(part.shaped.advance for part in parts), theirs)


@pytest.mark.parametrize(("line", "asked"), HARD_ASKED)
def test_a_hard_line_is_set_as_pango_sets_it(line: str, asked: Asked) -> None:
    assert not unlike_parts(family(asked).parts(tied(bare(line), "ar")), pango().lines[asked])


@pytest.mark.parametrize(("line", "asked"), FRENCH_ASKED)
def test_a_line_of_french_is_set_as_pango_sets_it(line: str, asked: Asked) -> None:
    assert not unlike_parts(family(asked).parts(asked.text), pango().lines[asked])


def test_every_line_of_the_arabic_booklets_is_set_as_pango_sets_it() -> None:
    """In one font: the order of the whole line."""
    assert len(texts()) > 30
    for line in texts():
        asked = asked_of_line(line)
        assert not unlike_parts(family(asked).parts(line.text), pango().lines[asked]), line.text


def test_every_run_of_the_arabic_booklets_is_set_as_pango_sets_it() -> None:
    """As it is placed, in its own font."""
    for line in texts():
        for run in line.runs:
            shown = [Seen(glyph.gid, 0, 0) for glyph in run.glyphs]
            theirs = pango().lines[asked_of_run(line, run)]
            assert [glyph.gid for glyph in shown] == [glyph.gid for glyph in theirs.glyphs], run.text
            assert sum(glyph.advance for glyph in run.glyphs) == pytest.approx(theirs.advance, rel=NEAR, abs=1)


def test_runs_of_several_fonts_stand_in_the_order_of_one() -> None:
    """The characters of each placed line, from left to right, whatever fonts they are in."""
    for line in texts():
        parts = family(asked_of_line(line)).parts(line.text)
        placed = "".join(from_the_left(run.text, run.glyphs) for run in line.runs)
        assert placed == "".join(from_the_left(part.text, part.shaped.glyphs) for part in parts)


def from_the_left(text: str, shown: Sequence[Glyph]) -> str:
    """The characters of a run in the order they are seen."""
    falls = shown[0].cluster > shown[-1].cluster or any(bidirectional(letter) in ("R", "AL") for letter in text)
    return text[::-1] if falls else text


def test_the_arabic_of_booklets_is_worth_looking_at() -> None:
    """Lines of both scripts, in several weights: what is proven above is not proven of nothing."""
    mixed = [line for line in texts() if {run.font.startswith("arabic.") for run in line.runs} == {True, False}]
    assert len(mixed) >= 3
    assert len({run.font for line in texts() for run in line.runs}) >= 5


def test_the_measure_tells_lines_apart() -> None:
    """Another order, a letter less, a wider space, a mark that is lower: each is told."""
    line, asked = HARD_ASKED[2 * HARD.index("السَّلَامُ عَلَيْكُمْ")]
    theirs = pango().lines[asked]
    parts = family(asked).parts(line)
    own, advance = list(glyphs(parts)), sum(part.shaped.advance for part in parts)
    assert not unlike(own, advance, theirs)
    low = [replace(glyph, y=glyph.y - 20) if glyph.y > 100 else glyph for glyph in own]
    for other, width in ((own[::-1], advance), (own[1:], advance), (own, advance + 60), (low, advance)):
        assert unlike(other, width, theirs)
    moved = [replace(glyph, x=glyph.x + 20 * (nth > 3)) for nth, glyph in enumerate(own)]
    assert unlike(moved, advance, theirs)


def test_lines_look_as_pango_draws_them() -> None:
    ours = drawn([(ours_of(line, asked), pango().lines[asked]) for line, asked in LINES])
    found = {asked: alike(one, theirs()[asked]) for (_, asked), one in zip(LINES, ours, strict=True)}
    assert {asked: part for asked, part in found.items() if part < ALIKE} == {}


def test_lines_in_another_order_look_otherwise() -> None:
    """The same parts, each as it was, from right to left: as wide, and not alike."""
    lines = [(ours_of(line, asked), asked) for line, asked in HARD_ASKED]
    several = [(parts, asked) for parts, asked in lines if len(parts) > 2 and parts[0].text not in "()"]
    assert len(several) > 40
    wrong = drawn([(parts[::-1], pango().lines[asked]) for parts, asked in several])
    found = {asked: alike(one, theirs()[asked]) for (_, asked), one in zip(several, wrong, strict=True)}
    assert {asked: part for asked, part in found.items() if part > OTHER} == {}
