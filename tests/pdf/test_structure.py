"""What a file says beside its pages: properties, output intents, layers, actions, forms, embedded files."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from small_pdf import MM, facts, helvetica, saved, written

from recap_print.pdf.metadata import properties
from recap_print.pdf.model import Facts, Zone

PROFILES = Path(__file__).parents[2] / "layouts" / "profiles"
RDF = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">%s</rdf:RDF>'
XMP = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    + RDF
    % """<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" pdf:Trapped="False"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:CreateDate>2026-01-02</xmp:CreateDate></rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:x4="http://www.npes.org/pdfx/ns/id/" xmlns:own="http://example.org/own/">
<dc:title><rdf:Alt>
<rdf:li xml:lang="en">Notebook</rdf:li><rdf:li xml:lang="x-default">Carnet &#233;</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>Une</rdf:li><rdf:li>Deux</rdf:li></rdf:Seq></dc:creator>
<x4:GTS_PDFXVersion>PDF/X-4</x4:GTS_PDFXVersion><own:thing>1</own:thing></rdf:Description>"""
    + '</x:xmpmeta><?xpacket end="w"?>'
)
FOUND = {
    "pdf:Trapped": "False",
    "xmp:CreateDate": "2026-01-02",
    "dc:title": "Carnet é",
    "dc:creator": "Une, Deux",
    "pdfxid:GTS_PDFXVersion": "PDF/X-4",
    "http://example.org/own/:thing": "1",
}


def changed(change: Any) -> Facts:
    def both(pdf: Pdf, page: Any) -> None:
        change(pdf)

    return facts(written("", change=both))


def test_properties_of_the_info_dictionary() -> None:
    def change(pdf: Pdf) -> None:
        pdf.docinfo["/Title"], pdf.docinfo["/Trapped"], pdf.docinfo["/Odd"] = "Récap", Name("/True"), Array([])

    found = changed(change)
    assert (found.said("Title"), found.said("Trapped"), found.said("Odd")) == ("Récap", "True", "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("packed", [False, True])
def test_metadata(encoding: str, packed: bool) -> None:
    packet = XMP.encode(encoding)
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.Root.Xmpmdata = pdf.make_stream(packet)  # under its own name, qpdf unpacks it
    if packed:
        pdf.Root.Xmpmdata.write(zlib.compress(packet), filter=Name.FlateDecode)
    data = saved(pdf, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    found = facts(data.replace(b"/Xmpmdata", b"/Metadata"))
    assert (dict(found.xmp), found.xmp_state) == (FOUND, "compressed" if packed else "")


def test_missing_metadata() -> None:
    assert (facts(written("")).xmp, facts(written("")).xmp_state) == ((), "missing")


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [BOMB, BOMB.replace("DOCTYPE", "doctype"), "<x><!ENTITY></x>"])
def test_metadata_with_a_document_type_is_refused(text: str, encoding: str) -> None:
    with pytest.raises(ValueError, match="document type"):
        properties(text.encode(encoding))


@pytest.mark.parametrize("data", [b"", b"   ", b"<x", b"\xff\xfe<", b"<x>" * 100_000, b"no xml"])
def test_metadata_that_is_no_xml(data: bytes) -> None:
    with pytest.raises(ValueError, match="no XML"):
        properties(data)


def test_output_intents() -> None:
    profile = next(PROFILES.glob("*.icc")).read_bytes()

    def change(pdf: Pdf) -> None:
        good = Dictionary(
            S=Name.GTS_PDFX, OutputConditionIdentifier="FOGRA47", Info="Uncoated", RegistryName="http://r"
        )
        good.DestOutputProfile = pdf.make_stream(profile, N=4)
        short = Dictionary(S=Name.GTS_PDFA1, DestOutputProfile=pdf.make_stream(b"acsp", N=4))
        named = Dictionary(S=Name.GTS_PDFX, DestOutputProfileRef=Dictionary())
        pdf.Root.OutputIntents = Array([good, pdf.make_indirect(short), named])

    good, short, named = changed(change).intents
    assert (good.subtype, good.identifier, good.info, good.registry) == ("GTS_PDFX", "FOGRA47", "Uncoated", "http://r")
    assert good.profile is not None
    icc = good.profile
    assert (icc.device_class, icc.space, icc.connection, good.channels) == ("prtr", "CMYK", "Lab", 4)
    assert (icc.size, icc.stated_size, icc.version[0] in "24", bool(icc.description)) == (len(profile),) * 2 + (
        True,
    ) * 2
    assert (short.profile, short.referenced) == (None, False)
    assert (named.profile, named.referenced, named.identifier) == (None, True, "")


def test_layers() -> None:
    def change(pdf: Pdf) -> None:
        groups = Array([pdf.make_indirect(Dictionary(Type=Name.OCG, Name=name)) for name in ("Plis", "Vernis")])
        configurations = Array([Dictionary(Name="B", AS=Array([])), Dictionary()])
        pdf.Root.OCProperties = Dictionary(OCGs=groups, D=Dictionary(Name="A"), Configs=configurations)

    found = changed(change)
    assert (found.layers, found.layers_state) == (("Plis", "Vernis"), ("AS", "unnamed configuration"))
    assert changed(lambda pdf: pdf.Root.__setattr__("OCProperties", Dictionary())).layers_state == ("no /D",)


def test_actions_of_the_document() -> None:
    def change(pdf: Pdf) -> None:
        script = Dictionary(
            S=Name.JavaScript, JS="1", Next=Array([Dictionary(S=Name.Launch), Dictionary(S=Name.Named)])
        )
        pdf.Root.OpenAction = Dictionary(S=Name.GoTo)
        pdf.Root.AA = Dictionary(WC=Dictionary(S=Name.URI))
        leaf = Dictionary(Names=Array([String("a"), script]))
        pdf.Root.Names = Dictionary(JavaScript=Dictionary(Kids=Array([pdf.make_indirect(leaf)])))
        item = pdf.make_indirect(Dictionary(Title="a", A=Dictionary(S=Name.GoToR)))
        item.Next = item
        pdf.Root.Outlines = Dictionary(First=item)

    assert sorted(changed(change).actions) == ["GoToR", "JavaScript", "Launch", "Named", "OpenAction GoTo", "URI"]
    assert changed(lambda pdf: pdf.Root.__setattr__("OpenAction", Array([0]))).actions == ()


def test_annotations_and_their_actions() -> None:
    def change(pdf: Pdf, page: Any) -> None:
        page.AA = Dictionary(O=Dictionary(S=Name.Named))
        link = Dictionary(Subtype=Name.Link, Rect=Array([20 * MM, 20 * MM, 30 * MM, 25 * MM]), A=Dictionary(S=Name.URI))
        mark = Dictionary(Subtype=Name.PrinterMark, Rect=Array([0, 0, 10, 10]), F=4)
        page.Annots = Array([link, pdf.make_indirect(mark), Dictionary()])

    (page,) = facts(written("", change=change)).pages
    link, mark = page.annotations
    assert (link.kind, link.zone, link.printed) == ("Link", Zone.TRIM, False)
    assert (link.box.x, link.box.y, link.box.width) == pytest.approx((10, 135, 10), abs=0.001)
    assert (mark.kind, mark.zone, mark.printed) == ("PrinterMark", Zone.SLUG, True)
    assert page.actions == ("Named", "URI")
    assert page.unread == ("an annotation is missing",)


def test_form_fields_are_counted() -> None:
    def change(pdf: Pdf) -> None:
        fields = [pdf.make_indirect(Dictionary(FT=Name.Tx, T=name)) for name in "abc"]
        parent = pdf.make_indirect(Dictionary(T="parent", Kids=Array(fields[1:])))
        widgets = pdf.make_indirect(Dictionary(T="d", Kids=Array([Dictionary(Subtype=Name.Widget)])))
        pdf.Root.AcroForm = Dictionary(Fields=Array([fields[0], parent, widgets, parent]))

    assert changed(change).form_fields == 4


def test_embedded_files() -> None:
    def change(pdf: Pdf) -> None:
        pdf.attachments["notes.txt"] = b"text"
        pdf.Root.AF = Array([Dictionary(UF="lié.xml")])

    assert changed(change).attachments == ("notes.txt", "lié.xml")


def test_versions_and_identity() -> None:
    data = written("")
    assert (facts(data).version, facts(data).identified, facts(data).encrypted) == ("1.3", True, False)
    later = changed(lambda pdf: pdf.Root.__setattr__("Version", Name("/1.7")))
    assert later.catalog_version == "1.7"
    assert facts(data.replace(b"/ID [", b"/XX [")).identified is False


def test_fonts_and_where_they_are() -> None:
    pdf = pikepdf.new()
    one, other = helvetica(pdf), helvetica(pdf)
    other.BaseFont = Name("/ABCDEF+Own")
    other.FontDescriptor = Dictionary(FontFile3=pdf.make_stream(b"font"))
    for fonts in ((one,), (one, other), (other,)):
        page = pdf.add_blank_page()
        page.Resources = Dictionary(Font=Dictionary({f"/F{i}": font for i, font in enumerate(fonts)}))
        shown = " ".join(f"BT /F{i} 9 Tf (a) Tj ET" for i in range(len(fonts)))
        page.Contents = pdf.make_stream(shown.encode())
    found = facts(saved(pdf)).fonts
    assert [(font.name, font.kind, font.embedded, font.pages) for font in found] == [
        ("ABCDEF+Own", "Type1", True, (2, 3)),
        ("Helvetica", "Type1", False, (1, 2)),
    ]
