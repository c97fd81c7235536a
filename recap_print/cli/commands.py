"""The commands: about a dozen lines each, between the words of the command line and the rooms."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recap_print import __version__
from recap_print.cli import words
from recap_print.errors import ExitCode, UsageError
from recap_print.pipeline.files import shown
from recap_print.pipeline.project import find_project, is_path

if TYPE_CHECKING:
    from recap_print.pages.model import Booklet
    from recap_print.pipeline.prepare import Prepared, Workshop

app = typer.Typer(
    name="recap-print",
    help="From a YAML declaration to a booklet a press can print.",
    # rich pages cost 70 ms at each start; a traceback of ours must never be prettier than a message.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class FindingsFormat(StrEnum):
    text = "text"
    concise = "concise"
    json = "json"
    github = "github"


class ChangesFormat(StrEnum):
    text = "text"
    json = "json"
    markdown = "markdown"


class SchemaKind(StrEnum):
    edition = "edition"
    layout = "layout"
    press = "press"
    pictograms = "pictograms"


class FlipEdge(StrEnum):
    short_edge = "short-edge"
    long_edge = "long-edge"


class BlankPages(StrEnum):
    end = "end"
    before_back_cover = "before-back-cover"


Edition = Annotated[str, typer.Argument(metavar="EDITION", help="A name (v11), or a path to a YAML file.")]
Editions = Annotated[
    list[str] | None, typer.Argument(metavar="[EDITION]...", help="Names or paths; every edition when none is given.")
]
Output = Annotated[Path | None, typer.Option("-o", "--output", help="Write this file instead.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="No progress and no notes: products and findings only.")]


@app.callback(invoke_without_command=True)
def front_desk(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.", is_eager=True)] = False,
) -> None:
    """From a YAML declaration to a booklet a press can print: validate, render, impose, compare."""
    if version:
        words.say(f"recap-print {__version__}")
        raise typer.Exit


@app.command()
def validate(
    editions: Editions = None,
    format: Annotated[FindingsFormat, typer.Option("--format", help="How findings are told.")] = FindingsFormat.text,
    quiet: Quiet = False,
) -> None:
    """Judge declarations, their layout and their placed pages."""
    shop = _workshop(*editions or ())
    prepared = [_prepare(shop, name, quiet) for name in editions or shop.project.edition_names()]
    # editions that share a layout share its findings: each is told once
    findings = {finding for one in prepared for finding in one.findings}
    words.tell_findings(findings, format.value)
    if not findings:
        words.whisper("· nothing wrong", quiet)
    for one in prepared:
        if one.errors and one.booklet is None:
            words.whisper(f"· the pages of {one.path.stem} could not be placed, nor judged, before these errors", quiet)
    _leave(_verdict(prepared))


@app.command()
def render(edition: Edition, output: Output = None, quiet: Quiet = False) -> None:
    """Write the print PDF: single pages with bleed and crop marks."""
    from recap_print.pipeline import make

    shop = _workshop(edition)
    prepared, booklet = _drawable(shop, edition, quiet)
    words.tell_product(make.render(shop, prepared, booklet, output), quiet)


@app.command()
def impose(
    edition: Annotated[str, typer.Argument(metavar="EDITION|FILE.pdf", help="An edition, or a PDF of single pages.")],
    press: Annotated[str, typer.Option("--press", help="A press profile: a name, or a path to a YAML file.")],
    flip: Annotated[FlipEdge | None, typer.Option("--flip", help="The edge the printer turns sheets about.")] = None,
    blanks: Annotated[
        BlankPages | None, typer.Option("--blanks", help="Add blank pages where a sheet lacks them.")
    ] = None,
    output: Output = None,
    quiet: Quiet = False,
) -> None:
    """Lay the pages on sheets: two up, saddle stitched, with creep."""
    from recap_print.pipeline import make

    shop = _workshop(edition)
    asked = make.asked(shop, press, flip.value if flip else "", blanks.value if blanks else "")
    if edition.lower().endswith(".pdf"):
        words.tell_product(make.impose_file(shop, Path(edition), asked, output), quiet)
        return
    prepared, booklet = _drawable(shop, edition, quiet)
    words.tell_product(make.impose_booklet(shop, prepared, booklet, asked, output), quiet)


@app.command()
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="An edition or a lock.")],
    new: Annotated[
        str | None, typer.Argument(metavar="[NEW]", help="Another; left out, OLD is compared with its `previous`.")
    ] = None,
    format: Annotated[ChangesFormat, typer.Option("--format", help="How changes are told.")] = ChangesFormat.text,
    output: Output = None,
    quiet: Quiet = False,
) -> None:
    """Say what changed. Exit 0: the same; 1: different."""
    from recap_print.compare.compare import compare
    from recap_print.pipeline.locks import keep, previous_of

    shop = _workshop(old, new or "")
    if new is None:
        old, new = previous_of(shop, old), old
        if not old:
            words.say(f"{new} has no edition before it that can be read")
            return
    changes = compare(_side(shop, old, quiet), _side(shop, new, quiet))
    if output:
        text = words.changes_in_words(changes, format.value, plain=True)
        words.tell_product(keep(output, text, words.count_changes(changes)), quiet)
    else:
        words.say(words.changes_in_words(changes, format.value))
    _leave(ExitCode.FINDINGS if changes else ExitCode.OK)


@app.command()
def check(
    editions: Editions = None,
    update: Annotated[
        bool, typer.Option("--update", help="Accept the pages as they are now: write the locks.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Compose again and compare with the lock: the gate for CI."""
    from recap_print.pipeline import locks
    from recap_print.pipeline.make import drawable

    shop = _workshop(*editions or ())
    verdict = ExitCode.OK
    for name in editions or shop.project.edition_names():
        prepared = _prepare(shop, name, quiet)
        booklet = drawable(prepared)
        if booklet is None:
            words.tell_findings(prepared.findings, "text")
            verdict = max(verdict, _refusal(prepared))
            continue
        checked = locks.check_lock(shop, booklet)
        if update and not checked.holds:
            words.tell_product(locks.record(checked), quiet)
        elif not update and not words.tell_checked(checked, quiet):
            verdict = max(verdict, ExitCode.FINDINGS)
    _leave(verdict)


@app.command("list")
def list_editions() -> None:
    """Show the editions: pages, date, status, and whether the lock holds."""
    from recap_print.pipeline import locks
    from recap_print.report.table import table

    shop = _workshop()
    rows = [locks.listed(shop, name) for name in shop.project.edition_names()]
    words.say(table(locks.LISTED, rows))


@app.command()
def schema(kind: Annotated[SchemaKind, typer.Argument(help="Which file the schema describes.")]) -> None:
    """Print a JSON Schema, for editors and other programs."""
    from recap_print.pipeline.files import read
    from recap_print.pipeline.prepare import SCHEMAS

    words.say(read(SCHEMAS[kind.value]).decode().rstrip("\n"))


@app.command()
def explain(code: Annotated[str, typer.Argument(metavar="CODE", help="A code or a name: S101, unknown-key.")]) -> None:
    """Say why a rule exists, and where its demand comes from."""
    from recap_print.check import RULES
    from recap_print.findings import did_you_mean
    from recap_print.report.findings import explain as explained

    rule = RULES.get(code)
    if rule is None:
        known = [word for rule in RULES for word in (rule.code.lower(), rule.name)]
        raise UsageError(f"there is no rule `{code}`", help=did_you_mean(code, known))
    words.say(explained(rule, colour=words.colour(), width=words.width()))


def _workshop(*named: str) -> "Workshop":
    """The project around the current folder, or else around the first file that is named."""
    from recap_print.pipeline.prepare import Workshop

    return Workshop(find_project(*(Path(name) for name in named if is_path(name))))


def _prepare(shop: "Workshop", name: str, quiet: bool) -> "Prepared":
    path = shop.project.edition(name)
    words.whisper(f"· reading and placing {shown(path)}", quiet)
    return shop.prepare(path)


def _drawable(shop: "Workshop", name: str, quiet: bool) -> "tuple[Prepared, Booklet]":
    """A booklet that can be drawn; otherwise its findings are told and the command ends."""
    from recap_print.pipeline.make import drawable

    prepared = _prepare(shop, name, quiet)
    booklet = drawable(prepared)
    if booklet is None:
        words.tell_findings(prepared.findings, "text")
        _leave(_refusal(prepared))
        raise AssertionError("_leave ends the command")
    if prepared.findings:
        count = len(prepared.findings)
        words.whisper(f"· {count} finding{'s' if count > 1 else ''}: `recap-print validate {name}` tells", quiet)
    return prepared, booklet


def _side(shop: "Workshop", said: str, quiet: bool) -> "Booklet":
    """One side of a comparison; when it has errors they are told and the command ends."""
    from recap_print.pipeline.locks import lock_of

    lock = lock_of(shop, said)
    return lock if lock else _drawable(shop, said, quiet)[1]


def _verdict(prepared: "list[Prepared]") -> ExitCode:
    """The gravest of what was found: a file that is not readable, then errors."""
    if any(one.unreadable for one in prepared):
        return ExitCode.CANNOT_READ
    return ExitCode.FINDINGS if any(one.errors for one in prepared) else ExitCode.OK


def _refusal(prepared: "Prepared") -> ExitCode:
    """Why a booklet is not drawn: what it declares is wrong, or only the pages that came of it."""
    only_placed = all(finding.code.startswith("P") for finding in prepared.errors)
    return ExitCode.CANNOT_LAY_OUT if prepared.booklet and only_placed else _verdict([prepared])


def _leave(code: ExitCode) -> None:
    if code:
        raise typer.Exit(int(code))
