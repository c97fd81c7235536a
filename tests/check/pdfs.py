"""PDFs by other people's programs: a small good PDF/X-4 written by pikepdf (qpdf), and ways to spoil it.

Its page is 400 × 520 pt, its trim 300 × 420 pt from (50, 50), its bleed 10 pt (3.5 mm) all around. Contents are given
in the page's own points, y up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from recap_print.check.every import RULES
from recap_print.check.file.case import FileCase, in_file
from recap_print.pdf.model import Seen
from recap_print.pdf.read import read_facts
from recap_print.pdf.symbols import read_symbols
from recap_print.sheets.press import Delivery, Edges, Flip, Press

PRESS = Press(
    id="test",
    name="Any printer",
    width=0,
    height=0,
    unprintable=Edges(),
    flip=Flip.SHORT_EDGE,
    bleed=3,
    paper="",
    caliper_um=0,
    marks=(),
    delivery=Delivery.SINGLE_PAGES,
)
Payloads = Mapping[int, tuple[str, ...]]

ROOT = Path(__file__).parents[2]
PROFILE = (ROOT / "layouts" / "profiles" / "uncoated-fogra47l.icc").read_bytes()
FONT = (ROOT / "fonts" / "atkinson-hyperlegible-next" / "AtkinsonHyperlegibleNext-Regular.ttf").read_bytes()

MEDIA, TRIM, BLEED = (0, 0, 400, 520), (50, 50, 350, 470), (40, 40, 360, 480)
GROUND = "0.1 0 0 0 k 40 40 320 440 re f "
"""A tint that runs to the end of the bleed."""
WORDS = "BT 0 0 0 1 k /F1 14 Tf 80 400 Td (Mon carnet) Tj ET "
LINE = "q /Over gs 0 0 0 1 K 1 w 80 380 m 200 380 l S Q "
MARK = "q /All CS 1 SCN 0.5 w 50 0 m 50 30 l S Q "
GOOD = GROUND + WORDS + LINE + MARK

XMP = {
    "dc:title": "Mon carnet",
    "xmp:CreateDate": "2026-01-02T03:04:05Z",
    "xmp:ModifyDate": "2026-01-02T03:04:05Z",
    "xmp:MetadataDate": "2026-01-02T03:04:05Z",
    "xmpMM:DocumentID": "uuid:6a1b1e5e-0000-4000-8000-000000000001",
    "xmpMM:RenditionClass": "default",
    "xmpMM:VersionID": "1",
    "pdf:Trapped": "False",
    "pdfxid:GTS_PDFXVersion": "PDF/X-4",
}
INFO: dict[str, Any] = {
    "/Title": "Mon carnet",
    "/CreationDate": "D:20260102030405Z",
    "/ModDate": "D:20260102040405+01'00'",
    "/Trapped": Name("/False"),
}
SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
}

Change = Callable[[Pdf], object]


def judged(data: bytes, payloads: Payloads | None = None, *, look: bool = False) -> dict[str, str]:
    """Every finding of the F rules on a file: its code, and what it says."""
    facts = read_facts(data, "test.pdf")
    seen = read_symbols(data) if look or payloads is not None else Seen(())
    case = FileCase(facts, PRESS, 280, in_file("test.pdf"), seen.symbols, payloads, seen.damaged)
    findings = RULES.judge("F", case)
    assert len({finding.code for finding in findings}) == len(findings), findings
    return {finding.code: finding.message for finding in findings}


def packet(properties: Mapping[str, str]) -> bytes:
    """An XMP packet: a title in a language, everything else as plain text."""

    def said(key: str, value: str) -> str:
        if key == "dc:title":
            value = f'<rdf:Alt><rdf:li xml:lang="x-default">{value}</rdf:li></rdf:Alt>'
        return f"<{key}>{value}</{key}>"

    names = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in SPACES.items())
    inner = "".join(said(key, value) for key, value in properties.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {names}>{inner}</rdf:Description></rdf:RDF></x:xmpmeta>'
        '<?xpacket end="w"?>'
    ).encode()


def made(
    content: str = "",
    change: Change | None = None,
    *,
    instead: str | None = None,
    pages: int = 1,
    xmp: Mapping[str, str] = XMP,
    info: Mapping[str, Any] = INFO,
    icc: bytes = PROFILE,
    version: str = "1.6",
    encryption: pikepdf.Encryption | None = None,
) -> bytes:
    """The good file, with ``content`` on top of its page (or ``instead`` of all of it), changed by ``change``."""
    pdf = Pdf.new()
    resources = pdf.make_indirect(_resources(pdf))
    for _ in range(pages):
        page = Dictionary(Type=Name.Page, MediaBox=Array(MEDIA), TrimBox=Array(TRIM), BleedBox=Array(BLEED))
        page.Resources = resources
        page.Contents = pdf.make_stream((GOOD if instead is None else instead).encode("latin-1") + content.encode())
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    for key, value in info.items():
        pdf.docinfo[key] = value
    metadata = pdf.make_stream(packet(xmp))
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = metadata
    pdf.Root.OutputIntents = Array([intent(pdf, icc)])
    if change:
        change(pdf)
    out = BytesIO()
    pdf.save(
        out,
        force_version=version,
        static_id=not encryption,
        compress_streams=False,
        stream_decode_level=None if encryption else pikepdf.StreamDecodeLevel.none,
        encryption=encryption or False,
        fix_metadata_version=False,
    )
    return out.getvalue()


def intent(pdf: Pdf, icc: bytes = PROFILE, channels: int = 4) -> Dictionary:
    profile = pdf.make_stream(icc)
    profile.N = channels
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String("FOGRA47"),
        RegistryName=String("http://www.color.org"),
        Info=String("Uncoated, FOGRA47L"),
        DestOutputProfile=profile,
    )


def font(pdf: Pdf, name: str = "ABCDEF+Atkinson", *, embedded: bool = True) -> Dictionary:
    """A TrueType font; its widths are not the true ones, which no rule looks at."""
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name("/" + name),
        Flags=32,
        FontBBox=Array([0, -300, 1000, 1000]),
        ItalicAngle=0,
        Ascent=950,
        Descent=-290,
        CapHeight=668,
        StemV=80,
    )
    if embedded:
        descriptor.FontFile2 = pdf.make_stream(FONT)
        descriptor.FontFile2.Length1 = len(FONT)
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=Name("/" + name),
        FirstChar=32,
        LastChar=255,
        Widths=Array([500] * 224),
        Encoding=Name.WinAnsiEncoding,
        FontDescriptor=pdf.make_indirect(descriptor),
    )


def _resources(pdf: Pdf) -> Dictionary:
    tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * 4), C1=Array([1] * 4), N=1)
    all_inks = Array([Name.Separation, Name.All, Name.DeviceCMYK, tint])
    return Dictionary(
        Font=Dictionary(F1=font(pdf)),
        ExtGState=Dictionary(
            Over=Dictionary(OP=True, op=True, OPM=1),
            Over0=Dictionary(OP=True, op=True, OPM=0),
        ),
        ColorSpace=Dictionary(All=all_inks),
        XObject=Dictionary(),
    )


def spot(name: str) -> Array:
    """A spot colour that shows as a red."""
    red = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * 4), C1=Array([0, 1, 1, 0]), N=1)
    return Array([Name.Separation, Name("/" + name), Name.DeviceCMYK, red])


def add(kind: str, name: str, thing: Callable[[Pdf], Any] | Any) -> Change:
    """Put something into the resources of the first page (shared by all)."""

    def change(pdf: Pdf) -> None:
        resources = pdf.pages[0].obj.Resources
        if f"/{kind}" not in resources:
            resources[f"/{kind}"] = Dictionary()
        resources[f"/{kind}"][f"/{name}"] = thing(pdf) if callable(thing) else thing

    return change


def on_page(key: str, value: Any, page: int = 0) -> Change:
    """Set an entry of a page; None takes it away."""

    def change(pdf: Pdf) -> None:
        if value is None:
            del pdf.pages[page].obj[f"/{key}"]
        else:
            pdf.pages[page].obj[f"/{key}"] = value(pdf) if callable(value) else value

    return change


def in_catalog(key: str, value: Any) -> Change:
    """Set an entry of the catalog; None takes it away."""

    def change(pdf: Pdf) -> None:
        if value is None:
            del pdf.Root[f"/{key}"]
        else:
            pdf.Root[f"/{key}"] = value(pdf) if callable(value) else value

    return change


def in_intent(key: str, value: Any) -> Change:
    """Set an entry of the output intent; None takes it away."""

    def change(pdf: Pdf) -> None:
        if value is None:
            del pdf.Root.OutputIntents[0][f"/{key}"]
        else:
            pdf.Root.OutputIntents[0][f"/{key}"] = value(pdf) if callable(value) else value

    return change


def together(*changes: Change) -> Change:
    def change(pdf: Pdf) -> None:
        for one in changes:
            one(pdf)

    return change


def image(
    width: int, height: int, *, bits: int = 8, space: Any = Name.DeviceCMYK, **more: Any
) -> Callable[[Pdf], Stream]:
    """A picture of one colour that is not paper."""

    def make(pdf: Pdf) -> Stream:
        channels = {Name.DeviceCMYK: 4, Name.DeviceRGB: 3}.get(space, 1) if isinstance(space, Name) else 1
        row = (width * channels * bits + 7) // 8
        stream = pdf.make_stream(b"\x40" * (row * height))
        stream.Type, stream.Subtype = Name.XObject, Name.Image
        stream.Width, stream.Height, stream.BitsPerComponent = width, height, bits
        if space is not None:
            stream.ColorSpace = space
        for key, value in more.items():
            stream[f"/{key}"] = value(pdf) if callable(value) else value
        return stream

    return make
