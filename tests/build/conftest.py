"""One build, by the command and its processes, for every test that asks what comes after."""

from __future__ import annotations

from pathlib import Path

import pytest
from yard import Ran, Yard, a_yard


@pytest.fixture(scope="session")
def first_run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Yard, Ran]:
    """Built two at a time, and what was said of it."""
    yard = a_yard(tmp_path_factory.mktemp("build") / "first")
    ran = yard.run("build", "--jobs", "2")
    assert ran.code == 0, ran.out + ran.err
    return yard, ran


@pytest.fixture
def first(first_run: tuple[Yard, Ran]) -> Yard:
    """For looking at only: see ``yard``."""
    return first_run[0]


@pytest.fixture
def findings(first_run: tuple[Yard, Ran]) -> str:
    """What the first build found: warnings are no reason not to build."""
    return "".join(line for line in first_run[1].out.splitlines(keepends=True) if not line.startswith("out/"))


@pytest.fixture
def yard(first: Yard, tmp_path: Path) -> Yard:
    """The same, to do with as one likes."""
    return first.copy(tmp_path / "yard")
