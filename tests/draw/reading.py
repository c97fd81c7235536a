"""A reader of content streams of its own: pypdf cuts them into operators, this follows what they paint.

Painted things are told in millimetres from the trim's top left corner, y down, like the items that asked for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path as File
from typing import Any

from pypdf.generic import ContentStream, StreamObject

from booklets import A5, SWATCHES, tag
from recap_print.draw.content import OVERPRINTS, content
from recap_print.draw.embed import fonts_used
from recap_print.fonts import FontFile, FontShelf
from recap_print.geometry import Rect
from recap_print.ink import Ink
from recap_print.pages.model import Booklet, Direction, Item, Page, Run, Section, Text

MM = 72 / 25.4
HEIGHT = 210.0
FONTS = File(__file__).parents[2] / "fonts" / "atkinson-hyperlegible-next"
SHELF = FontShelf(
    {
        name: FontFile(name, (FONTS / f"AtkinsonHyperlegibleNext-{name.title()}.ttf").read_bytes())
        for name in ("regular", "bold")
    }
)
Step = tuple[str, tuple[float, ...]]


@dataclass(frozen=True)
class Pen:
    """The part of the graphics state our pages may touch."""

    fill: tuple[float, ...] = (0, 0, 0, 1)
    stroke: tuple[float, ...] = (0, 0, 0, 1)
    width: float = 1 / MM
    dash: tuple[float, ...] = ()
    cap: int = 0
    join: int = 0
    over: tuple[bool, bool] = (False, False)
    """Does what is filled, and what is stroked, print over what is beneath it?"""


@dataclass(frozen=True)
class Painted:
    """A path that was filled, stroked or both, a glyph or a picture that was shown, and the pen it was done with."""

    operator: str
    path: tuple[Step, ...]
    pen: Pen
    font: str = ""
    size_pt: float = 0.0
    gid: int = 0
    shows: str = ""

    @property
    def box(self) -> Rect:
        xs = [x for _, at in self.path for x in at[::2]]
        ys = [y for _, at in self.path for y in at[1::2]]
        return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


@dataclass
class _Reader:
    widths: Mapping[str, Callable[[int], int]]
    pen: Pen = field(default_factory=Pen)
    path: list[Step] = field(default_factory=list)
    font: str = ""
    size_pt: float = 0.0
    at: tuple[float, float] = (0.0, 0.0)
    rise: float = 0.0
    placed: tuple[float, ...] = ()

    def read(self, operator: str, operands: Any) -> Iterator[Painted]:
        numbers = tuple(float(value) for value in operands if isinstance(value, int | float))
        match operator:
            case "k":
                self.pen = replace(self.pen, fill=numbers)
            case "K":
                self.pen = replace(self.pen, stroke=numbers)
            case "w":
                self.pen = replace(self.pen, width=numbers[0] / MM)
            case "J":
                self.pen = replace(self.pen, cap=int(numbers[0]))
            case "j":
                self.pen = replace(self.pen, join=int(numbers[0]))
            case "d":
                self.pen = replace(self.pen, dash=tuple(float(part) / MM for part in operands[0]))
            case "gs":
                states = {f"/{state}": over for over, state in OVERPRINTS.items()}
                self.pen = replace(self.pen, over=states[str(operands[0])])
            case "m" | "l" | "c":
                self.path.append((operator.upper(), down(numbers)))
            case "h":
                self.path.append(("Z", ()))
            case "re":
                x, y, width, height = numbers
                corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
                self.path += [("M" if i == 0 else "L", down(corner)) for i, corner in enumerate(corners)]
                self.path.append(("Z", ()))
            case "f" | "S" | "B":
                yield Painted(operator, tuple(self.path), self.pen)
                self.path = []
            case "n":
                self.path = []
            case "BDC" | "EMC":  # what a run says when its glyphs alone do not
                pass
            case "BT" | "ET":
                self.at, self.rise = (0.0, 0.0), self.rise if operator == "ET" else 0.0
            case "Tf":
                self.font, self.size_pt = str(operands[0]), float(operands[1])
            case "Tm":
                assert numbers[:4] == (1, 0, 0, 1)
                self.at = (numbers[4], numbers[5])
            case "Ts":
                self.rise = numbers[0]
            case "TJ":
                yield from self.glyphs(operands[0])
            case "q" | "Q":  # around a picture, and nothing else
                self.placed = ()
            case "cm":
                self.placed = numbers
            case "Do":
                width, _, _, height, x, y = self.placed
                corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
                steps = tuple(("M" if i == 0 else "L", down(corner)) for i, corner in enumerate(corners))
                yield Painted(operator, steps, self.pen, shows=str(operands[0]))
            case _:
                raise AssertionError(f"{operator} has no place on our pages")

    def glyphs(self, parts: Iterable[Any]) -> Iterator[Painted]:
        for part in parts:
            if isinstance(part, int | float):
                self.advance(-float(part))
                continue
            codes: bytes = part.original_bytes
            for gid in (int.from_bytes(codes[i : i + 2], "big") for i in range(0, len(codes), 2)):
                at = down((self.at[0], self.at[1] + self.rise))
                yield Painted("TJ", (("M", at),), self.pen, self.font, self.size_pt, gid)
                self.advance(self.widths[self.font](gid))

    def advance(self, thousandths: float) -> None:
        self.at = (self.at[0] + thousandths * self.size_pt / 1000, self.at[1])


def down(numbers: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(HEIGHT - value / MM if i % 2 else value / MM for i, value in enumerate(numbers))


def painted(items: Iterable[Item], shelf: FontShelf = SHELF) -> list[Painted]:
    """What a page of these items paints, in order."""
    kept = tuple(items)
    fonts = fonts_used((run for item in kept if isinstance(item, Text) for run in item.runs), shelf)
    stream = StreamObject()
    stream.set_data(content(Page("p/1", 1, "p", kept), HEIGHT, fonts))
    reader = _Reader({f"/{use.resource}": use.width_of for use in fonts.values()})
    operations = ContentStream(stream, None).operations
    found = [one for operands, operator in operations for one in reader.read(operator.decode(), operands)]
    assert reader.path == []
    return found


def line(text: str, x: float = 20, y: float = 30, *, font: str = "regular", size_pt: float = 14, ink: Ink) -> Text:
    """A line shaped with the shipped font."""
    shaped = SHELF[font].shape(text)
    run = Run(x, text, font, size_pt, ink, shaped.glyphs)
    em = size_pt / MM
    reach = SHELF[font].metrics
    above, below = reach.ascent * em / 1000, reach.descent * em / 1000
    return Text(tag("line.1"), x, y, shaped.advance * em / 1000, above, below, text, (run,))


def booklet(*pages: Iterable[Item]) -> Booklet:
    """A booklet of one section with these items on its pages."""
    made = tuple(Page(f"p/{number}", number, "p", tuple(items)) for number, items in enumerate(pages, start=1))
    section = Section("p", "page", "Pages", 1, len(made))
    return Booklet("v1", "Essai", "Nous", "fr", Direction.LTR, "a5", A5, SWATCHES, (section,), made)
