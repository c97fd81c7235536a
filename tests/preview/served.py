"""A desk that answers, in a thread, and whoever looks at it: a browser without eyes."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from io import BufferedReader, BytesIO
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from PIL import Image

from recap_print.preview.app import Desk
from recap_print.preview.comparing import Comparing
from recap_print.preview.serve import listening, server
from recap_print.preview.studio import Studio
from yard import Yard

PATIENCE = 15.0
"""Seconds: a busy machine is not a fault of the code."""


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def image(self) -> Image.Image:
        return Image.open(BytesIO(self.body)).convert("RGB")


@dataclass(frozen=True, slots=True)
class Opened:
    """A desk at its address."""

    yard: Yard
    port: int

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        line = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            told = {name.replace("_", "-"): value for name, value in headers.items()}
            line.request(method, path, headers=told)
            answer = line.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, found, answer.read())
        finally:
            line.close()

    def raw(self, said: bytes) -> bytes:
        """Bytes sent as they are, and the first line of the answer; nothing when the line is closed instead."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE) as line:
            try:
                line.sendall(said)
                with line.makefile("rb") as file:
                    return file.readline()
            except ConnectionError:
                return b""

    @property
    def state(self) -> Any:
        return self.get("/state").json

    @property
    def digests(self) -> dict[str, str]:
        return {page["id"]: page["digest"] for page in self.state["pages"]}

    def picture(self, page: str, **asked: str) -> Image.Image:
        query = "&".join(f"{name}={value}" for name, value in asked.items())
        return self.get(f"/page/{self.digests[page]}.png?{query}").image

    @contextmanager
    def events(self) -> Iterator[BufferedReader]:
        with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE) as line:
            line.sendall(b"GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n")
            with line.makefile("rb") as file:
                yield file

    def when(self, holds: Callable[[Any], bool]) -> Any:
        """The first state of which this holds."""
        until = time.monotonic() + PATIENCE
        while not holds(state := self.state):
            assert time.monotonic() < until, f"it never came to this; the last state was {state}"
            time.sleep(0.01)
        return state


def serial(events: BufferedReader) -> int:
    """The next one that is told."""
    while not (line := events.readline()).startswith(b"data: "):
        assert line, "the desk has closed"
    return int(json.loads(line.removeprefix(b"data: "))["serial"])


@dataclass(frozen=True, slots=True)
class Served(Opened):
    """One that works in a thread of ours."""

    desk: Desk


@contextmanager
def served(
    yard: Yard, edition: str = "one", against: str = "", press: str = "", host: str = "127.0.0.1"
) -> Iterator[Served]:
    """The desk of an edition, from its first look."""
    desk = Desk(Studio(yard.project, edition, press), Comparing(yard.project, edition, against))
    with listening("127.0.0.1", 0) as found:
        answering = server(desk, host)
        thread = Thread(target=answering.run, kwargs={"sockets": [found]}, daemon=True)
        thread.start()
        here = Served(yard, found.getsockname()[1], desk)
        try:
            here.get("/state")  # waits until there is one
            yield here
        finally:
            answering.should_exit = True
            desk.board.closed = True
            thread.join(PATIENCE)
            assert not thread.is_alive(), "the desk does not close"


@contextmanager
def opened(yard: Yard, edition: str) -> Iterator[Opened]:
    """The desk of an edition as the command opens it: a process of its own."""
    with yard.start("preview", edition, "--port", "0") as process:
        try:
            assert process.stdout
            here = Opened(yard, urlsplit(process.stdout.readline().split()[0]).port or 0)
            here.get("/state")
            yield here
        finally:
            process.kill()


def label(yard: Yard, new: str) -> Path:
    """Save another word on a card of the first edition."""
    file = yard.root / "editions" / "one.yaml"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    at = next(nth for nth, line in enumerate(lines) if "id: who" in line)
    lines[at] = f'      - {{id: who, label: "{new}"}}\n'
    file.write_text("".join(lines), "utf-8")
    return file


def declaration(desk: Opened) -> Path:
    return desk.yard.root / "editions" / "one.yaml"


def replaced(desk: Opened, old: str, new: str) -> None:
    """Save the first edition with another piece of text in it."""
    desk.yard.edit("editions/one.yaml", old, new)


def line_of(desk: Opened, words: str) -> int:
    lines = declaration(desk).read_text("utf-8").splitlines()
    return next(nth for nth, line in enumerate(lines, 1) if words in line)


def column_of(desk: Opened, words: str) -> int:
    line = declaration(desk).read_text("utf-8").splitlines()[line_of(desk, words) - 1]
    return line.index(words)  # the quote before it, counted from 1
