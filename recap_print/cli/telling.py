"""Commands that say what recap-print knows: its schemas and its rules."""

from enum import StrEnum
from typing import Annotated

import typer

from recap_print.cli import words
from recap_print.cli.desk import Quiet, app, leave
from recap_print.errors import ExitCode, UsageError
from recap_print.pipeline.project import find_project


class SchemaKind(StrEnum):
    edition = "edition"
    layout = "layout"
    press = "press"
    pictograms = "pictograms"
    conditions = "conditions"
    changes = "changes"


class RulesFormat(StrEnum):
    text = "text"
    json = "json"
    markdown = "markdown"


class DoctorFormat(StrEnum):
    text = "text"
    json = "json"


@app.command()
def schema(
    kind: Annotated[SchemaKind | None, typer.Argument(help="Which file the schema describes.")] = None,
    install: Annotated[
        bool, typer.Option("--install", help="Write .vscode/settings.json, so that VS Code helps in every file.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Print a JSON Schema, for editors and other programs; or tell VS Code of all of them."""
    from recap_print.pipeline.files import read
    from recap_print.pipeline.prepare import SCHEMAS

    if install == (kind is not None):
        names = ", ".join(SchemaKind)
        raise UsageError("a schema is printed, or all are installed", help=f"name one of {names}; or add --install")
    if kind is None:
        from recap_print.pipeline.vscode import install as installed

        words.tell_product(installed(find_project()), quiet)
        return
    words.say(read(SCHEMAS[kind.value]).decode().rstrip("\n"))


@app.command()
def doctor(
    format: Annotated[DoctorFormat, typer.Option("--format", help="How it is told.")] = DoctorFormat.text,
) -> None:
    """Look at what is installed and at the project, and say what to do about each problem. Exit 1: there are some."""
    from recap_print.pipeline.doctor import look
    from recap_print.report import doctor as report

    facts = look()
    told = report.as_json(facts) if format is DoctorFormat.json else ""
    verdict = ExitCode.FINDINGS if any(fact.mark is report.Mark.PROBLEM for fact in facts) else ExitCode.OK
    with words.standing(verdict):
        words.say(told or report.text(facts, colour=words.colour(), width=words.width()))
    leave(verdict)


@app.command()
def rules(
    format: Annotated[RulesFormat, typer.Option("--format", help="How they are listed.")] = RulesFormat.text,
) -> None:
    """List every rule: its code, its fault, how grave it is, and who asks for it."""
    from recap_print.check.every import RULES
    from recap_print.report import rules as report

    match format:
        case RulesFormat.text:
            said = report.table(RULES, colour=words.colour(), width=words.width())
        case RulesFormat.json:
            said = report.as_json(RULES)
        case RulesFormat.markdown:
            said = report.markdown(RULES)
    words.say(said.rstrip("\n"))


@app.command()
def explain(code: Annotated[str, typer.Argument(metavar="CODE", help="A code or a name: S101, unknown-key.")]) -> None:
    """Say why a rule exists, and where its demand comes from."""
    from recap_print.check.every import RULES
    from recap_print.findings import did_you_mean
    from recap_print.report.findings import explain as explained

    rule = RULES.get(code)
    if rule is None:
        known = [word for rule in RULES for word in (rule.code.lower(), rule.name)]
        raise UsageError(f"there is no rule `{code}`", help=did_you_mean(code, known))
    words.say(explained(rule, colour=words.colour(), width=words.width()))
