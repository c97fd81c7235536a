"""What was typed arrives as it was typed, where it was typed, and nothing costs more than it may."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator

import pytest
import yaml

from recap_print.source import Unreadable, join, parse, split
from recap_print.source import parse as parse_module_function
from recap_print.source.rules import MAX_DEPTH, MAX_FINDINGS

assert parse_module_function is parse


@pytest.fixture(params=["libyaml", "pure"])
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Both of PyYAML's parsers: the C one is not built everywhere."""
    loader = yaml.CSafeLoader if request.param == "libyaml" else yaml.SafeLoader
    monkeypatch.setattr("recap_print.source.events.LOADER", loader)
    yield
