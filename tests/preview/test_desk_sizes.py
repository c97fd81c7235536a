"""How large pages are on the desk: on paper's own scale, from nearer, on sharp screens, in windows of every size."""

from __future__ import annotations

import pytest

from witnesses import library

library("playwright.sync_api")
for name in ("starlette", "uvicorn", "watchfiles"):
    library(name)

from playwright.sync_api import Browser, Page, expect  # noqa: E402 - what it is made of may be missing
from served import Served  # noqa: E402
from windows import leaf, looking, mm, numbers, press, settled  # noqa: E402

OPENED = "#page=appointments/1"
CARD = "appointments/1"
CARD_MM = 85.6


def becomes(page: Page, wanted: float) -> None:
    """Waits until a mm takes so many pixels."""
    for _ in range(100):
        if abs(mm(page) - wanted) < 0.01:
            return
        page.wait_for_timeout(50)
    assert mm(page) == pytest.approx(wanted, abs=0.01)


def test_actual_size_is_measured_with_a_card_and_remembered(page: Page) -> None:
    press(page, "a")
    expect(page.locator("#calibrate")).to_be_visible()
    page.get_by_label("Width of the card").fill("428")
    card = page.locator("#card").bounding_box()
    assert card
    assert abs(card["width"] - 428) < 1
    page.get_by_role("button", name="Keep").click()
    becomes(page, 428 / CARD_MM)
    expect(page.locator("#fit")).to_have_text("1 : 1")
    page.reload()
    expect(leaf(page, CARD)).to_be_visible()
    press(page, "a")
    expect(page.locator("#calibrate")).to_be_hidden()
    becomes(page, 428 / CARD_MM)
    press(page, "0")
    expect(page.locator("#fit")).to_have_text("Fit")


def test_closer_keeps_the_middle_in_the_middle(page: Page) -> None:
    press(page, "+", "+", "+", "+")
    stage = page.locator("#stage")
    where = """(one) => [(one.scrollLeft + one.clientWidth / 2) / one.scrollWidth,
                         (one.scrollTop + one.clientHeight / 2) / one.scrollHeight]"""
    stage.evaluate("(one) => one.scrollTo(one.scrollWidth / 3, one.scrollHeight / 4)")
    before = stage.evaluate(where)
    press(page, "+")
    after = stage.evaluate(where)
    assert all(abs(one - other) < 0.03 for one, other in zip(before, after, strict=True))


def test_on_a_sharp_screen_pictures_are_sharper(chromium: Browser, still: Served) -> None:
    def sharpness(page: Page) -> float:
        settled(page)
        return float(
            page.evaluate(
                "(() => { const one = document.querySelector('.ink img'); return one.naturalWidth / one.width; })()"
            )
        )

    with looking(chromium, still) as plain, looking(chromium, still, device_scale_factor=2) as sharp:
        assert sharpness(plain) >= 1
        assert sharpness(sharp) >= 2


def test_the_panel_makes_room(page: Page) -> None:
    before = mm(page)
    press(page, "+", "l")
    expect(page.locator("#panel")).to_be_hidden()
    press(page, "l", "0")
    expect(page.locator("#panel")).to_be_visible()
    assert mm(page) == pytest.approx(before, abs=0.01)


@pytest.mark.parametrize("size", [(320, 640), (640, 400), (800, 900), (1024, 500), (1920, 1080)])
def test_every_window_holds_it(chromium: Browser, still: Served, size: tuple[int, int]) -> None:
    """320 pixels, and 1280 × 800 at 200 %: nothing is cut, everything can be reached by scrolling down."""
    with looking(chromium, still, "#page=appointments/1", size=size) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        assert numbers(page) == [2, 3]
        stage = page.locator("#stage").bounding_box()
        assert stage
        assert stage["height"] >= 240
        press(page, "i", "5", "4", "3", "2", "1")
        for name in ("Fit", "Actual size", "On paper", "Keys", "Next item"):
            button = page.get_by_role("button", name=name, exact=name == "Keys")
            button.scroll_into_view_if_needed()
            box = button.bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= size[0] + 0.5
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
