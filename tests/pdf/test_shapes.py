"""Lines and filled shapes: where they stand, how thick they are, what the clip leaves of them."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Pdf
from small_pdf import BLACK, BLEED, HEIGHT, MM, SLUG, WIDTH, facts, near, painted, saved, seen, written

from recap_print.pdf.model import What, Zone

POINT = 1 / MM


def test_a_rectangle_stands_where_it_is_drawn_and_is_as_thick_as_its_smaller_side() -> None:
    (paint,) = painted(f"{BLACK} 10 20 30 0.05 re f")
    assert (paint.what, paint.zone, paint.count, paint.within) == (What.FILL, Zone.TRIM, 1, "page")
    assert near(paint.boxes[0], 10, 20, 30, 0.05)
    assert paint.thickness_pt == pytest.approx(0.05 * MM, abs=0.001)
    assert paint.colour.values == (0, 0, 0, 1)


def test_what_is_painted_in_one_manner_is_one_paint() -> None:
    first, second = painted(f"{BLACK} 1 1 2 2 re f 5 5 2 2 re f 1 0 0 0 k 9 9 2 2 re f")
    assert (first.count, [round(box.x) for box in first.boxes], second.count) == (2, [1, 5], 1)


def test_of_very_many_boxes_the_first_are_kept() -> None:
    (paint,) = painted(BLACK + " 1 1 2 2 re f" * 1500)
    assert (paint.count, len(paint.boxes)) == (1500, 1000)


@pytest.mark.parametrize(
    ("x", "zone"),
    [
        (50, Zone.TRIM),
        (-1.98, Zone.TRIM),
        (-2, Zone.BLEED),
        (-4.98, Zone.BLEED),
        (-5, Zone.SLUG),
        (WIDTH - 0.02, Zone.TRIM),
        (WIDTH, Zone.BLEED),
        (WIDTH + BLEED, Zone.SLUG),
    ],
)
def test_a_shape_belongs_to_the_innermost_zone_it_touches(x: float, zone: Zone) -> None:
    (paint,) = painted(f"{x} 50 2 2 re f")
    assert paint.zone is zone


def test_hairlines_have_a_zone_too() -> None:
    (paint,) = painted("0 w 50 50 m 50 60 l S")
    assert (paint.zone, paint.thickness_pt) == (Zone.TRIM, 0)
    (paint,) = painted("50 50 0.004 10 re f")
    assert (paint.zone, paint.what) == (Zone.TRIM, What.FILL)


def test_crop_marks_stop_where_they_stop() -> None:
    """A line with butt ends is no longer than drawn: one that ends at the bleed does not stand in it."""
    (paint,) = painted(f"0.1 w 0 {-BLEED - 5} m 0 {-BLEED} l S")
    assert paint.zone is Zone.SLUG
    assert near(paint.boxes[0], -0.05, -8, 0.1, 5)
    assert paint.thickness_pt == pytest.approx(0.1 * MM, abs=0.001)
    (square,) = painted(f"2 J 0.1 w 0 {-BLEED - 5} m 0 {-BLEED} l S")
    assert square.zone is Zone.BLEED


def test_all_marks_in_one_path_are_marks_one_by_one() -> None:
    path = f"0 -9 m 0 -4 l {WIDTH} -9 m {WIDTH} -4 l 0 {HEIGHT + 4} m 0 {HEIGHT + 9} l"
    (paint,) = painted(f"0.1 w {path} S")
    assert (paint.zone, paint.count) == (Zone.SLUG, 3)


def test_a_frame_around_the_page_is_not_on_the_page() -> None:
    frame = f"{-5} {-5} {WIDTH + 10} {HEIGHT + 10} re"
    (paint,) = painted(f"0.2 w {frame} S")
    assert (paint.zone, paint.count) == (Zone.SLUG, 4)
    (paint,) = painted(f"{frame} f")
    assert (paint.zone, paint.count) == (Zone.TRIM, 1)


@pytest.mark.parametrize("operator", ["f", "F", "f*", "B", "B*", "b", "b*"])
def test_every_way_to_fill(operator: str) -> None:
    assert What.FILL in [paint.what for paint in painted(f"10 10 m 20 10 l 20 20 l {operator}")]


@pytest.mark.parametrize("operator", ["S", "s", "B", "B*", "b", "b*"])
def test_every_way_to_stroke(operator: str) -> None:
    assert What.STROKE in [paint.what for paint in painted(f"10 10 m 20 10 l 20 20 l {operator}")]


@pytest.mark.parametrize("path", ["10 10 m f", "10 10 5 0 re f", "10 10 m 20 20 l f", "10 10 m S", "10 10 5 5 re n"])
def test_what_leaves_no_ink_is_not_painted(path: str) -> None:
    assert painted(path) == ()


def test_a_ring_is_one_shape() -> None:
    (paint,) = painted("10 10 20 20 re 12 12 16 16 re f*")
    assert (paint.count, near(paint.boxes[0], 10, 10, 20, 20)) == (1, True)


def test_curves_are_as_large_as_they_bend_and_not_as_their_handles() -> None:
    (paint,) = painted("10 50 m 10 30 30 30 30 50 c f")
    assert near(paint.boxes[0], 10, 35, 20, 15)
    (paint,) = painted("10 50 m 20 20 30 50 v f")  # the first handle is the current point
    assert paint.boxes[0].x == 10
    assert paint.boxes[0].y == pytest.approx(50 - 30 * 4 / 9, abs=0.01)  # at t = 2/3
    (paint,) = painted("10 50 m 20 20 30 50 y f")  # the second is the end
    assert paint.boxes[0].y == pytest.approx(50 - 30 * 4 / 9, abs=0.01)


def test_the_clip_cuts_and_hides() -> None:
    (paint,) = painted("q 0 0 50 50 re W n 40 40 20 20 re f Q")
    assert near(paint.boxes[0], 40, 40, 10, 10)
    assert painted("q 0 0 50 50 re W* n 60 60 20 20 re f Q") == ()
    assert painted("q 0 0 50 50 re W n 60 0 m W n 10 10 5 5 re f Q") == ()  # an empty clip hides all
    assert len(painted("q 0 0 50 50 re W n Q 60 60 20 20 re f")) == 1


def test_a_path_can_be_filled_and_clip_with_it() -> None:
    (paint,) = painted("10 10 20 20 re W f 25 25 50 50 re f")
    assert [near(box, *at) for box, at in zip(paint.boxes, [(10, 10, 20, 20), (25, 25, 5, 5)], strict=True)] == [
        True,
        True,
    ]


def test_nothing_is_painted_beyond_the_page() -> None:
    (paint,) = painted("-100 -100 500 500 re f")
    assert near(paint.boxes[0], -SLUG, -SLUG, WIDTH + 2 * SLUG, HEIGHT + 2 * SLUG)


def test_lines_are_as_thick_as_they_show() -> None:
    assert painted("q 3 0 0 3 0 0 cm 1 w 10 10 m 20 10 l S Q")[0].thickness_pt == pytest.approx(3 * MM, abs=0.001)
    turned = "0.8660254 0.5 -0.5 0.8660254 40 10 cm"
    assert painted(f"q {turned} 1 w 10 10 m 20 10 l S Q")[0].thickness_pt == pytest.approx(MM, abs=0.001)
    assert painted("q 3 0 0 0.5 0 0 cm 1 w 10 10 m 20 10 l S Q")[0].thickness_pt == pytest.approx(0.5 * MM, abs=0.001)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("unit", [1.0, 2.0])
def test_boxes_are_told_as_the_page_is_displayed(turn: int, unit: float) -> None:
    def change(pdf: Pdf, page: object) -> None:
        page.Rotate, page.UserUnit = turn, unit  # type: ignore[attr-defined]

    page = seen("10 20 30 5 re f", change=change)
    stored = (WIDTH * unit, HEIGHT * unit)
    x, y, w, h = (side * unit for side in (10, 20, 30, 5))
    expected = {
        0: (x, y, w, h),
        90: (stored[1] - y - h, x, h, w),
        180: (stored[0] - x - w, stored[1] - y - h, w, h),
        270: (y, stored[0] - x - w, h, w),
    }[turn]
    assert near(page.paints[0].boxes[0], *expected)
    assert (page.rotation, page.user_unit) == (turn, unit)
    assert (page.width, page.height) == pytest.approx(stored if turn % 180 == 0 else stored[::-1], abs=0.001)
    assert page.bleed_width == pytest.approx(BLEED * unit, abs=0.001)


@given(
    st.tuples(*[st.floats(-90, 90).map(lambda x: round(x, 3))] * 2),
    st.tuples(*[st.floats(0.1, 40).map(lambda x: round(x, 3))] * 2),
)
def test_wherever_a_rectangle_is_it_is_found(at: tuple[float, float], size: tuple[float, float]) -> None:
    """As its own operator, as four lines, or moved there: it is the same box."""
    (x, y), (w, h) = at, size
    ways = (
        f"{x} {y} {w} {h} re f",
        f"{x} {y} m {x + w} {y} l {x + w} {y + h} l {x} {y + h} l f",
        f"q {w} 0 0 {h} {x} {y} cm 0 0 1 1 re f Q",
        f"q 0 {h} {w} 0 {x} {y} cm 0 0 1 1 re f Q",
        f"q 1 0 0 1 {x} {y} cm {w} 0 {-w} {h} re f Q",
    )
    found = [[box for paint in painted(way) for box in paint.boxes] for way in ways]
    for boxes in found[1:]:
        assert len(boxes) == len(found[0])
        assert all(near(box, one.x, one.y, one.width, one.height) for box, one in zip(boxes, found[0], strict=True))


def test_boxes_are_inherited_and_normal() -> None:
    def change(pdf: Pdf, page: object) -> None:
        pdf.Root.Pages.MediaBox = [340, 480, 0, 0]
        del page.MediaBox  # type: ignore[attr-defined]

    page = seen("", change=change)
    assert page.media == (0, 0, 340, 480)


def test_a_page_without_boxes_is_told_as_it_is() -> None:
    page = seen("", change=lambda pdf, page: [page.__delitem__(key) for key in ("/TrimBox", "/BleedBox")])
    assert (page.trim, page.bleed, page.bleed_width) == (None, None, 0)
    assert page.width == pytest.approx(WIDTH + 2 * SLUG, abs=0.001)


def test_a_trim_outside_the_page_is_told() -> None:
    page = seen("", change=lambda pdf, page: page.__setitem__("/TrimBox", [5000, 5000, 6000, 6000]))
    assert "its trim lies outside of it" in page.unread[0]


def test_files_saved_in_object_streams_are_read_alike() -> None:
    data = written("10 20 30 5 re f")
    with Pdf.open(BytesIO(data)) as pdf:
        packed = saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert facts(packed).pages == facts(data).pages
