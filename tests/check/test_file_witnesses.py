"""Files as other programs really write them: what preflight says of each."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from pdfs import PROFILE, judged, made

from witnesses import library, witness

pytestmark = pytest.mark.filterwarnings("ignore:HarfBuzz-Subset will be required")  # WeasyPrint, of its future self
PAGE = "@page { size: 105mm 148mm; bleed: 3mm; margin: 15mm; %s }"


def html(tmp_path: Path, css: str, *, marks: str = "", profile: bool = True) -> bytes:
    """A page by WeasyPrint, which says that it is PDF/X-4."""
    weasyprint = library("weasyprint")
    rules = PAGE % marks + css
    if profile:
        (tmp_path / "press.icc").write_bytes(PROFILE)
        rules += (
            f"@color-profile device-cmyk {{ src: url({(tmp_path / 'press.icc').as_uri()}); components: c, m, y, k }}"
        )
    text = f"<html lang=fr><title>Mon carnet</title><style>{rules}</style><p>Bonjour"
    written: bytes = weasyprint.HTML(string=text).write_pdf(pdf_variant="pdf/x-4")
    return written


def test_weasyprint_claims_pdf_x_4_without_an_output_intent(tmp_path: Path) -> None:
    found = judged(html(tmp_path, "p { color: device-cmyk(0 0 0 1); font-size: 14pt }", profile=False))
    assert set(found) == {"F020"}


def test_weasyprint_claims_pdf_x_4_for_rgb_text(tmp_path: Path) -> None:
    found = judged(html(tmp_path, "p { color: #c00; font-size: 14pt }"))
    assert set(found) == {"F070"}
    assert found["F070"] == "text in DeviceRGB (RGB 204 0 0), in a file for DeviceCMYK"


def test_weasyprint_claims_pdf_x_4_for_rgb_crop_marks(tmp_path: Path) -> None:
    text = "p { color: device-cmyk(0 0 0 1); font-size: 14pt }"
    found = judged(html(tmp_path, text, marks="marks: crop"))
    assert found.keys() == {"F071", "F142"}  # its marks stand in a group that blends in the profile, not in DeviceCMYK
    assert found["F071"].startswith("line in DeviceRGB (RGB 0 0 0) beyond the trim, in a file for DeviceCMYK")


def test_weasyprint_does_well_when_told_everything(tmp_path: Path) -> None:
    assert judged(html(tmp_path, "p { color: device-cmyk(0 0 0 1); font-size: 14pt }")) == {}


def test_fpdf2_writes_no_pdf_x() -> None:
    fpdf = library("fpdf")
    pdf = fpdf.FPDF(unit="mm", format=(105, 148))
    pdf.add_page()
    pdf.set_font("Helvetica", size=14)
    pdf.cell(text="Bonjour", link="https://carnet.gouv.fr/")
    found = judged(bytes(pdf.output()))
    assert {"F002", "F005", "F010", "F020", "F041", "F050", "F060"} <= found.keys()


@pytest.mark.parametrize(("strategy", "code"), [("RGB", "F070"), ("Gray", None)])
def test_ghostscript_converts_colours(tmp_path: Path, strategy: str, code: str | None) -> None:
    (tmp_path / "good.pdf").write_bytes(made())
    options = ["-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-dCompatibilityLevel=1.6"]
    out = tmp_path / "out.pdf"
    converting = f"-sColorConversionStrategy={strategy}"
    subprocess.run([witness("gs"), *options, converting, "-o", out, tmp_path / "good.pdf"], check=True, timeout=60)
    found = judged(out.read_bytes())
    assert "F020" in found  # it drops the output intent
    assert ("F070" in found) == (code == "F070"), found
