"""Commands that say what changed, and keep the locks."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from recap_print.cli import words
from recap_print.cli.desk import Editions, Output, Quiet, app, leave, prepare, ready, refusal, workshop
from recap_print.errors import ExitCode

if TYPE_CHECKING:
    from recap_print.pages.model import Booklet
    from recap_print.pipeline.prepare import Workshop


class ChangesFormat(StrEnum):
    text = "text"
    json = "json"
    markdown = "markdown"


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

    shop = workshop(old, new or "")
    if new is None:
        old, new = previous_of(shop, old), old
        if not old:
            words.say(f"{new} has no edition before it that can be read")
            return
    changes = compare(side(shop, old, quiet), side(shop, new, quiet))
    if output:
        text = words.changes_in_words(changes, format.value, plain=True)
        words.tell_product(keep(output, text, words.count_changes(changes)), quiet)
    else:
        words.say(words.changes_in_words(changes, format.value))
    leave(ExitCode.FINDINGS if changes else ExitCode.OK)


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
    from recap_print.pipeline.make import drawable as booklet_of

    shop = workshop(*editions or ())
    verdict = ExitCode.OK
    for name in editions or shop.project.edition_names():
        prepared = prepare(shop, name, quiet)
        booklet = booklet_of(prepared)
        if booklet is None:
            words.tell_findings(prepared.findings, "text")
            verdict = max(verdict, refusal(prepared))
            continue
        checked = locks.check_lock(shop, booklet)
        if update and not checked.holds:
            words.tell_product(locks.record(checked), quiet)
        elif not update and not words.tell_checked(checked, quiet):
            verdict = max(verdict, ExitCode.FINDINGS)
    leave(verdict)


@app.command("list")
def list_editions() -> None:
    """Show the editions: pages, date, status, and whether the lock holds."""
    from recap_print.pipeline import locks
    from recap_print.report.table import table

    shop = workshop()
    rows = [locks.listed(shop, name) for name in shop.project.edition_names()]
    words.say(table(locks.LISTED, rows))


def side(shop: "Workshop", said: str, quiet: bool) -> "Booklet":
    """One side of a comparison; when it has errors they are told and the command ends."""
    from recap_print.pipeline.locks import lock_of

    lock = lock_of(shop, said)
    return lock if lock else ready(shop, said, quiet)[1]
