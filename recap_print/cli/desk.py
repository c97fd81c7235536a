"""What the commands share: the application, arguments with one meaning everywhere, and the way into the project."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recap_print import __version__
from recap_print.cli import words
from recap_print.errors import ExitCode, UsageError
from recap_print.pipeline.files import shown
from recap_print.pipeline.project import find_project, is_path

if TYPE_CHECKING:
    from recap_print.pages.model import Booklet
    from recap_print.pipeline.imposing import Folded
    from recap_print.pipeline.prepare import Prepared, Workshop

app = typer.Typer(
    name="recap-print",
    help="From a YAML declaration to a booklet a press can print.",
    # rich pages cost 70 ms at each start; a traceback of ours must never be prettier than a message.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Edition = Annotated[str, typer.Argument(metavar="EDITION", help="A name (v11, v11.ar), or a path to a YAML file.")]
Editions = Annotated[
    list[str] | None, typer.Argument(metavar="[EDITION]...", help="Names or paths; every edition when none is given.")
]
EditionOrPdf = Annotated[str, typer.Argument(metavar="EDITION|FILE.pdf", help="An edition, or a PDF of single pages.")]
Output = Annotated[Path | None, typer.Option("-o", "--output", help="Write this file instead.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="No progress and no notes: products and findings only.")]


class Paper(StrEnum):
    a4 = "a4"
    a3 = "a3"
    sra3 = "sra3"


class FlipEdge(StrEnum):
    short_edge = "short-edge"
    long_edge = "long-edge"


class SignaturePages(StrEnum):
    two = "2"
    four = "4"
    eight = "8"
    sixteen = "16"
    thirty_two = "32"


class BindingWay(StrEnum):
    saddle_stitch = "saddle-stitch"
    perfect_bound = "perfect-bound"


class WorkStyle(StrEnum):
    sheetwise = "sheetwise"
    perfecting = "perfecting"
    work_and_turn = "work-and-turn"
    work_and_tumble = "work-and-tumble"


class PlanFormat(StrEnum):
    text = "text"
    json = "json"


Flipped = Annotated[FlipEdge | None, typer.Option("--flip", help="The edge the printer turns sheets about.")]
BlankPages = Annotated[
    str | None,
    typer.Option(
        "--blanks",
        metavar="end|before-back-cover|N",
        help="Add blank pages where a sheet lacks them: there, or after page N.",
    ),
]
Signature = Annotated[
    SignaturePages | None,
    typer.Option("--signature", help="The most pages of one folded sheet."),
]
Bound = Annotated[BindingWay | None, typer.Option("--binding", help="How sheets become a booklet.")]
Worked = Annotated[WorkStyle | None, typer.Option("--work", help="How a sheet gets its two sides.")]
Copies = Annotated[
    int | None,
    typer.Option("--copies", min=1, max=100_000_000, help="How many booklets; an edition's own, or 1, when left out."),
]
Inks = Annotated[
    int | None,
    typer.Option("--inks", min=1, max=4, help="How many inks; those an edition prints with, or 4, when left out."),
]
Dummy = Annotated[
    bool, typer.Option("--dummy", help="Write a dummy to fold and check: big page numbers, folds in their order.")
]
On = Annotated[Paper | None, typer.Option("--on", help="Reduce the dummy to this paper, for an office printer.")]


@app.callback(invoke_without_command=True)
def front_desk(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.", is_eager=True)] = False,
) -> None:
    """From a YAML declaration to a booklet a press can print: validate, render, impose, compare."""
    if version:
        words.say(f"recap-print {__version__}")
        raise typer.Exit


def workshop(*named: str) -> "Workshop":
    """The project around the current folder, or else around the first file that is named."""
    from recap_print.pipeline.prepare import Workshop

    return Workshop(find_project(*(Path(name) for name in named if is_path(name))))


def workshop_if_any(*named: str) -> "Workshop | None":
    """The project, or None where there is none: locks and PDFs are compared without one."""
    try:
        return workshop(*named)
    except UsageError:
        return None


def own_press(shop: "Workshop", said: str) -> str:
    """The press of an edition, when none was named."""
    press = "" if said.lower().endswith(".pdf") else shop.press(said)
    if not press:
        help = f"add --press: {', '.join(shop.project.press_names())}" if shop.project.press_names() else "add --press"
        raise UsageError(f"for which press? {said} names none", help=help)
    return press


def prepare(shop: "Workshop", name: str, quiet: bool) -> "Prepared":
    path = shop.project.edition(name)
    words.whisper(f"· reading and placing {shown(path)}", quiet)
    return shop.prepare(path)


def ready(shop: "Workshop", name: str, quiet: bool) -> "tuple[Prepared, Booklet]":
    """A booklet that can be drawn; otherwise its findings are told and the command ends."""

    prepared = prepare(shop, name, quiet)
    booklet = prepared.drawable
    if booklet is None:
        words.tell_findings(prepared.findings, "text")
        leave(refusal(prepared))
        raise AssertionError("leave ends the command")
    if prepared.findings:
        count = len(prepared.findings)
        words.whisper(f"· {count} finding{'s' if count > 1 else ''}: `recap-print validate {name}` tells", quiet)
    return prepared, booklet


def verdict(prepared: "list[Prepared]") -> ExitCode:
    """The gravest of what was found: a file that is not readable, then errors."""
    if any(one.unreadable for one in prepared):
        return ExitCode.CANNOT_READ
    return ExitCode.FINDINGS if any(one.errors for one in prepared) else ExitCode.OK


def refusal(prepared: "Prepared") -> ExitCode:
    """Why a booklet is not drawn: what it declares is wrong, or only the pages that came of it."""
    only_placed = all(finding.code.startswith("P") for finding in prepared.errors)
    return ExitCode.CANNOT_LAY_OUT if prepared.booklet and only_placed else verdict([prepared])


def folded(
    flip: FlipEdge | None = None,
    blanks: str | None = None,
    signature: SignaturePages | None = None,
    binding: BindingWay | None = None,
    work: WorkStyle | None = None,
) -> "Folded":
    """What the command line says otherwise than the press profile."""
    from recap_print.pipeline.imposing import Folded

    return Folded(
        flip=flip.value if flip else "",
        blanks=blanks or "",
        signature=int(signature.value) if signature else 0,
        binding=binding.value if binding else "",
        work=work.value if work else "",
    )


def leave(code: ExitCode) -> None:
    if code:
        raise typer.Exit(int(code))
