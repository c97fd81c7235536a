"""What the operators of a page paint: in the right place, in the right ink, whatever was drawn before."""

from __future__ import annotations

from dataclasses import replace
from math import hypot

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from reading import MM, SHELF, Painted, line, painted

from booklets import BLUE, FAINT, GREY, MEASURES, SOLID, items, qr, tag
from recap_print.geometry import Glyph, Rect, Segment
from recap_print.ink import Ink, Swatch
from recap_print.pages.model import Box, Item, Line, Path, Qr, Run, Text

MICRON = 0.001
WHITE = Ink(Swatch("paper"))
FIRST = Ink(BLUE)
PALE = Ink(BLUE, 12)


def one(item: Item) -> Painted:
    (found,) = painted([item])
    return found


def test_a_rule_goes_from_end_to_end() -> None:
    found = one(Line(tag("rule"), 14, 50, 142, 60, 0.25, FAINT))
    assert found.operator == "S"
    assert [op for op, _ in found.path] == ["M", "L"]
    assert found.path[0][1] == pytest.approx((14, 50), abs=MICRON)
    assert found.path[1][1] == pytest.approx((142, 60), abs=MICRON)
    assert found.pen.width == pytest.approx(0.25, abs=MICRON)
    assert found.pen.stroke == pytest.approx((0, 0, 0, 0.24))
    assert (found.pen.cap, found.pen.dash) == (0, ())


def test_a_dash_ends_with_its_rule() -> None:
    dashed = Line(tag("fold"), 0, 10, 100, 10, 0.3, SOLID, dash=(1.0, 2.0))
    first, second = painted([dashed, Line(tag("rule"), 0, 20, 100, 20, 0.3, SOLID)])
    assert first.pen.dash == pytest.approx((1, 2), abs=MICRON)
    assert second.pen.dash == ()


def test_a_box_lies_where_it_was_placed_y_turned_over() -> None:
    found = one(Box(tag("box"), Rect(-3, 20, 11, 10), FIRST))
    assert found.operator == "f"
    assert found.pen.fill == pytest.approx((1, 0.4, 0, 0))
    assert close(found.box, Rect(-3, 20, 11, 10))


def close(a: Rect, b: Rect, by: float = MICRON) -> bool:
    return (a.x, a.y, a.right, a.bottom) == pytest.approx((b.x, b.y, b.right, b.bottom), abs=by)


def test_a_box_is_filled_stroked_or_both() -> None:
    rect = Rect(10, 10, 20, 30)
    found = painted(
        [
            Box(tag("a"), rect, PALE),
            Box(tag("b"), rect, None, FIRST, 0.5),
            Box(tag("c"), rect, PALE, SOLID, 0.35),
        ]
    )
    assert [one.operator for one in found] == ["f", "S", "B"]
    assert [one.pen.width for one in found[1:]] == pytest.approx([0.5, 0.35], abs=MICRON)
    assert found[2].pen.fill == pytest.approx((0.12, 0.048, 0, 0))
    assert found[2].pen.stroke == (0, 0, 0, 1)


@pytest.mark.parametrize(
    "bare",
    [Box(tag("a"), Rect(9, 9, 9, 9)), Path(tag("b"), Rect(0, 0, 9, 9), (Segment("M", (1, 1)),))],
    ids=["box", "path"],
)
def test_what_has_neither_fill_nor_stroke_paints_nothing(bare: Item) -> None:
    assert painted([bare]) == []


@pytest.mark.parametrize("radius", [0.5, 2.0, 50.0])
def test_rounded_corners_are_quarter_circles_within_the_box(radius: float) -> None:
    rect = Rect(10, 20, 30, 16)
    found = one(Box(tag("box"), rect, PALE, radius=radius))
    assert close(found.box, rect)
    assert found.path[-1] == ("Z", ())
    kept = min(radius, 8)  # half of the shorter side
    corners = [(x, y) for x in (rect.x + kept, rect.right - kept) for y in (rect.y + kept, rect.bottom - kept)]
    curves = 0
    for (_, before), (op, at) in zip(found.path, found.path[1:], strict=False):
        if op == "C":
            curves += 1
            x0, y0 = before[-2:]
            x1, y1, x2, y2, x3, y3 = at
            middle = ((x0 + 3 * x1 + 3 * x2 + x3) / 8, (y0 + 3 * y1 + 3 * y2 + y3) / 8)
            centre = min(corners, key=lambda corner: hypot(corner[0] - middle[0], corner[1] - middle[1]))
            for x, y in ((x0, y0), middle, (x3, y3)):
                assert hypot(x - centre[0], y - centre[1]) == pytest.approx(kept, rel=3e-4, abs=2 * MICRON)
    assert curves == 4


def test_a_path_keeps_its_steps_and_has_round_ends() -> None:
    steps = (
        Segment("M", (21, 85)),
        Segment("C", (21, 83, 23, 81, 25, 81)),
        Segment("L", (28, 90)),
        Segment("Z"),
    )
    found = one(Path(tag("sign"), Rect(20, 80, 12, 12), steps, None, SOLID, 0.7))
    assert [op for op, _ in found.path] == ["M", "C", "L", "Z"]
    for (_, at), step in zip(found.path, steps, strict=True):
        assert at == pytest.approx(step.at, abs=MICRON)
    assert (found.pen.cap, found.pen.join) == (1, 1)
    filled = one(Path(tag("sign"), Rect(20, 80, 12, 12), steps, FIRST))
    assert filled.operator == "f"


def test_a_rule_after_a_pictogram_has_square_ends_again() -> None:
    sign = Path(tag("sign"), Rect(0, 0, 9, 9), (Segment("M", (1, 1)), Segment("L", (8, 8))), None, SOLID, 0.7)
    *_, rule = painted([sign, Line(tag("rule"), 0, 20, 100, 20, 0.7, SOLID)])
    assert (rule.pen.cap, rule.pen.join) == (0, 0)


def test_paper_white_is_painted_not_left_out() -> None:
    under, over = painted([Box(tag("a"), Rect(0, 0, 50, 50), FIRST), Box(tag("b"), Rect(10, 10, 9, 9), WHITE)])
    assert under.pen.fill == pytest.approx((1, 0.4, 0, 0))
    assert over.pen.fill == (0, 0, 0, 0)
    letters = painted([line("Oui", ink=WHITE)])
    assert {one.pen.fill for one in letters} == {(0, 0, 0, 0)}


def test_a_qr_code_is_one_path_that_covers_its_dark_modules_and_no_other() -> None:
    symbol = qr("survey", "https://example.org", x=90, y=120)
    found = one(symbol)
    assert (found.operator, found.pen.fill) == ("f", (0, 0, 0, 1))
    rects = [Painted("f", found.path[i : i + 5], found.pen).box for i in range(0, len(found.path), 5)]
    # Neighbours in a row are one rectangle: no hairline can open between two modules.
    assert len(rects) == sum(len(row.replace("0", " ").split()) for row in symbol.rows)
    module, area = symbol.module, 0.0
    for rect in rects:
        assert rect.height == pytest.approx(module, abs=2 * MICRON)
        area += rect.width * rect.height
    dark = 0
    for y, row in enumerate(symbol.rows):
        for x, value in enumerate(row):
            middle = (symbol.rect.x + (x + 0.5) * module, symbol.rect.y + (y + 0.5) * module)
            covered = sum(within(middle, rect) for rect in rects)
            assert covered == int(value)
            dark += covered
    assert area == pytest.approx(dark * module**2, rel=0.001)


def within(point: tuple[float, float], rect: Rect) -> bool:
    return rect.x < point[0] < rect.right and rect.y < point[1] < rect.bottom


def test_letters_stand_where_the_shaper_put_them() -> None:
    text = line("AVATAR", x=20, y=30, font="bold", size_pt=26, ink=FIRST)
    found = painted([text])
    assert [one.gid for one in found] == [glyph.gid for glyph in text.runs[0].glyphs]
    assert {(one.size_pt, one.pen.fill) for one in found} == {(26, (1, 0.4, 0, 0))}
    pen = 20.0
    for one, glyph in zip(found, text.runs[0].glyphs, strict=True):
        assert one.path[0][1] == pytest.approx((pen, 30), abs=2 * MICRON)
        pen += glyph.advance * 26 / 1000 / MM
    assert found[1].path[0][1][0] < 20 + SHELF["bold"].width_of(found[0].gid) * 26 / 1000 / MM - 0.2


def test_each_run_has_its_own_font_size_and_ink() -> None:
    first, second = line("Mon", ink=SOLID), line("Récap", x=40, font="bold", size_pt=26, ink=FIRST)
    found = painted([replace(first, runs=first.runs + second.runs)])
    said = {(one.font, one.size_pt, one.pen.fill) for one in found}
    assert len(said) == 2
    assert {size for _, size, _ in said} == {14, 26}
    assert found[3].path[0][1] == pytest.approx((40, 30), abs=MICRON)


GLYPHS = st.builds(
    Glyph,
    st.sampled_from([1, 96, 83, 133, 334, 342]),
    st.integers(-50, 900),
    st.just(0),
    st.just(0) | st.integers(-600, 600),
    st.just(0) | st.integers(-300, 300),
)


@given(st.lists(GLYPHS, max_size=8))
@example([Glyph(1, 553, 0), Glyph(342, 0, 1, -493)])
@example([Glyph(1, 553, 0), Glyph(342, 0, 0, -493)])
@example([Glyph(1, 0, 0), Glyph(1, 0, 0)])
def test_a_displaced_glyph_moves_nobody_else(glyphs: list[Glyph]) -> None:
    """Each glyph stands at the sum of the advances before it, plus its own displacement. Where several show a letter
    together, those that move no pen are shown first, after a space that shows where the letter begins."""
    size_pt, pen = 20.0, 15.0
    run = Run(pen, "x", "regular", size_pt, SOLID, tuple(glyphs))
    found = painted([Text(tag("line.1"), pen, 40, 0, 5, 2, "x", (run,))])
    wanted = []
    for glyph in glyphs:
        x, y = pen + glyph.dx * size_pt / 1000 / MM, 40 - glyph.dy * size_pt / 1000 / MM
        wanted.append((glyph, x, y))
        pen += glyph.advance * size_pt / 1000 / MM
    if len(found) > len(wanted):
        assert found.pop(0).gid == SHELF["regular"].glyph_of(" ")
        wanted.sort(key=lambda one: one[0].advance != 0)
    assert [one.gid for one in found] == [glyph.gid for glyph, *_ in wanted]
    for one, (_, x, y) in zip(found, wanted, strict=True):
        assert one.path[0][1] == pytest.approx((x, y), abs=2 * MICRON)


def drawable(item: Item) -> bool:
    """Arbitrary items include some that a layout never makes."""
    if isinstance(item, Qr):
        return bool(item.rows)
    if isinstance(item, Text):
        return all(run.glyphs and all(glyph.dx == 0 for glyph in run.glyphs) for run in item.runs)
    return not isinstance(item, Box | Path) or bool(item.fill or item.stroke)


@given(st.lists(items().filter(drawable), max_size=6))
def test_nothing_depends_on_what_was_drawn_before(drawn: list[Item]) -> None:
    """Said once or said again, an ink is an ink: items drawn together look as they do alone."""
    alone = [found for item in drawn for found in painted([item])]
    together = painted(drawn)
    assert [shown(found) for found in together] == [shown(found) for found in alone]


def shown(found: Painted) -> object:
    """What can be seen: a fill has no pen width, a stroke no fill. Resource names depend on the page's fonts."""
    pen = found.pen
    stroke = (pen.stroke, pen.width, pen.dash, pen.cap, pen.join) if found.operator in "SB" else None
    fill = pen.fill if found.operator != "S" else None
    over = (found.operator != "S" and pen.over[0], found.operator in "SB" and pen.over[1])
    fill = None if found.operator == "Do" else fill
    return found.operator, found.path, fill, stroke, over, found.size_pt, found.gid


@given(MEASURES, MEASURES, st.floats(0, 100), st.sampled_from([BLUE, GREY]))
def test_places_are_right_to_a_micron_and_inks_to_a_thousandth(x: float, y: float, tint: float, swatch: Swatch) -> None:
    ink = Ink(swatch, tint)
    found = one(Box(tag("box"), Rect(x, y, 10, 10), ink))
    assert close(found.box, Rect(x, y, 10, 10), 1.5 * MICRON)
    assert found.pen.fill == pytest.approx(tuple(part / 100 for part in ink.cmyk), abs=0.001)
