"""Blocks, one by one, in millimetres. The frame of a ``page`` section is 116 mm wide, from x = 16, y = 16."""

from __future__ import annotations

import itertools

import pytest

from recap_print.pages.model import Box, Item, Line, Path, Qr, Text, bounds
from recap_print.units import to_mm
from small import layout, named, one_page, page

LEFT, TOP, WIDTH, FOOT = 16.0, 16.0, 116.0, 192.0


def texts(items: list[Item]) -> list[Text]:
    return [item for item in items if isinstance(item, Text)]


def lines(items: list[Item]) -> list[Line]:
    return [item for item in items if isinstance(item, Line)]


def boxes(items: list[Item]) -> list[Box]:
    return [item for item in items if isinstance(item, Box)]


def test_words_start_at_the_margin_and_every_baseline_is_on_the_grid() -> None:
    found = page("""
        - heading: {text: Préparer un rendez-vous}
        - text: {text: "Une phrase assez longue pour prendre au moins deux lignes dans la largeur de cette page."}
    """)
    for text in texts([*named(found, "heading-1"), *named(found, "text-2")]):
        assert text.x == LEFT
        assert text.y % layout().grid == 0
    assert len(named(found, "text-2")) == 2
    first, second = texts(named(found, "text-2"))
    assert second.y - first.y == layout().style("body").leading


@pytest.mark.parametrize(("align", "slack"), [("start", 0.0), ("center", 0.5), ("end", 1.0)])
def test_words_stand_where_they_are_aligned(align: str, slack: float) -> None:
    (text,) = texts(named(page(f"- text: {{text: Bonjour, align: {align}}}"), "text-1"))
    assert text.x == pytest.approx(LEFT + slack * (WIDTH - text.width), abs=0.001)
    assert text.runs[0].x == text.x


def test_two_half_fields_share_a_row_and_the_third_starts_another() -> None:
    found = page("""
        - fields:
            gap: 6
            row_gap: 3
            items:
              - {id: who, label: Avec qui ?, width: half}
              - {id: place, label: Où ?, width: half}
              - {id: bring, label: Je dois apporter, lines: 2}
    """)
    who, place, bring = (lines(named(found, name)) for name in ("who", "place", "bring"))
    assert [len(field) for field in (who, place, bring)] == [1, 1, 2]
    assert who[0].y1 == place[0].y1
    assert who[0].x2 - who[0].x1 == place[0].x2 - place[0].x1 == (WIDTH - 6) / 2
    assert place[0].x2 == LEFT + WIDTH
    pitch, label = layout().writing.pitch, layout().style("label").leading
    assert bring[0].y1 - who[0].y1 == pytest.approx(3 + label + pitch)
    assert bring[1].y1 - bring[0].y1 == pitch


def test_answers_of_a_row_start_on_one_line_even_below_a_longer_label() -> None:
    found = page("""
        - fields:
            items:
              - {id: short, label: Où ?, width: third}
              - {id: long, label: Ce que je veux demander au rendez-vous, width: third}
    """)
    assert len(texts(named(found, "long"))) > 1
    assert lines(named(found, "short"))[0].y1 == lines(named(found, "long"))[0].y1


@pytest.mark.parametrize(("answer", "cells", "signs"), [("phone", 10, []), ("date", 8, ["/", "/"]), ("time", 4, ["h"])])
def test_digits_have_cells_of_one_size_that_a_pen_can_fill(answer: str, cells: int, signs: list[str]) -> None:
    found = page(f"- field: {{id: it, label: Le voici, answer: {answer}, width: half}}")
    digits = boxes(named(found, "it.cell"))
    assert len(digits) == cells
    assert len({(box.rect.width, box.rect.height) for box in digits}) == 1
    assert digits[0].rect.width >= 4.5
    assert digits[-1].rect.right <= LEFT + WIDTH / 2
    assert [text.text for text in texts(named(found, "it.sign"))] == signs


def test_cells_too_narrow_for_a_pen_are_told() -> None:
    blocks = "- columns: {widths: [%s, fill], cells: [[{field: {id: it, label: Le, answer: phone}}], []]}"
    assert not one_page(blocks % 47).overset
    (over,) = one_page(blocks % 40).overset
    assert over.across
    assert over.offers == 40
    assert min(box.rect.width for box in boxes(named(page(blocks % 40), "it.cell"))) == 4


def test_an_example_fills_the_cells_one_digit_each() -> None:
    found = page("""
        - fields:
            show: examples
            items: [{id: when, label: Quand ?, answer: date, example: 06 10 2026}]
    """)
    (example,) = texts(named(found, "when.example"))
    assert example.text == "06 10 2026"
    assert [run.text for run in example.runs] == list("06102026")
    for run, cell in zip(example.runs, boxes(named(found, "when.cell")), strict=True):
        width = to_mm(sum(glyph.advance for glyph in run.glyphs) * run.size_pt / 1000)
        assert run.x + width / 2 == pytest.approx(cell.rect.x + cell.rect.width / 2, abs=0.01)


def test_a_tick_box_is_six_millimetres_with_its_stroke_inside() -> None:
    found = page("- field: {id: state, label: Où j'en suis, answer: ticks, options: [J'attends, C'est fait]}")
    ticks = [box for box in boxes(named(found, "state")) if box.tag.name.endswith(".box")]
    assert len(ticks) == 2
    for box in ticks:
        outer = bounds(box)
        assert (outer.width, outer.height) == pytest.approx((layout().writing.tick,) * 2)
        assert outer.x == pytest.approx(LEFT)


def test_ruled_lines_fill_what_is_left_at_their_pitch() -> None:
    found = lines(named(page("- text: {text: Mes notes}\n- lines: {pitch: 10}"), "line"))
    assert {round(b.y1 - a.y1, 3) for a, b in itertools.pairwise(found)} == {10.0}
    assert FOOT - 10 < found[-1].y1 <= FOOT
    assert all((line.x1, line.x2) == (LEFT, LEFT + WIDTH) for line in found)


def test_a_spacer_that_fills_pushes_to_the_foot() -> None:
    (text,) = texts(named(page("- spacer: fill\n- text: {text: En bas}"), "text-2"))
    assert text.y + layout().style("body").leading - 6.0 == FOOT


def test_what_is_left_is_shared_equally() -> None:
    found = page("""
        - box: {stroke: black, height: fill, blocks: [{text: {text: Un}}]}
        - box: {stroke: black, height: fill, blocks: [{text: {text: Deux}}, {text: {text: Trois}}]}
    """)
    one, two = (bounds(box) for box in boxes([*named(found, "box.1"), *named(found, "box.2")]))
    assert one.y == TOP
    assert two.bottom == pytest.approx(FOOT)
    assert two.height - one.height == pytest.approx(layout().style("body").leading)


def test_a_box_holds_its_content_within_its_padding() -> None:
    found = page("- box: {stroke: black, thickness: 0.5, padding: 5, blocks: [{text: {text: Dedans}}]}")
    (frame,) = boxes(named(found, "box.1"))
    (text,) = texts(named(found, "text-1"))
    assert bounds(frame).x == LEFT
    assert text.x == LEFT + 5
    assert bounds(frame).height == 2 * 5 + layout().style("body").leading


def test_columns_stand_side_by_side_and_fill_takes_the_rest() -> None:
    found = page("""
        - columns:
            widths: [30, fill]
            gap: 6
            cells:
              - - text: {text: Gauche}
              - - text: {text: Droite}
    """)
    left, right = (text for text in texts(list(found.items)) if text.text in {"Gauche", "Droite"})
    assert (left.x, right.x) == (LEFT, LEFT + 36)
    assert left.y == right.y


def test_a_table_rules_its_rows_and_columns() -> None:
    found = page("- table: {head: [Lun, Mar, Mer], rows: 4, row_height: 12, corner: 6}")
    rows, columns = lines(named(found, "row")), lines(named(found, "column"))
    assert (len(rows), len(columns)) == (5, 4)
    assert {round(b.y1 - a.y1, 3) for a, b in itertools.pairwise(rows)} == {12.0}
    assert (columns[0].x1, columns[-1].x1) == (LEFT, LEFT + WIDTH)
    assert len(boxes(named(found, "corner"))) == 12
    assert [text.text for text in texts(named(found, "head"))] == ["Lun", "Mar", "Mer"]


@pytest.mark.parametrize(("mark", "drawn"), [("dot", Box), ("tick", Box), ("cross", Line), ("number", Text)])
def test_each_thing_of_a_list_has_its_mark(mark: str, drawn: type[Item]) -> None:
    found = page(f"- list: {{items: [Un stylo, Mes papiers], mark: {mark}}}")
    marks = [item for item in found.items if ".mark" in item.tag.name]
    assert marks
    assert all(isinstance(item, drawn) for item in marks)
    things = [text for text in texts(named(found, "list-1")) if ".mark" not in text.tag.name]
    assert [text.text for text in things] == ["Un stylo", "Mes papiers"]
    assert all(bounds(item).right <= things[0].x for item in marks)


def test_a_qr_code_has_black_modules_of_four_tenths_and_white_all_around() -> None:
    found = page("- qr: {link: https://example.org/avis/v11/fr, size: 30}")
    (code,) = (item for item in found.items if isinstance(item, Qr))
    (quiet,) = boxes([item for item in found.items if item.tag.name.endswith(".quiet")])
    assert code.rect.width == code.rect.height == 30
    assert code.module >= 0.4
    assert code.ink.is_black_only
    for edge in (code.rect.x - quiet.rect.x, quiet.rect.bottom - code.rect.bottom):
        assert edge == pytest.approx(4 * code.module, abs=0.002)


def test_the_ink_of_a_pictogram_touches_the_margin() -> None:
    found = page("- picture: {pictogram: calendar, size: 24}")
    paths = [item for item in found.items if isinstance(item, Path)]
    assert min(bounds(path).x for path in paths) == LEFT - 2  # 24 mm on a grid of 24: two units of white
    assert {path.tag.alt for path in paths if path.tag.alt} == {"Une page de calendrier"}


def test_repeat_counts_and_shares_its_width() -> None:
    found = page("""
        - repeat:
            times: 4
            columns: 2
            gap: 6
            name: card
            blocks: [{text: {text: "n° {number}"}}]
    """)
    cards = texts(named(found, "card"))
    assert [text.text.replace("\u00a0", " ") for text in cards] == ["n° 1", "n° 2", "n° 3", "n° 4"]
    assert cards[1].x - cards[0].x == (WIDTH - 6) / 2 + 6
    assert cards[2].y - cards[0].y == layout().style("body").leading + 6


def test_too_much_is_told_with_its_measures_and_never_cut() -> None:
    found = one_page("- lines: {count: 20, pitch: 10}")
    (over,) = found.overset
    assert (over.page, over.needs, over.offers) == ("only/1", 200.0, FOOT - TOP)
    assert len(named(found.pages[0], "line")) == 20


def test_a_word_wider_than_its_column_is_told() -> None:
    found = one_page("""
        - columns:
            widths: [20, fill]
            cells: [[{heading: {text: Anticonstitutionnellement}}], []]
    """)
    (over,) = found.overset
    assert over.across
    assert over.offers == 20


def test_an_absent_text_takes_no_room() -> None:
    with_absent = page("- text: {from: intro}\n- text: {text: Bonjour}")
    without = page("- text: {text: Bonjour}")
    assert texts(named(with_absent, "text-2"))[0].y == texts(named(without, "text-1"))[0].y
