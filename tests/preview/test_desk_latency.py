"""From a save to new pixels: the whole booklet, a real browser, save after save."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path
from statistics import median, quantiles

import pytest

from small import ROOT
from witnesses import library
from yard import Yard

library("playwright.sync_api")
for name in ("starlette", "uvicorn", "watchfiles"):
    library(name)

from playwright.sync_api import Browser  # noqa: E402 - what it is made of may be missing
from served import opened  # noqa: E402
from windows import looking, settled  # noqa: E402

SAVES = int(os.environ.get("RECAP_SAVES", "6"))
"""RECAP_SAVES=50 for figures worth quoting."""
MOST_MS = 2_000.0
"""A desk that nobody would call live, on the busiest machine. The aim is a median of 300 on two idle cores."""
PAUSE_MS = 500
"""Between what is seen and the next save: nobody types faster, and the judging of the last save has ended."""
SEEN = """() => { window.seen = 0;
  new MutationObserver(() => requestAnimationFrame(() => { window.seen ||= Date.now(); }))
    .observe(document.getElementById("stage"), {subtree: true, attributeFilter: ["data-shown"]}); }"""
WAIT = "() => new Promise((go) => { const look = () => window.seen ? go(window.seen) : setTimeout(look, 2); look(); })"


def test_a_save_is_on_screen_at_once(chromium: Browser, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("editions", "layouts", "fonts"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    file = tmp_path / "editions" / "v11.yaml"
    text = file.read_text("utf-8")
    times = []
    with (
        opened(Yard(tmp_path), "v11") as desk,
        looking(chromium, desk, "#page=appointments/2") as page,
    ):
        page.evaluate(SEEN)
        for nth in range(SAVES):
            settled(page)
            page.wait_for_timeout(PAUSE_MS)
            page.evaluate("() => { window.seen = 0; }")
            begun = time.time()
            file.write_text(text.replace("fr: Avec qui ?", f"fr: Avec qui, {nth} ?"), "utf-8")
            times.append(page.evaluate(WAIT) - 1000 * begun)
    told = f"{SAVES} saves: median {median(times):.0f} ms, 95th percentile {quantiles(times, n=20)[-1]:.0f} ms"
    with capsys.disabled():
        print(f"\n{told}")
    assert median(times) < MOST_MS, told
