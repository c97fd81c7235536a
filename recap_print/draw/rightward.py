"""Runs read from left to right, as operators: glyph numbers, and words for what these alone do not say.

ActualText stands around single letters, as readers take it for one word however many there are within, and spread its
letters evenly over where it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from recap_print.draw.embed import FontUse, blank, speech
from recap_print.draw.operators import begin_saying
from recap_print.geometry import Glyph
from recap_print.pages.model import Run
from recap_print.units import number


def rightward_operators(run: Run, font: FontUse, after: str = "") -> Iterator[str]:
    """The glyphs of a run from where the pen stands; ``after`` is said with its last letter, and seen by nobody."""
    if not run.glyphs or (not after and font.is_said_by(run.glyphs, speech(run))):
        yield from glyph_operators(run.glyphs, run.size_pt, font.width_of)
        return
    for told, letters in groupby(_letters(run, font, after), lambda letter: letter[0]):
        if told:
            for text, glyphs in letters:
                yield begin_saying(text)
                yield from glyph_operators(_letter_last(glyphs, font), run.size_pt, font.width_of)
                yield "EMC"
        else:
            yield from glyph_operators((glyph for _, glyphs in letters for glyph in glyphs), run.size_pt, font.width_of)


def _letters(run: Run, font: FontUse, after: str) -> list[tuple[str, list[Glyph]]]:
    """What must be said in words, "" for what is said by its glyphs, and the glyphs that show it."""
    text = speech(run)
    clusters = [(first, list(glyphs)) for first, glyphs in groupby(run.glyphs, lambda glyph: glyph.cluster)]
    starts = [first for first, _ in clusters]
    if starts != sorted({0, *starts}):  # by another hand than ours
        return [(text + after, list(run.glyphs))]
    said = [text[first:end] for first, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    said[-1] += after
    return [
        ("" if font.is_said_by(glyphs, words) else words, glyphs)
        for words, (_, glyphs) in zip(said, clusters, strict=True)
    ]


def _letter_last(glyphs: list[Glyph], font: FontUse) -> list[Glyph]:
    """The same where they are, marks before their letter: readers find a letter from where its first glyph begins to
    where its last one ends. So a glyph that shows nothing is the first; without one all stay in their order."""
    marks = [glyph for glyph in glyphs if not glyph.advance]
    silent = blank(font.file)
    if not marks or len(marks) == len(glyphs) or silent is None or silent not in font.says:
        return glyphs
    moved, at = [Glyph(silent, 0, glyphs[0].cluster)], 0
    for glyph in glyphs:
        if not glyph.advance:
            moved.append(replace(glyph, dx=at + glyph.dx))
        at += glyph.advance
    return [*moved, *(glyph for glyph in glyphs if glyph.advance)]


def glyph_operators(glyphs: Iterable[Glyph], size_pt: float, width_of: Callable[[int], int]) -> Iterator[str]:
    """Glyph numbers with their kerning. A displaced glyph (a mark) moves the pen there and back.

    A viewer moves by the font's own width; the number after a glyph takes back what the shaper did not ask for.
    """
    parts: list[str] = []
    for glyph in glyphs:
        if glyph.dy:
            yield f"[{''.join(parts)}] TJ {number(glyph.dy * size_pt / 1000)} Ts"
            parts = []
        shift = f" {-glyph.dx}" if glyph.dx else ""
        after = width_of(glyph.gid) + glyph.dx - glyph.advance
        parts.append(f"{shift}<{glyph.gid:04x}>{after or ''}")
        if glyph.dy:
            yield f"[{''.join(parts)}] TJ 0 Ts"
            parts = []
    if parts:
        yield f"[{''.join(parts)}] TJ".replace("><", "")
