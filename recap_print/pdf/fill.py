"""Ink laid on the page: a colour, or a pattern, whose cell is a content stream of its own (ISO 32000-1 §8.7.3)."""

from __future__ import annotations

from pypdf.generic import StreamObject

from recap_print.pdf.colour import NO_COLOUR
from recap_print.pdf.matrix import UNMOVED, Bounds, Matrix, overlap, times
from recap_print.pdf.model import Colour, What
from recap_print.pdf.objects import Objects
from recap_print.pdf.paints import NO_PICTURE, Manner, Picture
from recap_print.pdf.state import Book, Ink, Run, Setting, State

NOTHING = ("None",)


def lay(
    run: Run,
    what: What,
    box: Bounds,
    ink: Ink,
    *,
    stroke: bool = False,
    font: str = "",
    size: float = 0.0,
    thickness: float = 0.0,
    picture: Picture = NO_PICTURE,
) -> None:
    """Paint a shape as large as ``box``."""
    if run.silent or ink.colour.names == NOTHING:
        return
    colour = ink.colour
    if ink.tile is not None:
        found = _tile(run, box, ink, ink.tile)
        if what is not What.TEXT and found is not None:
            return  # the pattern's own paint has been told, where it shows
        colour = _like(run.book, found or NO_COLOUR)
    if run.area is not None:
        box = run.area
    state = run.state
    run.leaf.paints.add(
        what,
        box,
        state.clip,
        colour,
        state.manner,
        run.within,
        stroke=stroke,
        font=font,
        size=size,
        thickness=thickness,
        picture=picture,
    )


def _like(book: Book, colour: Colour) -> Colour:
    """The space of a colour without its values: one of many in a pattern."""
    plain = Colour(colour.space, (), colour.names, colour.channels, colour.alternate)
    remembered: Colour = book.memory.setdefault((f"like {plain}", 0), (plain, plain))[1]
    return remembered


def _tile(run: Run, box: Bounds, ink: Ink, tile: StreamObject) -> Colour | None:
    """Play a pattern's cell over the area it covers; the first colour it paints with, if it paints."""
    book, state = run.book, run.state
    area = overlap(state.clip, box)
    name = f"pattern /{ink.name}"
    with book.playing(tile, name) as may:
        if not may or area[0] > area[2] or area[1] > area[3]:
            return None
        objects = book.objects
        own = tile.get("/Resources")
        uncoloured = objects.integer(tile.get("/PaintType"), 1) == 2
        plain = Ink(ink.colour)
        cell = Run(
            leaf=run.leaf,
            state=State(
                ctm=times(matrix(objects, tile), run.base),
                clip=area,
                fill=plain if uncoloured else book.black,
                stroke=plain if uncoloured else book.black,
                manner=state.manner,
                setting=Setting(),
            ),
            resources=book.resources(objects.dictionary(own)),
            within=name,
            area=area,
            colourless=uncoloured or run.colourless,
        )
        cell.base = cell.state.ctm
        paints = run.leaf.paints
        before, paints.latest = paints.latest, None
        run.leaf.play(cell, book.content(tile, name))
        found, paints.latest = paints.latest, before or paints.latest
        return found


def matrix(objects: Objects, entries: StreamObject) -> Matrix:
    """The Matrix of a form or pattern."""
    numbers = objects.numbers(entries.get("/Matrix"))
    if not numbers or len(numbers) != 6:
        return UNMOVED
    a, b, c, d, e, f = numbers
    return a, b, c, d, e, f


def opaque(book: Book, manner: Manner) -> Manner:
    """How paint is laid within a transparency group: afresh, the group as a whole as it was laid outside."""
    return book.manner(
        Manner(
            manner.fill_overprints,
            manner.stroke_overprints,
            manner.overprint_mode,
            group_opacity=manner.group_opacity * manner.fill_opacity,
            group_blend=manner.blend if manner.blend != "Normal" else manner.group_blend,
            group_mask=manner.group_mask or manner.soft_mask,
        )
    )
