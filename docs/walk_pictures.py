"""Pictures of the desk in a browser window, and of paper, for docs/walk.py."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pypdfium2 as pdfium
from PIL import Image

from gallery_pictures import DESK, png

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parent.parent
WIDTH, HEIGHT, SHARPNESS = 1040, 700, 1.5
"""The window in CSS pixels, and the picture's pixels to one of them: GitHub shows it 900 wide or less."""
SHEET_WIDTH, GAP = 620, 30
PATIENCE, QUIET = 30.0, 1.5
"""Seconds that the desk may take, and without news after which it has said all."""


def ours(*words: str) -> list[str]:
    """``recap-print WORDS``, as it is in this folder."""
    return [sys.executable, "-m", "recap_print", *words]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])}


class Desk:
    """The desk of an edition as the command opens it, and a browser window on it."""

    def __init__(self, window: Page, root: Path, edition: str) -> None:
        self.window, self.edition = window, edition
        command = ours("preview", edition, "--port", "0")
        self._process = subprocess.Popen(command, cwd=root, env=environment(), stdout=subprocess.PIPE, encoding="utf-8")
        assert self._process.stdout
        self.address = self._process.stdout.readline().split()[0]
        self._serial = self._state()["serial"]

    def _state(self) -> Any:
        with closing(HTTPConnection("127.0.0.1", urlsplit(self.address).port, timeout=PATIENCE)) as line:
            line.request("GET", "/state")
            return json.loads(line.getresponse().read())

    def saved(self) -> None:
        """Waits until the desk has seen a save, and said all that it has to say of it."""
        until, since = time.monotonic() + PATIENCE, 0.0
        known = self._serial
        while not since or time.monotonic() - since < QUIET:
            assert time.monotonic() < until, "the desk does not see a save"
            time.sleep(0.1)
            if (now := self._state()["serial"]) != known:
                known, since = now, time.monotonic()
        self._serial = known

    def look(self, at: str, height: int = HEIGHT) -> Page:
        """The desk anew, at a page of the booklet, when all that is drawn is there."""
        self.window.set_viewport_size({"width": WIDTH, "height": height})
        self.window.goto(self.address)
        self.window.evaluate("localStorage.clear()")  # it remembers whether the panel was shown
        self.window.goto("about:blank")
        self.window.goto(f"{self.address}#{at}")
        self.window.mouse.move(0, 0)
        self.settle()
        return self.window

    def settle(self) -> None:
        self.window.wait_for_load_state("networkidle")
        self.window.wait_for_function(DRAWN)
        self.window.wait_for_timeout(400)

    def close(self) -> None:
        self._process.send_signal(signal.SIGINT)
        with self._process:
            self._process.wait(PATIENCE)


DRAWN = """() => [...document.querySelectorAll('.ink[data-wanted]')].every((one) => !one.checkVisibility()
  || one.querySelector('img')?.getAttribute('src') === one.dataset.wanted)"""


def _spread(at: str) -> Callable[[Desk], Page]:
    return lambda desk: desk.look(f"page={at}")


def _item(desk: Desk) -> Page:
    """Click the label ``Horaires`` of the second card, as the page says to."""
    page = desk.look("page=contacts/2")
    state = desk.address + "state"
    found = page.evaluate(
        f"""async () => {{
          const shown = await (await fetch("{state}")).json();
          const digest = shown.pages.find((one) => one.id === "contacts/2").digest;
          const items = await (await fetch(`{desk.address}page/${{digest}}/items`)).json();
          return (items.items || items).filter((one) => one.text === "Horaires")[1];
        }}"""
    )
    box = page.locator('.leaf[data-page="contacts/2"] .paper').bounding_box()
    assert box
    mm = page.evaluate("parseFloat(getComputedStyle(document.getElementById('stage')).getPropertyValue('--mm'))")
    page.mouse.click(
        box["x"] + (found["x"] + found["width"] / 2) * mm, box["y"] + (found["y"] + found["height"] / 2) * mm
    )
    page.mouse.move(0, 0)
    page.wait_for_selector("#item:not([hidden])")
    desk.settle()
    return page


def _overview(desk: Desk) -> Page:
    page = desk.look("page=my-questions/1")
    page.keyboard.press("l")
    page.keyboard.press("3")
    desk.settle()
    page.evaluate("document.getElementById('stage').scrollTo(0, 1e6)")
    desk.settle()
    return page


def _against(desk: Desk) -> Page:
    page = desk.look("page=contacts/2")
    page.keyboard.press("6")
    inside = page.frame_locator(".against iframe")
    inside.locator(".change ins").filter(has_text="Quand appeler").first.click()
    desk.settle()
    page.wait_for_timeout(800)
    return page


def _sheets(desk: Desk) -> Page:
    page = desk.look("view=sheets&page=cover/1", height=900)
    page.locator("#press").select_option("office-a4")
    desk.settle()
    return page


SHOTS: dict[str, Callable[[Desk], Page]] = {
    "desk.png": _spread("appointments/1"),
    "item.png": _item,
    "overset.png": _spread("contacts/2"),
    "broken.png": _spread("contacts/2"),
    "overview.png": _overview,
    "against.png": _against,
    "sheets.png": _sheets,
}
"""How the desk is looked at for each picture."""
PAPERS = {"dummy.png": "out/v12/v12-office-a4-dummy.pdf"}
"""Pictures of paper: the first sheet of a PDF, its front beside its back."""


def shot(file: str, root: Path, desk: Desk | None) -> bytes:
    """A picture of the walk that has come to ``root``, as a PNG."""
    if file in PAPERS:
        return png(paper(root / PAPERS[file]))
    assert desk
    page = SHOTS[file](desk)
    with Image.open(BytesIO(page.screenshot())) as whole:
        return png(whole.convert("RGB"))


def paper(file: Path) -> Image.Image:
    """The first two pages of a PDF, side by side."""
    with pdfium.PdfDocument(file) as document:
        sides = [document[nth].render(scale=SHEET_WIDTH / document[nth].get_width()).to_pil() for nth in (0, 1)]
    width, height = sides[0].size
    whole = Image.new("RGB", (2 * width + 3 * GAP, height + 2 * GAP), DESK)
    for nth, side in enumerate(sides):
        whole.paste(side.convert("RGB"), (GAP + nth * (width + GAP), GAP))
    return whole


@contextmanager
def window() -> Iterator[Page]:
    """A window of a browser, light and without movement."""
    from playwright.sync_api import sync_playwright

    found = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        yield browser.new_page(device_scale_factor=SHARPNESS, color_scheme="light", reduced_motion="reduce")
        browser.close()
