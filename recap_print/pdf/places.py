"""What a stream calls upon: forms, images, shadings; and the layers it marks (ISO 32000-1 §8.8 to §8.11)."""

from __future__ import annotations

from typing import Any

from pypdf.generic import DictionaryObject, StreamObject

from recap_print.pdf.fill import lay, matrix, opaque
from recap_print.pdf.matrix import bounds, overlap, times
from recap_print.pdf.model import What
from recap_print.pdf.pictures import image
from recap_print.pdf.state import Ink, Run

MOST_LAYERS = 1000
ODD = {"/Ref": "reference XObject", "/OPI": "OPI picture", "/Alternates": "alternate image"}


def do(run: Run, operands: list[Any]) -> None:
    """``Do``: paint a named XObject."""
    (name,) = operands
    book, found = run.book, run.resources.find("XObject", str(name))
    objects = book.objects
    if not isinstance(found, StreamObject):
        objects.notes.add(f"the XObject “{name}” is not in the resources")
        return
    run.leaf.oddities.update({says: None for key, says in ODD.items() if key in found})
    if "/OC" in found:
        mark_layer(run, found.get("/OC"))
    kind = objects.name(found.get("/Subtype"))
    if kind == "PS" or objects.name(found.get("/Subtype2")) == "PS":
        run.leaf.oddities["PostScript XObject"] = None
    elif kind == "Image":
        image(run, found)
    elif kind == "Form":
        form(run, found, f"form /{name}")
    else:
        objects.notes.add(f"the XObject “{name}” is of no known kind")


def form(run: Run, stream: StreamObject, name: str) -> None:
    """Play a form where it is placed."""
    book, objects = run.book, run.book.objects
    with book.playing(stream, name) as may:
        if not may:
            return
        state = run.state.copy()
        state.ctm = times(matrix(objects, stream), state.ctm)
        box = objects.numbers(stream.get("/BBox"))
        if box and len(box) == 4:
            state.clip = overlap(state.clip, bounds(state.ctm, *box))
        group = objects.look(stream.get("/Group"))
        if isinstance(group, DictionaryObject) and objects.name(group.get("/S")) == "Transparency":
            run.leaf.groups[blend_space(run, group)] = None
            state.manner = opaque(book, state.manner)
        own = objects.look(stream.get("/Resources"))  # old forms have none, and look in the page's
        placed = Run(
            leaf=run.leaf,
            state=state,
            resources=book.resources(own) if isinstance(own, DictionaryObject) else run.resources,
            within=name,
            base=state.ctm,
            area=run.area,
            silent=run.silent,
            colourless=run.colourless,
        )
        run.leaf.play(placed, book.content(stream, name))


def blend_space(run: Run, group: DictionaryObject) -> str:
    """The family of a transparency group's colour space; ``-`` when it takes that of what it is in."""
    said = run.book.objects.look(group.get("/CS"))
    return "-" if said is None else run.book.colours.space(said, run.resources).family


def shade(run: Run, operands: list[Any]) -> None:
    """``sh``: fill all that the clip leaves with a shading."""
    (name,) = operands
    book, found = run.book, run.resources.find("Shading", str(name))
    if not isinstance(found, DictionaryObject):
        book.objects.notes.add(f"the shading “{name}” is not in the resources")
        return
    box = run.state.clip
    limits = book.objects.numbers(found.get("/BBox"))
    if limits and len(limits) == 4:
        box = overlap(box, bounds(run.state.ctm, *limits))
    space = book.colours.space(found.get("/ColorSpace"), run.resources)
    lay(run, What.SHADING, box, Ink(book.colours.colour(space)))


def begin_marked(run: Run, operands: list[Any]) -> None:
    """``BDC``: what follows may belong to a layer."""
    tag, said = operands
    if tag == "OC" and isinstance(said, str):
        mark_layer(run, run.resources.find("Properties", said))


def mark_layer(run: Run, value: Any) -> None:
    """Note the layer, or those that a membership dictionary makes it depend on."""
    objects = run.book.objects
    entries = objects.dictionary(value)
    groups = objects.look(entries.get("/OCGs"))
    members = groups if isinstance(groups, list) else [groups]
    for group in [entries, *map(objects.dictionary, members[:MOST_LAYERS])]:
        name = objects.text(group.get("/Name"), 200)
        if name and len(run.leaf.layers) < MOST_LAYERS:
            run.leaf.layers[name] = None
