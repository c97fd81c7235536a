"""The command that git runs to show what changed in locks and PDFs."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from recap_print.cli import words
from recap_print.cli.desk import app


@app.command()
def textconv(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A lock or a PDF, whatever it is called.")],
) -> None:
    """Print a lock or a PDF as lines of text: `git diff` and `git log -p` then show what changed.

    In .gitattributes: `*.lock.json diff=recap` and `*.pdf diff=recap`. Once in each clone:
    `git config diff.recap.textconv "recap-print textconv"`, and `git config diff.recap.cachetextconv true`.
    """
    from recap_print.pipeline.textconv import as_text

    text = as_text(file)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # whatever the terminal: git compares these bytes
    words.say(text.removesuffix("\n"))
