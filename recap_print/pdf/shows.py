"""Text: positions, fonts, strings shown (ISO 32000-1 §9.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pypdf.generic import DictionaryObject

from recap_print.pdf.faces import Face
from recap_print.pdf.fill import lay
from recap_print.pdf.matrix import UNMOVED, Bounds, Matrix, along, bounds, thinning, times
from recap_print.pdf.model import What
from recap_print.pdf.state import Ink, Operator, Run
from recap_print.units import to_pt


def begin(run: Run, operands: list[Any]) -> None:
    run.text = run.line = UNMOVED


def font(run: Run, operands: list[Any]) -> None:
    name, size = operands
    run.state.size = float(size)
    found = run.resources.find("Font", str(name))
    if isinstance(found, DictionaryObject):
        run.state.face = run.book.faces.face(found)
    else:
        run.state.face = None
        run.book.objects.notes.add(f"the font “{name}” is not in the resources")


def place(run: Run, operands: list[Any]) -> None:
    a, b, c, d, e, f = map(float, operands)
    run.text = run.line = (a, b, c, d, e, f)


def move(run: Run, operands: list[Any]) -> None:
    x, y = operands
    run.text = run.line = times((1.0, 0.0, 0.0, 1.0, float(x), float(y)), run.line)


def move_and_lead(run: Run, operands: list[Any]) -> None:
    move(run, operands)
    run.state.setting = replace(run.state.setting, leading=-float(operands[1]))


def next_line(run: Run, operands: list[Any]) -> None:
    move(run, [0.0, -run.state.setting.leading])


def setting(entry: str, part: float = 1.0) -> Operator:
    """``Tc``, ``Tw``, ``Tz``… set one entry, in parts of what they are written in."""

    def change(run: Run, operands: list[Any]) -> None:
        (value,) = operands
        number = int(value) if entry == "mode" else float(value) * part
        run.state.setting = replace(run.state.setting, **{entry: number})  # type: ignore[arg-type]  # one entry of several kinds

    return change


def show(run: Run, operands: list[Any]) -> None:
    (text,) = operands
    _show(run, [text])


def show_row(run: Run, operands: list[Any]) -> None:
    (parts,) = operands
    if not isinstance(parts, list):
        raise TypeError
    _show(run, parts)


def show_on_next_line(run: Run, operands: list[Any]) -> None:
    next_line(run, [])
    show(run, operands)


def show_spaced_on_next_line(run: Run, operands: list[Any]) -> None:
    words, letters, text = operands
    run.state.setting = replace(run.state.setting, word_space=float(words), letter_space=float(letters))
    show_on_next_line(run, [text])


def _show(run: Run, parts: Sequence[Any]) -> None:
    """Show strings; a number between two moves the pen back by so many thousandths of the type size."""
    state = run.state
    face, size, setting = state.face, state.size, state.setting
    if face is None:
        run.book.objects.notes.add("text is shown without a font")
        return
    run.leaf.faces[face] = None
    text = b"".join([part for part in parts if type(part) is bytes])
    moves = [part for part in parts if type(part) is float]
    codes = face.codes(text)
    if not codes:
        _advance(run, face, -sum(moves) * size / 1000)
        return
    lead = -moves[0] * size / 1000 if type(parts[0]) is float else 0.0
    tail = -moves[-1] * size / 1000 if moves and type(parts[-1]) is float else 0.0
    letters = face.advance(codes) * size + len(codes) * setting.letter_space
    if setting.word_space and not face.wide:
        letters += text.count(b" ") * setting.word_space
    whole = letters - sum(moves) * size / 1000
    if setting.mode not in (3, 7) and not (codes[0] in face.spaces and face.spaces.issuperset(codes)):
        moved = times(run.text, state.ctm)
        if face.vertical:
            box = bounds(moved, -size / 2, -len(codes) * size, size / 2, 0.0)
        else:
            low, high = setting.rise + face.descent * size, setting.rise + face.ascent * size
            box = bounds(moved, lead * setting.stretch, low, (whole - tail) * setting.stretch, high)
        if face.kind != "Type3" or _play_glyphs(run, face, codes, moved, box):
            _lay(run, face, box, round(to_pt(abs(size) * along(moved)), 3))
    _advance(run, face, -len(codes) * size if face.vertical else whole)


def _advance(run: Run, face: Face, length: float) -> None:
    x, y = (0.0, length) if face.vertical else (length * run.state.setting.stretch, 0.0)
    a, b, c, d, e, f = run.text
    run.text = (a, b, c, d, e + a * x + c * y, f + b * x + d * y)


def _lay(run: Run, face: Face, box: Bounds, size: float) -> None:
    """Letters filled, or drawn as outlines, or both."""
    state, mode = run.state, run.state.setting.mode % 4
    if mode in (0, 2):
        lay(run, What.TEXT, box, state.fill, font=face.name, size=size)
    if mode in (1, 2):
        thickness = round(to_pt(state.width * thinning(state.ctm)), 3)
        if mode == 1:
            lay(run, What.TEXT, box, state.stroke, stroke=True, font=face.name, size=size)
        lay(run, What.STROKE, box, state.stroke, stroke=True, font=face.name, size=size, thickness=thickness)


def _play_glyphs(run: Run, face: Face, codes: Sequence[int], moved: Matrix, box: Bounds) -> bool:
    """Play a Type 3 font's glyphs, once for each manner and zone on a page; do any take the text's own colour?"""
    book, state, setting = run.book, run.state, run.state.setting
    zone = run.leaf.paints.paper.zone(box)
    pen, plain = 0.0, False
    for code in codes:
        proc = face.procs.get(code)
        step = face.widths[code] * face.scale * state.size + setting.letter_space
        if proc is None:
            pen += step
            continue
        name = f"glyph /{face.name}"
        data = book.content(proc, name)
        takes_colour = b"d1" in data[:200]
        plain = plain or takes_colour
        scale = round(state.size * along(moved), 3)
        key = (id(face), code, id(state.fill), id(state.stroke), id(state.manner), scale, zone, run.within)
        if key not in run.leaf.glyphs:
            run.leaf.glyphs.add(key)
            with book.playing(proc, name) as may:
                if may:
                    em: Matrix = (state.size * setting.stretch, 0.0, 0.0, state.size, pen, setting.rise)
                    glyph = Run(
                        leaf=run.leaf,
                        state=state.copy(),
                        resources=book.resources(face.resources) if face.resources is not None else run.resources,
                        within=name,
                        area=run.area,
                        silent=run.silent,
                        colourless=takes_colour or run.colourless,
                    )
                    glyph.state.ctm = glyph.base = times(times(face.matrix, em), moved)
                    glyph.state.stroke = Ink(state.fill.colour, state.fill.tile, state.fill.name)
                    run.leaf.play(glyph, data)
        pen += step * setting.stretch
    return plain
