"""Whole booklets: pages, sections, furniture, and the way back from ink to YAML."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from recap_print.edition.model import Section
from recap_print.geometry import Rect
from recap_print.pages.model import Booklet, Box, Item, Page, Text, bounds
from recap_print.pipeline.prepare import Prepared
from recap_print.source import Document, split
from recap_print.typeset.compose import compose
from small import a5, booklet, edition, layout, shipped

EDITIONS = ("v10", "v11")
UNPRINTED = ("url", "link", "language", "message", "pictogram", "options")
"""Declared strings that are drawn, encoded or shown otherwise than as their own words."""


def placed(name: str) -> Booklet:
    found = shipped(name).booklet
    assert found is not None
    return found


def document(prepared: Prepared, origin: str) -> tuple[Document, str]:
    loaded = prepared.design.document if origin.startswith("layout:") else DOCUMENTS[prepared.path.stem]
    assert loaded is not None
    return loaded, origin.removeprefix("layout:")


def read(name: str) -> Document:
    from small import ROOT, workshop

    found = workshop().read_yaml(ROOT / "editions" / f"{name}.yaml", "edition").document
    assert found is not None
    return found


DOCUMENTS = {name: read(name) for name in EDITIONS}


def items(name: str) -> Iterator[tuple[Page, Item]]:
    for page in placed(name).pages:
        for item in page.items:
            yield page, item


@pytest.mark.parametrize("name", EDITIONS)
def test_the_booklet_has_the_pages_it_promises(name: str) -> None:
    found = placed(name)
    assert [page.number for page in found.pages] == list(range(1, 49))
    assert len({page.id for page in found.pages}) == 48
    assert sum(section.pages for section in found.sections) == 48


@pytest.mark.parametrize("name", EDITIONS)
def test_every_name_is_unique_on_its_page(name: str) -> None:
    for page in placed(name).pages:
        names = [item.tag.name for item in page.items]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", EDITIONS)
def test_every_origin_is_a_place_in_the_yaml(name: str) -> None:
    prepared = shipped(name)
    for _, item in items(name):
        found, path = document(prepared, item.tag.origin)
        data = found.data
        for step in split(path):
            data = data[step]
        assert data is not None


@pytest.mark.parametrize("name", EDITIONS)
def test_no_ink_leaves_the_bleed(name: str) -> None:
    stock = placed(name).stock
    bleed = Rect(0, 0, stock.width, stock.height).inset(*(-stock.bleed,) * 4)
    for page, item in items(name):
        ink = bounds(item)
        inside = ink.x >= bleed.x and ink.y >= bleed.y and ink.right <= bleed.right and ink.bottom <= bleed.bottom
        assert inside, (page.id, item.tag.name, ink)


@pytest.mark.parametrize("name", EDITIONS)
def test_everything_declared_is_printed(name: str) -> None:
    """What somebody took the care to write is in the booklet, to the letter."""
    prepared = shipped(name)
    assert prepared.edition is not None
    printed: dict[str, str] = {}
    for _, item in items(name):
        if isinstance(item, Text):
            printed[item.tag.origin] = printed.get(item.tag.origin, "") + item.text
    for section in prepared.edition.sections:
        for content, said in section.content.said():
            if content.rpartition(".")[2] not in UNPRINTED:
                assert letters(said.text) in letters(printed.get(said.origin, "")), f"{said.origin} is not printed"


def letters(text: str) -> str:
    """A text without its spaces, which typesetting may change, and with the apostrophe that people type."""
    return "".join(text.split()).replace("’", "'")


def test_text_is_black_alone_or_white_or_large() -> None:
    """Small text in several inks cannot be kept in register (GWG 2022: 8 pt and more)."""
    for _, item in items("v11"):
        for run in item.runs if isinstance(item, Text) else ():
            assert run.ink.is_black_only or run.size_pt >= 14


def test_one_section_takes_the_pages_that_are_left() -> None:
    notes = "- {id: notes, kind: notes, title: Notes, color: grey, pictogram: pencil, pages: %s}\n"
    text = "- {id: words, kind: text, title: Mots, paragraphs: [Bonjour]}\n"
    found = booklet(text + notes % "fill" + text.replace("words", "last"), pages=16)
    assert [(section.id, section.first, section.pages) for section in found.sections] == [
        ("words", 1, 1),
        ("notes", 2, 14),
        ("last", 16, 1),
    ]


def test_margins_and_tabs_are_mirrored_on_the_left() -> None:
    found = booklet("- {id: notes, kind: notes, title: Notes, color: grey, pictogram: pencil, pages: 4}")
    right, left = found.pages[2], found.pages[1]
    width, bleed = found.stock.width, found.stock.bleed

    def tab(page: Page) -> Rect:
        return next(i.rect for i in page.items if isinstance(i, Box) and i.tag.name == "furniture.tab.notes")

    def first_line(page: Page) -> Rect:
        return next(bounds(item) for item in page.items if item.tag.name == "line.1")

    assert tab(right).right == width + bleed
    assert tab(left).x == -bleed
    assert tab(right).width == tab(left).width
    assert first_line(left).x == pytest.approx(width - first_line(right).right)


def test_tabs_step_down_the_fore_edge_in_the_order_of_the_sections() -> None:
    found = placed("v11")
    tabs = layout().furniture.tab
    assert tabs is not None
    seen: dict[str, float] = {}
    for page in found.pages[1:-1]:
        for item in page.items:
            if isinstance(item, Box) and item.tag.name == f"furniture.tab.{page.section}":
                assert seen.setdefault(page.section, item.rect.y) == item.rect.y
    assert list(seen.values()) == [tabs.first + rank * tabs.step for rank in range(len(seen))]


def test_the_cover_opens_where_the_tabs_are() -> None:
    cover, back = placed("v11").pages[0], placed("v11").pages[-1]
    shown = {
        i.tag.name.split(".")[2]: i.rect.y for i in cover.items if i.tag.name.endswith(".box") and isinstance(i, Box)
    }
    steps = {i.tag.name.split(".")[2]: i.rect.y for i in back.items if ".tab." in i.tag.name and isinstance(i, Box)}
    assert shown == steps
    assert len(shown) == 6


def test_cards_are_numbered_through_their_section() -> None:
    numbers = [
        int(item.text)
        for page, item in items("v11")
        if page.section == "appointments" and isinstance(item, Text) and item.text.isdigit() and "card" in item.tag.name
    ]
    assert numbers == list(range(1, 27))


def test_the_same_edition_is_placed_twice_the_same() -> None:
    source, design = shipped("v11").edition, a5()
    assert source is not None
    again = compose(source, layout(), design.shelf, design.pictograms, design.hashes)
    assert again == placed("v11")


def test_an_address_is_filled_with_its_edition_and_language() -> None:
    found = edition("""
        - id: say
          kind: feedback
          title: Avis
          intro: Dites.
          phone: {title: Appelez, number: 01 99 00 45 11, text: Le matin}
          whatsapp: {title: Écrivez, number: 06 39 98 00 27, message: Bonjour à vous, text: Visez}
          survey: {title: Répondez, url: "https://example.org/{edition}/{language}", text: Visez}
    """)
    section: Section = found.sections[0]
    links = {name: said.text for name, said in section.content.said() if name.endswith("link")}
    assert links == {
        "whatsapp.link": "https://wa.me/33639980027?text=Bonjour%20%C3%A0%20vous",
        "survey.link": "https://example.org/small/fr",
    }
