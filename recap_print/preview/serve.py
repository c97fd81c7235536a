"""The desk at its address, until somebody presses Ctrl-C."""

from __future__ import annotations

import asyncio
import errno
import logging
import socket
import sys
from collections.abc import Callable
from types import FrameType

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from recap_print.errors import UsageError
from recap_print.preview.app import Desk, application
from recap_print.preview.guard import EVERYWHERE

MOST_CONNECTIONS = 512
"""Twenty browsers with some tabs each; whoever comes after them is asked to come back (503)."""
LARGEST_HEAD = 64 << 10
"""Bytes of a request's head that are read before anybody judges it."""
TURN = 0.001
"""Seconds that a thread which composes may keep those waiting that answer: an answer takes several turns."""
PATIENCE = 1
"""Seconds that readers are given when the desk closes."""
SILENCE = 20.0
"""Seconds in which a question must be asked whole, and in which some of an answer must be taken. Who waits for news,
and takes it, may stay for ever."""


class Line(H11Protocol):
    """A connection that is looked at now and then: uvicorn alone would wait for half a question until it is closed."""

    # asyncio promises any transport, and uvicorn's own protocol takes this one, with the same remark
    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._was: object = None
        self._next = self.loop.call_later(SILENCE, self._look)

    def connection_lost(self, exc: Exception | None) -> None:
        self._next.cancel()
        super().connection_lost(exc)

    def _look(self) -> None:
        """Let those go to whom nothing has happened since the last look, while it is their turn."""
        asks = self.cycle is None or self.cycle.response_complete
        untaken = self.transport.get_write_buffer_size()
        now = self.cycle, untaken
        if (asks or untaken) and (self.cycle is None or now == self._was):
            self.transport.abort()
            return
        self._was = now
        self._next = self.loop.call_later(SILENCE, self._look)


class Server(uvicorn.Server):
    """Lets those go who wait for news: they would keep it open for ever."""

    def __init__(self, config: uvicorn.Config, desk: Desk) -> None:
        super().__init__(config)
        self._desk = desk

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._desk.board.close()
        super().handle_exit(sig, frame)


def listening(host: str, port: int) -> socket.socket:
    """A socket that is listened on. Raises UsageError, in words, when the address is taken or is not ours."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    found = socket.socket(family, socket.SOCK_STREAM)
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((host, port))
        found.listen(128)
    except (OSError, OverflowError) as error:
        found.close()
        if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
            help = "another preview may be open: use it, or add `--port 0` for a free one"
            raise UsageError(f"port {port} is in use", help=help) from error
        why = (isinstance(error, OSError) and error.strerror) or str(error)
        raise UsageError(f"nothing can listen on {host}:{port}: {why}", help="name another --host or --port") from error
    return found


def address(found: socket.socket) -> str:
    """What to open in a browser on this machine."""
    host, port = found.getsockname()[:2]
    if host in EVERYWHERE:
        host = "127.0.0.1"
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def server(desk: Desk, host: str) -> Server:
    """What answers at an address; ``run(sockets=[…])`` does, until it is told to exit."""
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)  # answers say what is wrong, to whoever asked
    config = uvicorn.Config(
        application(desk, host),
        loop="asyncio",
        http=Line,
        ws="none",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        date_header=False,
        limit_concurrency=MOST_CONNECTIONS,
        timeout_graceful_shutdown=PATIENCE,
        h11_max_incomplete_event_size=LARGEST_HEAD,
    )
    return Server(config, desk)


def serve(desk: Desk, host: str, port: int, say: Callable[[str], object]) -> None:
    """Answer until Ctrl-C, which raises KeyboardInterrupt. ``say`` is told the address once it answers.

    Raises UsageError when it cannot listen there.
    """
    sys.setswitchinterval(TURN)
    with listening(host, port) as found:
        say(address(found))
        server(desk, host).run(sockets=[found])
