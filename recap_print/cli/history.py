"""The command that tells where a version comes from."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recap_print.cli import words
from recap_print.cli.desk import Output, Quiet, app, leave, workshop
from recap_print.errors import ExitCode

if TYPE_CHECKING:
    from recap_print.compare.lineage import Family


class HistoryFormat(StrEnum):
    text = "text"
    json = "json"
    markdown = "markdown"


@app.command()
def log(
    edition: Annotated[
        str, typer.Argument(metavar="[EDITION]", help="This version and those it came of; all when left out.")
    ] = "",
    oneline: Annotated[bool, typer.Option("--oneline", help="A line for each version.")] = False,
    matrix: Annotated[bool, typer.Option("--matrix", help="Sections × versions, with their pages, instead.")] = False,
    reverse: Annotated[bool, typer.Option("--reverse", help="The oldest first.")] = False,
    format: Annotated[HistoryFormat, typer.Option("--format", help="How it is told.")] = HistoryFormat.text,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write a page for browsers; as text, say no more.")
    ] = None,
    output: Output = None,
    quiet: Quiet = False,
) -> None:
    """Tell the family history: what each version changed, why, and which hypothesis it tests."""
    from recap_print.pipeline.history import history, keep_page
    from recap_print.pipeline.product import spare

    shop = workshop(edition)
    spare(shop.project, [edition], html, output)
    family = history(shop, edition)
    verdict = ExitCode.FINDINGS if family.troubles else ExitCode.OK
    for_programs = format is not HistoryFormat.text
    with words.standing(verdict):
        if html:
            words.tell_product(keep_page(html, family), quiet, aside=for_programs and not output)
        if output or for_programs or not html:
            _tell(family, format.value, output, quiet, oneline=oneline, matrix=matrix, reverse=reverse)
    leave(verdict)


def _tell(
    family: "Family", format: str, output: Path | None, quiet: bool, *, oneline: bool, matrix: bool, reverse: bool
) -> None:
    from recap_print.pipeline.product import keep
    from recap_print.report import history as report
    from recap_print.report import history_text as terminal

    colour = words.colour() and not output
    match format, matrix:
        case "json", _:
            said = report.as_json(family, backwards=reverse)
        case "markdown", True:
            said = report.matrix_markdown(family.matrix())
        case "markdown", _:
            said = report.markdown(family, backwards=reverse)
        case _, True:
            said = terminal.matrix_text(family.matrix(), colour=colour, width=words.width())
        case _:
            said = terminal.text(family, colour=colour, width=words.width(), short=oneline, backwards=reverse)
    if output:
        words.tell_product(keep(output, said.rstrip("\n"), report.heading(family)), quiet)
    else:
        words.say(said.rstrip("\n"))
