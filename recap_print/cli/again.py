"""Doing something again each time that what it is made of is saved."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from recap_print.cli import words
from recap_print.cli.desk import workshop
from recap_print.errors import RecapError
from recap_print.pipeline.files import shown

Watch = Annotated[
    bool, typer.Option("--watch", help="Then again each time an edition, layout, font or picture is saved.")
]
MOST_NAMED = 3


def again(said: Sequence[str], once: Callable[[frozenset[Path]], object], quiet: bool) -> None:
    """Do it, then again whenever something is saved, until Ctrl-C. What goes wrong is told, and mended by a save.

    ``once`` is given what changed; nothing, the first time.
    """
    from recap_print.pipeline.watching import changes

    for changed in changes(workshop(*said).project):
        if changed:
            words.whisper(f"· saved: {_named(changed)}", quiet)
        try:
            once(changed)
        except typer.Exit:
            pass  # why has been told
        except words.ReaderLeft:
            raise
        except RecapError as error:
            words.complain(error)
        words.whisper("· waiting for the next save; Ctrl-C ends", quiet)


def _named(changed: frozenset[Path]) -> str:
    names = sorted(map(shown, changed))
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
