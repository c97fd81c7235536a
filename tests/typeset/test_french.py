"""French spacing: what is tied, what is left alone, and laws that hold for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recap_print.fonts import NARROW_NO_BREAK, NO_BREAK
from recap_print.typeset import typography
from recap_print.typeset.french import tied

_, t = NO_BREAK, NARROW_NO_BREAK


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Avec qui ?", f"Avec qui{t}?"),
        ("Bravo ! Oui ; non", f"Bravo{t}! Oui{t}; non"),
        ("Demandez à : la mairie", f"Demandez à{_}: la mairie"),
        ("« Bonjour »", f"«{_}Bonjour{_}»"),
        ("l'appareil d'Anne", "l’appareil d’Anne"),
        ("Et puis...", "Et puis…"),
        ("06 39 98 00 27", f"06{_}39{_}98{_}00{_}27"),
        ("le 12 mars 2026", f"le 12{_}mars{_}2026"),
        ("de 9 h à 17 h 30", f"de 9{_}h à 17{_}h{_}30"),
        ("10 % de 120 000 €", f"10{_}% de 120{_}000{_}€"),
        ("M. Petit et Mme Diallo", f"M.{_}Petit et Mme{_}Diallo"),
        ("Téléphone, adresse", "Téléphone, adresse"),
        ("https://example.org/avis?v=11", "https://example.org/avis?v=11"),
    ],
)
def test_what_is_tied(typed: str, printed: str) -> None:
    assert tied(typed) == printed


@given(st.text(st.sampled_from("aé 0123456789?!;:«»'.,hM€%\u00a0\u202f\n-"), max_size=40))
def test_tying_twice_ties_no_more(text: str) -> None:
    assert tied(tied(text)) == tied(text)


@given(st.text(st.sampled_from("aé 0123456789?!;:«»,hM€%\n-"), max_size=40))
def test_only_spaces_change(text: str) -> None:
    def bare(words: str) -> str:
        return "".join(words.split()).replace(NARROW_NO_BREAK, "")

    assert bare(tied(text)) == bare(text)


@given(st.lists(st.integers(0, 99), min_size=5, max_size=5))
def test_a_phone_number_has_nowhere_to_break(pairs: list[int]) -> None:
    number = " ".join(f"{pair:02}" for pair in pairs)
    assert " " not in tied(number)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_other_languages_have_the_same_apostrophe(language: str) -> None:
    said = typography.tied("Your phone's camera, La Plateforme de l'inclusion, 5' 30\"", language)
    assert said == "Your phone’s camera, La Plateforme de l’inclusion, 5' 30\""
