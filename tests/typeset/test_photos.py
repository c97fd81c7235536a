"""`photo` blocks: a picture keeps its proportions, and stands where it is asked to."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest

from raster import grey, saved
from recap_print.geometry import Rect
from recap_print.pages.model import Booklet, Overset, Picture, Role
from recap_print.pictures import read_picture
from recap_print.typeset.compose import compose
from small import a5, edition, layout

FILES = {
    "wide.png": read_picture("wide.png", saved(grey(300, 200), "PNG")),
    "tall.png": read_picture("tall.png", saved(grey(100, 400), "PNG")),
    "thin.png": read_picture("thin.png", saved(grey(4000, 1), "PNG")),
}


def set_page(blocks: str) -> Booklet:
    section = "- id: only\n  kind: page\n  title: Une page\n  color: blue\n  pictogram: star\n  blocks:\n"
    made = edition(section + indent(dedent(blocks), "    "))
    return compose(made, layout(), a5().shelf, a5().pictograms, pictures=FILES)


def photos(blocks: str) -> list[Picture]:
    return [item for item in set_page(blocks).pages[0].items if isinstance(item, Picture)]


def frame() -> Rect:
    """The text frame of a right-hand page of this kind."""
    template = layout().template("page")
    assert template is not None
    m = template.first[0].margins
    page = Rect(0, 0, layout().width, layout().height)
    return page.inset(m.inside, m.head, m.outside, m.foot)


def test_a_picture_fills_the_width_in_its_own_proportions() -> None:
    (found,) = photos("- photo: {file: wide.png, alt: Le plan du quartier}")
    assert found.rect.x == pytest.approx(frame().x)
    assert found.rect.width == pytest.approx(frame().width, abs=0.001)
    assert found.rect.height == pytest.approx(frame().width * 2 / 3, abs=0.001)


def test_a_picture_knows_its_file_its_words_and_its_resolution() -> None:
    (found,) = photos("- photo: {file: wide.png, alt: Le plan du quartier, width: 50.8}")
    assert (found.file, found.sha256) == ("wide.png", FILES["wide.png"].sha256)
    assert (found.pixels, found.space, found.bits) == ((300, 200), "DeviceGray", 8)
    assert (found.tag.role, found.tag.alt) == (Role.FIGURE, "Le plan du quartier")
    assert found.tag.origin == "sections[0].blocks[0].photo.file"
    assert found.ppi == pytest.approx(150, abs=0.01)


def test_a_picture_is_no_higher_than_allowed() -> None:
    (found,) = photos("- photo: {file: tall.png, alt: Une tour, height: 60}")
    assert (found.rect.width, found.rect.height) == (15, 60)
    (low,) = photos("- photo: {file: wide.png, alt: Une plaine, width: 30, height: 60}")
    assert (low.rect.width, low.rect.height) == (30, 20)


@pytest.mark.parametrize("align", ["start", "center", "end"])
def test_a_picture_stands_where_it_is_asked_to(align: str) -> None:
    (found,) = photos(f"- photo: {{file: wide.png, alt: Une plaine, width: 30, align: {align}}}")
    left = {"start": 0.0, "center": (frame().width - 30) / 2, "end": frame().width - 30}[align]
    assert found.rect.x == pytest.approx(frame().x + left, abs=0.001)


def test_what_follows_stands_below() -> None:
    first, second = photos(
        """
        - photo: {file: wide.png, alt: Une plaine, width: 30}
        - photo: {file: wide.png, alt: La même, width: 30}
        """
    )
    assert second.rect.y == pytest.approx(first.rect.bottom)
    assert first.tag.name != second.tag.name


def test_a_picture_in_a_column_fills_the_column() -> None:
    (found,) = photos("- columns: {widths: [40, fill], cells: [[{photo: {file: wide.png, alt: Une plaine}}], []]}")
    assert found.rect.width == 40


@pytest.mark.parametrize(
    ("photo", "across"),
    [("{file: wide.png, alt: Trop large, width: 140}", True), ("{file: tall.png, alt: Trop haute}", False)],
)
def test_what_does_not_fit_is_told(photo: str, across: bool) -> None:
    troubles = set_page(f"- photo: {photo}").overset
    assert [trouble.across for trouble in troubles if isinstance(trouble, Overset)] == [across]


def test_a_picture_of_one_row_is_still_a_picture() -> None:
    (found,) = photos("- photo: {file: thin.png, alt: Un fil, width: 3}")
    assert found.rect.height > 0
    assert found.ppi > 0
