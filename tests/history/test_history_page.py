"""The history in a browser: it opens from the disk, light and dark, wide and narrow, and axe is content."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from recap_print.compare.deeds import Part
from recap_print.compare.lineage import Family, Member, family
from recap_print.edition.model import Change
from recap_print.report.history_page import page
from witnesses import library

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SIGHTS: tuple[tuple[Literal["light", "dark"], int], ...] = (("light", 1200), ("dark", 380))


def a_family() -> Family:
    """Two branches, a version that is gone, a fault, a draft."""
    why = (Change("Une page de plus", "Un essai de terrain.", "On lit mieux."),)
    one = (Part("a", "cover", "Carnet", 1, (), ("Un mot",)), Part("b", "notes", "Mes notes", 3, (("x", "X"),), ()))
    two = (one[0], Part("c", "text", "Une page", 1, (), ()), Part("b", "notes", "Mes notes", 2, (("x", "Y"),), ()))
    told = (
        Member("v1", previous="v0", date="2025-01", status="retired", parts=one),
        Member("v2", previous="v1", date="2025-02", status="printed", parts=two, changes=why),
        Member("v3", previous="v2", date="2025-03", status="field-test", parts=one, changes=why * 3),
        Member("essai", previous="v1", date="2025-04", status="draft", parts=two[::-1]),
    )
    return family(
        replace(one, title="Carnet", language="fr", layout="a5", trim=(148, 210), pages=4, copies=1200) for one in told
    )


def test_axe_is_content_and_nothing_is_complained_of(chromium: Browser, tmp_path: Path) -> None:
    axe = library("axe_playwright_python.sync_playwright").Axe()
    file = tmp_path / "history.html"
    file.write_text(page(a_family()), "utf-8")
    complaints: list[str] = []
    for scheme, width in SIGHTS:
        tab = chromium.new_page(color_scheme=scheme, viewport={"width": width, "height": 800})
        tab.on("console", lambda message: complaints.append(message.text))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.goto(file.as_uri())
        found = axe.run(tab).response["violations"]
        assert not found, [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        assert tab.locator("article").count() == 5
        tab.locator(".facts a").first.click()
        assert tab.evaluate("location.hash") in {"#v1", "#v2"}
        tab.close()
    assert complaints == []


@pytest.mark.parametrize("known", ["v3", "essai"])
def test_what_a_version_did_is_said_to_those_who_do_not_see_marks(known: str) -> None:
    said = page(a_family()).split(f'<h3 id="{known}">')[1].split("</article>")[0]
    assert ("removed: " if known == "v3" else "moved: ") in said
