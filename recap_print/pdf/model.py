"""What a PDF is seen to contain: the facts that preflight judges.

A witness keeps its own notes: nothing here comes from the booklet a file was made of. Rectangles are millimetres
from the top-left corner of the page's *trim*, y down, on the page as displayed (turned by its /Rotate, scaled by
its /UserUnit); boxes alone are in the page's own points, as they are written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from recap_print.geometry import Rect

Points = tuple[float, float, float, float]


class What(StrEnum):
    """What was painted."""

    TEXT = "text"
    FILL = "fill"
    STROKE = "line"
    IMAGE = "image"
    MASK = "image mask"
    SHADING = "shading"


class Zone(StrEnum):
    """Where on the page: within the trim (even in part), else within the bleed, else in the slug."""

    TRIM = "trim"
    BLEED = "bleed"
    SLUG = "slug"


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour as the file gives it.

    ``space`` is the family as PDF writes it (``DeviceCMYK``, ``ICCBased``, ``Separation``…), an Indexed or Pattern
    space counting as the one beneath it; ``Pattern`` alone means that none was found.
    ``values`` are the components, as written; empty for an image or a shading, which have many.
    ``names`` are the colorants of Separation and DeviceN, ``alternate`` the family of the space that stands in for
    them; ``channels`` is how many components the space has.
    """

    space: str
    values: tuple[float, ...] = ()
    names: tuple[str, ...] = ()
    channels: int = 0
    alternate: str = ""


@dataclass(frozen=True, slots=True)
class Paint:
    """Everything that one page paints in one and the same manner: ``boxes`` are the first places, ``count`` how many.

    ``size_pt`` is the size of text as it shows, ``thickness_pt`` the width of a line as it shows (0: as thin as the
    device can), or the smaller side of a filled rectangle under 10 pt. ``ppi`` is the least resolution of these images
    as placed, ``bits`` their bits per component.
    ``within`` says which stream paints: ``page``, ``form /P1``, ``pattern /X``, ``glyph /F3``, ``annotation``.
    """

    what: What
    zone: Zone
    colour: Colour
    count: int
    boxes: tuple[Rect, ...]
    within: str = "page"
    font: str = ""
    size_pt: float = 0.0
    thickness_pt: float = 0.0
    overprints: bool = False
    overprint_mode: int = 0
    opacity: float = 1.0
    blend: str = "Normal"
    soft_mask: bool = False
    ppi: float = 0.0
    bits: int = 0
    pixels: tuple[int, int] = (0, 0)
    filter: str = ""


@dataclass(frozen=True, slots=True)
class Font:
    """A font that some page paints with. ``kind`` is Type0, TrueType, Type1, Type3, MMType1…"""

    name: str
    kind: str
    embedded: bool
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Annotation:
    """A note laid over a page; ``kind`` is its subtype, ``box`` as in ``Paint``, ``printed`` its Print flag."""

    kind: str
    box: Rect
    zone: Zone
    printed: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One page. ``media`` … ``art`` are as written, None when missing (inherited ones count as written).

    ``width`` and ``height`` are the trim's, in mm as displayed. ``group`` is the colour space of its transparency
    group, ``-`` for a group without one, empty without a group; ``groups`` those of groups within its content.
    ``layers`` are the optional content its own streams are marked with.
    """

    number: int
    media: Points | None
    crop: Points | None
    bleed: Points | None
    trim: Points | None
    art: Points | None
    width: float
    height: float
    bleed_width: float
    rotation: int = 0
    user_unit: float = 1.0
    paints: tuple[Paint, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    actions: tuple[str, ...] = ()
    group: str = ""
    groups: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    """Graphics state entries that PDF/X restricts and this page uses: ``TR``, ``TR2``, ``HTP``, ``HT``…"""
    oddities: tuple[str, ...] = ()
    """What no PDF/X page may hold: ``PostScript XObject``, ``reference XObject``, ``OPI``, ``alternate image``…"""
    layers: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    """What could not be looked at, and why, in plain words."""


@dataclass(frozen=True, slots=True)
class Icc:
    """The header of an ICC profile (ICC.1:2010 §7.2), and its description."""

    version: str
    device_class: str
    space: str
    connection: str
    size: int
    stated_size: int
    description: str = ""


@dataclass(frozen=True, slots=True)
class Intent:
    """An output intent (ISO 32000-1 §14.11.5). ``channels`` is /N of the profile's stream; ``profile`` is None
    when there is none, or when what is there is too short to be one."""

    subtype: str
    identifier: str
    condition: str = ""
    registry: str = ""
    info: str = ""
    profile: Icc | None = None
    channels: int = 0
    referenced: bool = False
    """Is the profile named (DestOutputProfileRef) rather than embedded?"""


@dataclass(frozen=True, slots=True)
class Facts:
    """A whole PDF. ``info`` and ``xmp`` hold the properties as text: ``Title``, ``Trapped``…; ``dc:title``,
    ``pdfxid:GTS_PDFXVersion``, ``xmp:CreateDate``… (prefixes are ours for the usual namespaces).
    ``version`` is the header's; ``catalog_version`` the catalog's /Version, empty without one.
    """

    name: str
    size: int
    version: str
    pages: tuple[Page, ...]
    catalog_version: str = ""
    identified: bool = False
    encrypted: bool = False
    info: tuple[tuple[str, str], ...] = ()
    xmp: tuple[tuple[str, str], ...] = ()
    xmp_state: str = ""
    """Empty when the metadata can be read; else ``missing``, ``compressed``, or why it cannot."""
    intents: tuple[Intent, ...] = ()
    fonts: tuple[Font, ...] = ()
    layers: tuple[str, ...] = ()
    layers_state: tuple[str, ...] = ()
    """What PDF/X-4 forbids in optional content: ``AS``, ``no /D``, ``unnamed configuration``…"""
    actions: tuple[str, ...] = ()
    """Catalog and outline actions by kind: ``JavaScript``, ``Launch``, ``OpenAction GoTo``… Pages have their own."""
    form_fields: int = 0
    attachments: tuple[str, ...] = ()
    unread: tuple[str, ...] = field(default=())
    """What could not be looked at, and why, in plain words."""

    def said(self, key: str) -> str:
        """A property of Info (``Trapped``) or of the metadata (``pdf:Trapped``); empty when it is not there."""
        return dict(self.xmp if ":" in key else self.info).get(key, "")


@dataclass(frozen=True, slots=True)
class Symbol:
    """A QR code as a camera reads it off the rendered page; ``box`` in mm from the trim's top-left corner."""

    page: int
    text: str
    box: Rect
    module: float = 0.0


@dataclass(frozen=True, slots=True)
class Seen:
    """What looking at the rendered pages told. ``symbols`` is None when nobody could look at all.

    ``damaged`` are codes that show and cannot be decoded, by a phone no more than by us; their text is empty.
    ``looked`` are the pages seen sharply enough: a code that is not found there is not there.
    ``unread`` says in plain words which pages were not, and why. By page, then from the top.
    """

    symbols: tuple[Symbol, ...] | None
    unread: tuple[str, ...] = ()
    damaged: tuple[Symbol, ...] = ()
    looked: tuple[int, ...] = ()
