"""Commands that print to try things out: what to fold by hand, and how a printer turns its paper."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recap_print.cli import words
from recap_print.cli.desk import Output, Paper, Quiet, app, ready, workshop

if TYPE_CHECKING:
    from recap_print.pipeline.imposing import Asked
    from recap_print.pipeline.prepare import Workshop


@app.command()
def calibrate(
    on: Annotated[Paper, typer.Option("--on", help="The paper.")] = Paper.a4,
    output: Output = None,
    quiet: Quiet = False,
) -> None:
    """Write a sheet that shows, in plain words, on which edge a printer turns its paper."""
    from recap_print.pipeline.trying import calibration

    words.tell_product(calibration(workshop(), on.value, output), quiet)


def tell_dummy(
    shop: "Workshop", edition: str, asked: "Asked", flip: str, on: Paper | None, output: Path | None, quiet: bool
) -> None:
    """Write the dummy of an edition or a PDF, and say what to do with it."""
    from recap_print.pipeline import trying

    paper = on.value if on else ""
    if edition.lower().endswith(".pdf"):
        made = trying.dummy_of_file(shop, Path(edition), asked, flip, paper, output)
    else:
        _, booklet = ready(shop, edition, quiet)
        made = trying.dummy_of_booklet(shop, booklet, asked, flip, paper, output)
    words.tell_product(made, quiet)
