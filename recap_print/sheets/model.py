"""What goes through the press: sheets, their two sides, and where every page lies.

Coordinates are millimetres from the top-left corner of the sheet *side as displayed*, y down. A back is
displayed as seen after the press has turned the sheet the way ``Press.flip`` says: nothing is mirrored.
Pages are numbers here; what they show is the business of whoever draws.
"""

from __future__ import annotations

from dataclasses import dataclass

from recap_print.geometry import Rect
from recap_print.sheets.press import MarkKind, Press, Work


@dataclass(frozen=True, slots=True)
class Placement:
    """One page (1-based, None for a blank) on a side.

    ``trim`` is where its trim falls; ``rotation`` is by how many degrees the page is turned counter-clockwise: 0
    upright, 180 head down, 90 head to the left, 270 head to the right. ``clip`` is where its ink may show: the trim
    and its bleed, cut at the fold and at the sheet's edge. ``creep`` is how far the page has been pushed toward the
    spine (negative: away from it), and ``scale`` how much of its width is left, at the spine: both already in
    ``trim``. ``copy`` counts from 1 what stands on one sheet more than once.
    """

    page: int | None
    trim: Rect
    clip: Rect
    rotation: int
    creep: float
    scale: float = 1.0
    copy: int = 1


@dataclass(frozen=True, slots=True)
class Mark:
    """A straight line for the binder, on every plate. ``dash`` is (on, off), None for a solid line."""

    kind: MarkKind
    x1: float
    y1: float
    x2: float
    y2: float
    thickness: float
    dash: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A registration mark around (``x``, ``y``), on every plate: a circle and a cross."""

    x: float
    y: float
    radius: float
    thickness: float
    kind: MarkKind = MarkKind.REGISTRATION


@dataclass(frozen=True, slots=True)
class Patch:
    """A field of the colour bar, or a step for collating, in percent of each process ink."""

    rect: Rect
    c: float = 0.0
    m: float = 0.0
    y: float = 0.0
    k: float = 0.0
    kind: MarkKind = MarkKind.COLOR_BAR


@dataclass(frozen=True, slots=True)
class SlugLine:
    """A line of small words from (``x``, ``y``), its baseline, at most ``width`` long.

    ``what`` is which page or side this is; whoever draws adds what is printed and for which condition.
    """

    x: float
    y: float
    width: float
    what: str
    kind: MarkKind = MarkKind.SLUG


AnyMark = Mark | Target | Patch | SlugLine


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet. ``trim`` and ``bleed`` enclose those of its pages, within the sheet: its PDF boxes."""

    name: str
    placements: tuple[Placement, ...]
    marks: tuple[AnyMark, ...]
    trim: Rect
    bleed: Rect


@dataclass(frozen=True, slots=True)
class Crease:
    """A straight line across a front as displayed, where it is folded or cut: at ``at`` mm from the left
    (``vertical``) or from the top. ``step`` says which fold makes it, from 1; cuts come before all folds."""

    vertical: bool
    at: float
    step: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of paper as it is printed; sheets follow one another as they are gathered or nested, outermost first.

    ``back`` is None when the front's plate prints both sides (work-and-turn, work-and-tumble). ``signatures`` are
    the numbers, from 1, of the signatures it carries, ``pages`` how many pages each has. ``cuts`` part the sheet
    into folding units before ``folds`` are made in each; where one plate prints both sides, ``folds`` are those of the
    half that shows the front, and the other half is folded alike once it is turned over.
    """

    number: int
    front: Side
    back: Side | None
    work: Work = Work.SHEETWISE
    signatures: tuple[int, ...] = ()
    pages: int = 4
    cuts: tuple[Crease, ...] = ()
    folds: tuple[Crease, ...] = ()
    is_cover: bool = False

    @property
    def plates(self) -> tuple[Side, ...]:
        """What plates are made for: one side or two."""
        return (self.front,) if self.back is None else (self.front, self.back)

    @property
    def copies(self) -> int:
        """How many booklets one printed sheet serves."""
        halves = 2 if self.work.is_one_plate else 1
        return halves * max((place.copy for place in self.front.placements), default=1)


@dataclass(frozen=True, slots=True)
class Imposition:
    """A whole booklet on its sheets, in the order they are nested from outside to inside.

    ``page_count`` pages carry content and ``blanks`` were added; ``bleed`` is what is kept of the pages' bleed;
    ``notes`` are plain sentences the person at the press should read.
    """

    press: Press
    trim_width: float
    trim_height: float
    bleed: float
    page_count: int
    blanks: int
    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...]

    @property
    def sides(self) -> tuple[Side, ...]:
        """The plates as they follow one another in a file: front and back in turn, or the one that is both."""
        return tuple(side for sheet in self.sheets for side in sheet.plates)
