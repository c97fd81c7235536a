"""Dummies and the calibration sheet from the command line."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from trial_prints import ROOT, printed

from recap_print.cli import main

Run = Callable[..., int]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of its own."""
    folder = tmp_path_factory.mktemp("project")
    for name in ("editions", "layouts", "fonts"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


@pytest.fixture
def run(root: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(root)

    def run(*words: str) -> int:
        monkeypatch.setattr(sys, "argv", ["recap-print", *words])
        try:
            main()
        except SystemExit as left:
            return int(left.code or 0)
        return 0

    return run


def test_a_dummy_stands_beside_the_sheets_and_says_what_to_do(
    run: Run, root: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run("impose", "v11", "--press", "offset-900x640", "--dummy", "--on", "a4", "--flip", "long-edge") == 0
    said = capfd.readouterr()
    path = root / "out" / "v11" / "v11-offset-900x640-dummy.pdf"
    assert said.out.startswith("out/v11/v11-offset-900x640-dummy.pdf  dummy of 2 sheets · 297 × 210 mm · at 31 %")
    for words in ("both sides", "long edge", "along the frame", "scissors", "face down", "into one another"):
        assert words in said.err
    assert len(printed(path.read_bytes())) == 4
    assert b"GTS_PDFX" not in path.read_bytes()


def test_anybodys_pdf_has_a_dummy_too(run: Run, root: Path) -> None:
    assert run("impose", "v11", "--press", "sra3", "--dummy", "-q", "-o", "pages.pdf") == 0
    assert run("impose", "pages.pdf", "--press", "offset-900x640", "--dummy", "-q") == 4, "450 × 320 are no A5 pages"
    assert run("render", "v11", "-q", "-o", "pages.pdf") == 0
    assert run("impose", "pages.pdf", "--press", "sra3", "--dummy", "-q") == 0
    again = (root / "pages-sra3-dummy.pdf").read_bytes()
    assert len(printed(again)) == 24
    assert run("impose", "pages.pdf", "--press", "sra3", "--dummy", "-q", "-o", "pages.pdf") == 2


@pytest.mark.parametrize(
    "words",
    [
        ("impose", "v11", "--press", "sra3", "--on", "a4"),
        ("impose", "v11", "--press", "sra3", "--dummy", "--dry-run"),
        ("impose", "v11", "--press", "sra3", "--dummy", "--on", "a5"),
        ("impose", "v11", "--press", "sra3", "--dummy", "-o", "dummy.yaml"),
        ("impose", "v11", "--press", "single-pages", "--dummy"),
        ("calibrate", "--on", "letter"),
        ("calibrate", "-o", "sheet.png"),
    ],
)
def test_what_cannot_be_meant_is_refused(run: Run, words: tuple[str, ...]) -> None:
    assert run(*words) == 2


def test_the_calibration_sheet_needs_no_edition(run: Run, root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("calibrate") == 0
    assert run("calibrate", "--on", "sra3") == 0
    assert "out/duplex-a4.pdf  1 sheet, 297 × 210 mm" in capfd.readouterr().out
    assert len(printed((root / "out" / "duplex-sra3.pdf").read_bytes())) == 2


def test_a_project_without_a_font_is_told_so(run: Run, root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    fonts = root / "fonts"
    fonts.rename(root / "elsewhere")
    try:
        assert run("calibrate") == 3
        assert "has no font" in capfd.readouterr().err
    finally:
        (root / "elsewhere").rename(fonts)
