"""Pictures: how finely they are placed, and what they are made of."""

from __future__ import annotations

import zlib
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from small_pdf import near, painted, picture, seen

from recap_print.pdf.model import Colour, What


def placed(matrix: str, width: int = 300, height: int = 600, **entries: Any) -> Any:
    return painted(
        f"q {matrix} cm /I Do Q", lambda pdf: {"XObject": Dictionary(I=picture(pdf, width, height, **entries))}
    )


@pytest.mark.parametrize(
    ("matrix", "ppi"),
    [
        ("25.4 0 0 50.8 10 10", 300),
        ("50.8 0 0 50.8 10 10", 150),
        ("25.4 0 0 101.6 10 10", 150),
        ("25.4 0 0 -50.8 10 60", 300),
        ("0 25.4 50.8 0 10 10", 300),
        ("21.997 12.7 -25.4 43.994 50 10", 300),
        ("25.4 0 20 50.8 10 10", 600 / (54.595 / 25.4)),
    ],
)
def test_resolution_is_that_of_the_coarser_side_as_placed(matrix: str, ppi: float) -> None:
    (paint,) = placed(matrix)
    assert paint.ppi == pytest.approx(ppi, rel=0.001)
    assert (paint.what, paint.pixels, paint.bits, paint.filter) == (What.IMAGE, (300, 600), 8, "FlateDecode")
    assert paint.colour == Colour("DeviceCMYK", channels=4)


def test_it_stands_in_the_unit_square() -> None:
    (paint,) = placed("20 0 0 30 10 15")
    assert near(paint.boxes[0], 10, 15, 20, 30)


def test_masks_take_the_colour_of_the_moment() -> None:
    def resources(pdf: Pdf) -> dict[str, Any]:
        mask = picture(pdf, 100, 100, ImageMask=True, BitsPerComponent=1)
        del mask.ColorSpace
        return {"XObject": Dictionary(I=mask)}

    (paint,) = painted("0 1 0 0 k q 10 0 0 10 10 10 cm /I Do Q", resources)
    assert (paint.what, paint.bits, paint.colour.values) == (What.MASK, 1, (0, 1, 0, 0))


def test_soft_masks_are_told_and_have_no_colour() -> None:
    def resources(pdf: Pdf) -> dict[str, Any]:
        return {"XObject": Dictionary(I=picture(pdf, 100, 100, SMask=picture(pdf, 9, 9, Name.DeviceGray)))}

    (paint,) = painted("q 10 0 0 10 10 10 cm /I Do Q", resources)
    assert (paint.soft_mask, paint.colour.space) == (True, "DeviceCMYK")


@pytest.mark.parametrize("name", ["DCTDecode", "JPXDecode", "CCITTFaxDecode", "JBIG2Decode"])
def test_its_last_filter_is_told(name: str) -> None:
    (paint,) = placed("20 0 0 30 10 15", Filter=Array([Name.ASCIIHexDecode, Name(f"/{name}")]))
    assert paint.filter == name


def test_jpeg_2000_may_say_its_colours_itself() -> None:
    header = (
        b"....ihdr" + bytes([0, 0, 0, 9, 0, 0, 0, 9, 0, 4, 7, 7, 0, 0]) + b"....colr" + bytes([1, 0, 0, 0, 0, 0, 12])
    )

    def resources(pdf: Pdf) -> dict[str, Any]:
        entries = Dictionary(Subtype=Name.Image, Width=9, Height=9, Filter=Name.JPXDecode)
        return {"XObject": Dictionary(I=pdf.make_stream(header, entries))}

    (paint,) = painted("q 10 0 0 10 10 10 cm /I Do Q", resources)
    assert (paint.colour.space, paint.bits) == ("DeviceCMYK", 8)


@pytest.mark.parametrize(
    ("entries", "data", "space", "filter"),
    [
        ("/W 2 /H 2 /CS /G /BPC 8", b"abcd", "DeviceGray", ""),
        ("/Width 2 /Height 2 /ColorSpace /DeviceRGB /BitsPerComponent 8", b"\nEI \nEI EI E", "DeviceRGB", ""),
        ("/W 9 /H 9 /CS /CMYK /BPC 8 /F /Fl", zlib.compress(bytes(324)), "DeviceCMYK", "FlateDecode"),
        ("/W 2 /H 2 /CS [/I /RGB 1 <000000ffffff>] /BPC 8", b"\0\1\0\1", "DeviceRGB", ""),
        ("/W 2 /H 2 /CS /Mine /BPC 8", b"\0\1\0\1", "Separation", ""),
        ("/W 2 /H 2 /IM true", b"\xa0\xa0", "DeviceGray", ""),
        ("/W 2 /H 2 /CS /G /BPC 8 /F [/AHx /DCT]", b"00 11 22 33>", "DeviceGray", "DCTDecode"),
        ("/W 2 /H 2 /IM true /D [1 0]", b"\xa0\xa0", "DeviceGray", ""),
    ],
)
def test_pictures_in_the_stream(entries: str, data: bytes, space: str, filter: str) -> None:
    content = f"q 10 0 0 10 10 10 cm BI {entries} ID ".encode() + data + b"\nEI Q 0 0 1 1 re f"
    tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1)
    spaces = Dictionary(Mine=Array([Name.Separation, Name.Gold, Name.DeviceCMYK, tint]))
    image, after = painted(content, lambda pdf: {"ColorSpace": spaces})
    assert (image.colour.space, image.filter, after.what) == (space, filter, What.FILL)
    assert image.ppi == pytest.approx(image.pixels[0] * 2.54, abs=0.001)


def test_odd_pictures_are_told() -> None:
    def resources(pdf: Pdf) -> dict[str, Any]:
        image = picture(pdf, 9, 9, Alternates=Array([]), OPI=Dictionary())
        return {"XObject": Dictionary(I=image, P=pdf.make_stream(b"", Subtype=Name.PS))}

    page = seen("q 10 0 0 10 10 10 cm /I Do Q /P Do", resources)
    assert set(page.oddities) == {"alternate image", "OPI picture", "PostScript XObject"}
