"""The GitLab example: its script, run as shell in a repository with a merge request."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
import yaml
from repositories import EDITION, PHONE, ROOT, a_repository, edit, git, shell

JOB: dict[str, Any] = yaml.safe_load((ROOT / "docs" / "gitlab-ci.yml").read_text("utf-8"))["booklets"]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A clone, so that there is an ``origin`` to fetch from."""
    git(tmp_path, "clone", "--quiet", "--branch", "work", str(a_repository(tmp_path / "origin")), "clone")
    return tmp_path / "clone"


def run(repository: Path, lines: list[str]) -> CompletedProcess[str]:
    """Lines of the job in one shell, as GitLab's runner gives them to it."""
    base = git(repository, "rev-parse", "origin/main")
    return shell("\n".join(lines), repository, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)


def test_the_judges_pass_what_did_not_change(repository: Path) -> None:
    judges = [line for line in JOB["script"] if "|| true" not in line]
    assert "recap-print validate" in judges
    done = run(repository, judges)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_wrong_digit_fails_with_every_report(repository: Path) -> None:
    edit(repository, *PHONE)
    done = run(repository, JOB["script"])
    assert done.returncode == 1
    issues = json.loads((repository / "gl-code-quality-report.json").read_text("utf-8"))
    assert EDITION in {issue["location"]["path"] for issue in issues}
    tests = ET.parse(repository / "check.xml").getroot()
    assert int(tests.get("failures", "0")) > 0
    assert PHONE[1] in (repository / "booklets" / "small.html").read_text("utf-8")
    assert PHONE[1] in done.stdout


def test_artifacts_are_what_the_script_makes() -> None:
    script = "\n".join(JOB["script"])
    artifacts = JOB["artifacts"]
    for made in (*artifacts["paths"], *artifacts["reports"].values()):
        assert made in script
    assert artifacts["when"] == "always"


def test_what_the_set_up_installs_is_there() -> None:
    told = "\n".join(JOB["before_script"])
    assert shell(f"bash -n <<'SCRIPT'\n{told}\nSCRIPT", ROOT).returncode == 0
    assert "--require-hashes" in told
    assert (ROOT / "requirements.lock").is_file()
