"""Children of the program run inside the tests' own process: starting Python takes longer than what most are for.

All but the process is as ever: what a child is fed, its ``main``, what it answers and how that is understood. Its
bounds in time and memory are left out, and what it would fall over reaches the test. That children work as processes
is for the tests that name them: tests/pdf/test_apart.py, test_seeing.py, and whatever runs a command by ``spawn``.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from importlib import import_module
from types import SimpleNamespace
from unittest.mock import patch

from recap_print.pipeline.children import Child

PARENTS = ("apart", "leafing", "picturing", "seeing", "shots")
"""Modules of the pipeline that start children."""


class ChildHere(Child):
    """Works when it is asked for its answer, and remembers it: the same bytes are read once for many tests."""

    def __init__(self, module: str, data: bytes | None = None, *, largest: int = 0) -> None:
        self._module, self._fed = module, data

    def feed(self, data: bytes) -> None:
        self._fed = data

    def result(self, seconds: float) -> bytes:
        assert self._fed is not None
        return _answer(self._module, self._fed)

    def close(self) -> None:
        self._fed = None


@lru_cache(100)
def _answer(module: str, fed: bytes) -> bytes:
    out = io.BytesIO()
    streams = patch.multiple(sys, stdin=SimpleNamespace(buffer=io.BytesIO(fed)), stdout=SimpleNamespace(buffer=out))
    child = import_module(module)
    unbounded = patch("recap_print.pipeline.children.limited", lambda *_, **__: None)
    with streams, unbounded, ExitStack() as stack:
        if hasattr(child, "limited"):
            stack.enter_context(patch.object(child, "limited", lambda *_, **__: None))
        child.main()
    return out.getvalue()


@contextmanager
def children_inside() -> Iterator[None]:
    with ExitStack() as stack:
        for parent in PARENTS:
            stack.enter_context(patch(f"recap_print.pipeline.{parent}.Child", ChildHere))
        yield
