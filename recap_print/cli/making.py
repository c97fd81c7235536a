"""Commands that judge an edition and make its files."""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recap_print.cli import words
from recap_print.cli.again import Watch, again
from recap_print.cli.chosen import Laid, Language, all_of, in_variant
from recap_print.cli.desk import (
    BlankPages,
    Bound,
    Copies,
    Dummy,
    Edition,
    EditionOrPdf,
    Editions,
    Flipped,
    On,
    Output,
    PlanFormat,
    Quiet,
    Signature,
    Worked,
    app,
    folded,
    leave,
    own_press,
    prepare,
    ready,
    refusal,
    verdict,
    workshop,
)
from recap_print.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from recap_print.pipeline.prepare import Workshop


class FindingsFormat(StrEnum):
    text = "text"
    concise = "concise"
    json = "json"
    github = "github"


class PreflightFormat(StrEnum):
    text = "text"
    concise = "concise"
    json = "json"
    github = "github"
    sarif = "sarif"
    junit = "junit"


@app.command()
def validate(
    editions: Editions = None,
    lang: Language = None,
    layout: Laid = None,
    format: Annotated[FindingsFormat, typer.Option("--format", help="How findings are told.")] = FindingsFormat.text,
    watch: Watch = False,
    quiet: Quiet = False,
) -> None:
    """Judge declarations, their layout and their placed pages.

    With an edition come its variants; with --lang or --layout, that variant alone. Without a name: every edition, or
    every one that has this variant.
    """

    def judge(changed: frozenset[Path] = frozenset()) -> ExitCode:
        shop = workshop(*editions or ())
        return _judged(shop, all_of(shop, editions, lang, layout, changed), format, quiet)

    if watch:
        again(editions or (), judge, quiet)
    else:
        leave(judge())


def _judged(shop: "Workshop", names: Iterable[str], format: FindingsFormat, quiet: bool) -> ExitCode:
    """Tell what is found in editions and variants, and how grave it is."""
    from recap_print.pipeline.families import findings_of

    prepared = [prepare(shop, name, quiet) for name in names]
    findings = findings_of(prepared)
    words.tell_findings(findings, format.value)
    if not findings:
        words.whisper("· nothing wrong", quiet)
    for one in prepared:
        if one.errors and one.booklet is None:
            words.whisper(f"· the pages of {one.path.stem} could not be placed, nor judged, before these errors", quiet)
    return verdict(prepared)


@app.command()
def render(
    edition: Edition,
    lang: Language = None,
    layout: Laid = None,
    press: Annotated[str, typer.Option("--press", help="For whom: a press profile, by name or path.")] = "single-pages",
    output: Output = None,
    watch: Watch = False,
    quiet: Quiet = False,
) -> None:
    """Write the print PDF: single pages with bleed and marks, as PDF/X-4."""

    def draw(_: frozenset[Path] = frozenset()) -> ExitCode:
        shop = workshop(edition)
        return _drawn(shop, in_variant(shop, edition, lang, layout), press, output, quiet)

    if watch:
        again([edition], draw, quiet)
    else:
        leave(draw())


def _drawn(shop: "Workshop", edition: str, press: str, output: Path | None, quiet: bool) -> ExitCode:
    """Draw the single pages of an edition, and tell of the file."""
    from recap_print.pipeline import make
    from recap_print.pipeline.apart import start_reader
    from recap_print.pipeline.presses import read_press

    read_press(shop, press)  # a slip in its name is told before anything is set
    with start_reader() as reader:  # its imports run beside ours
        prepared, booklet = ready(shop, edition, quiet)
        product = make.render(shop, prepared, booklet, reader, press, output)
    words.tell_product(product, quiet)
    return ExitCode.FINDINGS if product.findings else ExitCode.OK


@app.command()
def impose(
    edition: EditionOrPdf,
    press: Annotated[
        str | None,
        typer.Option("--press", help="A press profile: a name, or a path to a YAML file. Left out: the edition's own."),
    ] = None,
    lang: Language = None,
    layout: Laid = None,
    flip: Flipped = None,
    blanks: BlankPages = None,
    signature: Signature = None,
    binding: Bound = None,
    work: Worked = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Tell the plan, and write nothing.")] = False,
    copies: Copies = None,
    format: Annotated[PlanFormat | None, typer.Option("--format", help="How --dry-run tells the plan.")] = None,
    dummy: Dummy = False,
    on: On = None,
    output: Output = None,
    quiet: Quiet = False,
) -> None:
    """Lay the pages on sheets to be folded, bound and trimmed, with creep, as PDF/X-4."""
    from recap_print.pipeline import make
    from recap_print.pipeline.apart import start_reader
    from recap_print.pipeline.imposing import asked as ask

    if not dry_run and (copies or format):
        raise UsageError("--copies and --format are for a plan", help="add --dry-run, or use `recap-print plan`")
    if dry_run and dummy:
        raise UsageError("--dry-run writes nothing, --dummy a file", help="ask for one of them")
    if on and not dummy:
        raise UsageError("--on is for a dummy", help="add --dummy; a press profile says how large its sheet is")
    shop = workshop(edition)
    edition = in_variant(shop, edition, lang, layout)
    press = press or own_press(shop, edition)
    # a dummy is printed by another machine: how that one turns its paper changes nothing of the press's plan
    asked = ask(shop, press, folded(None if dummy else flip, blanks, signature, binding, work))
    if dummy:
        from recap_print.cli.trying import tell_dummy

        tell_dummy(shop, edition, asked, flip.value if flip else "", on, output, quiet)
        return
    if dry_run:
        from recap_print.cli.planning import subject_of
        from recap_print.pipeline.plan import planned

        compared = planned(shop, subject_of(shop, edition, copies, None, quiet), asked)
        words.tell_plan(compared, (format or PlanFormat.text).value)
        return
    if edition.lower().endswith(".pdf"):
        words.tell_product(make.impose_file(shop, Path(edition), asked, output), quiet)
        return
    with start_reader() as reader:
        prepared, booklet = ready(shop, edition, quiet)
        product = make.impose_booklet(shop, prepared, booklet, reader, asked, output)
    words.tell_product(product, quiet)
    leave(ExitCode.FINDINGS if product.findings else ExitCode.OK)


@app.command()
def preflight(
    edition: EditionOrPdf,
    press: Annotated[
        str, typer.Option("--press", help="By whose limits: a press profile, by name or path.")
    ] = "single-pages",
    lang: Language = None,
    layout: Laid = None,
    format: Annotated[PreflightFormat, typer.Option("--format", help="How it is told.")] = PreflightFormat.text,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings fail too.")] = False,
    quiet: Quiet = False,
) -> None:
    """Say what the printer's own preflight would say, before they do. Exit 0: they would take it."""
    from recap_print.pipeline.apart import start_reader
    from recap_print.pipeline.preflight import preflight_edition, preflight_file, undrawable
    from recap_print.pipeline.presses import read_press

    shop = workshop(edition)
    edition = in_variant(shop, edition, lang, layout)
    asked, _ = read_press(shop, press)
    failed = ExitCode.FINDINGS
    with start_reader() as reader:
        if edition.lower().endswith(".pdf"):
            words.whisper(f"· reading {edition}", quiet)
            judged = preflight_file(shop, Path(edition), reader, press)
        else:
            prepared = prepare(shop, edition, quiet)
            if booklet := prepared.drawable:
                judged = preflight_edition(shop, prepared, booklet, reader, press)
            else:
                judged, failed = undrawable(prepared, asked.name), refusal(prepared)
    words.tell_preflight(judged, format.value, strict=strict)
    leave(ExitCode.OK if judged.passes(strict=strict) else failed)
