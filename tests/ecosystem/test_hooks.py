"""The pre-commit hooks: installed from a repository of recap-print, run in a repository of booklets."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from repositories import EDITION, PHONE, ROOT, a_repository, edit, environment, git

from witnesses import library

HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
PACKAGE = ("recap_print", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "fonts")
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def run_hooks(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """``pre-commit run`` with every hook of this working tree, as its last commit would be.

    pre-commit makes a virtualenv, once for all repositories, and installs recap-print there. What that needs is lent
    from this one, so that no index is asked for anything: that the dependencies of pyproject.toml come in is what the
    set-up shows.
    """
    library("pre_commit")
    folder = tmp_path_factory.mktemp("hooks")
    source, lent = folder / "recap-print", folder / "lent"
    source.mkdir()
    for name in PACKAGE:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__", "*.ttf"))
        else:
            shutil.copy(ROOT / name, source / name)
    (source / "layouts" / "profiles").mkdir(parents=True)
    shutil.copy(ROOT / "layouts/profiles/CC0-1.0.txt", source / "layouts" / "profiles")
    git(source, "init", "--quiet", "--initial-branch", "main")
    git(source, "add", "--all")
    git(source, "commit", "--quiet", "--message", "recap-print")
    lent.mkdir()
    for path in Path(yaml.__file__).parents[1].iterdir():
        if not path.name.startswith(("recap_print", "pip", "__")):
            (lent / path.name).symlink_to(path)
    hooks = [{"id": hook} for hook in HOOKS]
    config = folder / "pre-commit-config.yaml"
    wanted = {"repos": [{"repo": str(source), "rev": git(source, "rev-parse", "HEAD"), "hooks": hooks}]}
    config.write_text(yaml.safe_dump(wanted), "utf-8")
    alone = {"PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0", "PYTHONPATH": str(lent)}

    def run(repository: Path, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", "run", "--config", str(config), *words],
            cwd=repository,
            env=environment(PRE_COMMIT_HOME=str(folder / "cache"), **alone),
            capture_output=True,
            text=True,
            timeout=240,
        )

    return run


def test_a_sound_booklet_may_be_committed(run_hooks: Run, tmp_path: Path) -> None:
    done = run_hooks(a_repository(tmp_path / "repository"), "--all-files", "--verbose")
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^editions are sound\.+Passed$", done.stdout, re.M)
    assert re.search(r"^locks hold\.+Passed$", done.stdout, re.M)


def test_a_wrong_digit_may_not(run_hooks: Run, tmp_path: Path) -> None:
    repository = a_repository(tmp_path / "repository")
    edit(repository, *PHONE)
    done = run_hooks(repository, "--files", EDITION)
    assert done.returncode == 1, done.stdout + done.stderr
    assert re.search(r"^editions are sound\.+Passed$", done.stdout, re.M)
    assert re.search(r"^locks hold\.+Failed$", done.stdout, re.M)
    assert PHONE[1] in done.stdout


@pytest.mark.parametrize(
    ("file", "hooks"),
    [
        ("editions/v11.yaml", {"recap-validate", "recap-check"}),
        ("editions/v11.lock.json", {"recap-check"}),
        ("editions/pictures/plan.png", {"recap-check"}),
        ("layouts/a5.yaml", {"recap-check"}),
        ("fonts/atkinson/Regular.ttf", {"recap-check"}),
        ("README.md", set()),
        ("docs/editions/v11.yaml", set()),
    ],
)
def test_a_file_wakes_the_hooks_it_can_upset(file: str, hooks: set[str]) -> None:
    assert {id for id, hook in HOOKS.items() if re.search(hook["files"], file)} == hooks


def test_only_editions_are_named_to_a_command() -> None:
    assert {id: hook.get("pass_filenames", True) for id, hook in HOOKS.items()} == {
        "recap-validate": True,
        "recap-check": False,
    }
