"""Content streams played, operator by operator (ISO 32000-1 Annex A): nothing is drawn, everything is noted."""

from __future__ import annotations

from recap_print.pdf import paths, pictures, places, shows, states
from recap_print.pdf.state import MOST_BYTES_AN_OPERATOR, Operator, Run
from recap_print.pdf.tokens import Unreadable, statements


def _nothing(run: Run, operands: list[object]) -> None:
    """What changes nothing that is noted."""


OPERATORS: dict[bytes, Operator] = {
    b"q": states.save,
    b"Q": states.restore,
    b"cm": states.transform,
    b"w": states.line_width,
    b"J": states.line_cap,
    b"ri": states.rendering_intent,
    b"gs": states.named_state,
    b"g": states.device("DeviceGray", 1, stroke=False),
    b"G": states.device("DeviceGray", 1, stroke=True),
    b"rg": states.device("DeviceRGB", 3, stroke=False),
    b"RG": states.device("DeviceRGB", 3, stroke=True),
    b"k": states.device("DeviceCMYK", 4, stroke=False),
    b"K": states.device("DeviceCMYK", 4, stroke=True),
    b"cs": states.space(stroke=False),
    b"CS": states.space(stroke=True),
    b"sc": states.colour(stroke=False),
    b"SC": states.colour(stroke=True),
    b"scn": states.colour(stroke=False),
    b"SCN": states.colour(stroke=True),
    b"m": paths.move,
    b"l": paths.line,
    b"c": paths.curve,
    b"v": paths.curve_from_here,
    b"y": paths.curve_to_end,
    b"re": paths.rectangle,
    b"h": paths.close,
    b"W": paths.clip,
    b"W*": paths.clip,
    b"n": paths.end,
    b"f": paths.painting(fills=True, strokes=False),
    b"F": paths.painting(fills=True, strokes=False),
    b"f*": paths.painting(fills=True, strokes=False),
    b"S": paths.painting(fills=False, strokes=True),
    b"s": paths.painting(fills=False, strokes=True, closes=True),
    b"B": paths.painting(fills=True, strokes=True),
    b"B*": paths.painting(fills=True, strokes=True),
    b"b": paths.painting(fills=True, strokes=True, closes=True),
    b"b*": paths.painting(fills=True, strokes=True, closes=True),
    b"BT": shows.begin,
    b"Tf": shows.font,
    b"Tm": shows.place,
    b"Td": shows.move,
    b"TD": shows.move_and_lead,
    b"T*": shows.next_line,
    b"Tc": shows.setting("letter_space"),
    b"Tw": shows.setting("word_space"),
    b"Tz": shows.setting("stretch", 0.01),
    b"TL": shows.setting("leading"),
    b"Tr": shows.setting("mode"),
    b"Ts": shows.setting("rise"),
    b"Tj": shows.show,
    b"TJ": shows.show_row,
    b"'": shows.show_on_next_line,
    b'"': shows.show_spaced_on_next_line,
    b"Do": places.do,
    b"sh": places.shade,
    b"BDC": places.begin_marked,
    b"EI": pictures.inline,
    **dict.fromkeys((b"ET", b"i", b"j", b"M", b"d", b"d0", b"d1"), _nothing),
    **dict.fromkeys((b"BMC", b"EMC", b"MP", b"DP", b"BX", b"EX"), _nothing),
}


def play(run: Run, data: bytes) -> None:
    """Play a stream to its end. Raises Exhausted when the file has had its share of attention."""
    book = run.book
    book.spend(1 + len(data) // MOST_BYTES_AN_OPERATOR)
    notes = book.objects.notes
    find = OPERATORS.get
    try:
        for operator, operands in statements(data):
            book.spend(1)
            act = find(operator)
            if act is None:
                notes.add(f"the operator “{operator[:20].decode('latin-1')}” is unknown")
                continue
            try:
                act(run, operands)
            except (TypeError, ValueError, AttributeError, LookupError, ArithmeticError):
                notes.add(f"the operator “{operator.decode()}” makes no sense where it stands")
    except Unreadable as error:
        notes.add(f"a content stream breaks off: {error}")
