"""Many tabs of one browser: each shows each save, though a browser gives one server no more than six lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from witnesses import library
from yard import a_yard

library("playwright.sync_api")
for name in ("starlette", "uvicorn", "watchfiles"):
    library(name)

from playwright.sync_api import Browser, BrowserContext, Page, expect  # noqa: E402 - what it is made of may be missing
from served import Served, label, served  # noqa: E402
from windows import leaf  # noqa: E402

TABS = 8
CARD = "appointments/1"


@pytest.fixture(scope="module")
def window(chromium: Browser) -> Iterator[BrowserContext]:
    opened = chromium.new_context(viewport={"width": 900, "height": 700})
    yield opened
    opened.close()


def see(tabs: list[Page], desk: Served, word: str) -> None:
    """Every tab shows what was saved."""
    was = desk.digests[CARD]
    label(desk.yard, word)
    digest = desk.when(lambda state: state["pages"][1]["digest"] != was)["pages"][1]["digest"]
    for tab in tabs:
        expect(leaf(tab, CARD)).to_have_attribute("data-shown", digest, timeout=10_000)
        expect(tab.locator("#pulse-said")).to_have_text("Updated: page 2")


def test_every_tab_shows_every_save_and_one_listens_for_all(window: BrowserContext, tmp_path: Path) -> None:
    listening: list[Page] = []
    window.on("request", lambda asked: listening.append(asked.frame.page) if asked.url.endswith("/events") else None)
    with served(a_yard(tmp_path / "yard"), "one") as desk:
        tabs = [window.new_page() for _ in range(TABS)]
        for tab in tabs:
            tab.goto(f"http://127.0.0.1:{desk.port}/#page={CARD}")
            expect(leaf(tab, CARD).locator("img")).to_be_visible(timeout=10_000)
        see(tabs, desk, "Chez qui ?")
        assert len(listening) == 1
        first = listening[0]
        first.close()
        left = [tab for tab in tabs if tab is not first]
        see(left, desk, "Vers qui ?")
        assert len(listening) == 2, "another took its place"
        assert listening[1] in left
        for tab in left:
            tab.goto("about:blank")  # before the server goes
