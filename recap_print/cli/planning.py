"""Commands that say, before any plate is made, what printing takes."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recap_print.cli import words
from recap_print.cli.chosen import Laid, Language, in_variant, sides_in_variant
from recap_print.cli.desk import (
    BlankPages,
    Bound,
    Copies,
    EditionOrPdf,
    Flipped,
    Inks,
    PlanFormat,
    Quiet,
    Signature,
    Worked,
    app,
    folded,
    leave,
    ready,
    workshop,
)
from recap_print.errors import ExitCode

if TYPE_CHECKING:
    from recap_print.pipeline.plan import Subject
    from recap_print.pipeline.prepare import Workshop

Told = Annotated[PlanFormat, typer.Option("--format", help="How it is told.")]


@app.command()
def plan(
    edition: EditionOrPdf,
    lang: Language = None,
    layout: Laid = None,
    press: Annotated[
        list[str] | None,
        typer.Option("--press", help="A press profile, by name or path; once for each. Left out: all."),
    ] = None,
    copies: Copies = None,
    best: Annotated[bool, typer.Option("--best", help="Choose a press, say why, and tell its sheets alone.")] = False,
    inks: Inks = None,
    flip: Flipped = None,
    blanks: BlankPages = None,
    signature: Signature = None,
    binding: Bound = None,
    work: Worked = None,
    format: Told = PlanFormat.text,
    quiet: Quiet = False,
) -> None:
    """Say what it takes on each press: sheets, plates, paper, and which pages are on which plate."""
    from recap_print.pipeline.plan import compared

    shop = workshop(edition)
    how = folded(flip, blanks, signature, binding, work)
    subject = subject_of(shop, in_variant(shop, edition, lang, layout), copies, inks, quiet)
    words.tell_plan(compared(shop, subject, press or (), how, best=best), format.value)


@app.command()
def replate(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The edition, or lock, the plates were made for.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The edition, or lock, to print now.")],
    press: Annotated[str, typer.Option("--press", help="The press of both: a profile, by name or path.")],
    lang: Language = None,
    layout: Laid = None,
    blanks: BlankPages = None,
    signature: Signature = None,
    binding: Bound = None,
    work: Worked = None,
    format: Told = PlanFormat.text,
    quiet: Quiet = False,
) -> None:
    """Say which plates must be made again. Exit 0: none; 1: some.

    --lang and --layout choose the variant of each side that is an edition; locks are as they are.
    """
    from recap_print.cli.comparing import booklets_of
    from recap_print.pipeline.imposing import asked
    from recap_print.pipeline.plan import replated

    shop = workshop(old, new)
    how = asked(shop, press, folded(None, blanks, signature, binding, work))
    old, new = sides_in_variant(shop, [old, new], lang, layout)
    replating = replated(shop, *booklets_of(shop, old, new, quiet), how)
    words.tell_replating(replating, format.value)
    leave(ExitCode.FINDINGS if replating.sides else ExitCode.OK)


def subject_of(shop: "Workshop", said: str, copies: int | None, inks: int | None, quiet: bool) -> "Subject":
    """What is to be planned; an edition with errors tells them and ends the command."""
    from recap_print.pipeline import plan

    if said.lower().endswith(".pdf"):
        return plan.file(Path(said), copies, inks)
    return plan.edition(*ready(shop, said, quiet), copies, inks)
