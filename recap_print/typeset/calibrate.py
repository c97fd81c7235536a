"""A sheet that says, printed on both sides, how a machine turns its paper, how well both sides meet, and where it
prints nothing. It lies: longer than high, as sheets do.

The back is two pages, one of them head down: whichever a person can read once the sheet is turned like the page of a
book is the answer. What must meet, crosses and rulers, stands in the same place however the sheet is turned.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from recap_print.fonts import FontShelf
from recap_print.pages.model import Booklet, Item, Stock
from recap_print.sheets.press import Flip
from recap_print.typeset.plain import BLACK, BOLD, GREY, PAPER, REGULAR, Hand, box, rule, shape, trial
from recap_print.units import snap

FRONT, SHORT, LONG = 1, 2, 3
"""The pages: the front, and for each edge a printer may turn about, the half of the back that says so."""

CROSS = 32.0
"""mm from the edges of the sheet to the middle of each cross."""
ARM, HAIR, FINE = 8.0, 0.1, 0.2
"""mm: half of a cross, and the thicknesses of its scale and of what is read against it."""
DEEPEST = 10
"""mm: how deep a rim the rulers measure."""
STEP = 6.0
"""mm along the edge from one line of a ruler to the next."""
RULER_END = 11.5
"""mm from the edge: where the figures of a ruler begin."""
SIZE_PT, LEADING = 12.0, 5.8
CHECK = 100
"""mm: the line that says whether the machine printed at full size."""

ARROW_UP = "M 50 0 L 100 50 L 70 50 L 70 100 L 30 100 L 30 50 L 0 50 Z"

TITLE = "How does this printer turn the paper?"
STEPS = (
    "Print this file on both sides of one sheet, at 100 % (“actual size”, not “fit to page”). Measure this line: if it "
    "is not 100 mm long, the printer has changed the size. Print again.",
    "Hold the sheet so that the big arrow points up. Turn the sheet over like the page of a book. On the other side, "
    "read what stands the right way up, and only that: it says how this printer turns the paper.",
    "Hold the sheet against a lamp. At each cross, the cross of the other side shines through. Read on the scale how "
    "many millimetres the two are apart, and write down the largest number:",
    "Hold each side the right way up. At each edge, look for the smallest number whose line is printed: nearer to the "
    "edge, this printer leaves no ink. Write the larger number of both sides here, and in the press profile after "
    "“unprintable:”.",
)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What the half of the back says that is read when the printer turns sheets about this edge."""

    flip: Flip
    big: str
    meaning: str


KEEP = "Print the booklet with the same settings as this sheet: with others, the answer may be different."
ANSWERS = (
    _Answer(
        Flip.SHORT_EDGE,
        "Short edge",
        "Does this stand the right way up, after you have turned the sheet like the page of a book? Then this printer "
        "turns the paper about its short edge. Write in the press profile:",
    ),
    _Answer(
        Flip.LONG_EDGE,
        "Long edge",
        "Does this stand the right way up, after you have turned the sheet like the page of a book? Then this printer "
        "turns the paper about its long edge. Write in the press profile:",
    ),
)


def calibration_pages(width: float, height: float, shelf: FontShelf, paper: str) -> Booklet:
    """The front and both halves of the back, on pages as large as the sheet: ``width`` × ``height`` mm, lying.

    ``shelf`` holds the fonts of a trial print (see ``plain``), ``paper`` is what people call the sheet.
    """
    hand = Hand(shelf)
    pages = [list(_front(hand, width, height, paper))]
    pages += [list(_half(hand, width, height, answer)) for answer in ANSWERS]
    stock = Stock(width, height, 0.0, 0.0, 0.0, 0.0, 0.0)
    return trial(f"duplex {paper}", TITLE, stock, pages)


def _front(hand: Hand, width: float, height: float, paper: str) -> Iterator[Item]:
    for x in (CROSS, width - CROSS):
        for y in (CROSS, height - CROSS):
            yield from _scale(hand, x, y)
    yield from _head_ruler(hand, width / 2)
    yield from _foot_ruler(hand, width / 2, height)
    yield from _left_ruler(hand, height / 2)
    yield from _right_ruler(hand, height / 2, width)

    middle, wide = width / 2, 196.0
    left, top = middle - wide / 2, height / 2 - 76.0
    yield hand.line(middle, top, TITLE, 26, BOLD, part=0.5)
    yield hand.line(middle, top + 8, f"{paper.upper()}, front", 11, REGULAR, GREY, part=0.5)
    yield shape(ARROW_UP, left, top + 22, 30, fill=BLACK)
    yield hand.line(left + 15, top + 61, "up", 20, BOLD, part=0.5)

    x, y, room = left + 56, top + 24, wide - 56
    for nth, words in enumerate(STEPS, 1):
        yield box(x - 12, y - 5.6, 8, 8, fill=BLACK, radius=4)
        yield hand.line(x - 8, y - 1.6 + hand.cap(13, BOLD) / 2, str(nth), 13, BOLD, PAPER, part=0.5)
        lines = list(hand.paragraph(x, y, words, room, SIZE_PT, leading=LEADING))
        yield from lines
        y = lines[-1].y + 7.0
        match nth:
            case 1:
                yield from _check(hand, x, y)
            case 3:
                yield from _blanks(hand, x, y + 1.5, ("left or right", "up or down"))
            case 4:
                yield from _blanks(hand, x, y + 1.5, ("head", "foot", "left", "right"))
        y += 5.0 if nth == 2 else 13.0


def _half(hand: Hand, width: float, height: float, answer: _Answer) -> Iterator[Item]:
    """The upper half of a page, all that is shown of it."""
    for x in (CROSS, width - CROSS):
        yield from _sight(x, CROSS)
    yield from _head_ruler(hand, width / 2)
    yield from _left_ruler(hand, height / 4 + 16)

    left, top = width / 2 - 98.0, height / 4 - 9.5
    yield shape(ARROW_UP, left, top - 11, 30, fill=BLACK)
    yield hand.line(left + 15, top + 28, "up", 20, BOLD, part=0.5)
    x = left + 44
    yield hand.line(x, top, answer.big, 34, BOLD)
    yield from _pictogram(answer.flip, x + 124, top - 12)
    lines = list(hand.paragraph(x, top + 10, answer.meaning, 112.0, SIZE_PT, leading=LEADING))
    yield from lines
    y = lines[-1].y + 4.0
    words = f"flip: {answer.flip.value}"
    wide = hand.width(words, 16, BOLD) + 8
    yield box(x, y, wide, 10, stroke=BLACK, thickness=0.4, radius=1.5)
    yield hand.line(x + 4, y + 5 + hand.cap(16, BOLD) / 2, words, 16, BOLD)
    yield from hand.paragraph(x + wide + 5, y + 4.2, KEEP, 82.0, 10, leading=4.6)


def _pictogram(flip: Flip, x: float, y: float) -> Iterator[Item]:
    """A sheet, the edge it turns about drawn thick, and an arrow around that edge."""
    wide, tall = 26.0, 18.0
    yield box(x, y, wide, tall, stroke=BLACK, thickness=0.3)
    if flip is Flip.SHORT_EDGE:
        yield rule(x, y - 0.5, x, y + tall + 0.5, 1.4)
        yield shape("M 70 36 C 48 12 -28 12 -50 36", x, y, 18, thickness=0.5)
        yield shape("M -57 43 L -37 37 L -52 23 Z", x, y, 18, fill=BLACK)
    else:
        yield rule(x - 0.5, y, x + wide + 0.5, y, 1.4)
        yield shape("M 72 60 C 96 42 96 -22 72 -40", x, y, 18, thickness=0.5)
        yield shape("M 64 -46 L 84 -43 L 72 -27 Z", x, y, 18, fill=BLACK)


def _scale(hand: Hand, x: float, y: float) -> Iterator[Item]:
    """A cross with a scale in millimetres on both arms, 0 where they meet."""
    yield rule(x - ARM, y, x + ARM, y, HAIR)
    yield rule(x, y - ARM, x, y + ARM, HAIR)
    for mm in range(1 - int(ARM), int(ARM)):
        long = 2.2 if mm % 5 == 0 else 1.2
        if mm:
            yield rule(x + mm, y - long, x + mm, y, HAIR)
            yield rule(x, y + mm, x + long, y + mm, HAIR)
        if mm and mm % 5 == 0:
            yield hand.line(x + mm, y - 2.8, str(abs(mm)), 6, part=0.5)
            yield hand.line(x + 2.8, y + mm + hand.cap(6) / 2, str(abs(mm)), 6)


def _sight(x: float, y: float) -> Iterator[Item]:
    """What is read against the scale of the front, and looks the same from either side: a cross in a ring, with the
    same millimetres across its arms."""
    yield rule(x - ARM, y, x + ARM, y, FINE)
    yield rule(x, y - ARM, x, y + ARM, FINE)
    for mm in range(1 - int(ARM), int(ARM)):
        half = 1.0 if mm % 5 == 0 else 0.5
        if mm:
            yield rule(x + mm, y - half, x + mm, y + half, HAIR)
            yield rule(x - half, y + mm, x + half, y + mm, HAIR)
    yield box(x - 3, y - 3, 6, 6, stroke=BLACK, thickness=HAIR, radius=3)


def _head_ruler(hand: Hand, middle: float) -> Iterator[Item]:
    for mm, at in _steps(middle):
        yield rule(at - STEP / 2, mm, at + STEP / 2, mm, FINE)
        yield hand.line(at, RULER_END + hand.cap(7), str(mm), 7, part=0.5)


def _foot_ruler(hand: Hand, middle: float, height: float) -> Iterator[Item]:
    for mm, at in _steps(middle):
        yield rule(at - STEP / 2, height - mm, at + STEP / 2, height - mm, FINE)
        yield hand.line(at, height - RULER_END, str(mm), 7, part=0.5)


def _left_ruler(hand: Hand, middle: float) -> Iterator[Item]:
    for mm, at in _steps(middle):
        yield rule(mm, at - STEP / 2, mm, at + STEP / 2, FINE)
        yield hand.line(RULER_END, at + hand.cap(7) / 2, str(mm), 7)


def _right_ruler(hand: Hand, middle: float, width: float) -> Iterator[Item]:
    for mm, at in _steps(middle):
        yield rule(width - mm, at - STEP / 2, width - mm, at + STEP / 2, FINE)
        yield hand.line(width - RULER_END, at + hand.cap(7) / 2, str(mm), 7, part=1.0)


def _steps(middle: float) -> Iterator[tuple[int, float]]:
    """Each millimetre from 1 to the deepest, and where along the edge its line has its middle."""
    for mm in range(1, DEEPEST + 1):
        yield mm, snap(middle + (mm - (DEEPEST + 1) / 2) * STEP)


def _check(hand: Hand, x: float, y: float) -> Iterator[Item]:
    """A line of a known length, with a tick at each centimetre."""
    yield rule(x, y, x + CHECK, y, FINE)
    for mm in range(0, CHECK + 1, 10):
        is_end = mm in (0, CHECK)
        yield rule(x + mm, y - (2.5 if is_end else 1.5), x + mm, y + (2.5 if is_end else 0.0), FINE)
    yield hand.line(x + CHECK + 4, y + hand.cap(10) / 2, f"{CHECK} mm", 10)


def _blanks(hand: Hand, x: float, y: float, labels: tuple[str, ...]) -> Iterator[Item]:
    """Words with a line to write millimetres on after each."""
    for label in labels:
        yield hand.line(x, y, label, SIZE_PT, BOLD)
        x += hand.width(label, SIZE_PT, BOLD) + 2
        yield rule(x, y + 0.6, x + 12, y + 0.6, 0.25)
        yield hand.line(x + 13, y, "mm", SIZE_PT)
        x += hand.width("mm", SIZE_PT) + 18
