"""The matrix: for every F rule a PDF, written by somebody else's program, that breaks just that rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest
from parts import (
    BLACK,
    CAL_GRAY,
    HELVETICA,
    LAB,
    MIX,
    WHITE,
    alternates,
    attached,
    black_of_rgb,
    fields,
    form,
    header,
    hex_metadata,
    icc_based,
    layered,
    line,
    named_profile,
    named_script,
    nested,
    note,
    note_in_the_slug,
    opening,
    outlines,
    painted,
    palette,
    pdf_a,
    picture_in_form,
    placed,
    postscript,
    qr,
    rgb_group,
    rgb_intent,
    script,
    shading,
    text,
    tiles,
    trailer_without_id,
    two_inks,
    without,
)
from pdfs import (
    BLEED,
    INFO,
    MARK,
    PRESS,
    PROFILE,
    TRIM,
    XMP,
    Payloads,
    add,
    font,
    image,
    in_catalog,
    in_intent,
    intent,
    judged,
    made,
    on_page,
    spot,
    together,
)
from pikepdf import Array, Dictionary, Name, String

from recap_print.check.every import RULES
from recap_print.check.file.case import FileCase, in_file
from recap_print.check.file.pdfx import unmet
from recap_print.pdf.read import read_facts

MATRIX: dict[str, Callable[[], bytes]] = {
    "F001": lambda: made(xmp=without(XMP, "pdfxid:GTS_PDFXVersion")),
    "F002": lambda: made(version="1.7"),
    "F003": lambda: made(encryption=pikepdf.Encryption(owner="owner", user="", R=4, metadata=False)),
    "F004": trailer_without_id,
    "F005": lambda: made("", in_catalog("Metadata", None)),
    "F006": lambda: made(xmp=without(XMP, "xmpMM:VersionID")),
    "F007": lambda: made(info=INFO | {"/Title": "Ton carnet"}),
    "F008": lambda: made(xmp=XMP | {"pdf:Trapped": "Unknown"}, info=INFO | {"/Trapped": Name.Unknown}),
    "F009": lambda: made("", attached),
    "F010": lambda: made("", in_catalog("OpenAction", script)),
    "F011": lambda: made("", in_catalog("AcroForm", fields)),
    "F012": lambda: made("", lambda pdf: layered(pdf, faulty=True)),
    "F020": lambda: made("", in_catalog("OutputIntents", None)),
    "F021": lambda: made("", lambda pdf: pdf.Root.OutputIntents.append(intent(pdf))),
    "F022": lambda: made("", in_intent("OutputConditionIdentifier", None)),
    "F023": lambda: made("", in_intent("Info", None)),
    "F024": lambda: made("", in_intent("DestOutputProfile", None)),
    "F025": lambda: made("", named_profile),
    "F026": lambda: made(icc=header(b"mntr", 12)(PROFILE)),
    "F027": lambda: made("", lambda pdf: pdf.Root.OutputIntents.__setitem__(0, intent(pdf, channels=3))),
    "F028": lambda: made(icc=header(b"\x05\x00", 8)(PROFILE)),
    "F029": lambda: made(icc=PROFILE[:-100]),
    "F040": lambda: made("", on_page("MediaBox", None)),
    "F041": lambda: made("", on_page("TrimBox", None)),
    "F042": lambda: made("", on_page("ArtBox", Array(TRIM))),
    "F043": lambda: made("", on_page("BleedBox", Array([-5, 40, 360, 480]))),
    "F050": lambda: made("", add("Font", "F1", lambda pdf: font(pdf, "Arial", embedded=False))),
    "F060": lambda: made("", on_page("Annots", note)),
    "F070": lambda: painted("1 0 0 rg 100 100 50 50 re f "),
    "F071": lambda: painted("0 0 1 RG 0.5 w 350 0 m 350 30 l S "),
    "F080": lambda: made("", on_page("Group", Dictionary(S=Name.Transparency, CS=Name.DeviceRGB))),
    "F081": lambda: painted("/T gs ", add("ExtGState", "T", Dictionary(TR=Name.Identity))),
    "F082": lambda: painted("/H gs ", add("ExtGState", "H", Dictionary(HTP=Array([0, 0])))),
    "F083": lambda: painted("/Ps Do ", add("XObject", "Ps", postscript)),
    "F084": lambda: painted("/Re Do ", add("XObject", "Re", form("", Ref=Dictionary(F=String("a.pdf"), Page=0)))),
    "F085": lambda: placed(60, image(250, 250, OPI=Dictionary({"/2.0": Dictionary(Version=2, F=String("a"))}))),
    "F086": lambda: placed(60, image(250, 250, Alternates=alternates)),
    "F088": lambda: made("", on_page("PresSteps", Dictionary(Type=Name.NavNode))),
    "F087": lambda: painted("/Vivid ri "),
    "F101": lambda: made("", on_page("CropBox", Array(BLEED))),
    "F102": lambda: made("", on_page("UserUnit", 1.5)),
    "F103": lambda: made("", on_page("TrimBox", Array([50, 50, 350, 460])), pages=3),
    "F104": lambda: made("", on_page("Rotate", 90)),
    "F105": lambda: made(instead=MARK),
    "F106": lambda: made("", on_page("MediaBox", Array([0, 0, 20_000, 600]))),
    "F110": lambda: made(GREY_ONLY, in_intent("DestOutputProfile", rgb_intent), instead=""),
    "F111": lambda: painted("/S cs 0.5 scn 100 100 50 50 re f ", add("ColorSpace", "S", spot("Gold"))),
    "F112": lambda: painted("/I cs 0.5 0.5 0.5 0.2 scn 100 100 50 50 re f ", add("ColorSpace", "I", icc_based)),
    "F113": lambda: painted("/All cs 1 scn 100 100 5 5 re f "),
    "F114": lambda: painted("0.9 0.8 0.8 0.8 k 100 100 50 50 re f "),
    "F120": lambda: painted(text(9, BLACK)),
    "F121": lambda: painted(text(9, BLACK, "Over0")),
    "F122": lambda: painted(line(1, "0 0 0 1 K")),
    "F123": lambda: painted(text(20, WHITE, "Over")),
    "F124": lambda: painted("/Over gs 0 0 0 0 k 100 100 50 50 re f "),
    "F125": lambda: painted(text(7, WHITE)),
    "F126": lambda: painted(text(7, MIX)),
    "F127": lambda: painted(line(0.2, "0 0 0 0 K")),
    "F128": lambda: painted(line(0.2, "1 0.5 0 0 K")),
    "F129": lambda: painted(line(0, "0 0 0 1 K", "Over")),
    "F130": lambda: painted(text(20, "0.7 0.7 0.6 1 k")),
    "F131": lambda: painted(text(9, "0 g")),
    "F132": lambda: painted(line(1, "0.4 G")),
    "F133": lambda: painted("/Over gs 0.4 g 100 100 50 50 re f "),
    "F134": lambda: painted(text(5, BLACK, "Over")),
    "F135": lambda: made("", add("Font", "F1", lambda pdf: font(pdf, "Courier"))),
    "F140": lambda: painted("/Half gs 0 1 0 0 k 100 100 50 50 re f ", add("ExtGState", "Half", Dictionary(ca=0.5))),
    "F141": lambda: painted("/OC /L BDC EMC ", layered),
    "F142": lambda: made("", on_page("Group", lambda pdf: Dictionary(S=Name.Transparency, CS=icc_based(pdf)))),
    "F150": lambda: placed(144, image(250, 250)),
    "F151": lambda: placed(90, image(250, 250)),
    "F152": lambda: placed(90, image(250, 250, bits=1, space=Name.DeviceGray)),
    "F153": lambda: placed(30, image(250, 250, bits=1, space=Name.DeviceGray)),
    "F154": lambda: placed(60, image(250, 250, bits=16)),
    "F160": lambda: made("", on_page("BleedBox", Array([45, 45, 355, 475]))),
    "F161": lambda: painted("0 1 0 0 k 300 100 50 50 re f "),
}
MORE: dict[str, Callable[[], bytes]] = {
    "F001 in Info alone": lambda: made(
        xmp=without(XMP, "pdfxid:GTS_PDFXVersion"), info=INFO | {"/GTS_PDFXVersion": "PDF/X-4"}
    ),
    "F001 another part": lambda: made(xmp=XMP | {"pdfxid:GTS_PDFXVersion": "PDF/X-4p"}),
    "F002 earlier": lambda: made(version="1.4"),
    "F002 by its catalog": lambda: made("", in_catalog("Version", Name("/1.7"))),
    "F005 compressed": lambda: made("", hex_metadata),
    "F005 no XML": lambda: made("", lambda pdf: pdf.Root.Metadata.write(b"<rdf:RDF>")),
    "F006 nothing said": lambda: made(xmp={"pdfxid:GTS_PDFXVersion": "PDF/X-4"}),
    "F007 another moment": lambda: made(info=INFO | {"/ModDate": "D:20260102030405+01'00'"}),
    "F007 version": lambda: made(info=INFO | {"/GTS_PDFXVersion": "PDF/X-3:2003"}),
    "F007 trapped": lambda: made(info=INFO | {"/Trapped": Name("/True")}),
    "F010 on closing": lambda: made("", in_catalog("AA", lambda pdf: Dictionary(WC=script(pdf)))),
    "F010 of a page": lambda: made("", on_page("AA", lambda pdf: Dictionary(O=script(pdf)))),
    "F010 by name": lambda: made("", in_catalog("Names", named_script)),
    "F010 of an outline": lambda: made("", in_catalog("Outlines", outlines)),
    "F011 XFA": lambda: made("", in_catalog("AcroForm", lambda pdf: Dictionary(XFA=pdf.make_stream(b"<xdp/>")))),
    "F024 not a profile": lambda: made(icc=b"ICC"),
    "F041 with inherited size": lambda: made("", together(on_page("TrimBox", None), on_page("BleedBox", None))),
    "F043 trim": lambda: made("", on_page("TrimBox", Array([50, 50, 350, 485]))),
    "F050 base 14": lambda: made("", add("Font", "F1", HELVETICA)),
    "F070 stroke": lambda: painted("0 1 0 RG 4 w 100 100 50 50 re S "),
    "F070 text": lambda: painted(text(14, "1 0 0 rg")),
    "F070 picture": lambda: placed(60, image(250, 250, space=Name.DeviceRGB)),
    "F070 indexed picture": lambda: placed(60, image(250, 250, space=palette("DeviceRGB"))),
    "F070 shading": lambda: painted("/Sh sh ", add("Shading", "Sh", shading)),
    "F070 form in a form": lambda: painted("/Fo Do ", add("XObject", "Fo", nested)),
    "F070 pattern": lambda: painted("/Pattern cs /P scn 100 100 50 50 re f ", add("Pattern", "P", tiles)),
    "F080 form": lambda: painted("/Fo Do ", add("XObject", "Fo", form("", Group=rgb_group()))),
    "F081 TR2": lambda: painted("/T gs ", add("ExtGState", "T", Dictionary(TR2=Name.Identity))),
    "F082 type 6": lambda: painted("/H gs ", add("ExtGState", "H", Dictionary(HT=Dictionary(HalftoneType=6)))),
    "F111 DeviceN": lambda: painted("/N cs 0.5 0.2 scn 99 99 50 50 re f ", add("ColorSpace", "N", two_inks)),
    "F112 grey": lambda: painted("/G cs 0.5 scn 99 99 50 50 re f ", add("ColorSpace", "G", CAL_GRAY)),
    "F112 Lab": lambda: painted("/L cs 50 9 9 scn 99 99 50 50 re f ", add("ColorSpace", "L", LAB)),
    "F112 beneath": lambda: painted("/B cs 1 scn 99 99 50 50 re f ", add("ColorSpace", "B", black_of_rgb)),
    "F122 thin box": lambda: painted("0 0 0 1 k 80 100 200 1 re f "),
    "F128 thin box": lambda: painted("1 0.5 0 0 k 80 100 200 0.2 re f "),
    "F140 blend mode": lambda: painted(BLEND, add("ExtGState", "Mul", Dictionary(BM=Name.Multiply))),
    "F140 soft mask": lambda: placed(60, image(250, 250, SMask=image(8, 8, space=Name.DeviceGray))),
    "F150 through a form": lambda: painted("0.1 0 0 0.1 80 80 cm /Fo Do ", add("XObject", "Fo", picture_in_form)),
    "F152 mask": lambda: placed(90, image(250, 250, bits=1, space=None, ImageMask=True)),
    "F160 none": lambda: made("", on_page("BleedBox", None)),
    "F161 picture": lambda: painted("q 60 0 0 60 290 100 cm /Im Do Q ", add("XObject", "Im", image(250, 250))),
    "F161 in the bleed": lambda: painted("0 1 0 0 k 300 100 55 50 re f "),
}
"""Other ways to break a rule."""
FINE: dict[str, Callable[[], bytes]] = {
    "header 1.4, catalog 1.6": lambda: made("", in_catalog("Version", Name("/1.6")), version="1.4"),
    "a place to open at": lambda: made("", in_catalog("OpenAction", opening)),
    "a note beside the page": lambda: made("", on_page("Annots", note_in_the_slug)),
    "printer's marks as a note": lambda: made("", on_page("Annots", lambda pdf: note(pdf, Name.PrinterMark))),
    "an intent of another standard": lambda: made("", lambda pdf: pdf.Root.OutputIntents.append(pdf_a(pdf))),
    "an ArtBox alone": lambda: made("", together(on_page("TrimBox", None), on_page("ArtBox", Array(TRIM)))),
    "a CropBox like the MediaBox": lambda: made("", on_page("CropBox", Array([0, 0, 400, 520]))),
    "black text that overprints": lambda: painted(text(9, BLACK, "Over")),
    "large black text": lambda: painted(text(12, BLACK)),
    "white text": lambda: painted(text(8, WHITE)),
    "text in two inks": lambda: painted(text(8, MIX)),
    "a thick black line": lambda: painted(line(2, "0 0 0 1 K")),
    "a line of 0.25 pt in two inks": lambda: painted(line(0.25, "1 0.5 0 0 K")),
    "black in Separation": lambda: painted("/B cs 1 scn 99 99 50 50 re f ", add("ColorSpace", "B", spot("Black"))),
    "a transparency group in CMYK": lambda: made("", on_page("Group", rgb_group("DeviceCMYK"))),
    "a transparency group without a space": lambda: made("", on_page("Group", Dictionary(S=Name.Transparency))),
    "TR2 as usual": lambda: painted("/T gs ", add("ExtGState", "T", Dictionary(TR2=Name.Default))),
    "a fine picture": lambda: placed(60, image(250, 250)),
    "a fine bitmap": lambda: placed(20, image(250, 250, bits=1, space=Name.DeviceGray)),
    "an ornament": lambda: placed(60, image(16, 16)),
    "a picture that bleeds": lambda: painted("q 60 0 0 60 300 100 cm /Im Do Q ", add("XObject", "Im", image(250, 250))),
    "a clipped box": lambda: painted("q 40 40 320 440 re W n 0 1 0 0 k 0 0 400 200 re f Q "),
    "white up to the edge": lambda: painted("0 0 0 0 k 50 50 300 420 re f "),
}
BLEND = "/Mul gs 0 1 0 0 k 100 100 50 50 re f "
LINK = "https://carnet.gouv.fr/v11"
QR_MATRIX: dict[str, tuple[str, Payloads | None]] = {
    "F170": ("", {1: (LINK,)}),
    "F171": (qr("https://carnet.gouv.fr/v10"), {1: (LINK,)}),
    "F172": (qr(LINK), {}),
    "F173": (qr("https://example.org/v11"), None),
    "F174": (qr("https://wa.me/+33617283940"), None),
    "F175": (qr(LINK, module=0.8), None),
}
"""What a page shows, and what its codes are declared to say; None where nobody declared anything."""
GREY_ONLY = "0.9 g 40 40 320 440 re f BT 0 g /F1 14 Tf 80 400 Td (Mon carnet) Tj ET "


def test_the_good_file_finds_nothing() -> None:
    assert judged(made(), look=True) == {}
    assert judged(made(pages=3)) == {}
    assert judged(made(qr(LINK)), {1: (LINK,)}) == {}
    assert judged(made(qr(LINK)), look=True) == {}


@pytest.mark.parametrize("code", MATRIX)
def test_a_file_that_breaks_one_rule_is_caught_by_that_rule_alone(code: str) -> None:
    found = judged(MATRIX[code]())
    assert set(found) == {code}, found


@pytest.mark.parametrize("how", MORE)
def test_another_way_to_break_a_rule_is_caught_by_that_rule_alone(how: str) -> None:
    found = judged(MORE[how]())
    assert set(found) == {how[:4]}, found


@pytest.mark.parametrize("how", FINE)
def test_what_is_allowed_finds_nothing(how: str) -> None:
    assert judged(FINE[how]()) == {}


@pytest.mark.parametrize("code", QR_MATRIX)
def test_a_qr_code_that_breaks_one_rule_is_caught_by_that_rule_alone(code: str) -> None:
    content, payloads = QR_MATRIX[code]
    found = judged(made(content), payloads, look=True)
    assert set(found) == {code}, found


def test_a_code_too_damaged_to_read_is_told_where_it_stands() -> None:
    damaged = made(qr(LINK, damaged=True))
    assert set(judged(damaged, look=True)) == {"F170"}
    assert judged(damaged, {1: (LINK,)})["F170"] == f"the code for `{LINK}` cannot be read off the page"


def test_the_matrix_has_a_file_for_every_rule() -> None:
    rules = {rule.code for rule in RULES if rule.code.startswith("F") and rule.test}
    assert rules == set(MATRIX) | set(QR_MATRIX)


def test_what_was_not_read_whole_keeps_no_claim() -> None:
    case = FileCase(read_facts(made(pages=3), "test.pdf"), PRESS, 280, in_file("test.pdf"))
    assert unmet(case) == []
    page = replace(case.facts.pages[1], unread=("a stream is too long to be looked at whole",))
    facts = replace(case.facts, pages=(case.facts.pages[0], page, case.facts.pages[2]))
    (found,) = unmet(replace(case, facts=facts))
    assert (found.code, found.where.page) == ("F013", "page 2")
