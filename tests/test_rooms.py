"""The house plan, watched: who may import whom, which library lives where, what stays at the door.

``docs/architecture.md`` draws the same plan for people.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

HOUSE = Path(__file__).parent.parent / "recap_print"

# From the front desk down to the cellar. A room imports from lower floors only, never from its own.
FLOORS = (
    {"__main__"},
    {"cli"},
    {"preview"},
    {"pipeline"},
    {"report"},
    {"check", "compare", "draw", "impose", "typeset"},
    {"sheets", "pages", "design", "edition"},
    {"source", "fonts", "pdf", "pictures", "profiles"},
    {"findings"},
    {"declared", "errors", "geometry", "ink", "units"},
)
# Stricter than its floor: imposition knows numbers, never contents.
SEES_ONLY = {"impose": {"sheets", "geometry", "errors", "units"}}
# Every library, and the only rooms or files that may know of it.
LIBRARIES = {
    "yaml": {"source"},
    "jsonschema": {"source"},
    "typer": {"cli"},
    "reportlab": {"draw"},
    "uharfbuzz": {"fonts", "draw"},
    "pypdf": {"pdf"},
    "pikepdf": {"draw/foreign", "draw/objects", "draw/screen"},
    "pypdfium2": {
        "pdf/symbols",
        "pdf/legible",
        "pdf/legible_digest",
        "pdf/legible_letters",
        "pdf/legible_pictures",
        "pdf/raster",
        "pdf/screen",
    },
    "zxingcpp": {"pdf/symbols"},
    "PIL": {"pictures", "profiles", "check/press/plates", "draw/screen", "pdf/legible_pictures", "pdf/raster"},
    "phonenumbers": {"check/press/words"},
    "qrcode": {"typeset"},
    "starlette": {"preview"},
    "uvicorn": {"preview/serve"},
    "watchfiles": {"pipeline/watching"},
}
# The disk, the clock, the environment and the terminal stay at the door.
DOOR = {"cli", "pipeline"}
CALLS_AT_THE_DOOR = {"open", "input", "print"}
METHODS_AT_THE_DOOR = {
    "read_text",
    "read_bytes",
    "write_text",
    "write_bytes",
    "open",
    "iterdir",
    "glob",
    "rglob",
    "mkdir",
}
NAMES_AT_THE_DOOR = {"os.environ", "os.getenv", "sys.stdout", "sys.stderr", "sys.argv", "time.time", "time.time_ns"}
NAMES_AT_THE_DOOR |= {"datetime.now", "datetime.datetime.now", "date.today", "datetime.date.today"}
OPENS_NO_FILE = {"Image.open", "Pdf.open", "pikepdf.open"}  # these take bytes here
LONGEST = 300


def floor(room: str) -> int | None:
    """How high a room stands (0 is the front desk's), or None for a room the plan does not know."""
    return next((height for height, rooms in enumerate(FLOORS) if room in rooms), None)


def imported(tree: ast.AST, package: str) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of everything imported, in functions and under TYPE_CHECKING too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, base]).rstrip(".")
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def dotted(node: ast.expr) -> str:
    """``os.environ`` for that expression; empty for anything that is not names and dots."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        base = dotted(node.value)
        return f"{base}.{node.attr}" if base else ""
    return ""


def faults(path: str, text: str) -> Iterator[str]:
    """Each way in which a file breaks the plan, as ``path:line: what is wrong``.

    ``path`` is relative to the package: ``draw/page.py``.
    """
    place = PurePosixPath(path).with_suffix("")
    room = "__init__" if path == "__init__.py" else place.parts[0]
    package = ".".join(["recap_print", *place.parent.parts])
    height = floor(room)
    if height is None and room != "__init__":
        yield f"{path}:1: {room} is not in the plan: give it a floor in tests/test_rooms.py and docs/architecture.md"
        return
    tree = ast.parse(text)
    for line, name in imported(tree, package):
        here = f"{path}:{line}: {room}"
        top, *rest = name.split(".")
        if top == "recap_print":
            target = rest[0] if rest else ""
            if target in {room, "", "__version__"}:
                continue
            if room == "__init__":
                yield f"{path}:{line}: the package itself imports no room, or every start pays for it"
            elif target in SEES_ONLY.get(room, {target}) and (floor(target) or 0) > (height or 0):
                continue
            elif room in SEES_ONLY:
                yield f"{here} may import only {', '.join(sorted(SEES_ONLY[room]))}, not {target}"
            else:
                yield f"{here} may not import {target}: imports run downhill, never across a floor"
        elif top in LIBRARIES:
            if not LIBRARIES[top] & {room, str(place)}:
                yield f"{here} may not import {top}: only {', '.join(sorted(LIBRARIES[top]))} may"
        elif top not in sys.stdlib_module_names:
            yield f"{here} imports {top}, which has no room: see LIBRARIES in tests/test_rooms.py"
    if room not in DOOR:
        yield from uses_the_door(path, tree)
    if (length := len(text.splitlines())) > LONGEST:
        yield f"{path}:{LONGEST}: {length} lines is asking to be two files"


def uses_the_door(path: str, tree: ast.AST) -> Iterator[str]:
    """Where a file reaches for the disk, the clock, the environment or the terminal."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name, method = dotted(node.func), getattr(node.func, "attr", "")
            if name in OPENS_NO_FILE:
                continue
            if name in CALLS_AT_THE_DOOR or (method in METHODS_AT_THE_DOOR and not name.startswith("self.")):
                yield f"{path}:{node.lineno}: {name or method}() belongs to {' or '.join(sorted(DOOR))}"
        elif isinstance(node, ast.Attribute) and dotted(node) in NAMES_AT_THE_DOOR:
            yield f"{path}:{node.lineno}: {dotted(node)} belongs to {' or '.join(sorted(DOOR))}"


FILES = sorted(str(path.relative_to(HOUSE).as_posix()) for path in HOUSE.rglob("*.py"))


@pytest.mark.parametrize("path", FILES)
def test_the_plan_is_kept(path: str) -> None:
    found = list(faults(path, (HOUSE / path).read_text("utf-8")))
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("typeset/flow.py", "from recap_print.draw import page"),
        ("edition/read.py", "from recap_print.design.model import Layout"),
        ("edition/read.py", "from ..design.model import Layout"),
        ("pages/model.py", "def f() -> None:\n    from recap_print.cli import app"),
        ("impose/plan.py", "from recap_print.pages.model import Page"),
        ("impose/plan.py", "from recap_print import findings"),
        ("units.py", "import recap_print.ink"),
        ("__init__.py", "from recap_print.units import to_pt"),
        ("attic.py", ""),
        ("edition/read.py", "import yaml"),
        ("check/rules.py", "from pypdf import PdfReader"),
        ("draw/page.py", "import PIL.Image"),
        ("draw/page.py", "open('x')"),
        ("draw/page.py", "path.read_bytes()"),
        ("source.py", "Path(name).open()"),
        ("report/text.py", "print('x')"),
        ("report/text.py", "import sys\nsys.stdout.write('x')"),
        ("report/text.py", "colour = os.environ.get('NO_COLOR')"),
        ("draw/page.py", "stamp = datetime.now()"),
        ("ink.py", "\n" * (LONGEST + 1)),
    ],
)
def test_each_law_refuses(path: str, text: str) -> None:
    assert len(list(faults(path, text))) == 1


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("cli.py", "import typer\nfrom recap_print import __version__, pipeline\nprint(open('x').read())"),
        ("pipeline.py", "from recap_print.report import text\nfrom recap_print.source import read"),
        ("impose/plan.py", "from recap_print.sheets.model import Sheet\nfrom recap_print.impose.schemes import saddle"),
        ("pdf/read.py", "from pypdf import PdfReader"),
        ("source/parse.py", "self.open(node)"),
        ("typeset/flow.py", "from . import words\nfrom ..fonts import FontShelf\nimport qrcode"),
    ],
)
def test_the_laws_let_honest_work_pass(path: str, text: str) -> None:
    assert list(faults(path, text)) == []


def test_every_room_of_the_plan_is_drawn() -> None:
    drawn = (HOUSE.parent / "docs" / "architecture.md").read_text("utf-8")
    missing = [room for rooms in FLOORS for room in sorted(rooms - {"__main__"}) if room not in drawn]
    assert not missing, f"docs/architecture.md does not show {', '.join(missing)}"
