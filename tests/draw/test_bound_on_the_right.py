"""Sheets of a booklet read from the right: those of one read from the left with left and right exchanged.

What is on them is read by poppler: folios say which page it is, their places where it lies and which way up.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from printed import Printed, Word, drawn

import arabic
from recap_print.draw.sheets import sheets_pdf
from recap_print.pages.model import Booklet, Text
from recap_print.pipeline.imposing import Asked, imposed, pages_of
from recap_print.pipeline.presses import read_press
from recap_print.sheets.model import Imposition
from recap_print.sheets.press import Binding, Press
from small import ROOT, workshop

Grid = list[list[int]]
"""Rows from the top, cells from the left, as the side is displayed; a negative page stands head down."""

VECTORS = json.loads((ROOT / "tests" / "impose" / "vectors.json").read_text("utf-8"))
NOTES = "- {{id: notes, kind: notes, title: ملاحظات, color: blue, pictogram: star, pages: {count}}}\n"


@cache
def booklet(count: int, language: str = "ar") -> Booklet:
    return arabic.booklet(NOTES.format(count=count), count, language)


def large(signature: int, binding: Binding = Binding.SADDLE) -> Press:
    """The offset press, with a sheet that takes any signature."""
    press, _ = read_press(workshop(), "offset-900x640")
    folding = replace(press.folding, signature=signature, binding=binding, work=None)
    return replace(press, width=1400, height=1000, folding=folding)


def two_up() -> Press:
    press, _ = read_press(workshop(), "sra3")
    return press


def sheets(of: Booklet, press: Press) -> tuple[Imposition, Printed]:
    plan = imposed(Asked(press, Path("press.yaml")), pages_of(of))
    name = f"{of.language}-{len(of.pages)}-{press.id}-{press.folding.signature}-{press.folding.binding}.pdf"
    return plan, drawn(name, sheets_pdf(of, plan, arabic.shelf()))


def grid(words: list[Word], of: Booklet) -> Grid:
    """The pages of a side. A folio stands at the foot of its page: the title is as far above it as it is there, or as
    far below, when the page stands head down."""
    rows: dict[float, list[tuple[float, int]]] = {}
    for word in words:
        if word.text.isdecimal():
            foot, apart = middle(word), to_title(of, int(word.text))
            [way] = [way for way in (1, -1) if any(is_at(foot - way * apart, other) for other in words)]
            head = foot - way * apart / 2
            row = next((known for known in rows if abs(known - head) < apart / 2), head)
            rows.setdefault(row, []).append((word.left, way * int(word.text)))
    return [[page for _, page in sorted(rows[row])] for row in sorted(rows)]


def to_title(of: Booklet, number: int) -> float:
    title, folio = sorted(item.y for item in of.pages[number - 1].items if isinstance(item, Text))
    return folio - title


def middle(word: Word) -> float:
    return (word.top + word.bottom) / 2


def is_at(height: float, word: Word) -> bool:
    return not word.text.isdecimal() and abs(middle(word) - height) < 3


def mirrored(side: Grid) -> Grid:
    return [row[::-1] for row in side]


@pytest.mark.parametrize("count", [8, 16, 48])
def test_two_pages_a_side_are_exchanged(count: int) -> None:
    made = booklet(count)
    _, pdf = sheets(made, two_up())
    found = [grid(words, made) for words in pdf.words]
    told = VECTORS["left_to_right"][str(count)]
    assert found == [[side[::-1]] for sheet in told for side in (sheet["front"], sheet["back"])]


@pytest.mark.parametrize("size", [8, 16, 32])
def test_a_signature_is_laid_the_other_way_round(size: int) -> None:
    made = booklet(size)
    _, pdf = sheets(made, large(size))
    told = VECTORS["signatures"][str(size)]
    assert [grid(words, made) for words in pdf.words] == [mirrored(told["front"]), mirrored(told["back"])]


@pytest.mark.parametrize(("kind", "case"), [(kind, case) for kind in ("nested", "gathered") for case in VECTORS[kind]])
def test_signatures_are_laid_the_other_way_round(kind: str, case: str) -> None:
    count, size = map(int, case.split(" on "))
    made = booklet(count)
    _, pdf = sheets(made, large(size, Binding.SADDLE if kind == "nested" else Binding.PERFECT))
    told = [mirrored(side) for sheet in VECTORS[kind][case] for side in (sheet["front"], sheet["back"])]
    assert [grid(words, made) for words in pdf.words] == told


def test_a_booklet_read_from_the_left_is_laid_as_ever() -> None:
    """The same words in another language: what the language does, and nothing else."""
    made = booklet(8, "en")
    _, pdf = sheets(made, two_up())
    told = VECTORS["left_to_right"]["8"]
    assert [grid(words, made) for words in pdf.words] == [[sheet[side]] for sheet in told for side in ("front", "back")]


def test_folios_are_far_from_the_fold() -> None:
    """The spine is in the middle, for the first page too, which is on the left of its sheet."""
    made, press = booklet(8), two_up()
    _, pdf = sheets(made, press)
    for words in pdf.words:
        left, right = sorted((word for word in words if word.text.isdecimal()), key=lambda word: word.left)
        assert press.width / 2 - left.right > made.stock.width * 0.8
        assert right.left - press.width / 2 > made.stock.width * 0.8


def test_pages_are_pushed_toward_the_fold_from_the_other_side() -> None:
    """Creep: left pages stand further to the right the deeper they lie, by the thickness of the paper between."""
    press = two_up()
    _, pdf = sheets(booklet(48), press)
    outer, inner = (min(word.left for word in pdf.words[side] if word.text.isdecimal()) for side in (0, -2))
    assert inner - outer == pytest.approx(11 * press.caliper_um / 1000, abs=0.05)
