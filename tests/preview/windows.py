"""The desk in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Error, Locator, Page, Request, expect
from served import Opened


@contextmanager
def looking(
    by: Browser, desk: Opened, at: str = "", *, size: tuple[int, int] = (1280, 800), forgiven: str = "\0", **how: Any
) -> Iterator[Page]:
    """The desk in a window of its own: see ``seeing``."""
    window = by.new_context(viewport={"width": size[0], "height": size[1]}, **how)
    try:
        with seeing(window.new_page(), desk, at, forgiven) as page:
            yield page
    finally:
        window.close()


@contextmanager
def seeing(page: Page, desk: Opened, at: str = "", forgiven: str = "\0") -> Iterator[Page]:
    """The desk in a window, once its first page is seen. ``at`` follows the address: ``#page=notes/1``.

    Fails when the page complains in the console (but of what is ``forgiven``), throws, or asks anybody else for
    anything. The window forgets what it was told, so that it can be looked through again.
    """
    complaints: list[str] = []
    home = f"http://127.0.0.1:{desk.port}/"

    def console(said: ConsoleMessage) -> None:
        if forgiven not in said.text:
            complaints.append(f"console: {said.text}")

    def thrown(error: Error) -> None:
        complaints.append(f"error: {error}")

    def asked(request: Request) -> None:
        if not request.url.startswith((home, "data:")):
            complaints.append(request.url)

    page.set_default_timeout(10_000)
    page.on("console", console)
    page.on("pageerror", thrown)
    page.on("request", asked)
    try:
        page.goto(f"{home}{at}")
        if "view=" not in at:
            expect(page.locator(".leaf .ink img").first).to_be_visible(timeout=10_000)
        yield page
    finally:
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        page.goto("about:blank")
        page.remove_listener("console", console)
        page.remove_listener("pageerror", thrown)
        page.remove_listener("request", asked)
    assert not complaints, complaints


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def leaf(page: Page, id: str) -> Locator:
    """A page on the desk, by its id."""
    return page.locator(f'.leaf[data-page="{id}"]')


def numbers(page: Page) -> list[int]:
    """The pages that are laid out, from left to right."""
    places = [
        ((one.bounding_box() or {"x": 0.0})["x"], int(one.get_attribute("data-number") or 0))
        for one in page.locator("#stage .leaf:visible").all()
    ]
    return [number for _, number in sorted(places)]


def point(page: Page, id: str, x: float, y: float) -> tuple[float, float]:
    """Where on the screen a place of a page is, in mm from its trim."""
    box = leaf(page, id).locator(".paper").bounding_box()
    assert box
    mm = page.evaluate("parseFloat(getComputedStyle(document.getElementById('stage')).getPropertyValue('--mm'))")
    return box["x"] + x * mm, box["y"] + y * mm


def settled(page: Page) -> None:
    """Waits until every picture that was asked for is there."""
    waiting = "[...document.querySelectorAll('.ink[data-wanted]')].filter((one) =>"
    waiting += " one.checkVisibility() && one.querySelector('img')?.getAttribute('src') !== one.dataset.wanted).length"
    for _ in range(100):
        page.wait_for_timeout(50)
        if page.evaluate(waiting) == 0:
            return
    raise AssertionError("pictures do not come")


def mm(page: Page, id: str = "appointments/1") -> float:
    """Pixels to a mm of a small page, as it is shown."""
    box = leaf(page, id).locator(".paper").bounding_box()
    assert box
    return box["width"] / 105
