"""Preflight: what a printer's own would say about an edition, or about any PDF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from recap_print.check.every import RULES
from recap_print.check.file.case import FileCase, Locate, in_file
from recap_print.check.file.looked import looked, unchecked
from recap_print.check.file.pages import is_sheet_of
from recap_print.check.file.pdfx import CLAIM
from recap_print.check.locate import codes_on_pages, codes_on_sheets
from recap_print.check.preflight import Preflight, Unchecked
from recap_print.check.press.case import PressCase
from recap_print.check.twins import told_once
from recap_print.check.waive import ON_PRESS, waive
from recap_print.errors import RecapError
from recap_print.pages.model import Booklet, Text
from recap_print.pipeline.apart import Reader, start_seeing
from recap_print.pipeline.claim import coverage_of
from recap_print.pipeline.files import read, shown
from recap_print.pipeline.imposing import Asked
from recap_print.pipeline.make import draw_pages, draw_sheets, separated
from recap_print.pipeline.prepare import Prepared, Workshop
from recap_print.pipeline.presses import SINGLE_PAGES, job_for, read_press
from recap_print.sheets.press import Delivery, Press

if TYPE_CHECKING:
    from recap_print.draw.job import Job
    from recap_print.findings import Finding
    from recap_print.pdf.model import Facts, Seen

CLAIMED = "pdfxid:GTS_PDFXVersion"
UNDATED = "2000-01"
"""The date of a job nobody draws."""


def preflight_edition(
    shop: Workshop, prepared: Prepared, booklet: Booklet, reader: Reader, press_said: str = SINGLE_PAGES
) -> Preflight:
    """Judge an edition as a press prints it: its placed pages, and the bytes that `render` or `impose` would write."""
    case = prepared.case
    assert case is not None, "a booklet comes of a declaration"
    press, file = read_press(shop, press_said)
    job = job_for(shop, press, file, case.edition.date)
    if press.delivery is Delivery.IMPOSED:
        made, plan = draw_sheets(shop, prepared, booklet, reader, Asked(press, file))
        codes = codes_on_sheets(booklet, plan)
    else:
        made, codes = draw_pages(shop, prepared, booklet, reader, press, file), codes_on_pages(booklet)
    seeing = start_seeing(made.data)
    findings: list[Finding] = [*prepared.findings, *made.broken]
    findings += RULES.judge("P1", PressCase(case, booklet, press, job.condition, job.profile, separated(case, job)))
    told = _file_case(made.facts, job, made.locate, seeing.result(), codes)
    # why there is no claim has been told; that there is none goes without saying
    findings += [finding for finding in RULES.judge("F", told) if not (made.broken and finding.code == CLAIM)]
    left, waived = waive(sorted(told_once(findings)), case, ON_PRESS)
    return Preflight(
        subject=shown(prepared.path),
        press=press.name,
        condition=job.condition.info,
        claim=made.facts.said(CLAIMED),
        looked=looked(told, _words(booklet)),
        findings=tuple(left),
        waived=(*prepared.waived, *waived),
        unchecked=unchecked(told),
    )


def preflight_file(shop: Workshop, path: Path, reader: Reader, press_said: str = SINGLE_PAGES) -> Preflight:
    """Judge a PDF that anybody made. Raises CannotRead for what is none."""
    job = job_for(shop, *read_press(shop, press_said), UNDATED)
    press = job.press
    data, name = read(path), shown(path)
    seeing = start_seeing(data)
    facts = reader.facts(data, name)
    case = _file_case(facts, job, in_file(name), seeing.result())
    return Preflight(
        subject=name,
        press=press.name,
        condition=job.condition.info,
        claim=facts.said(CLAIMED),
        looked=looked(case),
        findings=tuple(sorted(RULES.judge("F", case))),
        unchecked=(*_perhaps_sheets(shop, press, facts), *unchecked(case)),
    )


def _perhaps_sheets(shop: Workshop, asked: Press, facts: Facts) -> Iterator[Unchecked]:
    """What is said of a file whose pages are as large as the sheets of a press that nobody named."""
    if asked.delivery is Delivery.IMPOSED or not facts.pages:
        return
    for name in shop.project.press_names():
        with suppress(RecapError):  # a damaged profile is no press
            press, _ = read_press(shop, name)
            if all(is_sheet_of(press, page) for page in facts.pages):
                yield Unchecked("pages that may be imposed on these sheets", f"if they are, add `--press {name}`")


def _file_case(
    facts: Facts, job: Job, locate: Locate, seen: Seen, codes: Mapping[int, tuple[str, ...]] | None = None
) -> FileCase:
    return FileCase(
        facts=facts,
        press=job.press,
        coverage_percent=coverage_of(job),
        locate=locate,
        symbols=seen.symbols,
        payloads=codes,
        damaged=seen.damaged,
        looked=seen.looked,
        unseen=seen.unread,
    )


def _words(booklet: Booklet) -> str:
    lines = sum(isinstance(item, Text) for page in booklet.pages for item in page.items)
    return f"{lines} lines of text"


def undrawable(prepared: Prepared, press: str) -> Preflight:
    """What can be said of an edition that cannot be drawn: its findings, and that nobody saw the rest."""
    why = "the edition cannot be drawn before its errors are put right"
    return Preflight(
        subject=shown(prepared.path),
        press=press,
        condition="",
        claim="",
        looked=(),
        findings=prepared.findings,
        unchecked=(Unchecked("the pages at the press, and the file", why),),
    )
