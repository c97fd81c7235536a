"""Those who ask and never listen, begin and never finish, or come in crowds: nobody else waits for them."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from served import Served, label, serial, served

from recap_print.preview import serve
from yard import a_yard

AT_ONCE = 5.0
"""Seconds, on a busy machine: what is not kept waiting."""
TIMES = 100
HEAD = " HTTP/1.1\r\nHost: localhost\r\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Served]:
    with served(a_yard(tmp_path / "yard"), "one") as desk:
        yield desk


@pytest.fixture
def impatient(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """One that lets the silent go sooner."""
    monkeypatch.setattr(serve, "SILENCE", 0.4)
    with served(a_yard(tmp_path / "yard"), "one") as desk:
        yield desk


def said(desk: Served, words: str, *, takes: int = 0) -> socket.socket:
    """A line on which this was said; ``takes`` are the bytes that its reader has room for."""
    line = socket.socket()
    if takes:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, takes)
    line.settimeout(AT_ONCE)
    line.connect(("127.0.0.1", desk.port))
    line.sendall(words.encode())
    return line


def answers_at_once(desk: Served) -> None:
    begun = time.monotonic()
    assert desk.get("/state").status == 200
    assert time.monotonic() - begun < AT_ONCE


def ended(line: socket.socket) -> bool:
    """Has the other side let go, after what it had sent?"""
    try:
        while line.recv(1 << 16):
            pass
    except TimeoutError:
        return False
    except OSError:
        pass
    return True


def large(desk: Served) -> str:
    """A picture, so often that no buffer between here and there has room for it: 8 MB."""
    return TIMES * f"GET {picture(desk)}{HEAD}\r\n"


def picture(desk: Served) -> str:
    return f"/page/{desk.digests['opening/1']}.png?dpi=400"


def test_who_never_takes_a_large_picture_keeps_nobody_waiting(desk: Served) -> None:
    with ExitStack() as lines:
        for _ in range(12):
            lines.enter_context(said(desk, large(desk), takes=2_048))
        answers_at_once(desk)
        label(desk.yard, "Chez qui ?")
        desk.when(lambda state: state["serial"] > 2)
        assert desk.picture("opening/1", dpi="72").width > 300


def test_who_never_takes_the_news_keeps_nobody_from_them(desk: Served) -> None:
    with ExitStack() as lines, desk.events() as events:
        first = serial(events)
        for _ in range(40):
            lines.enter_context(said(desk, f"GET /events{HEAD}\r\n", takes=2_048))
        label(desk.yard, "Chez qui ?")
        assert serial(events) > first
        answers_at_once(desk)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "GET /state",
        f"GET /state{HEAD}",
        f"GET /state{HEAD}\r\nGET /state HTTP/1.1\r\nHo",
        f"GET /state{HEAD}Content-Length: 9000\r\n\r\nhalf of",
    ],
)
def test_who_never_finishes_asking_is_let_go(words: str, impatient: Served) -> None:
    with said(impatient, words) as line:
        assert ended(line)
    answers_at_once(impatient)


def test_who_never_takes_an_answer_is_let_go(impatient: Served) -> None:
    with said(impatient, large(impatient), takes=2_048) as line:
        time.sleep(2)
        taken = 0
        while part := _rest(line):
            taken += part
    assert taken < TIMES * len(impatient.get(picture(impatient)).body), "the rest was not kept for it"


def _rest(line: socket.socket) -> int:
    try:
        return len(line.recv(1 << 16))
    except ConnectionError:
        return 0


def test_who_listens_may_stay(impatient: Served) -> None:
    with impatient.events() as events:
        first = serial(events)
        time.sleep(2)
        label(impatient.yard, "Chez qui ?")
        assert serial(events) > first


def test_a_crowd_is_asked_to_come_back_and_the_next_day_is_as_before(desk: Served) -> None:
    """More connections than there is room for: whoever asks is answered, with 200 or 503, and never left waiting."""
    with ExitStack() as lines:
        for _ in range(serve.MOST_CONNECTIONS + 20):
            lines.enter_context(said(desk, ""))
        begun = time.monotonic()
        assert desk.get("/state").status == 503
        assert time.monotonic() - begun < AT_ONCE
    until = time.monotonic() + AT_ONCE
    while desk.get("/state").status != 200:
        assert time.monotonic() < until
        time.sleep(0.05)
