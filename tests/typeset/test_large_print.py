"""Large print: what grows with the room to write, and a booklet no word of which is small."""

from __future__ import annotations

import itertools
from dataclasses import replace
from textwrap import indent

import pytest

from recap_print.pages.model import Box, Line, Page, Role, Text, bounds
from recap_print.typeset.compose import compose
from recap_print.units import to_mm
from small import a5, edition, layout, named, shipped

SECTION = "- id: only\n  kind: page\n  title: Une page\n  color: blue\n  pictogram: star\n  blocks:\n"


def page(blocks: str, pitch: float) -> Page:
    """A page of blocks whose writing lines are so many mm apart."""
    wide = replace(layout(), writing=replace(layout().writing, pitch=pitch))
    made = edition(SECTION + indent(blocks, "    "))
    return compose(made, wide, a5().shelf, a5().pictograms).pages[0]


def boxes(page: Page, start: str) -> list[Box]:
    return [item for item in named(page, start) if isinstance(item, Box)]


@pytest.mark.parametrize("pitch", [9.0, 10.0, 12.0, 18.0])
def test_digit_cells_are_in_proportion_to_the_lines_and_stand_on_theirs(pitch: float) -> None:
    blocks = (
        "- fields:\n    items: [{id: it, label: Le, answer: time, width: half}, {id: who, label: Qui, width: half}]"
    )
    found = page(blocks, pitch)
    cells = boxes(found, "it.cell")
    (line,) = (item for item in named(found, "who.line") if isinstance(item, Line))
    assert [cell.rect.width for cell in cells] == pytest.approx([5.6 * pitch / 9] * 4, abs=0.001)
    assert [cell.rect.height for cell in cells] == pytest.approx([7.0 * pitch / 9] * 4, abs=0.001)
    assert [cell.rect.bottom for cell in cells] == pytest.approx([line.y1] * 4, abs=0.002)


def test_cells_grow_no_wider_than_their_field() -> None:
    blocks = "- columns: {widths: [60, fill], cells: [[{field: {id: it, label: Le, answer: phone}}], []]}"
    cells = boxes(page(blocks, 18), "it.cell")
    assert cells[-1].rect.right - cells[0].rect.x == pytest.approx(60, abs=0.01)


@pytest.mark.parametrize(("asked", "own", "apart"), [(10, 9, 10), (10, 12, 12), (14, 12, 14)])
def test_an_edition_cannot_bring_lines_closer_than_its_layout_does(asked: float, own: float, apart: float) -> None:
    found = page(f"- lines: {{pitch: {asked}, mark: tick}}", own)
    at = [item.y1 for item in named(found, "line") if isinstance(item, Line)]
    ticks = [bounds(item) for item in boxes(found, "tick")]
    assert len(at) == (192 - 16) // apart
    assert [below - above for above, below in itertools.pairwise(at)] == pytest.approx([apart] * (len(at) - 1))
    assert [y - tick.bottom for y, tick in zip(at, ticks, strict=True)] == pytest.approx([(apart - 6) / 4] * len(at))


def test_no_word_of_the_large_booklet_is_small_and_no_line_is_close_to_another() -> None:
    prepared = shipped("v11.large")
    assert prepared.booklet is not None
    pages = prepared.booklet.pages
    texts = [item for page in pages for item in page.items if isinstance(item, Text)]
    assert texts
    assert min(run.size_pt for text in texts for run in text.runs) >= 18
    for page in pages:
        lines = [i for i in page.items if isinstance(i, Line) and i.tag.role is Role.FIELD and i.y1 == i.y2]
        assert all(line.thickness >= 0.5 for line in lines)
        for one, other in itertools.combinations(lines, 2):
            if one.x1 < other.x2 and other.x1 < one.x2:
                assert abs(one.y1 - other.y1) >= 12
        for above, below in itertools.pairwise(i for i in page.items if isinstance(i, Text)):
            if above.tag.name.rpartition(".")[0] == below.tag.name.rpartition(".")[0] and above.y < below.y:
                body = max(run.size_pt for run in above.runs)
                assert body >= 24 or below.y - above.y >= 1.5 * to_mm(body)


def test_the_large_booklet_has_the_parts_and_the_words_of_the_other() -> None:
    small, large = (shipped(name).booklet for name in ("v11", "v11.large"))
    assert small is not None
    assert large is not None
    assert [section.id for section in large.sections] == [section.id for section in small.sections]

    def words(pages: tuple[Page, ...], section: str) -> set[str]:
        items = (item for page in pages if page.section == section for item in page.items)
        return {word for item in items if isinstance(item, Text) for word in item.text.split() if not word.isdigit()}

    for section in small.sections:
        assert words(large.pages, section.id) == words(small.pages, section.id)
