"""Preflight of PDFs by other hands: good ones, wrong ones, and what is no PDF at all."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from desk import Desk, a_ready_desk

from recap_print.errors import ExitCode
from witnesses import library

OURS = "out/small/small.pdf"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = a_ready_desk(tmp_path_factory.mktemp("files") / "desk")
    assert desk.run("render", "small").code == ExitCode.OK
    return desk


@pytest.fixture(scope="module")
def ours(desk: Desk) -> bytes:
    return (desk.root / OURS).read_bytes()


def codes(desk: Desk, name: str) -> list[tuple[str, str]]:
    """Code and page of every finding in a file."""
    told = desk.run("preflight", name, "--format", "json")
    assert told.err == f"· reading {name}\n"
    answer = json.loads(told.out)
    assert told.code == (ExitCode.OK if answer["passes"] else ExitCode.FINDINGS)
    assert {found["file"] for found in answer["findings"]} <= {name}
    return [(found["code"], found["page"]) for found in answer["findings"]]


def changed(ours: bytes, change: Callable[[pikepdf.Pdf], object], **saving: object) -> bytes:
    """Our file after another program had it in its hands."""
    out = BytesIO()
    with pikepdf.open(BytesIO(ours)) as pdf:
        change(pdf)
        pdf.save(out, static_id=not saving, **saving)  # type: ignore[arg-type]
    return out.getvalue()


def test_our_own_file_holds_nothing_but_a_placeholder(desk: Desk) -> None:
    told = desk.run("preflight", OURS, apart=True)
    assert told.out.count(": error[F") == told.out.count(": error[F173] placeholder-in-qr-code\n") == 1
    assert told.out.startswith(f"✗ {OURS} is not ready for the press: 1 error\n")
    assert "for Any offset printer, single pages · says it is PDF/X-4" in told.out
    assert "where the QR codes lead: nobody declared what they should say" in told.out
    assert "Waived" not in told.out


@pytest.mark.filterwarnings("ignore:HarfBuzz-Subset will be required")  # WeasyPrint, of its future self
def test_a_file_by_weasyprint_that_claims_too_much(desk: Desk) -> None:
    html = library("weasyprint").HTML(string="<html lang=fr><title>A</title><style>@page{size:A6}</style><p>Bonjour")
    (desk.root / "weasy.pdf").write_bytes(html.write_pdf(pdf_variant="pdf/x-4"))
    told = desk.run("preflight", "weasy.pdf").out
    assert "weasy.pdf: error[F020] no-output-intent\n" in told
    assert "says it is PDF/X-4" in told
    assert told.endswith("a printer would refuse this file.\n")


def narrower(pdf: pikepdf.Pdf) -> None:
    left, bottom, right, top = pdf.pages[1].TrimBox
    pdf.pages[1].TrimBox = pikepdf.Array([left, bottom, right - 5, top])


WRONG: dict[str, tuple[Callable[[pikepdf.Pdf], object], set[tuple[str, str]]]] = {
    "of two sizes": (narrower, {("F103", "page 2")}),
    "turned": (lambda pdf: pdf.pages[2].rotate(180, relative=True), {("F104", "page 3")}),
    "cropped": (
        lambda pdf: setattr(pdf.pages[0], "CropBox", pdf.pages[0].TrimBox),
        {("F101", "page 1"), ("F043", "page 1")},
    ),
    "without intent": (lambda pdf: pdf.Root.__delitem__("/OutputIntents"), {("F020", "")}),
    "with a script": (
        lambda pdf: setattr(pdf.Root, "OpenAction", pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="1")),
        {("F010", "")},
    ),
}


@pytest.mark.parametrize("fault", WRONG)
def test_what_is_wrong_with_a_file_is_told_with_its_page(desk: Desk, ours: bytes, fault: str) -> None:
    change, found = WRONG[fault]
    (desk.root / "wrong.pdf").write_bytes(changed(ours, change))
    assert set(codes(desk, "wrong.pdf")) == {("F173", "page 4"), *found}


def test_a_locked_file_is_told_and_nothing_is_said_of_what_nobody_saw(desk: Desk, ours: bytes) -> None:
    locked = changed(
        ours, lambda pdf: None, encryption=pikepdf.Encryption(owner="a", user="b", R=4, aes=False, metadata=False)
    )
    (desk.root / "locked.pdf").write_bytes(locked)
    told = desk.run("preflight", "locked.pdf").out
    assert "locked.pdf: error[F003] encrypted\n" in told
    for group in ("Output intent", "Pages and boxes", "Fonts and text", "Colour", "QR codes  ", "Beyond paper"):
        assert f"✓ {group}" not in told
    assert "- everything but its size and version: it is encrypted, and opens only with a password\n" in told
    assert "- QR codes: no page was looked at: the file is locked with a password\n" in told


def test_a_sheet_is_judged_as_a_sheet(desk: Desk) -> None:
    assert desk.run("impose", "small", "--press", "sra3", "-o", "sheets.pdf").code == ExitCode.OK
    told = desk.run("preflight", "sheets.pdf", "--press", "sra3").out
    assert told.startswith("✗ sheets.pdf is not ready for the press: 1 error\n")  # the placeholder in its code
    assert "2 sheet sides of 450 × 320 mm" in told


NOT_READ: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "garbage": (lambda ours: b"Bonjour.\n" * 100, "is not a PDF"),
    "empty": (lambda ours: b"", "is not a PDF"),
    "a picture": (lambda ours: b"\x89PNG\r\n\x1a\n" + bytes(1000), "is not a PDF"),
    "only a header": (lambda ours: b"%PDF-1.6\n", "is damaged"),
    "cut in half": (lambda ours: ours[: len(ours) // 2], "is damaged"),
    "without pages": (lambda ours: changed(ours, lambda pdf: pdf.pages.__delitem__(slice(None))), "it has no pages"),
}


@pytest.mark.parametrize("name", NOT_READ)
def test_what_is_no_pdf_cannot_be_read(desk: Desk, ours: bytes, name: str) -> None:
    make, says = NOT_READ[name]
    (desk.root / "no.pdf").write_bytes(make(ours))
    told = desk.run("preflight", "no.pdf")
    assert (told.code, told.out) == (ExitCode.CANNOT_READ, "")
    assert f"recap-print: no.pdf{':' if 'pages' in name else ''} {says}" in told.err
    assert "\n  = help: " in told.err


def test_what_is_not_there_or_is_no_file(desk: Desk) -> None:
    (desk.root / "folder.pdf").mkdir()
    for name, says in (("folder.pdf", "folder.pdf is a folder"), ("nowhere.pdf", "there is no file nowhere.pdf")):
        told = desk.run("preflight", name)
        assert (told.code, told.out) == (ExitCode.CANNOT_READ, "")
        assert says in told.err


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_file_that_may_not_be_read(desk: Desk, ours: bytes) -> None:
    path = desk.root / "closed.pdf"
    path.write_bytes(ours)
    path.chmod(0)
    told = desk.run("preflight", "closed.pdf")
    assert (told.code, told.out) == (ExitCode.CANNOT_READ, "")


@pytest.mark.parametrize("name", ["red\x1b[31m.pdf", "back\u202ewards.pdf"])
def test_a_name_steers_no_terminal(desk: Desk, name: str) -> None:
    (desk.root / name).write_bytes(b"no")
    told = desk.run("preflight", name)
    assert told.code == ExitCode.CANNOT_READ
    assert not {"\x1b", "\u202e"} & set(told.err)


def test_upper_case_and_paths_with_spaces(desk: Desk, ours: bytes) -> None:
    (desk.root / "Mon carnet (é).PDF").write_bytes(ours)
    assert codes(desk, "Mon carnet (é).PDF") == [("F173", "page 4")]


def test_a_pdf_outside_any_project_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"no")
    told = Desk(tmp_path).run("preflight", "a.pdf")
    assert told.code == ExitCode.USAGE
    assert "no project here" in told.err
