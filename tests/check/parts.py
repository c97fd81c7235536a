"""Things to put into the small PDF of ``pdfs``: pictures of text, lines, codes, and everything PDF/X forbids."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import zxingcpp
from pdfs import (
    PROFILE,
    add,
    image,
    intent,
    made,
    together,
)
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String


def header(version: bytes, at: int) -> Callable[[bytes], bytes]:
    """A profile whose header says something else (ICC.1:2010 §7.2)."""
    return lambda icc: icc[:at] + version + icc[at + len(version) :]


def form(content: str, **more: Any) -> Callable[[Pdf], Stream]:
    def make(pdf: Pdf) -> Stream:
        stream = pdf.make_stream(content.encode())
        stream.Type, stream.Subtype, stream.BBox = Name.XObject, Name.Form, Array([0, 0, 400, 520])
        for key, value in more.items():
            stream[f"/{key}"] = value
        return stream

    return make


def without(mapping: Mapping[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in mapping.items() if name != key}


def script(pdf: Pdf) -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def attached(pdf: Pdf) -> None:
    pdf.attachments["secret.txt"] = b"for nobody"


def layered(pdf: Pdf, *, faulty: bool = False) -> None:
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Prices")))
    usual = Dictionary(Name=String("Usual"), Order=Array([group]))
    if faulty:
        usual.AS = Array([Dictionary(Event=Name.Print, Category=Array([Name.Print]), OCGs=Array([group]))])
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group] if not faulty else []), D=usual)
    if not faulty:
        pdf.pages[0].obj.Resources.Properties = Dictionary(L=group)


def qr(text: str, *, x: float = 100, y: float = 100, module: float = 2.0, damaged: bool = False) -> str:
    """A QR code as filled squares, which overprint as black should."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode)
    picture = memoryview(zxingcpp.write_barcode_to_image(code, scale=1, add_quiet_zones=False))  # type: ignore[arg-type]
    rows = columns = len(picture)
    squares = [
        f"{x + c * module} {y + (rows - r) * module} {module} {module} re"
        for r in range(rows)
        for c in range(columns)
        if not picture[r, c] and not (damaged and 7 < r < rows - 7 and c > 7)
    ]
    side = (rows + 8) * module
    paper = f"0 0 0 0 k {x - 4 * module} {y - 4 * module} {side} {side + module} re f "
    return f"{paper} q /Over gs 0 0 0 1 k {' '.join(squares)} f Q "


def text(size: float, colour: str, state: str = "Normal") -> str:
    return f"q /{state} gs BT {colour} /F1 {size} Tf 80 300 Td (Un mot) Tj ET Q "


def line(width: float, colour: str, state: str = "Normal") -> str:
    return f"q /{state} gs {colour} {width} w 80 250 m 200 250 l S Q "


STATE = add("ExtGState", "Normal", Dictionary(OP=False, op=False))
BLACK, WHITE, MIX = "0 0 0 1 k", "0 0 0 0 k", "1 0.5 0 0 k"


def painted(content: str, *changes: Callable[[Pdf], object], **how: Any) -> bytes:
    return made(content, together(STATE, *changes), **how)


def placed(width: float, picture: Callable[[Pdf], Stream], **more: Any) -> bytes:
    """A picture at a width in points, square."""
    return painted(f"q {width} 0 0 {width} 80 100 cm /Im Do Q ", add("XObject", "Im", picture), **more)


def trailer_without_id() -> bytes:
    data = made()
    assert data.count(b"/ID ") == 1
    return data.replace(b"/ID ", b"/Xx ")


def hex_metadata(pdf: Pdf) -> None:
    del pdf.Root.Metadata.Type  # qpdf knows metadata by it, and unpacks it
    pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().hex().encode() + b">", filter=Name.ASCIIHexDecode)


def named_profile(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents[0].DestOutputProfile
    pdf.Root.OutputIntents[0].DestOutputProfileRef = Dictionary(ProfileName=String("FOGRA47"))


HELVETICA = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
CAL_GRAY = Array([Name.CalGray, Dictionary(WhitePoint=Array([0.95, 1, 1.09]), Gamma=2.2)])
LAB = Array([Name.Lab, Dictionary(WhitePoint=Array([0.96, 1, 0.82]), Range=Array([-128, 127, -128, 127]))])


def named_script(pdf: Pdf) -> Dictionary:
    return Dictionary(JavaScript=Dictionary(Names=Array([String("start"), script(pdf)])))


def outlines(pdf: Pdf) -> Dictionary:
    item = pdf.make_indirect(Dictionary(Title=String("Site"), A=Dictionary(S=Name.URI, URI=String("https://a.fr"))))
    return Dictionary(Type=Name.Outlines, First=item, Last=item, Count=1)


def palette(space: str) -> Array:
    return Array([Name.Indexed, Name("/" + space), 255, String(bytes(range(256)) * 3)])


def colours() -> Dictionary:
    return Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([1, 0, 0]), C1=Array([0, 0, 1]), N=1)


def shading(pdf: Pdf) -> Dictionary:
    ends = Array([100, 100, 200, 200])
    return Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=ends, Function=colours(), Extend=Array([True, True])
    )


def nested(pdf: Pdf) -> Stream:
    inner = form("1 0 0 rg 100 100 50 50 re f ")(pdf)
    return form("/In Do ", Resources=Dictionary(XObject=Dictionary(In=inner)))(pdf)


def tiles(pdf: Pdf) -> Stream:
    tile = pdf.make_stream(b"1 0 0 rg 0 0 5 5 re f")
    for key, value in {"PatternType": 1, "PaintType": 1, "TilingType": 1, "XStep": 10, "YStep": 10}.items():
        tile[f"/{key}"] = value
    tile.Type, tile.BBox, tile.Resources = Name.Pattern, Array([0, 0, 10, 10]), Dictionary()
    return tile


def rgb_group(space: str = "DeviceRGB") -> Dictionary:
    return Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name("/" + space))


def two_inks(pdf: Pdf) -> Array:
    tint = pdf.make_stream(b"{ 0 0 }")
    tint.FunctionType, tint.Domain, tint.Range = 4, Array([0, 1] * 2), Array([0, 1] * 4)
    return Array([Name.DeviceN, Array([Name.Gold, Name.Black]), Name.DeviceCMYK, tint])


def black_of_rgb(pdf: Pdf) -> Array:
    return Array([Name.Separation, Name.Black, Name.DeviceRGB, colours()])


def picture_in_form(pdf: Pdf) -> Stream:
    picture = Dictionary(Im=image(250, 250)(pdf))
    return form(
        "q 1800 0 0 1800 0 0 cm /Im Do Q ", Resources=Dictionary(XObject=picture), BBox=Array([0, 0, 1800, 1800])
    )(pdf)


def opening(pdf: Pdf) -> Array:
    return Array([pdf.pages[0].obj, Name.Fit])


def note(pdf: Pdf, kind: Name = Name.Square, at: float = 100) -> Array:
    box = Array([100, at, 120, at + 5])
    return Array([pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=kind, Rect=box, F=4))])


def note_in_the_slug(pdf: Pdf) -> Array:
    return note(pdf, at=10)


def pdf_a(pdf: Pdf) -> Dictionary:
    other = intent(pdf)
    other.S = Name.GTS_PDFA1
    return other


def postscript(pdf: Pdf) -> Stream:
    stream = pdf.make_stream(b"showpage")
    stream.Type, stream.Subtype = Name.XObject, Name.PS
    return stream


def alternates(pdf: Pdf) -> Array:
    return Array([Dictionary(Image=image(10, 10)(pdf), DefaultForPrinting=True)])


def icc_based(pdf: Pdf) -> Array:
    profile = pdf.make_stream(PROFILE)
    profile.N = 4
    return Array([Name.ICCBased, profile])


def rgb_intent(pdf: Pdf) -> Stream:
    profile = pdf.make_stream(header(b"RGB ", 16)(PROFILE))
    profile.N = 3
    return profile


def fields(pdf: Pdf) -> Dictionary:
    return Dictionary(Fields=Array([pdf.make_indirect(Dictionary(FT=Name.Tx, T=String("name")))]))
