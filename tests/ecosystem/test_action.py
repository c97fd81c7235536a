"""The GitHub Action: its steps, run as shell in a repository with a pull request."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from repositories import EDITION, PHONE, ROOT, a_repository, edit, git, shell
from runner import ACTION, STEPS, run

GH = """\
#!/usr/bin/env bash
# What `gh` is asked, a line each; it knows the comments of the file beside it.
printf '%s\\n' "$*" >> "$(dirname "$0")/asked"
for word in "$@"; do
  case $word in
    --paginate) cat "$(dirname "$0")/found" ;;
    body=@*) cp "${word#body=@}" "$(dirname "$0")/said" ;;
  esac
done
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    return a_repository(tmp_path / "repository")


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A `gh` that writes down what it is asked."""
    folder = tmp_path / "programs"
    folder.mkdir()
    (folder / "gh").write_text(GH, "utf-8")
    (folder / "gh").chmod(0o755)
    (folder / "found").touch()
    return folder


def test_a_pull_request_that_changes_nothing_passes(repository: Path, programs: Path, tmp_path: Path) -> None:
    done = run(repository, tmp_path / "temp", programs=programs)
    assert done.code == 0, done.log
    assert done.annotations() == []
    assert done.steps["tell"]["verdict"] == "pass"
    assert done.steps["diff"].get("changed", "") == ""
    assert "| ✓ passes | ✓ passes | ✓ passes |" in done.summary
    assert "actions/upload-artifact" not in done.used
    (asked, posted) = (programs / "asked").read_text("utf-8").splitlines()
    assert asked.startswith("api --paginate repos/us/booklets/issues/7/comments ")
    assert posted.startswith("api --silent --method POST repos/us/booklets/issues/7/comments ")


def test_a_wrong_digit_of_a_telephone_fails(repository: Path, programs: Path, tmp_path: Path) -> None:
    edit(repository, *PHONE)
    line = 1 + (repository / EDITION).read_text("utf-8").split(PHONE[1])[0].count("\n")
    (programs / "found").write_text("https://api.github.com/comments/12\nhttps://api.github.com/comments/13\n", "utf-8")
    done = run(repository, tmp_path / "temp", programs=programs, sarif="true", press="")
    assert done.code == 1
    assert [note for note in done.annotations() if f"file={EDITION},line={line}," in note], done.log
    assert done.steps["tell"]["verdict"] == "fail"
    assert "| ✓ passes | ✗ **fails** (1) | ✓ passes |" in done.summary
    assert PHONE[1] in done.summary
    assert done.steps["diff"]["changed"] == "small"
    assert (done.reports / "small.html").read_text("utf-8").startswith("<!doctype html>")
    assert json.loads((done.reports / "check.sarif").read_text("utf-8"))["runs"][0]["results"]
    assert done.used[1:] == ["actions/upload-artifact", "github/codeql-action/upload-sarif"]
    said = (programs / "said").read_text("utf-8")
    assert said.startswith("<!-- recap-print -->\n")
    assert "(https://example.org/artifact)" in said
    assert PHONE[1] in said
    assert "--method PATCH https://api.github.com/comments/12 " in (programs / "asked").read_text("utf-8")


def test_what_validate_refuses_is_told_once(repository: Path, tmp_path: Path) -> None:
    edit(repository, "kind: notes", "kind: note")
    done = run(repository, tmp_path / "temp", comment="false", html="", against="")
    assert done.code == 1
    assert len([note for note in done.annotations() if "S104" in note]) <= 2  # validate, and check that cannot go on
    assert done.steps["preflight"]["code"] == "0"
    assert "actions/upload-artifact" not in done.used


def test_what_people_type_is_never_run(repository: Path, tmp_path: Path) -> None:
    bad = "$(touch${IFS}bitten)`touch${IFS}bitten`;touch${IFS}bitten"
    done = run(repository, tmp_path / "temp", comment="false", editions=bad, press=bad, against=bad)
    assert done.code == 1
    assert "Nothing is compared" in done.log
    assert not list(tmp_path.rglob("*bitten*"))


def test_what_is_accepted_passes_and_is_still_told(repository: Path, tmp_path: Path) -> None:
    """A changed edition against the base, a new one against the one before."""
    edit(repository, "Dites ce qui est bien.", "Dites ce qui manque.")
    text = (repository / EDITION).read_text("utf-8").replace("id: small", "id: next\nprevious: small")
    (repository / "editions" / "next.yaml").write_text(text.replace("Mes notes", "Mes idées"), "utf-8")
    assert shell("recap-print check --update --reason 'Une suite'", repository).returncode == 0
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message", "Une suite")
    done = run(repository, tmp_path / "temp", comment="false", press="")
    assert done.code == 0, done.log
    assert done.steps["diff"]["changed"] == "next small"
    assert "small → next" in done.summary
    assert "manque" in done.summary


def test_no_expression_stands_in_a_script() -> None:
    """GitHub fills in expressions before a shell sees them: a branch's name could then be a command."""
    for step in STEPS:
        assert "${{" not in step.get("run", "")


def test_what_is_used_is_pinned_and_every_output_has_a_source() -> None:
    text = (ROOT / "action.yml").read_text("utf-8")
    used = re.findall(r"uses: (.+)", text)
    assert used
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one) for one in used)
    known = {step["id"] for step in STEPS if "id" in step}
    assert set(re.findall(r"steps\.(\w+)\.outputs", text)) <= known
    assert set(re.findall(r"inputs\.([\w-]+)", text)) == set(ACTION["inputs"])


def test_what_the_set_up_installs_is_there() -> None:
    (install,) = [step["run"] for step in STEPS if step.get("id") == "install"]
    assert shell(f"bash -n <<'SCRIPT'\n{install}\nSCRIPT", ROOT).returncode == 0
    for name in re.findall(r"\$GITHUB_ACTION_PATH/([\w./-]+)", install):
        assert (ROOT / name).is_file()
    assert "flit-core==" in (ROOT / "requirements.lock").read_text("utf-8")  # what --no-build-isolation builds with
