"""Lines of mixed scripts -> parts of one font and one direction, in the order they stand on paper.

A paragraph is broken into lines in the order it is read; each line is then put in the order it is seen (UAX #9, 3.4).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from unicodedata import bidirectional, category

from recap_print.fonts import NARROW_NO_BREAK, FontFile, FontShelf, Shaped
from recap_print.fonts.apart import spans
from recap_print.fonts.bidi import levels, visual
from recap_print.fonts.scripts import SCRIPTS, STEERS, TURNS, is_from_the_right


@dataclass(frozen=True, slots=True)
class Part:
    """Some of a line, in one font: ``text`` as it is read, the glyphs of ``shaped`` from left to right."""

    text: str
    font: str
    file: FontFile
    shaped: Shaped


@dataclass(frozen=True, slots=True)
class Other:
    """The font that serves a script (a key of ``SCRIPTS``) which a family's own lacks."""

    script: str
    font: str
    file: FontFile


@dataclass(frozen=True, slots=True, eq=False)
class Family:
    """A font by its name, with those that serve other scripts beside it, setting one language.

    Equal to itself alone, as a font file is: what is known of its lines is found without comparing fonts.
    """

    font: str
    file: FontFile
    language: str
    others: tuple[Other, ...] = ()
    _parts: dict[str, tuple[Part, ...]] = field(default_factory=dict, repr=False)
    """Lines that were asked for: a word is, by itself and with the next, before its line is."""
    _servers: dict[str, list[int]] = field(default_factory=dict, repr=False)

    def parts(self, text: str) -> tuple[Part, ...]:
        """The parts, from left to right, of a paragraph that is one line."""
        if (known := self._parts.get(text)) is None:
            known = self._parts[text] = self.lines((text,))[0]
        return known

    def lines(self, lines: Sequence[str]) -> list[tuple[Part, ...]]:
        """The parts, from left to right, of each line of a paragraph. A space has been left out between two lines."""
        whole = " ".join(lines)
        if not is_from_the_right(self.language) and not TURNS.search(whole):
            return [(self._part(line, 0, "ltr"),) for line in lines]
        deep = levels(whole, self._base(whole), tuple(spans(whole)))
        found, at = [], 0
        for line in lines:
            found.append(tuple(self._line(line, deep[at : at + len(line)])))
            at += len(line) + 1
        return found

    def advance(self, text: str) -> int:
        """How wide a line is, in thousandths of the size."""
        return sum(part.shaped.advance for part in self.parts(text))

    def gap(self, before: str, after: str) -> int:
        """How wide the space between two words is."""
        if not self.others:
            return self.file.gap(before, after)
        return self.advance(f"{before} {after}") - self.advance(before) - self.advance(after)

    def _base(self, text: str) -> int:
        """The paragraph's own level: its language's, unless all its letters are of the other direction."""
        kinds = {bidirectional(character) for character in text}
        own, other = int(is_from_the_right(self.language)), bool(kinds & {"R", "AL"})
        return own if other == ("L" in kinds) else int(other)

    def _line(self, line: str, deep: Sequence[int]) -> Iterator[Part]:
        kept = [at for at, character in enumerate(line) if character not in STEERS]
        line, deep = "".join(line[at] for at in kept), [deep[at] for at in kept]
        fonts = self._fonts(line, deep)
        for first, end in visual(deep):
            parts = []
            for rank, same in groupby(range(first, end), lambda at: fonts[at]):
                text = "".join(line[at] for at in same)
                parts.append(self._part(text, rank, "rtl" if deep[first] % 2 else "ltr"))
            yield from reversed(parts) if deep[first] % 2 else parts
        if not line:
            yield self._part("", 0, "ltr")

    def _part(self, text: str, rank: int, direction: str) -> Part:
        if not rank:
            return Part(text, self.font, self.file, self.file.shape(text, direction, language=self.language))
        other = self.others[rank - 1]
        script = SCRIPTS[other.script][0]
        return Part(text, other.font, other.file, other.file.shape(text, direction, script, self.language))

    def _fonts(self, line: str, deep: Sequence[int]) -> list[int]:
        """Which font sets each character: 0 the family's own, else one more than the place among the others.

        Letters go to the font of their script, marks with their letter; signs and spaces go with those they stand
        among, which the level tells, or the character before in a number; digits are the family's own, as they are in
        folios.
        """
        found: list[int] = []
        for at, (character, level) in enumerate(zip(line, deep, strict=True)):
            kind = category(character)
            if kind in ("Mn", "Me", "Cf") and found:
                found.append(found[-1])
                continue
            own, *can = self._serving(character)
            if not own and kind[0] not in "LN" and self.others:
                own = 1 if level % 2 else found[-1] if at and deep[at - 1] == level else 0
            found.append(own if own in can or not can else can[0])
        return found

    def _serving(self, character: str) -> list[int]:
        """The font of a character's script, then all that have it, in their order."""
        if (known := self._servers.get(character)) is None:
            own = next((n for n, o in enumerate(self.others, 1) if SCRIPTS[o.script][1].match(character)), 0)
            files = (self.file, *(other.file for other in self.others))
            can = (n for n, file in enumerate(files) if character == NARROW_NO_BREAK or file.covers(character))
            known = self._servers[character] = [own, *can]
        return known


def family(shelf: FontShelf, font: str, language: str) -> Family:
    """The family of a font of the shelf, for text of a language."""
    others = tuple(
        Other(script, name, shelf[name]) for (served, script), name in shelf.fallbacks.items() if served == font
    )
    return Family(font, shelf[font], language, others)
