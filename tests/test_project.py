"""What surrounds the program keeps its promises: make, locks, changelog, generated pages."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from recap_print import __version__

ROOT = Path(__file__).parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = sorted(ROOT.glob("requirements*.lock"))


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def names(requirements: list[str]) -> set[str]:
    """Package names as an index spells them, without versions."""
    return {re.split(r"[<>=!~;\[ ]", line)[0].lower().replace("_", "-") for line in requirements}


def pinned(lock: str) -> set[str]:
    return names(re.findall(r"^[a-z0-9][^\s\\]*", read(lock), re.M))


def test_the_generated_pages_are_current() -> None:
    command = [sys.executable, str(ROOT / "docs" / "generate.py"), "--check"]
    here = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=here)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("requirements.lock", [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["build"]]),
        ("requirements-dev.lock", PROJECT["dependency-groups"]["dev"]),
        ("requirements-extra.lock", PROJECT["dependency-groups"]["extra"]),
    ],
)
def test_the_lock_pins_what_the_project_asks_for(lock: str, wanted: list[str]) -> None:
    assert not names(wanted) - pinned(lock), "run `make lock`"


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_pin_has_a_hash_and_names_no_host(lock: Path) -> None:
    text = lock.read_text("utf-8")
    entries = re.split(r"\n(?=[a-z0-9])", text)[1:]
    assert entries
    assert not [entry.split()[0] for entry in entries if "==" not in entry.split()[0] or "--hash=sha256:" not in entry]
    assert not re.search(r"://|--(extra-)?index-url|--find-links", text)


def test_the_locks_agree_with_each_other() -> None:
    seen: dict[str, str] = {}
    for lock in LOCKS:
        for name, version in re.findall(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", lock.read_text("utf-8"), re.M):
            assert seen.setdefault(name, version) == version, f"{lock.name} has another {name}: run `make lock`"


def test_the_build_backend_is_locked_as_it_is_asked_for() -> None:
    assert PROJECT["dependency-groups"]["build"] == PROJECT["build-system"]["requires"]


def test_the_changelog_begins_with_this_version() -> None:
    heading = re.search(r"^## \[(.+?)\] - (unreleased|\d{4}-\d\d-\d\d)$", read("CHANGELOG.md"), re.M)
    assert heading is not None
    assert heading[1] == __version__


def test_every_target_is_listed_by_make_help() -> None:
    makefile = read("Makefile")
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.M)
    assert phony is not None
    listed = set(re.findall(r"^([a-z]+):.* ## ", makefile, re.M))
    assert listed == set(phony[1].split())
    assert listed >= {"setup", "booklet", "test", "lint", "fmt", "check", "docs", "clean"}


@pytest.mark.parametrize("page", sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("fonts/*/*.md")]))
def test_links_between_our_pages_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?://|#)([^)#]+)[^)]*\)", page.read_text("utf-8"))
    assert not [link for link in links if not (page.parent / link).exists()]


def test_every_schema_has_its_page() -> None:
    schemas = {path.relative_to(ROOT / "recap_print").as_posix() for path in ROOT.glob("recap_print/**/*schema.json")}
    generate = read("docs/generate.py")
    assert not [schema for schema in schemas if f'"{schema}"' not in generate]


def test_the_readme_shows_an_edition_that_is_one() -> None:
    shown = re.search(r"^```yaml\n(.+?)^```", read("README.md"), re.M | re.S)
    assert shown is not None
    jsonschema.validate(yaml.safe_load(shown[1]), json.loads(read("recap_print/edition/schema.json")))
