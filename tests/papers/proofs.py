"""A short booklet, its PDF, and what printers do to it. Twelve pages of a real edition: words, rows and pictures."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from subprocess import run
from tempfile import TemporaryDirectory

import pikepdf

from inside import children_inside
from recap_print.compare.changes import Changes
from recap_print.compare.version import Version
from recap_print.draw.pages import pages_pdf
from recap_print.draw.sheets import sheets_pdf
from recap_print.pages.model import Booklet
from recap_print.pdf.legible import read_paper
from recap_print.pdf.legible_model import Paper
from recap_print.pipeline.imposing import asked, imposed, pages_of
from recap_print.pipeline.papers import compare_sides
from recap_print.pipeline.presses import job_for, read_press
from small import ROOT, workshop
from witnesses import witness

EDITION = (ROOT / "editions" / "v11.yaml").read_text("utf-8")
KEPT = (*range(1, 9), 45, 46, 47, 48)
"""The pages that are kept, by their numbers in the edition; their folios stay as they are."""


@cache
def version(*edits: tuple[str, str], whole: bool = False, variant: str = "") -> Version:
    """The edition or a variant of it, with pieces of its YAML replaced by others; ``whole``: all of its pages."""
    text = EDITION
    for before, after in edits:
        assert text.count(before) == 1, f"{before} must be there once"
        text = text.replace(before, after)
    with TemporaryDirectory() as folder:
        (Path(folder) / "v11.yaml").write_text(text, "utf-8")
        name = f"v11.{variant}" if variant else "v11"
        prepared = workshop().prepare(Path(folder) / f"{name}.yaml")
    assert prepared.booklet
    assert prepared.case
    if whole:
        return Version(name, prepared.booklet, prepared.case.document, prepared.design.document)
    pages = tuple(
        replace(page, number=nth) for nth, page in enumerate((prepared.booklet.pages[n - 1] for n in KEPT), 1)
    )
    booklet = replace(prepared.booklet, pages=pages, sections=prepared.booklet.sections[:2])
    return Version(name, booklet, prepared.case.document, prepared.design.document)


def drawn(booklet: Booklet, press: str = "single-pages") -> bytes:
    """A booklet's PDF: single pages, or the sheets of a press."""
    shop = workshop()
    shelf = shop.design(booklet.layout).shelf
    if press == "single-pages":
        return pages_pdf(booklet, shelf, job_for(shop, *read_press(shop), "2026-09"))
    order = asked(shop, press)
    job = job_for(shop, order.press, order.file, "2026-09")
    return sheets_pdf(booklet, imposed(order, pages_of(booklet)), shelf, job)


@cache
def pages() -> bytes:
    return drawn(version().booklet)


@cache
def sheets(press: str) -> bytes:
    return drawn(version().booklet, press)


@lru_cache(64)
def paper(data: bytes, name: str = "proof.pdf") -> Paper:
    return read_paper(data, name)


def against_edition(data: bytes, press: str = "", *, apart: bool = False, variant: str = "") -> Changes:
    """The edition compared with a proof; ``apart``: by children, as for people."""
    with nullcontext() if apart else children_inside():
        return compare_sides(workshop(), version(variant=variant), paper(data), press).changes


def against_pages(data: bytes) -> Changes:
    """The edition's own PDF compared with another."""
    return between(paper(pages(), "ours.pdf"), paper(data))


def between(old: Paper, new: Paper) -> Changes:
    """Two PDFs compared."""
    with children_inside():
        return compare_sides(None, old, new).changes


def changed(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """A PDF with something done to it."""
    with pikepdf.open(BytesIO(data)) as pdf:
        change(pdf)
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def painted(data: bytes, matrix: str, number: int = 0) -> bytes:
    """A PDF whose pages (or one of them) are drawn through a matrix, or with more operators after it."""

    def change(pdf: pikepdf.Pdf) -> None:
        for nth, page in enumerate(pdf.pages, 1):
            if number in (0, nth):
                page.contents_add(f"q {matrix} ".encode(), prepend=True)
                page.contents_add(b" Q")

    return changed(data, change)


def over(data: bytes, number: int, operators: str) -> bytes:
    """A PDF with more painted on one page."""

    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[number - 1]
        page.contents_add(b"q ", prepend=True)
        page.contents_add(f" Q q {operators} Q".encode())

    return changed(data, change)


@lru_cache(64)
def distilled(data: bytes, *options: str) -> bytes:
    """A PDF written again by Ghostscript, as printers' programs do."""
    with TemporaryDirectory() as folder:
        source, target = Path(folder) / "in.pdf", Path(folder) / "out.pdf"
        source.write_bytes(data)
        gs = [witness("gs"), "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=pdfwrite"]
        run([*gs, *options, f"-sOutputFile={target}", str(source)], check=True, capture_output=True)
        return target.read_bytes()


def rewritten(data: bytes, *options: str) -> bytes:
    """A PDF whose file is laid out anew by qpdf."""
    with TemporaryDirectory() as folder:
        source, target = Path(folder) / "in.pdf", Path(folder) / "out.pdf"
        source.write_bytes(data)
        run([witness("qpdf"), *options, str(source), str(target)], check=True, capture_output=True)
        return target.read_bytes()
