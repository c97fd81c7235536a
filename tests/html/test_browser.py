"""The report in Chromium: every way to look, every key, every filter, for every reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from samples import CHANGES, FORM, PHONE, papers, with_changes

from recap_print.compare.story import compare
from recap_print.pages.model import Booklet, Direction
from recap_print.pipeline.redraw import plain_pdf
from recap_print.pipeline.shots import Cameras
from recap_print.report.html.facing import Papers, paired
from recap_print.report.html.page import html
from small import shipped, workshop
from witnesses import library

library("playwright.sync_api")

from browsing import reading, watched  # noqa: E402 - what it is made of may be missing
from playwright.sync_api import Browser, Locator, Page, expect  # noqa: E402

HOSTILE = "</script><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">\u202e"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("report") / "diff.html", html(replace(CHANGES, form=FORM), papers()))


@pytest.fixture(scope="module")
def window(chromium: Browser) -> Page:
    """Opened once: a window for each test would take longer than all of them."""
    return chromium.new_page(viewport={"width": 1280, "height": 800})


@pytest.fixture
def page(window: Page, report: Path) -> Iterator[Page]:
    window.goto("about:blank")
    window.emulate_media(media="null")
    with watched(window):
        window.goto(report.as_uri())
        yield window


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def chosen(page: Page) -> str:
    """The id of the change that is chosen."""
    return page.locator(".change.selected").get_attribute("id") or ""


def shown(page: Page) -> str:
    """The heading of the spread that is shown, which is the only one."""
    expect(page.locator(".spread:visible")).to_have_count(1)
    return page.locator(".spread:visible h3").inner_text()


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def side(page: Page, name: str) -> Locator:
    return page.locator(f".spread.current .{name} .paper")


def left_out(page: Page) -> list[str]:
    return [one.get_attribute("id") or "" for one in page.locator(".change[hidden]").all()]


def test_it_begins_with_the_first_change_beside_its_spread(page: Page) -> None:
    assert chosen(page) == "c1"
    assert shown(page) == "Pages 6–7"
    expect(page.locator("h1")).to_have_text("v1 → v2")
    expect(page.locator(".box.selected:visible")).to_have_count(2)


def test_keys_go_through_the_changes_and_stop_at_the_ends(page: Page) -> None:
    press(page, "j")
    assert (chosen(page), shown(page)) == ("c2", "Pages 2–3")
    press(page, "ArrowDown")
    assert (chosen(page), shown(page)) == ("c3", "Pages 4–5")
    press(page, "k", "ArrowUp", "k")
    assert chosen(page) == "c1"
    press(page, *["j"] * 9)
    assert chosen(page) == "c6"
    assert page.evaluate("document.activeElement.closest('.change').id") == "c6"


def test_keys_go_through_the_spreads(page: Page) -> None:
    press(page, "ArrowLeft")
    assert shown(page) == "Pages 4–5"
    assert chosen(page) == "c3"
    press(page, "ArrowRight", "ArrowRight")
    assert shown(page) == "Page 8"
    press(page, "ArrowRight")
    assert shown(page) == "Page 8"


def test_a_change_on_several_spreads_is_followed(page: Page) -> None:
    page.locator("#c4").click()
    expect(page.locator("#also-said")).to_have_text("Spread 1 of 2 with this change")
    press(page, "n")
    assert (chosen(page), shown(page)) == ("c4", "Page 8")
    page.locator("#also-next").click()
    assert shown(page) == "Pages 6–7"


def test_a_click_on_a_change_shows_its_spread_and_a_click_on_a_box_its_change(page: Page) -> None:
    page.locator("#c6 .go").click()
    assert (chosen(page), shown(page)) == ("c6", "Pages 2–3")
    expect(page.locator("#c6")).to_have_attribute("aria-current", "true")
    page.locator(".spread.current .new a.box.critical:not(.aside)").click()
    assert (chosen(page), shown(page)) == ("c2", "Pages 2–3")
    page.locator(".strip a").last.click()
    assert shown(page) == "Page 8"
    expect(page.locator(".strip [aria-current]")).to_have_count(1)


def test_the_chosen_box_stands_out_and_effects_show_with_it(page: Page) -> None:
    press(page, "j")
    widths = page.evaluate(
        "['.box.selected:not(.aside) rect', '.box:not(.selected) rect'].map("
        "(one) => parseFloat(getComputedStyle(document.querySelector('.spread.current ' + one)).strokeWidth))"
    )
    assert widths[0] > widths[1]
    expect(page.locator(".spread.current .box.aside:visible")).to_have_count(1)
    press(page, "k", "ArrowLeft", "ArrowLeft", "j", "j", "j", "j", "j")
    assert chosen(page) == "c6"
    expect(page.locator(".spread.current .box.aside:visible")).to_have_count(0)


def test_side_by_side_both_are_whole(page: Page) -> None:
    old, new = (side(page, name).bounding_box() for name in ("old", "new"))
    assert old
    assert new
    assert old["x"] + old["width"] <= new["x"] or old["y"] + old["height"] <= new["y"]
    assert (old["width"], old["height"]) == (new["width"], new["height"])


@pytest.mark.parametrize(("key", "mode"), [("2", "Swipe"), ("3", "Blink"), ("4", "Onion skin")])
def test_other_modes_lay_one_upon_the_other(page: Page, key: str, mode: str) -> None:
    press(page, key)
    expect(page.get_by_role("button", name=mode)).to_have_attribute("aria-pressed", "true")
    old, new = (side(page, name).bounding_box() for name in ("old", "new"))
    assert old == new
    page.get_by_role("button", name="Side by side").click()
    assert side(page, "old").bounding_box() != side(page, "new").bounding_box()
    page.get_by_role("button", name=mode).click()
    assert side(page, "old").bounding_box() == side(page, "new").bounding_box()


def test_swipe_follows_keys_slider_and_hand(page: Page) -> None:
    def cut() -> str:
        return str(side(page, "new").evaluate("(one) => getComputedStyle(one).clipPath"))

    press(page, "2")
    assert cut() == "inset(0px 0px 0px 50%)"
    press(page, "]", "]")
    assert cut() == "inset(0px 0px 0px 40%)"
    page.locator("#much").fill("75")
    assert cut() == "inset(0px 0px 0px 75%)"
    place = side(page, "new").bounding_box()
    assert place
    middle = place["y"] + place["height"] - 5
    page.mouse.move(place["x"] + place["width"] * 0.75, middle)
    page.mouse.down()
    page.mouse.move(place["x"] + place["width"] * 0.2, middle, steps=3)
    page.mouse.up()
    assert 19 <= float(re.findall(r"([\d.]+)%", cut())[0]) <= 21
    page.mouse.move(place["x"] + place["width"] * 0.9, middle)
    assert float(re.findall(r"([\d.]+)%", cut())[0]) <= 21


def test_the_onion_skin_lets_through_as_much_as_is_asked(page: Page) -> None:
    press(page, "4")
    expect(side(page, "new")).to_have_css("opacity", "0.5")
    press(page, *["]"] * 4)
    expect(side(page, "new")).to_have_css("opacity", "0.7")
    press(page, *["["] * 20)
    expect(side(page, "new")).to_have_css("opacity", "0")


def test_blink_shows_both_in_turn_until_it_is_stopped(page: Page) -> None:
    press(page, "b")
    expect(side(page, "old")).not_to_be_visible()
    expect(side(page, "new")).not_to_be_visible()  # some time later
    expect(side(page, "old")).to_be_visible()
    press(page, "b")
    expect(page.locator("#pause")).to_have_text("Go on")
    before = page.locator(".spread.current").get_attribute("data-showing")
    page.wait_for_timeout(1_000)
    assert page.locator(".spread.current").get_attribute("data-showing") == before
    page.locator("#pause").click()
    expect(page.locator("#pause")).to_have_text("Stop")
    expect(page.locator(".spread.current")).not_to_have_attribute("data-showing", before or "")


def test_who_wants_less_motion_turns_pages_over_by_hand(chromium: Browser, report: Path) -> None:
    with reading(chromium, report, reduced_motion="reduce") as page:
        press(page, "3")
        expect(page.locator("#pause")).to_have_text("Turn over")
        page.wait_for_timeout(1_000)
        expect(side(page, "new")).to_be_visible()
        press(page, "b")
        expect(side(page, "old")).to_be_visible()
        expect(side(page, "new")).not_to_be_visible()


def test_closer_and_farther(page: Page) -> None:
    def width() -> float:
        return float(side(page, "new").evaluate("(one) => one.getBoundingClientRect().width"))

    whole = width()
    press(page, "+", "+")
    assert width() == pytest.approx(whole * 1.5625, abs=2)
    expect(page.locator("#fit")).to_have_text("156 %")
    press(page, "-", "-")
    assert width() == pytest.approx(whole, abs=2)
    page.locator("#in").click()
    page.locator("#out").click()
    page.locator("#out").click()
    assert width() < whole
    press(page, "0")
    assert width() == whole


def test_boxes_can_be_put_away(page: Page) -> None:
    press(page, "x")
    expect(page.locator(".box:visible")).to_have_count(0)
    page.locator("#boxes").click()
    assert page.locator(".box:visible").count() > 0


def test_words_narrow_the_list_without_regard_to_accents(page: Page) -> None:
    press(page, "/")
    page.keyboard.type("role AIDE")
    assert left_out(page) == ["c1", "c2", "c3", "c5", "c6"]
    expect(page.locator("#shown")).to_have_text("1 of 6 shown")
    expect(page.locator("h3:visible").filter(has_text="Critical")).to_have_count(0)
    page.keyboard.type("zzz")
    expect(page.locator("#shown")).to_have_text("No change is like this.")
    press(page, "Escape")
    assert left_out(page) == []
    expect(page.locator("#words")).not_to_be_focused()
    press(page, "j")
    assert chosen(page) == "c2"


def test_levels_sections_and_layers_narrow_the_list(page: Page) -> None:
    page.get_by_role("button", name="Minor").click()
    assert left_out(page) == ["c5", "c6"]
    expect(page.locator('.box[href="#c6"]').first).not_to_be_visible()
    page.get_by_role("button", name="Unexpected").click()
    page.locator("#section").select_option(label="Mes contacts")
    assert left_out(page) == ["c1", "c2", "c3", "c5", "c6"]
    press(page, "Escape")
    page.locator("#layer").select_option(label="Structure")
    assert left_out(page) == ["c1", "c2", "c4", "c5", "c6"]
    expect(page.locator(".strip a.off")).to_have_count(3)
    page.locator("#layer").select_option(label="All layers")
    page.locator("#section").select_option(label="The whole booklet")
    assert left_out(page) == ["c1", "c2", "c3", "c4", "c6"]


def test_typing_words_is_no_command(page: Page) -> None:
    press(page, "/", "j", "2", "x", "ArrowDown")
    assert chosen(page) == "c1"
    expect(page.locator("#stage")).to_have_attribute("data-mode", "side")
    expect(page.locator("#words")).to_have_value("j2x")


def test_help_names_every_key(page: Page) -> None:
    press(page, "?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    press(page, "2")
    expect(page.locator("#stage")).to_have_attribute("data-mode", "side")
    press(page, "Escape")
    expect(page.locator("#help")).not_to_be_visible()
    page.get_by_role("button", name="Keys").click()
    page.get_by_role("button", name="Close", exact=True).click()
    expect(page.locator("#help")).not_to_be_visible()


def test_an_inserted_page_faces_a_blank_and_nothing_after_it_does(page: Page) -> None:
    page.locator("#c3").click()
    assert shown(page) == "Pages 4–5"
    expect(page.locator(".spread.current .old .note").first).to_have_text("not in v1")
    expect(page.locator(".absent")).to_have_count(1)
    expect(page.locator(".spread.current .new .note")).to_have_text(re.compile("page 5.*no change of its own"))


def test_an_address_may_name_a_change_or_a_spread(chromium: Browser, report: Path) -> None:
    with reading(chromium, report, at="#c4") as page:
        assert chosen(page) == "c4"
    with reading(chromium, report, at="#s3") as page:
        assert shown(page) == "Pages 4–5"
        press(page, "k")
        expect(page).to_have_url(re.compile("#c2$"))  # the browser tells of it in its own time


def test_light_and_dark_as_the_system_says_or_the_reader(chromium: Browser, report: Path) -> None:
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    with reading(chromium, report, color_scheme="dark") as page:
        dark = page.evaluate(paper)
        page.get_by_role("button", name="Light: change the theme").click()
        light = page.evaluate(paper)
        assert dark != light
        page.wait_for_timeout(300)  # what a page remembers, Chromium writes down in its own time
        page.reload()
        assert page.evaluate(paper) == light
    with reading(chromium, report, color_scheme="light") as page:
        assert page.evaluate(paper) == light
        page.get_by_role("button", name="Dark: change the theme").click()
        assert page.evaluate(paper) == dark


@pytest.mark.parametrize(("scheme", "mode"), [("light", "1"), ("dark", "2"), ("light", "3"), ("dark", "4")])
def test_axe_finds_nothing_hard_to_use(chromium: Browser, report: Path, scheme: str, mode: str) -> None:
    axe = library("axe_playwright_python.sync_playwright").Axe()
    with reading(chromium, report, color_scheme=scheme, reduced_motion="reduce") as page:
        press(page, "j", mode)
        if mode == "2":
            press(page, "+", "+", "+")
            page.get_by_role("button", name="Minor").click()
        if mode == "4":
            press(page, "?")
        found = axe.run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (800, 900), (400, 800)])
def test_nothing_is_out_of_reach(chromium: Browser, report: Path, width: int, height: int) -> None:
    with reading(chromium, report, width, height) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for mode in ("1", "2"):
            press(page, mode)
            place = side(page, "new").bounding_box()
            assert place
            assert place["x"] >= 0
            assert place["x"] + place["width"] <= width
            assert place["width"] > 0.3 * min(width, 800)


def test_on_paper_come_the_words_then_all_spreads_side_by_side(page: Page) -> None:
    press(page, "2", "x")
    page.emulate_media(media="print")
    expect(page.locator(".spread:visible")).to_have_count(4)
    expect(page.locator(".change:visible")).to_have_count(6)
    for unprinted in ("#bar", "#filters", ".strip", "#theme"):
        expect(page.locator(unprinted)).not_to_be_visible()
    for spread in page.locator(".spread").all():
        old, new = (spread.locator(f".{name} .paper").bounding_box() for name in ("old", "new"))
        assert old
        assert new
        assert old["x"] + old["width"] <= new["x"]
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


def test_right_to_left_spreads_open_to_the_left(chromium: Browser, tmp_path: Path) -> None:
    report = written(tmp_path / "rtl.html", html(CHANGES, papers(direction=Direction.RTL)))
    with reading(chromium, report) as page:
        press(page, "j")
        two, three = (page.locator(f'.spread.current [aria-label="v2, page {n}"]') for n in (2, 3))
        first, second = two.bounding_box(), three.bounding_box()
        assert first
        assert second
        assert first["x"] > second["x"]
        steps = [step.bounding_box() for step in page.locator("#strip li").all()]
        places = [step["x"] for step in steps if step]
        assert places == sorted(places, reverse=True)
        press(page, "ArrowLeft")
        assert shown(page) == "Pages 4–5"


def test_words_of_a_declaration_never_run(chromium: Browser, tmp_path: Path) -> None:
    change = replace(PHONE, section=HOSTILE, what=HOSTILE, before=HOSTILE, after=f"{HOSTILE} 2", hunks=())
    text = html(replace(with_changes(change), new=replace(CHANGES.new, title=HOSTILE)), papers())
    with reading(chromium, written(tmp_path / "hostile.html", text)) as page:
        expect(page.locator("h4")).to_contain_text("</script>")
        assert page.title() == "v1 → v2"
        assert page.locator("img").count() == 0
        page.locator("#section").select_option(index=1)
        assert left_out(page) == []


def test_the_policy_stops_what_would_be_added(chromium: Browser, report: Path, tmp_path: Path) -> None:
    smuggled = "<script>document.title='owned'</script><img src='https://example.org/x.png'></body>"
    tampered = written(tmp_path / "tampered.html", report.read_text("utf-8").replace("</body>", smuggled))
    with pytest.raises(AssertionError, match="Content Security Policy"), reading(chromium, tampered) as page:
        assert page.title() == "v1 → v2"


def test_without_script_everything_is_there(chromium: Browser, report: Path) -> None:
    with reading(chromium, report, java_script_enabled=False) as page:
        assert page.locator(".spread:visible").count() == 4
        assert page.locator(".change:visible").count() == 6
        expect(page.locator("#bar")).not_to_be_visible()


def test_form_alone_needs_no_pages(chromium: Browser, tmp_path: Path) -> None:
    text = html(replace(with_changes(), form=FORM), papers())
    with reading(chromium, written(tmp_path / "form.html", text)) as page:
        expect(page.get_by_role("heading", name="In form only")).to_be_visible()
        press(page, "j", "2", "b", "/", "?")


def test_two_whole_editions_fit_in_a_file_and_open(chromium: Browser, tmp_path: Path) -> None:
    prepared = [shipped(name) for name in ("v10", "v11")]
    old, new = (one.booklet for one in prepared)
    assert isinstance(old, Booklet)
    assert isinstance(new, Booklet)
    changes, facing = compare(old, new), paired(old, new)
    with Cameras() as cameras:
        shots = cameras.shoot(
            lambda: plain_pdf(workshop(), old, prepared[0]),
            lambda: plain_pdf(workshop(), new, prepared[1]),
            (range(1, 49), range(1, 49)),
        )
    assert [(len(side.pages), side.unseen) for side in shots] == [(48, ""), (48, "")]
    text = html(changes, Papers(facing, shots))
    assert len(text.encode()) < 15_000_000
    with reading(chromium, written(tmp_path / "whole.html", text)) as page:
        page.locator("#strip a").first.click()
        for step in page.locator("#strip a").all():
            assert step.get_attribute("aria-current") == "true"
            pictures = ".spread.current image"
            page.evaluate(f"Promise.all([...document.querySelectorAll('{pictures}')].map((one) => one.decode()))")
            press(page, "ArrowRight")
