"""What the Tab key offers, and the scripts by which shells ask."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest
from desk import ROOT, Desk, a_small_desk

from recap_print.cli.completing import SCRIPTS
from recap_print.pipeline import naming
from recap_print.pipeline.project import Project
from small import workshop


def offered(*said: str, desk: Desk | None = None) -> list[str]:
    told = (desk or Desk(ROOT)).run("complete", "--", *said)
    assert (told.code, told.err) == (0, "")
    return [line.partition("\t")[0] for line in told.out.splitlines()]


def test_names_found_at_a_glance_are_those_that_are_read() -> None:
    assert sorted(naming.editions(Project(ROOT))) == sorted(workshop().names())


@pytest.mark.parametrize(
    ("variants", "names"),
    [
        ("", []),
        ("variants:\n- language: en\n# of the large one\n- {layout: large}\n", ["one.en"]),
        ("variants:  # two\n  - layout: large\n    pages: 8\n\n  -\n    language: 'ar'\n", ["one.large", "one.ar"]),
        ("variants:\r\n  - layout: large\r\n    language: ar\r\n", ["one.ar-large"]),
        ("variants: [\n", []),
    ],
)
def test_variants_however_they_are_written(tmp_path: Path, variants: str, names: list[str]) -> None:
    for folder in ("editions", "layouts"):
        (tmp_path / folder).mkdir()
    text = f"format: 1\n{variants}sections:\n  - id: en\n    language: ar\n"
    (tmp_path / "editions/one.yaml").write_bytes(text.encode())
    assert naming.editions(Project(tmp_path)) == ["one", *names]


def test_commands_are_offered_with_what_they_do() -> None:
    told = Desk(ROOT).run("complete", "--", "sho")
    assert told.out.startswith("show\tShow all that an edition declares")
    assert {"validate", "render", "completion"} <= {*offered("")}
    assert "complete" not in offered("")
    assert offered("--v") == ["--version"]


@pytest.mark.parametrize("command", ["validate", "render", "impose", "preflight", "diff", "check", "show", "log"])
def test_editions_and_variants_where_one_is_wanted(command: str) -> None:
    assert offered(command, "v11") == ["v11", "v11.en", "v11.ar", "v11.large"]
    assert offered(command, "--quiet", "v1")[-1] == "v1"


def test_the_second_side_the_many_and_none_too_many() -> None:
    assert offered("diff", "v10", "v11.a") == ["v11.ar"]
    assert offered("check", "v1", "v2", "v3", "v10") == ["v10"]
    assert offered("render", "v11", "v1") == []
    assert offered("new", "v1") == []  # a new name is nobody's yet
    assert offered("new", "v12", "--from", "v10") == ["v10"]


def test_options_and_what_they_may_be() -> None:
    presses = sorted(path.stem for path in (ROOT / "layouts/presses").glob("*.yaml"))
    assert offered("impose", "v11", "--press", "") == presses
    assert offered("impose", "--press", "sra3", "v10") == ["v10"]
    assert offered("impose", "v11", "--press=s") == ["--press=single-pages", "--press=sra3"]
    assert offered("impose", "v11", "--press", "=", "sr") == ["sra3"]  # as bash parts words
    assert offered("impose", "v11", "--press", "=") == presses
    assert offered("impose", "v11", "--fl") == ["--flip"]
    assert offered("impose", "v11", "--flip", "") == ["short-edge", "long-edge"]
    for command in ("render", "validate", "check", "diff", "replate", "plan", "preview"):
        assert offered(command, "v11", "--lang", "") == ["fr", "en", "ar"]
        assert "large" in offered(command, "v11", "--layout", "")
    assert offered("schema", "p") == ["press", "pictograms"]
    assert offered("explain", "E00")[0] == "E001"
    assert offered("render", "-o", "") == []  # files are the shell's own
    assert offered("render", "--", "--q") == []


def test_outside_any_project_and_for_what_is_no_command(tmp_path: Path) -> None:
    assert offered("render", "", desk=Desk(tmp_path)) == []
    assert offered("rendr", "", desk=Desk(tmp_path)) == []
    assert "render" in offered("re", desk=Desk(tmp_path))


@pytest.mark.parametrize("shell", sorted(SCRIPTS))
def test_a_shell_understands_its_script(shell: str, tmp_path: Path) -> None:
    script = Desk(ROOT).run("completion", shell).out
    file = tmp_path / "script"
    file.write_text(script)
    if (program := which(shell)) is None:
        pytest.skip(f"{shell} is not installed")
    done = subprocess.run([program, "-n", str(file)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("said", "offers"),
    [
        (["render", "v11.l"], ["v11.large"]),
        (["impose", "v11", "--press", "=", "sr"], ["sra3"]),
        (["re"], ["render", "replate"]),
    ],
)
def test_bash_asks_and_gets_words_alone(tmp_path: Path, said: list[str], offers: list[str]) -> None:
    program = tmp_path / "recap-print"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m recap_print "$@"\n')
    program.chmod(0o755)
    quoted = " ".join(f"'{word}'" for word in ["recap-print", *said])
    typed = f"COMP_WORDS=({quoted}); COMP_CWORD={len(said)}"
    ask = f'eval "$(recap-print completion bash)"; {typed}; _recap_print recap-print'
    done = subprocess.run(
        ["bash", "-c", f'{ask}; printf "%s\\n" "${{COMPREPLY[@]}}"'],
        cwd=ROOT,
        env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == offers


def test_a_small_project_offers_its_own(tmp_path: Path) -> None:
    desk = a_small_desk(tmp_path)
    assert offered("render", "", desk=desk) == ["small"]
    assert offered("render", "small", "--layout", "", desk=desk) == ["small"]
