"""The gate for CI: pages beside their locks."""

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recap_print.cli import words
from recap_print.cli.chosen import Laid, Language, all_of
from recap_print.cli.desk import Editions, Output, Quiet, app, leave, prepare, refusal, workshop
from recap_print.errors import CannotWrite, ExitCode, UsageError

if TYPE_CHECKING:
    from recap_print.pipeline.prepare import Prepared
    from recap_print.report.gate import Outcome


class GateFormat(StrEnum):
    text = "text"
    concise = "concise"
    json = "json"
    github = "github"
    sarif = "sarif"
    junit = "junit"
    gitlab = "gitlab"


@app.command()
def check(
    editions: Editions = None,
    lang: Language = None,
    layout: Laid = None,
    update: Annotated[
        bool, typer.Option("--update", help="Accept the pages as they are now, with a --reason.")
    ] = False,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="WHY", help="Why they are accepted; the lock remembers it.")
    ] = None,
    format: Annotated[GateFormat, typer.Option("--format", help="How it is told.")] = GateFormat.text,
    output: Output = None,
    quiet: Quiet = False,
) -> None:
    """Compose again and compare with the locks: the gate for CI. Exit 0: they hold; 1: they do not.

    With an edition come its variants; with --lang or --layout, that variant alone. Without a name: every edition, or
    every one that has this variant.
    """
    from recap_print.pipeline import gate
    from recap_print.pipeline.product import spare

    why = gate.reason_in(reason) if update else ""
    if reason is not None and not update:
        raise UsageError("--reason is for --update", help="add --update, or leave the reason out")
    shop = workshop(*editions or ())
    spare(shop.project, editions or (), output)
    outcomes: list[Outcome] = []
    verdict = ExitCode.OK
    try:
        for name in all_of(shop, editions, lang, layout):
            prepared = prepare(shop, name, quiet)
            outcome = gate.accepted(shop, prepared, why) if update else gate.judged(shop, prepared)
            outcomes.append(outcome)
            verdict = max(verdict, _code(outcome, prepared))
            if outcome.state == "holds":
                words.whisper(f"· {outcome.headline}", quiet)
    except CannotWrite:
        _tell(outcomes, format, output, quiet)  # what was recorded before is recorded
        raise
    if not (editions or lang or layout) and (found := gate.strays(shop)):
        outcomes += found
        verdict = max(verdict, ExitCode.FINDINGS)
    with words.standing(verdict):
        _tell(outcomes, format, output, quiet)
    leave(verdict)


def _code(outcome: "Outcome", prepared: "Prepared") -> ExitCode:
    if outcome.state.passes:
        return ExitCode.OK
    if outcome.state == "unplaced":
        return refusal(prepared)
    return ExitCode.CANNOT_READ if outcome.state == "damaged" else ExitCode.FINDINGS


def _tell(outcomes: "list[Outcome]", format: GateFormat, output: Path | None, quiet: bool) -> None:
    """One report for all editions; in GitHub's form, a summary for the page of the run too."""
    from recap_print.report import gate as report

    said = words.gate_in_words(outcomes, format.value, plain=output is not None)
    if output:
        from recap_print.pipeline.product import keep

        about = report.summary(outcomes)
        words.tell_product(keep(output, said or about, about), quiet)
    elif said:
        words.say(said)
    if format is GateFormat.github and (page := os.environ.get("GITHUB_STEP_SUMMARY")):
        try:
            with open(page, "a", encoding="utf-8", errors="replace") as file:
                file.write(report.markdown(outcomes))
        except OSError as error:
            words.whisper(f"  note: the summary of this run cannot be written: {error.strerror}", quiet)
