"""Programs of other people that look at what we made. Absent at a desk, they are skipped; in CI they are required."""

from __future__ import annotations

import os
import shutil
from importlib import import_module
from typing import Any

import pytest


def witness(program: str) -> str:
    """The path of ``program``, or a skip; a failure when RECAP_REQUIRE_WITNESSES=1."""
    path = shutil.which(program)
    if path:
        return path
    if os.environ.get("RECAP_REQUIRE_WITNESSES") == "1":
        pytest.fail(f"{program} is required as a witness and is not installed")
    pytest.skip(f"{program} is not installed")


def library(name: str) -> Any:
    """A library of other people, or a skip where it or what it builds on is missing; a failure where it is required."""
    try:
        return import_module(name)
    except (ImportError, OSError) as error:  # OSError: it is there, and the shared libraries it opens are not
        if os.environ.get("RECAP_REQUIRE_WITNESSES") == "1":
            pytest.fail(f"{name} is required as a witness and cannot be used: {error}")
        pytest.skip(f"{name} cannot be used: {error}")
