"""Pages photographed: cut at their trim, as large as they may be, by a child that may fall."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from fpdf import FPDF
from PIL import Image

from recap_print.errors import CannotRead
from recap_print.pdf.raster import margins, photograph
from recap_print.pdf.shot import Seat, Shot
from recap_print.pipeline.children import Stopped
from recap_print.pipeline.redraw import plain_pdf
from recap_print.pipeline.shots import Cameras, shots_from, told
from recap_print.units import to_pt
from small import one_page, workshop

BLUE, WHITE, RED = (0, 0, 255), (255, 255, 255), (255, 0, 0)
WIDE, HIGH, AROUND = 60.0, 40.0, 10.0


def card(turn: int = 0) -> bytes:
    """A page of 60 × 40 mm with 10 mm around its trim: white, red around, a blue corner 20 × 10 mm at the top left
    of the trim as written; turned clockwise when shown."""
    pdf = FPDF(unit="mm", format=(WIDE + 2 * AROUND, HIGH + 2 * AROUND))
    pdf.add_page()
    pdf.set_fill_color(*RED)
    pdf.rect(0, 0, WIDE + 2 * AROUND, HIGH + 2 * AROUND, "F")
    pdf.set_fill_color(*WHITE)
    pdf.rect(AROUND, AROUND, WIDE, HIGH, "F")
    pdf.set_fill_color(*BLUE)
    pdf.rect(AROUND, AROUND, 20, 10, "F")
    data = bytes(pdf.output())
    box = " ".join(f"{to_pt(side):.3f}" for side in (AROUND, AROUND, AROUND + WIDE, AROUND + HIGH))
    return data.replace(b"/Type /Page\n", f"/Type /Page\n/TrimBox [{box}]\n/Rotate {turn}\n".encode(), 1)


def seen(shot: Shot, x: float, y: float) -> tuple[int, ...]:
    """The colour at a place in mm from the top left."""
    with Image.open(BytesIO(shot.data)) as image:
        assert image.format == "JPEG"
        at = int(x * image.width / shot.width), int(y * image.height / shot.height)
        pixel = image.convert("RGB").getpixel(at)
    assert isinstance(pixel, tuple)
    return tuple(round(side / 255) * 255 for side in pixel)


def test_a_page_is_cut_at_its_trim() -> None:
    shot = photograph(card(), [1]).pages[1]
    assert (shot.width, shot.height) == (WIDE, HIGH)
    corners = [seen(shot, x, y) for x, y in ((1, 1), (WIDE - 1, 1), (1, HIGH - 1), (WIDE - 1, HIGH - 1))]
    assert corners == [BLUE, WHITE, WHITE, WHITE]
    assert [seen(shot, *at) for at in ((19, 9), (21, 9), (19, 11))] == [BLUE, WHITE, WHITE]


@pytest.mark.parametrize(("turn", "at"), [(90, (HIGH - 1, 1)), (180, (WIDE - 1, HIGH - 1)), (270, (1, WIDE - 1))])
def test_a_turned_page_is_cut_as_it_is_shown(turn: int, at: tuple[float, float]) -> None:
    shot = photograph(card(turn), [1]).pages[1]
    assert (shot.width, shot.height) == ((HIGH, WIDE) if turn != 180 else (WIDE, HIGH))
    corners = {(x, y) for x in (1, shot.width - 1) for y in (1, shot.height - 1)}
    assert {corner: seen(shot, *corner) for corner in corners} == {c: BLUE if c == at else WHITE for c in corners}


def test_margins_turn_with_the_page() -> None:
    bounds, trim = (0.0, 0.0, 100.0, 200.0), (1.0, 2.0, 97.0, 196.0)
    assert [margins(bounds, trim, turn) for turn in (0, 90, 180, 270)] == [
        (1, 2, 3, 4),
        (2, 3, 4, 1),
        (3, 4, 1, 2),
        (4, 1, 2, 3),
    ]
    assert margins(bounds, None, 90) == (0, 0, 0, 0)
    assert margins(bounds, (-5.0, -5.0, 300.0, 300.0), 0) == (0, 0, 0, 0)


def test_a_page_is_cut_from_the_sheet_where_it_lies() -> None:
    upside_down = Seat(1, (-1.0, 0.0, 0.0, -1.0, AROUND + WIDE, AROUND + HIGH), WIDE, HIGH)
    shots = photograph(card(), [7, 1], {7: upside_down}).pages
    assert (shots[7].width, shots[7].height) == (WIDE, HIGH)
    assert [seen(shots[7], *at) for at in ((1, 1), (WIDE - 1, HIGH - 1))] == [WHITE, BLUE]
    assert seen(shots[1], 1, 1) == BLUE


def test_same_file_same_pictures() -> None:
    assert photograph(card(), [1]) == photograph(card(), [1])


def test_pictures_are_as_sharp_as_their_bytes_allow() -> None:
    sharp = photograph(card(), [1]).pages[1]
    coarse = photograph(card(), [1], most=len(sharp.data) * 2 // 3)
    assert 0 < len(coarse.pages[1].data) <= len(sharp.data) * 2 // 3
    assert not photograph(card(), [1], most=10).pages


def test_what_cannot_be_shown_is_said() -> None:
    assert photograph(b"%PDF-1.4 nothing", [1]).unseen
    shots = photograph(card(), [1, 2, 0])
    assert list(shots.pages) == [1]
    assert "page 2" in shots.unseen
    assert "too long" in photograph(card(), [1], seconds=-1.0).unseen


def test_children_take_pictures_of_both_sides() -> None:
    seat = Seat(1, (1.0, 0.0, 0.0, 1.0, AROUND, AROUND), 20.0, 10.0)
    with Cameras() as cameras:
        old, new = cameras.shoot(card, lambda: card(90), ([1, 1], [3]), ({}, {3: seat}))
    assert {n: (shot.width, shot.height) for n, shot in old.pages.items()} == {1: (WIDE, HIGH)}
    assert {n: (shot.width, shot.height) for n, shot in new.pages.items()} == {3: (20, 10)}


def test_a_side_that_cannot_be_drawn_is_not_shown_and_the_other_is() -> None:
    def refuse() -> bytes:
        raise CannotRead("the font bold is not at hand")

    with Cameras() as cameras:
        old, new = cameras.shoot(refuse, card, ([1], [1]))
    assert (dict(old.pages), old.unseen) == ({}, "the font bold is not at hand")
    assert list(new.pages) == [1]


def test_nothing_is_drawn_when_nothing_is_wanted() -> None:
    def never() -> bytes:
        raise AssertionError

    with Cameras() as cameras:
        assert not any(shots.pages or shots.unseen for shots in cameras.shoot(never, never, ((), ())))


def test_pictures_go_from_one_process_to_another_whole() -> None:
    shots = photograph(card(), [1, 2])
    assert shots_from(told(shots)) == shots
    for damaged in (b"", b"{}", told(shots)[:-1], b"[" * 10_000, b'{"pages": [[1, 2, 3, -5]], "unseen": ""}\n'):
        with pytest.raises(Stopped):
            shots_from(damaged)


def test_a_booklet_is_drawn_with_its_own_fonts_or_not_at_all() -> None:
    pages = one_page("- text: {text: Bonjour}\n")
    hashed = replace(pages, hashes=workshop().design("a5").hashes)
    assert photograph(plain_pdf(workshop(), hashed), [1]).pages[1].width == pages.stock.width
    other = tuple((name, "0" * 64 if name.startswith("font ") else digest) for name, digest in hashed.hashes)
    with pytest.raises(CannotRead, match="another file"):
        plain_pdf(workshop(), replace(hashed, hashes=other))
    with pytest.raises(CannotRead, match="in its project"):
        plain_pdf(None, hashed)
    with pytest.raises(CannotRead, match="not at hand"):
        plain_pdf(workshop(), replace(hashed, layout="none"))
