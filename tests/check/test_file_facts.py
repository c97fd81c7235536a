"""F rules on facts written by hand: what is hard to put in a file, and how many like faults are told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recap_print.check.every import RULES
from recap_print.check.file.case import FileCase, in_file
from recap_print.check.file.looked import looked, unchecked
from recap_print.check.file.pdfx import unmet
from recap_print.check.preflight import GROUPS
from recap_print.findings import Finding
from recap_print.geometry import Rect
from recap_print.pdf.model import Colour, Facts, Font, Icc, Intent, Page, Paint, Symbol, What, Zone
from recap_print.sheets.press import Delivery, Edges, Flip, Limits, Press
from recap_print.units import ranges, to_pt

SINGLE = Press("p", "Any printer", 0, 0, Edges(), Flip.SHORT_EDGE, 3, "", 0, (), Delivery.SINGLE_PAGES)
SRA3 = replace(SINGLE, width=450, height=320, delivery=Delivery.IMPOSED)
BLACK = Colour("DeviceCMYK", (0, 0, 0, 1), channels=4)
BLUE = Colour("DeviceCMYK", (1, 0.7, 0, 0.2), channels=4)
PAPER = Colour("DeviceCMYK", (0, 0, 0, 0), channels=4)
ALL = Colour("Separation", (1,), ("All",), 1)
GROUND = Paint(What.FILL, Zone.TRIM, Colour("DeviceCMYK", (0.1, 0, 0, 0)), 1, (Rect(-3, -3, 111, 154),))
XMP = (
    ("dc:title", "Carnet"),
    ("xmp:CreateDate", "2026-01-02"),
    ("xmp:ModifyDate", "2026-01-02"),
    ("xmp:MetadataDate", "2026-01-02"),
    ("xmpMM:DocumentID", "uuid:1"),
    ("xmpMM:RenditionClass", "default"),
    ("xmpMM:VersionID", "1"),
    ("pdf:Trapped", "False"),
    ("pdfxid:GTS_PDFXVersion", "PDF/X-4"),
)
PROFILE = Icc("2.1", "prtr", "CMYK", "Lab", 120440, 120440, "Uncoated")


def page(number: int = 1, *paints: Paint, bleed: float = 3) -> Page:
    """A page of 105 × 148 mm with 10 mm of paper around it."""

    def box(out: float) -> tuple[float, float, float, float]:
        return (to_pt(10 - out), to_pt(10 - out), to_pt(115 + out), to_pt(158 + out))

    media = box(10)
    return Page(number, media, None, box(bleed), box(0), None, 105, 148, bleed, paints=(GROUND, *paints))


def facts(*pages: Page) -> Facts:
    intent = Intent("GTS_PDFX", "FOGRA47", info="Uncoated", profile=PROFILE, channels=4)
    fonts = (Font("ABCDEF+Atkinson", "Type0", True, (1,)),)
    return Facts("a.pdf", 90_000, "1.6", pages, identified=True, xmp=XMP, intents=(intent,), fonts=fonts)


def case(*pages: Page, press: Press = SINGLE) -> FileCase:
    return FileCase(facts(*(pages or (page(),))), press, 280, in_file("a.pdf"), ())


def found(subject: FileCase) -> list[Finding]:
    return RULES.judge("F", subject)


def codes(subject: FileCase) -> list[str]:
    return [finding.code for finding in found(subject)]


def text(size: float, colour: Colour = BLACK, count: int = 1, at: float = 20, **more: object) -> Paint:
    return replace(Paint(What.TEXT, Zone.TRIM, colour, count, (Rect(at, at, 30, 4),), size_pt=size), **more)  # type: ignore[arg-type]


def fill(x: float, y: float, width: float, height: float, colour: Colour = BLUE) -> Paint:
    return Paint(What.FILL, Zone.TRIM, colour, 1, (Rect(x, y, width, height),))


def test_good_facts_find_nothing() -> None:
    assert found(case()) == []


def test_one_fault_is_told_once_a_page_with_its_number_and_place() -> None:
    (told,) = found(case(page(1, text(7, BLUE, 4), text(6.5, BLUE, 2, at=60))))
    assert told.message == "text of 6.5 pt in several inks (C 100 M 70 Y 0 K 20), under 8 pt, and 5 more like it"
    assert (told.where.file, told.where.page, told.where.spot) == ("a.pdf", "page 1", (60, 60))


def test_a_fault_of_many_pages_is_told_once_with_their_numbers() -> None:
    pages = [page(n, *([text(9)] if n not in (3, 14) else [])) for n in range(1, 15)]
    (told,) = found(case(*pages))
    assert told.message == "black text of 9 pt knocks out: 12 times on 12 pages (1–2, 4–13)"
    assert told.where.page == "page 1"


def test_pages_in_short() -> None:
    assert ranges([]) == ""
    assert ranges([3, 8, 9, 10, 12]) == "3, 8–10, 12"


@pytest.mark.parametrize(
    ("paint", "wanted"),
    [
        (fill(0, 20, 30, 30), ["F161"]),
        (fill(-2, 20, 30, 30), ["F161"]),
        (fill(-3, 20, 30, 30), []),
        (fill(2, 20, 30, 30), []),
        (fill(0, 20, 30, 30, PAPER), []),
        (fill(-3, -3, 111, 3.05), []),
        (fill(60, 118, 45, 30), ["F161"]),
        (fill(60, 118, 48, 33), []),
    ],
)
def test_what_touches_the_edge_runs_to_the_end_of_the_bleed(paint: Paint, wanted: list[str]) -> None:
    assert codes(case(page(1, paint))) == wanted


def test_the_edge_that_lacks_bleed_is_named() -> None:
    (told,) = found(case(page(1, fill(60, 118, 48, 31))))
    assert told.message == "fill at the bottom edge of the trim runs 1 mm beyond it, of 3 mm of bleed"


def test_a_press_without_bleed_asks_for_none() -> None:
    assert codes(case(page(1, fill(0, 0, 105, 148), bleed=0), press=replace(SINGLE, bleed=0))) == []


def test_a_turned_page_is_measured_as_it_shows() -> None:
    turned = replace(
        page(), rotation=90, width=148, height=105, paints=(replace(GROUND, boxes=(Rect(-3, -3, 154, 111),)),)
    )
    assert codes(case(turned)) == ["F104"]
    short = replace(turned, bleed=(to_pt(7), to_pt(7), to_pt(118), to_pt(159)))  # 1 mm above, as written
    assert codes(case(short)) == ["F104", "F160"]


def test_the_marks_between_the_pages_of_a_sheet_are_no_fault() -> None:
    media = (0.0, 0.0, to_pt(450), to_pt(320))
    trim, bleed = (to_pt(77), to_pt(55), to_pt(373), to_pt(265)), (to_pt(74), to_pt(52), to_pt(376), to_pt(268))
    fold = Paint(What.STROKE, Zone.TRIM, ALL, 2, (Rect(148, 0, 0.1, 4),), thickness_pt=0.25)
    ground = replace(GROUND, boxes=(Rect(-3, -3, 302, 216),))
    sheet = Page(1, media, None, bleed, trim, None, 296, 210, 3, paints=(ground, fold))
    assert codes(case(sheet, press=SRA3)) == []
    assert "marks between the pages of a sheet" in [told.what for told in unchecked(case(sheet, press=SRA3))]
    assert codes(case(sheet)) == ["F113"]


def test_a_sheet_gives_the_bleed_it_has_room_for() -> None:
    media = (0.0, 0.0, to_pt(450), to_pt(320))
    trim = (to_pt(2), to_pt(10), to_pt(448), to_pt(310))
    ground = Paint(What.FILL, Zone.TRIM, BLUE, 1, (Rect(-2, -3, 450, 306),))
    bleed = (0.0, to_pt(7), to_pt(450), to_pt(313))
    sheet = Page(1, media, None, bleed, trim, None, 446, 300, 2, paints=(ground,))
    assert codes(case(sheet, press=SRA3)) == []
    assert codes(case(sheet)) == ["F160", "F161"]


def test_the_limits_are_those_of_the_press() -> None:
    own = replace(SINGLE, limits=Limits(text_pt=10, line_pt=0.5, image_ppi=99, image_ppi_wanted=120))
    picture = Paint(What.IMAGE, Zone.TRIM, Colour("DeviceCMYK"), 1, (Rect(20, 20, 30, 30),), ppi=110, pixels=(99, 99))
    line = Paint(What.STROKE, Zone.TRIM, BLUE, 1, (Rect(20, 20, 30, 0.1),), thickness_pt=0.4)
    subject = case(page(1, text(9, BLUE), line, picture), press=own)
    assert codes(subject) == ["F126", "F128", "F151"]
    assert codes(replace(subject, press=SINGLE)) == ["F150"]


def test_a_limit_is_reached_and_not_passed() -> None:
    picture = Paint(What.IMAGE, Zone.TRIM, Colour("DeviceCMYK"), 1, (Rect(20, 20, 30, 30),), ppi=224, pixels=(99, 99))
    line = Paint(What.STROKE, Zone.TRIM, BLUE, 1, (Rect(20, 20, 30, 0.1),), thickness_pt=0.25)
    kept = case(page(1, text(8, BLUE), text(12), line))
    assert codes(kept) == []
    assert codes(case(page(1, picture))) == ["F151"]
    assert codes(case(page(1, replace(picture, ppi=149.0)))) == ["F150"]
    assert codes(case(page(1, replace(picture, ppi=20, pixels=(16, 16))))) == []


def test_a_thin_filled_shape_is_a_line() -> None:
    assert codes(case(page(1, fill(20, 20, 40, 0.03)))) == ["F129"]
    assert codes(case(page(1, fill(20, 20, 40, 0.07)))) == ["F128"]
    assert codes(case(page(1, fill(20, 20, 0.5, 0.5, BLACK)))) == []
    assert codes(case(page(1, fill(20, 20, 40, 0.5, BLACK)))) == ["F122"]


def test_a_file_made_for_rgb_is_not_told_twice() -> None:
    rgb = Intent("GTS_PDFX", "sRGB", info="screen", profile=replace(PROFILE, space="RGB "), channels=3)
    plain = replace(page(), paints=(replace(GROUND, colour=Colour("DeviceRGB", (1, 0, 0), channels=3)),))
    assert codes(replace(case(), facts=replace(facts(plain), intents=(rgb,)))) == ["F110"]


@pytest.mark.parametrize(
    ("info", "xmp", "same"),
    [
        ("D:20260102030405Z", "2026-01-02T03:04:05Z", True),
        ("D:20260102030405+01'00'", "2026-01-02T02:04:05+00:00", True),
        ("D:20260102030405-05'30", "2026-01-02T08:34:05Z", True),
        ("D:20260102030405Z", "2026-01-02T03:04:06Z", False),
        ("D:20260102030405+01'00'", "2026-01-02T03:04:05Z", False),
        ("D:20269902", "2026-99-02", False),
        ("yesterday", "yesterday", True),
    ],
)
def test_one_moment_is_written_in_two_ways(info: str, xmp: str, same: bool) -> None:
    told = replace(
        facts(page()), info=(("CreationDate", info),), xmp=tuple((dict(XMP) | {"xmp:CreateDate": xmp}).items())
    )
    assert codes(replace(case(), facts=told)) == ([] if same else ["F007"])


def test_the_claim_rests_on_every_other_f0_rule() -> None:
    silent = replace(facts(page()), xmp=XMP[:-1])
    assert codes(replace(case(), facts=silent)) == ["F001"]
    assert unmet(replace(case(), facts=silent)) == []
    assert [told.code for told in unmet(replace(case(), facts=replace(silent, encrypted=True)))] == ["F003"]


def test_qr_codes_are_paired_with_their_declaration() -> None:
    def seen(*said: str, declared: tuple[str, ...], looked: tuple[int, ...] | None = None) -> list[str]:
        symbols = tuple(Symbol(1, what, Rect(20, 20 + 30 * i, 20, 20)) for i, what in enumerate(said))
        return codes(replace(case(), symbols=symbols, payloads={1: declared}, looked=looked))

    assert seen("a", "b", declared=("b", "a")) == []
    assert seen("a", declared=("a", "b")) == ["F170"]
    assert seen("a", "a", declared=("a", "b")) == ["F171"]
    assert seen("a", "a", declared=("a",)) == ["F172"]
    assert seen(declared=("a", "a")) == ["F170", "F170"]
    assert seen(declared=("a",), looked=()) == []
    torn = replace(case(), damaged=(Symbol(1, "", Rect(20, 20, 20, 20)),))
    assert [told.where.spot for told in found(torn)] == [(20, 20)]
    assert [told.where.spot for told in found(replace(torn, payloads={1: ("a",)}))] == [(20, 20)]


def test_what_nobody_rendered_is_no_finding_and_is_told() -> None:
    blind = replace(case(), symbols=None, payloads={1: ("a",)})
    assert found(blind) == []
    assert [told.why for told in unchecked(blind) if told.what == "QR codes"] == ["the pages were not rendered"]


def test_a_report_says_what_was_looked_at() -> None:
    told = {one.group: one for one in looked(case(page(1, text(9)), page(2, text(14))))}
    assert list(told) == [group for group in GROUPS if group in told]
    assert {code for one in told.values() for code in one.codes} == {r.code for r in RULES if r.code.startswith("F")}
    assert told["File"].about == "PDF 1.6, 90 kB, says it is PDF/X-4"
    assert told["Output intent"].about == "FOGRA47, with the profile `Uncoated` (CMYK)"
    assert told["Pages and boxes"].about == "2 pages, 105 × 148 mm, all of one size"
    assert told["Bleed and safety"].about == "3 mm of bleed at least, and 3 mm asked for"
    assert told["Fonts and text"].about == "1 font, all embedded; text of 9 to 14 pt"
    assert told["Colour"].about == "4 objects in DeviceCMYK"
    assert told["QR codes"].about == "no QR codes read"
    assert told["Beyond paper"].about == "no annotations, no actions, no form fields, no embedded files"


def test_what_could_not_be_read_is_told_with_its_pages_and_its_reason() -> None:
    broken = [replace(page(n), unread=("a stream is cut short",)) for n in (1, 2, 4)]
    told = unchecked(case(*broken, page(3)))
    assert (told[0].what, told[0].why) == ("part of pages 1–2, 4", "a stream is cut short")
    assert len(set(told)) == len(told)


def test_of_a_file_that_a_password_locks_nothing_else_is_told() -> None:
    why = "it is encrypted, and opens only with a password"
    locked = replace(case(), facts=Facts("a.pdf", 90_000, "1.6", (), encrypted=True, unread=(why,)), symbols=None)
    assert codes(locked) == ["F003"]
    assert looked(locked)
    assert unchecked(locked)[0].why == why
