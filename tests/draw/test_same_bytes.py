"""Same input, same bytes: whatever the machine's settings, the folder, and the order of Python's sets."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from printed import PROJECT

SOURCES = ("editions", "layouts", "fonts")
FONT = "fonts/atkinson-hyperlegible-next/AtkinsonHyperlegibleNext-Regular.ttf"


@dataclass(frozen=True, slots=True)
class Desk:
    """Where and how somebody runs the program. ``said`` is how they name the edition from there."""

    name: str
    folder: str = "."
    said: str = "v11"
    umask: int = 0o022
    environment: Mapping[str, str] = field(default_factory=dict)


DESKS = (
    Desk("plain", environment={"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"}),
    Desk(
        "beside",
        "layouts",
        "../editions/v11.yaml",
        0o077,
        {"PYTHONHASHSEED": "4242", "LC_ALL": "fr_FR.UTF-8", "TZ": "Asia/Tokyo"},
    ),
)


def project_at(folder: Path) -> Path:
    """A copy of the project without locks or cache."""
    for source in SOURCES:
        shutil.copytree(PROJECT.root / source, folder / source, ignore=shutil.ignore_patterns("*.lock.json"))
    return folder


def small_project_at(folder: Path) -> Path:
    """The four postcards of the rule cases: every stage, in a fraction of the time."""
    shutil.copytree(PROJECT.root / "tests" / "cases" / "project", folder)
    for name in ("presses", "profiles"):
        shutil.copytree(PROJECT.root / "layouts" / name, folder / "layouts" / name, dirs_exist_ok=True)
    (folder / "fonts").mkdir()
    shutil.copy(PROJECT.root / FONT, folder / "fonts" / "Regular.ttf")
    return folder


def recap(root: Path, desk: Desk, *arguments: str) -> None:
    kept = {key: os.environ[key] for key in ("PATH", "HOME", "SYSTEMROOT") if key in os.environ}
    done = subprocess.run(
        [sys.executable, "-m", "recap_print", *arguments],
        cwd=root / desk.folder,
        env={**kept, "PYTHONPATH": str(PROJECT.root), **desk.environment},
        umask=desk.umask,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def products(root: Path) -> dict[str, str]:
    files = (*root.glob("out/**/*.pdf"), *root.glob("editions/*.lock.json"))
    return {path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def make_all(root: Path, desk: Desk) -> dict[str, str]:
    recap(root, desk, "impose", desk.said, "--lang", "ar", "--press", "sra3")
    # whether locks of the real editions hold, every machine says that checks them
    small, said = small_project_at(root / "small"), desk.said.replace("v11", "small")
    recap(small, desk, "render", said)
    recap(small, desk, "check", "--update", "--reason", "a first time", said)
    return {**products(root), **products(small)}


def test_every_desk_makes_the_same_files(tmp_path: Path) -> None:
    """Sheets of pages in two scripts, single pages, and a lock."""
    roots = [project_at(tmp_path / desk.name / "un dossier") for desk in DESKS]
    with ThreadPoolExecutor(2) as pool:
        made = list(pool.map(make_all, roots, DESKS))
    small = {"out/small/small.pdf", "editions/small.lock.json"}
    assert set(made[0]) == {*small, "out/v11/v11.ar-sra3.pdf"}
    for desk, files in zip(DESKS, made, strict=True):
        assert files == made[0], desk.name


@dataclass(frozen=True, slots=True)
class Rendered:
    """A small project that was rendered once, and what that gave."""

    root: Path
    files: dict[str, str]


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    root = small_project_at(tmp_path_factory.mktemp("small") / "project")
    recap(root, DESKS[0], "render", "small")
    assert list(products(root)) == ["out/small/small.pdf"]
    return Rendered(root, products(root))


def test_a_second_run_over_a_warm_cache_changes_nothing(rendered: Rendered) -> None:
    assert (rendered.root / ".cache").is_dir()
    recap(rendered.root, DESKS[0], "render", "small")
    assert products(rendered.root) == rendered.files


def test_no_variable_of_the_environment_reaches_the_file(rendered: Rendered) -> None:
    """SOURCE_DATE_EPOCH is set by build systems, RL_… configures reportlab."""
    switches = dict.fromkeys(("RL_pdfComments", "RL_pdfMultiLine", "RL_useA85"), "1")
    recap(rendered.root, Desk("set", environment={"SOURCE_DATE_EPOCH": "1700000000", **switches}), "render", "small")
    assert products(rendered.root) == rendered.files
