"""What rules for a press judge on pages of given items: distances, contrast, quiet zones, words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from at_press import PRESS, filled, ink, judged, profile
from hypothesis import given
from hypothesis import strategies as st

from booklets import qr, tag, words
from recap_print.check.press.contrast import luminance
from recap_print.check.press.seen import outlines
from recap_print.check.press.words import exists, is_placeholder, phones
from recap_print.geometry import Rect, Segment
from recap_print.pages.model import Box, Item, Line, Path, Role
from small import shipped

BLUE, BLACK, PAPER, PALE = ink(90, 30), ink(k=100), ink(), ink(k=30)
RIGHT, LEFT = 0, 1


def facing(item: Item, side: int) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """Page 1, on the right, and page 2, on the left; the item stands on one of them."""
    return ((item,), ()) if side == RIGHT else ((), (item,))


@pytest.mark.parametrize(
    ("rect", "side", "told"),
    [
        (Rect(0, 50, 20, 20), RIGHT, []),  # the spine is not cut
        (Rect(0, 50, 20, 20), LEFT, ["ends at the left trim"]),
        (Rect(128, 50, 20, 20), RIGHT, ["ends at the right trim"]),
        (Rect(128, 50, 20, 20), LEFT, []),
        (Rect(128, 50, 22, 20), RIGHT, ["ends 2 mm beyond the right trim"]),
        (Rect(128, 50, 23, 20), RIGHT, []),
        (Rect(127.5, 50, 20, 20), RIGHT, []),  # it stops half a millimetre before the knife, as it was asked to
        (Rect(149, 50, 1, 20), RIGHT, []),  # off the page altogether
        (Rect(50, 0, 20, 210), RIGHT, ["ends at the head trim"]),
    ],
)
def test_ink_at_the_knife_runs_out_to_the_bleed(rect: Rect, side: int, told: list[str]) -> None:
    found = judged("P112", *facing(filled(rect.x, rect.y, rect.width, rect.height, BLUE), side))
    assert [finding.message.partition("a box ")[2].partition(":")[0] for finding in found] == told


def test_white_on_white_needs_no_bleed_and_white_on_ink_does() -> None:
    ground, tab = filled(-3, -3, 154, 216, BLUE), filled(140, 40, 8, 20, PAPER)
    assert not judged("P112", (tab,))
    assert judged("P112", (ground, tab))
    assert not judged("P112", (ground, filled(140, 40, 8, 20, BLUE)))


@pytest.mark.parametrize(("x", "side", "safety", "count"), [(6, LEFT, 6, 0), (6, LEFT, 7, 1), (14, RIGHT, 20, 0)])
def test_distance_to_the_knife_is_the_presss(x: float, side: int, safety: float, count: int) -> None:
    (line,) = words("t", "Bonjour", x, 100)
    found = judged("P111", *facing(line, side), press=replace(PRESS, safety=safety))
    assert len(found) == count


def test_what_the_layout_forbids_already_is_told_by_the_layouts_own_rule_alone() -> None:
    (line,) = words("t", "Bonjour", 3, 100)
    assert not judged("P111", *facing(line, LEFT), press=replace(PRESS, safety=10))


TRIANGLE = (Segment("M", (20, 40)), Segment("L", (80, 40)), Segment("L", (20, 80)), Segment("Z"))


@pytest.mark.parametrize(("x", "y", "readable"), [(22, 50, True), (65, 75, False)])
def test_text_is_judged_on_the_shape_beneath_it(x: float, y: float, readable: bool) -> None:
    shape = Path(tag("shape", Role.ARTIFACT), Rect(20, 40, 60, 40), TRIANGLE, fill=BLACK)
    (line,) = words("t", "Oui", x, y, ink=PAPER)
    assert bool(judged("P103", (shape, line))) is not readable


def test_text_that_leaves_its_ground_is_judged_where_it_reads_worst() -> None:
    (line,) = words("t", "Bonjour", 20, 50, ink=PAPER)
    assert judged("P103", (filled(15, 40, 8, 20, BLACK), line))
    assert not judged("P103", (filled(15, 40, 40, 20, BLACK), line))


def test_what_is_painted_later_is_no_ground() -> None:
    (line,) = words("t", "Bonjour", 20, 50, ink=BLACK)
    assert not judged("P103", (line, filled(15, 40, 40, 20, BLACK)))


def test_bold_text_is_large_from_14_points_on() -> None:
    middling = ink(k=60)
    assert 3 < profile().contrast(middling.cmyk, PAPER.cmyk) < 4.5
    for size_pt, font, count in ((14, "regular", 1), (14, "semibold", 1), (14, "bold", 0), (18, "regular", 0)):
        (line,) = words("t", "Bonjour", 20, 50, ink=middling, font=font, size_pt=size_pt)
        assert len(judged("P103", (line,))) == count, (size_pt, font)


@given(st.tuples(*[st.floats(0, 100)] * 4))
def test_a_luminance_that_is_kept_is_the_profiles_own(cmyk: tuple[float, float, float, float]) -> None:
    assert luminance(profile(), cmyk) == luminance(profile(), cmyk) == profile().luminance(cmyk)


def test_writing_lines_may_be_as_quiet_as_they_like_but_not_on_a_tint() -> None:
    line = Line(tag("line", Role.FIELD), 20, 50, 80, 50, 0.35, PALE)
    assert not judged("P10", (line,))
    assert judged("P105", (filled(15, 40, 80, 20, PALE), line))
    assert not judged("P105", (filled(15, 49.5, 80, 20, PALE), line))  # the pen writes above the line


SYMBOL = qr("qr", "https://www.cnil.fr", 60, 100)  # 21 modules of 1 mm


@pytest.mark.parametrize(
    ("below", "above", "quiet"),
    [
        ([], [], True),
        ([filled(20, 60, 100, 100, BLUE)], [], False),
        ([filled(20, 60, 100, 100, BLUE), filled(56, 96, 29, 29, PAPER)], [], True),
        ([filled(20, 60, 100, 100, BLUE), filled(57, 96, 29, 29, PAPER)], [], False),
        ([filled(56, 96, 29, 29, PAPER), filled(20, 60, 37, 100, BLUE)], [], False),
        ([], [filled(85, 100, 20, 20, BLUE)], True),
        ([], [filled(84, 100, 20, 20, BLUE)], False),
        ([], [filled(70, 110, 5, 5, PAPER)], False),  # a logo in the middle
        ([Box(tag("frame"), Rect(50, 90, 60, 60), stroke=BLUE, thickness=1)], [], True),
        ([Box(tag("frame"), Rect(57, 90, 60, 60), stroke=BLUE, thickness=1)], [], False),
        ([Box(tag("card"), Rect(50, 90, 60, 60), PAPER, BLUE, 1)], [], True),
    ],
)
def test_four_modules_around_a_code_are_bare(below: list[Item], above: list[Item], quiet: bool) -> None:
    assert bool(judged("P123", (*below, SYMBOL, *above))) is not quiet


@pytest.mark.parametrize(("x", "side", "count"), [(14, RIGHT, 1), (20, RIGHT, 0), (113, LEFT, 1), (60, LEFT, 0)])
def test_a_code_keeps_off_the_fold(x: float, side: int, count: int) -> None:
    symbol = qr("qr", "https://www.cnil.fr", x, 100)
    found = judged("P124", *facing(symbol, side), press=replace(PRESS, safety=16))
    assert len(found) == count


@pytest.mark.parametrize(
    ("payload", "opens"),
    [
        ("https://wa.me/33760000001", True),
        ("https://wa.me/33760000001?text=Bonjour%20!", False),  # a sign that is not encoded
        ("https://wa.me/33760000001?text=Bonjour%20%21", True),
        ("https://wa.me/+33760000001", False),
        ("https://wa.me/0033760000001", False),
        ("https://wa.me/330760000001", False),
        ("https://wa.me/3376000000", False),
        ("https://wa.me/0760000001", False),
        ("https://wa.me/337 60 00 00 01", False),
        ("http://wa.me/33760000001", False),
        ("wa.me/33760000001", False),
        ("https://api.whatsapp.com/send?phone=33760000001", False),
        ("https://whatsapp.com/channel/0029Va", True),  # a channel is no conversation
        ("https://www.cnil.fr/wa.me/", True),
    ],
)
def test_whatsapp_links_open_a_conversation(payload: str, opens: bool) -> None:
    assert bool(judged("P126", (qr("qr", payload),))) is not opens


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Écrivez à aide@example.org", "P131"),
        ("www.example.com/avis.", "P131"),
        ("http://localhost:8000/avis", "P131"),
        ("carnet.test", "P131"),
        ("exemple.org, exampler.com, example.community", ""),
        ("Ceci est un test.", ""),
        ("06 39 98 00 27", "P132"),
        ("+33 (0)1 99 00 12 34", "P132"),
        ("01.99.00.12.34", "P132"),
        ("0536491234", "P132"),
        ("06 12 34 56 78", "P132"),
        ("06\u00a000\u00a000\u00a000\u00a000", "P132"),
        ("01 53 73 22 22", ""),
        ("Lorem ipsum dolor", "P133"),
        ("06 XX XX XX XX", "P133"),
        ("Adresse : à compléter", "P133"),
        ("À définir", "P133"),
        ("Une fiche à compléter", ""),
        ("01 53 73 22 2", "P134"),
        ("01 53 73 22 22 22", "P134"),
        ("04 00 00 00 01", "P134"),
        ("Appelez le 12345", "P134"),
        ("Appelez le 3919, le 15 ou le 112.", ""),
        ("Appelez le 12 mars", ""),
        ("Le 06 10 2026 à 10 30, le 06.10.2026", ""),
        ("+44 7700 900123", ""),
    ],
)
def test_words_that_stand_in_for_the_real_thing(said: str, code: str) -> None:
    (line,) = words("t", "Bonjour", 20, 50)
    found = judged("P13", (replace(line, text=said),))
    assert {finding.code for finding in found} == ({code} if code else set())


def test_words_broken_over_two_lines_are_read_as_one() -> None:
    lines = words("t", "Adresse [à/compléter]", 20, 50)
    assert [finding.code for finding in judged("P13", lines)] == ["P133"]


@given(st.integers(100_000_000, 999_999_999), st.sampled_from(("", " ", ".", "-")))
def test_a_french_number_is_read_however_it_is_spaced(number: int, sign: str) -> None:
    digits = f"0{number}"
    shown = sign.join(digits[n : n + 2] for n in range(0, 10, 2))
    assert {phone.digits for phone in phones(f"Appelez le {shown}.")} == {digits}


@pytest.mark.parametrize("digits", ["15", "112", "3919", "3949", "116117", "0153732222", "0800232425"])
def test_numbers_that_exist(digits: str) -> None:
    assert exists(digits)
    assert not is_placeholder(digits)


def test_a_curve_stays_on_its_way() -> None:
    quarter = outlines((Segment("M", (10, 0)), Segment("C", (10, 5.523, 5.523, 10, 0, 10))))
    assert all(abs((x * x + y * y) ** 0.5 - 10) < 0.01 for x, y in quarter[0])


@pytest.mark.parametrize("edition", ["v10", "v11"])
def test_the_shipped_editions_have_placeholders_and_no_other_fault(edition: str) -> None:
    prepared = shipped(edition)
    assert prepared.booklet is not None
    found = judged("P1", *(page.items for page in prepared.booklet.pages))
    assert {finding.code for finding in found} == {"P131", "P132"}
