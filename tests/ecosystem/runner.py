"""As much of GitHub's runner as ``action.yml`` asks for: its `run` steps in order, as shell, with their contexts."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from repositories import PROGRAMS, ROOT, git, shell

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]


@dataclass
class Run:
    """One run of the action. ``temp`` is the runner's folder for what is thrown away."""

    temp: Path
    code: int = 0
    log: str = ""
    steps: dict[str, dict[str, str]] = field(default_factory=dict)
    used: list[str] = field(default_factory=list)

    @property
    def summary(self) -> str:
        return (self.temp / "summary").read_text("utf-8")

    @property
    def reports(self) -> Path:
        return self.temp / "recap-print"

    def annotations(self, level: str = "error") -> list[str]:
        return re.findall(rf"^::{level} .+$", self.log, re.M)


def run(repository: Path, temp: Path, *, programs: Path | None = None, number: str = "7", **inputs: str) -> Run:
    """Run every step that is shell. ``programs`` is a folder that stands first on PATH; ``number`` the pull request's.

    The program is not installed: it is the one of this virtualenv. Ends at the step that fails, as a job does.
    """
    done = Run(temp)
    done.reports.mkdir(parents=True)
    (temp / "summary").touch()
    base = git(repository, "rev-parse", "main")
    github = {"event.pull_request.base.sha": base, "event.pull_request.number": number, "repository": "us/booklets"}
    known = {f"github.{name}": value for name, value in {**github, "token": "secret"}.items()}
    declared = {name: _filled(str(what.get("default", "")), known) for name, what in ACTION["inputs"].items()}
    known |= {f"inputs.{name}": value for name, value in {**declared, **inputs}.items()}
    known |= {
        "steps.install.outputs.program": str(PROGRAMS / "recap-print"),
        "steps.install.outputs.reports": str(done.reports),
    }
    for step in STEPS:
        if step.get("id") == "install" or not _holds(step.get("if", ""), known):
            continue
        if "uses" in step:
            done.used.append(step["uses"].partition("@")[0])
            known |= {f"steps.{step.get('id')}.outputs.artifact-url": "https://example.org/artifact"}
            continue
        outcome = _shell(step, repository, temp, known, programs)
        done.log += outcome.stdout + outcome.stderr
        if outcome.returncode:
            done.code = outcome.returncode
            break
        outputs = dict(line.split("=", 1) for line in (temp / "output").read_text("utf-8").splitlines())
        done.steps[step.get("id", "")] = outputs
        known |= {f"steps.{step.get('id')}.outputs.{name}": value for name, value in outputs.items()}
    return done


def _shell(
    step: dict[str, Any], repository: Path, temp: Path, known: dict[str, str], programs: Path | None
) -> subprocess.CompletedProcess[str]:
    (temp / "output").write_text("", "utf-8")
    told = {name: _filled(str(value), known) for name, value in step.get("env", {}).items()}
    paths = {"GITHUB_OUTPUT": temp / "output", "GITHUB_STEP_SUMMARY": temp / "summary", "RUNNER_TEMP": temp}
    github = {"GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": str(repository), "GITHUB_ACTION_PATH": str(ROOT)}
    folder = repository / _filled(step.get("working-directory", "."), known)
    if programs:
        told["PATH"] = f"{programs}:{PROGRAMS}:/usr/bin:/bin"
    return shell(step["run"], folder, **github, **{name: str(path) for name, path in paths.items()}, **told)


def _filled(text: str, known: dict[str, str]) -> str:
    return re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda found: known.get(found[1], ""), text)


def _holds(condition: str, known: dict[str, str]) -> bool:
    """Names, ``==``, ``!=`` and words between quotes, joined by ``&&``: what our conditions are made of."""

    def value(word: str) -> str:
        return word.strip("'") if word.startswith("'") else known.get(word, "")

    for part in filter(None, condition.split(" && ")):
        left, _, rest = part.partition(" ")
        sign, _, right = rest.partition(" ")
        if not (value(left) if not sign else (value(left) == value(right)) is (sign == "==")):
            return False
    return True
