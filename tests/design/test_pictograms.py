"""The pictograms of the booklet, and the path text they are drawn in."""

from __future__ import annotations

import json
from functools import cache
from math import dist, hypot, isfinite
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from recap_print.design.pictograms import GRID, STROKE, BadPath, Pictogram, Weight, bounds, parse, pictograms_from
from recap_print.geometry import Rect, Segment

ROOT = Path(__file__).parents[2]

NEEDED = (
    "appointment arrow-right arrow-turn bag bell bus calendar car clock document ear envelope euro eye face-happy "
    "face-neutral face-sad flag guide hand health help hidden house id-card key laptop lightbulb lock meal megaphone "
    "mobile no notebook path pencil people person phone pin pram qr question return scales search shield shirt "
    "signature speech star sun talk tick tick-box tick-list warning wheelchair"
)


@cache
def declared() -> Any:
    """The file as an editor shows it: every scalar a string, but the numbers its schema asks for."""
    text = (ROOT / "layouts/pictograms.yaml").read_text("utf-8")
    data = yaml.load(text, Loader=yaml.BaseLoader)
    return {**data, **{key: float(data[key]) for key in ("format", "grid", "stroke", "bold")}}


@cache
def drawn() -> dict[str, Pictogram]:
    return pictograms_from(declared())


NAMES = list(declared()["pictograms"])


def schema() -> Any:
    return json.loads((ROOT / "recap_print/design/pictograms.schema.json").read_text("utf-8"))


# The set


def test_the_file_follows_its_schema_and_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema())
    assert [e.message for e in Draft202012Validator(schema()).iter_errors(declared())] == []


def test_the_file_and_the_program_agree_on_the_grid_and_the_pens() -> None:
    assert (declared()["grid"], declared()["stroke"], declared()["bold"]) == (GRID, STROKE, Weight.BOLD.pen)
    assert Weight.REGULAR.pen == STROKE


def test_every_pictogram_a_booklet_needs_is_drawn() -> None:
    assert set(NEEDED.split()) <= set(drawn())


@pytest.mark.parametrize("name", NAMES)
def test_ink_keeps_clear_of_the_edge_and_fills_the_square(name: str) -> None:
    ink = bounds(drawn()[name])
    assert min(ink.x, ink.y) >= 1
    assert max(ink.right, ink.bottom) <= GRID - 1
    assert max(ink.width, ink.height) >= 16, "smaller than its neighbours"


@pytest.mark.parametrize("name", NAMES)
def test_a_pictogram_stands_in_the_middle_of_its_square(name: str) -> None:
    ink = bounds(drawn()[name])
    assert ink.x + ink.width / 2 == pytest.approx(GRID / 2, abs=0.75)
    assert ink.y + ink.height / 2 == pytest.approx(GRID / 2, abs=0.75)


@pytest.mark.parametrize("name", NAMES)
def test_every_shape_begins_with_a_move_and_every_solid_is_closed(name: str) -> None:
    pictogram = drawn()[name]
    assert all(outline[0].op == "M" for outline in pictogram.strokes + pictogram.solids)
    assert all(outline[-1].op == "Z" for outline in pictogram.solids)


def test_each_pictogram_has_words_of_its_own() -> None:
    words = [pictogram.means for pictogram in drawn().values()]
    assert all(word[0].isupper() and len(word) >= 6 for word in words)
    assert len(set(words)) == len(words)


# Path text


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        ("M4 7 H20 V9 Z", (("M", 4, 7), ("L", 20, 7), ("L", 20, 9), ("Z",))),
        ("M4,7L8-9", None),
        ("M 4,7 L 8,-9 10 11", (("M", 4, 7), ("L", 8, -9), ("L", 10, 11))),
        ("M1 2 3 4", (("M", 1, 2), ("L", 3, 4))),
        ("M0 0C1 2 3 4 5 .5\n", (("M", 0, 0), ("C", 1, 2, 3, 4, 5, 0.5))),
        ("M1 1 L2 2 Z M5 5 V6", (("M", 1, 1), ("L", 2, 2), ("Z",), ("M", 5, 5), ("L", 5, 6))),
        ("M3 3 A5 5 0 0 1 3 3", (("M", 3, 3),)),
    ],
)
def test_path_text_reads_as_in_svg(text: str, segments: tuple[tuple[Any, ...], ...] | None) -> None:
    if segments is None:  # numbers glued by their sign: legal in SVG, unreadable to people
        with pytest.raises(BadPath):
            parse(text)
    else:
        assert parse(text) == tuple(Segment(op, tuple(at)) for op, *at in segments)


@pytest.mark.parametrize(
    ("text", "position", "word"),
    [
        ("", 0, "no path"),
        ("  ", 0, "no path"),
        ("4 4", 0, "`4`"),
        ("L4 4", 0, "begins with M"),
        ("M4", 0, "2 numbers at a time, not 1"),
        ("M4 4 Z L5 5", 7, "begins with M"),
        ("M4 4 Z 3", 5, "no number"),
        ("M4 4 H", 5, "one number at a time, not 0"),
        ("M4 4 l5 5", 5, "`l5`"),
        ("M4 4 L5 5x", 8, "`5x`"),
        ("M4 4 Q3 3 4 4", 5, "`Q`"),
        ("M4 4 L1e5 3", 6, "`1e5`"),
        ("M4 4 L nan 3", 7, "`nan`"),
        ("M4 4 L 1_0 3", 7, "`1_0`"),
        ("M4 4 L 1234567 3", 7, "`1234567`"),
        ("M4 4 C1 2 3 4", 5, "6 numbers"),
        ("M4 4 A0 1 0 0 1 3 3", 5, "radii"),
        ("M4 4 A1 1 0 2 1 3 3", 5, "flags"),
    ],
)
def test_bad_path_text_is_refused_at_its_place(text: str, position: int, word: str) -> None:
    with pytest.raises(ValueError, match=f"^position {position}: ") as caught:
        parse(text)
    assert word in str(caught.value)
    assert isinstance(caught.value, BadPath)
    assert caught.value.position == position


def test_a_bad_path_in_a_file_says_whose_it_is() -> None:
    data = {"pictograms": {"house": {"means": "Une maison", "strokes": ["M1 1 H2", "M1 1 W2"]}}}
    with pytest.raises(BadPath) as caught:
        pictograms_from(data)
    assert (caught.value.origin, caught.value.position) == ("pictograms.house.strokes[1]", 5)
    assert str(caught.value).startswith("pictograms.house.strokes[1], position 5: `W`")


coordinates = st.floats(-50, 50).map(lambda x: round(x, 3))
radii = st.floats(0.01, 60).map(lambda x: round(x, 3))
flags = st.sampled_from((0, 1))


def spelled(*numbers: float) -> str:
    return " ".join(f"{n:f}" for n in numbers)


steps = st.one_of(
    st.builds(lambda *n: "L" + spelled(*n), *(coordinates,) * 2),
    st.builds(lambda *n: "H" + spelled(*n), coordinates),
    st.builds(lambda *n: "V" + spelled(*n), coordinates),
    st.builds(lambda *n: "C" + spelled(*n), *(coordinates,) * 6),
    st.builds(lambda *n: "A" + spelled(*n), radii, radii, st.floats(-360, 360), flags, flags, *(coordinates,) * 2),
)
subpaths = st.builds(
    lambda start, drawn, closed: " ".join(["M" + spelled(*start), *drawn, *["Z"] * closed]),
    st.tuples(coordinates, coordinates),
    st.lists(steps, max_size=5),
    st.booleans(),
)


@given(st.lists(subpaths, min_size=1, max_size=3).map(" ".join))
def test_every_well_formed_path_is_read(text: str) -> None:
    sizes = {"M": 2, "L": 2, "C": 6, "Z": 0}
    segments = parse(text)
    assert segments[0].op == "M"
    assert all(len(s.at) == sizes[s.op] for s in segments)
    assert all(isfinite(n) for s in segments for n in s.at)


@given(st.text("MLHVCAZmlq0123456789.-+ ,e\n\u0661", max_size=40))
def test_any_text_is_read_or_refused_within_itself(text: str) -> None:
    try:
        segments = parse(text)
    except BadPath as refusal:
        position = refusal.position
    else:
        position = 0
        assert segments[0].op == "M"
    assert 0 <= position <= len(text)


@given(*(st.floats(-20, 20),) * 4, st.floats(1, 3), flags, flags, st.floats(-360, 360))
def test_arcs_end_where_they_say_and_stay_on_their_circle(
    x1: float, y1: float, x2: float, y2: float, stretch: float, large: int, sweep: int, tilt: float
) -> None:
    x1, y1, x2, y2 = (round(n, 4) for n in (x1, y1, x2, y2))
    chord = dist((x1, y1), (x2, y2))
    radius = round(max(chord / 2 * stretch, 0.01) + 0.00005, 4)
    path = parse(f"M{spelled(x1, y1)} A{spelled(radius, radius, tilt, large, sweep, x2, y2)}")
    if (x1, y1) == (x2, y2):
        assert path == (Segment("M", (x1, y1)),)
        return
    assert path[-1].at[-2:] == (x2, y2)

    # The two circles through both ends; a small clockwise arc (sweep 1, y down) has its centre on its right hand.
    far = max(radius**2 - (chord / 2) ** 2, 0) ** 0.5 * (1 if large != sweep else -1)
    centre = ((x1 + x2) / 2 - far * (y2 - y1) / chord, (y1 + y2) / 2 + far * (x2 - x1) / chord)
    tolerance = max(0.01, radius * 0.0005)
    for x, y in samples(path):
        assert hypot(x - centre[0], y - centre[1]) == pytest.approx(radius, abs=tolerance)


def samples(path: tuple[Segment, ...]) -> list[tuple[float, float]]:
    """Points along the cubic curves of a path."""
    points, here = [], path[0].at
    for segment in path[1:]:
        a, b, c, d = here, segment.at[:2], segment.at[2:4], segment.at[4:]
        for t in (0.1, 0.25, 0.5, 0.75, 1.0):
            s = 1 - t
            points.append(
                tuple(s**3 * a[i] + 3 * s * s * t * b[i] + 3 * s * t * t * c[i] + t**3 * d[i] for i in (0, 1))
            )
        here = d
    return [(x, y) for x, y in points]


@pytest.mark.parametrize(
    ("flags", "middle"),
    [("0 1", (12, 3)), ("0 0", (12, 21)), ("1 1", (12, 3)), ("1 0", (12, 21))],
)
def test_a_half_circle_turns_the_way_it_is_told(flags: str, middle: tuple[float, float]) -> None:
    path = parse(f"M3 12 A9 9 0 {flags} 21 12")
    assert path[1].at[-2:] == pytest.approx(middle)


def test_radii_too_small_grow_until_they_reach() -> None:
    assert parse("M3 12 A1 1 0 0 1 21 12") == parse("M3 12 A9 9 0 0 1 21 12")


def test_bounds_hold_the_curve_and_the_pen_but_not_the_handles() -> None:
    ring = Pictogram("ring", "Un rond", (parse("M3 12 A9 9 0 0 1 21 12 A9 9 0 0 1 3 12 Z"),))
    assert bounds(ring) == Rect(2, 2, 20, 20)
    bow = Pictogram("bow", "Un arc", (parse("M4 8 C4 24 20 24 20 8"),))
    assert bounds(bow).bottom == pytest.approx(8 + 16 * 0.75 + STROKE / 2)
    dot = Pictogram("dot", "Un point", (parse("M5 5 H6"),), (parse("M10 10 H14 V14 H10 Z"),))
    assert bounds(dot) == Rect(4, 4, 10, 10)
