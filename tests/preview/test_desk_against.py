"""Before and after on the desk: v11 against v10 as they are, through the diff's own page, in Chromium."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from small import ROOT
from witnesses import library
from yard import Yard

library("playwright.sync_api")
for name in ("starlette", "uvicorn", "watchfiles"):
    library(name)

from playwright.sync_api import Browser, FrameLocator, Locator, Page, expect  # noqa: E402 - what it is made of may be missing
from served import Opened, opened  # noqa: E402
from windows import leaf, point, press, seeing, settled  # noqa: E402

CARD = "appointments/2"
PATIENCE = 20_000
"""Milliseconds: two booklets of 48 pages are set and compared."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """The real editions, elsewhere: one test saves."""
    root = tmp_path_factory.mktemp("against")
    for folder in ("editions", "layouts", "fonts"):
        shutil.copytree(ROOT / folder, root / folder)
    with opened(Yard(root), "v11") as desk:
        yield desk


@pytest.fixture(scope="module")
def page(chromium: Browser, desk: Opened) -> Iterator[Page]:
    """Opened once, for all that is done in it one after another; it must not complain of any of it."""
    window = chromium.new_page(viewport={"width": 1280, "height": 800})
    with seeing(window, desk) as page:
        press(page, "6")
        expect(report(page).locator("html.live")).to_be_attached(timeout=PATIENCE)
        yield page
    window.close()


def report(page: Page) -> FrameLocator:
    return page.frame_locator(".against iframe")


def new(page: Page) -> Locator:
    """The new pages of the spread that lies open."""
    return report(page).locator(".spread.current .new .paper")


def asked(desk: Opened, words: str) -> None:
    """Save another label on every card."""
    file = desk.yard.root / "editions" / "v11.yaml"
    file.write_text(re.sub("fr: Avec q.*", f"fr: {words} ?", file.read_text("utf-8")), "utf-8")


def loaded(page: Page) -> None:
    """Waits until every picture of the spread is there."""
    pictures = report(page).locator(".spread.current image")
    expect(pictures.first).to_be_visible()
    for picture in pictures.all():
        expect(picture).to_have_attribute("href", re.compile("^/against/"))
        picture.evaluate(
            """(one) => new Promise((go, stop) => { const image = new Image(); image.onload = go; image.onerror = stop;
            image.src = one.getAttribute("href"); })"""
        )


def divider(page: Page) -> float:
    return float(report(page).locator("#much").input_value())


def test_it_is_the_diffs_own_page(page: Page) -> None:
    expect(page.get_by_role("button", name="Against v10")).to_have_attribute("aria-pressed", "true")
    expect(report(page).locator("h1")).to_have_text("v10 → v11")
    expect(page.locator(".against .waiting")).to_be_hidden()
    loaded(page)


def test_whoever_has_chosen_nothing_yet_stays_where_they_are(page: Page, desk: Opened) -> None:
    first = report(page).locator(".change.selected .told").inner_text()
    asked(desk, "Avec quel proche")
    expect(report(page).locator("#list")).to_contain_text("quel proche", timeout=PATIENCE)
    expect(report(page).locator(".change.selected .told")).to_have_text(first, use_inner_text=True)
    expect(page.locator(".against .waiting")).to_be_hidden()
    loaded(page)


def test_swiped_with_the_pointer(page: Page) -> None:
    report(page).get_by_role("button", name="Swipe").click()
    loaded(page)
    box = new(page).bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 0.7 * box["width"], middle)
    page.mouse.down()
    assert divider(page) == pytest.approx(70, abs=2)
    page.mouse.move(box["x"] + 0.2 * box["width"], middle, steps=4)
    assert divider(page) == pytest.approx(20, abs=2)
    page.mouse.up()
    page.mouse.move(box["x"] + 0.9 * box["width"], middle)
    assert divider(page) == pytest.approx(20, abs=2), "it was let go"
    assert "20" in new(page).evaluate("(one) => getComputedStyle(one).clipPath")


def test_swiped_and_blinked_with_keys(page: Page) -> None:
    report(page).locator("#stage").focus()
    press(page, "2")
    before = divider(page)
    press(page, "]", "]")
    assert divider(page) == pytest.approx(before - 10)
    press(page, "[")
    assert divider(page) == pytest.approx(before - 5)
    press(page, "b")
    spread = report(page).locator(".spread.current")
    for showing in ("old", "new"):
        expect(spread).to_have_attribute("data-showing", showing, timeout=3_000)
    press(page, "b")
    expect(report(page).locator("#pause")).to_have_text("Go on")
    press(page, "1")


def test_the_list_leads_to_spreads_and_keys_walk_it(page: Page) -> None:
    changes = report(page).locator(".change")
    assert changes.count() > 20
    one = report(page).locator('.change[data-spreads]:not([data-spreads=""])').last
    one.locator(".go").click()
    spread = (one.get_attribute("data-spreads") or "").split()[0]
    expect(report(page).locator(f"#s{spread}.current")).to_be_visible()
    loaded(page)
    chosen = report(page).locator(".change.selected")
    was = chosen.get_attribute("id")
    press(page, "k")
    assert chosen.get_attribute("id") != was
    report(page).locator("#words").fill("no word of any change is like this")
    expect(report(page).locator("#shown")).to_have_text("No change is like this.")
    press(page, "Escape")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page: Page, scheme: str) -> None:
    axe = library("axe_playwright_python.sync_playwright").Axe()
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    report(page).get_by_role("button", name="Swipe").click()
    loaded(page)
    page.frames[-1].evaluate(axe.axe_script)  # it looks into frames where it is at home
    found = axe.run(page)
    assert found.violations_count == 0, found.generate_report()
    assert any(len(node["target"]) > 1 for rule in found.response["passes"] for node in rule["nodes"]), "not the frame"


def test_variants_are_a_command_away(page: Page) -> None:
    page.get_by_role("button", name="Variants").click()
    told = page.get_by_role("dialog")
    expect(told).to_contain_text("v11 is shown here")
    for variant in ("v11.en", "v11.ar", "v11.large"):
        expect(told.locator("code", has_text=variant)).to_have_text(f"recap-print preview {variant} --port 0 --open")
    told.locator("code").first.click()
    assert page.evaluate("String(getSelection())") == "recap-print preview v11.en --port 0 --open"
    assert library("axe_playwright_python.sync_playwright").Axe().run(page).violations_count == 0
    press(page, "Escape")
    expect(told).to_have_count(0)


def test_a_word_is_saved_broken_and_mended(page: Page, desk: Opened) -> None:
    """The booklet that people hold in their hands: the word that was written is the word that is seen."""
    file = desk.yard.root / "editions" / "v11.yaml"
    text = file.read_text("utf-8")
    word = re.sub("fr: Avec q.*", "fr: Chez quel ami ?", text)
    page.evaluate("(page) => { location.hash = new URLSearchParams({view: 'spreads', page}); }", CARD)
    expect(leaf(page, CARD).locator("img")).to_be_visible()
    settled(page)
    standing: list[dict[str, Any]] = desk.get(f"/page/{desk.digests[CARD]}/items").json
    asks = next(one for one in standing if one["text"].startswith("Avec q"))
    x, y = point(page, CARD, asks["x"], asks["y"])
    before = page.screenshot(clip={"x": x, "y": y, "width": 120, "height": 20})
    file.write_text(word, "utf-8")
    expect(page.locator("#pulse-said")).to_contain_text("Updated", timeout=PATIENCE)
    expect(leaf(page, CARD)).to_have_attribute("data-shown", desk.digests[CARD])
    page.wait_for_timeout(1_200)  # the page that changed glows for a moment
    assert page.screenshot(clip={"x": x, "y": y, "width": 120, "height": 20}) != before
    page.mouse.click(x + 4, y + 4)
    expect(page.locator("#item h2")).to_contain_text("Chez quel ami")
    place = page.locator("#item").get_by_title("Open in the editor").inner_text()
    assert "Chez quel ami" in word.splitlines()[int(place.split(":")[1]) - 1]
    press(page, "Escape")
    file.write_text(word.replace("fr: Chez quel ami ?", "fr: [Chez quel ami ?"), "utf-8")
    expect(page.locator("#broken .fault").first).to_be_visible(timeout=PATIENCE)
    expect(page.locator("#stale")).to_have_text("These are the last good pages")
    assert leaf(page, CARD).get_attribute("data-shown") == desk.digests[CARD]
    file.write_text(text, "utf-8")
    expect(page.locator("#broken")).to_be_empty(timeout=PATIENCE)
    expect(leaf(page, CARD)).to_have_attribute("data-shown", desk.digests[CARD])


def test_a_save_is_compared_and_whoever_looks_goes_on(page: Page, desk: Opened) -> None:
    page.get_by_role("button", name="Against v10").click()
    report(page).get_by_role("button", name="Swipe").click()
    report(page).locator("#stage").focus()
    press(page, "]", "j", "j")
    chosen, much = report(page).locator(".change.selected .told").inner_text(), divider(page)
    asked(desk, "Avec quelle personne")
    expect(report(page).locator("#list")).to_contain_text("quelle personne", timeout=PATIENCE)
    expect(report(page).locator("#stage")).to_have_attribute("data-mode", "swipe")
    expect(report(page).locator(".change.selected .told")).to_have_text(chosen, use_inner_text=True)
    assert divider(page) == much
    page.get_by_role("button", name="Spreads").click()
    page.get_by_role("button", name="Against v10").click()
    expect(report(page).locator("#stage")).to_have_attribute("data-mode", "swipe")
    loaded(page)


def test_a_reload_comes_back_to_the_comparison(page: Page) -> None:
    page.reload()
    expect(report(page).locator("h1")).to_have_text("v10 → v11", timeout=PATIENCE)
    expect(page.locator(".against .waiting")).to_be_hidden()
