"""What lies on a page of the desk, in Chromium: items and findings lead to their lines."""

from __future__ import annotations

import re

from witnesses import library

library("playwright.sync_api")
for name in ("starlette", "uvicorn", "watchfiles"):
    library(name)

from playwright.sync_api import Browser, Page, expect  # noqa: E402 - what it is made of may be missing
from served import Served, column_of, label, line_of, replaced  # noqa: E402
from windows import looking, numbers, point, press  # noqa: E402

CARD = "appointments/1"


def test_an_item_is_told_whole(page: Page, still: Served) -> None:
    press(page, "ArrowRight")
    page.mouse.click(*point(page, CARD, 15, 49))
    item = page.locator("#item")
    expect(item.locator("h2")).to_have_text("Avec qui ?")
    expect(item).to_contain_text("sections[1].fields[1].label")
    link = item.get_by_title("Open in the editor")
    expect(link).to_have_text(
        re.compile(f"editions/one.yaml:{line_of(still, 'Avec qui ?')}:{column_of(still, 'Avec qui ?')}$")
    )
    assert (link.get_attribute("href") or "").startswith("vscode://file/")
    for words in ("label · regular", "12 pt (4.23 mm)", "black 0 0 0 100"):
        expect(item).to_contain_text(words)
    expect(page.locator(".picked.chosen")).to_have_count(1)
    press(page, "Escape")
    expect(item).to_be_hidden()
    expect(page.locator(".picked.chosen")).to_have_count(0)


def test_items_by_keys(page: Page) -> None:
    press(page, "ArrowRight", "i", "i", "i")
    expect(page.locator("#item h2")).to_have_text("Mes rendez-vous")
    expect(page.locator("#said")).to_contain_text("Mes rendez-vous")
    press(page, "I")
    expect(page.locator("#item h2")).to_have_text("Une étoile")
    page.get_by_role("button", name="Next item").click()
    expect(page.locator("#item h2")).to_have_text("Mes rendez-vous")
    page.get_by_role("button", name="Close the item").click()
    assert page.evaluate("document.activeElement.id") == "stage"


def test_a_chosen_item_stays_chosen_when_it_changes(chromium: Browser, desk: Served) -> None:
    with looking(chromium, desk, "#page=appointments/1") as page:
        page.mouse.click(*point(page, CARD, 15, 49))
        expect(page.locator("#item h2")).to_have_text("Avec qui ?")
        label(desk.yard, "Avec quelle personne ?")
        expect(page.locator("#item h2")).to_have_text("Avec quelle personne ?")


def test_hovering_tells_what_may_befall_it(page: Page) -> None:
    press(page, "ArrowRight")
    page.mouse.move(*point(page, CARD, 3, 30))
    expect(page.locator("#tip")).to_contain_text("from the trim at the outer edge")
    expect(page.locator(".picked.hovered")).to_have_count(1)
    press(page, "Escape")
    expect(page.locator("#tip")).to_be_hidden()


def test_a_finding_leads_to_its_page_and_marks_its_spot(chromium: Browser, desk: Served) -> None:
    with looking(chromium, desk) as page:
        replaced(desk, "intro: Remplissez une fiche.", "intro: REMPLISSEZ UNE FICHE.")
        finding = page.locator(".finding", has_text="REMPLISSEZ").first
        expect(finding).to_contain_text(f"editions/one.yaml:{line_of(desk, 'REMPLISSEZ')}:")
        finding.locator(".go").click()
        assert numbers(page) == [2, 3]
        expect(page.locator(".spot.selected .ring")).to_be_visible()
        expect(finding.locator(".fault")).to_contain_text("REMPLISSEZ")
        expect(finding).to_have_attribute("aria-current", "true")
        assert library("axe_playwright_python.sync_playwright").Axe().run(page).violations_count == 0
        press(page, "Escape", "Home", "j", "j")
        assert numbers(page) == [2, 3]
        assert page.evaluate("document.activeElement.className") == "go"
        many = page.locator(".finding").count()
        page.locator("#levels button").first.click()
        assert page.locator(".finding").count() < many
        assert page.locator(".strip .level svg").count() >= 1
