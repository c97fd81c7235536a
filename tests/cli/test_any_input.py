"""No input of any kind ends in a traceback: whatever a file became, the answer is words and a documented exit code."""

from __future__ import annotations

import json
import re
from io import BytesIO
from unittest.mock import patch

import pikepdf
import pytest
from damage import sayings, spoilt, texts
from desk import Desk, Told, a_desk, a_small_desk
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from recap_print.errors import ExitCode
from recap_print.pdf.model import Seen

ANSWERS = set(ExitCode) - {ExitCode.OUR_BUG, ExitCode.INTERRUPTED}
FILES = (
    *("editions/v11.yaml", "editions/v10.yaml", "layouts/a5.yaml", "layouts/pictograms.yaml"),
    *("layouts/presses/sra3.yaml", "layouts/presses/office-a4.yaml"),
)
SMALL_FILES = ("editions/small.yaml", "layouts/small.yaml", "layouts/pictograms.yaml", "layouts/presses/sra3.yaml")
quick = settings(
    max_examples=8,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking runs for minutes, and damage is small as it is
)


# Takes away nothing but the alarm: test_found_by_damage.py holds each fault that is known, strictly.


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Exceptions are seen as they are, not as exit code 70."""
    monkeypatch.setenv("RECAP_PRINT_DEBUG", "1")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return a_desk(tmp_path_factory.mktemp("desk"))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = a_small_desk(tmp_path_factory.mktemp("small"))
    assert desk.run("check", "--update", "--reason", "a first time").code == 0
    assert desk.run("render", "small").code == 0
    return desk


def ask(desk: Desk, file: str, raw: bytes, *words: str) -> Told:
    """What a command answers while ``file`` holds ``raw``."""
    path = desk.root / file
    before = path.read_bytes()
    path.write_bytes(raw)
    try:
        told = desk.run(*words)
        assert told.code in ANSWERS, told.err
        if "json" in words and told.out:
            every_finding_stands_in_a_file(desk, told)
    finally:
        path.write_bytes(before)
    return told


def every_finding_stands_in_a_file(desk: Desk, told: Told) -> None:
    findings = json.loads(told.out)["findings"]
    assert bool(told.code) == any(finding["level"] == "error" for finding in findings)
    for finding in findings:
        lines = re.split(rb"\r\n|\r|\n", (desk.root / finding["file"]).read_bytes())
        assert 1 <= finding["line"] <= len(lines), finding
        assert finding["column"] >= 1, finding


def commands(file: str, edition: str) -> list[tuple[str, ...]]:
    """What is worth asking about a file: judged often, and now and then made, listed and compared."""
    if "presses" in file:
        return [("impose", edition, "--press", file.rpartition("/")[2].removesuffix(".yaml"))]
    judge = ("validate", edition, "--format", "json")
    others = ["render", "check", "list", "diff"]
    return (
        [judge] * 4
        + [(word, edition)[: 1 + (word != "list")] for word in others]
        + [("impose", edition, "--press", "sra3")]
    )


@quick
@given(st.data())
def test_a_slip_of_the_pen_in_a_real_file(desk: Desk, data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(FILES))
    raw = data.draw(texts((desk.root / file).read_text("utf-8")))
    ask(desk, file, raw, *data.draw(st.sampled_from(commands(file, "v10" if "v10" in file else "v11"))))


@quick
@given(st.data())
def test_a_real_file_that_says_other_things(desk: Desk, data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(FILES))
    raw = data.draw(sayings((desk.root / file).read_text("utf-8")))
    ask(desk, file, raw, *data.draw(st.sampled_from(commands(file, "v10" if "v10" in file else "v11"))))


@settings(quick, max_examples=50)
@given(st.data())
def test_a_small_booklet_that_says_other_things(small: Desk, data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(SMALL_FILES))
    raw = data.draw(sayings((small.root / file).read_text("utf-8")))
    ask(small, file, raw, *data.draw(st.sampled_from(commands(file, "small"))))


@settings(quick, max_examples=40)
@given(st.data())
def test_a_lock_that_is_none(small: Desk, data: st.DataObject) -> None:
    file = "editions/small.lock.json"
    text = (small.root / file).read_text("utf-8")
    raw = data.draw(st.one_of(texts(text), spoilt(text.encode()), st.binary(max_size=20)))
    words = st.sampled_from([("check", "small"), ("diff", file, "small"), ("list",), ("diff", file, file)])
    ask(small, file, raw, *data.draw(words))


@settings(quick, max_examples=60)
@given(st.data())
def test_a_pdf_that_is_none(small: Desk, data: st.DataObject) -> None:
    file = "out/small/small.pdf"
    raw = (small.root / file).read_bytes()
    told = ask(small, file, data.draw(spoilt(raw)), "impose", file, "--press", "sra3", "-o", "sheets.pdf")
    assert told.code in (ExitCode.OK, ExitCode.CANNOT_READ, ExitCode.CANNOT_LAY_OUT)


class EyesShut:
    def result(self) -> Seen:
        return Seen(None, ("no page was looked at",))


@pytest.fixture(scope="module")
def bare(small: Desk) -> bytes:
    """The small booklet's PDF with all it says laid open, and none of the bulk of its profile and fonts."""
    out = BytesIO()
    with pikepdf.open(small.root / "out/small/small.pdf") as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream) and len(thing.read_bytes()) > 10_000:
                thing.write(thing.read_bytes()[:200])
        pdf.save(out, static_id=True, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)
    return out.getvalue()


def judge(desk: Desk, raw: bytes, press: str, *, apart: bool = False) -> None:
    """What preflight says of any bytes: words, or findings in the one file there is."""
    (desk.root / "any.pdf").write_bytes(raw)
    told = desk.run("preflight", "any.pdf", "--press", press, "--format", "json", apart=apart)
    assert told.code in (ExitCode.OK, ExitCode.FINDINGS, ExitCode.CANNOT_READ), told.err
    if told.code == ExitCode.CANNOT_READ:
        assert told.out == ""
        return
    answer = json.loads(told.out)
    assert bool(told.code) == any(finding["level"] == "error" for finding in answer["findings"])
    assert {finding["file"] for finding in answer["findings"]} <= {"any.pdf"}
    assert answer["unchecked"]


@settings(quick, max_examples=30)
@given(st.data())
def test_a_pdf_that_is_none_is_judged(small: Desk, bare: bytes, data: st.DataObject) -> None:
    with patch("recap_print.pipeline.preflight.start_seeing", lambda _: EyesShut()):
        judge(small, data.draw(spoilt(bare)), data.draw(st.sampled_from(("single-pages", "sra3"))))


@settings(quick, max_examples=3)
@given(st.data())
def test_a_pdf_that_is_none_is_judged_by_children(small: Desk, bare: bytes, data: st.DataObject) -> None:
    judge(small, data.draw(spoilt(bare)), "single-pages", apart=True)
