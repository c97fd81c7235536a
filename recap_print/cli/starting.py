"""Commands that begin a version, and show all that one declares."""

from enum import StrEnum
from typing import Annotated

import typer

from recap_print.cli import words
from recap_print.cli.chosen import Laid, Language, in_variant
from recap_print.cli.desk import Edition, Quiet, app, leave, prepare, verdict, workshop
from recap_print.errors import ExitCode


class ShownFormat(StrEnum):
    yaml = "yaml"
    json = "json"


@app.command()
def new(
    name: Annotated[str, typer.Argument(metavar="EDITION", help="What it is called: v12.")],
    base: Annotated[str, typer.Option("--from", metavar="EDITION", help="The version it starts as.")],
    date: Annotated[
        str, typer.Option("--date", metavar="YYYY-MM", help="When it is decided; left out, `validate` asks for it.")
    ] = "",
    quiet: Quiet = False,
) -> None:
    """Begin a version: a new file with the text of another, its comments too, as a draft without changes.

    It never writes over a file. What still speaks of the other version is listed.
    """
    from recap_print.pipeline.drafting import draft
    from recap_print.source import Unreadable

    try:
        product = draft(workshop(base), name, base, date)
    except Unreadable as error:
        words.tell_findings(error.findings, "text")
        leave(error.exit_code)
        return
    words.tell_product(product, quiet)


@app.command()
def show(
    edition: Edition,
    lang: Language = None,
    layout: Laid = None,
    format: Annotated[ShownFormat, typer.Option("--format", help="How it is written.")] = ShownFormat.yaml,
    quiet: Quiet = False,
) -> None:
    """Show all that an edition declares: defaults, links and placeholders filled in, and where its sections stand."""
    from recap_print.report import declaration as report

    shop = workshop(edition)
    prepared = prepare(shop, in_variant(shop, edition, lang, layout), quiet)
    if prepared.edition is None:
        words.tell_findings(prepared.findings, "text")
        leave(verdict([prepared]))
        return
    if prepared.booklet is None:
        words.whisper(f"· its pages cannot be placed: `recap-print validate {edition}` says why", quiet)
    told = report.declared(prepared.edition, prepared.booklet)
    said = report.as_json(told) if format is ShownFormat.json else report.as_yaml(told)
    with words.standing(ExitCode.OK):
        words.say(said.rstrip("\n"))
