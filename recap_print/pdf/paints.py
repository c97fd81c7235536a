"""What a page paints, gathered: everything painted in one and the same manner is one ``Paint``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from recap_print.geometry import Rect
from recap_print.pdf.matrix import Bounds, Matrix, overlap
from recap_print.pdf.model import Colour, Paint, What, Zone

MOST_BOXES = 1000
"""Places told of one paint: a QR code alone has some hundreds."""
MOST_KINDS = 20_000
"""Manners of painting that one page is told apart by; no page made for print comes near."""
MOST_BOXES_IN_ALL = 500_000
MOST_KINDS_IN_ALL = 200_000
TOUCH = 0.01
"""mm. What overlaps the trim by less does not stand on it."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A page's geometry in mm from the trim's top-left corner, y down, as displayed; ``matrix`` leads there from
    the page's own units, ``clip`` is the page's edge."""

    width: float
    height: float
    bleed: Bounds
    clip: Bounds
    matrix: Matrix
    bleed_width: float = 0.0

    def zone(self, box: Bounds) -> Zone:
        if _touches(box, (0.0, 0.0, self.width, self.height)):
            return Zone.TRIM
        return Zone.BLEED if _touches(box, self.bleed) else Zone.SLUG


def _touches(box: Bounds, area: Bounds) -> bool:
    """Do they overlap by more than ``TOUCH`` both ways? What is as thin as that itself, by its middle."""
    return _reaches(box[0], box[2], area[0], area[2]) and _reaches(box[1], box[3], area[1], area[3])


def _reaches(low: float, high: float, start: float, end: float) -> bool:
    if high - low <= 2 * TOUCH:
        return start < (low + high) / 2 < end
    return (high if high < end else end) - (low if low > start else start) > TOUCH


@dataclass(frozen=True, slots=True)
class Manner:
    """How a graphics state lays ink on ink. The ``group_`` entries are those of the groups that all of it is in."""

    fill_overprints: bool = False
    stroke_overprints: bool = False
    overprint_mode: int = 0
    fill_opacity: float = 1.0
    stroke_opacity: float = 1.0
    blend: str = "Normal"
    soft_mask: bool = False
    group_opacity: float = 1.0
    group_blend: str = "Normal"
    group_mask: bool = False


class Picture(NamedTuple):
    """What an image is made of."""

    ppi: float = 0.0
    bits: int = 0
    pixels: tuple[int, int] = (0, 0)
    filter: str = ""
    soft_mask: bool = False


NO_PICTURE = Picture()


@dataclass(slots=True)
class _Kind:
    what: What
    zone: Zone
    colour: Colour
    stroke: bool
    manner: Manner
    within: str
    font: str
    size: float
    thickness: float
    picture: Picture
    count: int = 0
    boxes: list[Bounds] = field(default_factory=list)

    def paint(self) -> Paint:
        manner, stroke = self.manner, self.stroke
        opacity = (manner.stroke_opacity if stroke else manner.fill_opacity) * manner.group_opacity
        return Paint(
            what=self.what,
            zone=self.zone,
            colour=self.colour,
            count=self.count,
            boxes=tuple(_rect(box) for box in self.boxes),
            within=self.within,
            font=self.font,
            size_pt=self.size,
            thickness_pt=self.thickness,
            overprints=manner.stroke_overprints if stroke else manner.fill_overprints,
            overprint_mode=manner.overprint_mode,
            opacity=round(opacity, 4),
            blend=manner.blend if manner.blend != "Normal" else manner.group_blend,
            soft_mask=manner.soft_mask or manner.group_mask or self.picture.soft_mask,
            ppi=self.picture.ppi,
            bits=self.picture.bits,
            pixels=self.picture.pixels,
            filter=self.picture.filter,
        )


def _rect(box: Bounds) -> Rect:
    left, top = round(box[0], 4), round(box[1], 4)
    return Rect(left, top, round(box[2] - box[0], 4), round(box[3] - box[1], 4))


@dataclass(slots=True)
class Room:
    """How much may still be noted of one file: whoever has ten thousand pages must not fill the memory."""

    kinds: int = MOST_KINDS_IN_ALL
    boxes: int = MOST_BOXES_IN_ALL


class Paints:
    """The paints of one page, in the order in which their first one is laid."""

    def __init__(self, paper: Paper, room: Room) -> None:
        self.paper = paper
        self.room = room
        self.full = False
        self.latest: Colour | None = None
        self._kinds: dict[tuple[object, ...], _Kind] = {}

    def add(
        self,
        what: What,
        box: Bounds,
        clip: Bounds,
        colour: Colour,
        manner: Manner,
        within: str,
        *,
        stroke: bool = False,
        font: str = "",
        size: float = 0.0,
        thickness: float = 0.0,
        picture: Picture = NO_PICTURE,
    ) -> None:
        """Something painted: nothing, when it is clipped away. ``colour`` and ``manner`` are made once a file."""
        x1, y1, x2, y2 = box
        if not (x1 <= x2 and y1 <= y2):  # no number either
            return
        left, top, right, bottom = seen = overlap(clip, box)
        if left > right or top > bottom or (left == right and x1 < x2) or (top == bottom and y1 < y2):
            return
        zone = self.paper.zone(seen)
        key = (what, zone, id(colour), stroke, id(manner), within, font, size, thickness, picture)
        kind = self._kinds.get(key)
        if kind is None:
            if len(self._kinds) >= MOST_KINDS or self.room.kinds <= 0:
                self.full = True
                return
            self.room.kinds -= 1
            kind = _Kind(what, zone, colour, stroke, manner, within, font, size, thickness, picture)
            self._kinds[key] = kind
        kind.count += 1
        if self.latest is None:
            self.latest = colour
        if kind.count == 1 or (kind.count <= MOST_BOXES and self.room.boxes > 0):
            self.room.boxes -= 1
            kind.boxes.append(seen)

    def all(self) -> tuple[Paint, ...]:
        return tuple(kind.paint() for kind in self._kinds.values())
