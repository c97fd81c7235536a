"""The desk of a small booklet and a window on it, for those who only look; each file has its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from yard import a_yard

if TYPE_CHECKING:  # what these are made of may be missing: whoever asks for them has asked for that first
    from playwright.sync_api import Browser, Page
    from served import Served


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """For looking at only."""
    from served import served

    with served(a_yard(tmp_path_factory.mktemp("still")), "one", "two") as desk:
        yield desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Served]:
    """The same, to do with as one likes."""
    from served import served

    with served(a_yard(tmp_path / "yard"), "one", "two") as desk:
        yield desk


@pytest.fixture(scope="module")
def window(chromium: Browser) -> Page:
    """Opened once: a window for each test would take longer than most of them."""
    return chromium.new_page(viewport={"width": 1280, "height": 800})


@pytest.fixture
def page(window: Page, still: Served, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The desk that nobody changes, opened where the file of the tests says: ``OPENED = "#page=notes/1"``."""
    from windows import seeing

    with seeing(window, still, getattr(request.module, "OPENED", "")) as page:
        yield page
