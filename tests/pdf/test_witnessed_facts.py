"""Facts of real files, ours and other programs', against what poppler says of the same bytes."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from recap_print.draw.pages import pages_pdf
from recap_print.pages.model import Booklet, Box, Text
from recap_print.pdf.model import Facts, What, Zone
from recap_print.pdf.read import read_facts
from recap_print.pipeline.prepare import Workshop
from recap_print.pipeline.project import Project
from witnesses import library, witness

ROOT = Path(__file__).parents[2]
HTML = """<html lang=fr><style>@page { size: 105mm 148mm; bleed: 3mm; marks: crop; margin: 15mm }</style>
<h1>Mon carnet</h1><p style="color: #c00; opacity: 0.5">Bonjour <a href="https://carnet.gouv.fr/">ici</a></p>
<div style="background: linear-gradient(red, blue); width: 20mm; height: 10mm; border: 1pt solid"></div>"""


@cache
def booklet() -> tuple[Booklet, bytes]:
    """An edition of ours, and its single pages."""
    shop = Workshop(Project(ROOT))
    prepared = shop.prepare(shop.project.edition("v11"))
    made = prepared.drawable
    assert made is not None
    return made, pages_pdf(made, prepared.design.shelf)


def ours() -> bytes:
    return booklet()[1]


def weasyprint() -> bytes:
    made: bytes = library("weasyprint").HTML(string=HTML).write_pdf()
    return made


def fpdf2() -> bytes:
    pdf = library("fpdf").FPDF(unit="mm", format=(105, 148))
    pdf.add_font("Own", fname=next((ROOT / "fonts").glob("**/*-Regular.ttf")))
    for font in ("Helvetica", "Times", "Courier"):
        pdf.add_page()
        pdf.set_font(font, size=14)
        pdf.cell(text="Bonjour", link="https://carnet.gouv.fr/")
        pdf.set_font("Own", size=9)
        pdf.text(20, 40, "Récap")
    return bytes(pdf.output())


FILES: Mapping[str, object] = {"ours": ours, "weasyprint": weasyprint, "fpdf2": fpdf2}
pytestmark = pytest.mark.filterwarnings("ignore:HarfBuzz-Subset will be required")  # WeasyPrint, of its future self


@cache
def file(name: str) -> tuple[bytes, Facts]:
    maker = FILES[name]
    assert callable(maker)
    data: bytes = maker()
    return data, read_facts(data, name)


def said(program: str, data: bytes, folder: Path, *options: str) -> str:
    (folder / "file.pdf").write_bytes(data)
    command = [witness(program), *options, str(folder / "file.pdf")]
    return subprocess.run(command, capture_output=True, check=True, text=True, timeout=60).stdout


@pytest.mark.parametrize("name", FILES)
def test_pdfinfo_finds_the_same_boxes(name: str, tmp_path: Path) -> None:
    data, facts = file(name)
    lines = said("pdfinfo", data, tmp_path, "-box", "-f", "1", "-l", "9999")
    boxes = {
        (int(page), box.lower()): tuple(map(float, sides.split()))
        for page, box, sides in re.findall(r"Page +(\d+) (Media|Bleed|Trim)Box: +([-\d. ]+)", lines)
    }
    assert len(boxes) == 3 * len(facts.pages)
    for page in facts.pages:
        media = page.media
        assert media is not None
        assert boxes[page.number, "media"] == pytest.approx(media, abs=0.01)
        assert boxes[page.number, "trim"] == pytest.approx(page.trim or media, abs=0.01)
        assert boxes[page.number, "bleed"] == pytest.approx(page.bleed or media, abs=0.01)


@pytest.mark.parametrize("name", FILES)
def test_pdffonts_finds_the_same_fonts(name: str, tmp_path: Path) -> None:
    data, facts = file(name)
    kinds = {"CID TrueType": "Type0", "CID Type 0C": "Type0", "Type 1": "Type1", "TrueType": "TrueType"}
    lines = said("pdffonts", data, tmp_path).splitlines()[2:]
    found = {
        (match[1], kinds[match[2].replace(" (OT)", "")], match[3] == "yes")
        for line in lines
        if (match := re.match(r"(\S+) +(CID TrueType|CID Type 0C(?: \(OT\))?|Type 1|TrueType) +\S+ +(yes|no)", line))
    }
    assert len(found) == len({line.split()[0] for line in lines})
    assert {(font.name, font.kind, font.embedded) for font in facts.fonts} == found


@pytest.mark.parametrize("name", FILES)
def test_nothing_of_them_stays_unread(name: str) -> None:
    _, facts = file(name)
    assert facts.unread == ()
    assert [page.unread for page in facts.pages if page.unread] == []


def test_our_text_is_found_where_it_was_placed() -> None:
    """The left edge and the size of every run: what was placed, read off what was drawn."""
    made, _ = booklet()
    _, facts = file("ours")
    for placed, page in zip(made.pages, facts.pages, strict=True):
        found = [
            (box.x, paint.size_pt)
            for paint in page.paints
            if paint.what is What.TEXT and paint.zone is Zone.TRIM
            for box in paint.boxes
        ]
        runs = [run for item in placed.items if isinstance(item, Text) for run in item.runs if run.text.strip()]
        lost = [
            run.text
            for run in runs
            if not any(abs(run.x - x) < 0.01 and abs(run.size_pt - size) < 0.01 for x, size in found)
        ]
        assert lost == []


def test_our_inks_are_those_of_the_swatches() -> None:
    made, _ = booklet()
    _, facts = file("ours")
    for placed, page in zip(made.pages, facts.pages, strict=True):
        fills = {item.fill.cmyk for item in placed.items if isinstance(item, Box) and item.fill}
        found = {tuple(round(v * 100, 2) for v in p.colour.values) for p in page.paints if p.what is What.FILL}
        assert {tuple(map(float, fill)) for fill in fills} <= found
        assert {p.colour.space for p in page.paints if p.zone is not Zone.SLUG} <= {"DeviceCMYK"}
        assert {p.colour.names for p in page.paints if p.zone is Zone.SLUG} <= {(), ("All",)}


def test_weasyprint_writes_marks_and_transparency() -> None:
    _, facts = file("weasyprint")
    (page,) = facts.pages
    marks = [paint for paint in page.paints if paint.zone is not Zone.TRIM]  # WeasyPrint draws them in the bleed
    assert [(paint.what, paint.colour.space) for paint in marks] == [(What.STROKE, "DeviceRGB")]
    assert any(paint.opacity == 0.5 for paint in page.paints if paint.what is What.TEXT)
    assert [note.kind for note in page.annotations] == ["Link"]
    assert page.actions == ("URI",)
    assert (round(page.width, 2), round(page.height, 2), round(page.bleed_width, 2)) == (105, 148, 3)
