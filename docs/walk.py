"""Draw docs/walk/: the pictures of docs/designer.md, taken in a real browser.

    .venv/bin/python docs/walk.py            take what is not current
    .venv/bin/python docs/walk.py --check    exit 1, and say why, when something is not; needs no browser
    .venv/bin/python docs/walk.py --force    take everything

The page is the script: its commands are run and its edits made, in order, in a copy of the project, and where it shows
a picture, that picture is taken. So pictures and words cannot part. What goes into each: the text of the edition at
that point, its placed pages and those of the edition before, and what the desk is made of. How a browser draws letters
does not count: a picture is as current on another machine.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import walk_pictures as pictures
from kept import Kept, command, digest
from recap_print.pages.store import dumps
from recap_print.pipeline.prepare import Workshop
from recap_print.pipeline.project import Project
from walk_page import Run, Save, save, steps

ROOT = Path(__file__).resolve().parent.parent
PAGE, FOLDER = ROOT / "docs" / "designer.md", ROOT / "docs" / "walk"
SHOWN = re.compile(r"!\[[^]]*\]\(walk/([\w-]+\.png)\)")
LOOKS = ("recap_print/preview/assets", "recap_print/report/html")
"""What the desk is made of, and the comparison that it shows."""
FOLLOWED = ("new", "impose")
"""Commands that leave something to be seen; ``preview`` opens the desk, and the others only answer."""
MOST_BYTES = 2_000_000


@dataclass(frozen=True, slots=True)
class Opened:
    """The page says to open an edition at the desk."""

    edition: str


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture, and where the walk has come to when it is taken."""

    file: str
    root: Path
    edition: str


def scenes(page: Path, root: Path) -> Iterator[Opened | Save | Scene]:
    """Follow a page in a copy of the project, and tell what matters to whoever looks."""
    shown = [(nth, SHOWN.findall(line)) for nth, line in enumerate(page.read_text("utf-8").split("\n"), 1)]
    done = [(step.line, step) for step in steps(page)] + [(nth, file) for nth, files in shown for file in files]
    edition = ""
    for _, one in sorted(done, key=lambda pair: pair[0]):
        match one:
            case str():
                yield Scene(one, root, edition)
            case Save():
                save(root, one)
                yield one
            case Run():
                words = shlex.split(one.command)[1:]
                if words[:1] == ["preview"]:
                    edition = words[1]
                    yield Opened(edition)
                elif words and words[0] in FOLLOWED:
                    command = pictures.ours(*words, "--quiet")
                    subprocess.run(command, cwd=root, env=pictures.environment(), stdout=subprocess.DEVNULL, check=True)


@contextmanager
def copied() -> Iterator[Path]:
    """A copy of the project to walk in."""
    with tempfile.TemporaryDirectory(prefix="recap-print-walk.") as folder:
        root = Path(folder) / "project"
        for name in ("editions", "layouts"):
            shutil.copytree(ROOT / name, root / name)
        (root / "fonts").symlink_to(ROOT / "fonts")
        yield root


def made_from(page: Path = PAGE) -> dict[str, str]:
    """A digest for each picture of the page: what goes into it."""
    with copied() as root:
        return {one.file: digest(*_ingredients(one)) for one in scenes(page, root) if isinstance(one, Scene)}


def _ingredients(scene: Scene) -> Iterator[bytes]:
    yield Path(pictures.__file__).read_bytes()
    if scene.file in pictures.PAPERS:
        yield (scene.root / pictures.PAPERS[scene.file]).read_bytes()
        return
    yield _looks()
    project = Project(scene.root)
    yield project.edition(scene.edition).read_bytes()
    shop = Workshop(project)
    prepared = shop.prepare(project.edition(scene.edition))
    before = prepared.edition.previous if prepared.edition else ""
    for booklet in (prepared.drawable, shop.prepare(project.edition(before)).drawable if before else None):
        yield dumps(replace(booklet, hashes=())).encode() if booklet else b""


@cache
def _looks() -> bytes:
    files = sorted(path for folder in LOOKS for path in (ROOT / folder).iterdir() if path.is_file())
    return b"\0".join(path.read_bytes() for path in files)


def taken(wanted: set[str], page: Path = PAGE) -> Iterator[tuple[str, bytes]]:
    """Pictures of the page, by file."""
    with copied() as root, pictures.window() as window, ExitStack() as desks:
        desk: pictures.Desk | None = None
        for one in scenes(page, root):
            match one:
                case Opened():
                    desks.close()
                    desk = desks.enter_context(closing(pictures.Desk(window, root, one.edition)))
                case Save() if desk and one.file == f"editions/{desk.edition}.yaml":
                    desk.saved()
                case Scene() if one.file in wanted:
                    yield one.file, pictures.shot(one.file, root, desk)


def kept() -> Kept:
    """The pictures of the page, in their folder."""
    return Kept(FOLDER, made_from(), lambda names: taken({*names}), MOST_BYTES)


if __name__ == "__main__":
    command(__doc__ or "", kept, ".venv/bin/python docs/walk.py")
