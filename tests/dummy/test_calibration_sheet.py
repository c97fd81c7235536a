"""The duplex calibration sheet as poppler sees it: measures that can be trusted, and an answer for either flip."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from PIL import Image
from trial_prints import Sheet, Word, look, printed, workshop

from recap_print.geometry import Rect
from recap_print.pipeline.trying import calibration
from recap_print.sheets.dummy import PAPERS
from recap_print.sheets.press import Flip
from recap_print.typeset.calibrate import CROSS, DEEPEST

PER_MM = 40
"""Pixels a millimetre: a line is found to 0.025 mm."""
EXACT = 0.05


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("calibration")


@pytest.fixture(scope="module", params=list(PAPERS))
def paper(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def made(folder: Path, paper: str) -> Path:
    return calibration(workshop(), paper, folder / f"{paper}.pdf").path


@cache
def sheets(path: Path) -> list[Sheet]:
    return printed(path.read_bytes())


def dark(image: Image.Image, *, rows: bool) -> list[float]:
    """The middles (mm within the image) of the dark bands along its columns, or its rows: where ink is solid across
    most of the other direction."""
    size = (1, image.height) if rows else (image.width, 1)
    line = list(image.resize(size, Image.Resampling.BOX).tobytes())
    limit = (min(line) + 255) / 2
    found: list[float] = []
    start: int | None = None
    for at, value in enumerate([*line, 255]):
        if value < limit and start is None:
            start = at
        elif value >= limit and start is not None:
            found.append((start + at) / 2 / PER_MM)
            start = None
    return found


def close(found: Sequence[float], wanted: Sequence[float]) -> bool:
    return len(found) == len(wanted) and all(abs(a - b) < EXACT for a, b in zip(found, wanted, strict=True))


def test_it_is_two_pages_exactly_as_large_as_the_paper(made: Path, paper: str) -> None:
    sizes = [(sheet.width, sheet.height) for sheet in sheets(made)]
    assert len(sizes) == 2
    for size in sizes:
        assert size == pytest.approx(PAPERS[paper], abs=0.01)


def upright(sheet: Sheet) -> set[str]:
    """What a person reads without turning the sheet: the rows of words that run from left to right in their order.

    ``flip:`` stands before its answer, and so do ``Short`` and ``Long`` before ``edge``.
    """
    pairs = zip(sheet.words, sheet.words[1:], strict=False)
    return {f"{a.text} {b.text}" for a, b in pairs if same_row(a, b) and a.box.x < b.box.x}


def same_row(a: Word, b: Word) -> bool:
    return abs(a.middle[1] - b.middle[1]) < 1


def turned(sheet: Sheet) -> Sheet:
    """The same sheet, head down."""
    boxes = [(word.text, word.box) for word in sheet.words]
    words = tuple(
        Word(text, Rect(sheet.width - box.right, sheet.height - box.bottom, box.width, box.height))
        for text, box in boxes
    )
    return Sheet(sheet.width, sheet.height, words)


@pytest.mark.parametrize("flip", list(Flip))
def test_turned_like_the_page_of_a_book_the_answer_stands_the_right_way_up(made: Path, flip: Flip) -> None:
    """A page of a book turns about the left edge, a short one here: the paper of a printer that turns it about its long
    edge shows its back head down."""
    _, back = sheets(made)
    seen = back if flip is Flip.SHORT_EDGE else turned(back)
    other = next(edge for edge in Flip if edge is not flip)
    answers = upright(seen)
    assert f"flip: {flip.value}" in answers
    assert f"{flip.value.split('-')[0].title()} edge" in answers
    assert f"flip: {other.value}" not in answers
    answer = next(word for word in seen.words if word.text == flip.value)
    assert answer.middle[1] < seen.height / 2, "in the upper half, as it is read"


def test_the_front_says_what_to_do(made: Path) -> None:
    front, _ = sheets(made)
    said = " ".join(word.text for word in front.words)
    for words in ("both sides", "100 %", "like the page of a book", "the right way up", "“unprintable:”"):
        assert words in said


@pytest.mark.parametrize("page", [1, 2])
def test_rulers_at_the_edges_are_exact(made: Path, paper: str, page: int) -> None:
    width, height = PAPERS[paper]
    deep = DEEPEST + 0.5
    wanted = list(range(1, DEEPEST + 1))
    head = look(made, page, Rect(width / 2 - 31, 0, 62, deep), PER_MM)
    foot = look(made, page, Rect(width / 2 - 31, height - deep, 62, deep), PER_MM)
    assert close(dark(head, rows=True), wanted)
    assert close(dark(foot, rows=True), [deep - mm for mm in reversed(wanted)])
    # one side ruler stands in each half of the back, both in the middle of the front
    left_at, right_at = (height / 2, height / 2) if page == 1 else (height / 4 + 16, height - height / 4 - 16)
    left = look(made, page, Rect(0, left_at - 31, deep, 62), PER_MM)
    right = look(made, page, Rect(width - deep, right_at - 31, deep, 62), PER_MM)
    assert close(dark(left, rows=False), wanted)
    assert close(dark(right, rows=False), [deep - mm for mm in reversed(wanted)])


@pytest.mark.parametrize("corner", [(0, 0), (1, 0), (0, 1), (1, 1)])
def test_crosses_of_both_sides_meet_and_their_scales_are_exact(made: Path, paper: str, corner: tuple[int, int]) -> None:
    width, height = PAPERS[paper]
    x, y = (CROSS, width - CROSS)[corner[0]], (CROSS, height - CROSS)[corner[1]]
    scale = [float(mm) for mm in range(-7, 8)]
    for page in (1, 2):
        # a thin strip beside each arm crosses its ticks, and the other arm at 0
        beside = 0.3 if page == 1 else 0.15
        across = look(made, page, Rect(x - 7.5, y - beside - 0.1, 15, 0.1), PER_MM)
        down = look(made, page, Rect(x + beside, y - 7.5, 0.1, 15), PER_MM)
        assert close(dark(across, rows=False), [mm + 7.5 for mm in scale])
        assert close(dark(down, rows=True), [mm + 7.5 for mm in scale])


def test_a_hundred_millimetres_are_a_hundred(made: Path) -> None:
    front, _ = sheets(made)
    # the line ends 4 mm before the words that name it
    number = max((word for word in front.words if word.text == "100"), key=lambda word: word.box.y)
    end = number.box.x - 4
    area = Rect(end - 101, number.middle[1] + 0.8, 102, 0.5)
    ends = dark(look(made, 1, area, PER_MM), rows=False)
    assert len(ends) == 2, "the two ticks that reach below the line"
    assert abs(ends[1] - ends[0] - 100) < EXACT


def test_it_is_a_plain_pdf_and_always_the_same(made: Path, paper: str, folder: Path) -> None:
    data = made.read_bytes()
    assert b"GTS_PDFX" not in data
    assert b"OutputIntent" not in data
    assert calibration(workshop(), paper, folder / "again.pdf").path.read_bytes() == data
