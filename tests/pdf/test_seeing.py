"""Looking at pages in a child process: whatever becomes of the child, the command gets an answer, and soon."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from code_pages import Code, Sheet, written
from hypothesis import given
from hypothesis import strategies as st

from recap_print.geometry import Rect
from recap_print.pdf.model import Seen, Symbol
from recap_print.pdf.symbols import read_symbols
from recap_print.pipeline.children import Child, Stopped
from recap_print.pipeline.seeing import Seeing, eyes, seen_from, start_seeing, told

ROOT = Path(__file__).parents[2]
NEEDS_POSIX = pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX")

Start = Callable[..., Child]


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Start:
    """Starts a child whose ``main`` has this body. Its ``main`` may ``import`` at will."""
    monkeypatch.syspath_prepend(tmp_path)
    made = 0

    def child(body: str, data: bytes = b"", **how: int) -> Child:
        nonlocal made
        made += 1
        name = f"child_of_a_test_{made}"
        text = "import os, signal, sys, time\n\ndef main():\n" + textwrap.indent(textwrap.dedent(body), "    ")
        (tmp_path / f"{name}.py").write_text(text, "utf-8")
        return Child(name, data, **how)

    return child


def why(child: Child, seconds: float = 20) -> str:
    with pytest.raises(Stopped) as stopped:
        child.result(seconds)
    return str(stopped.value)


def gone(pid: int) -> bool:
    """Has a process ended? One that ended and was not waited for is still there."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def gone_soon(pid: int) -> bool:
    until = time.monotonic() + 5
    while not (ended := gone(pid)) and time.monotonic() < until:
        time.sleep(0.02)
    return ended


def test_the_child_sees_what_we_see() -> None:
    data = written(
        [Sheet((Code("Une adresse", 20, 30), Code("مذكرتي", 60, 30, 0.33))), Sheet(), Sheet(size=(2000, 2000))]
    )
    assert start_seeing(data).result() == read_symbols(data)


def test_several_look_at_once_and_may_be_asked_twice() -> None:
    seeing = [start_seeing(written([Sheet((Code(f"Code {nth}", 20, 30),))])) for nth in range(3)]
    for _ in range(2):
        read = [look.result().symbols for look in seeing]
        assert [symbols[0].text for symbols in read if symbols] == ["Code 0", "Code 1", "Code 2"]


def test_eyes_open_before_there_is_anything_to_see() -> None:
    data = written([Sheet((Code("Seul", 20, 30),))])
    ready = eyes()
    time.sleep(0.3)
    assert start_seeing(data, ready).result(20) == read_symbols(data)
    unused = eyes()
    pid = unused._process.pid
    del unused
    gc.collect()
    assert gone_soon(pid)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", b"\0" * 3_000_000])
def test_what_is_no_pdf_is_told_in_words(data: bytes) -> None:
    assert start_seeing(data).result() == Seen(None, ("no page was looked at: the renderer finds no PDF in the file",))


def test_it_runs_as_a_module_and_loads_little() -> None:
    data = written([Sheet((Code("Seul", 20, 30),))])
    command = [sys.executable, "-X", "importtime", "-m", "recap_print.pipeline.seeing"]
    done = subprocess.run(command, input=data, capture_output=True, check=True, cwd=ROOT)
    assert seen_from(done.stdout) == read_symbols(data)
    loaded = {line.rpartition(b"|")[2].strip().decode().partition(".")[0] for line in done.stderr.splitlines()}
    assert {"pypdfium2", "zxingcpp"} <= loaded
    assert not {"typer", "yaml", "jsonschema", "reportlab", "uharfbuzz", "pypdf", "numpy", "PIL"} & loaded


@given(
    st.builds(
        Seen,
        st.none()
        | st.lists(
            st.builds(
                Symbol,
                st.integers(1, 10**6),
                st.text(),
                st.builds(Rect, *[st.floats(-1e6, 1e6)] * 4),
                st.floats(0, 100),
            ),
            max_size=3,
        ).map(tuple),
        st.lists(st.text(), max_size=2).map(tuple),
        st.just(()),
        st.lists(st.integers(1, 10**6), max_size=3).map(tuple),
    )
)
def test_what_is_told_is_understood(seen: Seen) -> None:
    assert seen_from(told(seen)) == seen


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\xff",
        b"null",
        b"{}",
        b"[]",
        b"[[],[],[]]",
        b"[[1],[],[],[]]",
        b"[[[1,2,3,4]],[],[],[]]",
        b"[[],5,[],[]]",
        b"[[],[],[],[Infinity]]",
        b'[[[1,"x",[1,2,3],0.4]],[],[],[]]',
        b"[" * 100_000,
    ],
)
def test_an_answer_that_is_none_is_refused(answer: bytes) -> None:
    with pytest.raises(Stopped, match="gave an answer that cannot be understood"):
        seen_from(answer)


def test_a_child_that_babbles_is_told_in_words(start: Start) -> None:
    child = start("sys.stdout.buffer.write(sys.stdin.buffer.read())", b"babble")
    why = "no page was looked at: the renderer gave an answer that cannot be understood"
    assert Seeing(child).result() == Seen(None, (why,))


@NEEDS_POSIX
def test_a_crash_is_told_with_its_signal(start: Start) -> None:
    crash = "sys.stdin.buffer.read(1000)\nos.kill(os.getpid(), signal.SIGSEGV)"
    assert Seeing(start(crash, b"x" * 10_000_000)).result() == Seen(
        None, ("no page was looked at: the renderer was stopped by SIGSEGV (signal 11)",)
    )
    assert why(start("sys.stdout.write('half'); sys.stdout.flush(); os.abort()")) == "was stopped by SIGABRT (signal 6)"


def test_an_exit_code_is_told_and_its_half_answer_dropped(start: Start) -> None:
    assert why(start("print('half')\nsys.stdout.flush()\nraise ValueError('x')")) == "ended with exit code 1"
    assert why(start("os._exit(70)", b"x" * 1_000_000)) == "ended with exit code 70"
    assert why(Child("recap_print.no_such_module", b"")) == "ended with exit code 1"


@pytest.mark.parametrize(
    "body",
    [
        "time.sleep(60)",
        "while True: pass",
        "sys.stdin.buffer.read(); time.sleep(60)",
        "sys.stdout.close(); os.close(1); time.sleep(60)",
        "print('whole'); sys.stdout.flush(); time.sleep(60)",
        "while True: os.write(1, b'.'); time.sleep(0.01)",
    ],
)
def test_a_child_that_takes_too_long_is_stopped(body: str, start: Start) -> None:
    began = time.perf_counter()
    child = start(body, b"x" * 1_000_000)
    assert why(child, 0.3) == "took longer than 0.3 s"
    assert why(child, 0.3) == "took longer than 0.3 s"
    assert time.perf_counter() - began < 5
    assert child._process.poll() is not None


def test_time_counts_from_the_meal(start: Start) -> None:
    child = start("time.sleep(60)")
    time.sleep(0.3)
    began = time.perf_counter()
    assert why(child, 0.2) == "took longer than 0.2 s"
    assert time.perf_counter() - began < 5


def test_an_answer_without_end_is_cut(start: Start) -> None:
    child = start("while True: os.write(1, b'.' * 65536)", largest=3 << 20)
    assert why(child) == "answered with more than 3 MB"
    assert len(child._answer) < 4 << 20


def test_neither_side_waits_for_the_other_to_read_first(start: Start) -> None:
    data = os.urandom(1 << 20) * 8
    echo = "while part := sys.stdin.buffer.read(4096): sys.stdout.buffer.write(part)"
    assert start(echo, data).result(20) == data
    assert start("sys.stdout.write('ready')", data).result(20) == b"ready"


@NEEDS_POSIX
@pytest.mark.parametrize(
    ("body", "end"),
    [
        ("limited(60, fed=0, memory=400 << 20)\nbytearray(1 << 30)", "ended with exit code 1"),
        ("limited(1, fed=0)\nwhile True: pass", "was stopped by SIG"),
    ],
)
def test_memory_and_processor_time_are_bounded(body: str, end: str, start: Start) -> None:
    if sys.platform == "darwin" and "memory" in body:
        pytest.skip("macOS bounds no address space")
    assert why(start(f"from recap_print.pipeline.children import limited\n{body}")).startswith(end)


def test_a_closed_child_is_stopped(start: Start) -> None:
    child = start("time.sleep(60)", b"x" * 1_000_000)
    child.close()
    assert gone(child._process.pid)
    assert why(child) == "was stopped by us"
    child.close()


def test_a_forgotten_child_is_stopped(start: Start) -> None:
    child = start("time.sleep(60)", b"x" * 1_000_000)
    pid = child._process.pid
    del child
    gc.collect()
    assert gone_soon(pid)


@NEEDS_POSIX
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_no_child_outlives_an_interrupted_parent(sent: signal.Signals, tmp_path: Path) -> None:
    """Ctrl-C stops both; a parent that is killed leaves a child that ends when it looks for its parent."""
    (tmp_path / "slow.py").write_text(
        "import sys, time\ndef main():\n    time.sleep(0.3)\n    sys.stdin.read()\n", "utf-8"
    )
    (tmp_path / "parent.py").write_text(
        "from recap_print.pipeline.children import Child\n"
        "child = Child('slow', b'x' * 10_000_000)\n"
        "print(child._process.pid, flush=True)\n"
        "child.result(60)\n",
        "utf-8",
    )
    search = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"}
    command = [sys.executable, str(tmp_path / "parent.py")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=search) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        began = time.perf_counter()
        parent.send_signal(sent)
        assert parent.wait(10) != 0
        assert time.perf_counter() - began < 5
    assert gone_soon(pid)


def test_no_child_can_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    seen = start_seeing(b"").result()
    assert seen == Seen(None, ("no page was looked at: the renderer cannot be started: No such file or directory",))
