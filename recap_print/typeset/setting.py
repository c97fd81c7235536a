"""Where a block is being set: the layout and fonts it draws on, and the content it may name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from recap_print.declared import Said
from recap_print.design.blocks import Ref, Source
from recap_print.design.model import Layout, Style
from recap_print.design.pictograms import Pictogram
from recap_print.edition.model import Content, Group
from recap_print.fonts import FontFile, FontShelf
from recap_print.ink import Ink, Swatch
from recap_print.pages.model import Overset, Role, Run, Tag, Text
from recap_print.pictures import RasterPicture
from recap_print.typeset.french import tied
from recap_print.typeset.lines import SLACK, broken, measure
from recap_print.typeset.piece import Piece, Placed
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

    ``turned`` is how often this page of the template came before in its section.
    ``inks`` keeps the inks already mixed for this booklet, by name and section hue.
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
    turned: int = 0
    name: str = ""

    def within(self, name: str, *, scope: Group | None = None, facts: Mapping[str, str] | None = None) -> Setting:
        """The same setting one step further in."""
        return replace(
            self,
            name=f"{self.name}{name}.",
            scopes=(scope, *self.scopes) if scope else self.scopes,
            facts={**self.facts, **facts} if facts else self.facts,
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


def source_name(source: Source | tuple[object, ...], kind: str, index: int) -> str:
    """A name that survives rewording: the content's own, or the kind of block and its rank."""
    return source.name if isinstance(source, Ref) else f"{kind}-{index + 1}"


def snap_to(value: float, grid: float) -> float:
    return snap(round(value / grid) * grid)


def baseline(style: Style, grid: float) -> float:
    """From the top of a line to its baseline, in mm: about three quarters of the leading, on the grid."""
    return snap_to(style.leading * 0.75 + 0.001, grid)


def line_of_text(
    setting: Setting, style: Style, text: str, said: Said, name: str, role: Role, *, ink: str = ""
) -> tuple[float, Text]:
    """One shaped line at x = 0 with its baseline at y = 0, and its width in mm."""
    font = setting.font(style)
    shaped = font.shape(text)
    reach = font.metrics
    width = snap(to_mm(shaped.advance * style.size_pt / 1000))
    run = Run(0.0, text, style.font, style.size_pt, setting.ink(ink or style.ink), shaped.glyphs)
    return width, Text(
        setting.tag(name, role, said.origin),
        0.0,
        0.0,
        width,
        snap(to_mm(reach.ascent * style.size_pt / 1000)),
        snap(to_mm(reach.descent * style.size_pt / 1000)),
        text,
        (run,),
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
    text = tied(said.filled(setting.facts).text)
    lines = broken(setting.font(style), style.size_pt, text, width, balance=style.balance)
    set_lines = [
        line_of_text(setting, style, line, said, f"{name}.{i}", role, ink=ink) for i, line in enumerate(lines, 1)
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
    return measure(setting.font(style), style.size_pt, text)
