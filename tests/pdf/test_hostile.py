"""Damaged and hostile files: facts, or a refusal that says why, soon and in little memory; never anything else."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from typing import Any, Literal

import pikepdf
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Encryption, Name, Pdf, String
from small_pdf import blank, facts, form, picture, saved, seen

from recap_print.errors import CannotRead
from recap_print.pdf.model import Facts

SQUARE = "10 10 20 20 re f"


@contextmanager
def soon(seconds: float = 5.0) -> Iterator[None]:
    start = time.process_time()
    yield
    assert time.process_time() - start < seconds


def survived(data: bytes) -> Facts | None:
    """Facts, or None for a file that is refused in plain words."""
    with soon():
        try:
            return facts(data)
        except CannotRead as error:
            refused = error
    assert refused.message.startswith("small.pdf")
    assert refused.help
    return None


@cache
def rich() -> bytes:
    """A small file with something of everything."""
    pdf = pikepdf.new()
    tile = pdf.make_stream(b"1 0 0 rg 0 0 2 2 re f", PatternType=1, PaintType=1, BBox=Array([0, 0, 5, 5]))
    glyph = pdf.make_stream(b"600 0 0 0 500 500 d1 0 0 500 500 re f")
    drawn = Dictionary(Type=Name.Font, Subtype=Name.Type3, FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]))
    drawn.Encoding, drawn.CharProcs = Dictionary(Differences=Array([97, Name("/a")])), Dictionary(a=glyph)
    drawn.FirstChar, drawn.Widths = 97, Array([600])
    below = Dictionary(Subtype=Name.CIDFontType2, W=Array([1, Array([500]), 2, 3, 250]), FontDescriptor=Dictionary())
    wide = Dictionary(Subtype=Name.Type0, Encoding=Name("/Identity-H"), DescendantFonts=Array([below]))
    wide.ToUnicode = pdf.make_stream(b"<0003> <0020>\n")
    mask = form(pdf, SQUARE, Group=Dictionary(S=Name.Transparency, CS=Name.DeviceGray))
    state = Dictionary(ca=0.5, BM=Name.Multiply, OP=True, SMask=Dictionary(S=Name.Alpha, G=mask), TR=Name.Identity)
    tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1)
    resources = {
        "ColorSpace": Dictionary(
            I=Array([Name.Indexed, Name.DeviceRGB, 1, String(b"\0\0\0\xff\xff\xff")]),
            N=Array([Name.DeviceN, Array([Name.Gold, Name.Black]), Name.DeviceCMYK, tint]),
            P=Array([Name.ICCBased, pdf.make_stream(b"profile", N=3)]),
            DefaultGray=Array([Name.CalGray, Dictionary()]),
        ),
        "Pattern": Dictionary(T=tile, S=Dictionary(PatternType=2, Shading=Dictionary(ColorSpace=Name.DeviceRGB))),
        "ExtGState": Dictionary(G=state),
        "XObject": Dictionary(
            X=form(
                pdf, f"/N cs 1 0 sc {SQUARE}", Group=Dictionary(S=Name.Transparency), Matrix=Array([1, 0, 0, 1, 0, 0])
            ),
            I=picture(pdf, 9, 9, SMask=picture(pdf, 9, 9, Name.DeviceGray)),
        ),
        "Shading": Dictionary(S=Dictionary(ColorSpace=Name.DeviceCMYK, BBox=Array([0, 0, 9, 9]))),
        "Properties": Dictionary(L=Dictionary(Type=Name.OCG, Name="Plis")),
        "Font": Dictionary(
            D=drawn, W=wide, H=Dictionary(Subtype=Name.Type1, BaseFont=Name.Helvetica, Widths=Array([600]))
        ),
    }
    words = "BT /H 9 Tf (a b) Tj /W 9 Tf [<00010003> -20 <0002>] TJ /D 9 Tf (aa) Tj ET"
    shapes = f"/I cs 1 sc {SQUARE} /P CS 1 0 0 SC 1 1 m 2 2 3 3 4 4 c S /Pattern cs /T scn {SQUARE} /S scn {SQUARE}"
    calls = "/OC /L BDC /G gs /X Do /I Do /S sh EMC BI /W 1 /H 1 /CS /G /BPC 8 ID a EI"
    page = blank(pdf, f"{words} {shapes} {calls}", resources)
    page.Annots = Array([Dictionary(Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=Dictionary(S=Name.URI))])
    page.Group, page.Rotate = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK), 90
    profile = pdf.make_stream(bytes(36) + b"acsp" + bytes(200), N=4)
    pdf.Root.OutputIntents = Array([Dictionary(S=Name.GTS_PDFX, DestOutputProfile=profile)])
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Plis"))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(Name="A"))
    pdf.Root.AcroForm = Dictionary(Fields=Array([Dictionary(T="a", FT=Name.Tx)]))
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), Dictionary(S=Name.JavaScript)])))
    pdf.Root.Outlines = Dictionary(First=Dictionary(Title="a", A=Dictionary(S=Name.GoTo)))
    pdf.Root.Metadata = pdf.make_stream(b"<x/>")
    pdf.docinfo["/Title"] = "Récap"
    return saved(pdf)


def test_the_rich_file_is_read_whole() -> None:
    found = facts(rich())
    (page,) = found.pages
    assert (found.unread, page.unread) == ((), ())
    assert (len(page.paints), len(found.fonts), page.layers, page.states) == (11, 3, ("Plis",), ("TR",))


@pytest.mark.parametrize("data", [b"", b"hello", b"\0" * 5000, b"PK\x03\x04", b"%!PS-Adobe-3.0"])
def test_what_is_no_pdf(data: bytes) -> None:
    with pytest.raises(CannotRead, match=r"small.pdf is not a PDF"):
        facts(data)


@pytest.mark.parametrize(
    "data", [b"%PDF-1.6", b"%PDF-1.6\n%%EOF", b"%PDF-1.6\nxref\n0 0\ntrailer\n<<>>\nstartxref\n9\n%%EOF"]
)
def test_what_is_a_pdf_by_name_alone(data: bytes) -> None:
    with pytest.raises(CannotRead):
        facts(data)


def test_no_pages() -> None:
    pdf = pikepdf.new()
    with pytest.raises(CannotRead, match="has no pages"):
        facts(saved(pdf))


@pytest.mark.parametrize("where", range(0, len(rich()), 200))
def test_a_file_cut_short(where: int) -> None:
    survived(rich()[:where])


def test_a_file_cut_short_tells_what_it_has_lost() -> None:
    """It is not passed over in silence that part of a page is missing."""
    data = rich()
    for where in range(len(data) * 3 // 4, len(data) - 40, 97):
        found = survived(data[:where])
        whole = facts(data)
        if found is not None and found.pages != whole.pages:
            assert found.unread or any(page.unread for page in found.pages)


def change(do: Callable[[Pdf, Any], object]) -> bytes:
    with Pdf.open(BytesIO(rich())) as pdf:
        do(pdf, pdf.pages[0].obj)
        return saved(pdf)


JUNK: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**18), 10**18),
    st.floats(-1e30, 1e30, allow_nan=False).map(lambda x: round(x, 3)),
    st.sampled_from(["/Name", "/DeviceRGB", "/Pattern", "/Type0"]).map(Name),
    st.binary(max_size=9).map(String),
    st.lists(st.integers(-99, 99), max_size=5).map(Array),
    st.just(None).map(lambda _: Dictionary(S=Name.GoTo, Kids=Array([]))),
)


@settings(max_examples=150)
@given(st.data())
def test_wrong_types_everywhere(data: st.DataObject) -> None:
    """Any entry of any object is replaced by something else, or by another object of the file: perhaps by itself."""
    with Pdf.open(BytesIO(rich())) as pdf:
        objects = [obj for obj in pdf.objects if isinstance(obj, pikepdf.Object) and holds(obj)]
        for _ in range(data.draw(st.integers(1, 3))):
            obj = data.draw(st.sampled_from(objects))
            for _ in range(data.draw(st.integers(0, 3))):  # somewhere below
                inner = [entry for entry in entries(obj).values() if holds(entry)]
                obj = data.draw(st.sampled_from(inner)) if inner else obj
            keys = list(entries(obj))
            if not keys:
                continue
            key = data.draw(st.sampled_from(keys))
            value = data.draw(st.one_of(JUNK, st.sampled_from(objects)))
            try:
                obj[key] = pdf.make_indirect(value) if holds(value) else value
            except (ValueError, TypeError, KeyError, RuntimeError, pikepdf.PdfError):
                continue
        try:
            spoilt = saved(pdf, compress_streams=False)
        except (RuntimeError, pikepdf.PdfError):
            assume(False)  # not even the writer can make this file
    survived(spoilt)


def holds(value: object) -> bool:
    kinds = (pikepdf.ObjectType.dictionary, pikepdf.ObjectType.array, pikepdf.ObjectType.stream)
    return isinstance(value, pikepdf.Object) and value._type_code in kinds


def entries(obj: Any) -> dict[Any, Any]:
    if obj._type_code == pikepdf.ObjectType.array:
        return dict(enumerate(obj))
    return {key: value for key, value in obj.items() if key != "/Length"}


@settings(max_examples=150)
@given(st.integers(0, len(rich()) - 1), st.binary(min_size=1, max_size=6), st.integers(0, 40))
@example(0, b"%PDF", 0)
def test_damaged_bytes(at: int, by: bytes, lost: int) -> None:
    survived(rich()[:at] + by + rich()[at + lost :])


WORDS = rb"""q Q BT ET 1 2 3 /F1 ( ) < > [ ] << >> re m l c v y h W n f S B Tf Tj TJ Tm Td cm gs /G Do /X /I sh /S scn
 cs /T /Pattern BI ID EI % \ 1e9 --1 99999999999 BDC /OC /L true k w Tr Tz ' " d1 /H 0""".split()
WORDS += [b"0 0 0 0 0 0 cm", b"\n"]


@settings(max_examples=100)
@given(st.lists(st.sampled_from(WORDS), max_size=60))
def test_programs_of_nonsense(words: list[bytes]) -> None:
    def resources(pdf: Pdf) -> dict[str, Any]:
        with Pdf.open(BytesIO(rich())) as other:
            return {
                key[1:]: pdf.copy_foreign(other.make_indirect(value)) for key, value in other.pages[0].Resources.items()
            }

    with soon():
        seen(b" ".join(words), resources)


def loop(pdf: Pdf, page: Any) -> None:
    pdf.Root.Pages.Kids.append(pdf.Root.Pages)


def test_a_page_tree_in_a_circle() -> None:
    found = survived(change(loop))
    assert found is not None
    assert (len(found.pages), found.unread) == (1, ("its page tree leads nowhere",))


def test_a_page_tree_that_is_only_a_circle() -> None:
    with Pdf.open(BytesIO(rich())) as pdf:
        pdf.Root.Pages.Kids = Array([pdf.Root.Pages])
        assert survived(saved(pdf)) is None


def test_a_very_deep_page_tree() -> None:
    pdf = pikepdf.new()
    node = blank(pdf).obj
    for _ in range(300):
        node = pdf.make_indirect(Dictionary(Type=Name.Pages, Kids=Array([node]), Count=1))
    pdf.Root.Pages = node
    assert survived(saved(pdf)) is None


def test_very_many_pages() -> None:
    pdf = pikepdf.new()
    page = blank(pdf).obj
    pdf.Root.Pages.Kids = Array([page] * 3)
    once = saved(pdf)
    assert len(facts(once).pages) == 3
    pdf.Root.Pages.Kids = Array([Array([page])] * 30_000)
    survived(saved(pdf))


@pytest.mark.parametrize("bomb", [1, 2])
def test_a_deflate_bomb_is_not_unpacked(bomb: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred megabytes of q in a hundred kilobytes, or twice packed in a few hundred bytes."""
    packer = zlib.compressobj(9)
    data = b"".join([packer.compress(b"q " * 500_000) for _ in range(100)] + [packer.flush()])
    data = zlib.compress(data, 9) if bomb == 2 else data

    def page(pdf: Pdf, page: Any) -> None:
        page.Contents = pdf.make_stream(b"")
        page.Contents.write(data, filter=Array([Name.FlateDecode] * bomb))

    monkeypatch.setattr("recap_print.pdf.state.MOST_OPERATORS", 200_000)
    pdf = pikepdf.new()
    page(pdf, blank(pdf))
    spoilt = saved(pdf, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)
    with soon(8):
        (found,) = facts(spoilt).pages
    assert any("too long" in why for why in found.unread)


@pytest.mark.parametrize(
    "part", [b"q ", b"[", b"<<", b"(", b"<", b"BI ID ", b"1 ", b"/A ", b"[1 ", b"<</A ", b"BT ", b"% ", b"\\"]
)
def test_megabytes_of_nesting(part: bytes) -> None:
    with soon(8):
        seen(part * (500_000 // len(part)))


@pytest.mark.parametrize("part", ["[", "<<", "<</A ", "[<<"])
def test_megabytes_of_nesting_in_the_file_itself(part: str) -> None:
    spoilt = rich().replace(b"/Outlines", f"/Outlines {part * 50_000} /Outlines".encode())
    survived(spoilt)


def test_forms_that_double_at_each_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thirty forms, a thousand million squares."""

    def resources(pdf: Pdf) -> dict[str, Any]:
        innermost = form(pdf, SQUARE)
        for _ in range(30):
            innermost = form(pdf, "/X Do /X Do", Resources=Dictionary(XObject=Dictionary(X=innermost)))
        return {"XObject": Dictionary(X=innermost)}

    monkeypatch.setattr("recap_print.pdf.state.MOST_OPERATORS", 100_000)
    with soon():
        page = seen("/X Do", resources)
    assert page.unread == ("the file is too long to be looked at whole: from here on nothing was",)


def test_ever_new_manners_of_painting() -> None:
    with soon():
        page = seen(" ".join(f"{number / 30_000:.6f} g 1 1 1 1 re f" for number in range(25_000)))
    assert (len(page.paints), page.unread) == (
        20_000,
        ("it paints in so many manners that only the first ones were told apart",),
    )


def test_numbers_without_measure() -> None:
    huge = "9" * 400
    for content in (f"{huge} 0 0 {huge} 0 0 cm {SQUARE}", f"{huge} w 1 1 m 2 2 l S", f"BT /F1 {huge} Tf (a) Tj ET"):
        for paint in seen(content + f" {huge} {huge} {huge} {huge} re f").paints:
            assert all(-1000 < side < 1000 for box in paint.boxes for side in (box.x, box.y, box.width, box.height))


@pytest.mark.parametrize("channels", [-1, 0, 10**9])
def test_colours_of_absurdly_many_components(channels: int) -> None:
    def resources(pdf: Pdf) -> dict[str, Any]:
        return {"ColorSpace": Dictionary(P=Array([Name.ICCBased, pdf.make_stream(b"profile", N=channels)]))}

    with soon():
        (paint,) = seen(f"/P cs {SQUARE}", resources).paints
    assert 0 <= paint.colour.channels == len(paint.colour.values) <= 64


@pytest.mark.parametrize("method", [2, 3])
def test_an_encrypted_file_that_opens_is_read(method: Literal[2, 3]) -> None:
    pdf = pikepdf.new()
    blank(pdf, SQUARE)
    found = facts(saved(pdf, encryption=Encryption(owner="x", user="", R=method, aes=False, metadata=False)))
    assert (found.encrypted, len(found.pages), len(found.pages[0].paints)) == (True, 1, 1)


@pytest.mark.parametrize(("user", "method"), [("secret", 3), ("secret", 6), ("", 4), ("", 6)])
def test_an_encrypted_file_that_stays_closed_is_told(user: str, method: Literal[3, 4, 6]) -> None:
    pdf = pikepdf.new()
    blank(pdf, SQUARE)
    aes = method > 3
    found = facts(saved(pdf, encryption=Encryption(owner="x", user=user, R=method, aes=aes, metadata=aes)))
    able = user == "" and any(find_spec(library) for library in ("cryptography", "Crypto"))
    assert found.encrypted
    assert (len(found.pages), len(found.unread)) == ((1, 0) if able else (0, 1))
