"""Commands that say what changed."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recap_print.cli import words
from recap_print.cli.chosen import Laid, Language, sides_in_variant
from recap_print.cli.desk import Output, Quiet, app, leave, refusal, workshop, workshop_if_any
from recap_print.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from recap_print.compare.changes import Changes
    from recap_print.pages.model import Booklet
    from recap_print.pipeline.early import Early
    from recap_print.pipeline.prepare import Workshop
    from recap_print.pipeline.product import Product
    from recap_print.pipeline.sides import Pair


class ChangesFormat(StrEnum):
    text = "text"
    json = "json"
    markdown = "markdown"


class LayerName(StrEnum):
    declaration = "declaration"
    structure = "structure"
    words = "words"
    geometry = "geometry"
    picture = "picture"


class LevelName(StrEnum):
    critical = "critical"
    notable = "notable"
    minor = "minor"


FOR_PROGRAMS = ("json", "markdown", "names")
"""Forms that are handed on: nothing else stands beside them on stdout."""
SIDE = "An edition, a lock, REV:EDITION of git, a folder of locks, or a PDF."


@app.command()
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help=SIDE)],
    new: Annotated[
        str | None,
        typer.Argument(metavar="[NEW]", help="Another of these; left out, OLD is compared with its `previous`."),
    ] = None,
    lang: Language = None,
    layout: Laid = None,
    format: Annotated[ChangesFormat, typer.Option("--format", help="How changes are told.")] = ChangesFormat.text,
    stat: Annotated[bool, typer.Option("--stat", help="How many changes of each level in each section.")] = False,
    name_only: Annotated[bool, typer.Option("--name-only", help="Only what changed, one name a line.")] = False,
    layer: Annotated[
        list[LayerName] | None, typer.Option("--layer", help="Only changes of this layer; may be repeated.")
    ] = None,
    min_level: Annotated[
        LevelName, typer.Option("--min-level", help="Only changes at least as grave as this.")
    ] = LevelName.minor,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write a page for browsers, with pictures.")
    ] = None,
    press: Annotated[
        str, typer.Option("--press", metavar="PRESS", help="The press on whose sheets the pages of a proof are.")
    ] = "",
    output: Output = None,
    quiet: Quiet = False,
) -> None:
    """Say what changed, or how a printer's proof differs.

    --lang and --layout choose the variant of each side that is an edition; locks, folders and PDFs are as they are.

    Exit 0: the same, or in form only; 1: different; 3: a side cannot be read, or has errors.
    """
    form = _form(format, stat=stat, name_only=name_only)
    if "" in (old, new):
        raise UsageError("a side without a name is none", help="name an edition, a lock, a folder of locks or a PDF")
    early = _early(old, new or "")
    from recap_print.compare.changes import Layer, Level
    from recap_print.pipeline.differ import difference
    from recap_print.pipeline.product import spare
    from recap_print.report.account import only

    shop = workshop_if_any(old, new or "")
    spare(shop.project if shop else None, [old, new or ""], html, output)
    if press and shop:
        from recap_print.pipeline.presses import read_press

        read_press(shop, press)  # a slip in its name is told even when nothing needs it
    said = sides_in_variant(shop, [old] if new is None else [old, new], lang, layout)
    old, new = said if new is not None else (_previous(shop, said[0]), said[0])
    pairs = pairs_of(shop, old, new, quiet, early)
    both = [pair for pair in pairs if pair.old and pair.new]
    page = None
    if html:
        seen, page = _seen(shop, both, press, html)
        told = [seen]
    else:
        told = [difference(shop, pair, press, early.eyes if early else ()).changes for pair in both]
    layers, least = [Layer(one.value) for one in layer or ()], Level[min_level.name.upper()]
    reports = []
    for changes in told:
        kept = only(changes, layers, least)
        left_out = len(changes) - len(kept)
        reports.append(words.changes_in_words(kept, form, plain=bool(output), left_out=left_out))
    alone = [f"{pair.name} is only in {old if pair.old else new}" for pair in pairs if pair not in both]
    if form in ("text", "stat"):
        reports = [*alone, *reports]
    verdict = ExitCode.FINDINGS if any(told) or alone else ExitCode.OK
    with words.standing(verdict):
        if page:
            words.tell_product(page, quiet, aside=form in FOR_PROGRAMS and not output)
        _hand_over(reports, form, told, output, quiet)
    leave(verdict)


def _form(format: ChangesFormat, *, stat: bool, name_only: bool) -> str:
    """The form of the report. Raises UsageError when two are asked for."""
    asked = [name for name, wanted in (("--stat", stat), ("--name-only", name_only)) if wanted]
    if format is not ChangesFormat.text:
        asked.append(f"--format {format.value}")
    if len(asked) > 1:
        raise UsageError(f"{' and '.join(asked)} are two ways of telling", help="choose one")
    return "stat" if stat else "names" if name_only else format.value


def _previous(shop: "Workshop | None", said: str) -> str:
    from recap_print.pipeline.sides import previous_of
    from recap_print.source import Unreadable

    if shop is None:
        raise UsageError("what is it compared with?", help="name two things, or go to the folder of the booklet")
    try:
        return previous_of(shop, said)
    except Unreadable as error:
        words.tell_findings(error.findings, "text")
        leave(error.exit_code)
        raise AssertionError("leave ends the command") from None


def pairs_of(shop: "Workshop | None", old: str, new: str, quiet: bool, early: "Early | None" = None) -> "list[Pair]":
    """What is compared with what; when an edition has errors they are told and the command ends, never with a 1,
    which means that something differs."""
    from recap_print.pipeline.sides import HasErrors, sides

    try:
        return sides(shop, old, new, lambda said: words.whisper(said, quiet), early.reading if early else None)
    except HasErrors as error:
        words.tell_findings(error.prepared.findings, "text")
        leave(max(refusal(error.prepared), ExitCode.CANNOT_READ))
        raise AssertionError("leave ends the command") from None


def booklets_of(shop: "Workshop", old: str, new: str, quiet: bool) -> "tuple[Booklet, Booklet]":
    """Two booklets to be compared, of editions or locks, of now or of a revision."""
    from recap_print.compare.version import Version

    sides = [side for pair in pairs_of(shop, old, new, quiet) for side in (pair.old, pair.new)]
    booklets = [side.booklet for side in sides if isinstance(side, Version)]
    if len(sides) != 2 or len(booklets) != 2:
        raise UsageError(f"{old} and {new} are not two editions or locks", help="name two of these")
    return booklets[0], booklets[1]


def _early(*said: str) -> "Early | None":
    """Begin with the PDFs, while everything else is loaded."""
    if not any(one.lower().endswith(".pdf") for one in said):
        return None
    from recap_print.pipeline.early import begin

    return begin(*said)


def _seen(shop: "Workshop | None", pairs: "list[Pair]", press: str, html: Path) -> "tuple[Changes, Product]":
    """The changes of the only pair, and the page that shows them. The renderers load while it is compared."""
    from recap_print.pipeline.differ import difference, report_of
    from recap_print.pipeline.product import keep
    from recap_print.pipeline.shots import Cameras

    if len(pairs) != 1:
        raise UsageError(f"--html shows one comparison, and here are {len(pairs)}", help="name the two editions")
    with Cameras() as cameras:
        found = difference(shop, pairs[0], press)
        page = report_of(shop, found, cameras)
    return found.changes, keep(html, page, words.count_changes(found.changes))


def _hand_over(said: list[str], form: str, told: "list[Changes]", output: Path | None, quiet: bool) -> None:
    """Every report, one after another; as JSON, several are one list."""
    from recap_print.pipeline.product import keep

    several = form == "json" and len(said) != 1
    whole = "[\n" + ",\n".join(said) + "\n]" if several else "\n\n".join(filter(None, said))
    if output:
        words.tell_product(keep(output, whole, "; ".join(map(words.count_changes, told))), quiet)
    elif whole:
        words.say(whole)


@app.command("list")
def list_editions() -> None:
    """Show the editions: pages, date, status, and whether the lock holds."""
    from recap_print.pipeline import locks
    from recap_print.report.table import table

    shop = workshop()
    rows = [locks.listed(shop, name) for name in shop.names()]
    words.say(table(locks.LISTED, rows))
