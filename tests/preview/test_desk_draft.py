"""A version that has just begun: without a date, without changes, and yet on the desk, beside what it lacks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from witnesses import library
from yard import a_yard

library("playwright.sync_api")
for name in ("starlette", "uvicorn", "watchfiles"):
    library(name)

from playwright.sync_api import Browser, expect  # noqa: E402 - what it is made of may be missing
from served import Served, served  # noqa: E402
from windows import leaf, looking, press  # noqa: E402

DRAFT = "editions/three.yaml"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Served]:
    """A draft as the command makes it."""
    yard = a_yard(tmp_path / "yard")
    assert yard.run("new", "three", "--from", "one").code == 0
    assert "date: 0000-01" in (yard.root / DRAFT).read_text("utf-8")
    with served(yard, "three") as desk:
        yield desk


def test_a_new_draft_is_shown_with_what_it_lacks(desk: Served) -> None:
    told = desk.when(lambda state: state["findings"])  # pages come first
    assert (told["error"], len(told["pages"]), told["against"]) == (None, 4, {"name": "one"})
    (fault,) = (finding for finding in told["findings"] if finding["level"] == "error")
    line = (desk.yard.root / DRAFT).read_text("utf-8").splitlines()[fault["line"] - 1]
    assert (fault["code"], line) == ("E017", fault["excerpt"])
    assert line.startswith("date: 0000-01")
    assert desk.picture("opening/1", dpi="72").width > 300


def test_what_it_changes_is_seen_before_it_is_finished(desk: Served) -> None:
    """`recap-print diff` waits until it has no errors; whoever writes it does not."""
    assert "No comparison" not in desk.get("/against").body.decode()
    desk.yard.edit(DRAFT, 'label: "Avec qui ?"', 'label: "Avec quelle personne ?"')
    desk.when(lambda state: "quelle personne" in desk.get("/against").body.decode())


def test_its_date_is_asked_for_until_it_is_written(chromium: Browser, desk: Served) -> None:
    with looking(chromium, desk) as page:
        fault = page.locator(".finding", has_text="when it was decided")
        fault.locator(".go").click()
        expect(fault.locator(".fault")).to_have_text("0000-01")
        press(page, "6")
        expect(page.frame_locator(".against iframe").locator("h1")).to_have_text("one → three", timeout=15_000)
        press(page, "1")
        text = (desk.yard.root / DRAFT).read_text("utf-8")
        (desk.yard.root / DRAFT).write_text(text.replace("date: 0000-01", "date: 2026-12"), "utf-8")
        expect(fault).to_have_count(0)
        expect(leaf(page, "opening/1").locator("img")).to_be_visible()
