"""Where a block is being set: the layout and fonts it draws on, and the content it may name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from recap_print.declared import Said
from recap_print.design.blocks import Ref, Source
from recap_print.design.model import Layout, Style
from recap_print.design.pictograms import Pictogram
from recap_print.edition.model import Content, Group
from recap_print.fonts import FontFile, FontShelf
from recap_print.fonts.family import Family, Part, family
from recap_print.ink import Ink, Swatch
from recap_print.pages.model import Direction, Overset, Role, Run, Tag, Text
from recap_print.pictures import RasterPicture
from recap_print.typeset.lines import SLACK, measure, paragraphs
from recap_print.typeset.piece import Piece, Placed
from recap_print.typeset.typography import tied
from recap_print.units import snap, to_mm


@dataclass(frozen=True, slots=True)
class Tab:
    """One section of the thumb index, from the fore-edge's head downward."""

    section: str
    title: Said
    pictogram: str
    color: str
    first: int


@dataclass(frozen=True, slots=True)
class Setting:
    """What every block is given. ``scopes`` are searched innermost first; ``name`` prefixes item names.

    Blocks are placed as if every booklet were read from the left: ``right`` says that the fore-edge is on the right of
    the page, and the page of one read from the right (``direction``) is mirrored when it is done.
    ``turned`` is how often this page of the template came before in its section.
    ``inks`` keeps the inks already mixed for this booklet, by name and section hue; ``families`` the fonts joined.
    """

    layout: Layout
    shelf: FontShelf
    pictograms: Mapping[str, Pictogram]
    tabs: tuple[Tab, ...]
    language: str
    color: str
    page: str
    right: bool
    facts: Mapping[str, str]
    scopes: tuple[Group, ...]
    origin: str
    inks: dict[tuple[str, str], Ink]
    pictures: Mapping[str, RasterPicture] = field(default_factory=dict)
    direction: Direction = Direction.LTR
    families: dict[str, Family] = field(default_factory=dict)
    turned: int = 0
    name: str = ""

    def within(self, name: str, *, scope: Group | None = None, facts: Mapping[str, str] | None = None) -> Setting:
        """The same setting one step further in. Content that names its own ``language`` is set in that."""
        said = scope.get("language") if scope else None
        language = said.text if isinstance(said, Said) else self.language
        return replace(
            self,
            name=f"{self.name}{name}.",
            scopes=(scope, *self.scopes) if scope else self.scopes,
            facts={**self.facts, **facts} if facts else self.facts,
            language=language,
            families=self.families if language == self.language else {},
        )

    def content(self, name: str) -> Content | None:
        """What a name stands for here, or None."""
        return next((found for scope in self.scopes if (found := scope.get(name)) is not None), None)

    def said(self, source: Source) -> Said | None:
        """The words of a source with ``{…}`` filled in, or None when the edition says nothing there."""
        found = self.content(source.name) if isinstance(source, Ref) else source
        return found.filled(self.facts) if isinstance(found, Said) and found.text else None

    def ink(self, name: str) -> Ink:
        """``section 12%`` -> the section's hue at 12 percent."""
        key = (name, self.color)
        if key not in self.inks:
            swatch, _, tint = name.partition(" ")
            self.inks[key] = Ink(self.swatch(swatch), float(tint.rstrip("%")) if tint else 100.0)
        return self.inks[key]

    def swatch(self, name: str) -> Swatch:
        """The swatch of this name; `section` is the section's own hue, black when rule E007 has refused that."""
        wanted = self.color if name == "section" else name
        return next((swatch for swatch in self.layout.swatches if swatch.name == wanted), self.layout.swatch("black"))

    def tag(self, name: str, role: Role, origin: str = "", alt: str = "") -> Tag:
        return Tag(f"{self.name}{name}", origin or self.origin, role, self.language, alt)

    def font(self, style: Style) -> FontFile:
        return self.shelf[style.font]

    def family(self, style: Style) -> Family:
        """The style's font, with those that serve scripts it lacks."""
        if (known := self.families.get(style.font)) is None:
            known = self.families[style.font] = family(self.shelf, style.font, self.language)
        return known

    def tied(self, said: Said) -> str:
        """Words as they are set: placeholders filled in, spaces that never break."""
        return tied(said.filled(self.facts).text, self.language)


def source_name(source: Source | tuple[object, ...], kind: str, index: int) -> str:
    """A name that survives rewording: the content's own, or the kind of block and its rank."""
    return source.name if isinstance(source, Ref) else f"{kind}-{index + 1}"


def snap_to(value: float, grid: float) -> float:
    return snap(round(value / grid) * grid)


def baseline(style: Style, grid: float) -> float:
    """From the top of a line to its baseline, in mm: about three quarters of the leading, on the grid."""
    return snap_to(style.leading * 0.75 + 0.001, grid)


def line_of_text(
    setting: Setting,
    style: Style,
    text: str,
    said: Said,
    name: str,
    role: Role,
    *,
    ink: str = "",
    parts: Sequence[Part] = (),
) -> tuple[float, Text]:
    """One shaped line at x = 0 with its baseline at y = 0, and its width in mm.

    ``parts`` are those of the text, when it is a line of a paragraph.
    """
    parts = parts or setting.family(style).parts(text)
    paint = setting.ink(ink or style.ink)
    runs, advance = [], 0
    for part in parts:
        at = snap(to_mm(advance * style.size_pt / 1000))
        runs.append(Run(at, part.text, part.font, style.size_pt, paint, part.shaped.glyphs))
        advance += part.shaped.advance
    width = snap(to_mm(advance * style.size_pt / 1000))
    return width, Text(
        setting.tag(name, role, said.origin),
        0.0,
        0.0,
        width,
        snap(to_mm(max(part.file.metrics.ascent for part in parts) * style.size_pt / 1000)),
        snap(to_mm(max(part.file.metrics.descent for part in parts) * style.size_pt / 1000)),
        text,
        tuple(runs),
    )


def moved(text: Text, x: float, y: float) -> Text:
    """The same line elsewhere. (``dataclasses.replace`` takes four times as long, on every line of the booklet.)"""
    runs = tuple(Run(snap(run.x + x), run.text, run.font, run.size_pt, run.ink, run.glyphs) for run in text.runs)
    at = snap(text.x + x), snap(text.y + y)
    return Text(text.tag, *at, text.width, text.above, text.below, text.text, runs)


def words(
    setting: Setting,
    style: Style,
    said: Said,
    width: float,
    name: str,
    role: Role,
    *,
    align: str = "start",
    ink: str = "",
) -> Piece:
    """Words set in a style within a width: the piece every block of text is made of."""
    own_family = setting.family(style)
    lines = [
        line
        for paragraph in paragraphs(own_family, style.size_pt, setting.tied(said), width, balance=style.balance)
        for line in zip(paragraph, own_family.lines(paragraph), strict=True)
    ]
    set_lines = [
        line_of_text(setting, style, line, said, f"{name}.{i}", role, ink=ink, parts=parts)
        for i, (line, parts) in enumerate(lines, 1)
    ]
    drop = baseline(style, setting.layout.grid)

    def place(x: float, y: float, height: float) -> Iterator[Placed]:
        y += style.before
        for own, line in set_lines:
            if own > width + SLACK:
                yield Overset(setting.page, said.origin, own, width, across=True)
            indent = {"start": 0.0, "center": (width - own) / 2, "end": width - own}[align]
            if line.text:
                yield moved(line, x + indent, y + drop)
            y += style.leading

    return Piece(style.before + len(lines) * style.leading + style.after, place)


def width_of(setting: Setting, style: Style, text: str) -> float:
    """Width of some words on one line, in mm."""
    return measure(setting.family(style), style.size_pt, text)
