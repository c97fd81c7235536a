"""The command that shows a booklet while it is being written."""

from importlib.util import find_spec
from typing import Annotated

import typer

from recap_print.cli import words
from recap_print.cli.chosen import Laid, Language, in_variant
from recap_print.cli.desk import Edition, app, workshop
from recap_print.errors import UsageError

NEEDS = ("starlette", "uvicorn", "watchfiles")
PORT = 8611


@app.command()
def preview(
    edition: Edition,
    lang: Language = None,
    layout: Laid = None,
    against: Annotated[
        str, typer.Option("--against", metavar="OLD", help="What it is compared with; its `previous` when left out.")
    ] = "",
    press: Annotated[
        str, typer.Option("--press", metavar="PRESS", help="The press whose paper and sheets are shown first.")
    ] = "",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes any that is free.")] = PORT,
    host: Annotated[
        str, typer.Option("--host", help="Where to listen. Other than loopback, others can look too.")
    ] = "127.0.0.1",
    editor: Annotated[
        str, typer.Option("--editor", metavar="LINK", help="How to open a file; VS Code when left out.")
    ] = "",
    open_: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
) -> None:
    """Show the booklet in a browser, anew at each save, until Ctrl-C."""
    if missing := [name for name in NEEDS if not find_spec(name)]:
        what = ", ".join(missing)
        raise UsageError(f"the preview needs what is not installed: {what}", help="`make setup` brings it")
    from recap_print.preview.app import Desk
    from recap_print.preview.comparing import Comparing
    from recap_print.preview.serve import serve
    from recap_print.preview.studio import Studio
    from recap_print.preview.told import EDITOR

    if editor and "{path}" not in editor:
        raise UsageError(f"{editor} does not say where the file goes", help=f"write it like {EDITOR}")
    shop = workshop(edition)
    project, edition = shop.project, in_variant(shop, edition, lang, layout)
    desk = Desk(Studio(project, edition, press), Comparing(project, edition, against), editor or EDITOR)

    def told(address: str) -> None:
        words.say(f"{words.bold(address)}  {edition} · Ctrl-C ends")
        if open_:
            import webbrowser

            webbrowser.open(address)

    serve(desk, host, port, told)
