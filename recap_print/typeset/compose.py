"""Edition + layout + fonts -> the placed booklet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial

from recap_print.declared import Said
from recap_print.design.model import Layout, PageSpec
from recap_print.design.pictograms import Pictogram
from recap_print.design.read import blocks_from
from recap_print.edition.model import Edition, Group
from recap_print.edition.model import Section as Declared
from recap_print.errors import CannotLayOut
from recap_print.fonts import FontShelf
from recap_print.fonts.scripts import is_from_the_right
from recap_print.geometry import Rect
from recap_print.pages.model import Booklet, Box, Direction, Item, Overset, Page, Role, Section, Stock, is_right
from recap_print.pictures import RasterPicture
from recap_print.typeset.blocks import blocks_piece
from recap_print.typeset.furniture import furniture
from recap_print.typeset.mirror import mirrored
from recap_print.typeset.paginate import Part, parts
from recap_print.typeset.piece import Placed
from recap_print.typeset.ream import Ream
from recap_print.typeset.setting import Setting, Tab
from recap_print.typeset.shapes import overset, rect
from recap_print.units import snap

NO_PICTURES: Mapping[str, RasterPicture] = {}
MOST_ITEMS = 200_000
"""A hundred times a real booklet: a bound on what a slip, or malice, can ask of a machine."""


def compose(
    edition: Edition,
    layout: Layout,
    shelf: FontShelf,
    pictograms: Mapping[str, Pictogram],
    hashes: tuple[tuple[str, str], ...] = (),
    pictures: Mapping[str, RasterPicture] = NO_PICTURES,
    ream: Ream | None = None,
) -> Booklet:
    """The whole booklet, placed. What does not fit is in ``Booklet.overset``, never silently lost.

    Pages that ``ream`` holds from a time before are not set again when they are made of the same.

    The layout has been checked: every style, swatch, font and pictogram it names exists. A swatch or pictogram
    that only the edition names and nobody has (rules E006, E007) is set in black, or left out.
    """
    placed = parts(edition, layout)
    tabs = tuple(
        Tab(p.section.id, p.section.title, p.section.pictogram, p.section.color, p.first)
        for p in placed
        if p.template.tab and p.section.color and p.section.pictogram in pictograms
    )
    base = Setting(
        layout=layout,
        shelf=shelf,
        pictograms=pictograms,
        tabs=tabs,
        language=edition.language,
        color="",
        page="",
        right=True,
        facts={**edition.facts, "pages": str(edition.pages)},
        scopes=(Group((("edition_title", edition.title),)),),
        origin="title",
        inks={},
        pictures=pictures,
        direction=Direction.RTL if is_from_the_right(edition.language) else Direction.LTR,
    )
    pages: list[Page] = []
    troubles: list[Overset] = []
    left = MOST_ITEMS
    ream = ream or Ream()
    ream.begin(base)
    for part in placed:
        for index, spec in enumerate(part.specs):
            name, turned = f"{part.section.id}/{index + 1}", part.specs[:index].count(spec)
            setting = replace(base, page=name, turned=turned)
            recipe = part.section, spec, part.first + index, turned
            page, found = ream.page(name, recipe, partial(_page, setting, *recipe[:3]))
            pages.append(page)
            troubles += found
            left -= len(page.items)
            if left < 0:
                raise CannotLayOut(
                    f"edition {edition.id} has more than {MOST_ITEMS} items by page {page.number}",
                    help="a page of cards holds some two hundred: look for a table or a repeat with a digit too many",
                )
    safe = layout.safe
    return Booklet(
        edition=edition.name,
        title=edition.title.filled(edition.facts).text,
        author=edition.author,
        language=edition.language,
        direction=base.direction,
        layout=layout.id,
        stock=Stock(layout.width, layout.height, layout.bleed, safe.outside, safe.head, safe.foot, safe.inside),
        swatches=layout.swatches,
        sections=tuple(_section(part, edition) for part in placed),
        pages=tuple(pages),
        hashes=hashes,
        overset=tuple(troubles),
    )


def _section(part: Part, edition: Edition) -> Section:
    title = part.section.title.filled(edition.facts).text
    return Section(part.section.id, part.section.kind, title, part.first, len(part.specs))


def _page(base: Setting, section: Declared, spec: PageSpec, number: int) -> tuple[Page, list[Overset]]:
    """A page of a section, and what did not fit on it."""
    layout = base.layout
    pictogram = Said(section.pictogram, f"{section.origin}.pictogram")
    own = Group((("title", section.title), ("pictogram", pictogram), *section.content.entries))
    setting = replace(
        base,
        color=section.color,
        right=is_right(number, Direction.LTR),
        facts={**base.facts, "page": str(number)},
        scopes=(own, *base.scopes),
        origin=section.origin,
    )
    frame = _frame(layout, spec, setting.right)
    blocks = (*spec.blocks, *blocks_from(section.blocks, f"{section.origin}.blocks"))
    piece = blocks_piece(setting, blocks, frame.width)
    matter: list[Placed] = []
    if spec.fill:
        bleed = layout.bleed
        foot = spec.fill_to or layout.height + bleed
        ground = rect(-bleed, -bleed, layout.width + 2 * bleed, foot + bleed)
        matter.append(Box(setting.tag("ground", Role.ARTIFACT), ground, fill=setting.ink(spec.fill)))
    matter += furniture(setting, spec, frame, number, section.title, section.id)
    matter += overset(setting, piece.height, frame.height)
    matter += piece.place(frame.x, frame.y, frame.height)
    items = [item for item in matter if not isinstance(item, Overset)]
    if base.direction is Direction.RTL:
        items = [mirrored(item, layout.width / 2) for item in items]
    return Page(base.page, number, section.id, _unique(items)), [o for o in matter if isinstance(o, Overset)]


def _frame(layout: Layout, spec: PageSpec, right: bool) -> Rect:
    """The text frame: the inside margin is on the left of a right-hand page."""
    m = spec.margins
    left, other = (m.inside, m.outside) if right else (m.outside, m.inside)
    return Rect(left, m.head, snap(layout.width - left - other), snap(layout.height - m.head - m.foot))


def _unique(items: Iterable[Item]) -> tuple[Item, ...]:
    """Items whose names are unique on the page: the first line of a second ``text-1`` becomes ``text-1~2.1``."""
    seen: Counter[str] = Counter()
    found = []
    for item in items:
        name = item.tag.name
        seen[name] += 1
        if seen[name] > 1:
            stem, dot, line = name.rpartition(".")
            again = f"{stem}~{seen[name]}.{line}" if dot and line.isdigit() else f"{name}~{seen[name]}"
            item = replace(item, tag=replace(item.tag, name=again))
        found.append(item)
    return tuple(found)
