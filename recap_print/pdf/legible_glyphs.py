"""Glyphs -> words, by where they stand and what each says alone. No promise of the file's own is needed.

pdfium's words follow /ActualText, and its own view of scripts that run from right to left. Programs that write a file
again lose the one and cut text into other pieces, which changes the other. So pages with either, and pages with glyphs
of which nobody knows what they say, are read here from left to right, line by line: two files that show the same glyphs
in the same places are read alike, whatever else they say.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from recap_print.pdf.legible_model import UNKNOWN, UNSURE, Word
from recap_print.pdf.matrix import Matrix

GAP_EM, SPACE_EM = 0.15, 0.05
"""A wider gap parts two words, in type sizes: a word space is a quarter, letters set apart on purpose a tenth. Where
there is a space, the second: pdfium tells some that take no room."""
LINE_PT = 0.6
"""Baselines nearer to each other than this are one line."""
SAME_PT = 0.02
"""Letters that begin nearer to each other than this, one after the other, are one glyph's, as those of a ligature."""
TOLD_MM = 0.15
"""Words that begin, and end, nearer to each other than this are the same paint."""


class Glyph(NamedTuple):
    """A letter that is shown, in the page's own units, y up: ``ink`` is where it paints, ``room`` what its advance
    takes, both (left, bottom, right, top); ``quarter`` turns to the left from upright, ``size_pt`` as shown."""

    said: str
    origin: tuple[float, float]
    ink: tuple[float, float, float, float]
    room: tuple[float, float, float, float]
    quarter: int
    size_pt: float
    colour: str
    font: str


class _Sign(NamedTuple):
    """A glyph with its marks: where it begins and ends along its line, its baseline, and its letters."""

    start: float
    end: float
    line: float
    said: str
    is_sure: bool
    nth: int
    glyph: Glyph


def is_leftward(text: str) -> bool:
    """Has it a letter that runs from right to left?"""
    return not text.isascii() and any(unicodedata.bidirectional(char) in ("R", "AL") for char in text)


def unsteered(text: str) -> str:
    """A text without what only says how it is read: marks of direction, joiners, soft hyphens."""
    return text if text.isascii() else "".join(char for char in text if unicodedata.category(char) != "Cf")


def words_of(glyphs: Sequence[Glyph], down: Matrix, told: Sequence[Word] = ()) -> tuple[Word, ...]:
    """The words that some glyphs show, from the top where letters run from right to left, else in the order of their
    first glyphs: only that one is the same in every file. ``down`` leads to mm from the trim's
    corner; ``told`` are the words as the file tells them itself, taken at their word where they run to the right."""
    ways: dict[int, list[_Sign]] = defaultdict(list)
    for sign in _signs(glyphs):
        ways[sign.glyph.quarter].append(sign)
    found = [word for signs in ways.values() for line in _lines(_marked(signs)) for word in _parted(line)]
    if not any(is_leftward(glyph.said) for glyph in glyphs):
        found.sort(key=lambda word: min(sign.nth for sign in word))
    words = [_word(word, down) for word in found]
    return tuple(_as_told(words, told) if told else words)


def _signs(glyphs: Sequence[Glyph]) -> Iterator[_Sign]:
    """The glyphs with all their letters, in the order in which the font gives these."""
    turns = any(is_leftward(glyph.said) for glyph in glyphs)  # then pdfium turns some brackets round, and some not
    groups: list[list[Glyph]] = []
    for glyph in glyphs:
        if groups and _is_one(groups[-1][-1], glyph):
            groups[-1].append(glyph)
        else:
            groups.append([glyph])
    places = [_along(group[0].origin, group[0].quarter) for group in groups]
    for nth, group in enumerate(groups):
        start, line = places[nth]
        letters = [glyph.said for glyph in group]
        if len(letters) > 1 and _is_turned(places, nth):
            letters.reverse()
        said = "".join(letters).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        said = " " if said.isspace() else unsteered(said)
        if said:
            first = group[0]
            end = max(_along(corner, first.quarter)[0] for corner in (first.room[:2], first.room[2:]))
            sure = len(group) == 1 and said != UNKNOWN and not (turns and unicodedata.mirrored(said))
            yield _Sign(start, max(start, end), line, said, sure, nth, first)


def _is_one(one: Glyph, other: Glyph) -> bool:
    ends = (*one.origin, *one.ink), (*other.origin, *other.ink)
    return all(abs(a - b) < SAME_PT for a, b in zip(*ends, strict=True))


def _is_turned(places: list[tuple[float, float]], nth: int) -> bool:
    """Did pdfium turn the line round here, and the letters of each glyph with it?"""
    start, line = places[nth]
    near = [(places[at], at - nth) for at in (nth - 1, nth + 1) if 0 <= at < len(places)]
    return any((x - start) * way < 0 for (x, y), way in near if abs(y - line) < LINE_PT)


def _along(point: tuple[float, float], quarter: int) -> tuple[float, float]:
    """How far along its line a point is, and how far below the line that goes through the origin."""
    x, y = point
    return ((x, -y), (y, x), (-x, y), (-y, -x))[quarter]


def _marked(signs: list[_Sign]) -> list[_Sign]:
    """Marks above and below go with the letter that they stand on, wherever the file says them; and so does a letter
    that is said by its dot, as fonts have it that put letters together."""
    silent = [sign for sign in signs if sign.said == UNKNOWN]
    loose = {sign.nth for sign in signs if _is_mark(sign) or any(_bears(one, sign) for one in silent)}
    letters = [sign for sign in signs if sign.nth not in loose]
    said: dict[int, list[str]] = defaultdict(list)
    for piece in (sign for sign in signs if sign.nth in loose):
        near = [
            (not _bears(sign, piece), abs(_middle(sign) - _middle(piece)), sign.nth)
            for sign in letters
            if sign.said != " " and abs(sign.line - piece.line) < piece.glyph.size_pt
        ]
        if near:
            said[min(near)[-1]].append(piece.said)
    return [sign._replace(said=_together(sign.said, sorted(said[sign.nth]))) for sign in letters]


def _together(letter: str, pieces: list[str]) -> str:
    dotted = letter == UNKNOWN and any(unicodedata.category(piece[0]) != "Mn" for piece in pieces)
    return unicodedata.normalize("NFC", "".join(pieces if dotted else (letter, *pieces)))


def _bears(sign: _Sign, piece: _Sign) -> bool:
    """Does a glyph that says nothing bear something that is off its line?"""
    off = abs(sign.line - piece.line)
    return sign.said == UNKNOWN and LINE_PT < off < piece.glyph.size_pt / 2 and sign.start < _middle(piece) < sign.end


def _is_mark(sign: _Sign) -> bool:
    return sign.is_sure and unicodedata.category(sign.said) == "Mn"


def _middle(sign: _Sign) -> float:
    ink, quarter = sign.glyph.ink, sign.glyph.quarter
    return (_along(ink[:2], quarter)[0] + _along(ink[2:], quarter)[0]) / 2


def _lines(signs: list[_Sign]) -> list[list[_Sign]]:
    """What stands on one baseline, in the order of its places."""
    lines: list[list[_Sign]] = []
    for sign in sorted(signs, key=lambda sign: sign.line):
        if lines and sign.line - lines[-1][-1].line < LINE_PT:
            lines[-1].append(sign)
        else:
            lines.append([sign])
    return [sorted(line, key=lambda sign: (sign.start, sign.nth)) for line in lines]


def _parted(line: list[_Sign]) -> Iterator[list[_Sign]]:
    """The words of a line: between them is a space, or room for one."""
    word: list[_Sign] = []
    end, least = 0.0, GAP_EM
    for sign in line:
        if sign.said == " ":
            least = SPACE_EM
            continue
        if word and sign.start - end > least * sign.glyph.size_pt:
            yield word
            word = []
        end, least = max(end, sign.end) if word else sign.end, GAP_EM
        word.append(sign)
    if word:
        yield word


def _word(signs: list[_Sign], down: Matrix) -> Word:
    first = signs[0].glyph
    far = max(_along(corner, first.quarter)[0] for sign in signs for corner in (sign.glyph.ink[:2], sign.glyph.ink[2:]))
    x, y = first.origin
    ends = ((far, y), (x, far), (-far, y), (x, -far))[first.quarter]
    read = _as_read(signs)
    text = "".join(sign.said for sign in read)
    shape = "" if all(sign.is_sure for sign in read) else "".join(s.said if s.is_sure else UNSURE for s in read)
    a, b, c, d, e, f = down
    places = [(a * px + c * py + e, b * px + d * py + f) for px, py in ((x, y), ends)]
    sides = [round(side, 3) for place in places for side in place]
    x1, y1, x2, y2 = sides
    return Word(text, x1, y1, x2, y2, round(first.size_pt, 2), first.colour, first.font, shape)


def _as_read(signs: list[_Sign]) -> list[_Sign]:
    """From the first letter to the last: a word that runs from right to left, but for the numbers in it."""
    if not any(is_leftward(sign.said) for sign in signs):
        return signs
    read = signs[::-1]
    ways = [unicodedata.bidirectional(sign.said[0]) for sign in read]
    at = 0
    while at < len(read):
        end = at
        while end < len(read) and ways[end] in ("L", "EN", "AN", "CS", "ES", "ET"):
            end += 1
        inner = [nth for nth in range(at, end) if ways[nth] in ("L", "EN", "AN")]
        if inner:
            read[inner[0] : inner[-1] + 1] = read[inner[0] : inner[-1] + 1][::-1]
        at = end + 1
    return read


def _as_told(words: list[Word], told: Sequence[Word]) -> Iterator[Word]:
    """The words with what the file tells of them, where it tells it of the very same paint."""
    known: dict[tuple[int, int], list[Word]] = defaultdict(list)
    for word in told:
        known[round(word.x), round(word.y)].append(word)
    for word in words:
        near = (known.get((round(word.x) + i, round(word.y) + j), ()) for i in (0, -1, 1) for j in (0, -1, 1))
        said = [one for some in near for one in some if _is_same_paint(one, word)]
        text = " ".join(unsteered(one.text) for one in said)
        if not said or is_leftward(word.text + text) or text == word.text:
            yield word
        else:
            yield word._replace(text=text, shape=word.shape or word.text)


def _is_same_paint(one: Word, other: Word) -> bool:
    ends = (one.x, one.y, one.x2, one.y2), (other.x, other.y, other.x2, other.y2)
    return all(abs(a - b) <= TOLD_MM for a, b in zip(*ends, strict=True))
