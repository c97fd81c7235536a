"""Work done apart: a child process of ours, fed with bytes, bounded in time and memory, answering with bytes.

Hostile bytes are read by such a child: when it crashes, spins or swells, the command goes on and says so. The child
runs ``main()`` of one of our modules, which calls ``limited``, reads its standard input and writes its standard output.
"""

from __future__ import annotations

import os
import signal
import sys
import weakref
from contextlib import suppress
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired
from threading import Thread
from time import monotonic

LARGEST_ANSWER = 64 << 20
"""Bytes. The facts of a large catalogue are some megabytes."""
MEMORY = 1536 << 20
"""Bytes of address space, beside what the child was fed. A bitmap of 105 million pixels and its reading take 260 MB."""

# The child finds the modules that its parent found: the same installation, and nothing of the current folder.
START = "import sys; name, *sys.path = sys.argv[1:]; from importlib import import_module; import_module(name).main()"


class Stopped(Exception):
    """A child that gave no answer. The message says why, after ``it``: ``was stopped by SIGSEGV (signal 11)``."""


class Child:
    """A process at work. ``feed`` it once, ``result`` waits for its answer; a child that is forgotten is stopped.

    It may be started before there is anything to read: it loads its libraries meanwhile.
    """

    def __init__(self, module: str, data: bytes | None = None, *, largest: int = LARGEST_ANSWER) -> None:
        """Start ``main()`` of a module of ours, with ``data`` on its standard input when there is some already."""
        self._began = monotonic()
        self._answer = bytearray()
        self._largest = largest
        self._refusal = ""
        debug = bool(os.environ.get("RECAP_PRINT_DEBUG"))  # its last words, for whoever looks for a mistake of ours
        command = [sys.executable, "-P", "-c", START, module, *sys.path]
        try:
            self._process = Popen(command, stdin=PIPE, stdout=PIPE, stderr=None if debug else DEVNULL)
        except OSError as error:
            self._refusal = f"cannot be started: {error.strerror or error}"
            return
        # Two pipes, two threads: neither side ever waits for the other to read first. Threads hold no reference to
        # this object, so that forgetting it stops the child.
        self._stop = weakref.finalize(self, _stop, self._process)
        self._listener = Thread(target=_listen, args=(self._process, self._answer, largest), daemon=True)
        self._listener.start()
        if data is not None:
            self.feed(data)

    def feed(self, data: bytes) -> None:
        """Give the child all it will read."""
        self._began = monotonic()
        if not self._refusal:
            Thread(target=_feed, args=(self._process, data), daemon=True).start()

    def result(self, seconds: float) -> bytes:
        """What the child wrote, once it has ended well. ``seconds`` count from when it was fed.

        Raises Stopped when it took longer, wrote too much, crashed, or ended with an exit code other than 0.
        """
        if not self._refusal:
            self._refusal = self._wait(seconds)
        if self._refusal:
            raise Stopped(self._refusal)
        return bytes(self._answer)

    def close(self) -> None:
        """Stop the child, whatever it is doing."""
        self._refusal = self._refusal or "was stopped by us"
        if hasattr(self, "_stop"):
            self._stop()

    def _wait(self, seconds: float) -> str:
        """Wait for the end, or make one. Nothing when the answer is whole, otherwise why it is not."""
        try:
            self._listener.join(max(0.0, self._began + seconds - monotonic()))
            late, long = self._listener.is_alive(), len(self._answer) > self._largest
            if not (late or long):  # it has said all; one that lingers then is stopped below
                with suppress(TimeoutExpired):
                    self._process.wait(max(1.0, self._began + seconds - monotonic()))
                late = self._process.poll() is None
        finally:
            self._stop()
        if long:
            return f"answered with more than {self._largest >> 20} MB"
        if late:
            return f"took longer than {seconds:g} s"
        return ended(self._process.returncode)


def ended(code: int) -> str:
    """Why a process ended as it did, in words; nothing when it ended well."""
    if code >= 0:
        return f"ended with exit code {code}" if code else ""
    name = ""
    with suppress(ValueError):
        name = signal.Signals(-code).name
    return f"was stopped by {name} (signal {-code})" if name else f"was stopped by signal {-code}"


def limited(seconds: int, *, fed: int, memory: int = MEMORY) -> None:
    """Bound this process, where the system can: its processor time, its address space, and no core dump.

    ``fed`` bytes come on top of ``memory``. The parent's patience ends sooner than the processor time, which is for
    a child whose parent is gone.
    """
    try:
        import resource
    except ImportError:  # Windows
        return
    for what, most in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, memory + fed),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):  # a stricter limit is set already, or macOS, which refuses RLIMIT_AS
            resource.setrlimit(what, (most, most))


def _feed(process: Popen[bytes], data: bytes) -> None:
    pipe = process.stdin
    assert pipe is not None
    with suppress(OSError), pipe:  # a child that left early
        pipe.write(data)


def _listen(process: Popen[bytes], answer: bytearray, largest: int) -> None:
    pipe = process.stdout
    assert pipe is not None
    with suppress(OSError, ValueError), pipe:
        while len(answer) <= largest and (part := os.read(pipe.fileno(), 1 << 16)):
            answer += part


def _stop(process: Popen[bytes]) -> None:
    """No child outlives its use, and none is left a zombie."""
    if process.poll() is None:
        process.kill()
        process.wait()
    if process.stdin:
        with suppress(OSError):  # one that was never fed
            process.stdin.close()
