"""What a content stream carries from operator to operator: its graphics state, and what it may call upon."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from pypdf.generic import DictionaryObject, StreamObject

from recap_print.pdf.colour import GRAY, Colours, Space
from recap_print.pdf.faces import Face, Faces
from recap_print.pdf.matrix import UNMOVED, Bounds, Matrix
from recap_print.pdf.model import Colour
from recap_print.pdf.objects import Objects
from recap_print.pdf.paints import Manner, Paints, Room
from recap_print.pdf.resources import Resources
from recap_print.pdf.unpack import Unpacker

MOST_OPERATORS = 5_000_000
MOST_BYTES_AN_OPERATOR = 16
"""A stream costs at least one operator for so many of its bytes, however few it has."""
DEEPEST_STREAM = 32
MOST_STATES = 512
"""PDF knows 28 (ISO 32000-1 Annex C); some programs go beyond."""
MOST_CONTENT = 64_000_000
"""Bytes of one content stream; a page of a detailed map has some millions."""
MOST_KEPT = 64_000_000


class Exhausted(Exception):
    """The file has been looked at for long enough."""


@dataclass(frozen=True, slots=True)
class Ink:
    """What a shape is filled with: a colour, or a tiling pattern with the colour that an uncoloured one takes."""

    colour: Colour
    tile: StreamObject | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """How text is set, but for font and size (ISO 32000-1 §9.3)."""

    letter_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    mode: int = 0
    rise: float = 0.0


@dataclass(slots=True)
class State:
    """A graphics state. ``ctm`` leads to millimetres on the displayed page, ``clip`` is in them."""

    ctm: Matrix
    clip: Bounds
    fill: Ink
    stroke: Ink
    fill_space: Space = GRAY
    stroke_space: Space = GRAY
    width: float = 1.0
    cap: int = 0
    manner: Manner = field(default_factory=Manner)
    face: Face | None = None
    size: float = 0.0
    setting: Setting = field(default_factory=Setting)

    def copy(self) -> State:
        return State(
            self.ctm,
            self.clip,
            self.fill,
            self.stroke,
            self.fill_space,
            self.stroke_space,
            self.width,
            self.cap,
            self.manner,
            self.face,
            self.size,
            self.setting,
        )


class Book:
    """One file being read: what its pages share, and what may still be spent on it."""

    def __init__(self, objects: Objects, unpacker: Unpacker) -> None:
        self.objects = objects
        self.unpacker = unpacker
        self.colours = Colours(objects, unpacker)
        self.faces = Faces(objects, unpacker)
        self.left = MOST_OPERATORS
        self.room = Room()
        self.manners: dict[Manner, Manner] = {}
        self.memory: dict[tuple[str, int], tuple[Any, Any]] = {}
        self.plain = self.manner(Manner())
        self.black = self.ink(GRAY, GRAY.first)
        self._resources: dict[int, Resources] = {}
        self._unpacked: dict[int, tuple[StreamObject, bytes]] = {}
        self._kept = 0
        self._playing: list[int] = []

    def spend(self, operators: int) -> None:
        self.left -= operators
        if self.left < 0:
            raise Exhausted

    def resources(self, entries: DictionaryObject) -> Resources:
        known = self._resources.get(id(entries))
        if known is None:  # which holds the entries, so that their id stays their own
            known = self._resources[id(entries)] = Resources(self.objects, entries)
        return known

    def content(self, stream: StreamObject, what: str) -> bytes:
        """A stream's contents; those that are called often are kept."""
        known = self._unpacked.get(id(stream))
        if known is None:
            known = (stream, self.unpacker.contents(stream, what, MOST_CONTENT))
            if self._kept + len(known[1]) <= MOST_KEPT:
                self._kept += len(known[1])
                self._unpacked[id(stream)] = known
        return known[1]

    @contextmanager
    def playing(self, stream: StreamObject, what: str) -> Iterator[bool]:
        """Whether a stream may be played now: not within itself, and not too deep."""
        if id(stream) in self._playing:
            self.objects.notes.add(f"{what} contains itself")
            yield False
        elif len(self._playing) >= DEEPEST_STREAM:
            self.objects.notes.add(f"forms are nested more than {DEEPEST_STREAM} deep")
            yield False
        else:
            self._playing.append(id(stream))
            try:
                yield True
            finally:
                self._playing.pop()

    def ink(self, space: Space, values: tuple[float, ...]) -> Ink:
        colour = self.colours.colour(space, values)
        key = ("ink", id(colour))
        known = self.memory.get(key)
        if known is None:
            known = self.memory[key] = (colour, Ink(colour))
        ink: Ink = known[1]
        return ink

    def manner(self, manner: Manner) -> Manner:
        """The same object for equal manners: paints are told apart by it."""
        return self.manners.setdefault(manner, manner)


@dataclass(slots=True)
class Leaf:
    """A page being walked, and what is found on it besides paint. Dictionaries are sets that keep their order."""

    book: Book
    paints: Paints
    play: Callable[[Run, bytes], None]
    """Plays a stream: the operators call it for forms, patterns and glyphs."""
    faces: dict[Face, None] = field(default_factory=dict)
    groups: dict[str, None] = field(default_factory=dict)
    states: dict[str, None] = field(default_factory=dict)
    oddities: dict[str, None] = field(default_factory=dict)
    layers: dict[str, None] = field(default_factory=dict)
    glyphs: set[tuple[object, ...]] = field(default_factory=set)


@dataclass(slots=True)
class Run:
    """A content stream being played.

    ``area`` takes the place of every box (a pattern's cell covers it), ``silent`` paint is not printed,
    ``colourless`` streams have no colour of their own. ``base`` is the state's first matrix: patterns start there.
    """

    leaf: Leaf
    state: State
    resources: Resources
    within: str = "page"
    base: Matrix = UNMOVED
    area: Bounds | None = None
    silent: bool = False
    colourless: bool = False
    stack: list[State] = field(default_factory=list)
    lost_states: int = 0
    subpaths: list[SubPath] = field(default_factory=list)
    clipping: bool = False
    text: Matrix = UNMOVED
    line: Matrix = UNMOVED

    @property
    def book(self) -> Book:
        return self.leaf.book


@dataclass(slots=True)
class SubPath:
    """One stroke of the pen, in displayed mm: corners, and the outermost points of curves."""

    xs: list[float] = field(default_factory=list)
    ys: list[float] = field(default_factory=list)
    closed: bool = False
    curved: bool = False
    rectangle: Bounds | None = None
    """Of one ``re``: left, bottom, width, height in its own units."""


Operator = Callable[[Run, list[Any]], None]
