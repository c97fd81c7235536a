"""A report in a real browser, opened from the disk, without a network."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request


@contextmanager
def reading(
    by: Browser, file: Path, width: int = 1280, height: int = 800, *, at: str = "", **context: Any
) -> Iterator[Page]:
    """The file, open in a window of its own."""
    window = by.new_context(viewport={"width": width, "height": height}, **context)
    try:
        page = window.new_page()
        with watched(page):
            page.goto(f"{file.as_uri()}{at}")
            yield page
    finally:
        window.close()


@contextmanager
def watched(page: Page) -> Iterator[None]:
    """Fails when the page complains in the console, throws, or asks for anything but itself."""
    complaints: list[str] = []

    def console(said: ConsoleMessage) -> None:
        complaints.append(f"console: {said.text}")

    def thrown(error: Error) -> None:
        complaints.append(f"error: {error}")

    def asked(request: Request) -> None:
        if not request.url.startswith(("file:", "data:")):
            complaints.append(request.url)

    page.set_default_timeout(5_000)
    page.on("console", console)
    page.on("pageerror", thrown)
    page.on("request", asked)
    yield
    page.remove_listener("console", console)
    page.remove_listener("pageerror", thrown)
    page.remove_listener("request", asked)
    assert not complaints, complaints
