"""The desk for every eye and hand: overlays, simulations, sizes, small windows, dark rooms, right to left."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from PIL import Image

from small import ROOT
from witnesses import library
from yard import Yard

library("playwright.sync_api")
for name in ("starlette", "uvicorn", "watchfiles"):
    library(name)

from playwright.sync_api import Browser, Locator, Page, expect  # noqa: E402 - what it is made of may be missing
from served import Served, served  # noqa: E402
from windows import leaf, looking, mm, numbers, press, settled  # noqa: E402

CARD = "appointments/1"
OPENED = "#page=appointments/1"


def over(page: Page, name: str) -> Locator:
    return leaf(page, CARD).locator(f".over.{name}")


def colour(page: Page, id: str, x: float, y: float) -> tuple[int, ...]:
    """What is seen at a place of a page, in mm from its trim."""
    box = leaf(page, id).locator(".paper").bounding_box()
    assert box
    at = round(box["x"] + x * box["width"] / 105), round(box["y"] + y * box["width"] / 105)
    with Image.open(BytesIO(page.screenshot())) as image:
        seen = image.convert("RGB").getpixel(at)
    assert isinstance(seen, tuple)
    return seen


@pytest.mark.parametrize(
    ("key", "name"), [("t", "trim"), ("s", "safe"), ("g", "grid"), ("f", "fold"), ("x", "items"), ("b", "bleed")]
)
def test_overlays_are_drawn_when_asked(page: Page, key: str, name: str) -> None:
    expect(over(page, name)).not_to_be_visible()
    press(page, key)
    expect(over(page, name)).to_be_visible()
    expect(page.locator(f'[data-overlay="{name}"]')).to_have_attribute("aria-pressed", "true")
    page.locator(f'[data-overlay="{name}"]').click()
    expect(over(page, name)).not_to_be_visible()


def test_overlays_stand_at_their_millimetres(page: Page) -> None:
    press(page, "s", "t", "x")
    by, paper = mm(page), leaf(page, CARD).locator(".paper").bounding_box()
    safe = over(page, "safe").locator("rect").bounding_box()
    expect(over(page, "items").locator("rect").first).to_be_visible()
    assert paper
    assert safe
    assert abs((safe["x"] - paper["x"]) / by - 5) < 0.3
    assert abs(safe["width"] / by - 95) < 0.5
    assert over(page, "items").locator("rect").count() > 10


def test_bleed_shows_beyond_the_trim_and_never_across_the_fold(page: Page) -> None:
    """The blue tab runs off the outer edge of page 2, which is a left-hand one."""
    settled(page)
    desk_colour = colour(page, CARD, -2, 30)
    press(page, "b")
    settled(page)
    tab = colour(page, CARD, -2, 24)
    assert tab != desk_colour
    assert tab[2] > tab[0] + 60, "blue ink"
    expect(over(page, "bleed").locator(".alone")).not_to_be_visible()


def test_the_fold_tells_how_far_creep_pushes(page: Page) -> None:
    press(page, "f")
    expect(over(page, "fold").locator("text")).to_contain_text("creep")


def test_inks_on_paper_are_other_pictures(page: Page) -> None:
    plain = colour(page, CARD, 3, 24)
    press(page, "p")
    expect(leaf(page, CARD).locator("img")).to_have_attribute("src", re.compile("how=paper"))
    settled(page)
    assert colour(page, CARD, 3, 24) != plain
    page.get_by_role("button", name="On paper").click()
    expect(leaf(page, CARD).locator("img")).to_have_attribute("src", re.compile("how=plain"))


def seen_by_a_deuteranope(rgb: tuple[int, ...]) -> tuple[float, ...]:
    """Machado and others (2009), on linear light."""
    rows = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881))
    linear = [part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in rgb]
    mixed = [sum(a * b for a, b in zip(row, linear, strict=True)) for row in rows]
    clipped = [min(1.0, max(0.0, part)) for part in mixed]
    return tuple(255 * (12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055) for part in clipped)


def test_other_eyes_see_other_colours(page: Page) -> None:
    settled(page)
    plain = colour(page, CARD, 3, 24)
    press(page, "v")
    expect(page.get_by_label("Seen with")).to_have_value("deuteranopia")
    seen, wanted = colour(page, CARD, 3, 24), seen_by_a_deuteranope(plain)
    assert max(abs(one - other) for one, other in zip(seen, wanted, strict=True)) < 4, (seen, wanted)
    page.get_by_label("Seen with").select_option("grey")
    assert len(set(colour(page, CARD, 3, 24))) == 1
    page.get_by_label("Seen with").select_option("clouded")
    assert min(colour(page, CARD, 3, 24)) > min(plain) + 40
    page.get_by_label("Seen with").select_option("")
    assert colour(page, CARD, 3, 24) == plain


def test_low_vision_blurs_the_paper_not_the_screen(page: Page) -> None:
    """A page that is looked at from nearer is blurred by as much of it."""
    page.get_by_label("Seen with").select_option("blurred")
    blur = page.locator("#sight-blurred feGaussianBlur")
    first = float(blur.get_attribute("stdDeviation") or 0) / mm(page)
    press(page, "+", "+")
    assert abs(float(blur.get_attribute("stdDeviation") or 0) / mm(page) - first) < 0.01


def test_right_to_left_the_pages_turn_the_other_way(chromium: Browser) -> None:
    with served(Yard(ROOT), "v11.ar") as desk, looking(chromium, desk) as page:
        press(page, "ArrowLeft")
        assert numbers(page) == [3, 2]
        press(page, "ArrowRight", "ArrowRight")
        assert numbers(page) == [1]
        press(page, "5", "ArrowLeft")
        expect(page.locator(".book.rtl .turning.turned")).to_have_count(1)
        press(page, "3")
        places = [(one.bounding_box() or {"x": 0})["x"] for one in page.locator(".laid > .spread").all()[:3]]
        assert places == sorted(places, reverse=True)
        expect(page.locator(".strip ol")).to_have_attribute("dir", "rtl")


def test_who_wants_no_motion_gets_none(chromium: Browser, still: Served) -> None:
    with looking(chromium, still, reduced_motion="reduce") as page:
        press(page, "5", "ArrowRight")
        assert (
            page.locator(".turning.turned").first.evaluate("(one) => getComputedStyle(one).transitionDuration") == "0s"
        )


def test_help_tells_every_key(page: Page) -> None:
    press(page, "?")
    expect(page.locator("#help")).to_be_visible()
    told = page.locator("#keys kbd").all_inner_texts()
    assert {
        "→",
        "1",
        "t",
        "b",
        "s",
        "g",
        "f",
        "x",
        "n",
        "p",
        "v",
        "a",
        "c",
        "e",
        "i",
        "j",
        "k",
        "l",
        "?",
        "Esc",
    } <= set(told)
    press(page, "3")
    expect(page.get_by_role("button", name="Spreads")).to_have_attribute("aria-pressed", "true")
    press(page, "Escape")
    expect(page.locator("#help")).to_be_hidden()


def test_keys_in_a_field_are_the_fields(page: Page) -> None:
    page.get_by_label("Seen with").focus()
    press(page, "t", "3")
    expect(page.locator('[data-overlay="trim"]')).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(chromium: Browser, still: Served, scheme: str) -> None:
    axe = library("axe_playwright_python.sync_playwright").Axe()
    asked = {"runOnly": ["color-contrast"]} if scheme == "dark" else None  # all else is as in the light
    with looking(chromium, still, "#page=appointments/1", color_scheme=scheme, reduced_motion="reduce") as page:
        for keys in ("2", "3", "4", "5", "1", "itbsgfx", "v", "?"):
            press(page, *keys)
            settled(page)
            found = axe.run(page, options=asked)
            assert found.violations_count == 0, f"after {keys}: {found.generate_report()}"
        press(page, "Escape", "a")
        expect(page.locator("#calibrate")).to_be_visible()
        assert axe.run(page, options=asked).violations_count == 0
