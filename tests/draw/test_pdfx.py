"""What a file claims to be, and all that the claim demands: PDF/X-4, ISO 15930-7, as poppler and qpdf read it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from printed import FAMILY, FILES, PROJECT, Printed, a_job, drawn, file, made
from reading import SHELF, booklet, line
from reportlab.pdfbase import pdfdoc

from booklets import SOLID
from recap_print.draw.entries import string
from recap_print.draw.pages import pages_pdf
from recap_print.draw.sheets import sheets_pdf
from recap_print.impose.plan import impose
from recap_print.pages.model import Booklet
from recap_print.pipeline.prepare import Workshop
from recap_print.pipeline.presses import read_press

SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
}
PROFILE = (PROJECT.root / "layouts" / "profiles" / "uncoated-fogra47l.icc").read_bytes()
SUBTYPE = "PDF subtype"
OTHERS = tuple((edition, "pages") for edition in FAMILY if edition != "v11")


def small() -> Booklet:
    return booklet(*[[line(f"Page {number}", ink=SOLID)] for number in range(1, 5)])


@cache
def unclaimed(name: str) -> Printed:
    """A small booklet: for nobody, or for a job that does not claim."""
    job = {"plain": None, "unclaimed": replace(a_job(), claims=False)}[name.partition("-")[0]]
    if name.endswith("sheets"):
        press, _ = read_press(Workshop(PROJECT), "sra3")
        job = job and replace(job, press=press)
        return drawn(f"{name}.pdf", sheets_pdf(small(), impose(4, 148, 210, 3, press), SHELF, job))
    return drawn(f"{name}.pdf", pages_pdf(small(), SHELF, job))


def packet(pdf: Printed) -> dict[str, str]:
    """The XMP properties of a file, read from its raw bytes: a packet must be found without unpacking anything."""
    (found,) = re.findall(rb'<\?xpacket begin="\xef\xbb\xbf".*?<\?xpacket end="[rw]"\?>', pdf.path.read_bytes(), re.S)
    (description,) = ElementTree.fromstring(found).iterfind(".//rdf:Description", SPACES)
    assert description.get(f"{{{SPACES['rdf']}}}about") == ""
    prefixes = {address: prefix for prefix, address in SPACES.items()}
    said = {}
    for element in description:
        address, _, name = element.tag[1:].partition("}")
        items = element.findall(".//rdf:li", SPACES)
        assert len(items) <= 1
        said[f"{prefixes[address]}:{name}"] = (items[0] if items else element).text or ""
    return said


def info(pdf: Printed) -> dict[str, str]:
    entries = pdf.objects.resolved(pdf.objects.table["trailer"]["value"]["/Info"])
    return {key: value.removeprefix("u:") for key, value in entries.items()}


@pytest.mark.parametrize(("edition", "name"), [*(("v11", name) for name in FILES), *OTHERS])
def test_poppler_names_the_standard(edition: str, name: str) -> None:
    pdf = file(edition, name)
    assert pdf.info[SUBTYPE] == "PDF/X-4"
    assert pdf.info["PDF version"] == "1.6"
    assert pdf.path.read_bytes().startswith(b"%PDF-1.6\n")


@pytest.mark.parametrize("name", ["plain", "plain-sheets", "unclaimed", "unclaimed-sheets"])
def test_no_claim_is_made_that_nobody_asked_for(name: str) -> None:
    pdf = unclaimed(name)
    assert SUBTYPE not in pdf.info
    data = pdf.path.read_bytes()
    for word in (b"GTS_PDFXVersion", b"PDF/X"):
        assert word not in data
    unpacked = b"".join(pdf.objects.data(key[4:]) for key, entry in pdf.objects.table.items() if "stream" in entry)
    assert b"GTS_PDFXVersion" not in unpacked
    assert "/OutputIntents" in pdf.objects.catalog or name.startswith("plain")


@pytest.mark.parametrize("name", ["plain", "plain-sheets"])
def test_a_file_for_nobody_has_neither_date_nor_output_intent(name: str) -> None:
    pdf = unclaimed(name)
    assert set(info(pdf)) == {"/Title", "/Author", "/Subject", "/Creator", "/Producer", "/Trapped"}
    assert not [key for key in packet(pdf) if key.endswith("Date")]
    assert "/OutputIntents" not in pdf.objects.catalog


@pytest.mark.parametrize(("edition", "name"), [*(("v11", name) for name in FILES), *OTHERS])
def test_info_and_metadata_agree(edition: str, name: str) -> None:
    """The pairs of ISO 16684-2 and PDF/X; both say it, with the same words."""
    pdf = file(edition, name)
    old, new = info(pdf), packet(pdf)
    pairs = {
        "/Title": "dc:title",
        "/Author": "dc:creator",
        "/Subject": "dc:description",
        "/Creator": "xmp:CreatorTool",
        "/Producer": "pdf:Producer",
        "/GTS_PDFXVersion": "pdfxid:GTS_PDFXVersion",
    }
    assert {key: new[twin] for key, twin in pairs.items()} == {key: old[key] for key in pairs}
    assert set(old) == {*pairs, "/CreationDate", "/ModDate", "/Trapped"}
    assert (old["/Trapped"], new["pdf:Trapped"]) == ("/False", "False")
    assert old["/GTS_PDFXVersion"] == "PDF/X-4"
    assert old["/Title"] == made(edition).declared["title"]
    assert old["/Author"] == made(edition).declared["author"]
    assert new["dc:format"] == "application/pdf"
    assert (new["xmpMM:RenditionClass"], new["xmpMM:VersionID"]) == ("default", "1")


@pytest.mark.parametrize(
    ("date", "day"), [("2026-09", "2026-09-01"), ("2026-09-14", "2026-09-14"), ("1999-12-31", "1999-12-31")]
)
def test_dates_are_those_of_the_edition(date: str, day: str) -> None:
    """A month is its first day; no clock is asked."""
    pdf = drawn(f"dated-{date}.pdf", pages_pdf(small(), SHELF, replace(a_job(), date=date)))
    old, new = info(pdf), packet(pdf)
    assert {old["/CreationDate"], old["/ModDate"]} == {f"D:{day.replace('-', '')}000000Z"}
    assert {new[f"xmp:{name}Date"] for name in ("Create", "Modify", "Metadata")} == {f"{day}T00:00:00Z"}


@pytest.mark.parametrize("edition", FAMILY)
def test_the_date_declared_reaches_the_file(edition: str) -> None:
    declared = str(made(edition).declared["date"])
    assert packet(made(edition).pages)["xmp:CreateDate"].startswith(declared)


def test_words_that_markup_means_something_to_are_said_as_they_are() -> None:
    odd = replace(small(), title='« Mes <droits> & "moi" »', author="Ân & Cie ]]>")
    pdf = drawn("odd.pdf", pages_pdf(odd, SHELF, a_job()))
    assert (packet(pdf)["dc:title"], packet(pdf)["dc:creator"]) == (odd.title, odd.author)
    assert (info(pdf)["/Title"], info(pdf)["/Author"]) == (odd.title, odd.author)


@given(st.text(st.characters(exclude_categories=["Cs"])))
@example("L’été")
@example("الدفتر؟")
@example("þÿ")
def test_any_words_are_kept_in_a_string(text: str) -> None:
    """Titles of sections too: pikepdf reads in them what was said."""
    written = pdfdoc.format(string(text), pdfdoc.PDFDocument())
    assert str(pikepdf.Object.parse(written)) == text


@pytest.mark.parametrize("name", FILES)
def test_the_packet_is_the_catalogs_and_is_not_packed(name: str) -> None:
    objects = file("v11", name).objects
    said = objects.resolved(objects.catalog["/Metadata"])["dict"]
    assert {key: said[key] for key in said if key != "/Length"} == {"/Type": "/Metadata", "/Subtype": "/XML"}


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_known_by_what_it_shows(name: str) -> None:
    """Two equal identifiers in the trailer (a new file), the document's in the packet, no two files alike."""
    pdf = file("v11", name)
    first, second = pdf.objects.table["trailer"]["value"]["/ID"]
    assert first == second
    assert re.search(rb"/ID\s*\[\s*<([0-9a-f]{32})>\s*<\1>\s*\]", pdf.path.read_bytes())
    assert re.fullmatch(r"uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", packet(pdf)["xmpMM:DocumentID"])
    others = [file("v11", other) for other in FILES if other != name] + [file(*other) for other in OTHERS]
    assert all(packet(other)["xmpMM:DocumentID"] != packet(pdf)["xmpMM:DocumentID"] for other in others)


def test_another_date_or_claim_is_another_file() -> None:
    jobs = (a_job(), replace(a_job(), date="2026-10"), replace(a_job(), claims=False), None)
    assert len({identifier(pages_pdf(small(), SHELF, job)) for job in jobs}) == len(jobs)


def identifier(data: bytes) -> bytes:
    found = re.search(rb"/ID\s*\[\s*<([0-9a-f]{32})>", data)
    assert found
    return found[1]


@pytest.mark.parametrize(("edition", "name"), [*(("v11", name) for name in FILES), *OTHERS])
def test_every_page_has_its_boxes_and_blends_in_process_inks(edition: str, name: str) -> None:
    """Trim within bleed within medium, no ArtBox, a transparency group in DeviceCMYK (ISO 15930-7; GWG 2022)."""
    pdf = file(edition, name)
    for number, entry in enumerate(pdf.objects.pages, start=1):
        page = pdf.objects.resolved(entry["object"])
        assert page["/Group"] == {"/CS": "/DeviceCMYK", "/S": "/Transparency"}
        assert not {"/ArtBox", "/CropBox", "/UserUnit", "/Annots", "/AA", "/Rotate"} & set(page)
        media, bleed, trim = (pdf.box(number, box) for box in ("Media", "Bleed", "Trim"))
        for outer, inner in ((media, bleed), (bleed, trim)):
            assert all(low <= high + 0.001 for low, high in zip(outer[:2], inner[:2], strict=True))
            assert all(high >= low - 0.001 for high, low in zip(outer[2:], inner[2:], strict=True))


FORBIDDEN = {
    *("/Encrypt", "/AcroForm", "/EmbeddedFiles", "/JavaScript", "/JS", "/OpenAction", "/AA", "/Annots"),
    *("/SMask", "/CA", "/ca", "/BM", "/TR", "/TR2", "/HT", "/HTP", "/PS", "/OPI", "/Alternates", "/Ref"),
}
"""Keys that PDF/X-4 forbids, or that none of our pages has a use for."""


@pytest.mark.parametrize(("edition", "name"), [*(("v11", name) for name in FILES), *OTHERS])
def test_nothing_is_in_the_file_that_the_standard_forbids(edition: str, name: str) -> None:
    def keys(value: Any) -> set[str]:
        if isinstance(value, dict):
            return set(value).union(*map(keys, value.values()))
        return set().union(*map(keys, value)) if isinstance(value, list) else set()

    assert not keys(file(edition, name).objects.table) & FORBIDDEN


@pytest.mark.parametrize("name", FILES)
def test_the_output_intent_says_which_inks_on_which_paper_and_brings_the_profile(name: str) -> None:
    objects = file("v11", name).objects
    (reference,) = objects.catalog["/OutputIntents"]
    intent = objects.resolved(reference)
    embedded = intent["/DestOutputProfile"]
    words = {key: value for key, value in intent.items() if key != "/DestOutputProfile"}
    about = "u:Uncoated, FOGRA47L (ISO 12647-2:2004/Amd1, paper type 4)"
    assert words == {
        "/Type": "/OutputIntent",
        "/S": "/GTS_PDFX",
        "/OutputConditionIdentifier": "u:FOGRA47",
        "/OutputCondition": about,
        "/RegistryName": "u:http://www.color.org",
        "/Info": about,
    }
    assert objects.resolved(embedded)["dict"]["/N"] == 4
    assert objects.data(embedded) == PROFILE
    assert PROFILE[12:20] == b"prtrCMYK"


def test_one_profile_however_many_pages() -> None:
    objects = file("v11", "pages").objects
    streams = [key for key, entry in objects.table.items() if "stream" in entry]
    assert sum(objects.data(key[4:]) == PROFILE for key in streams) == 1
