"""The desk at work in Chromium: pages follow the files, and the last good ones stay."""

from __future__ import annotations

from pathlib import Path

from witnesses import library
from yard import a_yard

library("playwright.sync_api")
for name in ("starlette", "uvicorn", "watchfiles"):
    library(name)

from playwright.sync_api import Browser, Page, expect  # noqa: E402 - what it is made of may be missing
from served import Served, label, line_of, replaced, served  # noqa: E402
from windows import leaf, looking, numbers, press, settled  # noqa: E402

CARD = "appointments/1"


def test_it_opens_with_the_cover(page: Page) -> None:
    expect(page.locator("h1")).to_have_text("Petit carnet")
    expect(page.locator("#over")).to_have_text("one · layout small · 4 pages of 105 × 148 mm")
    expect(page.locator("#pulse-said")).to_have_text("Live")
    expect(page).to_have_title("one · Petit carnet")
    assert numbers(page) == [1]
    assert page.locator(".strip button").count() == 3


def test_a_picture_lies_with_its_bleed_around_the_trim(page: Page) -> None:
    paper, image = (leaf(page, "opening/1").locator(what).bounding_box() for what in (".paper", "img"))
    assert paper
    assert image
    mm = paper["width"] / 105
    assert abs(image["width"] / mm - 111) < 0.5
    assert abs((paper["x"] - image["x"]) / mm - 3) < 0.3
    assert abs((paper["y"] - image["y"]) / mm - 3) < 0.3


def test_keys_turn_the_pages_and_stop_at_the_covers(page: Page) -> None:
    press(page, "ArrowRight")
    assert numbers(page) == [2, 3]
    expect(page.locator("h3.title")).to_have_text("Mes rendez-vous, Mes notes · pages 2 and 3")
    press(page, "PageDown", "PageDown", "ArrowRight")
    assert numbers(page) == [4]
    press(page, "Home")
    assert numbers(page) == [1]
    press(page, "ArrowLeft", "End")
    assert numbers(page) == [4]
    page.locator(".strip button").nth(1).click()
    assert numbers(page) == [2, 3]


def test_views_by_keys_and_by_hand(page: Page) -> None:
    press(page, "2")
    expect(page.locator("#stage .leaf")).to_have_count(4)
    expect(page.get_by_role("button", name="Pages", exact=True)).to_have_attribute("aria-pressed", "true")
    press(page, "3")
    leaf(page, "notes/1").click()
    assert numbers(page) == [2, 3]
    press(page, "5")
    expect(page.locator(".book .turning.turned")).to_have_count(1)
    press(page, "ArrowRight")
    expect(page.locator(".book .turning.turned")).to_have_count(2)
    page.get_by_role("button", name="Spreads").click()
    assert numbers(page) == [4]


def test_a_reload_comes_back_to_the_same_pages(page: Page) -> None:
    press(page, "ArrowRight", "2", "t")
    page.reload()
    expect(page.get_by_role("button", name="Pages", exact=True)).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name="Trim")).to_have_attribute("aria-pressed", "true")
    assert "appointments" in page.url


def test_sheets_show_which_page_lies_where(page: Page) -> None:
    press(page, "4")
    side = page.locator(".sheets .side").first
    expect(side.locator("figcaption b")).to_have_text("Sheet 1, front")
    expect(side.locator("img")).to_be_visible()
    assert side.locator(".placed").count() == 2
    page.get_by_label("Press").select_option("sra3")
    expect(side.locator("figcaption")).to_contain_text("450 × 320 mm")
    side.locator(".placed", has_text="page 4").first.dispatch_event("click")
    assert numbers(page) == [4]


def test_a_press_that_cannot_says_so(chromium: Browser, still: Served) -> None:
    with looking(chromium, still, forgiven="Failed to load resource") as page:
        press(page, "4")
        expect(page.locator(".sheets .side").first).to_be_visible()
        refusal = {"error": "it is too wide", "help": "turn it"}
        page.route("**/sheets?*", lambda route: route.fulfill(status=409, json=refusal))
        page.get_by_label("Press").select_option("offset-700x500")
        expect(page.locator(".refused")).to_contain_text("offset-700x500: it is too wide")


def test_a_save_changes_what_is_on_screen_and_nothing_else(chromium: Browser, desk: Served) -> None:
    with looking(chromium, desk, "#page=appointments/1") as page:
        press(page, "+", "+", "+")
        stage = page.locator("#stage")
        stage.evaluate("(one) => one.scrollTo(40, 60)")
        settled(page)
        kept = leaf(page, "notes/1").locator("img").element_handle()
        before = leaf(page, CARD).get_attribute("data-shown")
        page.evaluate(
            """() => { window.bare = 0; const ink = document.querySelector('.leaf[data-page="appointments/1"] .ink');
            new MutationObserver(() => { if (!ink.querySelector('img')?.complete) window.bare += 1; })
              .observe(ink, {childList: true}); }"""
        )
        label(desk.yard, "Avec quelle personne ?")
        expect(page.locator("#pulse-said")).to_have_text("Updated: page 2")
        expect(leaf(page, CARD)).not_to_have_attribute("data-shown", before or "")
        assert leaf(page, CARD).get_attribute("data-shown") == desk.digests[CARD]
        assert page.evaluate("window.bare") == 0, "it flashed"
        assert page.evaluate("(one) => one.isConnected", kept), "a page that had not changed was drawn again"
        assert stage.evaluate("(one) => [one.scrollLeft, one.scrollTop]") == [40, 60]
        expect(page.locator("#fit")).to_have_text("195 %")


def test_a_change_elsewhere_can_be_gone_to(chromium: Browser, desk: Served) -> None:
    with looking(chromium, desk) as page:
        label(desk.yard, "Avec quelle personne ?")
        page.get_by_role("button", name="Go to page 2").click()
        assert numbers(page) == [2, 3]
        expect(page.locator("#changed")).to_be_hidden()


def test_pages_that_come_and_go(chromium: Browser, desk: Served) -> None:
    with looking(chromium, desk, "#page=notes/1") as page:
        replaced(desk, "pages: 4\n", "pages: 8\n")
        expect(page.locator(".strip button")).to_have_count(5)
        expect(page.locator("h3.title")).to_contain_text("pages 2 and 3")
        replaced(desk, "pages: 8\n", "pages: 4\n")
        expect(page.locator(".strip button")).to_have_count(3)


def test_a_broken_file_keeps_the_last_good_pages(chromium: Browser, desk: Served) -> None:
    with looking(chromium, desk, "#page=appointments/1") as page:
        expect(leaf(page, CARD).locator("img")).to_be_visible()
        picture = leaf(page, CARD).locator("img").get_attribute("src")
        place = leaf(page, CARD).bounding_box()
        replaced(desk, 'label: "Avec qui ?"', "label: [Avec qui ?")
        broken = page.locator("#broken")
        expect(broken).to_contain_text("cannot be read")
        expect(broken.locator(".nth").first).to_have_text(str(line_of(desk, "id: who")))
        expect(broken.locator(".fault").first).to_be_visible()
        expect(broken).to_have_attribute("aria-live", "polite")
        expect(page.locator("#stale")).to_have_text("These are the last good pages")
        expect(page.locator("#pulse-said")).to_have_text("Waiting for a good save")
        assert leaf(page, CARD).locator("img").get_attribute("src") == picture
        assert leaf(page, CARD).bounding_box() == place, "pages stay where they are"
        assert library("axe_playwright_python.sync_playwright").Axe().run(page).violations_count == 0
        page.set_viewport_size({"width": 320, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        replaced(desk, "label: [Avec qui ?", 'label: "Avec qui ?"')
        expect(broken).to_be_empty()
        expect(page.locator("#stale")).to_be_hidden()


def test_a_desk_that_opens_on_a_broken_file_waits_for_a_good_one(chromium: Browser, tmp_path: Path) -> None:
    yard = a_yard(tmp_path / "yard")
    yard.edit("editions/one.yaml", 'label: "Avec qui ?"', "label: [Avec qui ?")
    with served(yard, "one") as desk, looking(chromium, desk, "#view=pages") as page:
        expect(page.locator("#broken")).to_contain_text("There are no pages to show yet")
        press(page, "ArrowRight", "1", "3", "4", "j", "i", "c", "+", "a", "e", "5")
        replaced(desk, "label: [Avec qui ?", 'label: "Avec qui ?"')
        expect(page.locator(".book .face img").first).to_be_visible()
        press(page, "1")
        expect(leaf(page, "opening/1").locator("img")).to_be_visible()


def test_the_comparison_is_the_diffs_own_page(chromium: Browser, still: Served) -> None:
    with looking(chromium, still) as page:
        press(page, "6")
        inside = page.frame_locator("iframe")
        expect(inside.locator("h1")).to_have_text("two → one", timeout=15_000)
        inside.get_by_role("button", name="Swipe").click()
        expect(inside.locator("#slide")).to_be_visible()


def test_a_lost_server_is_told_and_found_again(chromium: Browser, desk: Served) -> None:
    with looking(chromium, desk, forgiven="Failed to load resource") as page:
        page.route("**/state", lambda route: route.fulfill(status=503, json={"error": "later", "help": ""}))
        label(desk.yard, "Avec quelle personne ?")
        expect(page.locator("#pulse-said")).to_have_text("Connection lost: trying again")
        page.unroute("**/state")
        label(desk.yard, "Avec quelqu’un ?")
        expect(page.locator("#pulse-said")).to_have_text("Updated: page 2")
