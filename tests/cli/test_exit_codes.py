"""Every way to fail has its exit code, its words and its help; none is a traceback."""

from __future__ import annotations

import os
import re
import signal
from functools import partial
from pathlib import Path

import pytest
from desk import ROOT, SMALL, Desk, a_desk, a_ready_desk

from recap_print.errors import ExitCode


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return a_desk(tmp_path)


@pytest.fixture
def small(tmp_path: Path) -> Desk:
    return a_ready_desk(tmp_path)


LONG = "a" * 300
"""Longer than a file name may be (255 bytes on every file system in use)."""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["validate", "v1l"], "did you mean `v1"),
        (["render", "zzz"], "there are: v10, v11"),
        (["render", ""], "there is no edition ``"),
        (["impose", "v11", "--press", "sra4"], "did you mean `sra3`?"),
        (["diff", "v11", "v1l"], "did you mean `v1"),
        (["check", "v1l"], "did you mean `v1"),
        (["explain", "E01"], "did you mean `e0"),
        (["explain", "unknown-kye"], "did you mean `unknown-key`?"),
        (["explain", "Q999"], "there is no rule `Q999`"),
        (["vaildate"], "validate"),
        (["validate", "--fromat", "json"], "--format"),
        (["validate", "--format", "xml"], "'json'"),
        (["impose", "v10.pdf"], "--press"),
        (["schema", "booklet"], "'edition'"),
        (["render"], "EDITION"),
        ([], "Commands:"),
    ],
    ids=" ".join,
)
def test_usage(desk: Desk, words: list[str], said: str) -> None:
    told = desk.run(*words)
    assert told.code == ExitCode.USAGE
    assert said in told.out + told.err


@pytest.mark.parametrize("words", [["validate"], ["render", "v11"], ["list"], ["check"], ["diff", "v10", "v11"]])
def test_outside_any_project(tmp_path: Path, words: list[str]) -> None:
    told = Desk(tmp_path).run(*words)
    assert told.code == ExitCode.USAGE
    assert "no project here" in told.err


@pytest.mark.parametrize(
    "words",
    [
        ["validate", "nowhere.yaml"],
        ["validate", "editions/"],
        ["render", "editions/nowhere.yaml"],
        ["impose", "nowhere.pdf", "--press", "sra3"],
        ["impose", "v11", "--press", "nowhere.yaml"],
        ["diff", "nowhere.lock.json", "v11"],
        ["diff", "out.pdf", "v11"],
        ["validate", f"./{LONG}.yaml"],
    ],
    ids=lambda words: " ".join(words)[:40],
)
def test_what_is_not_there_cannot_be_read(desk: Desk, words: list[str]) -> None:
    told = desk.run(*words)
    assert (told.code, told.out) == (ExitCode.CANNOT_READ, "")
    assert "recap-print: " in told.err


@pytest.mark.parametrize("words", [["validate"], ["render"], ["impose", "--press", "sra3"], ["check"], ["diff", "v10"]])
def test_yaml_that_is_none_cannot_be_read(desk: Desk, words: list[str]) -> None:
    (desk.root / "editions/v11.yaml").write_text("format: 1\nid: [v11\n")
    told = desk.run(*words, "v11")
    assert told.code == ExitCode.CANNOT_READ
    assert "editions/v11.yaml:2:5: error[S003]" in told.out


@pytest.mark.parametrize("words", [["validate"], ["render"], ["impose", "--press", "sra3"], ["check"], ["diff", "v10"]])
def test_a_declaration_with_errors(desk: Desk, words: list[str]) -> None:
    """Of two things compared, a 1 would say that they differ."""
    desk.edit("editions/v11.yaml", "kind: cover", "kind: covr")
    told = desk.run(*words, "v11")
    assert told.code == (ExitCode.CANNOT_READ if words[0] == "diff" else ExitCode.FINDINGS)
    assert "error[S104]" in told.out


def test_matter_that_does_not_fit(desk: Desk) -> None:
    desk.edit("editions/v11.yaml", "      fr: Mon prénom\n", f"      fr: {'Mon prénom ' * 60}\n")
    assert desk.run("validate", "v11").code == ExitCode.FINDINGS
    for words in (["render"], ["impose", "--press", "sra3"], ["check"]):
        told = desk.run(*words, "v11")
        assert told.code == ExitCode.CANNOT_LAY_OUT
        assert "error[P001] overset" in told.out
        assert "mm too high" in told.out
    assert desk.files("out") == set()


def test_46_pages(desk: Desk) -> None:
    desk.edit("editions/v11.yaml", "\npages: 48\n", "\npages: 46\n")
    told = desk.run("validate", "v11")
    assert told.code == ExitCode.FINDINGS
    assert "46 pages cannot be folded: add 2 or remove 2" in told.out
    assert "`notes`" in told.out
    assert desk.run("render", "v11").code == ExitCode.OK
    told = desk.run("impose", "v11", "--press", "sra3")
    assert told.code == ExitCode.CANNOT_LAY_OUT
    assert "46 pages" in told.err
    assert "--blanks" in told.err
    told = desk.run("impose", "v11", "--press", "sra3", "--blanks", "end")
    assert told.code == ExitCode.OK
    assert "12 sheets" in told.out
    assert "2 blank pages" in told.out


@pytest.mark.parametrize(
    "output",
    ["editions/small.yaml/small.pdf", f"{LONG}.pdf", f"{LONG}/small.pdf", "/proc/small.pdf"],
    ids=lambda output: repr(output[:30]),
)
def test_what_cannot_be_written(small: Desk, output: str) -> None:
    before = small.files()
    told = small.run("render", "small", "-o", output)
    assert (told.code, told.out) == (ExitCode.CANNOT_WRITE, "")
    assert "recap-print: " in told.err
    assert small.files() == before


@pytest.mark.parametrize("output", ["editions", "editions/small.yaml", "", "-"])
def test_only_a_pdf_is_written_over(small: Desk, output: str) -> None:
    """A slip of the hand in `-o` must not cost anybody a declaration."""
    before = (small.root / SMALL).read_bytes(), small.files()
    told = small.run("render", "small", "-o", output)
    assert (told.code, told.out) == (ExitCode.USAGE, "")
    assert ((small.root / SMALL).read_bytes(), small.files()) == before


def test_our_own_mistakes_say_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a shelf fell down")

    monkeypatch.setattr("recap_print.draw.pages.pages_pdf", broken)
    monkeypatch.delenv("RECAP_PRINT_DEBUG", raising=False)
    told = desk.run("render", "v11")
    assert (told.code, told.out) == (ExitCode.OUR_BUG, "")
    assert "a mistake in recap-print" in told.err
    assert "RuntimeError: a shelf fell down" in told.err
    assert "Traceback" not in told.err
    monkeypatch.setenv("RECAP_PRINT_DEBUG", "1")
    with pytest.raises(RuntimeError):
        desk.run("render", "v11")


def test_ctrl_c_in_a_terminal(desk: Desk) -> None:
    os.mkfifo(desk.root / "endless.yaml")
    process = desk.start("validate", "endless.yaml")
    assert process.stderr
    assert "reading" in process.stderr.readline()  # from now on it waits for the pipe
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out) == (ExitCode.INTERRUPTED, "")
    assert "Traceback" not in err


def test_exit_codes_are_all_different_and_explained() -> None:
    assert [int(code) for code in ExitCode] == [0, 1, 2, 3, 4, 5, 70, 130]
    assert all(re.fullmatch(r"[A-Z].+\.", code.meaning) for code in ExitCode)


def test_a_name_too_long_for_a_file_is_only_unknown(desk: Desk) -> None:
    for words in (["validate", LONG], ["impose", "v11", "--press", LONG], ["diff", LONG, "v11"]):
        assert desk.run(*words).code == ExitCode.USAGE


def test_a_folder_that_was_deleted_under_our_feet(desk: Desk) -> None:
    (desk.root / "gone").mkdir()
    told = desk.spawn("validate", preexec_fn=partial(os.rmdir, desk.root / "gone"), cwd=desk.root / "gone")
    assert told.code == ExitCode.USAGE
    assert "Traceback" not in told.err


def test_explain_and_schema_need_no_project(tmp_path: Path) -> None:
    assert Desk(tmp_path).run("explain", "E001").code == ExitCode.OK
    assert Desk(tmp_path).run("schema", "edition") == Desk(ROOT).run("schema", "edition")
