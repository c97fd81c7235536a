"""What keeps a file from being PDF/X-4 takes its claim, and is told; what falls or stops on the way leaves nothing."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from desk import SMALL, Desk, a_ready_desk, line_of

from recap_print.check.every import RULES
from recap_print.check.file.case import FileCase
from recap_print.draw.metadata import Metadata
from recap_print.errors import ExitCode
from recap_print.findings import Finding
from recap_print.geometry import Rect
from recap_print.pipeline import apart, seeing
from recap_print.pipeline.children import Child

MAKERS = {
    "out/small/small.pdf": ["render", "small"],
    "out/small/small-sra3.pdf": ["impose", "small", "--press", "sra3"],
}
linux = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="children are counted by Linux")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return a_ready_desk(tmp_path / "desk")


@pytest.fixture
def untitled(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the metadata forgot the title, once the desk is ready: no declaration can make it so."""
    packet = Metadata.packet

    def forgetful(self: Metadata, identifier: str) -> bytes:
        return packet(self, identifier).replace(b"dc:title", b"dc:titre")

    monkeypatch.setattr(Metadata, "packet", forgetful)


def is_whole_and_unclaimed(path: Path) -> bool:
    """A PDF that an independent reader opens, in which no word says that it is PDF/X."""
    data = path.read_bytes()
    with pikepdf.open(BytesIO(data)) as pdf:
        said = [*map(str, pdf.docinfo.keys()), pdf.Root.Metadata.read_bytes().decode()]
        assert "/OutputIntents" in pdf.Root
        assert len(pdf.pages) in (2, 4)
    return b"GTS_PDFXVersion" not in data and not any("GTS_PDFXVersion" in text for text in said)


@pytest.mark.usefixtures("untitled")
@pytest.mark.parametrize("file", MAKERS)
def test_a_file_that_lacks_a_requirement_claims_nothing(desk: Desk, file: str) -> None:
    before = desk.files()
    told = desk.run(*MAKERS[file])
    assert told.code == ExitCode.FINDINGS
    assert re.match(rf"{file}  .* · no PDF/X claim · \d+ kB\n", told.out)
    assert "error[F006] missing-metadata" in told.out
    assert "lacks dc:title" in told.out
    assert is_whole_and_unclaimed(desk.root / file)
    assert desk.files() == before | {file}


def test_a_sound_booklet_claims(desk: Desk) -> None:
    assert desk.run("render", "small", apart=True).code == ExitCode.OK
    assert not is_whole_and_unclaimed(desk.root / "out/small/small.pdf")


@pytest.mark.usefixtures("untitled")
def test_preflight_of_such_a_booklet(desk: Desk) -> None:
    told = desk.run("preflight", "small")
    assert told.code == ExitCode.FINDINGS
    assert "error[F006] missing-metadata" in told.out
    assert desk.files("out") == set()


@pytest.mark.usefixtures("untitled")
def test_a_requirement_on_the_whole_file_is_told_at_its_line(desk: Desk) -> None:
    told = desk.run("preflight", "small", "--format", "concise")
    assert f"{SMALL}:{line_of(desk, 'id: small')}:" in told.out


@pytest.mark.usefixtures("untitled")
def test_a_file_without_claim_is_said_to_make_none(desk: Desk) -> None:
    assert "makes no PDF/X claim" in desk.run("preflight", "small").out


def test_a_day_that_does_not_exist_is_told_as_such(desk: Desk) -> None:
    desk.edit(SMALL, "\ndate: 2026-09\n", "\ndate: 2026-02-31\n")
    told = desk.run("validate", "small", "--format", "concise")
    assert told.code == ExitCode.FINDINGS


@pytest.mark.parametrize("words", [["preflight"], ["render"], ["preflight", "--press", "sra3"]], ids=" ".join)
def test_a_requirement_on_a_page_is_told_at_its_line(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    def unmet(case: FileCase) -> Iterator[Finding]:
        """As if the word on the page that asks for opinions were RGB. No declaration can make it so."""
        rule = RULES.get("F070")
        assert rule
        page = 4 if len(case.facts.pages) == 4 else 1  # the front of the only sheet, its left page
        yield rule.finding(case.locate(page, Rect(10, 10, 60, 8)), "text in DeviceRGB", "convert it")

    monkeypatch.setattr("recap_print.pipeline.claim.unmet", unmet)
    told = desk.run(words[0], "small", *words[1:])
    assert told.code == ExitCode.FINDINGS
    assert f"{SMALL}:{line_of(desk, 'title: Votre avis')}:" in told.out
    assert "error[F070] device-colour-of-another-device" in told.out
    assert "(feedback/1), 10 mm from the left, 10 mm from the top" in told.out
    if words[0] == "render":
        assert is_whole_and_unclaimed(desk.root / "out/small/small.pdf")


def test_preflight_writes_nothing_and_needs_no_place_to(desk: Desk) -> None:
    before = desk.files()
    (desk.root / "out").write_text("no folder")
    assert desk.run("preflight", "small").code == ExitCode.OK
    told = desk.run("render", "small")
    assert (told.code, told.out) == (ExitCode.CANNOT_WRITE, "")
    assert desk.files() == before | {"out"}


@pytest.fixture
def falling(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A module of a child that a signal ends, as a crash would."""
    (tmp_path / "falls.py").write_text("import os\ndef main():\n    os.kill(os.getpid(), 9)\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)


@pytest.mark.usefixtures("falling")
@pytest.mark.parametrize("words", [*MAKERS.values(), ["preflight", "small"], ["preflight", "there.pdf"]], ids=" ".join)
def test_a_reader_that_falls_is_told_and_nothing_is_written(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    (desk.root / "there.pdf").write_bytes(b"%PDF-1.6\n")
    before = desk.files()
    monkeypatch.setattr(apart, "_child", lambda: Child("falls"))
    told = desk.run(*words)
    assert (told.code, told.out) == (ExitCode.CANNOT_READ, "")
    assert "could not be read: the reader was stopped by SIGKILL (signal 9)" in told.err
    assert desk.files() == before


@pytest.mark.usefixtures("falling")
def test_eyes_that_fall_are_told_as_not_checked(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seeing, "eyes", lambda: Child("falls"))
    told = desk.run("preflight", "small")
    assert told.code == ExitCode.OK
    assert "- QR codes: no page was looked at: the renderer was stopped by SIGKILL (signal 9)\n" in told.out
    assert re.search(r"QR codes +ok +not looked for\n", told.out)


def children(process: int) -> set[int]:
    said = Path(f"/proc/{process}/task/{process}/children").read_text("ascii")
    return {int(child) for child in said.split()}


def lives(process: int) -> bool:
    """A process that still does something: neither gone nor a zombie."""
    with suppress(OSError):
        return Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    return False


def soon(true: object, seconds: float = 10) -> bool:
    """Does it become so, before long?"""
    assert callable(true)
    end = time.monotonic() + seconds
    while not (so := bool(true())) and time.monotonic() < end:
        time.sleep(0.02)
    return so


@linux
@pytest.mark.parametrize("whole_group", [False, True], ids=["the command", "as a terminal does"])
def test_ctrl_c_leaves_no_child_behind(desk: Desk, whole_group: bool) -> None:
    slow = pikepdf.new()
    for _ in range(400):  # some seconds to render
        slow.add_blank_page(page_size=(2000, 2000))
    slow.save(desk.root / "slow.pdf")
    process = desk.start("preflight", "slow.pdf", start_new_session=True)
    assert soon(lambda: len(children(process.pid)) == 2)  # the reader and the eyes
    started = children(process.pid)
    time.sleep(0.3)
    (os.killpg if whole_group else os.kill)(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (ExitCode.INTERRUPTED, "", "· reading slow.pdf\n")
    assert soon(lambda: not any(map(lives, started)))


@linux
def test_a_reader_that_somebody_kills(desk: Desk) -> None:
    os.mkfifo(desk.root / "late.pdf")
    process = desk.start("preflight", "late.pdf")
    assert soon(lambda: children(process.pid))
    for child in children(process.pid):
        os.kill(child, signal.SIGKILL)
    (desk.root / "late.pdf").write_bytes(b"%PDF-1.6\n" * 10_000)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out) == (ExitCode.CANNOT_READ, "")
    assert "late.pdf could not be read: the reader was stopped by SIGKILL (signal 9)" in err
    assert "Traceback" not in err
