"""Which press is chosen, and the reason that is told."""

from __future__ import annotations

from typing import Any

from planned_presses import DIGITAL, HALF, a_press, reckoned

from recap_print.impose.choose import Choice, choose

NARROW: dict[str, Any] = {"id": "narrow", "sheet": {"width": 880, "height": 640}}


def test_the_press_with_the_fewest_plates() -> None:
    chosen = choose([reckoned(a_press(HALF)), reckoned(a_press())])
    assert chosen == Choice("offset-900x640", "fewest plates: 12 (offset-700x500: 24)")


def test_with_as_many_plates_the_fewest_impressions() -> None:
    """A press that turns the sheet itself prints both sides in one pass."""
    perfecting = a_press(id="perfecting", fold={"signature": 16, "work": "perfecting"})
    sheetwise = a_press(id="sheetwise", fold={"signature": 16, "work": "sheetwise"})
    chosen = choose([reckoned(sheetwise, pages=16), reckoned(perfecting, pages=16)])
    assert chosen == Choice("perfecting", "as few plates, fewest impressions: 5000 (sheetwise: 10000)")


def test_with_as_many_of_both_the_least_paper() -> None:
    chosen = choose([reckoned(a_press()), reckoned(a_press(NARROW))])
    assert chosen == Choice("narrow", "as few plates and impressions, least paper: 4224 m² (offset-900x640: 4320)")


def test_of_equals_the_first_named() -> None:
    chosen = choose([reckoned(a_press(id="a")), reckoned(a_press(id="b"))])
    assert chosen == Choice("a", "the first named of equals (b)")


def test_plates_weigh_nothing_against_a_press_without() -> None:
    chosen = choose([reckoned(a_press(DIGITAL)), reckoned(a_press()), reckoned(a_press(HALF))])
    assert chosen is not None
    assert chosen.press == "offset-900x640"
    assert "digital prints without plates: only `costs` in all the profiles can weigh that" in chosen.why


def test_presses_without_plates_among_themselves() -> None:
    office = a_press(DIGITAL, id="office", sheet={"width": 420, "height": 297})
    chosen = choose([reckoned(a_press(DIGITAL)), reckoned(office)])
    assert chosen is not None
    assert chosen.press == "office"
    assert chosen.why.startswith("as few impressions, least paper: ")


def test_costs_decide_when_all_state_them() -> None:
    """Few copies: a press without plates costs least, though it takes more sheets."""
    offset = a_press(costs={"currency": "EUR", "plate": 10, "sheet": 0.05})
    digital = a_press(DIGITAL, costs={"currency": "EUR", "sheet": 0.02, "impression": 0.03})
    few = choose([reckoned(offset, copies=50), reckoned(digital, copies=50)])
    assert few == Choice("digital", "costs least: 48.00 EUR (offset-900x640 123.75)")
    many = choose([reckoned(offset), reckoned(digital)])
    assert many is not None
    assert many.press == "offset-900x640"


def test_costs_in_two_currencies_decide_nothing() -> None:
    euros, francs = ({"currency": currency, "plate": 1} for currency in ("EUR", "CHF"))
    chosen = choose([reckoned(a_press(HALF, costs=francs)), reckoned(a_press(costs=euros))])
    assert chosen == Choice("offset-900x640", "fewest plates: 12 (offset-700x500: 24)")


def test_one_press_is_no_choice() -> None:
    assert choose([reckoned(a_press())]) == Choice("offset-900x640", "the only press that can take it")
    assert choose([]) is None
