"""Facts read in a child process: the same as read here, and an answer whatever becomes of the child."""

from __future__ import annotations

import gc
import os
import pickle
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_pdf import written

from recap_print.errors import CannotRead
from recap_print.pdf.model import Facts
from recap_print.pdf.read import read_facts
from recap_print.pipeline import apart, reading
from recap_print.pipeline.apart import Reader, start_reader
from recap_print.pipeline.children import Child
from recap_print.pipeline.reading import Strange, facts_from, told

DATA = written("0 0 0 1 k 10 10 20 20 re f BT /F1 9 Tf (Bonjour) Tj ET")


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with start_reader() as started:
        yield started


def test_one_reader_reads_one_file_after_the_other(reader: Reader) -> None:
    assert reader.facts(DATA, "Récap.pdf") == read_facts(DATA, "Récap.pdf")
    with pytest.raises(CannotRead, match=r"other.pdf is not a PDF") as refused:
        reader.facts(b"no", "other.pdf")
    assert refused.value.help


def test_a_child_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "endless.py").write_text("import time\ndef main():\n    time.sleep(60)\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(apart, "_child", lambda: Child("endless"))
    start = time.monotonic()
    with start_reader() as reader, pytest.raises(CannotRead, match=r"slow.pdf .* took longer than 0.3 s, as happens"):
        reader.facts(DATA, "slow.pdf", seconds=0.3)
    assert time.monotonic() - start < 5


@pytest.mark.parametrize("body", ["import os; os._exit(3)", "raise SystemExit(1)", "print('hello')", "pass"])
def test_a_child_that_falls_or_raves_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, body: str) -> None:
    (tmp_path / "falls.py").write_text(f"def main():\n    {body}\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(apart, "_child", lambda: Child("falls"))
    with start_reader() as reader, pytest.raises(CannotRead, match=r"bad.pdf could not be read"):
        reader.facts(DATA, "bad.pdf")


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="children are counted by Linux")
def test_a_reader_that_nobody_asks_leaves_no_child() -> None:
    def children() -> set[str]:
        return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text("ascii").split())

    before = children()
    with start_reader():
        assert len(children() - before) == 1
    gc.collect()
    assert children() <= before


def test_facts_come_back_as_they_went() -> None:
    facts = read_facts(DATA, "small.pdf")
    assert facts_from(told(facts)) == facts
    with pytest.raises(CannotRead, match="why"):
        facts_from(told(("why", "what to do")))


class Evil:
    """Runs a command where it is unpickled."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("false",)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"x",
        pickle.dumps(Evil()),
        pickle.dumps(Path("/")),
        pickle.dumps([1]),
        told(None),
        told(("one",)),
        told((1, 2)),
    ],
)
def test_an_answer_that_is_none_of_ours(answer: bytes) -> None:
    with pytest.raises(Strange):
        facts_from(answer)


def test_no_noun_has_been_forgotten() -> None:
    """Every class of the model that facts can hold may come back."""
    from recap_print.pdf import model

    nouns = {kind for kind in vars(model).values() if isinstance(kind, type) and kind.__module__ == model.__name__}
    symbols = {model.Symbol, model.Seen}
    assert nouns - symbols <= set(reading.NOUNS)
    assert Facts in reading.NOUNS
