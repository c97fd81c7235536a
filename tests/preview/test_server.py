"""What a desk answers about a booklet that stands still."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2 as pdfium
import pytest
from PIL import ImageChops
from served import Served, serial, served

from raster import PROFILE
from recap_print.draw.pages import pages_pdf
from recap_print.pages.model import Box
from recap_print.pipeline.prepare import Workshop
from recap_print.profiles import Profile
from recap_print.units import POINTS_PER_INCH, to_pt
from yard import a_yard

DPI = 72


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """For looking at only."""
    with served(a_yard(tmp_path_factory.mktemp("desk")), "one", "two") as desk:
        yield desk


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The edition with a photograph."""
    with served(a_yard(tmp_path_factory.mktemp("two")), "two") as desk:
        yield desk


def test_the_state_tells_the_booklet(desk: Served) -> None:
    told = desk.state
    assert (told["edition"], told["title"], told["direction"], told["layout"]) == (
        "one",
        "Petit carnet",
        "ltr",
        "small",
    )
    assert told["trim"] == {"width": 105, "height": 148}
    assert (told["bleed"], told["grid"], told["error"]) == (3, 1, None)
    assert told["margins"] == {"head": 10, "foot": 10, "inside": 10, "outside": 10}
    assert [page["id"] for page in told["pages"]] == ["opening/1", "appointments/1", "notes/1", "feedback/1"]
    assert [page["right"] for page in told["pages"]] == [True, False, True, False]
    assert {page["safe"]["width"] for page in told["pages"]} == {95}
    assert told["variants"] == ["one", "one.wide"]
    assert told["against"] == {"name": "two"}


def test_the_press_that_is_declared_comes_first_and_single_pages_have_no_sheets(desk: Served) -> None:
    assert desk.state["presses"][0] == "office-a4"
    assert "single-pages" not in desk.state["presses"]


def test_a_section_has_its_colour_as_paper_shows_it(desk: Served) -> None:
    colour = {section["id"]: section["color"] for section in desk.state["sections"]}
    rgb = Profile("paper", PROFILE.read_bytes()).srgb((90, 30, 0, 0))
    assert colour == {"opening": "", "appointments": "#" + bytes(rgb).hex(), "notes": "", "feedback": ""}


def test_a_picture_is_the_page_with_its_bleed(desk: Served) -> None:
    for dpi in (36, 72, 150):
        width, height = desk.picture("opening/1", dpi=str(dpi)).size
        assert abs(width / dpi * 25.4 - 111) < 25.4 / dpi
        assert abs(height / dpi * 25.4 - 154) < 25.4 / dpi


@pytest.mark.parametrize("edition", ["one", "two"])
def test_a_picture_is_that_of_the_whole_file(edition: str, desk: Served, two: Served) -> None:
    """A page drawn by itself shows what it shows among all others, photograph and all."""
    here = desk if edition == "one" else two
    prepared = Workshop(here.yard.project).prepare(here.yard.project.edition(edition))
    assert prepared.booklet
    assert prepared.case
    data = pages_pdf(prepared.booklet, prepared.design.shelf, None, prepared.case.sound_pictures)
    with pdfium.PdfDocument(data) as document:
        for index, page in enumerate(prepared.booklet.pages):
            left, bottom, right, top = document[index].get_bleedbox()
            size = document[index].get_size()
            cut = (left, bottom, size[0] - right, size[1] - top)
            whole = document[index].render(scale=DPI / POINTS_PER_INCH, crop=cut).to_pil().convert("RGB")
            assert ImageChops.difference(whole, here.picture(page.id, dpi=str(DPI))).getbbox() is None


def test_a_picture_may_be_kept_for_ever_and_the_state_never(desk: Served) -> None:
    found = desk.get(f"/page/{desk.digests['opening/1']}.png?dpi=36")
    assert found.headers["content-type"] == "image/png"
    assert "immutable" in found.headers["cache-control"]
    assert desk.get("/state").headers["cache-control"] == "no-store"


def test_inks_on_paper_are_those_of_the_profile(desk: Served) -> None:
    """The blue tab at the edge, through the output profile."""
    booklet = desk.desk.studio.shown.booklet
    assert booklet
    tab = next(item for item in booklet.pages[1].items if isinstance(item, Box) and item.fill)
    assert tab.fill
    x, y = (round(to_pt(mm) * DPI / POINTS_PER_INCH) for mm in (tab.rect.x + 3 + 0.7, tab.rect.y + 3 + 0.7))
    wanted = Profile("paper", PROFILE.read_bytes()).srgb(tab.fill.cmyk)
    shown = desk.picture("appointments/1", dpi=str(DPI), how="paper").getpixel((x, y))
    assert isinstance(shown, tuple)
    assert max(abs(one - other) for one, other in zip(shown, wanted, strict=True)) <= 1
    assert desk.picture("appointments/1", dpi=str(DPI)).getpixel((x, y)) != shown


def test_a_photograph_goes_through_the_profile_too(two: Served) -> None:
    """Grey is black ink: on uncoated paper its darkest is no black."""
    plain, paper = (two.picture("opening/1", dpi="72", how=how).convert("L") for how in ("plain", "paper"))
    assert plain.size == paper.size
    assert plain.getextrema()[1] == paper.getextrema()[1] == 255
    assert isinstance(plain.getextrema()[0], int)
    assert min(paper.tobytes()) > min(plain.tobytes()) + 20


def test_items_lead_to_their_lines(desk: Served) -> None:
    text = (desk.yard.root / "editions" / "one.yaml").read_text("utf-8").splitlines()
    found = desk.get(f"/page/{desk.digests['appointments/1']}/items").json
    who = next(item for item in found if item["text"].startswith("Avec qui"))
    assert "Avec qui ?" in text[who["line"] - 1]
    assert who["path"] == "sections[1].fields[1].label"
    assert who["editor"].startswith("vscode://file/")
    assert who["editor"].endswith(f"/editions/one.yaml:{who['line']}:{who['column']}")
    assert (who["kind"], who["role"], who["style"], who["font"]) == ("text", "label", "label", "regular")
    assert (who["size_pt"], who["size_mm"], who["inks"]) == (12, 4.23, ["black 0 0 0 100"])


def test_a_finding_shows_where_its_line_does(desk: Served) -> None:
    """Whatever is found has a level, a line and, when the line is printed, a page and a spot on it."""
    found = desk.state["findings"]
    assert found
    for finding in found:
        assert finding["level"] in ("error", "warning", "note")
        assert finding["page"] == 0 or finding["page"] in (1, 2, 3, 4)
        assert finding["spot"] is None or len(finding["spot"]) == 2


def test_sheets_carry_every_page_once(desk: Served) -> None:
    told = desk.get("/sheets?press=office-a4-a6").json
    sides = [side for sheet in told["sheets"] for side in sheet["sides"]]
    places = [place for side in sides for place in side["placements"] if place["page"]]
    assert {place["page"] for place in places} == {1, 2, 3, 4}
    digests = {page["number"]: page["digest"] for page in desk.state["pages"]}
    assert all(place["digest"] == digests[place["page"]] for place in places)
    for side in sides:
        width, height = desk.get(f"/sheet/{side['digest']}.png?dpi=72").image.size
        assert abs(width / 72 * 25.4 - told["width"]) < 0.5
        assert abs(height / 72 * 25.4 - told["height"]) < 0.5


def test_a_press_that_cannot_is_told_in_words(desk: Served) -> None:
    unknown = desk.get("/sheets?press=ofice-a4")
    assert (unknown.status, unknown.json["help"]) == (404, "did you mean `office-a4`?")
    for path in ("single-pages", "../../etc/passwd", "layouts/presses/sra3.yaml", ""):
        assert desk.get(f"/sheets?press={path}").status == 404


def test_whoever_comes_is_told_the_present_serial(desk: Served) -> None:
    before = desk.state["serial"]
    with desk.events() as events:
        assert before <= serial(events) <= desk.state["serial"]


def test_head_ends_at_once(desk: Served) -> None:
    for path in ("/", "/state", "/events"):
        found = desk.get(path, "HEAD")
        assert (found.status, found.body) == (200, b"")


def test_a_variant_has_a_desk_of_its_own(desk: Served) -> None:
    with served(desk.yard, "one.wide") as wide:
        assert (wide.state["edition"], wide.state["layout"]) == ("one.wide", "wide")
        assert wide.digests == desk.digests, "the same pages in a layout of another name look the same"


def test_the_same_state_twice(desk: Served, tmp_path_factory: pytest.TempPathFactory) -> None:
    with served(a_yard(tmp_path_factory.mktemp("again")), "one") as again:
        assert again.digests == desk.digests


def test_pages_differ_by_what_stands_on_them(desk: Served, two: Served) -> None:
    assert len(set(desk.digests.values())) == 4
    assert desk.digests["opening/1"] != two.digests["opening/1"]
    assert desk.digests["notes/1"] == two.digests["notes/1"]
