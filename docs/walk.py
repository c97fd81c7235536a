"""Draw docs/walk/: the pictures of docs/designer.md, taken in a real browser.

    .venv/bin/python docs/walk.py            take what is not current
    .venv/bin/python docs/walk.py --check    exit 1, and say why, when something is not; needs no browser
    .venv/bin/python docs/walk.py --force    take everything

The page is the script: its commands are run and its edits made, in order, in a copy of the project, and where it shows
a picture, that picture is taken. So pictures and words cannot part. ``made.json`` beside the pictures says what went
into each: the text of the edition at that point, its placed pages and those of the edition before, and what the desk is
made of. How a browser draws letters does not count: a picture is as current on another machine.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import walk_pictures as pictures
from recap_print.pages.store import dumps
from recap_print.pipeline.prepare import Workshop
from recap_print.pipeline.project import Project
from walk_page import Run, Save, save, steps

ROOT = Path(__file__).resolve().parent.parent
PAGE, FOLDER, MADE = ROOT / "docs" / "designer.md", ROOT / "docs" / "walk", "made.json"
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
        return {one.file: _digest(*_ingredients(one)) for one in scenes(page, root) if isinstance(one, Scene)}


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


def _digest(*parts: bytes) -> str:
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:16]


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


def _made(folder: Path) -> dict[str, str]:
    """What the pictures that are there were made from; nothing when nobody knows."""
    try:
        found = json.loads((folder / MADE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def problems(wanted: dict[str, str], folder: Path) -> Iterator[str]:
    """Why the pictures in a folder are not current."""
    made, there = _made(folder), {path.name for path in folder.glob("[!.]*")}
    yield from (f"{name} is not taken as it is now" for name in wanted if made.get(name) != wanted[name])
    yield from (f"{name} is missing" for name in sorted(wanted.keys() - there))
    yield from (f"nothing shows {name} any more" for name in sorted(there - wanted.keys() - {MADE}))
    if (size := sum(path.stat().st_size for path in folder.glob("[!.]*"))) > MOST_BYTES:
        yield f"{size / 1e6:.1f} MB are more than {MOST_BYTES / 1e6:g}"


def remake(wanted: dict[str, str], folder: Path, *, force: bool = False) -> Iterator[str]:
    """Take what is not current, and take away what nothing shows. Tells what is taken."""
    folder.mkdir(parents=True, exist_ok=True)
    made, there = {} if force else _made(folder), {path.name for path in folder.glob("[!.]*")}
    if stale := {name for name in wanted if made.get(name) != wanted[name] or name not in there}:
        for file, data in taken(stale):
            (folder / file).write_bytes(data)
            yield f"{file}  {len(data) // 1000} kB"
    (folder / MADE).write_text(json.dumps(wanted, indent=0) + "\n", "utf-8", newline="\n")
    for file in there - wanted.keys() - {MADE}:
        (folder / file).unlink()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="say what is not current, and take nothing")
    parser.add_argument("--force", action="store_true", help="take everything, current or not")
    asked = parser.parse_args()
    wanted = made_from()
    if not asked.check:
        for told in remake(wanted, FOLDER, force=asked.force):
            print(told)
    if stale := list(problems(wanted, FOLDER)):
        sys.exit("\n".join([*stale, "", "docs/walk/ is not current: run `.venv/bin/python docs/walk.py`"]))


if __name__ == "__main__":
    main()
