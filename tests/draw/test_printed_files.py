"""Boxes, structure and bookmarks of the real editions, as pdfinfo and qpdf read them."""

from __future__ import annotations

import re
import subprocess

import pytest
from printed import EDITIONS, SHEETS, Printed, made

from witnesses import witness

FILES = ("pages", *SHEETS)
HUNDREDTH = 0.01


def file(edition: str, name: str) -> Printed:
    return made(edition).pages if name == "pages" else made(edition).sheets[name]


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_page_is_a5_with_its_bleed_to_a_hundredth_of_a_millimetre(edition: str) -> None:
    pdf = made(edition).pages
    assert pdf.info["Pages"] == "48"
    for page in range(1, 49):
        left, bottom, right, top = pdf.box(page, "Trim")
        assert (right - left, top - bottom) == pytest.approx((148, 210), abs=HUNDREDTH)
        bleed = (left - 3, bottom - 3, right + 3, top + 3)
        assert pdf.box(page, "Bleed") == pytest.approx(bleed, abs=HUNDREDTH)
        media = pdf.box(page, "Media")
        assert media[0] <= bleed[0]
        assert media[1] <= bleed[1]
        assert media[2] >= bleed[2]
        assert media[3] >= bleed[3]
        assert pdf.box(page, "Crop") == media
        assert pdf.info[f"Page {page} rot"] == "0"


@pytest.mark.parametrize("press", SHEETS)
def test_every_sheet_is_the_press_sheet_and_says_where_it_is_cut(press: str) -> None:
    pdf, plan = made("v11").sheets[press], made("v11").plans[press]
    width, height = {"sra3": (450, 320)}.get(press, (297, 210))
    assert pdf.info["Pages"] == "24"
    for page, side in enumerate(plan.sides, start=1):
        assert pdf.box(page, "Media") == pytest.approx((0, 0, width, height), abs=HUNDREDTH)
        for name, rect in (("Trim", side.trim), ("Bleed", side.bleed)):
            expected = (rect.x, height - rect.bottom, rect.right, height - rect.y)
            assert pdf.box(page, name) == pytest.approx(expected, abs=HUNDREDTH)
            assert f"/{name}Box" in pdf.objects.resolved(pdf.objects.pages[page - 1]["object"])
        assert pdf.box(page, "Trim") != pdf.box(page, "Media")


@pytest.mark.parametrize("name", FILES)
def test_the_file_says_what_it_is(name: str) -> None:
    booklet, pdf = made("v11").booklet, file("v11", name)
    assert pdf.info["PDF version"] == "1.6"
    assert pdf.path.read_bytes().startswith(b"%PDF-1.6")
    assert pdf.info["Title"] == booklet.title == made("v11").declared["title"]
    assert pdf.info["Author"] == booklet.author != ""
    assert pdf.objects.catalog["/Lang"] == "u:fr"
    assert pdf.info["Encrypted"] == "no"
    assert pdf.info["JavaScript"] == "no"
    assert pdf.info["Form"] == "none"


@pytest.mark.parametrize("name", FILES)
def test_no_claim_is_made_that_is_not_kept(name: str) -> None:
    """No PDF/X yet: neither its key nor its metadata, nor an output intent."""
    data = file("v11", name).path.read_bytes()
    assert re.search(rb"GTS_PDFX|OutputIntent|pdfxid|/Metadata", data) is None


@pytest.mark.parametrize("name", FILES)
def test_qpdf_finds_nothing_to_say(name: str) -> None:
    checked = subprocess.run(
        [witness("qpdf"), "--check", str(file("v11", name).path)], capture_output=True, text=True, check=False
    )
    assert (checked.returncode, checked.stderr) == (0, "")
    assert "No syntax or stream encoding errors found" in checked.stdout
    assert "WARNING" not in checked.stdout


@pytest.mark.parametrize("edition", EDITIONS)
def test_one_bookmark_per_section_opens_its_first_page(edition: str) -> None:
    found = [(mark["title"], mark["destpageposfrom1"]) for mark in made(edition).pages.objects.outlines]
    booklet = made(edition).booklet
    assert found == [(section.title, section.first) for section in booklet.sections]
    assert [booklet.pages[first - 1].section for _, first in found] == [section.id for section in booklet.sections]
    assert all(not mark["kids"] for mark in made(edition).pages.objects.outlines)


@pytest.mark.parametrize("press", SHEETS)
def test_one_bookmark_per_sheet_opens_its_front(press: str) -> None:
    found = [mark["destpageposfrom1"] for mark in made("v11").sheets[press].objects.outlines]
    assert found == list(range(1, 25, 2))


@pytest.mark.parametrize("press", SHEETS)
def test_a_page_on_a_sheet_is_byte_for_byte_the_page_alone(press: str) -> None:
    pages, sheets, plan = made("v11").pages.objects, made("v11").sheets[press].objects, made("v11").plans[press]
    seen = []
    for number, side in enumerate(plan.sides, start=1):
        forms = sheets.forms(number)
        assert len(forms) == 2
        for placement in side.placements:
            before, matter, after = pages.contents(placement.page or 0)
            assert forms[f"P{placement.page}"] == matter
            assert len(matter) > max(len(before), len(after), 100)
            seen.append(placement.page)
    assert sorted(page or 0 for page in seen) == list(range(1, 49))


OPERATORS = {
    b"fill": {"k", "f", "B"},
    b"stroke": {"K", "w", "J", "j", "d", "S"},
    b"path": {"m", "l", "c", "h", "re", "W", "n"},
    b"text": {"BT", "ET", "Tf", "Tm", "TJ", "Ts"},
    b"state": {"q", "Q", "cm", "Do"},
}


@pytest.mark.parametrize("name", FILES)
def test_colour_is_set_in_process_inks_and_in_nothing_else(name: str) -> None:
    """Every operator is of a short list with ``k`` and ``K`` as its only colours; no resource can bring another."""
    objects = file("v11", name).objects
    known = set().union(*OPERATORS.values())
    for page, entry in enumerate(objects.pages, start=1):
        for content in (*objects.contents(page), *objects.forms(page).values()):
            assert operators(content) <= known
        resources = objects.resolved(objects.resolved(entry["object"])["/Resources"])
        assert set(resources) <= {"/Font", "/XObject"}
        assert not entry["images"]


@pytest.mark.parametrize("name", FILES)
def test_no_colour_space_is_named_anywhere(name: str) -> None:
    for key, value in file("v11", name).objects.table.items():
        entries = value.get("value", value.get("stream", {}).get("dict"))
        said = repr(entries)
        for word in ("RGB", "DeviceGray", "CalGray", "ICCBased", "Lab", "Separation", "/ColorSpace", "/CS", "/SMask"):
            assert f"{word}'" not in said, key


def operators(content: bytes) -> set[str]:
    """What is left of a content stream without strings, names, arrays and numbers."""
    bare = re.sub(rb"\((?:\\.|[^\\()])*\)|<[0-9a-fA-F\s]*>|/[^\s/\[\]<>()]+|[\[\]]", b" ", content)
    return {word.decode() for word in bare.split() if not re.fullmatch(rb"[-+]?(\d+\.?\d*|\.\d+)", word)}


def test_the_reader_of_operators_sees_foreign_colours() -> None:
    found = operators(b"q 1 0 0 rg .5 G /Cs1 cs [<00ff>-12<01>] TJ (a \\) rg b) Tj /GS0 gs Q")
    assert found == {"q", "rg", "G", "cs", "TJ", "Tj", "gs", "Q"}
