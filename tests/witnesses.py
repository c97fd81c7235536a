"""Programs of other people that look at what we made. Absent at a desk, they are skipped; in CI they are required."""

from __future__ import annotations

import os
import shutil

import pytest


def witness(program: str) -> str:
    """The path of ``program``, or a skip; a failure when RECAP_REQUIRE_WITNESSES=1."""
    path = shutil.which(program)
    if path:
        return path
    if os.environ.get("RECAP_REQUIRE_WITNESSES") == "1":
        pytest.fail(f"{program} is required as a witness and is not installed")
    pytest.skip(f"{program} is not installed")
