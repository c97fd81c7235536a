"""How long after a save its new page is there: 50 saves of v11, from the write of the file to the last byte of the PNG.

Through HTTP, as a browser asks: the event, the state, then the picture whose digest is new. ``python bench/preview.py``
"""

from __future__ import annotations

import gc
import json
import shutil
import socket
import statistics
import sys
import tempfile
import threading
import time
from http.client import HTTPConnection
from pathlib import Path

from recap_print.pipeline.project import Project
from recap_print.preview.app import Desk
from recap_print.preview.comparing import Comparing
from recap_print.preview.serve import TURN, listening, server
from recap_print.preview.studio import Studio

HERE = Path(__file__).parents[1]
SAVES, DPI = 50, 108
LABEL = "Avec qui ?"


class Reader:
    """A browser without eyes."""

    def __init__(self, port: int) -> None:
        self._line = HTTPConnection("127.0.0.1", port, timeout=30)
        events = socket.create_connection(("127.0.0.1", port), timeout=30)
        events.sendall(b"GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n")
        self._events = events.makefile("rb")

    def serial(self) -> int:
        """The next one that is told."""
        while not (line := self._events.readline()).startswith(b"data: "):
            if not line:
                raise SystemExit("the desk has closed")
        return int(json.loads(line.removeprefix(b"data: "))["serial"])

    def get(self, path: str, *, or_gone: bool = False) -> bytes:
        self._line.request("GET", path)
        answer = self._line.getresponse()
        data = answer.read()
        if answer.status != 200 and not (or_gone and answer.status == 404):
            raise SystemExit(f"{path}: {answer.status} {data[:200]!r}")
        return data

    def pages(self) -> dict[str, str]:
        return {page["id"]: page["digest"] for page in json.loads(self.get("/state"))["pages"]}


def main() -> None:
    sys.setswitchinterval(TURN)
    gc.set_threshold(50_000, 20, 50)  # as the command line does
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("editions", "layouts", "fonts"):
            shutil.copytree(HERE / name, root / name)
        project = Project(root)
        file = project.edition("v11")
        text = file.read_text("utf-8")
        desk = Desk(Studio(project, "v11"), Comparing(project, "v11"))
        with listening("127.0.0.1", 0) as found:
            port = found.getsockname()[1]
            answering = server(desk, "127.0.0.1")
            thread = threading.Thread(target=answering.run, kwargs={"sockets": [found]})
            thread.start()
            try:
                measure(Reader(port), file, text)
            finally:
                answering.should_exit = True
                desk.board.closed = True
                thread.join()


def measure(reader: Reader, file: Path, text: str) -> None:
    reader.serial()
    before = reader.pages()
    told, first, seen = [], [], []
    for save in range(SAVES):
        time.sleep(0.3)
        begun = time.perf_counter()
        file.write_text(text.replace(LABEL, f"{LABEL[:-2]} {save} ?"), "utf-8")
        while True:
            reader.serial()
            heard = time.perf_counter()
            after = reader.pages()
            fresh = [digest for page, digest in after.items() if before.get(page) != digest]
            if fresh:
                break
        state = time.perf_counter()
        reader.get(f"/page/{fresh[0]}.png?dpi={DPI}")
        seen.append(time.perf_counter() - begun)
        told.append(heard - begun)
        first.append(state - begun)
        before = after
    for name, times in (("event", told), ("state", first), ("picture", seen)):
        ranked = sorted(1000 * one for one in times)
        p95 = ranked[int(len(ranked) * 0.95)]
        print(f"{name:8} median {statistics.median(ranked):5.0f} ms   95 % {p95:5.0f} ms   worst {ranked[-1]:5.0f} ms")


if __name__ == "__main__":
    main()
