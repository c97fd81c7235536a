"""Colours: which space a colour is really in, through resources, defaults, indexes and patterns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from small_pdf import near, painted, seen

from recap_print.pdf.model import Colour, What

SQUARE = "10 10 20 20 re f"


def tint(pdf: Pdf) -> Any:
    return Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1, C0=Array([0, 0, 0, 0]), C1=Array([0, 1, 0, 0]))


def icc(pdf: Pdf, channels: int = 3) -> Any:
    return Array([Name.ICCBased, pdf.make_stream(b"profile", N=channels)])


SPACES: dict[str, tuple[Callable[[Pdf], Any], str, Colour]] = {
    "icc": (icc, "0.1 0.2 0.3", Colour("ICCBased", (0.1, 0.2, 0.3), channels=3)),
    "cal-rgb": (
        lambda pdf: Array([Name.CalRGB, Dictionary(WhitePoint=Array([1, 1, 1]))]),
        "0.1 0.2 0.3",
        Colour("CalRGB", (0.1, 0.2, 0.3), channels=3),
    ),
    "cal-gray": (
        lambda pdf: Array([Name.CalGray, Dictionary(WhitePoint=Array([1, 1, 1]))]),
        "0.5",
        Colour("CalGray", (0.5,), channels=1),
    ),
    "lab": (
        lambda pdf: Array([Name.Lab, Dictionary(WhitePoint=Array([1, 1, 1]))]),
        "50 -20 30",
        Colour("Lab", (50, -20, 30), channels=3),
    ),
    "separation": (
        lambda pdf: Array([Name.Separation, Name("/PANTONE 185 C"), Name.DeviceCMYK, tint(pdf)]),
        "0.5",
        Colour("Separation", (0.5,), ("PANTONE 185 C",), 1, "DeviceCMYK"),
    ),
    "all": (
        lambda pdf: Array([Name.Separation, Name.All, Name.DeviceRGB, tint(pdf)]),
        "1",
        Colour("Separation", (1,), ("All",), 1, "DeviceRGB"),
    ),
    "device-n": (
        lambda pdf: Array([Name.DeviceN, Array([Name.Black, Name.Gold]), icc(pdf, 4), tint(pdf)]),
        "1 0.25",
        Colour("DeviceN", (1, 0.25), ("Black", "Gold"), 2, "ICCBased"),
    ),
    "indexed": (
        lambda pdf: Array([Name.Indexed, Name.DeviceCMYK, 1, String(b"\0\0\0\0\xff\x33\0\0")]),
        "1",
        Colour("DeviceCMYK", (1, 0.2, 0, 0), channels=4),
    ),
    "indexed-stream": (
        lambda pdf: Array([Name.Indexed, Name.DeviceRGB, 1, pdf.make_stream(b"\0\0\0\xff\x33\0")]),
        "1",
        Colour("DeviceRGB", (1, 0.2, 0), channels=3),
    ),
    "device": (lambda pdf: Array([Name.DeviceRGB]), "1 0 0", Colour("DeviceRGB", (1, 0, 0), channels=3)),
}


@pytest.mark.parametrize("name", SPACES)
def test_spaces(name: str) -> None:
    make, values, expected = SPACES[name]
    (fill,) = painted(f"/S cs {values} scn {SQUARE}", lambda pdf: {"ColorSpace": Dictionary(S=make(pdf))})
    assert fill.colour == expected
    (line,) = painted(f"/S CS {values} SCN 10 10 m 20 20 l S", lambda pdf: {"ColorSpace": Dictionary(S=make(pdf))})
    assert line.colour == expected


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ("", Colour("DeviceGray", (0,), channels=1)),
        ("0.5 g", Colour("DeviceGray", (0.5,), channels=1)),
        ("1 0 0 rg", Colour("DeviceRGB", (1, 0, 0), channels=3)),
        ("0 0 0 1 k", Colour("DeviceCMYK", (0, 0, 0, 1), channels=4)),
        ("/DeviceCMYK cs", Colour("DeviceCMYK", (0, 0, 0, 1), channels=4)),
        ("/DeviceRGB cs 0 1 0 sc", Colour("DeviceRGB", (0, 1, 0), channels=3)),
        ("0 0 0 1 k q 1 0 0 rg Q", Colour("DeviceCMYK", (0, 0, 0, 1), channels=4)),
    ],
)
def test_device_colours(chosen: str, expected: Colour) -> None:
    (paint,) = painted(f"{chosen} {SQUARE}")
    assert paint.colour == expected


@pytest.mark.parametrize(("default", "chosen"), [("RGB", "1 0 0 rg"), ("CMYK", "0 0 0 1 k"), ("Gray", "0 g")])
def test_device_colours_stand_for_what_the_resources_say(default: str, chosen: str) -> None:
    channels = {"RGB": 3, "CMYK": 4, "Gray": 1}[default]

    def resources(pdf: Pdf) -> dict[str, Any]:
        return {"ColorSpace": Dictionary({f"/Default{default}": icc(pdf, channels)})}

    (paint,) = painted(f"{chosen} {SQUARE}", resources)
    assert paint.colour.space == "ICCBased"


def test_a_default_that_is_itself() -> None:
    (paint,) = painted(f"0 0 0 1 k {SQUARE}", lambda pdf: {"ColorSpace": Dictionary(DefaultCMYK=Name.DeviceCMYK)})
    assert paint.colour.space == "DeviceCMYK"


def test_no_colorant_paints_nothing() -> None:
    def resources(pdf: Pdf) -> dict[str, Any]:
        return {"ColorSpace": Dictionary(S=Array([Name.Separation, Name("/None"), Name.DeviceCMYK, tint(pdf)]))}

    assert painted(f"/S cs 1 scn {SQUARE}", resources) == ()


def test_a_space_that_is_not_there_is_told() -> None:
    assert seen(f"/Nowhere cs 1 scn {SQUARE}").unread == ("the colour space “Nowhere” is not in the resources",)


def test_a_space_within_itself_ends() -> None:
    def resources(pdf: Pdf) -> dict[str, Any]:
        space = pdf.make_indirect(Array([Name.Indexed]))
        space.append(space)
        space.append(1)
        space.append(String(b"\0\0"))
        return {"ColorSpace": Dictionary(S=space)}

    assert seen(f"/S cs 1 scn {SQUARE}", resources).unread == ("a colour space makes no sense",)


def tile(pdf: Pdf, content: str, kind: int = 1, **entries: Any) -> Any:
    known: dict[str, Any] = {"PatternType": 1, "PaintType": kind, "TilingType": 1, "BBox": Array([0, 0, 5, 5])}
    known |= {"XStep": 5, "YStep": 5, "Resources": Dictionary()}
    return pdf.make_stream(content.encode(), **(known | entries))


def test_a_tiled_shape_is_what_its_tiles_are_made_of() -> None:
    def resources(pdf: Pdf) -> dict[str, Any]:
        return {"Pattern": Dictionary(P=tile(pdf, "1 0 0 rg 0 0 2 2 re f 0 1 0 0 K 0.1 w 0 0 m 4 4 l S"))}

    shape, line = painted(f"/Pattern cs /P scn {SQUARE}", resources)
    assert (shape.colour.space, shape.within, near(shape.boxes[0], 10, 10, 20, 20)) == ("DeviceRGB", "pattern /P", True)
    assert (line.what, line.thickness_pt) == (What.STROKE, 0.1)  # a pattern starts from the page, not from where it is


def test_uncoloured_tiles_take_the_colour_they_are_given() -> None:
    def resources(pdf: Pdf) -> dict[str, Any]:
        space = Array([Name.Pattern, Name.DeviceCMYK])
        return {"Pattern": Dictionary(P=tile(pdf, "1 0 0 rg 0 0 2 2 re f", 2)), "ColorSpace": Dictionary(S=space)}

    (shape,) = painted(f"/S cs 0 0 0 0.5 /P scn {SQUARE}", resources)
    assert shape.colour == Colour("DeviceCMYK", (0, 0, 0, 0.5), channels=4)


def test_text_of_tiles_is_text_all_the_same() -> None:
    def resources(pdf: Pdf) -> dict[str, Any]:
        return {"Pattern": Dictionary(P=tile(pdf, "1 0 0 rg 0 0 2 2 re f"))}

    paints = painted("/Pattern cs /P scn BT /F1 5 Tf 1 0 0 -1 10 20 Tm (a) Tj ET", resources)
    assert [(p.what, p.colour.space, p.colour.values) for p in paints] == [
        (What.FILL, "DeviceRGB", (1, 0, 0)),
        (What.TEXT, "DeviceRGB", ()),
    ]


def test_empty_tiles_are_of_no_known_colour() -> None:
    (shape,) = painted(f"/Pattern cs /P scn {SQUARE}", lambda pdf: {"Pattern": Dictionary(P=tile(pdf, ""))})
    assert shape.colour == Colour("Pattern")


def test_tiles_of_themselves_end() -> None:
    def resources(pdf: Pdf) -> dict[str, Any]:
        own = tile(pdf, f"/Pattern cs /P scn {SQUARE}")
        own.Resources.Pattern = Dictionary(P=own)
        return {"Pattern": Dictionary(P=own)}

    assert seen(f"/Pattern cs /P scn {SQUARE}", resources).unread == ("pattern /P contains itself",)


def shading(**entries: Any) -> Any:
    known: dict[str, Any] = {"ShadingType": 2, "ColorSpace": Name.DeviceRGB, "Coords": Array([0, 0, 1, 1])}
    return Dictionary(**(known | entries))


def test_shadings_fill_what_the_clip_leaves() -> None:
    (paint,) = painted("q 10 10 20 20 re W n /S sh Q", lambda pdf: {"Shading": Dictionary(S=shading())})
    assert (paint.what, paint.colour.space, paint.colour.values) == (What.SHADING, "DeviceRGB", ())
    assert near(paint.boxes[0], 10, 10, 20, 20)


def test_shading_patterns_count_as_the_space_they_shade_in() -> None:
    def resources(pdf: Pdf) -> dict[str, Any]:
        return {"Pattern": Dictionary(P=Dictionary(PatternType=2, Shading=shading()))}

    (paint,) = painted(f"/Pattern cs /P scn {SQUARE}", resources)
    assert (paint.what, paint.colour) == (What.FILL, Colour("DeviceRGB", channels=3))
