"""Write the pages that the code knows: ``docs/reference/`` and the marked block of the README.

python docs/generate.py           write them (make docs)
python docs/generate.py --check   exit 1, with the difference, when one is not current
"""

from __future__ import annotations

import difflib
import json
import pkgutil
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import typer

import recap_print
from recap_print.cli.commands import app
from recap_print.errors import ExitCode
from recap_print.findings import RULES
from recap_print.report.rules import markdown
from schema_page import Page

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"
NOTICE = "<!-- Written by `make docs`; change the code instead. -->"
WIDTH = 100  # columns of the help pages, whatever the terminal
SCHEMAS = {
    "edition": "edition/schema.json",
    "layout": "design/schema.json",
    "pictograms": "design/pictograms.schema.json",
    "press": "sheets/press.schema.json",
    "conditions": "sheets/conditions.schema.json",
    "changes": "report/changes.schema.json",
}


def help_pages() -> Iterator[tuple[str, str]]:
    """The name and the ``--help`` of recap-print, then of each of its commands."""
    group = typer.main.get_group(app)
    top = typer.Context(group, info_name="recap-print", terminal_width=WIDTH)
    yield "recap-print", group.get_help(top)
    for name in group.list_commands(top):
        command = group.get_command(top, name)
        if command and not command.hidden:
            yield f"recap-print {name}", command.get_help(typer.Context(command, info_name=name, parent=top))


def cli_page() -> str:
    parts = [f"## {name}\n\n```text\n{help.strip()}\n```" for name, help in help_pages()]
    return "\n\n".join(["# Commands", *parts]) + "\n"


def exit_code_table() -> str:
    rows = [f"| {code.value} | {code.meaning} |" for code in ExitCode]
    return "\n".join(["| code | meaning |", "|---|---|", *rows])


def rules_page() -> str:
    """Every rule of the house, by family. Rules register when their module is imported, so all are."""
    for module in pkgutil.walk_packages(recap_print.__path__, "recap_print."):
        import_module(module.name)
    parts = ["# Rules", "`recap-print explain CODE` prints the same at the desk. A code is never reused."]
    return "\n\n".join([*parts, markdown(RULES)]) + "\n"


def schema_page(name: str) -> str:
    schema = json.loads((ROOT / "recap_print" / SCHEMAS[name]).read_text("utf-8"))
    return Page(schema).text()


def with_block(text: str, name: str, block: str) -> str:
    """``text`` with what stands between ``<!-- generated:NAME -->`` and its end mark written anew."""
    begin, end = f"<!-- generated:{name} -->", f"<!-- /generated:{name} -->"
    before, _, rest = text.partition(begin)
    _, found, after = rest.partition(end)
    if not found:
        raise ValueError(f"README.md: {begin} … {end} is missing")
    return f"{before}{begin}\n{block}\n{end}{after}"


def pages() -> dict[Path, str]:
    """Every generated page, by where it belongs."""
    reference = {
        "cli": cli_page(),
        "exit-codes": f"# Exit codes\n\n{exit_code_table()}\n",
        "rules": rules_page(),
        **{f"schema-{name}": schema_page(name) for name in SCHEMAS},
    }
    readme = ROOT / "README.md"
    return {
        readme: with_block(readme.read_text("utf-8"), "exit-codes", exit_code_table()),
        **{REFERENCE / f"{name}.md": f"{NOTICE}\n\n{text}" for name, text in reference.items()},
    }


def differences(wanted: dict[Path, str]) -> Iterator[str]:
    """A unified diff of each page that is not what it should be, and the name of each that nothing writes."""
    for path in sorted({*wanted, *REFERENCE.glob("*")}):
        name = path.relative_to(ROOT).as_posix()
        if path not in wanted:
            yield f"{name}: nothing writes this page any more"
            continue
        found = path.read_text("utf-8") if path.exists() else ""
        yield from difflib.unified_diff(found.splitlines(), wanted[path].splitlines(), name, name, lineterm="")


def main() -> None:
    wanted = pages()
    stale = list(differences(wanted))
    if "--check" in sys.argv[1:]:
        if stale:
            sys.exit("\n".join([*stale, "", "docs/reference/ is not current: run `make docs`"]))
        return
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for path in {*REFERENCE.glob("*")} - {*wanted}:
        path.unlink()
    for path, text in wanted.items():
        path.write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
