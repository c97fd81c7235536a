"""How the front desk speaks: products and findings on stdout, progress on stderr, colour where a person reads."""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from recap_print.errors import CannotWrite, ExitCode, RecapError
from recap_print.pipeline.files import seen_from, shown

if TYPE_CHECKING:
    from recap_print.check.preflight import Preflight
    from recap_print.compare.changes import Changes
    from recap_print.findings import Finding
    from recap_print.impose.choose import Comparison
    from recap_print.impose.remake import Replating
    from recap_print.pipeline.product import Product
    from recap_print.report.gate import Outcome


CHECKOUTS = {"github": "GITHUB_WORKSPACE", "sarif": "GITHUB_WORKSPACE", "gitlab": "CI_PROJECT_DIR"}
"""Services that read a form of report know files from where they checked out, which this variable says."""


class ReaderLeft(CannotWrite):
    """Whoever read our output has closed it (``| head``): there is nobody to tell."""


@contextmanager
def standing(verdict: ExitCode) -> Iterator[None]:
    """A verdict that holds however much of its report was read."""
    try:
        yield
    except ReaderLeft as left:
        left.exit_code = verdict
        raise


def say(text: str) -> None:
    """A product, on stdout. Raises CannotWrite when it cannot be handed over."""
    try:
        if sys.stdout is None:
            raise CannotWrite("the output is closed")
        print(text, flush=True)
    except BrokenPipeError as error:
        raise ReaderLeft("the output was closed") from error
    except OSError as error:
        raise CannotWrite(f"the output cannot be written: {error.strerror}") from error


def whisper(text: str, quiet: bool = False) -> None:
    """Progress, on stderr. A file's name may hold what steers a terminal: that is shown, not obeyed."""
    from recap_print.report.terminal import clean

    if not quiet and sys.stderr is not None:
        text = "\n".join(map(clean, text.split("\n")))
        with suppress(OSError):  # nobody listens: that is no reason not to print a booklet
            print(text, file=sys.stderr)


def complain(error: RecapError) -> None:
    """Why there is nothing to hand on, and what to do."""
    whisper(f"recap-print: {error.message}" + (f"\n  = help: {error.help}" if error.help else ""))


def colour() -> bool:
    """Colour for a terminal, unless NO_COLOR is set (no-color.org)."""
    return (
        sys.stdout is not None
        and sys.stdout.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") != "dumb"
    )


def width() -> int:
    return min(shutil.get_terminal_size((100, 24)).columns, 120)


def tell_findings(findings: Iterable["Finding"], format: str) -> None:
    from recap_print.report import findings as report

    match format:
        case "text":
            said = report.text(findings, colour=colour(), width=width())
        case "concise":
            said = report.concise(findings)
        case "json":
            said = report.as_json(findings)
        case _:
            said = report.github([_located(finding, format) for finding in findings])
    if said:
        say(said.rstrip("\n"))


def tell_preflight(judged: "Preflight", format: str, *, strict: bool) -> None:
    from recap_print.check.every import RULES
    from recap_print.report import preflight as report

    judged = replace(judged, findings=tuple(_located(finding, format) for finding in judged.findings))
    match format:
        case "text":
            said = report.text(judged, colour=colour(), width=width(), strict=strict)
        case "concise":
            said = report.concise(judged)
        case "json":
            said = report.as_json(judged, strict=strict)
        case "github":
            said = report.github(judged, strict=strict)
        case "sarif":
            said = report.sarif(judged, RULES)
        case _:
            said = report.junit(judged, RULES, strict=strict)
    if said:
        say(said.rstrip("\n"))


def gate_in_words(outcomes: "Sequence[Outcome]", format: str, *, plain: bool = False) -> str:
    """What the gate says, in the form asked for; ``plain`` leaves out colour, for a file."""
    from recap_print.report import gate as report

    outcomes = [
        replace(one, alarms=tuple(replace(alarm, finding=_located(alarm.finding, format)) for alarm in one.alarms))
        for one in outcomes
    ]
    match format:
        case "text":
            said = report.text(outcomes, colour=colour() and not plain, width=width())
        case "concise":
            said = report.concise(outcomes)
        case "json":
            said = report.as_json(outcomes)
        case "github":
            said = report.github(outcomes)
        case "sarif":
            from recap_print.check.every import RULES

            said = report.sarif(outcomes, RULES)
        case "junit":
            said = report.junit(outcomes)
        case _:
            said = report.gitlab(outcomes)
    return said.rstrip("\n")


def changes_in_words(changes: "Changes", format: str, *, plain: bool = False, left_out: int = 0) -> str:
    """Changes in the form asked for (text, stat, names, json or markdown); ``plain`` leaves out colour, for a file.

    ``left_out`` is how many changes a filter took away before.
    """
    match format:
        case "text":
            from recap_print.report.changes import text

            said = text(changes, colour=colour() and not plain, width=width(), left_out=left_out)
        case "stat":
            from recap_print.report.stat import stat

            said = stat(changes, colour=colour() and not plain, width=width(), left_out=left_out)
        case "names":
            from recap_print.report.stat import names

            said = names(changes)
        case "json":
            from recap_print.report.changes_json import as_json

            said = as_json(changes, left_out=left_out)
        case _:
            from recap_print.report.notes import markdown

            said = markdown(changes, left_out=left_out)
    return said.rstrip("\n")


def count_changes(changes: "Changes") -> str:
    """``v10 → v11 · 65 changes, 8 of them critical``"""
    from recap_print.report.account import counts, heading

    return f"{heading(changes)} · {counts(changes)}"


def tell_plan(compared: "Comparison", format: str) -> None:
    from recap_print.report import plan as report

    told = report.as_json(compared) if format == "json" else report.text(compared, colour=colour(), width=width())
    say(told.rstrip("\n"))


def tell_replating(replating: "Replating", format: str) -> None:
    from recap_print.report import replate as report

    say((report.as_json(replating) if format == "json" else report.text(replating)).rstrip("\n"))


def tell_product(product: "Product", quiet: bool, *, aside: bool = False) -> None:
    """``out/v11/v11.pdf  48 pages · 148 × 210 mm + 3 mm bleed · 97 kB`` and the notes below it.

    It is told ``aside``, on stderr, where a report that programs read has stdout for itself.
    """
    about = " · ".join((*product.about, size(product.size)))
    if aside:
        whisper(f"{shown(product.path)}  {about}", quiet)
    else:
        say(f"{bold(shown(product.path))}  {about}")
    tell_findings(product.findings, "text")
    if not quiet:
        for note in product.notes:
            whisper(f"  note: {note}")


def _located(finding: "Finding", format: str) -> "Finding":
    """A finding whose file is called as the service calls it that reads this form."""
    root = os.environ.get(CHECKOUTS.get(format, ""))
    if not root or not finding.where.file:
        return finding
    return replace(finding, where=replace(finding.where, file=seen_from(root, finding.where.file)))


def bold(text: str) -> str:
    return f"\x1b[1m{text}\x1b[0m" if colour() else text


def size(count: int) -> str:
    """A file's size as people say it: 97 kB, 1.2 MB (powers of ten, IEC 80000-13)."""
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{max(1, round(count / 1e3))} kB"
