"""Operators that change the graphics state: matrices, lines, colours, named states (ISO 32000-1 §8.4, §8.6)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pypdf.generic import DictionaryObject, StreamObject

from recap_print.pdf.colour import PATTERN, Space
from recap_print.pdf.extended import INTENTS, Extended, extended
from recap_print.pdf.matrix import times
from recap_print.pdf.state import MOST_STATES, Ink, Operator, Run
from recap_print.pdf.tokens import Name


def save(run: Run, operands: list[Any]) -> None:
    if len(run.stack) < MOST_STATES:
        run.stack.append(run.state.copy())
    else:
        run.lost_states += 1
        run.book.objects.notes.add(f"graphics states are nested more than {MOST_STATES} deep")


def restore(run: Run, operands: list[Any]) -> None:
    if run.lost_states:
        run.lost_states -= 1
    elif run.stack:
        run.state = run.stack.pop()
    else:
        run.book.objects.notes.add("a graphics state is restored that was never saved")


def transform(run: Run, operands: list[Any]) -> None:
    a, b, c, d, e, f = map(float, operands)
    run.state.ctm = times((a, b, c, d, e, f), run.state.ctm)


def line_width(run: Run, operands: list[Any]) -> None:
    (width,) = operands
    run.state.width = abs(float(width))


def line_cap(run: Run, operands: list[Any]) -> None:
    (cap,) = operands
    run.state.cap = 0 if cap == 0.0 else 2 if cap == 2.0 else 1


def rendering_intent(run: Run, operands: list[Any]) -> None:
    (intent,) = operands
    if intent not in INTENTS:
        run.leaf.states[f"RI {intent}"[:60]] = None


def device(family: str, count: int, stroke: bool) -> Operator:
    """``g``, ``rg``, ``k`` and their like: a device space and a colour in it."""

    def choose(run: Run, operands: list[Any]) -> None:
        if run.colourless:
            return
        if len(operands) != count:
            raise ValueError
        space = run.book.colours.device(family, run.resources)
        ink = run.book.ink(space, tuple(map(float, operands)))
        if stroke:
            run.state.stroke, run.state.stroke_space = ink, space
        else:
            run.state.fill, run.state.fill_space = ink, space

    return choose


def space(stroke: bool) -> Operator:
    def choose(run: Run, operands: list[Any]) -> None:
        (name,) = operands
        if run.colourless:
            return
        chosen = run.book.colours.space(str(name), run.resources)
        ink = run.book.ink(chosen, chosen.first)
        if stroke:
            run.state.stroke, run.state.stroke_space = ink, chosen
        else:
            run.state.fill, run.state.fill_space = ink, chosen

    return choose


def colour(stroke: bool) -> Operator:
    """``sc``, ``scn``: components in the space that was chosen, and the name of a pattern."""

    def choose(run: Run, operands: list[Any]) -> None:
        if run.colourless:
            return
        state = run.state
        chosen = state.stroke_space if stroke else state.fill_space
        if operands and isinstance(operands[-1], Name):
            ink = _pattern(run, operands[-1], chosen, tuple(map(float, operands[:-1])))
        else:
            ink = run.book.ink(chosen, tuple(map(float, operands)))
        if stroke:
            state.stroke = ink
        else:
            state.fill = ink

    return choose


def _pattern(run: Run, name: str, chosen: Space, values: tuple[float, ...]) -> Ink:
    book, found = run.book, run.resources.find("Pattern", name)
    if not isinstance(found, DictionaryObject):
        book.objects.notes.add(f"the pattern “{name}” is not in the resources")
        return book.ink(PATTERN, ())
    beneath = chosen.beneath
    key = (f"pattern /{name} {values} {id(beneath)}", id(found))
    if key not in book.memory:
        if isinstance(found, StreamObject):
            ink = Ink(book.colours.colour(beneath, values), found, name)
        else:  # a shading pattern counts as the space it shades in
            shading = book.objects.dictionary(found.get("/Shading"))
            space = book.colours.space(shading.get("/ColorSpace"), run.resources)
            ink = Ink(book.colours.colour(space))
        book.memory[key] = (found, ink)
    remembered: Ink = book.memory[key][1]
    return remembered


def named_state(run: Run, operands: list[Any]) -> None:
    (name,) = operands
    book, found = run.book, run.resources.find("ExtGState", str(name))
    if not isinstance(found, DictionaryObject):
        book.objects.notes.add(f"the graphics state “{name}” is not in the resources")
        return
    key = ("state", id(found))
    if key not in book.memory:
        book.memory[key] = (found, extended(book.objects, found))
    said: Extended = book.memory[key][1]
    state = run.state
    state.manner = book.manner(replace(state.manner, **said.manner))
    if said.width is not None:
        state.width = said.width
    if said.cap is not None:
        state.cap = said.cap
    if said.font is not None:
        state.face, state.size = book.faces.face(said.font), said.size
    run.leaf.states.update(dict.fromkeys(said.restricted))
    if said.mask is not None:
        _walk_mask(run, said.mask, said.luminosity)


def _walk_mask(run: Run, group: StreamObject, luminosity: bool) -> None:
    """A soft mask's group prints no colour; its fonts are used all the same."""
    book = run.book
    known = ("mask", id(group), id(run.leaf))
    if known in run.leaf.glyphs:
        return
    run.leaf.glyphs.add(known)
    entries = book.objects.dictionary(group.get("/Group"))
    if "/CS" in entries:
        family = book.colours.space(entries.get("/CS"), run.resources).family
        if not (luminosity and family == "DeviceGray"):  # as GWG 2022 R0030 allows
            run.leaf.groups[family] = None
    with book.playing(group, "a soft mask") as may:
        if may:
            own = group.get("/Resources")
            mask = Run(
                leaf=run.leaf,
                state=run.state.copy(),
                resources=book.resources(book.objects.dictionary(own)) if own else run.resources,
                within="soft mask",
                base=run.state.ctm,
                silent=True,
            )
            run.leaf.play(mask, book.content(group, "a soft mask"))
